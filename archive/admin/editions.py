"""Editions, withdrawals and the projection: all of them frozen, or made by the archive itself."""

from __future__ import annotations

import orjson
from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from archive.models import (
    Edition,
    EditionStatement,
    EditionUndertaking,
    PublishedPart,
    PublishedPosition,
    PublishedReport,
    PublishedTopic,
    PublishedVoice,
    Withdrawal,
)

from .bases import FrozenAdmin


@admin.register(Edition)
class EditionAdmin(FrozenAdmin):
    list_display = ["report", "number", "published_at", "published_by", "note"]
    list_select_related = ["report", "published_by"]
    list_filter = ["published_at"]
    date_hierarchy = "published_at"
    search_fields = ["report__title", "report__rid", "sha256", "note"]
    heavy = ("content",)
    exclude = ["content"]
    readonly_fields = ["document"]

    @admin.display(description=_("content"))
    def document(self, obj: Edition) -> str:
        return format_html(
            '<pre class="document">{}</pre>', orjson.dumps(obj.document, option=orjson.OPT_INDENT_2).decode()
        )


@admin.register(EditionStatement)
class EditionStatementAdmin(FrozenAdmin):
    """Which statements an edition has, by their identifiers."""

    list_display = ["identity", "edition"]
    list_select_related = ["identity", "edition__report"]
    search_fields = ["identity__sid", "edition__report__title"]


@admin.register(EditionUndertaking)
class EditionUndertakingAdmin(FrozenAdmin):
    """Which undertakings have ever stood in an edition, by their keys."""

    list_display = ["key", "report"]
    list_select_related = ["report"]
    search_fields = ["report__title", "report__rid"]


@admin.register(Withdrawal)
class WithdrawalAdmin(FrozenAdmin):
    list_display = ["edition", "reason", "by", "at"]
    list_select_related = ["edition__report", "by"]
    search_fields = ["edition__report__title", "reason"]


@admin.register(PublishedPart)
class PublishedPartAdmin(FrozenAdmin):
    list_display = ["report", "place", "kind", "account", "wording", "record_keeper", "sort_date"]
    list_select_related = ["report", "record_keeper"]
    list_filter = ["kind", "account", "wording", "language", ("record_keeper", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["report__title", "place", "text"]
    heavy = ("text", "body", "search")
    exclude = ["search"]


@admin.register(PublishedReport)
class PublishedReportAdmin(FrozenAdmin):
    list_display = ["title", "event_kind", "form", "wording", "record_keeper", "statements", "sort_date"]
    list_select_related = ["record_keeper"]
    list_filter = ["event_kind", "form", "wording", "language", ("record_keeper", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["title", "rid"]
    heavy = ("head", "summary", "document", "page")
    exclude = ["page"]


@admin.register(PublishedVoice)
class PublishedVoiceAdmin(FrozenAdmin):
    list_display = ["person", "capacity", "part", "sort_date"]
    list_select_related = ["person", "part__report"]
    list_filter = ["capacity"]
    search_fields = ["person__label", "part__report__title"]


@admin.register(PublishedTopic)
class PublishedTopicAdmin(FrozenAdmin):
    list_display = ["topic", "part", "is_direct", "sort_date"]
    list_select_related = ["topic", "part__report"]
    list_filter = ["is_direct"]
    search_fields = ["topic__label", "part__report__title"]


@admin.register(PublishedPosition)
class PublishedPositionAdmin(FrozenAdmin):
    list_display = ["holder", "direction", "proposition", "part", "sort_date"]
    list_select_related = ["proposition", "part__report"]
    list_filter = ["direction"]
    search_fields = ["holder", "proposition__text", "part__report__title"]
