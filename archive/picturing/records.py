"""What the archive holds: its records by the date of the event, the record-keeper and the kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.rendering.phrases import capitalise

from .facts import Data, Hues, notes_on_dates, read_when, say_span
from .figure import Picture, Table
from .rows import Cell, Group, Item, Row, sort_items
from .strips import MOST_SINGLE, Strips, draw_strips
from .times import When

NAME = "timeline"
MOST_ROWS = 18
"""With more rows than this each record-keeper has one, and with more record-keepers the smallest share one."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records of one kind a record-keeper has of one year (None: without a date)."""

    record_keeper: tuple[str, str]
    """Slug and label."""
    kind: str
    year: int | None
    number: int


ReportList = Callable[[dict[str, str]], str]
"""The address of the list of reports, narrowed by these parameters."""


def picture_records(
    tallies: Sequence[Tally], summaries: Iterable[Data], report_list: ReportList, *, page: str
) -> Picture | None:
    """The records, one by one where they are few enough (`is_few`), else by year; None where there are none.

    `summaries` are the reports as the API's lists give them; they are not asked for where there are many.
    """
    if not tallies:
        return None
    if is_few(tallies):
        rows = [(_place(s), _item(s)) for s in summaries]
    else:
        rows = [((t.record_keeper[1], t.kind), _sum(t, report_list)) for t in tallies]
    strips = Strips(NAME, _groups(rows), _("records"), is_counted=True)
    number = sum(tally.number for tally in tallies)
    keepers = len({tally.record_keeper for tally in tallies})
    title = _("%(records)s of events %(when)s, by %(keepers)s") % {
        "records": ngettext("%s record", "%s records", number) % f"{number:,}",
        "when": say_span(strips.items) or _("without a date"),
        "keepers": ngettext("%s record-keeper", "%s record-keepers", keepers) % keepers,
    }
    notes = [
        _("A mark is a record, set at the date of the event.")
        if is_few(tallies)
        else _("A bar is a year: its number says how many records there are of the events of that year.")
    ]
    columns = (_("Record-keeper"), _("Kind of event"), _("Date"), _("Records"), _("Record"))
    lines = tuple(item.cells for group in strips.groups for row in group.rows for item in row.items)
    return Picture(
        NAME, page, title, (*notes, *notes_on_dates(strips.items if is_few(tallies) else ())), Table(columns, lines),
        lambda form: draw_strips(strips, form),
    )  # fmt: skip


def is_few(tallies: Iterable[Tally]) -> bool:
    """Whether the records are drawn one by one."""
    return sum(tally.number for tally in tallies) <= MOST_SINGLE


def _place(summary: Data) -> tuple[str, str]:
    return summary["record_keeper"]["label"], summary["event"]["kind"]


def _item(summary: Data) -> Item:
    when = read_when(summary["event"], summary["dated"])
    keeper, kind = _place(summary)
    title = summary["title"] or _("Untitled record")
    cells = (Cell(keeper), Cell(_name(kind)), Cell(when.shown), Cell("1"), Cell(title, summary["url"]))
    return Item(when, f"{title}; {_('record of the %s') % keeper}", summary["url"], cells, direction="report")


def _sum(tally: Tally, report_list: ReportList) -> Item:
    slug, keeper = tally.record_keeper
    asked = {"record_keeper": slug, "kind": tally.kind}
    when = When(None, None, _("no date"))
    if tally.year is not None:
        asked["year"] = f"{tally.year:04}"
        when = When(date(tally.year, 1, 1), date(tally.year, 12, 31), str(tally.year))
    href = report_list(asked)
    number = ngettext("%s record", "%s records", tally.number) % tally.number
    name = f"{_name(tally.kind)}, {_('record of the %s') % keeper}"
    cells = (Cell(keeper), Cell(_name(tally.kind)), Cell(when.shown), Cell(str(tally.number)), Cell(number, href))
    return Item(when, name, href, cells, direction="report", number=tally.number)


def _groups(rows: Iterable[tuple[tuple[str, str], Item]]) -> tuple[Group, ...]:
    """A group a record-keeper with a row a kind; where these are too many, a row a record-keeper."""
    keepers: dict[str, dict[str, list[Item]]] = {}
    for (keeper, kind), item in rows:
        keepers.setdefault(keeper, {}).setdefault(kind, []).append(item)
    sizes = {keeper: sum(_size(items) for items in kinds.values()) for keeper, kinds in keepers.items()}
    order = sorted(keepers, key=lambda keeper: (-sizes[keeper], keeper))
    hues = Hues()
    if sum(len(kinds) for kinds in keepers.values()) <= MOST_ROWS:
        return tuple(
            Group(
                _("Records of the %(keeper)s: %(number)s") % {"keeper": keeper, "number": f"{sizes[keeper]:,}"},
                tuple(
                    Row(_name(kind), sort_items(items), hue=hues.of(keeper))
                    for kind, items in sorted(keepers[keeper].items(), key=lambda one: (-_size(one[1]), one[0]))
                ),
            )
            for keeper in order
        )
    drawn = [
        Row(k, sort_items(i for items in keepers[k].values() for i in items), hue=hues.of(k))
        for k in order[:MOST_ROWS]
    ]
    others = [item for keeper in order[MOST_ROWS:] for items in keepers[keeper].values() for item in items]
    if others:
        drawn.append(Row(_("Other record-keepers (%s)") % (len(order) - MOST_ROWS), sort_items(others)))
    return (Group("", tuple(drawn)),)


def _size(items: Iterable[Item]) -> int:
    return sum(item.number for item in items)


def _name(kind: str) -> str:
    return _("Event of another kind") if kind == "other" else capitalise(kind)
