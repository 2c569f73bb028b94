"""Flags over all reports: the open ones first of all, what the public sees before drafts."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.models import Flag, Report
from archive.telling import flag_told

from .bases import FrozenAdmin
from .filters import Settled
from .quick import YearOfItsReport

URGENCY = (Flag.Kind.JUDGEMENT, Flag.Kind.EVIDENCE, Flag.Kind.LATER_TEXT, Flag.Kind.PARSER)
"""Somebody's work that has come loose before what is only new, and that before what the parser doubts."""


@admin.register(Flag)
class FlagAdmin(FrozenAdmin):
    """Flags to look at and to settle; the most urgent come first."""

    list_display = ["what", "kind", "on", "state", "revision", "settled_by", "settled_at"]
    list_select_related = ["report", "settled_by"]
    list_filter = [
        Settled,
        "kind",
        "report__state",
        ("report__publisher", admin.RelatedFieldListFilter),
        YearOfItsReport,
    ]
    search_fields = ["message", "report__title", "report__rid"]
    actions = ["settle"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Flag]:
        flags: Any = super().get_queryset(request)
        with_words: QuerySet[Flag] = flags.with_words()
        return with_words

    def get_ordering(self, request: HttpRequest) -> Any:
        """What the public sees before drafts; then by urgency; then the newest events."""
        is_draft = Case(When(report__state=Report.State.PUBLISHED, then=Value(0)), default=Value(1))
        urgency = Case(*(When(kind=kind, then=Value(number)) for number, kind in enumerate(URGENCY)))
        return [is_draft, urgency, "-report__sort_date", "report", "pk"]

    @admin.display(description=_("what to look at"), ordering="message")
    def what(self, obj: Any) -> str:
        if not obj.words:
            return flag_told(obj.message)
        words = obj.words if len(obj.words) <= 120 else f"{obj.words[:119]}…"
        return format_html('{} <span class="words">{}</span>', flag_told(obj.message), words)

    @admin.display(description=_("report"), ordering="report__title")
    def on(self, obj: Flag) -> str:
        address = reverse("admin:archive_report_change", args=[obj.report_id])
        if obj.kind != Flag.Kind.LATER_TEXT or obj.settled_at:
            return format_html('<a href="{}#flags">{}</a>', address, obj.report)
        waiting = reverse("admin:archive_report_waiting", args=[obj.report_id])
        return format_html('<a href="{}#flags">{}</a>: <a href="{}">{}</a>', address, obj.report, waiting, now("take it over"))  # fmt: skip

    @admin.display(description=_("state"), ordering="report__state")
    def state(self, obj: Flag) -> str:
        return obj.report.get_state_display()

    def has_settle_permission(self, request: HttpRequest) -> bool:
        """Whether the action is offered."""
        return bool(request.user.has_perm("archive.change_flag"))

    @admin.action(description=_("Settle: looked at, nothing left to do"), permissions=["settle"])
    def settle(self, request: HttpRequest, queryset: QuerySet[Flag]) -> None:
        open_flags = list(queryset.filter(settled_at=None))
        Flag.objects.filter(pk__in=[flag.pk for flag in open_flags]).update(
            settled_by=request.user, settled_at=timezone.now()
        )
        for flag in open_flags:
            self.log_change(request, flag, str(_("Settled.")))
        text = ngettext("%(count)s flag settled.", "%(count)s flags settled.", len(open_flags)) % {
            "count": len(open_flags)
        }
        self.message_user(request, text, messages.SUCCESS)
