"""The passes go over a report before it is locked: others work on it meanwhile, and what they change is noticed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, transaction

from archive import undertaking
from archive.editing import Operation, apply, extracting
from archive.models import Finding, Job, Report
from archive.parsing.extraction import passes
from archive.undertaking import extracting_many
from diplomacy.accounts.models import User
from tests.archive.undertaking.conftest import Work, work

__all__ = ["work"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], Any]]:
    """What somebody else does over another connection, each while the passes go over a text; the first one first."""
    deeds: list[Callable[[], Any]] = []

    def extract(*given: Any) -> Any:
        if deeds:
            with ThreadPoolExecutor(1) as pool:
                pool.submit(_do, deeds.pop(0)).result()
        return passes.extract(*given)

    monkeypatch.setattr(extracting, "extract", extract)
    return deeds


def _do(deed: Callable[[], Any]) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '1s'")  # whoever goes over it waits for us: we must not wait for them
        deed()
    finally:
        connection.close()


def lock(*reports: Report) -> Callable[[], None]:
    def deed() -> None:
        with transaction.atomic():
            keys = [report.pk for report in reports]
            assert len(Report.objects.select_for_update(nowait=True).filter(pk__in=keys)) == len(keys)

    return deed


def test_others_may_lock_a_report_while_the_passes_go_over_it(draft: Report, meanwhile: list[Any]) -> None:
    meanwhile.append(lock(draft))
    assert extracting.extract_from(report=draft) is not None
    assert meanwhile == []


def test_others_may_lock_all_reports_of_a_step_of_long_work(
    seeds: dict[str, Report], draft: Report, work: Work, meanwhile: list[Any]
) -> None:
    several = (draft, seeds["000"])
    meanwhile += [lock(*several), lock(*several)]
    asked = extracting_many.arguments([report.pk for report in several])
    job = undertaking.ask(kind="extract", arguments=asked, total=2, by=None)
    work()
    assert (Job.objects.get(pk=job.pk).state, meanwhile) == ("done", [])
    assert Finding.objects.filter(report=draft).exists()


def test_what_was_changed_meanwhile_is_gone_over_as_it_is_now(
    draft: Report, editor: User, meanwhile: list[Any]
) -> None:
    version = draft.version
    title = Operation("describe", {"title": "Elsewhere"})
    meanwhile.append(lambda: apply(report=draft, operation=title, expected_version=version, by=editor))
    revision = extracting.extract_from(report=draft)
    draft.refresh_from_db()
    assert revision is not None
    assert (revision.number, draft.title) == (version + 2, "Elsewhere")
