"""The states, places and bodies that records name: each once, and the page of one, with who named it when."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.citing import FORMATS, write_table
from archive.models import Country, PublishedPlace
from archive.models.published.places import PublishedPlaceQuerySet
from archive.parsing.extraction.found import PLACES
from archive.parsing.extraction.gazetteer import names
from archive.querying import Asked, unreadable
from archive.rendering.addresses import place_slug
from archive.rendering.findings import PLACE_NAMES
from archive.rendering.phrases import and_list, capitalise

from .addresses import absolute, country_path, place_path
from .answering import Moved, NotHere, answer_page, reading_page
from .filters import name_repeated, name_unknown
from .said import Turned, answer_list, choice, name_wrong, show_said, turn_findings
from .tables import answer_table
from .taking import LONGEST, give, refuse
from .turning import links, no_place

PAGE = 200
"""Places on a page of the list."""


COLUMNS = ("kind", "name", "code", "mentions", "records", "third", "url")
"""The columns of the list of places as a table."""

OWN = ("kind", "name", "code", "third", "sides")
"""The columns of a place where it is named, before those that all kinds of findings have."""


@dataclass(frozen=True, slots=True)
class Sought(Asked):
    """What the list is narrowed by; what is empty narrows nothing."""

    kind: str = ""
    only: str = ""

    @property
    def errors(self) -> dict[str, str]:
        """For each parameter that can't be asked for, what is wrong and what was expected."""
        errors = {}
        if self.kind and self.kind not in PLACES:
            errors["kind"] = _("“%s” is none of: %s.") % (self.kind[:80], ", ".join(PLACES))
        if self.only not in ("", "third"):
            errors["only"] = _("The list has all places, or with “third” those of states that take no part.")
        return errors

    def find(self) -> PublishedPlaceQuerySet:
        """Where the places that are asked for are named. Nothing of it may be wrong."""
        found = PublishedPlace.objects.filter(kind=self.kind) if self.kind else PublishedPlace.objects.all()
        return found.of_third_states() if self.only else found


PLACE_LABELS = {"kind": gettext_lazy("Kind"), "only": gettext_lazy("Whose")}


@reading_page
def place_list(request: HttpRequest) -> HttpResponseBase:
    """The places that current editions name, by kind and name, each with how often."""
    asked, after = Sought.read(request.GET), request.GET.get("after", "")
    errors = asked.errors
    kinds: dict[str, dict[str, Any]] = {}
    rows: list[dict[str, Any]] = []
    if not errors:
        found = asked.find()
        if after:
            of_kind, _dot, slug = after.partition(".")
            if of_kind not in PLACES or unreadable(slug):
                raise no_place(after)
            found = found.following(of_kind, slug)
        rows = list(found.counted()[: PAGE + 1])
    following = "{kind}.{slug}".format_map(rows[PAGE - 1]) if len(rows) > PAGE else ""
    for row in rows[:PAGE]:
        kind = kinds.setdefault(row["kind"], {"label": _PLURALS[row["kind"]], "places": []})
        kind["places"].append(row | {"href": place_path(row["slug"])})
    context = {
        "filters": _filters(asked),
        "kinds": list(kinds.values()),
    }
    return answer_list(
        request,
        "archive/place_list.html",
        asked,
        context,
        labels=PLACE_LABELS,
        errors=errors,
        turned=Turned([], following, ""),
        table=reverse("archive:places_table"),
    )


@reading_page
def places_table(request: HttpRequest) -> HttpResponseBase:
    """The places as CSV, a line each, narrowed as the list is."""
    asked = Sought.read(request.GET)
    if (
        reason := name_unknown(request.GET, asked.names())
        or name_repeated(request.GET, Sought)
        or name_wrong(asked.errors, PLACE_LABELS)
    ):
        return refuse(request, reason)
    rows = list(asked.find().counted()[: LONGEST + 1])
    if len(rows) > LONGEST:
        return refuse(request, _("The list has more than %s rows: narrow it.") % f"{LONGEST:,}")
    cells = ({**row, "url": absolute(place_path(row["slug"]))} for row in rows)
    chunks = write_table(cells, columns=COLUMNS)
    return give(request, chunks, number=len(rows), media_type=FORMATS["csv"].media_type, name="places.csv")


@reading_page
def place(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A place: who named it when, on which side, the newest first."""
    after = request.GET.get("after", "")
    counted = _get(slug, place_path)
    turned = turn_findings(PublishedPlace.objects.named(slug), after)
    country = Country.objects.published().filter(code=counted["code"]).first() if counted["code"] else None
    context = {
        "place": counted
        | {
            "kind_shown": capitalise(str(PLACE_NAMES[counted["kind"]])),
            "country": {"label": country.label, "href": country_path(country.slug)} if country else None,
        },
        # Said row by row only where it differs.
        "rows": [
            show_place(row) | {"third_shown": row["is_third"] and counted["third"] < counted["records"]}
            for row in turned.rows
        ],
        "shown": turned.shown,
        "table_href": _table_path(counted["slug"]),
    }
    return answer_page(request, "archive/place.html", context | links(request.path, {}, after, turned.following))


@reading_page
def place_table(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Who named a place when, as CSV."""
    found = _get(slug, _table_path)
    if reason := name_unknown(request.GET, ()):
        return refuse(request, reason)
    rows = PublishedPlace.objects.named(found["slug"]).newest_first()
    return answer_table(request, rows, _cells, OWN, name="places")


def _cells(data: dict[str, Any]) -> dict[str, str]:
    """A place's own columns where it is named; whether its state takes part is left empty where nobody can tell."""
    third = {True: "yes", False: "no", None: ""}[data["is_third"]]
    plain = {"kind": data["kind"], "name": data["name"], "code": data["country"] or ""}
    return plain | {"third": third, "sides": _sides(data, "; ".join)}


def _get(slug: str, path_of: Callable[[str], str]) -> dict[str, Any]:
    """The place with that slug, counted. Raises Moved from another of its names, or NotHere."""
    counted = None if unreadable(slug) else PublishedPlace.objects.named(slug).counted().first()
    if counted is not None:
        return counted
    if (usual := _usual_slugs().get(slug, slug)) != slug:
        raise Moved(path_of(usual))
    raise NotHere(_("No published record names this place."))


def _table_path(slug: str) -> str:
    return f"{place_path(slug)}list.csv"


@cache
def _usual_slugs() -> dict[str, str]:
    """For each name of a place, as an address has it, the one under which the place stands."""
    return {slugify(form, allow_unicode=True): place_slug(form) for form in names()}


def show_place(data: dict[str, Any]) -> dict[str, Any]:
    """One naming of a place as a row, with the side on which whoever names it stood."""
    return show_said(data) | {"side": _sides(data, and_list)}


def _sides(data: dict[str, Any], join: Callable[[Iterable[str]], str]) -> str:
    """For which states whoever names it stood, each once."""
    return join(dict.fromkeys(who["country"]["label"] for who in data["speakers"] if who["country"]))


def _filters(asked: Sought) -> list[dict[str, Any]]:
    third = [("third", _("states that take no part, and places in them"))]
    return [
        choice(asked, "kind", str(PLACE_LABELS["kind"]), ((kind, str(label)) for kind, label in _PLURALS.items())),
        choice(asked, "only", str(PLACE_LABELS["only"]), third),
    ]


_PLURALS: dict[str, Any] = {
    "state": gettext_lazy("States"),
    "place": gettext_lazy("Places"),
    "body": gettext_lazy("International bodies"),
}
