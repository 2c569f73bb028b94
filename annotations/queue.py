"""The tasks of the queue that belong to annotations, which only a worker reads."""

from __future__ import annotations

from procrastinate.contrib.django import app

from archive.models import Edition

from .carrying import TASK, carry_in_batches


@app.task(name=TASK, queue="work")
def carry_annotations(edition: int) -> None:
    """Carry the annotations of the report to the edition of that key."""
    carry_in_batches(Edition.objects.get(pk=edition))
