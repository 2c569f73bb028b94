"""What every view of the API is, its first page, and its description of itself."""

from __future__ import annotations

from typing import Any

from csp.decorators import csp_update
from django.conf import settings
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.decorators import method_decorator
from drf_spectacular.utils import extend_schema
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.views import APIView

from .answers import absolute, answer, render
from .lists import LISTS
from .parameters import read_parameters
from .problems import BadParameters
from .schema import LIST_PROBLEMS, MEDIA_TYPES, write_schema
from .serializers import RootSerializer


class AlwaysJSON(BaseContentNegotiation):
    """JSON whatever is asked for: one address, one representation."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        return parsers[0] if parsers else None

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str | None = None) -> Any:
        return renderers[0], renderers[0].media_type


class PublicView(APIView):
    """Read only, without a session: the same bytes for everybody."""

    authentication_classes = []
    permission_classes = [AllowAny]
    parser_classes = []
    content_negotiation_class = AlwaysJSON
    http_method_names = ["get", "head", "options"]


class Root(PublicView):
    """The API's first page: where everything is."""

    @extend_schema(responses={200: RootSerializer, **LIST_PROBLEMS}, operation_id="root", tags=["root"])
    def get(self, request: Request) -> HttpResponseBase:
        """Where everything is."""
        read_parameters(request, known=())
        links = {name: absolute(reverse(f"api-{name}-list")) for name in LISTS}
        links |= {name: absolute(reverse(f"api-{name}")) for name in ("schema", "docs")}
        return answer(request, render({**links, "licence": settings.ARCHIVE_LICENCE}))


class Schema(PublicView):
    """The OpenAPI document."""

    @extend_schema(exclude=True)
    def get(self, request: Request) -> HttpResponseBase:
        """The document as JSON, or as YAML with `?format=yaml`."""
        form = read_parameters(request, known=("format",)).get("format", "json")
        if form not in MEDIA_TYPES:
            raise BadParameters({"format": "can only be “json” or “yaml”"})
        return answer(request, write_schema(form), MEDIA_TYPES[form])


class Docs(PublicView):
    """A page to try the API: Swagger UI, which draws it from the OpenAPI document in the visitor's browser."""

    @extend_schema(exclude=True)
    # Swagger UI writes styles of its own into the page; scripts come from this site alone, here as everywhere.
    @method_decorator(csp_update({"img-src": ["'self'", "data:"]}))
    def get(self, request: Request) -> HttpResponseBase:
        """The page."""
        read_parameters(request, known=())
        page = render_to_string("archive/api.html", {"site": settings.SITE_URL})
        return answer(request, page.encode(), "text/html; charset=utf-8")
