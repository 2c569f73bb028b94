"""What stands in one's own data of one's work at the desk: all of it, of nobody else, and with few questions."""

from __future__ import annotations

import json

from django.apps import apps
from django.db import connection
from django.db.models import Field
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.editing import Operation, apply
from archive.models import ChangeSet, CustodyCorrection, MeetingProposal, Report
from archive.models.identifiers import show
from diplomacy.accounts.desk_work import desk_work
from diplomacy.accounts.models import User
from tests.archive.conftest import account, check_unseen, draft, editor, seeds, superuser
from tests.archive.desk_rows import three_of_each

__all__ = ["draft", "editor", "seeds", "superuser"]

TOLD_ELSEWHERE = {
    "archive_notice": "stands in desk_notices",
    "archive_presence": "says for a minute who looks at a record",
}


def columns_of_accounts() -> list[tuple[str, str]]:
    """Table and column of all that names an account in the archive, but for what has an audit entry beside it."""
    found = set()
    for model in apps.get_app_config("archive").get_models():
        fields: list[Field] = [*model._meta.local_concrete_fields, *model._meta.local_many_to_many]
        for field in fields:
            if field.related_model is not User or model._meta.db_table in TOLD_ELSEWHERE:
                continue
            if field.name == "binned_by" and model is not Report:
                continue
            if field.many_to_many:
                found.add((field.m2m_db_table(), field.m2m_reverse_name()))  # type: ignore[attr-defined]
            else:
                found.add((model._meta.db_table, str(field.column)))
    return sorted(found)


def test_whatever_names_an_account_is_asked_for(editor: User) -> None:
    with CaptureQueriesContext(connection) as queries:
        desk_work(editor)
    asked = " ".join(query["sql"] for query in queries)
    missing = [one for one in columns_of_accounts() if f'"{one[0]}"."{one[1]}" = {editor.pk}' not in asked]
    assert missing == []


def test_her_revisions_confirmations_and_corrections_are_in_the_file(
    client: Client, draft: Report, editor: User, superuser: User
) -> None:
    say = Operation("describe", {"place": "Quincetown"})
    apply(report=draft, operation=say, expected_version=draft.version, by=editor)
    check_unseen(draft, editor)
    change_set = ChangeSet.objects.create(verb="custody", summary="Corrected", by=editor)
    CustodyCorrection.objects.create(
        wording={"licence": "CC"}, why="So it says.", by=editor, called="Ed", change_set=change_set
    )
    client.force_login(editor)
    document = json.loads(client.get("/accounts/data/file/").content)["desk_work"]
    revision = next(row for row in document["revisions"] if row["operation"] == "describe")
    rid = show(draft.rid)
    assert revision == {
        "report": rid,
        "number": draft.version - 1,
        "operation": "describe",
        "arguments": {"place": "Quincetown"},
        "at": draft.revisions.get(number=draft.version - 1).at.isoformat(),
    }
    statements = draft.parts.filter(kind="statement").order_by("ordinal").values_list("statement__identity", flat=True)
    assert [row["sid"] for row in document["confirmations"]] == [show(sid) for sid in statements]
    assert [(row["why"], row["wording"]) for row in document["corrections_of_custody"]] == [
        ("So it says.", {"licence": "CC"})
    ]
    assert [row["summary"] for row in document["change_sets"]] == ["Corrected"]
    assert desk_work(superuser) == {kind: [] for kind in document}


def test_it_is_asked_for_as_often_however_much_there_is(draft: Report, editor: User, superuser: User) -> None:
    with CaptureQueriesContext(connection) as few:
        desk_work(editor)
    three_of_each(editor)
    other = account("other", "Editor")
    with CaptureQueriesContext(connection) as many:
        work = desk_work(editor)
    assert len(work["comments"]) >= 3
    assert len(many) == len(few)
    assert [kind for kind, rows in desk_work(other).items() if rows] == []


def test_a_decision_on_two_reports_names_both(draft: Report, editor: User) -> None:
    other = Report.objects.earliest("pk")
    MeetingProposal.objects.create(report=draft, other=other, reason="x", state="refused", decided_by=editor)
    assert desk_work(editor)["meetings_decided"] == [
        {"report": show(draft.rid), "state": "refused", "meeting": None, "other_report": show(other.rid)}
    ]
