"""Decide who is meant by a name, in one report or in several: a decision a report, which no parser run undoes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .changing import Inverse, Obstacle, Obstructed, record
from .editing import resolve_people
from .importing.meetings import propose
from .models import ChangeSet, Identification, Person, Report

VERB = "settle_name"
"""The change sets' name for it."""


@transaction.atomic
def decide(*, name: str, reports: Collection[Report], person: Person | None, by: Any, note: str = "") -> ChangeSet:
    """Record that `name` means `person` in these reports (None: it can't be told), and look their people up again.

    What was decided there on the name before gives way, and comes back when the change set is taken back. Of which
    meetings the reports may be accounts now is proposed.
    """
    made: dict[int, int] = {}
    former: dict[int, dict[str, Any]] = {}
    # In one order everywhere, so that two editors at once don't wait for each other.
    decided = Report.objects.lock_together(report.pk for report in reports)
    for report in decided:
        before = Identification.objects.filter(report=report, name__iexact=name)
        for row in before:
            former[report.pk] = {"name": row.name, "person": row.person_id, "by": row.by_id, "note": row.note, "at": row.at.isoformat()}  # fmt: skip
        before.delete()
        made[report.pk] = Identification.objects.create(report=report, name=name, person=person, by=by, note=note).pk
        resolve_people(report=report)
    if person is not None:
        propose(decided)
    text = ngettext(
        "“%(name)s” means %(person)s in %(n)s report", "“%(name)s” means %(person)s in %(n)s reports", len(made)
    )
    words = {"name": name, "person": person or now("nobody who is known"), "n": len(made)}
    return record(
        verb=VERB,
        summary=text % words,
        by=by,
        data={"made": list(made.items()), "former": list(former.items()), "reports": list(made)},
    )


@transaction.atomic
def reopen(*, name: str, report: Report, by: Any) -> bool:
    """Take back what was decided on the name in this report; False where nothing was.

    A decision that was made for this report alone is taken back as its change set, so that what was decided before
    comes back. One that holds in several reports is left standing in the others.
    """
    report = Report.objects.lock(report)
    decision = Identification.objects.filter(report=report, name__iexact=name).first()
    if decision is None:
        return False
    made = [[report.pk, decision.pk]]
    change_set = (
        ChangeSet.objects.select_for_update()
        .filter(verb=VERB, reverted_at=None, data__made=made)
        .order_by("pk")
        .last()
    )
    if change_set is not None and not plan(change_set):
        revert(change_set, by)
        change_set.reverted_at, change_set.reverted_by = timezone.now(), by
        change_set.save(update_fields=["reverted_at", "reverted_by"])
        return True
    decision.delete()
    resolve_people(report=report)
    return True


def plan(change_set: ChangeSet) -> list[Obstacle]:
    """The reports in which the name was decided on again, or can't be decided on: four queries, however many they are."""
    made = dict(change_set.data["made"])
    standing = set(Identification.objects.filter(pk__in=made.values()).values_list("pk", flat=True))
    reports = Report.objects.in_bulk(list(made))
    obstacles = []
    for key, decision in made.items():
        report = reports[key]
        if report.binned_at is not None:
            obstacles.append(Obstacle(now("“%(report)s” lies in the bin.") % {"report": report}, report))
        elif decision not in standing:
            reason = now("It was decided again who is meant in “%(report)s”.") % {"report": report}
            obstacles.append(Obstacle(reason, report))
    former = [row["person"] for _key, row in change_set.data["former"] if row["person"]]
    for person in Person.objects.filter(pk__in=former, binned_at__isnull=False):
        obstacles.append(Obstacle(now("%(person)s lies in the bin.") % {"person": person}, person))
    return obstacles


def revert(change_set: ChangeSet, by: Any) -> None:
    """Take the decisions back and put those in their place that stood there before, in the names of who made them."""
    former = dict(change_set.data["former"])
    accounts = get_user_model().objects.in_bulk([row["by"] for row in former.values() if row["by"]])
    for key, decision in change_set.data["made"]:
        report = Report.objects.lock(Report(pk=key))
        deleted, _models = Identification.objects.filter(pk=decision, report=report).delete()
        if not deleted:
            raise Obstructed(plan(change_set))
        if row := former.get(key):
            again = Identification.objects.create(
                report=report,
                name=row["name"],
                person_id=row["person"],
                by=accounts.get(row["by"]),
                note=row["note"],
            )
            Identification.objects.filter(pk=again.pk).update(at=datetime.fromisoformat(row["at"]))
        resolve_people(report=report)


INVERSE = Inverse(
    label=_("Who is meant by a name"),
    effect=_("The name is open again in these reports, or means whom it meant before."),
    plan=plan,
    revert=revert,
    permissions=("archive.add_identification",),
)
