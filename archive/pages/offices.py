"""Offices and countries: who held or spoke for them, and what is recorded of them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from archive.models import Country, Office, Person, PublishedPosition, PublishedVoice, Publisher, Tenure
from archive.rendering.dates import show_date

from .addresses import country_path, office_path, person_path, search_path
from .answering import answer_page, reading_page
from .holdings import show_holdings
from .naming import get_named
from .pictures import holders_picture
from .turning import links, turn_statements

PEOPLE = 200
"""People who are listed as having spoken for a country; of more, the search has them all."""


@reading_page
def office_list(request: HttpRequest) -> HttpResponseBase:
    """The offices in which somebody speaks or is named in a current edition, by country."""
    houses: dict[str, dict[str, Any]] = {}
    for row in Office.objects.published().by_country():
        above = row.country or row.organization
        label = above.label if above else _("Of no country")
        house = houses.setdefault(label, {"label": label, "offices": []})
        house["offices"].append({"label": row.label, "href": office_path(row.slug)})
    return answer_page(request, "archive/office_list.html", {"houses": list(houses.values())})


@reading_page
def office(request: HttpRequest, slug: str) -> HttpResponseBase:
    """An office: its names, who held it, and what its holders are recorded as saying in it."""
    why = _("Nobody holds this office in a published record.")
    found = get_named(Office.objects.published().with_names(), slug, office_path, why)
    after = request.GET.get("after", "")
    statements, following = turn_statements(PublishedVoice.objects.in_office(slug).speaking(), after)
    context: dict[str, Any] = {
        "office": {"label": found.label, "href": office_path(slug), "search_href": search_path(office=slug)},
        "names": [_name(name) for name in found.names.all()],
        "statements": statements,
        "is_continued": bool(after),
    }
    if not after:
        tenures = list(found.tenures.with_public_people())
        context["holders"] = [_holder(tenure) for tenure in tenures]
        context["holders_picture"] = holders_picture(found, tenures)
    return answer_page(request, "archive/office.html", context | links(request.path, {}, after, following))


@reading_page
def country_list(request: HttpRequest) -> HttpResponseBase:
    """The countries that current editions name."""
    rows = Country.objects.published()
    return answer_page(
        request,
        "archive/country_list.html",
        {"countries": [{"label": row.label, "href": country_path(row.slug)} for row in rows]},
    )


@reading_page
def country(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A country: its names, the houses that keep its records, who spoke for it, and what it is said to hold."""
    why = _("No published record names this country.")
    found = get_named(Country.objects.published().with_names(), slug, country_path, why)
    after = request.GET.get("after", "")
    statements, following = turn_statements(PublishedVoice.objects.of_country(slug).speaking(), after)
    context: dict[str, Any] = {
        "country": {"label": found.label, "href": country_path(slug), "search_href": search_path(country=slug)},
        "names": [_name(name) for name in found.names.all()],
        "statements": statements,
        "is_continued": bool(after),
    }
    if not after:
        context |= {
            "houses": list(Publisher.objects.published().filter(country=found).values_list("label", flat=True)),
            "people": [
                {"name": person.label, "href": person_path(person.slug)}
                for person in Person.objects.speaking_for(found)[:PEOPLE]
            ],
            "positions": show_holdings(PublishedPosition.objects.of_country(slug).count_holdings()),
        }
    return answer_page(request, "archive/country.html", context | links(request.path, {}, after, following))


def _name(name: Any) -> dict[str, str]:
    return {
        "text": name.text,
        "language": "" if name.language == "und" else name.language,
        "note": ", ".join(filter(None, [name.scheme, name.used_by])),
    }


def _holder(tenure: Tenure) -> dict[str, Any]:
    notes = [str(tenure.get_capacity_display())] if tenure.capacity != Tenure.Capacity.HOLDER else []
    unsure = {tenure.start_certainty if tenure.start else "", tenure.end_certainty if tenure.end else ""}
    if unsure & {Tenure.Certainty.MEDIUM, Tenure.Certainty.UNKNOWN}:
        notes.append(_("dates not sure"))
    return {
        "name": tenure.person.label,
        "href": person_path(tenure.person.slug),
        "from": show_date(tenure.start),
        "to": show_date(tenure.end),
        "note": ", ".join(notes),
    }
