"""Editions: what was published, byte for byte, with hashes that anybody can compute again."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest
import rfc8785
from django.test import Client

from archive.models import Edition, Report
from archive.publishing import publish, withdraw
from diplomacy.accounts.models import User
from tests.archive.api.conftest import ADDRESSES, PATHS, SITE, Get

EDITIONS = PATHS["editions"]


@pytest.fixture
def second(seeds: dict[str, Report], editor: User) -> Edition:
    """A second state of the judgements on report 003."""
    report = seeds["003"]
    report.source_note += " More."
    report.save()
    return publish(report=report, by=editor, note="Another note on the source.")


def test_an_edition_says_what_was_published(get: Get, seeds: dict[str, Report]) -> None:
    edition = seeds["003"].current_edition
    assert edition is not None
    page = f"{SITE}/reports/JT6M-VQQ4/1/"
    head = {
        "rid": "JT6M-VQQ4",
        "edition": "1.0",
        "url": page,
        "urls": {
            "page": page,
            "api": f"{SITE}{EDITIONS}JT6M-VQQ4/1.0/",
            "content": f"{SITE}{EDITIONS}JT6M-VQQ4/1.0/content/",
            "report": f"{SITE}/api/v1/reports/JT6M-VQQ4/",
        },
        "is_current": True,
        "published_at": "2026-11-21T12:00:00Z",
        "note": "First edition.",
        "sha256": edition.sha256,
        "previous_sha256": None,
        "record_sha256": edition.record_sha256,
        "judgements_sha256": edition.judgements_sha256,
    }
    assert get(EDITIONS, report="JT6MVQQ4") == {"next": None, "previous": None, "results": [head]}
    assert get(ADDRESSES["editions"]) == {
        **head,
        "credit": "Created by editing “Foreign Minister Kawaguchi Telephone Talks with Russian Foreign Minister Ivanov” "
        "(Ministry of Foreign Affairs of Japan), https://www.mofa.go.jp/region/europe/russia/talk0311.html, access date "
        "not recorded; its licence, read November 2026: Public Data License 1.0.",
        "licence": "Public Data License 1.0",
        "licence_url": "https://www.mofa.go.jp/about/legalmatters.html",
        "document": edition.document,
    }


def test_anybody_can_compute_all_hashes_again(client: Client, get: Get, second: Edition) -> None:
    for head in get(EDITIONS)["results"]:
        response = client.get(head["urls"]["content"])
        content = response.content
        assert response["Content-Type"] == "application/json"
        assert sha256(content).hexdigest() == head["sha256"]
        digest = b64encode(sha256(content).digest()).decode()
        assert response["Repr-Digest"] == f"sha-256=:{digest}:"
        document = response.json()
        assert rfc8785.dumps(document) == content
        assert document["previous_sha256"] == head["previous_sha256"]
        for name in ("record", "judgements"):
            assert sha256(rfc8785.dumps(document[name])).hexdigest() == head[f"{name}_sha256"]
        assert get(head["urls"]["api"].removeprefix(SITE))["document"] == document


def test_editions_come_the_latest_first_and_older_ones_stay(get: Get, second: Edition) -> None:
    found = get(EDITIONS)["results"]
    assert [e["published_at"] for e in found] == sorted((e["published_at"] for e in found), reverse=True)
    assert (len(found), found[0]["edition"], found[0]["note"]) == (6, "1.1", "Another note on the source.")
    both = get(EDITIONS, report="JT6MVQQ4")["results"]
    assert [(e["edition"], e["is_current"]) for e in both] == [("1.1", True), ("1.0", False)]
    assert both[0]["previous_sha256"] == both[1]["sha256"]
    assert get(ADDRESSES["editions"])["is_current"] is False
    assert [e["api"] for e in get("/api/v1/reports/JT6MVQQ4/")["editions"]] == [e["urls"]["api"] for e in both]


def test_editions_of_a_withdrawn_report_are_gone(
    get: Get, refused: Get, seeds: dict[str, Report], second: Edition, editor: User
) -> None:
    withdraw(report=seeds["003"], by=editor, reason="A forgery.")
    assert "JT6M-VQQ4" not in {e["rid"] for e in get(EDITIONS)["results"]}
    for number in ("1.0", "1.1", "1.0/content", "1.1/content"):
        problem = refused(f"{EDITIONS}JT6MVQQ4/{number}/", 410)
        assert (problem["reason"], problem["edition"]) == ("A forgery.", "1.1")
    refused(f"{EDITIONS}JT6MVQQ4/1.2/", 404)
