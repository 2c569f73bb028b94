"""Filters: each finds just those rows of the whole list of which it is true."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from archive.models import PublishedReport, Report
from tests.archive.api.conftest import REPORTS, STATEMENTS, Get

Document = dict[str, Any]
PIPELINE = "oil-pipeline-to-pacific"

ABOUT_KOREA = {"korea", "dprk-nuclear", "six-party", "six-way", "abductions", "japan-dprk", "assurances"}


def speaks(slug: str) -> Callable[[Document], bool]:
    return lambda s: any(who["person"] and who["person"]["slug"] == slug for who in s["speakers"])


def people(voices: list[Document]) -> set[str]:
    return {who["person"]["slug"] for who in voices if who["person"]}


def offices(statement: Document) -> set[str]:
    return {who["office"]["slug"] for who in statement["speakers"] if who["office"]}


def countries(statement: Document) -> set[str]:
    return {who["country"]["slug"] for who in statement["speakers"] if who["country"]}


def positions(statement: Document) -> set[tuple[str, str]]:
    return {(p["direction"], p["proposition"]["slug"]) for p in statement["positions"]}


def propositions(statement: Document) -> set[str]:
    return {slug for _direction, slug in positions(statement)}


def topics(statement: Document) -> set[str]:
    return {topic["slug"] for topic in statement["topics"]}


FILTERS: list[tuple[dict[str, str], Callable[[Document], bool]]] = [
    ({"speaker": "vladimir-putin"}, speaks("vladimir-putin")),
    ({"speaker": "yoriko-kawaguchi"}, speaks("yoriko-kawaguchi")),
    ({"topic": "pipeline"}, lambda s: "pipeline" in topics(s)),
    ({"topic": "korea"}, lambda s: bool(topics(s) & ABOUT_KOREA)),
    ({"topic": "energy"}, lambda s: bool(topics(s) & {"energy", "pipeline", "sakhalin"})),
    ({"date_after": "2003-05-30"}, lambda s: s["event"]["latest"] >= "2003-05-30"),
    ({"date_after": "2003-06"}, lambda s: s["event"]["latest"] >= "2003-06-01"),
    ({"date_before": "2003-05"}, lambda s: s["event"]["earliest"] <= "2003-05-31"),
    ({"date_before": "2002"}, lambda s: s["event"]["earliest"] <= "2002-12-31"),
    ({"date_after": "2003-01-10", "date_before": "2003-01-10"}, lambda s: s["event"]["date"] == "2003-01-10"),
    ({"report": "8gd51s06"}, lambda s: s["report"]["rid"] == "8GD5-1S06"),
    ({"report": "8GD5-1S06"}, lambda s: s["report"]["rid"] == "8GD5-1S06"),
    ({"record_keeper": "mofa-japan"}, lambda s: s["record_keeper"]["slug"] == "mofa-japan"),
    *(({"account": word}, lambda s, word=word: s["account"] == word) for word in ("own", "other", "common", "third")),
    *(({"wording": word}, lambda s, word=word: s["wording"] == word) for word in ("transcribed", "rendered")),
    *(({"role": word}, lambda s, word=word: s["role"] == word) for word in ("statement", "question", "answer")),
    *(({"speech": word}, lambda s, word=word: s["speech"] == word) for word in ("direct", "indirect")),
    *(
        ({"attribution": word}, lambda s, word=word: s["attribution"] == word)
        for word in ("named", "carried", "collective")
    ),
    ({"form": "transcript"}, lambda s: s["report"]["rid"] == "BVN9-20ME"),
    ({"meeting": "telephone-talks-kawaguchi-ivanov-2003-11-04"}, lambda s: s["report"]["rid"] == "JT6M-VQQ4"),
    ({"office": "prime-minister-of-japan"}, lambda s: "prime-minister-of-japan" in offices(s)),
    ({"country": "japan"}, lambda s: "japan" in countries(s)),
    ({"country": "russian-federation"}, lambda s: "russian-federation" in countries(s)),
    ({"addressee": "vladimir-putin"}, lambda s: "vladimir-putin" in people(s["addressees"])),
    ({"proposition": PIPELINE}, lambda s: PIPELINE in propositions(s)),
    ({"proposition": PIPELINE, "direction": "supports"}, lambda s: ("supports", PIPELINE) in positions(s)),
    ({"direction": "opposes"}, lambda s: "opposes" in {direction for direction, _slug in positions(s)}),
    (
        {"direction": "none", "topic": "korea"},
        lambda s: bool(topics(s) & ABOUT_KOREA) and "none" in {d for d, _ in positions(s)},
    ),
    ({"kind": "press conference"}, lambda s: s["event"]["kind"] == "press conference"),
    ({"q": '"peace treaty"'}, lambda s: "peace treat" in s["text"].lower()),
    ({"q": "sakhalin pipeline"}, lambda s: "sakhalin" in s["text"].lower() and "pipeline" in s["text"].lower()),
    ({"q": "pipel*"}, lambda s: "pipel" in s["text"].lower()),
    (
        {"topic": "peace-treaty", "speaker": "vladimir-putin", "account": "other"},
        lambda s: (
            bool(topics(s) & {"peace-treaty", "negotiations", "islands", "accords", "legacy", "publics"})
            and speaks("vladimir-putin")(s)
            and s["account"] == "other"
        ),
    ),
]


@pytest.mark.parametrize(("query", "is_meant"), FILTERS, ids=[urlencode(query) for query, _ in FILTERS])
def test_a_filter_of_statements_finds_those_of_which_it_is_true(
    get: Get, query: dict[str, str], is_meant: Callable[[Document], bool]
) -> None:
    everything = get(STATEMENTS, page_size="200")["results"]
    expected = [s["sid"] for s in everything if is_meant(s)]
    assert [s["sid"] for s in get(STATEMENTS, page_size="200", **query)["results"]] == expected
    assert get(STATEMENTS, count="on", **query) == {"count": len(expected)}


def test_every_filter_of_the_table_finds_something_and_leaves_something_out(get: Get) -> None:
    everything = get(STATEMENTS, page_size="200")["results"]
    for query, is_meant in FILTERS:
        assert 0 < sum(map(is_meant, everything)) < len(everything), query


def test_a_kind_without_an_event_finds_nothing(get: Get) -> None:
    assert get(STATEMENTS, kind="foreign ministers' meeting") == {"next": None, "previous": None, "results": []}


def test_a_word_that_is_excluded_is_excluded_in_all_its_forms(get: Get) -> None:
    found = get(STATEMENTS, q="peace -treaties", page_size="200")["results"]
    assert found
    assert all("peace" in s["text"].lower() and "treaty" not in s["text"].lower() for s in found)


REPORT_FILTERS: list[tuple[dict[str, str], str]] = [
    ({}, "JT6M-VQQ4 0BVW-WQYN 8GD5-1S06 BVN9-20ME TBFK-T08A"),
    ({"form": "transcript"}, "BVN9-20ME"),
    ({"participant": "igor-ivanov"}, "JT6M-VQQ4"),
    ({"participant": "vladimir-putin"}, "0BVW-WQYN 8GD5-1S06 BVN9-20ME TBFK-T08A"),
    ({"speaker": "igor-ivanov"}, "JT6M-VQQ4"),
    ({"topic": "submarines"}, "8GD5-1S06"),
    ({"date_after": "2003-06"}, "JT6M-VQQ4 0BVW-WQYN"),
    ({"date_before": "2003-01"}, "BVN9-20ME TBFK-T08A"),
    ({"kind": "telephone talks"}, "JT6M-VQQ4 0BVW-WQYN"),
    ({"record_keeper": "mofa-japan", "kind": "summit meeting"}, "8GD5-1S06"),
    ({"q": "reconstraction"}, "JT6M-VQQ4"),
    ({"meeting": "telephone-talks-kawaguchi-ivanov-2003-11-04"}, "JT6M-VQQ4"),
    ({"wording": "transcribed"}, "BVN9-20ME"),
    ({"office": "minister-of-foreign-affairs-of-the-russian-federation"}, "JT6M-VQQ4"),
    ({"proposition": PIPELINE, "direction": "supports", "date_before": "2003-05"}, "8GD5-1S06"),
]


@pytest.mark.parametrize(("query", "rids"), REPORT_FILTERS, ids=[urlencode(query) for query, _ in REPORT_FILTERS])
def test_a_filter_of_reports_finds_those_of_which_it_is_true(get: Get, query: dict[str, str], rids: str) -> None:
    assert [r["rid"] for r in get(REPORTS, **query)["results"]] == rids.split()
    assert get(REPORTS, count="on", **query) == {"count": len(rids.split())}


def test_a_day_that_is_not_certain_is_found_by_all_days_that_it_can_be(get: Get, seeds: dict[str, Report]) -> None:
    report = seeds["000"]
    PublishedReport.objects.filter(report=report).update(event_earliest="2003-08-20", event_latest="2003-09-05")
    for query, is_found in (
        ({"date_after": "2003-09-05"}, True),
        ({"date_after": "2003-09-06"}, False),
        ({"date_before": "2003-08-20"}, True),
        ({"date_before": "2003-08-19"}, False),
        ({"date_after": "2003-08-25", "date_before": "2003-08-25"}, True),
    ):
        found = {r["rid"] for r in get(REPORTS, **query)["results"]}
        assert ("0BVW-WQYN" in found) is is_found, query


SEVERAL: list[tuple[dict[str, str], Callable[[Document], bool]]] = [
    (
        {"speaker": "yoriko-kawaguchi,igor-ivanov"},
        lambda s: speaks("yoriko-kawaguchi")(s) or speaks("igor-ivanov")(s),
    ),
    ({"speaker": "igor-ivanov, igor-ivanov"}, speaks("igor-ivanov")),
    ({"topic": "pipeline,korea"}, lambda s: bool(topics(s) & {"pipeline", *ABOUT_KOREA})),
    (
        {"office": "prime-minister-of-japan,minister-of-foreign-affairs-of-the-russian-federation"},
        lambda s: bool(
            offices(s) & {"prime-minister-of-japan", "minister-of-foreign-affairs-of-the-russian-federation"}
        ),
    ),
    ({"country": "japan,russian-federation"}, lambda s: bool(countries(s) & {"japan", "russian-federation"})),
    ({"record_keeper": "kremlin,mofa-japan", "account": "third"}, lambda s: s["account"] == "third"),
    ({"account": "other,common"}, lambda s: s["account"] in {"other", "common"}),
    (
        {"kind": "telephone talks,press conference"},
        lambda s: s["event"]["kind"] in {"telephone talks", "press conference"},
    ),
    (
        {"wording": "transcribed,rendered", "speaker": "vladimir-putin,junichiro-koizumi", "topic": "korea"},
        lambda s: bool(topics(s) & ABOUT_KOREA) and (speaks("vladimir-putin")(s) or speaks("junichiro-koizumi")(s)),
    ),
]


@pytest.mark.parametrize(("query", "is_meant"), SEVERAL, ids=[urlencode(query) for query, _ in SEVERAL])
def test_of_several_values_any_will_do(get: Get, query: dict[str, str], is_meant: Callable[[Document], bool]) -> None:
    everything = get(STATEMENTS, page_size="200")["results"]
    expected = [s["sid"] for s in everything if is_meant(s)]
    assert 0 < len(expected) < len(everything)
    assert [s["sid"] for s in get(STATEMENTS, page_size="200", **query)["results"]] == expected
    assert get(STATEMENTS, count="on", **query) == {"count": len(expected)}
    first = get(STATEMENTS, page_size="2", **query)
    assert [s["sid"] for s in get(first["next"])["results"]] == expected[2:4]


def test_reports_take_several_values_too(get: Get) -> None:
    found = get(REPORTS, speaker="igor-ivanov,junichiro-koizumi", kind="telephone talks,press conference")["results"]
    assert [r["rid"] for r in found] == ["JT6M-VQQ4", "0BVW-WQYN", "BVN9-20ME"]
