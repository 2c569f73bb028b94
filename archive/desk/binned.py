"""The bin: what was put aside, with the reason, and the way back. Nothing is deleted for good here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from archive.changing.binning import AUTHORITIES, RefusedBinning, bin_reports, fetch_authority, fetch_report
from archive.models import Report
from archive.querying import read_key, read_keys

from .bases import count_all, desk_page, desk_view
from .changes import page_of

PAGE = 50
"""Reports on a page."""

AUTHORITIES_SHOWN = 100
"""Authority records of one kind that the page lists."""

MOST = 200
"""Reports that are put into the bin at once."""


class BinForm(forms.Form):
    """Why they go into the bin."""

    reason = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("It stands beside them in the bin, for whoever looks for them."),
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )


@require_safe
@desk_view("archive.view_report")
def in_bin(request: HttpRequest) -> HttpResponse:
    """What lies in it, put there last first; `q` looks for words, `after` asks for the page behind one of them."""
    words = " ".join(request.GET.get("q", "").replace("\0", "").split())[:200]
    found = Report.objects.in_bin_order()
    if words:
        found = found.filter(Q(title__icontains=words) | Q(identity__icontains=words) | Q(bin_reason__icontains=words))
    whole = found
    if after := request.GET.get("after", ""):
        place: Any = Report.objects.in_bin().filter(pk=read_key(after)).values_list("binned_at", "pk").first()
        if place is None:
            raise Http404
        found = found.after_in_bin(place)
    rows = list(found[: PAGE + 1])
    context = {
        "rows": rows[:PAGE],
        "number": count_all(whole, rows, PAGE, is_first=not after),
        "after": rows[PAGE - 1].pk if len(rows) > PAGE else None,
        "words": words,
        "kinds": [] if words or after else _authorities(request),
        "may_fetch": request.user.has_perm("archive.delete_report"),
    }
    return desk_page(request, "desk/bin/list.html", title=_("The bin"), context=context)


def _authorities(request: HttpRequest) -> list[dict[str, Any]]:
    """The authority records in the bin, by kind, each with how many there are; a query a kind, another where not all are listed."""
    kinds: list[dict[str, Any]] = []
    for model in AUTHORITIES:
        rows = model._default_manager.filter(binned_at__isnull=False).select_related("binned_by")
        if found := list(rows.order_by("-binned_at", "-pk")[: AUTHORITIES_SHOWN + 1]):
            name = str(model._meta.model_name)
            kinds.append(
                {
                    "name": name,
                    "title": model._meta.verbose_name_plural,
                    "rows": found[:AUTHORITIES_SHOWN],
                    "number": count_all(rows, found, AUTHORITIES_SHOWN, is_first=True),
                    "may_fetch": request.user.has_perm(f"archive.delete_{name}"),
                }
            )
    return kinds


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view("archive.delete_report")
def put_into_bin(request: HttpRequest) -> HttpResponse:
    """Ask for the reason, and put the reports of `reports` (keys with commas between) into the bin."""
    keys = read_keys(request.GET.get("reports", "").split(","))[:MOST]
    reports = list(Report.objects.not_binned().filter(pk__in=keys).order_by("pk"))
    if not reports:
        raise Http404
    form = BinForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            bin_reports(reports=reports, by=request.user, reason=form.cleaned_data["reason"])
        except RefusedBinning as refusal:
            form.add_error(None, _("Nothing was put into the bin: %(why)s") % {"why": refusal})
        else:
            text = ngettext("%(n)s report was put into the bin.", "%(n)s reports were put into the bin.", len(reports))
            messages.success(request, text % {"n": len(reports)})
            return redirect("desk:bin")
    context = {
        "form": form,
        "reports": reports,
        "public": [report for report in reports if report.state != Report.State.DRAFT],
    }
    title = ngettext("Put a report into the bin", "Put reports into the bin", len(reports))
    return desk_page(request, "desk/bin/put.html", title=title, context=context)


@require_POST
@desk_view("archive.delete_report")
def fetch(request: HttpRequest, pk: int) -> HttpResponse:
    """Fetch a report back."""
    report = fetch_report(report=get_object_or_404(Report.objects.in_bin(), pk=pk))
    messages.success(request, _("“%(report)s” is among the drafts again.") % {"report": report})
    return redirect("admin:archive_report_change", report.pk)


@require_POST
@desk_view()
def fetch_record(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Fetch an authority record back; it needs the permission to delete such."""
    model = next((model for model in AUTHORITIES if model._meta.model_name == kind), None)
    if model is None:
        raise Http404
    if not request.user.has_perm(f"archive.delete_{kind}"):
        raise PermissionDenied
    found = get_object_or_404(model._default_manager.filter(binned_at__isnull=False), pk=pk)
    record = fetch_authority(record=found)
    words = {"what": capfirst(str(model._meta.verbose_name)), "record": record}
    messages.success(request, _("%(what)s “%(record)s” is there again.") % words)
    return redirect(page_of(record) or "desk:bin")
