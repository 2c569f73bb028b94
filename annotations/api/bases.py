"""What the addresses under /api/v1/ have in common: lists by keyset, how they are described, and bodies that are sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar
from urllib.parse import urlencode
from uuid import UUID

import orjson
from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework import serializers as s
from rest_framework.exceptions import NotFound, PermissionDenied, UnsupportedMediaType
from rest_framework.request import Request

from annotations.answering import AnnotationView, BadDocument, TooLarge, answer, write_once
from annotations.codebooks.drafting import keeps
from annotations.idempotency import Answered
from annotations.models import ResearchGroup
from annotations.reading import MOST_BYTES, Unreadable, load
from archive.api.keyset import Order, Page, read_page
from archive.api.parameters import Paging, Selection, read_parameters
from archive.api.problems import BadParameters
from archive.api.schema import ListSchema
from archive.rendering.addresses import absolute

from .serializers import AnnotationProblemSerializer

JSON = "application/json"
KEY = OpenApiParameter(
    "Idempotency-Key", str, "header",
    description="A name of your own for this write: sent again within a day, it has the same answer and writes nothing.",
)  # fmt: skip
# The type that is declared knows names alone; what is written into the document are its requirements.
TOKEN: Any = [{"bearer": []}]
MAYBE: Any = [{}, *TOKEN]
WORDS = {
    400: "A parameter is unknown, or what was sent can't be kept as it is: `errors` has the places in it.",
    401: "Nobody is known by the token, or it takes one.",
    403: "The token reads only, or it is another's to write.",
    404: "There is nothing here that you may see.",
    409: "It can't be done now; `detail` says why. Or a request with this Idempotency-Key is being answered.",
    410: "It was deleted, or is not to be seen any more.",
    412: "It is not what it was when you read it.",
    413: "It is larger than it may be.",
    415: "It is sent in a media type that is not taken.",
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


LISTED = problems(400, 401, 412, 429)
READ = problems(400, 401, 404, 410, 412, 429)
WRITE = problems(400, 401, 403, 409, 412, 413, 415, 422, 429)
WRITE_THERE = {**WRITE, **problems(404)}

Row = TypeVar("Row")


class ListView(AnnotationView):
    """A list by keyset, in the form of the archive's other lists."""

    name: str
    pagination_class = ListSchema

    def turn(
        self,
        request: Request,
        rows: QuerySet[Any],
        values: dict[str, str],
        *,
        known: Iterable[str],
        order: Order,
        write: Callable[[list[Any]], Iterable[tuple[dict[str, Any], bool]]],
        columns: tuple[str, ...] = (),
        kept: tuple[str, ...] = (),
        arguments: tuple[Any, ...] = (),
    ) -> HttpResponseBase:
        """The page that is asked for, or with `count=on` how many there are.

        `write` is given tuples of the key, the `columns` and the order's own, and gives documents, each with whether
        `fields` and `omit` choose in it: not in a tombstone, and never among those that are `kept`.
        """
        selection = Selection.read(values, known=tuple(known))
        paging = Paging.read(values, salt=self.name)
        if paging.is_count:
            return answer(request, orjson.dumps({"count": rows.order_by().count()}), JSON)
        page = read_page(
            rows, order=order, size=paging.size, cursor=paging.cursor,
            read=lambda found, _columns: found.values_list("pk", *columns, *order.key),
        )  # fmt: skip
        results = [
            selection.of(document) | {name: document[name] for name in kept} if is_whole else document
            for document, is_whole in write(page.rows)
        ]
        return answer(request, orjson.dumps({**self.links(page, values, arguments), "results": results}), JSON)

    def links(self, page: Page, values: dict[str, str], arguments: tuple[Any, ...]) -> dict[str, str | None]:
        """The addresses of the pages beside it."""
        path = reverse(self.name, args=arguments)
        return {
            name: absolute(f"{path}?{urlencode({**values, 'cursor': cursor.write(self.name)})}") if cursor else None
            for name, cursor in (("next", page.next), ("previous", page.previous))
        }


class StrictSerializer(s.Serializer):
    """What is sent: a member that is not known is refused, never passed over."""

    def to_internal_value(self, data: Any) -> Any:
        """The values. Raises ValidationError."""
        if isinstance(data, dict) and (unknown := data.keys() - self.fields.keys()):
            known = ", ".join(self.fields)
            raise s.ValidationError({name[:80]: [f"no member of this; it takes {known}"] for name in sorted(unknown)})
        return super().to_internal_value(data)


def read_body(request: Request, serializer: type[s.Serializer]) -> dict[str, Any]:
    """What the request's body says. Raises BadDocument, ValidationError, TooLarge, UnsupportedMediaType, BadParameters."""
    read_parameters(request, known=())
    media = (request.content_type or "").partition(";")[0].strip().lower()
    body = read_raw(request, MOST_BYTES) or b"{}"
    if media != JSON and body != b"{}":
        raise UnsupportedMediaType(media[:80], f"Send it as {JSON}.")
    try:
        given = serializer(data=load(body))
    except Unreadable as error:
        raise BadDocument(error) from error
    given.is_valid(raise_exception=True)
    found: dict[str, Any] = given.validated_data
    return found


def read_raw(request: Request, most: int) -> bytes:
    """The bytes of the request's body. Raises TooLarge."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > most:
        raise TooLarge(f"At most {most} bytes are taken.")
    return request._request.body


def respond(
    request: Request, write: Callable[[], Any], *, status: int = 200, location: Callable[[Any], str] | None = None
) -> HttpResponseBase:
    """Do the write, once for each Idempotency-Key, and answer the document that it gives; None answers nothing.

    Raises what `write_once` raises.
    """

    def do() -> Answered:
        document = write()
        where = location(document) if location else ""
        return Answered(
            204 if document is None else status, where, b"" if document is None else orjson.dumps(document)
        )

    answered = write_once(request, do)
    response = answer(request, answered.body, JSON, status=answered.status)
    if not answered.body:
        del response["Content-Type"], response["ETag"]
    if answered.location:
        response["Location"] = answered.location
    return response


def require_keeper(request: Request, group: ResearchGroup) -> None:
    """Raises PermissionDenied where the account does not keep the group's codebooks and projects."""
    if not keeps(request.user, group):
        raise PermissionDenied("Owners and editors of the group keep its codebooks and projects.")


def own_group(request: Request, slug: str) -> ResearchGroup:
    """The account's group of that name. Raises ValidationError at `group`."""
    group = ResearchGroup.objects.of(request.user).filter(slug=slug).first()
    if group is None:
        raise s.ValidationError({"group": ["you are in no group of this name"]})
    return group


def read_path_guid(text: str) -> UUID:
    """The GUID in an address. Raises NotFound."""
    try:
        return UUID(text)
    except ValueError as error:
        raise NotFound("That is no GUID.") from error


def read_parameter(values: dict[str, str], name: str, reader: Callable[[str], Row]) -> Row:
    """What the parameter says. Raises BadParameters."""
    try:
        return reader(values[name])
    except ValueError as error:
        raise BadParameters({name: str(error)}) from error
