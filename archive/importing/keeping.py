"""Correct whose records an import has taken in, all of them at once; source texts keep what they came with."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.changing import Inverse, Obstacle, Obstructed, record
from archive.changing.auditing import acting
from archive.models import ChangeSet, Publisher, Report
from archive.models.reports import ReportQuerySet

from .correcting import CorrectedMeanwhile, NothingToCorrect, refuse_while_imported

VERB = "publisher"
"""The change sets' name for it."""


class KnownAlready(ValueError):
    """A record of that publisher is known by the same file name; the message says which. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Coming:
    """What it would do: to which reports (keys), how many are of which publisher now, how many are published.

    `seen` names what they are now and would be.
    """

    reports: tuple[int, ...]
    before: tuple[tuple[str, int], ...]
    published: int
    seen: str


def made_by(change_set: ChangeSet) -> ReportQuerySet:
    """The reports that an import made, but for those in the bin."""
    return Report.objects.filter(revisions__change_set=change_set, revisions__number=1).not_binned()


def keepers_of(change_set: ChangeSet) -> list[tuple[str, int]]:
    """Of which publishers the import's reports are, with how many, the most frequent first; one query."""
    return Counter(made_by(change_set).values_list("publisher__label", flat=True)).most_common()


def foresee(*, change_set: ChangeSet, publisher: Publisher) -> Coming:
    """What giving the import's reports to the publisher would do; nothing is written. Raises NothingToCorrect."""
    others = made_by(change_set).exclude(publisher=publisher).order_by("pk")
    rows = list(others.values_list("pk", "publisher__label", "publisher_id", "state"))
    if not rows:
        raise NothingToCorrect(now("All of them are of this publisher already: there is nothing to correct."))
    said = [publisher.pk, [(key, house) for key, _label, house, _state in rows]]
    return Coming(
        reports=tuple(row[0] for row in rows),
        before=tuple(Counter(row[1] for row in rows).most_common()),
        published=sum(row[3] == Report.State.PUBLISHED for row in rows),
        seen=hashlib.sha256(orjson.dumps(said)).hexdigest(),
    )


@transaction.atomic
def give(*, change_set: ChangeSet, publisher: Publisher, why: str, seen: str, by: Any) -> ChangeSet:
    """Have the import's reports be the publisher's from now on, as one change set; editions from the next one on.

    A record that is known by its file's name is known by it as the publisher's. Raises CorrectedMeanwhile unless that
    does what `seen` is of, ImportGoesOn, NothingToCorrect, or KnownAlready; nothing is written then.
    """
    _lock(made_by(change_set))
    jobs = change_set.jobs.defer("arguments")
    list(jobs.select_for_update().values_list("pk"))
    refuse_while_imported(jobs)
    coming = foresee(change_set=change_set, publisher=publisher)
    if coming.seen != seen:
        raise CorrectedMeanwhile
    reports = Report.objects.filter(pk__in=coming.reports)
    before = dict(reports.values_list("pk", "publisher"))
    with acting(by=by, why=why):
        _move(dict.fromkeys(before, publisher))
    text = ngettext("Publisher of %(n)s record corrected: %(house)s", "Publisher of %(n)s records corrected: %(house)s", len(before))  # fmt: skip
    data = {"reports": list(coming.reports), "before": before, "publisher": publisher.pk, "why": why}
    return record(verb=VERB, summary=text % {"n": f"{len(before):,}", "house": publisher}, by=by, data=data)


def plan(change_set: ChangeSet) -> list[Obstacle]:
    """Which of the reports are of yet another publisher by now, or lie in the bin; one query."""
    reports = Report.objects.filter(pk__in=change_set.data["reports"]).order_by("pk")
    told = now("“%(report)s” has been given to another publisher since, or lies in the bin.")
    wrong = [one for one in reports if one.publisher_id != change_set.data["publisher"] or one.binned_at]
    return [Obstacle(told % {"report": report}, report) for report in wrong]


def revert(change_set: ChangeSet, by: Any) -> None:
    """Have each report be its former publisher's again."""
    _lock(Report.objects.filter(pk__in=change_set.data["reports"]))
    if obstacles := plan(change_set):  # somebody was quicker
        raise Obstructed(obstacles)
    houses = Publisher.objects.in_bulk(set(change_set.data["before"].values()))
    try:
        with acting(by=by, why=now("Taken back: %(why)s") % {"why": change_set.data["why"]}):
            _move({int(key): houses[house] for key, house in change_set.data["before"].items()})
    except KnownAlready as known:
        raise Obstructed([Obstacle(str(known))]) from known


def _lock(reports: ReportQuerySet) -> None:
    list(reports.order_by("pk").select_for_update(of=("self",)).values_list("pk"))


def identity_with(report: Report, publisher: Publisher) -> str:
    """What the report is known by once it is the publisher's: a file's name is known as that of its house."""
    former = f"file:{report.publisher.slug}/"
    if not report.identity.startswith(former):
        return report.identity
    return f"file:{publisher.slug}/{report.identity.removeprefix(former)}"


def refuse_known(reports: Sequence[Report]) -> None:
    """Raises KnownAlready where one of them, named anew and not saved, is known by what another report is known by."""
    named = {report.identity: report for report in reports}
    twice = next((report for report in reports if named[report.identity] is not report), None)
    others = Report.objects.exclude(pk__in=[report.pk for report in reports])
    known = twice or others.filter(identity__any_of=list(named)).first()
    if known is not None:
        raise KnownAlready(now("%(identity)s is known already: “%(report)s”.") % {"identity": known.identity, "report": known})  # fmt: skip


def _move(houses: Mapping[int, Publisher]) -> None:
    """Give each of the reports, by their keys, to the publisher, and name it anew where it is known by its file's name."""
    reports = list(Report.objects.filter(pk__in=houses).select_related("publisher").order_by("pk"))
    for report in reports:
        report.identity = identity_with(report, houses[report.pk])
        report.publisher = houses[report.pk]
    refuse_known(reports)
    try:
        with transaction.atomic():
            Report.objects.bulk_update(reports, ["publisher", "identity"], batch_size=500)
    except IntegrityError:  # somebody gave another record that name at this moment: it is known now
        refuse_known(reports)
        raise


INVERSE = Inverse(
    label=_("Publisher corrected"),
    effect=_("Each of the records is its former publisher’s again. Editions have it from the next one on."),
    plan=plan,
    revert=revert,
    permissions=("archive.change_report",),
)
