"""Emendations and glosses of a report: added by quoting its words, removed with one button."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.editing import REFUSALS, Operation, VersionConflict, apply
from archive.editing.working_copy import working_value
from archive.models import Report

from .applying import VersionField, apply_or_tell, only_post
from .quoting import find_words


class QuotingForm(forms.Form):
    """Words of a report, found where they stand."""

    expected_version = VersionField()
    words = forms.CharField(
        label=gettext_lazy("Words, as printed"),
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        strip=True,
    )
    before = forms.CharField(
        label=gettext_lazy("The words before them"),
        required=False,
        help_text=gettext_lazy("only where the same words stand in the record more than once"),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    def __init__(self, *args: Any, text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("words"):
            try:
                cleaned["span"] = find_words(
                    self.text, cleaned["words"], start=0, end=len(self.text), before=cleaned.get("before", "")
                )
            except ValidationError as error:
                self.add_error("words", error)
        return cleaned


class EmendationForm(QuotingForm):
    """A corrected reading."""

    reading = forms.CharField(
        label=gettext_lazy("Corrected reading"), max_length=500, widget=forms.TextInput(attrs={"class": "vTextField"})
    )
    reason = forms.CharField(
        label=gettext_lazy("Why"), widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})
    )
    witness = forms.CharField(
        label=gettext_lazy("Witness"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("another capture or version; empty: conjectural"),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


class GlossForm(QuotingForm):
    """Words that the record-keeper put inside a statement."""

    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
    )


_LAYERS: dict[str, tuple[type[QuotingForm], str, str, Any]] = {
    "emendations": (EmendationForm, "emend", "unemend", gettext_lazy("Emend words of the record")),
    "glosses": (GlossForm, "gloss", "ungloss", gettext_lazy("Mark words as the record-keeper’s")),
}


class LayerViews(admin.ModelAdmin):
    """The views of the layers of one report."""

    def layer_urls(self) -> Iterable[tuple[str, Any, str]]:
        """Patterns, views and names."""
        yield "<int:pk>/<str:layer>/add/", self.add_layer_view, "add_layer"
        yield "<int:pk>/<str:layer>/<int:start>-<int:end>/remove/", self.remove_layer_view, "remove_layer"

    def add_layer_view(self, request: HttpRequest, pk: int, layer: str) -> HttpResponse:
        """A page with the form; saved, back to the report."""
        report = get_object_or_404(Report, pk=pk)
        form_class, add, _remove, title = _layer(layer)
        if not request.user.has_perm(f"archive.add_{'emendation' if add == 'emend' else 'gloss'}"):
            raise PermissionDenied
        form = form_class(request.POST or None, text=report.text, initial={"expected_version": report.version})
        if request.method == "POST" and form.is_valid():
            start, end = form.cleaned_data["span"]
            values = {
                name: form.cleaned_data[name]
                for name in form.fields
                if name not in ("expected_version", "words", "before")
            }
            operation = Operation(add, {**values, "start": start, "end": end, "by": signature(request)})
            try:
                apply(
                    report=report,
                    operation=operation,
                    expected_version=form.cleaned_data["expected_version"],
                    by=request.user,
                )
            except VersionConflict:
                resend(form, report)
            except REFUSALS as refusal:
                form.add_error(None, str(refusal))
            else:
                told = _told(add, report.text[start:end], values)
                self.log_change(request, report, told)
                messages.success(request, told)
                return redirect("admin:archive_report_change", report.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "subtitle": str(report),
            "opts": self.opts,
            "report": report,
            "form": form,
            "media": self.media,
            "text": report.text,
            "back": reverse("admin:archive_report_change", args=[report.pk]),
        }
        return TemplateResponse(request, "admin/archive/operation.html", context)

    def remove_layer_view(self, request: HttpRequest, pk: int, layer: str, start: int, end: int) -> HttpResponse:
        """Take one emendation or gloss away."""
        report = get_object_or_404(Report, pk=pk)
        _form, add, remove, _title = _layer(layer)
        if not request.user.has_perm(f"archive.delete_{'emendation' if add == 'emend' else 'gloss'}"):
            raise PermissionDenied
        if refused := only_post(request):
            return refused
        items = getattr(working_value(report).layers, layer)
        item = next((item for item in items if (item.start, item.end) == (start, end)), None)
        if item is None:
            messages.error(request, _("That is not there any more."))
        elif apply_or_tell(request, report=report, operation=Operation(remove, asdict(item))):
            told = _taken_back(remove, report.text[start:end], asdict(item))
            self.log_change(request, report, told)
            messages.success(request, told)
        return redirect("admin:archive_report_change", report.pk)


def _layer(name: str) -> tuple[type[QuotingForm], str, str, Any]:
    if name not in _LAYERS:
        raise Http404
    return _LAYERS[name]


def _told(operation: str, words: str, values: Mapping[str, Any]) -> str:
    if operation == "emend":
        return _("Emended: “%(words)s” is read as “%(reading)s”.") % {"words": words, "reading": values["reading"]}
    return _("Marked as the record-keeper’s own words: “%(words)s”.") % {"words": words}


def _taken_back(operation: str, words: str, values: Mapping[str, Any]) -> str:
    if operation == "unemend":
        return _("Emendation taken back: “%(words)s” → “%(reading)s”.") % {
            "words": words,
            "reading": values["reading"],
        }
    return _("Gloss taken back: “%(words)s”.") % {"words": words}


def signature(request: HttpRequest) -> str:
    """How a judgement is signed: the full name of the account, else its user name."""
    return request.user.called  # type: ignore[union-attr]


def resend(form: forms.BaseForm, report: Report) -> None:
    """Let a form whose report has become another version be sent again, as it was typed, after a look at the report."""
    report.refresh_from_db()
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data["expected_version"] = str(report.version)  # type: ignore[index]
    text = _(
        "The report was changed while you wrote this. Nothing is saved yet, and what you typed is kept: look whether it still fits, and save."
    )
    form.add_error(None, text)
