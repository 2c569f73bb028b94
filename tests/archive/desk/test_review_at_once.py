"""Two at once on one report under review: one step is taken, the other is told."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from archive.models import Report, Schedule
from archive.publishing import NothingToPublish
from archive.reviewing.scheduling import publish_due, schedule
from archive.reviewing.submitting import RefusedStep, TakenByAnother, accept, recall, send_back, submit, take
from diplomacy.accounts.models import User
from tests.archive.conftest import account

from .people import change

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """What each deed returned or raised, all begun at the same moment, each on a connection of its own."""
    barrier = Barrier(len(deeds))

    def do(deed: Callable[[], Any]) -> Any:
        barrier.wait()
        try:
            return deed()
        except (RefusedStep, PermissionDenied, NothingToPublish) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


@pytest.fixture
def report(seeds: dict[str, Report], superuser: User) -> Report:
    report = seeds["000"]
    change(report, superuser, "describe", place="Somewhere")
    return report


def test_taken_by_two_it_is_one_s(report: Report, editor: User) -> None:
    people = [account(name, "Editor") for name in ("ann", "bea", "cai")]
    results = at_once(*[lambda who=who: take(report=report, by=who) for who in people])
    assert sum(isinstance(result, TakenByAnother) for result in results) == 2


def test_handed_in_twice_it_is_in_review_once(report: Report, editor: User) -> None:
    results = at_once(*[lambda: submit(report=report, by=editor, expected_version=report.version)] * 3)
    assert sum(isinstance(result, PermissionDenied) for result in results) == 2
    assert report.submissions.count() == 1


def test_published_sent_back_and_taken_back_at_once_one_of_them_decides(report: Report, editor: User) -> None:
    reviewer = account("rosa", "Reviewer")
    submission = submit(report=report, by=editor, expected_version=report.version)
    at_once(
        lambda: accept(report=report, by=reviewer),
        lambda: send_back(report=report, by=reviewer, reasons="No."),
        lambda: recall(report=report, by=editor),
    )
    submission.refresh_from_db()
    assert submission.outcome in {"accepted", "sent_back", "recalled"}
    assert report.editions.count() == 2  # publishing asks for no submission
    assert report.submissions.count() == 1


def test_two_workers_and_a_reviewer_publish_once(report: Report) -> None:
    reviewer = account("rosa", "Reviewer")
    plan = schedule(
        report=report, at=timezone.now() + timedelta(hours=1), by=reviewer, expected_version=report.version
    )
    due = plan.at
    at_once(lambda: publish_due(now=due), lambda: publish_due(now=due), lambda: accept(report=report, by=reviewer))
    assert report.editions.count() == 2
    assert Schedule.objects.get().state in {"done", "cancelled"}
