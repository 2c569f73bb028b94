import pytest

from archive.parsing.vocabulary import EVENT_KINDS, FORMS, WORDINGS, is_clock_time, is_edtf, is_language

from .seeds import NUMBERS, seed


@pytest.mark.parametrize(
    "value",
    ["2003", "2003-09", "2003-09-01", "2002?-10-14", "2002-10-14?", "2004-02-29", "200X", "2003-XX-01", "2003-21",
     "2003-09-01/2003-09-03", "2003-01/..", "../2003", "2003~", "%2003-05", "-0044-03-15", "XXXX-02-29", "2003/"],
)  # fmt: skip
def test_edtf_dates(value):
    assert is_edtf(value)


@pytest.mark.parametrize(
    "value",
    ["", "September 2003", "2003-13", "2003-00", "2003-02-29", "2003-04-31", "2003-9-1", "03-09-01", "/..",
     "2003-09-01T11:10", "2003-21-01", "2003-XX-32", "2003-09-01/2003-09-31", "２００３"],
)  # fmt: skip
def test_what_is_no_edtf_date(value):
    assert not is_edtf(value)


def test_clock_times_and_languages():
    assert [time for time in ("00:00", "11:10", "23:59", "24:00", "9:05", "11:60", "") if is_clock_time(time)] == [
        "00:00",
        "11:10",
        "23:59",
    ]
    assert [tag for tag in ("en", "ja", "sr-Latn", "EN", "english", "e", "en-") if is_language(tag)] == [
        "en",
        "ja",
        "sr-Latn",
    ]


@pytest.mark.parametrize("number", NUMBERS)
def test_seeds_use_these_words(number):
    record, _ = seed(number)
    assert record.kind in EVENT_KINDS
    assert record.form in FORMS
    assert record.wording in WORDINGS
    assert record.event_date is not None
    assert is_edtf(record.event_date)
