"""What the archive covers: counted with drafts, drawn with findings as titles, and what is missing named."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from archive.covering import Coverage, Missing, Share, cover
from archive.deciding import decide
from archive.models import Office, Person, Report, Topic
from archive.picturing import NARROW, WIDE, draw_inline, write_csv
from archive.picturing.coverage import Amount, picture_months, picture_shares
from diplomacy.accounts.models import User
from tests.archive.desk.test_lists import another

PAGE = "/admin/desk/coverage/"
NONE = Missing((), False)
amounts = st.builds(
    Amount, st.text("abc é漢", max_size=60), st.integers(0, 10**6), st.integers(0, 10**6), st.just("/x")
)
months = st.lists(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(lambda day: day.replace(day=1)), unique=True, max_size=40
)


@pytest.fixture(autouse=True)
def counted_anew(db: None) -> None:
    cache.clear()


def covering(*months: str) -> Coverage:
    shares = tuple(Share(month, month, 1, 0) for month in months)
    return Coverage(shares, 0, (), (), (), 0, NONE, NONE, NONE)


def test_records_are_counted_by_month_house_and_kind_with_drafts_apart(
    seeds: dict[str, Report], draft: Report
) -> None:
    found = cover()
    assert [(s.key, s.published, s.waiting) for s in found.months] == [
        ("2002-10", 1, 0), ("2003-01", 1, 0), ("2003-05", 1, 0), ("2003-08", 0, 1), ("2003-09", 1, 0), ("2003-11", 1, 0),
    ]  # fmt: skip
    assert [(s.key, s.published, s.waiting) for s in found.publishers] == [("mofa-japan", 4, 1), ("kremlin", 1, 0)]
    assert (found.kinds[0].key, found.kinds[0].published, found.kinds[0].waiting) == ("telephone talks", 2, 1)
    assert (found.published, found.waiting, found.undated) == (5, 1, 0)
    assert {s.key: (s.waiting) for s in found.topics}["peace-treaty"] == 1


def test_what_is_missing_is_named(seeds: dict[str, Report], draft: Report, editor: User) -> None:
    assert cover().without_tenure.named == ()
    person = Person.objects.get(slug="zara-zanzibarite")
    decide(name="Zanzibarite", reports=[draft], person=person, by=editor)
    Topic.objects.create(slug="empty", label="Empty", definition="Nothing.")
    office = Office.objects.create(slug="nobody-s", label="Nobody’s office", country=person.country)
    found = cover()
    assert found.without_tenure.named == ((person.pk, "Zara Zanzibarite"),)
    assert "Empty" in [label for _key, label in found.without_statement.named]
    assert (office.pk, "Nobody’s office") in found.without_holder.named
    assert found.one_sided >= 1


@pytest.mark.parametrize(
    ("months", "gaps"),
    [
        ((), ()),
        (("2003-05",), ()),
        (("2003-05", "2003-06"), ()),
        (("2003-05", "2003-07"), ((date(2003, 6, 1), date(2003, 6, 1)),)),
        (("2002-11", "2003-02"), ((date(2002, 12, 1), date(2003, 1, 1)),)),
    ],
)
def test_gaps_are_the_months_between_that_have_none(
    months: tuple[str, ...], gaps: tuple[tuple[date, date], ...]
) -> None:
    assert covering(*months).gaps == gaps


def test_the_page_says_the_findings_and_has_a_table_and_files_for_each_picture(
    client: Client, editor: User, draft: Report
) -> None:
    client.force_login(editor)
    page = client.get(PAGE).content.decode()
    assert "5 of 6 records are published; 8 months between the first and the last have none" in page
    assert "Ministry of Foreign Affairs of Japan: 5 of 6 records, the most of any record-keeper" in page
    assert "November 2002 to December 2002 (2 months)" in page
    for name in ("months", "houses", "kinds", "topics"):
        assert f'id="{name}-table"' in page
        assert client.get(f"{PAGE}{name}.svg")["Content-Type"] == "image/svg+xml"
        assert client.get(f"{PAGE}{name}.csv").content.startswith(b"\xef\xbb\xbf")
    assert client.get(f"{PAGE}houses.png").content.startswith(b"\x89PNG")
    assert client.get(f"{PAGE}nothing.svg").status_code == 404


def test_everything_is_counted_again_when_that_is_asked(client: Client, editor: User, draft: Report) -> None:
    client.force_login(editor)
    first = client.get(PAGE).content
    another(6)
    assert b"5 of 6 records" in client.get(PAGE).content
    assert client.post(PAGE)["Location"] == PAGE
    again = client.get(PAGE).content
    assert b"5 of 7 records" in again
    assert first != again


def test_counting_asks_as_often_for_three_records_as_for_one(draft: Report) -> None:
    numbers = []
    for day in (0, 6):
        if day:
            another(day)
            another(day + 1)
        with CaptureQueriesContext(connection) as queries:
            cover()
        numbers.append(len(queries))
    assert numbers == [10, 10]


@given(st.lists(amounts, min_size=1, max_size=30))
def test_bars_stay_in_the_picture_and_no_number_is_lost(given_amounts: list[Amount]) -> None:
    picture = picture_shares("houses", "/p/", "Title", ["note"], ("House", "records"), given_amounts)
    assert picture is not None
    for form in (WIDE, NARROW):
        assert draw_inline(picture, form).count("<title>") == len(given_amounts)
    assert len(write_csv(picture, site="").splitlines()) == len(given_amounts) + 1
    assert [line[3].words for line in picture.table.lines] == [f"{one.total:,}" for one in given_amounts]


@given(months, amounts)
def test_months_are_drawn_with_those_that_are_missing(days: list[date], amount: Amount) -> None:
    picture = picture_months("months", "/p/", "Title", [], [(day, amount) for day in sorted(days)])
    assert (picture is None) == (not days)
    if picture is not None:
        for form in (WIDE, NARROW):
            draw_inline(picture, form)
        assert len(picture.table.lines) == len(days)
