"""Codes and positions as bodies of annotations: written, read back as they were sent, and refused with the place that is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations import codebooks
from annotations.annotating import delete
from annotations.models import Annotation, Body, CodeCoding, PositionCoding
from annotations.writing import write_annotation
from archive.models import Report
from archive.models.identifiers import show
from tests.annotations.coded import (
    JAPAN,
    OTHER,
    PROPOSITION,
    PUTIN,
    Coded,
    address,
    code,
    make_coded,
    position,
)
from tests.annotations.samples import SITE, document, path, post, send, signed_in

pytestmark = pytest.mark.django_db


def refusals(coded: Coded, **members: Any) -> list[tuple[str, str]]:
    """The places and reasons for which such an annotation of a member's is refused; nothing is kept of it."""
    response = send(signed_in(coded.member), **coded.shared(**members))
    assert response.status_code == 400, response.content
    assert not Annotation.objects.exists()
    return [(error["pointer"], error["detail"]) for error in response.json()["errors"]]


def test_codings_are_read_back_as_they_were_sent_and_can_be_sent_again(coded: Coded) -> None:
    whole = position(
        proposition={"id": address(coded.claim), "label": "A treaty can wait."},
        holder=None,
        collective="the fishermen",
        onBehalfOf={"id": JAPAN, "label": "Japan"},
        attributedBy={"id": PUTIN, "label": "Vladimir Putin"},
        claimsAlsoFor={"id": PUTIN, "label": "Vladimir Putin"},
        directedAt={"id": JAPAN, "label": "Japan"},
        direction="opposes",
        strength=1,
        condition="if there is time",
        rationale="By one step.",
        evidence="inferred",
    )
    bodies = [code(coded.entry("Firm")), whole, code(coded.entry("Trade"), confidence=None, purpose=None)]
    annotation = post(coded.member, **coded.shared(body=bodies))
    client = signed_in(coded.member)
    read = client.get(path(annotation))
    said = read.json()
    assert said["body"] == bodies
    assert said["motivation"] == "assessing"
    again = client.put(
        path(annotation), read.content, content_type="application/ld+json", headers={"If-Match": read["ETag"]}
    )
    assert again.status_code == 200, again.content
    assert again.json()["body"] == bodies
    assert CodeCoding.objects.count() == 4, "of both versions"


def test_a_code_is_given_by_its_address_alone_too(coded: Coded) -> None:
    annotation = post(coded.member, **coded.shared(body=address(coded.entry("Trade"))))
    assert CodeCoding.objects.get().entry == coded.entry("Trade")
    said = signed_in(coded.member).get(path(annotation)).json()
    assert (said["motivation"], said["body"]["source"]["label"]) == ("classifying", "Trade")


def test_several_positions_stand_on_one_statement_and_a_coding_is_undone_by_saying_what_it_said_before(
    coded: Coded,
) -> None:
    first, second = position(), position(direction="mixed", strength=None, holder=JAPAN)
    annotation = post(coded.member, **coded.shared(body=[first, second]))
    client = signed_in(coded.member)
    changed = put(client, annotation, coded, body=[code(coded.entry("Soft"))])
    assert changed.status_code == 200, changed.content
    undone = put(client, annotation, coded, body=[first, second])
    assert undone.status_code == 200, undone.content
    versions = client.get(f"/api/v1/annotations/{annotation.guid}/versions/").json()
    bodies = [version["annotation"]["body"] for version in versions]
    assert bodies[0] == bodies[2] != bodies[1]
    assert PositionCoding.objects.count() == 4


def put(client: Any, annotation: Annotation, coded: Coded, **members: Any) -> Any:
    address_ = path(annotation)
    etag = client.get(address_)["ETag"]
    whole = document(**coded.shared(**members))
    return client.put(address_, whole, content_type="application/json", headers={"If-Match": etag})


PLACES = [
    ({"confidence": 4}, "#/body/confidence", "1 to 3"),
    ({"confidence": True}, "#/body/confidence", "1 to 3"),
    ({"strength": None}, "#/body", "support and opposition have a strength"),
    ({"direction": "neutral"}, "#/body", "support and opposition have a strength"),
    ({"strength": 3}, "#/body/strength", "1 to 2"),
    ({"direction": "likes"}, "#/body", "no word of the scheme"),
    ({"act": "sings"}, "#/body", "no word of the scheme"),
    ({"evidence": "certain"}, "#/body", "no word of the scheme"),
    ({"holder": None}, "#/body", "just one holder"),
    ({"collective": "the fishermen"}, "#/body", "just one holder"),
    ({"holder": PROPOSITION}, "#/body/holder", "person, a country or an organization"),
    ({"onBehalfOf": PUTIN}, "#/body/onBehalfOf", "/countries/"),
    ({"proposition": PUTIN}, "#/body/proposition", "proposition of the archive"),
    ({"proposition": f"{SITE}/propositions/no-such/"}, "#/body/0", "no proposition of this name is public"),
    ({"holder": f"{SITE}/people/nobody-known/"}, "#/body/0", "no person of this name is public"),
    ({"holder": {"id": PUTIN, "label": "Somebody Else"}}, "#/body/0", "is called “Vladimir Putin”"),
    ({"mood": "sad"}, "#/body/mood", "keeps no “mood”"),
]


@pytest.mark.parametrize(("members", "pointer", "reason"), PLACES)
def test_a_position_that_is_none_is_refused_at_its_place(
    coded: Coded, members: dict[str, Any], pointer: str, reason: str
) -> None:
    ((found, said),) = refusals(coded, body=position(**members))
    assert (found, reason in said) == (pointer, True), said


def test_a_position_rests_on_a_statement_and_a_code_on_a_record_too(coded: Coded, seeds: dict[str, Report]) -> None:
    record = f"{SITE}/reports/{show(seeds['001'].rid)}/"
    ((pointer, reason),) = refusals(coded, body=position(), target=record)
    assert (pointer, "rests on a statement" in reason) == ("#/target", True)
    post(coded.member, **coded.shared(body=code(coded.entry("Trade")), target=record))


def test_a_code_is_one_of_a_published_version_that_the_coder_may_see_and_is_not_retired(coded: Coded) -> None:
    draft = codebooks.begin_draft(codebook=coded.codebook, by=coded.owner)
    fresh = codebooks.add_code(draft=draft, by=coded.owner, name="Fresh")
    nothing = [("#/body/0", "there is no such code in a published version of a codebook that you may see")]
    assert refusals(coded, body=code(fresh)) == nothing
    for user in (coded.stranger, coded.former):
        answer = send(signed_in(user), body=code(coded.entry("Trade")), visibility="private", motivation=None)
        assert (answer.status_code, nothing[0][1] in answer.json()["detail"]) == (400, True)
    firm = coded.entry("Firm").code
    codebooks.retire_code(draft=draft, code=firm, by=coded.owner, reason="Never agreed on.")
    version = codebooks.publish(draft=draft, by=coded.owner)
    retired = version.entries.select_related("code", "version__codebook").get(code=firm)
    assert refusals(coded, body=code(retired)) == [("#/body/0", "“Firm” is retired: it is not given any more")]
    assert refusals(coded, body=code(coded.entry("Trade"), source={"id": address(coded.entry("Trade")), "label": "Commerce"})) == [
        ("#/body/0", "it is called “Trade” there")
    ]  # fmt: skip


def test_what_is_coded_by_a_groups_codebook_is_seen_by_that_group_at_most(coded: Coded) -> None:
    ((pointer, reason),) = refusals(coded, body=code(coded.entry("Trade")), visibility="public", group=None)
    assert (pointer, "is its group’s" in reason) == ("#/visibility", True)
    ((pointer, reason),) = refusals(
        coded, body=position(proposition=address(coded.claim)), visibility="public", group=None
    )
    assert (pointer, "is its group’s" in reason) == ("#/visibility", True)
    post(coded.member, body=code(coded.entry("Trade")), visibility="private", motivation=None)


def test_codes_that_exclude_each_other_are_given_once_a_statement_and_coder(coded: Coded) -> None:
    firm, soft = code(coded.entry("Firm")), code(coded.entry("Soft"))
    assert refusals(coded, body=[firm, soft]) == [("#/body/1", "“Soft” and “Firm” exclude each other")]
    assert refusals(coded, body=[firm, firm]) == [("#/body/1", "“Firm” is given twice")]
    annotation = post(coded.member, **coded.shared(body=firm))
    again = send(signed_in(coded.member), **coded.shared(body=soft))
    assert "has “Firm” from you already" in again.json()["detail"]
    post(coded.editor, **coded.shared(body=soft))
    post(coded.member, **coded.shared(body=soft, target=f"{SITE}/s/{OTHER}"))
    assert put(signed_in(coded.member), annotation, coded, body=soft).status_code == 200


def test_a_reply_is_no_coding(coded: Coded) -> None:
    first = post(coded.member, **coded.shared(body=code(coded.entry("Trade"))))
    answer = send(
        signed_in(coded.editor),
        **coded.shared(body=code(coded.entry("Trade")), target=f"{SITE}/annotations/{first.guid}/"),
    )
    assert "a reply has none" in answer.json()["detail"]


def test_codings_are_read_only_where_a_body_is_one(coded: Coded) -> None:
    plain = {"type": "TextualBody", "value": "So."}
    firm, stance = code(coded.entry("Firm")), position()
    numbers = []
    for bodies in ([plain], [plain, firm], [plain, stance], [plain, firm, stance]):
        annotation = post(coded.member, **coded.shared(body=bodies))
        with CaptureQueriesContext(connection) as queries:
            found = Annotation.objects.with_everything().get(pk=annotation.pk)
            write_annotation(found)
        numbers.append(len(queries))
        delete(annotation=annotation, by=coded.member)
    assert numbers == [4, 5, 6, 7]


def test_codings_are_read_so_many_at_a_time_too(coded: Coded) -> None:
    for _ in range(3):
        post(coded.member, **coded.shared(body=[code(coded.entry("Firm")), position()]))
    with CaptureQueriesContext(connection) as queries:
        bodies = Body.objects.with_coding().order_by("pk").iterator(chunk_size=4)
        told = [body.code.entry.name if body.kind == "code" else body.position.direction for body in bodies]
    # Two chunks: the bodies by a cursor; codes, positions and for whom else they are claimed, of each.
    assert (told, len(queries)) == (["Firm", "supports"] * 3, 1 + 2 * 3)


def test_while_somebody_codes_in_public_nobody_makes_the_codebook_its_groups(seeds: dict[str, Report]) -> None:
    coded = make_coded(visibility="public")
    locks = []
    for members in ({"visibility": "public"}, coded.shared()):
        with CaptureQueriesContext(connection) as queries:
            post(coded.member, **{**members, "body": code(coded.entry("Firm")), "motivation": None})
        locked = [
            one["sql"] for one in queries if "annotations_codeentry" in one["sql"] and "NO KEY UPDATE" in one["sql"]
        ]
        locks.append([sql.rpartition("FOR ")[2] for sql in locked])
    assert locks == [['NO KEY UPDATE OF "annotations_codebook"'], []]
