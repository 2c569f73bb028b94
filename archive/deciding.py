"""Decide who is meant by a name, in one report or in several: a decision a report, which no parser run undoes."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction

from .editing import resolve_people
from .models import Identification, Person, Report


@transaction.atomic
def decide(*, name: str, reports: Collection[Report], person: Person | None, by: Any, note: str = "") -> None:
    """Record that `name` means `person` in these reports (None: it can't be told), and look their people up again.

    What was decided there on the name before gives way.
    """
    # In one order everywhere, so that two editors at once don't wait for each other.
    for report in sorted(reports, key=lambda report: report.pk):
        report = Report.objects.lock(report)
        Identification.objects.filter(report=report, name__iexact=name).delete()
        Identification.objects.create(report=report, name=name, person=person, by=by, note=note)
        resolve_people(report=report)
