"""The kinds of fields of which the API's documents are described, and what many of them hold."""

from __future__ import annotations

from functools import cache
from typing import Any

from rest_framework import serializers as s

SID = (
    "Public identifier: seven random Crockford base-32 digits and a check digit. It never changes and is never reused."
)
EDTF = "Date in EDTF (Library of Congress): `2003-09` where only the month is known, `2002?-10-14` where the year is uncertain"


def string(help_text: str, **kwargs: Any) -> s.CharField:
    """A text."""
    return s.CharField(help_text=help_text, **kwargs)


def nullable(help_text: str) -> s.CharField:
    """A text, or null."""
    return s.CharField(help_text=f"{help_text} Null where there is none.", allow_null=True)


def one_of(words: Any, help_text: str) -> s.ChoiceField:
    """One of the words."""
    return s.ChoiceField(choices=list(words), help_text=help_text)


def offset(help_text: str) -> s.IntegerField:
    """A place in the text."""
    return s.IntegerField(help_text=help_text, min_value=0)


START = "First character, counted from 0 in Unicode code points of the report's text."
END = "The character after the last one, counted likewise."


class Named(s.Serializer):
    """An authority record: a country, an office, a topic, a meeting, a house."""

    slug = string("Its name in addresses and filters.")
    label = string("Its heading.")  # type: ignore[assignment]


@cache
def fields_of(serializer: type[s.Serializer]) -> tuple[str, ...]:
    """The names of the top-level fields, in their order."""
    return tuple(serializer().fields)
