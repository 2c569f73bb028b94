"""Annotations in the API: lists with filters, one, its versions, its thread; written as W3C JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from annotations.answering import (
    AnnotationView,
    answer,
    create,
    get_annotation,
    read_guid,
    remove,
    replace,
    write_tombstone,
)
from annotations.finding import CHANGED, MADE, NEWEST, find, find_known
from annotations.models import Annotation
from annotations.writing import write_annotation
from archive.api.keyset import Order
from archive.api.parameters import PAGING, SELECTION, Selection, read_parameters
from archive.api.schema import DETAIL, LIST
from archive.api.serializers.fields import fields_of

from .bases import JSON, KEY, LISTED, MAYBE, READ, TOKEN, WRITE, ListView, problems
from .filters import ANNOTATIONS
from .serializers import ENTRY, AnnotationSerializer, VersionSerializer

FIELDS = tuple(name for name in fields_of(AnnotationSerializer) if name != "bodyValue")
GUID = OpenApiParameter("guid", str, "path", description="The last part of its `id`, a UUID.")
MATCH = OpenApiParameter("If-Match", str, "header", description="The ETag of what you have read.")
TAG = ["annotations"]
BODY = {"application/ld+json": AnnotationSerializer, JSON: AnnotationSerializer}


class _Annotations(ListView):
    """A list of annotations. Rows may have `is_seen`."""

    def answer_page(
        self, request: Request, rows: QuerySet[Any], order: Order, values: dict[str, str], *arguments: str
    ) -> HttpResponseBase:
        """The page, or the number."""
        has_seen = "is_seen" in rows.query.annotations

        def write(found: list[Any]) -> Iterable[tuple[dict[str, Any], bool]]:
            entries = write_entries(found if has_seen else [(key, True, None, None) for key, *_ in found])
            return [(entry, "guid" not in entry) for entry in entries]

        return self.turn(
            request, rows, values, known=FIELDS, order=order, write=write, arguments=arguments,
            columns=("is_seen", "guid", "told_at") if has_seen else (),
        )  # fmt: skip


def write_entries(rows: Iterable[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """The annotations of these rows in this order, and of those that are gone only that; four queries, and those of codings.

    A row begins with the key, whether it is seen, and of what is gone its GUID and since when.
    """
    rows = list(rows)
    seen = [key for key, is_seen, *_ in rows if is_seen]
    found = {one.pk: one for one in Annotation.objects.filter(pk__in=seen).with_everything()}
    # One that was erased since is not found.
    return [
        write_annotation(found[key]) if is_seen else write_tombstone(guid, told_at)
        for key, is_seen, guid, told_at, *_ in rows
        if not is_seen or key in found
    ]


class AnnotationList(_Annotations):
    """All annotations that the account may see."""

    name = "api-annotations-list"

    @extend_schema(
        parameters=[*ANNOTATIONS.described, *LIST], responses={200: ENTRY, **LISTED}, tags=TAG, auth=MAYBE,
        operation_id="annotations_list",
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Annotations, the version made last first: public ones, and by token or session your own and your groups'."""
        values = read_parameters(request, known={*ANNOTATIONS.names, *SELECTION, *PAGING})
        wanted = ANNOTATIONS.read(values)
        return self.answer_page(
            request, find(wanted, by=request.user), CHANGED if wanted.updated_since else NEWEST, values
        )

    @extend_schema(
        parameters=[KEY], request=BODY, responses={201: AnnotationSerializer, **WRITE}, tags=TAG, auth=TOKEN,
        operation_id="annotations_create",
    )  # fmt: skip
    def post(self, request: Request) -> HttpResponseBase:
        """A new annotation, on something that is published or as a reply. Private where nothing is said of who sees it."""
        read_parameters(request, known=())
        answered = create(request, lambda made: reverse("api-annotations-detail", args=[made.guid]))
        response = answer(request, answered.body, JSON, status=answered.status)
        response["Location"] = answered.location
        return response


class AnnotationDetail(AnnotationView):
    """One annotation."""

    @extend_schema(
        parameters=[GUID, *DETAIL], responses={200: AnnotationSerializer, **READ}, tags=TAG, auth=MAYBE,
        operation_id="annotations_retrieve",
    )  # fmt: skip
    def get(self, request: Request, guid: str) -> HttpResponseBase:
        """One annotation, as it holds."""
        selection = Selection.read(read_parameters(request, known=SELECTION), known=FIELDS)
        document = write_annotation(get_annotation(request, guid))
        return answer(request, orjson.dumps(selection.of(document)), JSON)

    @extend_schema(
        parameters=[GUID, MATCH, KEY], request=BODY, responses={200: AnnotationSerializer, **problems(404, 410, 428), **WRITE},
        tags=TAG, auth=TOKEN, operation_id="annotations_update",
    )  # fmt: skip
    def put(self, request: Request, guid: str) -> HttpResponseBase:
        """Another version in the place of the one that you have read, which `If-Match` has to name."""
        read_parameters(request, known=())
        return answer(request, replace(request, guid).body, JSON)

    @extend_schema(
        parameters=[GUID, MATCH, KEY], responses={204: None, **problems(404, 410), **WRITE}, tags=TAG, auth=TOKEN,
        operation_id="annotations_destroy",
    )  # fmt: skip
    def delete(self, request: Request, guid: str) -> HttpResponseBase:
        """Delete it: what it said is erased, replies stay, and its address answers 410."""
        read_parameters(request, known=())
        remove(request, guid)
        return HttpResponse(status=204)


class AnnotationVersions(AnnotationView):
    """What an annotation said before."""

    @extend_schema(
        parameters=[GUID], responses={200: VersionSerializer(many=True), **READ}, tags=TAG, auth=MAYBE,
        operation_id="annotations_versions",
    )  # fmt: skip
    def get(self, request: Request, guid: str) -> HttpResponseBase:
        """Its versions, the first one first: those that were made for you to see."""
        read_parameters(request, known=())
        annotation = get_annotation(request, guid)
        versions = annotation.versions.visible_to(request.user).with_bodies()
        rows = [{"number": one.number, "annotation": write_annotation(annotation, version=one)} for one in versions]
        return answer(request, orjson.dumps(rows), JSON)


class AnnotationThread(_Annotations):
    """A conversation."""

    name = "api-annotations-thread"

    @extend_schema(
        parameters=[GUID, *LIST],
        responses={200: ENTRY, **READ},
        tags=TAG,
        auth=MAYBE,
        operation_id="annotations_thread",
    )
    def get(self, request: Request, guid: str) -> HttpResponseBase:
        """The annotation with which the conversation begins, and all replies, as they were made.

        What is gone stands there as `{guid, deleted}`.
        """
        values = read_parameters(request, known={*SELECTION, *PAGING})
        annotation = find_known(read_guid(guid), by=request.user)
        if annotation is None:
            raise NotFound("There is no annotation with this identifier that you may see.")
        rows = Annotation.objects.known_to(request.user).in_thread_of(annotation)
        return self.answer_page(request, rows, MADE, values, str(annotation.guid))
