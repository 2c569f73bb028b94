"""Do long work: an item, or a few, in each transaction together with the progress, so that neither is without the other."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict

from django.db import DatabaseError, InterfaceError, OperationalError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg.errors import DeadlockDetected, SerializationFailure

from archive.changing.auditing import acting
from archive.models import Job, JobMessage, Notice
from archive.reviewing.noticing import notify

from .asking import enqueue
from .kinds import KINDS, Kind
from .telling import Told

logger = logging.getLogger(__name__)

TRIES = 5
"""Times that a step is tried where two transactions stood in each other's way."""

RETAKES = 3
"""Times that work is taken up again at the same item after its worker has died; then it has failed."""


def undertake(key: int, *, is_ending: Callable[[], bool] = lambda: False) -> None:
    """Do the job from where it is: until it is done, or somebody stops it, or `is_ending` says that the worker ends.

    Nothing is done where another worker has it, or where it is not to be done (any more). Raises
    django.db.OperationalError or InterfaceError where the database goes away: the work is then taken up later.
    """
    with alone(f"job {key}") as is_ours:
        job = _begun(key) if is_ours else None
        if job is None:
            return
        with acting(by=job.by, why=str(KINDS[job.kind].label)):
            _do(job, KINDS[job.kind], is_ending)


def _do(job: Job, kind: Kind, is_ending: Callable[[], bool]) -> None:
    while job.done < job.total:
        if _state(job) == Job.State.STOPPING:
            _end(job, Job.State.STOPPED)
            return
        if is_ending():
            _give_back(job)
            return
        _step(job, kind)
    with transaction.atomic():
        if kind.conclude:
            kind.conclude(job)
        _end(job, Job.State.DONE)


@contextmanager
def alone(name: str) -> Iterator[bool]:
    """Whether this is the only process that is at the thing of that name; the lock is lost with the process."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [f"archive {name}"])
        row = cursor.fetchone()
    is_ours = bool(row and row[0])
    try:
        yield is_ours
    finally:
        if is_ours:
            with suppress(DatabaseError, InterfaceError), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [f"archive {name}"])


def _begun(key: int) -> Job | None:
    """The job, now running; None where it is not to be done. Work that was running has lost its worker."""
    with transaction.atomic():
        job = Job.objects.select_for_update(of=("self",)).select_related("by", "change_set").filter(pk=key).first()
        if job is None or job.state not in (Job.State.QUEUED, Job.State.RUNNING, Job.State.STOPPING):
            return None
        if job.state != Job.State.QUEUED:
            if job.messages.filter(resumed_at=job.done).count() >= RETAKES:
                _tell(
                    job,
                    [Told("", _("Its worker ended three times at the same place; nothing more was tried."), False)],
                )
                _end(job, Job.State.FAILED)
                return None
            _tell(job, [Told("", _("Its worker ended, and it was taken up again."), False, resumed_at=job.done)])
        if job.state != Job.State.STOPPING:
            job.state = Job.State.RUNNING
        job.started_at = job.started_at or timezone.now()
        if job.change_set is None and (opens := KINDS[job.kind].opens):
            job.change_set = opens(job)
        job.save(update_fields=["state", "started_at", "change_set"])
    return job


def _state(job: Job) -> str:
    return Job.objects.values_list("state", flat=True).get(pk=job.pk)


def _step(job: Job, kind: Kind) -> None:
    """Do the next items, and write down that they are done. What goes wrong in them is told, and stops no others."""
    numbers = range(job.done, min(job.done + kind.stride, job.total))
    for tries_left in reversed(range(TRIES)):
        try:
            with transaction.atomic():
                _advance(job, numbers, kind.work(job, numbers))
        except (OperationalError, InterfaceError) as error:
            if not isinstance(error.__cause__, (DeadlockDetected, SerializationFailure)):
                raise
            if tries_left:
                continue
            _fail_items(job, numbers, error)
        except Exception as error:
            logger.exception("Job %s went wrong at item %s", job.pk, numbers.start)
            _fail_items(job, numbers, error)
        job.done = numbers.stop
        return


def _fail_items(job: Job, numbers: range, error: Exception) -> None:
    what = _("item %(number)s") % {"number": numbers.start + 1}
    if len(numbers) > 1:
        what = _("items %(first)s to %(last)s") % {"first": numbers.start + 1, "last": numbers.stop}
    told = Told(what, _("Something went wrong: %(error)s") % {"error": f"{type(error).__name__}: {error}"}, False)
    with transaction.atomic():
        _advance(job, numbers, [told])


def _advance(job: Job, numbers: range, told: Sequence[Told]) -> None:
    _tell(job, told)
    Job.objects.filter(pk=job.pk).update(done=numbers.stop)


def _tell(job: Job, told: Sequence[Told]) -> None:
    JobMessage.objects.bulk_create(JobMessage(job=job, **asdict(message)) for message in told)


def _end(job: Job, state: Job.State) -> None:
    """Write down how it ended, and tell the account that asked for it; who has stopped it knows that."""
    Job.objects.filter(pk=job.pk).update(state=state, finished_at=timezone.now())
    if state != Job.State.STOPPED and job.by is not None:
        words = {"what": KINDS[job.kind].label, "done": Job.objects.values_list("done", flat=True).get(pk=job.pk), "total": job.total}  # fmt: skip
        told = _("%(what)s: %(done)s of %(total)s looked at.") if state == Job.State.DONE else _("%(what)s: failed after %(done)s of %(total)s.")  # fmt: skip
        notify(recipients=[job.by], kind=Notice.Kind.DONE, text=told % words, path=reverse("desk:work", args=[job.pk]))


def _give_back(job: Job) -> None:
    """The worker ends: another one goes on."""
    with transaction.atomic():
        if Job.objects.filter(pk=job.pk, state=Job.State.RUNNING).update(state=Job.State.QUEUED):
            enqueue(job.pk)
