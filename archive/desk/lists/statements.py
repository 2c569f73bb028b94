"""Worklists whose rows are statements: those that nobody has looked at, and those without a topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Substr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.changing import record
from archive.editing import REFUSALS, Operation, VersionConflict
from archive.editing.bulk import apply_to_several
from archive.models import Report, Statement, Voice
from archive.models.keyset import REPORTS, Place
from archive.paging import Order
from archive.parsing.paths import printed_place
from archive.querying import read_key

from .query import ListQuery
from .worklist import Cell, Deed, Way, Worklist

WORDS = 280
"""Characters of a statement that a line shows."""

IN_REPORTS = Order(("report__sort_date", "report_id", "rank"))
"""As lists of reports, and what one report has in the order of its text: `rank` falls along it."""


def confirm_statements(keys: Sequence[str], user: Any) -> str:
    """Say of statements that the account has checked them, as one change set, where their reports are as they were shown.

    A key is the statement's and the version of its report.
    """
    shown = {
        key: version for key, version in (map(read_key, pair.partition(".")[::2]) for pair in keys) if key and version
    }
    rows = Statement.objects.filter(pk__in=shown).order_by("pk").values_list("pk", "report", "ordinal")
    reports = Report.objects.in_bulk({report for _pk, report, _ordinal in rows})
    parts: defaultdict[int, list[int]] = defaultdict(list)
    changed = set()
    for pk, report, ordinal in rows:
        if reports[report].version == shown[pk]:
            parts[report].append(ordinal)
        else:
            changed.add(str(reports[report]))
    operations = [
        (reports[report], Operation("batch", {"operations": [_confirm(part, user) for part in ordinals]}))
        for report, ordinals in parts.items()
    ]
    done = sum(map(len, parts.values()))
    told = ngettext("Checked %d statement.", "Checked %d statements.", done) % done
    try:
        with transaction.atomic():
            if operations:
                change_set = record(verb="confirm", summary=told.rstrip("."), by=user)
                apply_to_several(operations=operations, by=user, change_set=change_set)
    except (VersionConflict, *REFUSALS) as reason:
        return _("Nothing was checked. %s") % reason
    return f"{told} {_('Changed meanwhile, look again: %s.') % ', '.join(sorted(changed))}" if changed else told


def _confirm(part: int, user: Any) -> dict[str, Any]:
    return {"name": "confirm", "arguments": {"part": part, "by": user.pk}}


class Statements(Worklist):
    """Statements in the order of their reports and of the text."""

    order = IN_REPORTS
    report = "report__"
    columns = (gettext_lazy("Statement"), gettext_lazy("Words"), gettext_lazy("Speaker"))

    def base(self) -> Any:
        """The statements of the list, before its filters."""
        raise NotImplementedError

    def rows(self, query: ListQuery, user: Any) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.base().filter(query.on_report(user, "report__")).annotate(rank=-F("ordinal"))
        return rows if query.state else rows.exclude(report__state=Report.State.WITHDRAWN)

    def shown(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        words = Substr("report__source_text__text", F("start") + 1, WORDS + 1)
        return rows.select_related("report__publisher").annotate(words=words).prefetch_related("voices")

    def beyond(self, rows: QuerySet[Any], place: Place, *, is_before: bool = False) -> QuerySet[Any]:
        return beyond_in_reports(super().beyond(rows, place, is_before=is_before), place, is_before=is_before)

    def cells(self, row: Any, way: Way) -> tuple[Cell, ...]:
        speakers = [voice.name for voice in row.voices.all() if voice.capacity == Voice.Capacity.SPEAKER]
        cut = row.words[: row.end - row.start]
        place = _("Statement %s") % printed_place(row.path, row.number, 1)
        return (
            Cell(
                place,
                way(row.report_id, row.ordinal),
                f"{row.report}, {row.report.publisher}, {row.report.event_date}",
            ),
            Cell(cut if len(cut) <= WORDS else f"{cut[:WORDS].rsplit(' ', 1)[0]} …", words_of_record=True),
            Cell(", ".join(speakers) or row.get_attribution_display()),
        )

    def place_of_report(self, report: int) -> Place | None:
        return place_in_reports(report)


class Unseen(Statements):
    """Statements that nobody has looked at."""

    name = "unseen"
    title = gettext_lazy("Statements that nobody has looked at")
    explains = gettext_lazy(
        "What the parser has made and no editor has checked. Nothing is published before that. Tick what you have read against the record, and say so for all of them at once."
    )
    empty = gettext_lazy("Somebody has looked at every statement.")
    deeds = (Deed("confirm", gettext_lazy("I have checked them"), "archive.check_statement", confirm_statements),)

    def base(self) -> Any:
        return Statement.objects.unseen()

    def key(self, row: Any) -> str:
        return f"{row.pk}.{row.report.version}"


class Untagged(Statements):
    """Statements without a topic."""

    name = "untagged"
    title = gettext_lazy("Statements without a topic")
    explains = gettext_lazy("Statements that nobody has tagged. A reader who looks for a topic does not find them.")
    empty = gettext_lazy("Every statement has a topic.")

    def base(self) -> Any:
        return Statement.objects.untagged()


def place_in_reports(report: int) -> Place | None:
    """Where the rows of that report end in the order of IN_REPORTS."""
    place = Report.objects.filter(pk=report).values_list(*REPORTS).first()
    # No rank is as small: all of the report come before.
    return (*place, -(2**31)) if place else None


def beyond_in_reports(rows: QuerySet[Any], place: Place, *, is_before: bool) -> QuerySet[Any]:
    """The rows whose report does not lie on the other side of the place.

    It follows from the comparison of whole keys; but no index has those, while reports have one for this.
    """
    compare = "gte" if is_before else "lte"
    return rows.filter(**{f"report__sort_date__{compare}": place[0]})
