"""A change is taken back out of the middle: what came after it stays, or stands in the way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from archive.parsing import parse
from archive.parsing.breakdown import Breakdown
from archive.parsing.revising.layers import Layers, Tag
from archive.parsing.revising.operations import apply_operation
from archive.parsing.revising.undoing import Overtaken, take_back

TEXT = """Telephone Talks Between Prime Minister Koizumi and President Putin

August 5, 2003

1. The Peace Treaty

(1) Prime Minister Koizumi stated that the peace treaty should be concluded.

(2) In response, President Putin said that he would think about it.
"""

NO_LAYERS = Layers()


def start() -> Breakdown:
    """The record, whose statements have identities."""
    breakdown = parse(TEXT)
    parts = tuple(
        replace(part, sid=f"S{index}") if part.kind == "statement" else part
        for index, part in enumerate(breakdown.segments)
    )
    return replace(breakdown, segments=parts)


def changed(breakdown: Breakdown, name: str, **arguments: Any) -> Breakdown:
    return apply_operation(breakdown, TEXT, name, arguments)


def statements(breakdown: Breakdown) -> list[int]:
    return [index for index, part in enumerate(breakdown.segments) if part.kind == "statement"]


CHANGES: dict[str, dict[str, Any]] = {
    "describe": {"place": "Tokyo"},
    "confirm": {"part": None, "by": 7},
    "attribute": {"part": None, "speakers": ["Somebody"]},
    "change_kind": {"part": None, "kind": "narrative"},
    "split": {"part": None, "at": None},
}


def arguments_of(name: str, breakdown: Breakdown, index: int) -> dict[str, Any]:
    part = breakdown.segments[index]
    values = {"part": index, "at": part.start + 20}
    return {key: values.get(key) if value is None else value for key, value in CHANGES[name].items()}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_taken_back_at_once_leaves_what_was_before(name: str) -> None:
    before = start()
    after = changed(before, name, **arguments_of(name, before, statements(before)[0]))
    assert after != before
    assert take_back((before, NO_LAYERS), (after, NO_LAYERS), (after, NO_LAYERS)) == (before, NO_LAYERS)


@pytest.mark.parametrize("name", ["describe", "confirm", "attribute", "change_kind"])
def test_later_work_on_another_part_stays(name: str) -> None:
    before = start()
    first, second = statements(before)
    after = changed(before, name, **arguments_of(name, before, first))
    now = changed(after, "confirm", part=second, by=9)
    breakdown, _layers = take_back((before, NO_LAYERS), (after, NO_LAYERS), (now, NO_LAYERS))
    assert breakdown == changed(before, "confirm", part=second, by=9)


@pytest.mark.parametrize("name", ["confirm", "attribute", "change_kind"])
def test_later_work_on_the_same_part_stands_in_the_way(name: str) -> None:
    before = start()
    first, _second = statements(before)
    after = changed(before, name, **arguments_of(name, before, first))
    now = changed(after, "change_kind", part=first, kind="heading")
    with pytest.raises(Overtaken) as caught:
        take_back((before, NO_LAYERS), (after, NO_LAYERS), (now, NO_LAYERS))
    assert len(caught.value.where) == 1


def test_a_part_that_was_divided_since_stands_in_the_way() -> None:
    before = start()
    first, _second = statements(before)
    after = changed(before, "confirm", part=first, by=7)
    now = changed(after, "split", part=first, at=after.segments[first].start + 20)
    with pytest.raises(Overtaken):
        take_back((before, NO_LAYERS), (after, NO_LAYERS), (now, NO_LAYERS))


def test_moved_boundaries_are_taken_back_only_where_nothing_was_divided_since() -> None:
    before = start()
    first, second = statements(before)
    after = changed(before, "split", part=first, at=before.segments[first].start + 20)
    now = changed(after, "confirm", part=second + 1, by=7)
    with pytest.raises(Overtaken):
        take_back((before, NO_LAYERS), (after, NO_LAYERS), (now, NO_LAYERS))


def test_of_judgements_those_of_the_change_go_and_others_stay() -> None:
    breakdown = start()
    sid, other = (breakdown.segments[index].sid or "" for index in statements(breakdown))
    old, new, later = Tag(sid, "a", "ed"), Tag(sid, "b", "ed"), Tag(other, "c", "kim")
    before, after = Layers(tags=(old,)), Layers(tags=(new,))
    now = Layers(tags=(new, later))
    assert take_back((breakdown, before), (breakdown, after), (breakdown, now)) == (
        breakdown, Layers(tags=(later, old)),
    )  # fmt: skip
    with pytest.raises(Overtaken) as gone:
        take_back((breakdown, before), (breakdown, after), (breakdown, Layers(tags=(later,))))
    assert gone.value.where == [f"b ({sid})"]
    with pytest.raises(Overtaken) as again:
        take_back((breakdown, before), (breakdown, after), (breakdown, Layers(tags=(new, Tag(sid, "a", "kim")))))
    assert again.value.where == [f"a ({sid})"]


def test_a_judgement_never_comes_back_to_a_statement_that_is_gone() -> None:
    breakdown = start()
    first, _second = statements(breakdown)
    tag = Tag(breakdown.segments[first].sid or "", "a", "ed")
    now = changed(breakdown, "change_kind", part=first, kind="narrative")
    with pytest.raises(Overtaken):
        take_back((breakdown, Layers(tags=(tag,))), (breakdown, NO_LAYERS), (now, NO_LAYERS))
