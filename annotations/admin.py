"""Research groups in the administration: to look at, for whoever runs the archive. Their owners change them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from .models import Invitation, Membership, ResearchGroup


class OnlyToRead:
    """What the verbs write, and nobody by hand."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class MembershipInline(OnlyToRead, admin.TabularInline):
    model = Membership
    extra = 0
    fields = ("user", "role", "joined_at", "left_at")


class InvitationInline(OnlyToRead, admin.TabularInline):
    model = Invitation
    extra = 0
    fields = ("email", "role", "by", "at", "expires_at", "answered_at", "revoked_at")


@admin.register(ResearchGroup)
class ResearchGroupAdmin(OnlyToRead, admin.ModelAdmin):
    """Who is in which group; what is shared with it stands nowhere here."""

    list_display = ("name", "made_by", "made_at", "dissolved_at")
    list_select_related = ("made_by",)
    search_fields = ("name", "slug")
    fields = ("name", "slug", "description", "made_by", "made_at", "dissolved_at")
    inlines = (MembershipInline, InvitationInline)
