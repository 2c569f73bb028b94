"""People, offices, countries, meetings, topics and propositions: what current editions name, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from archive.models import (
    Meeting,
    Office,
    Participation,
    Person,
    Position,
    Proposition,
    PublishedPosition,
    PublishedVoice,
    Report,
    Tenure,
    Topic,
)
from archive.publishing import withdraw
from diplomacy.accounts.models import User
from tests.archive.api.conftest import PATHS, SITE, STATEMENTS, Get
from tests.archive.conftest import publish_checked

LOOKED_UP = "Two independent public sources or an official one, looked up in November 2026."


def slugs(page: Any) -> list[str]:
    return [row["slug"] for row in page["results"]]


def tenure(slug: str, label: str, start: str, end: str, sure: str, beside: str) -> dict[str, Any]:
    source = LOOKED_UP if sure == "high" else "One public source, or an inference from it, looked up in November 2026."
    return {
        "office": {"slug": slug, "label": label},
        "capacity": "holder",
        "start": start,
        "start_certainty": sure,
        "start_source": source,
        "end": end,
        "end_certainty": sure,
        "end_source": source,
        "note": f"Until 8 February 2002 held beside the office of {beside}.",
    }


def test_a_person_has_names_and_offices_through_time(get: Get) -> None:
    environment = ("minister-of-the-environment-of-japan", "Minister of the Environment of Japan")
    affairs = ("minister-for-foreign-affairs-of-japan", "Minister for Foreign Affairs of Japan")
    assert get(f"{PATHS['people']}yoriko-kawaguchi/") == {
        "slug": "yoriko-kawaguchi",
        "label": "Yoriko Kawaguchi",
        "surname": "Kawaguchi",
        "url": f"{SITE}/people/yoriko-kawaguchi/",
        "urls": {
            "page": f"{SITE}/people/yoriko-kawaguchi/",
            "api": f"{SITE}/api/v1/people/yoriko-kawaguchi/",
            "statements": f"{SITE}/api/v1/statements/?speaker=yoriko-kawaguchi",
            "positions": f"{SITE}/api/v1/positions/?holder=yoriko-kawaguchi",
        },
        "names": [{"text": "川口順子", "language": "ja", "script": "Jpan", "scheme": None, "used_by": None}],
        "country": {"slug": "japan", "label": "Japan"},
        "offices": [
            tenure(*environment, "2001-01-06", "2002-02-08", "medium", "Minister for Foreign Affairs"),
            tenure(*affairs, "2002-02-01", "2004-09-27", "high", "Minister of the Environment"),
        ],
        "statements": get(STATEMENTS, speaker="yoriko-kawaguchi", count="on")["count"],
    }


def test_numbers_are_those_of_the_lists_that_are_linked(get: Get) -> None:
    for name in ("people", "offices", "countries", "topics"):
        for row in get(PATHS[name], page_size="200")["results"]:
            address = f"{row['urls']['statements']}&count=on".removeprefix(SITE)
            assert row["statements"] == get(address)["count"] if row["statements"] else True, row["slug"]
    for row in get(PATHS["propositions"], page_size="200")["results"]:
        found = get(f"{row['urls']['positions']}&page_size=200".removeprefix(SITE))["results"]
        counted = {way: sum(p["direction"] == way for p in found) for way in row["positions"]}
        assert row["positions"] == counted
        assert sum(counted.values()) > 0


def test_a_country_with_two_speakers_of_one_statement_counts_it_once(get: Get) -> None:
    total = get(STATEMENTS, country="japan", count="on")["count"]
    rows = PublishedVoice.objects.of_country("japan").speaking()
    assert len(get(STATEMENTS, country="japan", page_size="200")["results"]) == total
    assert get(f"{PATHS['countries']}japan/")["statements"] == total == rows.values("part").distinct().count()


def test_people_come_by_surname_and_registers_by_heading(get: Get) -> None:
    surnames = [(row["surname"], row["slug"]) for row in get(PATHS["people"])["results"]]
    assert surnames == sorted(surnames)
    for name in ("offices", "countries", "topics"):
        labels = [(row["label"], row["slug"]) for row in get(PATHS[name])["results"]]
        assert labels == sorted(labels)


def test_meetings_come_newest_first_with_their_parts_and_records(get: Get) -> None:
    found = get(PATHS["meetings"])["results"]
    dates = [meeting["date"] for meeting in found]
    assert dates == sorted(dates, reverse=True)
    visit = get(f"{PATHS['meetings']}visit-of-foreign-minister-kawaguchi-to-russia-2002-10/")
    call = {
        "slug": "courtesy-call-kawaguchi-putin-2002-10-14",
        "label": "Courtesy call of Foreign Minister Kawaguchi on President Putin, 14 October 2002",
    }
    assert (visit["part_of"], visit["parts"], visit["reports"]) == (None, [{**call, "date": "2002-10-14"}], [])
    part = get(f"{PATHS['meetings']}{call['slug']}/")
    assert part["part_of"] == {"slug": visit["slug"], "label": visit["label"]}
    assert [report["rid"] for report in part["reports"]] == ["TBFK-T08A"]
    assert [p["person"]["slug"] for p in part["participants"]] == ["yoriko-kawaguchi", "vladimir-putin", "igor-ivanov"]


def test_a_topic_stands_among_others(get: Get) -> None:
    topic = get(f"{PATHS['topics']}pipeline/")
    assert topic["broader"] == {"slug": "energy", "label": get(f"{PATHS['topics']}energy/")["label"]}
    assert [p["slug"] for p in topic["propositions"]] == ["oil-pipeline-to-pacific"]
    assert {label["language"] for label in topic["labels"]} == {"en", "ja", "ru"}
    Topic.objects.filter(slug="pipeline").update(wikidata="Q1156297")
    assert get(f"{PATHS['topics']}pipeline/", fields="matches") == {
        "matches": [{"scheme": "Wikidata", "uri": "http://www.wikidata.org/entity/Q1156297"}]
    }


FILTERS = [
    ("people", {"name": "koizumi"}, ["junichiro-koizumi"]),
    ("people", {"name": "川口"}, ["yoriko-kawaguchi"]),
    ("people", {"office": "president-of-the-russian-federation"}, ["vladimir-putin"]),
    ("offices", {"name": "председатель"}, ["chairman-of-the-government-of-the-russian-federation"]),
    ("countries", {"name": "япони"}, ["japan"]),
    ("meetings", {"kind": "press conference"}, ["joint-press-conference-2003-01-10"]),
    ("meetings", {"date_after": "2003-11"}, ["telephone-talks-kawaguchi-ivanov-2003-11-04"]),
    ("meetings", {"participant": "igor-ivanov"}, ["telephone-talks-kawaguchi-ivanov-2003-11-04"]),
    (
        "meetings",
        {"date_before": "2002"},
        ["courtesy-call-kawaguchi-putin-2002-10-14", "visit-of-foreign-minister-kawaguchi-to-russia-2002-10"],
    ),
    (
        "meetings",
        {"part_of": "visit-of-foreign-minister-kawaguchi-to-russia-2002-10"},
        ["courtesy-call-kawaguchi-putin-2002-10-14"],
    ),
    ("topics", {"name": "нефтепровод"}, ["pipeline"]),
    ("propositions", {"topic": "energy", "name": "pipe"}, ["oil-pipeline-to-pacific"]),
]


@pytest.mark.parametrize(("name", "query", "expected"), FILTERS, ids=[f"{n}-{q}" for n, q, _ in FILTERS])
def test_a_register_is_narrowed(get: Get, name: str, query: dict[str, str], expected: list[str]) -> None:
    assert slugs(get(PATHS[name], **query)) == expected
    assert get(PATHS[name], count="on", **query) == {"count": len(expected)}


def test_a_topic_s_narrower_ones_are_found_by_it(get: Get) -> None:
    found = get(PATHS["topics"], broader="korea")["results"]
    assert [row["slug"] for row in found] == [row["slug"] for row in get(f"{PATHS['topics']}korea/")["narrower"]]


@pytest.fixture
def secret(draft: Report) -> dict[str, str]:
    """Things of which no current edition knows, tied to public ones: by the names of lists, their slugs."""
    person, putin = Person.objects.get(slug="zara-zanzibarite"), Person.objects.get(slug="vladimir-putin")
    office = Office.objects.get(slug="prime-minister-of-japan")
    hidden = Office.objects.create(slug="zanzibarite-office", label="Zanzibarite Office")
    meeting = Meeting.objects.get(slug="telephone-talks-kawaguchi-ivanov-2003-11-04")
    topic = Topic.objects.get(slug="zanzibarite-question")
    Tenure.objects.create(person=person, office=office, start="1990-01-01", end="1991-01-01")
    Tenure.objects.create(person=person, office=hidden, start="1990-01-01")
    Participation.objects.create(meeting=meeting, person=person)
    Meeting.objects.create(slug="zanzibarite-part", label="Zanzibarite part", kind="other", part_of=meeting)
    topic.related.add(Topic.objects.get(slug="peace-treaty"))
    Topic.objects.filter(pk=topic.pk).update(broader=Topic.objects.get(slug="korea"))
    Proposition.objects.filter(slug="zanzibarite-first").update(topic=Topic.objects.get(slug="korea"))
    Proposition.objects.filter(slug="oil-pipeline-to-pacific").update(topic=topic)
    Person.objects.create(slug="zanzibarite-twin", label="Zanzibarite", surname="Z", merged_into=person)
    assert putin.tenures.exists()
    return {
        "people": "zara-zanzibarite",
        "offices": "zanzibarite-office",
        "countries": "zanzibarite-land",
        "meetings": "zanzibarite-talks",
        "topics": "zanzibarite-question",
        "propositions": "zanzibarite-first",
    }


def test_nothing_that_only_drafts_name_is_given_by_what_is_public(
    get: Get, client: Client, secret: dict[str, str]
) -> None:
    for name in secret:
        answer = client.get(f"{PATHS[name]}?page_size=200").content.decode().lower()
        assert "zanzibarite" not in answer, name
    for name, slug in [*secret.items(), ("people", "zanzibarite-twin"), ("meetings", "zanzibarite-part")]:
        hidden, missing = client.get(f"{PATHS[name]}{slug}/"), client.get(f"{PATHS[name]}nobody/")
        assert hidden.status_code == missing.status_code == 404
        assert hidden.content.decode().replace(slug, "?") == missing.content.decode().replace("nobody", "?")
    assert get(f"{PATHS['propositions']}oil-pipeline-to-pacific/")["topic"] is None


FILTERS_BY_NAME = [
    ("statements", "speaker", "people"),
    ("statements", "addressee", "people"),
    ("statements", "mentioned", "people"),
    ("statements", "office", "offices"),
    ("statements", "country", "countries"),
    ("statements", "meeting", "meetings"),
    ("statements", "topic", "topics"),
    ("statements", "proposition", "propositions"),
    ("reports", "meeting", "meetings"),
    ("positions", "holder", "people"),
    ("positions", "holder", "countries"),
    ("positions", "topic", "topics"),
    ("positions", "proposition", "propositions"),
    ("propositions", "topic", "topics"),
    ("people", "office", "offices"),
    ("people", "country", "countries"),
    ("offices", "country", "countries"),
    ("meetings", "part_of", "meetings"),
    ("meetings", "participant", "people"),
    ("topics", "broader", "topics"),
]


@pytest.mark.parametrize(("name", "parameter", "kind"), FILTERS_BY_NAME)
def test_a_filter_by_a_draft_s_name_is_refused_like_one_by_no_name(
    client: Client, secret: dict[str, str], name: str, parameter: str, kind: str
) -> None:
    for extra in ("", "&count=on"):
        hidden = client.get(f"{PATHS[name]}?{parameter}={secret[kind]}{extra}")
        missing = client.get(f"{PATHS[name]}?{parameter}=nobody{extra}")
        assert hidden.status_code == missing.status_code == 400
        assert hidden.content.decode().replace(secret[kind], "?") == missing.content.decode().replace("nobody", "?")


def test_a_public_person_s_office_is_a_fact_also_where_no_record_names_it(get: Get) -> None:
    putin = Person.objects.get(slug="vladimir-putin")
    office = Office.objects.create(slug="prime-minister-later", label="Chairman of the Government, later")
    Tenure.objects.create(person=putin, office=office, start="2008-05-08")
    offices = get(f"{PATHS['people']}vladimir-putin/")["offices"]
    assert offices[-1]["office"] == {"slug": "prime-minister-later", "label": "Chairman of the Government, later"}
    assert "prime-minister-later" not in slugs(get(PATHS["offices"], page_size="200"))


def test_what_a_withdrawn_report_alone_named_is_public_no_more(
    get: Get, client: Client, seeds: dict[str, Report], editor: User
) -> None:
    address = f"{PATHS['people']}igor-ivanov/"
    meeting = f"{PATHS['meetings']}telephone-talks-kawaguchi-ivanov-2003-11-04/"
    assert get(address)["statements"] > 0
    for report in seeds.values():
        if report.rid != "JT6MVQQ4":
            withdraw(report=report, by=editor, reason="For the test.")
    kept = slugs(get(PATHS["people"]))
    assert "igor-ivanov" in kept
    assert "yasuhiro-yamashita" not in kept
    withdraw(report=seeds["003"], by=editor, reason="For the test.")
    for path in (address, meeting):
        assert client.get(path).status_code == 404
    for name in ("people", "offices", "countries", "meetings", "topics", "propositions", "positions", "editions"):
        assert get(PATHS[name])["results"] == []


def test_a_draft_s_positions_are_none(client: Client, draft: Report, editor: User) -> None:
    key = Position.objects.get(statement__report=draft).key
    assert client.get(f"{PATHS['positions']}{key}/").status_code == 404
    publish_checked(draft, editor)
    assert PublishedPosition.objects.filter(key=key).exists()
    assert client.get(f"{PATHS['positions']}{key}/").json()["key"] == str(key)
