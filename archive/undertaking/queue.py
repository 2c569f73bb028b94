"""The tasks of the queue, which only a worker reads: do a job, and once a minute see to what is due."""

from __future__ import annotations

from procrastinate import JobContext
from procrastinate.contrib.django import app

from .asking import QUEUE, TASK
from .doing import undertake
from .minding import mind


@app.task(name=TASK, queue=QUEUE, pass_context=True)
def do_job(context: JobContext, job: int) -> None:
    """Do the job of that key, until it is done or the worker is to end."""
    undertake(job, is_ending=context.should_abort)


@app.periodic(cron="* * * * *")
@app.task(name="archive.mind", queue="minding", queueing_lock="archive.mind")
def see_to_what_is_due(timestamp: int) -> None:
    """Every minute: publications that are due, work that has lost its worker, and what has grown old."""
    mind()
