"""The kinds of finding as values: what they are called, where they stand, as JSON and in another text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from .found import Evidence, Figure, Place, Reference, Span, Undertaking

Found = Reference | Undertaking | Figure | Place | Evidence

KINDS: Final[Mapping[str, type[Found]]] = {
    "reference": Reference,
    "undertaking": Undertaking,
    "figure": Figure,
    "place": Place,
    "evidence": Evidence,
}
PLURALS: Final[Mapping[str, str]] = {kind: kind if kind == "evidence" else f"{kind}s" for kind in KINDS}
"""By kind, the name of a list of it in documents and fixtures."""
KINDS_OF: Final[Mapping[str, str]] = {plural: kind for kind, plural in PLURALS.items()}
"""By the name of such a list, the kind."""
_NAMES: Final = {kind: name for name, kind in KINDS.items()}
_SPANS: Final = ("what", "due", "of", "baseline")


def kind_of(found: Found) -> str:
    """Which of the kinds it is."""
    return _NAMES[type(found)]


def place_of(found: Found) -> tuple[str, int, int, str]:
    """What is said once only: its kind, its words, and of evidence the undertaking, for the same words may bear on two."""
    return kind_of(found), found.start, found.end, found.undertaking if isinstance(found, Evidence) else ""


def inner_spans(found: Found) -> Iterator[tuple[str, Span]]:
    """The stretches of text that it names beside its own, with their members' names."""
    for name in _SPANS:
        span = getattr(found, name, None)
        if span is not None:
            yield name, span


def moved(found: Found, place: Callable[[Span], Span | None]) -> Found | None:
    """The same where its words stand now, as `place` tells of each stretch; None where one of them stands nowhere."""
    own = place((found.start, found.end))
    inner = {name: place(span) for name, span in inner_spans(found)}
    if own is None or None in inner.values():
        return None
    values: dict[str, Any] = {"start": own[0], "end": own[1], **inner}
    return replace(found, **values)


def from_json(kind: str, row: Mapping[str, Any]) -> Found:
    """What `dataclasses.asdict` made of it. Raises KeyError for an unknown kind, TypeError where a member is none of its."""
    values = dict(row)
    for name in ("by", "towards"):
        if name in values:
            values[name] = _texts(name, values[name])
    for name in _SPANS:
        if values.get(name) is not None:
            values[name] = _span(name, values[name])
    for name in ("low", "high"):
        if values.get(name) is not None and not isinstance(values[name], str):
            raise TypeError(f"{name} is a number written out as a text, not {values[name]!r}")
    return KINDS[kind](**values)


def _texts(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)) or not all(isinstance(one, str) for one in value):
        raise TypeError(f"{name} is a list of names, not {value!r}")
    return tuple(value)


def _span(name: str, value: Any) -> Span:
    if isinstance(value, (list, tuple)) and len(value) == 2:
        start, end = value
        if type(start) is int and type(end) is int:
            return start, end
    raise TypeError(f"{name} is two offsets, not {value!r}")
