"""What an editor can do to a breakdown: each operation makes a new value and leaves the one it was given unchanged.

An operation is called by its name, with arguments that are JSON values, through `apply_operation`. A part is named by
its index in `segments`, from 0. What changes a part empties its `confirmed_by`, since a confirmation is of what was
seen; what leaves everything as it was changes nothing, confirmations included.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from archive.parsing.breakdown import (
    Attribution,
    Breakdown,
    BrokenBreakdown,
    Kind,
    Mention,
    Role,
    Segment,
    Speech,
    check,
)
from archive.parsing.revising.attributing import ATTRIBUTES, NOTHING_SAID, READERS, consistent, read_attributes
from archive.parsing.revising.describing import (
    FIELDS,
    RefusedOperation,
    read_account,
    read_number,
    read_optional,
    read_path,
    read_text,
    read_word,
)
from archive.parsing.revising.levels import Direction, path_at_level

__all__ = ["OPERATIONS", "RefusedOperation", "apply_operation"]

Operation = Callable[..., Breakdown]

OPERATIONS: Final[dict[str, Operation]] = {}
"""The operations by name, as revisions record them."""


def apply_operation(breakdown: Breakdown, text: str, operation: str, arguments: Mapping[str, Any]) -> Breakdown:
    """The breakdown as the operation leaves it; `check` holds of it.

    Raises RefusedOperation where the operation is not known, an argument is missing, unknown or of the wrong shape,
    or where the operation can't be done to that part.
    """
    function = OPERATIONS.get(operation)
    if function is None:
        raise RefusedOperation(f"there is no operation {operation!r}: choose one of {', '.join(OPERATIONS)}")
    try:
        inspect.signature(function).bind(breakdown, text, **arguments)
    except TypeError as error:
        raise RefusedOperation(f"{operation}: {error}: give the arguments {_arguments(function)}") from error
    after = function(breakdown, text, **arguments)
    try:
        check(after, text)
    except BrokenBreakdown as error:
        raise RefusedOperation(f"{operation} would break the record up wrongly: {error}") from error
    return after


def _arguments(function: Operation) -> str:
    names = list(inspect.signature(function).parameters)[2:]
    return ", ".join(names)


def _operation(function: Operation) -> Operation:
    OPERATIONS[function.__name__] = function
    return function


@_operation
def split(breakdown: Breakdown, text: str, /, *, part: int, at: int) -> Breakdown:
    """Divide a part before the character at offset `at`; white space at the boundary belongs to neither half.

    The longer half of a statement keeps the sid (the first of two equal ones), the other waits for one of its own.
    """
    whole = _part(breakdown, part)
    offset = read_number(at, "at")
    if not whole.start < offset < whole.end:
        raise RefusedOperation(
            f"{offset} is not inside part {part} ({whole.start}–{whole.end}): choose a place between two of its words"
        )
    first_end, second_start = _trimmed_boundary(text, whole.start, offset, whole.end)
    first = _changed(whole, end=first_end)
    second = _changed(whole, start=second_start)
    if first.end - first.start >= second.end - second.start:
        second = replace(second, sid=None)
    else:
        first = replace(first, sid=None)
    return _with_parts(breakdown, part, 1, first, second)


@_operation
def merge(breakdown: Breakdown, text: str, /, *, part: int) -> Breakdown:
    """Join a part with the one after it. The first one's attributes and sid live, and the second's are dropped.

    The confidence is the lesser of the two. Only parts of one kind can be joined.
    """
    first, second = _part(breakdown, part), _part_after(breakdown, part)
    if first.kind is not second.kind:
        raise RefusedOperation(
            f"part {part} is a {first.kind} and part {part + 1} a {second.kind}: "
            "only parts of one kind can be merged, so change the kind of one of them first"
        )
    joined = _changed(
        first, end=second.end, confidence=min(first.confidence, second.confidence), sid=first.sid or second.sid
    )
    return _with_parts(breakdown, part, 2, joined)


@_operation
def move_boundary(breakdown: Breakdown, text: str, /, *, part: int, to: int) -> Breakdown:
    """Let a part end, and the one after it begin, at offset `to`; white space there belongs to neither."""
    first, second = _part(breakdown, part), _part_after(breakdown, part)
    offset = read_number(to, "to")
    if not first.start < offset < second.end:
        raise RefusedOperation(
            f"{offset} would leave part {part} or part {part + 1} empty: "
            f"choose a place between {first.start} and {second.end}, or merge the two"
        )
    first_end, second_start = _trimmed_boundary(text, first.start, offset, second.end)
    return _with_parts(
        breakdown,
        part,
        2,
        _changed(first, end=first_end),
        _changed(second, start=second_start),
    )


@_operation
def change_kind(breakdown: Breakdown, text: str, /, *, part: int, kind: str, **given: Any) -> Breakdown:
    """Call a part something else; it loses whatever a part of the new kind doesn't say.

    What becomes a statement is indirect and impersonal (named, where it has speakers) unless `given` says otherwise,
    in the words of `attribute`. What stops being a statement loses its sid: whether judgements hang on it is for the
    caller to ask.
    """
    old = _part(breakdown, part)
    new = read_word(kind, "kind", Kind)
    if new is old.kind:
        return attribute(breakdown, text, part=part, **given) if given else breakdown
    if new is Kind.STATEMENT and old.path is None:
        raise RefusedOperation(f"part {part} has no path, so a statement in it could not be cited: set its path first")
    allowed = ATTRIBUTES.get(new, frozenset())
    values = {name: getattr(old, name) if name in allowed else nothing for name, nothing in NOTHING_SAID.items()}
    values |= read_attributes(part, new, given)
    if new is Kind.STATEMENT:
        values["speech"] = values["speech"] or Speech.INDIRECT
        values["role"] = values["role"] or Role.STATEMENT
        values["attribution"] = values["attribution"] or (
            Attribution.NAMED if values["speakers"] else Attribution.IMPERSONAL
        )
    changed = _changed(old, kind=new, sid=None, confidence=1.0, **values)
    return _with_parts(breakdown, part, 1, consistent(breakdown, part, changed))


@_operation
def set_path(breakdown: Breakdown, text: str, /, *, part: int, path: str | None) -> Breakdown:
    """Put a part into another passage; None where it belongs to no passage, which a statement always does."""
    old = _part(breakdown, part)
    new = read_optional(read_path, path, "path")
    if new is None and old.kind is Kind.STATEMENT:
        raise RefusedOperation(f"part {part} is a statement and could not be cited without a path: give it one")
    return _with_parts(breakdown, part, 1, _changed(old, path=new))


@_operation
def change_level(breakdown: Breakdown, text: str, /, *, part: int, direction: str) -> Breakdown:
    """Move a part one level deeper ("in") or higher ("out"); where that is, its neighbours tell (`levels`)."""
    _part(breakdown, part)
    path = path_at_level(breakdown, part, read_word(direction, "direction", Direction))
    return set_path(breakdown, text, part=part, path=path)


@_operation
def attribute(breakdown: Breakdown, text: str, /, *, part: int, **given: Any) -> Breakdown:
    """Say whose words a part holds and how the record says so; only what is given changes.

    A statement has speakers, addressees, attribution, speech, role, conveyed_by and answers; a lead-in has speakers,
    speech and conveyed_by; a speaker's label has speakers.
    """
    old = _part(breakdown, part)
    if not given:
        raise RefusedOperation(f"nothing to change in part {part}: give one of {', '.join(READERS)}")
    changed = _changed(old, **read_attributes(part, old.kind, given))
    if changed == old:
        return breakdown
    return _with_parts(breakdown, part, 1, consistent(breakdown, part, replace(changed, confidence=1.0)))


@_operation
def confirm(
    breakdown: Breakdown, text: str, /, *, by: int, part: int | None = None, parts: list[int] | None = None
) -> Breakdown:
    """Record that the account `by` has seen a part, or several, and found it right."""
    account = read_account(by, "by")
    segments = list(breakdown.segments)
    for index in _indexes(breakdown, part, parts):
        if account not in segments[index].confirmed_by:
            segments[index] = replace(segments[index], confirmed_by=(*segments[index].confirmed_by, account))
    return replace(breakdown, segments=tuple(segments))


@_operation
def unconfirm(
    breakdown: Breakdown, text: str, /, *, by: int, part: int | None = None, parts: list[int] | None = None
) -> Breakdown:
    """Take the confirmation of the account `by` back from a part, or several; the others' stay."""
    account = read_account(by, "by")
    segments = list(breakdown.segments)
    for index in _indexes(breakdown, part, parts):
        left = tuple(one for one in segments[index].confirmed_by if one != account)
        segments[index] = replace(segments[index], confirmed_by=left)
    return replace(breakdown, segments=tuple(segments))


@_operation
def mention(
    breakdown: Breakdown, text: str, /, *, start: int, end: int, person: str, office: str | None = None
) -> Breakdown:
    """Mark the words from `start` to `end` as a person's name, with the `office` printed with it.

    `person` is the fullest form of the name in the record. What was marked on just these words before gives way.
    """
    first, last = read_number(start, "start"), read_number(end, "end")
    if not 0 <= first < last <= len(text):
        raise RefusedOperation(f"{first}–{last} is no place in the text, which has {len(text)} characters")
    words = text[first:last]
    if words != words.strip() or "\n" in words:
        raise RefusedOperation(f"{words!r} is no name: mark the words of it alone, in one line")
    new = Mention(
        first, last, words, read_text(person, "person"), read_optional(read_text, office, "office"), by_hand=True
    )
    others = [one for one in breakdown.mentions if (one.start, one.end) != (first, last)]
    if over := next((one for one in others if one.start < last and first < one.end), None):
        raise RefusedOperation(
            f"“{over.words}” ({over.start}–{over.end}) is marked as a name there: take that off first"
        )
    unmarked = tuple(span for span in breakdown.unmarked if span != (first, last))
    return replace(breakdown, mentions=tuple(sorted([*others, new], key=lambda one: one.start)), unmarked=unmarked)


@_operation
def unmention(breakdown: Breakdown, text: str, /, *, start: int, end: int) -> Breakdown:
    """Take the mark of a name off the words from `start` to `end`."""
    span = (read_number(start, "start"), read_number(end, "end"))
    left = tuple(one for one in breakdown.mentions if (one.start, one.end) != span)
    if len(left) == len(breakdown.mentions):
        raise RefusedOperation(f"no name is marked at {span[0]}–{span[1]}: load the record again")
    return replace(breakdown, mentions=left, unmarked=tuple(sorted({*breakdown.unmarked, span})))


@_operation
def describe(breakdown: Breakdown, text: str, /, **given: Any) -> Breakdown:
    """Correct what the record says of itself and of its event; only what is given changes, and is `described` then."""
    if unknown := sorted(set(given) - set(FIELDS)):
        raise RefusedOperation(f"a record has no {', '.join(unknown)}: give one of {', '.join(FIELDS)}")
    if not given:
        raise RefusedOperation(f"nothing to change: give one of {', '.join(FIELDS)}")
    values = {name: FIELDS[name](value, name) for name, value in given.items()}
    set_now = {name for name, value in values.items() if value != getattr(breakdown, name)}
    described = tuple(name for name in FIELDS if name in set_now or name in breakdown.described)
    return replace(breakdown, **values, described=described)


def _part(breakdown: Breakdown, part: object) -> Segment:
    index = read_number(part, "part")
    if not 0 <= index < len(breakdown.segments):
        raise RefusedOperation(
            f"there is no part {index}: the record has {len(breakdown.segments)}, counted from 0; load it again"
        )
    return breakdown.segments[index]


def _part_after(breakdown: Breakdown, part: int) -> Segment:
    if part + 1 == len(breakdown.segments):
        raise RefusedOperation(f"part {part} is the last one: choose a part that another follows")
    return breakdown.segments[part + 1]


def _indexes(breakdown: Breakdown, part: object, parts: object) -> list[int]:
    if (part is None) == (parts is None):
        raise RefusedOperation("give either part, a number, or parts, a list of numbers")
    chosen = [part] if parts is None else parts
    if not isinstance(chosen, (list, tuple)) or not chosen:
        raise RefusedOperation(f"parts is {parts!r}: give a list of at least one number")
    for index in chosen:
        _part(breakdown, index)
    return [int(index) for index in chosen]


def _trimmed_boundary(text: str, start: int, at: int, end: int) -> tuple[int, int]:
    """Where what is before `at` ends and what is after it begins. Raises RefusedOperation where either is blank."""
    first_end = start + len(text[start:at].rstrip())
    second_start = end - len(text[at:end].lstrip())
    if first_end == start or second_start == end:
        raise RefusedOperation(f"there is only white space on one side of {at}: choose a place between two words")
    return first_end, second_start


def _changed(part: Segment, **changes: Any) -> Segment:
    """The part with the changes: a person's work and confirmed by nobody, unless nothing has changed."""
    changed = replace(part, **changes)
    return part if changed == part else replace(changed, rule="manual", confirmed_by=())


def _with_parts(breakdown: Breakdown, index: int, count: int, *parts: Segment) -> Breakdown:
    """The breakdown with `parts` in the place of the `count` parts from `index` on."""
    segments = breakdown.segments
    return replace(breakdown, segments=(*segments[:index], *parts, *segments[index + count :]))
