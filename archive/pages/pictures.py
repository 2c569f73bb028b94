"""Pictures of pages: what a page includes, and the same to be taken away as SVG, PNG and CSV beside the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.citing import ARCHIVE
from archive.models import (
    Instrument,
    Office,
    Person,
    Proposition,
    PublishedPosition,
    PublishedReference,
    PublishedReport,
    PublishedTopic,
    Tenure,
    Topic,
)
from archive.models.dates import UNDATED
from archive.picturing import (
    Held,
    Picture,
    Tally,
    is_few,
    picture_attention,
    picture_deadlines,
    picture_holders,
    picture_offices,
    picture_person,
    picture_proposition,
    picture_records,
    picture_references,
)
from archive.picturing.giving import TYPES, include, name_file, write_file
from archive.rendering.dates import show_date

from .addresses import absolute, instrument_path, office_path, person_path, proposition_path, topic_path, with_query
from .answering import NotHere, answer, reading_page
from .naming import get_named

MOST = 500
"""Statements or positions in one picture, the newest, so that a page takes as long with any number of them."""


def timeline_picture() -> dict[str, Any] | None:
    """The records by date, record-keeper and kind; two queries, one where there are many or none."""
    return include(_timeline())


def office_picture(person: Person, tenures: Iterable[Tenure] | None = None) -> dict[str, Any] | None:
    """The offices of a person through time; one query where the tenures (with their offices) are not given."""
    return include(_offices(person, tenures))


def holders_picture(office: Office, tenures: Iterable[Tenure] | None = None) -> dict[str, Any] | None:
    """Who held an office, of those whom a published record names; one query where the tenures are not given."""
    return include(_holders(office, tenures))


def person_positions_picture(person: Person, tenures: Iterable[Tenure] | None = None) -> dict[str, Any] | None:
    """What a person holds by proposition; one query, and one more where the tenures are not given."""
    return include(_positions_of(person, tenures))


def topic_attention_picture(topic: Topic) -> dict[str, Any] | None:
    """Who raised a topic when; one query."""
    return include(_attention(topic))


def proposition_picture(proposition: Proposition) -> dict[str, Any] | None:
    """Who holds what on a claim; two queries."""
    return include(_positions_on(proposition))


def references_picture(instrument: Instrument, rows: Sequence[PublishedReference]) -> dict[str, Any] | None:
    """Who referred to an instrument when; `rows` are the newest references, one more than are drawn. No query."""
    return include(_references(instrument, rows))


def read_references(instrument: Instrument) -> list[PublishedReference]:
    """The newest references to it, one more than a picture draws."""
    return list(PublishedReference.objects.to(instrument.slug).newest_first().only("key", "body")[: MOST + 1])


def deadlines_picture(found: Sequence[dict[str, Any]], query: str, *, is_cut: bool) -> dict[str, Any] | None:
    """By when these undertakings are due, which a list narrowed by that query has; no query of the database."""
    picture = include(picture_deadlines(reverse("archive:undertakings"), found, is_cut=is_cut))
    if picture and query:
        picture["downloads"] = [row | {"href": f"{row['href']}?{query}"} for row in picture["downloads"]]
    return picture


@reading_page
def references(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    """Who referred to an instrument when."""
    why = _("No published record refers to this instrument.")
    instrument = get_named(Instrument.objects.published(), slug, _beside("references_picture", suffix), why)
    return answer_picture(request, _references(instrument, read_references(instrument)), suffix, slug)


@reading_page
def timeline(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """The picture of the home page."""
    return answer_picture(request, _timeline(), suffix, "")


@reading_page
def offices(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    """The offices of a person."""
    person = _get_person(slug, _beside("offices_picture", suffix))
    return answer_picture(request, _offices(person, None), suffix, slug)


@reading_page
def person_positions(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    """The positions of a person."""
    person = _get_person(slug, _beside("person_positions_picture", suffix))
    return answer_picture(request, _positions_of(person, None), suffix, slug)


@reading_page
def attention(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    """Who raised a topic when."""
    why = _("No published statement is on this topic.")
    topic = get_named(Topic.objects.published(), slug, _beside("attention_picture", suffix), why)
    return answer_picture(request, _attention(topic), suffix, slug)


@reading_page
def proposition_positions(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    """Who holds what on a claim."""
    why = _("No published statement has a position on this claim.")
    proposition = get_named(Proposition.objects.published(), slug, _beside("proposition_picture", suffix), why)
    return answer_picture(request, _positions_on(proposition), suffix, slug)


@reading_page
def holders(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    """Who held an office, of those whom a published record names."""
    why = _("Nobody holds this office in a published record.")
    office = get_named(Office.objects.published(), slug, _beside("holders_picture", suffix), why)
    return answer_picture(request, _holders(office, None), suffix, slug)


def _beside(name: str, suffix: str) -> Callable[[str], str]:
    """The address of a picture, by the slug of what it is of."""
    return lambda slug: reverse(f"archive:{name}", args=[slug, suffix])


def _timeline() -> Picture | None:
    tallies = [
        Tally((slug, label), kind, None if year == UNDATED.year else year, number)
        for slug, label, kind, year, number in PublishedReport.objects.count_by_year()
    ]
    summaries = PublishedReport.objects.newest_first().read_summaries() if tallies and is_few(tallies) else []
    return picture_records(
        tallies,
        summaries,
        lambda asked: with_query(reverse("archive:report_list"), asked),
        page=reverse("archive:home"),
    )


def _offices(person: Person, tenures: Iterable[Tenure] | None) -> Picture | None:
    held = person.tenures.with_offices() if tenures is None else tenures
    return picture_offices(person.label, person_path(person.slug), held)


def _holders(office: Office, tenures: Iterable[Tenure] | None) -> Picture | None:
    held = office.tenures.with_public_people() if tenures is None else tenures
    return picture_holders(office, office_path(office.slug), held, person_path, whole=False)


def _positions_of(person: Person, tenures: Iterable[Tenure] | None) -> Picture | None:
    rows = list(PublishedPosition.objects.held_by(person.slug).with_names().newest_first()[: MOST + 1])
    held = [
        Held(row.proposition.slug, row.proposition.text, proposition_path(row.proposition.slug), row.data, person.slug)
        for row in rows[:MOST]
    ]
    offices = person.tenures.with_offices() if tenures is None else tenures
    return picture_person(person.label, person_path(person.slug), held, offices, is_cut=len(rows) > MOST)


def _attention(topic: Topic) -> Picture | None:
    rows = PublishedTopic.objects.of(topic.slug).read_attention(MOST + 1)
    return picture_attention(topic.label, topic_path(topic.slug), rows[:MOST], person_path, is_cut=len(rows) > MOST)


def _references(instrument: Instrument, rows: Sequence[PublishedReference]) -> Picture | None:
    bodies = [row.data for row in rows[:MOST]]
    return picture_references(instrument.label, instrument_path(instrument.slug), bodies, is_cut=len(rows) > MOST)


def _positions_on(proposition: Proposition) -> Picture | None:
    rows = list(
        PublishedPosition.objects.on(proposition.slug).with_names().saying_who_is_public().newest_first()[: MOST + 1]
    )
    people = {row.person.slug for row in rows if row.person}
    return picture_proposition(
        proposition.text,
        proposition_path(proposition.slug),
        [_hold(row) for row in rows[:MOST]],
        Tenure.objects.by_person(people),
        is_cut=len(rows) > MOST,
    )


def _hold(row: Any) -> Held:
    """The position in the row of its holder: of a person by today's record, and with a link where that has a page."""
    if row.person:
        path = person_path(row.person.slug) if row.is_person_public else ""
        return Held(row.person.slug, row.person.label, path, row.data, row.person.slug)
    # No slug has a space: a country can't be taken for a person of the same one.
    return Held(f"{row.holder_kind} {row.holder}", row.holder, "", row.data)


def _get_person(slug: str, path_of: Callable[[str], str]) -> Person:
    person: Person = get_named(Person.objects.published(), slug, path_of, _("No published record names this person."))
    return person


def answer_picture(request: HttpRequest, picture: Picture | None, suffix: str, slug: str) -> HttpResponseBase:
    """The picture as a file. Raises NotHere where there is none."""
    if picture is None:
        raise NotHere(_("There is nothing to draw here: the archive has no dated facts for this picture."))
    body = write_file(picture, suffix, source=_source(picture), site=absolute(""))
    response = answer(request, body, content_type=TYPES[suffix])
    if response.status_code == 200:
        response["Content-Disposition"] = name_file(picture, suffix, slug)
    return response


def _source(picture: Picture) -> list[str]:
    """Where the picture comes from, under which licence, and of when it is."""
    moment = PublishedReport.objects.last_published()
    state = _("State of %s.") % show_date(moment.date().isoformat()) if moment else ""
    licence = settings.ARCHIVE_LICENCE
    return [
        f"{ARCHIVE}, {absolute(picture.page)}. {state}".rstrip(),
        _("Licence of the picture: %(name)s, %(url)s") % {"name": licence["name"], "url": licence["url"]},
    ]
