"""Propositions, and the positions on them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.models import Position, Proposition

from .bases import FrozenAdmin, link_to
from .filters import PropositionItself, TopicItself
from .following import FollowedAdmin
from .naming import place_of


@admin.register(Proposition)
class PropositionAdmin(FollowedAdmin):
    list_display = ["text", "topic", "valid"]
    list_select_related = ["topic"]
    list_filter = [TopicItself]
    search_fields = ["text", "slug", "topic__label"]
    autocomplete_fields = ["topic"]

    def get_readonly_fields(self, request: HttpRequest, obj: Proposition | None = None) -> list[str]:
        return ["slug"] if obj else []


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
