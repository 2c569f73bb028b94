"""What the workbench's addresses have in common: who may ask, what can be read from a request, and answers in JSON."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

import orjson
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from archive.desk.bases import desk_view
from archive.models import Report
from archive.parsing.revising.rebasing import Step

Endpoint = Callable[[HttpRequest, Report], HttpResponse]

MOST_STEPS = 500
"""Operations of one request: each is a change of the whole value."""

DEEPEST = 6
"""How deep lists and objects of a request may stand in each other; what the operations take is flatter."""

LARGEST = 1_000_000
"""Bytes of a request."""

LONGEST_MESSAGE = 600
"""Characters of a message: a refusal repeats what was sent."""


class BadRequest(ValueError):
    """A request that can't be read; the message says what, where, and what to do."""


def answer(data: Any, *, status: int = 200) -> HttpResponse:
    """JSON, never cached."""
    return HttpResponse(orjson.dumps(data), content_type="application/json", status=status)


def refuse(message: str, *, status: int = 422) -> HttpResponse:
    """An answer that says what can't be done."""
    return answer({"errors": [{"message": message[:LONGEST_MESSAGE]}]}, status=status)


def endpoint(method: str, *permissions: str) -> Callable[[Endpoint], Callable[..., HttpResponseBase]]:
    """A view of one report that answers in JSON, errors too, to those who have one of the permissions.

    401: not signed in; 403: not permitted; 404: no such report; 405: another method; 422: a request that can't be read.
    """

    def decorate(function: Endpoint) -> Callable[..., HttpResponseBase]:
        @wraps(function)
        def read(request: HttpRequest, pk: int) -> HttpResponse:
            report = Report.objects.with_text().filter(pk=pk).first()
            if report is None or report.version == 0:
                return refuse(_("There is no such report, or it has no text yet."), status=404)
            try:
                return function(request, report)
            except BadRequest as error:
                return refuse(str(error))

        guarded = desk_view(*permissions)(read)

        @never_cache
        @wraps(function)
        def view(request: HttpRequest, pk: int) -> HttpResponseBase:
            # Said in JSON: a page that works on must not take the form to sign in for an answer.
            if not admin.site.has_permission(request):
                return refuse(_("You are not signed in any more: sign in in another window, and go on."), status=401)
            if not any(request.user.has_perm(permission) for permission in permissions):
                return refuse(_("Your roles don’t allow this."), status=403)
            if request.method != method:
                response = refuse(_("This address takes %(method)s.") % {"method": method}, status=405)
                response["Allow"] = method
                return response
            return guarded(request, pk)

        return view

    return decorate


def read_body(request: HttpRequest) -> dict[str, Any]:
    """The JSON object in the body. Raises BadRequest; an empty body is an empty object."""
    if not request.body:
        return {}
    if len(request.body) > LARGEST:
        raise BadRequest(_("The request is too large: send fewer operations at once."))
    try:
        data = orjson.loads(request.body)
    except orjson.JSONDecodeError as error:
        raise BadRequest(_("The request is no JSON: %(error)s.") % {"error": error}) from error
    if not isinstance(data, dict):
        raise BadRequest(_("The request is no JSON object."))
    _check_values(data)
    return data


def _check_values(data: Any) -> None:
    """Raise BadRequest for what no value of ours can be: a NUL, or too deep a nesting."""
    waiting: list[tuple[Any, int]] = [(data, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > DEEPEST:
            raise BadRequest(_("The request is nested too deep."))
        if isinstance(value, dict):
            waiting += [(item, depth + 1) for pair in value.items() for item in pair]
        elif isinstance(value, list):
            waiting += [(item, depth + 1) for item in value]
        elif isinstance(value, str) and "\0" in value:
            raise BadRequest(_("A text has a NUL character, which can’t be stored: take it out."))


def read_version(data: dict[str, Any]) -> int:
    """The version for which the request was made. Raises BadRequest."""
    version = data.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or not 0 < version < 2**31:
        raise BadRequest(_("Say for which version it is meant: “version”, a whole number from 1."))
    return version


def read_token(data: dict[str, Any]) -> str:
    """The request's own identifier, by which a repetition is known; empty where it has none. Raises BadRequest."""
    token = data.get("token")
    if token is None:
        return ""
    try:
        return str(uuid.UUID(token))
    except (ValueError, TypeError, AttributeError) as error:
        raise BadRequest(_("“token” is no UUID.")) from error


def read_steps(data: dict[str, Any]) -> list[Step]:
    """The operations, their names and arguments as they were sent. Raises BadRequest."""
    sent = data.get("operations")
    if not isinstance(sent, list) or not 0 < len(sent) <= MOST_STEPS:
        raise BadRequest(
            _("“operations” is a list of at least one and at most %(most)s operations.") % {"most": MOST_STEPS}
        )
    steps = []
    for number, one in enumerate(sent):
        if not isinstance(one, dict) or not isinstance(one.get("name"), str):
            raise BadRequest(_("Operation %(n)s has no name.") % {"n": number})
        arguments = one.get("arguments", {})
        if not isinstance(arguments, dict):
            raise BadRequest(_("The arguments of operation %(n)s are no object.") % {"n": number})
        steps.append(Step(one["name"], arguments))
    return steps


def read_words(request: HttpRequest, name: str = "q") -> str:
    """What was typed, as one line of at most 200 characters; characters that can't be stored are left out."""
    typed = request.GET.get(name, "").replace("\0", "")
    return " ".join(typed.encode("utf-8", "ignore").decode().split())[:200]


def read_index(request: HttpRequest, name: str = "part") -> int | None:
    """The index of a part; None where none is asked for. Raises BadRequest."""
    sent = request.GET.get(name, "")
    if not sent:
        return None
    if not (sent.isascii() and sent.isdigit() and len(sent) < 7):
        raise BadRequest(_("“%(name)s” is the number of a part.") % {"name": name})
    return int(sent)
