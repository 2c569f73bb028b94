"""Finding statements again: which sid belongs where, in another breakdown of a text or in another text."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from archive.parsing.breakdown import Breakdown, Kind, Role, Segment
from archive.parsing.revising.alignment import extend, in_order, unique_pairs
from archive.parsing.revising.identity import overlaps, same_place
from archive.parsing.revising.likeness import likely_pairs


class Status(StrEnum):
    """What has become of something in a new text. All but `unchanged` is for an editor to look at, and so is a note."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    CHANGED = "changed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Carried:
    """What has become of one statement: `old` and `new` are indexes in the `segments` before and after.

    A statement is *unchanged* where the same words (white space aside) stand in the same passage and order; *moved*
    where the same words stand elsewhere, or may be another occurrence of them; *changed* where the new statement has
    most of its words. A lost one's `heir` is the sid of the statement that has most of its words now, where there is
    one. `likeness` is the share of words and of pairs of words in common, from 0 to 1.
    """

    sid: str | None
    status: Status
    old: int
    new: int | None = None
    likeness: float = 0.0
    note: str = ""
    heir: str | None = None


# Words and order alone don't tell a statement of so few words from another one like it.
_FEW_WORDS: Final = 4
_ATTRIBUTES: Final = ("speakers", "addressees", "attribution", "speech", "role", "conveyed_by", "answers")
# The rule of what a person made.
_BY_HAND: Final = "manual"


def carry_over(
    before: Breakdown, before_text: str, after: Breakdown, after_text: str
) -> tuple[Breakdown, tuple[Carried, ...]]:
    """`after`, a fresh parse of `after_text`, with the sids and the editors' work of `before`; and what became of each.

    Each statement of `before` is reported once, in order, and no new statement takes two. A sid goes with every
    status but *lost*; sids and confirmations of `after` don't count. What editors said of a statement's speakers, by
    hand or by a confirmation, wins over the new parse; where the parse disagrees that is noted, and the statement is a
    person's work from then on. The confirmation itself stays only where nothing that it rested on is different: the
    words, the passage, what announces it, and how it is read.
    """
    if before_text == after_text:
        carried = _by_span(before, after)
    else:
        carried = _by_words(before, before_text, after, after_text)
    segments = [replace(part, sid=None, confirmed_by=()) for part in after.segments]
    announced_before, announced_after = _announcements(before, before_text), _announcements(after, after_text)
    places = {item.old: item.new for item in carried if item.new is not None and item.status is not Status.LOST}
    questions = _questions(before, after, places)
    reported = []
    for item in carried:
        if item.new is None or item.status is Status.LOST:
            reported.append(item)
            continue
        old, new, note = before.segments[item.old], segments[item.new], item.note
        if old.confirmed_by or old.rule == _BY_HAND:
            new, disputed = _as_editors_said(old, new, questions)
            if disputed:
                note = _joined(note, f"the new parse reads it otherwise ({disputed}); what the editors said stands")
            if old.answers is not None and old.answers not in questions:
                note = _joined(note, f"the question that it answers ({old.answers}) was not found again: check it")
            if announced_before[item.old] != announced_after[item.new]:
                note = _joined(note, "what announces it is different: check its speakers")
            if item.status is Status.UNCHANGED and not note:
                new = replace(new, confirmed_by=old.confirmed_by)
            elif old.confirmed_by:
                note = _joined(note, "confirm it again")
        segments[item.new] = replace(new, sid=old.sid)
        reported.append(replace(item, note=note))
    _keep_other_confirmations(before, before_text, segments, after_text)
    return replace(after, segments=tuple(segments)), _with_heirs(reported, after)


def _as_editors_said(old: Segment, new: Segment, questions: dict[str, str]) -> tuple[Segment, str]:
    """The new statement with what editors said of the old one, and in which values the new parse disagrees."""
    values = {name: getattr(old, name) for name in _ATTRIBUTES}
    if old.answers is not None:
        values["answers"] = questions.get(old.answers, new.answers if old.role is new.role else None)
    kept = replace(new, **values)
    if kept == new:
        return replace(new, rule=old.rule if old.rule == _BY_HAND else new.rule), ""
    disputed = (
        f"{name.replace('_', ' ')}: {_shown(getattr(new, name))}"
        for name in _ATTRIBUTES
        if getattr(new, name) != values[name]
    )
    return replace(kept, rule=_BY_HAND, confidence=old.confidence), "; ".join(disputed)


def _shown(value: str | tuple[str, ...] | None) -> str:
    return ", ".join(value if isinstance(value, tuple) else [value or ""]) or "none"


def _by_span(before: Breakdown, after: Breakdown) -> list[Carried]:
    """What became of each statement in another breakdown of the same text."""
    places = dict(same_place(before.segments, after.segments))
    standing: dict[int, tuple[float, int]] = {}
    for i, j, shared in overlaps(before.segments, after.segments):
        half = (before.segments[i].end - before.segments[i].start) / 2
        if shared > standing.get(i, (half, 0))[0]:
            standing[i] = (shared, j)
    carried = []
    for i, old in enumerate(before.segments):
        if old.kind is not Kind.STATEMENT:
            continue
        if i not in places:
            carried.append(_lost(old, i, standing[i][1] if i in standing else None, after))
            continue
        new = after.segments[places[i]]
        if (old.start, old.end) == (new.start, new.end):
            status = Status.UNCHANGED if old.path == new.path else Status.MOVED
            carried.append(Carried(old.sid, status, i, places[i], 1.0))
        else:
            shared = min(old.end, new.end) - max(old.start, new.start)
            likeness = 2 * shared / (old.end - old.start + new.end - new.start)
            carried.append(Carried(old.sid, Status.CHANGED, i, places[i], likeness, "its boundaries are different"))
    return carried


def _by_words(before: Breakdown, before_text: str, after: Breakdown, after_text: str) -> list[Carried]:
    """What became of each statement in another text: first the same words, then most of the words."""
    old_words, new_words = _words(before, before_text), _words(after, after_text)
    same, notes = _same_words(before, after, old_words, new_words)
    statements = [(i, j) for i, j in sorted(same.items()) if _is_statement(before, i) and _is_statement(after, j)]
    ordered = dict(in_order(statements))
    places = dict(statements)
    taken = set(places.values())
    alike = likely_pairs(
        {i: words for i, words in enumerate(old_words) if _is_statement(before, i) and i not in same},
        {j: words for j, words in enumerate(new_words) if _is_statement(after, j) and j not in taken},
        ordered,
    )
    carried = []
    for i, old in enumerate(before.segments):
        if old.kind is not Kind.STATEMENT:
            continue
        if i in places:
            in_place = i in ordered and old.path == after.segments[places[i]].path and i not in notes
            status = Status.UNCHANGED if in_place else Status.MOVED
            carried.append(Carried(old.sid, status, i, places[i], 1.0, notes.get(i, "")))
        elif i in same:
            carried.append(_lost(old, i, same[i], after))
        elif i in alike.pairs:
            j, likeness = alike.pairs[i]
            carried.append(Carried(old.sid, Status.CHANGED, i, j, likeness, alike.notes.get(i, "")))
        else:
            carried.append(_lost(old, i, alike.nearest.get(i), after))
    return carried


def _same_words(
    before: Breakdown, after: Breakdown, old_words: list[str], new_words: list[str]
) -> tuple[dict[int, int], dict[int, str]]:
    """All parts that have the same words, by index, with a note where it may be another occurrence of those words.

    Words that stand once in both texts are sure, and what stands beside them follows. Where words stand several times
    ("Yes."), a part is sure only if both its neighbours agree, or one does and the words stand equally often in both.
    """
    pairs = unique_pairs(old_words, new_words)
    alone = set(pairs)
    extend(pairs, old_words, new_words)
    taken = set(pairs.values())
    for with_path in (True, False):
        left: dict[tuple[str, str | None], list[int]] = defaultdict(list)
        for j in reversed(range(len(new_words))):
            if j not in taken:
                left[new_words[j], after.segments[j].path if with_path else None].append(j)
        for i, words in enumerate(old_words):
            waiting = left.get((words, before.segments[i].path if with_path else None))
            if i not in pairs and waiting:
                pairs[i] = waiting.pop()
                taken.add(pairs[i])
    counts_before, counts_after = Counter(old_words), Counter(new_words)
    notes = {}
    for i, j in pairs.items():
        words = old_words[i]
        # A neighbour with the very same words bears no witness: it may as well be this one.
        agreeing = sum(_agrees(pairs, i + step, j + step, old_words, new_words, words) for step in (-1, 1))
        if i in alone:
            if not agreeing and len(words.split()) < _FEW_WORDS:
                notes[i] = "so few words may be another statement's: check that it is the same"
        elif agreeing < (1 if counts_before[words] == counts_after[words] else 2):
            notes[i] = (
                f"these words stand {counts_before[words]} times in the old text and {counts_after[words]} times "
                "in the new one: check that it is the same place"
            )
    return pairs, notes


def _agrees(pairs: dict[int, int], i: int, j: int, old: list[str], new: list[str], but: str) -> bool:
    """Whether the parts `i` and `j` are a pair with other words than `but`; beyond both ends of a record they are."""
    if 0 <= i < len(old):
        return pairs.get(i) == j and old[i] != but
    return j in (-1, len(new))


def _lost(old: Segment, i: int, j: int | None, after: Breakdown) -> Carried:
    if j is None:
        return Carried(old.sid, Status.LOST, i, note="its words are not in the new breakdown")
    part = after.segments[j]
    if part.kind is Kind.STATEMENT:
        return Carried(old.sid, Status.LOST, i, j, note="its words are part of a statement that continues another")
    return Carried(old.sid, Status.LOST, i, j, note=f"its words are a {part.kind} now")


def _with_heirs(carried: list[Carried], after: Breakdown) -> tuple[Carried, ...]:
    """The same, each lost one with the sid that stands where most of its words are now."""
    living = {item.new: item.sid for item in carried if item.status is not Status.LOST}
    found = []
    for item in carried:
        if item.status is Status.LOST and item.new is not None and after.segments[item.new].kind is Kind.STATEMENT:
            if item.new in living:
                item = replace(item, heir=living[item.new])
            else:
                item = replace(item, note="the statement most like it has too few of its words")
        found.append(item)
    return tuple(found)


def _questions(before: Breakdown, after: Breakdown, places: dict[int, int]) -> dict[str, str]:
    """Where each question's turn stands now: its new path by its old one, for the questions that were found again."""
    turns: dict[str, str] = {}
    for i, j in places.items():
        old, new = before.segments[i].path, after.segments[j].path
        if before.segments[i].role is not Role.QUESTION or old is None or new is None:
            continue
        steps, new_steps = old.split("."), new.split(".")
        turns.setdefault(old, new)
        while len(steps) > 1 and len(new_steps) > 1 and steps.pop() == new_steps.pop():
            turns.setdefault(".".join(steps), ".".join(new_steps))
    return turns


def _keep_other_confirmations(before: Breakdown, before_text: str, segments: list[Segment], after_text: str) -> None:
    """Confirmations of headings, labels and the like stay where the same words are the same thing in the same place."""
    confirmed: dict[tuple[object, ...], Segment] = {
        (part.kind, part.path, before_text[part.start : part.end], part.speakers, part.speech, part.conveyed_by): part
        for part in before.segments
        if part.confirmed_by and part.kind is not Kind.STATEMENT
    }
    for index, part in enumerate(segments if confirmed else ()):
        words = after_text[part.start : part.end]
        old = confirmed.pop((part.kind, part.path, words, part.speakers, part.speech, part.conveyed_by), None)
        if old is not None:
            segments[index] = replace(part, confirmed_by=old.confirmed_by)


def _announcements(breakdown: Breakdown, text: str) -> list[str]:
    """For each part, the words of the lead-in or speaker's label that stands before it nearest; or none."""
    found = []
    words = ""
    for part in breakdown.segments:
        found.append(words)
        if part.kind in (Kind.LEAD_IN, Kind.SPEAKER_LABEL):
            words = _normal(text[part.start : part.end])
        elif part.kind is Kind.HEADING:
            words = ""
    return found


def _words(breakdown: Breakdown, text: str) -> list[str]:
    return [_normal(text[part.start : part.end]) for part in breakdown.segments]


def _normal(words: str) -> str:
    """The words with single spaces: line breaks and indents are the page's, not the record's."""
    return " ".join(words.split())


def _is_statement(breakdown: Breakdown, index: int) -> bool:
    return breakdown.segments[index].kind is Kind.STATEMENT


def _joined(note: str, other: str) -> str:
    return f"{note}; {other}" if note else other
