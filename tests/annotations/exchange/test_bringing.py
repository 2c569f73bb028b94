"""What is brought in stands on its words or is put before its author, and what does not is listed; nothing is dropped."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from annotations.codebooks import document
from annotations.exchange.importing.bringing import Result, bring, guess_kind
from annotations.exchange.importing.codes import found_from
from annotations.exchange.refi_codebook import write_codebook
from annotations.models import Anchor, Annotation, Codebook
from archive.models import Report
from diplomacy.accounts.models import User
from tests.annotations.coded import Coded
from tests.annotations.samples import SITE, STATEMENT, signed_in

pytestmark = pytest.mark.django_db


def record_of(report: Report) -> dict[str, Any]:
    """The record of its current edition."""
    assert report.current_edition is not None
    record: dict[str, Any] = report.current_edition.document["record"]
    return record


def row(report: Report, key: str, quote: str = "", **more: Any) -> dict[str, Any]:
    """An annotation of Hypothesis's on the page that the record comes from."""
    selector = [{"type": "TextQuoteSelector", "exact": quote, "prefix": more.pop("prefix", ""), "suffix": ""}]
    uri = record_of(report)["source"]["address"].replace("https://", "http://") + "#part"
    return {"id": key, "uri": uri, "text": f"On {key}.", "target": [{"selector": selector}], **more}


def bring_rows(rows: list[dict[str, Any]], by: User) -> Result:
    return bring(json.dumps({"rows": rows}).encode(), kind="hypothesis", by=by)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"PK\x03\x04", "qdpx"),
        (b"\xef\xbb\xbfguid,annotation\r\n", "csv"),
        (b' [{"id": "a", "uri": "https://example.org/"}]', "hypothesis"),
        (b'{"@context": "http://www.w3.org/ns/anno.jsonld", "via": {"uri": "x"}, "uri": "y"}', "jsonld"),
        (b'{"type": "Annotation"}', "jsonld"),
    ],
)
def test_what_a_file_looks_like_is_told_from_its_first_bytes(raw: bytes, kind: str) -> None:
    assert guess_kind(raw) == kind


def test_quotations_are_placed_flagged_or_listed(seeds: dict[str, Report], ann: User) -> None:
    report = seeds["001"]
    text = record_of(report)["text"]
    statements = [part for part in record_of(report)["parts"] if part["kind"] == "statement"]
    part = max(statements, key=lambda part: part["end"] - part["start"])
    words = text[part["start"] : part["end"]]
    rows = [
        row(report, "sure", words),
        row(report, "often", "the"),
        row(report, "nowhere", "zebras quaggas okapis and other striped animals"),
        row(report, "page"),
        row(report, "reply", references=["sure"]),
        row(report, "orphan", references=["gone"]),
        {"id": "elsewhere", "uri": "https://other.example/page", "text": "x"},
    ]
    result = bring_rows(rows, ann)
    told = {one.key: (one.annotation is not None, bool(one.doubt), bool(one.problem)) for one in result.brought}
    placed, doubtful, listed = (True, False, False), (True, True, False), (False, False, True)
    assert told == {
        "sure": placed, "often": doubtful, "nowhere": listed, "page": placed, "reply": placed, "orphan": listed, "elsewhere": listed,
    }  # fmt: skip
    made = {one.key: one.annotation for one in result.brought if one.annotation is not None}
    anchor = Anchor.objects.get(annotation=made["sure"])
    assert (anchor.start, anchor.end, anchor.is_certain) == (part["start"], part["end"], True)
    assert made["reply"].reply_to == made["sure"]
    assert Anchor.objects.values_list("start", "identity").get(annotation=made["page"]) == (None, None)
    assert list(Anchor.objects.to_settle().values_list("annotation", flat=True)) == [made["often"].pk]
    assert set(Annotation.objects.by(ann).values_list("visibility", flat=True)) == {"private"}
    assert made["sure"].via == ["https://hypothes.is/a/sure"]


def test_a_quotation_outside_the_statement_that_is_named_is_doubtful(seeds: dict[str, Report], ann: User) -> None:
    edition = record_of(seeds["001"])
    other = next(part for part in edition["parts"] if part["kind"] == "statement" and part["sid"] != "TKV5GJRR")
    words = edition["text"][other["start"] : other["end"]]
    (one,) = bring_rows([row(seeds["001"], "a", words, uri=STATEMENT)], ann).brought
    assert one.doubt == "its words stand elsewhere in the record than in the statement that it names"


def test_a_draft_is_nowhere(draft: Report, ann: User) -> None:
    assert draft.source_text is not None
    source = draft.source_text.address or "https://draft.example/zanzibarite"
    rows = [{"id": str(n), "uri": uri, "text": "x"} for n, uri in enumerate([source, f"{SITE}/reports/{draft.rid}/"])]
    assert [one.annotation for one in bring_rows(rows, ann).brought] == [None, None]


def test_the_page_keeps_nothing_before_it_is_told_to(seeds: dict[str, Report], ann: User) -> None:
    raw = json.dumps([row(seeds["001"], "page")]).encode()
    client = signed_in(ann)
    looked = client.post("/notebook/bring/", {"kind": "hypothesis", "file": SimpleUploadedFile("a.json", raw)})
    assert looked.status_code == 200
    assert "What would come of it" in looked.content.decode()
    assert Annotation.objects.count() == 0
    kept = client.post("/notebook/bring/", {"kind": "hypothesis", "kept": looked.context["kept"], "keep": "on"})
    assert "What came of it" in kept.content.decode()
    assert Annotation.objects.by(ann).count() == 1
    for wrong in (
        {"kind": "csv", "kept": "%%%"},
        {"kind": "qdpx", "file": SimpleUploadedFile("a", b"no zip")},
        {"kind": "csv"},
    ):
        assert client.post("/notebook/bring/", wrong).status_code == 422
    assert signed_in(None).get("/notebook/bring/").status_code == 302


def test_a_codebook_comes_back_as_a_draft_with_other_guids_here_and_its_own_where_they_are_free(coded: Coded) -> None:
    raw = write_codebook(document(coded.version))
    founded = found_from(raw, group=coded.group, name="Frames again", by=coded.owner)
    entries = founded.codebook.versions.get().entries
    fields = ("name", "definition", "colour", "shortcut", "is_exclusive", "parent__name")
    own = set(coded.version.entries.values_list(*fields))
    assert own <= set(entries.values_list(*fields))
    assert any("another GUID" in sentence for sentence in founded.told)
    own_guid = str(coded.entry("Trade").code.guid)
    free = own_guid[:-1] + ("0" if own_guid[-1] != "0" else "1")
    other = found_from(raw.replace(own_guid.encode(), free.encode()), group=coded.group, name="Third", by=coded.owner)
    assert str(other.codebook.versions.get().entries.get(name="Trade").code.guid) == free
    assert Codebook.objects.filter(group=coded.group).count() == 3
    assert signed_in(coded.member).get("/groups/coders/bring-codebook/").status_code == 200
    assert signed_in(coded.stranger).get("/groups/coders/bring-codebook/").status_code == 404


def test_a_codebook_file_is_its_readers_alone(coded: Coded) -> None:
    address = f"/codebooks/{coded.codebook.guid}/1/codebook.qdc"
    assert [signed_in(user).get(address).status_code for user in (coded.member, coded.stranger, None)] == [
        200,
        404,
        404,
    ]
