"""One annotation by the protocol: read, replaced, deleted."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase, HttpResponseRedirect
from rest_framework.request import Request

from annotations.answering import AnnotationView, answer, get_annotation, remove, render, replace
from annotations.models import Annotation
from annotations.writing import PROFILE, standing_anchor
from archive.rendering.addresses import report_path, statement_path

from .headers import LDP, OA, describe, prefers_page


class Resource(AnnotationView):
    """An annotation at its `id`."""

    # Described by its standard, not by the API's document.
    schema = None

    def get(self, request: Request, guid: str) -> HttpResponseBase:
        """The annotation; a browser is led to the words that it is on."""
        annotation = get_annotation(request, guid)
        if prefers_page(request):
            return _described(_SeeOther(_page(annotation)))
        return _described(answer(request, render(annotation), PROFILE))

    def put(self, request: Request, guid: str) -> HttpResponseBase:
        """Another version, by its creator; `If-Match` has to name what was read."""
        answered = replace(request, guid)
        return _described(answer(request, answered.body, PROFILE))

    def delete(self, request: Request, guid: str) -> HttpResponseBase:
        """Deleted by its creator: from now on the address answers 410."""
        remove(request, guid)
        return _described(HttpResponse(status=204))

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """What can be done."""
        return _described(HttpResponse(status=204))


class _SeeOther(HttpResponseRedirect):
    status_code = 303


def _described(response: HttpResponseBase) -> HttpResponseBase:
    return describe(response, f"{LDP}Resource", f"{OA}Annotation")


def _page(annotation: Annotation) -> str:
    """The page of the words that it is on, with the annotation named behind the #."""
    first = annotation.thread or annotation
    anchor = standing_anchor(first.anchors.order_by("-major"))
    rid = annotation.report.rid
    is_current = (
        annotation.report.current_edition is not None and annotation.report.current_edition.major == anchor.major
    )
    major = None if is_current else anchor.major
    path = statement_path(anchor.identity_id, major) if anchor.identity_id else report_path(rid, major)
    return f"{path}#annotation-{annotation.guid}"
