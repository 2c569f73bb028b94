"""Dividing a new text as editors divided the old one, wherever their words still stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .breakdown import Breakdown, Kind, Segment
from .identity import overlaps
from .mapping import Status
from .offsets import Shifted, map_offset_ranges

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ours:
    """The old text with the breakdown that editors left, and `parsed`, what the parser makes of that text alone."""

    text: str
    breakdown: Breakdown
    parsed: Breakdown


def keep_structure(ours: Ours, after: Breakdown, after_text: str) -> tuple[Breakdown, tuple[str, ...]]:
    """`after`, a fresh parse, with the parts that editors divided, named or placed; and what a person should look at.

    Such a part of theirs is laid over the new text where its words stand, and over what stands between its neighbours
    where most of its words do; what it leaves of the parser's parts keeps what the parser says. A path goes with its
    passage where the passage has another one now. Parts without a place are noted, and the parser's stand there. No
    part has a sid or a confirmation yet.
    """
    old = ours.breakdown.segments
    own = _passages(ours)
    if not own:
        return after, ()
    # Shifted in one go: each part, and then the stretches that tell where the parts' passages are.
    stretches = [span for span in own.values() if span]
    spans = [(part.start, part.end) for part in old]
    shifted = map_offset_ranges(ours.text, after_text, [*spans, *stretches])
    passages = dict(zip(stretches, shifted[len(old) :], strict=True))
    standing = {
        i: (place.start, place.end)
        for i, place in enumerate(shifted[: len(old)])
        if place.start is not None
        and place.end is not None
        and _is_same(ours.text[slice(*spans[i])], after_text[place.start : place.end])
    }
    paths = _renumbered(old, standing, own.keys(), after)
    pieces: list[Segment] = []
    notes = []
    for i, stretch in own.items():
        what = _named(old[i], ours.text)
        span = standing.get(i) or _between(i, len(old), shifted[i], standing, after_text)
        if span is None or any(piece.start < span[1] and span[0] < piece.end for piece in pieces):
            notes.append(
                f"what an editor made of {what} could not be kept, since its words do not stand in the new text as they "
                "did: look at what the parser proposes there"
            )
            continue
        fresh = _at(after, span[0])
        passage = _at(after, passages[stretch].start) if stretch else None
        path = passage.path if passage else _translated(old[i].path, paths)
        piece = replace(
            old[i],
            start=span[0],
            end=span[1],
            path=path or (old[i].path if old[i].kind is Kind.STATEMENT else None),
            answers=_translated(old[i].answers, paths),
            sid=None,
            confirmed_by=(),
        )
        if fresh and (fresh.kind, fresh.start, fresh.end) == (piece.kind, *span):
            if piece.kind is Kind.STATEMENT:
                # Whose words they are is compared statement by statement, afterwards.
                piece = replace(fresh, path=piece.path, rule=piece.rule)
            elif _said(fresh) != _said(piece):
                notes.append(f"the new parse reads {what} otherwise; what the editors said stands")
        if i not in standing:
            notes.append(f"the words of {what} are changed; it is still divided as an editor divided it: look at it again")
        elif shifted[i].status is not Status.UNCHANGED:
            notes.append(f"what an editor made of {what} was put where the same words stand now: check the place")
        pieces.append(piece)
    return replace(after, segments=tuple(_laid_over(after.segments, pieces, after_text))), tuple(notes)


def _passages(ours: Ours) -> dict[int, Span | None]:
    """The parts that editors divided, named or placed, by index, each with a stretch of its own that tells its passage.

    That is where the parser puts it into the same passage; None is there where the path is the editor's. A statement
    of which an editor said no more than whose words it has is none of these parts.
    """
    parsed = {(part.start, part.end): part for part in ours.parsed.segments}
    own: dict[int, Span | None] = {}
    for i, part in enumerate(ours.breakdown.segments):
        proposed = parsed.get((part.start, part.end))
        is_alike = proposed is not None and (proposed.kind, proposed.path) == (part.kind, part.path)
        if part.rule != "manual" or (
            is_alike and (part.kind is Kind.STATEMENT or (proposed is not None and _said(proposed) == _said(part)))
        ):
            continue
        own[i] = None
    for i, j, _ in overlaps(ours.breakdown.segments, ours.parsed.segments):
        part, other = ours.breakdown.segments[i], ours.parsed.segments[j]
        if i in own and own[i] is None and part.path == other.path:
            own[i] = (max(part.start, other.start), min(part.end, other.end))
    return own


def _renumbered(
    old: Sequence[Segment], standing: dict[int, Span], own: Iterator[int] | object, after: Breakdown
) -> dict[str, str]:
    raise NotImplementedError
