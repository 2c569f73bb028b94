"""What is searched for, as one value that an address can carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from archive.models.editions import Account
from archive.models.positions import Direction
from archive.parsing.vocabulary import EVENT_KINDS, WORDINGS
from archive.querying import SLUG, Asked, first_and_last, unreadable

from .words import LONGEST, TooLong, Words, read_words

SLUGS = ("speaker", "office", "country", "topic", "proposition", "record_keeper")
SEVERAL = frozenset({"speaker", "office", "country", "topic", "record_keeper", "account", "wording", "kind"})
MOST = 20
"""Values that one condition may have."""

PASSAGES = ("statement", "narrative")


class BadQuery(ValueError):
    """What can't be searched for: `errors` has a sentence for each parameter that is wrong."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {message}" for name, message in errors.items()))
        self.errors = dict(errors)


@dataclass(frozen=True, slots=True)
class Query(Asked):
    """A whole search: words and conditions, all of which hold together; what is empty asks for nothing.

    Every field is the URL parameter of the same name, as given. `speaker`, `office`, `country` (of a speaker, on the
    day of the event), `topic`, `proposition` and `record_keeper` are slugs; `direction` is that of a position on the
    proposition; `kind` is a kind of event; `passage` tells statements from the record-keepers' own narrative. Those in
    `SEVERAL` may be several values with commas between, of which any will do. Days are ISO dates, months or bare years,
    and an event whose day is uncertain is found if it can have been in that time.
    """

    several: ClassVar = SEVERAL

    q: str = ""
    speaker: str = ""
    office: str = ""
    country: str = ""
    topic: str = ""
    proposition: str = ""
    direction: str = ""
    record_keeper: str = ""
    account: str = ""
    wording: str = ""
    kind: str = ""
    passage: str = ""
    date_after: str = ""
    date_before: str = ""

    def values(self, name: str) -> tuple[str, ...]:
        """What is asked for under that name, each value once; one value where there can't be several."""
        value: str = getattr(self, name)
        if name not in SEVERAL:
            return (value,) if value else ()
        return tuple(dict.fromkeys(v for v in (v.strip() for v in value.split(",")) if v))

    def adding(self, name: str, value: str) -> Query:
        """The search that takes this value too; where there can't be several, instead of the one that there is."""
        values = (*self.values(name), value) if name in SEVERAL else (value,)
        return self.having(name, *dict.fromkeys(values))

    def without(self, name: str, value: str = "") -> Query:
        """The search without that value; without a value, without the condition."""
        kept = [v for v in self.values(name) if value and v != value]
        # A direction says nothing without the proposition.
        query = replace(self, direction="") if name == "proposition" else self
        return query.having(name, *kept)

    @property
    def address(self) -> str:
        """The query string of the search, without a question mark. Raises BadQuery for what has no encoding."""
        try:
            return urlencode(self.parameters)
        except UnicodeEncodeError as error:
            raise BadQuery(self.errors) from error

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not self.parameters

    @property
    def words(self) -> Words:
        """What `q` says. Raises TooLong."""
        return read_words(self.q)

    @property
    def first_day(self) -> date | None:
        """The day from which on; None where any. Raises ValueError for what is no date."""
        return first_and_last(self.date_after)[0] if self.date_after else None

    @property
    def last_day(self) -> date | None:
        """The day up to which; None where any. Raises ValueError for what is no date."""
        return first_and_last(self.date_before)[1] if self.date_before else None

    @property
    def errors(self) -> dict[str, str]:
        """A sentence for each parameter that can't be searched for; none for what is only unknown."""
        errors = {name: message for name, value in self.parameters.items() if (message := unreadable(value))}
        for name in SLUGS:
            if not all(SLUG.fullmatch(value) for value in self.values(name)):
                errors.setdefault(name, _("This is not an identifier: small letters, digits and hyphens."))
        for name, (words, sentence) in self._vocabularies().items():
            if not set(self.values(name)) <= set(words):
                errors.setdefault(name, sentence % ", ".join(words))
        for name in SEVERAL:
            if len(self.values(name)) > MOST:
                errors.setdefault(name, _("These are too many values: at most %d.") % MOST)
            elif getattr(self, name) and not self.values(name):
                errors.setdefault(name, _("There is no value in it."))
        if self.direction and not self.proposition:
            errors.setdefault(
                "direction", _("A direction is of a position on a proposition: name the proposition too.")
            )
        try:
            if self.words.is_empty and self.q:
                errors.setdefault("q", _("There is no word in it to look for."))
        except TooLong:
            errors.setdefault("q", _("The search is too long: at most %d characters.") % LONGEST)
        days = []
        for name in ("date_after", "date_before"):
            try:
                days.append(self.first_day if name == "date_after" else self.last_day)
            except ValueError:
                errors.setdefault(name, _("This is not a date; write 2003, 2003-05 or 2003-05-31."))
        if len(days) == 2 and days[0] and days[1] and days[0] > days[1]:
            errors.setdefault("date_before", _("It lies before the day from which on you search."))
        return errors

    @staticmethod
    def _vocabularies() -> dict[str, tuple[Sequence[str], str]]:
        """The words that a condition can be, and the sentence that lists them."""
        return {
            "direction": (Direction.values, _("The direction is one of: %s.")),
            "account": (Account.values, _("The account is one of: %s.")),
            "wording": (WORDINGS, _("The wording is one of: %s.")),
            "kind": (EVENT_KINDS, _("The kind of event is one of: %s.")),
            "passage": (PASSAGES, _("The passage is one of: %s.")),
        }
