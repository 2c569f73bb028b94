"""Reports are locked before the authority records that they name, as in every edit, and by their keys: no deadlock."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.authorities import merge_people, merge_topics, move_topic, rename, retag
from archive.changing.reverting import revert
from archive.models import ChangeSet, Person, Proposition, Report, Tag, Topic
from archive.proposing import approve, propose_version, read_wording
from diplomacy.accounts.models import User
from tests.archive.changing.test_reverting import tagged
from tests.archive.conftest import account

pytestmark = pytest.mark.usefixtures("seeds")


def locks(do: Callable[[], Any]) -> list[str]:
    """The tables of which rows are locked outright, in that order, each where it comes first."""
    with CaptureQueriesContext(connection) as queries:
        do()
    found = (re.search(r'FROM "(archive_\w+)".* FOR UPDATE', query["sql"], re.DOTALL) for query in queries)
    return list(dict.fromkeys(match[1] for match in found if match))


def locked_reports(do: Callable[[], Any]) -> list[int]:
    """The keys of reports that are locked one by one, in that order, each where it comes first."""
    with CaptureQueriesContext(connection) as queries:
        do()
    pattern = r'FROM "archive_report" WHERE "archive_report"."id" = (\d+) .*FOR UPDATE'
    found = (re.search(pattern, query["sql"], re.DOTALL) for query in queries)
    return list(dict.fromkeys(int(match[1]) for match in found if match))


def newest() -> ChangeSet:
    return ChangeSet.objects.latest("pk")


def test_people_are_locked_after_reports(superuser: User) -> None:
    person, heir = Person.objects.get(slug="vladimir-putin"), Person.objects.get(slug="junichiro-koizumi")
    for do in (
        lambda: merge_people(person=person, into=heir, by=superuser),
        lambda: revert(change_set=newest(), by=superuser),
    ):
        found = [name for name in locks(do) if name != "archive_changeset"]
        assert found == ["archive_report", "archive_person"]


def test_topics_are_locked_after_reports(superuser: User) -> None:
    topic = Topic.objects.get(slug="peace-treaty")
    other = Topic.objects.create(slug="another", label="Another", definition="Of a test.")
    found = []
    for do in (
        lambda: rename(record=topic, slug="a-new-address", by=superuser),
        lambda: revert(change_set=newest(), by=superuser),
        lambda: move_topic(topic=topic, under=other, by=superuser),
        lambda: revert(change_set=newest(), by=superuser),
        lambda: merge_topics(topic=topic, into=other, by=superuser),
        lambda: revert(change_set=newest(), by=superuser),
    ):
        found.append([name for name in locks(do) if name != "archive_changeset"])
        topic.refresh_from_db()
    usual = ["archive_report", "archive_topic"]
    # A rename writes the former address too, last of all.
    assert found == [[*usual, "archive_formerslug"]] * 2 + [usual] * 4


def test_propositions_are_locked_after_reports(settings: Any) -> None:
    settings.TWO_PAIRS_OF_EYES = True
    vera, otto = account("vera", "Vocabulary editor"), account("otto", "Vocabulary editor")
    proposition = Proposition.objects.get(slug="peace-treaty-early")
    wording = replace(read_wording(proposition), note="Another note.")
    assert locks(lambda: propose_version(proposition=proposition, wording=wording, by=vera, reason="So.")) == [
        "archive_report",
        "archive_proposition",
    ]
    version = proposition.versions.latest("number")
    assert locks(lambda: approve(version=version, by=otto))[:2] == ["archive_report", "archive_proposition"]


def test_several_reports_are_locked_by_their_keys_whatever_their_days(superuser: User) -> None:
    reports = sorted(Report.objects.exclude(version=0), key=lambda report: report.pk)
    # The last key has the earliest day: the order of lists is another one, both ways round.
    Report.objects.filter(pk=reports[-1].pk).update(sort_date="1990-01-01")
    edit = tagged(reports, "peace-treaty", superuser)
    assert locked_reports(lambda: revert(change_set=edit, by=superuser)) == [report.pk for report in reports]
    tags = list(Tag.objects.select_related("topic"))
    to = Topic.objects.create(slug="another", label="Another", definition="Of a test.")
    keys = sorted({tag.statement.report_id for tag in tags})
    assert len(keys) > 1
    assert locked_reports(lambda: retag(tags=tags, to=to, by=superuser)) == keys
