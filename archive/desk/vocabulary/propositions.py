"""Propositions at the desk: their wordings of before, the one that stands, and the one that waits for approval."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.authorities.changing import RefusedChange
from archive.desk.bases import desk_view
from archive.models import Proposition, PropositionVersion
from archive.proposing import (
    FIELDS,
    Wording,
    approve,
    decline,
    plan_version,
    propose_new,
    propose_version,
    read_wording,
)

from .forms import NewWordingForm, WordingForm
from .page import vocabulary_page
from .saying import count_published
from .undoing import changes_of

AT = "desk:propositions"


@desk_view("archive.view_proposition")
def proposition_list(request: HttpRequest) -> HttpResponse:
    """All propositions by topic, with how often they are coded, and what waits for approval first."""
    rows = [
        {
            "text": row.text,
            "href": reverse("desk:proposition", args=[row.pk]),
            "topic": row.topic.label,
            "positions": row.positions_count,
            "version": row.version,
            "is_approved": row.is_approved,
            "is_waiting": row.is_waiting,
        }
        for row in list[Any](Proposition.objects.with_use())
    ]
    context = {"waiting": [row for row in rows if row["is_waiting"]], "rows": rows}
    return vocabulary_page(
        request, "desk/vocabulary/propositions.html", title=_("Propositions"), at=AT, context=context
    )


@desk_view("archive.add_proposition")
def add(request: HttpRequest) -> HttpResponse:
    """Propose a new claim."""
    form = NewWordingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            made = propose_new(slug=values["slug"], wording=_wording(values), by=request.user, reason=values["reason"])
        except RefusedChange as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _tell(made.is_approved))
            return redirect("desk:proposition", made.pk)
    return vocabulary_page(
        request,
        "desk/vocabulary/proposition_new.html",
        title=_("A new proposition"),
        at=AT,
        trail=[(_("Propositions"), reverse(AT))],
        context={"form": form},
    )


@desk_view("archive.view_proposition")
def proposition(request: HttpRequest, pk: int) -> HttpResponse:
    """A proposition: what waits, what stands, what was; and the form for another wording."""
    found = get_object_or_404(Proposition.objects.select_related("topic"), pk=pk)
    versions = list(found.versions.with_people())
    waiting = next((v for v in versions if v.approved_at is None and v.declined_at is None), None)
    may_change = request.user.has_perm("archive.change_proposition") and waiting is None
    is_sent = request.method == "POST" and may_change
    form = WordingForm(request.POST if is_sent else None, instance=Proposition.objects.get(pk=pk))
    if request.method == "POST" and not may_change and waiting is None:
        raise PermissionDenied
    if is_sent and form.is_valid():
        values = form.cleaned_data
        try:
            made = propose_version(
                proposition=found, wording=_wording(values), by=request.user, reason=values["reason"]
            )
        except RefusedChange as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _tell(made.approved_at is not None))
            return redirect("desk:proposition", pk)
    touched = plan_version(proposition=found)
    context = {
        "proposition": {
            "slug": found.slug,
            "topic": {"label": found.topic.label, "href": reverse("desk:topic", args=[found.topic.pk])},
            "is_approved": found.is_approved,
            "public_href": f"/propositions/{found.slug}/" if touched.published else "",
            "rename_href": reverse("desk:rename", args=["proposition", pk]),
        },
        "form": form if may_change else None,
        "waiting": _entry(waiting, found if found.is_approved else None, request.user) if waiting else None,
        "versions": [_entry(version, None, request.user) for version in versions if version is not waiting],
        "touched": [
            ngettext("%s position at the desk", "%s positions at the desk", touched.positions) % touched.positions,
            count_published(touched.published),
        ],
        "changes": changes_of(found),
    }
    return vocabulary_page(
        request,
        "desk/vocabulary/proposition.html",
        title=found.text,
        at=AT,
        trail=[(_("Propositions"), reverse(AT))],
        context=context,
    )


@desk_view("archive.approve_proposition")
def decide(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Approve or decline a version that waits; only by POST."""
    version = get_object_or_404(
        PropositionVersion.objects.select_related("proposition"), proposition=pk, number=number
    )
    if request.method == "POST":
        try:
            if request.POST.get("decision") == "approve":
                approve(version=version, by=request.user)
                messages.success(request, _("Approved: from now on this is the proposition’s wording."))
            else:
                decline(version=version, by=request.user, why=request.POST.get("why", ""))
                messages.success(request, _("Declined: the proposition stays as it was."))
        except RefusedChange as refusal:
            messages.error(request, str(refusal))
    return redirect("desk:proposition", pk)


def _wording(values: dict[str, Any]) -> Wording:
    return Wording(**{name: values[name] for name in FIELDS})


def _tell(is_approved: bool) -> str:
    if is_approved:
        return _("One pair of eyes is enough here: the wording stands.")
    return _("Proposed. It stands once another vocabulary editor has approved it.")


def _entry(version: PropositionVersion, against: Proposition | None, user: Any) -> dict[str, Any]:
    """A version; where it waits, with what is different from the wording that stands (`against`)."""
    names = {field.name: str(field.verbose_name) for field in Proposition._meta.fields}
    standing = read_wording(against) if against else None
    return {
        "number": version.number,
        "fields": [
            {
                "name": names[name],
                "words": str(getattr(version, name)),
                "before": str(getattr(standing, name))
                if standing and getattr(standing, name) != getattr(version, name)
                else "",
                "is_changed": bool(standing and getattr(standing, name) != getattr(version, name)),
            }
            for name in FIELDS
            if getattr(version, name) or (standing and getattr(standing, name))
        ],
        "reason": version.reason,
        "proposed_by": str(version.proposed_by) if version.proposed_by else "",
        "proposed_at": version.proposed_at,
        "approved_by": str(version.approved_by) if version.approved_by else "",
        "approved_at": version.approved_at,
        "declined_at": version.declined_at,
        "is_own": version.proposed_by_id == user.pk,
        "may_decide": user.has_perm("archive.approve_proposition"),
        "decide_href": reverse("desk:proposition_decide", args=[version.proposition_id, version.number]),
    }
