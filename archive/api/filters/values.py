"""The values of filters, read strictly: days, identifiers, slugs, words of a list, words to look for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field

from archive.models.dates import bounds
from archive.models.identifiers import MistypedIdentifier, read
from archive.searching import Words, read_words
from archive.searching.query import MOST
from archive.searching.words import LONGEST, TooLong

_DAY = re.compile(r"(?!0000)[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", re.ASCII)
_ANY = f"Several, at most {MOST}, with commas between: any of them."


class DayField(forms.Field):
    """A day, or a month or a year of which the first or the last day counts."""

    def __init__(self, *, is_last: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.is_last = is_last

    def to_python(self, value: Any) -> date | None:
        if not value:
            return None
        message = f"“{value[:40]}” is no date of the calendar; write 2003, 2003-09 or 2003-09-01"
        if not _DAY.fullmatch(value):
            raise forms.ValidationError(message)
        try:
            return bounds(value)[self.is_last]
        except ValueError as error:
            raise forms.ValidationError(message) from error


class IdentifierField(forms.Field):
    """A public identifier in any case, with or without the hyphen; gives it as stored."""

    def to_python(self, value: Any) -> str:
        try:
            return read(value) if value else ""
        except MistypedIdentifier as error:
            raise forms.ValidationError(str(error).replace(value, value[:40])) from error


class WordsField(forms.Field):
    """What to look for, in the language of the site's own search; gives its terms."""

    def to_python(self, value: Any) -> Words | None:
        if not value:
            return None
        try:
            words = read_words(value)
        except TooLong as error:
            raise forms.ValidationError(f"too long: {error}") from error
        if words.is_empty:
            raise forms.ValidationError("there is no word in it to look for")
        return words


class SeveralField(forms.Field):
    """Values with commas between, each of which the field with which it is mixed reads; gives them, each once."""

    def clean(self, value: Any) -> tuple[Any, ...]:
        pieces = [piece.strip() for piece in value.split(",")] if value else []
        if not all(pieces):
            raise forms.ValidationError("a comma has nothing before or after it")
        if len(pieces) > MOST:
            raise forms.ValidationError(f"more than {MOST} values")
        return tuple(dict.fromkeys(map(super().clean, pieces)))


# As filters of text they are described as such; their fields read more strictly.
class DayFilter(filters.CharFilter):
    field_class = DayField


class IdentifierFilter(filters.CharFilter):
    field_class = IdentifierField


class SlugFilter(filters.CharFilter):
    field_class = forms.SlugField


class WordsFilter(filters.CharFilter):
    field_class = WordsField


class SlugsFilter(filters.BaseInFilter, filters.CharFilter):
    base_field_class = SeveralField
    field_class = forms.SlugField


class SomeFilter(filters.BaseInFilter, filters.CharFilter):
    base_field_class = SeveralField
    field_class = forms.ChoiceField


def one_of(words: Iterable[str], help_text: str, **kwargs: Any) -> filters.ChoiceFilter:
    """A filter that takes one of the words."""
    choices = [(word, word) for word in words]
    return filters.ChoiceFilter(
        choices=choices,
        null_label=None,
        empty_label=None,
        help_text=help_text,
        error_messages=_expected(choices),
        **kwargs,
    )


def some_of(words: Iterable[str], help_text: str, **kwargs: Any) -> SomeFilter:
    """A filter that takes some of the words, any of which will do."""
    choices = [(word, word) for word in words]
    return SomeFilter(choices=choices, help_text=f"{help_text} {_ANY}", error_messages=_expected(choices), **kwargs)


def _expected(choices: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What is said of a word that is none of them."""
    words = ", ".join(word for word, _label in choices).replace("%", "%%")
    return {"invalid_choice": f"“%(value)s” is none of: {words}"}


def day(help_text: str, **kwargs: Any) -> DayFilter:
    """A filter that takes a day, a month or a year."""
    pattern = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
    schema = {"type": "string", "pattern": pattern, "examples": ["2003", "2003-09", "2003-09-01"]}
    taken: DayFilter = extend_schema_field({**schema, "description": help_text})(DayFilter(**kwargs))
    return taken


def words(help_text: str, **kwargs: Any) -> WordsFilter:
    """A filter that takes words to look for."""
    schema = {"type": "string", "maxLength": LONGEST, "examples": ['"peace treaty" -island negotia*']}
    taken: WordsFilter = extend_schema_field({**schema, "description": help_text})(WordsFilter(**kwargs))
    return taken


def slug(help_text: str, **kwargs: Any) -> SlugFilter:
    """A filter that takes the slug of something public."""
    return SlugFilter(help_text=help_text, **kwargs)


def slugs(help_text: str, **kwargs: Any) -> SlugsFilter:
    """A filter that takes the slugs of some things public, any of which will do."""
    return SlugsFilter(help_text=f"{help_text} {_ANY}", **kwargs)


def part_of_a_name(**kwargs: Any) -> filters.CharFilter:
    """A filter that takes some letters of a name."""
    text = "Letters that stand in the heading or in one of its other names, in any case."
    return filters.CharFilter(max_length=100, help_text=text, **kwargs)
