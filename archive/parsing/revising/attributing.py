"""What a part may say of its words: whose they are, to whom, and how the record ties them to their speakers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from archive.parsing.breakdown import Attribution, Breakdown, Kind, Role, Segment, Speech
from archive.parsing.revising.describing import (
    RefusedOperation,
    read_names,
    read_optional,
    read_path,
    read_text,
    read_word,
)

# What a part of a kind may say of its words. Kinds that are not here say nothing: their words are nobody's.
ATTRIBUTES: Final[dict[Kind, frozenset[str]]] = {
    Kind.STATEMENT: frozenset(
        {"speakers", "addressees", "attribution", "speech", "role", "conveyed_by", "answers"},
    ),
    Kind.LEAD_IN: frozenset({"speakers", "speech", "conveyed_by"}),
    Kind.SPEAKER_LABEL: frozenset({"speakers"}),
}

READERS: Final[dict[str, Callable[[object, str], Any]]] = {
    "speakers": read_names,
    "addressees": read_names,
    "attribution": lambda value, name: read_word(value, name, Attribution),
    "speech": lambda value, name: read_word(value, name, Speech),
    "role": lambda value, name: None if value is None else read_word(value, name, Role),
    "conveyed_by": lambda value, name: read_optional(read_text, value, name),
    "answers": lambda value, name: read_optional(read_path, value, name),
}

NOTHING_SAID: Final[dict[str, Any]] = {
    "speakers": (),
    "addressees": (),
    "attribution": None,
    "speech": None,
    "role": None,
    "conveyed_by": None,
    "answers": None,
}


def read_attributes(part: int, kind: Kind, given: Mapping[str, Any]) -> dict[str, Any]:
    """The values that an editor gives for the part with index `part`, read.

    Raises RefusedOperation for a value that can't be read, and for one that a part of that kind doesn't have.
    """
    if unknown := sorted(set(given) - set(READERS)):
        raise RefusedOperation(f"a part has no {', '.join(unknown)}: give one of {', '.join(READERS)}")
    if foreign := sorted(set(given) - ATTRIBUTES.get(kind, frozenset())):
        raise RefusedOperation(f"part {part} is a {kind} and has no {', '.join(foreign)}: change its kind first")
    optional = kind is not Kind.STATEMENT
    return {
        name: None if value is None and optional and name == "speech" else READERS[name](value, name)
        for name, value in given.items()
    }


def consistent(breakdown: Breakdown, index: int, part: Segment) -> Segment:
    """The part itself. Raises RefusedOperation where what it says of its words contradicts itself."""
    if part.attribution is Attribution.IMPERSONAL and part.speakers:
        raise RefusedOperation(
            f"part {index} is impersonal and names {', '.join(part.speakers)}: "
            "give the attribution with the speakers, or no speakers"
        )
    if part.answers is None:
        return part
    if part.role is not Role.ANSWER:
        raise RefusedOperation(f"part {index} is no answer: give the role answer, or null for answers")
    within = f"{part.answers}."
    if not any(
        one.role is Role.QUESTION and one.path is not None and f"{one.path}.".startswith(within)
        for one in breakdown.segments
    ):
        raise RefusedOperation(f"there is no question at {part.answers}: give the path of a turn that asks one")
    return part
