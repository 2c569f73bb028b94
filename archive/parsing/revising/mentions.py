"""Names that editors marked in a text, or took the mark off, in a later text or a later parse of it."""

from __future__ import annotations

from dataclasses import replace

from archive.parsing.breakdown import Breakdown, Mention
from archive.parsing.revising.mapping import Status
from archive.parsing.revising.offsets import Shifted, map_offset_ranges


def keep_mentions(
    before: Breakdown, before_text: str, after: Breakdown, after_text: str
) -> tuple[Breakdown, tuple[str, ...]]:
    """`after`, a fresh parse, with the names that persons marked and without those they unmarked; and what to look at.

    A mark goes with its words, and what the parser marks across them gives way. Where the words do not stand in the
    new text as they did, a sentence says what is lost.
    """
    by_hand = [one for one in before.mentions if one.by_hand]
    places = map_offset_ranges(before_text, after_text, [*((m.start, m.end) for m in by_hand), *before.unmarked])
    standing = list(after.mentions)
    notes: list[str] = []
    unmarked: list[tuple[int, int]] = []
    for (start, end), place in zip(before.unmarked, places[len(by_hand) :], strict=True):
        words, span = before_text[start:end], _standing(before_text[start:end], place, after_text)
        if span is None:
            notes.append(
                f"an editor took the mark of a name off “{words}”, which does not stand in the new text as it did: see "
                "whether it is marked there again"
            )
            continue
        if place.status is not Status.UNCHANGED:
            notes.append(f"the mark of a name is taken off “{words}” where it stands now: check the place")
        unmarked.append(span)
        standing = [one for one in standing if (one.start, one.end) != span]
    kept: list[Mention] = []
    for mention, place in zip(by_hand, places, strict=False):
        what = f"“{mention.words}”, which an editor marked as the name of {mention.person}"
        span = _standing(mention.words, place, after_text)
        if span is None or any(one.start < span[1] and span[0] < one.end for one in kept):
            notes.append(f"{what}, does not stand in the new text as it did: mark it again where it is meant")
            continue
        if place.status is not Status.UNCHANGED:
            notes.append(f"{what}, is marked where the same words stand now: check the place")
        kept.append(replace(mention, start=span[0], end=span[1]))
        standing = [one for one in standing if one.end <= span[0] or span[1] <= one.start]
    mentions = tuple(sorted([*standing, *kept], key=lambda one: one.start))
    return replace(after, mentions=mentions, unmarked=tuple(sorted(set(unmarked)))), tuple(notes)


def _standing(words: str, place: Shifted, text: str) -> tuple[int, int] | None:
    """The span of just these words where they were found again."""
    if place.start is None or place.end is None or text[place.start : place.end] != words:
        return None
    return place.start, place.end
