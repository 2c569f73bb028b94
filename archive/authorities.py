"""Changes of authority records, and what has to follow them: the projection, and what is said of merged people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower

from .editing import resolve_people
from .models import (
    Identification,
    Mention,
    Name,
    Office,
    Participation,
    Person,
    Position,
    Proposition,
    PublishedPart,
    PublishedPosition,
    PublishedVoice,
    Report,
    Tenure,
    Topic,
    Voice,
)
from .projecting import project

FORMER_HEADING = "heading of a merged record"


class RefusedMerge(ValueError):
    """The two records can't become one; the message says why. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge moves: numbers of rows, and of reports whose working copies and public pages follow."""

    names: int
    tenures: int
    identifications: int
    participations: int
    working_copies: int
    published: int


@transaction.atomic
def renew(*, record: Person | Office | Topic | Proposition) -> int:
    """Remake the public pages that name this record, after it was changed; the number of reports.

    Of a topic that was moved these are all: the pages of a narrower one stand under each that is broader.
    """
    parts = PublishedPart.objects.order_by()
    match record:
        case Person():
            return _project(_public(record.heir))
        case Office():
            parts = parts.filter(voices__office=record)
        case Topic():
            parts = parts.filter(topics__topic=record)
        case Proposition():
            parts = parts.filter(positions__proposition=record)
    return _project(parts.values_list("report", flat=True).distinct())


def plan_merge(*, person: Person, into: Person) -> Merge:
    """What merging would move; nothing is written. Raises RefusedMerge."""
    heir = _check(person, into)
    return Merge(
        names=person.names.count(),
        tenures=person.tenures.count(),
        identifications=person.identifications.count(),
        participations=person.participations.count(),
        working_copies=len(_working_copies(person, heir)),
        published=len(_public(person)),
    )


@transaction.atomic
def merge_people(*, person: Person, into: Person) -> Merge:
    """Say that two records are of one human being: `person` stays as a way to `into`, which gets all that it had.

    Working values and editions keep the slug that they were written with; rows and public pages name the heir. Raises
    RefusedMerge where they are one record already, or one was merged into the other.
    """
    locked = Person.objects.select_for_update().filter(pk__in=[person.pk, into.heir.pk]).order_by("pk")
    by_key = {p.pk: p for p in locked}
    person, heir = by_key[person.pk], by_key[into.heir.pk]
    plan = plan_merge(person=person, into=heir)
    reports = _working_copies(person, heir)
    public = _public(person)
    # In one order everywhere, and all at once: below they are locked one after another, twice.
    list(Report.objects.select_for_update().filter(pk__in=reports | public).order_by("pk").values_list("pk"))
    person.merged_into = heir
    person.save(update_fields=["merged_into"])
    # So the way to the heir stays one step long, whoever was merged before.
    Person.objects.filter(merged_into=person).update(merged_into=heir)
    _move_names(person, heir)
    # The exclusion of a single seat is by office and days, which stay.
    Tenure.objects.filter(person=person).update(person=heir)
    Identification.objects.filter(person=person).update(person=heir)
    _move_participations(person, heir)
    for report in Report.objects.filter(pk__in=reports).order_by("pk"):
        resolve_people(report=report)
    _project(public)
    return plan


def _check(person: Person, into: Person) -> Person:
    """The heir. Raises RefusedMerge."""
    heir = into.heir
    if person.merged_into_id is not None:
        raise RefusedMerge(f"“{person}” has been merged into “{person.heir}” already")
    if heir.pk == person.pk:
        raise RefusedMerge(f"“{person}” can’t be merged into itself or into what was merged into it")
    return heir


def _working_copies(person: Person, heir: Person) -> set[int]:
    """Reports whose rows name the merged person, or leave open whom a name means that one of the two bears."""
    named = Q(person=person)
    names = [person.label, person.surname, heir.label, heir.surname]
    names += Name.objects.filter(person__in=[person, heir]).values_list("text", flat=True)
    open_ones = Q(person=None, low__in={name.lower() for name in names})
    reports: set[int] = set(person.identifications.values_list("report", flat=True))
    voices = Voice.objects.annotate(low=Lower("name")).filter(named | open_ones)
    reports |= set(voices.values_list("statement__report", flat=True))
    mentions = Mention.objects.annotate(low=Lower("name")).filter(named | open_ones)
    reports |= set(mentions.values_list("report", flat=True))
    positions = Position.objects.filter(Q(holder_person=person) | Q(attributed_by=person) | Q(claims_also_for=person))
    return reports | set(positions.values_list("statement__report", flat=True))


def _public(person: Person) -> set[int]:
    """Published reports (keys) in which the person has a part, or holds a position: a holder need not be a voice."""
    voices = PublishedVoice.objects.filter(person=person).order_by().values_list("report", flat=True)
    held = PublishedPosition.objects.filter(person=person).order_by().values_list("report", flat=True)
    return set(voices.union(held))


def _move_names(person: Person, heir: Person) -> None:
    """Give the heir the names of the other, each once, and its heading too."""
    there = {_name_key(name) for name in heir.names.all()}
    for name in person.names.all():
        if _name_key(name) in there:
            name.delete()
        else:
            name.person = heir
            name.save(update_fields=["person"])
    known = {heir.label.casefold(), *(text.casefold() for text in heir.names.values_list("text", flat=True))}
    if person.label.casefold() not in known:
        Name.objects.create(person=heir, text=person.label, language="und", scheme=FORMER_HEADING)


def _name_key(name: Name) -> tuple[Any, ...]:
    return name.text, name.language, name.scheme, name.used_by


def _move_participations(person: Person, heir: Person) -> None:
    """Put the heir in the place of the other at its meetings; where both stand, one row stays, of the greater role."""
    there = {p.meeting_id: p for p in Participation.objects.filter(person=heir)}
    for row in Participation.objects.filter(person=person):
        kept = there.get(row.meeting_id)
        if kept is None:
            row.person = heir
            row.save(update_fields=["person"])
            continue
        if row.role == Participation.Role.PRINCIPAL:
            kept.role = row.role
        kept.tenure = kept.tenure or row.tenure
        kept.source = "; ".join(dict.fromkeys(filter(None, [kept.source, row.source])))[:300]
        kept.save(update_fields=["role", "tenure", "source"])
        row.delete()


def _project(reports: Iterable[int]) -> int:
    """Remake the public pages of these reports (keys), in the order in which they are locked everywhere."""
    keys = sorted(set(reports))
    for report in Report.objects.filter(pk__in=keys).order_by("pk"):
        project(report=report)
    return len(keys)
