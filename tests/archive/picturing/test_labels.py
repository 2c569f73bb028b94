from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.picturing.measuring import ELLIPSIS, cut, measure, wrap
from archive.picturing.times import Axis, When, span

from .drawing import days, words

WIDTH = 232


@given(words, st.integers(1, 5))
def test_no_line_is_wider_than_its_room_and_no_word_is_lost_but_behind_an_ellipsis(said: str, lines: int) -> None:
    wrapped = wrap(said, 13, WIDTH, lines=lines)
    assert len(wrapped) <= lines
    assert all(measure(line, 13) <= WIDTH for line in wrapped)
    if not (wrapped and wrapped[-1].endswith(ELLIPSIS)):
        assert "".join("".join(wrapped).split()) == "".join(said.split())


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("The Six-Party Talks should be continued.", ("The Six-Party Talks should be", "continued.")),
        ("Путин", ("Путин",)),
        ("", ()),
        ("x" * 60, ("x" * 36, "x" * 24)),
    ],
)
def test_words_are_set_in_lines(said: str, lines: tuple[str, ...]) -> None:
    assert wrap(said, 13, WIDTH, lines=3) == lines


def test_what_does_not_fit_is_cut_with_an_ellipsis() -> None:
    assert cut("Minister for Foreign Affairs", 13, 100) == "Minister for Fo…"


@given(st.lists(days, min_size=1, max_size=8), st.sampled_from([(370, 896), (0, 310)]))
def test_the_days_of_an_axis_stand_in_their_order_inside_it(found: list[date], sides: tuple[int, int]) -> None:
    first, last = span(found)
    axis = Axis(first, last, *sides)
    places = [axis.x(day) for day in sorted(found)]
    assert places == sorted(places)
    assert all(sides[0] <= place <= sides[1] for place in places)


@given(days, st.integers(0, 3_000_000), st.sampled_from([(370, 896), (0, 310)]))
def test_the_dates_of_an_axis_do_not_touch(first: date, length: int, sides: tuple[int, int]) -> None:
    start, end = span([first, first + timedelta(days=min(length, (date.max - first).days))])
    ticks = Axis(start, end, *sides).ticks(12)
    assert len(ticks) <= 16
    assert all(x + measure(said, 12) < other for (x, said), (other, _said) in pairwise(ticks))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2002, 10, 1), date(2003, 9, 30), ["Oct 2002", "Jan 2003", "Apr 2003", "Jul 2003"]),
        (date(1996, 3, 1), date(2003, 9, 30), [str(year) for year in range(1997, 2004)]),
        (date(1900, 1, 1), date(2000, 1, 1), [str(year) for year in range(1900, 2000, 10)]),
        (date(2003, 1, 1), date(2003, 5, 30), ["January 2003", "February", "March", "April", "May"]),
    ],
)
def test_an_axis_says_dates_as_people_do(first: date, last: date, said: list[str]) -> None:
    assert [words for _x, words in Axis(first, last, 370, 896).ticks(12)] == said


@pytest.mark.parametrize(
    ("when", "is_dated", "is_imprecise"),
    [
        (When(date(2003, 1, 10), date(2003, 1, 10), "10 January 2003"), True, False),
        (When(date(2003, 1, 1), date(2003, 1, 31), "January 2003"), True, True),
        (When(date(1, 12, 18), date.max, "XXXX-12-18"), False, False),
        (When(None, None, "no date"), False, False),
    ],
)
def test_only_what_says_its_year_has_a_place_on_an_axis(when: When, is_dated: bool, is_imprecise: bool) -> None:
    assert (when.is_dated, when.is_imprecise) == (is_dated, is_imprecise)
