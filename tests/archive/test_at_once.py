"""Two at once on one report: one is done, the other is told."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import connection

from archive import publishing
from archive.editing import Operation, VersionConflict, apply
from archive.importing.correcting import correct, foresee
from archive.models import CustodyCorrection, Edition, Report, SourceText
from archive.projecting import project
from archive.publishing import NothingToPublish, publish
from archive.reviewing.permitting import own_share
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


def test_custody_is_not_corrected_between_composing_and_writing_an_edition(
    seeds: dict[str, Report], editor: User, superuser: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = seeds["000"]
    Report.objects.filter(pk=report.pk).update(source_note="Another note.", source_note_by="ed")
    texts = SourceText.objects.filter(report=report)
    seen = foresee(texts=texts, wording={"licence": "Another"}).seen
    composed, corrected = Event(), Event()
    compose = publishing.compose_next

    def compose_and_wait(*, report: Report) -> publishing.NextEdition:
        coming = compose(report=report)
        composed.set()
        corrected.wait(0.5)  # seconds; the correction waits for the edition, so nobody sets it
        return coming

    def correct_meanwhile() -> None:
        assert composed.wait(10)
        correct(texts=texts, wording={"licence": "Another"}, why="So.", seen=seen, by=editor)
        corrected.set()

    monkeypatch.setattr(publishing, "compose_next", compose_and_wait)
    edition, _none = at_once(lambda: publish(report=report, by=superuser), correct_meanwhile)
    assert isinstance(edition, Edition)
    assert "corrections" not in edition.document["record"]["source"]
    assert CustodyCorrection.objects.count() == 1
    report.refresh_from_db()
    assert own_share(editor, report) == "you have corrected where its text comes from"
