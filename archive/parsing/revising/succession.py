"""A report's breakdown in a later text of it: what the parser proposes there, with all that editors made of the old."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from typing import Any, Final

from archive.parsing.breakdown import Breakdown, Kind, Participant
from archive.parsing.breakdown import Warning as Doubt
from archive.parsing.event.event_dates import is_doubt_of_date
from archive.parsing.revising.describing import FIELDS
from archive.parsing.revising.mapping import Carried, Status, carry_over
from archive.parsing.revising.mentions import keep_mentions
from archive.parsing.revising.restructuring import Ours, keep_structure

# What a record may have from its source's catalogue or address, so that a text without it says nothing against it.
_BESIDE_THE_TEXT: Final = ("title", "published")


def succeed(ours: Ours, proposed: Breakdown, text: str) -> tuple[Breakdown, tuple[Carried, ...], tuple[str, ...]]:
    """The breakdown of the new text, what became of each statement, and a sentence for all else to be looked at.

    `proposed` is the parse of the new `text`. Nothing that an editor did goes without a sentence, or a note on its
    statement.
    """
    structured, notes = keep_structure(ours, proposed, text)
    after, carried = carry_over(ours.breakdown, ours.text, structured, text)
    after, told = keep_description(ours.breakdown, after)
    after, named = keep_mentions(ours.breakdown, ours.text, after, text)
    return after, carried, notes + told + named + _gone(ours.breakdown, carried) + _unconfirmed(ours, after, text)


def reread(
    before: Breakdown, text: str, proposed: Breakdown, decided: Collection[int]
) -> tuple[Breakdown, tuple[Carried, ...], tuple[str, ...]]:
    """What a newer parser proposes for the same text, around all that persons have decided.

    `decided` are indexes of parts that stay as they are, besides those that persons made or confirmed: those on which
    judgements hang. The rest is as in `succeed`.
    """
    kept = {i: part for i, part in enumerate(before.segments) if i in decided or part.confirmed_by}
    # For the time of the comparison they count as made by hand.
    ours = replace(
        before,
        segments=tuple(replace(part, rule="manual") if i in kept else part for i, part in enumerate(before.segments)),
    )
    after, carried, notes = succeed(Ours(text, ours, parsed=proposed), proposed, text)
    made = {(part.kind, part.start, part.end): part for part in kept.values()}
    segments = []
    for part in after.segments:
        old = made.get((part.kind, part.start, part.end))
        segments.append(replace(old, path=part.path, answers=part.answers, sid=part.sid) if old else part)
    return replace(after, segments=tuple(segments)), carried, notes


def keep_description(before: Breakdown, after: Breakdown) -> tuple[Breakdown, tuple[str, ...]]:
    """`after` with what persons said of the record and its event, and with what the new text is silent about.

    What differs otherwise is as the new text has it; each field in which the two disagree is noted.
    """
    values: dict[str, Any] = {}
    notes = []
    for name in FIELDS:
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            continue
        label = name.replace("_", " ")
        if name == "event_date" and name not in before.described and _says_less(new, old):
            values[name] = old
            values["warnings"] = _with_doubts_of_date(before, after)
        elif name in before.described:
            values[name] = old
            notes.append(f"{label}: {_shown(old)} stands as an editor set it; the new text gives {_shown(new)}")
        elif new:
            notes.append(f"{label}: {_shown(new)} in the new text; it was {_shown(old)}")
        else:
            values[name] = old
            if name not in _BESIDE_THE_TEXT:
                notes.append(f"{label}: {_shown(old)} stands; the new text gives none")
    return replace(after, **values, described=before.described), tuple(notes)


def _with_doubts_of_date(before: Breakdown, after: Breakdown) -> tuple[Doubt, ...]:
    """The doubts of the new text, with those about the date as they stood: the date came from beside the text, and stands."""
    found = [doubt for doubt in after.warnings if is_doubt_of_date(doubt)]
    place = (found[0].start, found[0].end) if found else (None, None)
    others = [doubt for doubt in after.warnings if doubt not in found]
    stood = [Doubt(doubt.message, *place) for doubt in before.warnings if is_doubt_of_date(doubt)]
    return (*others, *stood)


def _says_less(new: str | None, old: str | None) -> bool:
    """Whether a text says of a date only what is in the one that stands, whose year came from beside the text."""
    if not old:
        return False
    if not new:
        return "?" in old
    year, _, day = new.partition("-")
    return (year == "XXXX" or year.endswith("?")) and old.partition("-")[2] == day


def _gone(before: Breakdown, carried: tuple[Carried, ...]) -> tuple[str, ...]:
    """A sentence for each statement that is lost with what editors said of it."""
    lost = (before.segments[item.old] for item in carried if item.status is Status.LOST)
    return tuple(
        f"what editors said of statement {part.sid} is lost with it (speakers: {_shown(part.speakers)})"
        for part in lost
        if part.confirmed_by or part.rule == "manual"
    )


def _unconfirmed(ours: Ours, after: Breakdown, text: str) -> tuple[str, ...]:
    """A sentence for each heading, label or the like whose confirmation was not kept; statements have notes of theirs."""
    left = Counter(_confirmed(after, text))
    notes = []
    for what in _confirmed(ours.breakdown, ours.text):
        if left[what]:
            left[what] -= 1
        else:
            kind, words = what
            notes.append(
                f"the confirmed {kind.replace('_', ' ')} “{words[:80]}” is different in the new text: confirm it again"
            )
    return tuple(notes)


def _confirmed(breakdown: Breakdown, text: str) -> list[tuple[Kind, str]]:
    return [
        (part.kind, " ".join(text[part.start : part.end].split()))
        for part in breakdown.segments
        if part.confirmed_by and part.kind is not Kind.STATEMENT
    ]


def _shown(value: str | tuple[str | Participant, ...] | None) -> str:
    """A field's value as a sentence quotes it."""
    if not value:
        return "none"
    if isinstance(value, str):
        return f"“{value}”"
    return "“" + ", ".join(item if isinstance(item, str) else item.person for item in value) + "”"
