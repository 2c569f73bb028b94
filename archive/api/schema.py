"""The API's description of itself: an OpenAPI 3.1 document."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import orjson
import yaml
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.pagination import BasePagination
from rest_framework.serializers import Serializer

from .keyset import DEFAULT_SIZE, LARGEST_SIZE
from .serializers import ProblemSerializer

MEDIA_TYPES = {"json": "application/vnd.oai.openapi+json", "yaml": "application/vnd.oai.openapi"}

PROBLEMS = {
    (status, "application/problem+json"): OpenApiResponse(ProblemSerializer, description)
    for status, description in (
        (400, "A parameter is unknown, or its value is wrong."),
        (404, "Nothing public is here, or the identifier is mistyped."),
        (410, "It was public and is no more: withdrawn, or not in the current edition."),
        (429, "Too many requests; `Retry-After` says for how many seconds to wait."),
    )
}
MOVED = {
    301: OpenApiResponse(
        None, "It was renamed or merged: `Location` has the address by its name of today, or of what took it in."
    )
}
LIST_PROBLEMS = {key: response for key, response in PROBLEMS.items() if key[0] in (400, 429)}
DETAIL = [
    OpenApiParameter("fields", str, description="Only these of the top-level fields, comma-separated."),
    OpenApiParameter("omit", str, description="None of these of the top-level fields, comma-separated."),
]
LIST = [
    *DETAIL,
    OpenApiParameter("cursor", str, description="Where the page begins; take it from `next` and `previous`."),
    OpenApiParameter(
        "page_size",
        {"type": "integer", "minimum": 1, "maximum": LARGEST_SIZE, "default": DEFAULT_SIZE},
        description="How many results a page has at most.",
    ),
    OpenApiParameter("count", str, enum=["on"], description="Instead of results, only how many there are in all."),
]


def describe_list(serializer: type[Serializer], tag: str) -> Callable[[Any], Any]:
    """How a list is described whose results are such documents."""
    described: Callable[[Any], Any] = extend_schema(
        parameters=LIST, responses={200: serializer(many=True), **MOVED, **LIST_PROBLEMS}, tags=[tag]
    )
    return described


def describe_one(
    serializer: type[Serializer], tag: str, *where: OpenApiParameter, moves: bool = False
) -> Callable[[Any], Any]:
    """How one document is described; `where` are the parameters of its path; `moves` where some have an heir."""
    responses: dict[Any, Any] = {200: serializer, **(MOVED if moves else {}), **PROBLEMS}
    described: Callable[[Any], Any] = extend_schema(parameters=[*where, *DETAIL], responses=responses, tags=[tag])
    return described


class ListSchema(BasePagination):
    """How a list is described: a page of results, or their number. The pages themselves are made by `keyset`."""

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """None: they stand in LIST."""
        return []

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """A page, or with `count=on` the number alone."""
        link = {"type": ["string", "null"], "format": "uri"}
        page = {
            "next": {**link, "description": "The address of the next page; null on the last one."},
            "previous": {**link, "description": "The address of the page before; null on the first one."},
            "results": schema,
        }
        count = {"count": {"type": "integer", "minimum": 0, "description": "With `count=on`: how many there are."}}
        return {
            "oneOf": [
                {"type": "object", "title": "page", "required": list(page), "properties": page},
                {"type": "object", "title": "count", "required": list(count), "properties": count},
            ]
        }


@cache
def write_schema(form: str) -> bytes:
    """The OpenAPI document of the API as "json" or "yaml", made once a process."""
    document = SchemaGenerator().get_schema(request=None, public=True)
    if form == "json":
        return orjson.dumps(document)
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False).encode()
