"""Codings and codebooks in the API: flat rows with every attribute, filters, changes, documents whose hash holds."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations import codebooks
from annotations.models import Annotation
from archive.models import Report
from tests.annotations.coded import JAPAN, OTHER, PUTIN, Coded, address, code, make_coded, position
from tests.annotations.samples import SITE, document, path, post, signed_in

pytestmark = pytest.mark.django_db
EARLY = "updated_since=2020-01-01T00:00:00Z"


@pytest.fixture
def coded(seeds: dict[str, Report]) -> Coded:
    return make_coded()


def get(client: Client, address_: str) -> Any:
    response = client.get(address_)
    assert response.status_code == 200, response.content
    return response.json()


def rows(client: Client, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = get(client, f"/api/v1/codings/?{query}")["results"]
    return found


def test_a_coding_is_one_row_with_every_attribute(coded: Coded) -> None:
    whole = position(onBehalfOf=JAPAN, claimsAlsoFor=PUTIN, directedAt=JAPAN, condition="if so", rationale="plainly")
    annotation = post(
        coded.member,
        **coded.shared(body=[code(coded.entry("Firm")), whole], target={"source": f"{SITE}/s/{OTHER}"}),
    )
    by_body = {row["body"]: row for row in rows(signed_in(coded.editor))}
    shared = {
        "annotation": str(annotation.guid),
        "version": 1,
        "url": f"{SITE}{path(annotation)}",
        "coder": "member-of-coders",
        "coder_orcid": None,
        "visibility": "group",
        "group": "coders",
        "project": None,
        "round": None,
        "report": annotation.report.rid[:4] + "-" + annotation.report.rid[4:],
        "record_keeper": "mofa-japan",
        "statement": OTHER,
        "edition": "1.0",
        "start": None,
        "end": None,
        "words": None,
        "standing": "made",
        "standing_is_certain": True,
        "claim": None,
    }
    no_position = dict.fromkeys(
        (
            "proposition", "proposition_text", "holder_kind", "holder", "holder_label", "on_behalf_of", "attributed_by",
            "directed_at", "direction", "strength", "value", "condition", "act", "evidence", "rationale",
        )
    )  # fmt: skip
    changing = {name: by_body[0][name] for name in ("created", "modified", "account")}
    assert changing["account"] in ("own", "other", "common")
    assert by_body[0] == {
        **shared, **no_position, **changing,
        "body": 0, "kind": "code", "codebook": str(coded.codebook.guid), "codebook_name": "Zebra frames", "codebook_version": 1,
        "code": str(coded.entry("Firm").code.guid), "code_name": "Firm", "claims_also_for": [], "confidence": 2,
    }  # fmt: skip
    assert by_body[1] == {
        **shared, **changing,
        "body": 1, "kind": "position", "codebook": None, "codebook_name": None, "codebook_version": None,
        "code": None, "code_name": None, "proposition": "peace-treaty-early",
        "proposition_text": by_body[1]["proposition_text"], "holder_kind": "person", "holder": "vladimir-putin",
        "holder_label": "Vladimir Putin", "on_behalf_of": "japan", "attributed_by": None, "directed_at": "japan",
        "claims_also_for": ["vladimir-putin"], "direction": "supports", "strength": 2, "value": 2, "condition": "if so",
        "act": "states", "evidence": "explicit", "rationale": "plainly", "confidence": 3,
    }  # fmt: skip


def test_filters_find_the_codings_that_are_so_and_are_read_strictly(coded: Coded) -> None:
    firm, claim = coded.entry("Firm"), coded.claim
    post(coded.member, **coded.shared(body=[code(firm), position()]))
    on_claim = position(proposition=address(claim), direction="opposes", holder=None, collective="the fishermen")
    post(coded.editor, **coded.shared(body=on_claim, target=f"{SITE}/s/{OTHER}"))
    client = signed_in(coded.owner)
    for query, number in {
        "": 3,
        "kind=code": 1,
        f"codebook={coded.codebook.guid}": 2,
        f"code={firm.code.guid}": 1,
        f"claim={claim.claim.guid}": 1,
        "proposition=peace-treaty-early": 1,
        "direction=opposes": 1,
        "coder=editor-of-coders": 1,
        "group=coders": 3,
        f"statement={OTHER}": 1,
        "visibility=public": 0,
        f"project={firm.code.guid}&round=1": 0,
    }.items():
        assert (query, len(rows(client, query))) == (query, number)
        assert get(client, f"/api/v1/codings/?count=on&{query}") == {"count": number}, query
    for query in ("kind=comment", "codebook=zebra", "round=1", "direction=up", "mood=sad", "statement=1"):
        assert client.get(f"/api/v1/codings/?{query}").status_code == 400, query


def test_pages_follow_one_another_without_a_gap(coded: Coded) -> None:
    for _ in range(3):
        post(coded.member, **coded.shared(body=[code(coded.entry("Firm")), code(coded.entry("Trade"))]))
    client = signed_in(coded.member)
    found, address_ = [], "/api/v1/codings/?page_size=2&fields=annotation,body"
    while address_:
        page = get(client, address_.removeprefix(SITE))
        found += [(row["annotation"], row["body"]) for row in page["results"]]
        address_ = page["next"]
    assert (len(found), len(set(found))) == (6, 6)


def test_changes_come_with_what_is_no_coding_any_more(coded: Coded) -> None:
    client = signed_in(coded.member)
    kept, recoded, deleted = (post(coded.member, **coded.shared(body=code(coded.entry("Firm")))) for _ in range(3))
    whole = document(**coded.shared(body={"type": "TextualBody", "value": "A word."}))
    etag = client.get(path(recoded))["ETag"]
    assert client.put(path(recoded), whole, content_type="application/json", headers={"If-Match": etag}).status_code == 200  # fmt: skip
    client.delete(path(deleted))
    for query in (EARLY, f"{EARLY}&code={coded.entry('Firm').code.guid}"):
        told = rows(client, query)
        assert [(row["annotation"], "deleted" in row) for row in told] == [
            (str(kept.guid), False),
            (str(recoded.guid), True),
            (str(deleted.guid), True),
        ], query
    assert rows(signed_in(coded.stranger), EARLY) == []


def test_the_document_of_a_version_is_the_bytes_of_its_hash(coded: Coded) -> None:
    client = signed_in(coded.member)
    (codebook,) = get(client, "/api/v1/codebooks/")["results"]
    (version,) = codebook["versions"]
    answer = client.get(version["document"].removeprefix(SITE))
    assert hashlib.sha256(answer.content).hexdigest() == version["sha256"]
    assert (codebook["name"], codebook["group"], codebook["codings"]) == ("Zebra frames", "coders", 0)
    assert get(client, f"/api/v1/codebooks/{codebook['guid']}/") == codebook
    assert client.get(f"/api/v1/codebooks/{codebook['guid']}/versions/2/").status_code == 404


def test_codes_are_listed_as_they_are_in_the_newest_version_or_in_that_which_is_asked_for(coded: Coded) -> None:
    post(coded.member, **coded.shared(body=code(coded.entry("Firm"))))
    draft = codebooks.begin_draft(codebook=coded.codebook, by=coded.owner)
    firm = draft.entries.get(name="Firm").code
    codebooks.change_code(draft=draft, code=firm, by=coded.owner, name="Hard")
    client = signed_in(coded.member)
    assert [row["name"] for row in get(client, "/api/v1/codes/")["results"]] == ["Firm", "Soft", "Tone", "Trade"]
    codebooks.publish(draft=draft, by=coded.owner)
    assert [(row["name"], row["version"], row["codings"]) for row in get(client, "/api/v1/codes/")["results"]] == [
        ("Hard", 2, 1),
        ("Soft", 2, 0),
        ("Tone", 2, 0),
        ("Trade", 2, 0),
    ]
    first = get(client, f"/api/v1/codes/?codebook={coded.codebook.guid}&version=1&fields=name,topics,parent")
    tone = str(coded.entry("Tone").code.guid)
    assert first["results"] == [
        {"name": "Firm", "topics": [], "parent": tone},
        {"name": "Soft", "topics": [], "parent": tone},
        {"name": "Tone", "topics": [], "parent": None},
        {"name": "Trade", "topics": ["peace-treaty"], "parent": None},
    ]
    one = get(client, f"/api/v1/codes/{firm.guid}/")
    assert one["names"] == [{"version": 1, "name": "Firm"}, {"version": 2, "name": "Hard"}]
    assert one["moves"] == [{"version": 2, "kind": "rename", "to": str(firm.guid), "reason": "was “Firm”"}]
    assert one["id"] == address(coded.codebook.versions.get(number=2).entries.select_related("code", "version__codebook").get(code=firm))  # fmt: skip


@pytest.mark.parametrize("list_", ["codings", "codebooks", "codes", f"codings/?{EARLY}"])
def test_a_list_takes_the_same_queries_with_one_row_and_with_three(coded: Coded, list_: str) -> None:
    client = signed_in(coded.member)
    bodies = [
        code(coded.entry("Firm")),
        position(claimsAlsoFor=PUTIN),
        position(proposition=address(coded.claim), holder=JAPAN),
    ]
    address_ = f"/api/v1/{list_}" if "?" in list_ else f"/api/v1/{list_}/"

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert get(client, address_)["results"]
        return len(captured)

    post(coded.member, **coded.shared(body=bodies))
    one = queries()
    for number in range(2):
        post(coded.editor, **coded.shared(body=bodies))
        codebook = codebooks.found(group=coded.group, name=f"Other {number}", by=coded.owner)
        draft = codebook.versions.get()
        codebooks.add_code(draft=draft, by=coded.owner, name="One")
        codebooks.publish(draft=draft, by=coded.owner)
    assert queries() == one
    assert Annotation.objects.count() == 3


def test_that_something_was_coded_before_it_was_shared_is_not_told(coded: Coded) -> None:
    made = post(coded.owner, body=code(coded.entry("Firm")), visibility="private", motivation=None)
    client = signed_in(coded.owner)
    etag = client.get(path(made))["ETag"]
    assert client.put(path(made), document(), content_type="application/json", headers={"If-Match": etag}).status_code == 200  # fmt: skip
    assert [row["annotation"] for row in rows(client, EARLY)] == [str(made.guid)]
    assert rows(Client(), EARLY) == []
