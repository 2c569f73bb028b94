"""Small things done from a report's page: settle a flag with one button, restore an earlier state after a look at it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.editing import Operation
from archive.models import Report
from archive.telling import flag_told

from .applying import VersionField, apply_or_tell, only_post
from .differences import revision_changes
from .evidence import flag_bases


class RestoreForm(forms.Form):
    """The confirmation, for the version of the report that the page was made for."""

    expected_version = VersionField()


class UpkeepViews(admin.ModelAdmin):
    """The views; each goes back to the report."""

    def upkeep_urls(self) -> Iterable[tuple[str, Any, str]]:
        """Patterns, views and names."""
        yield "<int:pk>/flags/<int:flag>/settle/", self.settle_view, "settle"
        yield "<int:pk>/restore/<int:number>/", self.restore_view, "restore"

    def settle_view(self, request: HttpRequest, pk: int, flag: int) -> HttpResponse:
        """Record that somebody has looked at the flag and nothing is left to do."""
        report = get_object_or_404(Report, pk=pk)
        row = get_object_or_404(report.flags, pk=flag)
        if not request.user.has_perm("archive.change_flag"):
            raise PermissionDenied
        if refused := only_post(request):
            return refused
        if report.flags.open().filter(pk=row.pk).update(settled_by=request.user, settled_at=timezone.now()):
            self.log_change(request, report, _("Settled the flag “%(flag)s”.") % {"flag": flag_told(row.message)})
            messages.success(request, _("Settled: %(flag)s") % {"flag": flag_told(row.message)})
        return redirect("admin:archive_report_change", report.pk)

    def restore_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """Show what an earlier state would change, and make it the working value again when that is confirmed.

        That is a new revision, so it can be undone.
        """
        report = get_object_or_404(Report, pk=pk)
        if not self.has_change_permission(request, report):
            raise PermissionDenied
        revision = get_object_or_404(report.revisions.for_lists(), number=number)
        if request.method == "POST":
            before = report.version
            if apply_or_tell(request, report=report, operation=Operation("restore", {"revision": number})):
                flag_bases(report, since=before)
                told = _("Restored the state of version %(number)s.") % {"number": number}
                self.log_change(request, report, told)
                messages.success(request, told)
            return redirect("admin:archive_report_change", report.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Restore version %(number)s") % {"number": number},
            "subtitle": str(report),
            "opts": self.opts,
            "media": self.media,
            "report": report,
            "revision": revision,
            "form": RestoreForm(initial={"expected_version": report.version}),
            "changes": revision_changes(report, since=report.version, until=number),
        }
        return TemplateResponse(request, "admin/archive/restore.html", context)
