"""The rows by which what a record says as data is found."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Model

from archive.models import (
    PublishedEvidence,
    PublishedFigure,
    PublishedPart,
    PublishedParty,
    PublishedPlace,
    PublishedReference,
    PublishedUndertaking,
)
from archive.models.dates import bounds
from archive.models.identifiers import show
from archive.parsing.extraction.gazetteer import usual_name
from archive.rendering.addresses import place_slug, undertaking_path
from archive.rendering.said import is_likely

from .authorities import Authorities, today
from .bodies import finding_body
from .stored import write_stored

_LARGEST = Decimal(10) ** 30
"""A number of more digits is found in its part, and not by its size."""

AT_ONCE = 500
"""Findings that are written in one query."""

Row = tuple[dict[str, Any], dict[str, Any]]
"""A finding as the edition has it, and the columns that all kinds have in common."""


def write_findings(parts: Sequence[PublishedPart], authority: Authorities) -> None:
    """Write the findings that stand in one of the parts, which are in the order of the text; of furniture there is none."""
    if not authority.findings:
        return
    places = [part.data["start"] for part in parts]
    numbers: Counter[tuple[str, int]] = Counter()

    def common(kind: str, row: dict[str, Any]) -> dict[str, Any] | None:
        index = bisect_right(places, row["start"]) - 1
        if index < 0 or row["end"] > parts[index].data["end"]:
            return None
        part = parts[index]
        number = numbers[kind, part.pk]
        numbers[kind, part.pk] += 1
        return {
            "part": part,
            "number": -number,
            "key": row["key"],
            "is_confirmed": row["confirmed_by"] is not None,
            "confidence": row["certainty"],
            "body": write_stored(finding_body(_today(kind, row, authority), part.data, part.edition)),
            "sort_date": part.sort_date,
            "report_id": part.report_id,
            "rank": part.rank,
        }

    parties = authority.sides

    def rows(kind: str) -> Iterator[Row]:
        found = authority.findings.get(kind, ())
        if kind == "places":
            found = [
                row
                | {
                    "name": usual_name(row["name"]),
                    "is_third": row["country"] not in parties if parties and row["country"] else None,
                }
                for row in found
            ]
        standing = ((row, common(kind, row)) for row in found)
        return ((row, values) for row, values in standing if values is not None)

    _write(
        PublishedReference(
            **values,
            instrument=authority.instruments.get(row["instrument"]["slug"]) if row["instrument"] else None,
            designation=row["designation"] or "",
        )
        for row, values in rows("references")
    )
    _write(
        PublishedFigure(
            **values,
            measure=row["measure"],
            unit=row["unit"] or "",
            low=_number(row["measure"], row["low"]),
            high=_number(row["measure"], row["high"]),
        )
        for row, values in rows("figures")
    )
    _write(
        PublishedPlace(
            **values,
            kind=row["kind"],
            name=row["name"],
            code=row["country"] or "",
            slug=place_slug(row["name"]),
            is_third=row["is_third"],
        )
        for row, values in rows("places")
    )
    _write(
        PublishedEvidence(
            **values,
            undertaking=UUID(row["undertaking"]["key"]),
            how=row["how"],
            day=_due(row["on"])[0] or values["sort_date"],
        )
        for row, values in rows("evidence")
    )
    undertakings = rows("undertakings")
    while some := list(islice(undertakings, AT_ONCE)):
        _write_undertakings(some, authority)


def _write(rows: Iterable[Model]) -> None:
    """Write the rows a few at a time: of a book with thousands of figures all bodies at once would fill the memory."""
    left = iter(rows)
    while some := list(islice(left, AT_ONCE)):
        type(some[0])._default_manager.bulk_create(some)


def _write_undertakings(rows: list[Row], authority: Authorities) -> None:
    undertakings = []
    for row, values in rows:
        first, last = _due(row["due_date"])
        undertakings.append(
            PublishedUndertaking(**values, act=row["act"], words=row["words"], due_earliest=first, due_latest=last)
        )
    PublishedUndertaking.objects.bulk_create(undertakings)
    parties: dict[tuple[Any, ...], PublishedParty] = {}
    for (row, _), undertaking in zip(rows, undertakings, strict=True):
        for capacity in ("by", "towards"):
            for who in row[capacity]:
                person, country, office = authority.person(who), authority.country(who), authority.office(who)
                if person or country:
                    party = PublishedParty(
                        undertaking=undertaking, capacity=capacity, person=person, country=country, office=office
                    )
                    key = (undertaking.pk, capacity, party.person_id, party.country_id, party.office_id)
                    parties.setdefault(key, party)
    PublishedParty.objects.bulk_create(parties.values())


def _today(kind: str, row: dict[str, Any], authority: Authorities) -> dict[str, Any]:
    """The finding with today's records of the instrument and the people, who may have been renamed or merged since."""
    if kind == "evidence":
        undertaking = row["undertaking"]
        shown = {"rid": show(undertaking["rid"]), "url": undertaking_path(undertaking["key"])}
        return {**row, "undertaking": undertaking | shown}
    if row.get("instrument"):
        instrument = authority.instruments.get(row["instrument"]["slug"])
        return {**row, "instrument": {"slug": instrument.slug, "label": instrument.label} if instrument else None}
    if kind == "undertakings":
        url = {"url": undertaking_path(row["key"]) if is_likely(row) else None}
        return {**row, **url, **{name: [today(who, authority) for who in row[name]] for name in ("by", "towards")}}
    return row


def _due(value: str | None) -> tuple[date | None, date | None]:
    if not value:
        return None, None
    try:
        return bounds(value)
    except ValueError:  # no day can be reckoned from it; its words stand in the body
        return None, None


def _number(measure: str, value: str | None) -> Decimal | None:
    if value is None or measure == "clock":
        return None
    number = Decimal(value)
    return number if abs(number) < _LARGEST else None
