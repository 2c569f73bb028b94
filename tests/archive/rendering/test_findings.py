"""What a record says as data, in plain words."""

from __future__ import annotations

from typing import Any

import pytest

from archive.models.instruments import AHEAD
from archive.parsing.extraction.bounds import BEFORE
from archive.parsing.extraction.found import ACTS, MEASURES, PLACES
from archive.parsing.extraction.values import KINDS
from archive.rendering.findings import (
    ACT_NAMES,
    KIND_NAMES,
    KIND_PLURALS,
    MEASURE_NAMES,
    PLACE_NAMES,
    document_told,
    kinds_counted,
    said_told,
    with_words,
    words_at,
)

FIGURE = {
    "measure": "amount", "low": "4000000000", "high": "4000000000", "unit": "USD", "approximate": False, "of": None, "baseline": None, "as_of": "",
}  # fmt: skip
CLAUSE: dict[str, Any] = {"act": "agreed", "by": [], "towards": [], "what": "to meet", "due": None, "due_date": ""}


def test_every_word_of_the_scheme_has_a_name() -> None:
    named = (set(ACT_NAMES), set(MEASURE_NAMES), set(PLACE_NAMES), set(KIND_NAMES), set(KIND_PLURALS))
    assert named == (set(ACTS), set(MEASURES), set(PLACES), set(KINDS), set(KINDS))


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, "amount of money 4,000,000,000 USD"),
        ({"approximate": True, "of": "trade"}, "amount of money about 4,000,000,000 USD, of “trade”"),
        (
            {"high": None, "baseline": "last year"},
            "amount of money at least 4,000,000,000 USD, compared with “last year”",
        ),
        ({"low": None, "high": "2.5", "unit": "%", "measure": "percentage"}, "percentage at most 2.5 %"),
        ({"low": "-1000", "high": "5", "as_of": "2003-01"}, "amount of money -1,000–5 USD, as of January 2003"),
        ({"measure": "clock", "low": "11:10", "high": "11:38", "unit": ""}, "time of day 11:10–11:38"),
        ({"measure": "duration", "low": "6", "high": "6", "unit": "P1M"}, "duration 6 months"),
        ({"measure": "duration", "low": "1", "high": "1", "unit": "P1Y"}, "duration 1 year"),
        ({"measure": "count", "low": "100", "high": None, "unit": "person"}, "count at least 100 people"),
        (
            {"measure": "count", "low": "100", "high": None, "unit": "person", "approximate": True},
            "count about 100 people or more",
        ),
        (
            {"low": None, "high": "3", "unit": "%", "measure": "percentage", "approximate": True},
            "percentage about 3 % or less",
        ),
        ({"measure": "multiple", "low": "1.5", "high": "1.5", "unit": ""}, "multiple 1.5"),
    ],
)
def test_a_figure_is_told_in_its_own_measure(more: dict[str, Any], told: str) -> None:
    assert said_told("figure", {**FIGURE, **more}) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They sent more than 100 people.", "count more than 100 people"),
        ("100 people.", "count at least 100 people"),
        ("No fewer than 100 people.", "count at least 100 people"),
    ],
)
def test_what_stands_before_a_figure_tells_whether_its_end_is_left_out(text: str, told: str) -> None:
    start = text.index("100")
    said = {**FIGURE, "measure": "count", "low": "100", "high": None, "unit": "person"}
    assert said_told("figure", said | words_at(text, start, start + len("100 people"))) == told


def test_as_much_of_the_text_is_read_as_is_looked_at() -> None:
    assert AHEAD >= BEFORE


@pytest.mark.parametrize(
    ("kind", "said", "told"),
    [
        ("reference", {"instrument": None, "designation": ""}, "an instrument that is not known"),
        ("reference", {"instrument": None, "designation": "S/RES/1"}, "S/RES/1, an instrument that is not known"),
        ("reference", {"instrument": "Resolution 1", "designation": "S/RES/1"}, "Resolution 1 (S/RES/1)"),
        ("reference", {"instrument": "The NPT", "designation": "NPT"}, "The NPT"),
        ("undertaking", CLAUSE, "nobody named: agrees “to meet”"),
        (
            "undertaking",
            {**CLAUSE, "by": ["Ann"], "towards": ["Bob", "Eve"], "due": "in May", "due_date": "2003-05"},
            "Ann: agrees (towards Bob and Eve) “to meet”; due “in May”, May 2003",
        ),
        ("place", {"kind": "place", "name": "Sakhalin", "country": "RU"}, "Sakhalin (place, RU)"),
        ("place", {"kind": "body", "name": "United Nations", "country": ""}, "United Nations (international body)"),
    ],
)
def test_what_is_said_is_one_line(kind: str, said: dict[str, Any], told: str) -> None:
    assert said_told(kind, said) == told


def test_offsets_are_told_as_their_words() -> None:
    text = "They agreed to  meet\nin May."
    assert with_words({"what": [12, 20], "due": [21, 27], "of": None, "act": "agreed"}, text) == {
        "what": "to meet", "due": "in May", "of": None, "act": "agreed",
    }  # fmt: skip


def test_a_finding_of_an_edition_says_its_words_its_value_and_who_stands_behind_it() -> None:
    finding = {
        "words": "pledged to\nmeet", "act": "pledged", "by": [{"name": "Ann"}], "towards": [], "what": {"start": 8, "end": 15, "words": "to meet"},
        "due": None, "due_date": None, "rule": "pledged-to", "certainty": 0.876, "confirmed_by": None,
    }  # fmt: skip
    told = "“pledged to meet”: Ann: pledges “to meet” ({})"
    assert document_told("undertaking", finding, "") == told.format(
        "proposed by the rule “pledged-to”, certainty 88 %"
    )
    assert document_told("undertaking", {**finding, "confirmed_by": "Eve"}, "") == told.format("confirmed: Eve")


def test_many_are_counted_by_kind() -> None:
    assert kinds_counted(["place", "figure", "place"]) == "places: 2, figures: 1"
