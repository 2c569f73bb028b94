"""Publishers, and the texts as received."""

from __future__ import annotations

from mimetypes import guess_extension
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import content_disposition_header
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from archive.models import Publisher, SourceText, custody_of
from archive.rendering.custody import show_correction

from .bases import FrozenAdmin, SluggedAdmin

MOST = 500
"""Texts whose custody is corrected by choosing them one by one: their keys stand in an address."""

MEANINGS = {
    "label": _("The house as readers see it, in English: Ministry of Foreign Affairs of Japan"),
    "adjective": _("How its account is called, with the apostrophe: “The Japanese ministry’s”. Readers see “The Japanese ministry’s account”."),
    "country": _("Whose side its records tell: what speakers of that country say in them is told by their own side. Empty for an international house."),
    "url": _("Its own site on the web. A record of which nobody says whose it is, but whose address is on this site, is taken in as this house’s"),
    "note": _("For editors"),
}  # fmt: skip
"""What the fields of a publisher mean."""


@admin.register(Publisher)
class PublisherAdmin(SluggedAdmin):
    list_display = ["label", "adjective", "country", "url"]
    list_select_related = ["country"]
    search_fields = ["label", "slug"]
    autocomplete_fields = ["country"]
    fields = ["label", "slug", "adjective", "country", "url", "note"]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """With what each field is for: a publisher is often added in the midst of an import."""
        if help_text := MEANINGS.get(db_field.name):
            kwargs["help_text"] = help_text
        if db_field.name == "label":
            kwargs["label"] = _("Name")
        return super().formfield_for_dbfield(db_field, request, **kwargs)

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
    readonly_fields = ["words", "bytes_received", "corrections_told"]
    actions = ["correct_custody"]

    def has_correct_permission(self, request: HttpRequest) -> bool:
        """Whether the action is offered."""
        return bool(request.user.has_perm("archive.add_custodycorrection"))

    @admin.action(description=_("Correct their custody …"), permissions=["correct"])
    def correct_custody(self, request: HttpRequest, queryset: QuerySet[SourceText]) -> HttpResponse | None:
        keys = list(queryset.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
        if len(keys) > MOST:
            text = now(
                "Choose at most %(most)s texts. All of an import are corrected from the page of its change set."
            )
            self.message_user(request, text % {"most": MOST}, messages.ERROR)
            return None
        return redirect(f"{reverse('desk:custody')}?texts={','.join(map(str, keys))}")

    @admin.display(description=_("custody corrected"))
    def corrections_told(self, obj: SourceText) -> str:
        """What reads otherwise now; the fields beside it have the first wording."""
        _custody, corrections = custody_of(obj)
        return format_html_join("", "<p>{}</p>", ((show_correction(one),) for one in corrections)) or "–"

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
