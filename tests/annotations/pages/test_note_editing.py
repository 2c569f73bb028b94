"""Changing a note without a script: a version more, nothing lost of what the form doesn't show, and nothing written over unseen."""

from __future__ import annotations

from typing import Any

import pytest

from annotations.grouping import found
from annotations.models import Annotation
from archive.models import Topic
from diplomacy.accounts.models import User
from tests.annotations.coded import blind_round, code, make_coded
from tests.annotations.samples import SITE, api, path, post, send, signed_in

pytestmark = pytest.mark.usefixtures("seeds")

TOPIC = {"type": "SpecificResource", "purpose": "tagging", "source": f"{SITE}/topics/peace-treaty/"}
LINK = {"type": "SpecificResource", "purpose": "linking", "source": "https://example.org/a"}


def edit(note: Annotation) -> str:
    return f"/notebook/annotations/{note.guid}/edit/"


def comment(words: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": words, "language": "en"}


def tag(words: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": "tagging", "value": words}


def bodies(user: User, note: Annotation) -> list[Any]:
    said = signed_in(user).get(api(note)).json().get("body", [])
    return said if isinstance(said, list) else [said]


def test_a_version_more_says_what_the_form_says_and_keeps_the_rest(ann: User) -> None:
    group = found(name="Pacific", by=ann)
    note = post(
        ann, body=[comment("First."), LINK, tag("oil"), TOPIC, tag("fish, and crab"), comment("Second.")],
        motivation=["commenting", "linking"], visibility="private",
    )  # fmt: skip
    before = bodies(ann, note)
    client = signed_in(ann)
    form = client.get(edit(note)).context["form"]
    label = Topic.objects.get(slug="peace-treaty").label
    assert form.initial == {"read": 1, "words": "First.", "tags": f"oil, {label}", "codes": [], "seen_by": "private"}
    given = {"read": "1", "words": "Changed. ", "tags": f"{label}, gas", "seen_by": f"group:{group.slug}"}
    answer = client.post(edit(note), given)
    assert answer["Location"] == f"/notebook/records/8GD5-1S06/#annotation-{note.guid}"
    first, link, _oil, topic, crab, second = before
    assert bodies(ann, note) == [{**first, "value": "Changed."}, link, crab, second, topic, tag("gas")]
    note.refresh_from_db()
    assert (note.number, note.visibility, note.group_id) == (2, "group", group.pk)
    assert note.standing_version.motivations == ["commenting", "linking"]


def test_what_was_changed_meanwhile_is_shown_and_not_written_over_unseen(ann: User) -> None:
    note = post(ann, body=comment("First."))
    client = signed_in(ann)
    given = {"words": "Mine.", "tags": "", "seen_by": "public"}
    assert client.post(edit(note), {**given, "words": "From a telephone.", "read": "1"}).status_code == 302
    conflict = client.post(edit(note), {**given, "read": "1"})
    page = conflict.content.decode()
    assert (conflict.status_code, "From a telephone." in page, "Mine." in page) == (409, True, True)
    assert (conflict.context["form"]["read"].value(), bodies(ann, note)[0]["value"]) == ("2", "From a telephone.")
    assert client.post(edit(note), {**given, "read": "2"}).status_code == 302
    assert bodies(ann, note)[0]["value"] == "Mine."


def test_a_mark_without_words_may_get_some_and_a_reply_stays_one(ann: User, bob: User) -> None:
    mark = post(ann, body=None, motivation="highlighting")
    client = signed_in(ann)
    assert client.post(edit(mark), {"read": "1", "words": "", "seen_by": "public"}).status_code == 302
    assert bodies(ann, mark) == []
    send(client, body=comment("Yes."), target=f"{SITE}{path(mark)}", visibility="public")
    reply = Annotation.objects.get(reply_to=mark)
    assert "tags" not in client.get(edit(reply)).context["form"].fields
    client.post(edit(reply), {"read": "1", "words": "No.", "seen_by": "public"})
    reply.refresh_from_db()
    assert (reply.number, reply.reply_to_id, bodies(ann, reply)[0]["value"]) == (2, mark.pk, "No.")
    refused = client.post(edit(mark), {"read": "2", "words": "", "seen_by": "private"})
    assert (refused.status_code, "more people see" in refused.content.decode()) == (422, True)


def test_only_its_creator_finds_it_and_a_coding_is_changed_in_its_round(ann: User, bob: User) -> None:
    note = post(ann, body=comment("For all."))
    given = {"read": "1", "words": "x", "seen_by": "public"}
    assert [signed_in(bob).get(edit(note)).status_code, signed_in(bob).post(edit(note), given).status_code] == [
        404
    ] * 2
    assert signed_in(None).post(edit(note), given)["Location"].startswith("/accounts/login/")
    assert bodies(ann, note)[0]["value"] == "For all."
    for address in ("/notebook/", "/notebook/records/8GD5-1S06/"):
        assert [edit(note) in signed_in(user).get(address).content.decode() for user in (ann, bob)] == [True, False]
    signed_in(ann).delete(path(note))
    assert signed_in(ann).get(edit(note)).status_code == 404
    coded = make_coded()
    in_round = blind_round(coded)
    coding = post(coded.member, **coded.shared(body=code(coded.entry("Firm"))))
    Annotation.objects.filter(pk=coding.pk).update(round=in_round)
    member = signed_in(coded.member)
    answer = member.post(edit(coding), given)
    assert answer["Location"].endswith(f"/projects/{in_round.project.guid}/rounds/{in_round.number}/")
    assert edit(coding) not in member.get("/notebook/").content.decode()
    coding.refresh_from_db()
    assert coding.number == 1
