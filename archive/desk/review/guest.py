"""The page of an invited outsider: a working copy to read and to comment on, by a secret address, without an account.

Nothing else can be reached from it. No cookie takes part, so no other site can act in the guest's name: whoever knows
the address may comment, and nobody else. That is why no token of a form is asked for.
"""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from rest_framework.throttling import BaseThrottle

from archive.models import Comment, Report, ReviewLink
from archive.reviewing.commenting import RefusedComment, comment
from archive.reviewing.inviting import find_link

from .forms import GuestForm
from .looking import look_at, rows_of

TRIES, READS, COMMENTS = (20, 60), (120, 60), (30, 3600)
"""How often in so many seconds: wrong addresses from one place, one link read, comments by one link."""


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def guest(request: HttpRequest, token: str) -> HttpResponse:
    """The working copy, with the comments made by this link; POST adds one. Any address that is not valid is a 404."""
    try:
        answer = _answer(request, token)
    except Http404:
        answer = HttpResponse(render_to_string("review/gone.html"), status=404)
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer


def _answer(request: HttpRequest, token: str) -> HttpResponse:
    link = find_link(token)
    if link is None:
        # From where somebody asks, as far as the proxies in front can be trusted to tell: counted as the API counts.
        visitor = BaseThrottle().get_ident(request)  # type: ignore[arg-type]
        if not _is_within(f"tries:{visitor}", *TRIES):
            return _too_often()
        raise Http404
    if not _is_within(f"reads:{link.pk}", *READS):
        return _too_often()
    if request.method != "POST":
        return _page(request, link, GuestForm(initial={"sid": request.GET.get("comment", "")}))
    form = GuestForm(request.POST)
    if form.is_valid():
        if not _is_within(f"comments:{link.pk}", *COMMENTS):
            return _too_often()
        try:
            made = comment(report=link.report, text=form.cleaned_data["text"], link=link, sid=form.cleaned_data["sid"])
        except RefusedComment as refusal:
            form.add_error(None, str(refusal))
        else:
            return HttpResponseRedirect(f"{request.path}#comment-{made.pk}")
    return _page(request, link, form, status=422)


def _page(request: HttpRequest, link: ReviewLink, form: forms.Form, *, status: int = 200) -> HttpResponse:
    report: Report = link.report
    asked = form.data.get("sid", "") if form.is_bound else request.GET.get("comment", "")
    threads = list(Comment.objects.filter(report=report).seen_through(link).threads())
    # As it stands, without what the public has: the guest reviews the working copy.
    look = look_at(report, beside_edition=False)
    standing = {part.sid for part in look.contrast.parts if part.sid}
    context = {
        "report": report,
        "link": link,
        "path": request.path,
        "look": look,
        "rows": rows_of(look, threads, asked=asked, only_changes=False),
        "threads": [thread for thread in threads if thread.identity_id not in standing],
        "is_asked_of_the_whole": asked not in standing,
        "form": form,
    }
    return HttpResponse(render_to_string("review/guest.html", context), status=status)


def _too_often() -> HttpResponse:
    answer = HttpResponse(render_to_string("review/gone.html", {"is_too_often": True}), status=429)
    answer["Retry-After"] = "60"
    return answer


def _is_within(name: str, most: int, seconds: int) -> bool:
    """Whether it has happened at most so often since it began to be counted, this time included."""
    if not settings.THROTTLE:
        return True
    key = f"review:{name}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) <= most
    except ValueError:  # it ran out between the two
        return True
