"""The search box's little language, and the search as a value that an address carries."""

from dataclasses import fields
from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.searching import BadQuery, Cursor, Query, Term, read_words
from archive.searching.words import LONGEST, TooLong

printable = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)


@pytest.mark.parametrize(
    ("written", "terms"),
    [
        ("peace treaty", [Term("peace"), Term("treaty")]),
        ('"peace treaty"', [Term("peace treaty", is_phrase=True)]),
        ("“peace treaty” now", [Term("peace treaty", is_phrase=True), Term("now")]),
        ("«мирный договор»", [Term("мирный договор", is_phrase=True)]),
        ('say "peace treaty', [Term("say"), Term("peace treaty", is_phrase=True)]),
        ('Putin"peace treaty"', [Term("Putin"), Term("peace treaty", is_phrase=True)]),
        ("-treaty", [Term("treaty", is_excluded=True)]),
        ('-"peace treaty"', [Term("peace treaty", is_phrase=True, is_excluded=True)]),
        ("treat*", [Term("treat", is_prefix=True)]),
        ("-treat*", [Term("treat", is_prefix=True, is_excluded=True)]),
        ("six-party", [Term("six-party")]),
        ("- * \" & | ! ''", []),
        ("peace peace", [Term("peace")]),
        ("", []),
    ],
)
def test_reads_the_terms(written: str, terms: list[Term]) -> None:
    assert list(read_words(written).terms) == terms


def test_a_quoted_term_cannot_leave_its_quotation_marks() -> None:
    assert Term(r"o'clock \ x").expression == r"'o''clock \\ x':ABC"
    assert Term("x' \\'").expression == "'x':ABC"
    assert Term("x' | y", is_prefix=True).expression == "'x'' | y':*D"


@given(printable)
def test_terms_can_be_written_and_read_again(written: str) -> None:
    terms = read_words(written).terms
    assert read_words(" ".join(term.written for term in terms)).terms == terms


def test_a_search_that_is_too_long_is_refused_with_its_limit() -> None:
    with pytest.raises(TooLong):
        read_words("a" * (LONGEST + 1))
    assert str(LONGEST) in Query(q="a " * 5_000).errors["q"]


@given(st.builds(Query, *[printable.map(str.strip)] * len(Query.names())))
def test_an_address_carries_the_search(query: Query) -> None:
    assert Query.read(dict(parse_qsl(query.address, keep_blank_values=True))) == query


@given(st.dictionaries(st.sampled_from(["q", "speaker", "date_after", "kind", "other"]), st.text()))
def test_reading_and_checking_never_fail(parameters: dict[str, str]) -> None:
    query = Query.read(parameters)
    assert set(query.errors) <= set(query.parameters)
    assert all(query.errors.values())


@pytest.mark.parametrize("value", ["a\0b", "a\ud800b"])
@pytest.mark.parametrize("name", [field.name for field in fields(Query)])
def test_refuses_characters_that_cannot_be_stored(name: str, value: str) -> None:
    assert list(Query.read({name: value}).errors) == [name]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("speaker", "Vladimir Putin"),
        ("account", "mine"),
        ("kind", "party"),
        ("date_after", "yesterday"),
        ("date_after", "2003-02-30"),
        ("date_before", "0000"),
        ("date_before", "２００３"),
        ("q", "!!!"),
    ],
)
def test_says_what_is_wrong(name: str, value: str) -> None:
    assert list(Query.read({name: value}).errors) == [name]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2003", date(2003, 1, 1), date(2003, 12, 31)),
        ("2004-02", date(2004, 2, 1), date(2004, 2, 29)),
        ("2003-05-30", date(2003, 5, 30), date(2003, 5, 30)),
    ],
)
def test_a_year_or_a_month_stands_for_all_its_days(written: str, first: date, last: date) -> None:
    query = Query(date_after=written, date_before=written)
    assert (query.first_day, query.last_day, query.errors) == (first, last, {})


def test_days_in_the_wrong_order_are_an_error() -> None:
    assert list(Query(date_after="2004", date_before="2003").errors) == ["date_before"]


@given(st.dates(), st.integers(0, 2**63 - 1), st.integers(0, 2**31 - 1))
def test_an_address_carries_the_cursor(day: date, report: int, ordinal: int) -> None:
    cursor = Cursor(day, report, ordinal)
    assert Cursor.read(str(cursor)) == cursor
    assert cursor.place == (day, report, -ordinal)


@given(st.text(st.characters(), max_size=40) | st.from_regex(r"2003-05-3[01](\.-?[0-9]{1,40}){1,3}x?", fullmatch=True))
def test_anything_else_is_no_cursor(written: str) -> None:
    refused, cursor = {}, None
    try:
        cursor = Cursor.read(written)
    except BadQuery as error:
        refused = error.errors
    assert list(refused) == ["after"] or (
        cursor is not None and 0 <= cursor.report < 2**63 and 0 <= cursor.ordinal < 2**31
    )
