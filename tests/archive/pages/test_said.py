"""Pages of what records say as data: each row with its words, who says them, and by whose account."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.editing.extracting import extract_from
from archive.models import (
    Finding,
    FormerSlug,
    Instrument,
    PublishedEvidence,
    PublishedFigure,
    PublishedPlace,
    PublishedReference,
    PublishedUndertaking,
    Report,
)
from archive.pages.figures import show_figure
from archive.pages.places import Sought, show_place
from archive.pages.said import show_said
from archive.pages.undertakings import Ledger
from archive.publishing import withdraw
from diplomacy.accounts.models import User

pytestmark = pytest.mark.usefixtures("seeds")

JOINED = "/undertakings/5c5f83be-599c-5ab1-9622-a6419e78077a/"
PAGES = (
    "/instruments/", "/instruments/npt/", "/instruments/unresolved/", "/undertakings/", JOINED, "/figures/", "/places/",
    "/places/?only=third", "/places/iraq/",
)  # fmt: skip


def text(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_the_same_bytes_for_everybody_in_at_most_six_queries(
    client: Client, superuser: User, path: str
) -> None:
    anonymous = client.get(path)
    client.force_login(superuser)
    assert client.get(path).content == anonymous.content
    assert client.get(path, headers={"If-None-Match": anonymous["ETag"]}).status_code == 304
    assert queries(client, path) <= 6


def test_an_instrument_says_who_referred_to_it_when_and_by_whose_account(client: Client) -> None:
    page = text(client, "/instruments/npt/")
    assert "Treaty on the Non-Proliferation of Nuclear Weapons" in page
    rows = PublishedReference.objects.to("npt").newest_first()
    assert page.count('<tr id="said-') == rows.count() > 0
    for row in rows:
        shown = show_said(row.data)
        assert f"<mark>{shown['words']}</mark>" in page
        assert f"{shown['account_shown']}, {shown['house']}" in page


def test_only_instruments_that_a_published_record_refers_to_are_public(client: Client, superuser: User) -> None:
    unused = Instrument.objects.exclude(pk__in=Instrument.objects.published()).earliest("pk")
    assert unused.label not in text(client, "/instruments/")
    assert client.get(f"/instruments/{unused.slug}/").status_code == 404
    for report in Report.objects.all():
        withdraw(report=report, by=superuser, reason="for the test")
    assert client.get("/instruments/npt/").status_code == 404
    assert "No published record refers" in text(client, "/instruments/")


def test_an_instrument_that_was_renamed_leads_on(client: Client) -> None:
    instrument = Instrument.objects.get(slug="npt")
    FormerSlug.objects.create(kind="instrument", slug="non-proliferation", record=instrument.pk)
    response = client.get("/instruments/non-proliferation/")
    assert (response.status_code, response["Location"]) == (301, "/instruments/npt/")


def test_durations_are_chosen_by_their_words(client: Client) -> None:
    assert PublishedFigure.objects.filter(unit="%").update(measure="duration", unit="PT1M")
    assert '<option value="PT1M" >minutes</option>' in text(client, "/figures/")


def test_the_ledger_never_says_whether_it_was_done(client: Client) -> None:
    page = text(client, "/undertakings/").lower()
    for verdict in ("fulfilled", "kept", "broken", "overdue", "failed"):
        assert f">{verdict}<" not in page


def test_the_ledger_goes_by_deadline_and_is_narrowed_by_it(client: Client) -> None:
    rows = list(PublishedUndertaking.objects.soonest_first())
    assert len(rows) > 3
    page = text(client, "/undertakings/?order=due")
    places = [page.index(f'id="said-{row.key}"') for row in rows]
    assert places == sorted(places)
    one = rows[0]
    assert one.due_latest
    until = one.due_latest.isoformat()
    found = text(client, f"/undertakings/?due_before={until}")
    wanted = {str(row.key) for row in rows if row.due_earliest and row.due_earliest <= one.due_latest}
    assert {key for key in (str(row.key) for row in rows) if f"said-{key}" in found} == wanted


def test_the_ledger_is_narrowed_by_whose_it_is(client: Client) -> None:
    page = text(client, "/undertakings/?country=japan&act=expects")
    rows = PublishedUndertaking.objects.of("by", country="japan").filter(act="expects")
    assert page.count('<tr id="said-') == rows.count() > 0


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("act=broke", "no such act"),
        ("order=size", "goes by the day"),
        ("due_after=yesterday", "A date is a year"),
        ("country=%00", "names nobody"),
    ],
)
def test_what_can_not_be_asked_for_is_told(client: Client, query: str, told: str) -> None:
    assert told in text(client, f"/undertakings/?{query}", 400)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from([*Ledger.names(), *Sought.names(), "after", "measure", "unit"]),
        st.text(max_size=12),
        max_size=4,
    )
)
def test_no_query_string_is_too_odd(client: Client, query: dict[str, str]) -> None:
    for path in ("/undertakings/", "/figures/", "/instruments/unresolved/", "/places/", "/places/iraq/"):
        assert client.get(path, query).status_code in (200, 301, 400, 404)


def test_an_undertaking_has_a_page_with_what_later_records_say_of_it(client: Client) -> None:
    page = text(client, JOINED)
    (row,) = PublishedEvidence.objects.on(UUID(JOINED.split("/")[2]))
    shown = show_said(row.data)
    assert f"<mark>{escape(shown['words'])}</mark>" in page
    for words in ("Mentioned again", "4 November 2003", shown["cite_href"]):
        assert words in page
    for verdict in ("fulfilled", "kept", "broken", "overdue", "failed"):
        assert verdict not in page.split("<main")[1].split("</main>")[0].lower()
    assert text(client, "/undertakings/").count(f'href="{JOINED}"') == 1
    text(client, "/undertakings/00000000-0000-4000-8000-000000000000/", 404)


def test_the_page_of_an_undertaking_asks_as_much_with_three_later_records_as_with_one(client: Client) -> None:
    before = queries(client, JOINED)
    row = PublishedEvidence.objects.get()
    for number in (1, 2):
        PublishedEvidence.objects.create(
            **{name: getattr(row, name) for name in ("part", "undertaking", "how", "day", "body", "is_confirmed", "confidence", "sort_date", "report", "rank")},
            number=-number, key=uuid4(),
        )  # fmt: skip
    assert text(client, JOINED).count('<tr id="said-') == 3
    assert queries(client, JOINED) == before <= 2


def test_places_stand_once_each_with_how_often_and_a_third_state_is_told(client: Client) -> None:
    page = text(client, "/places/")
    for row in PublishedPlace.objects.counted():
        assert page.count(f'<a href="/places/{row["slug"]}/">') == 1
    assert set(PublishedPlace.objects.filter(name__in=["Japan", "Russia"]).values_list("is_third", flat=True)) == {
        False
    }
    assert set(PublishedPlace.objects.filter(name__in=["Iraq", "Baghdad"]).values_list("is_third", flat=True)) == {
        True
    }
    third = text(client, "/places/?only=third&kind=state")
    assert ("/places/iraq/" in third, "/places/japan/" in third, "/places/baghdad/" in third) == (True, False, False)


def test_a_place_says_who_named_it_when_and_on_which_side(client: Client) -> None:
    page = text(client, "/places/iraq/")
    rows = PublishedPlace.objects.named("iraq").newest_first()
    assert page.count('<tr id="said-') == rows.count() > 3
    for row in rows:
        shown = show_place(row.data)
        assert f"<mark>{shown['words']}</mark>" in page
        assert shown["side"] in page
    assert "no published record names this place" in text(client, "/places/atlantis/", 404).lower()


def test_a_disputed_place_stands_under_its_neutral_heading(client: Client) -> None:
    page = text(client, "/places/northern-territories-southern-kurils/")
    assert "<h1>Northern Territories / Southern Kurils</h1>" in page
    assert "lies in" not in page


def figure(**values: Any) -> dict[str, Any]:
    base = {
        "key": "k", "start": 8, "end": 12, "words": "40 %", "rule": "percentage", "certainty": 0.97, "confirmed_by": None,
        "measure": "percentage", "low": "40", "high": "40", "unit": "%", "approximate": False, "of": None, "baseline": None,
        "as_of": None, "text": "it grew 40 % so", "part": {"kind": "narrative", "path": "1.p1", "start": 0, "end": 15},
        "statement": None, "speakers": [], "report": {"rid": "X", "url": "/reports/X/", "title": "T"}, "edition": "1.0",
        "language": "en", "record_keeper": {"label": "House", "adjective": "", "slug": "h", "country": None},
        "event": {"date": "2003-01-10", "year_supplied": False}, "dated": None, "wording": "rendered", "translation": None,
        "cite": "/reports/X/1/cite.json",
    }  # fmt: skip
    return base | values


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({}, "40 %"),
        ({"approximate": True}, "about 40 %"),
        ({"high": None}, "at least 40 %"),
        ({"low": None}, "at most 40 %"),
        ({"measure": "amount", "low": "1000000000", "high": "2500000000.5", "unit": "USD"}, "1,000,000,000–2,500,000,000.5 USD"),
        ({"measure": "clock", "low": "11:10", "high": "11:38", "unit": ""}, "11:10–11:38"),
        ({"measure": "count", "low": "-2", "high": "-2", "unit": "degrees"}, "-2 degrees"),
    ],
)  # fmt: skip
def test_a_figure_is_shown_in_its_own_unit(values: dict[str, Any], shown: str) -> None:
    assert show_figure(figure(**values))["value"] == shown


def test_outside_of_statements_the_words_are_the_record_keepers() -> None:
    row = show_said(figure())
    assert (row["said_by"], row["account"], row["href"], row["house"]) == (
        "the record’s own narrative", "", "/reports/X/#p-1.p1", "House",
    )  # fmt: skip
    assert (row["before"], row["words"], row["behind"]) == ("it grew ", "40 %", " so")
    assert row["cite_href"] == "/reports/X/1/#cite"
    assert row["certainty"] == "Found by a rule, certainty 97 %; no editor has confirmed it"


def test_what_a_draft_says_is_nowhere(client: Client, draft: Report) -> None:
    extract_from(report=draft)
    assert Finding.objects.filter(report=draft).exists()
    for path in PAGES:
        assert "zanzibarite" not in text(client, path).lower()
