"""The projection: what the public reads of a report's current edition, remade at any time."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import Any

from django.contrib.postgres.search import SearchVector
from django.db import transaction
from django.db.models import Value

from .citing import is_year_supplied
from .models import (
    Edition,
    Person,
    Proposition,
    PublishedPart,
    PublishedPosition,
    PublishedTopic,
    PublishedVoice,
    Publisher,
    Report,
    Tenure,
    Topic,
)
from .models.identifiers import show

READABLE = ("title", "heading", "lead_in", "statement", "narrative")
SEARCH_CONFIGURATIONS = {"en": "english", "ru": "russian"}


@transaction.atomic
def project(*, report: Report) -> None:
    """Remake the published rows of one report: those of its current edition, none where it is not published."""
    # Locked: a rebuild beside a publication must not put the older edition back.
    report = Report.objects.lock(report)
    PublishedPart.objects.filter(report=report).delete()
    if report.state != Report.State.PUBLISHED or report.current_edition is None:
        return
    edition = report.current_edition
    document = edition.document
    record, judgements = document["record"], document["judgements"]
    report.list_under(record["event"]["date"] or "", record["dated"] or "", record["published"] or "")
    report.save(update_fields=["sort_date"])
    authority = _Authority(record, judgements)
    rows = [
        _part(report, edition, ordinal, part, authority)
        for ordinal, part in enumerate(record["parts"])
        if part["kind"] in READABLE
    ]
    # The house that the edition names: the working copy may have been given to another one since.
    keeper = Publisher.objects.filter(slug=record["record_keeper"]["slug"]).first() or report.publisher
    for row in rows:
        row.record_keeper = keeper
    if rows:
        rows[0].data["summary"] = _summary(edition, authority)
    parts = PublishedPart.objects.bulk_create(rows)
    by_sid: dict[str | None, PublishedPart] = {part.identity_id: part for part in parts if part.identity_id}
    PublishedVoice.objects.bulk_create(_voices(parts, by_sid, record, authority))
    PublishedTopic.objects.bulk_create(_topics(by_sid, judgements, authority))
    PublishedPosition.objects.bulk_create(
        PublishedPosition(
            part=by_sid[p["sid"]], proposition=authority.propositions[p["proposition"]["slug"]], holder=p["holder"]["label"],
            direction=p["direction"], **_listed(by_sid[p["sid"]]),
        )
        for p in judgements["positions"]
        # An older edition's proposition may have been deleted while the report was withdrawn.
        if p["proposition"]["slug"] in authority.propositions
    )  # fmt: skip
    _index(report, record)


def project_all() -> int:
    """Remake the projection of every report; the number of reports that are published."""
    published = 0
    for report in Report.objects.exclude(current_edition=None).order_by("pk").iterator(chunk_size=200):
        project(report=report)
        published += report.state == Report.State.PUBLISHED
    return published


def configuration_of(language: str) -> str:
    """PostgreSQL's text search configuration for texts in that language (BCP 47)."""
    return SEARCH_CONFIGURATIONS.get(language[:2], "simple")


def _index(report: Report, record: dict[str, Any]) -> None:
    """Write the search vectors: the words as printed and as emended (weight A), and who speaks (weight C).

    By both a part is found in any form of a word. With weight D the words stand as they are written, for searches by
    the beginning of a word: of "negotia" the stem "negoti" of "negotiation" is no continuation.
    """
    config = configuration_of(record["language"] or "")
    rows = list(PublishedPart.objects.filter(report=report).only("pk", "text", "data"))
    for row in rows:
        words = f"{row.text} {_emended(row)}" if row.data["emendations"] else row.text
        who = " ".join(
            who["person"]["label"] if who["person"] else who["name"] for who in row.data.get("speakers", [])
        )
        row.search = (
            SearchVector(Value(words), config=config, weight="A")
            + SearchVector(Value(who), config=config, weight="C")
            + SearchVector(Value(f"{words} {who}"), config="simple", weight="D")
        )
    PublishedPart.objects.bulk_update(rows, ["search"])


def _emended(row: PublishedPart) -> str:
    """The text with the readings in place, so that a phrase is found across them."""
    pieces, at = [], 0
    for emendation in row.data["emendations"]:
        start, end = (emendation[name] - row.data["start"] for name in ("start", "end"))
        pieces += [row.text[at:start], emendation["reading"]]
        at = end
    return "".join([*pieces, row.text[at:]])


class _Authority:
    """Today's authority records behind the slugs of one edition: merged persons resolved, topics with their broader ones.

    What stands behind a slug no more is left out.
    """

    def __init__(self, record: dict[str, Any], judgements: dict[str, Any]) -> None:
        voices = [
            who for part in record["parts"] if part["kind"] == "statement" for who in _all_voices(part)
        ] + record["mentions"]
        voices += record["event"]["participants"]
        slugs = {who["person"]["slug"] for who in voices if who["person"]}
        self.people = Person.objects.by_slug(slugs)
        self.topics = {t.slug: t for t in Topic.objects.all()}
        self.by_key = {t.pk: t for t in self.topics.values()}
        self.propositions = {
            p.slug: p
            for p in Proposition.objects.filter(slug__in={p["proposition"]["slug"] for p in judgements["positions"]})
        }
        event = record["event"]
        day = (
            date.fromisoformat(event["earliest"])
            if event["earliest"] and event["earliest"] == event["latest"]
            else None
        )
        self.tenures: dict[tuple[int, str], list[Tenure]] = {}
        if day:
            tenures = Tenure.objects.filter(person__in=self.people.values()).on(day).select_related("office")
            for tenure in tenures.order_by("pk"):
                self.tenures.setdefault((tenure.person_id, tenure.office.slug), []).append(tenure)
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
        person, office = self.person(who), who["office"]
        held = self.tenures.get((person.pk, office["slug"]), []) if person and office else []
        return next((t for t in held if t.capacity == office["capacity"]), held[0] if held else None)

    def with_broader(self, slug: str) -> list[Topic]:
        """The topic and all that are broader."""
        found: list[Topic] = []
        topic = self.topics.get(slug)
        while topic is not None and topic not in found:
            found.append(topic)
            topic = self.by_key.get(topic.broader_id) if topic.broader_id else None
        return found


def _all_voices(part: dict[str, Any]) -> list[dict[str, Any]]:
    return [*part["speakers"], *part["addressees"], *([part["conveyor"]] if part["conveyor"] else [])]


def _part(
    report: Report, edition: Edition, ordinal: int, part: dict[str, Any], authority: _Authority
) -> PublishedPart:
    record = edition.document["record"]
    text = record["text"][part["start"] : part["end"]]
    return PublishedPart(
        report=report,
        edition=edition,
        ordinal=ordinal,
        kind=part["kind"],
        path=part["path"] or "",
        place=part.get("place") or "",
        identity_id=part.get("sid"),
        text=text,
        language=record["language"] or "",
        event_kind=record["event"]["kind"],
        event_earliest=record["event"]["earliest"],
        event_latest=record["event"]["latest"],
        sort_date=report.sort_date,
        account=part.get("account", ""),
        wording=part.get("wording", ""),
        data=_data(edition, part, text, authority),
        search="",
    )


def _data(edition: Edition, part: dict[str, Any], text: str, authority: _Authority) -> dict[str, Any]:
    """The part as the API gives it; addresses are paths, which the face makes absolute."""
    document = edition.document
    record = document["record"]
    data: dict[str, Any] = {
        "kind": part["kind"],
        "report": {
            "rid": show(document["rid"]),
            "url": f"/reports/{show(document['rid'])}/",
            "title": record["title"],
        },
        "edition": edition.number,
        "path": part["path"],
        "start": part["start"],
        "end": part["end"],
        "text": text,
        "language": record["language"],
        "record_keeper": record["record_keeper"],
        "event": {name: record["event"][name] for name in ("kind", "date", "earliest", "latest")} | _known(record),
        "dated": record["dated"],
        "review": document["judgements"]["reviews"].get(part.get("sid")),
        "emendations": [e for e in record["emendations"] if part["start"] <= e["start"] and e["end"] <= part["end"]],
        "glosses": [g for g in record["glosses"] if part["start"] <= g["start"] and g["end"] <= part["end"]],
    }
    if part["kind"] == "statement":
        names = (
            "identifier",
            "place",
            "text_sha256",
            "account",
            "wording",
            "translation",
            "attribution",
            "speech",
            "role",
        )
        data |= {name: part[name] for name in names}
        data |= {
            "sid": show(part["sid"]),
            "url": f"/s/{show(part['sid'])}",
            "answers": {"path": part["answers"]["path"], "sids": [show(sid) for sid in part["answers"]["sids"]]}
            if part["answers"]
            else None,
            "speakers": [_today(who, authority) for who in part["speakers"]],
            "addressees": [_today(who, authority) for who in part["addressees"]],
            "conveyor": _today(part["conveyor"], authority) if part["conveyor"] else None,
            "topics": [
                {**tag["topic"], "start": tag["start"], "end": tag["end"], "by": tag["by"]}
                for tag in authority.tags.get(part["sid"], [])
            ],
            "positions": [
                {k: v for k, v in position.items() if k != "sid"}
                for position in authority.positions.get(part["sid"], [])
            ],
        }
    return data


def _summary(edition: Edition, authority: _Authority) -> dict[str, Any]:
    """The report as lists give it; it stands with the report's first readable part."""
    document = edition.document
    record = document["record"]
    names = ("record_keeper", "form", "wording", "translation", "language", "dated", "published")
    participants = [_today(who, authority) for who in record["event"]["participants"]]
    return {
        "rid": show(document["rid"]),
        "url": f"/reports/{show(document['rid'])}/",
        "title": record["title"],
        "edition": edition.number,
        "published_at": document["published_at"],
        **{name: record[name] for name in names},
        "meeting": document["judgements"]["meeting"],
        "event": {**record["event"], **_known(record), "participants": participants},
        "statements": sum(part["kind"] == "statement" for part in record["parts"]),
    }


def _known(record: dict[str, Any]) -> dict[str, Any]:
    """How the event's date is known, and whether the record prints its year nowhere."""
    basis = next((b["basis"] for b in record["bases"] if b["field"] == "event_date"), None)
    return {"basis": basis, "year_supplied": is_year_supplied(record)}


def _today(who: dict[str, Any], authority: _Authority) -> dict[str, Any]:
    """The voice with today's record of the person, who may have been renamed or merged since."""
    person = authority.person(who)
    return {**who, "person": {"slug": person.slug, "label": person.label} if person else None}


def _listed(part: PublishedPart) -> dict[str, Any]:
    """The part's place in the order of lists, for what it is found by."""
    return {"sort_date": part.sort_date, "report_id": part.report_id, "rank": part.rank}


def _voices(
    parts: list[PublishedPart],
    by_sid: dict[str | None, PublishedPart],
    record: dict[str, Any],
    authority: _Authority,
) -> list[PublishedVoice]:
    """Who has which part in the statements; the event's participants stand with the first readable part."""
    rows: dict[tuple[int, int, str], PublishedVoice] = {}

    def put(part: PublishedPart, who: dict[str, Any], capacity: str) -> None:
        person = authority.person(who)
        if person is not None:
            row = PublishedVoice(
                part=part, person=person, tenure=authority.tenure(who), capacity=capacity, **_listed(part)
            )
            rows.setdefault((part.pk, person.pk, capacity), row)

    for who in record["event"]["participants"] if parts else []:
        put(parts[0], who, "participant")
    spans = []
    for row in record["parts"]:
        part = by_sid.get(row.get("sid"))
        if part is not None:
            spans.append((row["start"], row["end"], part))
            for capacity, people in (
                ("speaker", row["speakers"]),
                ("addressee", row["addressees"]),
                ("conveyor", [row["conveyor"]]),
            ):
                for who in people:
                    if who:
                        put(part, who, capacity)
    starts = [start for start, _, _ in spans]
    for mention in record["mentions"]:
        place = bisect_right(starts, mention["start"]) - 1
        if place >= 0 and mention["end"] <= spans[place][1]:
            put(spans[place][2], mention, "mentioned")
    return list(rows.values())


def _topics(
    by_sid: dict[str | None, PublishedPart], judgements: dict[str, Any], authority: _Authority
) -> list[PublishedTopic]:
    rows: dict[tuple[int, int], PublishedTopic] = {}
    for tag in judgements["topics"]:
        part = by_sid[tag["sid"]]
        for depth, topic in enumerate(authority.with_broader(tag["topic"]["slug"])):
            row = rows.setdefault(
                (part.pk, topic.pk), PublishedTopic(part=part, topic=topic, is_direct=False, **_listed(part))
            )
            row.is_direct = row.is_direct or depth == 0
    return list(rows.values())
