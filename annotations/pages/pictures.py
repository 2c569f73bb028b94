"""The page of pictures: positions over time, who takes up what, and who raised what, of what the account may see."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.picturing.attention import picture_raised
from annotations.picturing.choosing import NONE, find_choices
from annotations.picturing.crossings import picture_crossings
from annotations.picturing.gathering import read_codes, read_positions, read_tags
from annotations.picturing.points import Gathered
from annotations.picturing.scope import Asked, NoSuchScope, Scope, Source, find_scope, list_scopes
from annotations.picturing.traces import picture_traces
from archive.citing import ARCHIVE
from archive.models import Tenure
from archive.picturing import Picture
from archive.picturing.giving import TYPES, include, name_file, write_file
from archive.rendering.addresses import absolute
from archive.rendering.dates import show_date

from .answering import private
from .picture_forms import KINDS, PictureForm


@dataclass(frozen=True, slots=True)
class _Sought:
    """What was asked for; `picture` is None where the form is not valid, or nothing fits."""

    form: PictureForm
    scope: Scope
    picture: Picture | None


@private
@require_safe
def pictures(request: HttpRequest) -> HttpResponse:
    """The form, and the picture of what is asked for: at first the account's own view of all codings that it may see."""
    sought = _seek(request, request.GET.get("kind", ""), is_form_shown=True)
    given = _given(request)
    asked = [name for name in given if name not in ("kind", "of", "by")]
    context = {
        "form": sought.form,
        "picture": _include(sought.picture, request),
        "empty": "" if sought.picture else _say_why(sought),
        "scope": sought.scope,
        "is_narrowed": bool(asked),
        "everything": f"?{urlencode({name: given[name] for name in given if name not in asked})}",
    }
    status = 200 if sought.form.is_valid() else 422
    return render(request, "notebook/pictures.html", context, status=status)


@private
@require_safe
def picture_file(request: HttpRequest, kind: str, suffix: str) -> HttpResponse:
    """One picture as SVG, PNG, or the data behind it as CSV."""
    if kind not in KINDS or suffix not in TYPES:
        raise Http404(_("There is no such file."))
    sought = _seek(request, kind)
    if sought.picture is None:
        raise Http404(_("There is nothing to draw."))
    today = show_date(timezone.localdate().isoformat())
    source = [
        f"{ARCHIVE}, {absolute(sought.picture.page)}",
        _("Drawn on %s for one reader: others may see fewer codings, or more.") % today,
    ]
    body = write_file(sought.picture, suffix, source=source, site=absolute(""))
    answer = HttpResponse(body, content_type=TYPES[suffix])
    answer["Content-Disposition"] = name_file(sought.picture, suffix, "")
    return answer


def _seek(request: HttpRequest, kind: str, *, is_form_shown: bool = False) -> _Sought:
    """What the address asks for. Raises Http404 for a scope that is not there, or is not the account's."""
    try:
        scope = find_scope(request.GET.get("of", "") or Source.ALL, request.user)
    except NoSuchScope as error:
        raise Http404(_("There is nothing of that name to draw of.")) from error
    choices = find_choices(Asked(scope), by=request.user) if is_form_shown else NONE
    scopes = list_scopes(request.user) if is_form_shown else []
    data = {**request.GET.dict(), "kind": kind or next(iter(KINDS)), "of": scope.value}
    form = PictureForm(data, scopes=scopes, choices=choices)
    return _Sought(form, scope, _draw(request, form, scope) if form.is_valid() else None)


def _draw(request: HttpRequest, form: PictureForm, scope: Scope) -> Picture | None:
    asked, by, kind = form.asked(scope), request.user, form.cleaned_data["kind"]
    page = f"{reverse('annotations:pictures')}?{urlencode({**_given(request), 'kind': kind})}"
    if kind in ("positions", "matrix"):
        gathered = read_positions(asked, by=by)
        if kind == "matrix":
            return picture_crossings(asked, gathered, page, kind, are_positions=True)
        if form.cleaned_data["beside"] and scope.source is not Source.ARCHIVE:
            gathered = _join(gathered, read_positions(replace(asked, scope=Scope(Source.ARCHIVE)), by=by))
        return picture_traces(asked, gathered, page, _tenures(gathered))
    gathered = read_tags(asked) if form.is_of_tags else read_codes(asked, by=by)
    if kind == "raised":
        return picture_crossings(asked, gathered, page, kind, are_positions=False)
    return picture_raised(asked, gathered, page)


def _join(one: Gathered, other: Gathered) -> Gathered:
    return Gathered((*one.points, *other.points), one.is_cut or other.is_cut, one.left_out)


def _tenures(gathered: Gathered) -> dict[str, list[Tenure]]:
    """The offices of the persons among the holders, by their keys; one query."""
    people = {
        point.who.key.removeprefix("person:") for point in gathered.points if point.who.key.startswith("person:")
    }
    return {f"person:{slug}": held for slug, held in Tenure.objects.by_person(people).items()}


def _given(request: HttpRequest) -> dict[str, str]:
    """What the address asks for."""
    return {name: str(value) for name, value in request.GET.items() if value}


def _include(picture: Picture | None, request: HttpRequest) -> dict[str, Any] | None:
    """The picture for the page, with files of just what is drawn."""
    context = include(picture)
    if context is not None and picture is not None:
        given = {name: value for name, value in _given(request).items() if name != "kind"}
        query = f"?{urlencode(given)}" if given else ""
        context["downloads"] = [
            {
                "label": suffix.upper(),
                "href": reverse("annotations:picture_file", args=[picture.name, suffix]) + query,
            }
            for suffix in TYPES
        ]
    return context


def _say_why(sought: _Sought) -> str:
    """Why nothing is drawn, and what to do."""
    if not sought.form.is_valid():
        return ""
    match sought.scope.source:
        case Source.DECISIONS:
            return _("Nothing has been decided in this project yet. Its rounds are revealed first; then a keeper of the project decides, statement by statement.")  # fmt: skip
        case Source.PROJECT:
            return _("Nothing of this project can be drawn yet. Codings of a blind round are in no picture before it is revealed, not even your own.")  # fmt: skip
        case Source.ARCHIVE:
            return _("The editors have taken up no position yet, or nothing of that kind: propositions with positions are listed under Propositions.")  # fmt: skip
        case _:
            return _("Nothing has been coded here yet that you may see. Positions and codes are given in the rounds of a project, or beside a record with “Scholars’ notes” switched on.")  # fmt: skip
