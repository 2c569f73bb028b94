"""What the admin calls deleting is putting into the bin, and what lies in the bin shows in no list and no field."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.changing.binning import RefusedBinning, bin_authority, uses_of
from archive.models import (
    PublishedParty,
    PublishedPosition,
    PublishedReference,
    PublishedReport,
    PublishedTopic,
    PublishedVoice,
    Report,
)

PROJECTED = (PublishedParty, PublishedPosition, PublishedReference, PublishedReport, PublishedTopic, PublishedVoice)

MOST_USES = 20
"""Uses of a record that the page lists."""


def without_bin(rows: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    """The rows, for a list or for a field to type into without what lies in the bin or belongs to such a report."""
    match = request.resolver_match
    if match is None or not (match.url_name == "autocomplete" or str(match.url_name).endswith("_changelist")):
        return rows
    names = {field.name: field for field in rows.model._meta.concrete_fields}
    if "binned_at" in names:
        return rows.filter(binned_at=None)
    # Little lies in the bin: its keys are sooner read than all rows are joined to their reports.
    binned = Report.objects.in_bin().values("pk")
    if "report" in names and names["report"].related_model is Report:
        return rows.exclude(report__in=binned)
    return rows.exclude(statement__report__in=binned) if "statement" in names else rows


class BinViews(admin.ModelAdmin):
    """Deleting as putting into the bin, with the permission to delete; nothing is deleted for good."""

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without Django's own, which deletes."""
        actions: dict[str, Any] = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Say what uses the record, or put it into the bin when that is confirmed."""
        record = self.get_object(request, unquote(object_id))
        if record is None or record.binned_at is not None:
            raise Http404
        if not self.has_delete_permission(request, record):
            raise PermissionDenied
        if request.method == "POST":
            try:
                bin_authority(record=record, by=request.user)
            except RefusedBinning as refusal:
                messages.error(request, str(refusal))
                return redirect(request.path)
            what = capfirst(str(self.opts.verbose_name))
            messages.success(request, _("%(what)s “%(record)s” was put into the bin.") % {"what": what, "record": record})  # fmt: skip
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": _("Put into the bin"),
            "subtitle": str(record),
            "record": record,
            "uses": _described(uses_of(record))[:MOST_USES],
        }
        return TemplateResponse(request, "admin/archive/bin.html", context)


def _described(uses: list[Any]) -> list[dict[str, str]]:
    """The uses, each with its page; the rows of the projection as one, of which there may be thousands."""
    told = []
    if any(isinstance(use, PROJECTED) for use in uses):
        told.append({"what": _("published records that name it"), "record": "", "address": ""})
    for use in uses:
        options = use._meta
        if isinstance(use, PROJECTED):
            continue
        try:
            address = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[use.pk])
        except NoReverseMatch:
            address = ""
        told.append({"what": capfirst(str(options.verbose_name)), "record": str(use), "address": address})
    return told
