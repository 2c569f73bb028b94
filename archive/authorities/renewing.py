"""What follows a change of an authority record: the public pages that name it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from archive.models import (
    Country,
    Instrument,
    Meeting,
    Office,
    Person,
    Proposition,
    PublishedPart,
    PublishedParty,
    PublishedPosition,
    PublishedReference,
    PublishedReport,
    PublishedTopic,
    PublishedVoice,
    Report,
    Topic,
)
from archive.projecting import project

Record = Person | Country | Office | Topic | Proposition | Meeting | Instrument


@transaction.atomic
def renew(*, record: Record) -> int:
    """Remake the public pages that name this record, after it was changed; the number of reports.

    Of a topic that was moved these are all: the pages of a narrower one stand under each that is broader.
    """
    return project_reports(reports_naming(record))


def reports_naming(record: Record) -> set[int]:
    """Published reports (keys) whose public pages name the record; of a merged person or topic its heir's."""
    parts = PublishedPart.objects.order_by()
    match record:
        case Person():
            return reports_of_person(record.heir)
        case Topic():
            rows = PublishedTopic.objects.filter(topic=record.merged_into or record).order_by()
            return set(rows.values_list("report", flat=True))
        case Office():
            parts = parts.filter(voices__office=record)
        case Country():
            voices = PublishedVoice.objects.filter(country=record).order_by().values_list("report", flat=True)
            held = PublishedPosition.objects.filter(country=record).order_by().values_list("report", flat=True)
            kept = PublishedReport.objects.filter(record_keeper__country=record).order_by()
            party = PublishedParty.objects.filter(country=record).order_by()
            undertaken = party.values_list("undertaking__report", flat=True)
            return set(voices.union(held, kept.values_list("report", flat=True), undertaken))
        case Instrument():
            references = PublishedReference.objects.filter(instrument=record).order_by()
            return set(references.values_list("report", flat=True))
        case Meeting():
            rows_of = PublishedReport.objects.filter(meeting=record).order_by()
            return set(rows_of.values_list("report", flat=True))
        case Proposition():
            parts = parts.filter(positions__proposition=record)
    return set(parts.values_list("report", flat=True).distinct())


def reports_of_person(person: Person) -> set[int]:
    """Published reports (keys) in which the person has a part, holds a position or undertakes something: the latter two need not be voices."""
    voices = PublishedVoice.objects.filter(person=person).order_by().values_list("report", flat=True)
    held = PublishedPosition.objects.filter(person=person).order_by().values_list("report", flat=True)
    undertaken = PublishedParty.objects.filter(person=person).order_by().values_list("undertaking__report", flat=True)
    return set(voices.union(held, undertaken))


def project_reports(reports: Iterable[int]) -> int:
    """Remake the public pages of these reports (keys), in the order in which they are locked everywhere."""
    keys = sorted(set(reports))
    for report in Report.objects.filter(pk__in=keys).order_by("pk"):
        project(report=report)
    return len(keys)


def lock_reports(reports: Iterable[int]) -> None:
    """Lock these reports (keys) in one order everywhere, and all at once, where they are locked one by one later."""
    keys = set(reports)
    if keys:
        list(Report.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
