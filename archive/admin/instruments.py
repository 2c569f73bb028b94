"""Instruments with their names; and what records say as data, to look for."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive import undertaking
from archive.editing.extracting import reports_waiting_for
from archive.models import Finding, Instrument, InstrumentName
from archive.models.dates import validate_edtf
from archive.rendering.findings import row_told, state_told
from archive.undertaking import extracting_many

from .bases import FrozenAdmin, RowsInline, SluggedAdmin, link_to
from .filters import ChosenFilter
from .following import FollowedAdmin

MATCHED_BY = {"label", "kind", "designation", "adopted", "parties"}
"""The fields of an instrument, beside its names, by which references are matched with it."""


DATED = {"adopted", "begins", "ends"}
"""Fields that hold EDTF dates: references are matched by them."""


def with_dates(field: Any, name: str) -> Any:
    """The form's field, which takes nothing but a date where it is one for dates."""
    if field is not None and name in DATED:
        field.validators = [*field.validators, validate_edtf]
    return field


class InstrumentNamesInline(RowsInline):
    """The names of one instrument."""

    model = InstrumentName
    extra = 1
    fields = ["text", "language", "begins", "ends", "is_short", "source"]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return with_dates(super().formfield_for_dbfield(db_field, request, **kwargs), db_field.name)


class InstrumentItself(ChosenFilter):
    """References to one instrument."""

    title = _("instrument")
    parameter_name = "instrument"
    field = Finding._meta.get_field("instrument")

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(instrument=int(key)) if (key := self.value()) else queryset


@admin.register(Instrument)
class InstrumentAdmin(FollowedAdmin, SluggedAdmin):
    """Instruments. References that were waiting for one are matched again when it, or a name of it, arrives."""

    list_display = ["label", "kind", "designation", "adopted", "references"]
    list_filter = ["kind"]
    search_fields = ["label", "slug", "designation", "names__text"]
    autocomplete_fields = ["parties"]
    inlines = [InstrumentNamesInline]
    fields = ["label", "slug", "kind", "designation", "adopted", "parties", "address", "note"]
    change_form_template = "admin/archive/instrument/change_form.html"

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "address":
            kwargs["assume_scheme"] = "https"
        return with_dates(super().formfield_for_dbfield(db_field, request, **kwargs), db_field.name)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).with_use()  # type: ignore[attr-defined]
        return rows

    @admin.display(description=_("references"), ordering="references_count")
    def references(self, obj: Any) -> str:
        """How often working copies refer to it, and the way there."""
        address = reverse("admin:archive_finding_changelist")
        return format_html('<a href="{}?instrument={}">{}<span class="visually-hidden"> {}</span></a>', address, obj.pk, obj.references_count, obj)  # fmt: skip

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Ask for the work of matching what waits for it, where anything does."""
        super().save_related(request, form, formsets, change)
        if not MATCHED_BY.isdisjoint(form.changed_data) or any(formset.has_changed() for formset in formsets):
            self._match_again(request, form.instance)

    def _match_again(self, request: HttpRequest, instrument: Instrument) -> None:
        if not (reports := reports_waiting_for(instrument)):
            return
        job = undertaking.ask(
            kind="extract", arguments=extracting_many.arguments(reports), total=len(reports), by=request.user
        )
        told = ngettext(
            "%(n)s record refers to something that is not known: it is gone over again, now that this is.",
            "%(n)s records refer to something that is not known: they are gone over again, now that this is.",
            len(reports),
        ) % {"n": len(reports)}
        messages.info(request, format_html('<a href="{}">{}</a>', reverse("desk:work", args=[job.pk]), told))


@admin.register(InstrumentName)
class InstrumentNameAdmin(FrozenAdmin):
    """Names to look for; they are kept with their instrument, whose references are matched again then."""

    list_display = ["text", "language", "begins", "ends", "is_short", "of"]
    list_display_links = None
    list_select_related = ["instrument"]
    list_filter = ["language", "is_short"]
    search_fields = ["text", "instrument__label"]

    @admin.display(description=_("name of"))
    def of(self, obj: InstrumentName) -> str:
        return link_to(obj.instrument)


@admin.register(Finding)
class FindingAdmin(FrozenAdmin):
    """What working copies say as data, to look for; it is confirmed, changed and dismissed at the desk."""

    list_display = ["told", "kind", "who", "at"]
    list_display_links = None
    list_select_related = ["report", "instrument"]
    list_filter = ["kind", "state", InstrumentItself]
    ordering = ["-pk"]
    search_fields = ["report__title", "rule", "by", "instrument__label"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).with_words().with_undertakings()  # type: ignore[attr-defined]
        return rows

    @admin.display(description=_("what is said"))
    def told(self, obj: Any) -> str:
        return f"“{obj.words}”: {row_told(obj)}"

    @admin.display(description=_("who says so"))
    def who(self, obj: Finding) -> str:
        if obj.state == Finding.State.DISMISSED:
            return f"{obj.get_state_display()} ({obj.by})"
        return state_told(by=obj.by, rule=obj.rule, certainty=obj.confidence)

    @admin.display(description=_("where"))
    def at(self, obj: Finding) -> str:
        address = reverse("desk:workbench", args=[obj.report_id])
        return format_html('<a href="{}?at={}#said">{}</a>', address, obj.start, obj.report)
