"""Who changed what when and why: triggers write it down, whoever writes."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from archive.changing.auditing import Change, FieldChange, acting, history
from archive.editing import Operation, apply
from archive.models import AuditEntry, ErrorReport, Flag, Office, Person, Report, Tag, Tenure, Topic, TopicLabel
from diplomacy.accounts.models import User

pytestmark = pytest.mark.usefixtures("seeds")


def told(row: Any, *belonging: Any) -> list[tuple[str, str, str, tuple[FieldChange, ...]]]:
    return [(change.by, change.action, change.of, change.fields) for change in history(row, belonging=belonging)]


def a_topic() -> Topic:
    return Topic.objects.earliest("pk")


def test_a_change_says_who_what_and_why(editor: User) -> None:
    topic, broader = Topic.objects.order_by("pk")[:2]
    before = topic.scope_note or "–"
    with acting(by=editor, why="the committee asked"):
        Topic.objects.filter(pk=topic.pk).update(scope_note="For talks only.")
    (change, *_) = history(topic)
    assert (change.by, change.action, change.why) == (editor.get_username(), "changed", "the committee asked")
    assert change.fields == (FieldChange("Scope note", before, "For talks only."),)
    assert broader.pk != topic.pk


def test_a_script_is_seen_too_and_has_no_name() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_topic SET note = 'by a script' WHERE id = %s", [a_topic().pk])
    (change, *_) = history(a_topic())
    assert (change.by, change.fields[0].after) == ("", "by a script")


def test_a_row_that_is_pointed_at_is_called_by_its_name(editor: User) -> None:
    office = Office.objects.create(slug="o", label="The Office", is_single_seat=False)
    one, two = (Person.objects.create(slug=s, label=s.title(), surname=s) for s in ("one", "two"))
    tenure = Tenure.objects.create(person=one, office=office, start="1999")
    with acting(by=editor):
        Tenure.objects.filter(pk=tenure.pk).update(person=two)
    assert told(tenure)[0][3] == (FieldChange("Person", "One", "Two"),)


def test_what_belongs_to_a_row_is_in_its_history_after_it_is_gone(editor: User) -> None:
    topic = a_topic()
    label = TopicLabel.objects.create(topic=topic, language="fr", text="Le sujet")
    with acting(by=editor):
        label.delete()
    latest = told(topic, TopicLabel)[0]
    assert latest[:3] == (editor.get_username(), "deleted", "label of a topic")
    assert FieldChange("Label", "Le sujet", "–") in latest[3]


def test_saving_without_a_change_leaves_no_entry() -> None:
    topic = a_topic()
    count = AuditEntry.objects.count()
    topic.save()
    assert AuditEntry.objects.count() == count


def test_what_an_edit_writes_is_told_by_its_revision_alone(draft: Report, editor: User) -> None:
    count = AuditEntry.objects.count()
    apply(
        report=draft,
        operation=Operation("describe", {"place": "Elsewhere"}),
        expected_version=draft.version,
        by=editor,
    )
    assert AuditEntry.objects.count() == count
    Tag.objects.filter(statement__report=draft).delete()
    assert AuditEntry.objects.filter(table="archive_tag", action="delete").exists()


def test_a_change_that_is_rolled_back_leaves_no_entry_and_no_name(editor: User) -> None:
    count = AuditEntry.objects.count()

    def fail() -> None:
        with acting(by=editor), transaction.atomic():
            Topic.objects.update(note="x")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert AuditEntry.objects.count() == count
    Topic.objects.filter(pk=a_topic().pk).update(note="y")
    assert AuditEntry.objects.latest("pk").by is None


def test_a_request_writes_in_the_name_of_who_signed_in(draft: Report, client: Client, superuser: User) -> None:
    flag = Flag.objects.create(report=draft, message="Look.", revision=1)
    client.force_login(superuser)
    client.post(
        reverse("admin:archive_flag_changelist"), {"action": "settle", "_selected_action": [flag.pk], "index": 0}
    )
    assert AuditEntry.objects.filter(table="archive_flag", key=str(flag.pk)).latest("pk").by == superuser
    Topic.objects.filter(pk=a_topic().pk).update(note="z")
    assert AuditEntry.objects.latest("pk").by is None


def test_the_history_page_tells_the_changes(client: Client, superuser: User) -> None:
    topic = a_topic()
    for number in range(51):
        Topic.objects.filter(pk=topic.pk).update(note=f"version {number} of it")
    client.force_login(superuser)
    address = reverse("admin:archive_topic_history", args=[topic.pk])
    first = client.get(address)
    shown: list[Change] = first.context["changes"]
    assert (len(shown), shown[0].fields[0].after) == (50, "version 50 of it")
    earlier = client.get(address, {"before": first.context["more"]}).content.decode()
    assert "version 0 of it" in earlier
    assert "version 50 of it" not in earlier


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "²"])
def test_a_place_in_the_history_that_is_none_is_no_error(before: str, client: Client, superuser: User) -> None:
    client.force_login(superuser)
    address = reverse("admin:archive_topic_history", args=[a_topic().pk])
    assert client.get(address, {"before": before}).status_code == 200


def test_who_told_of_an_error_is_in_no_entry(seeds: dict[str, Report]) -> None:
    edition = seeds["001"].current_edition
    assert edition is not None
    error = ErrorReport.objects.create(
        report=seeds["001"], edition=edition, text="It is wrong.", name="Rita Reader", email="rita@example.org"
    )
    ErrorReport.objects.filter(pk=error.pk).update(name="", email="", text="It was wrong.")
    ErrorReport.objects.filter(pk=error.pk).delete()
    entries = AuditEntry.objects.filter(table="archive_errorreport")
    assert {name for entry in entries for name in {**(entry.before or {}), **(entry.after or {})}} & {
        "name",
        "email",
    } == set()
    assert entries.count() == 2
