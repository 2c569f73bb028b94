"""The notebook's pages: written in without a script, searched, settled, and nobody else's."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from annotations.grouping import found
from annotations.models import Anchor, Annotation, Membership, Mention, ResearchGroup, Round
from archive.models import Report
from archive.models.identifiers import show
from diplomacy.accounts.models import User
from tests.annotations.coded import blind_round, code, make_coded
from tests.annotations.conftest import scholar
from tests.annotations.samples import SITE, next_edition, path, post, send, signed_in

RECORD = "/notebook/records/8GD5-1S06/"

pytestmark = pytest.mark.usefixtures("seeds")


def say(words: str, *tags: str) -> list[dict[str, str]]:
    tagged = [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags]
    return [{"type": "TextualBody", "value": words}, *tagged]


@pytest.fixture
def group(ann: User, bob: User) -> ResearchGroup:
    group = found(name="Pacific", by=ann)
    Membership.objects.create(group=group, user=bob)
    return group


def listed(user: User, query: str = "") -> list[str]:
    """The first words of each note on that page of the notebook."""
    response = signed_in(user).get(f"/notebook/?{query}")
    assert response.status_code == 200
    return [row["bodies"][0]["words"] for row in response.context["rows"]]


def test_a_note_is_written_without_a_script(ann: User) -> None:
    client = signed_in(ann)
    given = {
        "on": "TKV5GJRR",
        "quotation": "expressing   gratitude",
        "words": "So.",
        "tags": "peace treaty, of my own,",
        "seen_by": "private",
    }
    response = client.post(RECORD, given)
    [note] = Annotation.objects.all()
    assert (response.status_code, response["Location"]) == (302, f"{RECORD}#annotation-{note.guid}")
    assert note.visibility == "private"
    anchor = note.anchors.get()
    assert (anchor.identity_id, anchor.exact) == ("TKV5GJRR", "expressing gratitude")
    bodies = [
        (body.kind, body.topic.slug if body.topic else body.value)
        for body in note.standing_version.bodies.order_by("ordinal")
    ]
    assert bodies == [("comment", "So."), ("tag", "peace-treaty"), ("tag", "of my own")]
    client.post(f"{RECORD}?reply={note.guid}", {"words": "Or not.", "seen_by": "private"})
    assert Annotation.objects.get(reply_to=note).standing_version.bodies.get().value == "Or not."
    page = client.get(RECORD).content.decode()
    assert [page.find(words) > 0 for words in ("So.", "Or not.", "expressing gratitude</p>")] == [True] * 3


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({}, "Write something, or give a code or a tag."),
        ({"words": "x", "quotation": "never said"}, "quotation"),
        ({"words": "x", "on": "nowhere"}, "valid choice"),
        ({"tags": "x" * 201}, "A tag has at most 200 characters."),
        ({"words": "x", "seen_by": "group:theirs"}, "valid choice"),
    ],
)
def test_what_can_not_be_kept_is_said(given: dict[str, str], reason: str, ann: User) -> None:
    response = signed_in(ann).post(RECORD, {"on": "TKV5GJRR", "seen_by": "private", **given})
    assert (response.status_code, Annotation.objects.count()) == (422, 0)
    assert reason in response.content.decode()


def test_visitors_read_and_write_nothing(ann: User) -> None:
    post(ann, body=say("for all"))
    post(ann, body=say("quagga"), visibility="private")
    visitor = signed_in(None)
    page = visitor.get(RECORD).content.decode()
    assert ("for all" in page, "quagga" in page, "<form" in page) == (True, False, False)
    assert visitor.post(RECORD, {"words": "x"}).status_code == 302
    addresses = ("/notebook/", "/notebook/settle/", "/notebook/mentions/")
    assert {visitor.get(one)["Location"] for one in addresses} == {f"/accounts/login/?next={one}" for one in addresses}


def test_the_notebook_has_ones_own_and_ones_groups_and_finds_in_them(
    ann: User, bob: User, group: ResearchGroup
) -> None:
    stranger = scholar("stranger")
    selector = {"type": "TextQuoteSelector", "exact": "expressing gratitude"}
    quoted = {"type": "SpecificResource", "source": f"{SITE}/s/TKV5-GJRR", "selector": selector}
    post(ann, body=say("first thought", "oil"), target=quoted, visibility="private")
    post(ann, body=say("ours"), visibility="group", group=f"{SITE}/groups/{group.slug}/")
    post(bob, body=say("second thought"), visibility="private")
    post(stranger, body=say("a public thought"))
    today = timezone.now().date().isoformat()
    queries: dict[str, list[str]] = {
        "": ["ours", "first thought"],
        "words=thought": ["first thought"],
        "words=thought+first": ["first thought"],
        "quotation=EXPRESSING+grat": ["first thought"],
        "tag=OIL": ["first thought"],
        "code=oil": [],
        "creator=bob": [],
        f"group={group.slug}": ["ours"],
        "visibility=private": ["first thought"],
        f"made_from={today}": ["ours", "first thought"],
        "made_until=2001-01-01": [],
        "record_keeper=mofa-japan": ["ours", "first thought"],
        "date_after=2003&date_before=2003": ["ours", "first thought"],
        "date_after=2004": [],
        "speaker=junichiro-koizumi": ["ours", "first thought"],
        "speaker=vladimir-putin": [],
    }
    assert {query: listed(ann, query) for query in queries} == queries
    assert listed(bob) == ["second thought", "ours"]
    assert listed(stranger) == ["a public thought"]
    assert signed_in(ann).get("/notebook/?date_after=never").status_code == 422
    assert signed_in(ann).get("/notebook/?cursor=forged").status_code == 404


def test_the_notebook_turns_its_pages(ann: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotations.pages.notebook.SIZE", 2)
    for number in range(3):
        post(ann, body=say(f"{number} note"))
    client = signed_in(ann)
    first = client.get("/notebook/?words=note")
    second = client.get(f"/notebook/{first.context['links']['next']}")
    pages = [[row["bodies"][0]["words"] for row in page.context["rows"]] for page in (first, second)]
    assert pages == [["2 note", "1 note"], ["0 note"]]
    assert second.context["links"] == {"first": "?words=note", "next": ""}


def test_ones_own_place_is_settled_and_nobody_elses(
    ann: User, bob: User, seeds: dict[str, Report], editor: User
) -> None:
    selector = {"type": "TextQuoteSelector", "exact": "May 30, 2003"}
    note = post(ann, target={"type": "SpecificResource", "source": f"{SITE}/reports/8GD5-1S06/", "selector": selector})
    next_edition(seeds["001"], editor, "May 30, 2003", "In the spring")
    anchor = Anchor.objects.get(annotation=note, major=2)
    assert anchor.is_open
    address = f"/notebook/annotations/{note.guid}/settle/"
    client = signed_in(ann)
    assert [row["guid"] for row in client.get("/notebook/settle/").context["rows"]] == [note.guid]
    assert client.get(address).status_code == 200
    assert [signed_in(bob).get(address).status_code, signed_in(bob).post(address, {"how": "lost"}).status_code] == [
        404
    ] * 2
    assert client.post(address, {"how": "place", "exact": "nowhere to be found"}).status_code == 422
    there = {"how": "place", "exact": "In the spring", "start": "0", "end": "13"}
    assert client.post(address, there).status_code == 422  # other words stand at that place
    assert client.post(address, {**there, "edition": "1"}).status_code == 302  # which is settled
    anchor.refresh_from_db()
    assert anchor.is_open
    start = anchor.edition.document["record"]["text"].index("In the spring")
    there |= {"start": str(start), "end": str(start + 13), "edition": "2"}
    assert client.post(address, there).status_code == 302
    anchor.refresh_from_db()
    assert (anchor.exact, anchor.is_certain, anchor.is_open) == ("In the spring", True, False)
    assert client.get("/notebook/settle/").context["rows"] == []


def test_mentions_are_ones_own_and_read_once(ann: User, bob: User) -> None:
    note = post(ann, body=say("see @bob"))
    send(signed_in(bob), body={"type": "TextualBody", "value": "seen"}, target=f"{SITE}{path(note)}")

    def kinds(user: User, name: str) -> list[Any]:
        rows = signed_in(user).get("/notebook/mentions/").context[name]
        return [(row["mention"].kind, row["bodies"][0]["words"]) for row in rows]

    assert (kinds(ann, "unread"), kinds(bob, "unread")) == ([("reply", "seen")], [("named", "see @bob")])
    signed_in(bob).post("/notebook/mentions/", {"last": str(Mention.objects.latest("pk").pk)})
    assert (kinds(ann, "unread"), kinds(bob, "unread"), kinds(bob, "read")) == (
        [("reply", "seen")],
        [],
        [("named", "see @bob")],
    )
    Annotation.objects.filter(pk=note.pk).update(hidden_at=timezone.now())
    assert kinds(bob, "read") == []


def test_a_note_is_deleted_by_its_creator_alone(ann: User, bob: User) -> None:
    note = post(ann)
    address = f"/notebook/annotations/{note.guid}/delete/"
    assert signed_in(bob).post(address).status_code == 404
    assert (signed_in(ann).get(address).status_code, signed_in(ann).post(address).status_code) == (200, 302)
    note.refresh_from_db()
    assert note.deleted_at is not None


def test_what_was_coded_in_a_round_is_deleted_while_it_is_open_and_stays_once_it_is_closed() -> None:
    coded = make_coded()
    in_round = blind_round(coded)
    notes = [post(coded.member, **coded.shared(body=code(coded.entry("Firm")))) for _ in range(2)]
    Annotation.objects.filter(pk__in=[note.pk for note in notes]).update(round=in_round)
    client = signed_in(coded.member)

    def delete(note: Annotation) -> bool:
        assert client.post(f"/notebook/annotations/{note.guid}/delete/").status_code == 302
        note.refresh_from_db()
        return note.deleted_at is not None

    deleted = delete(notes[0])
    Round.objects.update(closed_at=timezone.now())
    assert (deleted, delete(notes[1])) == (True, False)
    told = client.get("/notebook/").content.decode()
    assert "the round is closed" in told  # which the refusal said
    link = f'href="/notebook/annotations/{notes[1].guid}/delete/"'
    for page in ("/notebook/", f"/notebook/records/{show(notes[1].report.rid)}/"):
        told = client.get(page).content.decode()
        assert (link in told, "Coded in a round that is closed: it stays as it is." in told) == (False, True), page
    asked = client.get(f"/notebook/annotations/{notes[1].guid}/delete/")
    assert (asked.status_code, "<form" in asked.content.decode().partition("<main")[2].partition("</main>")[0]) == (
        409,
        False,
    )
    Round.objects.update(closed_at=None)
    assert link in client.get("/notebook/").content.decode()
