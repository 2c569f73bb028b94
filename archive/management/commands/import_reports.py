"""The command that takes records in."""

import argparse
from collections import Counter
from dataclasses import fields
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from tqdm import tqdm

from archive import undertaking
from archive.importing import Outcome, Result, import_records, open_change_set, sum_up
from archive.models import Finding, Job
from archive.reading import (
    Custody,
    UnreadableInput,
    count_records,
    find_files,
    find_passed_over,
    read_files,
    tell_passed_over,
)
from archive.undertaking import extracting_many


class Command(BaseCommand):
    """Take records in from files and folders."""

    help = (
        "Take records in from files and folders of them: web pages (.html), .docx, .pdf, Markdown (.md), TEI (.xml), "
        ".txt, .jsonl and .jsonl.gz. Each report whole or not at all."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Files and folders, and what holds of all of them."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file or a folder")
        for field in fields(Custody):
            told = "for all records; else from NAME.meta.json"
            if field.name == "publisher":
                told += ", or from a line of JSON; where nobody says it, told from the record’s own address"
            parser.add_argument(f"--{field.name.replace('_', '-')}", default="", help=told)

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, show progress, and end with a table."""
        custody = Custody(**{field.name: options[field.name] for field in fields(Custody)})
        try:
            files = find_files(options["paths"])
        except UnreadableInput as error:
            raise CommandError(str(error)) from error
        change_set = open_change_set(records=None, by=None)
        results = import_records(read_files(files, options=custody), change_set=change_set)
        counts: Counter[Outcome] = Counter()
        houses: Counter[str] = Counter()
        told: list[Result] = []
        is_stopped = False
        try:
            for result in tqdm(
                results, total=count_records(files), unit=" records", disable=not self.stderr.isatty() or None
            ):
                counts[result.outcome] += 1
                if result.publisher:
                    houses[result.publisher] += 1
                if result.why:
                    told.append(result)
        except KeyboardInterrupt:
            is_stopped = True
        if sum_up(change_set):
            told_of = f"This import is change set {change_set.pk}: {reverse('desk:change_set', args=[change_set.pk])} takes it back. There it is also corrected where its records come from."
            if job := extracting_many.ask_about(change_set=change_set, by=None):
                told_of += self._left(job) if is_stopped else self._find_what_they_say(job)
        else:
            told_of = "Nothing was taken in."
        self.stdout.write(told_of)
        if houses:
            shares = "; ".join(f"{house}: {number:,}" for house, number in houses.most_common())
            self.stdout.write(f"Whose they are was told from their own addresses: {shares}.")
        self._report(counts, told)
        if passed_over := find_passed_over(options["paths"]):
            self.stdout.write(tell_passed_over(passed_over))
        if is_stopped:
            raise CommandError(
                "Stopped. What is in the table is in the archive; run the command again to take in the rest. What is known already is left as it is.",
                returncode=130,
            )
        if counts[Outcome.FAILED]:
            raise CommandError(f"{counts[Outcome.FAILED]} of {counts.total()} failed")

    def _left(self, job: Job) -> str:
        """Who finds what they say, in a sentence: nothing is begun after a Ctrl-C."""
        who = "a worker finds it" if undertaking.is_worked() else "the next worker finds it, or manage.py extract"
        return f"\nWhat the records say has not been looked for yet: {who} ({reverse('desk:work', args=[job.pk])})."

    def _find_what_they_say(self, job: Job) -> str:
        """Leave it to the worker, where one lives; else do it here. What was done, in a sentence."""
        if undertaking.is_worked():
            return f"\nWhat the records say is being found: {reverse('desk:work', args=[job.pk])} tells how far it is."
        self.stderr.write("Finding what the records say …")
        try:
            undertaking.undertake(job.pk)
        except KeyboardInterrupt:
            return f"\nStopped while finding what the records say: a worker goes on with it ({reverse('desk:work', args=[job.pk])})."
        found = Finding.objects.waiting().filter(report__in=job.arguments["reports"]).count()
        return f"\nWhat the records say is found: {found:,} things wait for an editor."

    def _report(self, counts: Counter[Outcome], told: list[Result]) -> None:
        for result in told[:200]:
            self.stdout.write(f"{result.outcome:>9}  {result.name}: {result.why}")
        if len(told) > 200:
            self.stdout.write(f"           … and {len(told) - 200} more")
        for outcome in Outcome:
            self.stdout.write(f"{outcome:>9}  {counts[outcome]:,}")
