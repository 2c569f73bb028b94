"""The figures that records give: amounts, percentages, counts and times, as printed and never converted."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import PublishedFigure, Publisher
from archive.rendering.dates import show_date
from archive.rendering.findings import DURATIONS, MEASURE_NAMES, figure_value, measured
from archive.rendering.phrases import capitalise
from archive.searching.said import AskedOfFigures, find_unknown_names

from .answering import reading_page
from .filters import name_repeated, name_unknown, written
from .naming import follow_filters
from .said import (
    LABELS,
    NOTHING,
    SPOKEN_LABELS,
    answer_list,
    choice,
    common_fields,
    name_wrong,
    show_said,
    turn_findings,
)
from .tables import answer_table
from .taking import refuse

FIGURE_LABELS = {**LABELS, **SPOKEN_LABELS, "measure": gettext_lazy("Measure"), "unit": gettext_lazy("Unit")}

OWN = ("measure", "value", "low", "high", "unit", "approximate", "of", "baseline", "as_of")
"""The columns of figures in tables, before those that all kinds have."""


@reading_page
def figure_list(request: HttpRequest) -> HttpResponseBase:
    """The figures, the newest record first."""
    asked = AskedOfFigures.read(request.GET)
    errors = asked.errors
    turned = NOTHING if errors else turn_findings(asked.narrow(PublishedFigure.objects.all()), request.GET.get("after", ""))  # fmt: skip
    if not errors and not turned.rows:
        follow_filters(request.path, request.GET.dict())
        errors = find_unknown_names(asked)
    context = {**_filters(asked), "figures": [show_figure(row) for row in turned.rows]}
    table = reverse("archive:figures_table")
    return answer_list(
        request,
        "archive/figures.html",
        asked,
        context,
        labels=FIGURE_LABELS,
        errors=errors,
        turned=turned,
        table=table,
    )


@reading_page
def figures_table(request: HttpRequest) -> HttpResponseBase:
    """The figures as CSV, narrowed as the list is."""
    asked = AskedOfFigures.read(request.GET)
    if (
        reason := name_unknown(request.GET, asked.names())
        or name_repeated(request.GET, AskedOfFigures)
        or name_wrong(asked.errors, FIGURE_LABELS)
    ):
        return refuse(request, reason)
    rows = asked.narrow(PublishedFigure.objects.all())
    if not rows.exists():
        follow_filters(request.path, asked.parameters)
        if errors := find_unknown_names(asked):
            return refuse(request, name_wrong(errors, FIGURE_LABELS))
    return answer_table(request, rows.newest_first(), _cells, OWN, name="figures")


def _cells(data: dict[str, Any]) -> dict[str, str]:
    """A figure's own columns."""
    stretches = {name: data[name]["words"] if data[name] else "" for name in ("of", "baseline")}
    plain = {name: data[name] or "" for name in ("measure", "low", "high", "unit", "as_of")}
    return plain | stretches | {"value": _value(data), "approximate": "yes" if data["approximate"] else "no"}


def _value(data: dict[str, Any]) -> str:
    return figure_value(data, before=data["text"][: data["at"]])


def show_figure(data: dict[str, Any]) -> dict[str, Any]:
    """One figure as a row: its value in words of its own unit, what it measures, what it is compared with."""
    return show_said(data) | {
        "measure": capitalise(str(MEASURE_NAMES[data["measure"]])),
        "value": _value(data),
        "of": measured(data),
        "baseline": data["baseline"]["words"] if data["baseline"] else "",
        "as_of": show_date(data["as_of"]),
    }


def _filters(asked: AskedOfFigures) -> dict[str, list[dict[str, Any]]]:
    measures = [(name, capitalise(str(label))) for name, label in MEASURE_NAMES.items()]
    units = [(unit, _unit_shown(unit)) for unit in PublishedFigure.objects.units()]
    houses = Publisher.objects.published().order_by("label").values_list("slug", "label")
    return {
        "filters": [choice(asked, "measure", _("Measure"), measures), choice(asked, "unit", _("Unit"), units)],
        "more_filters": [written("q", str(FIGURE_LABELS["q"]), asked.q, ""), *common_fields(asked, houses)],
    }


def _unit_shown(unit: str) -> str:
    """A unit in the list of units: of durations and persons in words, of all else as it is written."""
    if unit == "person":
        return _("people")
    return str(DURATIONS[unit][1]) if unit in DURATIONS else unit
