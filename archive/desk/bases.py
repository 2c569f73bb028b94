"""What the desk's pages have in common: who may open them, and the administration's frame around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.functional import Promise

View = Callable[..., HttpResponseBase]


def desk_view(*permissions: str) -> Callable[[View], View]:
    """A view for staff who have one of the permissions ("archive.change_report"); none given: for all staff.

    Others are led to the sign-in, or refused (403). The answer is never cached.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if permissions and not any(request.user.has_perm(permission) for permission in permissions):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            # Asked for at each request: the site's sign-in is put in place after this module is read.
            return admin.site.admin_view(guarded)(request, *args, **kwargs)

        return checked

    return decorate


def desk_page(
    request: HttpRequest,
    template: str,
    *,
    title: str | Promise,
    context: Mapping[str, Any] | None = None,
    status: int = 200,
) -> TemplateResponse:
    """A page of the desk in the administration's frame; `template` extends "desk/base.html"."""
    return TemplateResponse(
        request, template, {**admin.site.each_context(request), "title": title, **(context or {})}, status=status
    )


def count_all(found: QuerySet[Any], rows: Sequence[Any], page: int, *, is_first: bool) -> int:
    """How many `found` are in all, where `rows` are those of a page and one more; no query where they are all of them."""
    return len(rows) if is_first and len(rows) <= page else found.count()
