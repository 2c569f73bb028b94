"""Taking over a later text of a report: a page that says what would become of the work on it, and a confirmation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from archive.editing import REFUSALS, VersionConflict, take_over
from archive.models import Report, SourceText

from .applying import VersionField


class TakeOverForm(forms.Form):
    """The confirmation, for the version of the report that the page was made for."""

    expected_version = VersionField()


class TakeOverViews(admin.ModelAdmin):
    """The view; it needs the permission to change reports."""

    def take_over_urls(self) -> Iterable[tuple[str, Any, str]]:
        """Patterns, views and names."""
        yield "<int:pk>/take-over/<int:text>/", self.take_over_view, "take_over"

    def take_over_view(self, request: HttpRequest, pk: int, text: int) -> HttpResponse:
        """Show what would be flagged or refused; take the text over when that is confirmed."""
        report = get_object_or_404(Report.objects.select_related("source_text"), pk=pk)
        if not self.has_change_permission(request, report):
            raise PermissionDenied
        source_text = get_object_or_404(report.waiting_source_texts(), pk=text)
        form = TakeOverForm(request.POST or None, initial={"expected_version": report.version})
        if request.method == "POST" and form.is_valid():
            version = form.cleaned_data["expected_version"]
            try:
                take_over(report=report, source_text=source_text, expected_version=version, by=request.user)
            except (VersionConflict, *REFUSALS) as error:
                messages.error(request, str(error))
            else:
                told = _("Took over the text received on %(day)s.") % {"day": source_text.received_at.date()}
                self.log_change(request, report, told)
                messages.success(request, told)
            return redirect("admin:archive_report_change", report.pk)
        notes, refusal = _rehearse(report, source_text, request.user)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Take over a later text"),
            "subtitle": str(report),
            "opts": self.opts,
            "report": report,
            "source_text": source_text,
            "form": form,
            "notes": notes,
            "refusal": refusal,
        }
        return TemplateResponse(request, "admin/archive/take_over.html", context)


def _rehearse(report: Report, source_text: SourceText, by: Any) -> tuple[list[str], str]:
    """What taking the text over would flag, or why it would be refused. Nothing is kept of it."""
    try:
        with transaction.atomic():
            revision = take_over(report=report, source_text=source_text, expected_version=report.version, by=by)
            notes = list(report.flags.filter(revision=revision.number).values_list("message", flat=True))
            transaction.set_rollback(True)
    except REFUSALS as refusal:
        return [], str(refusal)
    return notes, ""
