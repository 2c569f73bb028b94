"""Today's authority records behind what an edition names."""

from __future__ import annotations

from datetime import date
from typing import Any

from archive.models import (
    Country,
    FormerSlug,
    Instrument,
    Meeting,
    Office,
    Organization,
    Person,
    Proposition,
    Publisher,
    Tenure,
    Topic,
    find_by_slug,
)


class Authorities:
    """Today's authority records behind the slugs of one edition: merged persons resolved, topics with their broader ones.

    What stands behind a slug no more is left out.
    """

    def __init__(self, record: dict[str, Any], judgements: dict[str, Any]) -> None:
        voices = [who for part in record["parts"] if part["kind"] == "statement" for who in voices_of(part)] + record[
            "mentions"
        ]
        voices += record["event"]["participants"]
        self.findings: dict[str, list[dict[str, Any]]] = judgements.get("findings", {})
        parties = [who for row in self.findings.get("undertakings", ()) for who in (*row["by"], *row["towards"])]
        voices += parties
        slugs = {who["person"]["slug"] for who in voices if who["person"]}
        positions = judgements["positions"]
        slugs |= {p["holder"]["slug"] for p in positions if p["holder"]["kind"] == "person"}
        self.people = Person.objects.by_slug(slugs)
        self.offices = find_by_slug(Office.objects.all(), {w["office"]["slug"] for w in voices if w["office"]})
        countries = {who["country"]["slug"] for who in voices if who["country"]}
        countries |= {p["holder"]["slug"] for p in positions if p["holder"]["kind"] == "country"}
        self.countries = find_by_slug(Country.objects.all(), countries)
        references = self.findings.get("references", ())
        speaking = [who for part in record["parts"] if part["kind"] == "statement" for who in part["speakers"]]
        taking_part = {
            who["country"]["slug"] for who in (*record["event"]["participants"], *speaking) if who["country"]
        }
        # ISO 3166-1 codes of the states whose people take part in the event, or speak in the record.
        self.sides = frozenset(row.code for slug, row in self.countries.items() if slug in taking_part and row.code)
        self.instruments = Instrument.objects.by_slug(
            {row["instrument"]["slug"] for row in references if row["instrument"]}
        )
        organizations = {p["holder"]["slug"] for p in positions if p["holder"]["kind"] == "organization"}
        self.organizations = Organization.objects.in_bulk(organizations, field_name="slug")
        self.by_key = {t.pk: t for t in Topic.objects.all()}
        self.topics = {t.slug: self.by_key.get(t.merged_into_id or t.pk, t) for t in self.by_key.values()}
        tagged = {tag["topic"]["slug"] for tag in judgements["topics"]}
        for slug, key in FormerSlug.objects.find_keys("topic", tagged - self.topics.keys()).items():
            if key in self.by_key:
                self.topics[slug] = self.topics[self.by_key[key].slug]
        self.propositions = find_by_slug(Proposition.objects.all(), {p["proposition"]["slug"] for p in positions})
        meeting = judgements["meeting"]
        self.meeting = find_by_slug(Meeting.objects.all(), [meeting["slug"]]).get(meeting["slug"]) if meeting else None
        # The house that the edition names: the working copy may have been given to another one since.
        self.record_keeper = Publisher.objects.filter(slug=record["record_keeper"]["slug"]).first()
        event = record["event"]
        day = (
            date.fromisoformat(event["earliest"])
            if event["earliest"] and event["earliest"] == event["latest"]
            else None
        )
        self.tenures: dict[tuple[int, int], list[Tenure]] = {}
        if day:
            tenures = Tenure.objects.filter(person__in=self.people.values()).on(day).select_related("office")
            for tenure in tenures.order_by("pk"):
                self.tenures.setdefault((tenure.person_id, tenure.office_id), []).append(tenure)
        self.tags: dict[str, list[dict[str, Any]]] = {}
        self.positions: dict[str, list[dict[str, Any]]] = {}
        for tag in judgements["topics"]:
            self.tags.setdefault(tag["sid"], []).append(tag)
        for position in judgements["positions"]:
            self.positions.setdefault(position["sid"], []).append(position)

    def person(self, who: dict[str, Any]) -> Person | None:
        """Today's record of that person."""
        return self.people.get(who["person"]["slug"]) if who["person"] else None

    def tenure(self, who: dict[str, Any]) -> Tenure | None:
        """That person's tenure of the office that the edition gives, if possible in the capacity that it gives."""
        person, office = self.person(who), self.office(who)
        held = self.tenures.get((person.pk, office.pk), []) if person and office else []
        return next((t for t in held if t.capacity == who["office"]["capacity"]), held[0] if held else None)

    def office(self, who: dict[str, Any]) -> Office | None:
        """The office that the edition gives for that day."""
        return self.offices.get(who["office"]["slug"]) if who["office"] else None

    def country(self, who: dict[str, Any]) -> Country | None:
        """The side that the edition gives for that day."""
        return self.countries.get(who["country"]["slug"]) if who["country"] else None

    def with_broader(self, slug: str) -> list[Topic]:
        """The topic, of a merged one that which it was merged into, and all that are broader."""
        found: list[Topic] = []
        topic = self.topics.get(slug)
        while topic is not None and topic not in found:
            found.append(topic)
            topic = self.by_key.get(topic.broader_id) if topic.broader_id else None
        return found


def voices_of(part: dict[str, Any]) -> list[dict[str, Any]]:
    """Everybody who speaks, is spoken to or conveys in a statement as an edition gives it."""
    return [*part["speakers"], *part["addressees"], *([part["conveyor"]] if part["conveyor"] else [])]


def today(who: dict[str, Any], authority: Authorities) -> dict[str, Any]:
    """The voice with today's record of the person, who may have been renamed or merged since."""
    person = authority.person(who)
    return {**who, "person": {"slug": person.slug, "label": person.label} if person else None}
