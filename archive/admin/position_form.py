"""Positions of a statement: a form page for one of them, and a button that takes it back."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.editing import REFUSALS, Operation, VersionConflict, apply
from archive.models import Position, Statement, Voice

from .applying import VersionField, apply_or_tell, only_post
from .layers import resend, signature
from .naming import place_of
from .quoting import find_words
from .statement_list import in_place, to_statement

HOLDERS = ("holder_person", "holder_country", "holder_organization")
SLUGS = ("proposition", *HOLDERS, "on_behalf_of", "attributed_by", "directed_at")
PLAIN = ("direction", "strength", "act", "evidence", "condition", "rationale")
FIELDS = (
    "proposition",
    *HOLDERS,
    "holder_collective",
    *PLAIN,
    "on_behalf_of",
    "attributed_by",
    "claims_also_for",
    "directed_at",
)


class PositionForm(forms.ModelForm):
    """One position: the words that it rests on are quoted, not counted."""

    expected_version = VersionField()
    words = forms.CharField(
        label=gettext_lazy("Rests on the words"),
        required=False,
        help_text=gettext_lazy("copied from the statement; empty: all of it"),
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )
    before = forms.CharField(
        label=gettext_lazy("The words before them"),
        required=False,
        help_text=gettext_lazy("only where the same words stand in the statement more than once"),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    field_order = ("expected_version", "words", "before")

    def __init__(self, *args: Any, statement: Statement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("condition", "rationale"):
            self.fields[name].widget.attrs["rows"] = 2
        self.statement = statement
        self.initial["expected_version"] = statement.report.version
        if not self.instance.pk and len(speakers := _speakers(statement)) == 1:
            self.initial["holder_person"] = speakers[0]  # offered, as most hold what they say
        if self.instance.pk:
            self.initial["words"] = statement.report.text[self.instance.start : self.instance.end]
        self.fields["strength"].help_text = _(
            "2: plain, in the holder’s own name, without reservation; 1: hedged, partial or inferred. Only for support and opposition."
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        s = self.statement
        cleaned["span"] = (s.start, s.end)
        if self.instance.pk and not {"words", "before"} & set(self.changed_data):
            cleaned["span"] = (self.instance.start, self.instance.end)
        elif cleaned.get("words"):
            try:
                cleaned["span"] = find_words(
                    s.report.text, cleaned["words"], start=s.start, end=s.end, before=cleaned.get("before", "")
                )
            except ValidationError as error:
                self.add_error("words", error)
        return cleaned

    def arguments(self, by: str) -> dict[str, Any]:
        """The position as `editing.apply` takes it, signed by `by`."""
        values = {name: row.slug if (row := self.cleaned_data[name]) else None for name in SLUGS}
        values |= {name: self.cleaned_data[name] for name in PLAIN}
        values["holder_collective"] = self.cleaned_data["holder_collective"] or None
        values["claims_also_for"] = [person.slug for person in self.cleaned_data["claims_also_for"]]
        start, end = self.cleaned_data["span"]
        key = str(self.instance.key) if self.instance.pk else str(uuid.uuid4())
        return {**values, "key": key, "sid": self.statement.identity_id, "start": start, "end": end, "by": by}


def _speakers(statement: Statement) -> list[int]:
    """The keys of the people who speak, if all of them are identified."""
    voices = Voice.objects.filter(statement=statement, capacity=Voice.Capacity.SPEAKER)
    keys = list(voices.values_list("person", flat=True))
    return [] if None in keys else [key for key in keys if key is not None]


class PositionViews(admin.ModelAdmin):
    """The views of the positions of one statement. A position's key lasts; its row is written anew with each change."""

    def position_urls(self) -> Iterable[tuple[str, Any, str]]:
        """Patterns, views and names."""
        yield "<int:pk>/positions/add/", self.position_view, "add_position"
        yield "<int:pk>/positions/<uuid:key>/", self.position_view, "change_position"
        yield "<int:pk>/positions/<uuid:key>/remove/", self.remove_position_view, "remove_position"

    def position_view(self, request: HttpRequest, pk: int, key: uuid.UUID | None = None) -> HttpResponse:
        """Add a position, or change the one with that key."""
        statement = get_object_or_404(
            Statement.objects.select_related("report__source_text").defer("report__source_text__received"), pk=pk
        )
        position = get_object_or_404(statement.positions, key=key) if key else None
        if not request.user.has_perm("archive.change_position" if key else "archive.add_position"):
            raise PermissionDenied
        form = self._form(request, statement, position)
        if request.method == "POST" and form.is_valid():
            operation = Operation("recode" if key else "code", form.arguments(signature(request)))
            try:
                apply(
                    report=statement.report,
                    operation=operation,
                    expected_version=form.cleaned_data["expected_version"],
                    by=request.user,
                )
            except VersionConflict:
                resend(form, statement.report)
            except REFUSALS as refusal:
                form.add_error(None, str(refusal))
            else:
                told = _("Changed the position on “%(claim)s”.") if key else _("Added a position on “%(claim)s”.")
                told %= {"claim": form.cleaned_data["proposition"]}
                self.log_change(request, statement, told)
                messages.success(request, told)
                return to_statement(request, statement.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Change the position") if key else _("Add a position"),
            "subtitle": f"{statement.report}, {place_of(statement)}",
            "opts": self.opts,
            "report": statement.report,
            "form": form,
            "media": self.media + form.media,
            "text": statement.report.text[statement.start : statement.end],
            "back": reverse("admin:archive_statement_change", args=[statement.pk]),
            "address": request.get_full_path(),
        }
        template = "operation_in_place" if in_place(request) else "operation"
        return TemplateResponse(request, f"admin/archive/{template}.html", context)

    def _form(self, request: HttpRequest, statement: Statement, position: Position | None) -> PositionForm:
        fields = self.admin_site.get_model_admin(Position).formfield_for_dbfield
        form_class = forms.modelform_factory(
            Position, form=PositionForm, fields=FIELDS, formfield_callback=partial(_formfield, fields, request)
        )
        return form_class(request.POST or None, instance=position, statement=statement)  # type: ignore[call-arg, return-value]

    def remove_position_view(self, request: HttpRequest, pk: int, key: uuid.UUID) -> HttpResponse:
        """Take the position back."""
        statement = get_object_or_404(Statement.objects.select_related("report"), pk=pk)
        position = get_object_or_404(statement.positions.select_related("proposition"), key=key)
        if not request.user.has_perm("archive.delete_position"):
            raise PermissionDenied
        if refused := only_post(request):
            return refused
        if apply_or_tell(request, report=statement.report, operation=Operation("uncode", {"key": str(key)})):
            told = _("Took back the position on “%(claim)s”.") % {"claim": position.proposition}
            self.log_change(request, statement, told)
            messages.success(request, told)
        return to_statement(request, statement.pk)


def _formfield(make: Any, request: HttpRequest, field: Any, **kwargs: Any) -> Any:
    return make(field, request, **kwargs)
