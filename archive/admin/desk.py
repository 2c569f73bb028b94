"""What the desk keeps, to look at: everything here is written at the desk itself."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from archive.models import (
    AuditEntry,
    ChangeSet,
    Comment,
    DeskPreference,
    ErrorReport,
    FormerSlug,
    Job,
    JobMessage,
    Notice,
    Presence,
    PropositionVersion,
    RefusedSuggestion,
    ReviewLink,
    SavedFilter,
    Schedule,
    Submission,
)

from .bases import FrozenAdmin


class OwnersAdmin(FrozenAdmin):
    """What belongs to single accounts: others than its owner see it only as superusers, who look for faults."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(getattr(request.user, "is_superuser", False))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)


@admin.register(Submission)
class SubmissionAdmin(FrozenAdmin):
    list_display = ["report", "version", "by", "at", "outcome", "decided_by", "decided_at"]
    list_select_related = ["report", "by", "decided_by"]
    list_filter = ["outcome", "at"]
    search_fields = ["report__title", "report__rid", "note", "reasons"]


@admin.register(Comment)
class CommentAdmin(FrozenAdmin):
    list_display = ["__str__", "report", "author", "at", "settled_at"]
    list_select_related = ["report", "by", "link"]
    list_filter = ["at"]
    search_fields = ["text", "report__title", "report__rid"]


@admin.register(ReviewLink)
class ReviewLinkAdmin(FrozenAdmin):
    list_display = ["label", "report", "by", "at", "expires_at", "revoked_at"]
    list_select_related = ["report", "by"]
    search_fields = ["label", "report__title", "report__rid"]
    exclude = ["token_sha256"]


@admin.register(Schedule)
class ScheduleAdmin(FrozenAdmin):
    list_display = ["report", "version", "at", "by", "state", "message"]
    list_select_related = ["report", "by"]
    list_filter = ["state"]
    search_fields = ["report__title", "report__rid", "note"]


@admin.register(ErrorReport)
class ErrorReportAdmin(FrozenAdmin):
    list_display = ["__str__", "report", "identity", "at", "outcome", "decided_by"]
    list_select_related = ["report", "identity", "decided_by"]
    list_filter = ["outcome", "at"]
    search_fields = ["text", "report__title", "report__rid"]


@admin.register(ChangeSet)
class ChangeSetAdmin(FrozenAdmin):
    list_display = ["summary", "verb", "by", "at", "reverted_at", "reverted_by"]
    list_select_related = ["by", "reverted_by"]
    list_filter = ["verb", "at"]
    search_fields = ["summary"]
    heavy = ("data",)


@admin.register(AuditEntry)
class AuditEntryAdmin(FrozenAdmin):
    list_display = ["table", "key", "action", "by", "at", "why"]
    list_select_related = ["by"]
    list_filter = ["action", "at"]
    search_fields = ["table", "key"]
    heavy = ("before", "after")


@admin.register(Job)
class JobAdmin(FrozenAdmin):
    list_display = ["kind", "by", "made_at", "state", "done", "total"]
    list_select_related = ["by"]
    list_filter = ["state", "kind"]
    search_fields = ["kind"]
    heavy = ("arguments",)


@admin.register(JobMessage)
class JobMessageAdmin(FrozenAdmin):
    list_display = ["what", "became", "is_done", "job"]
    list_select_related = ["job"]
    list_filter = ["is_done"]
    search_fields = ["what", "became"]
    heavy = ("job__arguments",)


@admin.register(FormerSlug)
class FormerSlugAdmin(FrozenAdmin):
    list_display = ["slug", "kind", "record", "at"]
    list_filter = ["kind"]
    search_fields = ["slug"]


@admin.register(PropositionVersion)
class PropositionVersionAdmin(FrozenAdmin):
    list_display = ["text", "number", "proposed_by", "proposed_at", "approved_by", "approved_at"]
    list_select_related = ["proposed_by", "approved_by"]
    search_fields = ["text", "proposition__slug"]


@admin.register(Notice)
class NoticeAdmin(OwnersAdmin):
    list_display = ["text", "recipient", "kind", "at", "read_at", "mailed_at"]
    list_select_related = ["recipient"]
    list_filter = ["kind"]
    search_fields = ["text", "recipient__username"]


@admin.register(SavedFilter)
class SavedFilterAdmin(OwnersAdmin):
    list_display = ["name", "page", "owner", "is_shared"]
    list_select_related = ["owner"]
    search_fields = ["name", "owner__username"]


@admin.register(Presence)
class PresenceAdmin(OwnersAdmin):
    list_display = ["user", "report", "seen_at"]
    list_select_related = ["user", "report"]
    search_fields = ["user__username", "report__title"]


@admin.register(DeskPreference)
class DeskPreferenceAdmin(OwnersAdmin):
    list_display = ["user", "are_shortcuts_on", "wants_mail"]
    list_select_related = ["user"]
    search_fields = ["user__username"]


@admin.register(RefusedSuggestion)
class RefusedSuggestionAdmin(FrozenAdmin):
    list_display = ["identity", "topic", "by", "at"]
    list_select_related = ["identity", "topic", "by"]
    search_fields = ["identity__sid", "topic__label"]
