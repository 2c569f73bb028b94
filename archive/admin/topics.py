"""Topics with their labels, and their use."""

from __future__ import annotations

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from archive.models import Tag, Topic, TopicLabel

from .bases import ArchiveAdmin, FrozenAdmin, RowsInline, SluggedAdmin, link_to
from .filters import TopicItself
from .following import FollowedAdmin
from .naming import place_of


class LabelsInline(RowsInline):
    """The labels of one topic."""

    model = TopicLabel
    extra = 1


@admin.register(Topic)
class TopicAdmin(FollowedAdmin, SluggedAdmin):
    list_display = ["label", "broader", "valid", "wikidata", "said"]
    list_select_related = ["broader"]
    list_filter = [("broader", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["label", "slug", "labels__text", "definition"]
    autocomplete_fields = ["broader", "related"]
    inlines = [LabelsInline]

    @admin.display(description=_("statements"))
    def said(self, obj: Topic) -> str:
        """The way to the statements on it, also without the list's own filter."""
        address = reverse("admin:archive_statement_changelist")
        return format_html('<a href="{}?topic={}">{}<span class="visually-hidden"> {}</span></a>', address, obj.pk, now("statements on"), obj)  # fmt: skip


@admin.register(TopicLabel)
class TopicLabelAdmin(ArchiveAdmin):
    list_display = ["text", "language", "is_preferred", "topic"]
    list_select_related = ["topic"]
    list_filter = ["language", "is_preferred"]
    search_fields = ["text", "topic__label"]
    autocomplete_fields = ["topic"]


@admin.register(Tag)
class TagAdmin(FrozenAdmin):
    """Tags to look for; they are given and taken on the statement's page."""

    list_display = ["topic", "on", "by"]
    list_display_links = None
    list_select_related = ["topic", "statement__report"]
    list_filter = [TopicItself]
    search_fields = ["topic__label", "topic__slug", "statement__report__title", "by"]

    @admin.display(description=_("statement"))
    def on(self, obj: Tag) -> str:
        return link_to(obj.statement, f"{obj.statement.report}, {place_of(obj.statement)}")
