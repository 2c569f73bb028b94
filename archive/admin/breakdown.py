"""The rows of the working breakdown, to look for; they are changed on the pages of the report and its statements."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from archive.editing import resolve_people
from archive.models import (
    Basis,
    Doubts,
    Emendation,
    Gloss,
    Identification,
    Mention,
    Part,
    Report,
    Revision,
    StatementId,
    Voice,
)
from archive.telling import operation_told

from .bases import ArchiveAdmin, FrozenAdmin, link_to
from .deciding import DecideViews
from .differences import revision_changes
from .naming import place_of
from .quick import WhyUnresolved


@admin.register(Part)
class PartAdmin(FrozenAdmin):
    list_display = ["report", "ordinal", "kind", "path", "start", "end", "rule", "confidence"]
    list_display_links = ["ordinal"]
    list_select_related = ["report"]
    list_filter = ["kind"]
    search_fields = ["report__title", "path", "rule"]


@admin.register(Doubts)
class DoubtsAdmin(FrozenAdmin):
    list_display = ["report", "flags", "unsure", "names", "need"]
    list_select_related = ["report"]
    search_fields = ["report__title", "report__rid"]


@admin.register(StatementId)
class StatementIdAdmin(FrozenAdmin):
    list_display = ["__str__", "report", "merged_into", "split_from"]
    list_select_related = ["report", "merged_into", "split_from"]
    list_filter = [("merged_into", admin.EmptyFieldListFilter), ("split_from", admin.EmptyFieldListFilter)]
    search_fields = ["sid", "report__title"]


@admin.register(Revision)
class RevisionAdmin(FrozenAdmin):
    list_display = ["report", "number", "deed", "by", "at"]
    list_display_links = ["number"]
    list_select_related = ["report", "by"]
    list_filter = ["operation", "at"]
    search_fields = ["report__title", "report__rid", "operation"]
    heavy = ("arguments", "breakdown", "layers")
    fields = ["report", "number", "deed", "operation", "by", "at", "source_text", "changes", "arguments"]
    readonly_fields = ["deed", "changes"]

    @admin.display(description=_("what was done"), ordering="operation")
    def deed(self, obj: Revision) -> str:
        """Without its arguments, which lists leave unread."""
        return operation_told(obj.operation, {})

    @admin.display(description=_("what it changed"))
    def changes(self, obj: Revision) -> str:
        """The differences from the revision before it."""
        sentences = revision_changes(obj.report, since=obj.number - 1, until=obj.number)
        if not sentences:
            return "–"
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((sentence,) for sentence in sentences)))


class NamedAdmin(FrozenAdmin):
    """Names in the records, with the person or the reason why nobody is identified."""

    list_filter = [("person", admin.EmptyFieldListFilter)]
    ordering = ["-pk"]


@admin.register(Voice)
class VoiceAdmin(NamedAdmin):
    list_display = ["name", "capacity", "person", "office", "unresolved", "on"]
    list_select_related = ["person", "tenure__office", "statement__report"]
    list_filter = [*NamedAdmin.list_filter, "capacity", WhyUnresolved]
    search_fields = ["name", "person__label", "statement__report__title"]

    @admin.display(description=_("office that day"))
    def office(self, obj: Voice) -> Any:
        return obj.tenure.office if obj.tenure else None

    @admin.display(description=_("statement"))
    def on(self, obj: Voice) -> str:
        return link_to(obj.statement, f"{obj.statement.report}, {place_of(obj.statement)}")


@admin.register(Mention)
class MentionAdmin(NamedAdmin):
    list_display = ["words", "name", "person", "unresolved", "report"]
    list_select_related = ["person", "report"]
    search_fields = ["words", "name", "person__label", "report__title"]


@admin.register(Identification)
class IdentificationAdmin(DecideViews, ArchiveAdmin):
    """Decisions who is meant; whatever is decided here, the report's rows follow at once."""

    list_display = ["name", "person", "report", "by", "at"]
    list_select_related = ["person", "report", "by"]
    list_filter = [("person", admin.EmptyFieldListFilter)]
    search_fields = ["name", "person__label", "report__title"]
    autocomplete_fields = ["report", "person"]
    fields = ["report", "name", "person", "note", "by", "at"]
    readonly_fields = ["by", "at"]

    change_list_template = "admin/archive/identification/change_list.html"

    def get_readonly_fields(self, request: HttpRequest, obj: Identification | None = None) -> list[str]:
        return [*self.readonly_fields, "report"] if obj else list(self.readonly_fields)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "report":
            kwargs["queryset"] = Report.objects.not_binned()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Identification | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.report.binned_at is None)

    def has_delete_permission(self, request: HttpRequest, obj: Identification | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.report.binned_at is None)

    def get_urls(self) -> list[URLPattern]:
        return [
            path(pattern, self.admin_site.admin_view(view), name=f"archive_identification_{name}")
            for pattern, view, name in self.decide_urls()
        ] + super().get_urls()

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Identification, form: Any, change: bool) -> None:
        obj.by = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)
        resolve_people(report=obj.report)

    @transaction.atomic
    def delete_model(self, request: HttpRequest, obj: Identification) -> None:
        report = obj.report
        super().delete_model(request, obj)
        resolve_people(report=report)

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Identification]) -> None:
        reports = list(Report.objects.filter(identifications__in=queryset).distinct())
        super().delete_queryset(request, queryset)
        for report in reports:
            resolve_people(report=report)


@admin.register(Basis)
class BasisAdmin(ArchiveAdmin):
    list_display = ["report", "field", "basis", "evidence"]
    list_select_related = ["report"]
    list_filter = ["basis", "field"]
    search_fields = ["report__title", "field", "evidence"]
    autocomplete_fields = ["report"]


class LayerAdmin(FrozenAdmin):
    """What lies over the text of a report; added and removed on the report's page."""

    list_select_related = ["report"]

    @admin.display(description=_("report"))
    def on(self, obj: Emendation | Gloss) -> str:
        return link_to(obj.report)


@admin.register(Emendation)
class EmendationAdmin(LayerAdmin):
    list_display = ["reading", "reason", "witness", "by", "on"]
    search_fields = ["reading", "reason", "report__title"]


@admin.register(Gloss)
class GlossAdmin(LayerAdmin):
    list_display = ["place", "note", "by", "on"]
    search_fields = ["note", "report__title"]

    @admin.display(description=_("characters"), ordering="start")
    def place(self, obj: Gloss) -> str:
        return f"{obj.start}–{obj.end}"
