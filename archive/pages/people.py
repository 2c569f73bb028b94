"""The list of people, and the page of one: offices, what they are recorded as saying, and what they hold."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.authorities import FORMER_HEADING
from archive.models import Person, PublishedParty, PublishedVoice, Tenure
from archive.models.published.sayings import BOUND, count_sayings
from archive.rendering.dates import show_date

from .addresses import office_path, person_path, search_path, with_query
from .answering import answer_page, reading_page
from .naming import get_named
from .pictures import office_picture, person_positions_picture
from .sayings import show_sayings
from .turning import is_slug, links, no_place, turn_statements

PEOPLE = 100


@reading_page
def person_list(request: HttpRequest) -> HttpResponseBase:
    """Those whom the current editions name, by surname."""
    after = request.GET.get("after", "")
    people = Person.objects.published_by_surname()
    if after:
        try:
            people = people.following(people.get_place(after if is_slug(after) else ""))
        except Person.DoesNotExist as error:
            raise no_place(after) from error
    rows = list(people[: PEOPLE + 1])
    keys = [person.pk for person in rows]
    offices = PublishedVoice.objects.latest_offices(keys)
    counts = PublishedVoice.objects.speaking().count_by_person(keys)
    persons = [
        {
            "name": person.label,
            "href": person_path(person.slug),
            "office": offices.get(person.pk, ""),
            "statements_count": counts.get(person.pk, 0),
        }
        for person in rows[:PEOPLE]
    ]
    following = rows[PEOPLE - 1].slug if len(rows) > PEOPLE else ""
    context = {"persons": persons} | links(request.path, {}, after, following)
    return answer_page(request, "archive/person_list.html", context)


@reading_page
def person(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A person: offices through time, what they said by topic and account, positions, and the statements.

    From the second page of the statements on these alone.
    """
    why = _("No published record names this person.")
    number = PublishedParty.objects.number_of(OuterRef("pk"))
    people = Person.objects.published().with_names().annotate(n_undertakings=number)
    found = get_named(people, slug, person_path, why)
    after = request.GET.get("after", "")
    voices = PublishedVoice.objects.of(slug).speaking()
    statements, following = turn_statements(voices, after)
    context: dict[str, Any] = {
        "person": {
            "name": found.label,
            "href": person_path(found.slug),
            "search_href": search_path(speaker=found.slug),
        },
        "statements": statements,
        "is_continued": bool(after),
    } | links(request.path, {}, after, following)
    if not after:
        tenures = list(found.tenures.with_offices().saying_which_are_public())
        context |= {
            "names": [_name(name) for name in found.names.all() if name.scheme != FORMER_HEADING],
            "former": [name.text for name in found.names.all() if name.scheme == FORMER_HEADING],
            "offices": [_office(tenure) for tenure in tenures],
            "offices_picture": office_picture(found, tenures=tenures),
            "positions_picture": person_positions_picture(found, tenures=tenures),
            "n_undertakings": found.n_undertakings or 0,
            "undertakings_href": with_query(reverse("archive:undertakings"), {"speaker": slug}),
            "sayings": show_sayings(count_sayings(voices), {"speaker": slug}, bound=BOUND),
        }
    return answer_page(request, "archive/person.html", context)


def _name(name: Any) -> dict[str, str]:
    """A name, its language, and by what rule it is written or who uses it."""
    return {
        "text": name.text,
        "language": "" if name.language == "und" else name.language,
        "note": ", ".join(filter(None, [name.scheme, name.used_by])),
    }


def _doubt(day: str, certainty: str, source: str) -> str:
    """What to say beside an end of a tenure that is no plain fact, with its source."""
    if not day or certainty == Tenure.Certainty.HIGH:
        return ""
    sure = _("Medium certainty.") if certainty == Tenure.Certainty.MEDIUM else _("Certainty not recorded.")
    return f"{sure} {source}".rstrip()


def _office(tenure: Any) -> dict[str, Any]:
    notes = [tenure.get_capacity_display()] if tenure.capacity != Tenure.Capacity.HOLDER else []
    return {
        "office": tenure.office.label,
        "href": office_path(tenure.office.slug) if tenure.is_office_public else "",
        "from": show_date(tenure.start),
        "from_note": _doubt(tenure.start, tenure.start_certainty, tenure.start_source),
        "to": show_date(tenure.end),
        "to_note": _doubt(tenure.end, tenure.end_certainty, tenure.end_source),
        "note": ", ".join(str(note) for note in notes),
    }
