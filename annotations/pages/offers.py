"""The editors' page of what scholars offer them: adjudicated positions, to take over into a record, or to decline."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annotations.coding.writing import write_position
from annotations.models import Anchor, Body, Offer
from annotations.projects import offering
from annotations.projects.choosing import RefusedProject
from archive.desk.bases import desk_page, desk_view
from archive.editing import REFUSALS, VersionConflict
from archive.models.identifiers import show
from archive.rendering.addresses import statement_path

from .entries import say_position

MAY = "annotations.decide_offer"
WAITING, DECIDED = 200, 50
"""Offers that are shown: of those that wait the oldest, of decided ones the newest."""


@require_safe
@desk_view(MAY)
def offers(request: HttpRequest) -> HttpResponseBase:
    """What waits, the oldest first, and what was decided lately."""
    rows = Offer.objects.select_related("by", "decided_by", "report__publisher")
    context = {
        "waiting": _write(rows.filter(outcome=Offer.Outcome.OPEN)[:WAITING]),
        "decided": _write(rows.exclude(outcome=Offer.Outcome.OPEN).order_by("-decided_at")[:DECIDED]),
    }
    return desk_page(request, "projects/offers.html", title=_("Offered by scholars"), context=context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(MAY)
def offer(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One offer; posted, it is taken over or declined."""
    found = get_object_or_404(
        Offer.objects.select_related("by", "decided_by", "report__publisher"), pk=min(pk, 2**63 - 1)
    )
    problem, status = "", 200
    if request.method == "POST":
        try:
            if "take_over" in request.POST:
                sent = request.POST.get("version", "")
                version = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else -1
                offering.take_over(offer=found, by=request.user, expected_version=version)
                messages.success(
                    request, _("It is a position of the record’s working copy now, credited to %s.") % found.credit
                )
            else:
                offering.decline(offer=found, answer=request.POST.get("answer", "").replace("\0", ""), by=request.user)
                messages.success(request, _("Declined. Who offered it reads why."))
            return redirect("offers:offer", found.pk)
        except VersionConflict as conflict:
            problem, status = str(conflict), 409
        except (RefusedProject, *REFUSALS) as refusal:
            problem, status = str(refusal), 422
        found.refresh_from_db()
    context = {"offer": found, "line": _write([found])[0], "problem": problem, "version": found.report.version}
    return desk_page(request, "projects/offer.html", title=_("An offer"), context=context, status=status)


def _write(found: Iterable[Offer]) -> list[dict[str, Any]]:
    """Offers in words: the position, the statement and the words that it rests on. Three queries, however many there are."""
    found = list(found)
    keys = [one.annotation_id for one in found]
    bodies = Body.objects.with_coding().filter(version__annotation__in=keys, kind=Body.Kind.POSITION)
    positions = {
        body.version.annotation_id: body for body in bodies.select_related("version").order_by("version__number")
    }
    places = Anchor.objects.filter(annotation__in=keys, identity__isnull=False).order_by("major")
    anchors = {anchor.annotation_id: anchor for anchor in places}
    return [_line(one, positions.get(one.annotation_id), anchors.get(one.annotation_id)) for one in found]


def _line(found: Offer, body: Body | None, anchor: Anchor | None) -> dict[str, Any]:
    sid = anchor.identity_id if anchor else None
    return {
        "offer": found,
        "said": say_position(write_position(body)) if body else _("Its coder has erased it: decline it."),
        "sid_shown": show(sid) if sid else "",
        "href": statement_path(sid, anchor.major) if anchor and sid else "",
        "words": anchor.exact if anchor else "",
        "is_open": found.outcome == Offer.Outcome.OPEN,
    }


app_name = "offers"
urlpatterns = [path("", offers, name="offers"), path("<int:pk>/", offer, name="offer")]
