"""The query string, read strictly: what nobody would understand is refused, never passed over."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest

from archive.querying import find_nearest

from .keyset import DEFAULT_SIZE, LARGEST_SIZE, BadCursor, Cursor
from .problems import BadParameters

SELECTION = ("fields", "omit")
PAGING = ("cursor", "page_size", "count")


def read_parameters(request: HttpRequest, *, known: Collection[str]) -> dict[str, str]:
    """The parameters of the request, each given once and with a value.

    Raises BadParameters for those that are not `known`, come twice, are empty, hold a NUL or are no UTF-8 (a lone
    surrogate has no encoding in it).
    """
    try:
        unquote_to_bytes(request.META.get("QUERY_STRING", "").encode("latin-1")).decode()
    except UnicodeError as error:
        raise BadParameters({"query": "not UTF-8"}) from error
    errors, values = {}, {}
    for name, given in request.GET.lists():
        shown = name.replace("\0", "\\0")[:80]
        if name not in known:
            nearest = find_nearest(shown, known)
            meant = f"did you mean “{nearest}”? It" if nearest else "it"
            errors[shown] = f"no parameter of this address; {meant} takes {', '.join(sorted(known)) or 'none'}"
        elif len(given) > 1:
            errors[shown] = "given more than once"
        elif "\0" in given[0]:
            errors[shown] = "holds a NUL character"
        elif not given[0].strip():
            errors[shown] = "has no value; leave it out"
        else:
            values[name] = given[0]
    if errors:
        raise BadParameters(errors)
    return values


@dataclass(frozen=True, slots=True)
class Selection:
    """Which of the top-level fields an answer carries; None where all of them."""

    names: frozenset[str] | None

    @classmethod
    def read(cls, values: dict[str, str], *, known: Collection[str]) -> Selection:
        """What `fields` and `omit` leave over. Raises BadParameters for a name that is not `known`."""
        errors, given = {}, {}
        for parameter in SELECTION:
            given[parameter] = {name.strip() for name in values[parameter].split(",")} if parameter in values else None
            if unknown := sorted((given[parameter] or set()) - set(known)):
                errors[parameter] = (
                    f"no field {', '.join(f'“{n}”' for n in unknown)}; there are {', '.join(sorted(known))}"
                )
        if errors:
            raise BadParameters(errors)
        if not values.keys() & set(SELECTION):
            return cls(None)
        return cls(frozenset((given["fields"] or set(known)) - (given["omit"] or set())))

    def has(self, name: str) -> bool:
        """Whether the field is wanted."""
        return self.names is None or name in self.names

    def of(self, document: dict[str, Any]) -> dict[str, Any]:
        """The document with the chosen fields alone."""
        return document if self.names is None else {k: v for k, v in document.items() if k in self.names}


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of a list is asked for, or that its rows be counted."""

    cursor: Cursor | None
    size: int
    is_count: bool

    @classmethod
    def read(cls, values: dict[str, str], *, salt: str) -> Paging:
        """What `cursor`, `page_size` and `count` ask for. Raises BadParameters."""
        errors = {}
        cursor = None
        if "cursor" in values:
            try:
                cursor = Cursor.read(values["cursor"], salt)
            except BadCursor as error:
                errors["cursor"] = str(error)
        size = values.get("page_size", str(DEFAULT_SIZE))
        if not (size.isascii() and size.isdigit() and len(size) <= 3 and 1 <= int(size) <= LARGEST_SIZE):
            errors["page_size"] = f"not a whole number from 1 to {LARGEST_SIZE}"
            size = str(DEFAULT_SIZE)
        if values.get("count", "on") != "on":
            errors["count"] = "can only be “on”"
        if errors:
            raise BadParameters(errors)
        return cls(cursor, int(size), "count" in values)
