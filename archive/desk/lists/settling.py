"""One decision for a name in all records that print it: who is meant, after a look at all the places."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from archive.deciding import decide
from archive.desk.bases import desk_page, desk_view
from archive.desk.surnames import surname_of
from archive.models import Identification, Mention, Person, Report, Statement

MOST = 200
"""Reports on which one form decides; where there are more, the rest is asked about next."""

AROUND = 90
"""Characters of the record before and after a name."""

PLACES = 5
"""Places of a record that are shown; of more it is said how many there are."""

DECIDES = "archive.add_identification"


class SettleForm(forms.Form):
    """Who is meant, and in which reports."""

    person = forms.ModelChoiceField(
        Person.objects.filter(merged_into=None, binned_at=None),
        label=gettext_lazy("Person"),
        required=False,
        widget=AutocompleteSelect(Identification._meta.get_field("person"), admin.site),
    )
    cannot_tell = forms.BooleanField(
        label=gettext_lazy("It can’t be told who is meant"),
        required=False,
        help_text=gettext_lazy("the name is then decided, and asked about no more"),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        help_text=gettext_lazy("how that is known"),
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
    )
    reports = forms.ModelMultipleChoiceField(
        Report.objects.none(),
        error_messages={"required": gettext_lazy("Tick at least one record.")},
    )

    def __init__(self, *args: Any, reports: list[Report], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reports"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Report.objects.filter(pk__in=[report.pk for report in reports])

    def clean(self) -> dict[str, Any]:
        """A person, or that nobody can be named: one of the two."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "person" not in self.errors and bool(cleaned.get("person")) == cleaned.get("cannot_tell", False):
            self.add_error("person", _("Choose a person, or say that it can’t be told."))
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(DECIDES)
def settle(request: HttpRequest) -> HttpResponse:
    """Decide who is meant by `?name=` in the ticked ones of all records where nobody is identified by it."""
    name = " ".join(request.GET.get("name", "").replace("\0", "").split())[:200]
    found = list(_reports(name)[: MOST + 1]) if name else []
    reports = found[:MOST]
    if not reports:
        messages.info(request, _("Nothing is open on “%(name)s”.") % {"name": name})
        return redirect("desk:list", "speakers")
    form = SettleForm(
        request.POST if request.method == "POST" else None,
        reports=reports,
        initial={"person": request.GET.get("person")},
    )
    if request.method == "POST" and form.is_valid():
        return _decide(request, name, form, has_more=len(found) > MOST)
    ticked = set(request.POST.getlist("reports")) if request.method == "POST" else {str(one.pk) for one in reports}
    groups = _groups(name, reports, ticked)
    printed = (place["words"] for group in groups for line in group["lines"] for place in line["places"])
    new = {"label": name, "surname": surname_of(name, printed), "slug": slugify(name), "decide": name}
    context = {
        "name": name,
        "form": form,
        "media": form.media,
        "groups": groups,
        "number": len(reports),
        "has_more": len(found) > MOST,
        "known": list(Person.objects.bearing(name)[:10]),
        "new_person": f"{reverse('admin:archive_person_add')}?{urlencode(new)}",
        "may_add_person": request.user.has_perm("archive.add_person"),
    }
    return desk_page(
        request, "desk/lists/settle.html", title=_("Who is “%(name)s”?") % {"name": name}, context=context
    )


def _reports(name: str) -> Any:
    """The records in which nobody is identified by the name, by record-keeper and date."""
    rows = Report.objects.naming_nobody_known(name)
    return rows.select_related("publisher").order_by("publisher__label", "publisher_id", "sort_date", "pk")


def _decide(request: HttpRequest, name: str, form: SettleForm, *, has_more: bool) -> HttpResponse:
    """Write the decision; where more records print the name, ask about them next, with the same person."""
    person, chosen = form.cleaned_data["person"], list(form.cleaned_data["reports"])
    change_set = decide(name=name, reports=chosen, person=person, by=request.user, note=form.cleaned_data["note"])
    told = ngettext("Decided on “%(name)s” in %(n)s record.", "Decided on “%(name)s” in %(n)s records.", len(chosen))
    way_back = reverse("desk:change_set", args=[change_set.pk])
    link = format_html('<a href="{}">{}</a>', way_back, _("Look at it, or take it back"))
    messages.success(request, format_html("{} {}", told % {"name": name, "n": len(chosen)}, link))
    if has_more:
        again = {"name": name} | ({"person": person.pk} if person else {})
        return redirect(f"{reverse('desk:settle')}?{urlencode(again)}")
    return redirect("desk:list", "speakers")


def _groups(name: str, reports: list[Report], ticked: set[str]) -> list[dict[str, Any]]:
    """The records by record-keeper, each with the places of the name in it; two queries for all of them."""
    places: dict[int, list[dict[str, Any]]] = {}
    for row in _places(name, reports):
        places.setdefault(row["report"], []).append(row)
    spoken = {row["report"]: row["n"] for row in Statement.objects.spoken_by_name(name, reports)}

    def line(report: Report) -> dict[str, Any]:
        found = places.get(report.pk, [])
        return {
            "report": report,
            "is_ticked": str(report.pk) in ticked,
            "statements": spoken.get(report.pk, 0),
            "places": found[:PLACES],
            "more": max(len(found) - PLACES, 0),
        }

    return [
        {"keeper": keeper, "lines": [line(report) for report in group]}
        for keeper, group in groupby(reports, key=lambda report: report.publisher)
    ]


def _places(name: str, reports: list[Report]) -> Iterable[dict[str, Any]]:
    mentions: Any = Mention.objects.filter(report__in=reports, name__iexact=name).with_surroundings(AROUND)
    return mentions.order_by("report", "start").values("report", "before", "words", "after")
