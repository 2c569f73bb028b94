"""What is searched for, as one value that an address can carry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from archive.models.dates import bounds
from archive.models.editions import Account
from archive.parsing.vocabulary import EVENT_KINDS

from .words import LONGEST, TooLong, Words, read_words

DAY = re.compile(r"(?!0000)[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
SLUG = re.compile(r"[a-z0-9_-]{1,200}", re.ASCII | re.IGNORECASE)


class BadQuery(ValueError):
    """What can't be searched for: `errors` has a sentence for each parameter that is wrong."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {message}" for name, message in errors.items()))
        self.errors = dict(errors)


@dataclass(frozen=True, slots=True)
class Query:
    """A whole search: words and conditions, all of which hold together; what is empty asks for nothing.

    Every field is the URL parameter of the same name, as given. `record_keeper`, `speaker` and `topic` are slugs;
    `kind` is a kind of event; days are ISO dates, months or bare years, and an event whose day is uncertain is found
    if it can have been in that time.
    """

    q: str = ""
    speaker: str = ""
    topic: str = ""
    record_keeper: str = ""
    account: str = ""
    kind: str = ""
    date_after: str = ""
    date_before: str = ""

    @classmethod
    def read(cls, parameters: Mapping[str, str]) -> Query:
        """The search in the parameters of an address; others are passed over, spaces at the ends cut off.

        It never fails: what is wrong with the values is in `errors`, so that a form can show them again.
        """
        return cls(**{f.name: parameters.get(f.name, "").strip() for f in fields(cls)})

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The URL parameters that a search has."""
        return tuple(f.name for f in fields(cls))

    @property
    def parameters(self) -> dict[str, str]:
        """What is asked for, by the names of URL parameters, in their fixed order."""
        return {f.name: value for f in fields(self) if (value := getattr(self, f.name))}

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
        return _first_and_last(self.date_after)[0] if self.date_after else None

    @property
    def last_day(self) -> date | None:
        """The day up to which; None where any. Raises ValueError for what is no date."""
        return _first_and_last(self.date_before)[1] if self.date_before else None

    @property
    def errors(self) -> dict[str, str]:
        """A sentence for each parameter that can't be searched for; none for what is only unknown."""
        errors = {name: message for name, value in self.parameters.items() if (message := _unreadable(value))}
        for name in ("speaker", "topic", "record_keeper"):
            if (value := getattr(self, name)) and not SLUG.fullmatch(value):
                errors.setdefault(name, _("This is not an identifier: small letters, digits and hyphens."))
        if self.account and self.account not in Account.values:
            errors.setdefault("account", _("The account is one of: %s.") % ", ".join(Account.values))
        if self.kind and self.kind not in EVENT_KINDS:
            errors.setdefault("kind", _("The kind of event is one of: %s.") % ", ".join(EVENT_KINDS))
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


def _first_and_last(written: str) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day. Raises ValueError."""
    if not DAY.fullmatch(written):
        raise ValueError(f"not a date: {written!r}")
    return bounds(written)


def _unreadable(value: str) -> str | None:
    """A sentence about characters that neither an address nor the database can hold."""
    if "\0" in value:
        return _("It holds a NUL character.")
    if any("\ud800" <= character <= "\udfff" for character in value):
        return _("It holds half a character (a lone surrogate).")
    return None
