"""The rows by which published parts are found."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import Any

from archive.models import Edition, PublishedPart, PublishedPosition, PublishedTopic, PublishedVoice, Report

from .authorities import Authorities
from .bodies import part_body, position_body
from .stored import write_stored


def part_row(
    report: Report, edition: Edition, ordinal: int, part: dict[str, Any], authority: Authorities
) -> PublishedPart:
    """A readable part of the edition; its search vector is written afterwards."""
    record = edition.document["record"]
    text = record["text"][part["start"] : part["end"]]
    body = part_body(edition, part, text, authority)
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
        wording=body.get("wording", ""),
        attribution=part.get("attribution", ""),
        speech=part.get("speech", ""),
        role=part.get("role", ""),
        review=body["review"] or "",
        body=write_stored(body),
        record_keeper=authority.record_keeper or report.publisher,
        search="",
    )


def _listed(part: PublishedPart) -> dict[str, Any]:
    """The part's place in the order of lists, for what it is found by."""
    return {"sort_date": part.sort_date, "report_id": part.report_id, "rank": part.rank}


def voice_rows(
    parts: list[PublishedPart],
    by_sid: dict[str | None, PublishedPart],
    record: dict[str, Any],
    authority: Authorities,
) -> list[PublishedVoice]:
    """Who has which part in the statements; the event's participants stand with the first readable part."""
    rows: dict[tuple[int, int, str], PublishedVoice] = {}

    def put(part: PublishedPart, who: dict[str, Any], capacity: str) -> None:
        person = authority.person(who)
        if person is not None:
            row = PublishedVoice(
                part=part,
                person=person,
                tenure=authority.tenure(who),
                office=authority.office(who),
                country=authority.country(who),
                capacity=capacity,
                **_listed(part),
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


def topic_rows(
    by_sid: dict[str | None, PublishedPart], judgements: dict[str, Any], authority: Authorities
) -> list[PublishedTopic]:
    """The topics of the tags, and all that are broader."""
    rows: dict[tuple[int, int], PublishedTopic] = {}
    for tag in judgements["topics"]:
        part = by_sid[tag["sid"]]
        for depth, topic in enumerate(authority.with_broader(tag["topic"]["slug"])):
            row = rows.setdefault(
                (part.pk, topic.pk), PublishedTopic(part=part, topic=topic, is_direct=False, **_listed(part))
            )
            row.is_direct = row.is_direct or depth == 0
    return list(rows.values())


def position_rows(
    by_sid: dict[str | None, PublishedPart], judgements: dict[str, Any], authority: Authorities
) -> list[PublishedPosition]:
    """The positions on propositions that still stand in the order of each statement."""
    rows, numbers = [], Counter[str]()
    for position in judgements["positions"]:
        sid, holder = position["sid"], position["holder"]
        proposition = authority.propositions.get(position["proposition"]["slug"])
        if proposition is None:  # deleted while the report was withdrawn
            continue
        part, slug = by_sid[sid], holder["slug"]
        rows.append(
            PublishedPosition(
                part=part,
                number=-numbers[sid],
                proposition=proposition,
                holder_kind=holder["kind"],
                holder=holder["label"],
                person=authority.people.get(slug) if holder["kind"] == "person" else None,
                country=authority.countries.get(slug) if holder["kind"] == "country" else None,
                organization=authority.organizations.get(slug) if holder["kind"] == "organization" else None,
                **{name: position[name] for name in ("key", "direction", "strength", "value", "act", "evidence")},
                body=write_stored(position_body(position, part.data)),
                **_listed(part),
            )
        )
        numbers[sid] += 1
    return rows
