"""Offices through time, from the tenures of a person, and as bands behind other pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import Office, Tenure
from archive.models.dates import bounds
from archive.rendering.dates import show_date

from .figure import Picture, Table
from .gaps import find_gaps, find_overlaps
from .offices import Tenures, draw_offices
from .rows import Band, Cell


def picture_offices(label: str, page: str, tenures: Iterable[Tenure]) -> Picture | None:
    """Which offices a person held, and when, with the days between and the days of two; None where none is recorded."""
    found = list(tenures)
    if not found:
        return None
    bands = tuple(read_band(tenure) for tenure in found)
    offices = len({tenure.office_id for tenure in found})
    number = ngettext("%s office", "%s offices", offices) % offices
    if len(found) > offices:
        number = _("%(offices)s, in %(terms)s terms") % {"offices": number, "terms": len(found)}
    title = _("%(person)s held %(number)s, %(when)s") % {"person": label, "number": number, "when": _say_years(bands)}
    drawn = Tenures(
        bands,
        gaps=_tell(find_gaps(bands)),
        gaps_label=_("No office recorded here"),
        overlaps=_tell(find_overlaps(bands)),
        overlaps_label=_("Two offices at once"),
    )
    notes = _notes(bands, drawn)
    table = _table(_("Office"), [(Cell(tenure.office.label), tenure) for tenure in found], drawn)
    return Picture("offices", page, title, notes, table, lambda form: draw_offices(drawn, form))


def picture_holders(
    office: Office, page: str, tenures: Iterable[Tenure], path_of: Callable[[str], str], *, whole: bool = True
) -> Picture | None:
    """Who held an office, and when, with the days of nobody and the days of two; None where nobody is recorded.

    `path_of` gives the page of a person by the slug. `whole` is False where only some of the holders are given, as on
    a public page: what looks like a gap may then be somebody else's. Two at once are told of a single seat.
    """
    found = list(tenures)
    if not found:
        return None
    bands = tuple(read_band(tenure, tenure.person.label) for tenure in found)
    people = len({tenure.person_id for tenure in found})
    number = ngettext("%s person", "%s people", people) % people
    title = _("%(office)s: %(number)s, %(when)s") % {
        "office": office.label,
        "number": number,
        "when": _say_years(bands),
    }
    drawn = Tenures(
        bands,
        gaps=_tell(find_gaps(bands)),
        gaps_label=_("Nobody recorded here") if whole else _("Nobody whom a published record names"),
        overlaps=_tell(find_overlaps(bands)) if office.is_single_seat else (),
        overlaps_label=_("Two at once"),
    )
    rows = [(Cell(tenure.person.label, path_of(tenure.person.slug)), tenure) for tenure in found]
    return Picture(
        "holders", page, title, _notes(bands, drawn), _table(_("Person"), rows, drawn),
        lambda form: draw_offices(drawn, form),
    )  # fmt: skip


def _tell(found: Iterable[Band]) -> tuple[Band, ...]:
    """Each gap or overlap with its days in words."""
    return tuple(
        replace(band, detail=_("%(start)s – %(end)s") % {"start": _day(_begin(band)), "end": _day(_end(band))})
        for band in found
    )


def _begin(band: Band) -> date | None:
    """The first day that is sure, else the first that is possible."""
    return band.surely_from if _is_sure(band) else band.first


def _end(band: Band) -> date | None:
    return band.surely_to if _is_sure(band) else band.last


def _is_sure(band: Band) -> bool:
    return band.surely_from is not None and band.surely_to is not None and band.surely_from < band.surely_to


def _day(day: date | None) -> str:
    return show_date(day.isoformat()) if day else ""


def _notes(bands: Sequence[Band], drawn: Tenures) -> tuple[str, ...]:
    notes = []
    if any((b.first, b.last) != (b.surely_from, b.surely_to) for b in bands):
        notes.append(
            _("Solid: surely held. A broken outline: possibly, for the date is known to the month or the year alone.")
        )
    if any(band.first is None or band.last is None for band in bands):
        notes.append(_("A broken tail: that end is not recorded here; the office may have been held for longer."))
    if not all(band.is_start_sure and band.is_end_sure for band in bands):
        notes.append(
            _("A question mark: the date of that end rests on one place or an inference; the table says on which.")
        )
    if drawn.gaps:
        notes.append(
            _("A line between two ticks: “%s”, which is no statement that there was none.") % drawn.gaps_label
        )
    if drawn.overlaps:
        notes.append(_("“%s”: by the dates that are recorded here.") % drawn.overlaps_label)
    return tuple(notes)


def _say_years(bands: Iterable[Band]) -> str:
    """“from 1999 to 2008”; of an end that is not recorded, that it is not."""
    known = list(bands)
    days = [day for band in known for day in band.days]
    if not days:
        return _("on days that are not recorded here")
    first = _("before %s") if any(band.first is None for band in known) else _("from %s")
    last = _("with no end recorded here") if any(band.last is None for band in known) else _("to %s")
    return " ".join([first % min(days).year, last % max(days).year if "%s" in last else last])


def read_band(tenure: Tenure, label: str = "") -> Band:
    """The days of a tenure: those that are possible, and those that are sure; the label is the office's if none is given."""
    start = bounds(tenure.start) if tenure.start else (None, None)
    end = bounds(tenure.end) if tenure.end else (None, None)
    detail = _("%(start)s – %(end)s") % {
        "start": show_date(tenure.start) or _("beginning not recorded"),
        "end": show_date(tenure.end) or _("end not recorded"),
    }
    if tenure.capacity != Tenure.Capacity.HOLDER:
        detail = f"{tenure.get_capacity_display()}, {detail}"
    return Band(
        label=label or tenure.office.label,
        first=start[0],
        surely_from=start[1],
        surely_to=end[0],
        last=end[1],
        detail=detail,
        is_start_sure=not tenure.start or tenure.start_certainty == Tenure.Certainty.HIGH,
        is_end_sure=not tenure.end or tenure.end_certainty == Tenure.Certainty.HIGH,
    )


def _table(what: str, rows: Sequence[tuple[Cell, Tenure]], drawn: Tenures) -> Table:
    """A line a tenure, then one for each gap and each overlap."""
    columns = (
        what, _("Capacity"),
        _("From"), _("From: how sure"), _("From: source"), _("To"), _("To: how sure"), _("To: source"),
    )  # fmt: skip
    lines = [
        (
            cell,
            *(
                Cell(str(words))
                for words in (
                    tenure.get_capacity_display(),
                    show_date(tenure.start) or _("not recorded"),
                    tenure.get_start_certainty_display() if tenure.start else "",
                    tenure.start_source,
                    show_date(tenure.end) or _("not recorded"),
                    tenure.get_end_certainty_display() if tenure.end else "",
                    tenure.end_source,
                )
            ),
        )
        for cell, tenure in rows
    ]
    for label, found in ((drawn.gaps_label, drawn.gaps), (drawn.overlaps_label, drawn.overlaps)):
        for band in found:
            sure = "" if _is_sure(band) else _("possible, by dates that are not known to the day")
            words = (band.label or "", _day(_begin(band)), sure, "", _day(_end(band)), sure, "")
            lines.append((Cell(label), *map(Cell, words)))
    return Table(columns, tuple(lines))
