"""The workbench's state, operations, undo and redo, and who is there."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from archive.desk.workbench.joining import joined_because
from archive.editing import Operation, apply
from archive.models import (
    Emendation,
    Finding,
    Flag,
    Identification,
    Position,
    Presence,
    Report,
    Revision,
    Submission,
    Tag,
)
from archive.models.identifiers import show
from diplomacy.accounts.models import User
from tests.archive.conftest import account

from .workbench import Desk, made, statements

pytestmark = pytest.mark.usefixtures("seeds")

POSITION: dict[str, Any] = {
    "proposition": "peace-treaty-early", "holder_country": "japan", "direction": "supports", "strength": 2, "act": "proposes",
    "evidence": "explicit", "on_behalf_of": "japan", "claims_also_for": ["vladimir-putin"], "directed_at": "russian-federation",
    "condition": "at a suitable time", "rationale": "says so",
}  # fmt: skip


QUERIES = {"state": 10, "confirm": 35, "tag": 44, "undo": 48, "redo": 48, "presence": 16, "conflict": 20}
"""Of each address, with the session, the account and its permissions."""


@pytest.fixture
def report(seeds: dict[str, Report]) -> Report:
    return seeds["001"]


@pytest.fixture
def desk(report: Report, editor: User) -> Desk:
    return Desk(report, editor)


@pytest.fixture
def other(db: None) -> User:
    return account("otto", "Editor", first_name="Otto", last_name="Other")


def test_the_state_says_what_the_record_is_and_who_has_seen_what(desk: Desk, report: Report, editor: User) -> None:
    state = desk.state()
    assert {
        name: state[name] for name in ("version", "title", "rid", "url", "state", "text", "others", "submission")
    } == {
        "version": report.version,
        "title": "Japan-Russia Summit Meeting",
        "rid": show(report.rid),
        "url": f"/reports/{show(report.rid)}/",
        "state": "published",
        "text": report.text,
        "others": [],
        "submission": None,
    }
    part = next(p for p in statements(state) if p["path"] == "1.1")
    position = Position.objects.filter(statement__identity=part["sid"]).first()
    tags = Tag.objects.filter(statement__identity=part["sid"]).order_by("pk").select_related("topic")
    assert {name: part[name] for name in part if name not in ("index", "confidence", "rule", "positions")} == {
        "kind": "statement",
        "start": part["start"],
        "end": part["end"],
        "path": "1.1",
        "place": part["place"],
        "sid": part["sid"],
        "review": "one",
        "confirmed_by": part["confirmed_by"],
        "is_mine_confirmed": False,
        "speech": part["speech"],
        "role": "statement",
        "attribution": part["attribution"],
        "answers": None,
        "speakers": part["speakers"],
        "addressees": part["addressees"],
        "conveyed_by": None,
        "conveyor": None,
        "topics": [
            {"slug": t.topic.slug, "label": t.topic.label, "start": t.start, "end": t.end, "by": t.by} for t in tags
        ],
        "flags": [],
        "said": part["said"],
    }
    found = Finding.objects.filter(report=report, start__gte=part["start"], end__lte=part["end"])
    assert {row["key"] for row in part["said"]} == {str(one.key) for one in found}
    speaker = part["speakers"][0]
    assert (speaker["person"], bool(speaker["office"]), speaker["unresolved"]) == (
        {"slug": speaker["person"]["slug"], "label": speaker["person"]["label"]},
        True,
        "",
    )
    assert [row["key"] for row in part["positions"]] == [str(position.key)] if position else not part["positions"]
    assert state["may"] == {
        "change": True, "check": True, "settle": True, "identify": True, "add_person": True, "submit": True,
        "comment": True, "settle_comments": True,
    }  # fmt: skip
    assert (state["undo"], state["redo"]) == (None, None)


def test_a_draft_has_no_public_address_and_says_what_is_open(draft: Report, editor: User) -> None:
    state = Desk(draft, editor).state()
    flags = Flag.objects.filter(report=draft).open()
    assert state["url"] is None
    assert state["open"] == {"flags": flags.count(), "unchecked": 2, "names": 1, "findings": 0}
    assert {flag["id"] for flag in state["flags"]} == set(flags.values_list("pk", flat=True))
    assert {part["review"] for part in statements(state)} == {"parser"}


@pytest.mark.parametrize(
    ("name", "office", "title", "reason"),
    [
        ("Igor Ivanov", "Minister", "Foreign Minister", "the same name; “Foreign Minister” is printed: Minister on the day of the event"),
        ("IVANOV", "Minister", "Minister", "the surname; “Minister” is printed: Minister on the day of the event"),
        ("И. Иванов", "Minister", "Mr", "one of the names of this person; no office is printed, and this person was Minister on the day of the event"),
        ("Igor Ivanov", None, "Mr", "the same name; no office is printed, and none is known for the day of the event"),
        ("Igor Ivanov", None, "Mayor", "the same name alone: “Mayor” is printed, which is no office known of this person for the day of the event"),
    ],
)  # fmt: skip
def test_why_a_name_means_somebody_is_told_with_what_speaks_against_it(
    name: str, office: str | None, title: str, reason: str
) -> None:
    row = {"name": name, "label": "Igor Ivanov", "surname": "Ivanov", "office": office}
    assert joined_because(row, title) == reason
    assert joined_because({**row, "label": None, "surname": None}, title) == ""


def test_the_names_of_a_record_come_with_the_reasons(seeds: dict[str, Report], editor: User) -> None:
    named = {row["name"]: row for row in Desk(seeds["003"], editor).state()["names"]}
    assert named["Igor Ivanov"]["reason"].startswith("the same name; “")
    assert all(bool(row["reason"]) == bool(row["person"] and not row["decision"]) for row in named.values())


def test_an_open_submission_and_whoever_else_is_there_are_shown(draft: Report, editor: User, other: User) -> None:
    Submission.objects.create(report=draft, version=draft.version, by=other, note="Please.")
    Presence.objects.create(report=draft, user=other, seen_at=timezone.now())
    state = Desk(draft, editor).state()
    assert [one["name"] for one in state["others"]] == ["Otto Other"]
    assert (state["submission"]["by"], state["submission"]["note"]) == ("Otto Other", "Please.")


def test_a_flag_of_an_earlier_text_has_no_place_in_this_one(desk: Desk, report: Report) -> None:
    first = desk.state()["parts"][4]
    there = Flag.objects.create(report=report, message="here", start=first["start"], end=first["end"], revision=1)
    state = desk.state()
    assert state["parts"][4]["flags"] == [
        {"id": there.pk, "kind": "parser", "message": "here", "start": first["start"], "end": first["end"]}
    ]
    Flag.objects.filter(pk=there.pk).update(revision=99)  # of no revision of this text
    state = desk.state()
    assert state["parts"][4]["flags"] == []
    assert [(flag["message"], flag["start"]) for flag in state["flags"] if flag["id"] == there.pk] == [("here", None)]


def test_a_flag_that_names_a_statement_stands_at_it(desk: Desk, report: Report) -> None:
    part = statements(desk.state())[1]
    named = Flag.objects.create(report=report, kind="judgement", message=f"look at {part['sid']}", revision=1)
    state = desk.state()
    flagged = [(one["sid"], flag["id"]) for one in state["parts"] for flag in one["flags"]]
    assert flagged == [(part["sid"], named.pk)]


# Operations ----------------------------------------------------------------------------------------------------------


def test_one_request_is_one_revision_and_answers_with_the_new_state(desk: Desk, report: Report, editor: User) -> None:
    one, two = statements(desk.state())[:2]
    status, state = desk.apply(
        ("set_topics", {"sid": one["sid"], "topics": ["iraq"]}),
        ("tag", {"sid": two["sid"], "topic": "iraq"}),
        ("code", {**POSITION, "sid": two["sid"], "start": two["start"], "end": two["end"]}),
        ("confirm", {"parts": [one["index"], two["index"]]}),
    )
    assert (status, state["version"], state["merged_with"], state["repeated"]) == (200, report.version + 1, [], False)
    assert {part["sid"]: part["review"] for part in statements(state)[:2]} == {one["sid"]: "two", two["sid"]: "two"}
    assert statements(state)[1]["is_mine_confirmed"]
    assert [(t["slug"], t["by"]) for t in statements(state)[0]["topics"]] == [("iraq", "ed")]
    coded = next(p for p in statements(state)[1]["positions"] if p["rationale"] == "says so")
    assert coded == {
        **POSITION,
        "key": coded["key"],
        "sid": two["sid"],
        "proposition": {"slug": "peace-treaty-early", "text": coded["proposition"]["text"]},
        "holder": "Japan",
        "labels": {
            "holder_country": "Japan",
            "on_behalf_of": "Japan",
            "directed_at": "Russian Federation",
            "claims_also_for": ["Vladimir Putin"],
        },
        "holder_person": None,
        "holder_organization": None,
        "holder_collective": None,
        "attributed_by": None,
        "start": two["start"],
        "end": two["end"],
        "by": "ed",
    }
    assert state["undo"] == "set the topics; tag “iraq”; code a position and 1 more"
    assert state == {**desk.state(), "merged_with": [], "repeated": False}


def test_nobody_signs_or_checks_in_anothers_name(desk: Desk, other: User, editor: User) -> None:
    part = statements(desk.state())[0]
    desk.apply(
        ("tag", {"sid": part["sid"], "topic": "iraq", "by": "Somebody Else"}),
        ("confirm", {"part": part["index"], "by": other.pk}),
        ("emend", {"start": 0, "end": 5, "reading": "x", "reason": "y", "by": "Somebody Else"}),
    )
    assert Tag.objects.get(statement__identity=part["sid"], topic__slug="iraq").by == "ed"
    assert Emendation.objects.get(start=0, reading="x").by == "ed"
    assert statements(desk.state())[0]["is_mine_confirmed"]


def test_what_somebody_else_has_signed_is_taken_back_by_its_place(desk: Desk, report: Report) -> None:
    tag = Tag.objects.filter(statement__report=report).select_related("topic", "statement").first()
    assert tag is not None
    sent = {"sid": tag.statement.identity_id, "topic": tag.topic.slug, "start": tag.start, "end": tag.end}
    desk.apply(("emend", {"start": 0, "end": 5, "reading": "x", "reason": "y"}), ("gloss", {"start": 6, "end": 9}))
    status, state = desk.apply(
        ("untag", sent), ("unemend", {"start": 0, "end": 5}), ("ungloss", {"start": 6, "end": 9})
    )
    assert status == 200
    assert not Tag.objects.filter(pk=tag.pk).exists()
    assert 0 not in [mark["start"] for mark in (*state["emendations"], *state["glosses"])]


def test_a_request_sent_again_after_a_lost_answer_is_done_once(desk: Desk, report: Report) -> None:
    part = statements(desk.state())[0]
    token = str(uuid.uuid4())
    operation = ("split", {"part": part["index"], "at": report.text.index(" ", part["start"] + 9)})
    answers = [desk.apply(operation, version=report.version, token=token) for _ in range(2)]
    assert [(status, state["version"], state["repeated"]) for status, state in answers] == [
        (200, report.version + 1, False),
        (200, report.version + 1, True),
    ]


def test_what_changes_nothing_makes_no_revision(desk: Desk, report: Report) -> None:
    part = statements(desk.state())[0]
    status, state = desk.apply(("attribute", {"part": part["index"], "role": part["role"]}))
    assert (status, state["version"], state["undo"]) == (200, report.version, None)


def test_others_work_elsewhere_is_merged_and_told(desk: Desk, report: Report, other: User) -> None:
    first, *_, last = statements(desk.state())
    Desk(report, other).apply(("split", {"part": first["index"], "at": report.text.index(" ", first["start"] + 9)}))
    status, state = desk.apply(("attribute", {"part": last["index"], "role": "question"}), version=report.version)
    assert (status, state["merged_with"]) == (200, [{"by": "Otto Other", "operation": "split a part"}])
    assert [part["role"] for part in statements(state) if part["sid"] == last["sid"]] == ["question"]


def test_a_conflict_says_whose_what_and_where_and_writes_nothing(desk: Desk, report: Report, other: User) -> None:
    first = statements(desk.state())[0]
    sent = ("attribute", {"part": first["index"], "role": "question"})
    Desk(report, other).apply(sent)
    status, told = desk.apply(
        ("attribute", {"part": first["index"], "conveyed_by": "Igor Ivanov"}), version=report.version
    )
    conflict = told["conflict"]
    assert (status, conflict["version"]) == (409, report.version + 1)
    assert [(one["by"], one["operation"], one["parts"], one["revision"]) for one in conflict["theirs"]] == [
        ("Otto Other", "role: question", [first["index"]], report.version + 1)
    ]
    assert conflict["yours"] == [
        {"name": "attribute", "operation": "conveyor: Igor Ivanov", "parts": [first["index"]]}
    ]
    assert conflict["why"].startswith("Somebody else has worked on the same: part")
    assert desk.state()["version"] == report.version + 1


def test_undo_and_redo_go_back_and_forth(desk: Desk, report: Report) -> None:
    before = desk.state()
    first, second = statements(before)[:2]
    desk.apply(("attribute", {"part": first["index"], "role": "question"}))
    _, after = desk.apply(("tag", {"sid": second["sid"], "topic": "iraq"}))
    _, once = desk.post("undo/", version=after["version"])
    status, twice = desk.post("undo/", version=once["version"])
    assert (status, twice["undo"], twice["redo"]) == (200, None, "role: question")
    assert (twice["parts"], twice["emendations"]) == (before["parts"], before["emendations"])
    status, told = desk.post("undo/", version=twice["version"])
    assert (status, told) == (422, {"errors": [{"message": "there is nothing of yours to undo"}]})
    _, again = desk.post("redo/", version=twice["version"])
    _, last = desk.post("redo/", version=again["version"])
    assert (last["parts"], last["redo"]) == (after["parts"], None)
    assert Revision.objects.filter(report=report).count() == report.version + 6


def test_an_undo_that_would_take_others_work_with_it_asks_first(desk: Desk, report: Report, other: User) -> None:
    first, second = statements(desk.state())[:2]
    desk.apply(("attribute", {"part": first["index"], "role": "question"}))
    _, theirs = Desk(report, other).apply(("attribute", {"part": second["index"], "role": "question"}))
    state = desk.state()
    number = theirs["version"]
    assert (state["undo"], state["undo_with"]) == (
        "role: question",
        [{"number": number, "by": "Otto Other", "operation": "role: question"}],
    )
    status, told = desk.post("undo/", version=number)
    assert (status, told["conflict"]["choices"]) == (409, ["leave", "with_theirs"])
    assert [(one["revision"], one["by"]) for one in told["conflict"]["theirs"]] == [(number, "Otto Other")]
    status, state = desk.post("undo/", version=number, with_theirs=[number])
    assert (status, {part["role"] for part in statements(state)[:2]}) == (200, {"statement"})


def test_who_is_meant_by_a_name_is_decided_with_the_operation(desk: Desk, report: Report) -> None:
    part = statements(desk.state())[0]
    operation = ("attribute", {"part": part["index"], "speakers": ["The Minister"], "attribution": "named"})
    status, state = desk.apply(operation, who={"The Minister": "igor-ivanov"})
    assert status == 200
    assert statements(state)[0]["speakers"][0]["person"] == {"slug": "igor-ivanov", "label": "Igor Ivanov"}
    assert Identification.objects.get(report=report, name="The Minister").person.slug == "igor-ivanov"  # type: ignore[union-attr]
    status, told = desk.apply(operation, who={"The Minister": "nobody-here"})
    assert (status, "there is no person" in told["errors"][0]["message"]) == (422, True)


def test_presence_is_told_to_others_and_forgotten_when_it_is_old(
    desk: Desk, report: Report, other: User, editor: User
) -> None:
    long_ago = timezone.now() - timedelta(seconds=31)
    Presence.objects.create(report=report, user=other, seen_at=long_ago)
    assert desk.post("presence/") == (200, {"others": [], "version": report.version})
    assert [row.user for row in Presence.objects.all()] == [editor]
    assert [one["name"] for one in Desk(report, other).post("presence/")[1]["others"]] == ["ed"]


def test_a_long_record_takes_as_many_queries_as_a_short_one(editor: User, other: User) -> None:
    counted: dict[int, dict[str, int]] = {}
    for items in (1, 3):
        report = made(items, editor)
        desk = Desk(report, editor)
        for user in (other, *(account(f"more{items}{n}", "Editor") for n in range(items))):
            Presence.objects.create(report=report, user=user, seen_at=timezone.now())
        for part in statements(desk.state()):
            for topic in ("trade", "iraq", "energy")[:items]:
                desk.apply(("tag", {"sid": part["sid"], "topic": topic}))
            desk.apply(("code", {**POSITION, "sid": part["sid"], "start": part["start"], "end": part["end"]}))
            Flag.objects.create(report=report, message="x", start=part["start"], end=part["end"], revision=1)
        counted[items] = {}
        state = desk.state()
        counted[items]["state"] = desk.queries
        parts = [part["index"] for part in statements(state)]
        _, state = desk.post("apply/", version=state["version"], operations=[{"name": "confirm", "arguments": {"parts": parts}}])  # fmt: skip
        counted[items]["confirm"] = desk.queries
        tags = [{"name": "tag", "arguments": {"sid": part["sid"], "topic": "korea"}} for part in statements(state)]
        _, state = desk.post("apply/", version=state["version"], operations=tags)
        counted[items]["tag"] = desk.queries
        _, state = desk.post("undo/", version=state["version"])
        counted[items]["undo"] = desk.queries
        _, state = desk.post("redo/", version=state["version"])
        counted[items]["redo"] = desk.queries
        desk.post("presence/")
        counted[items]["presence"] = desk.queries
        apply(
            report=report, operation=Operation("describe", {"place": "x"}), expected_version=state["version"], by=other
        )
        status, _told = desk.post("undo/", version=state["version"] + 1)
        counted[items]["conflict"] = desk.queries
        assert status == 409
    assert counted == {1: QUERIES, 3: QUERIES}
