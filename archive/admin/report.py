"""Reports: their description and facts, and from there everything that belongs to one of them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.editing import apply, resolve_people
from archive.models import Basis, Identification, Report

from .bases import CHANGES, ArchiveAdmin, RowsInline
from .evidence import flag_bases
from .filters import BatchOfReport, OpenFlagKind, OpenWork, SpeakerOfReport, TopicOfReport
from .import_views import ImportViews
from .layers import LayerViews
from .naming import name_input, with_deeds
from .outline import DeskAdmin
from .publication import PublicationViews
from .quick import FormOfRecord, KindOfEvent, YearOfReport
from .report_form import CARRIED, FACTS, ReportForm, rows_differ
from .report_page import describe_page
from .several import MOST, SeveralViews
from .takeover import TakeOverViews
from .upkeep import UpkeepViews


class BasesInline(RowsInline):
    """Where the values of one report come from."""

    model = Basis
    extra = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[Basis]:
        """With the report, by which each row calls itself."""
        return super().get_queryset(request).select_related("report")


class IdentificationsInline(RowsInline):
    """Decisions who is meant in one report."""

    model = Identification
    extra = 1
    fields = ["name", "person", "note", "by"]
    readonly_fields = ["by"]
    autocomplete_fields = ["person"]
    verbose_name_plural = _("Who is meant")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Identification]:
        return super().get_queryset(request).select_related("person", "by")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "name":
            kwargs["widget"] = name_input()
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(Report)
class ReportAdmin(
    ImportViews, PublicationViews, SeveralViews, LayerViews, TakeOverViews, UpkeepViews, DeskAdmin, ArchiveAdmin
):
    form = ReportForm
    change_form_template = "admin/archive/report/change_form.html"
    change_list_template = "admin/archive/report/change_list.html"
    list_display = [
        "title_or_identity",
        "event_date",
        "standing",
        "publisher",
        "flags_open",
        "names_open",
        "to_check",
        "at_desk",
    ]
    list_select_related = ["publisher"]
    list_filter = [
        BatchOfReport,
        "state",
        OpenWork,
        OpenFlagKind,
        TopicOfReport,
        SpeakerOfReport,
        ("publisher", admin.RelatedFieldListFilter),
        KindOfEvent,
        FormOfRecord,
        YearOfReport,
    ]
    search_fields = ["title", "rid", "identity", "place"]
    autocomplete_fields = ["publisher", "meeting", "derived_from"]
    actions = ["publish_several", "look_up_people", "put_into_bin"]
    inlines = [IdentificationsInline, BasesInline]
    fieldsets = [
        (
            _("What the record says of itself"),
            {"fields": [*CARRIED, "title", ("form", "wording"), ("language", "dated"), "published"]},
        ),
        (_("The event"), {"fields": ["kind", ("event_date", "event_time"), ("place", "initiative"), "participants"]}),
        (_("The record among others"), {"fields": ["publisher", "meeting", ("derived_from", "derivation")]}),
        (
            _("Translation"),
            {
                "fields": ["translated_from", "translated_by", "translation_status", "translation_group"],
                "classes": ["collapse"],
            },
        ),
        (_("Source note"), {"fields": ["source_note", "source_note_by"], "classes": ["collapse"]}),
    ]

    def revisions_of(self, row: Report) -> list[Any]:
        """Those that the page of the report has no room for, too."""
        return with_deeds(row.revisions.for_lists().select_related("change_set")[:CHANGES])

    @admin.display(description=_("report"), ordering="title")
    def title_or_identity(self, obj: Report) -> str:
        return str(obj)

    @admin.display(description=_("state"), ordering="state")
    def standing(self, obj: Report) -> str:
        return obj.standing_shown

    @admin.display(description=_("open flags"), ordering="open_flags")
    def flags_open(self, obj: Any) -> str:
        return self._number(obj, obj.open_flags, "#flags")

    @admin.display(description=_("not identified"), ordering="open_names")
    def names_open(self, obj: Any) -> str:
        return self._number(obj, obj.open_names, "#unresolved-heading")

    @admin.display(description=_("unchecked"), ordering="unchecked")
    def to_check(self, obj: Any) -> str:
        return self._number(obj, obj.unchecked, "#outline")

    @admin.display(description=_("desk"))
    def at_desk(self, obj: Report) -> str:
        """The way to the workbench, where there is something to work on."""
        if not obj.version:
            return "–"
        address = reverse("desk:workbench", args=[obj.pk])
        told = _("Open at the desk")
        return format_html('<a href="{}">{}<span class="visually-hidden"> {}</span></a>', address, told, obj)

    def _number(self, obj: Report, number: int, where: str) -> str:
        """How many are left to do, with the way there."""
        if not number:
            return "–"
        return format_html(
            '<a href="{}{}">{}</a>', reverse("admin:archive_report_change", args=[obj.pk]), where, number
        )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        reports: QuerySet[Report] = super().get_queryset(request)
        is_list = request.resolver_match is not None and request.resolver_match.url_name == "archive_report_changelist"
        return reports.with_open_work().with_standing() if is_list else reports  # type: ignore[attr-defined]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        own = {
            "is_nav_sidebar_enabled": False,
            "title": _("Reports"),
            "may_identify": request.user.has_perm("archive.add_identification"),
        }
        return super().changelist_view(request, {**own, **(extra_context or {})})

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Reports come in by import."""
        return redirect("admin:archive_report_import")

    def has_delete_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        """A draft goes into the bin; what has been public is withdrawn, never deleted."""
        is_draft = obj is None or (obj.state == Report.State.DRAFT and obj.binned_at is None)
        return is_draft and super().has_delete_permission(request, obj)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without Django's own, which deletes."""
        actions: dict[str, Any] = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Where it is asked why, and put into the bin."""
        return redirect(f"{reverse('desk:put_into_bin')}?reports={unquote(object_id)}")

    @admin.action(description=_("Put into the bin … (drafts, with the reason)"), permissions=["delete"])
    def put_into_bin(self, request: HttpRequest, queryset: QuerySet[Report]) -> HttpResponse:
        keys = queryset.order_by("pk").values_list("pk", flat=True)[:MOST]
        return redirect(f"{reverse('desk:put_into_bin')}?reports={','.join(map(str, keys))}")

    def get_fieldsets(self, request: HttpRequest, obj: Report | None = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj):
            return fieldsets
        return [(name, {**of, "fields": [f for f in of["fields"] if f not in CARRIED]}) for name, of in fieldsets]

    def get_urls(self) -> list[URLPattern]:
        return [
            path(pattern, self.admin_site.admin_view(view), name=f"archive_report_{name}")
            for pattern, view, name in (
                *self.import_urls(),
                *self.several_urls(),
                *self.publication_urls(),
                *self.layer_urls(),
                *self.take_over_urls(),
                *self.upkeep_urls(),
            )
        ] + super().get_urls()

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        report = kwargs.get("obj")
        if report is not None:
            context.update(describe_page(report, request.user), show_save_and_add_another=False)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Report, form: Any, change: bool) -> None:
        """Save the facts, and the identity that follows the publisher; the breakdown is the operation's, in `save_related`.

        Raises VersionConflict where anything of the report has changed since the form was made.
        """
        form.check_unchanged()
        obj.identity = form.identity
        obj.save(update_fields=[*FACTS, "identity"])

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        rows = formset.save(commit=False)
        for row in formset.deleted_objects:
            row.delete()
        for row in rows:
            if isinstance(row, Identification):
                row.by = request.user  # type: ignore[assignment]
            row.save()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Write the inlines, then the breakdown; the people are looked up again where a decision on one has changed."""
        super().save_related(request, form, formsets, change)
        operation = form.operation()
        if operation is not None:
            version = form.cleaned_data["expected_version"]
            apply(report=form.instance, operation=operation, expected_version=version, by=request.user)
            flag_bases(form.instance, since=version, touched=_touched(formsets))
        elif any(formset.model is Identification and formset.has_changed() for formset in formsets):
            resolve_people(report=form.instance)

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """With the name to be decided on, where the address has one (`?name=`)."""
        given = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, IdentificationsInline) and (name := request.GET.get("name")):
            # For the sent form too: a row that has nothing but this name is no decision.
            given["initial"] = [{"name": name[:200]}]
        if "data" in given and rows_differ(obj, request.POST):
            # The form says what has changed, and what was typed; the rows are shown as they stand.
            del given["data"], given["files"]
        return given

    @admin.action(
        description=_("Look up the people again (after a change of names or offices)"), permissions=["change"]
    )
    def look_up_people(self, request: HttpRequest, queryset: QuerySet[Report]) -> None:
        reports = list(queryset.filter(version__gt=0))
        for report in reports:
            resolve_people(report=report)
            self.log_change(request, report, str(_("Looked up the people again.")))
        text = ngettext(
            "The people of %(n)s report were looked up.", "The people of %(n)s reports were looked up.", len(reports)
        )
        self.message_user(request, text % {"n": len(reports)}, messages.SUCCESS)


def _touched(formsets: Any) -> set[str]:
    """The values whose bases were written in the same form."""
    return {
        row.cleaned_data["field"]
        for formset in formsets
        if formset.model is Basis
        for row in formset.forms
        if row.has_changed() and row.cleaned_data.get("field")
    }
