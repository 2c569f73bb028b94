"""What a record says as data, beside the words in which it stands and at the foot of its page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models.identifiers import show
from archive.models.published.said import LIKELY
from archive.parsing.shortening import shortened

from .addresses import instrument_path, place_path, place_slug, undertaking_path
from .findings import ACT_NOUNS, HOW_NAMES, figure_value, measured
from .phrases import and_list, capitalise
from .reading import Reading

READ = ("title", "heading", "lead_in", "statement", "narrative")
"""The kinds of parts of which what they say is listed, as the projection lists it."""

LONGEST = 100
"""Characters of an undertaking in a line."""

AT_THE_FOOT = 12
"""Of so many undertakings, and so many figures, the foot of a page gives each; of more, these, and how many more there are."""

BEFORE = 60
"""Characters before a figure that are looked at for whether it has its own end."""

Item = dict[str, Any]
_EMPTY = ("do so", "do it", "do that", "do this")
"""Objects of undertakings that say nothing by themselves."""

_CALLED = {
    "reference": (gettext_lazy("instrument"), gettext_lazy("instruments")),
    "undertaking": (gettext_lazy("undertaking"), gettext_lazy("undertakings")),
    "evidence": (gettext_lazy("earlier undertaking"), gettext_lazy("earlier undertakings")),
    "figure": (gettext_lazy("figure"), gettext_lazy("figures")),
    "place": (gettext_lazy("place"), gettext_lazy("places")),
}
"""What one, and what several of a kind are called beside the words, in the order in which they are given."""


class Line(NamedTuple):
    """One thing that is said: `words` are the record's, `text` is ours."""

    kind: str
    text: str
    words: str
    href: str


class Saying:
    """What an edition says as data, each thing as a line with its address, by the place of its words.

    An address is given in the current edition only: what an older one says may stand nowhere any more.
    """

    def __init__(self, reading: Reading) -> None:
        self.is_current = reading.major is None
        found = reading.edition["judgements"].get("findings", {})
        self.read = [part for part in reading.record["parts"] if part["kind"] in READ] if found else []
        self.text: str = reading.record.get("text", "")
        self.read_from = [part["start"] for part in self.read]
        self.items = sorted(
            (self._item(kind, row) for kind in _LINES for row in found.get(kind, ()) if self._is_shown(row)),
            key=lambda item: (item["start"], item["end"]),
        )
        self.starts = [item["start"] for item in self.items]

    def within(self, start: int, end: int) -> list[Item]:
        """What begins in a part, by kind."""
        return self.items[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def groups(self, start: int, end: int) -> list[Item]:
        """What a part says, by kind, what is the same once, with its heading; nothing where it says nothing."""
        return _grouped(self.within(start, end))

    def foot(self) -> list[Item]:
        """What the whole record says, by kind."""
        groups = _grouped(self.items)
        for group in groups:
            if group["kind"] in ("undertaking", "figure"):
                group["more"] = max(len(group["items"]) - AT_THE_FOOT, 0)
                group["items"] = group["items"][:AT_THE_FOOT]
        return groups

    def _is_shown(self, row: Item) -> bool:
        """Whether it is likely, and stands in words that lists have too: of furniture nothing is listed."""
        part = bisect_right(self.read_from, row["start"]) - 1
        stands = part >= 0 and row["end"] <= self.read[part]["end"]
        return stands and is_likely(row)

    def _item(self, kind: str, row: Item) -> Item:
        text, start = self.text, row["start"]
        line = _LINES[kind]({**row, "before": text[max(start - BEFORE, 0) : start]} if kind == "figures" else row)
        return {
            "kind": line.kind,
            "start": row["start"],
            "end": row["end"],
            "text": line.text,
            "words": line.words,
            "href": line.href if self.is_current else "",
            "is_proposed": row["confirmed_by"] is None,
        }


def is_likely(row: Item) -> bool:
    """Whether pages have it: an editor has confirmed it, or its rule finds it rather likely than not."""
    return row["confirmed_by"] is not None or row["certainty"] >= LIKELY


def summed_up(groups: Iterable[Item]) -> str:
    """How much there is of each kind, in one line: “1 undertaking, 3 places”."""
    return ", ".join(f"{len(group['items'])} {group['called']}" for group in groups)


def _grouped(items: Iterable[Item]) -> list[Item]:
    groups: dict[str, Item] = {}
    for item in items:
        group = groups.setdefault(item["kind"], {"kind": item["kind"], "items": {}})
        # Of what is named twice, the one that an editor has confirmed stands for both.
        name = (item["text"], item["words"], item["href"])
        same = group["items"].setdefault(name, item)
        if same["is_proposed"] and not item["is_proposed"]:
            group["items"][name] = item
    found = []
    for kind, names in _CALLED.items():
        if kind in groups:
            one = list(groups[kind]["items"].values())
            called = str(names[len(one) > 1])
            is_apart = kind in ("undertaking", "evidence")
            found.append(
                {
                    "kind": kind,
                    "called": called,
                    "heading": capitalise(called),
                    "items": one,
                    "is_apart": is_apart,
                    "more": 0,
                }
            )
    return found


def _reference(row: Item) -> Line:
    if row["instrument"]:
        return Line("reference", row["instrument"]["label"], "", instrument_path(row["instrument"]["slug"]))
    words = _line(row["words"])
    if row["designation"]:
        told = _("%(words)s: %(symbol)s (not listed among the instruments)")
        return Line("reference", told % {"words": words, "symbol": row["designation"]}, "", "/instruments/unresolved/")
    return Line("reference", _("%s (not identified)") % words, "", "/instruments/unresolved/")


def _undertaking(row: Item) -> Line:
    who = and_list(who["name"] for who in row["by"]) or _("nobody named")
    what = row["what"]["words"]
    # “He would gladly do so”: what is to be done stands further up, and its own words say at least that much.
    words = row["words"] if what.casefold().removeprefix("to ") in _EMPTY else what
    return Line("undertaking", f"{who}, {ACT_NOUNS[row['act']]}:", _line(words), undertaking_path(row["key"]))


def _evidence(row: Item) -> Line:
    undertaking = row["undertaking"]
    told = _("%(how)s: what is said in %(rid)s") % {"how": HOW_NAMES[row["how"]], "rid": show(undertaking["rid"])}
    return Line("evidence", told, "", undertaking_path(undertaking["key"]))


def _figure(row: Item) -> Line:
    of, value = measured(row), figure_value(row, before=row["before"])
    told = _("%s of") % value if of else value
    wanted = {"measure": row["measure"], **({"unit": row["unit"]} if row["unit"] else {})}
    href = f"/figures/?{urlencode(wanted)}#said-{row['key']}"
    return Line("figure", told, _line(of) if of else "", href)


def _place(row: Item) -> Line:
    return Line("place", row["name"], "", place_path(place_slug(row["name"])))


def _line(words: str) -> str:
    return shortened(words, LONGEST)


_LINES = {
    "references": _reference,
    "undertakings": _undertaking,
    "evidence": _evidence,
    "figures": _figure,
    "places": _place,
}
