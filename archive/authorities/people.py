"""Two records of one human being that become one, and are parted again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from archive.changing import Inverse, Obstacle, record
from archive.editing import resolve_people
from archive.models import (
    ChangeSet,
    FormerSlug,
    Identification,
    Mention,
    Name,
    Participation,
    Person,
    Position,
    Report,
    Tenure,
    Voice,
)

from .changing import RefusedChange, refuse_obstructed
from .renewing import lock_reports, project_reports, reports_of_person

FORMER_HEADING = "heading of a merged record"
MERGE_PEOPLE = "merge_people"


class RefusedMerge(RefusedChange):
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


def plan_merge(*, person: Person, into: Person) -> Merge:
    """What merging would move; nothing is written. Raises RefusedMerge."""
    heir = _check(person, into)
    return Merge(
        names=person.names.count(),
        tenures=person.tenures.count(),
        identifications=person.identifications.count(),
        participations=person.participations.count(),
        working_copies=len(_working_copies(person, heir)),
        published=len(reports_of_person(person)),
    )


@transaction.atomic
def merge_people(*, person: Person, into: Person, by: Any = None) -> Merge:
    """Say that two records are of one human being: `person` stays as a way to `into`, which gets all that it had.

    Working values and editions keep the slug that they were written with; rows and public pages name the heir. Opens
    a change set, by which `split_people` parts them again. Raises RefusedMerge where they are one record already, or
    one was merged into the other.
    """
    # Reports first, as in every edit, which has its report when it comes to name a person.
    lock_reports(_working_copies(person, into.heir) | reports_of_person(person))
    person, heir = _lock(person, into.heir)
    plan = plan_merge(person=person, into=heir)
    reports = _working_copies(person, heir)
    public = reports_of_person(person)
    lock_reports(reports | public)  # what has come to name one of them meanwhile
    # So the way to the heir stays one step long, whoever was merged before.
    chained = _keys(Person.objects.filter(merged_into=person))
    Person.objects.filter(pk__in=chained).update(merged_into=heir)
    person.merged_into = heir
    person.save(update_fields=["merged_into"])
    data: dict[str, Any] = {"person": person.pk, "heir": heir.pk, "chained": chained}
    data |= _move_names(person, heir)
    data["tenures"] = _keys(person.tenures.all())
    # The exclusion of a single seat is by office and days, which stay.
    Tenure.objects.filter(person=person).update(person=heir)
    data["identifications"] = list(person.identifications.order_by("pk").values_list("pk", "name", "report"))
    Identification.objects.filter(person=person).update(person=heir)
    data |= _move_participations(person, heir)
    _resolve(reports)
    if public:
        FormerSlug.objects.create(kind="person", slug=person.slug, record=person.pk)
    project_reports(public)
    record(verb=MERGE_PEOPLE, summary=f"Merged “{person}” into “{heir}”", by=by, data=data)
    return plan


def plan_parting(change_set: ChangeSet) -> list[Obstacle]:
    """What depends on a merge of people: where there is anything, they can't be parted."""
    data = change_set.data
    people = Person.objects.in_bulk([data["person"], data["heir"]])
    person, heir = people[data["person"]], people[data["heir"]]
    if person.merged_into_id != heir.pk:
        return [Obstacle(f"“{heir}” has been merged into “{person.heir}” since: part those first", person.heir)]
    found = []
    got = [*data["names"], *([data["heading"]] if data["heading"] else [])]
    texts = dict(Name.objects.filter(pk__in=[key for key, _text in got], person=heir).values_list("pk", "text"))
    for key, text in got:
        if texts.get(key) != text:
            found.append(Obstacle(f"the name “{text}”, which “{heir}” got, was changed or deleted since", heir))
    if len(data["tenures"]) > Tenure.objects.filter(pk__in=data["tenures"], person=heir).count():
        found.append(Obstacle(f"a tenure that “{heir}” got was deleted or given to somebody else since", heir))
    decisions = Identification.objects.filter(pk__in=[key for key, _name, _report in data["identifications"]])
    standing = set(_keys(decisions.filter(person=heir)))
    reports = Report.objects.in_bulk([report for _key, _name, report in data["identifications"]])
    for key, name, report in data["identifications"]:
        if key not in standing:
            found.append(Obstacle(f"who is meant by “{name}” was decided anew since", reports.get(report)))
    moved = Participation.objects.filter(pk__in=data["participations"], person=heir).count()
    if len(data["participations"]) > moved:
        found.append(
            Obstacle(f"a part in a meeting that “{heir}” got was deleted or given to somebody else since", heir)
        )
    kept = Participation.objects.select_related("meeting").in_bulk([joined["kept"] for joined in data["joined"]])
    for joined in data["joined"]:
        row = kept.get(joined["kept"])
        if row is None or _participation(row) != joined["after"]:
            about = row.meeting if row else None
            found.append(Obstacle(f"the part of “{heir}” in a meeting of both was changed since", about))
    return found


@transaction.atomic
def split_people(change_set: ChangeSet, by: Any) -> None:
    """Part two records again that were merged by mistake: each has what it had.

    What has come to the heir since stays with it. Raises Obstructed where later work depends on the merge.
    """
    data = change_set.data
    found = Person.objects.in_bulk([data["person"], data["heir"]])
    person, heir = found[data["person"]], found[data["heir"]]
    lock_reports(_working_copies(heir, heir) | _working_copies(person, person) | reports_of_person(heir))
    person, heir = _lock(person, heir)
    refuse_obstructed(plan_parting(change_set))
    reports = _working_copies(heir, heir) | _working_copies(person, person)
    public = reports_of_person(heir)
    lock_reports(reports | public)
    person.merged_into = None
    person.save(update_fields=["merged_into"])
    FormerSlug.objects.filter(kind="person", slug=person.slug, record=person.pk).delete()
    Person.objects.filter(pk__in=data["chained"], merged_into=heir).update(merged_into=person)
    if data["heading"]:
        Name.objects.filter(pk=data["heading"][0]).delete()
    Name.objects.filter(pk__in=[key for key, _text in data["names"]]).update(person=person)
    Name.objects.bulk_create(Name(person=person, **values) for values in data["dropped"])
    Tenure.objects.filter(pk__in=data["tenures"]).update(person=person)
    Identification.objects.filter(pk__in=[row[0] for row in data["identifications"]]).update(person=person)
    Participation.objects.filter(pk__in=data["participations"]).update(person=person)
    for joined in data["joined"]:
        before, row = joined["before"], joined["row"]
        Participation.objects.filter(pk=joined["kept"]).update(
            role=before["role"], tenure=before["tenure"], source=before["source"]
        )
        Participation.objects.create(
            person=person, meeting_id=row["meeting"], role=row["role"], tenure_id=row["tenure"], source=row["source"]
        )
    _resolve(reports)
    project_reports(public)


PARTING = Inverse(
    label=_("People merged"),
    effect=_("The records are two again: each has the names, offices, decisions and meetings that it had."),
    plan=plan_parting,
    revert=split_people,
    permissions=("archive.change_person",),
)


def _lock(one: Person, two: Person) -> tuple[Person, Person]:
    """Both as they stand, locked in one order everywhere."""
    locked = Person.objects.select_for_update().filter(pk__in=[one.pk, two.pk]).order_by("pk")
    by_key = {person.pk: person for person in locked}
    return by_key[one.pk], by_key[two.pk]


def _check(person: Person, into: Person) -> Person:
    """The heir. Raises RefusedMerge."""
    heir = into.heir
    if person.merged_into_id is not None:
        raise RefusedMerge(f"“{person}” has been merged into “{person.heir}” already")
    if heir.pk == person.pk:
        raise RefusedMerge(f"“{person}” can’t be merged into itself or into what was merged into it")
    return heir


def _keys(rows: Any) -> list[int]:
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _resolve(reports: set[int]) -> None:
    for report in Report.objects.filter(pk__in=reports).order_by("pk"):
        resolve_people(report=report)


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


def _move_names(person: Person, heir: Person) -> dict[str, Any]:
    """Give the heir the names of the other, each once, and its heading too; what was moved, dropped and made."""
    there = {_name_key(name) for name in heir.names.all()}
    moved, dropped, heading = [], [], None
    for name in person.names.order_by("pk"):
        if _name_key(name) in there:
            dropped.append({f: getattr(name, f) for f in ("text", "language", "script", "scheme", "used_by")})
            name.delete()
        else:
            moved.append([name.pk, name.text])
            name.person = heir
            name.save(update_fields=["person"])
    known = {heir.label.casefold(), *(text.casefold() for text in heir.names.values_list("text", flat=True))}
    if person.label.casefold() not in known:
        made = Name.objects.create(person=heir, text=person.label, language="und", scheme=FORMER_HEADING)
        heading = [made.pk, made.text]
    return {"names": moved, "dropped": dropped, "heading": heading}


def _name_key(name: Name) -> tuple[Any, ...]:
    return name.text, name.language, name.scheme, name.used_by


def _move_participations(person: Person, heir: Person) -> dict[str, Any]:
    """Put the heir in the place of the other at its meetings; where both stand, one row stays, of the greater role."""
    there = {p.meeting_id: p for p in Participation.objects.filter(person=heir)}
    moved, joined = [], []
    for row in Participation.objects.filter(person=person).order_by("pk"):
        kept = there.get(row.meeting_id)
        if kept is None:
            moved.append(row.pk)
            row.person = heir
            row.save(update_fields=["person"])
            continue
        before = _participation(kept)
        if row.role == Participation.Role.PRINCIPAL:
            kept.role = row.role
        kept.tenure = kept.tenure or row.tenure
        kept.source = "; ".join(dict.fromkeys(filter(None, [kept.source, row.source])))[:300]
        kept.save(update_fields=["role", "tenure", "source"])
        after, lost = _participation(kept), {**_participation(row), "meeting": row.meeting_id}
        joined.append({"kept": kept.pk, "before": before, "after": after, "row": lost})
        row.delete()
    return {"participations": moved, "joined": joined}


def _participation(row: Participation) -> dict[str, Any]:
    return {"role": str(row.role), "tenure": row.tenure_id, "source": row.source}
