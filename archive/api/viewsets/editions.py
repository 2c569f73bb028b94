"""Editions of published reports: what was published once, frozen and hashed."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from archive.api.answers import absolute, answer, render
from archive.api.filters import EditionFilters
from archive.api.keyset import Order, Page, read_page
from archive.api.parameters import SELECTION, Paging, Selection, read_parameters
from archive.api.schema import PROBLEMS, describe_list, describe_one
from archive.api.serializers import EditionSerializer, WholeEditionSerializer
from archive.api.serializers.fields import fields_of
from archive.citing import credit
from archive.models import Edition
from archive.models.identifiers import show
from archive.models.keyset import EDITIONS

from .lists import PublishedViewSet, read_identifier, refuse_withdrawn
from .reports import RID

NUMBER = OpenApiParameter("number", str, "path", description="Both numbers of the edition, `2.5`.")
COLUMNS = (
    "report__rid",
    "major",
    "minor",
    "published_at",
    "note",
    "sha256",
    "previous_sha256",
    "record_sha256",
    "judgements_sha256",
    "is_current",
)


class EditionViewSet(PublishedViewSet):
    """Editions of published reports, also those that others have followed."""

    queryset = Edition.objects.published().with_heads()
    serializer_class = EditionSerializer
    filterset_class = EditionFilters
    list_fields = fields_of(EditionSerializer)
    order = Order(EDITIONS)

    @describe_list(EditionSerializer, "editions")
    def list(self, request: Request) -> HttpResponseBase:
        """Editions, the latest published first. They leave out the document, and the credit that stands with it."""
        return super().list(request)

    def read_page(self, filters: Any, paging: Paging, selection: Selection) -> Page:
        return read_page(
            filters.qs,
            order=self.order,
            size=paging.size,
            cursor=paging.cursor,
            read=lambda page, order: page.values_list(*COLUMNS, *self.order.key),
        )

    def write(self, rows: Sequence[Any], selection: Selection) -> str:
        documents = (_head(dict(zip(COLUMNS, row[: len(COLUMNS)], strict=True))) for row in rows)
        return ",".join(render(selection.of(document)).decode() for document in documents)

    @describe_one(WholeEditionSerializer, "editions", RID, NUMBER)
    def retrieve(self, request: Request, rid: str, number: str) -> HttpResponseBase:
        """One edition, with the document that was published."""
        values = read_parameters(request, known=SELECTION)
        selection = Selection.read(values, known=fields_of(WholeEditionSerializer))
        edition = _get_edition(rid, number)
        owed = credit(edition.document, licence=settings.ARCHIVE_LICENCE)
        document = {
            **_head({name: getattr(edition, name) for name in COLUMNS if "__" not in name} | {"report__rid": edition.document["rid"]}),
            "credit": owed.source,
            "licence": owed.source_licence or None,
            "licence_url": owed.source_licence_url or None,
            "document": edition.document,
        }  # fmt: skip
        return answer(request, render(selection.of(document)))

    @extend_schema(
        parameters=[RID, NUMBER],
        responses={
            200: OpenApiResponse(OpenApiTypes.OBJECT, "The document, as canonical JSON (RFC 8785)."),
            **PROBLEMS,
        },
        tags=["editions"],
    )
    @action(detail=True)
    def content(self, request: Request, rid: str, number: str) -> HttpResponseBase:
        """What was published, byte for byte as it was hashed: its SHA-256 is the edition's `sha256`.

        The header `Repr-Digest` (RFC 9530) has the hash too.
        """
        read_parameters(request, known=())
        edition = _get_edition(rid, number)
        digest = b64encode(bytes.fromhex(edition.sha256)).decode()
        return answer(request, edition.content.encode(), headers={"Repr-Digest": f"sha-256=:{digest}:"})


def _get_edition(shown: str, number: str) -> Edition:
    """The edition at that address. Raises NotFound, or Gone where its report has been withdrawn."""
    rid = read_identifier(shown, "report")
    major, _point, minor = number.partition(".")
    if not all(n.isascii() and n.isdigit() and len(n) <= 9 for n in (major, minor)):
        raise NotFound(f"“{number[:40]}” is no number of an edition; they have two, as in “2.5”.")
    editions = Edition.objects.with_heads().filter(report__rid=rid, major=int(major), minor=int(minor))
    edition = editions.select_related("report").first()
    if edition is None:
        raise NotFound(f"No public report {show(rid)} has an edition {number}.")
    refuse_withdrawn(edition.report)
    return edition


def _head(row: dict[str, Any]) -> dict[str, Any]:
    """The numbers and hashes of an edition, by the names of its columns, with its addresses."""
    rid, number = show(row["report__rid"]), f"{row['major']}.{row['minor']}"
    page = absolute(f"/reports/{rid}/{row['major']}/")
    return {
        "rid": rid,
        "edition": number,
        "url": page,
        "urls": {
            "page": page,
            "api": absolute(reverse("api-editions-detail", args=[rid, number])),
            "content": absolute(reverse("api-editions-content", args=[rid, number])),
            "report": absolute(reverse("api-reports-detail", args=[rid])),
        },
        "is_current": row["is_current"],
        "published_at": row["published_at"].isoformat().replace("+00:00", "Z"),
        "note": row["note"] or None,
        **{name: row[name] for name in ("sha256", "previous_sha256", "record_sha256", "judgements_sha256")},
    }
