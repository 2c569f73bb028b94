"""What records say as data: how many of them today's passes have not gone over, and the work of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive import undertaking
from archive.models import Finding, Report
from archive.parsing.extraction.passes import VERSION
from archive.undertaking import extracting_many

from .bases import desk_page, desk_view

MOST = 10_000
"""Reports that are gone over in one go."""


@desk_view("archive.change_statement")
@require_http_methods(["GET", "HEAD", "POST"])
def passes(request: HttpRequest) -> HttpResponse:
    """Which reports older passes have gone over, or none; posted, the work of going over them with those of today."""
    waiting = Report.objects.gone_over_by_older_passes(VERSION).order_by("pk")
    keys = list(waiting.values_list("pk", flat=True)[: MOST + 1])
    if request.method == "POST" and keys:
        chosen = keys[:MOST]
        job = undertaking.ask(
            kind="extract", arguments=extracting_many.arguments(chosen), total=len(chosen), by=request.user
        )
        return redirect("desk:work", job.pk)
    context = {
        "passes": VERSION,
        "number": min(len(keys), MOST),
        "is_more": len(keys) > MOST,
        "to_look_at": Finding.objects.waiting().filter(report__binned_at=None).order_by().count(),
        "unresolved": Finding.objects.unresolved().filter(report__binned_at=None).count(),
    }
    return desk_page(request, "desk/reparsing/passes.html", title=_("What records say as data"), context=context)
