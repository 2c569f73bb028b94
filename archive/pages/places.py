"""The states, places and bodies that records name: each once, and the page of one, with who named it when."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Country, PublishedPlace
from archive.parsing.extraction.found import PLACES
from archive.parsing.extraction.gazetteer import names
from archive.querying import Asked, unreadable
from archive.rendering.addresses import place_slug
from archive.rendering.findings import PLACE_NAMES
from archive.rendering.phrases import and_list, capitalise

from .addresses import country_path, place_path
from .answering import Moved, NotHere, answer_page, reading_page
from .said import Turned, answer_list, choice, show_said, turn_findings
from .turning import links, no_place

PAGE = 200
"""Places on a page of the list."""


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


PLACE_LABELS = {"kind": gettext_lazy("Kind"), "only": gettext_lazy("Whose")}


@reading_page
def place_list(request: HttpRequest) -> HttpResponseBase:
    """The places that current editions name, by kind and name, each with how often."""
    asked, after = Sought.read(request.GET), request.GET.get("after", "")
    errors = asked.errors
    kinds: dict[str, dict[str, Any]] = {}
    rows: list[dict[str, Any]] = []
    if not errors:
        found = PublishedPlace.objects.all()
        found = found.filter(kind=asked.kind) if asked.kind else found
        found = found.of_third_states() if asked.only else found
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
    )


@reading_page
def place(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A place: who named it when, on which side, the newest first."""
    after = request.GET.get("after", "")
    counted = None if unreadable(slug) else PublishedPlace.objects.named(slug).counted().first()
    if counted is None:
        if (usual := _usual_slugs().get(slug, slug)) != slug:
            raise Moved(place_path(usual))
        raise NotHere(_("No published record names this place."))
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
    }
    return answer_page(request, "archive/place.html", context | links(request.path, {}, after, turned.following))


@cache
def _usual_slugs() -> dict[str, str]:
    """For each name of a place, as an address has it, the one under which the place stands."""
    return {slugify(form, allow_unicode=True): place_slug(form) for form in names()}


def show_place(data: dict[str, Any]) -> dict[str, Any]:
    """One naming of a place as a row, with the side on which whoever names it stood."""
    sides = dict.fromkeys(who["country"]["label"] for who in data["speakers"] if who["country"])
    return show_said(data) | {"side": and_list(sides)}


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
