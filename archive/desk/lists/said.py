"""The worklist of what rules have found that records say as data: confirmed or dismissed, many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.changing import record
from archive.desk.workbench.wording import name_of
from archive.editing import REFUSALS, Operation, VersionConflict
from archive.editing.bulk import apply_to_several
from archive.models import Finding, Report
from archive.models.identifiers import read
from archive.models.keyset import FINDINGS
from archive.paging import Order
from archive.querying import read_key
from archive.rendering.findings import HOW_NAMES, row_told, state_told
from archive.rendering.phrases import capitalise

from .query import ListQuery
from .worklist import Cell, Deed, Way, Worklist

AROUND = 110
"""Characters of the record on each side of the words."""

SAID = {
    "confirmed": lambda done: ngettext("Confirmed %d thing.", "Confirmed %d things.", done) % done,
    "dismissed": lambda done: ngettext("Dismissed %d thing.", "Dismissed %d things.", done) % done,
}


def settling(state: str) -> Callable[[Sequence[str], Any], str]:
    """What confirms the ticked findings, or dismisses them: one revision for each report, all as one change set.

    A key is the finding's and the version of its report. What stands in a report that was changed meanwhile stays as it
    is, and is told of.
    """

    def settle(keys: Sequence[str], user: Any) -> str:
        shown = {
            key: version
            for key, version in (map(read_key, pair.partition(".")[::2]) for pair in keys)
            if key and version
        }
        rows = list(Finding.objects.filter(pk__in=shown).order_by("pk").values_list("pk", "report", "key"))
        reports = Report.objects.in_bulk({report for _pk, report, _key in rows})
        chosen: defaultdict[int, list[str]] = defaultdict(list)
        # Whoever settles some in one report has changed its version: what she saw of it then is not there any more.
        changed = {str(reports[report]) for pk, report, _key in rows if reports[report].version != shown[pk]}
        lost = len(shown) - len(rows)
        for pk, report, key in rows:
            if reports[report].version == shown[pk]:
                chosen[report].append(str(key))
        operations = [
            (reports[report], Operation("settle", {"keys": some, "state": state, "by": name_of(user)}))
            for report, some in chosen.items()
        ]
        told = SAID[state](sum(map(len, chosen.values())))
        try:
            with transaction.atomic():
                if operations:
                    change_set = record(verb="settle", summary=told.rstrip("."), by=user)
                    apply_to_several(operations=operations, by=user, change_set=change_set)
        except (VersionConflict, *REFUSALS) as reason:
            return _("Nothing was settled. %s") % reason
        if changed or lost:
            what = ", ".join(sorted(changed)) or _("some are not there any more")
            return f"{told} {_('Changed meanwhile, look again: %s.') % what}"
        return told

    return settle


class WhatRecordsSay(Worklist):
    """What rules have proposed and nobody has looked at, the least certain first."""

    name = "said"
    title = gettext_lazy("What records say, to look at")
    explains = gettext_lazy(
        "References, undertakings, figures and places that rules have found and nobody has looked at, the least certain first. Read the words in their place, then confirm or dismiss what you have ticked. What is dismissed is not published, and is not proposed again."
    )
    empty = gettext_lazy("Somebody has looked at everything that rules have found.")
    filters = (*ListQuery.REPORT, "said", "certainty", "record", "rule", "unresolved")
    order = Order(FINDINGS, is_ascending=True)
    report = None
    columns = (gettext_lazy("What is said"), gettext_lazy("Words in their place"), gettext_lazy("Record"))
    deeds = (
        Deed("confirm", gettext_lazy("Confirm them"), "archive.change_finding", settling("confirmed")),
        Deed("dismiss", gettext_lazy("Dismiss them"), "archive.change_finding", settling("dismissed")),
    )

    def rows(self, query: ListQuery, user: Any) -> QuerySet[Any]:
        rows = Finding.objects.waiting().filter(query.on_report(user, "report__"))
        if query.unresolved:
            rows = rows.unresolved()
        if query.said:
            rows = rows.filter(kind=query.said)
        if query.certainty:
            rows = rows.filter(confidence__lt=int(query.certainty) / 100)
        if query.record:
            rows = rows.filter(report__rid=read(query.record))
        return rows.filter(rule=query.rule) if query.rule else rows

    def shown(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        found: QuerySet[Any] = rows.select_related("report__publisher", "instrument").with_words()  # type: ignore[attr-defined]
        return found.with_surroundings(AROUND)  # type: ignore[attr-defined]

    def key(self, row: Any) -> str:
        return f"{row.pk}.{row.report.version}"

    def cells(self, row: Any, way: Way) -> tuple[Cell, ...]:
        report = row.report
        state = state_told(by="", rule=row.rule, certainty=row.confidence)
        return (
            Cell(row_told(row), f"{way(report.pk)}&at={row.start}#said", f"{row.get_kind_display()}, {state}"),
            Cell(row.words, before=_cut(row.before, at_end=False), after=_cut(row.after), words_of_record=True),
            Cell(str(report), note=f"{report.publisher}, {report.event_date}"),
        )


class EvidenceLost(Worklist):
    """Evidence on undertakings that are not there any more."""

    name = "evidence"
    title = gettext_lazy("Evidence whose undertaking is gone")
    explains = gettext_lazy(
        "Words of later records that somebody has joined to an undertaking which was dismissed since, which a new text has not, or whose record is withdrawn or lies in the bin. Join them to another one at the workbench, or dismiss them. Nothing of it is in the next edition."
    )
    empty = gettext_lazy("All evidence belongs to an undertaking that is there.")
    filters = (*ListQuery.REPORT, "record")
    order = Order(FINDINGS, is_ascending=True)
    report = None
    columns = (gettext_lazy("How, and what was added"), gettext_lazy("Words in their place"), gettext_lazy("Record"))

    def rows(self, query: ListQuery, user: Any) -> QuerySet[Any]:
        rows = Finding.objects.evidence_without_undertaking().filter(query.on_report(user, "report__"))
        return rows.filter(report__rid=read(query.record)) if query.record else rows

    def shown(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        found: QuerySet[Any] = rows.select_related("report__publisher").with_words()  # type: ignore[attr-defined]
        return found.with_surroundings(AROUND)  # type: ignore[attr-defined]

    def cells(self, row: Any, way: Way) -> tuple[Cell, ...]:
        report = row.report
        told = capitalise(str(HOW_NAMES[row.said["how"]]))
        return (
            Cell(told, f"{way(report.pk)}&at={row.start}#said", row.said["note"] or _("joined by %s") % row.by),
            Cell(row.words, before=_cut(row.before, at_end=False), after=_cut(row.after), words_of_record=True),
            Cell(str(report), note=f"{report.publisher}, {report.event_date}"),
        )


def _cut(words: str, *, at_end: bool = True) -> str:
    """The words without a piece of a word at their outer end."""
    if len(words) < AROUND:
        return words
    return f"{words.rpartition(' ')[0]} …" if at_end else f"… {words.partition(' ')[2]}"
