"""Authority records as the API gives them: each field is an expression, so that a page of them is one query.

What a record names beside itself (parts, narrower topics, holders, reports) is given only where that is public too. The
offices that a public person held are facts of that person, and are given whether or not a record names them.
"""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Count, F, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, JSONObject, NullIf

from archive.models import (
    Country,
    InstrumentName,
    Meeting,
    Name,
    Participation,
    Proposition,
    PublishedPosition,
    PublishedReference,
    PublishedReport,
    PublishedTopic,
    PublishedVoice,
    Tenure,
    Topic,
    TopicLabel,
)

Fields = dict[str, Combinable]


def person_fields() -> Fields:
    """The fields of a person that the database has."""
    return {
        "slug": F("slug"),
        "label": F("label"),
        "surname": F("surname"),
        "names": _names("person"),
        "country": _named("country"),
        "offices": _rows(
            Tenure.objects.filter(person=OuterRef("pk")).order_by("period", "pk"), office=_named("office"), **_dates()
        ),
        "statements": _count(PublishedVoice.objects.speaking(), "person"),
    }


def office_fields() -> Fields:
    """The fields of an office that the database has."""
    holders = Tenure.objects.with_public_people().filter(office=OuterRef("pk"))
    return {
        "slug": F("slug"),
        "label": F("label"),
        "names": _names("office"),
        "country": _named("country"),
        "organization": _named("organization"),
        "is_single_seat": F("is_single_seat"),
        "holders": _rows(holders, person=_named("person"), **_dates()),
        "statements": _count(PublishedVoice.objects.speaking(), "office", several=True),
    }


def country_fields() -> Fields:
    """The fields of a country that the database has."""
    return {
        "slug": F("slug"),
        "label": F("label"),
        "code": _text("code"),
        "names": _names("country"),
        "statements": _count(PublishedVoice.objects.speaking(), "country", several=True),
    }


def meeting_fields() -> Fields:
    """The fields of a meeting that the database has."""
    reports = PublishedReport.objects.filter(meeting=OuterRef("pk")).newest_first()
    present = Participation.objects.published().filter(meeting=OuterRef("pk")).order_by("-role", "pk")
    parts = Meeting.objects.published().filter(part_of=OuterRef("pk")).order_by("date", "pk")
    return {
        "slug": F("slug"),
        "label": F("label"),
        "kind": F("kind"),
        "date": _text("date"),
        "place": _text("place"),
        "note": _text("note"),
        "part_of": _only(Meeting.objects.published().filter(pk=OuterRef("part_of"))),
        "parts": _rows(parts, slug=F("slug"), label=F("label"), date=_text("date")),
        "participants": _rows(
            present, person=_named("person"), office=_named("tenure__office"), role=F("role"), source=_text("source")
        ),
        "reports": _rows(reports, rid=F("rid"), title=F("title"), record_keeper=_named("record_keeper")),
    }


def topic_fields() -> Fields:
    """The fields of a topic that the database has."""
    topics = Topic.objects.published().order_by("label", "slug")
    propositions = Proposition.objects.published().filter(topic=OuterRef("pk")).order_by("slug")
    labels = TopicLabel.objects.filter(topic=OuterRef("pk"))
    return {
        "slug": F("slug"),
        "label": F("label"),
        "labels": _rows(
            labels.order_by("language", "-is_preferred", "text"),
            text=F("text"), language=F("language"), is_preferred=F("is_preferred"),
        ),
        "definition": F("definition"),
        "scope_note": _text("scope_note"),
        "valid": _text("valid"),
        "broader": _only(Topic.objects.published().filter(pk=OuterRef("broader"))),
        "narrower": _rows(topics.filter(broader=OuterRef("pk")), slug=F("slug"), label=F("label")),
        "related": _rows(topics.filter(related=OuterRef("pk")), slug=F("slug"), label=F("label")),
        "matches": F("wikidata"),
        "propositions": _rows(propositions, slug=F("slug"), text=F("text")),
        "statements": _count(PublishedTopic.objects.all(), "topic"),
    }  # fmt: skip


def proposition_fields() -> Fields:
    """The fields of a proposition that the database has."""
    positions = PublishedPosition.objects.filter(proposition=OuterRef("pk")).order_by().values("direction")
    return {
        "slug": F("slug"),
        "text": F("text"),
        "topic": _only(Topic.objects.published().filter(pk=OuterRef("topic"))),
        "valid": _text("valid"),
        "supports": F("supports"),
        "opposes": F("opposes"),
        "note": _text("note"),
        "positions": _rows(
            positions.annotate(number=Count("pk")).order_by("direction"), direction=F("direction"), number=F("number")
        ),
    }


def instrument_fields() -> Fields:
    """The fields of an instrument that the database has."""
    names = InstrumentName.objects.filter(instrument=OuterRef("pk")).order_by("language", "text", "pk")
    parties = Country.objects.published().filter(instruments=OuterRef("pk")).order_by("label")
    references = PublishedReference.objects.filter(instrument=OuterRef("pk")).order_by().values("instrument")
    return {
        "slug": F("slug"),
        "label": F("label"),
        "kind": F("kind"),
        **{name: _text(name) for name in ("designation", "adopted", "address", "note")},
        "parties": _rows(parties, slug=F("slug"), label=F("label")),
        "names": _rows(
            names, text=F("text"), language=F("language"), is_short=F("is_short"),
            **{name: _text(name) for name in ("begins", "ends", "source")},
        ),
        "references": Coalesce(Subquery(references.annotate(number=Count("pk")).values("number")), 0),
    }  # fmt: skip


def _text(column: str) -> Combinable:
    """The text, or null where it is empty."""
    return NullIf(column, Value(""), output_field=TextField())


def _named(key: str) -> Combinable:
    """Slug and heading of what a foreign key points at, or null."""
    value = JSONObject(slug=F(f"{key}__slug"), label=F(f"{key}__label"))
    return Case(When(**{f"{key}__isnull": False}, then=value))


def _only(row: QuerySet[Any]) -> Combinable:
    """Slug and heading of the one row, or null."""
    return Subquery(row.order_by().values(json=JSONObject(slug=F("slug"), label=F("label"))))


def _rows(rows: QuerySet[Any], **members: Combinable) -> Combinable:
    """The rows as a list of objects with those members, in the order of the queryset."""
    return ArraySubquery(rows.values(json=JSONObject(**members)))


def _names(owner: str) -> Combinable:
    names = Name.objects.filter(**{owner: OuterRef("pk")}).order_by("language", "text", "pk")
    blank = {name: _text(name) for name in ("script", "scheme", "used_by")}
    return _rows(names, text=F("text"), language=F("language"), **blank)


def _dates() -> Fields:
    """From when to when a tenure ran, and how that is known."""
    return {
        "capacity": F("capacity"),
        **{name: _text(name) for name in ("start", "start_source", "end", "end_source", "note")},
        **{name: F(name) for name in ("start_certainty", "end_certainty")},
    }


def _count(rows: QuerySet[Any], column: str, *, several: bool = False) -> Combinable:
    """In how many statements there are such rows of the record.

    With `several` a statement can have more than one of them and counts once, as with two speakers of one country.
    """
    groups = rows.filter(**{column: OuterRef("pk")}).order_by().values(column)
    number = Count("part", distinct=True) if several else Count("pk")
    return Coalesce(Subquery(groups.annotate(number=number).values("number")), 0)
