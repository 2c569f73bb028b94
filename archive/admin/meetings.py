"""Meetings, who was there, and which reports may be accounts of them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from archive.models import Meeting, MeetingProposal, Participation

from .applying import only_post
from .bases import ArchiveAdmin, RowsInline, SluggedAdmin


class ParticipationsInline(RowsInline):
    """Who was at one meeting."""

    model = Participation
    extra = 1
    autocomplete_fields = ["person", "tenure"]


@admin.register(Meeting)
class MeetingAdmin(SluggedAdmin):
    list_display = ["label", "kind", "date", "place", "part_of"]
    list_select_related = ["part_of"]
    list_filter = ["kind"]
    search_fields = ["label", "slug", "date", "place"]
    autocomplete_fields = ["part_of"]
    inlines = [ParticipationsInline]
    change_form_template = "admin/archive/meeting/change_form.html"

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """With its accounts, its parts, and the reports that may be accounts of it."""
        if (meeting := kwargs.get("obj")) is not None:
            context |= {
                "meeting": meeting,
                "accounts": list(meeting.reports.select_related("publisher")),
                "parts": list(meeting.parts.all()),
                "proposals": list(
                    meeting.proposals.filter(state="open").select_related("report__publisher", "meeting")
                ),
                "may_join": request.user.has_perm("archive.change_meetingproposal"),
            }
        return super().render_change_form(request, context, *args, **kwargs)


@admin.register(Participation)
class ParticipationAdmin(ArchiveAdmin):
    list_display = ["person", "meeting", "role", "office"]
    list_select_related = ["person", "meeting", "tenure__office"]
    list_filter = ["role"]
    search_fields = ["person__label", "meeting__label"]
    autocomplete_fields = ["person", "meeting", "tenure"]

    @admin.display(description=_("office that day"))
    def office(self, obj: Participation) -> Any:
        return obj.tenure.office if obj.tenure else None


@admin.register(MeetingProposal)
class MeetingProposalAdmin(ArchiveAdmin):
    """The archive's guesses: accepting one joins the report to the meeting."""

    list_display = ["report", "meeting", "reason", "state", "decided_by"]
    list_select_related = ["report", "meeting", "decided_by"]
    list_filter = ["state"]
    search_fields = ["report__title", "meeting__label"]
    readonly_fields = ["report", "meeting", "reason", "decided_by"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: MeetingProposal | None = None) -> bool:
        return False

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: MeetingProposal, form: Any, change: bool) -> None:
        """Record who decided, and join the report to the meeting or part it from it."""
        if "state" in form.changed_data:
            obj.decide(state=obj.state, by=request.user)

    def get_urls(self) -> list[URLPattern]:
        decide = path(
            "<int:pk>/decide/", self.admin_site.admin_view(self.decide_view), name="archive_meetingproposal_decide"
        )
        return [decide, *super().get_urls()]

    def decide_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Join the report to the meeting, or refuse to: one button each on the pages of both."""
        proposal = get_object_or_404(MeetingProposal.objects.select_related("report", "meeting"), pk=pk)
        if not self.has_change_permission(request, proposal):
            raise PermissionDenied
        if refused := only_post(request):
            return refused
        state = request.POST.get("state")
        if state not in ("accepted", "refused"):
            return HttpResponseBadRequest()
        proposal.decide(state=state, by=request.user)
        told = now("“%(report)s” is an account of “%(meeting)s”.") if state == "accepted" else now("“%(report)s” is no account of “%(meeting)s”.")  # fmt: skip
        told %= {"report": proposal.report, "meeting": proposal.meeting}
        for record in (proposal.report, proposal.meeting):
            self.log_change(request, record, told)
        messages.success(request, told)
        if request.POST.get("back") == "meeting":
            return redirect("admin:archive_meeting_change", proposal.meeting_id)
        return redirect("admin:archive_report_change", proposal.report_id)
