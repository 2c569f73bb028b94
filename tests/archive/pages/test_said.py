"""Pages of what records say as data: each row with its words, who says them, and by whose account."""

from __future__ import annotations

import csv
import io
import re
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.api.filters import FigureFilters, UndertakingFilters
from archive.editing.extracting import extract_from
from archive.models import (
    Country,
    Finding,
    FormerSlug,
    Instrument,
    PublishedEvidence,
    PublishedFigure,
    PublishedParty,
    PublishedPlace,
    PublishedReference,
    PublishedUndertaking,
    Report,
)
from archive.models.identifiers import mint
from archive.models.published import said as published
from archive.pages import instruments, places, said, tables, taking, undertakings
from archive.pages.figures import show_figure
from archive.pages.places import Sought, show_place
from archive.pages.said import show_said
from archive.pages.undertakings import Ledger
from archive.parsing.shortening import shortened
from archive.projecting.authorities import Authorities
from archive.projecting.findings import _today, write_findings
from archive.publishing import withdraw
from archive.rendering.findings import measured
from archive.searching.said import AskedOfFigures
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


def test_the_deadlines_are_drawn_above_the_ledger_that_goes_by_them(client: Client) -> None:
    page = text(client, "/undertakings/?order=due&country=japan")
    assert 'href="/undertakings/deadlines.svg?country=japan"' in page
    rows = PublishedUndertaking.objects.likely().of("by", country="japan").with_deadline()
    drawn = lines(client, "/undertakings/deadlines.csv?country=japan")
    assert {line["The words"] for line in drawn} == {shortened(row.data["what"]["words"], 120) for row in rows}
    assert 'class="picture"' not in text(client, "/undertakings/")
    assert "no filter “colour”" in text(client, "/undertakings/deadlines.svg?colour=red", 400)
    assert queries(client, "/undertakings/?order=due&country=japan") == 4


def test_the_ledger_is_narrowed_by_whose_it_is(client: Client) -> None:
    page = text(client, "/undertakings/?country=japan&act=expects")
    rows = PublishedUndertaking.objects.of("by", country="japan").filter(act="expects")
    assert page.count('<tr id="said-') == rows.count() > 0


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("act=broke", "Act: “broke” is none of: agreed, pledged, "),
        ("order=size", "goes by the day"),
        ("due_after=yesterday", "Due from: “yesterday” is no date: write a year, a month or a day, as in 2003,"),
        ("country=%00", "names nobody"),
        ("account=ours", "Whose account: “ours” is none of: own, other, common, third, undetermined."),
        ("confirmed=maybe", "Confirmed by an editor: “maybe” is none of: yes, no."),
        ("certainty_min=2", "Certainty at least: “2” is no certainty: write a number from 0 to 1, as in 0.5."),
        ("date_after=2003&date_before=2002", "Event until: It lies before 2003, from which on you ask."),
        ("towards=yes", "Towards which state: No published record knows “yes”"),
        ("record_keeper=nobody&q=zzzz", "Record-keeper: No published record knows “nobody”"),
        ("report=12345678", "Record: No report can have this identifier"),
        (
            "account=ours&account=own&account=common&act=broke",
            "“account” is given more than once: the last one holds.",
        ),
    ],
)
def test_what_can_not_be_asked_for_is_told(client: Client, query: str, told: str) -> None:
    assert told in text(client, f"/undertakings/?{query}", 400)


def test_a_draft_is_told_like_a_record_that_never_was_and_one_that_was_withdrawn(
    client: Client, seeds: dict[str, Report], draft: Report, superuser: User
) -> None:
    withdraw(report=seeds["001"], by=superuser, reason="for the test")
    for rid in (seeds["001"].rid, draft.rid, mint()):
        sentence = f"No record is published as “{rid}”: it was withdrawn, or there never was one."
        for path in ("/undertakings/", "/undertakings/list.csv", "/figures/", "/figures/list.csv"):
            assert sentence in text(client, f"{path}?report={rid}", 400)


def test_a_condition_that_is_given_twice_is_told_and_no_file_is_made_of_it(client: Client) -> None:
    twice = "account=common&account=own"
    assert "“account” is given more than once: the last one holds." in text(client, f"/undertakings/?{twice}")
    assert "more than once" not in text(client, "/undertakings/?account=own")
    for path in ("/undertakings/list.csv", "/undertakings/deadlines.svg", "/undertakings/deadlines.csv", "/figures/list.csv"):  # fmt: skip
        assert text(client, f"{path}?{twice}", 400) == "“account” is given more than once.\n"


OF_UNDERTAKINGS = ("/undertakings/", "/undertakings/list.csv", "/undertakings/deadlines.svg", "/api/v1/undertakings/")
OF_FIGURES = ("/figures/", "/figures/list.csv", "/api/v1/figures/")


@pytest.mark.parametrize("path", [*OF_UNDERTAKINGS, *OF_FIGURES, "/api/v1/places/", "/api/v1/statements/"])
def test_an_identifier_is_read_to_its_end_and_told_in_part(client: Client, path: str) -> None:
    for sent in (f"JT6M-VQQ4{'-' * 40}X", f"JT6M-VQQ4{'X' * 10_000}", "ß" * 40):
        answer = text(client, f"{path}?report={sent}", 400)
        assert f"“{sent[:40]}” has" in answer


def test_a_public_person_who_undertakes_nothing_is_known_and_has_nothing(client: Client) -> None:
    text(client, "/people/george-w-bush/")
    assert not PublishedParty.objects.filter(person__slug="george-w-bush").exists()
    for name in ("speaker", "towards_person"):
        query = f"{name}=george-w-bush"
        assert "knows “george-w-bush”" not in text(client, f"/undertakings/?{query}")
        assert lines(client, f"/undertakings/list.csv?{query}") == []
        assert client.get(f"/api/v1/undertakings/?{query}").json()["results"] == []
        for path in OF_UNDERTAKINGS:
            text(client, f"{path}?{name}=nobody-at-all", 400)
    text(client, "/undertakings/deadlines.svg?speaker=george-w-bush", 404)


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


def test_the_ledger_marks_what_later_records_come_back_to(client: Client) -> None:
    mark = f'<a class="small" href="{JOINED}#evidence">1 later record comes back to it</a>'
    assert mark in text(client, "/undertakings/")
    page = text(client, "/undertakings/?only=later")
    assert (page.count('<tr id="said-'), mark in page) == (1, True)


def held(row: PublishedUndertaking, capacity: str, name: str, slug: str) -> bool:
    """Whether the body gives one with that slug as whose undertaking it is, or towards whom."""
    return slug in [(who[name] or {}).get("slug") for who in row.data[capacity]]


@pytest.mark.parametrize(
    ("query", "stands"),
    [
        ("speaker=vladimir-putin", lambda row: held(row, "by", "person", "vladimir-putin")),
        ("office=president-of-the-russian-federation", lambda row: held(row, "by", "office", "president-of-the-russian-federation")),
        ("towards=japan", lambda row: held(row, "towards", "country", "japan")),
        ("q=VISIT+japan", lambda row: all(word in row.data["words"].lower() for word in ("visit", "japan"))),
        ("q=a+b+c+d+e+f+g+h+i+l+m+n+zzzz", None),
        ("only=confirmed&act=invited", lambda row: row.data["confirmed_by"] and row.data["act"] == "invited"),
        ("confirmed=yes&act=invited", lambda row: row.data["confirmed_by"] and row.data["act"] == "invited"),
        ("only=later", lambda row: f"/undertakings/{row.key}/" == JOINED),
        ("date_after=2003-09&date_before=2003-10", lambda row: "2003-09" <= row.data["event"]["date"] <= "2003-10-31"),
        ("record_keeper=kremlin", lambda row: row.data["record_keeper"]["slug"] == "kremlin"),
        ("account=other&act=expects", lambda row: row.data["act"] == "expects" and (row.data["statement"] or {}).get("account") == "other"),
        ("towards_person=vladimir-putin", lambda row: held(row, "towards", "person", "vladimir-putin")),
        ("report=jt6mvqq4&country=japan", lambda row: row.data["report"]["rid"] == "JT6M-VQQ4" and held(row, "by", "country", "japan")),
        ("certainty_min=0.5&certainty_max=1.0&due_after=2003", lambda row: (row.data["due_date"] or "") >= "2003"),
    ],
)  # fmt: skip
def test_the_ledger_the_table_and_the_api_are_narrowed_alike(client: Client, query: str, stands: Any) -> None:
    wanted = {str(row.key) for row in PublishedUndertaking.objects.all() if stands and stands(row)}
    assert bool(wanted) == (stands is not None)
    assert len(wanted) < 50  # a page of the ledger
    assert set(re.findall(r'<tr id="said-([0-9a-f-]+)"', text(client, f"/undertakings/?{query}"))) == wanted
    assert {row["key"] for row in lines(client, f"/undertakings/list.csv?{query}")} == wanted
    answer = client.get(f"/api/v1/undertakings/?page_size=200&{query}")
    assert {row["key"] for row in answer.json()["results"]} == wanted


def test_what_has_no_field_in_the_form_stays_when_it_is_sent_and_can_be_taken_away(client: Client) -> None:
    page = text(client, "/undertakings/?towards_person=vladimir-putin&act=expects")
    assert "Towards whom: vladimir-putin" in page
    assert '<input type="hidden" name="towards_person" value="vladimir-putin">' in page
    assert 'href="/undertakings/?act=expects"' in page


def test_pages_tables_and_the_api_have_the_same_conditions() -> None:
    of_lists = {"order"}  # pages and tables alone
    assert set(Ledger.names()) - of_lists == set(UndertakingFilters.base_filters)
    assert set(AskedOfFigures.names()) == set(FigureFilters.base_filters)


def test_a_list_tells_how_many_there_are_and_asks_as_often_on_a_later_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    total = PublishedUndertaking.objects.likely().count()
    assert f"1–50 of {total}<" in text(client, "/undertakings/")
    monkeypatch.setattr(said, "PAGE", 7)
    page = text(client, "/undertakings/?account=own")
    own = PublishedUndertaking.objects.likely().by_account("own").count()
    assert f"1–7 of {own}<" in page
    (following,) = re.findall(r'href="(/undertakings/\?[^"]*after=[^"]+)"', page)
    address = following.replace("&amp;", "&")
    assert f"8–{min(14, own)} of {own}<" in text(client, address)
    assert queries(client, address) == 5
    due = PublishedUndertaking.objects.likely().with_deadline().count()
    assert f"1–{due} of {due}<" in text(client, "/undertakings/?order=due")
    counted = text(client, "/figures/")
    assert f"1–7 of {PublishedFigure.objects.count()}<" in counted
    monkeypatch.setattr(published, "COUNTED", 3)
    assert PublishedUndertaking.objects.all().count_up_to() == (4, 0)
    monkeypatch.setattr(said, "COUNTED", 3)
    assert "1–7 of more than 3<" in text(client, "/undertakings/")
    assert "7 of more than 3<" in text(client, address)


def lines(client: Client, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text(client, path).removeprefix("\ufeff"))))


def test_a_table_has_the_words_whose_they_are_and_by_whose_account_in_the_order_of_the_page(client: Client) -> None:
    ledger = lines(client, "/undertakings/list.csv?order=due")
    assert [row["key"] for row in ledger] == [str(row.key) for row in PublishedUndertaking.objects.soonest_first()]
    figures = lines(client, "/figures/list.csv?measure=percentage")
    rows = list(PublishedFigure.objects.filter(measure="percentage").newest_first())
    assert [row["key"] for row in figures] == [str(row.key) for row in rows] != []
    for line, row in zip(figures, rows, strict=True):
        data = row.data
        assert (line["words"], line["record_keeper"]) == (data["words"], data["record_keeper"]["label"])
        assert line["account"] == (data["statement"]["account"] if data["statement"] else "")
        assert (
            f"{line['before'].removeprefix(chr(39))}{line['words']}{line['after'].removeprefix(chr(39))}"
            == data["text"]
        )
    refused = text(client, "/figures/list.csv?sizes=big", 400)
    assert "no filter “sizes”" in refused
    assert "act (Act): “broke” is none of: agreed" in text(client, "/undertakings/list.csv?act=broke", 400)


def test_a_table_that_is_too_long_is_refused_and_a_long_one_comes_in_pieces(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = text(client, "/figures/list.csv")
    monkeypatch.setattr(taking, "CHUNK", 2)
    answer = client.get("/figures/list.csv")
    assert (answer.streaming, answer.getvalue().decode()) == (True, whole)
    monkeypatch.setattr(tables, "LONGEST", 2)
    assert "a part of them would pass for the whole" in text(client, "/figures/list.csv", 400)


def test_an_undertaking_that_is_less_likely_than_not_has_no_page_until_it_is_confirmed(client: Client) -> None:
    row = PublishedUndertaking.objects.select_related("part__edition").earliest("pk")
    document = row.part.edition.document
    authority = Authorities(document["record"], document["judgements"])
    doubted = {"key": "k", "by": [], "towards": [], "certainty": 0.4, "confirmed_by": None}
    assert _today("undertakings", doubted, authority)["url"] is None
    assert _today("undertakings", doubted | {"confirmed_by": "ann"}, authority)["url"] == "/undertakings/k/"
    assert row.data["url"] == f"/undertakings/{row.key}/"
    body = orjson.loads(row.body) | {"confirmed_by": None, "certainty": 0.4}
    PublishedUndertaking.objects.filter(pk=row.pk).update(
        body=orjson.dumps(body).decode(), is_confirmed=False, confidence=0.4
    )
    told = text(client, f"/undertakings/{row.key}/", 404)
    assert "less likely than not" in told
    assert f'<a href="{row.data["statement"]["url"]}">The words in their place: {row.data["report"]["title"]}' in told
    assert "An identifier has eight characters" not in told
    assert f"said-{row.key}" not in text(client, "/undertakings/")
    assert f"/undertakings/{row.key}/" not in text(client, "/sitemap.xml")
    assert client.get(f"/api/v1/undertakings/{row.key}/").json()["certainty"] == 0.4


def test_whose_undertakings_are_all_unlikely_is_not_offered_and_is_public_by_none_of_them(client: Client) -> None:
    only = '<option value="georgia" >'
    georgia = Country.objects.get(slug="georgia")
    row = PublishedUndertaking.objects.likely().earliest("pk")
    PublishedParty.objects.create(undertaking=row, capacity="by", country=georgia)
    offered = ("country", "georgia", "Georgia")
    assert offered in PublishedParty.objects.frequent("country")
    assert only in text(client, "/undertakings/")
    text(client, "/countries/georgia/")
    PublishedUndertaking.objects.filter(pk=row.pk).update(is_confirmed=False, confidence=0.4)
    assert offered not in PublishedParty.objects.frequent("country")
    assert only not in text(client, "/undertakings/")
    text(client, "/countries/georgia/", 404)


def test_a_figure_is_not_said_to_be_of_its_own_unit() -> None:
    figure = {"measure": "count", "unit": "engineer", "low": "12", "high": "12", "of": {"words": "Engineer"}}
    assert measured(figure) == ""
    assert measured(figure | {"of": {"words": "engineers of the harbour"}}) == "engineers of the harbour"
    assert measured(figure | {"unit": "person", "of": {"words": "people"}}) == ""
    assert measured(figure | {"of": None}) == ""


def test_more_than_a_page_of_evidence_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "the API" not in text(client, JOINED)
    monkeypatch.setattr(undertakings, "EVIDENCE", 1)
    row = PublishedEvidence.objects.get()
    row.pk, row.key, row.number = None, uuid4(), -1
    row.save()
    assert f'<a href="/api/v1/evidence/?undertaking={JOINED.split("/")[2]}">the API</a> has all' in text(
        client, JOINED
    )


@pytest.mark.parametrize(("path", "module"), [("/places/", places), ("/instruments/", instruments)])
def test_a_long_register_is_paged(client: Client, monkeypatch: pytest.MonkeyPatch, path: str, module: Any) -> None:
    pattern = rf'<a href="({path}[^"?#]+/)">[^<]+</a>\s*<span'
    whole = re.findall(pattern, text(client, path))
    assert len(whole) == len(set(whole)) > 4
    monkeypatch.setattr(module, "PAGE", 4)
    found: list[str] = []
    address = path
    while address:
        assert queries(client, address) <= 6
        page = text(client, address)
        found += re.findall(pattern, page)
        (address,) = re.findall(rf'<a[^>]* href="({path}\?[^"]*after=[^"]+)"[^>]* rel="next"|$', page)[:1]
        address = address.replace("&amp;", "&")
    assert found == whole
    text(client, f"{path}?after=nothing", 404)
    text(client, f"{path}?after=%00", 404)


def test_whose_state_takes_part_is_not_said_where_the_record_names_nobodys(client: Client) -> None:
    assert set(PublishedPlace.objects.filter(code="").values_list("is_third", flat=True)) == {None}
    row = PublishedPlace.objects.exclude(code="").select_related("part__edition").earliest("pk")
    record = row.part.edition.document["record"]
    unnamed = {"parts": [], "mentions": [], "event": record["event"] | {"participants": []}}
    judgements = {"findings": {"places": [row.data | {"confirmed_by": None}]}, "positions": [], "topics": []}
    nobodys = Authorities(record | unnamed, judgements | {"meeting": None})
    assert nobodys.sides == frozenset()
    PublishedPlace.objects.filter(part=row.part).delete()
    write_findings([row.part], nobodys)
    assert PublishedPlace.objects.get(part=row.part).is_third is None
    answer = client.get("/api/v1/places/?third=unknown&page_size=200").json()["results"]
    assert {row["is_third"] for row in answer} == {None}


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


def test_every_name_of_a_place_leads_to_the_one_under_which_it_stands(client: Client) -> None:
    assert PublishedPlace.objects.named("eastern-siberia").count() == 3
    assert not PublishedPlace.objects.filter(slug="east-siberia").exists()
    response = client.get("/places/east-siberia/")
    assert (response.status_code, response["Location"]) == (301, "/places/eastern-siberia/")
    page = text(client, "/places/eastern-siberia/")
    assert ("<mark>East Siberia</mark>" in page, "<mark>Eastern Siberia</mark>" in page) == (True, True)
    text(client, "/places/kiev/", 301)
    text(client, "/places/kyiv/", 404)


def test_an_older_edition_s_name_of_a_place_is_projected_under_the_usual_one(client: Client) -> None:
    row = PublishedPlace.objects.named("eastern-siberia").select_related("part__edition").earliest("pk")
    document = row.part.edition.document
    before = document["judgements"] | {"findings": {"places": [row.data | {"name": "East Siberia"}]}}
    PublishedPlace.objects.filter(part=row.part).delete()
    write_findings([row.part], Authorities(document["record"], before))
    (found,) = PublishedPlace.objects.filter(part=row.part)
    assert (found.name, found.slug, found.data["name"]) == ("Eastern Siberia", "eastern-siberia", "Eastern Siberia")


def test_a_disputed_place_stands_under_its_neutral_heading(client: Client) -> None:
    page = text(client, "/places/northern-territories-southern-kurils/")
    assert "<h1>Northern Territories / Southern Kurils</h1>" in page
    assert "lies in" not in page


def figure(**values: Any) -> dict[str, Any]:
    base = {
        "key": "k", "start": 8, "end": 12, "words": "40 %", "rule": "percentage", "certainty": 0.97, "confirmed_by": None,
        "measure": "percentage", "low": "40", "high": "40", "unit": "%", "approximate": False, "of": None, "baseline": None,
        "as_of": None, "text": "it grew 40 % so", "at": 8, "part": {"kind": "narrative", "path": "1.p1", "start": 0, "end": 15},
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
