"""EDTF dates and the days that they span."""

from datetime import date

import pytest

from archive.models import dates
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


@pytest.mark.parametrize(
    "value",
    ["Y9E999999999", "Y1 E 99999999", "Y-1E9S2", "[" + ",".join(["2003"] * 400) + "]", "2003/" * 5000, "9" * 5000],
)
def test_what_takes_long_to_parse_is_refused_unparsed(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(value: str) -> None:
        pytest.fail(f"{value[:20]} is parsed, which can stop the process")

    monkeypatch.setattr(dates, "parse_edtf", parse)
    with pytest.raises(ValueError, match="is not a date in EDTF") as refused:
        bounds(value)
    assert len(str(refused.value)) < 150  # none of it is said in whole


@pytest.mark.parametrize("error", [OverflowError, RecursionError, ZeroDivisionError])
def test_a_date_that_the_library_can_not_reckon_with_is_none(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def parse(value: str) -> None:
        raise error

    monkeypatch.setattr(dates, "parse_edtf", parse)
    with pytest.raises(ValueError, match="is not a date in EDTF"):
        bounds(f"before {error.__name__}")


def test_uncertainty_is_seen() -> None:
    assert is_uncertain("2002?-10-14")
    assert not is_uncertain("2002-10-14")
