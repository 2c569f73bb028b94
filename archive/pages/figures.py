"""The figures that records give: amounts, percentages, counts and times, as printed and never converted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.models import PublishedFigure
from archive.querying import Asked, unreadable
from archive.rendering.dates import show_date
from archive.rendering.findings import DURATIONS, MEASURE_NAMES, figure_value, measured
from archive.rendering.phrases import capitalise

from .answering import reading_page
from .filters import name_unknown
from .said import answer_list, choice, show_said, turn_findings
from .tables import answer_table
from .taking import refuse


@dataclass(frozen=True, slots=True)
class Wanted(Asked):
    """What the list is narrowed by; what is empty narrows nothing."""

    measure: str = ""
    unit: str = ""

    @property
    def error(self) -> str:
        """What is wrong and what to do; nothing where all can be asked for."""
        if self.measure and self.measure not in MEASURE_NAMES:
            return _("There is no such measure. Choose one from the list.")
        if len(self.unit) > 60 or unreadable(self.unit):
            return _("A unit is a word or a code, as in USD or %.")
        return ""


OWN = ("measure", "value", "low", "high", "unit", "approximate", "of", "baseline", "as_of")
"""The columns of figures in tables, before those that all kinds have."""


@reading_page
def figure_list(request: HttpRequest) -> HttpResponseBase:
    """The figures, the newest record first."""
    asked, after = Wanted.read(request.GET), request.GET.get("after", "")
    rows: list[dict[str, Any]] = []
    following = ""
    if not asked.error:
        rows, following = turn_findings(PublishedFigure.objects.filter(**asked.parameters), after)
    context = {"filters": _filters(asked), "figures": [show_figure(row) for row in rows]}
    table = reverse("archive:figures_table")
    return answer_list(request, "archive/figures.html", asked, context, after=after, following=following, table=table)


@reading_page
def figures_table(request: HttpRequest) -> HttpResponseBase:
    """The figures as CSV, narrowed as the list is."""
    asked = Wanted.read(request.GET)
    if reason := name_unknown(request.GET, Wanted.names()) or asked.error:
        return refuse(request, reason)
    rows = PublishedFigure.objects.filter(**asked.parameters).newest_first()
    return answer_table(request, rows, _cells, OWN, name="figures")


def _cells(data: dict[str, Any]) -> dict[str, str]:
    """A figure's own columns."""
    stretches = {name: data[name]["words"] if data[name] else "" for name in ("of", "baseline")}
    plain = {name: data[name] or "" for name in ("measure", "low", "high", "unit", "as_of")}
    return plain | stretches | {"value": figure_value(data), "approximate": "yes" if data["approximate"] else "no"}


def show_figure(data: dict[str, Any]) -> dict[str, Any]:
    """One figure as a row: its value in words of its own unit, what it measures, what it is compared with."""
    return show_said(data) | {
        "measure": capitalise(str(MEASURE_NAMES[data["measure"]])),
        "value": figure_value(data),
        "of": measured(data),
        "baseline": data["baseline"]["words"] if data["baseline"] else "",
        "as_of": show_date(data["as_of"]),
    }


def _filters(asked: Wanted) -> list[dict[str, Any]]:
    measures = [(name, capitalise(str(label))) for name, label in MEASURE_NAMES.items()]
    units = [(unit, _unit_shown(unit)) for unit in PublishedFigure.objects.units()]
    return [choice(asked, "measure", _("Measure"), measures), choice(asked, "unit", _("Unit"), units)]


def _unit_shown(unit: str) -> str:
    """A unit in the list of units: of durations and persons in words, of all else as it is written."""
    if unit == "person":
        return _("people")
    return str(DURATIONS[unit][1]) if unit in DURATIONS else unit
