"""Codings in JSON-LD, in: the `confidence` of a code, and positions. What is wrong is told to the reader of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from archive.parsing.revising.layers import RefusedJudgement, check_stance

from .addresses import KINDS, read_record, read_term
from .values import Named, PositionGiven, Term

if TYPE_CHECKING:
    from annotations.reading import Reader

MOST_CLAIMED: Final = 20
"""Persons for whom one position is claimed too."""

LONGEST_COLLECTIVE: Final = 200
LONGEST_WORDS: Final = 4_000
"""Of a condition, and of a rationale."""

TYPE: Final = "Position"
_NAMES: Final = {"onBehalfOf": "countries", "attributedBy": "people", "directedAt": "countries"}
MEMBERS: Final = frozenset({
    "type", "purpose", "creator", "created", "modified", "proposition", "holder", "collective", *_NAMES, "claimsAlsoFor",
    "direction", "strength", "condition", "act", "evidence", "rationale", "confidence",
})  # fmt: skip


def read_confidence(reader: Reader, value: dict[str, Any], pointer: str) -> int | None:
    """How sure the coder is, from 1 to 3."""
    if "confidence" not in value:
        return None
    return _scale(reader, value["confidence"], f"{pointer}/confidence", 3)


def read_position(reader: Reader, value: dict[str, Any], pointer: str) -> PositionGiven:
    """The position; what is wrong with it is put down."""
    reader.only(value, pointer, MEMBERS)
    reader.managed(value, pointer)
    problems = len(reader.problems)
    fields: dict[str, Any] = {
        "on": _on(reader, value.get("proposition"), f"{pointer}/proposition"),
        **{name: reader.text(value.get(name), f"{pointer}/{name}", most=30) for name in ("direction", "act", "evidence")},
        **{
            name: reader.text(value[name], f"{pointer}/{name}", most=LONGEST_WORDS) if name in value else ""
            for name in ("condition", "rationale")
        },
        "confidence": read_confidence(reader, value, pointer),
    }  # fmt: skip
    if "holder" in value:
        fields |= _holder(reader, value["holder"], f"{pointer}/holder")
    if "collective" in value:
        words = reader.text(value["collective"], f"{pointer}/collective", most=LONGEST_COLLECTIVE)
        fields["holder_collective"] = words.strip() or None
    for member, name in (("onBehalfOf", "on_behalf_of"), ("attributedBy", "attributed_by"), ("directedAt", "directed_at")):  # fmt: skip
        if member in value:
            fields[name] = _record(reader, value[member], f"{pointer}/{member}", _NAMES[member])
    if "claimsAlsoFor" in value:
        fields["claims_also_for"] = _claimed(reader, value["claimsAlsoFor"], f"{pointer}/claimsAlsoFor")
    if "strength" in value:
        fields["strength"] = _scale(reader, value["strength"], f"{pointer}/strength", 2)
    given = PositionGiven(**fields)
    if len(reader.problems) == problems:
        try:
            check_stance(given, "the position")
        except RefusedJudgement as error:
            reader.wrong(pointer, str(error))
    return given


def _scale(reader: Reader, value: Any, pointer: str, most: int) -> int | None:
    # In JSON true is no number, in Python it is one.
    if type(value) is int and 1 <= value <= most:
        return value
    reader.wrong(pointer, f"has to be a whole number from 1 to {most}")
    return None


def _address(reader: Reader, value: Any, pointer: str) -> tuple[str, str]:
    """The address and the label of something that is named by one or by both."""
    if not isinstance(value, dict):
        return reader.address(value, pointer), ""
    reader.only(value, pointer, {"id", "label"})
    label = reader.text(value["label"], f"{pointer}/label", most=300) if "label" in value else ""
    return reader.address(value.get("id"), f"{pointer}/id"), label


def _on(reader: Reader, value: Any, pointer: str) -> Named | Term:
    address, label = _address(reader, value, pointer)
    if term := read_term(address, reader.site, label):
        return term
    found = read_record(address, reader.site, label)
    if found is not None and found[0] == "propositions":
        return found[1]
    if address:
        reader.wrong(pointer, "has to be the address of a proposition of the archive, or of a claim of a codebook")
    return Named("")


def _holder(reader: Reader, value: Any, pointer: str) -> dict[str, Named]:
    address, label = _address(reader, value, pointer)
    found = read_record(address, reader.site, label)
    if found is not None and found[0] in KINDS:
        return {KINDS[found[0]]: found[1]}
    if address:
        reader.wrong(pointer, "has to be the address of a person, a country or an organization of the archive")
    return {}


def _record(reader: Reader, value: Any, pointer: str, kind: str) -> Named | None:
    address, label = _address(reader, value, pointer)
    found = read_record(address, reader.site, label)
    if found is not None and found[0] == kind:
        return found[1]
    if address:
        reader.wrong(pointer, f"has to be an address under {reader.site}/{kind}/")
    return None


def _claimed(reader: Reader, given: Any, pointer: str) -> tuple[Named, ...]:
    values = reader.several(given)
    if len(values) > MOST_CLAIMED:
        reader.wrong(pointer, f"more than {MOST_CLAIMED} persons")
        return ()
    places = [f"{pointer}/{index}" if isinstance(given, list) else pointer for index in range(len(values))]
    found = [_record(reader, value, place, "people") for value, place in zip(values, places, strict=True)]
    return tuple(dict.fromkeys(person for person in found if person is not None))
