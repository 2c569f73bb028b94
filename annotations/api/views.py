"""Annotations in the API: lists with filters, one, its versions, its thread; written as W3C JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

import orjson
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
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
from archive.api.keyset import Order, Page, read_page
from archive.api.parameters import PAGING, SELECTION, Paging, Selection, read_parameters
from archive.api.schema import DETAIL, LIST, ListSchema
from archive.api.serializers.fields import fields_of
from archive.rendering.addresses import absolute

from .filters import FILTERS, NAMES, read_filters
from .serializers import ENTRY, AnnotationProblemSerializer, AnnotationSerializer, VersionSerializer

JSON = "application/json"
FIELDS = tuple(name for name in fields_of(AnnotationSerializer) if name != "bodyValue")
GUID = OpenApiParameter("guid", str, "path", description="The last part of its `id`, a UUID.")
KEY = OpenApiParameter(
    "Idempotency-Key", str, "header",
    description="A name of your own for this write: sent again within a day, it has the same answer and writes nothing.",
)  # fmt: skip
MATCH = OpenApiParameter("If-Match", str, "header", description="The ETag of what you have read.")
# The type that is declared knows names alone; what is written into the document are its requirements.
TOKEN: Any = [{"bearer": []}]
MAYBE: Any = [{}, *TOKEN]
TAG = ["annotations"]
WORDS = {
    400: "A parameter is unknown, or the annotation can't be kept as it is: `errors` has the places in it.",
    401: "Nobody is known by the token, or it takes one.",
    403: "The token reads only, or the annotation is another's.",
    404: "There is nothing here that you may see.",
    409: "A request with this Idempotency-Key is being answered.",
    410: "It was deleted, or is not to be seen any more.",
    412: "It is not what it was when you read it.",
    413: "It is larger than an annotation may be.",
    415: "It is sent as neither JSON-LD nor JSON.",
    422: "The Idempotency-Key was used for another request.",
    428: "Say in If-Match what you have read.",
    429: "Too many requests; `Retry-After` says for how many seconds to wait.",
}


def problems(*statuses: int) -> dict[Any, Any]:
    """The problems that an address answers with."""
    return {
        (status, "application/problem+json"): OpenApiResponse(AnnotationProblemSerializer, WORDS[status])
        for status in statuses
    }


READ = problems(400, 401, 404, 410, 412, 429)
WRITE = problems(400, 401, 403, 409, 412, 413, 415, 422, 429)
BODY = {"application/ld+json": AnnotationSerializer, JSON: AnnotationSerializer}


class ListView(AnnotationView):
    """A list by keyset, in the form of the archive's other lists."""

    name: str
    pagination_class = ListSchema

    def answer_page(
        self, request: Request, rows: QuerySet[Any], order: Order, values: dict[str, str], *arguments: str
    ) -> HttpResponseBase:
        """The page that is asked for, or with `count=on` how many there are. Rows may have `is_seen`."""
        selection = Selection.read(values, known=FIELDS)
        paging = Paging.read(values, salt=self.name)
        if paging.is_count:
            return answer(request, orjson.dumps({"count": rows.order_by().count()}), JSON)
        page = read_page(
            rows,
            order=order,
            size=paging.size,
            cursor=paging.cursor,
            read=lambda page, _columns: (
                page.values_list("pk", "is_seen", *order.key)
                if "is_seen" in page.query.annotations
                else page.values_list("pk", *order.key)
            ),
        )
        has_seen = bool(page.rows) and len(page.rows[0]) > 1 + len(order.key)
        keys = [(row[0], row[1] if has_seen else True) for row in page.rows]
        results = [entry if "guid" in entry else selection.of(entry) for entry in write_entries(keys)]
        links = {name: self._link(values, cursor, arguments) for name, cursor in _cursors(page)}
        return answer(request, orjson.dumps({**links, "results": results}), JSON)

    def _link(self, values: dict[str, str], cursor: Any, arguments: tuple[str, ...]) -> str | None:
        if cursor is None:
            return None
        path = reverse(self.name, args=arguments)
        return absolute(f"{path}?{urlencode({**values, 'cursor': cursor.write(self.name)})}")


def _cursors(page: Page) -> Iterable[tuple[str, Any]]:
    return (("next", page.next), ("previous", page.previous))


def write_entries(keys: list[tuple[int, bool]]) -> list[dict[str, Any]]:
    """The annotations of these keys in this order, and of those that are gone only that; four queries."""
    found = {
        one.pk: one
        for one in Annotation.objects.filter(pk__in=[key for key, is_seen in keys if is_seen]).with_everything()
    }
    gone = {one.pk: one for one in Annotation.objects.filter(pk__in=[key for key, is_seen in keys if not is_seen])}
    # One that was erased since is in neither.
    return [
        write_annotation(found[key]) if is_seen else write_tombstone(gone[key])
        for key, is_seen in keys
        if key in (found if is_seen else gone)
    ]


class AnnotationList(ListView):
    """All annotations that the account may see."""

    name = "api-annotations-list"

    @extend_schema(
        parameters=[*FILTERS, *LIST], responses={200: ENTRY, **problems(400, 401, 412, 429)}, tags=TAG, auth=MAYBE,
        operation_id="annotations_list",
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Annotations, the version made last first: public ones, and by token or session your own and your groups'."""
        values = read_parameters(request, known={*NAMES, *SELECTION, *PAGING})
        wanted = read_filters(values)
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


class AnnotationThread(ListView):
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
