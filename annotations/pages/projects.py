"""The pages of a group's coding projects: founding one, choosing its statements by a search, opening a round, closing it."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from annotations.codebooks import RefusedCodebook
from annotations.models import Project, Round, Unit
from annotations.projects import choosing
from annotations.projects.choosing import RefusedProject
from annotations.projects.rounds import open_round
from archive.models import PublishedPart
from archive.models.identifiers import show
from archive.pages.entries import statement_result
from archive.rendering.addresses import statement_path
from archive.searching.query import BadQuery, Query
from archive.searching.selecting import select

from .answering import private
from .finding_projects import find_group, find_project, is_keeper, refusing
from .project_forms import ChooseForm, FoundForm, RoundForm

SHOWN = 10
"""Statements of a search that are shown before they are chosen."""

ON_PAGE = 100
"""Statements on a page of a project's list."""


@private
@refusing
@require_http_methods(["GET", "HEAD", "POST"])
def projects(request: HttpRequest, slug: str) -> HttpResponse:
    """A group's projects, and a form that founds one."""
    group = find_group(request, slug)
    form = FoundForm(request.POST or None, group=group, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            project = choosing.found(group=group, by=request.user, **form.cleaned_data)
        except RefusedProject as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The project is founded. Choose its statements now."))
            return redirect("annotations:choose_statements", slug, project.guid)
    rows = Project.objects.visible_to(request.user).filter(group=group).select_related("codebook")
    counted = rows.annotate(units_count=Count("units", distinct=True), rounds_count=Count("rounds", distinct=True))
    context = {"group": group, "projects": counted, "form": form, "is_keeper": is_keeper(request, group)}
    return render(request, "projects/list.html", context, status=422 if form.errors else 200)


@private
@require_safe
def project(request: HttpRequest, slug: str, guid: UUID) -> HttpResponse:
    """One project: its statements, its rounds and how far each is."""
    found = find_project(request, slug, guid)
    mine = Q(assignments__coder=request.user.pk)
    done = Q(assignments__done_at__isnull=False)
    rounds = found.rounds.select_related("version__codebook").defer("version__content").annotate(
        total=Count("assignments"),
        done=Count("assignments", filter=done),
        mine=Count("assignments", filter=mine),
        mine_done=Count("assignments", filter=mine & done),
    )  # fmt: skip
    context = {
        "project": found,
        "group": found.group,
        "units_count": found.units.count(),
        "rounds": rounds,
        "has_open_round": any(row.closed_at is None for row in rounds),
        "is_keeper": is_keeper(request, found.group),
    }
    return render(request, "projects/project.html", context)


@private
@require_safe
def statements(request: HttpRequest, slug: str, guid: UUID) -> HttpResponse:
    """The statements of a project, in their order."""
    found = find_project(request, slug, guid)
    after = request.GET.get("after", "")
    last = int(after) if after.isascii() and after.isdigit() and len(after) < 9 else 0
    units = Unit.objects.filter(project=found, ordinal__gt=last).select_related("edition")
    rows = list(units.defer("edition__content").order_by("ordinal")[: ON_PAGE + 1])
    results = name_units(rows[:ON_PAGE])
    context = {
        "project": found,
        "group": found.group,
        "rows": [{"unit": row, **results[row.pk]} for row in rows[:ON_PAGE]],
        "choices": [] if last else found.choices.select_related("by"),
        "after": rows[ON_PAGE - 1].ordinal if len(rows) > ON_PAGE else None,
    }
    return render(request, "projects/statements.html", context)


@private
@refusing
@require_http_methods(["GET", "HEAD", "POST"])
def choose_statements(request: HttpRequest, slug: str, guid: UUID) -> HttpResponse:
    """A search, how many statements it finds and the first of them; posted, they are taken into the project."""
    found = find_project(request, slug, guid)
    if not is_keeper(request, found.group):
        raise RefusedCodebook(_("Owners and editors of the group keep its codebooks and projects."))
    form = ChooseForm(request.POST or (request.GET if request.GET else None))
    preview: dict[str, Any] = {}
    if form.is_bound and form.is_valid():
        query, number = form.query, form.cleaned_data["number"]
        try:
            if request.method == "POST":
                seed = secrets.randbelow(1_000_000)
                taken = choosing.choose(project=found, query=query, by=request.user, number=number, seed=seed)
                messages.success(request, _told(taken, number, seed))
                return redirect("annotations:project", slug, guid)
            preview = _preview(found, query, number)
        except (RefusedProject, BadQuery) as refusal:
            form.add_error(None, str(refusal))
    context = {"project": found, "group": found.group, "form": form, **preview}
    return render(request, "projects/choose.html", context, status=422 if form.errors else 200)


@private
@refusing
@require_http_methods(["GET", "HEAD", "POST"])
def open_a_round(request: HttpRequest, slug: str, guid: UUID) -> HttpResponse:
    """A form that opens the next round."""
    found = find_project(request, slug, guid)
    if not is_keeper(request, found.group):
        raise RefusedCodebook(_("Owners and editors of the group keep its codebooks and projects."))
    form = RoundForm(request.POST or None, project=found)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        coders = [membership.user for membership in values.pop("coders")]
        try:
            made = open_round(project=found, coders=coders, by=request.user, **values)
        except RefusedProject as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Round %s is open. Each coder sees her statements there.") % made.number)
            return redirect("annotations:round", slug, guid, made.number)
    number = (Round.objects.filter(project=found).aggregate(Max("number"))["number__max"] or 0) + 1
    context = {
        "project": found,
        "group": found.group,
        "form": form,
        "number": number,
        "units_count": found.units.count(),
    }
    return render(request, "projects/open_round.html", context, status=422 if form.errors else 200)


@private
@refusing
@require_http_methods(["GET", "HEAD", "POST"])
def close_project(request: HttpRequest, slug: str, guid: UUID) -> HttpResponse:
    """Asks once more, and ends it: what was coded stays."""
    found = find_project(request, slug, guid)
    if not is_keeper(request, found.group):
        raise RefusedCodebook(_("Owners and editors of the group keep its codebooks and projects."))
    if request.method != "POST":
        choosing.require_closable(found)
        return render(request, "projects/close.html", {"project": found, "group": found.group})
    choosing.close(project=found, by=request.user)
    messages.success(request, _("The project is closed. What was coded stays."))
    return redirect("annotations:project", slug, guid)


def name_units(units: Sequence[Unit]) -> dict[int, dict[str, Any]]:
    """Statements in a list, by the keys of units: how each stands in public today, which `result` lacks where it does not.

    One query.
    """
    parts = PublishedPart.objects.filter(identity__in=[unit.identity_id for unit in units])
    there = {part.identity_id: statement_result(part.data) for part in parts.defer("search")}
    return {
        unit.pk: {
            "sid_shown": show(unit.identity_id),
            "href": statement_path(unit.identity_id, unit.edition.major),
            "result": there.get(unit.identity_id),
        }
        for unit in units
    }


def _preview(project: Project, query: Query, number: int | None) -> dict[str, Any]:
    """What choosing by the search would do."""
    found = select(query).statements()
    there = found.filter(identity__in=project.units.values("identity")).count()
    total = found.count()
    new = total - there
    rows = found.defer("search").newest_first()[:SHOWN]
    return {
        "is_looked": True,
        "total": total,
        "there": there,
        "new": min(new, number) if number else new,
        "address": query.address,
        "number": number,
        "results": [statement_result(row.data) for row in rows],
    }


def _told(taken: int, number: int | None, seed: int) -> str:
    told = ngettext("%(n)s statement is new in the project.", "%(n)s statements are new in the project.", taken)
    said = told % {"n": f"{taken:,}"}
    return f"{said} {_('They were drawn by lot; the seed is %s.') % seed}" if number and taken else said
