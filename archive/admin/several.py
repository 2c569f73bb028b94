"""Publishing several reports: a page that says of each what would be published or why it can't be, then long work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive import undertaking
from archive.editing.working_copy import working_value
from archive.models import Report
from archive.publishing import NextEdition, NothingToPublish, NotReadyToPublish, compose_next
from archive.querying import read_keys
from archive.reviewing.foretelling import Foretold, foretell
from archive.reviewing.gating import gate
from archive.reviewing.permitting import may_publish
from archive.reviewing.unconfirmed import NotGoneOver, tell_passes
from archive.undertaking.publishing_many import arguments

from .publication import unseen_in

MOST = 100
"""Reports that are looked at on one page: each is composed as it would be published."""

LONGEST_SEEN = 200
"""Characters of what names the documents that were looked at."""


@dataclass(frozen=True, slots=True)
class Line:
    """A report of the page: what would be published of it and what that does, or why it can't be."""

    report: Report
    coming: NextEdition | None = None
    foretold: Foretold | None = None
    why_not: str = ""
    not_gone_over: NotGoneOver | None = None

    @property
    def statements(self) -> int:
        """How many the edition would have."""
        return sum(part["kind"] == "statement" for part in self.coming.record["parts"]) if self.coming else 0


class SeveralViews(admin.ModelAdmin):
    """The action of the list, and its page; they need the permission to publish."""

    def several_urls(self) -> Iterable[tuple[str, Any, str]]:
        """Patterns, views and names."""
        yield "publish/", self.publish_several_view, "publish_several"

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether the action is offered."""
        return bool(request.user.has_perm("archive.publish_report"))

    @admin.action(description=_("Publish … (after a look at what each would publish)"), permissions=["publish"])
    def publish_several(self, request: HttpRequest, queryset: QuerySet[Report]) -> HttpResponse | None:
        keys = list(queryset.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
        if len(keys) > MOST:
            text = now("Choose at most %(most)s reports: each is looked at as it would be published.") % {"most": MOST}
            self.message_user(request, text, messages.ERROR)
            return None
        address = reverse("admin:archive_report_publish_several")
        return redirect(f"{address}?reports={','.join(map(str, keys))}")

    def publish_several_view(self, request: HttpRequest) -> HttpResponse:
        """Show what would be published; confirmed, those that are ticked are published as long work."""
        if not self.has_publish_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._begin(request)
        reports = Report.objects.filter(pk__in=_keys(request.GET.get("reports", "").split(",")))
        lines = [_line(report, request.user) for report in reports.with_text().newest_first()]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": now("Publish several reports"),
            "lines": lines,
            "ready": sum(line.coming is not None for line in lines),
            "is_worked": undertaking.is_worked(),
        }
        return TemplateResponse(request, "admin/archive/report/publish_several.html", context)

    def _begin(self, request: HttpRequest) -> HttpResponse:
        keys = _keys(request.POST.getlist("report"))
        if not keys:
            messages.warning(request, now("No report was ticked, and nothing is published."))
            return redirect("admin:archive_report_changelist")
        seen = {key: request.POST.get(f"seen-{key}", "")[:LONGEST_SEEN] for key in keys}
        note = " ".join(request.POST.get("note", "").split())
        job = undertaking.ask(
            kind="publish", arguments=arguments(seen=seen, note=note), total=len(seen), by=request.user
        )
        text = ngettext("%(n)s report is being published.", "%(n)s reports are being published.", len(seen))
        messages.success(request, text % {"n": len(seen)})
        return redirect("desk:work", job.pk)


def _line(report: Report, user: Any) -> Line:
    if refusal := may_publish(user, report):
        return Line(report, why_not=refusal.reason)
    try:
        coming = compose_next(report=report)
    except (NothingToPublish, NotReadyToPublish) as reason:
        return Line(report, why_not=f"{reason}.")
    if unseen := unseen_in(coming):
        return Line(report, why_not=unseen)
    if warnings := gate(report=report).warnings:
        return Line(report, why_not=open_work(len(warnings)))
    foretold = foretell(coming, working_value(report).breakdown, report.text)
    return Line(report, coming, foretold, not_gone_over=tell_passes(report=report, user=user))


def open_work(number: int) -> str:
    """That a report with open work is published alone, on a page that asks why."""
    told = ngettext(
        "%(n)s thing is open in it: settle it, or publish the report by itself and say why nevertheless.",
        "%(n)s things are open in it: settle them, or publish the report by itself and say why nevertheless.",
        number,
    )
    return told % {"n": number}


def _keys(sent: Iterable[str]) -> list[int]:
    return read_keys(sent)[:MOST]
