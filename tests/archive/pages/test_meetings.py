"""Meetings: each house's account beside the others', and the meetings around one."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from archive.models import Meeting, Participation, Person, PublishedPart, Report
from archive.models.identifiers import show
from archive.pages import meetings
from archive.publishing import publish, withdraw
from diplomacy.accounts.models import User
from tests.archive.pages.turning import read, walk

TALKS = "/meetings/telephone-talks-koizumi-putin-2003-09-01/"
PRESS = "/meetings/joint-press-conference-2003-01-10/"
VISIT = "/meetings/visit-of-prime-minister-koizumi-to-russia-2003-01/"


@pytest.fixture
def two_accounts(seeds: dict[str, Report], editor: User) -> dict[str, Report]:
    """As if the record of the Kremlin were its account of the telephone talks."""
    seeds["004"].meeting = seeds["000"].meeting
    seeds["004"].save(update_fields=["meeting"])
    publish(report=seeds["004"], by=editor)
    return seeds


def cells(page: str) -> dict[str, dict[str, str]]:
    """The comparison: what stands in each house's cell, by topic."""
    table = page.partition('<table class="comparison"')[2].partition("</table>")[0]
    return {
        re.sub(r"<[^>]+>", "", row.partition("</th>")[0].partition('scope="row">')[2]).strip(): dict(
            re.findall(r'<td data-house="([^"]*)">(.*?)</td>', row)
        )
        for row in table.partition("<tbody>")[2].split("<tr>")[1:]
    }


def test_the_meetings_are_those_that_editions_name_and_what_they_are_part_of(
    seeds: dict[str, Report], client: Client
) -> None:
    assert re.findall(r'<h2><a href="/meetings/([^"]+)/"', read(client, "/meetings/")) == [
        "telephone-talks-kawaguchi-ivanov-2003-11-04",
        "telephone-talks-koizumi-putin-2003-09-01",
        "summit-meeting-2003-05-30",
        "events-for-the-300th-anniversary-of-st-petersburg",
        "joint-press-conference-2003-01-10",
        "visit-of-prime-minister-koizumi-to-russia-2003-01",
        "courtesy-call-kawaguchi-putin-2002-10-14",
        "visit-of-foreign-minister-kawaguchi-to-russia-2002-10",
    ]
    # The talks of 10 January 2003 are known, and no record of them is here.
    assert Meeting.objects.filter(slug="summit-talks-2003-01-10").exists()
    assert client.get("/meetings/summit-talks-2003-01-10/").status_code == 404


@pytest.mark.parametrize("size", [1, 3, 8])
def test_the_pages_of_meetings_have_each_once(
    seeds: dict[str, Report], client: Client, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(meetings, "PAGE", size)
    Meeting.objects.filter(slug__startswith="t").update(date="2003-05-30")  # the order of a day holds as well
    pages = walk(client, "/meetings/", r'<h2><a href="/meetings/([^"]+)/"')
    assert [slug for page in pages for slug in page] == list(
        Meeting.objects.published().order_by("-date", "-pk").values_list("slug", flat=True)
    )
    assert client.get("/meetings/?after=summit-talks-2003-01-10").status_code == 404


def test_a_visit_shows_its_public_parts_and_a_part_its_visit(seeds: dict[str, Report], client: Client) -> None:
    page = read(client, VISIT)
    assert re.findall(r'<h3><a href="/meetings/([^"]+)/"', page) == ["joint-press-conference-2003-01-10"]
    assert "Summit talks" not in page
    assert f'Part of <a href="{VISIT}">Visit of Prime Minister Koizumi to Russia, January 2003</a>' in read(
        client, PRESS
    )


def test_of_one_account_it_is_said_that_there_is_only_one(seeds: dict[str, Report], client: Client) -> None:
    page = read(client, PRESS)
    assert "One account of it is in the archive, that of the President of Russia (The Kremlin)." in page
    assert "not in this record" not in page
    assert 'data-houses="1"' in page


def test_those_who_took_part_stand_with_the_office_of_that_day(seeds: dict[str, Report], client: Client) -> None:
    present = read(client, PRESS).partition('id="present"')[2].partition("</section>")[0]
    assert re.findall(r'href="/(people/[^"]+|offices/[^"]+)/"', present) == [
        "people/vladimir-putin",
        "offices/president-of-the-russian-federation",
        "people/junichiro-koizumi",
        "offices/prime-minister-of-japan",
    ]


def test_somebody_who_is_not_public_is_not_named_as_taking_part(seeds: dict[str, Report], client: Client) -> None:
    zara = Person.objects.create(slug="zara-zanzibarite", label="Zara Zanzibarite", surname="Zanzibarite")
    before = client.get(PRESS).content
    Participation.objects.create(meeting=Meeting.objects.get(slug="joint-press-conference-2003-01-10"), person=zara)
    assert client.get(PRESS).content == before


def test_the_accounts_stand_side_by_side_house_by_house(two_accounts: dict[str, Report], client: Client) -> None:
    page = read(client, TALKS)
    assert "2 houses’ accounts of it are in the archive." in page
    table = page.partition('<table class="comparison"')[2]
    assert re.findall(r'<th scope="col">([^<]+)</th>', table) == [
        "Topic",
        "Ministry of Foreign Affairs of Japan",
        "President of Russia (The Kremlin)",
    ]
    for record in ("000", "004"):
        shown = set(re.findall(r'<a href="/s/([^"]+)">', table))
        sids = (
            PublishedPart.objects.statements().filter(report=two_accounts[record]).values_list("identity", flat=True)
        )
        assert {show(sid) for sid in sids} <= shown


def test_what_one_account_lacks_is_not_in_that_record(two_accounts: dict[str, Report], client: Client) -> None:
    table = cells(read(client, TALKS))
    lacking = {
        topic: [house for house, cell in row.items() if "not in this record" in cell] for topic, row in table.items()
    }
    assert lacking["Six-Party Talks (from 27 August 2003)"] == ["President of Russia (The Kremlin)"]
    assert lacking["Courtesies"] == []
    assert all(len(houses) < 2 for houses in lacking.values())
    assert not re.search(r"\b(denied|unanswered|silent)\b", read(client, TALKS).partition('id="compared"')[2])


def test_words_that_are_said_to_stand_above_do(seeds: dict[str, Report], client: Client) -> None:
    # In this record two statements have a topic whose row was begun by an earlier statement as their second one.
    compared = read(client, "/meetings/summit-meeting-2003-05-30/").partition('<table class="comparison"')[2]
    entries = re.findall(r'<a href="/s/([^"]+)">.*?<p class="(compared-words|small muted)"', compared)
    first: dict[str, str] = {}
    for sid, kind in entries:
        first.setdefault(sid, kind)
    assert set(first.values()) == {"compared-words"}
    assert len(entries) > len(first)


def test_a_statement_s_words_stand_once_and_never_in_quotation_marks(
    two_accounts: dict[str, Report], client: Client
) -> None:
    page = read(client, TALKS)
    words = re.findall(r'<p class="compared-words" lang="en">(.*?)</p>', page)
    assert (
        len(words)
        == PublishedPart.objects.statements().filter(report__in=[two_accounts["000"], two_accounts["004"]]).count()
    )
    assert not [w for w in words if w.startswith("“")]
    assert page.count("in the Japanese ministry’s words") > 3


def test_two_records_of_one_house_are_one_account(seeds: dict[str, Report], client: Client, editor: User) -> None:
    seeds["003"].meeting = seeds["000"].meeting
    seeds["003"].save(update_fields=["meeting"])
    publish(report=seeds["003"], by=editor)
    page = read(client, TALKS)
    assert "One account of it is in the archive" in page
    assert 'data-houses="1"' in page
    assert len(re.findall(r'<h3><a href="/reports/', page)) == 2


def test_a_meeting_whose_records_are_withdrawn_is_not_there(
    seeds: dict[str, Report], client: Client, editor: User
) -> None:
    withdraw(report=seeds["004"], by=editor, reason="A test.")
    assert {client.get(address).status_code for address in (PRESS, VISIT)} == {404}
    assert "joint-press-conference" not in read(client, "/meetings/")


def test_of_many_records_the_first_are_compared_and_the_list_has_all(
    two_accounts: dict[str, Report], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "All its records" not in read(client, TALKS)
    monkeypatch.setattr(meetings, "RECORDS", 1)
    page = read(client, TALKS)
    (everything,) = re.findall(r'<a href="([^"]+)">All its records</a>', page)
    assert len(re.findall(r'<h3><a href="/reports/', page)) == 1
    assert 'data-houses="1"' in page
    assert len(re.findall(r'<h2><a href="/reports/', read(client, everything))) == 2


def test_addresses_in_the_editors_note_are_links_and_no_character_is_lost(
    seeds: dict[str, Report], client: Client
) -> None:
    note = "Also told elsewhere (https://example.org/a?b=1&c=2); <not> here."
    meeting = Meeting.objects.get(pk=seeds["001"].meeting_id or 0)
    Meeting.objects.filter(pk=meeting.pk).update(note=note)
    page = client.get(f"/meetings/{meeting.slug}/").content.decode()
    shown = page.partition("Editors’ note:")[2].partition("</p>")[0]
    assert 'href="https://example.org/a?b=1&amp;c=2"' in shown
    assert unescape(re.sub(r"<[^>]+>", "", shown)).strip() == note
