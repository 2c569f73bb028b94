"""A document of an edition of papers: its volume, number and xml:id go with it to the page, every citation and the API."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from archive.citing import FORMATS, name_volume, write
from archive.importing import import_records
from archive.models import Edition, Report, SourceText
from archive.models.identifiers import show
from archive.reading import Custody, Received, Unread, find_files, read_files, record_from_json, record_to_json
from archive.verifying import verify
from diplomacy.accounts.models import User
from tests.archive.conftest import publish_checked

from .making import VOLUME
from .papers import PAPERS

Read = Callable[..., list[Received | Unread]]

TOLD = "Papers of the Lighthouse Office, document 2 (xml:id d2)"


def places(records: list[Received | Unread]) -> list[tuple[str, str, str]]:
    assert all(isinstance(one, Received) for one in records)
    return [(one.volume, one.volume_number, one.volume_key) for one in records if isinstance(one, Received)]


def test_each_document_knows_its_volume_number_and_identifier(read: Read) -> None:
    assert places(read("papers.xml", PAPERS)) == [("Papers on Lamps, 1919", n, f"d{n}") for n in "123"]
    records = read("vol1.xml", VOLUME)
    assert places(records)[0] == ("Papers of the Lighthouse Office", "1", "d1")
    assert [record_from_json(record_to_json(one)) for one in records] == records


def test_what_the_markup_does_not_say_is_empty(read: Read) -> None:
    head, body = VOLUME.index("<teiHeader>"), VOLUME.index("</teiHeader>")
    bare = VOLUME[:head] + "<teiHeader>" + VOLUME[body:]
    bare = bare.replace('xml:id="d1" n="1"', 'n="1"').replace('xml:id="d2" n="2"', 'xml:id="d2"')
    assert places(read("bare.xml", bare)) == [("", "1", ""), ("", "", "d2")]


def test_an_identifier_that_is_the_number_is_kept_beside_it(read: Read) -> None:
    alike = VOLUME.replace('xml:id="d1" n="1"', 'xml:id="d1" n="d1"')
    assert places(read("alike.xml", alike))[0] == ("Papers of the Lighthouse Office", "d1", "d1")


def test_a_number_that_is_too_long_is_no_identifier(read: Read) -> None:
    numbered = VOLUME.replace('xml:id="d1" n="1"', f'n="{"1" * 200}"')
    assert places(read("long.xml", numbered))[0] == ("Papers of the Lighthouse Office", "1" * 100, "")


@pytest.mark.parametrize(
    ("titles", "title"),
    [
        pytest.param(
            '<title type="series">Papers</title><title type="complete">Papers, Volume V,\n  Oil and ﬁsh</title>',
            "Papers, Volume V, Oil and fish",
            id="the-complete-one",
        ),
        pytest.param(
            "<title/><title>Letters</title><title>More</title>", "Letters", id="the-first-that-says-anything"
        ),
        pytest.param(
            '<title type="sub">of a Keeper</title><title type="main">Letters</title>', "Letters", id="the-main-one"
        ),
        pytest.param('<title type="series">Papers</title>', "Papers", id="else-what-there-is"),
    ],
)
def test_which_title_is_the_volumes(read: Read, titles: str, title: str) -> None:
    named = VOLUME.replace("<title>Papers of the Lighthouse Office</title>", titles)
    other = (
        "<sourceDesc><biblFull><titleStmt><title type='complete'>Another</title></titleStmt></biblFull></sourceDesc>"
    )
    assert places(read("v.xml", named.replace("</fileDesc>", f"{other}</fileDesc>")))[0][0] == title


def test_a_text_that_is_no_document_of_a_volume_has_none(read: Read) -> None:
    alone = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A Letter</title></titleStmt></fileDesc></teiHeader><text><body><p>Nothing was said.</p></body></text></TEI>'
    assert places(read("letter.xml", alone)) == [("", "", "")]


@pytest.mark.parametrize(
    ("volume", "told"),
    [
        (None, ""),
        ({"title": "Papers", "number": "3", "id": "d3"}, "Papers, document 3 (xml:id d3)"),
        ({"title": "Papers", "number": "3", "id": None}, "Papers, document 3"),
        ({"title": "Papers", "number": "d3", "id": "d3"}, "Papers, document d3 (xml:id d3)"),
        ({"title": None, "number": None, "id": "d3"}, "document d3"),
        ({"title": "Papers", "number": None, "id": None}, "Papers"),
    ],
)
def test_how_a_place_in_a_volume_is_told(volume: dict[str, Any] | None, told: str) -> None:
    assert name_volume({"volume": volume} if volume else {}) == told


@pytest.mark.django_db
def test_an_identifier_that_is_the_number_goes_with_it_to_edition_page_and_citation(
    seeds: dict[str, Report], editor: User, client: Client, tmp_path: Path
) -> None:
    said = "Foreign Minister Anna Orlova said that the lamps would burn."
    volume = VOLUME.replace("Nothing more was found.", said).replace('xml:id="d2" n="2"', 'xml:id="d2" n="d2"')
    (tmp_path / "vol1.xml").write_text(volume)
    list(import_records(read_files(find_files([tmp_path]), options=Custody(publisher="mofa-japan"))))
    report = Report.objects.get(identity="file:mofa-japan/vol1.xml#d2")
    document = publish_checked(report, editor, note="First edition").document
    assert document["record"]["source"]["volume"] == {
        "title": "Papers of the Lighthouse Office",
        "number": "d2",
        "id": "d2",
    }
    (cited,) = json.loads("".join(write("json", [(document, None)], site="https://archive.example")))
    assert (cited["custom"]["source_number"], cited["custom"]["source_id"]) == ("d2", "d2")
    told = "Papers of the Lighthouse Office, document d2 (xml:id d2)"
    page = re.sub(r">\s+<", "><", client.get(f"/reports/{show(report.rid)}/").content.decode())
    assert f"<dt>Printed in</dt><dd>{told}</dd>" in page


@pytest.mark.django_db
def test_the_page_all_citations_and_the_api_say_where_it_stands(
    seeds: dict[str, Report], editor: User, client: Client, tmp_path: Path
) -> None:
    said = "Foreign Minister Anna Orlova said that the lamps would burn."
    (tmp_path / "vol1.xml").write_text(VOLUME.replace("Nothing more was found.", said))
    list(import_records(read_files(find_files([tmp_path]), options=Custody(publisher="mofa-japan"))))
    report = Report.objects.get(identity="file:mofa-japan/vol1.xml#d2")
    source = SourceText.objects.get(report=report)
    assert (source.volume, source.volume_number, source.volume_key) == ("Papers of the Lighthouse Office", "2", "d2")
    publish_checked(report, editor, note="First edition")
    report.refresh_from_db()
    assert report.current_edition
    address = f"/reports/{show(report.rid)}/"
    page = re.sub(r">\s+<", "><", client.get(address).content.decode())
    assert f"<dt>Printed in</dt><dd>{TOLD}</dd>" in page
    assert f'<meta name="DC.source" content="{TOLD}">' in page
    assert f"Source: {TOLD}. Created by editing the source." in page
    head = report.current_edition.document
    part = next(part for part in head["record"]["parts"] if part["kind"] == "statement")
    for suffix in FORMATS:
        for row in ((head, None), (head, part)):
            assert TOLD in "".join(write(suffix, [row], site="https://archive.example")), suffix
    for suffix in ("txt", "bib", "ris", "json"):
        assert TOLD in client.get(f"{address}1/cite.{suffix}").content.decode()
        assert TOLD in client.get(f"/s/{show(part['sid'])}/1/cite.{suffix}").content.decode()
    answer = client.get(f"/api/v1{address}").json()
    assert answer["record"]["source"]["volume"] == {
        "title": "Papers of the Lighthouse Office",
        "number": "2",
        "id": "d2",
    }
    assert TOLD in answer["credit"]
    assert list(verify()) == []


def test_other_editions_say_nothing_of_it(seeds: dict[str, Report]) -> None:
    documents = [edition.document for edition in Edition.objects.filter(report__in=seeds.values())]
    assert [document for document in documents if "volume" in document["record"]["source"]] == []
