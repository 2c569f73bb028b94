"""Annotating, revising and deleting: what can be annotated by whom, who is told, and what stays."""

from __future__ import annotations

import json
from typing import Any

import pytest

from annotations.grouping import found
from annotations.models import Anchor, Annotation, Body, Membership, Mention
from archive.models import Report
from archive.models.identifiers import show
from diplomacy.accounts.models import User
from tests.annotations.conftest import scholar
from tests.annotations.samples import LD, SITE, STATEMENT, document, path, post, send, signed_in

pytestmark = pytest.mark.usefixtures("seeds")


def refused(user: User, **members: Any) -> Any:
    response = send(signed_in(user), **members)
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json"), response.content
    problem = response.json()
    return problem["errors"][0]["pointer"], problem["errors"][0]["detail"], problem.get("places")


def revise(annotation: Annotation, user: User, **members: Any) -> Any:
    client = signed_in(user)
    etag = client.get(path(annotation))["ETag"]
    return client.put(path(annotation), json.dumps(document(**members)), content_type=LD, headers={"If-Match": etag})


def anchor(annotation: Annotation) -> tuple[Any, ...]:
    made = Anchor.objects.get(annotation=annotation)
    return (made.edition.number, made.identity_id, made.start, made.end, made.exact, made.status)


@pytest.mark.parametrize(
    "address",
    [
        STATEMENT,
        "/s/tkv5gjrr",
        "/s/TKV5-GJRR/1",
        f"{SITE}/api/v1/statements/TKV5-GJRR/",
    ],
)
def test_a_statement_is_annotated_by_any_of_its_addresses(ann: User, address: str) -> None:
    assert anchor(post(ann, target=address))[1:] == ("TKV5GJRR", None, None, "", "made")


def test_a_record_and_an_edition_are_annotated(seeds: dict[str, Report], ann: User) -> None:
    rid = show(seeds["001"].rid)
    for address in (
        f"/reports/{rid}/",
        f"{SITE}/api/v1/reports/{rid}/",
        f"/reports/{rid}/1/",
        f"/api/v1/editions/{rid}/1.0/",
    ):
        assert anchor(post(ann, target=address))[1:] == (None, None, None, "", "made")


def test_a_stretch_is_found_by_its_quotation_in_the_statement_that_is_named(
    seeds: dict[str, Report], ann: User
) -> None:
    text = seeds["001"].text
    statement = signed_in(None).get("/api/v1/statements/TKV5GJRR/").json()
    words = next(
        word
        for word in statement["text"].split()
        if statement["text"].count(word) == 1 and text.count(word) > 1 and len(word) > 3
    )
    start = statement["start"] + statement["text"].index(words)
    target = {"source": STATEMENT, "selector": {"type": "TextQuoteSelector", "exact": words}}
    assert anchor(post(ann, target=target))[1:] == ("TKV5GJRR", start, start + len(words), words, "made")
    pointer, detail, places = refused(ann, target={**target, "source": f"/reports/{show(seeds['001'].rid)}/"})
    assert (pointer, len(places)) == ("#/target/selector", text.count(words))
    assert {"start": start, "end": start + len(words)} in places
    assert f"{text.count(words)} times" in detail


def test_a_position_and_a_quotation_that_disagree_are_refused_with_both(ann: User) -> None:
    statement = signed_in(None).get("/api/v1/statements/TKV5GJRR/").json()
    quotation = {"type": "TextQuoteSelector", "exact": statement["text"][:30]}
    position = {"type": "TextPositionSelector", "start": statement["start"] + 5, "end": statement["start"] + 35}
    pointer, detail, places = refused(ann, target={"source": STATEMENT, "selector": [quotation, position]})
    assert pointer == "#/target/selector"
    assert statement["text"][:30] in detail
    assert statement["text"][5:35] in detail
    assert places == [{"start": statement["start"], "end": statement["start"] + 30}]


def test_offsets_outside_the_statement_that_is_named_are_refused(ann: User) -> None:
    target = {"source": STATEMENT, "selector": {"type": "TextPositionSelector", "start": 0, "end": 5}}
    assert "is not in the statement" in refused(ann, target=target)[1]


def test_what_is_not_published_is_refused_like_what_is_not_there(ann: User, draft: Report) -> None:
    sid = draft.parts.filter(kind="statement").earliest("ordinal").statement.identity_id
    answers = [
        refused(ann, target=address)
        for address in (f"/reports/{show(draft.rid)}/", f"/s/{show(sid)}", "/reports/0000-0000/", "/s/0000-0000")
    ]
    assert answers == [("#/target", "nothing that is published has this address", None)] * 4


@pytest.mark.parametrize(
    "address", ["https://example.org/", "/", "/people/vladimir-putin/", "/s/TKV5-GJRS", "/s/TKV5-GJRR/9", f"{SITE}.example.org/s/TKV5-GJRR", "/annotations/00000000-0000-0000-0000-000000000000/"]
)  # fmt: skip
def test_what_is_nothing_to_annotate_is_refused(ann: User, address: str) -> None:
    assert refused(ann, target=address)[0] == "#/target"


def test_a_topic_of_the_archive_is_a_tag_and_a_hidden_one_is_none(ann: User, draft: Report) -> None:
    topic = {"type": "SpecificResource", "source": f"{SITE}/topics/peace-treaty/", "purpose": "tagging"}
    made = post(ann, body=topic)
    assert list(Body.objects.values_list("version__annotation", "kind", "value", "topic__slug")) == [
        (made.pk, "tag", "Peace treaty", "peace-treaty")
    ]
    assert refused(ann, body={**topic, "source": f"{SITE}/topics/zanzibarite-question/"})[0] == "#/body"
    assert (
        refused(ann, body={**topic, "source": {"id": f"{SITE}/topics/peace-treaty/", "label": "War"}})[0] == "#/body"
    )


@pytest.mark.parametrize(
    ("parent", "reply", "is_taken"),
    [
        ("public", "public", True),
        ("public", "group", True),
        ("public", "private", True),
        ("group", "public", False),
        ("group", "group", True),
        ("group", "private", True),
        ("private", "public", False),
        ("private", "group", False),
        ("private", "private", True),
    ],
)
def test_a_reply_is_never_seen_by_more_people(ann: User, parent: str, reply: str, is_taken: bool) -> None:
    group = found(name="Pacific", by=ann)
    shared = {"group": {"group": f"{SITE}/groups/{group.slug}/"}}
    first = post(ann, visibility=parent, **shared.get(parent, {}))
    response = send(signed_in(ann), target=SITE + path(first), visibility=reply, **shared.get(reply, {}))
    assert response.status_code == (201 if is_taken else 400)


def test_nobody_answers_what_she_does_not_see(ann: User, bob: User) -> None:
    hidden = post(ann, visibility="private")
    assert refused(bob, target=SITE + path(hidden)) == ("#/target", "there is no such annotation", None)


def test_what_others_answered_in_public_is_not_taken_out_of_sight(ann: User, bob: User) -> None:
    first = post(ann)
    post(bob, target=SITE + path(first))
    response = revise(first, ann, visibility="private")
    assert (response.status_code, response.json()["errors"][0]["pointer"]) == (400, "#/visibility")


def test_a_thread_keeps_its_first_annotation(ann: User, bob: User) -> None:
    first = post(ann)
    second = post(bob, target=path(first), motivation=None)
    third = post(ann, target=path(second))
    assert [(one.reply_to, one.thread) for one in (first, second, third)] == [
        (None, None),
        (first, first),
        (second, first),
    ]
    assert second.versions.get().motivations == ["replying"]


def mentions() -> list[tuple[str, str]]:
    return sorted(Mention.objects.values_list("recipient__username", "kind"))


def test_whoever_is_named_or_answered_and_may_see_it_is_told_once(ann: User, bob: User) -> None:
    cem = scholar("cem.k")
    first = post(ann, body={"type": "TextualBody", "value": "See @bob, @ann, @nobody and a@bob.org; ask @cem.k."})
    assert mentions() == [("bob", "named"), ("cem.k", "named")]
    revise(first, ann, body={"type": "TextualBody", "value": "@bob again"})
    post(bob, target=path(first))
    post(cem, target=path(first), visibility="private")
    assert mentions() == [("ann", "reply"), ("bob", "named"), ("cem.k", "named")]


def test_whoever_may_not_see_it_is_not_told(ann: User, bob: User) -> None:
    scholar("cem")
    group = found(name="Pacific", by=ann)
    Membership.objects.create(group=group, user=bob)
    words = {"type": "TextualBody", "value": "@bob @cem"}
    post(ann, body=words, visibility="private")
    post(ann, body=words, visibility="group", group=f"{SITE}/groups/{group.slug}/")
    assert mentions() == [("bob", "named")]


def test_only_a_member_shares_with_a_group(ann: User, bob: User) -> None:
    group = found(name="Pacific", by=ann)
    shared = {"visibility": "group", "group": f"{SITE}/groups/{group.slug}/"}
    assert refused(bob, **shared) == ("#/group", "you are in no group of this address", None)
    assert refused(bob, visibility="group", group=f"{SITE}/groups/none/") == refused(bob, **shared)


def test_a_revision_is_a_version_more(ann: User) -> None:
    made = post(ann, motivation=["commenting", "assessing"])
    assert (
        revise(
            made, ann, body={"type": "TextualBody", "value": "On second thought."}, motivation="editing"
        ).status_code
        == 200
    )
    rows = [(one.number, one.motivations, [body.value for body in one.bodies.all()]) for one in made.versions.all()]
    assert rows == [(1, ["commenting", "assessing"], ["So it is."]), (2, ["editing"], ["On second thought."])]


def test_an_annotation_stays_where_it_was_made(ann: User) -> None:
    made = post(ann)
    response = revise(made, ann, target="/s/TKV5-GJRR/1", visibility=None)
    assert (response.status_code, response.json()["visibility"]) == (200, "public")
    elsewhere = revise(
        made, ann, target={"source": STATEMENT, "selector": {"type": "TextPositionSelector", "start": 950, "end": 960}}
    )
    assert (elsewhere.status_code, elsewhere.json()["errors"][0]["pointer"]) == (400, "#/target")


def test_what_is_known_everywhere_is_not_changed(ann: User) -> None:
    made = post(ann, id="urn:mine", canonical="urn:all")
    assert (made.via, made.canonical) == (["urn:mine"], "urn:all")
    assert revise(made, ann).json()["errors"][0]["pointer"] == "#/canonical"
    assert revise(made, ann, canonical="urn:all", id="urn:mine").json()["errors"][0]["pointer"] == "#/id"


def test_deleting_erases_what_was_said_and_leaves_replies(ann: User, bob: User) -> None:
    first = post(ann)
    reply = post(bob, target=path(first))
    client = signed_in(ann)
    assert client.delete(path(first)).status_code == 204
    assert [client.get(path(one)).status_code for one in (first, reply)] == [410, 200]
    assert signed_in(bob).get(path(reply)).json()["target"] == SITE + path(first)
    assert not Body.objects.filter(version__annotation=first).exists()
    assert client.delete(path(first)).status_code == 410
    assert Anchor.objects.filter(annotation=first).exists()
    lone = post(ann)
    client.delete(path(lone))
    assert not Anchor.objects.filter(annotation=lone).exists()


def test_nobody_changes_what_is_anothers(ann: User, bob: User) -> None:
    made = post(ann)
    assert revise(made, bob).status_code == 403
    assert signed_in(bob).delete(path(made)).status_code == 403
    private = post(ann, visibility="private")
    assert signed_in(bob).delete(path(private)).status_code == 404
