"""The breakdown of one record: what its parts are, and what must always hold of them.

All offsets are half-open `[start, end)` in Unicode code points of the text as received, as Python counts them.
The rules by which a record is divided are in docs/breakdown.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from operator import attrgetter
from typing import Any, Final

from archive.parsing.constructing import by_slots


class Kind(StrEnum):
    """What a part of a record is."""

    TITLE = "title"
    DATELINE = "dateline"
    LABEL = "label"
    HEADING = "heading"
    LEAD_IN = "lead_in"
    SPEAKER_LABEL = "speaker_label"
    STATEMENT = "statement"
    NARRATIVE = "narrative"
    FURNITURE = "furniture"


class Speech(StrEnum):
    """How the text presents the words: grammar, and no evidence of wording."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class Role(StrEnum):
    """What a statement does in a conversation of questions and answers."""

    STATEMENT = "statement"
    QUESTION = "question"
    ANSWER = "answer"


class Attribution(StrEnum):
    """How the record ties the words to their speakers."""

    LABELLED = "labelled"
    NAMED = "named"
    CARRIED = "carried"
    COLLECTIVE = "collective"
    IMPERSONAL = "impersonal"


@by_slots
@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a record.

    `speakers`, `addressees` and `conveyed_by` are names as the record gives them anywhere ("Vladimir Putin" for
    "President Putin"); `answers` is the path of the question's turn; `rule` names the rule that made the part and
    `confidence` (0 to 1) says how sure it is. `sid` is a statement's identity, given by the archive and carried
    through every operation; the parser leaves it None. `confirmed_by` are the accounts (primary keys) of the
    editors who have confirmed the part.
    """

    kind: Kind
    start: int
    end: int
    path: str | None = None
    rule: str = "manual"
    confidence: float = 1.0
    speakers: tuple[str, ...] = ()
    attribution: Attribution | None = None
    speech: Speech | None = None
    role: Role | None = None
    conveyed_by: str | None = None
    addressees: tuple[str, ...] = ()
    answers: str | None = None
    sid: str | None = None
    confirmed_by: tuple[int, ...] = ()

    def __reduce__(self) -> tuple[type[Segment], tuple[Any, ...]]:
        """For pickle, several times as fast as what a frozen dataclass has of itself."""
        return Segment, _values_of_segment(self)

    def at(self, confidence: float) -> Segment:
        """The same part, so sure: by the order of the fields, for half the price of `replace`."""
        values = list(_values_of_segment(self))
        values[_CONFIDENCE] = confidence
        return Segment(*values)


@by_slots
@dataclass(frozen=True, slots=True)
class Participant:
    """One of those between whom the event took place, with the office as the record prints it."""

    person: str
    office: str | None = None


@by_slots
@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name where it stands in the text: the words as printed with their offsets.

    `person` is the fullest form of the name that the record gives anywhere, `office` the title printed with it here.
    No later parse changes what a person marked (`by_hand`).
    """

    start: int
    end: int
    words: str
    person: str
    office: str | None = None
    by_hand: bool = False

    def __reduce__(self) -> tuple[type[Mention], tuple[Any, ...]]:
        """As of a segment."""
        return Mention, _values_of_mention(self)


_values_of_segment = attrgetter(*(f.name for f in fields(Segment)))
_values_of_mention = attrgetter(*(f.name for f in fields(Mention)))
_CONFIDENCE: Final = [f.name for f in fields(Segment)].index("confidence")


@dataclass(frozen=True, slots=True)
class Warning:  # noqa: A001 (a warning of ours, never raised)
    """Something the parser was not sure of, for an editor; offsets where it has a place."""

    message: str
    start: int | None = None
    end: int | None = None


@by_slots
@dataclass(frozen=True, slots=True)
class Breakdown:
    """A record's text divided, with what the record says of itself and of its event. Dates are EDTF strings.

    `event_time` is the local clock time at the beginning and, where known, at the end ("11:10", "11:38").
    `initiative` is the country (or person) as printed on whose initiative the event took place. `described` names the
    fields that a person has set, by the operation `describe`; no later parse changes those. `unmarked` are the spans
    off which a person took the mark of a name, so that no later parse marks them again.
    """

    title: str = ""
    kind: str = "other"
    form: str = "other"
    wording: str = "rendered"
    language: str | None = None
    dated: str | None = None
    published: str | None = None
    event_date: str | None = None
    event_time: tuple[str, ...] = ()
    place: str | None = None
    initiative: str | None = None
    participants: tuple[Participant, ...] = ()
    segments: tuple[Segment, ...] = ()
    mentions: tuple[Mention, ...] = ()
    warnings: tuple[Warning, ...] = field(default=())
    described: tuple[str, ...] = ()
    unmarked: tuple[tuple[int, int], ...] = ()

    def statements(self) -> tuple[Segment, ...]:
        """The statements in the order of the text."""
        return tuple(s for s in self.segments if s.kind is Kind.STATEMENT)


class BrokenBreakdown(ValueError):
    """A breakdown that does not cover its text once and in order; the message says where."""


def check(breakdown: Breakdown, text: str) -> None:
    """Raise BrokenBreakdown unless the parts cover every character of `text` that is not white space exactly once.

    Parts stand in order, begin and end on a character that is not white space, and statements alone have speech.
    """
    position = 0
    for number, part in enumerate(breakdown.segments):
        where = f"part {number} ({part.kind} {part.start}–{part.end})"
        if not position <= part.start < part.end <= len(text):
            raise BrokenBreakdown(f"{where} overlaps the part before it, is empty or leaves the text")
        if text[position : part.start].strip():
            raise BrokenBreakdown(f"{where}: characters {position}–{part.start} before it belong to no part")
        if text[part.start].isspace() or text[part.end - 1].isspace():
            raise BrokenBreakdown(f"{where} begins or ends with white space")
        if part.kind is Kind.STATEMENT and (part.speech is None or part.attribution is None):
            raise BrokenBreakdown(f"{where}: a statement needs its speech and its attribution")
        position = part.end
    if text[position:].strip():
        raise BrokenBreakdown(f"characters {position}–{len(text)} at the end belong to no part")


def statement_numbers(breakdown: Breakdown) -> dict[int, tuple[int, int]]:
    """For each statement (by its index in `segments`): its number within its passage, and how many the passage has."""
    totals: dict[str | None, int] = {}
    found: list[tuple[int, str | None, int]] = []
    for index, part in enumerate(breakdown.segments):
        if part.kind is Kind.STATEMENT:
            totals[part.path] = totals.get(part.path, 0) + 1
            found.append((index, part.path, totals[part.path]))
    return {index: (number, totals[path]) for index, path, number in found}


def to_json(breakdown: Breakdown) -> dict[str, Any]:
    """The breakdown as plain JSON values; `from_json` gives it back unchanged."""
    # As dataclasses.asdict, which copies every value deeply and takes ten times as long.
    document = {f.name: getattr(breakdown, f.name) for f in fields(Breakdown)}
    for name, kind in (
        ("participants", Participant),
        ("segments", Segment),
        ("mentions", Mention),
        ("warnings", Warning),
    ):
        names = [f.name for f in fields(kind)]
        document[name] = tuple({name: getattr(row, name) for name in names} for row in document[name])
    return document


def from_json(data: dict[str, Any]) -> Breakdown:
    """The breakdown that `to_json` made. Raises TypeError or ValueError where a field or word is not known."""

    def segment(row: dict[str, Any]) -> Segment:
        values = dict(row)
        for name, words in _WORDS.items():
            # Looked up and not called for: with thousands of parts that was most of the time.
            if (value := values.get(name)) is not None:
                values[name] = words.get(value) or _ENUMERATIONS[name](value)
        for name in ("speakers", "addressees", "confirmed_by"):
            if name in values:
                values[name] = tuple(values[name])
        return Segment(**values)

    known = {f.name for f in fields(Breakdown)}
    if unknown := set(data) - known:
        raise ValueError(f"unknown fields of a breakdown: {', '.join(sorted(unknown))}")
    return Breakdown(
        **{
            **data,
            "event_time": tuple(data.get("event_time") or ()),
            "participants": tuple(Participant(**p) for p in data.get("participants") or ()),
            "segments": tuple(segment(s) for s in data.get("segments") or ()),
            "mentions": tuple(Mention(**m) for m in data.get("mentions") or ()),
            "warnings": tuple(Warning(**w) for w in data.get("warnings") or ()),
            "described": tuple(data.get("described") or ()),
            "unmarked": tuple((start, end) for start, end in data.get("unmarked") or ()),
        }
    )


_ENUMERATIONS: dict[str, type[StrEnum]] = {"kind": Kind, "attribution": Attribution, "speech": Speech, "role": Role}
_WORDS: dict[str, dict[str, StrEnum]] = {
    name: {str(word): word for word in words} for name, words in _ENUMERATIONS.items()
}
