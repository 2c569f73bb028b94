"""What a newer parser proposes: for one report as a difference to decide on, and for all reports as long work."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive import undertaking
from archive.editing import REFUSALS, VersionConflict, reparsing
from archive.editing.parsing_again import ParsedTooLong
from archive.models import Report
from archive.parsing import VERSION
from archive.undertaking import reparsing_many

from .bases import desk_page, desk_view

MOST = 1000
"""Reports that are looked at in one go."""


@desk_view("archive.change_report")
@require_http_methods(["GET", "POST"])
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """The difference, and the choice: take it over, or keep what stands."""
    report = get_object_or_404(Report.objects.not_binned().with_text(), pk=pk, version__gt=0)
    if request.method == "POST":
        return _decide(request, report)
    try:
        found, refusal = reparsing.propose(report=report), ""
    except ParsedTooLong as why:
        found, refusal = None, str(why)
    context = {"report": report, "proposal": found, "refusal": refusal, "parser": VERSION}
    return desk_page(request, "desk/reparsing/proposal.html", title=_("Read again by a newer parser"), context=context)


def _decide(request: HttpRequest, report: Report) -> HttpResponse:
    if "leave" in request.POST:
        reparsing.leave(report=report, by=request.user)
        messages.success(request, _("What stands is kept; the proposal is not made again."))
        return redirect("admin:archive_report_change", report.pk)
    written = request.POST.get("version", "")
    if not (written.isascii() and written.isdecimal()):
        messages.error(request, _("The page did not say for which version it was made. Look at the proposal again."))
        return redirect("desk:reparse", report.pk)
    try:
        revision = reparsing.accept(report=report, expected_version=int(written[:9]), by=request.user)
    except (VersionConflict, *REFUSALS) as refusal:
        messages.error(request, str(refusal))
        if isinstance(refusal, ParsedTooLong):  # the page of the proposal would try it once more
            return redirect("admin:archive_report_change", report.pk)
    else:
        told = _("Took the proposal over.") if revision else _("There is nothing to take over any more.")
        messages.success(request, told)
        return redirect("admin:archive_report_change", report.pk)
    return redirect("desk:reparse", report.pk)


@desk_view("archive.change_report")
@require_http_methods(["GET", "POST"])
def parser(request: HttpRequest) -> HttpResponse:
    """Which reports an older parser has divided, and the work of looking at them again."""
    keys = list(
        Report.objects.divided_by_an_older_parser(VERSION).order_by("pk").values_list("pk", flat=True)[: MOST + 1]
    )
    if request.method == "POST" and keys:
        chosen = keys[:MOST]
        job = undertaking.ask(
            kind="reparse", arguments=reparsing_many.arguments(chosen), total=len(chosen), by=request.user
        )
        return redirect("desk:work", job.pk)
    context = {
        "parser": VERSION,
        "number": min(len(keys), MOST),
        "is_more": len(keys) > MOST,
        "proposals": list(Report.objects.with_proposals().newest_first()[:50]),
    }
    return desk_page(request, "desk/reparsing/parser.html", title=_("A newer parser"), context=context)
