"""How far the coders of a round agree: each code, directions and signed values; each pair; intervals; disagreements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.agreement import Agreement, Bootstrap, Measure, ReliabilityTable, disagreements
from annotations.models import Assignment, Round
from annotations.models.projects import RoundQuerySet
from annotations.projects.comparing import MOST_PATTERNS, MOST_UNITS, Subject, is_drawable, subjects
from annotations.projects.reliability import read_round
from archive.models import Country, Organization, Person, Proposition, PublishedPart
from archive.models.identifiers import show
from archive.pages.entries import statement_result

from .answering import private
from .finding_projects import find_round, refusing, spreadsheet
from .rounds import frame

MOST_ROUNDS = 10
MOST_SHOWN = 200
"""Disagreements on a page; of more it says how many there are."""

COLUMNS = ("what", "key", "coders", "measure", "coefficient", "not_defined_because", "units", "values", "observed", "expected", "pairs", "pairs_left_out")  # fmt: skip


@private
@refusing
@require_safe
def agreement(request: HttpRequest, slug: str, guid: UUID, number: int) -> HttpResponse:
    """All that is compared, each for all coders together."""
    found = find_round(request, slug, guid, number)
    coded = read_round(found)
    has_words = bool(coded.marked)
    rows = [
        {"subject": one, "cells": write_row(one, one.found.table, has_words=has_words)}
        for one in subjects(found, coded)
    ]
    context = {**frame(found), "rows": rows, "readings": len(coded.readings), "has_words": has_words}
    return render(request, "projects/agreement.html", context)


@private
@refusing
@require_safe
def subject(request: HttpRequest, slug: str, guid: UUID, number: int, key: str) -> HttpResponse:
    """One of them: all coders, each pair, the project's other rounds, and where coders differ; `interval` names a row."""
    found = find_round(request, slug, guid, number)
    coded = read_round(found)
    chosen = next(subjects(found, coded, only=key), None)
    if chosen is None:
        raise Http404
    called = names(found)
    asked = request.GET.get("interval", "")
    tables = {"all": (_("All coders"), chosen.found.table)}
    for index, pair in enumerate(chosen.found.table.pairs()):
        tables[str(index)] = (" · ".join(called.get(str(coder), str(coder)) for coder in pair.coders), pair)
    has_intervals = is_drawable(chosen.found.table)
    drawn = Bootstrap() if has_intervals else None
    has_words = bool(chosen.marked)
    rows = [
        {
            "key": row,
            "label": label,
            "cells": write_row(chosen, table, drawn if asked == row else None, has_words=has_words),
        }
        for row, (label, table) in tables.items()
    ]
    differing = disagreements(chosen.found.table)
    context = {
        **frame(found),
        "subject": chosen,
        "rows": rows,
        "asked": asked if has_intervals else "",
        "has_intervals": has_intervals,
        "most_units": MOST_UNITS,
        "most_patterns": MOST_PATTERNS,
        "has_words": has_words,
        "other_rounds": list(_elsewhere(found, key, has_words=has_words)),
        "differing": list(_say(differing[:MOST_SHOWN], found, called)),
        "differing_count": len(differing),
        "most": MOST_SHOWN,
        "ambiguous_count": len(chosen.found.ambiguous),
        "seed": Bootstrap().seed,
        "resamples": Bootstrap().resamples,
    }
    return render(request, "projects/subject.html", context)


@private
@refusing
@require_safe
def agreement_csv(request: HttpRequest, slug: str, guid: UUID, number: int) -> HttpResponseBase:
    """A row each coefficient, for all coders and for each pair."""
    found = find_round(request, slug, guid, number)
    compared = list(subjects(found, read_round(found)))
    return spreadsheet(f"agreement-{found.number}", COLUMNS, _lines(compared))


def names(coding_round: Round) -> dict[str, str]:
    """How the round's coders are called, by their user names. One query."""
    rows = Assignment.objects.filter(round=coding_round).order_by("coder").distinct("coder").select_related("coder")
    return {row.coder.get_username(): row.coder.called for row in rows}


def write_row(
    compared: Subject, table: ReliabilityTable, bootstrap: Bootstrap | None = None, *, has_words: bool = False
) -> list[dict[str, Any]]:
    """The coefficients in words, one for each column of the page: per cent, κ, α, AC1, and u-α where words were marked."""
    found = {one.measure: one for one in compared.measure(table, bootstrap)}
    alpha = Measure.ALPHA_ORDINAL if compared.categories is None else Measure.ALPHA_NOMINAL
    columns = (Measure.PERCENT, Measure.KAPPA, alpha, Measure.AC1, *((Measure.U_ALPHA,) if has_words else ()))
    return [_write(found.get(measure)) for measure in columns]


def _write(found: Agreement | None) -> dict[str, Any]:
    if found is None:
        return {"shown": "", "reason": ""}
    cell: dict[str, Any] = {
        "reason": str(found.undefined) if found.undefined else "",
        "units": found.units,
        "shown": "",
    }
    if found.coefficient is not None:
        cell["shown"] = _figure(found.coefficient, found.measure)
    if (interval := found.interval) is not None and interval.low is not None and interval.high is not None:
        cell["interval"] = f"{_figure(interval.low, found.measure)} … {_figure(interval.high, found.measure)}"
        cell["undefined"] = interval.undefined
    return cell


def _figure(value: float, measure: Measure) -> str:
    return f"{value:.0%}".replace("%", " %") if measure is Measure.PERCENT else f"{value:.3f}".replace("-", "−")


def _elsewhere(coding_round: Round, key: str, *, has_words: bool) -> Iterator[dict[str, Any]]:
    """The same in the project's other rounds that are seen."""
    rounds: RoundQuerySet = Round.objects.filter(project=coding_round.project).exclude(pk=coding_round.pk)
    others = rounds.seen().select_related("version").defer("version__content").order_by("-number")
    for other in others[:MOST_ROUNDS]:
        compared = next(subjects(other, read_round(other), only=key), None)
        if compared is not None:
            yield {"round": other, "cells": write_row(compared, compared.found.table, has_words=has_words)}


def _say(differing: Any, coding_round: Round, called: dict[str, str]) -> Iterator[dict[str, Any]]:
    """The units on which coders differ, in words. Six queries at most."""
    on, holders = _labels([one.unit for one in differing], coding_round)
    parts = PublishedPart.objects.filter(identity__in={one.unit.statement for one in differing})
    statements = {part.identity_id: statement_result(part.data) for part in parts.defer("search")}
    for one in differing:
        unit = one.unit
        yield {
            "sid_shown": show(unit.statement),
            "statement": statements.get(unit.statement),
            "on": on.get(getattr(unit, "proposition", ""), ""),
            "holder": holders.get(getattr(unit, "holder", ""), ""),
            "said": [(called.get(str(coder), str(coder)), _value(value)) for coder, value in one.said],
        }


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return _("given") if value else _("not given")
    return f"{value:+d}".replace("-", "−") if isinstance(value, int) and value else str(value)


def _labels(units: list[Any], coding_round: Round) -> tuple[dict[str, str], dict[str, str]]:
    """What propositions and claims say, and how holders are called, by their keys."""
    keys = {unit.proposition for unit in units if hasattr(unit, "proposition")}
    if not keys:
        return {}, {}
    on = dict(Proposition.objects.filter(slug__in=keys).values_list("slug", "text"))
    claims = coding_round.version.claims.values_list("claim__guid", "text")
    on |= {str(guid): text for guid, text in claims}
    holders = {unit.holder: unit.holder.partition(":")[2] for unit in units}
    for kind, model in (("person", Person), ("country", Country), ("organization", Organization)):
        slugs = [key.partition(":")[2] for key in holders if key.startswith(f"{kind}:")]
        if slugs:
            rows: Any = model._default_manager.filter(slug__in=slugs)
            holders |= {f"{kind}:{slug}": label for slug, label in rows.values_list("slug", "label")}
    return on, holders


def _lines(compared: list[Subject]) -> Iterator[list[Any]]:
    for one in compared:
        for table in (one.found.table, *one.found.table.pairs()):
            for measured in one.measure(table):
                yield [
                    one.label, one.key, "; ".join(map(str, table.coders)), str(measured.measure), measured.coefficient,
                    str(measured.undefined) if measured.undefined else None, measured.units, measured.values,
                    measured.observed, measured.expected, one.found.pairs, one.found.pairs_left_out,
                ]  # fmt: skip
