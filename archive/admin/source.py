"""Publishers, and the texts as received."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from archive.models import Publisher, SourceText

from .bases import FrozenAdmin, SluggedAdmin


@admin.register(Publisher)
class PublisherAdmin(SluggedAdmin):
    list_display = ["label", "adjective", "country", "url"]
    list_select_related = ["country"]
    search_fields = ["label", "slug"]
    autocomplete_fields = ["country"]

    def has_delete_permission(self, request: HttpRequest, obj: Publisher | None = None) -> bool:
        """A house whose records are here stays."""
        return False


@admin.register(SourceText)
class SourceTextAdmin(FrozenAdmin):
    list_display = ["__str__", "report", "publisher", "captured_on", "received_at"]
    list_select_related = ["report", "publisher"]
    list_filter = ["publisher", "received_at"]
    search_fields = ["name", "address", "report__title", "text_sha256"]
    heavy = ("text", "received")
    exclude = ["text"]
    readonly_fields = ["words"]

    @admin.display(description=_("text"))
    def words(self, obj: SourceText) -> str:
        return format_html('<div class="record-text">{}</div>', obj.text)
