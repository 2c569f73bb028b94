"""Corrections of custody, to look at: they are made at the desk, and only ever added."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.models import CorrectedText, CustodyCorrection
from archive.rendering.custody import wording_told

from .bases import FrozenAdmin, link_to


@admin.register(CustodyCorrection)
class CustodyCorrectionAdmin(FrozenAdmin):
    list_display = ["at", "by", "why", "words"]
    list_select_related = ["by"]
    list_filter = ["at"]
    search_fields = ["why", "by__username"]
    exclude = ["wording", "change_set"]
    readonly_fields = ["words", "done_as"]

    @admin.display(description=_("reads since then"))
    def words(self, obj: CustodyCorrection) -> str:
        return wording_told(obj.wording)

    @admin.display(description=_("change set"))
    def done_as(self, obj: CustodyCorrection) -> str:
        return link_to(obj.change_set)


@admin.register(CorrectedText)
class CorrectedTextAdmin(FrozenAdmin):
    list_display = ["source_text", "correction"]
    list_select_related = ["source_text", "correction"]
    search_fields = ["source_text__name", "source_text__address", "correction__why"]
    heavy = ("source_text__text", "source_text__received")
