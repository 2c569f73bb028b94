"""Whose sid is whose in two breakdowns of one text: what is gone, what is new, and what stands in the same place."""

from __future__ import annotations

from collections.abc import Sequence

from archive.parsing.breakdown import Breakdown, Kind, Segment


def lost_sids(before: Breakdown, after: Breakdown) -> tuple[str, ...]:
    """The sids that statements have before and none has after, in the order of the text."""
    alive = {part.sid for part in after.segments}
    return tuple(part.sid for part in before.segments if part.sid is not None and part.sid not in alive)


def gained(before: Breakdown, after: Breakdown) -> tuple[int, ...]:
    """The statements, by index in `after.segments`, that have no sid yet or one that no statement had before."""
    known = {part.sid for part in before.segments if part.sid is not None}
    return tuple(
        index
        for index, part in enumerate(after.segments)
        if part.kind is Kind.STATEMENT and (part.sid is None or part.sid not in known)
    )


def heirs(before: Breakdown, after: Breakdown) -> dict[str, str | None]:
    """For each lost sid, the sid of the statement that stands on most of its characters now, for a redirect.

    Both breakdowns are of one text, and the new statements have their sids already; None where no statement is left.
    """
    lost = set(lost_sids(before, after))
    best: dict[str, tuple[int, str | None]] = {sid: (0, None) for sid in lost_sids(before, after)}
    for i, j, shared in overlaps(before.segments, after.segments):
        sid = before.segments[i].sid
        if sid is not None and sid in lost and shared > best[sid][0] and after.segments[j].kind is Kind.STATEMENT:
            best[sid] = (shared, after.segments[j].sid)
    return {sid: heir for sid, (_, heir) in best.items()}


def overlaps(before: Sequence[Segment], after: Sequence[Segment]) -> list[tuple[int, int, int]]:
    """Each pair of parts that share characters of one text, with how many; by index, in order."""
    found = []
    i = j = 0
    while i < len(before) and j < len(after):
        shared = min(before[i].end, after[j].end) - max(before[i].start, after[j].start)
        if shared > 0:
            found.append((i, j, shared))
        if before[i].end < after[j].end:
            i += 1
        else:
            j += 1
    return found


def same_place(before: Sequence[Segment], after: Sequence[Segment]) -> list[tuple[int, int]]:
    """The statements of two breakdowns of one text that stand in one place: equal spans, or half of both in common."""
    candidates = []
    for i, j, shared in overlaps(before, after):
        old, new = before[i], after[j]
        if old.kind is not Kind.STATEMENT or new.kind is not Kind.STATEMENT:
            continue
        if 2 * shared >= old.end - old.start and 2 * shared >= new.end - new.start:
            exact = (old.start, old.end) == (new.start, new.end)
            candidates.append((not exact, -shared, i, j))
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in chosen and j not in taken:
            chosen[i] = j
            taken.add(j)
    return sorted(chosen.items())
