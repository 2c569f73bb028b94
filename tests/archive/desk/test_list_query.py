"""The filters of the worklists are a value that an address can carry: read, checked, written again."""

from __future__ import annotations

from dataclasses import fields

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from archive.desk.lists.query import ListQuery
from archive.desk.lists.register import WORKLISTS
from archive.desk.lists.steps import read_list, say_list
from archive.models import Flag, Report
from archive.pages.report_query import ReportQuery
from archive.parsing.vocabulary import EVENT_KINDS
from archive.querying import first_and_last
from archive.searching import Query

words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40).map(str.strip)
days = st.dates().map(lambda day: day.isoformat()) | st.integers(1, 9999).map(lambda year: f"{year:04}")
queries = st.builds(
    ListQuery,
    q=words,
    state=st.sampled_from(["", *Report.Standing.values]),
    publisher=st.from_regex(r"[a-z0-9-]{0,20}", fullmatch=True),
    kind=st.sampled_from(["", *EVENT_KINDS]),
    language=st.sampled_from(["", "en", "ja", "zh-Hant"]),
    date_after=st.just("") | days,
    taken=words,
    flag=st.sampled_from(["", *Flag.Kind.values]),
)


@given(queries)
def test_a_query_is_read_from_its_address_as_it_was(query: ListQuery) -> None:
    assert ListQuery.read(QueryDict(query.address)) == query


@given(queries, st.sampled_from([worklist for worklist in WORKLISTS.values() if worklist.has_steps]))
def test_a_list_is_read_from_what_is_said_of_it(query: ListQuery, worklist: object) -> None:
    found = read_list(say_list(worklist, query))
    kept = query.only(worklist.filters)  # type: ignore[attr-defined]
    assert found == (None if kept.error else (worklist, kept))


@given(st.dictionaries(st.sampled_from(ListQuery.names()), st.text(max_size=30)))
def test_whatever_is_asked_is_read_and_is_right_or_says_what_is_wrong(asked: dict[str, str]) -> None:
    query = ListQuery.read(asked)
    assert isinstance(query.error, str)
    if not query.error:
        query.on_report(user=None)


@pytest.mark.parametrize("kind", [ListQuery, ReportQuery, Query])
def test_all_queries_take_the_last_of_several_values_or_all_of_them(kind: type) -> None:
    name = fields(kind)[0].name
    several = name in kind.several  # type: ignore[attr-defined]
    read = getattr(kind.read(QueryDict(f"{name}=one&{name}= two ")), name)  # type: ignore[attr-defined]
    assert read == ("one,two" if several else "two")


@pytest.mark.parametrize(
    "asked",
    [
        {"state": "lost"},
        {"kind": "tea"},
        {"flag": "red"},
        {"why": "because"},
        {"publisher": "a b"},
        {"language": "english!"},
        {"date_after": "yesterday"},
        {"date_after": "2003-13"},
        {"date_after": "2004", "date_before": "2003"},
        {"q": "x" * 201},
        {"q": "a\0b"},
        {"taken": "\ud800"},
    ],
)
def test_what_cannot_be_asked_is_said(asked: dict[str, str]) -> None:
    assert ListQuery.read(asked).error


def test_a_year_is_all_of_its_days() -> None:
    assert [day.isoformat() for day in first_and_last("2004")] == ["2004-01-01", "2004-12-31"]
    assert [day.isoformat() for day in first_and_last("2004-02")] == ["2004-02-01", "2004-02-29"]
