"""Names of which nobody is known, over all reports; and one form that decides who is meant, where it is ticked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db.models import F, Value
from django.db.models.functions import Greatest, Left, Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.text import slugify
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.deciding import decide
from archive.models import Identification, Mention, Person, Report, Voice
from archive.querying import read_key

LISTED = 200
"""Names that the list shows at most; those that are decided make room for the rest."""

AROUND = 90
"""Characters of the record before and after a name that the form shows with it."""

REPORTS = 50
"""Reports on which the form decides at once."""


class DecideForm(forms.Form):
    """Who is meant by one name, and in which reports."""

    person = forms.ModelChoiceField(
        Person.objects.filter(merged_into=None),
        label=_("Person"),
        required=False,
        widget=AutocompleteSelect(Identification._meta.get_field("person"), admin.site),
    )
    cannot_tell = forms.BooleanField(
        label=_("It can’t be told who is meant"),
        required=False,
        help_text=_("the name is then decided, and asked about no more"),
    )
    reports = forms.ModelMultipleChoiceField(
        Report.objects.none(), label=_("In these reports"), widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        help_text=_("how that is known"),
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
    )

    def __init__(self, *args: Any, reports: list[Report], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reports"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Report.objects.filter(pk__in=[report.pk for report in reports])
        field.initial = [report.pk for report in reports]

    def clean(self) -> dict[str, Any]:
        """A person, or that nobody can be named: one of the two."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "person" not in self.errors and bool(cleaned.get("person")) == cleaned.get("cannot_tell", False):
            self.add_error("person", now("Choose a person, or say that it can’t be told."))
        return cleaned


class DecideViews(admin.ModelAdmin):
    """The list and the form; they need the permission to add identifications."""

    def decide_urls(self) -> Iterable[tuple[str, Any, str]]:
        """Patterns, views and names."""
        yield "open/", self.open_view, "open"
        yield "decide/", self.decide_view, "decide"

    def open_view(self, request: HttpRequest) -> HttpResponse:
        """Whoever is not identified anywhere, most frequent first."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        speakers = list(Voice.objects.undecided_names()[: LISTED + 1])
        spoken_of = Mention.objects.undecided_names().exclude(name__in=Voice.objects.undecided().values("name"))
        others = list(spoken_of[: LISTED + 1])
        context = {
            "title": now("Who is not identified"),
            "speakers": speakers[:LISTED],
            "others": others[:LISTED],
            "has_more": len(speakers) > LISTED or len(others) > LISTED,
            "may_decide": self.has_add_permission(request),
        }
        return self._page(request, "open", context)

    def decide_view(self, request: HttpRequest) -> HttpResponse:
        """Decide who is meant by `?name=`, in the report of `?report=` or in all where nobody is identified by it."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        name = " ".join(request.GET.get("name", "").replace("\0", "").split())[:200]
        reports = _reports(name, request.GET.get("report", ""))
        if not reports:
            messages.info(request, now("Nothing is open on “%(name)s” there.") % {"name": name})
            return redirect("admin:archive_identification_open")
        form = DecideForm(
            request.POST if request.method == "POST" else None,
            reports=reports,
            initial={"person": request.GET.get("person")},
        )
        if request.method == "POST" and form.is_valid():
            chosen, person = list(form.cleaned_data["reports"]), form.cleaned_data["person"]
            decide(name=name, reports=chosen, person=person, by=request.user, note=form.cleaned_data["note"])
            self._tell(request, name, person, chosen)
            return redirect(_back(request) or reverse("admin:archive_identification_open"))
        new = {"label": name, "surname": name.split()[-1], "slug": slugify(name), "decide": name}
        context = {
            "title": now("Who is “%(name)s”?") % {"name": name},
            "name": name,
            "form": form,
            "media": self.media + form.media,
            "places": _places(name, reports),
            "new_person": f"{reverse('admin:archive_person_add')}?{urlencode(new)}",
            "may_add_person": request.user.has_perm("archive.add_person"),
            "back": _back(request) or reverse("admin:archive_identification_open"),
        }
        return self._page(request, "decide", context)

    def _tell(self, request: HttpRequest, name: str, person: Person | None, reports: list[Report]) -> None:
        for report in reports:
            told = now("“%(name)s” means %(person)s.") % {"name": name, "person": person or now("nobody known")}
            self.log_change(request, report, told)
        text = ngettext(
            "Decided on “%(name)s” in %(n)s report.", "Decided on “%(name)s” in %(n)s reports.", len(reports)
        )
        messages.success(request, text % {"name": name, "n": len(reports)})

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media} | context
        return TemplateResponse(request, f"admin/archive/identification/{template}.html", context)


def _reports(name: str, report: str) -> list[Report]:
    """The reports in which nobody is identified by the name, at most REPORTS; of one alone where its key is given."""
    voices = Voice.objects.filter(person=None, name__iexact=name).values("statement__report")
    mentions = Mention.objects.filter(person=None, name__iexact=name).values("report")
    found = (Report.objects.filter(pk__in=voices) | Report.objects.filter(pk__in=mentions)).newest_first()
    if key := read_key(report):
        found = found.filter(pk=key)
    return list(found[:REPORTS])


def _places(name: str, reports: list[Report]) -> list[dict[str, Any]]:
    """Where the name stands in each of the reports, with the words around it: the first of its mentions there."""
    before = Greatest(F("start") - AROUND, Value(0))
    text = F("report__source_text__text")
    mentions = (
        Mention.objects.filter(report__in=reports, name__iexact=name)
        .order_by("report", "start")
        .distinct("report")
        # Only the few words leave the database, not the texts.
        .annotate(
            before=Left(Substr(text, before + 1), F("start") - before),
            after=Substr(text, F("end") + 1, AROUND),
        )
        .values("report", "before", "words", "after")
    )
    found = {row["report"]: row for row in mentions}
    return [{"report": report, "words": found.get(report.pk)} for report in reports]


def _back(request: HttpRequest) -> str:
    """The page of this site from which the decision was asked for; empty where none is named."""
    address = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(address, allowed_hosts=None) and address.startswith("/")
    return address if safe else ""
