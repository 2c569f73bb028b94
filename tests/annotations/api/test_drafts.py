"""Codebooks written by the API alone: founded, changed by operations, published, merged, brought from a file, described."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from annotations import codebooks
from annotations.exchange.refi_codebook import write_codebook
from annotations.models import Codebook
from archive.models import Report
from tests.annotations.api.programs import Program, programs
from tests.annotations.coded import Coded, code, make_coded
from tests.annotations.samples import SITE, post

pytestmark = pytest.mark.django_db
CODEBOOKS = "/api/v1/codebooks/"


@pytest.fixture
def coded(seeds: dict[str, Report]) -> Coded:
    return make_coded()


def change(program: Program, guid: str, *changes: dict[str, Any]) -> Any:
    return program.post(f"{CODEBOOKS}{guid}/draft/", {"changes": list(changes)}, status=200)


def test_a_codebook_is_founded_changed_published_and_changed_again(coded: Coded) -> None:
    owner = programs(coded)["owner"]
    made = owner.post(CODEBOOKS, {"group": "coders", "name": "Frames", "description": "Of talks."})
    guid, tone, firm = made["guid"], str(uuid4()), str(uuid4())
    assert (made["versions"], made["visibility"], made["group"]) == ([], "group", "coders")
    draft = change(
        owner, guid,
        {"do": "add_code", "guid": tone, "name": "Tone", "is_exclusive": True, "topics": ["peace-treaty"]},
        {"do": "add_code", "guid": firm, "name": "Firm", "parent": tone, "colour": "#124E78", "shortcut": "f"},
        {"do": "add_code", "name": "Soft", "parent": tone},
        {"do": "add_claim", "text": "A treaty can wait.", "topic": "peace-treaty", "supports": "says so", "opposes": "urges"},
    )  # fmt: skip
    names = {one["guid"]: (one["name"], one["parent"]) for one in draft["codes"]}
    soft = next(key for key, (name, _parent) in names.items() if name == "Soft")
    assert names == {tone: ("Tone", None), firm: ("Firm", tone), soft: ("Soft", tone)}
    assert [(one["text"], one["topic"]) for one in draft["claims"]] == [("A treaty can wait.", "peace-treaty")]
    assert owner.get(f"{CODEBOOKS}{guid}/draft/") == draft
    version = owner.post(f"{CODEBOOKS}{guid}/versions/", {"note": "First."})
    assert (version["number"], version["note"]) == (1, "First.")
    frozen = owner.send("get", version["document"])
    assert (hashlib.sha256(frozen.content).hexdigest(), frozen.json()) == (version["sha256"], draft)
    assert owner.refused("get", f"{CODEBOOKS}{guid}/draft/")[0] == 404

    draft = change(
        owner, guid,
        {"do": "split_code", "code": firm, "into": [{"name": "Hard"}, {"name": "Plain"}], "reason": "Two things."},
        {"do": "change_code", "code": soft, "name": "Mild", "topics": ["korea"]},
        {"do": "move_code", "code": soft, "parent": None},
        {"do": "retire_claim", "claim": draft["claims"][0]["guid"]},
    )  # fmt: skip
    assert sorted((one["name"], one["parent"] is None, one["topics"]) for one in draft["codes"]) == [
        ("Hard", False, []), ("Mild", True, ["korea"]), ("Plain", False, []), ("Tone", True, ["peace-treaty"]),
    ]  # fmt: skip
    assert [(one["kind"], one["code"], one["reason"]) for one in draft["moves"]] == [
        ("split", firm, "Two things.")
    ] * 2
    assert [one["is_retired"] for one in draft["claims"]] == [True]
    hard = next(one["guid"] for one in draft["codes"] if one["name"] == "Hard")
    change(owner, guid, {"do": "merge_codes", "codes": [soft], "into": tone}, {"do": "retire_code", "code": hard})
    assert owner.send("delete", f"{CODEBOOKS}{guid}/draft/").status_code == 204
    assert len(owner.get(f"{CODEBOOKS}{guid}/")["versions"]) == 1


def test_of_changes_of_which_one_can_not_be_done_none_is(coded: Coded) -> None:
    owner = programs(coded)["owner"]
    guid, firm = coded.codebook.guid, str(coded.entry("Firm").code.guid)
    address = f"{CODEBOOKS}{guid}/draft/"
    add = {"do": "add_code", "name": "New"}
    for second, words in (
        ({"do": "remove_code", "code": firm}, "“Firm” was published"),
        ({"do": "add_code", "name": "new"}, "There is a code “new” there already."),
        ({"do": "add_code", "name": "Other", "guid": firm}, "this GUID is another code’s already"),
        ({"do": "add_code", "name": "Other", "topics": ["zanzibarite-question"]}, "no published topic is called"),
        ({"do": "change_code", "code": str(uuid4()), "name": "Other"}, "there is no code"),
        ({"do": "change_code", "code": firm, "colour": "crimson"}, "A colour looks like #1b6e5a."),
    ):
        status, reason = owner.refused("post", address, {"changes": [add, second]})
        assert (status, reason.startswith(f"changes/1 ({second['do']}): "), words in reason) == (409, True, True), (
            reason
        )
    assert owner.refused("get", address)[0] == 404
    for changes, pointer in (
        ([], "#/changes"),
        ([add, {"do": "burn"}], "#/changes/1/do"),
        ([{"do": "add_code"}], "#/changes/0/name"),
        ([{**add, "sound": "loud"}], "#/changes/0/sound"),
        ([{"do": "split_code", "code": firm, "into": [{"name": "A"}]}], "#/changes/0/into"),
    ):
        answer = owner.send("post", address, {"changes": changes})
        assert (answer.status_code, [error["pointer"] for error in answer.json()["errors"]]) == (400, [pointer])


def test_a_codebook_is_brought_from_a_file(coded: Coded) -> None:
    owner = programs(coded)["owner"]
    raw = write_codebook({**codebooks.document(coded.version), "claims": []})
    address = f"{CODEBOOKS}bring/?group=coders&name=Brought"

    def send(address: str, raw: bytes, **headers: str) -> Any:
        known = {"Authorization": f"Bearer {owner.secret}", **headers}
        return Client().post(address, raw, content_type="application/xml", headers=known)

    first = send(address, raw, **{"Idempotency-Key": "file"})
    assert (first.status_code, first.json()["codes"], len(first.json()["told"])) == (201, 4, 4), first.content
    assert send(address, raw, **{"Idempotency-Key": "file"}).json() == first.json()
    assert send(address.replace("Brought", "Again"), raw, **{"Idempotency-Key": "file"}).status_code == 422
    draft = owner.get(f"{CODEBOOKS}{first.json()['guid']}/draft/")
    assert sorted(one["name"] for one in draft["codes"]) == ["Firm", "Soft", "Tone", "Trade"]
    for wrong, status in ((f"{CODEBOOKS}bring/?group=coders", 400), (f"{CODEBOOKS}bring/?group=no&name=A", 400)):
        assert send(wrong, raw).status_code == status
    assert send(address, b"<no").status_code == 400


def test_a_codebook_is_described_and_what_was_public_leaves_a_tombstone(coded: Coded) -> None:
    by = programs(coded)
    guid = str(coded.codebook.guid)
    moment = "updated_since=2020-01-01T00:00:00Z"
    assert by[""].rows(f"{CODEBOOKS}?{moment}") == []
    told = {"name": "Frames", "description": "Of talks.", "visibility": "public"}
    answer = by["owner"].send("put", f"{CODEBOOKS}{guid}/", told)
    assert {name: answer.json()[name] for name in told} == told
    assert [row["name"] for row in by[""].rows(f"{CODEBOOKS}?{moment}")] == ["Frames"]
    by["owner"].send("put", f"{CODEBOOKS}{guid}/", {**told, "visibility": "group"})
    (gone,) = by[""].rows(f"{CODEBOOKS}?{moment}")
    assert (gone["guid"], sorted(gone)) == (guid, ["deleted", "guid"])
    assert by[""].rows(CODEBOOKS) == []
    assert [row["visibility"] for row in by["member"].rows(f"{CODEBOOKS}?{moment}")] == ["group"]
    assert by[""].rows(f"{CODEBOOKS}?updated_since=2999-01-01T00:00:00Z") == []
    by["owner"].send("put", f"{CODEBOOKS}{guid}/", told)
    post(coded.stranger, body=code(coded.entry("Firm")), motivation=None)
    refused = by["owner"].refused("put", f"{CODEBOOKS}{guid}/", {**told, "visibility": "group"})
    assert refused == (409, "Somebody has coded by it in public, so that it stays public.")


@pytest.mark.parametrize("name", ["editor", "member", "former", "stranger", ""])
def test_who_keeps_no_codebook_writes_none(coded: Coded, name: str) -> None:
    by = programs(coded)
    guid, firm = str(coded.codebook.guid), str(coded.entry("Firm").code.guid)
    change(by["owner"], guid, {"do": "change_code", "code": firm, "definition": "Xylophone"})
    address = f"{CODEBOOKS}{guid}/"
    requests: list[tuple[str, str, Any]] = [
        ("get", f"{address}draft/", None),
        ("post", f"{address}draft/", {"changes": [{"do": "add_code", "name": "Mine"}]}),
        ("post", f"{address}versions/", {}),
        ("put", address, {"name": "Mine", "visibility": "public"}),
        ("post", CODEBOOKS, {"group": "coders", "name": "Mine"}),
        ("delete", f"{address}draft/", None),
    ]
    answers = [by[name].send(*one) for one in requests]
    statuses = [one.status_code for one in answers]
    if name == "editor":
        assert statuses == [200, 200, 201, 200, 201, 404]
        return
    assert set(statuses) <= {400, 401, 403, 404}, statuses
    assert not any(b"Xylophone" in one.content for one in answers)
    assert [row.name for row in Codebook.objects.all()] == ["Zebra frames"]
    assert json.loads(by["owner"].send("get", f"{address}draft/").content)["codes"][0]["name"] != "Mine"


def test_an_annotation_names_a_code_of_what_a_program_has_published(coded: Coded) -> None:
    member, owner = programs(coded)["member"], programs(coded)["owner"]
    guid = str(coded.codebook.guid)
    change(owner, guid, {"do": "add_code", "name": "New"})
    owner.post(f"{CODEBOOKS}{guid}/versions/")
    (entry,) = [row for row in member.rows(f"/api/v1/codes/?codebook={guid}") if row["name"] == "New"]
    body = {"type": "SpecificResource", "source": entry["id"]}
    made = post(coded.member, **coded.shared(body=body))
    (row,) = member.rows(f"/api/v1/codings/?code={entry['guid']}")
    assert (row["annotation"], row["codebook_version"], row["url"]) == (
        str(made.guid), 2, f"{SITE}/annotations/{made.guid}/",
    )  # fmt: skip
