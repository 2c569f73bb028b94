"""What is seen to once a minute: publications that are due, work that has lost its worker, and what has grown old."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from archive.models import Job, Presence
from archive.reviewing.scheduling import publish_due

from .asking import enqueue
from .doing import alone

logger = logging.getLogger(__name__)

HEARTBEAT = timedelta(seconds=10)
"""How often a worker says that it lives."""

SILENCE = timedelta(seconds=30)
"""After so long without a word a worker is held to be gone."""

A_DAY = timedelta(days=1)

ALSO: list[Callable[[datetime], object]] = []
"""What else is seen to once a minute. The archive knows nothing of what others lay over it: their apps put it here when they are
ready."""


def is_worked() -> bool:
    """Whether a worker lives. One that was killed is held to live for half a minute. One query."""
    since = timezone.now() - SILENCE
    return bool(ProcrastinateWorker.objects.filter(last_heartbeat__gte=since).exists())


def mind(*, now: datetime | None = None) -> None:
    """See to everything. One worker does it at a time, and what goes wrong in one thing stops no other."""
    now = now or timezone.now()
    seen_to: tuple[Callable[[datetime], object], ...] = (
        take_up_orphans,
        lambda moment: publish_due(now=moment),
        forget_presences,
        drop_unbegun,
        forget_tasks,
        *ALSO,
    )
    with alone("minding") as is_ours:
        if not is_ours:
            return
        for see_to in seen_to:
            try:
                see_to(now)
            except Exception:
                logger.exception("What is seen to every minute went wrong")


def take_up_orphans(now: datetime) -> list[int]:
    """Have the work gone on with that no worker is at, though it is not ended; its keys."""
    found = []
    for key in Job.objects.unfinished().order_by("pk").values_list("pk", flat=True):
        with alone(f"job {key}") as is_orphan:
            if is_orphan:
                enqueue(key)
                found.append(key)
    return found


def forget_presences(now: datetime) -> int:
    """Forget who was at the workbench long ago; how many rows."""
    return Presence.objects.filter(seen_at__lt=now - A_DAY).delete()[0]


def drop_unbegun(now: datetime) -> int:
    """Drop prepared work that nobody has had begun within a day; how many rows."""
    return Job.objects.prepared().filter(made_at__lt=now - A_DAY).delete()[0]


def forget_tasks(now: datetime) -> int:
    """Forget the queue's tasks that have ended, or whose worker is gone: what was asked stands in the jobs."""
    ended = Q(status__in=["succeeded", "failed", "cancelled", "aborted"])
    lost = Q(status="doing") & (Q(worker=None) | Q(worker__last_heartbeat__lt=now - 2 * SILENCE))
    return ProcrastinateJob.objects.filter(ended | lost).delete()[0]
