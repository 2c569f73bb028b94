"""The form by which a reader tells of an error in a record.

It is a reading page as all others: the same bytes for everybody, no cookie. A token against forged requests would
differ from visitor to visitor, and there is nobody signed in whose name could be misused; what a browser says of where
the form was sent from is asked for instead, so that no other site can send it in its readers' names.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from rest_framework.throttling import SimpleRateThrottle

from archive.models import PublishedPart, Report
from archive.models.identifiers import MistypedIdentifier, read, show
from archive.rendering.addresses import error_path, report_path
from archive.reviewing.correcting import LONGEST, NotReceived, tell_error

from .answering import NotHere, answer_not_found, answer_page, move_permanently, read_identifier
from .entries import statement_result
from .filters import name_unknown
from .records import find_public, tombstone

BAIT = "website"
"""A field that people don't see and programs fill in."""


class ErrorThrottle(SimpleRateThrottle):
    """How many errors one address can tell of."""

    rate = "5/hour"
    scope = "errors"

    def get_cache_key(self, request: Any, view: Any) -> str:
        """By the address, as the API counts."""
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}


class ErrorForm(forms.Form):
    """What is wrong; who says so, where she wants an answer."""

    text = forms.CharField(
        label=gettext_lazy("What is wrong, and how do you know?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("The words of the record that are wrong, and where it stands otherwise: the more exactly, the sooner it is corrected."),
        error_messages={
            "required": gettext_lazy("Say what is wrong."),
            "max_length": gettext_lazy("That is too long: at most %(limit_value)d characters."),
        },
    )  # fmt: skip
    name = forms.CharField(label=gettext_lazy("Your name, if you wish"), max_length=200, required=False)
    email = forms.EmailField(
        label=gettext_lazy("Your mail address, if you want an answer"),
        required=False,
        error_messages={"invalid": gettext_lazy("This is not a mail address. Leave it empty if you want no answer.")},
    )


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def error(request: HttpRequest, shown: str) -> HttpResponseBase:
    """The form on a published record, or on the statement of `?statement=`; posted, what was written is kept."""
    try:
        rid = read_identifier(shown)
        path = error_path(rid)
        if request.path != path:
            return move_permanently(request, path)
        found = find_public(rid)
        if found.state == Report.State.WITHDRAWN:
            return tombstone(request, found)
        if reason := name_unknown(request.GET, ("statement",)):
            raise NotHere(reason)
        if request.method == "POST":
            return _receive(request, found, path)
        return _show(request, found, ErrorForm(), status=200)
    except NotHere as absence:
        return answer_not_found(request, str(absence))


@require_http_methods(["GET", "HEAD"])
def thanks(request: HttpRequest, shown: str) -> HttpResponseBase:
    """That it has arrived."""
    try:
        rid = read_identifier(shown)
        if request.path != reverse("archive:error_thanks", args=[show(rid)]):
            return move_permanently(request, reverse("archive:error_thanks", args=[show(rid)]))
        found = find_public(rid)
        if found.state == Report.State.WITHDRAWN:
            return tombstone(request, found)
        return answer_page(request, "archive/error_thanks.html", {"record": report_path(rid), "title": _title(found)})
    except NotHere as reason:
        return answer_not_found(request, reason)


def _receive(request: HttpRequest, found: Report, path: str) -> HttpResponseBase:
    if not _is_own_form(request):
        return _show(
            request, found, _filled(request, _("The form was sent from another site. Send it from here.")), status=403
        )
    thanked = HttpResponseRedirect(reverse("archive:error_thanks", args=[show(found.rid)]))
    thanked["Cache-Control"] = "no-store"
    if request.POST.get(BAIT):
        # A program that fills in everything: it is told what people are told.
        return thanked
    form = ErrorForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form, status=400)
    if settings.THROTTLE and not ErrorThrottle().allow_request(request, None):  # type: ignore[arg-type]
        return _show(
            request,
            found,
            _filled(
                request,
                _(
                    "Several notes have come from your connection within the hour. Send this one later; nothing was kept."
                ),
            ),
            status=429,
        )
    try:
        tell_error(report=found, sid=_sid(request, found), **form.cleaned_data)
    except NotReceived as reason:
        return _show(request, found, _filled(request, str(reason)), status=409)
    return thanked


def _filled(request: HttpRequest, reason: str) -> ErrorForm:
    form = ErrorForm(request.POST)
    form.is_valid()
    form.add_error(None, reason)
    return form


def _is_own_form(request: HttpRequest) -> bool:
    """Whether the browser says nothing else than that the form was sent from this site; some say nothing."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    came_from = request.headers.get("Origin") or request.headers.get("Referer")
    if not came_from:
        return True
    own = {urlsplit(settings.SITE_URL).netloc, request.get_host()}
    return urlsplit(came_from).netloc in own


def _show(request: HttpRequest, found: Report, form: ErrorForm, *, status: int) -> HttpResponseBase:
    sid = _sid(request, found)
    context = {
        "title": _title(found),
        "record": report_path(found.rid),
        "language": _record(found)["language"] or "",
        "keeper": _record(found)["record_keeper"]["label"],
        "result": statement_result(PublishedPart.objects.get(identity=sid).data) if sid else None,
        "form": form,
        "action": error_path(found.rid, sid),
        "bait": BAIT,
    }  # fmt: skip
    answer = answer_page(request, "archive/error.html", context, status=status)
    if status != 200:
        # What was typed stands in it.
        answer["Cache-Control"] = "no-store"
    return answer


def _sid(request: HttpRequest, found: Report) -> str:
    """The statement that the address names, as stored; nothing where it names none. Raises NotHere.

    It stands in the current edition, as the projection has it.
    """
    asked = request.GET.get("statement", "")
    if not asked:
        return ""
    try:
        sid = read(asked[:40])
    except MistypedIdentifier as reason:
        raise NotHere(_("Look at the identifier in the address: %s.") % reason) from reason
    if not PublishedPart.objects.filter(identity=sid, report=found.pk).exists():
        raise NotHere(_("This record has no statement %s in its current edition.") % show(sid))
    return sid


def _record(found: Report) -> dict[str, Any]:
    assert found.current_edition is not None
    record: dict[str, Any] = found.current_edition.document["record"]
    return record


def _title(found: Report) -> str:
    return _record(found)["title"] or _("Untitled record")
