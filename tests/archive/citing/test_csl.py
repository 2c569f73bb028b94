"""Items of CSL-JSON: whose words as whose account, as exact as it is known, for any program that reads the format."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from archive.citing import cite_item, cite_items, write_csl_json
from archive.models import PublishedPart, PublishedReport, Report
from tests.archive.citing.samples import KREMLIN, MOFA, SITE, SURNAMES, dated, document, item_at, part_at

SCHEMA = Draft7Validator(json.loads((Path(__file__).parent / "csl" / "csl-data.json").read_text()))


def test_a_rendered_statement_is_its_keeper_s(seeds: dict[str, Report]) -> None:
    assert item_at(seeds["001"], "1.2.a#1") == {
        "id": "s-HE06-GTAT-1",
        "type": "webpage",
        "title": f"Japan-Russia Summit Meeting, 1(2)(a) (Vladimir Putin, as summarised by the {MOFA}, in translation)",
        "author": [{"literal": MOFA}],
        "container-title": "The Diplomacy Archive",
        "genre": "summary",
        "issued": {"date-parts": [[2003, 5, 30]]},
        "event-date": {"date-parts": [[2003, 5, 30]]},
        "event-title": "Japan-Russia Summit Meeting",
        "event-place": "Comprehensive School of Higher Skill in Sports, St Petersburg",
        "original-publisher": MOFA,
        "language": "en",
        "section": "1(2)(a)",
        "edition": "edition 1 (November 21, 2026)",
        "version": "1",
        "source": "The Diplomacy Archive",
        "archive_location": "HE06-GTAT",
        "URL": f"{SITE}/s/HE06-GTAT/1",
        "note": (
            "The Diplomacy Archive, edition 1 (November 21, 2026), HE06-GTAT. The words are the record-keeper’s rendering "
            "and no quotation of a speaker. The other side’s account, not the speaker’s own. The record is a "
            "translation from Japanese, translator not named. Source: https://www.mofa.go.jp/policy/economy/summit/2003/russia.html, access date not "
            "recorded. Created by editing the source; its licence, read November 2026: Public Data License 1.0."
        ),
        "custom": {
            "report": "8GD5-1S06",
            "statement": "HE06-GTAT",
            "place": "1(2)(a)",
            "record_keeper": MOFA,
            "date": "2003-05-30",
            "date_as_cited": "May 30, 2003",
            "account_sentence": (
                "The words are the record-keeper’s rendering and no quotation of a speaker. The other side’s account, not "
                "the speaker’s own. The record is a translation from Japanese, translator not named."
            ),
            "edition_published": "2026-11-21T12:00:00Z",
            "source": "https://www.mofa.go.jp/policy/economy/summit/2003/russia.html",
            "source_licence": "Public Data License 1.0",
            "source_licence_url": "https://www.mofa.go.jp/about/legalmatters.html",
            "source_sentence": (
                "Source: https://www.mofa.go.jp/policy/economy/summit/2003/russia.html, access date not recorded. Created "
                "by editing the source; its licence, read November 2026: Public Data License 1.0."
            ),
            "account": "other",
            "wording": "rendered",
            "role": "statement",
            "speakers": ["Vladimir Putin"],
            "translation": {"from": "ja", "status": "not stated"},
        },
    }


def test_a_record_is_its_keeper_s(seeds: dict[str, Report]) -> None:
    item = item_at(seeds["001"])
    shown = {name: item[name] for name in ("id", "title", "author", "genre", "URL", "archive_location")}
    assert shown == {
        "id": "r-8GD5-1S06-1",
        "title": "Japan-Russia Summit Meeting",
        "author": [{"literal": MOFA}],
        "genre": "summary",
        "URL": f"{SITE}/reports/8GD5-1S06/1/",
        "archive_location": "8GD5-1S06",
    }
    assert "section" not in item


def test_no_speaker_is_the_author_of_words_that_a_keeper_rendered(seeds: dict[str, Report]) -> None:
    authors = {
        part["wording"]: {json.dumps(cite_item(document(report), part, site=SITE, surnames=SURNAMES)["author"])}
        for report in seeds.values()
        for part in document(report)["record"]["parts"]
        if part["kind"] == "statement" and part["wording"] == "rendered"
    }
    assert authors == {"rendered": {json.dumps([{"literal": MOFA}])}}


def test_only_a_transcript_has_its_speaker_as_author(seeds: dict[str, Report]) -> None:
    item = cite_item(document(seeds["004"]), part_at(seeds["004"], "t2.p1#1"), site=SITE, surnames=SURNAMES)
    assert item["author"] == [{"family": "Koizumi", "given": "Junichiro"}]
    assert item["title"].endswith(f", turn 2, para. 1 (as transcribed by the {KREMLIN}, in translation)")
    assert "no quotation of a speaker" not in item["note"]
    assert "The record is a translation from Russian and Japanese, translator not named." in item["note"]


def test_a_speaker_s_names_are_divided_only_where_his_surname_is_known(seeds: dict[str, Report]) -> None:
    part = part_at(seeds["004"], "t2.p1#1")

    def author(surnames: dict[str, str]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = cite_item(document(seeds["004"]), part, site=SITE, surnames=surnames)["author"]
        return found

    assert author({}) == author({"junichiro-koizumi": "Izumi"}) == [{"literal": "Junichiro Koizumi"}]
    assert author({"junichiro-koizumi": "Junichiro"}) == [
        {"family": "Junichiro", "given": "Koizumi", "static-ordering": True}
    ]


def test_a_journalist_s_question_has_no_speaker_as_author(seeds: dict[str, Report]) -> None:
    item = item_at(seeds["004"], "t3.p1#1")
    assert item["author"] == [{"literal": KREMLIN}]
    assert item["title"].endswith(f", turn 3, para. 1 (question, as transcribed by the {KREMLIN}, in translation)")
    assert item["custom"]["role"] == "question"
    assert "speakers" not in item["custom"]


def test_a_conveyed_message_names_who_conveyed_it(seeds: dict[str, Report]) -> None:
    item = item_at(seeds["002"], "1.2.a#1")
    assert item["title"].endswith(
        f", 1(2)(a) (Junichiro Koizumi, conveyed by Yoriko Kawaguchi, as summarised by the {MOFA}, in translation)"
    )
    assert item["custom"]["conveyed_by"] == "Yoriko Kawaguchi"
    spoken = copy.deepcopy(part_at(seeds["002"], "1.2.a#1")) | {"wording": "transcribed", "speech": "direct"}
    title = cite_item(document(seeds["002"]), spoken, site=SITE)["title"]
    assert title.endswith(f", 1(2)(a) (conveyed by Yoriko Kawaguchi, as transcribed by the {MOFA}, in translation)")


def test_a_passage_is_the_record_s_own(seeds: dict[str, Report]) -> None:
    edition = document(seeds["001"])
    part = next(p for p in edition["record"]["parts"] if p["kind"] == "narrative")
    item = cite_item(edition, part, site=SITE)
    assert item["id"] == f"r-8GD5-1S06-1-{part['start']}"
    assert item["author"] == [{"literal": MOFA}]
    assert item["title"] == "Japan-Russia Summit Meeting, para. 1 (the record’s own narrative)"
    assert item["URL"] == f"{SITE}/reports/8GD5-1S06/1/"
    title = next(p for p in edition["record"]["parts"] if p["kind"] == "title")
    assert cite_item(edition, title, site=SITE) == item_at(seeds["001"])


@pytest.mark.parametrize(
    ("value", "issued"),
    [
        ("2003-09", {"date-parts": [[2003, 9]]}),
        ("2002?-10-14", {"date-parts": [[2002, 10, 14]], "circa": True, "literal": "October 14, 2002?"}),
        ("2002~", {"date-parts": [[2002]], "circa": True, "literal": "ca. 2002"}),
        ("2003-05-30/2003-06-01", {"date-parts": [[2003, 5, 30], [2003, 6, 1]]}),
        (
            "2003-05-30/2003-06?",
            {"date-parts": [[2003, 5, 30], [2003, 6]], "circa": True, "literal": "May 30, 2003 – June 2003?"},
        ),
        ("2003-05/..", {"literal": "May 2003 – …"}),
        ("2003-22", {"date-parts": [[2003]], "season": 2}),
        ("200X", {"literal": "200X"}),
        ("XXXX-12-18", {"literal": "XXXX-12-18"}),
        (None, None),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(
    seeds: dict[str, Report], value: str | None, issued: dict[str, Any] | None
) -> None:
    item = cite_item(dated(seeds["001"], value), site=SITE)
    assert item.get("issued") == issued
    assert SCHEMA.is_valid([item])


def test_a_supplied_year_stands_in_brackets(seeds: dict[str, Report]) -> None:
    item = item_at(seeds["002"])
    assert item["issued"] == {"date-parts": [[2002, 10, 14]], "literal": "October 14, [2002]"}
    assert "Date: October 14, [2002]; the year is supplied from another source." in item["note"]


def test_an_unknown_date_is_said_to_be_unknown(seeds: dict[str, Report]) -> None:
    item = cite_item(dated(seeds["001"], None), site=SITE)
    assert "issued" not in item
    assert "The record has no date (n.d.)." in item["note"]
    assert item["custom"]["date_as_cited"] == "n.d."


def test_every_item_is_valid(seeds: dict[str, Report]) -> None:
    rows = [
        (document(report), part)
        for report in seeds.values()
        for part in [None, *document(report)["record"]["parts"]]
        if part is None or part["kind"] in ("title", "heading", "lead_in", "statement", "narrative")
    ]
    items = json.loads("".join(write_csl_json(cite_items(rows, site=SITE, surnames=SURNAMES))))
    assert [error.message for error in SCHEMA.iter_errors(items)] == []
    # A record's own title stands for the record, which comes once.
    records = [row for row in rows if row[1] is None or row[1]["kind"] == "title"]
    assert len(records) > len(seeds)
    assert len({item["id"] for item in items}) == len(items) == len(rows) - len(records) + len(seeds) > 100


def test_no_items_are_an_empty_list() -> None:
    assert json.loads("".join(write_csl_json([]))) == []


def test_the_projection_gives_the_items_of_the_edition(seeds: dict[str, Report]) -> None:
    for row in PublishedPart.objects.select_related("identity"):
        report = next(r for r in seeds.values() if r.pk == row.report_id)
        edition = document(report)
        head = PublishedReport.objects.get(report=report).head_data
        part = next(p for p in edition["record"]["parts"] if (p["start"], p["kind"]) == (row.data["start"], row.kind))
        assert cite_item(head, row.data, site=SITE) == cite_item(edition, part, site=SITE)
        assert cite_item(head, site=SITE) == cite_item(edition, site=SITE)


def test_an_item_stays_the_same_through_states_of_the_judgements(seeds: dict[str, Report]) -> None:
    later = copy.deepcopy(document(seeds["001"])) | {"minor": 4}
    assert cite_item(later, part_at(seeds["001"], "1.2.a#1"), site=SITE)["id"] == "s-HE06-GTAT-1"
    assert cite_item(later | {"major": 2}, part_at(seeds["001"], "1.2.a#1"), site=SITE)["id"] == "s-HE06-GTAT-2"
