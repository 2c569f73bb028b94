"""What a worker sees to once a minute."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from archive import undertaking
from archive.models import Job, Presence, Report, Schedule
from archive.undertaking import is_worked, mind, minding
from archive.undertaking.asking import enqueue
from diplomacy.accounts.models import User
from tests.archive.undertaking.conftest import drafts


@pytest.fixture(autouse=True)
def empty_queue(db: None) -> None:
    """Tests with real transactions leave their tasks: the queue's tables are not ours, so no flush empties them."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


def in_queue() -> list[Any]:
    return list(ProcrastinateJob.objects.order_by("id").values_list("task_name", "args", "status"))


def test_what_is_due_is_published(seeds: Any, editor: User) -> None:
    (report,) = drafts(1, editor)
    moment = timezone.now()
    plan = Schedule.objects.create(report=report, version=report.version, at=moment + timedelta(hours=1), by=editor)
    mind(now=moment)
    plan.refresh_from_db()
    assert plan.state == "planned"
    mind(now=moment + timedelta(hours=2))
    plan.refresh_from_db()
    assert (plan.state, Report.objects.get(pk=report.pk).state) == ("done", "published")


def test_who_was_at_the_workbench_long_ago_is_forgotten(
    seeds: dict[str, Report], editor: User, superuser: User
) -> None:
    now = timezone.now()
    old, new = now - timedelta(hours=30), now - timedelta(hours=3)
    Presence.objects.create(report=seeds["001"], user=editor, seen_at=old)
    Presence.objects.create(report=seeds["001"], user=superuser, seen_at=new)
    mind(now=now)
    assert [presence.user for presence in Presence.objects.all()] == [superuser]


def test_work_stands_in_the_queue_once_and_is_put_back_where_its_task_is_lost(seeds: Any, editor: User) -> None:
    job = undertaking.ask(kind="import", arguments={"records": []}, total=0, by=editor)
    assert in_queue() == [("archive.undertake", {"job": job.pk}, "todo")]
    enqueue(job.pk)
    mind()
    assert len(in_queue()) == 1
    # Its worker was killed when it had taken the task and not yet begun.
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    mind()
    assert in_queue() == [("archive.undertake", {"job": job.pk}, "todo")]


def test_what_goes_wrong_in_one_thing_stops_no_other(
    seeds: Any, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_values: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(minding, "publish_due", broken)
    Presence.objects.create(report=seeds["001"], user=editor, seen_at=timezone.now() - timedelta(days=2))
    mind()
    assert not Presence.objects.exists()


def test_a_worker_lives_as_long_as_it_says_so(db: None) -> None:
    assert is_worked() is False
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '20 seconds')")
    assert is_worked() is True
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '40 seconds'")
    assert is_worked() is False


def test_work_that_is_rolled_back_is_never_begun(seeds: Any, editor: User) -> None:
    with transaction.atomic():
        undertaking.ask(kind="import", arguments={"records": []}, total=0, by=editor)
        transaction.set_rollback(True)
    assert (Job.objects.count(), in_queue()) == (0, [])
