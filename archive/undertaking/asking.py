"""Ask for long work, stop it, and have it gone on with. What is asked stands in its `Job`; the queue only says "do it"."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued

from archive.models import ChangeSet, Job

TASK = "archive.undertake"
"""The queue's name of the task that does a job."""

QUEUE = "work"


@transaction.atomic
def ask(*, kind: str, arguments: dict[str, Any], total: int, by: Any, change_set: ChangeSet | None = None) -> Job:
    """New work, which a worker begins as soon as the transaction ends."""
    job = Job.objects.create(kind=kind, arguments=arguments, total=total, by=by, change_set=change_set)
    enqueue(job.pk)
    return job


def prepare(*, kind: str, arguments: dict[str, Any], total: int, by: Any) -> Job:
    """Work that is put down and begins only when `begin` says so; what nobody begins within a day is dropped."""
    return Job.objects.create(kind=kind, arguments=arguments, total=total, by=by, state=Job.State.STOPPED)


@transaction.atomic
def begin(*, job: Job) -> bool:
    """Have prepared work done; whether it still waited for that."""
    found = Job.objects.filter(pk=job.pk).prepared().update(state=Job.State.QUEUED, made_at=timezone.now())
    if found:
        enqueue(job.pk)
    return bool(found)


@transaction.atomic
def stop(*, job: Job) -> bool:
    """Have the work stop after the item that it is at; whether there was anything to stop."""
    of_this = Job.objects.filter(pk=job.pk)
    waiting = of_this.filter(state=Job.State.QUEUED)
    if waiting.update(state=Job.State.STOPPED, started_at=timezone.now(), finished_at=timezone.now()):
        return True
    return bool(of_this.filter(state=Job.State.RUNNING).update(state=Job.State.STOPPING))


@transaction.atomic
def resume(*, job: Job) -> bool:
    """Have stopped or failed work gone on with where it ended; whether anything was left to do."""
    ended = Job.objects.filter(pk=job.pk).resumable()
    found = ended.update(state=Job.State.QUEUED, finished_at=None)
    if found:
        enqueue(job.pk)
    return bool(found)


def enqueue(key: int) -> None:
    """Put the job into the queue, where it stands once at most; as part of the transaction, if there is one."""
    # Over Django's connection also in the worker, whose own app writes over another one.
    own = app.with_connector(DjangoConnector())
    try:
        with transaction.atomic():  # a refusal must not spoil the caller's transaction
            own.configure_task(TASK, queue=QUEUE, queueing_lock=f"job {key}").defer(job=key)
    except AlreadyEnqueued:
        pass
