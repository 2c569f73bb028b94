"""What an operation has changed in the state that the page has, as JSON: an answer for two statements instead of thousands.

`diplomacy/static/js/desk/model.js` lays it over that state (`merged`). Whoever is meant by a name stands in `names`, for
all parts at once, and open flags in `flags`. What somebody has called otherwise meanwhile (a topic, a proposition, an
account) shows on parts that nobody has touched when the page asks for the whole state.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from archive.editing.judgement_rows import judged_otherwise
from archive.editing.rows import names_in_parts
from archive.editing.working_copy import Value
from archive.models import Report, Revision
from archive.parsing.breakdown import Breakdown, statement_numbers
from archive.parsing.revising.layers import Layers
from archive.parsing.revising.stretches import Stretch, differing

from .reading import read_beside, read_statements
from .state import Composed, Row


def delta_of(report: Report, user: Any, *, revision: Revision, before: Value, after: Value) -> Row:
    """The state's head anew, and the parts that are others than in the state of the version before.

    `changes` are in order: in the place of `gone` parts, counted from `at` in the earlier state, stand `parts`. The text
    is the same; `mentions` is there where they have changed. As many queries as the whole state takes.
    """
    now = after.breakdown
    marks = Layers(emendations=after.layers.emendations, glosses=after.layers.glosses)
    composed = Composed(report, user, now, asdict(marks), read_beside(report, user))
    stretches = list(changes(before, after))
    indexes = [index for one in stretches for index in range(one.new_first, one.new_last)]
    sids = {sid for index in indexes if (sid := now.segments[index].sid)}
    rows = iter(composed.parts(read_statements(report, sids), indexes))
    told = {
        **composed.head(revision),
        "since": revision.number - 1,
        "changes": [
            {
                "at": one.first,
                "gone": one.last - one.first,
                "parts": [next(rows) for _ in range(one.new_first, one.new_last)],
            }
            for one in stretches
        ],
    }
    if before.breakdown.mentions != now.mentions:
        told["mentions"] = composed.mentions()
    return told


def changes(before: Value, after: Value) -> Iterator[Stretch]:
    """Where parts are others, are judged otherwise, or stand in another place of their passage; in order.

    Those of whom a name is marked otherwise in the text are among them (the nearest mention may be another one), and those
    that are said to say something else.
    """
    was, now = before.breakdown, after.breakdown
    judged = judged_otherwise(before.layers, after.layers)
    said = sorted({finding.start for finding in set(before.layers.findings) ^ set(after.layers.findings)})
    names = {mention.person for mention in set(was.mentions) ^ set(now.mentions)}
    places, new_places = _places(was), _places(now)

    def is_other(index: int, new: int) -> bool:
        part = now.segments[new]
        if part.sid in judged or places.get(index) != new_places.get(new):
            return True
        if said and bisect_left(said, part.start) < bisect_left(said, part.end):
            return True
        return bool(names) and not names.isdisjoint(names_in_parts([part]))

    first = new_first = 0
    for stretch in differing(was.segments, now.segments):
        yield from _alone(is_other, range(first, stretch.first), range(new_first, stretch.new_first))
        yield stretch
        first, new_first = stretch.last, stretch.new_last
    yield from _alone(is_other, range(first, len(was.segments)), range(new_first, len(now.segments)))


def _alone(is_other: Callable[[int, int], bool], indexes: range, new_indexes: range) -> Iterator[Stretch]:
    for index, new in zip(indexes, new_indexes, strict=True):
        if is_other(index, new):
            yield Stretch(index, index + 1, new, new + 1)


def _places(breakdown: Breakdown) -> dict[int, tuple[int, bool]]:
    """The number of each statement within its passage, and whether it is printed, by its index."""
    return {index: (number, total > 1) for index, (number, total) in statement_numbers(breakdown).items()}
