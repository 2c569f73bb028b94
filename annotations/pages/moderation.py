"""The pages of moderation: complaining, deciding, the log, and what was decided on one's own annotation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annotations.models import Annotation, Appeal, Complaint, Decision
from annotations.moderating import (
    RefusedModeration,
    TooManyComplaints,
    answer_appeal,
    appeal,
    complain,
    decide,
    is_party,
    may_moderate,
)
from annotations.writing import standing_anchor
from archive.rendering.addresses import report_path, statement_path

from .answering import private, slowed
from .forms import ReasonForm

ROWS = 50
"""Decisions on a page of the log."""


@private
@require_safe
def to_moderate(request: HttpRequest) -> HttpResponse:
    """What waits for a moderator's decision, longest first."""
    _check(request)
    rows = Annotation.objects.to_moderate().with_everything().prefetch_related("complaints", "decisions__appeal")
    shown = [{**look_at(row), **_waiting(row)} for row in rows[:ROWS]]
    return render(request, "notebook/moderation/list.html", {"rows": shown, "is_cut": len(shown) == ROWS})


@private
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """All decisions, the newest first."""
    _check(request)
    before = request.GET.get("before", "")
    decisions = Decision.objects.select_related("annotation__creator", "by").prefetch_related("answered_appeal")
    if before.isdecimal() and len(before) < 19:
        decisions = decisions.filter(pk__lt=int(before))
    rows = list(decisions[: ROWS + 1])
    context = {"decisions": rows[:ROWS], "before": rows[ROWS - 1].pk if len(rows) > ROWS else None}
    return render(request, "notebook/moderation/log.html", context)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def moderate(request: HttpRequest, guid: UUID) -> HttpResponse:
    """One public annotation with what was complained and decided; posted, a decision or the answer to an appeal."""
    _check(request)
    annotation = get_object_or_404(Annotation.objects.open_to_moderators().with_everything(), guid=guid)
    form = ReasonForm(request.POST or None)
    open_appeal = Appeal.objects.open().filter(decision__annotation=annotation).select_related("decision").first()
    if request.method == "POST" and form.is_valid():
        values = {
            "action": request.POST.get("action", ""),
            "reason": form.cleaned_data["reason"],
            "by": request.user,
        }
        try:
            if open_appeal is not None:
                answer_appeal(appeal=open_appeal, **values)
            else:
                decide(annotation=annotation, **values)
        except RefusedModeration as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Decided. Its creator is told where anything has changed."))
            return redirect("annotations:to_moderate")
    context = {
        **look_at(annotation),
        "complaints": Complaint.objects.filter(annotation=annotation).select_related("by", "decision"),
        "decisions": _decisions(annotation),
        "appeal": open_appeal,
        "is_own": annotation.creator_id == request.user.pk,
        "is_party": is_party(annotation, request.user),
        "is_mine_to_answer": open_appeal is None or open_appeal.decision.by_id != request.user.pk,
        "form": form,
        "path": request.path,
    }
    return render(request, "notebook/moderation/moderate.html", context, status=422 if form.errors else 200)


@private
@slowed(TooManyComplaints)
@require_http_methods(["GET", "HEAD", "POST"])
def complaint(request: HttpRequest, guid: UUID) -> HttpResponse:
    """A complaint of a public annotation."""
    annotation = get_object_or_404(Annotation.objects.public().with_everything(), guid=guid)

    def do(reason: str) -> None:
        complain(annotation=annotation, reason=reason, by=request.user)

    return _ask(request, annotation, "notebook/moderation/complaint.html", do, thanks="annotations:complained")


@private
@require_safe
def complained(request: HttpRequest) -> HttpResponse:
    """That it has arrived."""
    return render(request, "notebook/moderation/complained.html")


@private
@require_http_methods(["GET", "HEAD", "POST"])
def own_decisions(request: HttpRequest, guid: UUID) -> HttpResponse:
    """What was decided on one's own annotation, and why; posted, an appeal."""
    own = Annotation.objects.filter(creator=request.user.pk, deleted_at=None)
    annotation = get_object_or_404(own.with_everything(), guid=guid)
    decisions = _decisions(annotation)

    def do(reason: str) -> None:
        if not decisions:
            raise RefusedModeration(_("Nothing was decided."))
        appeal(decision=decisions[0], text=reason, by=request.user)
        messages.success(request, _("Your appeal is kept. Another moderator than the one who decided answers it."))

    newest = decisions[0] if decisions else None
    may_appeal = (
        newest is not None
        and newest.action == Decision.Action.HIDE
        and annotation.hidden_at is not None
        and not hasattr(newest, "appeal")
        and not hasattr(newest, "answered_appeal")
    )
    more = {"decisions": decisions, "may_appeal": may_appeal}
    return _ask(request, annotation, "notebook/moderation/own.html", do, thanks="", more=more)


def look_at(annotation: Annotation) -> dict[str, Any]:
    """What these pages show of an annotation: who says what on which words. It has been read with everything."""
    anchors = list(annotation.anchors.all())
    anchor = standing_anchor(anchors) if anchors else None
    sid = anchor.identity_id if anchor else None
    return {
        "annotation": annotation,
        "creator": annotation.creator.called,
        "bodies": annotation.standing_version.bodies.all(),
        "quotation": anchor.exact if anchor else "",
        "on": statement_path(sid) if sid else report_path(annotation.report.rid),
    }


def _ask(
    request: HttpRequest,
    annotation: Annotation,
    template: str,
    do: Callable[[str], None],
    *,
    thanks: str,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """A page with the annotation and a form that asks for a reason."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            do(form.cleaned_data["reason"])
        except TooManyComplaints:
            raise
        except RefusedModeration as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(thanks or request.path)
    context = {**look_at(annotation), "form": form, "path": request.path, **(more or {})}
    return render(request, template, context, status=422 if form.errors else 200)


def _waiting(annotation: Annotation) -> dict[str, Any]:
    """How many complain, since when, and whether the creator appeals; from what was read already."""
    complaints = [row for row in annotation.complaints.all() if row.decision_id is None]
    appeals = [row.appeal for row in annotation.decisions.all() if hasattr(row, "appeal")]
    return {
        "complaints": complaints,
        "appeals": [row for row in appeals if row.answer_id is None],
    }


def _decisions(annotation: Annotation) -> list[Decision]:
    """All of it, the newest first, each with its appeal and what it answers."""
    related = ("by", "appeal", "answered_appeal")
    return list(Decision.objects.filter(annotation=annotation).select_related(*related))


def _check(request: HttpRequest) -> None:
    if not may_moderate(request.user):
        raise PermissionDenied
