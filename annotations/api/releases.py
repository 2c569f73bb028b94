"""Releases in the API: made of a project, listed, and the document whose hash is told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson
from django.db.models import JSONField
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast
from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from annotations.answering import AnnotationView, answer
from annotations.exchange.releasing import release
from annotations.models import Release
from annotations.writing import write_moment
from archive.api.keyset import Order
from archive.api.parameters import PAGING, SELECTION, Selection, read_parameters
from archive.api.schema import DETAIL, LIST
from archive.api.serializers.fields import fields_of
from archive.rendering.addresses import absolute

from .bases import (
    JSON,
    KEY,
    LISTED,
    MAYBE,
    READ,
    TOKEN,
    WRITE_THERE,
    ListView,
    read_body,
    read_parameter,
    require_keeper,
    respond,
)
from .filters import MOMENT, read_moment_since, read_uuid
from .project_serializers import NewReleaseSerializer, ReleaseSerializer
from .projects import get_project

TAG = ["releases"]
NEWEST = Order(("at", "pk"))
HASH = OpenApiParameter("sha256", str, "path", description="The SHA-256 of its document.")


class ReleaseList(ListView):
    """All releases that the account may read."""

    name = "api-releases-list"

    @extend_schema(
        parameters=[
            OpenApiParameter("project", str, description="Of this project, by its GUID."),
            OpenApiParameter("updated_since", MOMENT, description="Made at that moment or later. None is changed or goes."),
            *LIST,
        ],
        responses={200: ReleaseSerializer(many=True), **LISTED}, tags=TAG, auth=MAYBE, operation_id="releases_list",
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Releases, the newest first: public ones, and by token or session your groups'."""
        values = read_parameters(request, known={"project", "updated_since", *SELECTION, *PAGING})
        rows = Release.objects.visible_to(request.user)
        if "project" in values:
            rows = rows.filter(project__guid=read_parameter(values, "project", read_uuid))
        if "updated_since" in values:
            rows = rows.filter(at__gte=read_parameter(values, "updated_since", read_moment_since))

        def write(found: list[Any]) -> Iterable[tuple[dict[str, Any], bool]]:
            return [(row, True) for row in write_releases([row[0] for row in found])]

        return self.turn(request, rows, values, known=fields_of(ReleaseSerializer), order=NEWEST, write=write)

    @extend_schema(
        parameters=[KEY], request=NewReleaseSerializer, responses={201: ReleaseSerializer, **WRITE_THERE}, tags=TAG,
        auth=TOKEN, operation_id="releases_create",
    )  # fmt: skip
    def post(self, request: Request) -> HttpResponseBase:
        """Freeze a project as it is now: what was coded in rounds that the group sees, and what was decided."""
        given = read_body(request, NewReleaseSerializer)
        project = get_project(request, str(given["project"]))
        require_keeper(request, project.group)

        def write() -> dict[str, Any]:
            more = {name: given[name] for name in ("note", "is_public")}
            made = release(project=project, by=request.user, **more)
            return write_releases([made.pk])[0]

        return respond(
            request, write, status=201,
            location=lambda made: absolute(reverse("api-releases-detail", args=[made["sha256"]])),
        )  # fmt: skip


class ReleaseDetail(AnnotationView):
    """One release."""

    @extend_schema(
        parameters=[HASH, *DETAIL], responses={200: ReleaseSerializer, **READ}, tags=TAG, auth=MAYBE,
        operation_id="releases_retrieve",
    )  # fmt: skip
    def get(self, request: Request, sha256: str) -> HttpResponseBase:
        """One release."""
        selection = Selection.read(read_parameters(request, known=SELECTION), known=fields_of(ReleaseSerializer))
        (document,) = write_releases([_get(request, sha256).pk])
        return answer(request, orjson.dumps(selection.of(document)), JSON)


class ReleaseDocument(AnnotationView):
    """What was frozen."""

    @extend_schema(
        parameters=[HASH],
        responses={200: {"type": "object", "description": "format, project, codebook, rounds, statements, codings, decisions: docs/exchange.md"}, **READ},
        tags=TAG, auth=MAYBE, operation_id="releases_document",
    )  # fmt: skip
    def get(self, request: Request, sha256: str) -> HttpResponseBase:
        """The release as it was frozen: the very bytes of which the SHA-256 is told."""
        read_parameters(request, known=())
        return answer(request, _get(request, sha256).content.encode(), JSON)


def _get(request: Request, sha256: str) -> Release:
    found = Release.objects.visible_to(request.user).filter(sha256=sha256.replace("\0", "")).first()
    if found is None:
        raise NotFound("There is no release with this hash that you may read.")
    return found


def write_releases(keys: list[int]) -> list[dict[str, Any]]:
    """The releases of these keys in this order; one query."""
    # As the project was called when it was frozen: what it is called today may be its group's own matter.
    called = KeyTextTransform("name", KeyTransform("project", Cast("content", JSONField())))
    rows: Any = Release.objects.select_related("project__group", "version__codebook", "previous").annotate(
        called=called
    )
    found = rows.defer("content", "version__content", "previous__content").in_bulk(keys)
    return [
        {
            "sha256": row.sha256,
            "project": str(row.project.guid),
            "project_name": row.called,
            "number": row.number,
            "codebook": str(row.version.codebook.guid),
            "codebook_version": row.version.number,
            "note": row.note or None,
            "is_public": row.is_public,
            "at": write_moment(row.at),
            "previous_sha256": row.previous.sha256 if row.previous else None,
            "url": absolute(
                reverse("annotations:public_release", args=[row.sha256])
                if row.is_public
                else reverse("annotations:release", args=[row.project.group.slug, row.project.guid, row.number])
            ),
            "document": absolute(reverse("api-releases-document", args=[row.sha256])),
        }
        for row in (found[key] for key in keys if key in found)
    ]
