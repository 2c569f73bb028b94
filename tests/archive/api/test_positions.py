"""Positions: interpretations, signed, each with the statement that carries it and whose account that is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from archive.models import Country, PublishedPosition
from tests.archive.api.conftest import ADDRESSES, PATHS, POSITION, SITE, STATEMENTS, Get

POSITIONS = PATHS["positions"]
PIPELINE = "oil-pipeline-to-pacific"
ENERGY = {PIPELINE, "sakhalin-projects"}
"""Propositions under energy or a narrower topic."""
Document = dict[str, Any]


def test_a_position_says_who_holds_what_according_to_whom(get: Get) -> None:
    position = get(ADDRESSES["positions"])
    statement = get(f"{STATEMENTS}{position['statement']['sid']}/")
    (same,) = (p for p in statement["positions"] if p["key"] == POSITION)
    names = (
        "record_keeper",
        "report",
        "edition",
        "event",
        "dated",
        "speakers",
        "credit",
        "licence",
        "licence_url",
        "cite",
    )
    assert position == {
        **same,
        "statement": {name: statement[name] for name in ("sid", "url", "place", "account", "wording", "review")},
        **{name: statement[name] for name in names},
    }
    assert position["cite"] == f"{SITE}/s/{statement['sid']}/1/cite.json"
    assert position["words"] in statement["text"]


def test_every_position_stands_in_the_list_as_in_its_statement(get: Get) -> None:
    listed = get(POSITIONS, page_size="200")["results"]
    statements = get(STATEMENTS, page_size="200")["results"]
    assert [p["key"] for p in listed] == [p["key"] for s in statements for p in s["positions"]]
    assert all(p["record_keeper"]["label"] and p["statement"]["account"] and p["by"] for p in listed)
    assert all(get(f"{POSITIONS}{p['key']}/") == p for p in listed[::9])


FILTERS: list[tuple[dict[str, str], Callable[[Document], bool]]] = [
    ({"proposition": PIPELINE}, lambda p: p["proposition"]["slug"] == PIPELINE),
    ({"holder": "vladimir-putin"}, lambda p: p["holder"]["slug"] == "vladimir-putin"),
    (
        {"speaker": "igor-ivanov"},
        lambda p: "igor-ivanov" in {w["person"]["slug"] for w in p["speakers"] if w["person"]},
    ),
    *(({"direction": word}, lambda p, word=word: p["direction"] == word) for word in ("supports", "opposes", "none")),
    *(({"evidence": word}, lambda p, word=word: p["evidence"] == word) for word in ("explicit", "inferred")),
    ({"act": "proposes"}, lambda p: p["act"] == "proposes"),
    ({"account": "other"}, lambda p: p["statement"]["account"] == "other"),
    ({"record_keeper": "mofa-japan"}, lambda p: p["record_keeper"]["slug"] == "mofa-japan"),
    ({"report": "JT6M-VQQ4"}, lambda p: p["report"]["rid"] == "JT6M-VQQ4"),
    ({"date_after": "2003-05"}, lambda p: p["event"]["latest"] >= "2003-05-01"),
    ({"date_before": "2003-01-10"}, lambda p: p["event"]["earliest"] <= "2003-01-10"),
    ({"date_before": "2003-01"}, lambda p: p["event"]["earliest"] <= "2003-01-31"),
    ({"topic": "energy"}, lambda p: p["proposition"]["slug"] in ENERGY),
    (
        {"topic": "energy", "holder": "vladimir-putin", "direction": "supports"},
        lambda p: (
            p["proposition"]["slug"] in ENERGY
            and (p["holder"]["slug"], p["direction"]) == ("vladimir-putin", "supports")
        ),
    ),
]


@pytest.mark.parametrize(("query", "is_meant"), FILTERS, ids=[urlencode(query) for query, _ in FILTERS])
def test_a_filter_finds_those_of_which_it_is_true(
    get: Get, query: dict[str, str], is_meant: Callable[[Document], bool]
) -> None:
    everything = get(POSITIONS, page_size="200")["results"]
    expected = [p["key"] for p in everything if is_meant(p)]
    assert 0 < len(expected) < len(everything)
    assert [p["key"] for p in get(POSITIONS, page_size="200", **query)["results"]] == expected
    assert get(POSITIONS, count="on", **query) == {"count": len(expected)}


def test_a_country_that_holds_a_position_is_found_by_its_slug(get: Get, refused: Get) -> None:
    # A country whose own address leads here holds none, and that is an empty list; what is not public is no name.
    assert get(POSITIONS, holder="japan")["results"] == []
    refused(f"{POSITIONS}?holder=atlantis", 400)
    row = PublishedPosition.objects.get(key=POSITION)
    PublishedPosition.objects.filter(pk=row.pk).update(
        person=None, country=Country.objects.get(slug="japan"), holder_kind="country", holder="Japan"
    )
    assert [p["key"] for p in get(POSITIONS, holder="japan")["results"]] == [POSITION]
