"""The filters of the lists of annotations and of codings, read strictly into a `Wanted`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter

from annotations.finding import Wanted
from annotations.models import Body
from annotations.models.annotations import Motivation, Visibility
from annotations.reading import read_moment
from archive.api.problems import BadParameters
from archive.models.identifiers import MistypedIdentifier, read
from archive.models.positions import Direction
from archive.searching.query import Query

MOST_WORDS = 10
CODINGS = [Body.Kind.CODE, Body.Kind.POSITION]
MOMENT = {"type": "string", "format": "date-time"}
DAY = {"type": "string", "format": "date"}

ON = "on_"
"""How the conditions of the archive's own search begin: `on_speaker` is its `speaker`."""

_SEARCH = tuple(field.name for field in fields(Query))


def read_identifier(value: str) -> str:
    """An identifier of a record or a statement, as stored. Raises ValueError."""
    try:
        return read(value[:40])
    except MistypedIdentifier as error:
        raise ValueError(str(error)) from error


def read_whole(value: str) -> int:
    """A number counted from 1. Raises ValueError."""
    if re.fullmatch(r"[1-9][0-9]{0,8}", value, re.ASCII):
        return int(value)
    raise ValueError("is a whole number from 1, such as 2")


def read_slug(value: str) -> str:
    """The name of something in its address. Raises ValueError."""
    if re.fullmatch(r"[-a-zA-Z0-9_]{1,100}", value, re.ASCII):
        return value
    raise ValueError("is the name in an address: letters, digits, hyphens")


def read_uuid(value: str) -> UUID:
    """A GUID. Raises ValueError."""
    try:
        return UUID(value)
    except ValueError:
        raise ValueError("is no GUID") from None


def read_name(value: str) -> str:
    """The name of an account, or an ORCID iD. Raises ValueError."""
    return _text(urlsplit(value).path.strip("/") if value.startswith("https://orcid.org/") else value)


def read_one_of(known: list[str]) -> Callable[[str], str]:
    """A reader of one of these words."""

    def read_word(value: str) -> str:
        if value in known:
            return value
        raise ValueError(f"there are {', '.join(known)}")

    return read_word


def read_moment_since(value: str) -> datetime:
    """A moment, with its offset from UTC. Raises ValueError."""
    # In an address + is a space.
    moment = read_moment(value.replace(" ", "+"))
    if moment is None or moment.year < 2:  # the database driver knows no offset before it
        raise ValueError("is no moment; write 2026-01-31T12:00:00Z")
    return moment


def _text(value: str) -> str:
    if len(value) <= 200:
        return value
    raise ValueError("longer than 200 characters")


def _words(value: str) -> tuple[str, ...]:
    words = tuple(dict.fromkeys(_text(value).split()))
    if len(words) > MOST_WORDS:
        raise ValueError(f"more than {MOST_WORDS} words")
    return words


def _code(value: str) -> UUID | str:
    try:
        return UUID(value)
    except ValueError:
        return _text(value)


def _day(value: str) -> date:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value, re.ASCII):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise ValueError("is no day; write 2026-01-31")


@dataclass(frozen=True, slots=True)
class Filter:
    """A parameter of a list: what it is called, the field of `Wanted` that it fills, how it is read and described."""

    name: str
    read: Callable[[str], Any]
    description: str
    type: Any = str
    field: str = ""
    one_of: tuple[str, ...] = ()

    @property
    def described(self) -> OpenApiParameter:
        """As the OpenAPI document has it."""
        return OpenApiParameter(self.name, self.type, description=self.description, enum=self.one_of or None)


def _choice(name: str, values: Any, description: str) -> Filter:
    words = [str(value) for value in values]
    return Filter(name, read_one_of(words), description, one_of=tuple(words))


SHARED = (
    Filter("report", read_identifier, "On this report, by its RID."),
    Filter("edition", read_whole, "With a place in the editions of this first number; give `report` too.", int),
    Filter("statement", read_identifier, "On or in this statement, by its SID, with the replies."),
    Filter("group", read_slug, "Shared with this group of yours, by the name in its address."),
    _choice("visibility", Visibility.values, "Seen by these."),
    Filter("quotation", _text, "On words of a record in which these stand together, in any case and any edition, with the replies."),
    Filter("words", _words, f"With all these words, at most {MOST_WORDS}, in comments, tags or links; in any case."),
    Filter("tag", _text, "With a tag of these words, in any case."),
    Filter("codebook", read_uuid, "With a coding by this codebook, by its GUID; in any version."),
    Filter("code", _code, "With this code, by its GUID, or by its name in any case."),
    Filter("proposition", read_slug, "With a position on this proposition of the archive, by its slug."),
    Filter("claim", read_uuid, "With a position on this claim of a codebook, by its GUID."),
    _choice("direction", Direction.values, "With a position of this direction; with `proposition` or `claim` on that one."),
    Filter("project", read_uuid, "Coded in a round of this project, by its GUID."),
    Filter("round", read_whole, "Coded in the round of this number; give `project` too.", int),
    Filter("made_from", _day, "Made on this day (UTC) or later.", DAY),
    Filter("made_until", _day, "Made on this day (UTC) or before.", DAY),
)  # fmt: skip
OF_ANNOTATIONS = (
    Filter("creator", read_name, "By the account of this name, or with this ORCID iD."),
    _choice("motivation", Motivation.values, "With this motivation."),
    Filter("topic", read_slug, "With this topic of the archive as a tag, or a narrower one."),
    Filter("replies", lambda value: read_one_of(["only", "none"])(value) == "only", "Only replies, or none.", one_of=("only", "none")),
    Filter(
        "updated_since", read_moment_since,
        "Changed at that moment or later, what changed first coming first. What is gone comes as "
        "`{guid, deleted}`; that is chosen by `report` and `creator` alone.", MOMENT,
    ),
)  # fmt: skip
OF_CODINGS = (
    _choice("kind", CODINGS, "Codes, or positions."),
    Filter("coder", read_name, "By the account of this name, or with this ORCID iD.", field="creator"),
    Filter(
        "updated_since", read_moment_since,
        "Of annotations changed at that moment or later, what changed first coming first; `page_size` counts "
        "annotations then. All codings of such an annotation come again; one without a coding in this list, any more or "
        "yet, comes as `{annotation, deleted}`. So do annotations that are gone, which are chosen by `report` and `coder` alone.",
        MOMENT,
    ),
)  # fmt: skip
_ON_WHAT = [
    OpenApiParameter(
        f"{ON}{name}", str, description=f"On what the archive's own search finds by `{name}`; it is read as there."
    )
    for name in _SEARCH
]


@dataclass(frozen=True, slots=True)
class Filters:
    """The parameters of one list."""

    own: tuple[Filter, ...]

    @property
    def described(self) -> list[OpenApiParameter]:
        """As the OpenAPI document has them."""
        return [*(one.described for one in (*SHARED, *self.own)), *_ON_WHAT]

    @property
    def names(self) -> set[str]:
        """What they are called."""
        return {one.name for one in (*SHARED, *self.own)} | {f"{ON}{name}" for name in _SEARCH}

    def read(self, values: Mapping[str, str]) -> Wanted:
        """What is looked for. Raises BadParameters with all that is wrong."""
        errors: dict[str, str] = {}
        found: dict[str, Any] = {}
        for one in (*SHARED, *self.own):
            if one.name in values:
                try:
                    found[one.field or one.name] = one.read(values[one.name])
                except ValueError as error:
                    errors[one.name] = str(error)
        for name, other in (("edition", "report"), ("round", "project")):
            if name in values and other not in values:
                errors[name] = f"says nothing without “{other}”"
        search = Query(**{name: values[f"{ON}{name}"] for name in _SEARCH if f"{ON}{name}" in values})
        errors |= {f"{ON}{name}": reason for name, reason in search.errors.items()}
        if errors:
            raise BadParameters(errors)
        return Wanted(**found, archive=None if search.is_empty else search)


ANNOTATIONS = Filters(OF_ANNOTATIONS)
OF_ROWS = Filters(OF_CODINGS)
