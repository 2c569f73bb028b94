"""The pages of one round: how far each coder is, closing and revealing it, and its codings as a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.codebooks import RefusedCodebook
from annotations.coding.finding import find_codings
from annotations.coding.rows import with_rows, write_rows
from annotations.finding import Wanted
from annotations.models import Assignment, Body, Round
from annotations.projects.reliability import StillBlind
from annotations.projects.rounds import close_round, is_seen, progress, reveal_round
from archive.models.identifiers import show

from .answering import private
from .finding_projects import find_round, is_keeper, refusing, spreadsheet

COLUMNS = (
    "annotation", "body", "version", "coder", "coder_orcid", "kind", "codebook_name", "codebook_version", "code", "code_name",
    "claim", "proposition", "proposition_text", "holder_kind", "holder", "holder_label", "on_behalf_of", "attributed_by",
    "directed_at", "claims_also_for", "direction", "strength", "value", "condition", "act", "evidence", "rationale",
    "confidence", "statement", "account", "record_keeper", "report", "edition", "start", "end", "words", "standing",
    "standing_is_certain", "created", "modified", "project", "round", "url",
)  # fmt: skip
"""Of the rows of codings, those that say something in a table of one round."""

BATCH = 500


@private
@require_safe
def coding_round(request: HttpRequest, slug: str, guid: UUID, number: int) -> HttpResponse:
    """How far each coder is: that, and nothing of what was coded."""
    found = find_round(request, slug, guid, number)
    rows = [_line(row) for row in progress(found)]
    mine = Assignment.objects.filter(round=found, coder=request.user.pk)
    first = mine.exclude(done_at=None).order_by("unit__ordinal").values_list("unit__identity", flat=True).first()
    context = {
        **frame(found),
        "rows": rows,
        "done": sum(row["done"] for row in rows),
        "total": sum(row["total"] for row in rows),
        "mine": mine.filter(done_at=None).count(),
        "first_done": show(first) if first else "",
        "is_keeper": is_keeper(request, found.project.group),
    }
    return render(request, "projects/round.html", context)


@private
@refusing
@require_POST
def close_a_round(request: HttpRequest, slug: str, guid: UUID, number: int) -> HttpResponse:
    """Nothing is coded in it any more."""
    close_round(coding_round=find_round(request, slug, guid, number), by=request.user)
    messages.success(request, _("The round is closed: nothing is coded in it any more."))
    return redirect("annotations:round", slug, guid, number)


@private
@refusing
@require_http_methods(["GET", "HEAD", "POST"])
def reveal_a_round(request: HttpRequest, slug: str, guid: UUID, number: int) -> HttpResponse:
    """Asks once more, and reveals it."""
    found = find_round(request, slug, guid, number)
    if not is_keeper(request, found.project.group):
        raise RefusedCodebook(_("Owners and editors of the group keep its codebooks and projects."))
    if request.method == "POST":
        reveal_round(coding_round=found, by=request.user)
        messages.success(request, _("The round is revealed: the group sees all its codings."))
        return redirect("annotations:round", slug, guid, number)
    left = Assignment.objects.filter(round=found, done_at=None).count()
    return render(request, "projects/reveal.html", {**frame(found), "left": left})


@private
@refusing
@require_safe
def codings_csv(request: HttpRequest, slug: str, guid: UUID, number: int) -> HttpResponseBase:
    """A row a coding, with every attribute. Nothing of a blind round, not even one's own."""
    found = find_round(request, slug, guid, number)
    if not is_seen(found):
        raise StillBlind
    return spreadsheet(f"codings-{found.number}", COLUMNS, _codings(found, request.user))


def frame(found: Round) -> dict[str, Any]:
    """What the templates of a round's pages are given alike."""
    return {
        "round": found,
        "project": found.project,
        "group": found.project.group,
        "is_seen": is_seen(found),
        "is_open": found.closed_at is None,
    }


def _line(row: dict[str, Any]) -> dict[str, Any]:
    name = f"{row['coder__first_name']} {row['coder__last_name']}".strip() or row["coder__username"]
    if row["coder__erased_at"]:
        name = _("erased account")
    return {"called": name, "done": row["done"], "total": row["total"]}


def _codings(found: Round, user: Any) -> Iterator[list[Any]]:
    wanted = Wanted(project=found.project.guid, round=found.number)
    codings = find_codings(wanted, by=user).order_by("version__annotation", "ordinal")
    every = list(codings.values_list("pk", flat=True))
    for at in range(0, len(every), BATCH):
        bodies = with_rows(Body.objects.filter(pk__in=every[at : at + BATCH])).order_by(
            "version__annotation", "ordinal"
        )
        for row in write_rows(bodies):
            yield [row[column] for column in COLUMNS]
