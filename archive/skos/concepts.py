"""A topic as a value, as SKOS sees it: what is written to a file, and what is read from one. Plain Python."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]{4,500}")
"""What a match can be: an address that Turtle can write. One that it can't would spoil the whole public file."""

MATCHES = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
"""How a topic can match one of another scheme."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One topic. Other topics are named by slugs where they have one, else by the address that the file gives them.

    `labels` are (language, text, whether preferred), but for the English heading, which is `label`; `matches` are (how,
    address). `broader` has none, one, or, in a file that is to be refused, several. Of None nothing is said.
    """

    slug: str
    label: str
    labels: frozenset[tuple[str, str, bool]] = frozenset()
    definition: str | None = None
    scope_note: str | None = None
    valid: str | None = None
    broader: tuple[str, ...] = ()
    is_top: bool = False
    related: frozenset[str] = frozenset()
    matches: frozenset[tuple[str, str]] = frozenset()
    is_deprecated: bool = False
    problems: tuple[str, ...] = field(default=(), compare=False)


def to_json(concept: Concept) -> dict[str, Any]:
    """Plain JSON values; `from_json` gives the concept back."""
    return {
        "slug": concept.slug,
        "label": concept.label,
        "labels": sorted(concept.labels),
        "definition": concept.definition,
        "scope_note": concept.scope_note,
        "valid": concept.valid,
        "broader": list(concept.broader),
        "is_top": concept.is_top,
        "related": sorted(concept.related),
        "matches": sorted(concept.matches),
        "is_deprecated": concept.is_deprecated,
        "problems": list(concept.problems),
    }


def from_json(data: Mapping[str, Any]) -> Concept:
    """The concept that `to_json` made."""
    sets = {name: frozenset(tuple(row) for row in data[name]) for name in ("labels", "matches")}
    tuples = {name: tuple(data[name]) for name in ("broader", "problems")}
    return Concept(**{**data, **sets, **tuples, "related": frozenset(data["related"])})
