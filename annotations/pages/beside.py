"""What stands beside a record's text, as JSON for its page: who asks, and the annotations that she may see there.

The page itself is the same bytes for everybody; this is asked for by whoever switches the notes on.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Any, Final

import orjson
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe

from annotations.models import Annotation, Membership
from archive.models import Edition, Report
from archive.models.identifiers import MistypedIdentifier, read, show

from .entries import read_entries

SHAPE: Final = "2"
"""Goes into each ETag: another one for another shape of the same annotations."""


def find_edition(rid: str, major: int | None = None) -> Edition:
    """The newest edition of that first number, or the current one, of a published record, without its content. Raises Http404."""
    try:
        stored = read(rid)
    except MistypedIdentifier as error:
        raise Http404(str(error)) from error
    report = Report.objects.published().filter(rid=stored, published_report__isnull=False).first()
    if report is None:
        raise Http404
    editions = Edition.objects.filter(report=report).defer("content").select_related("report")
    # A published record has a current edition.
    chosen = editions.filter(pk=report.current_edition_id or 0) if major is None else editions.filter(major=major)
    edition = chosen.order_by("-minor").first()
    if edition is None:
        raise Http404
    return edition


@require_safe
def beside(request: HttpRequest, rid: str, major: int) -> HttpResponseBase:
    """The annotations on that edition which the account may see; 304 where nothing of it has changed."""
    edition = find_edition(rid, major)
    seen = Annotation.objects.visible_to(request.user).filter(report=edition.report_id)
    me = _write_me(request)
    # What an entry says follows from these alone.
    known = seen.order_by("pk").values_list(
        "pk", "changed_at", "creator__username", "creator__first_name", "creator__last_name", "creator__erased_at"
    )
    etag = _tag([SHAPE, edition.report_id, edition.number, me, list(known)])
    kept = get_conditional_response(request, etag=etag, response=_close(HttpResponse(), request, etag))
    if request.method == "GET" and kept is not None and kept.status_code == 304:
        return kept
    body = {
        "record": show(edition.report.rid),
        "edition": edition.number,
        "site": settings.SITE_URL,
        "text": f"/notebook/records/{show(edition.report.rid)}/{edition.major}/text/",
        "me": me,
        "annotations": read_entries(seen, edition.major, request.user),
    }
    return _close(HttpResponse(orjson.dumps(body), content_type="application/json"), request, etag)


@require_safe
def text(request: HttpRequest, rid: str, major: int) -> HttpResponseBase:
    """The edition's text, by which offsets are counted, with the stretches that make the page's blocks; the same for everybody."""
    edition = find_edition(rid, major)
    etag = _tag(["text", SHAPE, edition.pk])
    response = HttpResponse(content_type="application/json")
    response["ETag"], response["Cache-Control"] = etag, "public, max-age=0, must-revalidate"
    kept = get_conditional_response(request, etag=etag, response=response)
    if kept is not None and kept.status_code == 304:
        return kept
    record = edition.document["record"]
    response.content = orjson.dumps(
        {
            "text": record["text"],
            "parts": [[part["kind"], part["start"], part["end"], part.get("sid")] for part in record["parts"]],
            "emendations": [[one["start"], one["end"]] for one in record["emendations"]],
        }
    )
    return response


def _write_me(request: HttpRequest) -> dict[str, Any] | None:
    """Who asks, and with whom she works, for whom she shares with and whom she names; None for somebody not signed in."""
    user = request.user
    if not user.is_authenticated:
        return None
    mine = Membership.objects.of(user).values("group")
    groups: dict[str, dict[str, Any]] = {}
    members = Membership.objects.current().filter(group__in=mine, user__is_active=True)
    for one in members.select_related("user", "group").order_by("group__name", "group", "user__username"):
        group = groups.setdefault(one.group.slug, {"slug": one.group.slug, "name": one.group.name, "members": []})
        group["members"].append({"name": one.user.get_username(), "called": one.user.called})
    return {"name": user.get_username(), "called": user.called, "groups": list(groups.values())}


def _tag(known: Any) -> str:
    return f'"{blake2b(orjson.dumps(known), digest_size=16).hexdigest()}"'


def _close(response: HttpResponse, request: HttpRequest, etag: str) -> HttpResponse:
    if request.user.is_authenticated:
        get_token(request)  # so that the page can write: it reads the token from the cookie
    response["ETag"], response["Cache-Control"] = etag, "private, no-cache"
    patch_vary_headers(response, ("Cookie",))
    return response
