"""Whether a report has changes pending is kept in its row: the same as comparing it with its edition, whatever was done."""

from __future__ import annotations

import pytest
from django.db.models import F

from archive.desk.lists.query import ListQuery
from archive.desk.lists.register import WORKLISTS
from archive.models import AuditEntry, Report
from archive.publishing import withdraw
from diplomacy.accounts.models import User
from tests.archive.desk.people import change

from .conftest import publish_checked

pytestmark = pytest.mark.usefixtures("seeds")


def kept() -> set[int]:
    """The reports that have changes pending, as their rows say; it agrees with their editions."""
    compared = Report.objects.filter(state="published", version__gt=F("current_edition__revision"))
    found = set(Report.objects.with_changes_pending().values_list("pk", flat=True))
    assert found == set(compared.values_list("pk", flat=True))
    return found


def test_changes_are_pending_from_the_edit_to_the_edition(seeds: dict[str, Report], editor: User) -> None:
    report = seeds["001"]
    assert kept() == set()
    change(report, editor, "describe", place="Elsewhere")
    assert kept() == {report.pk}
    publish_checked(report, editor)
    assert kept() == set()


def test_a_draft_and_what_is_withdrawn_have_none(draft: Report, seeds: dict[str, Report], editor: User) -> None:
    change(draft, editor, "describe", place="Elsewhere")
    report = seeds["001"]
    change(report, editor, "describe", place="Elsewhere")
    assert kept() == {report.pk}
    withdraw(report=report, by=editor, reason="A court says so.")
    assert kept() == set()


def test_what_an_older_instance_says_is_not_kept(seeds: dict[str, Report], editor: User) -> None:
    report, older = seeds["001"], Report.objects.get(pk=seeds["001"].pk)
    change(report, editor, "describe", place="Elsewhere")
    older.version = report.version + 1
    older.save()
    assert (older.is_pending, kept()) == (False, {report.pk})
    Report.objects.filter(pk=report.pk).update(is_pending=False)
    assert kept() == {report.pk}


def test_publishing_again_leaves_no_word_of_it_in_the_audit(seeds: dict[str, Report], editor: User) -> None:
    report = seeds["001"]
    change(report, editor, "describe", place="Elsewhere")
    publish_checked(report, editor)
    entries = AuditEntry.objects.filter(table="archive_report", key=str(report.pk))
    assert not entries.filter(after__has_key="is_pending").exists()


@pytest.mark.parametrize("name", ["records", "flags", "unseen", "untagged"])
def test_lists_are_told_it_by_the_report_alone(name: str) -> None:
    asked = str(WORKLISTS[name].rows(ListQuery(state="pending"), None).query)
    assert ("is_pending" in asked, "archive_edition" in asked) == (True, False)
