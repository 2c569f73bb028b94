"""Topics with their labels, and their use."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from archive.authorities.changing import RefusedChange
from archive.authorities.moving import check_place
from archive.models import Tag, Topic, TopicLabel

from .bases import ArchiveAdmin, FrozenAdmin, RowsInline, SluggedAdmin, link_to
from .choosing import is_choice
from .filters import TopicItself
from .following import FollowedAdmin
from .naming import place_of


class LabelsInline(RowsInline):
    """The labels of one topic."""

    model = TopicLabel
    extra = 1


class PlacedForm(forms.ModelForm):
    """A topic's form that asks whether the topic can stand there: the database refuses circles too, in fewer words."""

    def clean_broader(self) -> Topic | None:
        under: Topic | None = self.cleaned_data["broader"]
        try:
            check_place(self.instance, under)
        except RefusedChange as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return under


@admin.register(Topic)
class TopicAdmin(FollowedAdmin, SluggedAdmin):
    """Topics. One that was merged stays as the way to its heir; its place in the tree is changed at the desk."""

    list_display = ["label", "broader", "valid", "wikidata", "merged_into", "said"]
    list_select_related = ["broader", "merged_into"]
    list_filter = [("broader", admin.RelatedOnlyFieldListFilter), ("merged_into", admin.EmptyFieldListFilter)]
    search_fields = ["label", "slug", "labels__text", "definition"]
    autocomplete_fields = ["broader", "related"]
    inlines = [LabelsInline]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """With a word where a topic would be broader than itself."""
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (PlacedForm, form), {})

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [*super().get_readonly_fields(request, obj), *(["merged_into"] if obj else [])]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Topic], search_term: str
    ) -> tuple[QuerySet[Topic], bool]:
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        return (found.choosable() if is_choice(request) else found), may_repeat  # type: ignore[attr-defined]

    def has_delete_permission(self, request: HttpRequest, obj: Topic | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.merged_into_id is None)

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
