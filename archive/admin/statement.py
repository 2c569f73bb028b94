"""Statements: one form for whose words they are and what they are about; positions on a form of their own."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from archive.editing import Operation, apply
from archive.models import Part, Statement, Voice
from archive.models.identifiers import show
from archive.parsing.paths import printed_place
from archive.working_copy import working_value

from .applying import apply_or_tell, only_post
from .bases import ArchiveAdmin, link_to
from .layers import signature
from .naming import names_in_record, place_of
from .position_form import PositionViews
from .statement_form import StatementForm

CONTEXT = 2
"""Parts before and after a statement that its page shows with it."""

CHECK = "archive.check_statement"
"""The permission to say that one has checked a statement."""


@admin.register(Statement)
class StatementAdmin(PositionViews, ArchiveAdmin):
    form = StatementForm
    change_form_template = "admin/archive/statement/change_form.html"
    list_display = ["place", "on", "speakers", "how", "confidence"]
    list_select_related = ["report"]
    list_filter = [
        "attribution",
        "speech",
        "role",
        ("confirmed_by", admin.EmptyFieldListFilter),
        ("report__publisher", admin.RelatedOnlyFieldListFilter),
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
    fieldsets = [
        (_("Whose words"), {"fields": ["expected_version", "speakers", "addressees", "conveyed_by"]}),
        (_("How the record says so"), {"fields": ["attribution", "speech", "role", "answers"]}),
        (_("What about"), {"fields": ["topics"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        return super().get_queryset(request).select_related("report").prefetch_related("voices")

    @admin.display(description=_("report"), ordering="report__title")
    def on(self, obj: Statement) -> str:
        return link_to(obj.report)

    @admin.display(description=_("place"), ordering="ordinal")
    def place(self, obj: Statement) -> str:
        return place_of(obj)

    @admin.display(description=_("speakers"))
    def speakers(self, obj: Statement) -> str:
        return ", ".join(voice.name for voice in obj.voices.all() if voice.capacity == "speaker")

    @admin.display(description=_("attribution"), ordering="attribution")
    def how(self, obj: Statement) -> str:
        """The word alone; what it means stands beside, in the filter."""
        return obj.attribution

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A statement is made by dividing the record."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Statement | None = None) -> bool:
        return False

    def get_fieldsets(self, request: HttpRequest, obj: Statement | None = None) -> Any:
        if self.has_change_permission(request, obj):
            return super().get_fieldsets(request, obj)
        return [(None, {"fields": ["attribution", "speech", "role", "answers"]})]

    def get_urls(self) -> list[URLPattern]:
        own = [("<int:pk>/confirm/", self.confirm_view, "confirm"), *self.position_urls()]
        return [
            path(pattern, self.admin_site.admin_view(view), name=f"archive_statement_{name}")
            for pattern, view, name in own
        ] + super().get_urls()

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        statement = kwargs.get("obj")
        if statement is not None:
            context.update(self._page(request, statement))
        return super().render_change_form(request, context, *args, **kwargs)

    def _page(self, request: HttpRequest, statement: Statement) -> dict[str, Any]:
        report, text = statement.report, statement.report.text
        # The form has put what was typed into its instance; the page shows what stands.
        near = report.parts.filter(
            ordinal__gte=statement.ordinal - CONTEXT, ordinal__lte=statement.ordinal + CONTEXT
        ).order_by("ordinal")
        passage = Statement.objects.filter(report=report, path=statement.path).count()
        beside = Statement.objects.filter(report=report)
        user = request.user
        checked = list(statement.confirmed_by.all())
        return {
            "statement": statement,
            "report": report,
            "shown_sid": show(statement.identity_id),
            "subtitle": f"{now('Statement')} {place_of(statement)}, {report}",
            "place": printed_place(statement.path, statement.number, passage),
            "near": [
                {"row": part, "words": text[part.start : part.end], "is_it": part.pk == statement.pk} for part in near
            ],
            "voices": sorted(statement.voices.select_related("person", "tenure__office"), key=_by_capacity),
            "spans": [
                {"tag": tag, "words": text[tag.start : tag.end]}
                for tag in statement.tags.select_related("topic")
                if tag.start is not None
            ],
            "positions": list(
                statement.positions.select_related(
                    "proposition", "holder_person", "holder_country", "holder_organization"
                )
            ),
            "names": names_in_record(working_value(report).breakdown),
            "checked": checked,
            "checked_by_me": any(account.pk == user.pk for account in checked),
            "previous": beside.filter(ordinal__lt=statement.ordinal).order_by("-ordinal").first(),
            "next": beside.filter(ordinal__gt=statement.ordinal).order_by("ordinal").first(),
            "may_check": user.has_perm(CHECK),
            "may_change": self.has_change_permission(request, statement),
            "may_add_position": user.has_perm("archive.add_position"),
            "may_change_position": user.has_perm("archive.change_position"),
            "may_delete_position": user.has_perm("archive.delete_position"),
        }

    def save_model(self, request: HttpRequest, obj: Statement, form: Any, change: bool) -> None:
        """The form becomes one operation; the row is written by it."""
        operation = form.operation(signature(request))
        if operation is not None:
            apply(
                report=obj.report,
                operation=operation,
                expected_version=form.cleaned_data["expected_version"],
                by=request.user,
            )

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Nothing is left to save: the operation has written speakers and topics."""

    def confirm_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Record that this account has checked the statement, or take that back (with `withdraw` in the request)."""
        statement = get_object_or_404(Statement.objects.select_related("report"), pk=pk)
        if not request.user.has_perm(CHECK):
            raise PermissionDenied
        if refused := only_post(request):
            return refused
        name = "unconfirm" if "withdraw" in request.POST else "confirm"
        operation = Operation(name, {"part": Part.objects.get(pk=pk).ordinal, "by": request.user.pk})
        if apply_or_tell(request, report=statement.report, operation=operation):
            told = now("Checked the statement.") if name == "confirm" else now("Took the check of the statement back.")
            self.log_change(request, statement, told)
            messages.success(request, told)
        return redirect("admin:archive_statement_change", statement.pk)

    def response_change(self, request: HttpRequest, obj: Statement) -> Any:
        """Say what was saved by its printed place; after “Save and go to the next one”, show the next of the report."""
        page = reverse("admin:archive_statement_change", args=[obj.pk])
        if "_next" in request.POST:
            following = (
                Statement.objects.filter(report=obj.report, ordinal__gt=obj.ordinal).order_by("ordinal").first()
            )
            if following is not None:
                told = now('Saved statement <a href="{}">{}</a>. This is the next one.')
                messages.success(request, format_html(told, page, place_of(obj)))
                return redirect("admin:archive_statement_change", following.pk)
            messages.success(
                request, format_html(now('Saved statement <a href="{}">{}</a>, the last one.'), page, place_of(obj))
            )
            return redirect("admin:archive_report_change", obj.report_id)
        messages.success(request, format_html(now('Saved statement <a href="{}">{}</a>.'), page, place_of(obj)))
        if "_continue" in request.POST:
            return redirect(page)
        return self.response_post_save_change(request, obj)


def _by_capacity(voice: Voice) -> tuple[int, int]:
    """Speakers first, then those spoken to, then the messenger."""
    return list(Voice.Capacity.values).index(voice.capacity), voice.ordinal
