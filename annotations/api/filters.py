"""The filters of lists of annotations, read strictly into a `Wanted`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from drf_spectacular.utils import OpenApiParameter

from annotations.finding import Wanted
from annotations.models.annotations import Motivation, Visibility
from annotations.reading import read_moment
from archive.api.problems import BadParameters
from archive.models.identifiers import MistypedIdentifier, read

MOST_WORDS = 10

FILTERS = [
    OpenApiParameter("report", str, description="On this report, by its RID."),
    OpenApiParameter("edition", int, description="With a place in the editions of this first number; give `report` too."),
    OpenApiParameter("statement", str, description="On or in this statement, by its SID, with the replies."),
    OpenApiParameter("creator", str, description="By the account of this name, or with this ORCID iD."),
    OpenApiParameter("group", str, description="Shared with this group of yours, by the name in its address."),
    OpenApiParameter("motivation", str, enum=Motivation.values, description="With this motivation."),
    OpenApiParameter("tag", str, description="With a tag of these words, in any case."),
    OpenApiParameter("topic", str, description="With this topic of the archive as a tag, or a narrower one."),
    OpenApiParameter("words", str, description=f"With all these words, at most {MOST_WORDS}, in comments, tags or links; in any case."),
    OpenApiParameter("visibility", str, enum=Visibility.values, description="Seen by these."),
    OpenApiParameter("replies", str, enum=["only", "none"], description="Only replies, or none."),
    OpenApiParameter(
        "updated_since",
        {"type": "string", "format": "date-time"},
        description="Changed at that moment or later, what changed first coming first. What is gone comes as "
        "`{guid, deleted}`; that is chosen by `report` and `creator` alone.",
    ),
]  # fmt: skip
NAMES = tuple(parameter.name for parameter in FILTERS)


def read_filters(values: dict[str, str]) -> Wanted:
    """What is looked for. Raises BadParameters with all that is wrong."""
    errors: dict[str, str] = {}
    found: dict[str, Any] = {}
    for name in NAMES:
        if name in values:
            try:
                found[name] = _READERS[name](values[name])
            except ValueError as error:
                errors[name] = str(error)
    if "edition" in values and "report" not in values:
        errors["edition"] = "says nothing without “report”"
    if errors:
        raise BadParameters(errors)
    return Wanted(**found)


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


def _text(value: str) -> str:
    if len(value) <= 200:
        return value
    raise ValueError("longer than 200 characters")


def read_name(value: str) -> str:
    """The name of an account, or an ORCID iD. Raises ValueError."""
    return _text(urlsplit(value).path.strip("/") if value.startswith("https://orcid.org/") else value)


def _words(value: str) -> tuple[str, ...]:
    words = tuple(dict.fromkeys(_text(value).split()))
    if len(words) > MOST_WORDS:
        raise ValueError(f"more than {MOST_WORDS} words")
    return words


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


_READERS: dict[str, Callable[[str], Any]] = {
    "report": read_identifier,
    "edition": read_whole,
    "statement": read_identifier,
    "creator": read_name,
    "group": read_slug,
    "motivation": read_one_of(list(Motivation.values)),
    "tag": _text,
    "topic": read_slug,
    "words": _words,
    "visibility": read_one_of(list(Visibility.values)),
    "replies": lambda value: read_one_of(["only", "none"])(value) == "only",
    "updated_since": read_moment_since,
}
