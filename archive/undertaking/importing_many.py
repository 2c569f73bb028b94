"""Take many records in, a few at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.db.models import F, Func, JSONField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from archive.importing import Outcome, Result, import_records, open_change_set, sum_up
from archive.models import ChangeSet, Job, Report
from archive.reading import Custody, Received, Unread, record_from_json, record_to_json

from . import extracting_many
from .telling import Told

FOLLOWED = gettext_noop("What the new records say as data is being found: long work %(number)s.")
"""What the message of an import says of the work that follows it."""


def arguments(records: Sequence[Received | Unread]) -> dict[str, Any]:
    """What the work is asked for: the records whole, for the files that they were sent in are gone by then."""
    return {"records": [record_to_json(record) for record in records]}


def asked_records(job: Job, numbers: range) -> list[Received | Unread]:
    """These of the records that are asked for, read without the others, which can be thousands."""
    return [record_from_json(row) for row in _asked(job, f"$.records[{numbers.start:d} to {numbers.stop - 1:d}]")]


def asked_origins(job: Job) -> list[tuple[Custody, tuple[str, ...]]]:
    """Where the records that are asked for come from, and were saved from if that is elsewhere, without their texts.

    Of those that could not be read nothing.
    """
    return [(Custody(**custody), tuple(saved_from or ())) for custody, saved_from in _selected(job, _ORIGINS)]


_ORIGINS = (
    "(SELECT jsonb_agg(jsonb_build_array(one -> 'custody', one -> 'saved_from'))"
    " FROM jsonb_array_elements(%(expressions)s -> 'records') AS one WHERE one -> 'custody' IS NOT NULL)"
)


def _asked(job: Job, path: str) -> list[Any]:
    return _selected(job, f"jsonb_path_query_array(%(expressions)s, '{path}')")


def _selected(job: Job, template: str) -> list[Any]:
    some = Func(F("arguments"), template=template, output_field=JSONField())
    return Job.objects.filter(pk=job.pk).values_list(some, flat=True).first() or []


def open_import(job: Job) -> ChangeSet:
    """The change set of all that is taken in."""
    return open_change_set(records=job.total, by=job.by)


def import_batch(job: Job, numbers: range) -> list[Told]:
    """Take these records in; each is a new report, a later text, nothing new, or refused."""
    records = [record_from_json(row) for row in job.arguments["records"][numbers.start : numbers.stop]]
    results = list(import_records(records, by=job.by, change_set=job.change_set))
    identities = [record.identity for record in records if isinstance(record, Received)]
    reports = dict(Report.objects.filter(identity__in=identities).values_list("identity", "pk"))
    return [
        Told(
            result.name,
            _became(result),
            result.outcome not in _WITH_REASON,
            reports.get(record.identity) if isinstance(record, Received) else None,
        )
        for record, result in zip(records, results, strict=True)
    ]


def _became(result: Result) -> str:
    """What became of a record, and why, or as whose it came in where that was told from its address."""
    told = {
        Outcome.CREATED: _("taken in"),
        Outcome.UPDATED: _("a later text waits for an editor"),
        Outcome.UNCHANGED: _("known already, word for word"),
        Outcome.REFUSED: _("refused"),
        Outcome.BINNED: _("in the bin"),
        Outcome.FAILED: _("can’t be taken in"),
    }[result.outcome]
    if result.publisher:
        return _("%(what)s, as a record of %(house)s") % {"what": told, "house": result.publisher}
    return f"{told}: {result.why}" if result.why and result.outcome is not Outcome.UPDATED else told


def find_follower(message: str) -> int | None:
    """The number of the work that a message of an import names as going on with it."""
    told = re.fullmatch(re.escape(_(FOLLOWED)).replace(re.escape("%(number)s"), r"(\d{1,17})"), message)
    return int(told[1]) if told else None


_WITH_REASON = (Outcome.REFUSED, Outcome.BINNED, Outcome.FAILED)


def conclude(job: Job) -> None:
    """Say in the change set how many it was, and ask that what the new reports say be found.

    The texts are in the archive now, and are not kept twice.
    """
    if job.change_set:
        sum_up(job.change_set)
        if extracting := extracting_many.ask_about(change_set=job.change_set, by=job.by):
            job.messages.create(what="", became=_(FOLLOWED) % {"number": extracting.pk})
    job.arguments = {"records": []}
    job.save(update_fields=["arguments"])
