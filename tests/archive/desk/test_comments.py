"""Comments: as the workbench's script sends them, as forms of the page of review, and what they never do."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from archive.models import Comment, Notice, Report, Statement
from archive.reviewing.commenting import LONGEST, RefusedComment, comment, settle
from diplomacy.accounts.models import User
from tests.archive.conftest import account


def send(client: Client, name: str, *args: Any, **given: Any) -> Any:
    return client.post(reverse(f"desk:{name}", args=args), json.dumps(given), content_type="application/json")


@pytest.fixture
def statement(draft: Report) -> Statement:
    return Statement.objects.filter(report=draft).earliest("ordinal")


def test_a_comment_is_kept_with_its_place_and_answered(
    client: Client, draft: Report, statement: Statement, editor: User, reviewer: User
) -> None:
    client.force_login(reviewer)
    span = {"start": statement.start, "end": statement.start + 7}
    made = send(client, "comments", draft.pk, text=" Who? ", sid=statement.identity_id, **span)
    assert made.status_code == 201
    said = made.json()
    at, key = said.pop("at"), said.pop("id")
    assert at
    assert said == {
        "sid": statement.identity_id, "version": draft.version, **span, "author": "rosa", "is_guest": False, "text": "Who?",
        "settled": None, "settled_by": None, "replies": [],
    }  # fmt: skip
    client.force_login(editor)
    answered = send(client, "comments", draft.pk, text="She.", reply_to=key).json()
    assert [(reply["author"], reply["text"]) for reply in answered["replies"]] == [("ed", "She.")]
    listed = client.get(reverse("desk:comments", args=[draft.pk])).json()["results"]
    assert listed == [answered]


def test_an_answer_to_an_answer_stands_in_the_same_thread(draft: Report, editor: User) -> None:
    first = comment(report=draft, text="One.", by=editor)
    second = comment(report=draft, text="Two.", by=editor, reply_to=first)
    third = comment(report=draft, text="Three.", by=editor, reply_to=second)
    assert (second.reply_to, third.reply_to) == (first, first)


def test_a_settled_thread_takes_no_answer_until_it_is_opened(client: Client, draft: Report, editor: User) -> None:
    client.force_login(editor)
    first = comment(report=draft, text="One.", by=editor)
    settled = send(client, "settle_comment", draft.pk, first.pk)
    assert (settled.status_code, settled.json()["settled_by"]) == (200, "ed")
    refused = send(client, "comments", draft.pk, text="Two.", reply_to=first.pk)
    assert (refused.status_code, refused.json()) == (422, {"errors": [{"message": "The comment is settled: begin another one."}]})  # fmt: skip
    assert send(client, "settle_comment", draft.pk, first.pk, settled=False).json()["settled"] is None
    assert send(client, "comments", draft.pk, text="Two.", reply_to=first.pk).status_code == 201


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"text": "  "}, "Write something"),
        ({}, "Write something"),
        ({"text": ["a"]}, "Write something"),
        ({"text": "x" * (LONGEST + 1)}, "at most"),
        ({"text": "a", "sid": "00000000"}, "not in the report any more"),
        ({"text": "a", "start": 3}, "two offsets"),
        ({"text": "a", "start": 3, "end": 3}, "not in the text"),
        ({"text": "a", "start": 0, "end": 10**9}, "not in the text"),
        ({"text": "a", "reply_to": 10**6}, "is not there"),
        ({"text": "a", "reply_to": "x"}, "is not there"),
    ],
)
def test_what_is_no_comment_is_refused_with_a_reason(
    client: Client, draft: Report, editor: User, given: dict[str, Any], why: str
) -> None:
    client.force_login(editor)
    answer = send(client, "comments", draft.pk, **given)
    assert answer.status_code == 422
    assert why in answer.json()["errors"][0]["message"]
    assert not Comment.objects.exists()


def test_a_body_that_is_no_object_is_refused(client: Client, draft: Report, editor: User) -> None:
    client.force_login(editor)
    for body in ("[1]", "{", '"a"'):
        answer = client.post(reverse("desk:comments", args=[draft.pk]), body, content_type="application/json")
        assert answer.status_code == 422


def test_a_comment_of_another_report_is_not_answered_here(
    draft: Report, seeds: dict[str, Report], editor: User
) -> None:
    elsewhere = comment(report=seeds["001"], text="One.", by=editor)
    with pytest.raises(RefusedComment, match="belongs to another report"):
        comment(report=draft, text="Two.", by=editor, reply_to=elsewhere)


def test_comments_tell_whose_work_it_is_and_who_takes_part(draft: Report, editor: User, reviewer: User) -> None:
    draft.submissions.create(version=draft.version, by=editor)
    first = comment(report=draft, text="Is it so?", by=reviewer)
    assert Notice.objects.get().recipient == editor
    comment(report=draft, text="It is.", by=editor, reply_to=first)
    assert list(Notice.objects.filter(recipient=reviewer).values_list("kind", "text")) == [("commented", "ed: It is.")]


@pytest.mark.parametrize(
    ("role", "reads", "says", "settles"),
    [
        (None, 403, 403, 403),
        ("Editor", 200, 201, 200),
        ("Reviewer", 200, 201, 200),
        ("Vocabulary editor", 200, 201, 403),
        ("Administrator", 200, 201, 200),
    ],
)
def test_who_may_read_say_and_settle(
    client: Client, draft: Report, editor: User, role: str | None, reads: int, says: int, settles: int
) -> None:
    first = comment(report=draft, text="One.", by=editor)
    client.force_login(account("somebody", role))
    assert client.get(reverse("desk:comments", args=[draft.pk])).status_code == reads
    assert send(client, "comments", draft.pk, text="Two.").status_code == says
    assert send(client, "settle_comment", draft.pk, first.pk).status_code == settles


def test_without_an_account_there_is_nothing(client: Client, draft: Report) -> None:
    assert client.get(reverse("desk:comments", args=[draft.pk])).status_code == 401


def test_forms_do_the_same(client: Client, draft: Report, statement: Statement, editor: User) -> None:
    client.force_login(editor)
    add = reverse("desk:add_comment", args=[draft.pk])
    answer = client.post(add, {"comment-text": "Who?", "comment-sid": statement.identity_id})
    made = Comment.objects.get()
    assert (answer.status_code, answer["Location"].endswith(f"#comment-{made.pk}")) == (302, True)
    assert (made.identity_id, made.by) == (statement.identity_id, editor)
    answer = client.post(add, {"comment-text": "She.", "comment-reply_to": made.pk})
    assert made.replies.get().text == "She."
    answer = client.post(add, {"comment-text": "", "comment-sid": statement.identity_id})
    assert answer.status_code == 422
    client.post(reverse("desk:settle_comment", args=[draft.pk, made.pk]))
    made.refresh_from_db()
    assert made.settled_by == editor
    client.post(reverse("desk:settle_comment", args=[draft.pk, made.pk]), {"open": "1"})
    made.refresh_from_db()
    assert made.settled_at is None


def test_settling_an_answer_settles_its_thread(draft: Report, editor: User) -> None:
    first = comment(report=draft, text="One.", by=editor)
    second = comment(report=draft, text="Two.", by=editor, reply_to=first)
    assert settle(comment=second, by=editor) == first
    first.refresh_from_db()
    assert first.settled_by == editor


@pytest.mark.parametrize("text", ['"a\\u0000b"', '"\\ud800"'])
def test_what_can_not_be_stored_is_refused(client: Client, draft: Report, editor: User, text: str) -> None:
    client.force_login(editor)
    body = f'{{"text": {text}}}'
    answer = client.post(reverse("desk:comments", args=[draft.pk]), body, content_type="application/json")
    assert (answer.status_code, Comment.objects.count()) == (422, 0)


def test_whoever_is_signed_out_or_may_not_is_told_so_in_json(client: Client, draft: Report, editor: User) -> None:
    thread = comment(report=draft, text="One.", by=editor)
    asked = [("comments", (draft.pk,)), ("settle_comment", (draft.pk, thread.pk))]
    told = [send(client, name, *args) for name, args in asked]
    assert [(answer.status_code, list(answer.json())) for answer in told] == [(401, ["errors"])] * 2
    client.force_login(account("helper", "Vocabulary editor"))
    refused = send(client, *("settle_comment", draft.pk, thread.pk))
    assert (refused.status_code, list(refused.json())) == (403, ["errors"])
    client.logout()
    led = client.post(reverse("desk:settle_comment", args=[draft.pk, thread.pk]))  # the form of the page
    assert (led.status_code, "login" in led["Location"]) == (302, True)
    thread.refresh_from_db()
    assert thread.settled_at is None


def test_a_report_in_the_bin_takes_no_comment(client: Client, draft: Report, editor: User) -> None:
    Report.objects.filter(pk=draft.pk).update(binned_at=timezone.now())
    client.force_login(editor)
    refused = send(client, "comments", draft.pk, text="Who?")
    assert (refused.status_code, refused.json()) == (422, {"errors": [{"message": "The report is in the bin: fetch it back first."}]})  # fmt: skip
