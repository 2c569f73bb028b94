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
from django.utils.translation import gettext_lazy, ngettext

from archive.models import Report, Voice
from archive.publishing import NAMED, NextEdition, NothingToPublish, NotReadyToPublish, compose_next
from archive.reviewing.gating import Open, gate
from archive.reviewing.permitting import may_publish
from archive.reviewing.submitting import accept, withdraw
from archive.reviewing.unconfirmed import count_unconfirmed, tell_passes

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
    nevertheless = forms.CharField(
        label=gettext_lazy("Publish nevertheless, because"),
        help_text=gettext_lazy("why it is published with what is left open; never public"),
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
    )

    def __init__(self, *args: Any, has_warnings: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_warnings:
            del self.fields["nevertheless"]


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
            refusal = may_publish(request.user, report) or unseen_in(coming)
            found = gate(report=report)
            form = PublishForm(request.POST or None, initial={"seen": coming.seen}, has_warnings=bool(found.warnings))
            if request.method == "POST" and not refusal and form.is_valid():
                if form.cleaned_data["seen"] == coming.seen:
                    edition = accept(
                        report=report,
                        by=request.user,
                        note=form.cleaned_data["note"],
                        nevertheless=form.cleaned_data.get("nevertheless", ""),
                    )
                    told = _("Published edition %(number)s.") % {"number": edition.number}
                    self.log_change(request, report, told)
                    messages.success(request, told)
                    return redirect("admin:archive_report_change", report.pk)
                form.data = form.data.copy()  # type: ignore[attr-defined]
                form.data["seen"] = coming.seen  # type: ignore[index]
                form.add_error(
                    None,
                    _(
                        "The report was changed after this page was made. This is how it stands now: look at it again, and confirm."
                    ),
                )
            context = self._page(request, report, form) | {
                "title": _("Publish edition %(number)s") % {"number": coming.number},
                "coming": coming,
                "refusal": refusal,
                "is_same": coming.is_same,
                "changes": edition_changes(coming.last.document, coming.record, coming.judgements)
                if coming.last
                else None,
                "unresolved": list(Voice.objects.filter(statement__report=report).unresolved_names()),
                "flags": found.of(Open.FLAG),
                "unconfirmed": count_unconfirmed(report=report),
                "not_gone_over": tell_passes(report=report, user=request.user),
                "others": found.of(Open.COMMENT, Open.BASIC),
                "statements": sum(part["kind"] == "statement" for part in coming.record["parts"]),
                "unchecked": sum(review == "parser" for review in coming.judgements["reviews"].values()),
            }
            status = 403 if refusal and request.method == "POST" else 200
            return TemplateResponse(request, "admin/archive/publish.html", context, status=status).render()

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


def unseen_in(coming: NextEdition) -> str:
    """That somebody has to look at some of the statements first; empty where all have been looked at."""
    places = coming.unseen
    if not places:
        return ""
    told = ngettext(
        "Nobody has looked at the statement %(places)s yet: check it first.",
        "Nobody has looked at %(n)s statements yet: check them first (%(places)s).",
        len(places),
    )
    return told % {"n": len(places), "places": ", ".join(places[:NAMED]) + (" …" if len(places) > NAMED else "")}
