"""`manage.py extract`: what records say as data, proposed to the editors."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from archive.editing.extracting import extract_from, read_registry
from archive.models import Report
from archive.models.identifiers import MistypedIdentifier, read


class Command(BaseCommand):
    """Find references, undertakings, figures and places in working copies."""

    help = (
        "Go over reports with the passes that find references, undertakings, figures and places, and propose what they "
        "find. What editors have confirmed or dismissed stays as it is; run again, it changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Which reports."""
        parser.add_argument("rid", nargs="*", help="reports by their identifiers; all of them where none is named")

    def handle(self, *args: Any, **options: Any) -> None:
        """One report after another, each in a transaction of its own."""
        reports = Report.objects.not_binned().filter(version__gt=0).order_by("pk")
        if options["rid"]:
            try:
                wanted = {read(rid) for rid in options["rid"]}
            except MistypedIdentifier as error:
                raise CommandError(str(error)) from error
            reports = reports.filter(rid__in=wanted)
            if missing := wanted - set(reports.values_list("rid", flat=True)):
                raise CommandError(f"there is no report {min(missing)}; `manage.py extract` alone takes all")
        registry, changed = read_registry(), 0
        keys = list(reports.values_list("pk", flat=True))
        for key in tqdm(keys, unit="report", disable=options["verbosity"] < 1 or not self.stderr.isatty()):
            report = Report.objects.get(pk=key)
            changed += extract_from(report=report, registry=registry) is not None
        self.stdout.write(f"{len(keys)} reports gone over; {changed} say something new.")
