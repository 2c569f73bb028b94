"""Load the five reports that the archive comes with: authorities, texts, curation, first editions; and the world's countries.

Everything goes the way of any other record, through import, editing and publishing. What is there already is left
as it is, so that loading again keeps the work of this installation.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from .editing import Operation, apply
from .importing import Outcome, import_record
from .models import (
    AuditEntry,
    Basis,
    Country,
    Instrument,
    InstrumentName,
    Meeting,
    Name,
    Office,
    Organization,
    Participation,
    Person,
    Proposition,
    Publisher,
    Report,
    Tenure,
    Topic,
    TopicLabel,
    find_by_slug,
)
from .parsing.breakdown import Kind, from_json, statement_numbers
from .parsing.extraction.passes import VERSION as PASSES
from .parsing.extraction.values import PLURALS
from .proposing import record_first
from .publishing import publish
from .reading import Custody, Received, UnreadableInput, find_files, read_files

_POSITIONS = uuid.UUID("1e6c1fd5-4c7a-4f3c-9d33-8f1d3a3f6b50")
_FINDINGS = uuid.UUID("6a0c9c1e-2f2e-4a57-8a53-7d2f0c1b9e11")


def load_seeds(*, folder: Path, by: Any, tell: Callable[[str], None] = lambda line: None) -> int:
    """Load the fixtures of `folder` as the account `by`; the number of reports that were new. Lines go to `tell`."""
    load_authorities(folder=folder)
    created = 0
    for path in sorted(folder.glob("*.txt")):
        if _load_report(path, by):
            created += 1
            tell(path.name)
    # After the reports: their first editions, the same in every installation, name those of the authorities alone.
    if countries := load_countries(folder=folder):
        tell(f"{countries} countries")
    return created


@transaction.atomic
def load_authorities(*, folder: Path) -> None:
    """Countries, offices, people, tenures, instruments, topics, propositions and meetings that are not there yet.

    Instruments that are there get the names that no instrument has had.
    """
    data = _read(folder / "authorities.json")
    for row in data["countries"]:
        _named(
            Country,
            row,
            "country",
            slug=row["slug"],
            label=row["label"],
            code=row.get("code", ""),
            note=row.get("note", ""),
        )
    countries = _there(Country, data["countries"])
    for row in data["organizations"]:
        _named(Organization, row, "organization", slug=row["slug"], label=row["label"], note=row.get("note", ""))
    organizations = {o.slug: o for o in Organization.objects.all()}
    known = {*_there(Person, data["people"]), *_there(Office, data["offices"])}
    for row in data["publishers"]:
        Publisher.objects.get_or_create(
            slug=row["slug"], defaults={**row, "country": countries.get(row.get("country") or "")}
        )
    for row in data["offices"]:
        _named(
            Office, row, "office", slug=row["slug"], label=row["label"], note=row.get("note", ""), is_single_seat=row["is_single_seat"],
            country=countries.get(row.get("country") or ""), organization=organizations.get(row.get("organization") or ""),
        )  # fmt: skip
    for row in data["people"]:
        _named(
            Person, row, "person", slug=row["slug"], label=row["label"], surname=row["surname"], note=row.get("note", ""),
            country=countries.get(row.get("country") or ""),
        )  # fmt: skip
    people = {slug: person.heir for slug, person in _there(Person, data["people"]).items()}
    offices = _there(Office, data["offices"])
    for row in data["tenures"]:
        # Those of a person and an office that were there are as editors have left them.
        if {row["person"], row["office"]} <= known:
            continue
        keys = {
            "person": people[row["person"]],
            "office": offices[row["office"]],
            "start": row["start"],
            "capacity": row["capacity"],
        }
        Tenure.objects.get_or_create(**keys, defaults={k: v for k, v in row.items() if k not in keys})
    _load_instruments(folder)
    _load_topics(folder)
    _load_meetings(folder, people)


@transaction.atomic
def load_countries(*, folder: Path) -> int:
    """The other countries of ISO 3166-1, with their names, that are not there and never were; how many are new.

    One is there whose code, slug, heading or other name is the same: what editors renamed, corrected, added themselves
    or deleted stays so.
    """
    codes = set(Country.objects.values_list("code", flat=True))
    for entries in AuditEntry.objects.filter(table=Country._meta.db_table).values_list("before__code", "after__code"):
        codes.update(filter(None, entries))
    called = {label.casefold() for label in Country.objects.values_list("label", flat=True)}
    called |= {text.casefold() for text in Name.objects.exclude(country=None).values_list("text", flat=True)}
    rows = [row for row in _read(folder / "countries.json") if row["code"] not in codes]
    there = _there(Country, rows)
    rows = [row for row in rows if row["slug"] not in there and row["label"].casefold() not in called]
    countries = Country.objects.bulk_create(
        Country(**{name: row[name] for name in ("slug", "label", "code")}) for row in rows
    )
    Name.objects.bulk_create(
        Name(country=country, **name) for country, row in zip(countries, rows, strict=True) for name in row["names"]
    )
    return len(rows)


def _there(model: Any, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The records of these rows that are there, by the rows' slugs, whatever their slugs are since a rename."""
    return find_by_slug(model.objects.all(), [row["slug"] for row in rows])


def _named(model: Any, row: dict[str, Any], kind: str, **values: Any) -> None:
    """An authority record with its names, unless it is there."""
    if not _there(model, [row]):
        record = model.objects.create(**values)
        Name.objects.bulk_create(Name(**{kind: record}, **name) for name in row.get("names", []))


def _load_instruments(folder: Path) -> None:
    countries = {country.code: country for country in Country.objects.exclude(code="")}
    names = []
    rows = _read(folder / "instruments.json")
    instruments = _there(Instrument, rows)
    for row in rows:
        values = {name: row.get(name) or "" for name in ("label", "kind", "designation", "adopted", "address", "note")}
        instrument = instruments.get(row["slug"])
        if instrument is None:
            instrument = Instrument.objects.create(slug=row["slug"], **values)
            instrument.parties.set(countries[code] for code in row.get("parties", []) if code in countries)
        names += [
            InstrumentName(
                instrument=instrument,
                is_short=name.get("short", False),
                **{field: name.get(field) or "" for field in ("text", "language", "begins", "ends", "source")},
            )
            for name in row["names"]
        ]
    InstrumentName.objects.bulk_create(_never_there(names))


def _never_there(names: list[InstrumentName]) -> list[InstrumentName]:
    """Those that no instrument has or ever had: what editors changed, deleted or gave to another one stays so.

    The audit tells what was there; where only the text of a name was changed, it doesn't say again in which language.
    """
    had: set[tuple[str | None, str | None]] = set(InstrumentName.objects.values_list("text", "language"))
    entries = AuditEntry.objects.filter(table=InstrumentName._meta.db_table)
    for side in ("before", "after"):
        had |= set(entries.filter(**{f"{side}__has_key": "text"}).values_list(f"{side}__text", f"{side}__language"))
    return [name for name in names if not {(name.text, name.language), (name.text, None)} & had]


def _load_topics(folder: Path) -> None:
    rows = _read(folder / "topics.json")
    topics = _there(Topic, rows)
    known = set(topics)
    for row in rows:
        if row["slug"] in known:
            continue
        broader = _heir(topics[row["broader"]]) if row.get("broader") else None
        values = {name: row.get(name) or "" for name in ("label", "definition", "scope_note", "valid", "wikidata")}
        topic = topics[row["slug"]] = Topic.objects.create(slug=row["slug"], broader=broader, **values)
        labels = [TopicLabel(topic=topic, language=language, text=text) for language, text in row["labels"].items()]
        labels += [
            TopicLabel(topic=topic, language=language, text=text, is_preferred=False)
            for language, texts in row.get("other_labels", {}).items()
            for text in texts
        ]
        TopicLabel.objects.bulk_create(labels)
    for row in rows:
        if row["slug"] not in known:
            topics[row["slug"]].related.add(*(_heir(topics[slug]) for slug in row.get("related", [])))
    rows = _read(folder / "propositions.json")
    propositions = _there(Proposition, rows)
    for row in rows:
        if row["slug"] in propositions:
            continue
        values = {name: row.get(name) or "" for name in ("text", "valid", "supports", "opposes", "note")}
        topic = _heir(topics[row["topic"]])
        record_first(proposition=Proposition.objects.create(slug=row["slug"], topic=topic, **values))


def _heir(topic: Topic) -> Topic:
    """The topic, or the one that it was merged into: one step leads there."""
    return topic.merged_into or topic


def _load_meetings(folder: Path, people: dict[str, Person]) -> None:
    rows = _read(folder / "meetings.json")
    meetings = _there(Meeting, rows)
    known = set(meetings)
    for row in rows:
        if row["slug"] in known:
            continue
        values = {name: row.get(name) or "" for name in ("label", "kind", "date", "place", "note")}
        meeting = meetings[row["slug"]] = Meeting.objects.create(slug=row["slug"], **values)
        for part in row.get("participations", []):
            person = people[part["person"]]
            held = (
                list(Tenure.objects.filter(person=person).on(datetime.fromisoformat(row["date"]).date()))
                if len(row["date"]) == 10
                else []
            )
            Participation.objects.create(
                meeting=meeting,
                person=person,
                tenure=held[0] if len(held) == 1 else None,
                role=part["role"],
                source=part.get("source", ""),
            )
    for row in rows:
        if row.get("part_of") and row["slug"] not in known:
            Meeting.objects.filter(pk=meetings[row["slug"]].pk).update(part_of=meetings[row["part_of"]])


@transaction.atomic
def _load_report(path: Path, by: Any) -> bool:
    """Take in, curate and publish one of the reports; False where it is there already."""
    record, judgements = _read(path.with_suffix(".record.json")), _read(path.with_suffix(".judgements.json"))
    said = _read(path.with_suffix(".said.json"))
    (received,) = read_files(find_files([path]), options=Custody())
    if not isinstance(received, Received):
        raise UnreadableInput(received.reason)
    result = import_record(replace(received, rid=record["rid"], sids=record["sids"]), by=by)
    if result.outcome is not Outcome.CREATED:
        return False
    report = Report.objects.get(rid=record["rid"])
    for name, value in record["report"].items():
        setattr(report, name, _there(Meeting, [{"slug": value}])[value] if name == "meeting" else value)
    report.save()
    Basis.objects.filter(report=report).delete()
    Basis.objects.bulk_create(Basis(report=report, **row) for row in record["bases"])
    report.meeting_proposals.filter(meeting=report.meeting).update(state="accepted", decided_by=by)
    report.meeting_proposals.exclude(meeting=report.meeting).update(state="refused", decided_by=by)
    apply(
        report=report,
        operation=_curation(report, record, judgements, said, by),
        expected_version=report.version,
        by=by,
    )
    Report.objects.filter(pk=report.pk).update(passes=PASSES)
    report.flags.update(settled_by=by, settled_at=datetime.fromisoformat(record["published_at"]))
    at = datetime.fromisoformat(record["published_at"])
    publish(report=report, by=by, note=record["note"], at=at, by_program=True)
    return True


def _curation(
    report: Report, record: dict[str, Any], judgements: dict[str, Any], said: dict[str, Any], by: Any
) -> Operation:
    """All that the curation changes, as one operation."""
    signature = judgements["by"]
    breakdown = from_json(report.revisions.get(number=report.version).breakdown)
    numbers = statement_numbers(breakdown)
    sids = {
        f"{breakdown.segments[index].path}#{number}": breakdown.segments[index].sid
        for index, (number, _) in numbers.items()
    }
    steps: list[dict[str, Any]] = []
    if record["describe"]:
        steps.append({"name": "describe", "arguments": record["describe"]})
    for row in record["emendations"]:
        arguments = {name: row.get(name) or "" for name in ("start", "end", "reading", "reason", "witness")}
        steps.append({"name": "emend", "arguments": {**arguments, "start": row["start"], "by": signature}})
    for row in record["glosses"]:
        steps.append(
            {
                "name": "gloss",
                "arguments": {
                    "start": row["start"],
                    "end": row["end"],
                    "note": row.get("note") or "",
                    "by": signature,
                },
            }
        )
    for key, topics in judgements["topics"].items():
        for topic in topics:
            span = {"topic": topic} if isinstance(topic, str) else topic
            steps.append({"name": "tag", "arguments": {**span, "sid": sids[key], "by": signature}})
    for row in judgements["positions"]:
        values = {k: v for k, v in row.items() if k not in ("statement", "words")}
        holder = next(row[k] for k in row if k.startswith("holder_") and row[k])
        key = uuid.uuid5(_POSITIONS, f"{report.rid} {row['statement']} {row['proposition']} {holder} {row['start']}")
        steps.append(
            {"name": "code", "arguments": {**values, "key": str(key), "sid": sids[row["statement"]], "by": signature}}
        )
    steps += _findings(report, said)
    statements = [index for index, part in enumerate(breakdown.segments) if part.kind is Kind.STATEMENT]
    steps.append({"name": "confirm", "arguments": {"parts": statements, "by": by.pk}})
    return Operation("batch", {"operations": steps})


def _findings(report: Report, said: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What the record says as data, each as the operation that puts it there. Raises UnreadableInput."""
    for kind, plural in PLURALS.items():
        for row in said.get(plural, ()):
            if report.text[row["start"] : row["end"]] != row["words"]:
                raise UnreadableInput(f"{report}: “{row['words']}” does not stand at {row['start']}–{row['end']}")
            values = {name: value for name, value in row.items() if name != "words"}
            key = uuid.uuid5(_FINDINGS, f"{report.rid} {kind} {row['start']} {row['end']}{row.get('undertaking', '')}")
            finding = {"key": str(key), "kind": kind, "by": said["by"]}
            yield {"name": "note", "arguments": {**finding, "said": {**values, "rule": "manual", "confidence": 1.0}}}


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
