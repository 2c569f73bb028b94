"""What stands beside a record: seen by whom it may be, 304 while nothing has changed, with the same queries however much there is."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annotations.grouping import found
from annotations.models import Annotation, Membership, ResearchGroup
from archive.models import Proposition, Report, Topic
from archive.models.identifiers import show
from diplomacy.accounts.models import User
from tests.annotations.coded import blind_round, code, make_coded, position
from tests.annotations.conftest import scholar
from tests.annotations.samples import LD, SITE, document, next_edition, path, post, send, signed_in

BESIDE = "/notebook/records/8GD5-1S06/1/"
QUOTED = "expressing gratitude"

pytestmark = pytest.mark.usefixtures("seeds")


@pytest.fixture
def group(ann: User, bob: User) -> ResearchGroup:
    group = found(name="Pacific", by=ann)
    Membership.objects.create(group=group, user=bob)
    return group


def seen_by(user: User | None, address: str = BESIDE) -> list[str]:
    """The first words of each note that is there for the account."""
    return [
        one["bodies"][0]["words"] if not one.get("is_gone") else "gone"
        for one in signed_in(user).get(address).json()["annotations"]
    ]


def say(words: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": words}


def test_each_sees_their_own_their_groups_and_the_publics(ann: User, bob: User, group: ResearchGroup) -> None:
    stranger = scholar("stranger")
    post(ann, body=say("mine"), visibility="private")
    post(ann, body=say("ours"), visibility="group", group=f"{SITE}/groups/{group.slug}/")
    post(ann, body=say("all's"))
    hidden = post(ann, body=say("hidden"))
    Annotation.objects.filter(pk=hidden.pk).update(hidden_at=timezone.now())
    everybody = {user.username if user else "": seen_by(user) for user in (ann, bob, stranger, None)}
    assert everybody == {
        "ann": ["mine", "ours", "all's", "hidden"],
        "bob": ["ours", "all's"],
        "stranger": ["all's"],
        "": ["all's"],
    }


def test_says_what_a_page_needs(ann: User, bob: User, group: ResearchGroup) -> None:
    body = [say("So."), {"type": "SpecificResource", "purpose": "tagging", "source": f"{SITE}/topics/peace-treaty/"}]
    note = post(ann, body=body, visibility="group", group=f"{SITE}/groups/{group.slug}/")
    answer = signed_in(bob).get(BESIDE)
    whole = answer.json()
    [entry] = whole.pop("annotations")
    assert whole == {
        "record": "8GD5-1S06",
        "edition": "1.0",
        "site": SITE,
        "text": f"{BESIDE}text/",
        "me": {
            "name": "bob",
            "called": "bob",
            "groups": [
                {
                    "slug": group.slug,
                    "name": "Pacific",
                    "members": [{"name": "ann", "called": "ann"}, {"name": "bob", "called": "bob"}],
                }
            ],
        },
    }
    moments = [entry.pop(name) for name in ("created", "modified")]
    assert all(moment.endswith("Z") for moment in moments)
    assert entry == {
        "guid": str(note.guid),
        "creator": {"name": "ann", "called": "ann"},
        "mine": False,
        "visibility": "group",
        "group": group.slug,
        "is_hidden": False,
        "is_coding": False,
        "motivations": ["commenting"],
        "bodies": [
            {"kind": "comment", "words": "So."},
            {
                "kind": "tag",
                "words": Topic.objects.get(slug="peace-treaty").label,
                "topic": "peace-treaty",
                "href": "/topics/peace-treaty/",
            },
        ],
        "reply_to": None,
        "anchor": {
            "sid": "TKV5GJRR",
            "start": None,
            "end": None,
            "exact": "",
            "status": "made",
            "is_certain": True,
            "reason": "",
            "to_settle": False,
        },
    }
    assert {name: answer[name] for name in ("Cache-Control", "Vary")} == {
        "Cache-Control": "private, no-cache",
        "Vary": "Cookie",
    }
    assert "csrftoken" in answer.cookies


def test_is_304_until_something_changes_for_that_reader(ann: User, bob: User, group: ResearchGroup) -> None:
    note = post(ann, body=say("ours"), visibility="group", group=f"{SITE}/groups/{group.slug}/")
    client = signed_in(bob)
    tag = client.get(BESIDE)["ETag"]

    def status() -> int:
        return client.get(BESIDE, headers={"If-None-Match": tag}).status_code

    statuses = [status()]
    post(ann, body=say("hers"), visibility="private")
    statuses.append(status())
    send(signed_in(bob), body=say("answered"), target=f"{SITE}{path(note)}", visibility="private")
    statuses.append(status())
    tag = client.get(BESIDE)["ETag"]
    signed_in(ann).delete(path(note))
    statuses.append(status())
    tag = client.get(BESIDE)["ETag"]
    Membership.objects.filter(user=bob).update(left_at=timezone.now())
    statuses.append(status())
    assert statuses == [304, 304, 200, 200, 200]
    assert tag != signed_in(ann).get(BESIDE)["ETag"]


def test_replies_stay_where_what_they_answer_was_deleted(ann: User, bob: User) -> None:
    note = post(ann, body=say("first"))
    send(signed_in(bob), body=say("answer"), target=f"{SITE}{path(note)}", visibility="public")
    signed_in(ann).delete(path(note))
    assert seen_by(None) == ["gone", "answer"]
    [gone, _] = Client().get(BESIDE).json()["annotations"]
    assert (sorted(gone), gone["anchor"]["sid"]) == (["anchor", "guid", "is_gone"], "TKV5GJRR")


def test_follows_into_a_new_edition(ann: User, seeds: dict[str, Report], editor: User) -> None:
    target = {
        "type": "SpecificResource",
        "source": f"{SITE}/s/TKV5-GJRR",
        "selector": {"type": "TextQuoteSelector", "exact": QUOTED},
    }
    post(ann, body=say("here"), target=target)
    [before] = Client().get(BESIDE).json()["annotations"]
    edition = next_edition(seeds["001"], editor, "May 30, 2003", "Friday, May 30, 2003")
    after = Client().get(BESIDE.replace("/1/", f"/{edition.major}/")).json()
    [moved] = after["annotations"]
    there = Client().get(after["text"]).json()["text"]
    anchor = moved["anchor"]
    assert (anchor["status"], there[anchor["start"] : anchor["end"]]) == ("unchanged", QUOTED)
    assert anchor["start"] == before["anchor"]["start"] + len("Friday, ")
    assert Client().get(BESIDE).json()["annotations"][0]["anchor"]["status"] == "made"


def test_the_text_is_the_editions_and_its_blocks(seeds: dict[str, Report]) -> None:
    answer = Client().get(f"{BESIDE}text/")
    record = seeds["001"].current_edition.document["record"]  # type: ignore[union-attr]
    assert answer.json() == {
        "text": record["text"],
        "parts": [[part["kind"], part["start"], part["end"], part.get("sid")] for part in record["parts"]],
        "emendations": [[one["start"], one["end"]] for one in record["emendations"]],
    }
    assert Client().get(f"{BESIDE}text/", headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_nothing_stands_beside_what_is_not_published(draft: Report, ann: User) -> None:
    hidden = f"/notebook/records/{show(draft.rid)}/"
    addresses = (
        f"{hidden}1/",
        f"{hidden}1/text/",
        hidden,
        "/notebook/records/8GD5-1S06/9/",
        "/notebook/records/8GD5-1S07/1/",
    )
    assert {signed_in(ann).get(address).status_code for address in addresses} == {404}


@pytest.mark.parametrize(
    ("address", "most"),
    [(BESIDE, 14), ("/notebook/records/8GD5-1S06/", 14), ("/notebook/", 17), ("/notebook/mentions/", 14)],
)
def test_as_many_queries_with_three_as_with_one(address: str, most: int, ann: User, bob: User) -> None:
    client = signed_in(ann)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    def talk() -> None:
        note = post(ann)
        send(signed_in(bob), target=f"{SITE}{path(note)}", body=say("@ann"))

    talk()
    one = count()
    talk()
    talk()
    assert (count(), one <= most) == (one, True)


def test_while_a_round_is_blind_nobody_else_sees_its_codings_or_that_there_are_any() -> None:
    coded = make_coded()
    hers = post(coded.member, **coded.shared(body=[code(coded.entry("Firm")), position(rationale="quagga")]))
    in_round = blind_round(coded)
    addresses = (BESIDE, "/notebook/records/8GD5-1S06/", "/notebook/")

    def shown() -> dict[str, list[bool]]:
        people = {"member": coded.member, "editor": coded.editor, "owner": coded.owner}
        return {
            name: [b"quagga" in signed_in(user).get(address).content for address in addresses]
            for name, user in people.items()
        }

    before = signed_in(coded.owner).get(BESIDE)
    assert shown() == dict.fromkeys(("member", "editor", "owner"), [True] * 3)
    Annotation.objects.filter(pk=hers.pk).update(round=in_round)
    blind = signed_in(coded.owner).get(BESIDE)
    assert shown() == {"member": [True] * 3, "editor": [False] * 3, "owner": [False] * 3}
    assert (blind.json()["annotations"], blind["ETag"] != before["ETag"]) == ([], True)
    Annotation.objects.filter(pk=hers.pk).delete()
    assert signed_in(coded.owner).get(BESIDE)["ETag"] == blind["ETag"]


def test_codings_are_told_in_words() -> None:
    coded = make_coded()
    post(coded.member, **coded.shared(body=[code(coded.entry("Firm")), position(rationale="He says so.")]))
    [entry] = signed_in(coded.owner).get(BESIDE).json()["annotations"]
    proposition = Proposition.objects.get(slug="peace-treaty-early").text
    said = f"Vladimir Putin: {proposition} (supports, strength 2, states, explicit) – He says so."
    assert entry["bodies"] == [
        {"kind": "code", "words": "Firm", "colour": "#124e78", "codebook": "Zebra frames", "version": 1},
        {"kind": "position", "words": said},
    ]


def test_whoever_has_signed_in_writes_with_the_token_that_comes_beside(ann: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ann)
    assert send(client, "/api/v1/annotations/").status_code == 403
    token = client.get(BESIDE).cookies["csrftoken"].value
    sent = json.dumps(document())
    for content_type in (LD, "application/json"):
        answer = client.post("/api/v1/annotations/", sent, content_type=content_type, headers={"X-CSRFToken": token})
        assert answer.status_code == 201, answer.content
