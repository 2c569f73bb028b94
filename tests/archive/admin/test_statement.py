"""The page of a statement: whose words, what about, who has checked it, and its positions."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.editing import Operation, apply
from archive.models import Person, Position, Proposition, Report, Revision, Statement, Tag, Topic, Voice
from diplomacy.accounts.models import User
from tests.archive.admin.conftest import sent, statement_page
from tests.archive.conftest import account


def last(statement: Statement) -> tuple[str, Any]:
    revision = Revision.objects.filter(report=statement.report).latest("number")
    return revision.operation, revision.arguments


def version(statement: Statement) -> int:
    return Report.objects.get(pk=statement.report_id).version


def voices(statement: Statement, capacity: str) -> list[str]:
    return list(Voice.objects.filter(statement=statement, capacity=capacity).values_list("name", flat=True))


def test_speakers_and_topics_are_saved_as_one_operation(desk: Client, statement: Statement) -> None:
    before = version(statement)
    topic = Topic.objects.get(slug="zanzibarite-question")
    page = desk.get(statement_page(statement))
    assert sorted(page.context["adminform"].form.initial["topics"]) == sorted(
        Topic.objects.filter(tags__statement=statement).values_list("pk", flat=True)
    )
    changes = {
        "speakers": ["Zara Zanzibarite", " Vladimir  Putin ", ""],
        "attribution": "collective",
        "topics": [topic.pk],
    }
    assert desk.post(statement_page(statement), sent(page, **changes)).status_code == 302
    assert version(statement) == before + 1
    assert last(statement)[0] == "batch"
    assert voices(statement, "speaker") == ["Zara Zanzibarite", "Vladimir Putin"]
    assert [(t.topic.slug, t.by) for t in Tag.objects.filter(statement=statement)] == [
        ("zanzibarite-question", "zanzibarite")
    ]
    assert Statement.objects.get(pk=statement.pk).attribution == "collective"
    assert LogEntry.objects.latest("pk").get_change_message() == "Changed Speakers, Attribution and Topics."


def test_a_new_topic_is_signed_by_the_editor(desk: Client, statement: Statement) -> None:
    topic = Topic.objects.exclude(tags__statement=statement).earliest("pk")
    page = desk.get(statement_page(statement))
    topics = [*page.context["adminform"].form.initial["topics"], topic.pk]
    desk.post(statement_page(statement), sent(page, topics=topics))
    assert Tag.objects.get(statement=statement, topic=topic).by == "ed"
    assert last(statement)[0] == "set_topics"


def test_saving_nothing_makes_no_revision(desk: Client, statement: Statement) -> None:
    before = version(statement)
    assert desk.post(statement_page(statement), sent(desk.get(statement_page(statement)))).status_code == 302
    assert version(statement) == before


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"attribution": "impersonal"}, "An impersonal statement has no speaker"),
        ({"speakers": []}, "name the speaker, or choose “impersonal”"),
        ({"speakers": [], "attribution": "carried"}, "name the speaker, or choose “impersonal”"),
        ({"speakers": [], "attribution": "labelled", "role": "answer"}, "name the speaker, or choose “impersonal”"),
    ],
)
def test_a_contradiction_is_an_error_of_the_form(
    changes: dict[str, Any], message: str, desk: Client, statement: Statement
) -> None:
    before = version(statement)
    answer = desk.post(statement_page(statement), sent(desk.get(statement_page(statement)), **changes))
    assert message in " ".join(answer.context["adminform"].form.errors["speakers"])
    assert version(statement) == before


@pytest.mark.parametrize(
    "changes",
    [
        {"attribution": "impersonal"},
        {"attribution": "collective"},
        {"attribution": "labelled", "role": "question"},
    ],
    ids=str,
)
def test_nobody_need_be_named_where_the_record_names_nobody(
    changes: dict[str, Any], desk: Client, statement: Statement
) -> None:
    page = desk.get(statement_page(statement))
    assert desk.post(statement_page(statement), sent(page, speakers=[], **changes)).status_code == 302
    assert voices(Statement.objects.get(pk=statement.pk), "speaker") == []


def test_topics_are_saved_of_a_statement_that_the_parser_left_without_its_speaker(
    desk: Client, statement: Statement, superuser: User
) -> None:
    theirs = Operation("attribute", {"part": statement.ordinal, "speakers": []})
    apply(report=statement.report, operation=theirs, expected_version=version(statement), by=superuser)
    page = desk.get(statement_page(statement))
    assert desk.post(statement_page(statement), sent(page, topics=[])).status_code == 302
    assert not Tag.objects.filter(statement=statement).exists()


def test_messages_say_where_the_statement_is_printed(desk: Client, statement: Statement) -> None:
    page = desk.get(statement_page(statement))
    for button in ("_continue", "_save", "_next"):
        answer = desk.post(statement_page(statement), {**sent(page), button: "1"}, follow=True)
        told = [str(message) for message in answer.context["messages"]]
        assert [f">{place}</a>" in one for one, place in zip(told, ["1(1)"], strict=True)] == [True]
        assert "#1" not in told[0]


def test_a_reviewer_checks_a_statement_and_changes_nothing_of_it(client: Client, statement: Statement) -> None:
    client.force_login(account("reviewer", "Reviewer"))
    page = client.get(statement_page(statement)).content.decode()
    assert "I have checked this statement" in page
    assert 'name="speakers"' not in page
    client.post(
        reverse("admin:archive_statement_confirm", args=[statement.pk]), {"expected_version": version(statement)}
    )
    assert [str(user) for user in statement.confirmed_by.all()] == ["reviewer"]


def test_a_form_of_an_older_version_loses_nothing(desk: Client, statement: Statement, superuser: User) -> None:
    page = desk.get(statement_page(statement))
    theirs = Operation("attribute", {"part": statement.ordinal, "addressees": ["Vladimir Putin"], "speech": "direct"})
    apply(report=statement.report, operation=theirs, expected_version=version(statement), by=superuser)
    changes = {"speakers": ["Zara Zanzibarite", "Vladimir Putin"], "topics": [], "addressees": []}
    answer = desk.post(statement_page(statement), sent(page, **changes))
    assert answer.status_code == 200
    form = answer.context["adminform"].form
    assert form["speakers"].value() == ["Zara Zanzibarite", "Vladimir Putin"]
    assert form["speech"].value() == "direct"
    assert "changed while you worked on it" in answer.content.decode()
    again = sent(answer, topics=[])
    assert desk.post(statement_page(statement), again).status_code == 302
    saved = Statement.objects.get(pk=statement.pk)
    assert (voices(saved, "speaker"), saved.speech) == (["Zara Zanzibarite", "Vladimir Putin"], "direct")
    assert not Tag.objects.filter(statement=statement).exists()


def test_a_check_is_recorded_and_taken_back(desk: Client, statement: Statement) -> None:
    address = reverse("admin:archive_statement_confirm", args=[statement.pk])
    assert desk.get(address).status_code == 405
    desk.post(address, {"expected_version": version(statement) - 1})
    assert list(statement.confirmed_by.all()) == []
    desk.post(address, {"expected_version": version(statement)})
    assert [str(user) for user in statement.confirmed_by.all()] == ["ed"]
    desk.post(address, {"expected_version": version(statement), "withdraw": "1"})
    assert list(statement.confirmed_by.all()) == []


def test_a_position_is_added_changed_and_taken_back(desk: Client, statement: Statement) -> None:
    Position.objects.filter(statement=statement).exists()
    claim = Proposition.objects.get(slug="zanzibarite-first")
    putin = Person.objects.get(slug="vladimir-putin")
    address = reverse("admin:archive_statement_add_position", args=[statement.pk])
    data = {"proposition": claim.pk, "holder_person": putin.pk, "direction": "opposes", "strength": "1", "act": "states", "evidence": "inferred", "words": "peace treaty"}  # fmt: skip
    assert desk.post(address, sent(desk.get(address), **data)).status_code == 302
    row = Position.objects.get(statement=statement, holder_person=putin)
    words = statement.report.text[row.start : row.end]
    assert (row.proposition, row.value, row.by, words) == (claim, -1, "ed", "peace treaty")
    change = reverse("admin:archive_statement_change_position", args=[statement.pk, row.key])
    assert desk.post(change, sent(desk.get(change), direction="neutral", strength="")).status_code == 302
    changed = Position.objects.get(key=row.key)
    assert (changed.direction, changed.strength, changed.start, changed.end) == ("neutral", None, row.start, row.end)
    remove = reverse("admin:archive_statement_remove_position", args=[statement.pk, row.key])
    desk.post(remove, {"expected_version": version(statement)})
    assert not Position.objects.filter(key=row.key).exists()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"holder_collective": "some people"}, "just one holder"),
        ({"strength": ""}, "strength of 1 or 2"),
        ({"words": "words that are not there"}, "does not stand there"),
        ({"act": "wins"}, "not one of the available choices"),
    ],
)
def test_a_position_that_can_not_be_is_an_error_of_the_form(
    changes: dict[str, str], message: str, desk: Client, statement: Statement
) -> None:
    before = version(statement)
    claim, putin = Proposition.objects.get(slug="zanzibarite-first"), Person.objects.get(slug="vladimir-putin")
    data = {"proposition": claim.pk, "holder_person": putin.pk, "direction": "supports", "strength": "1", "act": "states", "evidence": "explicit"}  # fmt: skip
    address = reverse("admin:archive_statement_add_position", args=[statement.pk])
    answer = desk.post(address, sent(desk.get(address), **{**data, **changes}))
    assert answer.status_code == 200
    assert message in answer.content.decode()
    assert version(statement) == before


def test_saving_can_go_on_to_the_next_statement(desk: Client, statement: Statement) -> None:
    answer = desk.post(statement_page(statement), {**sent(desk.get(statement_page(statement))), "_next": "1"})
    following = Statement.objects.filter(report=statement.report, ordinal__gt=statement.ordinal).earliest("ordinal")
    assert answer["Location"] == statement_page(following)


def test_one_button_saves_checks_and_goes_on(desk: Client, statement: Statement) -> None:
    before = version(statement)
    answer = desk.post(
        statement_page(statement), {**sent(desk.get(statement_page(statement)), topics=[]), "_check": "1"}
    )
    following = Statement.objects.filter(report=statement.report, ordinal__gt=statement.ordinal).earliest("ordinal")
    assert answer["Location"] == statement_page(following)
    assert version(statement) == before + 1
    assert [step["name"] for step in last(statement)[1]["operations"]] == ["set_topics", "confirm"]
    assert [str(user) for user in statement.confirmed_by.all()] == ["ed"]
    # What is checked already, and has not changed, makes no version.
    desk.post(statement_page(statement), {**sent(desk.get(statement_page(statement))), "_check": "1"})
    assert version(statement) == before + 1


def test_only_who_may_check_checks_with_the_button(client: Client, statement: Statement) -> None:
    user = account("changer")
    user.user_permissions.set(Permission.objects.filter(codename__in=["change_statement", "view_statement"]))
    client.force_login(user)
    page = client.get(statement_page(statement))
    assert 'name="_check"' not in page.content.decode()
    client.post(statement_page(statement), {**sent(page), "_check": "1"})
    assert not statement.confirmed_by.exists()


def test_the_page_leads_to_the_next_statement_that_nobody_has_checked(desk: Client, statement: Statement) -> None:
    second = Statement.objects.filter(report=statement.report).latest("ordinal")
    assert desk.get(statement_page(statement)).context["next_unchecked"] == second
    desk.post(statement_page(second), {**sent(desk.get(statement_page(second))), "_check": "1"})
    assert desk.get(statement_page(statement)).context["next_unchecked"] is None
    assert desk.get(statement_page(second)).context["next_unchecked"] == statement


def test_the_log_calls_a_statement_by_its_printed_place(desk: Client, statement: Statement) -> None:
    desk.post(statement_page(statement), sent(desk.get(statement_page(statement)), topics=[]))
    assert LogEntry.objects.latest("pk").object_repr == f"1(1), {statement.report}"[:200]


def test_the_one_person_who_speaks_is_offered_as_the_holder(desk: Client, statement: Statement) -> None:
    second = Statement.objects.filter(report=statement.report).latest("ordinal")
    address = reverse("admin:archive_statement_add_position", args=[second.pk])
    assert desk.get(address).context["form"].initial["holder_person"] == Person.objects.get(slug="vladimir-putin").pk
    Voice.objects.filter(statement=second, capacity="speaker").update(person=None, tenure=None, unresolved="who?")
    assert "holder_person" not in desk.get(address).context["form"].initial


def test_the_page_asks_as_often_for_three_statements_as_for_one(desk: Client, statement: Statement) -> None:
    counts = []
    for _ in range(3):
        report = Report.objects.get(pk=statement.report_id)
        part = Statement.objects.filter(report=report).latest("ordinal")
        at = part.start + report.text[part.start :].index(" ")
        split = Operation("split", {"part": part.ordinal, "at": at})
        apply(report=report, operation=split, expected_version=report.version, by=None)
        desk.get(statement_page(statement))
        with CaptureQueriesContext(connection) as queries:
            desk.get(statement_page(statement))
        counts.append(len(queries))
    assert counts[2] == counts[0]
