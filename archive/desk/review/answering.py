"""Answers to the steps of review: as JSON to the workbench's script, as a page to a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from archive.desk.workbench.answering import BadRequest, read_body
from archive.publishing import NothingToPublish, NotReadyToPublish
from archive.reviewing.commenting import RefusedComment
from archive.reviewing.inviting import RefusedInvitation
from archive.reviewing.permitting import NotPermitted
from archive.reviewing.submitting import ChangedMeanwhile, RefusedStep

REFUSALS = (RefusedStep, RefusedComment, RefusedInvitation, NothingToPublish, NotReadyToPublish)
"""What a verb raises where a step can't be taken; each says why. NotPermitted comes besides, and is 403."""


def is_json(request: HttpRequest) -> bool:
    """Whether a script asks, which is answered in JSON."""
    return request.content_type == "application/json"


def read_json(request: HttpRequest) -> dict[str, Any]:
    """The object of the request's body, as the workbench reads it; an empty body is an empty one. Raises ValidationError."""
    try:
        return read_body(request)
    except BadRequest as error:
        raise ValidationError(str(error)) from error


def refuse_json(error: Exception, **conflict: Any) -> JsonResponse:
    """The refusal in JSON: 403 where it is not allowed, 409 where somebody was faster, else 422."""
    if isinstance(error, NotPermitted):
        return _errors([str(error)], 403)
    if isinstance(error, ChangedMeanwhile):
        return JsonResponse({"conflict": {"why": str(error), **conflict}}, status=409)
    if isinstance(error, ValidationError):
        return _errors(error.messages, 422)
    return _errors([str(error)], 422)


def _errors(sentences: list[str], status: int) -> JsonResponse:
    return JsonResponse({"errors": [{"message": sentence} for sentence in sentences]}, status=status)


def form_errors(form: forms.Form) -> JsonResponse:
    """What is wrong with the values of a form, in JSON."""
    return _errors([str(error) for errors in form.errors.values() for error in errors], 422)


def prefixed(form: type[forms.Form], given: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a JSON object as the form would be sent."""
    return {f"{form.prefix}-{name}": value for name, value in given.items() if value is not None}


FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
"""How a page's form is sent."""

Step = Callable[..., HttpResponseBase]


def told_in_json(view: Step) -> Step:
    """A view of the desk as scripts ask for it: what is refused is told in JSON, also to who is not signed in (any more).

    A form of a page that is sent here without a sign-in is led to it.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.content_type not in FORMS and not admin.site.has_permission(request):
            return _errors([_("You are not signed in any more: sign in in another window, and go on.")], 401)
        try:
            return view(request, *args, **kwargs)
        except (*REFUSALS, NotPermitted, ValidationError) as refusal:
            return refuse_json(refusal)
        except PermissionDenied:
            if request.content_type in FORMS:
                raise
            return _errors([_("Your roles don’t allow this.")], 403)

    return answer


def go_back(
    request: HttpRequest, pk: int, told: str = "", *, anchor: str = "", is_refused: bool = False
) -> HttpResponse:
    """Back to the page of review, with a sentence at its top."""
    if told:
        (messages.error if is_refused else messages.success)(request, told)
    answer = redirect("desk:review", pk)
    if anchor:
        answer["Location"] += f"#{anchor}"
    return answer
