"""People, offices and countries: who they are, what they said, and by whose account."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qsl

import pytest
from django.test import Client

from archive.authorities import merge_people
from archive.models import (
    Country,
    Office,
    Person,
    PublishedPart,
    PublishedParty,
    PublishedUndertaking,
    PublishedVoice,
    Report,
    Tenure,
)
from archive.models.identifiers import show
from archive.models.published import sayings
from archive.pages import people, turning
from archive.searching import Query, find
from tests.archive.pages.turning import count_queries, read, walk

PUTIN = "/people/vladimir-putin/"


def statements_on(page: str) -> list[str]:
    return re.findall(r'<p class="entry-facts"><a href="/s/([^"]+)">', page)


def count_found(address: str) -> int:
    """How many statements a search by this address finds."""
    query = Query.read(dict(parse_qsl(unescape(address).partition("?")[2])))
    return len([hit for hit in find(query, limit=500).hits if hit.kind == "statement"])


@pytest.mark.parametrize("size", [1, 7, 25])
def test_the_pages_of_a_person_s_statements_have_each_once(
    seeds: dict[str, Report], client: Client, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(turning, "PAGE", size)
    pages = walk(client, "/people/yoriko-kawaguchi/", r'<p class="entry-facts"><a href="/s/([^"]+)">')
    expected = PublishedPart.objects.spoken_by("yoriko-kawaguchi").newest_first().values_list("identity", flat=True)
    assert [sid for page in pages for sid in page] == [show(str(sid)) for sid in expected]


def test_the_pages_of_people_have_each_once(
    seeds: dict[str, Report], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "PEOPLE", 2)
    pages = walk(client, "/people/", r'<p class="entry-title"><a href="/people/([^/"]+)/"')
    expected = Person.objects.published().order_by("surname", "slug").values_list("slug", flat=True)
    assert [slug for page in pages for slug in page] == list(expected)


def test_a_person_is_shown_with_names_and_offices(seeds: dict[str, Report], client: Client) -> None:
    assert "President of the Russian Federation · 44 statements" in read(client, "/people/")
    page = read(client, PUTIN)
    assert '<span lang="ru">Владимир Владимирович Путин</span>' in page
    assert '<a href="/offices/president-of-the-russian-federation/">President of the Russian Federation</a>' in page
    assert "31 December 1999" in page
    assert "in the Japanese ministry’s words" in page
    assert 'id="offices"' in page
    assert 'id="positions"' in page


def test_an_end_of_a_tenure_that_is_not_sure_says_so(seeds: dict[str, Report], client: Client) -> None:
    page = read(client, PUTIN)
    assert '7 May 2008<br><span class="small muted">Medium certainty. One public source, or an inference' in page
    assert '<td class="tabular">7 May 2000</td>' in page


def test_the_statements_are_counted_by_whose_account_they_are(seeds: dict[str, Report], client: Client) -> None:
    assert (
        "44 statements: 25 in the record of the speaker’s own side, the Kremlin; 19 here only as the Japanese ministry tells it."
        in read(client, PUTIN)
    )
    page = read(client, "/people/igor-ivanov/")
    (sentence,) = re.findall(r'<p class="standfirst">([^<]+)</p>', page)
    numbers = [int(number) for number in re.findall(r"\d+", sentence)]
    assert numbers[0] == sum(numbers[1:]) == PublishedVoice.objects.of("igor-ivanov").speaking().count()
    assert "in common with others, as the Japanese ministry reports it" in sentence
    assert "own side" not in sentence


def test_a_person_whom_the_records_only_name_has_no_number(seeds: dict[str, Report], client: Client) -> None:
    page = read(client, "/people/george-w-bush/")
    assert "No published record has a statement of this person" in page
    assert "0 statements" not in page
    assert 'class="standfirst"' not in page


def test_each_number_by_topic_leads_to_as_many_statements(seeds: dict[str, Report], client: Client) -> None:
    table = (
        read(client, "/people/yoriko-kawaguchi/").partition('class="plain-table sayings"')[2].partition("</table>")[0]
    )
    links = re.findall(r'<td class="number"><a href="(/search/[^"]+)" rel="nofollow">(\d+)</a>', table)
    assert len(links) > 20
    assert {href: int(number) for href, number in links} == {href: count_found(href) for href, _number in links}


def test_of_more_statements_than_are_counted_that_is_said(
    seeds: dict[str, Report], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "Counted among the newest 5,000 statements."
    assert said not in read(client, PUTIN)
    for module in (sayings, people):
        monkeypatch.setattr(module, "BOUND", 10)
    page = read(client, PUTIN)
    assert said in page
    assert "10 statements: 10 here only as the Japanese ministry tells it." in page


def ledger_number(client: Client, slug: str) -> int:
    """How many undertakings the ledger lists of that person."""
    shown = client.get(f"/undertakings/?speaker={slug}").context["shown"]
    return int(shown.rpartition(" ")[2].replace(",", "")) if shown else 0


def test_a_person_leads_to_the_undertakings_by_their_number(seeds: dict[str, Report], client: Client) -> None:
    slugs = list(Person.objects.published().values_list("slug", flat=True))
    numbers = {slug: ledger_number(client, slug) for slug in slugs}
    assert 0 in numbers.values()
    assert max(numbers.values()) > 1
    for slug, number in numbers.items():
        found = re.findall(
            rf'<a href="/undertakings/\?speaker={slug}">(\d+) undertakings? of this person</a>',
            read(client, f"/people/{slug}/"),
        )
        assert found == ([str(number)] if number else [])


def test_who_undertakes_one_thing_under_two_names_is_counted_once(seeds: dict[str, Report], client: Client) -> None:
    party = PublishedParty.objects.likely().filter(capacity="by", person__slug="vladimir-putin").earliest("pk")
    number = ledger_number(client, "vladimir-putin")
    PublishedParty.objects.create(undertaking=party.undertaking, capacity="by", person=party.person)
    PublishedParty.objects.create(undertaking=party.undertaking, capacity="towards", person=party.person)
    assert f">{number} undertakings of this person<" in read(client, PUTIN)


def test_an_undertaking_that_is_unlikely_is_not_counted(seeds: dict[str, Report], client: Client) -> None:
    theirs = PublishedParty.objects.likely().filter(capacity="by", person__slug="vladimir-putin")
    of_one = PublishedUndertaking.objects.filter(pk=theirs.earliest("pk").undertaking_id)
    number = ledger_number(client, "vladimir-putin")
    of_one.update(is_confirmed=False, confidence=0.4)
    assert f">{number - 1} undertaking" in read(client, PUTIN)


def test_from_the_second_page_on_there_are_statements_alone(seeds: dict[str, Report], client: Client) -> None:
    first = read(client, PUTIN)
    (following,) = re.findall(r'href="([^"]+)" rel="next"', first)
    second = read(client, following)
    assert len(statements_on(second)) == 44 - turning.PAGE
    assert 'class="picture"' not in second
    assert "Offices, topics and positions" in second
    assert count_queries(client, following) < count_queries(client, PUTIN) <= 6


def test_a_merged_person_leads_to_the_other_who_says_so(seeds: dict[str, Report], client: Client) -> None:
    putin = Person.objects.get(slug="vladimir-putin")
    other = Person.objects.create(slug="v-v-putin", label="V. V. Putin", surname="Putin")
    assert client.get("/people/v-v-putin/").status_code == 404
    merge_people(person=putin, into=other)
    response = client.get(PUTIN)
    assert (response.status_code, response["Location"]) == (301, "/people/v-v-putin/")
    told = "Also meant, under a heading that was merged into this one: Vladimir Putin"
    assert told in read(client, "/people/v-v-putin/")


def test_an_office_shows_who_held_it_and_what_was_said_in_it(seeds: dict[str, Report], client: Client) -> None:
    page = read(client, "/offices/prime-minister-of-japan/")
    assert '<span lang="ja">内閣総理大臣</span>' in page
    assert '<a href="/people/junichiro-koizumi/">Junichiro Koizumi</a>' in page
    shown = walk(client, "/offices/prime-minister-of-japan/", r'<p class="entry-facts"><a href="/s/([^"]+)">')
    assert {sid for sids in shown for sid in sids} == {
        show(sid)
        for sid in PublishedPart.objects.held_office("prime-minister-of-japan").values_list("identity", flat=True)
    }
    assert '<a href="/offices/prime-minister-of-japan/">' in read(client, "/offices/")


def test_an_office_that_nobody_holds_in_a_record_is_not_there(seeds: dict[str, Report], client: Client) -> None:
    # Mrs Kawaguchi was Minister of the Environment before, which no record is about.
    address = "/offices/minister-of-the-environment-of-japan/"
    assert client.get(address).status_code == 404
    page = read(client, "/people/yoriko-kawaguchi/")
    assert "Minister of the Environment of Japan" in page
    assert address not in page


def test_a_country_shows_its_houses_its_people_and_what_they_said(seeds: dict[str, Report], client: Client) -> None:
    page = read(client, "/countries/japan/")
    assert "<li>Ministry of Foreign Affairs of Japan</li>" in page
    spoke = re.findall(r'<li><a href="/people/([^"]+)/">', page)
    assert spoke == ["yoriko-kawaguchi", "junichiro-koizumi"]
    countries = re.findall(r'<li><a href="/countries/([^"]+)/">', read(client, "/countries/"))
    assert countries == list(Country.objects.published().values_list("slug", flat=True))
    assert "Holder’s" not in page


@pytest.mark.parametrize("size", [1, 25])
def test_a_statement_of_two_speakers_of_one_country_stands_once_on_its_page(
    seeds: dict[str, Report], client: Client, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(turning, "PAGE", size)
    voice = PublishedVoice.objects.of_country("japan").speaking().exclude(office=None).newest_first()[1]
    PublishedVoice.objects.create(
        part=voice.part, person=Person.objects.create(slug="second", label="A Second", surname="Second"),
        office=voice.office, country=voice.country, capacity="speaker", sort_date=voice.sort_date, report=voice.report,
        rank=voice.rank,
    )  # fmt: skip
    assert voice.office is not None
    expected = PublishedPart.objects.from_country("japan").newest_first().values_list("identity", flat=True)
    in_office = PublishedPart.objects.held_office(voice.office.slug).newest_first().values_list("identity", flat=True)
    for address, sids in (("/countries/japan/", expected), (f"/offices/{voice.office.slug}/", in_office)):
        pages = walk(client, address, r'<p class="entry-facts"><a href="/s/([^"]+)">')
        assert [sid for page in pages for sid in page] == [show(str(sid)) for sid in sids]


def test_nobody_who_is_not_public_is_named_among_the_holders_of_an_office(
    seeds: dict[str, Report], client: Client
) -> None:
    office = Office.objects.get(slug="prime-minister-of-japan")
    zara = Person.objects.create(slug="zara-zanzibarite", label="Zara Zanzibarite", surname="Zanzibarite")
    Tenure.objects.create(person=zara, office=office, start="1950", end="1951")
    before = [
        row[0]
        for row in re.findall(
            r'<a href="/people/([^"]+)/">([^<]+)</a>', read(client, "/offices/prime-minister-of-japan/")
        )
    ]
    assert set(before) == {"junichiro-koizumi"}
