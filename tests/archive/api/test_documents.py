"""What the API's documents hold: whole values of the seeds, and the same names as in its description."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import orjson
import pytest
import rfc8785
from rest_framework.serializers import DictField, ListSerializer, Serializer

from archive.api.serializers import ReportEditionSerializer, ReportSerializer, StatementSerializer
from archive.models import PublishedPart, Report
from archive.models.identifiers import show
from tests.archive.api.conftest import REPORTS, STATEMENTS, Get

SITE = "http://127.0.0.1:8000"
MINISTRY = {
    "slug": "mofa-japan",
    "label": "Ministry of Foreign Affairs of Japan",
    "adjective": "The Japanese ministry’s",
    "country": {"slug": "japan", "label": "Japan"},
}


def test_the_root_says_where_everything_is(get: Get) -> None:
    assert get("/api/v1/") == {
        "reports": f"{SITE}/api/v1/reports/",
        "statements": f"{SITE}/api/v1/statements/",
        "schema": f"{SITE}/api/v1/schema/",
    }


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
        "source": "https://www.mofa.go.jp/region/europe/russia/fmv0210/summary.html",
    }
    assert document["editions"] == [
        {
            "edition": "1.0",
            "url": f"{SITE}/reports/TBFK-T08A/1/",
            "sha256": edition.sha256,
            "published_at": document["published_at"],
            "note": edition.note,
        }
    ]


def names(document: Any, serializer: Any, place: str) -> set[str]:
    """Where the names in a document are other than those of its description."""
    if isinstance(serializer, ListSerializer):
        return {wrong for item in document for wrong in names(item, serializer.child, place)}
    if document is None or not isinstance(serializer, Serializer):
        return set()
    wrong = {f"{place}.{name}" for name in set(document) ^ set(serializer.fields)}
    for name, field in serializer.fields.items():
        if name in document and not isinstance(field, DictField):
            wrong |= names(document[name], field, f"{place}.{name}")
            if document[name] is None and not field.allow_null:
                wrong.add(f"{place}.{name} is null")
    return wrong


@pytest.mark.parametrize(("path", "serializer"), [(STATEMENTS, StatementSerializer), (REPORTS, ReportSerializer)])
def test_documents_have_the_names_of_their_description(get: Get, path: str, serializer: type[Serializer]) -> None:
    results = get(path, page_size="200")["results"]
    assert results
    assert names(results, serializer(many=True), "") == set()


def test_an_edition_has_the_names_of_its_description(get: Get) -> None:
    assert names(get(f"{REPORTS}JT6MVQQ4/"), ReportEditionSerializer(), "") == set()


def test_addresses_in_the_words_of_a_record_stay_as_they_are(get: Get, seeds: dict[str, Report]) -> None:
    part = PublishedPart.objects.statements().newest_first().first()
    assert part is not None
    part.data["text"] = 'He said: "url":"/s/x" and {"url":"/y"}.'
    part.body = orjson.dumps(part.data).decode()
    part.save()
    assert get(f"{STATEMENTS}{show(str(part.identity_id))}/")["text"] == part.data["text"]
