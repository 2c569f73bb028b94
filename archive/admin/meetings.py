"""Meetings, who was there, and which reports may be accounts of them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.authorities.joining import RefusedJoin, decide
from archive.models import Meeting, MeetingProposal, Participation

from .applying import only_post
from .bases import ArchiveAdmin, RowsInline, SluggedAdmin, link_to
from .filters import OfTwoReports


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
                "proposals": list(MeetingProposal.objects.open().filter(meeting=meeting).with_reports()),
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
    """The archive's guesses: accepting one joins the report to the meeting, or two to one that is made for them."""

    list_display = ["account", "what", "reason", "state", "decided_by"]
    list_select_related = ["report__publisher", "meeting", "other__publisher", "decided_by"]
    list_filter = ["state", OfTwoReports]
    search_fields = ["report__title", "meeting__label", "other__title"]
    actions = ["accept_several", "refuse_several"]
    fields = ["report", "meeting", "other", "reason", "state", "decided_by"]
    readonly_fields = ["report", "meeting", "other", "reason", "decided_by"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[MeetingProposal]:
        """In the list without those that nobody can decide on now, as the numbers of the desk count them."""
        rows = super().get_queryset(request)
        match = request.resolver_match
        is_list = match is not None and match.url_name == "archive_meetingproposal_changelist"
        return rows.filter(other__binned_at=None, meeting__binned_at=None) if is_list else rows

    @admin.display(description=_("report"), ordering="report")
    def account(self, obj: MeetingProposal) -> str:
        """With its house: two houses often give one title."""
        return f"{obj.report} ({obj.report.publisher})"

    @admin.display(description=_("perhaps an account of"), ordering="meeting")
    def what(self, obj: MeetingProposal) -> Any:
        if obj.other is None:
            return obj.meeting
        words = {"other": obj.other, "house": obj.other.publisher}
        return now("the same meeting as “%(other)s”, not here yet (%(house)s)") % words

    def get_readonly_fields(self, request: HttpRequest, obj: MeetingProposal | None = None) -> list[str]:
        """What was settled otherwise is nobody's decision, and follows what the reports are joined to."""
        settled = obj is not None and obj.state == MeetingProposal.State.SETTLED
        return [*super().get_readonly_fields(request, obj), *(["state"] if settled else [])]

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """What a person can decide, and what follows."""
        settled = MeetingProposal.State.SETTLED
        return super().formfield_for_choice_field(
            db_field,
            request,
            **kwargs,
            choices=[c for c in MeetingProposal.State.choices if c[0] != settled],
            help_text=_("Once this is saved as accepted, the report is joined to the meeting, or both reports are joined to one that is made for them. An acceptance that is taken back parts them again."),
        )  # fmt: skip

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: MeetingProposal | None = None) -> bool:
        return False

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Where the decision is refused, the page again, with the reason."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except RefusedJoin as refusal:
            messages.error(request, str(refusal))
            return redirect(request.path)

    def save_model(self, request: HttpRequest, obj: MeetingProposal, form: Any, change: bool) -> None:
        """Record who decided, and join the reports to the meeting or part them from it."""
        if "state" in form.changed_data:
            decide(proposal=obj, state=obj.state, by=request.user, expected=form.initial["state"])

    def get_urls(self) -> list[URLPattern]:
        deciding = path(
            "<int:pk>/decide/", self.admin_site.admin_view(self.decide_view), name="archive_meetingproposal_decide"
        )
        return [deciding, *super().get_urls()]

    def decide_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Join the report to the meeting, or refuse to: one button each on the pages of both.

        Of two reports, both are joined to a meeting that is made of what they have in common.
        """
        if not self.has_change_permission(request):
            raise PermissionDenied
        if refused := only_post(request):
            return refused
        proposal = get_object_or_404(MeetingProposal.objects.with_reports(), pk=pk)
        state = request.POST.get("state")
        if state not in ("accepted", "refused"):
            return HttpResponseBadRequest()
        back = self._back(proposal, request.POST.get("back", ""))
        try:
            decided = decide(proposal=proposal, state=state, by=request.user, expected=MeetingProposal.State.OPEN)
        except RefusedJoin as refusal:
            messages.error(request, str(refusal))
            return redirect(back)
        decided = MeetingProposal.objects.with_reports().select_related("report__meeting").get(pk=decided.pk)
        told = self._told(request, decided)
        made = decided.report.meeting if decided.other and state == "accepted" else None
        ways = [link_to(made, now("Look at it"))] if made else []
        ways.append(link_to(decided, now("Change the decision")))
        messages.success(request, format_html("{} {}", told, format_html_join(" · ", "{}", ((way,) for way in ways))))
        return redirect(back)

    @admin.action(description=_("They are: join the reports to the meeting"), permissions=["change"])
    def accept_several(self, request: HttpRequest, queryset: QuerySet[MeetingProposal]) -> None:
        self._decide_several(request, queryset, MeetingProposal.State.ACCEPTED)

    @admin.action(description=_("They are not"), permissions=["change"])
    def refuse_several(self, request: HttpRequest, queryset: QuerySet[MeetingProposal]) -> None:
        self._decide_several(request, queryset, MeetingProposal.State.REFUSED)

    def _decide_several(self, request: HttpRequest, queryset: QuerySet[MeetingProposal], state: str) -> None:
        """Decide on each by itself: one that is refused stands in no other's way, and says why."""
        decided = 0
        chosen = list(queryset.filter(state=MeetingProposal.State.OPEN).order_by("pk"))
        for proposal in chosen:
            try:
                decide(proposal=proposal, state=state, by=request.user, expected=MeetingProposal.State.OPEN)
            except RefusedJoin as refusal:
                messages.error(request, f"{proposal}: {refusal}")
                continue
            self._told(
                request, MeetingProposal.objects.with_reports().select_related("report__meeting").get(pk=proposal.pk)
            )
            decided += 1
        text = ngettext("%(count)s proposal decided.", "%(count)s proposals decided.", decided) % {"count": decided}
        self.message_user(request, text, messages.SUCCESS if decided else messages.WARNING)

    def _back(self, proposal: MeetingProposal, where: str) -> str:
        """The page from which it was decided: the meeting's, or that of a report of the proposal."""
        if where == "meeting" and proposal.meeting_id:
            return reverse("admin:archive_meeting_change", args=[proposal.meeting_id])
        key = proposal.other_id if where == "other" and proposal.other_id else proposal.report_id
        return reverse("admin:archive_report_change", args=[key])

    def _told(self, request: HttpRequest, proposal: MeetingProposal) -> str:
        """What was decided, in a sentence that stands in the logs of all that it is about."""
        is_accepted = proposal.state == MeetingProposal.State.ACCEPTED
        report, other = proposal.report, proposal.other
        meeting = proposal.meeting or (report.meeting if is_accepted else None)
        words = {"report": report, "other": other, "meeting": meeting}
        if other is None:
            told = now("“%(report)s” is an account of “%(meeting)s”.") if is_accepted else now("“%(report)s” is no account of “%(meeting)s”.")  # fmt: skip
        elif is_accepted:
            told = now("“%(report)s” and “%(other)s” are accounts of “%(meeting)s”, which was made for them with its heading and who was there.")  # fmt: skip
        else:
            told = now("“%(report)s” and “%(other)s” are no accounts of one meeting.")
        told %= words
        for record in (report, other, meeting):
            if record is not None:
                self.log_change(request, record, told)
        return told
