"""Dates in EDTF, times of day, ends of sentences, labels."""

import pytest

from archive.parsing import parse
from archive.parsing.extraction import find_undertakings
from archive.parsing.text.labels import find_label, inline_labels
from archive.parsing.words.dates import clock_times, dates
from archive.parsing.words.languages import language_of
from archive.parsing.words.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("September 1, 2003", ["2003-09-01"]),
        ("1 September 2003", ["2003-09-01"]),
        ("September 2003", ["2003-09"]),
        ("Sept. 3, 2003", ["2003-09-03"]),
        ("August 27 - 29, 2003", ["2003-08-27/2003-08-29"]),
        ("27–29 August 2003", ["2003-08-27/2003-08-29"]),
        ("the 4th of March, 2011", ["2011-03-04"]),
        ("2011-03-04", ["2011-03-04"]),
        ("04.03.2011", ["2011-03-04"]),
        ("2003年1月10日", ["2003-01-10"]),
        ("10 января 2003 года", ["2003-01-10"]),
        ("on October 14", ["XXXX-10-14"]),
        ("it may 5 times", []),
        ("February 31, 2003", []),
        ("Resolution 1511 of 2003", []),
    ],
)
def test_dates_are_edtf(text, expected):
    assert [d.edtf() for d in dates(text, 0, len(text))] == expected


def test_a_letter_that_is_one_of_a_month_only_without_regard_to_case_makes_no_date():
    text = "Apr\u0131l 4, 2003; 4 Apr\u0131l 2003; APR\u0130L 4, 2003; May 2, 2003"
    assert [date.edtf() for date in dates(text, 0, len(text))] == ["2003-05-02"]


def test_a_proposed_year_is_uncertain():
    (date,) = dates("October 14", 0, 10)
    assert (date.edtf(2002, uncertain=True), date.edtf(2002)) == ("2002?-10-14", "2002-10-14")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 11:10 to 11:38", ["11:10", "11:38"]),
        ("at 5:30 p.m. for 25 minutes", ["17:30"]),
        ("at 12 a.m.", ["00:00"]),
        ("at 20:05", ["20:05"]),
        ("in 2003, 40% of 5.30", []),
    ],
)
def test_clock_times(text, expected):
    assert [time for *_, time in clock_times(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain fell. Sun shone.", ["Rain fell.", "Sun shone."]),
        ("Mr. Tamm met Ms. Saar. He left.", ["Mr. Tamm met Ms. Saar.", "He left."]),
        ("He saw St. Gallen. It rained.", ["He saw St. Gallen.", "It rained."]),
        ("John Q. Doe left. So did I. He stayed.", ["John Q. Doe left.", "So did I.", "He stayed."]),
        ("The U.S. Government agreed. The U.S. He left.", ["The U.S. Government agreed.", "The U.S.", "He left."]),
        ("It rose 2.5 per cent. Good.", ["It rose 2.5 per cent.", "Good."]),
        ('"We agree." "So do we."', ['"We agree."', '"So do we."']),
        ("Why? Because! So…", ["Why?", "Because!", "So…"]),
        ("雨が降った。晴れた。", ["雨が降った。", "晴れた。"]),
        ("see No. 5. Then go.", ["see No. 5.", "Then go."]),
    ],
)
def test_sentences(text, expected):
    assert [text[a:b] for a, b in sentences(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Trade", ("1", "1.", 2)),
        ("12) Trade", ("12", "1)", 3)),
        ("(3) Trade", ("3", "(1)", 3)),
        ("(b) Trade", ("b", "(a)", 3)),
        ("(iv) Trade", ("iv", "(i)", 4)),
        ("1.2 Trade", ("1.2", "1.1", 3)),
        ("• Trade", ("b", "•", 1)),
        ("-I condemn", ("b", "-", 1)),
        ("① Trade", ("1", "①", 1)),
        ("❶ Trade", ("1", "①", 1)),
        ("➉ Trade", ("10", "①", 1)),
        ("-5 degrees", None),
        ("3.5 million", None),
        ("2003. Trade", None),
        ("* * *", ("b", "*", 1)),
        ("Trade", None),
    ],
)
def test_labels(text, expected):
    label = find_label(text, 0, len(text))
    assert (label and (label.name, label.style, label.end)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("said that (a) rain fell (b) sun shone", ["a", "b"]),
        ("said that (1) rain fell, (2) sun shone and (3) snow lay", ["1", "2", "3"]),
        ("said that (i) rain fell; (ii) sun shone", ["i", "ii"]),
        ("under Article 5 (a) and (b) of it", []),
        ("said that (a) rain fell", []),
        ("said (b) rain (c) sun", []),
    ],
)
def test_labels_inside_a_sentence(text, expected):
    assert [label.name for label in inline_labels(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministers discussed the state of the harvest.", "en"),
        ("Президент сказал, что урожай хорош.", "ru"),
        ("総理は次のように述べた。", "ja"),
        ("Le ministre a dit que la récolte est bonne pour les deux pays.", "fr"),
        ("Der Minister sagte, dass die Ernte gut ist und mit dem Regen kam.", "de"),
        ("12345", None),
    ],
)
def test_language(text, expected):
    assert language_of(text) == expected


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("February 29, 2004", "2004-02-29"),
        ("February 29, 2003", "2003-02"),  # which that year has not
        ("29 февраля 2003 года", "2003-02"),
        ("平成15年2月29日", "2003-02"),
        ("February 27-29, 2003", "2003-02-27"),
        ("February 27-29, 2004", "2004-02-27/2004-02-29"),
        ("February 29", "XXXX-02-29"),
    ],
)
def test_a_leap_day_is_one_in_leap_years_only(printed: str, edtf: str):
    (found,) = dates(printed, 0, len(printed))
    assert found.edtf() == edtf


def test_a_leap_day_takes_its_year_from_the_dateline():
    text = "Talks in Riga\n\nMarch 2, {}\n\nMinister Tamm met Minister Kask on February 29. He promised to send a ferry by May."
    assert [parse(text.format(year)).event_date for year in (2003, 2004)] == ["2003-02", "2004-02-29"]
    assert all(find_undertakings(text.format(year), parse(text.format(year))) for year in (2003, 2004))


@pytest.mark.parametrize(
    ("year", "day", "expected"),
    [
        ("昭和五十年", 29, "1975-03-03"),
        ("昭和五十一年", 29, "1976-02-29"),
        ("昭和五十年", 31, "1975-03-03"),
        ("昭和五十年", 28, "1975-02-28"),
    ],
)
def test_a_mere_day_that_the_month_before_has_not_is_none(year: str, day: int, expected: str):
    text = f"書簡の交換\n{year}三月三日\n\n森山大臣は本{day}日、カスク外務大臣と会談し、5月までに船を出すと述べた。"
    assert parse(text).event_date == expected
    find_undertakings(text, parse(text))
