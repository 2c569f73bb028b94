"""What a record says as data, beside its words and at the foot of its page."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import Report
from archive.parsing.extraction.found import ACTS
from archive.rendering import Reading
from archive.rendering.findings import ACT_NOUNS
from archive.rendering.said import AT_THE_FOOT, Saying, summed_up


def place(start: int, name: str, *, by: str | None = "ann", certainty: float = 1.0) -> dict[str, Any]:
    return {
        "key": f"k{start}", "start": start, "end": start + 3, "words": name, "kind": "state", "name": name, "country": None,
        "rule": "state", "certainty": certainty, "confirmed_by": by,
    }  # fmt: skip


def undertaking(start: int) -> dict[str, Any]:
    return {
        "key": f"k{start}", "start": start, "end": start + 5, "words": "w", "act": "intends", "by": [{"name": "Tamm"}], "towards": [],
        "what": {"start": start, "end": start + 5, "words": f"to do {start}"}, "due": None, "due_date": None, "rule": "manual",
        "certainty": 1.0, "confirmed_by": "ann",
    }  # fmt: skip


def saying(major: int | None = None, **found: Any) -> Saying:
    parts = [{"kind": "furniture", "start": 0, "end": 3}, {"kind": "statement", "start": 3, "end": 900}]
    return Saying(Reading(edition={"record": {"parts": parts}, "judgements": {"findings": found}}, major=major))


def test_what_a_part_says_stands_once_by_kind_with_its_address() -> None:
    said = saying(
        places=[place(3, "Iraq", by=None, certainty=0.9), place(9, "Iraq"), place(40, "Japan")],
        undertakings=[undertaking(5)],
    )
    groups = said.groups(0, 20)
    assert summed_up(groups) == "1 undertaking, 1 place"
    (promised,), (iraq,) = (group["items"] for group in groups)
    assert (promised["text"], promised["words"], promised["href"]) == (
        "Tamm, intention:",
        "to do 5",
        "/undertakings/k5/",
    )
    # Named twice: an editor has confirmed one of the two.
    assert (iraq["text"], iraq["href"], iraq["is_proposed"]) == ("Iraq", "/places/iraq/", False)
    assert said.groups(20, 40) == []


def test_what_is_unlikely_or_furniture_is_left_out_and_what_nobody_looked_at_says_so() -> None:
    rules: Any = {"by": None, "certainty": 0.6}
    said = saying(places=[place(0, "Kenya"), place(3, "Iraq", by=None, certainty=0.4), place(9, "Japan", **rules)])
    assert [(item["text"], item["is_proposed"]) for item in said.items] == [("Japan", True)]


def test_an_older_edition_gives_no_addresses() -> None:
    assert [item["href"] for item in saying(1, places=[place(3, "Iraq")]).items] == [""]


def test_the_foot_gives_no_more_than_a_dozen_undertakings_and_says_how_many_more() -> None:
    (group,) = saying(undertakings=[undertaking(n * 10 + 5) for n in range(AT_THE_FOOT + 3)]).foot()
    assert (len(group["items"]), group["more"]) == (AT_THE_FOOT, 3)


@pytest.mark.parametrize("seed", ["003", "004"])
def test_each_thing_that_a_page_names_leads_to_a_page(seed: str, seeds: dict[str, Report], client: Client) -> None:
    edition = seeds[seed].current_edition
    assert edition is not None
    page = client.get(f"/reports/{seeds[seed].rid}/", follow=True).content.decode()
    items = Saying(Reading(edition=edition.document)).items
    assert {item["kind"] for item in items} >= {"reference", "undertaking", "place"}
    for href in {item["href"] for item in items}:
        assert f'href="{href.replace("&", "&amp;")}"' in page
        assert client.get(href).status_code == 200


def test_the_page_of_a_record_asks_no_more_for_it(seeds: dict[str, Report], client: Client) -> None:
    path = client.get(f"/reports/{seeds['003'].rid}/", follow=True).request["PATH_INFO"]
    with CaptureQueriesContext(connection) as captured:
        page = client.get(path).content.decode()
    assert "What it says, as data" in page
    assert len(captured) <= 3


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"by": [{"name": "Tamm"}, {"name": "Wafula"}], "act": "agreed"}, ("Tamm and Wafula, agreement:", "to do 5")),
        ({"by": [], "act": "scheduled"}, ("nobody named, scheduled:", "to do 5")),
        ({"act": "accepted", "what": {"words": "do so"}, "words": "would gladly do so"}, ("Tamm, acceptance:", "would gladly do so")),
        ({"act": "pledged", "what": {"words": "provide 9 boats"}}, ("Tamm, pledge:", "provide 9 boats")),
    ],
)  # fmt: skip
def test_the_words_of_an_undertaking_take_up_no_verb_of_ours(more: dict[str, Any], told: tuple[str, str]) -> None:
    (item,) = saying(undertakings=[undertaking(5) | more]).items
    assert (item["text"], item["words"]) == told


def test_every_act_has_a_noun() -> None:
    assert set(ACT_NOUNS) == set(ACTS)


@pytest.mark.parametrize(
    ("before", "values", "shown"),
    [
        ("They sent more than ", {"high": None}, "more than 40 ships"),
        ("They sent ", {"high": None, "approximate": True}, "about 40 ships or more"),
        ("They sent less than ", {"low": None}, "less than 40 ships"),
        ("They sent no less than ", {"high": None}, "at least 40 ships"),
        ("They sent more than ", {}, "40 ships"),
    ],
)
def test_a_figure_beside_its_words_says_whether_it_has_its_own_end(
    before: str, values: dict[str, Any], shown: str
) -> None:
    start = len(before) + 3
    row = {
        "key": "k", "start": start, "end": start + 8, "words": "40 ships", "measure": "count", "low": "40", "high": "40",
        "unit": "ships", "approximate": False, "of": None, "certainty": 0.9, "confirmed_by": None,
    } | values  # fmt: skip
    text = f"== {before}40 ships."
    record = {"text": text, "parts": [{"kind": "statement", "start": 3, "end": len(text)}]}
    (item,) = Saying(Reading(edition={"record": record, "judgements": {"findings": {"figures": [row]}}})).items
    assert item["text"] == shown
