"""Treaties, resolutions, declarations and plans: which records refer to them, and the page of one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from archive.models import Instrument, PublishedReference
from archive.querying import unreadable
from archive.rendering.dates import show_date
from archive.rendering.linking import link_addresses
from archive.rendering.phrases import capitalise

from .addresses import country_path, instrument_path
from .answering import answer_page, reading_page
from .filters import name_unknown
from .naming import get_named
from .pictures import read_references, references_picture
from .said import show_said, turn_findings, turn_read
from .tables import answer_table
from .taking import refuse
from .turning import links, no_place

PAGE = 100
"""Instruments on a page of the list."""

OWN = ("designation",)
"""The columns of references in tables, before those that all kinds have."""


@reading_page
def instrument_list(request: HttpRequest) -> HttpResponseBase:
    """The instruments to which current editions refer, by kind, each with how often; and what is referred to unresolved."""
    rows, after = Instrument.objects.published().by_kind(), request.GET.get("after", "")
    if unreadable(after):
        raise no_place(after)
    if after:
        try:
            rows = rows.following(Instrument.objects.published().get_place(after))
        except (Instrument.DoesNotExist, ValueError) as error:
            raise no_place(after) from error
    found = list(rows[: PAGE + 1])
    following = found[PAGE - 1].slug if len(found) > PAGE else ""
    counts = PublishedReference.objects.counted(row.pk for row in found[:PAGE])
    kinds: dict[str, dict[str, Any]] = {}
    for row in found[:PAGE]:
        references, records = counts[row.pk]
        kind = kinds.setdefault(row.kind, {"label": capitalise(row.get_kind_display()), "instruments": []})
        kind["instruments"].append(
            {
                "label": row.label,
                "href": instrument_path(row.slug),
                "designation": row.designation,
                "adopted": show_date(row.adopted),
                "references": references,
                "records": records,
            }
        )
    context = {"kinds": list(kinds.values()), "unresolved": PublishedReference.objects.filter(instrument=None).count()}
    return answer_page(request, "archive/instrument_list.html", context | links(request.path, {}, after, following))


@reading_page
def unresolved(request: HttpRequest) -> HttpResponseBase:
    """References to what is not (yet) known as an instrument, the newest first."""
    after = request.GET.get("after", "")
    turned = turn_findings(PublishedReference.objects.filter(instrument=None), after)
    context = {"references": [show_reference(row) for row in turned.rows], "shown": turned.shown}
    context |= links(request.path, {}, after, turned.following)
    return answer_page(request, "archive/instrument_unresolved.html", context)


@reading_page
def unresolved_table(request: HttpRequest) -> HttpResponseBase:
    """The same references as CSV."""
    if reason := name_unknown(request.GET, ()):
        return refuse(request, reason)
    rows = PublishedReference.objects.filter(instrument=None)
    return answer_table(request, rows.newest_first(), _cells, OWN, name="references")


def _cells(data: dict[str, Any]) -> dict[str, str]:
    """A reference's own columns."""
    return {"designation": data["designation"] or ""}


@reading_page
def instrument(request: HttpRequest, slug: str) -> HttpResponseBase:
    """An instrument: what it is called, and who referred to it when, the newest first."""
    why = _("No published record refers to this instrument.")
    found = get_named(Instrument.objects.published().with_names(), slug, instrument_path, why)
    after = request.GET.get("after", "")
    rows = PublishedReference.objects.to(slug)
    newest = [] if after else read_references(found)
    turned = turn_findings(rows, after) if after else turn_read(newest, rows)
    context: dict[str, Any] = {
        "instrument": {
            "label": found.label,
            "href": instrument_path(slug),
            "kind": capitalise(found.get_kind_display()),
            "designation": found.designation,
            "adopted": show_date(found.adopted),
            "address": link_addresses(found.address) if found.address else "",
            "note": found.note,
            "parties": [{"label": row.label, "href": country_path(row.slug)} for row in found.parties.published()],
        },
        "names": [_name(name) for name in found.names.all() if name.text != found.label],
        "references": [show_said(row) for row in turned.rows],
        "shown": turned.shown,
        "is_continued": bool(after),
        "picture": references_picture(found, newest),
    }
    return answer_page(request, "archive/instrument.html", context | links(request.path, {}, after, turned.following))


def show_reference(data: dict[str, Any]) -> dict[str, Any]:
    """One reference as a row, with the symbol of what it names where that can be told."""
    return show_said(data) | {"designation": data["designation"] or ""}


def _name(name: Any) -> dict[str, str]:
    span = [_("from %s") % show_date(name.begins)] if name.begins else []
    span += [_("until %s") % show_date(name.ends)] if name.ends else []
    return {
        "text": name.text,
        "language": "" if name.language == "und" else name.language,
        "note": ", ".join(filter(None, [_("short name") if name.is_short else "", *span, name.source])),
    }
