"""What an error looks like: a problem (RFC 9457, `application/problem+json`), whoever raised it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

import orjson
from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views import defaults
from rest_framework import exceptions
from rest_framework.views import set_rollback

API = "/api/"


class BadParameters(exceptions.APIException):
    """Something in the query string is wrong; `errors` says for each parameter what."""

    status_code = 400

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {message}" for name, message in errors.items()))
        self.members = {"errors": [{"parameter": name, "detail": message} for name, message in errors.items()]}


class Gone(exceptions.APIException):
    """What was public once and is no more; `members` are added to the problem."""

    status_code = 410

    def __init__(self, detail: str, **members: Any) -> None:
        super().__init__(detail)
        self.members = members


def problem(status: int, detail: str | None = None, **members: Any) -> HttpResponse:
    """The problem as an answer. Its title is the status's own phrase, as `about:blank` asks for."""
    content = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    if detail:
        content["detail"] = detail
    answer = HttpResponse(
        orjson.dumps(content | members, default=str), status=status, content_type="application/problem+json"
    )
    answer["Cache-Control"] = "no-store"
    return answer


def answer_problem(exception: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """The REST framework's exception handler. What is nobody's doing is left to `server_error` below."""
    if isinstance(exception, Http404):
        exception = exceptions.NotFound()
    elif isinstance(exception, PermissionDenied):
        exception = exceptions.PermissionDenied()
    if not isinstance(exception, exceptions.APIException):
        return None
    set_rollback()
    members = dict(getattr(exception, "members", {}))
    if isinstance(exception.detail, str):
        detail = str(exception.detail)
    else:
        members["errors"] = list(_errors(exception.detail, "#"))
        detail = "; ".join(error["detail"] for error in members["errors"])
    answer = problem(exception.status_code, detail, **members)
    if header := getattr(exception, "auth_header", None):
        answer["WWW-Authenticate"] = header
    if wait := getattr(exception, "wait", None):
        answer["Retry-After"] = str(int(wait))
    return answer


def _errors(detail: Any, pointer: str) -> Iterator[dict[str, str]]:
    """The messages of a ValidationError, each with the place in the request's body (RFC 6901)."""
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            yield from _errors(inner, pointer if name == "non_field_errors" else f"{pointer}/{name}")
    elif isinstance(detail, list):
        for index, inner in enumerate(detail):
            yield from _errors(inner, f"{pointer}/{index}" if isinstance(inner, Mapping) else pointer)
    else:
        yield {"detail": str(detail), "pointer": pointer}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400: a problem under /api/, elsewhere a page that says what is too much."""
    if request.path.startswith(API):
        return problem(400, "The request cannot be read.")
    reason = ""
    if isinstance(exception, TooManyFilesSent):
        most = f"{settings.DATA_UPLOAD_MAX_NUMBER_FILES:,}"
        reason = _("More than %(most)s files were sent at once. Choose fewer, or one file of JSON lines.") % {
            "most": most
        }
    elif isinstance(exception, (RequestDataTooBig, TooManyFieldsSent)):
        reason = _("This is more than can be sent at once. Send it in parts.")
    return HttpResponseBadRequest(render_to_string("400.html", {"reason": reason}))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler403: a problem under /api/, the page elsewhere, which knows the account and is not kept by a cache."""
    if request.path.startswith(API):
        return problem(403)
    response = defaults.permission_denied(request, exception)
    add_never_cache_headers(response)
    return response


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler404: a problem under /api/, the page elsewhere."""
    if not request.path.startswith(API):
        return defaults.page_not_found(request, exception)
    return problem(404, "The API has nothing at this address; /api/v1/ lists what there is.")


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500: a problem under /api/, the page elsewhere."""
    if not request.path.startswith(API):
        return defaults.server_error(request)
    return problem(500, "Something is wrong on our side. It has been logged.")
