"""The target of an annotation: one thing by its address, the stretch of its text by selectors, and the edition that is meant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from annotations.anchoring.selectors import TextPositionSelector, TextQuoteSelector

from .addresses import read_moment
from .documents import member
from .proposed import LONGEST_ADDRESS, LONGEST_QUOTATION, Target

if TYPE_CHECKING:
    from .reader import Reader

_LARGEST: Final = 2**31 - 1


def read_target(reader: Reader, given: Any) -> Target:
    """What it is on: one thing, as an address, or as an address with selectors."""
    nothing = Target("")
    values, pointer = reader.several(given), "#/target/0" if isinstance(given, list) else "#/target"
    if len(values) != 1:
        reader.wrong(
            "#/target",
            "an annotation here is on one thing; " + ("make one for each" if values else "say on which"),
        )
        return nothing
    value = values[0]
    if isinstance(value, str):
        return Target(reader.text(value, pointer, most=LONGEST_ADDRESS))
    if not isinstance(value, dict):
        reader.wrong(pointer, "has to be an address or an object")
        return nothing
    if "id" in value:
        reader.only(value, pointer, {"id"})
        return Target(reader.text(value["id"], member(pointer, "id"), most=LONGEST_ADDRESS))
    if reader.several(value.get("type")) not in (["SpecificResource"], []):
        reader.wrong(member(pointer, "type"), "has to be “SpecificResource”")
    reader.only(value, pointer, {"type", "source", "selector", "state"})
    source, place = value.get("source"), member(pointer, "source")
    if isinstance(source, dict):
        reader.only(source, place, {"id"})
        source, place = source.get("id"), member(place, "id")
    quote_, position = _selectors(reader, value.get("selector"), member(pointer, "selector"))
    cached, moment = _state(reader, value.get("state"), member(pointer, "state"))
    return Target(reader.text(source, place, most=LONGEST_ADDRESS), quote_, position, cached, moment)


def _selectors(
    reader: Reader, given: Any, pointer: str
) -> tuple[TextQuoteSelector | None, TextPositionSelector | None]:
    """The quotation and the position, one of each at most: a list of selectors names one place in several ways."""
    found: dict[str, Any] = {}
    readers: dict[str, Callable[[Reader, dict[str, Any], str], Any]] = {
        "TextQuoteSelector": _quotation,
        "TextPositionSelector": _position,
    }
    for index, value in enumerate(reader.several(given)):
        place = f"{pointer}/{index}" if isinstance(given, list) else pointer
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, str) or kind not in readers:
            reader.wrong(place, "is no selector that is kept; there are TextQuoteSelector and TextPositionSelector")
        elif kind in found:
            reader.wrong(place, f"a second {kind}; an annotation is on one stretch of text")
        else:
            found[kind] = readers[kind](reader, value, place)
    return found.get("TextQuoteSelector"), found.get("TextPositionSelector")


def _quotation(reader: Reader, value: dict[str, Any], pointer: str) -> TextQuoteSelector:
    """The words, and what stands before and after them."""
    reader.only(value, pointer, {"type", "exact", "prefix", "suffix"})
    exact = reader.text(value.get("exact"), member(pointer, "exact"), most=LONGEST_QUOTATION)
    around = [
        reader.text(value[name], member(pointer, name), most=LONGEST_ADDRESS, may_be_empty=True) if name in value else ""
        for name in ("prefix", "suffix")
    ]  # fmt: skip
    return TextQuoteSelector(exact, *around)


def _position(reader: Reader, value: dict[str, Any], pointer: str) -> TextPositionSelector:
    """The offsets."""
    reader.only(value, pointer, {"type", "start", "end"})
    ends = []
    for name in ("start", "end"):
        offset = value.get(name)
        # In JSON true is no number, in Python it is one.
        if type(offset) is not int or not 0 <= offset <= _LARGEST:
            reader.wrong(member(pointer, name), "has to be a whole number, counted in code points from 0")
            offset = 0
        ends.append(offset)
    return TextPositionSelector(*ends)


def _state(reader: Reader, given: Any, pointer: str) -> tuple[str, datetime | None]:
    """Which edition is meant: its address, and the moment of its publication."""
    values = reader.several(given)
    if not values:
        return "", None
    value = values[0]
    if len(values) > 1 or not isinstance(value, dict) or value.get("type") != "TimeState":
        reader.wrong(pointer, "has to be one TimeState")
        return "", None
    reader.only(value, pointer, {"type", "sourceDate", "cached"})
    if "cached" not in value:
        reader.wrong(pointer, "say in “cached” which edition is meant, by its address")
        return "", None
    cached = reader.text(value["cached"], member(pointer, "cached"), most=LONGEST_ADDRESS)
    moment = None
    if "sourceDate" in value:
        moment = read_moment(value["sourceDate"]) if isinstance(value["sourceDate"], str) else None
        if moment is None:
            reader.wrong(member(pointer, "sourceDate"), "is no moment; write 2026-01-31T12:00:00Z")
    return cached, moment
