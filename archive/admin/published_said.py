"""What the public finds of what records say as data: made by the archive from its editions."""

from __future__ import annotations

from django.contrib import admin

from archive.models import (
    PublishedEvidence,
    PublishedFigure,
    PublishedParty,
    PublishedPlace,
    PublishedReference,
    PublishedUndertaking,
)

from .bases import FrozenAdmin


class PublishedFindingAdmin(FrozenAdmin):
    """Rows of one kind, each with the part in which it stands."""

    list_select_related = ["part__report"]
    search_fields = ["part__report__title"]
    heavy = ("body",)


@admin.register(PublishedReference)
class PublishedReferenceAdmin(PublishedFindingAdmin):
    list_display = ["designation", "instrument", "is_confirmed", "part", "sort_date"]
    list_display_links = ["part"]
    list_select_related = ["part__report", "instrument"]
    list_filter = ["is_confirmed", ("instrument", admin.EmptyFieldListFilter)]
    search_fields = ["designation", "instrument__label", "part__report__title"]


@admin.register(PublishedUndertaking)
class PublishedUndertakingAdmin(PublishedFindingAdmin):
    list_display = ["act", "due_earliest", "due_latest", "is_confirmed", "part", "sort_date"]
    list_filter = ["is_confirmed", "act"]
    search_fields = ["words", "part__report__title"]


@admin.register(PublishedParty)
class PublishedPartyAdmin(FrozenAdmin):
    list_display = ["capacity", "person", "office", "country", "undertaking"]
    list_select_related = ["person", "office", "country", "undertaking"]
    list_filter = ["capacity"]
    search_fields = ["person__label", "office__label", "country__label"]


@admin.register(PublishedEvidence)
class PublishedEvidenceAdmin(PublishedFindingAdmin):
    list_display = ["how", "day", "undertaking", "part", "sort_date"]
    list_filter = ["how"]


@admin.register(PublishedFigure)
class PublishedFigureAdmin(PublishedFindingAdmin):
    list_display = ["measure", "low", "high", "unit", "is_confirmed", "part", "sort_date"]
    list_filter = ["is_confirmed", "measure"]
    search_fields = ["unit", "part__report__title"]


@admin.register(PublishedPlace)
class PublishedPlaceAdmin(PublishedFindingAdmin):
    list_display = ["name", "kind", "code", "is_third", "is_confirmed", "part", "sort_date"]
    list_filter = ["is_confirmed", "kind", "is_third"]
    search_fields = ["name", "code", "part__report__title"]
