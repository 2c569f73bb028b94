"""What the archive's admin pages have in common."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html


class ArchiveAdmin(admin.ModelAdmin):
    """Lists that stay quick however many rows there are.

    `heavy` names columns that a list never needs: they are read when a row is opened.
    """

    heavy: tuple[str, ...] = ()
    show_full_result_count = False
    list_per_page = 50
    empty_value_display = "–"

    class Media:
        css = {"all": ["css/admin_pages.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer(*self.heavy)


class SluggedAdmin(ArchiveAdmin):
    """Authority records. A slug is given once: addresses, editions and working values call the record by it."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [*super().get_readonly_fields(request, obj), *(["slug"] if obj else [])]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else {"slug": ["label"]}


class FrozenAdmin(ArchiveAdmin):
    """Rows to look at: they are written by the archive's own verbs, and never by hand."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def link_to(row: Model | None, words: Any = None) -> str:
    """A link to the row's own page in the admin, with its name unless other words are given; "–" without a row."""
    if row is None:
        return "–"
    # Meta of a proxy or of an inherited model names the page of just that model.
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    return format_html('<a href="{}">{}</a>', address, words or row)
