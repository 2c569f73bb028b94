"""What is decided, coded and said beside the words at the workbench: names, whole positions, comments, what came back."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from archive.editing.working_copy import working_value
from archive.models import ChangeSet, Comment, Identification, Report, Submission, Voice
from archive.reviewing import commenting, submitting
from diplomacy.accounts.models import User
from tests.archive.conftest import account
from tests.archive.desk.test_workbench_page import address, fields, said_first
from tests.archive.desk.workbench import Desk, statements

NAME = "Zanzibarite"
"""Who is spoken to in the draft, and of whom nobody is known."""
OPEN = (None, "a surname alone, and no office that fits it")
"""Whom the name means before anybody has decided, and why."""


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """An editor who is signed in."""
    client.force_login(editor)
    return client


def send(desk: Client, report: Report, do: str, part: int | None = None, **values: str) -> HttpResponse:
    """The form of the first statement, with one button pressed."""
    report = Report.objects.get(pk=report.pk)
    sent = fields(report, said_first(report) if part is None else part)
    return desk.post(address(report), {**sent, "do": do, **values})  # type: ignore[return-value]


def meant(report: Report) -> set[tuple[str | None, str]]:
    """Whom the voices of that name mean, and why nobody is meant."""
    rows = Voice.objects.filter(statement__report=report, name=NAME)
    return set(rows.values_list("person__slug", "unresolved"))


# Names ----------------------------------------------------------------------------------------------------------------


def test_without_a_script_it_is_decided_who_is_meant_and_taken_back(desk: Client, draft: Report) -> None:
    assert send(desk, draft, "identify", meant_name=NAME, meant_person="Igor Ivanov", meant_note="A nickname.").status_code == 302  # fmt: skip
    assert meant(draft) == {("igor-ivanov", "")}
    assert Identification.objects.get(report=draft, name=NAME).note == "A nickname."
    assert "decided by ed: A nickname." in desk.get(address(draft)).content.decode()
    send(desk, draft, f"reopen:{NAME}")
    assert meant(draft) == {OPEN}
    (change_set,) = ChangeSet.objects.filter(verb="settle_name")
    assert change_set.reverted_by is not None


def test_that_it_can_t_be_told_is_said_in_panel_and_outline_and_is_no_work_any_more(
    desk: Client, draft: Report, editor: User
) -> None:
    before = desk.get(address(draft)).content.decode()
    assert "not identified" in before
    assert "it can’t be told who" not in before[: before.index('id="state"')]
    send(desk, draft, "cannot_tell", meant_name=NAME, meant_note="No name is given.")
    page = desk.get(address(draft))
    shown = page.content.decode().partition('<script id="state"')[0]
    assert "it can’t be told who is meant" in shown
    assert '<span class="mark mark-cannot_tell">it can’t be told who</span>' in shown
    assert "mark-unidentified" not in shown
    assert page.context["state"]["open"]["names"] == 0


@pytest.mark.parametrize(
    ("do", "values", "told"),
    [
        ("identify", {"meant_name": NAME, "meant_person": "Nobody At All"}, "There is no person “Nobody At All”"),
        ("identify", {"meant_name": "Elsewhere", "meant_person": "Igor Ivanov"}, "is no name of this record"),
        ("reopen:Elsewhere", {}, "is no name of this record"),
        (f"reopen:{NAME}", {}, "Nobody has decided on"),
    ],
)
def test_what_can_t_be_decided_is_told(
    desk: Client, draft: Report, do: str, values: dict[str, str], told: str
) -> None:
    answer = send(desk, draft, do, **values)
    assert (answer.status_code, told in answer.content.decode()) == (409, True)
    assert not Identification.objects.filter(report=draft, name=NAME).exists()


def test_a_script_decides_and_is_answered_with_the_state(draft: Report, editor: User) -> None:
    desk = Desk(draft, editor)
    status, state = desk.post("names/", name=NAME, person="igor-ivanov", note="A nickname.")
    assert (status, state["told"]) == (200, f"“{NAME}” means Igor Ivanov.")
    voice = next(v for p in statements(state) for v in p["addressees"] + p["speakers"] if v["name"] == NAME)
    assert (voice["person"]["slug"], voice["is_decided"]) == ("igor-ivanov", True)
    (name,) = (one for one in state["names"] if one["name"] == NAME)
    assert (name["decision"]["by"], name["decision"]["note"]) == ("ed", "A nickname.")
    assert desk.post("names/", name=NAME, person="no-such")[0] == 422
    assert desk.post("names/", name=NAME, person=3)[0] == 422
    status, state = desk.post("names/", name=NAME, person=None, is_reopened=True)
    assert (status, meant(draft)) == (200, {OPEN})
    reader = account("reader", "Reviewer")
    assert Desk(draft, reader).post("names/", name=NAME, person=None)[0] == (
        200 if reader.has_perm("archive.add_identification") else 403
    )


def test_a_decision_for_several_records_is_taken_back_here_and_holds_elsewhere(
    draft: Report, seeds: dict[str, Report], editor: User
) -> None:
    from archive.deciding import decide, reopen

    other = seeds["001"]
    decide(name=NAME, reports=[draft, other], person=None, by=editor)
    assert reopen(name=NAME, report=draft, by=editor)
    assert [row.report for row in Identification.objects.filter(name=NAME)] == [other]
    assert ChangeSet.objects.get(verb="settle_name").reverted_at is None
    assert not reopen(name=NAME, report=draft, by=editor)


# Positions ------------------------------------------------------------------------------------------------------------

WHOLE = {
    "proposition": "peace-treaty-early", "holder": "Vladimir Putin", "direction": "opposes", "strength": "1",
    "act": "states", "evidence": "inferred", "position_words": "should await", "rationale": "Waiting.",
    "condition": "when both are ready", "on_behalf_of": "Russian Federation", "attributed_by": "Igor Ivanov",
    "directed_at": "Japan", "claims_also_for": "Igor Ivanov; Junichiro Koizumi",
}  # fmt: skip


def coded(report: Report) -> Any:
    positions = working_value(Report.objects.get(pk=report.pk)).layers.positions
    return next(one for one in positions if one.proposition == "peace-treaty-early")


def test_without_a_script_a_position_is_coded_whole_and_changed_in_place(desk: Client, draft: Report) -> None:
    assert send(desk, draft, "code", **WHOLE).status_code == 302
    one = coded(draft)
    assert (one.on_behalf_of, one.attributed_by, one.directed_at, one.claims_also_for, one.condition) == (
        "russian-federation", "igor-ivanov", "japan", ("igor-ivanov", "junichiro-koizumi"), "when both are ready",
    )  # fmt: skip

    # What the form shows of it, sent as it is, changes nothing but what was typed over.
    page = desk.get(f"{address(draft, said_first(draft))}&position={one.key}")
    shown = page.context["form"]["position"]
    assert page.context["form"]["is_coding"]
    typed = {**shown, "holder": "", "holder_collective": "the two sides", "direction": "mixed", "directed_at": ""}
    assert send(desk, draft, "code", **typed).status_code == 302
    changed = coded(draft)
    assert (changed.key, changed.holder_person, changed.holder_collective) == (one.key, None, "the two sides")
    assert (changed.direction, changed.strength, changed.directed_at) == ("mixed", None, None)
    kept = ("start", "end", "rationale", "condition", "claims_also_for", "on_behalf_of", "attributed_by", "act")
    assert [getattr(changed, name) for name in kept] == [getattr(one, name) for name in kept]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"holder_collective": "the two sides"}, "A position has one holder"),
        ({"key": "d9428888-122b-11e1-b85c-61cd3cbb3210"}, "The position is not there any more"),
        ({"directed_at": "Nowhere At All"}, "There is no country “Nowhere At All”"),
        ({"claims_also_for": "Igor Ivanov; Nobody At All"}, "There is no person “Nobody At All”"),
    ],
)
def test_a_position_that_can_t_be_coded_is_told_and_kept_in_the_form(
    desk: Client, draft: Report, values: dict[str, str], told: str
) -> None:
    answer = send(desk, draft, "code", **{**WHOLE, **values})
    assert (answer.status_code, told in answer.content.decode()) == (409, True)
    assert answer.context["form"]["position"] == {"key": "", "holder_collective": "", **WHOLE, **values}  # type: ignore[attr-defined]


def test_holders_are_looked_for_among_one_kind_or_all(draft: Report, editor: User) -> None:
    desk = Desk(draft, editor)
    _, found = desk.get("holders/", q="japan", kind="country")
    assert found == {"results": [{"kind": "country", "slug": "japan", "label": "Japan"}]}
    _, found = desk.get("holders/", kind="country")
    assert {row["kind"] for row in found["results"]} == {"country"}
    assert {row["slug"] for row in found["results"]} == {
        "japan",
        "russian-federation",
        "united-states",
        "zanzibarite-land",
    }
    assert desk.get("holders/", q="japan", kind="ship")[0] == 422


# Comments -------------------------------------------------------------------------------------------------------------


def test_without_a_script_comments_are_written_answered_and_settled_at_their_part(
    desk: Client, draft: Report, editor: User
) -> None:
    first = said_first(draft)
    send(desk, draft, "comment", comment_text="Is that so?")
    (thread,) = Comment.objects.filter(report=draft)
    part = desk.get(address(draft)).context["chosen"]
    assert (thread.by, thread.identity_id) == (editor, part["sid"])
    send(desk, draft, f"answer:{thread.pk}", **{f"answer_{thread.pk}": "It is."})
    html = desk.get(address(draft, first)).content.decode()
    for words in ("Is that so?", "It is.", "open comments: 1"):
        assert words in html, words
    assert "Is that so?" not in desk.get(address(draft, first + 1)).content.decode().partition('<script id="state"')[0]
    send(desk, draft, f"settle_comment:{thread.pk}")
    thread.refresh_from_db()
    assert thread.settled_by == editor
    assert "settled by ed" in desk.get(address(draft, first)).content.decode()
    send(desk, draft, f"open_comment:{thread.pk}")
    thread.refresh_from_db()
    assert thread.settled_at is None
    assert send(desk, draft, "comment", comment_text=" ").status_code == 409
    assert send(desk, draft, "answer:0").status_code == 409


def test_the_page_tells_of_comments_as_their_address_does(desk: Client, draft: Report, editor: User) -> None:
    sid = next(part.sid for part in working_value(draft).breakdown.statements())
    thread = commenting.comment(report=draft, text="Is that so?", by=editor, sid=sid)
    commenting.comment(report=draft, text="It is.", by=account("other", "Reviewer"), reply_to=thread)
    commenting.settle(comment=commenting.comment(report=draft, text="On the whole.", by=editor), by=editor)
    told = desk.get(reverse("desk:comments", args=[draft.pk])).json()["results"]
    shown = desk.get(address(draft)).context["settings"]["threads"]

    def without_moments(threads: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [
            {
                **one,
                "at": None,
                "settled": bool(one["settled"]),
                "replies": [{**r, "at": None} for r in one["replies"]],
            }
            for one in threads
        ]

    assert without_moments(shown) == without_moments(told)


# Handing in -----------------------------------------------------------------------------------------------------------


def test_the_head_says_what_the_reviewer_wrote_until_it_is_handed_in_again(
    desk: Client, draft: Report, editor: User
) -> None:
    reviewer = account("rita", "Reviewer", first_name="Rita", last_name="Roe")
    submitting.submit(report=draft, by=editor, expected_version=draft.version)
    assert desk.get(address(draft)).context["standing"] == "in review"
    submitting.send_back(report=draft, by=reviewer, reasons="Look at 1(2) again.")
    page = desk.get(address(draft))
    html = page.content.decode()
    assert "Sent back by Rita Roe" in html
    assert "Look at 1(2) again." in html
    assert page.context["standing"] == "draft"
    submitting.submit(report=draft, by=editor, expected_version=draft.version)
    assert "Look at 1(2) again." not in desk.get(address(draft)).content.decode()
    assert Submission.objects.filter(report=draft, decided_at__lte=timezone.now()).count() == 1
