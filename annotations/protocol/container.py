"""All annotations that somebody may see, as a container of the protocol: with pages, and where new ones are sent."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import orjson
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from annotations.answering import AnnotationView, answer, create
from annotations.finding import NEWEST
from annotations.models import Annotation
from annotations.models.annotations import AnnotationQuerySet
from annotations.writing import CONTEXT, PROFILE, annotation_path, contexts, write_annotation, write_moment
from archive.api.parameters import read_parameters
from archive.api.problems import BadParameters
from archive.paging import BadCursor, Cursor, Page, read_page
from archive.rendering.addresses import absolute

from .headers import ACCEPT_POST, LDP, OA, Preference, describe

SIZE = 50
LDP_CONTEXT = "http://www.w3.org/ns/ldp.jsonld"
SALT = "annotation pages"
FIRST, LAST = "first", "last"


class Container(AnnotationView):
    """The container: an LDP BasicContainer and an AnnotationCollection."""

    # Described by its standard, not by the API's document.
    schema = None

    def get(self, request: Request) -> HttpResponseBase:
        """The collection with its first page, as the client prefers it; with `page` that page.

        `iris=1` gives addresses alone, `iris=0` whole annotations; without it `Prefer` says which.
        """
        values = read_parameters(request, known=("page", "iris"))
        if values.get("iris", "0") not in ("0", "1"):
            raise BadParameters({"iris": "can only be 0 or 1"})
        visible = Annotation.objects.visible_to(request.user)
        if "page" in values:
            document = _page(visible, values["page"], values.get("iris") == "1")
            body = orjson.dumps({"@context": contexts()} | document)
            return _described(answer(request, body, PROFILE), f"{LDP}Resource", f"{OA}AnnotationPage")
        preference = Preference.read(request)
        is_addresses = values["iris"] == "1" if "iris" in values else preference.is_addresses
        document = _collection(visible, is_addresses, preference.is_minimal)
        response = _described(answer(request, orjson.dumps(document), PROFILE), *_KINDS)
        if preference.is_said:
            response["Preference-Applied"] = "return=representation"
            response["Content-Location"] = document["id"]
        return response

    def post(self, request: Request) -> HttpResponseBase:
        """A new annotation. It gets its address here; the client's own becomes one of its sources (`via`)."""
        answered = create(request)
        response = answer(request, answered.body, PROFILE, status=answered.status)
        response["Location"] = answered.location
        return describe(response, f"{LDP}Resource", f"{OA}Annotation")

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """What can be done."""
        response = answer(request, b"", "text/plain", status=204)
        del response["ETag"], response["Content-Type"]
        return _described(response, *_KINDS)


_KINDS = (f"{LDP}BasicContainer", f"{LDP}Container", f"{LDP}Resource", f"{OA}AnnotationCollection")


def _described(response: HttpResponseBase, *kinds: str) -> HttpResponseBase:
    response["Accept-Post"] = ACCEPT_POST
    return describe(response, *kinds)


def _address(is_addresses: bool, page: str = "") -> str:
    return absolute(f"/annotations/?{urlencode({'iris': int(is_addresses)} | ({'page': page} if page else {}))}")


def _collection(visible: AnnotationQuerySet, is_addresses: bool, is_minimal: bool) -> dict[str, Any]:
    total = visible.count()
    newest = visible.order_by("-changed_at", "-pk").values_list("changed_at", flat=True).first()
    document: dict[str, Any] = {
        "@context": [CONTEXT, LDP_CONTEXT, *contexts()[1:]],
        "id": _address(is_addresses),
        "type": ["BasicContainer", "AnnotationCollection"],
        "label": "Annotations of the archive",
        "total": total,
    }
    if newest is not None:
        document["modified"] = write_moment(newest)
        document["first"] = (
            _address(is_addresses, FIRST) if is_minimal else _page(visible, FIRST, is_addresses, is_inside=True)
        )
        document["last"] = _address(is_addresses, LAST)
    return document


def _page(visible: AnnotationQuerySet, place: str, is_addresses: bool, *, is_inside: bool = False) -> dict[str, Any]:
    """A page of the collection, whose rows are compared with those beside it and never counted off."""
    page = _last(visible) if place == LAST else _read(visible, _cursor(place))
    keys = [key for key, *_ in page.rows]
    found = (
        Annotation.objects.filter(pk__in=keys).with_everything()
        if not is_addresses
        else Annotation.objects.filter(pk__in=keys)
    )
    by_key = {annotation.pk: annotation for annotation in found}
    rows = [by_key[key] for key in keys if key in by_key]
    document: dict[str, Any] = {"id": _address(is_addresses, place), "type": "AnnotationPage"}
    if not is_inside:
        document["partOf"] = {"id": _address(is_addresses), "type": "AnnotationCollection", "total": visible.count()}
    if place == FIRST:
        document["startIndex"] = 0
    for name, cursor in (("next", page.next), ("prev", page.previous)):
        if cursor is not None:
            document[name] = _address(is_addresses, cursor.write(SALT))
    items = [absolute(annotation_path(row)) if is_addresses else write_annotation(row, is_alone=False) for row in rows]
    return document | {"items": items}


def _read(visible: AnnotationQuerySet, cursor: Cursor | None) -> Page:
    return read_page(
        visible,
        order=NEWEST,
        size=SIZE,
        cursor=cursor,
        read=lambda page, order: page.values_list("pk", *NEWEST.key),
    )


def _last(visible: AnnotationQuerySet) -> Page:
    """The last so many rows. Going on from them backwards, pages begin elsewhere than going on from the first."""
    found = list(visible.order_by(*NEWEST.columns(is_reversed=True)).values_list("pk", *NEWEST.key)[: SIZE + 1])
    rows = found[:SIZE][::-1]
    return Page(rows, None, Cursor(rows[0][1:], True) if len(found) > SIZE else None)


def _cursor(place: str) -> Cursor | None:
    if place == FIRST:
        return None
    try:
        return Cursor.read(place, SALT)
    except BadCursor as error:
        raise BadParameters(
            {"page": "no page of this collection; take the addresses under “next” and “prev”"}
        ) from error
