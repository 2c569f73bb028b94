"""Taking over a later text of a report: a page that says what would become of the work on it, and a confirmation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive import undertaking
from archive.editing import REFUSALS, VersionConflict
from archive.editing.parsing_again import ParsedTooLong
from archive.editing.succeeding import Succession, WouldVanish, foresee, parse_both, take_over
from archive.editing.working_copy import working_value
from archive.models import Report, SourceText
from archive.models.identifiers import show
from archive.parsing.breakdown import Breakdown, statement_numbers
from archive.parsing.paths import printed_place
from archive.parsing.revising.fates import Fate, Fated
from archive.undertaking import extracting_many

from .applying import VersionField

MOST = 600
"""Characters of a statement that the page shows."""

FATES = {
    Fate.SAME: gettext_lazy("same"),
    Fate.MOVED: gettext_lazy("moved"),
    Fate.CHANGED: gettext_lazy("changed"),
    Fate.SPLIT: gettext_lazy("split"),
    Fate.MERGED: gettext_lazy("merged"),
    Fate.REMOVED: gettext_lazy("removed"),
    Fate.NEW: gettext_lazy("new"),
}


class TakeOverForm(forms.Form):
    """The confirmation, for the version of the report that the page was made for, and for what it would cost."""

    expected_version = VersionField()
    let_go = forms.MultipleChoiceField(
        label=gettext_lazy("Published statements to let go"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("They may have been cited. Their addresses stay, and say that the statement is gone."),
    )

    def __init__(self, *args: Any, vanishing: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = list(vanishing)
        self.fields["let_go"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["let_go"]


class TakeOverViews(admin.ModelAdmin):
    """The views; taking over needs the permission to change reports."""

    def take_over_urls(self) -> Iterable[tuple[str, Any, str]]:
        """Patterns, views and names."""
        yield "<int:pk>/take-over/", self.waiting_view, "waiting"
        yield "<int:pk>/take-over/<int:text>/", self.take_over_view, "take_over"

    def waiting_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Lead to the taking over of the text that waits; to where they stand, if several do or it may not be taken over."""
        report = get_object_or_404(Report, pk=pk)
        if not self.has_view_or_change_permission(request, report):
            raise PermissionDenied
        texts = list(report.waiting_source_texts().values_list("pk", flat=True)[:2])
        if len(texts) == 1 and self.has_change_permission(request, report):
            return redirect("admin:archive_report_take_over", report.pk, texts[0])
        if not texts:
            messages.info(request, _("No later text of it waits."))
        return redirect(f"{reverse('admin:archive_report_change', args=[report.pk])}#waiting")

    def take_over_view(self, request: HttpRequest, pk: int, text: int) -> HttpResponse:
        """Show what would become of each statement, and what would be flagged or refused; do it when confirmed."""
        report = get_object_or_404(Report.objects.with_text(), pk=pk)
        if not self.has_change_permission(request, report):
            raise PermissionDenied
        source_text = get_object_or_404(report.waiting_source_texts(), pk=text)
        coming, parsed, refusal = None, None, ""
        try:
            # Once: what the page tells, and what is done when it is confirmed, come of the same parse.
            parsed = parse_both(report=report, source_text=source_text)
            coming = foresee(report=report, source_text=source_text, parsed=parsed)
        except REFUSALS as why:
            refusal = str(why)
            if request.method == "POST" and isinstance(why, ParsedTooLong):  # it would take as long once more
                messages.error(request, refusal)
                return redirect("admin:archive_report_change", report.pk)
        rows = _rows(report, source_text, coming) if coming else []
        places = {row["sid"]: row["before"] for row in rows if row["sid"]}
        vanishing = [(sid, f"{places[sid]} ({show(sid)})") for sid in (coming.vanishing if coming else ())]
        form = TakeOverForm(request.POST or None, initial={"expected_version": report.version}, vanishing=vanishing)
        if request.method == "POST" and form.is_valid():
            try:
                take_over(
                    report=report,
                    source_text=source_text,
                    expected_version=form.cleaned_data["expected_version"],
                    by=request.user,
                    let_go=form.cleaned_data.get("let_go", ()),
                    parsed=parsed,
                )
            except WouldVanish as error:
                form.add_error("let_go" if vanishing else None, str(error))
            except (VersionConflict, *REFUSALS) as error:
                messages.error(request, str(error))
                return redirect("admin:archive_report_change", report.pk)
            else:
                told = _("Took over the text received on %(day)s.") % {"day": source_text.received_at.date()}
                self.log_change(request, report, told)
                messages.success(request, told)
                self._find_what_it_says(request, report)
                return redirect("admin:archive_report_change", report.pk)
        counts = Counter(row["fate"] for row in rows)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Take over a later text"),
            "subtitle": str(report),
            "opts": self.opts,
            "report": report,
            "source_text": source_text,
            "form": form,
            "rows": [row for row in rows if row["fate"] is not Fate.SAME],
            "counts": [(label, counts[fate]) for fate, label in FATES.items() if counts[fate]],
            "notes": coming.notes if coming else (),
            "refusal": refusal,
        }
        return TemplateResponse(request, "admin/archive/take_over.html", context)

    def _find_what_it_says(self, request: HttpRequest, report: Report) -> None:
        """Ask for the passes: what the words said that stand no more has gone with them."""
        asked = extracting_many.arguments([report.pk])
        job = undertaking.ask(kind="extract", arguments=asked, total=1, by=request.user)
        told = _("What it says as data (references, undertakings, figures, places) is being found in the background: <a href=\"{}\">how far it is</a>.")  # fmt: skip
        messages.info(request, format_html(told, reverse("desk:work", args=[job.pk])))


def _rows(report: Report, source_text: SourceText, coming: Succession) -> list[dict[str, Any]]:
    """Each statement's fate, with its places and words before and after."""
    before, after = working_value(report).breakdown, coming.value.breakdown
    places, places_after = _places(before), _places(after)

    def row(fated: Fated) -> dict[str, Any]:
        return {
            "fate": fated.fate,
            "label": FATES[fated.fate],
            "sid": fated.sid,
            "before": "" if fated.old is None else places[fated.old],
            "after": "" if fated.new is None else places_after.get(fated.new, ""),
            "was": "" if fated.old is None else _words(report.text, before, fated.old),
            "is": "" if fated.new is None else _words(source_text.text, after, fated.new),
            "note": fated.note,
        }

    return [row(fated) for fated in coming.fates]


def _places(breakdown: Breakdown) -> dict[int, str]:
    return {
        index: printed_place(breakdown.segments[index].path or "", number, total)
        for index, (number, total) in statement_numbers(breakdown).items()
    }


def _words(text: str, breakdown: Breakdown, index: int) -> str:
    part = breakdown.segments[index]
    words = " ".join(text[part.start : part.end].split())
    return words if len(words) <= MOST else f"{words[: MOST - 1]}…"
