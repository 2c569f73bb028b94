"""Publishing several reports: a page that says of each what would be published or why it can't be, then one after another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.models import Report
from archive.publishing import NextEdition, NothingToPublish, NotReadyToPublish, compose_next, publish

from .publication import seen_of

MOST = 50
"""Reports that are looked at on one page: each is composed as it would be published."""


@dataclass(frozen=True, slots=True)
class Line:
    """A report of the page: what would be published of it, or why it can't be; later what became of it."""

    report: Report
    coming: NextEdition | None = None
    why_not: str = ""
    seen: str = ""
    done: str = ""

    @property
    def statements(self) -> int:
        """How many the edition would have."""
        return sum(part["kind"] == "statement" for part in self.coming.record["parts"]) if self.coming else 0

    @property
    def unchecked(self) -> int:
        """How many of them nobody has checked."""
        reviews = self.coming.judgements["reviews"] if self.coming else {}
        return sum(review == "parser" for review in reviews.values())


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
        """Show what would be published; publish those that are confirmed, each in a transaction of its own."""
        if not self.has_publish_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            done = [self._publish(request, key, request.POST.get(f"seen-{key}", "")) for key in _keys(request.POST.getlist("report"))]  # fmt: skip
            published = sum(bool(line.done) for line in done)
            text = ngettext("%(n)s report was published.", "%(n)s reports were published.", published)
            messages.success(request, text % {"n": published})
            return self._several(request, {"title": now("What was published"), "lines": done, "is_done": True})
        reports = Report.objects.filter(pk__in=_keys(request.GET.get("reports", "").split(","))).with_open_work()
        lines = [_line(report) for report in reports.select_related("publisher", "current_edition").newest_first()]
        context = {
            "title": now("Publish several reports"),
            "lines": lines,
            "ready": sum(line.coming is not None for line in lines),
        }
        return self._several(request, context)

    def _publish(self, request: HttpRequest, key: int, seen: str) -> Line:
        with transaction.atomic():
            found = Report.objects.filter(pk=key).first()
            if found is None:
                return Line(Report(pk=key, identity=str(key)), why_not=now("There is no such report any more."))
            line = _line(Report.objects.lock(found))
            if line.coming is None:
                return line
            if line.seen != seen:
                return Line(line.report, why_not=now("It was changed after the page was made: look at it again."))
            edition = publish(report=line.report, by=request.user)
            told = now("Published edition %(number)s.") % {"number": edition.number}
            self.log_change(request, line.report, told)
            return Line(line.report, done=told)

    def _several(self, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media} | context
        return TemplateResponse(request, "admin/archive/report/publish_several.html", context)


def _line(report: Report) -> Line:
    try:
        coming = compose_next(report=report)
    except (NothingToPublish, NotReadyToPublish) as reason:
        return Line(report, why_not=f"{reason}.")
    return Line(report, coming, seen=seen_of(coming))


def _keys(sent: Iterable[str]) -> list[int]:
    return [int(key) for key in dict.fromkeys(sent) if key.isascii() and key.isdigit() and len(key) < 18][:MOST]
