"""What is a shift, and what only looks like one."""

from __future__ import annotations

from typing import Any

import pytest

from annotations.picturing.points import Named, Point
from annotations.picturing.shifts import find_shifts

FIRST, SECOND, THIRD = "2002-10-14", "2003-01-10", "2003-05-30"


def point(date: str | None, direction: str, **other: Any) -> Point:
    """Mr Putin's position on the treaty in Japan's record of that day, as ann reads it, but for `other`."""
    keeper = other.pop("keeper", "mofa-japan")
    statement = {
        "sid": f"{date}-{direction}-{other.pop('number', 1)}",
        "event": {"date": None, "earliest": None, "latest": None, "year_supplied": False},
        "dated": date,
        "record_keeper": {"slug": keeper, "label": keeper},
    }
    strength = 1 if direction in ("supports", "opposes") else None
    whole: dict[str, Any] = {
        "who": Named("person:vladimir-putin", "Vladimir Putin"),
        "on": Named("treaty", "A treaty."),
        "account": "other",
        "hand": Named("coder:1", "ann"),
        "quotation": "",
        "strength": strength,
    }
    return Point(statement=statement, direction=direction, **{**whole, **other})


def found(*points: Point) -> list[tuple[str, str]]:
    """From which statement to which."""
    return [(s.before.statement["sid"][:-2], s.after.statement["sid"][:-2]) for s in find_shifts(points)]


def test_a_shift_points_another_way_later() -> None:
    points = [point(FIRST, "supports"), point(SECOND, "supports"), point(THIRD, "opposes")]
    assert found(*points) == [(f"{SECOND}-supports", f"{THIRD}-opposes")]
    assert found(*reversed(points)) == found(*points)
    assert [shift.is_up for shift in find_shifts(points)] == [False]


def test_there_and_back_are_two_shifts() -> None:
    points = [point(FIRST, "opposes"), point(SECOND, "neutral"), point(THIRD, "opposes")]
    assert [shift.is_up for shift in find_shifts(points)] == [True, False]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (point(FIRST, "supports", strength=2), point(SECOND, "supports", strength=1)),
        (point(FIRST, "supports"), point(FIRST, "opposes")),
        (point(None, "supports"), point(SECOND, "opposes")),
        (point(FIRST, "supports"), point("2003?", "opposes")),
        (point("2002", "supports"), point("2002-12", "opposes")),
        (point(FIRST, "mixed"), point(SECOND, "opposes")),
        (point(FIRST, "supports"), point(SECOND, "mixed")),
        (point(FIRST, "none"), point(SECOND, "opposes")),
        (point(FIRST, "supports"), point(SECOND, "none")),
    ],
    ids=["only as strongly", "of one day", "undated", "uncertain", "perhaps of one day", "mixed before", "mixed after",
         "none before", "none after"],
)  # fmt: skip
def test_no_shift(before: Point, after: Point) -> None:
    assert found(before, after) == []


@pytest.mark.parametrize(
    "other",
    [
        {"account": "own"},
        {"keeper": "kremlin"},
        {"account": "told", "teller": "Igor Ivanov"},
        {"hand": Named("coder:2", "bob")},
        {"hand": Named("editors", "the editors")},
        {"who": Named("country:russian-federation", "Russian Federation")},
        {"on": Named("islands", "The islands.")},
    ],
    ids=["accounts", "record-keepers", "tellers", "coders", "coders and editors", "holders", "propositions"],
)
def test_that_two_differ_is_no_shift(other: dict[str, Any]) -> None:
    assert found(point(FIRST, "supports"), point(SECOND, "opposes", **other)) == []


def test_what_one_teller_tells_otherwise_than_another_is_no_shift() -> None:
    told = {"account": "told", "teller": "Igor Ivanov"}
    assert found(point(FIRST, "supports", **told), point(SECOND, "opposes", **told)) == [
        (f"{FIRST}-supports", f"{SECOND}-opposes")
    ]
    assert found(point(FIRST, "supports", **told), point(SECOND, "opposes", **{**told, "teller": "Bush"})) == []


def test_mixed_between_two_hides_no_shift() -> None:
    points = [point(FIRST, "supports"), point(SECOND, "mixed"), point(THIRD, "opposes")]
    assert found(*points) == [(f"{FIRST}-supports", f"{THIRD}-opposes")]


def test_a_day_of_both_is_none_and_hides_none_that_follows_from_one() -> None:
    both = [point(SECOND, "supports"), point(SECOND, "opposes")]
    assert found(point(FIRST, "supports"), *both) == []
    # What it shifted from can't be said.
    assert found(*both, point(THIRD, "opposes")) == []


def test_what_is_said_twice_that_day_is_one_shift() -> None:
    points = [point(FIRST, "supports"), point(SECOND, "opposes"), point(SECOND, "opposes", number=2)]
    assert found(*points) == [(f"{FIRST}-supports", f"{SECOND}-opposes")]
