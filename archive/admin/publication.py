"""Publishing and withdrawing a report: a page that says what the public will see, and a confirmation."""

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
from django.utils.translation import gettext_lazy

from archive.models import Report, Voice
from archive.publishing import NextEdition, NothingToPublish, NotReadyToPublish, compose_next, publish, withdraw

from .differences import edition_changes


class PublishForm(forms.Form):
    """The confirmation. `seen` names the documents that the page showed, so that nothing else is published."""

    seen = forms.CharField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        help_text=gettext_lazy("what is new in this edition, for its readers"),
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )


class WithdrawForm(forms.Form):
    """Why a report is taken back."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("The public reads it in the place of the record."),
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
    )


class PublicationViews(admin.ModelAdmin):
    """The two views, each with its own permission."""

    def publication_urls(self) -> Iterable[tuple[str, Any, str]]:
        """Patterns, views and names."""
        yield "<int:pk>/publish/", self.publish_view, "publish"
        yield "<int:pk>/withdraw/", self.withdraw_view, "withdraw"

    def publish_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what would be published; publish it when that is confirmed, and only if it is still the same."""
        _require(request, "archive.publish_report")
        with transaction.atomic():
            # Locked, so that what is compared is what is published.
            report = Report.objects.lock(get_object_or_404(Report, pk=pk))
            try:
                coming = compose_next(report=report)
            except (NothingToPublish, NotReadyToPublish) as reason:
                messages.warning(request, f"{reason}.")
                return redirect("admin:archive_report_change", report.pk)
            form = PublishForm(request.POST or None, initial={"seen": seen_of(coming)})
            if request.method == "POST" and form.is_valid():
                if form.cleaned_data["seen"] == seen_of(coming):
                    edition = publish(report=report, by=request.user, note=form.cleaned_data["note"])
                    told = _("Published edition %(number)s.") % {"number": edition.number}
                    self.log_change(request, report, told)
                    messages.success(request, told)
                    return redirect("admin:archive_report_change", report.pk)
                form.data = form.data.copy()  # type: ignore[attr-defined]
                form.data["seen"] = seen_of(coming)  # type: ignore[index]
                form.add_error(
                    None,
                    _(
                        "The report was changed after this page was made. This is how it stands now: look at it again, and confirm."
                    ),
                )
            context = self._page(request, report, form) | {
                "title": _("Publish edition %(number)s") % {"number": coming.number},
                "coming": coming,
                "is_same": _is_same(coming),
                "changes": edition_changes(coming.last.document, coming.record, coming.judgements)
                if coming.last
                else None,
                "unresolved": list(Voice.objects.filter(statement__report=report).unresolved_names()),
                "flags": list(report.flags.open()),
                "statements": sum(part["kind"] == "statement" for part in coming.record["parts"]),
                "unchecked": sum(review == "parser" for review in coming.judgements["reviews"].values()),
            }
            return TemplateResponse(request, "admin/archive/publish.html", context).render()

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the reason, and withdraw."""
        _require(request, "archive.withdraw_report")
        report = get_object_or_404(Report, pk=pk)
        form = WithdrawForm(request.POST or None)
        if report.state != Report.State.PUBLISHED:
            messages.warning(request, _("The report is not published, so it can’t be withdrawn."))
            return redirect("admin:archive_report_change", report.pk)
        if request.method == "POST" and form.is_valid():
            try:
                withdraw(report=report, by=request.user, reason=form.cleaned_data["reason"])
            except NotReadyToPublish as reason:  # somebody else was first
                messages.warning(request, f"{reason}.")
                return redirect("admin:archive_report_change", report.pk)
            told = _("Withdrawn: %(reason)s") % {"reason": form.cleaned_data["reason"]}
            self.log_change(request, report, told)
            messages.success(request, told)
            return redirect("admin:archive_report_change", report.pk)
        context = self._page(request, report, form) | {"title": _("Withdraw the report")}
        return TemplateResponse(request, "admin/archive/withdraw.html", context)

    def _page(self, request: HttpRequest, report: Report, form: forms.Form) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "subtitle": str(report),
            "opts": self.opts,
            "report": report,
            "form": form,
            "media": self.media,
        }


def _require(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied


def _is_same(coming: NextEdition) -> bool:
    """Whether the next edition says just what the last one says: it shows a withdrawn report again."""
    return coming.last is not None and (coming.last.record_sha256, coming.last.judgements_sha256) == (
        coming.record_sha256,
        coming.judgements_sha256,
    )


def seen_of(coming: NextEdition) -> str:
    """What names the documents that a page has shown, so that nothing else is published."""
    return f"{coming.number} {coming.record_sha256} {coming.judgements_sha256}"
