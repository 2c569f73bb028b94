"""The list of statements: what stands of each in a row, filters for the day's work, and a form that opens beneath a row."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import F, QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from archive.models import Statement, Voice

from .bases import link_to
from .filters import OpenOnStatement, Review, SpeakerOfStatement, Sureness, TopicOfStatement
from .naming import place_of
from .quick import YearOfItsReport

WORDS = 160
"""Characters of a statement that its row shows."""

IN_PLACE = "_in_place"
"""The parameter that asks for a form alone, to stand in another page."""

CELLS = ("speakers", "topics", "coded", "review")
"""Columns that the form in place can change."""


def in_place(request: HttpRequest) -> bool:
    """Whether the answer is to stand in another page."""
    return IN_PLACE in request.GET


def to_statement(request: HttpRequest, pk: int) -> HttpResponse:
    """To the statement's page, or to its form in place where that was asked from."""
    address = reverse("admin:archive_statement_change", args=[pk])
    return redirect(f"{address}?{IN_PLACE}=1" if in_place(request) else address)


class StatementListAdmin(admin.ModelAdmin):
    """Columns and filters; one more query for each sort of thing that belongs to the rows, whatever their number."""

    list_display = ["place", "speakers", "opening", "topics", "coded", "review", "edit"]
    list_display_links = None
    list_select_related = ["report"]
    list_filter = [
        OpenOnStatement,
        TopicOfStatement,
        SpeakerOfStatement,
        Review,
        "report__state",
        "attribution",
        Sureness,
        "role",
        "speech",
        ("report__publisher", admin.RelatedFieldListFilter),
        YearOfItsReport,
    ]
    search_fields = [
        "identity__sid",
        "path",
        "report__title",
        "report__rid",
        "voices__name",
        "voices__person__label",
        "tags__topic__label",
    ]

    class Media:
        css = {"all": ["admin/css/forms.css"]}
        js = [forms.Script("js/admin_in_place.js", type="module"), forms.Script("js/admin_names.js", type="module")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        statements: QuerySet[Statement] = super().get_queryset(request).select_related("report")
        if request.resolver_match is None or request.resolver_match.url_name != "archive_statement_changelist":
            return statements
        return statements.annotate(
            words=Substr("report__source_text__text", F("start") + 1, WORDS + 1)
        ).prefetch_related(
            "voices",
            "tags__topic",
            "confirmed_by",
            "positions__proposition",
            "positions__holder_person",
            "positions__holder_country",
            "positions__holder_organization",
        )

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        own = {"title": _("Statements"), "is_nav_sidebar_enabled": False}
        return super().changelist_view(request, {**own, **(extra_context or {})})

    @admin.display(description=_("place"), ordering="ordinal")
    def place(self, obj: Statement) -> str:
        return format_html("<strong>{}</strong><br>{}", link_to(obj, place_of(obj)), link_to(obj.report))

    @admin.display(description=_("speakers"))
    def speakers(self, obj: Statement) -> str:
        """Names, those of nobody that is known marked."""
        voices = [voice for voice in obj.voices.all() if voice.capacity == Voice.Capacity.SPEAKER]
        if not voices:
            return format_html('<span class="quiet">{}</span>', obj.attribution)
        names = (("unresolved" if voice.person_id is None else "", voice.name) for voice in voices)
        told = format_html_join(", ", '<span class="{}">{}</span>', names)
        return format_html('{} <span class="quiet">{}</span>', told, obj.attribution)

    @admin.display(description=_("words"))
    def opening(self, obj: Any) -> str:
        cut = obj.words if len(obj.words) <= WORDS else f"{obj.words[:WORDS].rsplit(' ', 1)[0]} …"
        return format_html('<span class="words">{}</span>', cut)

    @admin.display(description=_("topics"))
    def topics(self, obj: Statement) -> str:
        return ", ".join(sorted({tag.topic.label for tag in obj.tags.all()}))

    @admin.display(description=_("positions"))
    def coded(self, obj: Statement) -> str:
        positions = ((p.holder, p.direction, p.proposition.text) for p in obj.positions.all())
        return format_html_join("; ", "{} <strong>{}</strong>: {}", positions)

    @admin.display(description=_("checked by"))
    def review(self, obj: Statement) -> str:
        return ", ".join(str(user) for user in obj.confirmed_by.all())

    @admin.display(description=_("form"))
    def edit(self, obj: Statement) -> str:
        address = reverse("admin:archive_statement_change", args=[obj.pk])
        return format_html(
            '<a class="small-button" href="{}" data-in-place="{}?{}=1">{}<span class="visually-hidden"> {}, {}</span></a>',
            address,
            address,
            IN_PLACE,
            now("Edit"),
            place_of(obj),
            obj.report,
        )

    def cells(self, obj: Statement) -> dict[str, str]:
        """The cells of the row that the form in place can change, as they stand."""
        return {name: getattr(self, name)(obj) or self.get_empty_value_display() for name in CELLS}
