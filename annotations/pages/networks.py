"""Networks of the published records: who speaks to whom, and who shares positions; the same bytes for everybody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from annotations.networks import Edge
from annotations.picturing.network_behind import read_addresses_behind, read_positions_behind
from annotations.picturing.network_choices import KINDS, SPEAKING, Choices, Published
from annotations.picturing.network_making import make_network
from annotations.picturing.network_material import Material, read_published
from annotations.picturing.network_picture import NetworkPicture, picture_network
from annotations.picturing.network_times import Step, steps
from archive.citing import ARCHIVE
from archive.models import PublishedReport
from archive.pages.addresses import absolute, with_query
from archive.pages.answering import NotHere, answer, answer_page, reading_page
from archive.pages.filters import choice, name_unknown, written
from archive.pages.naming import follow_filters
from archive.querying import first_and_last
from archive.rendering.dates import show_date
from archive.searching import find_choices

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


@dataclass(frozen=True, slots=True)
class _Asked:
    """What an address asks for."""

    choices: Choices
    published: Published
    errors: dict[str, str]

    @property
    def query(self) -> dict[str, str]:
        """It, as parameters of an address."""
        return {**self.choices.parameters, **self.published.parameters}

    @property
    def page(self) -> str:
        """The address of the page."""
        return with_query(reverse("annotations:networks"), self.query)

    def in_time(self, step: Step) -> str:
        """The address of the page for another window of time."""
        days = {"date_after": step.first.isoformat(), "date_before": step.last.isoformat()}
        return with_query(reverse("annotations:networks"), {**self.query, **days})

    def tie(self, edge: Edge) -> str:
        """The address of what is behind a tie."""
        return f"{reverse('annotations:network_tie')}?{tie_query(edge, self.query)}"


@reading_page
def networks(request: HttpRequest) -> HttpResponseBase:
    """The form, the picture and its tables; five queries at most where there is something to draw."""
    asked = _read(request)
    chosen = find_choices()
    fields = [*method_fields(asked.choices, chosen["country"], KINDS), *_fields(asked.published, chosen)]
    context: dict[str, Any] = {"fields": fields, "is_narrowed": bool(asked.query), "kind": words_of(asked.choices)}
    unknown = name_unknown(request.GET, (*Choices.names(), *Published.names()))
    if asked.errors or unknown:
        context["errors"] = [*name_errors(asked.errors, fields), *([unknown] if unknown else [])]
        return answer_page(request, "annotations/networks.html", context, status=400)
    material, shown = _draw(asked)
    if shown is None:
        follow_filters(request.path, request.GET.dict())
    else:
        query = asked.page.partition("?")[2]
        context["network"] = include_network(shown, reverse("annotations:networks"), f"?{query}" if query else "")
    context["steps"] = step_links(_steps(asked.published, material), asked.in_time)
    context["whole_href"] = _without_days(asked) if asked.published.date_after or asked.published.date_before else ""
    return answer_page(request, "annotations/networks.html", context)


@reading_page
def network_file(request: HttpRequest, name: str, suffix: str) -> HttpResponseBase:
    """The network as a picture or as data; four queries at most."""
    asked = _read(request)
    if not has_file(name, suffix):
        raise NotHere(_("There is no such file of a network."))
    if asked.errors:
        raise NotHere(_("This network can’t be drawn: %s") % " ".join(asked.errors.values()))
    _material, shown = _draw(asked)
    if shown is None:
        raise NotHere(_("There is nothing to draw: no published statement fits."))
    body, media_type, disposition = write_network(shown, name, suffix, source=_source(asked), site=absolute(""))
    response = answer(request, body, content_type=media_type)
    if response.status_code == 200:
        response["Content-Disposition"] = disposition
    return response


@reading_page
def network_tie(request: HttpRequest) -> HttpResponseBase:
    """The statements behind a tie; one query."""
    asked, tie = _read(request), read_tie(request.GET)
    if asked.errors:
        raise NotHere(_("This network can’t be drawn: %s") % " ".join(asked.errors.values()))
    read = read_addresses_behind if asked.choices.shown == SPEAKING else read_positions_behind
    found = read(tie, asked.choices, asked.published)
    if not found:
        raise NotHere(_("No published statement is behind such a tie. It may have been one before a record changed."))
    context = {**show_behind(found), "kind": words_of(asked.choices), "page": asked.page}
    return answer_page(request, "annotations/network_tie.html", context)


def _read(request: HttpRequest) -> _Asked:
    choices, published = Choices.read(request.GET), Published.read(request.GET)
    return _Asked(choices, published, {**choices.errors, **published.errors})


def _draw(asked: _Asked) -> tuple[Material, NetworkPicture | None]:
    material = read_published(asked.choices, asked.published)
    network = make_network(material, asked.choices)
    return material, picture_network(network, material, asked.choices, page=asked.page, tie_address=asked.tie)


def _fields(published: Published, chosen: dict[str, list[tuple[str, str]]]) -> list[dict[str, Any]]:
    return [
        choice("topic", _("Topic"), published.topic, chosen["topic"]),
        choice("record_keeper", _("Record-keeper"), published.record_keeper, chosen["record_keeper"]),
        written("date_after", _("From"), published.date_after, "2002-10"),
        written("date_before", _("Until"), published.date_before, "2003"),
    ]


def _steps(published: Published, material: Material) -> list[Step]:
    first = first_and_last(published.date_after)[0] if published.date_after else None
    last = first_and_last(published.date_before)[1] if published.date_before else None
    return steps(first, last, material.days)


def _without_days(asked: _Asked) -> str:
    return replace(asked, published=replace(asked.published, date_after="", date_before="")).page


def _source(asked: _Asked) -> list[str]:
    """Where the picture comes from, of when it is, and under which licence."""
    moment = PublishedReport.objects.last_published()
    state = _("State of %s.") % show_date(moment.date().isoformat()) if moment else ""
    licence = settings.ARCHIVE_LICENCE
    return [
        f"{ARCHIVE}, {absolute(asked.page)}. {state}".rstrip(),
        _("Licence of the picture: %(name)s, %(url)s") % {"name": licence["name"], "url": licence["url"]},
    ]
