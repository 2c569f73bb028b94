"""EDTF dates and the days that they span."""

from datetime import date

import pytest

from archive.models.dates import bounds, is_uncertain


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2003", date(2003, 1, 1), date(2003, 12, 31)),
        ("2003-09", date(2003, 9, 1), date(2003, 9, 30)),
        ("2003-09-01", date(2003, 9, 1), date(2003, 9, 1)),
        ("2002?-10-14", date(2002, 10, 14), date(2002, 10, 14)),
        ("2002-10-14?", date(2002, 10, 14), date(2002, 10, 14)),
        ("2003-12-15/2003-12-17", date(2003, 12, 15), date(2003, 12, 17)),
        ("XXXX-12-18", date.min, date(9999, 12, 18)),
        ("200X", date(2000, 1, 1), date(2009, 12, 31)),
    ],
)
def test_bounds_are_the_first_and_last_day_that_can_be_meant(edtf: str, first: date, last: date) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize(
    "value", ["", "September 2003", "2003-13", "2003-02-30", "1956/..", "Y1", "2003-9-1", "9" * 50]
)
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="EDTF"):
        bounds(value)


def test_uncertainty_is_seen() -> None:
    assert is_uncertain("2002?-10-14")
    assert not is_uncertain("2002-10-14")
