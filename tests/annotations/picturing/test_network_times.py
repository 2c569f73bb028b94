"""Windows of time beside the one that is asked for."""

from datetime import date

import pytest

from annotations.picturing.network_times import Step, steps


@pytest.mark.parametrize(
    ("asked", "earlier", "later"),
    [
        (("2003-01-01", "2003-12-31"), ("2002-01-01", "2002-12-31"), ("2004-01-01", "2004-12-31")),
        (("2002-11-01", "2003-01-31"), ("2002-08-01", "2002-10-31"), ("2003-02-01", "2003-04-30")),
        (("2004-02-01", "2004-02-29"), ("2004-01-01", "2004-01-31"), ("2004-03-01", "2004-03-31")),
        (("2003-05-30", "2003-05-30"), ("2003-05-29", "2003-05-29"), ("2003-05-31", "2003-05-31")),
        (("2003-01-02", "2003-01-11"), ("2002-12-23", "2003-01-01"), ("2003-01-12", "2003-01-21")),
    ],
)
def test_the_windows_beside_are_as_long_and_whole_months_where_it_is_of_such(asked, earlier, later):
    first, last = map(date.fromisoformat, asked)
    assert steps(first, last, []) == [
        Step(date.fromisoformat(earlier[0]), date.fromisoformat(earlier[1]), "earlier"),
        Step(date.fromisoformat(later[0]), date.fromisoformat(later[1]), "later"),
    ]


def test_beyond_the_calendar_there_is_no_window():
    assert steps(date(1, 1, 1), date(1, 12, 31), []) == [Step(date(2, 1, 1), date(2, 12, 31), "later")]
    assert [step.way for step in steps(date(9999, 1, 1), date.max, [])] == ["earlier"]


def test_without_a_window_each_year_is_one_where_there_are_several():
    days = [date(2003, 5, 30), date(2002, 10, 14), date(2003, 9, 1)]
    assert steps(None, None, days) == [
        Step(date(2002, 1, 1), date(2002, 12, 31)),
        Step(date(2003, 1, 1), date(2003, 12, 31)),
    ]
    assert steps(None, None, days[:1]) == []
    assert steps(date(2003, 1, 1), None, days[:1]) == []
