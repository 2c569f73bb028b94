"""Propositions, and the positions on them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from archive.models import Position, Proposition

from .bases import FrozenAdmin, link_to
from .binning import BinViews
from .choosing import is_choice
from .filters import PropositionItself, TopicItself
from .following import FollowedAdmin
from .naming import place_of


@admin.register(Proposition)
class PropositionAdmin(BinViews, FollowedAdmin):
    """Propositions to look for. Each wording has two editors, so they are proposed and approved at the desk."""

    list_display = ["text", "topic", "valid", "version", "is_approved"]
    list_select_related = ["topic"]
    list_filter = [TopicItself, "is_approved"]
    search_fields = ["text", "slug", "topic__label"]

    def get_readonly_fields(self, request: HttpRequest, obj: Proposition | None = None) -> list[str]:
        return ["text", "slug", "topic", "valid", "supports", "opposes", "note", "version", "is_approved"]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None) -> Any:
        """At the desk."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return redirect("desk:proposition_new")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Proposition], search_term: str
    ) -> tuple[QuerySet[Proposition], bool]:
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        return (found.choosable() if is_choice(request) else found), may_repeat  # type: ignore[attr-defined]


@admin.register(Position)
class PositionAdmin(FrozenAdmin):
    """Positions to look for; they are taken on the statement's page."""

    list_display = ["held_by", "direction", "strength", "proposition", "on", "by"]
    list_select_related = [
        "proposition",
        "holder_person",
        "holder_country",
        "holder_organization",
        "statement__report",
    ]
    list_filter = ["direction", "strength", "act", "evidence", PropositionItself]
    search_fields = [
        "proposition__text",
        "holder_person__label",
        "holder_country__label",
        "holder_organization__label",
        "holder_collective",
        "rationale",
    ]
    autocomplete_fields = [
        "proposition", "holder_person", "holder_country", "holder_organization", "on_behalf_of", "attributed_by", "claims_also_for", "directed_at",
    ]  # fmt: skip

    @admin.display(description=_("holder"))
    def held_by(self, obj: Position) -> Any:
        return obj.holder

    @admin.display(description=_("statement"))
    def on(self, obj: Position) -> str:
        return link_to(obj.statement, f"{obj.statement.report}, {place_of(obj.statement)}")
