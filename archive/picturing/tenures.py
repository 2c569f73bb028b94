"""Offices through time, from the tenures of a person, and as bands behind other pictures."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import Tenure
from archive.models.dates import bounds
from archive.rendering.dates import show_date

from .figure import Picture, Table
from .offices import Tenures, draw_offices
from .rows import Band, Cell


def picture_offices(label: str, page: str, tenures: Iterable[Tenure]) -> Picture | None:
    """Which offices a person held, and when; None where none is recorded."""
    found = list(tenures)
    if not found:
        return None
    bands = tuple(read_band(tenure) for tenure in found)
    offices = len({tenure.office_id for tenure in found})
    number = ngettext("%s office", "%s offices", offices) % offices
    if len(found) > offices:
        number = _("%(offices)s, in %(terms)s terms") % {"offices": number, "terms": len(found)}
    title = _("%(person)s held %(number)s, %(when)s") % {"person": label, "number": number, "when": _say_years(bands)}
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
    drawn = Tenures(bands)
    return Picture("offices", page, title, tuple(notes), _table(found), lambda form: draw_offices(drawn, form))


def _say_years(bands: Iterable[Band]) -> str:
    """“from 1999 to 2008”; of an end that is not recorded, that it is not."""
    known = list(bands)
    days = [day for band in known for day in band.days]
    if not days:
        return _("on days that are not recorded here")
    first = _("before %s") if any(band.first is None for band in known) else _("from %s")
    last = _("with no end recorded here") if any(band.last is None for band in known) else _("to %s")
    return " ".join([first % min(days).year, last % max(days).year if "%s" in last else last])


def read_band(tenure: Tenure) -> Band:
    """The days of a tenure: those that are possible, and those that are sure."""
    start = bounds(tenure.start) if tenure.start else (None, None)
    end = bounds(tenure.end) if tenure.end else (None, None)
    detail = _("%(start)s – %(end)s") % {
        "start": show_date(tenure.start) or _("beginning not recorded"),
        "end": show_date(tenure.end) or _("end not recorded"),
    }
    if tenure.capacity != Tenure.Capacity.HOLDER:
        detail = f"{tenure.get_capacity_display()}, {detail}"
    return Band(
        label=tenure.office.label,
        first=start[0],
        surely_from=start[1],
        surely_to=end[0],
        last=end[1],
        detail=detail,
        is_start_sure=not tenure.start or tenure.start_certainty == Tenure.Certainty.HIGH,
        is_end_sure=not tenure.end or tenure.end_certainty == Tenure.Certainty.HIGH,
    )


def _table(tenures: list[Tenure]) -> Table:
    columns = (
        _("Office"), _("Capacity"),
        _("From"), _("From: how sure"), _("From: source"), _("To"), _("To: how sure"), _("To: source"),
    )  # fmt: skip
    return Table(
        columns,
        tuple(
            tuple(
                Cell(str(words))
                for words in (
                    tenure.office.label,
                    tenure.get_capacity_display(),
                    show_date(tenure.start) or _("not recorded"),
                    tenure.get_start_certainty_display() if tenure.start else "",
                    tenure.start_source,
                    show_date(tenure.end) or _("not recorded"),
                    tenure.get_end_certainty_display() if tenure.end else "",
                    tenure.end_source,
                )
            )
            for tenure in tenures
        ),
    )
