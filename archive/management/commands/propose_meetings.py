"""`manage.py propose_meetings`: which meetings the reports that are here already may be accounts of."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from archive.importing.meetings import propose
from archive.models import Report

AT_ONCE = 200
"""Reports that are looked at together."""


class Command(BaseCommand):
    """Propose meetings of all reports that are accounts of none."""

    help = (
        "Go over the reports that are accounts of no meeting, and propose to the editors of which they may be one, also "
        "such as nobody has made yet. What was asked before is not asked again; run again, it changes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """So many at once, each time in a transaction of its own."""
        keys = list(Report.objects.without_meeting().filter(version__gt=0).order_by("pk").values_list("pk", flat=True))
        proposed = 0
        for at in range(0, len(keys), AT_ONCE):
            proposed += propose(list(Report.objects.filter(pk__in=keys[at : at + AT_ONCE]).order_by("pk")))
        self.stdout.write(f"{len(keys):,} reports gone over; {proposed:,} new proposals.")
