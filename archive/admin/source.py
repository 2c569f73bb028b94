"""Publishers, and the texts as received."""

from __future__ import annotations

from mimetypes import guess_extension

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.text import get_valid_filename
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
    readonly_fields = ["words", "bytes_received"]

    @admin.display(description=_("text"))
    def words(self, obj: SourceText) -> str:
        return format_html('<div class="record-text">{}</div>', obj.text)

    @admin.display(description=_("bytes as received"))
    def bytes_received(self, obj: SourceText) -> str:
        address = reverse("admin:archive_sourcetext_received", args=[obj.pk])
        return format_html('<a href="{}" download>{}</a>', address, _file_name(obj))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.received_view)
        return [path("<int:pk>/received/", view, name="archive_sourcetext_received"), *super().get_urls()]

    def received_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The bytes to be kept as a file; never shown by the browser, as a stranger's page could do anything here."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        source = get_object_or_404(self.get_queryset(request), pk=pk)
        answer = HttpResponse(bytes(source.received), content_type="application/octet-stream")
        answer["Content-Disposition"] = content_disposition_header(True, _file_name(source)) or "attachment"
        return answer


def _file_name(source: SourceText) -> str:
    """A name for the file that was received; of a part of a file, with the part's name."""
    name = source.name.rpartition("/")[2] or f"received-{source.received_sha256[:12]}"
    head, mark, part = name.rpartition("#")
    if mark or "," in name or "." not in name:  # a document of a volume, a line of JSON
        suffix = ".xml" if mark else guess_extension(source.media_type.partition(";")[0]) or ".txt"
        name = f"{head}-{part}{suffix}" if mark else f"{name}{suffix}"
    return get_valid_filename(name)
