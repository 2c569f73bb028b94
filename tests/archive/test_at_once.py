"""Two at once on one report: one is done, the other is told."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from archive.editing import Operation, VersionConflict, apply
from archive.models import Report
from archive.projecting import project
from archive.publishing import NothingToPublish, publish
from diplomacy.accounts.models import User

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """What each deed returned or raised, all begun at the same moment, each on a connection of its own."""
    barrier = Barrier(len(deeds))

    def do(deed: Callable[[], Any]) -> Any:
        barrier.wait()
        try:
            return deed()
        except (VersionConflict, NothingToPublish) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


def test_of_two_changes_to_one_version_one_is_made(seeds: dict[str, Report], editor: User) -> None:
    report = seeds["000"]
    version = report.version

    def change(title: str) -> Callable[[], Any]:
        operation = Operation("describe", {"title": title})
        return lambda: apply(report=report, operation=operation, expected_version=version, by=editor)

    results = at_once(change("A"), change("B"), change("C"))
    assert sum(isinstance(result, VersionConflict) for result in results) == 2
    report.refresh_from_db()
    assert report.version == version + 1


def test_published_twice_at_once_is_published_once(seeds: dict[str, Report], editor: User) -> None:
    report = seeds["000"]
    Report.objects.filter(pk=report.pk).update(source_note="Another note.", source_note_by="ed")
    results = at_once(*[lambda: publish(report=report, by=editor)] * 3, lambda: project(report=report))
    assert sum(isinstance(result, NothingToPublish) for result in results) == 2
    report.refresh_from_db()
    assert report.editions.count() == 2
    assert set(report.published_parts.values_list("edition", flat=True)) == {report.current_edition_id}
