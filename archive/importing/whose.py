"""Whose a record is: as it was said, else whose it is known as, else told from its own address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.models import Publisher, Report
from archive.parsing.shortening import shortened
from archive.reading import UNWANTED, Custody, UnreadableInput

from .sites import Site, find_houses, read_house, read_site

_LONGEST_SLUG = 80
_LISTED = 10
"""Houses that a message names one by one."""

_UNSAID = "it is not said who published it, and"
WHAT_TO_DO = "Say it: --publisher, “publisher” in its .meta.json or its line of JSON, or the form’s choice."


@dataclass(frozen=True, slots=True)
class Whose:
    """A record's publisher; `how` says in a sentence how it was told, "" where somebody has said it."""

    publisher: Publisher
    how: str = ""


class Houses:
    """The publishers that there are, with their sites; in the bin is none from which a record's could be told."""

    def __init__(self, publishers: Iterable[Publisher]) -> None:
        self.by_slug = {publisher.slug: publisher for publisher in publishers}
        self._live = [house for house in self.by_slug.values() if house.binned_at is None]
        read = {house.slug: read_house(house.url) for house in self._live}
        self._sites: dict[str, Site] = {slug: site for slug, site in read.items() if site is not None}
        self._headings = Counter(house.label for house in self.by_slug.values())

    def heading(self, publisher: Publisher) -> str:
        """What it is called; where several are called so, as ministries of several countries are, with its slug."""
        label = publisher.label
        return label if self._headings[label] < 2 else f"{label} ({publisher.slug})"

    def whose(self, custody: Custody, *, known_as: Publisher | None, saved_from: Sequence[str] = ()) -> Whose:
        """The publisher of a record; `known_as` is that of the report which is known by its address.

        `saved_from` is where a browser says that it saved it, if not at its address. Raises UnreadableInput, without the
        record's name.
        """
        if custody.publisher:
            return Whose(self._said(custody.publisher))
        if known_as is not None:
            self._refuse_elsewhere(custody.address, saved_from)
            return Whose(known_as, "Whose it is was told from the record that was known by its address.")
        house = self._told(custody.address)
        self._refuse_elsewhere(custody.address, saved_from)
        return Whose(house, f"Whose it is was told from its address, which fits {house.url}.")

    def _said(self, slug: str) -> Publisher:
        if slug not in self.by_slug:
            there = ", ".join(sorted(self.by_slug)) or "none yet"
            raise UnreadableInput(
                f"there is no publisher “{shortened(slug, _LONGEST_SLUG)}”. There are: {there}. Another one is added in the admin."
            )
        return self.by_slug[slug]

    def _told(self, address: str) -> Publisher:
        if not address:
            raise UnreadableInput(f"{_UNSAID} it has no address from which that could be told. {WHAT_TO_DO}")
        page = read_site(address)
        if page is None:
            raise UnreadableInput(f"{_UNSAID} nothing is told from such an address: {address[:200]}. {WHAT_TO_DO}")
        found = find_houses(page, self._sites)
        if len(found) > 1:
            raise UnreadableInput(f"{_UNSAID} its address fits more than one: {self._named(found)}. {WHAT_TO_DO}")
        if not found:
            raise UnreadableInput(
                f"{_UNSAID} the address of no publisher fits {page.whole}. {self._looked_at()} {WHAT_TO_DO} "
                "Or write in the admin at which address that publisher’s pages are."
            )
        return self.by_slug[found[0]]

    def _refuse_elsewhere(self, address: str, saved_from: Sequence[str]) -> None:
        """Refuse a page that a browser saved at another house's site than it says it is at: anybody's page can say so."""
        for other in saved_from:
            if not self._is_alike(address, other):
                saved = read_site(other)
                raise UnreadableInput(
                    f"{_UNSAID} the page says that its address is {address[:200]}, but was saved from {saved.whole if saved else other[:200]}. {WHAT_TO_DO}"
                )

    def _is_alike(self, address: str, other: str) -> bool:
        """Whether the two are on the site of the same house, or on the same host where no house is known."""
        page, saved = read_site(address), read_site(other)
        if page is None or saved is None:
            return False
        found = find_houses(page, self._sites)
        return found == find_houses(saved, self._sites) and (bool(found) or page.host == saved.host)

    def _looked_at(self) -> str:
        without = len(self._live) - len(self._sites)
        blank = f" Of {without} no address is known that could fit." if without else ""
        return f"Looked at: {self._named(sorted(self._sites)) or 'none, for none has an address'}.{blank}"

    def _named(self, slugs: Sequence[str]) -> str:
        named = ", ".join(f"{slug} ({self.by_slug[slug].url})" for slug in slugs[:_LISTED])
        return named + (f" and {len(slugs) - _LISTED:,} more" if len(slugs) > _LISTED else "")


@dataclass(frozen=True, slots=True)
class Shares:
    """Of which publishers some records are, as `Houses.heading` calls them, with how many; of how many of these it was told, and of how many it can't be."""

    houses: tuple[tuple[str, int], ...]
    told: int = 0
    untold: int = 0


def share_out(origins: Sequence[tuple[Custody, Sequence[str]]]) -> Shares:
    """Of which publishers records would be, the most frequent first; two queries, however many they are.

    Of each record its custody, and where it was saved from if that is elsewhere.
    """
    publishers = Publisher.objects.in_bulk()
    houses = Houses(publishers.values())
    asked = [one.address for one, _ in origins if one.address and not UNWANTED.search(one.address)]
    known = Report.objects.filter(identity__any_of=asked).values_list("identity", "publisher")
    keepers = {identity: publishers[house] for identity, house in known}
    counts: Counter[str] = Counter()
    told = untold = 0
    for custody, saved_from in origins:
        try:
            whose = houses.whose(custody, known_as=keepers.get(custody.address), saved_from=saved_from)
        except UnreadableInput:
            untold += 1
            continue
        counts[houses.heading(whose.publisher)] += 1
        told += bool(whose.how)
    return Shares(tuple(counts.most_common()), told, untold)
