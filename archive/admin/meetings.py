"""Meetings, who was there, and which reports may be accounts of them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.models import Meeting, MeetingProposal, Participation

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
