"""The bin: what was never public is put aside with a reason, and fetched back; nothing is deleted for good."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.fields.related import ForeignObjectRel
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.models import Country, Instrument, Meeting, Office, Organization, Person, Proposition, Report, Topic

AUTHORITIES: tuple[type[Model], ...] = (Person, Office, Organization, Country, Topic, Meeting, Proposition, Instrument)
"""The authority records that have a bin."""

OWN = {
    "name", "topiclabel", "propositionversion", "participation", "tenure", "formerslug", "refusedsuggestion",
    "meetingproposal", "instrumentname",
}  # fmt: skip
"""Rows that belong to an authority record and go with it; a tenure uses its person and its office all the same."""

NAMED = 5
"""Users of a record that a refusal names of each sort; of more it says how many."""


class RefusedBinning(Exception):
    """It can’t go into the bin; the message says why, `uses` what uses it. Nothing was written."""

    def __init__(self, reason: str, uses: Collection[Model] = ()) -> None:
        super().__init__(reason)
        self.uses = list(uses)


@transaction.atomic
def bin_reports(*, reports: Collection[Report], by: Any, reason: str) -> list[Report]:
    """Put the reports into the bin. Raises RefusedBinning where one has been public or is in review, or without reason."""
    if not reason.strip():
        raise RefusedBinning(_("Say why it goes into the bin: whoever looks for it will read that."))
    # By their keys: two who lock the same reports don't wait for each other.
    keys = sorted(report.pk for report in reports)
    locked = list(Report.objects.select_for_update().filter(pk__in=keys).not_binned().order_by("pk"))
    in_review = set(Report.objects.filter(pk__in=keys, submissions__outcome="open").values_list("pk", flat=True))
    others = Report.objects.filter(derived_from__in=keys).exclude(pk__in=keys).not_binned()
    derived = {other.derived_from_id: other for other in others.order_by("-pk")}
    for report in locked:
        if report.state != Report.State.DRAFT:
            raise RefusedBinning(_("“%(report)s” has been public: it is withdrawn, never deleted.") % {"report": report}, [report])  # fmt: skip
        if report.pk in in_review:
            raise RefusedBinning(_("“%(report)s” is in review: take it back first.") % {"report": report}, [report])
        if other := derived.get(report.pk):
            raise RefusedBinning(_("“%(other)s” is derived from “%(report)s”.") % {"report": report, "other": other}, [other])  # fmt: skip
    Report.objects.filter(pk__in=[report.pk for report in locked]).update(
        binned_at=timezone.now(), binned_by=by, bin_reason=reason.strip(), taken_by=None, taken_at=None
    )
    return locked


@transaction.atomic
def fetch_report(*, report: Report) -> Report:
    """Fetch a report back out of the bin, as it was."""
    report = Report.objects.lock(report)
    report.binned_at, report.binned_by, report.bin_reason = None, None, ""
    report.save(update_fields=["binned_at", "binned_by", "bin_reason"])
    return report


def uses_of(record: Any) -> list[Model]:
    """The rows that point at the authority record, of each sort a few; none where it can go into the bin."""
    found: list[Model] = []
    for relation in record._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel) or relation.related_model is None:
            continue
        model: Any = relation.related_model
        if model._meta.app_label != record._meta.app_label or model._meta.auto_created:
            continue
        rows = model._default_manager.filter(**{relation.field.name: record.pk})
        if "binned_at" in {field.name for field in model._meta.concrete_fields}:
            rows = rows.filter(binned_at=None)
        if model._meta.model_name in OWN and not _is_use(record, model):
            continue
        found += list(rows[:NAMED])
    return found


def _is_use(record: Any, model: Any) -> bool:
    """Whether rows that belong to several records use this one: an office held, a person who took part."""
    return model._meta.model_name in ("tenure", "participation") and not isinstance(record, Meeting)


@transaction.atomic
def bin_authority(*, record: Any, by: Any) -> Any:
    """Put an authority record into the bin. Raises RefusedBinning where anything uses it, and says what."""
    row = type(record)._default_manager.select_for_update(of=("self",)).get(pk=record.pk)
    if uses := uses_of(row):
        what = "; ".join(f"{use._meta.verbose_name}: {use}" for use in uses[:NAMED])
        raise RefusedBinning(_("“%(record)s” is used (%(what)s).") % {"record": row, "what": what}, uses)
    row.binned_at, row.binned_by = timezone.now(), by
    row.save(update_fields=["binned_at", "binned_by"])
    return row


@transaction.atomic
def fetch_authority(*, record: Any) -> Any:
    """Fetch an authority record back out of the bin."""
    row = type(record)._default_manager.select_for_update(of=("self",)).get(pk=record.pk)
    row.binned_at, row.binned_by = None, None
    row.save(update_fields=["binned_at", "binned_by"])
    return row
