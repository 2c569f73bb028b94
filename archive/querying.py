"""What a list is asked for: a value whose fields are the parameters of an address, and go into one again; keys of rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from difflib import get_close_matches
from typing import Any, ClassVar, Self
from urllib.parse import urlencode

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from .models.dates import bounds

DAY = re.compile(r"(?!0000)[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", re.ASCII)
SLUG = re.compile(r"[a-z0-9_-]{1,200}", re.ASCII | re.IGNORECASE)
LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*", re.ASCII)


class Asked:
    """Conditions that all hold together; what is empty asks for nothing.

    Its children are frozen dataclasses whose fields are all text, with "" for nothing. A field of `several` may have
    several values, with commas between.
    """

    __slots__ = ()

    several: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def read(cls, parameters: Mapping[str, str]) -> Self:
        """What the parameters of an address ask for; others are passed over, spaces at the ends cut off.

        Several values may also be given as a form sends them, each under the same name. It never fails.
        """
        return cls(**{name: cls._value(parameters, name) for name in cls.names()})

    @classmethod
    def _value(cls, parameters: Mapping[str, str], name: str) -> str:
        values = parameters.getlist(name) if isinstance(parameters, MultiValueDict) else [parameters.get(name, "")]
        if name in cls.several:
            return ",".join(value for value in (value.strip() for value in values) if value)
        return values[-1].strip() if values else ""

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The parameters that it knows, in their fixed order."""
        return tuple(field.name for field in fields(cls))  # type: ignore[arg-type]  # its children are dataclasses

    @property
    def parameters(self) -> dict[str, str]:
        """What is asked for, by the names of parameters, in their fixed order."""
        return {name: value for name in self.names() if (value := getattr(self, name))}

    @property
    def address(self) -> str:
        """The query string, without a question mark. Raises UnicodeEncodeError for half a character."""
        return urlencode(self.parameters)

    def having(self, name: str, *values: str) -> Self:
        """The same with these values in the place of those that the condition has."""
        changed: Any = {name: ",".join(values)}
        return replace(self, **changed)  # type: ignore[type-var]


_ELSEWHERE = {
    "person": "speaker", "author": "speaker", "who": "speaker", "publisher": "record_keeper", "house": "record_keeper",
    "from": "date_after", "since": "date_after", "to": "date_before", "until": "date_before", "query": "q", "search": "q",
    "sort": "order", "deadline": "due_before", "limit": "page_size", "offset": "cursor", "page": "after",
}  # fmt: skip
"""What other catalogues call a parameter, and what it is called here."""


def find_nearest(name: str, known: Iterable[str]) -> str:
    """Which of the known parameters was most likely meant by one that is not known; nothing where none is near."""
    names = sorted(known)
    written = name[:80].lower().replace("-", "_")
    if _ELSEWHERE.get(written) in names:
        return _ELSEWHERE[written]
    return next(iter(get_close_matches(written, names, n=1, cutoff=0.65)), "")


def first_and_last(written: str) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day. Raises ValueError."""
    if not DAY.fullmatch(written):
        raise ValueError(f"not a date: {written!r}")
    return bounds(written)


def unreadable(value: str) -> str:
    """A sentence about characters that neither an address nor the database can hold; nothing where there are none."""
    if "\0" in value:
        return _("It holds a NUL character.")
    if any("\ud800" <= character <= "\udfff" for character in value):
        return _("It holds half a character (a lone surrogate).")
    return ""


def read_key(sent: str) -> int:
    """The primary key that was sent as text; 0, which no row has, for what can't be one."""
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 18 else 0


def read_keys(sent: Iterable[str]) -> list[int]:
    """The primary keys among what was sent, each once."""
    return [key for text in dict.fromkeys(sent) if (key := read_key(text))]
