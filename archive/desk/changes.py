"""Change sets: what was done as one, to which reports, and how it is taken back, or why it can't be."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from archive.changing import Obstacle, Obstructed, reverting
from archive.importing import VERB as IMPORT
from archive.importing import has_anything
from archive.models import ChangeSet, Report, SourceText
from archive.querying import read_key
from archive.rendering.custody import wording_told

from .bases import count_all, desk_page, desk_view

PAGE = 50
"""Change sets on a page."""

REPORTS = 200
"""Reports that the page of a change set lists; of more it says how many there are."""

OBSTACLES = 100
"""Obstacles that it lists."""


class ChangesForm(forms.Form):
    """Which change sets are listed; what is empty asks for nothing."""

    verb = forms.ChoiceField(label=gettext_lazy("What was done"), required=False)
    by = forms.ModelChoiceField(
        get_user_model()._default_manager.filter(is_staff=True).order_by("username"),
        label=gettext_lazy("By"),
        required=False,
        empty_label=gettext_lazy("anybody"),
    )
    since = forms.DateField(label=gettext_lazy("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=gettext_lazy("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    standing = forms.BooleanField(label=gettext_lazy("Not taken back"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        verbs = sorted((verb, str(inverse.label)) for verb, inverse in reverting.INVERSES.items())
        field = self.fields["verb"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext_lazy("anything")), *verbs]

    def asked(self) -> Any:
        """The change sets that are asked for; where the form has a mistake, those that the rest of it asks for."""
        self.is_valid()
        cleaned, found = self.cleaned_data, ChangeSet.objects.all()
        if verb := cleaned.get("verb"):
            found = found.filter(verb=verb)
        if by := cleaned.get("by"):
            found = found.filter(by=by)
        if since := cleaned.get("since"):
            found = found.filter(at__gte=_moment(since, time.min))
        if until := cleaned.get("until"):
            found = found.filter(at__lte=_moment(until, time.max))
        return found.standing() if cleaned.get("standing") else found


def _moment(day: Any, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


@require_safe
@desk_view("archive.view_changeset")
def changes(request: HttpRequest) -> HttpResponse:
    """All of them, the newest first, as far as they are asked for; `after` the page behind one of them."""
    form = ChangesForm(request.GET)
    found = form.asked()
    whole = found
    if after := request.GET.get("after", ""):
        place = ChangeSet.objects.filter(pk=read_key(after)).values_list("at", "pk").first()
        if place is None:
            raise Http404
        found = found.after(place)
    rows = list(found.for_lists()[: PAGE + 1])
    further = request.GET.copy()
    further["after"] = str(rows[PAGE - 1].pk) if len(rows) > PAGE else ""
    context = {
        "form": form,
        "number": count_all(whole, rows, PAGE, is_first=not after),
        "rows": [{"change_set": row, "what": what_was_done(row)} for row in rows[:PAGE]],
        "further": further.urlencode() if len(rows) > PAGE else "",
    }
    return desk_page(request, "desk/changes/list.html", title=_("Changes that were made as one"), context=context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view("archive.view_changeset")
def change_set(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them, and what stands in the way of taking it back; confirmed, it is taken back."""
    row = get_object_or_404(ChangeSet.objects.select_related("by", "reverted_by"), pk=pk)
    inverse = reverting.INVERSES.get(row.verb)
    may_revert = request.user.has_perm("archive.revert_changeset") and (
        inverse is None or request.user.has_perms(inverse.permissions)
    )
    if request.method == "POST":
        if not may_revert:
            raise PermissionDenied
        return _revert(request, row)
    reports = Report.objects.touched_by(row)
    touched = list(reports[: REPORTS + 1])
    obstacles = [] if row.reverted_at else reverting.plan(row)
    context = {
        "change_set": row,
        "what": what_was_done(row),
        "effect": inverse.effect if inverse else "",
        "reports": touched[:REPORTS],
        "has_more": len(touched) > REPORTS,
        "number": reports.count() if len(touched) > REPORTS else len(touched),
        "published": reports.filter(state=Report.State.PUBLISHED).count(),
        "obstacles": [{"reason": one.reason, "address": address_of(one)} for one in obstacles[:OBSTACLES]],
        "has_nothing": row.verb == IMPORT and not has_anything(row),
        "more_obstacles": max(0, len(obstacles) - OBSTACLES),
        "jobs": list(row.jobs.for_lists()),
        "may_revert": may_revert,
        "corrections": [
            {"row": one, "words": wording_told(one.wording)}
            for one in row.custody_corrections.select_related("by")[:OBSTACLES]
        ],
        "custody_href": _custody_href(request, row),
        "publisher_href": _publisher_href(request, row, touched),
        "start": next_of_batch(row) if row.verb == IMPORT and touched and not row.reverted_at else "",
    }
    return desk_page(request, "desk/changes/change_set.html", title=row.summary, context=context)


def next_of_batch(row: ChangeSet) -> str:
    """The way to the first draft of an import, and from there to the next one; nothing where it has none."""
    drafts = Report.objects.filter(pk__in=row.revisions.order_by().values("report"), state=Report.State.DRAFT)
    if not drafts.filter(binned_at=None).exists():
        return ""
    return f"{reverse('desk:next', args=['records'])}?state={Report.State.DRAFT.value}&batch={row.pk}"


def _custody_href(request: HttpRequest, row: ChangeSet) -> str:
    """Where the custody of the texts that came with it is corrected; nothing for whoever may not, or without texts."""
    texts = SourceText.objects.of_batch(row).not_binned()
    if not request.user.has_perm("archive.add_custodycorrection") or not texts.exists():
        return ""
    return f"{reverse('desk:custody')}?batch={row.pk}"


def _publisher_href(request: HttpRequest, row: ChangeSet, touched: list[Report]) -> str:
    """Where the publisher of all records of an import is corrected; nothing for whoever may not, or where none is left."""
    is_left = row.verb == IMPORT and any(report.binned_at is None for report in touched)
    return (
        reverse("desk:publisher", args=[row.pk]) if is_left and request.user.has_perm("archive.change_report") else ""
    )


def _revert(request: HttpRequest, row: ChangeSet) -> HttpResponse:
    try:
        reverting.revert(change_set=row, by=request.user)
    except reverting.AlreadyReverted:
        messages.info(request, _("It had been taken back already."))
    except Obstructed as obstructed:
        messages.error(request, _("Nothing was taken back: %(why)s") % {"why": obstructed.obstacles[0].reason})
    else:
        messages.success(request, _("It was taken back."))
    return redirect("desk:change_set", row.pk)


def what_was_done(row: ChangeSet) -> str:
    """The sort of change, in words."""
    inverse = reverting.INVERSES.get(row.verb)
    return str(inverse.label) if inverse else row.verb.replace("_", " ")


def address_of(obstacle: Obstacle) -> str:
    """Where the record stands that is in the way; nothing where it has no page."""
    return page_of(obstacle.about) if obstacle.about is not None else ""


def page_of(record: Model) -> str:
    """The record's page in the administration; nothing where it has none."""
    try:
        return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
    except NoReverseMatch:
        return ""
