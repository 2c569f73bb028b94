"""The change set of an import, and how an import is taken back: its reports go into the bin, nothing is deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.changing import Inverse, Obstacle, Obstructed, record
from archive.changing.binning import bin_reports
from archive.models import ChangeSet, Flag, Report, Revision, SourceText

VERB = "import"
"""The change sets' name for it."""


def open_change_set(*, records: int | None, by: Any) -> ChangeSet:
    """The change set of an import of so many records, or of as many as will come (None)."""
    if records is None:
        return record(verb=VERB, summary=now("Import of records"), by=by)
    text = ngettext("Import of %(n)s record", "Import of %(n)s records", records)
    return record(verb=VERB, summary=text % {"n": f"{records:,}"}, by=by)


def sum_up(change_set: ChangeSet) -> bool:
    """Say in the summary what was taken in; whether it was anything. A change set without anything is dropped."""
    change_set.refresh_from_db()
    created, later = change_set.revisions.count(), len(change_set.data.get("texts", ()))
    if not created and not later and not change_set.jobs.exists():
        change_set.delete()
        return False
    new = ngettext("%(n)s new report", "%(n)s new reports", created) % {"n": f"{created:,}"}
    texts = ngettext("%(n)s later text", "%(n)s later texts", later) % {"n": f"{later:,}"}
    change_set.summary = now("Import: %(what)s") % {"what": f"{new}, {texts}" if later else new}
    change_set.save(update_fields=["summary"])
    return True


def note_later_texts(change_set: ChangeSet, texts: Sequence[SourceText]) -> None:
    """Write down in the change set which texts came to reports that were there. Must stand in a transaction."""
    row = ChangeSet.objects.select_for_update().get(pk=change_set.pk)
    row.data = {**row.data, "texts": [*row.data.get("texts", ()), *(text.text_sha256 for text in texts)]}
    row.save(update_fields=["data"])


def has_anything(change_set: ChangeSet) -> bool:
    """Whether there is anything to take back: not where all was known before, nor where all lies in the bin."""
    return bool(change_set.data.get("texts")) or _reports(change_set).filter(binned_at=None).exists()


def plan(change_set: ChangeSet) -> list[Obstacle]:
    """What has been done since with what was taken in: eight queries, however much it is."""
    reports = _reports(change_set)
    changed = reports.filter(
        ~Q(state=Report.State.DRAFT)
        | Q(is_worked=True)
        | Q(n_decisions__gt=0)
        | Q(n_submissions__gt=0)
        | Q(n_comments__gt=0)
        | Q(n_texts__gt=1)
        | Q(n_derived__gt=0)
        | Q(meeting__isnull=False)
        | Q(translation_group__isnull=False)
        | ~Q(source_note="")
    )
    obstacles = [Obstacle(_why_not(report), report) for report in changed.filter(binned_at=None).order_by("pk")]
    for text in _texts(change_set):
        if text.report.source_text_id is not None and text.report.source_text_id >= text.pk:
            reason = now("“%(report)s”: its later text was taken over; restore the state before that first.")
            obstacles.append(Obstacle(reason % {"report": text.report}, text.report))
    return obstacles


def revert(change_set: ChangeSet, by: Any) -> None:
    """Put the reports into the bin, and settle the flags that tell of later texts; the texts stay received."""
    if not has_anything(change_set):
        raise Obstructed([Obstacle(now("nothing of this import is left outside the bin."))])
    reports = list(_reports(change_set).filter(binned_at=None).order_by("pk"))
    reason = now("Import of %(day)s taken back") % {"day": change_set.at.date().isoformat()}
    bin_reports(reports=reports, by=by, reason=reason)
    waiting = [text.report_id for text in _texts(change_set)]
    flags = Flag.objects.open().filter(kind=Flag.Kind.LATER_TEXT, report__in=waiting)
    flags.update(settled_by=by, settled_at=timezone.now())
    if obstacles := plan(change_set):  # somebody was quicker
        raise Obstructed(obstacles)


def _reports(change_set: ChangeSet) -> Any:
    """The reports that the import made, with the numbers of what belongs to each."""
    # What the passes alone have proposed that the record says is nobody's work.
    later = Revision.objects.filter(report=OuterRef("pk"), number__gt=1)
    made = Report.objects.filter(revisions__change_set=change_set, revisions__number=1)
    return made.annotate(
        n_decisions=Count("identifications", distinct=True),
        n_submissions=Count("submissions", distinct=True),
        n_comments=Count("comments", distinct=True),
        n_texts=Count("source_texts", distinct=True),
        n_derived=Count("derived", distinct=True),
        is_worked=Exists(later.exclude(operation="extract", by=None)),
    )


def _texts(change_set: ChangeSet) -> list[SourceText]:
    """The later texts that came with the import, with their reports; without the texts themselves."""
    texts = SourceText.objects.filter(text_sha256__in=change_set.data.get("texts", ()))
    return list(texts.select_related("report").defer("text", "received").order_by("pk"))


def _why_not(report: Any) -> str:
    """Why this report can't go into the bin with the others."""
    words = {"report": report, "version": report.version}
    if report.state != Report.State.DRAFT:
        return now("“%(report)s” has been published; what has been public is withdrawn, never deleted.") % words
    if report.is_worked:
        return now("“%(report)s” has been worked on since (it is in version %(version)s).") % words
    if report.n_submissions or report.n_comments:
        return now("“%(report)s” has been handed in or commented on.") % words
    if report.n_decisions:
        return now("It has been decided who is meant in “%(report)s”.") % words
    if report.n_texts > 1:
        return now("A later text of “%(report)s” has been received.") % words
    if report.n_derived:
        return now("Another report is derived from “%(report)s”.") % words
    return now("“%(report)s” has been joined to a meeting or a translation, or has a source note.") % words


INVERSE = Inverse(
    label=_("Import"),
    effect=_("The reports that it made go into the bin, from which each can be fetched back. Received texts stay."),
    plan=plan,
    revert=revert,
    permissions=("archive.delete_report",),
)
