"""What the API's documents hold: whole values of the seeds, and the same names as in its description."""

from __future__ import annotations

from hashlib import sha256

import orjson
import pytest
import rfc8785
from rest_framework.serializers import Serializer

from archive.api.lists import LISTS as NAMED
from archive.api.serializers import (
    ReportSerializer,
    StatementSerializer,
    WholeReportSerializer,
)
from archive.models import PublishedPart, Report
from archive.models.identifiers import show
from tests.archive.api.conftest import LISTS, REPORTS, SITE, STATEMENTS, Get, names

MINISTRY = {
    "slug": "mofa-japan",
    "label": "Ministry of Foreign Affairs of Japan",
    "adjective": "The Japanese ministry’s",
    "country": {"slug": "japan", "label": "Japan"},
}


def test_the_root_says_where_everything_is(get: Get) -> None:
    root = get("/api/v1/")
    # Other apps name theirs there too.
    assert set(LISTS) <= set(NAMED)
    assert root == {
        **{name: f"{SITE}/api/v1/{name}/" for name in (*NAMED, "schema", "docs")},
        "licence": {
            "name": "Creative Commons Attribution 4.0 International (CC BY 4.0)",
            "url": "https://creativecommons.org/licenses/by/4.0/",
        },
    }
    for name in LISTS:
        assert get(root[name].removeprefix(SITE))["results"], name


def test_a_statement_says_who_to_whom_when_and_according_to_whom(get: Get) -> None:
    statement = get(f"{STATEMENTS}?report=JT6MVQQ4&speaker=igor-ivanov&q=six-party&omit=positions,text_sha256")[
        "results"
    ][0]
    ivanov = {
        "name": "Igor Ivanov",
        "person": {"slug": "igor-ivanov", "label": "Igor Ivanov"},
        "office": {
            "slug": "minister-of-foreign-affairs-of-the-russian-federation",
            "label": "Minister of Foreign Affairs of the Russian Federation",
            "capacity": "holder",
        },
        "country": {"slug": "russian-federation", "label": "Russian Federation"},
        "unresolved": None,
        "as_printed": "Foreign Minister Ivanov",
    }
    assert statement == {
        "sid": statement["sid"],
        "url": f"{SITE}/s/{statement['sid']}",
        "kind": "statement",
        "report": {
            "rid": "JT6M-VQQ4",
            "url": f"{SITE}/reports/JT6M-VQQ4/",
            "title": "Foreign Minister Kawaguchi Telephone Talks with Russian Foreign Minister Ivanov",
        },
        "edition": "1.0",
        "identifier": "3.p1#3",
        "path": "3.p1",
        "place": "3, para. 1, statement 3",
        "text": "In response, Foreign Minister Ivanov stated that the six-party talks process should be continued and "
        "that Russia wanted to maintain contact with Japan on this issue.",
        "start": 3083,
        "end": 3248,
        "language": "en",
        "record_keeper": MINISTRY,
        "account": "other",
        "wording": "rendered",
        "translation": {"from": None, "by": None, "status": "not stated whether it is a translation"},
        "attribution": "named",
        "speech": "indirect",
        "role": "statement",
        "answers": None,
        "speakers": [ivanov],
        "addressees": statement["addressees"],
        "conveyor": None,
        "topics": statement["topics"],
        "credit": "Created by editing “Foreign Minister Kawaguchi Telephone Talks with Russian Foreign Minister Ivanov” "
        "(Ministry of Foreign Affairs of Japan), https://www.mofa.go.jp/region/europe/russia/talk0311.html, access date "
        "not recorded; its licence, read November 2026: Public Data License 1.0.",
        "licence": "Public Data License 1.0",
        "licence_url": "https://www.mofa.go.jp/about/legalmatters.html",
        "cite": f"{SITE}/s/{statement['sid']}/1/cite.json",
        "event": {
            "kind": "telephone talks",
            "date": "2003-11-04",
            "earliest": "2003-11-04",
            "latest": "2003-11-04",
            "basis": "printed",
            "year_supplied": False,
        },
        "dated": "2003-11-04",
        "review": "one editor",
        "emendations": [],
        "glosses": [],
    }
    assert [who["person"]["slug"] for who in statement["addressees"]] == ["yoriko-kawaguchi"]
    assert "six-party" in [topic["slug"] for topic in statement["topics"]]


def test_a_statement_stands_in_the_list_as_it_stands_alone(get: Get) -> None:
    for statement in get(STATEMENTS, page_size="200")["results"]:
        assert get(f"{STATEMENTS}{statement['sid']}/") == statement


def test_statements_are_words_of_their_report(get: Get) -> None:
    texts = {r["rid"]: get(f"{REPORTS}{r['rid']}/")["record"]["text"] for r in get(REPORTS)["results"]}
    statements = get(STATEMENTS, page_size="200")["results"]
    assert len(statements) == PublishedPart.objects.statements().count()
    for statement in statements:
        text = texts[statement["report"]["rid"]][statement["start"] : statement["end"]]
        assert (text, sha256(text.encode()).hexdigest()) == (statement["text"], statement["text_sha256"])


def test_every_statement_says_whose_it_is(get: Get) -> None:
    for statement in get(STATEMENTS, page_size="200")["results"]:
        assert all(statement[name] for name in ("record_keeper", "account", "wording", "attribution"))


def test_reports_come_newest_first(get: Get) -> None:
    fields = "rid,url,edition,form,event,statements"
    found = get(REPORTS, fields=fields)
    assert (found["next"], found["previous"]) == (None, None)
    assert [(r["rid"], r["form"], r["event"]["date"]) for r in found["results"]] == [
        ("JT6M-VQQ4", "summary", "2003-11-04"),
        ("0BVW-WQYN", "summary", "2003-09-01"),
        ("8GD5-1S06", "summary", "2003-05-30"),
        ("BVN9-20ME", "transcript", "2003-01-10"),
        ("TBFK-T08A", "summary", found["results"][4]["event"]["date"]),
    ]
    assert all(set(r) == set(fields.split(",")) for r in found["results"])
    assert sum(r["statements"] for r in found["results"]) == get(STATEMENTS, count="on")["count"]


def test_a_report_is_its_whole_current_edition(get: Get, seeds: dict[str, Report]) -> None:
    edition = seeds["002"].current_edition
    assert edition is not None
    document = get(f"{REPORTS}TBFK-T08A/")
    for name in ("record", "judgements"):
        assert document[name] == edition.document[name]
        assert sha256(rfc8785.dumps(document[name])).hexdigest() == document[f"{name}_sha256"]
    assert document["sha256"] == edition.sha256
    assert document["urls"] == {
        "page": f"{SITE}/reports/TBFK-T08A/",
        "api": f"{SITE}/api/v1/reports/TBFK-T08A/",
        "statements": f"{SITE}/api/v1/statements/?report=TBFK-T08A",
        "positions": f"{SITE}/api/v1/positions/?report=TBFK-T08A",
        "source": "https://www.mofa.go.jp/region/europe/russia/fmv0210/summary.html",
    }
    assert document["editions"] == [
        {
            "edition": "1.0",
            "url": f"{SITE}/reports/TBFK-T08A/1/",
            "api": f"{SITE}/api/v1/editions/TBFK-T08A/1.0/",
            "sha256": edition.sha256,
            "published_at": document["published_at"],
            "note": edition.note,
        }
    ]


@pytest.mark.parametrize(("path", "serializer"), [(STATEMENTS, StatementSerializer), (REPORTS, ReportSerializer)])
def test_documents_have_the_names_of_their_description(get: Get, path: str, serializer: type[Serializer]) -> None:
    results = get(path, page_size="200")["results"]
    assert results
    assert names(results, serializer(many=True), "") == set()


def test_a_report_has_the_names_of_its_description(get: Get) -> None:
    assert names(get(f"{REPORTS}JT6MVQQ4/"), WholeReportSerializer(), "") == set()


def test_a_report_alone_says_what_the_list_says_of_it(get: Get) -> None:
    for summary in get(REPORTS)["results"]:
        whole = get(f"{REPORTS}{summary['rid']}/")
        assert {name: whole[name] for name in summary} == summary


def test_whatever_is_given_carries_the_credit_that_its_source_asks_for(get: Get) -> None:
    for path in (REPORTS, STATEMENTS, "/api/v1/positions/"):
        for document in get(path, page_size="200")["results"]:
            assert document["credit"].startswith("Created by editing “")
            assert document["licence"] in document["credit"]


def test_addresses_in_the_words_of_a_record_stay_as_they_are(get: Get, seeds: dict[str, Report]) -> None:
    part = PublishedPart.objects.statements().newest_first().first()
    assert part is not None
    words = 'He said: "url":"/s/x" and {"url":"/y"}, "api":"/z".'
    part.body = orjson.dumps({**part.data, "text": words}).decode()
    part.save(update_fields=["body"])
    assert get(f"{STATEMENTS}{show(str(part.identity_id))}/")["text"] == words
