"""What a transcript tells in indirect speech is its house's rendering: everywhere, whatever the edition has stored."""

from __future__ import annotations

import copy
import csv
import io
import json
from typing import Any

import pytest
from django.test import Client

from annotations.exchange.appendix import attest
from archive.citing import cite_item, cite_part, wording_of, write
from archive.citing.cited import Cited
from archive.editing import resolve_people
from archive.editing.extracting import extract_from
from archive.importing import import_record
from archive.models import Finding, PublishedPart, Report
from archive.models.identifiers import show
from archive.publishing import NothingToPublish
from archive.rendering.phrases import show_account_note
from archive.verifying import verify
from diplomacy.accounts.models import User
from tests.archive.citing.samples import MOFA, SITE, document
from tests.archive.conftest import publish_checked, received

TEXT = """Meeting of Prime Minister Koizumi with President Putin

August 7, 2003

At the ceremony, Prime Minister Junichiro Koizumi announced that two new ferries would be opened in May.

Junichiro Koizumi: Good afternoon. I am glad about the ferries.

Vladimir Putin: So am I.
"""


@pytest.fixture
def report(seeds: dict[str, Report], editor: User) -> Report:
    """A published transcript that opens with a sentence of indirect speech."""
    import_record(received(TEXT, name="ferries.txt"), by=editor)
    found = Report.objects.get(identity="file:mofa-japan/ferries.txt")
    resolve_people(report=found)
    extract_from(report=found)
    publish_checked(found, editor)
    found.refresh_from_db()
    return found


def told(report: Report) -> dict[str, Any]:
    """The sentence of indirect speech, as its edition has it."""
    found: dict[str, Any] = statements(report)[0]
    assert (found["speech"], found["attribution"], found["account"]) == ("indirect", "named", "own")
    return found


def statements(report: Report) -> list[dict[str, Any]]:
    return [part for part in document(report)["record"]["parts"] if part["kind"] == "statement"]


def given(report: Report, ending: str) -> str:
    """The file that the statement's citation is taken away as."""
    return "".join(write(ending, [(document(report), told(report))], site=SITE))


def test_the_edition_keeps_what_it_says(report: Report) -> None:
    """Bytes and hash of editions stay: the wording in them is that of the whole record, as ever."""
    assert {part["wording"] for part in statements(report)} == {"transcribed"}
    assert wording_of(told(report), document(report)["record"]) == "rendered"
    assert not list(verify())


@pytest.mark.parametrize(
    ("values", "record", "expected"),
    [
        ({}, {}, "rendered"),
        ({"speech": "direct"}, {}, "transcribed"),
        ({"wording": "rendered"}, {}, "rendered"),
        ({"wording": "rendered", "speech": "direct"}, {}, "rendered"),
        ({}, {"form": "message"}, "rendered"),
        ({"attribution": "collective"}, {}, "rendered"),
        ({"attribution": "named"}, {"form": "joint statement"}, "rendered"),
        ({"attribution": "collective"}, {"form": "joint statement"}, "transcribed"),
        ({"attribution": "impersonal"}, {"form": "legal text"}, "transcribed"),
    ],
)
def test_wording(values: dict[str, str], record: dict[str, str], expected: str) -> None:
    part = {"wording": "transcribed", "speech": "indirect", "attribution": "named"} | values
    assert wording_of(part, {"form": "transcript"} | record) == expected


def test_its_citation_has_the_house_as_author(report: Report) -> None:
    cited = cite_part(document(report), told(report), site=SITE)
    assert cited.startswith(f"{MOFA}, “Meeting of Prime Minister Koizumi with President Putin,” August 7, 2003, ")
    assert "(Junichiro Koizumi, as rendered by the Japanese ministry), The Diplomacy Archive" in cited
    assert given(report, "txt").startswith(f"{MOFA}, ")


def test_its_item_of_csl_has_the_house_as_author(report: Report) -> None:
    for part in (told(report), PublishedPart.objects.get(identity=told(report)["sid"]).data):
        item = cite_item(document(report), part, site=SITE)
        assert item["author"] == [{"literal": MOFA}]
        assert item["title"].endswith(f"(Junichiro Koizumi, as rendered by the {MOFA})")
        assert item["custom"]["wording"] == "rendered"
        assert "no quotation of a speaker" in item["note"]
    (read,) = json.loads(given(report, "json"))
    assert read["author"] == [{"literal": MOFA}]


def test_its_files_have_the_house_as_author(report: Report) -> None:
    assert f"author = {{{{{MOFA}}}}}" in given(report, "bib")
    assert f"AU  - {MOFA},\r\n" in given(report, "ris")
    (line,) = csv.DictReader(io.StringIO(given(report, "csv").removeprefix("\ufeff")))
    assert (line["wording"], line["speech"], line["account"]) == ("rendered", "indirect", "own")


def test_an_appendix_says_that_the_words_are_the_record_keepers(report: Report) -> None:
    said = attest(Cited.read(document(report), told(report), site=SITE), is_whole=False)
    assert said.startswith("Said by Junichiro Koizumi, as rendered by the Japanese ministry: the words are the record")


def test_the_api_gives_and_finds_it_as_rendered(report: Report, client: Client) -> None:
    sid = told(report)["sid"]
    alone = client.get(f"/api/v1/statements/{show(sid)}/").json()
    assert (alone["wording"], alone["speech"]) == ("rendered", "indirect")
    for wording, number in (("rendered", 1), ("transcribed", 2)):
        query = {"report": show(report.rid), "wording": wording}
        found = client.get("/api/v1/statements/", query).json()["results"]
        assert len(found) == number
        assert {one["wording"] for one in found} == {wording}
    figures = client.get("/api/v1/figures/", {"report": show(report.rid)}).json()["results"]
    assert Finding.objects.filter(report=report, kind="figure").count() == len(figures) == 1
    assert figures[0]["wording"] == "rendered"


def test_its_page_and_its_record_s_say_in_whose_words_it_stands(report: Report, client: Client) -> None:
    page = " ".join(client.get(f"/s/{show(told(report)['sid'])}").content.decode().split())
    assert "in the Japanese ministry’s words" in page
    assert "indirect speech; rendered by the record-keeper" in page
    assert f'<meta name="citation_author" content="{MOFA}">' in page
    assert "Koizumi, August 7" not in page
    record = " ".join(client.get(f"/reports/{show(report.rid)}/").content.decode().split())
    # In its heading, and in the line that goes with its words; what was transcribed says so still.
    assert record.count("in the Japanese ministry’s words") >= 2
    assert "in the Japanese ministry’s transcript" in record
    assert f"stands in the words of the {MOFA}." in record


def test_a_list_says_that_it_is_rendered(report: Report, client: Client) -> None:
    found = " ".join(client.get("/search/", {"q": "ferries announced"}).content.decode().split())
    assert "own account, rendered" in found


def test_the_note_under_a_title_says_it_of_all_or_of_some(report: Report) -> None:
    record = copy.deepcopy(document(report)["record"])
    both = show_account_note(record)
    assert "Vladimir Putin’s words are given in the Japanese ministry’s transcript." in both
    assert both.endswith(f"What it tells in indirect speech stands in the words of the {MOFA}.")
    for part in record["parts"]:
        part |= {"speech": "indirect"} if part["kind"] == "statement" else {}
    assert "transcript" not in show_account_note(record)
    assert "Vladimir Putin’s words are given as the" in show_account_note(record)
    for part in record["parts"]:
        part |= {"speech": "direct"} if part["kind"] == "statement" else {}
    assert "indirect" not in show_account_note(record)


def test_there_is_nothing_to_publish_for_it(report: Report, editor: User) -> None:
    """The rule is applied as editions are read: what would be frozen next is what was frozen."""
    with pytest.raises(NothingToPublish):
        publish_checked(report, editor, note="Again.")
