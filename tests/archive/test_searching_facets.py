"""The counts beside a search: exact, and what each value would bring."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.authorities import merge_people, split_people
from archive.models import ChangeSet, Person, PublishedPart, PublishedVoice, Report
from archive.projecting import project_all
from archive.searching import Query, count_facets, facets, find, follow_names
from tests.archive.conftest import MARKER

pytestmark = pytest.mark.usefixtures("seeds")

QUERIES = [
    Query(q="peace treaty"),
    Query(q="Russia"),
    Query(q="judo"),
    Query(topic="korea"),
    Query(q="Russia", speaker="vladimir-putin"),
    Query(speaker="vladimir-putin,junichiro-koizumi", topic="korea", date_after="2003", date_before="2003"),
    Query(country="russian-federation", record_keeper="mofa-japan"),
    Query(q="treaty", passage="narrative"),
    Query(account="own,other", wording="rendered", kind="telephone talks"),
    Query(q="Japan", date_before="2003-01"),
    Query(passage="narrative", kind="summit meeting"),
]


def number_of(query: Query) -> int:
    return len(find(query, limit=1_000).hits)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.address)
def test_each_number_is_that_of_the_results_with_this_value(query: Query) -> None:
    counts = count_facets(query)
    hits = find(query, limit=1_000).hits
    assert (counts.statements, counts.passages) == (
        sum(not hit.is_narrative for hit in hits),
        sum(hit.is_narrative for hit in hits),
    )
    assert counts.total == len(hits)
    assert not counts.partial
    assert any(counts.values.values())
    for name, values in counts.values.items():
        for value in values:
            assert value.is_chosen == (value.value in query.values(name))
            assert value.count == number_of(query.having(name, value.value)), (name, value)
    for year in counts.years:
        assert year.count == number_of(query.having("date_after", year.value).having("date_before", year.value)), year


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.address)
def test_no_value_of_a_result_is_left_out(query: Query) -> None:
    counts = count_facets(query)
    hits = find(query, limit=1_000).hits
    given = {name: {value.value for value in values} for name, values in counts.values.items()}
    assert {hit.data["record_keeper"]["slug"] for hit in hits} <= given["record_keeper"]
    assert {hit.account for hit in hits if hit.account} <= given["account"]
    assert {hit.wording for hit in hits if hit.account} <= given["wording"]
    assert {hit.data["event"]["kind"] for hit in hits} <= given["kind"]
    assert {who["person"]["slug"] for hit in hits for who in hit.data.get("speakers", []) if who["person"]} <= given[
        "speaker"
    ]
    assert {topic["slug"] for hit in hits if not hit.is_narrative for topic in hit.data["topics"]} <= given["topic"]
    for name, values in counts.values.items():
        assert [value.count for value in values] == sorted((value.count for value in values), reverse=True), name


def test_a_statement_of_two_speakers_of_one_country_counts_once() -> None:
    voice = PublishedVoice.objects.of_country("japan").speaking().exclude(office=None).newest_first()[0]
    PublishedVoice.objects.create(
        part=voice.part, person=Person.objects.create(slug="second", label="A Second", surname="Second"),
        office=voice.office, country=voice.country, capacity="speaker", sort_date=voice.sort_date, report=voice.report,
        rank=voice.rank,
    )  # fmt: skip
    assert voice.office is not None
    values = count_facets(Query(wording="rendered,transcribed")).values
    counts = {name: {value.value: value.count for value in values[name]} for name in ("country", "office")}
    assert counts["country"]["japan"] == PublishedPart.objects.from_country("japan").count()
    assert counts["office"][voice.office.slug] == PublishedPart.objects.held_office(voice.office.slug).count()


def test_broader_topics_have_the_numbers_of_the_narrower_ones() -> None:
    topics = {value.value: value for value in count_facets(Query(q="Korea")).values["topic"]}
    assert topics["six-party"].broader == "korea"
    for topic in topics.values():
        if topic.broader:
            assert topics[topic.broader].count >= topic.count


def test_counting_is_one_query_whatever_is_asked() -> None:
    for query in QUERIES:
        with CaptureQueriesContext(connection) as queries:
            count_facets(query)
        assert len(queries) == 1, query


def test_says_where_not_all_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "COUNTED", 5)
    counts = count_facets(Query(q="Russia", speaker="yoriko-kawaguchi", account="other"))
    assert not counts.is_partial
    assert counts.partial == {"speaker", "account"}, "without these conditions there are more"
    assert count_facets(Query(q="Russia")).is_partial


def test_what_is_asked_for_has_its_heading_or_is_unknown() -> None:
    counts = count_facets(Query(speaker="vladimir-putin,nobody", topic="nothing", proposition="unheard-of"))
    assert counts.labels == {("speaker", "vladimir-putin"): "Vladimir Putin"}
    assert counts.unknown == (("speaker", "nobody"), ("topic", "nothing"), ("proposition", "unheard-of"))


def test_a_merged_person_is_followed_by_the_old_slug_where_readers_knew_it() -> None:
    putin = Person.objects.get(slug="vladimir-putin")
    draft = Person.objects.create(slug="v-putin", label="V. Putin", surname="Putin")
    heir = Person.objects.create(slug="v-v-putin", label="V. V. Putin", surname="Putin")
    merge_people(person=draft, into=putin)
    merge_people(person=putin, into=heir)
    asked = {"speaker": "vladimir-putin,v-putin", "topic": "trade"}
    assert count_facets(Query(**asked)).unknown == (("speaker", "vladimir-putin"), ("speaker", "v-putin"))
    assert follow_names(asked) == {"speaker": "v-v-putin,v-putin", "topic": "trade"}
    split_people(ChangeSet.objects.get(data__person=putin.pk), None)
    assert follow_names(asked) == asked


def test_an_event_of_uncertain_day_counts_in_each_year_it_can_have_been_in() -> None:
    report = Report.objects.get(source_texts__name__startswith="003")
    parts = PublishedPart.objects.filter(report=report, kind="statement")
    parts.update(event_earliest="2002-05-01", event_latest="2003-05-31")
    query = Query(speaker="yoriko-kawaguchi,igor-ivanov")
    for year in count_facets(query).years:
        assert year.count == number_of(query.having("date_after", year.value).having("date_before", year.value))
    parts.update(event_earliest="0001-01-01", event_latest="9999-12-31")
    assert {"0001", "9999"} <= {year.value for year in count_facets(query).years}


@pytest.mark.usefixtures("draft")
def test_a_draft_counts_nowhere() -> None:
    before = count_facets(Query(q="treaty"))
    project_all()
    assert count_facets(Query(q="treaty")) == before
    counts = count_facets(
        Query(q="Putin", speaker=f"zara-{MARKER}", topic=f"{MARKER}-question", country=f"{MARKER}-land")
    )
    assert counts.labels == {}
    assert MARKER not in repr(counts.values).lower()


def test_an_empty_archive_counts_nothing() -> None:
    PublishedPart.objects.all().delete()
    counts = count_facets(Query(q="peace"))
    assert (counts.total, counts.years) == (0, ())
    assert counts.values == dict.fromkeys(facets.FACETS, ())
