"""Statements: one form for whose words they are and what they are about; positions on a form of their own."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from archive.editing import Operation, apply
from archive.editing.working_copy import working_value
from archive.models import Part, Statement, Voice
from archive.models.identifiers import show
from archive.querying import read_key

from .applying import apply_or_tell, only_post
from .bases import ArchiveAdmin
from .layers import signature
from .naming import names_in_record, place_of
from .outline import DeskAdmin, neighbours, outline
from .position_form import PositionViews
from .statement_form import StatementForm
from .statement_list import StatementListAdmin, in_place, to_statement
from .tagging import TaggingViews

CONTEXT = 2
"""Parts before and after a statement that its page shows with it."""

CHECK = "archive.check_statement"
"""The permission to say that one has checked a statement."""


@admin.register(Statement)
class StatementAdmin(PositionViews, TaggingViews, StatementListAdmin, DeskAdmin, ArchiveAdmin):
    form = StatementForm
    change_form_template = "admin/archive/statement/change_form.html"
    actions = ["set_topics"]
    fieldsets = [
        (_("Whose words"), {"fields": ["expected_version", ("speakers", "addressees"), "conveyed_by"]}),
        (_("How the record says so"), {"fields": [("attribution", "speech"), ("role", "answers")]}),
        (_("What about"), {"fields": ["topics"]}),
    ]

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
        own = [("<int:pk>/confirm/", self.confirm_view, "confirm"), *self.position_urls(), *self.tagging_urls()]
        return [
            path(pattern, self.admin_site.admin_view(view), name=f"archive_statement_{name}")
            for pattern, view, name in own
        ] + super().get_urls()

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        statement = kwargs.get("obj")
        if statement is not None:
            context.update(self._page(request, statement))
        if statement is not None and in_place(request):
            context |= {"cells": self.cells(statement), "address": request.get_full_path()}
            return TemplateResponse(request, "admin/archive/statement/in_place.html", context)
        return super().render_change_form(request, context, *args, **kwargs)

    def _page(self, request: HttpRequest, statement: Statement) -> dict[str, Any]:
        report, text = statement.report, statement.report.text
        # The form has put what was typed into its instance; the page shows what stands.
        near = report.parts.filter(
            ordinal__gte=statement.ordinal - CONTEXT, ordinal__lte=statement.ordinal + CONTEXT
        ).order_by("ordinal")
        lines = outline(report, text)
        user = request.user
        checked = list(statement.confirmed_by.all())
        return {
            "statement": statement,
            "report": report,
            "shown_sid": show(statement.identity_id),
            "subtitle": f"{now('Statement')} {place_of(statement)}, {report}",
            "place": next(line["place"] for line in lines if line["row"].pk == statement.pk),
            "outline": lines,
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
            **neighbours(lines, statement),
            "may_check": user.has_perm(CHECK),
            "may_identify": user.has_perm("archive.add_identification"),
            "may_change": self.has_change_permission(request, statement),
            "may_add_position": user.has_perm("archive.add_position"),
            "may_change_position": user.has_perm("archive.change_position"),
            "may_delete_position": user.has_perm("archive.delete_position"),
        }

    def save_model(self, request: HttpRequest, obj: Statement, form: Any, change: bool) -> None:
        """The form becomes one operation, with the check of it where the button says so; the row is written by it."""
        checker = request.user if "_check" in request.POST and request.user.has_perm(CHECK) else None
        operation = form.operation(signature(request), checker=checker)
        if operation is not None:
            apply(
                report=obj.report,
                operation=operation,
                expected_version=form.cleaned_data["expected_version"],
                by=request.user,
            )

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Nothing is left to save: the operation has written speakers and topics."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None) -> Any:
        """Under the printed place."""
        statement = Statement.objects.select_related("report").filter(pk=read_key(object_id)).first()
        title = now("Change history: %(place)s, %(report)s") % {"place": place_of(statement), "report": statement.report} if statement else ""  # fmt: skip
        own = {"title": title} if title else {}
        return super().history_view(request, object_id, {**own, **(extra_context or {})})

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
            if "next" in request.POST:
                return self._next(statement)
        return redirect("admin:archive_statement_change", statement.pk)

    def _next(self, statement: Statement) -> HttpResponse:
        """The page of the next statement, of the report after the last one."""
        following = Statement.objects.filter(report=statement.report_id, ordinal__gt=statement.ordinal)
        if (row := following.order_by("ordinal").first()) is None:
            return redirect("admin:archive_report_change", statement.report_id)
        return redirect("admin:archive_statement_change", row.pk)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """With the printed place, by which people know a statement."""
        entry = super().log_change(request, obj, message)
        if isinstance(obj, Statement):
            entry.object_repr = f"{place_of(obj)}, {obj.report}"[:200]
            entry.save(update_fields=["object_repr"])
        return entry

    def response_change(self, request: HttpRequest, obj: Statement) -> Any:
        """Say what was saved by its printed place; after a button that goes on, show the next of the report."""
        page = reverse("admin:archive_statement_change", args=[obj.pk])
        done = now("Saved and checked") if "_check" in request.POST else now("Saved")
        told = format_html(now('{} statement <a href="{}">{}</a>.'), done, page, place_of(obj))
        messages.success(request, told)
        if in_place(request):
            return to_statement(request, obj.pk)
        if "_next" in request.POST or "_check" in request.POST:
            return self._next(obj)
        return redirect(page) if "_continue" in request.POST else self.response_post_save_change(request, obj)


def _by_capacity(voice: Voice) -> tuple[int, int]:
    """Speakers first, then those spoken to, then the messenger."""
    return list(Voice.Capacity.values).index(voice.capacity), voice.ordinal
