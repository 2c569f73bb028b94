"""Dividing a new text as editors divided the old one, wherever their words still stand."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from archive.parsing.breakdown import Breakdown, Kind, Segment
from archive.parsing.revising.identity import overlaps
from archive.parsing.revising.mapping import Status
from archive.parsing.revising.offsets import Shifted, map_offset_ranges

Span = tuple[int, int]

# Between its neighbours a changed part may have so many times the characters of those of its words that are left:
# where it has more, something else was put in there.
_GROWTH: Final = 1.5


@dataclass(frozen=True, slots=True)
class Ours:
    """The old text with the breakdown that editors left, and `parsed`, what the parser makes of that text alone."""

    text: str
    breakdown: Breakdown
    parsed: Breakdown


def keep_structure(ours: Ours, after: Breakdown, after_text: str) -> tuple[Breakdown, tuple[str, ...]]:
    """`after`, a fresh parse, with the parts that editors divided, named or placed; and what a person should look at.

    Such a part of theirs is laid over the new text where its words stand, or between its neighbours where most of its
    words do; what it leaves of the parser's parts keeps what the parser says. A path goes with its passage where the
    passage has another one now. A part that finds no place is noted, and the parser's stands there. What is laid has
    no sid and no confirmation.
    """
    stretches = _own_parts(ours)
    if not stretches:
        return after, ()
    old = _Old(ours, stretches, after, after_text)
    pieces: list[Segment] = []
    notes = []
    for i in stretches:
        what = _named(ours.breakdown.segments[i], ours.text)
        span = old.standing.get(i) or old.between_neighbours(i)
        if span is None or not _is_free(span, pieces):
            notes.append(
                f"what an editor made of {what} could not be kept, since its words do not stand in the new text as they "
                "did: look at what the parser proposes there"
            )
            continue
        if i not in old.standing:
            notes.append(f"the words of {what} are changed, and it is divided as an editor had divided it: check it")
        elif old.shifted[i].status is not Status.UNCHANGED:
            notes.append(f"what an editor made of {what} was put where the same words stand now: check the place")
        piece, is_disputed = old.piece(i, span)
        if is_disputed:
            notes.append(f"the new parse reads {what} otherwise; what the editors said stands")
        insort(pieces, piece, key=lambda part: part.start)
    return replace(after, segments=tuple(_laid_over(after.segments, pieces, after_text))), tuple(notes)


class _Old:
    """The parts of the old text, and where they stand in the new one."""

    def __init__(self, ours: Ours, stretches: dict[int, Span | None], after: Breakdown, after_text: str) -> None:
        self.segments, self.after, self.after_text = ours.breakdown.segments, after, after_text
        self.starts = [part.start for part in after.segments]
        spans = [(part.start, part.end) for part in self.segments]
        known = [(i, stretch) for i, stretch in stretches.items() if stretch]
        found = map_offset_ranges(ours.text, after_text, [*spans, *(stretch for _, stretch in known)])
        self.shifted: Sequence[Shifted] = found[: len(spans)]
        self.passages = {i: shifted.start for (i, _), shifted in zip(known, found[len(spans) :], strict=True)}
        self.standing: dict[int, Span] = {}
        for i, shifted in enumerate(self.shifted):
            if shifted.start is not None and shifted.end is not None:
                words = ours.text[slice(*spans[i])].split()
                if words == after_text[shifted.start : shifted.end].split():
                    self.standing[i] = (shifted.start, shifted.end)
        self.paths = self._renumbered(stretches)

    def _renumbered(self, own: dict[int, Span | None]) -> dict[str, str]:
        """The new path by the old one, as the parts that stand and are the parser's tell it."""
        paths: dict[str, str] = {}
        for i, span in self.standing.items():
            old, new = self.segments[i], self.at(span[0])
            if i in own or new is None or old.path is None or new.path is None:
                continue
            if (new.kind, new.start, new.end) != (old.kind, *span):
                continue
            steps, new_steps = old.path.split("."), new.path.split(".")
            paths.setdefault(old.path, new.path)
            while len(steps) > 1 and len(new_steps) > 1 and steps.pop() == new_steps.pop():
                paths.setdefault(".".join(steps), ".".join(new_steps))
        return paths

    def at(self, offset: int) -> Segment | None:
        """The part of the new parse in which that character stands."""
        index = bisect_right(self.starts, offset) - 1
        return self.after.segments[index] if index >= 0 and offset < self.after.segments[index].end else None

    def between_neighbours(self, i: int) -> Span | None:
        """What stands between the places of the parts on both sides, where that is this part with other words."""
        place = self.shifted[i]
        before, after = self.standing.get(i - 1), self.standing.get(i + 1)
        if place.start is None or place.end is None:
            return None
        if (before is None and i > 0) or (after is None and i + 1 < len(self.segments)):
            return None
        low, high = before[1] if before else 0, after[0] if after else len(self.after_text)
        span = _trimmed(self.after_text, low, high)
        if span is None or not span[0] <= place.start < place.end <= span[1]:
            return None
        return span if span[1] - span[0] <= _GROWTH * (place.end - place.start) else None

    def piece(self, i: int, span: Span) -> tuple[Segment, bool]:
        """An editor's part in its place, and whether the new parse has the same part and says something else of it."""
        old, fresh = self.segments[i], self.at(span[0])
        start = self.passages.get(i)
        passage = self.at(start) if start is not None else None
        path = passage.path if passage else self._translated(old.path)
        if path is None and old.kind is Kind.STATEMENT:
            path = old.path
        piece = replace(
            old,
            start=span[0],
            end=span[1],
            path=path,
            answers=self._translated(old.answers),
            sid=None,
            confirmed_by=(),
        )
        if fresh is None or (fresh.kind, fresh.start, fresh.end) != (piece.kind, *span):
            return piece, False
        if piece.kind is Kind.STATEMENT:
            # Whose words they are is compared afterwards, statement by statement.
            return replace(fresh, path=path, rule=piece.rule), False
        return piece, _said(fresh) != _said(piece)

    def _translated(self, path: str | None) -> str | None:
        """The path under the number that its passage, or the nearest one around it, has now."""
        steps = path.split(".") if path else []
        for depth in range(len(steps), 0, -1):
            around = self.paths.get(".".join(steps[:depth]))
            if around is not None:
                return ".".join([around, *steps[depth:]])
        return path


def _own_parts(ours: Ours) -> dict[int, Span | None]:
    """The parts that editors divided, named or placed, by index, each with the stretch of it that tells its passage.

    That is where the parser puts it into the same passage; it is None where the path is the editor's too. A statement
    of which editors said no more than whose words it holds is none of these parts.
    """
    parsed = {(part.start, part.end, part.path) for part in ours.parsed.statements()}
    own: dict[int, Span | None] = {}
    for i, part in enumerate(ours.breakdown.segments):
        is_proposed = part.kind is Kind.STATEMENT and (part.start, part.end, part.path) in parsed
        if part.rule == "manual" and not is_proposed:
            own[i] = None
    for i, j, _ in overlaps(ours.breakdown.segments, ours.parsed.segments):
        part, other = ours.breakdown.segments[i], ours.parsed.segments[j]
        if i in own and own[i] is None and part.path == other.path:
            own[i] = (max(part.start, other.start), min(part.end, other.end))
    return own


def _laid_over(parts: Sequence[Segment], pieces: Sequence[Segment], text: str) -> Iterator[Segment]:
    """The pieces, and what they leave of the parts, in the order of the text; both are given in order."""
    waiting = list(reversed(pieces))
    for part in parts:
        position = part.start
        while waiting and waiting[-1].start < part.end:
            yield from _rest(part, position, waiting[-1].start, text)
            position = max(position, waiting[-1].end)
            if position > part.end:
                break  # it reaches into the next part
            yield waiting.pop()
        yield from _rest(part, position, part.end, text)


def _rest(part: Segment, start: int, end: int, text: str) -> Iterator[Segment]:
    span = _trimmed(text, start, end)
    if span is not None:
        yield part if span == (part.start, part.end) else replace(part, start=span[0], end=span[1])


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without the white space at its ends; None where there is nothing else."""
    words = text[start:end].strip() if start < end else ""
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    return (first, first + len(words)) if words else None


def _is_free(span: Span, pieces: Sequence[Segment]) -> bool:
    index = bisect_right(pieces, span[0], key=lambda part: part.start)
    return (index == 0 or pieces[index - 1].end <= span[0]) and (
        index == len(pieces) or span[1] <= pieces[index].start
    )


def _said(part: Segment) -> tuple[object, ...]:
    return part.speakers, part.speech, part.conveyed_by


def _named(part: Segment, text: str) -> str:
    words = " ".join(text[part.start : part.end].split())
    return f"the {part.kind.replace('_', ' ')} “{words if len(words) <= 80 else words[:80] + '…'}”"
