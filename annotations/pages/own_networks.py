"""Networks of the codings that a scholar sees: of a project, a group, a codebook, one's own; nothing of a blind round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.networks import Edge
from annotations.picturing.choosing import NONE, find_choices
from annotations.picturing.gathering import read_positions
from annotations.picturing.network_behind import choose_points
from annotations.picturing.network_choices import KINDS, SPEAKING, Choices
from annotations.picturing.network_making import make_network
from annotations.picturing.network_material import gathered_material
from annotations.picturing.network_picture import NetworkPicture, picture_network
from annotations.picturing.network_times import Step, steps
from annotations.picturing.points import Gathered
from annotations.picturing.scope import Asked, NoSuchScope, Scope, Source, find_scope, list_scopes
from archive.citing import ARCHIVE
from archive.rendering.addresses import absolute
from archive.rendering.dates import show_date

from .answering import private
from .network_shown import (
    has_file,
    include_network,
    method_fields,
    name_errors,
    read_tie,
    show_behind,
    step_links,
    tie_query,
    words_of,
    write_network,
)
from .picture_forms import ScopeForm

MOST: Final = 1_000
"""Codings in one network, the newest by the day of the event."""
OFFERED: Final = tuple(kind for kind in KINDS if kind != SPEAKING)


@dataclass(frozen=True, slots=True)
class _Sought:
    """What was asked for; `gathered` is None where it can't be asked."""

    form: ScopeForm
    scope: Scope
    choices: Choices
    errors: dict[str, str]
    gathered: Gathered | None
    query: dict[str, str]

    @property
    def page(self) -> str:
        """The address of the page."""
        return f"{reverse('annotations:own_networks')}?{urlencode(self.query)}"

    def tie(self, edge: Edge) -> str:
        """The address of what is behind a tie."""
        return f"{reverse('annotations:own_network_tie')}?{tie_query(edge, self.query)}"

    def in_time(self, step: Step) -> str:
        """The address of the page for another window of time."""
        days = {"first": step.first.isoformat(), "last": step.last.isoformat()}
        return f"{reverse('annotations:own_networks')}?{urlencode({**self.query, **days})}"


@private
@require_safe
def own_networks(request: HttpRequest) -> HttpResponse:
    """The form, the picture and its tables."""
    sought = _seek(request, is_form_shown=True)
    points = sought.gathered.points if sought.gathered else ()
    sides = sorted({(point.side, point.country) for point in points if point.side}, key=lambda side: side[1])
    fields = method_fields(sought.choices, sides, OFFERED)
    context: dict[str, Any] = {
        "form": sought.form,
        "fields": fields,
        "errors": name_errors(sought.errors, fields),
        "scope": sought.scope,
        "is_narrowed": any(name in sought.query for name in ScopeForm.OF_SCOPE if name != "of"),
        "everything": f"?{urlencode({'of': sought.scope.value, **sought.choices.parameters})}",
    }
    if sought.gathered is not None:
        shown = _draw(sought, sought.gathered)
        if shown is not None:
            query = f"?{urlencode(sought.query)}"
            context["network"] = include_network(shown, reverse("annotations:own_networks"), query)
        given = sought.form.cleaned_data
        days = gathered_material(sought.gathered, MOST).days
        context["steps"] = step_links(steps(given["first"], given["last"], days), sought.in_time)
        context["left_out"] = sought.gathered.left_out
    return render(request, "notebook/networks.html", context, status=200 if sought.gathered is not None else 422)


@private
@require_safe
def own_network_file(request: HttpRequest, name: str, suffix: str) -> HttpResponse:
    """The network as a picture or as data."""
    sought = _seek(request)
    shown = _draw(sought, sought.gathered) if sought.gathered is not None else None
    if not has_file(name, suffix) or shown is None:
        raise Http404(_("There is nothing to draw."))
    source = [
        f"{ARCHIVE}, {absolute(sought.page)}",
        _("Drawn on %s for one reader: others may see fewer codings, or more.")
        % show_date(timezone.localdate().isoformat()),
    ]
    body, media_type, disposition = write_network(shown, name, suffix, source=source, site=absolute(""))
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = disposition
    return response


@private
@require_safe
def own_network_tie(request: HttpRequest) -> HttpResponse:
    """The codings behind a tie, with the statements they are on."""
    sought = _seek(request)
    if sought.gathered is None:
        raise Http404(_("There is nothing to draw."))
    found = choose_points(read_tie(request.GET), sought.choices, sought.gathered)
    if not found:
        raise Http404(_("Nothing that you may see is behind such a tie."))
    context = {**show_behind(found), "kind": words_of(sought.choices), "page": sought.page, "scope": sought.scope}
    return render(request, "notebook/network_tie.html", context)


def _seek(request: HttpRequest, *, is_form_shown: bool = False) -> _Sought:
    """What the address asks for. Raises Http404 for a scope that is not there, or is not the account's."""
    try:
        scope = find_scope(request.GET.get("of", "") or Source.ALL, request.user)
    except NoSuchScope as error:
        raise Http404(_("There is nothing of that name to draw of.")) from error
    given = request.GET.dict()
    choices = Choices.read({"kind": OFFERED[0], **{name: value for name, value in given.items() if value}})
    errors = choices.errors
    if choices.kind not in OFFERED:
        errors.setdefault(
            "kind", _("Who speaks to whom is asked of the published records, which are open to everybody.")
        )
    offered = find_choices(Asked(scope), by=request.user) if is_form_shown else NONE
    scopes = list_scopes(request.user) if is_form_shown else []
    form = ScopeForm({**given, "of": scope.value}, scopes=scopes, choices=offered)
    narrowed = {name: given[name] for name in ScopeForm.OF_SCOPE if given.get(name)}
    query = {**narrowed, "of": scope.value, **choices.parameters}
    is_asked = form.is_valid() and not errors
    gathered = read_positions(form.asked(scope), by=request.user, most=MOST) if is_asked else None
    return _Sought(form, scope, choices, errors, gathered, query)


def _draw(sought: _Sought, gathered: Gathered) -> NetworkPicture | None:
    material = gathered_material(gathered, MOST)
    network = make_network(material, sought.choices)
    return picture_network(network, material, sought.choices, page=sought.page, tie_address=sought.tie)
