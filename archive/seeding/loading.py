"""Load the five reports that the archive comes with: authorities, texts, curation, first editions; and the world's countries.

Everything goes the way of any other record, through import, editing and publishing. What is there already is left
as it is, so that loading again keeps the work of this installation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from archive.editing import REFUSALS, apply
from archive.importing import Outcome, import_record
from archive.models import (
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
from archive.parsing.extraction.passes import VERSION as PASSES
from archive.parsing.vocabulary import EVENT_KINDS
from archive.proposing import record_first
from archive.publishing import publish
from archive.reading import Custody, Received, UnreadableInput, find_files, read_files

from .curating import curation
from .files import BrokenSeeds, Named, checked, items, object_at, read, read_rows, row_of, rows_in


@transaction.atomic
def load_seeds(*, folder: Path, by: Any, tell: Callable[[str], None] = lambda line: None) -> int:
    """Load the fixtures of `folder` as the account `by`; the number of reports that were new. Lines go to `tell`.

    Raises BrokenSeeds, and what importing, editing and publishing raise; nothing at all is loaded then.
    """
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

    Instruments that are there get the names that no instrument has had. Raises BrokenSeeds.
    """
    path = folder / "authorities.json"
    data = read(path)
    kinds = ("countries", "organizations", "publishers", "offices", "people", "tenures")
    with row_of(path, "at the top"):
        people = _load_authorities(path, *(data[kind] for kind in kinds))
    _load_instruments(folder / "instruments.json")
    _load_topics(folder)
    _load_meetings(folder / "meetings.json", people)


_Rows = list[dict[str, Any]]


def _load_authorities(
    path: Path,
    countries: _Rows,
    organizations: _Rows,
    publishers: _Rows,
    offices: _Rows,
    people: _Rows,
    tenures: _Rows,
) -> dict[str, Person]:
    """The people of the file by their slugs, or those that they were merged into."""
    for row, where in rows_in(path, countries, "country", "slug"):
        with row_of(path, where):
            _named(
                Country,
                row,
                "country",
                slug=row["slug"],
                label=row["label"],
                code=row.get("code", ""),
                note=row.get("note", ""),
            )
    states = Named(
        _there(Country, countries, path), "country", f"Correct it, or add it to the countries of {path.name}."
    )
    for row, where in rows_in(path, organizations, "organization", "slug"):
        with row_of(path, where):
            _named(Organization, row, "organization", slug=row["slug"], label=row["label"], note=row.get("note", ""))
    remedy = f"Correct it, or add it to the organizations of {path.name}."
    bodies = Named({one.slug: one for one in Organization.objects.all()}, "organization", remedy)
    known = {*_there(Person, people, path), *_there(Office, offices, path)}
    for row, where in rows_in(path, publishers, "publisher", "slug"):
        with row_of(path, where):
            country = states.or_none(row.get("country"))
            publisher = checked(Publisher(**{**row, "country": country}))
            if not Publisher.objects.filter(slug=publisher.slug).exists():
                publisher.save()
    for row, where in rows_in(path, offices, "office", "slug"):
        with row_of(path, where):
            _named(
                Office, row, "office", slug=row["slug"], label=row["label"], note=row.get("note", ""), is_single_seat=row["is_single_seat"],
                country=states.or_none(row.get("country")), organization=bodies.or_none(row.get("organization")),
            )  # fmt: skip
    for row, where in rows_in(path, people, "person", "slug"):
        with row_of(path, where):
            _named(
                Person, row, "person", slug=row["slug"], label=row["label"], surname=row["surname"], note=row.get("note", ""),
                country=states.or_none(row.get("country")),
            )  # fmt: skip
    found = {slug: person.heir for slug, person in _there(Person, people, path).items()}
    persons = Named(found, "person", f"Correct it, or add it to the people of {path.name}.")
    posts = Named(_there(Office, offices, path), "office", f"Correct it, or add it to the offices of {path.name}.")
    for row, where in rows_in(path, tenures, "tenure", "person", "office"):
        with row_of(path, where):
            # Those of a person and an office that were there are as editors have left them.
            if {row["person"], row["office"]} <= known:
                continue
            keys = {
                "person": persons[row["person"]],
                "office": posts[row["office"]],
                "start": row["start"],
                "capacity": row["capacity"],
            }
            tenure = checked(Tenure(**{**row, **keys}))
            if not Tenure.objects.filter(**keys).exists():
                tenure.save()
    return found


@transaction.atomic
def load_countries(*, folder: Path) -> int:
    """The other countries of ISO 3166-1, with their names, that are not there and never were; how many are new.

    One is there whose code, slug, heading or other name is the same: what editors renamed, corrected, added themselves
    or deleted stays so. Raises BrokenSeeds.
    """
    path = folder / "countries.json"
    given = read_rows(path)
    for row, where in rows_in(path, given, "country", "slug"):
        with row_of(path, where):
            checked(Country(**{name: row[name] for name in ("slug", "label", "code")}))
            _ = row["names"]
            for name in items(row, "names", dict):
                checked(Name(**name))
    codes = set(Country.objects.values_list("code", flat=True))
    for entries in AuditEntry.objects.filter(table=Country._meta.db_table).values_list("before__code", "after__code"):
        codes.update(filter(None, entries))
    called = {label.casefold() for label in Country.objects.values_list("label", flat=True)}
    called |= {text.casefold() for text in Name.objects.exclude(country=None).values_list("text", flat=True)}
    rows = [row for row in given if row["code"] not in codes]
    there = _there(Country, rows, path)
    rows = [row for row in rows if row["slug"] not in there and row["label"].casefold() not in called]
    countries = Country.objects.bulk_create(
        Country(**{name: row[name] for name in ("slug", "label", "code")}) for row in rows
    )
    Name.objects.bulk_create(
        Name(country=country, **name) for country, row in zip(countries, rows, strict=True) for name in row["names"]
    )
    return len(rows)


def _there(model: Any, rows: _Rows, path: Path) -> dict[str, Any]:
    """The records of these rows of the file that are there, by the rows' slugs, whatever these are since a rename.

    Raises BrokenSeeds where a row has no slug.
    """
    for row, where in rows_in(path, rows, "row"):
        with row_of(path, where):
            if not isinstance(row["slug"], str):
                raise TypeError("“slug” must be a text")
    return find_by_slug(model.objects.all(), [row["slug"] for row in rows])


def _named(model: Any, row: dict[str, Any], kind: str, **values: Any) -> None:
    """An authority record with its names, unless it is there. Ask inside `row_of`."""
    if not find_by_slug(model.objects.all(), [row["slug"]]):
        record = checked(model(**values))
        record.save()
        Name.objects.bulk_create(checked(Name(**{kind: record}, **name)) for name in items(row, "names", dict))


def _load_instruments(path: Path) -> None:
    # States of which there is no record are left out: those of the world come later, and editors may delete them.
    countries = {country.code: country for country in Country.objects.exclude(code="")}
    names = []
    rows = read_rows(path)
    instruments = _there(Instrument, rows, path)
    for row, where in rows_in(path, rows, "instrument", "slug"):
        values = {name: row.get(name) or "" for name in ("label", "kind", "designation", "adopted", "address", "note")}
        with row_of(path, where):
            instrument = instruments.get(row["slug"])
            if instrument is None:
                instrument = checked(Instrument(slug=row["slug"], **values), "adopted")
                instrument.save()
                instrument.parties.set(countries[code] for code in items(row, "parties", str) if code in countries)
            _ = row["names"]
            for name in items(row, "names", dict):
                fields = {field: name.get(field) or "" for field in ("text", "language", "begins", "ends", "source")}
                is_short = name.get("short", False)
                names.append(
                    checked(InstrumentName(instrument=instrument, is_short=is_short, **fields), "begins", "ends")
                )
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
    path = folder / "topics.json"
    rows = read_rows(path)
    remedy = f"Correct it, or add it to {path.name}: a broader topic stands above its narrower ones."
    topics = Named(_there(Topic, rows, path), "topic", remedy)
    known = set(topics)
    for row, where in rows_in(path, rows, "topic", "slug"):
        if row["slug"] in known:
            continue
        with row_of(path, where):
            broader = _heir(topics[row["broader"]]) if row.get("broader") else None
            values = {name: row.get(name) or "" for name in ("label", "definition", "scope_note", "valid", "wikidata")}
            topic = topics[row["slug"]] = checked(Topic(slug=row["slug"], broader=broader, **values))
            topic.save()
            _ = row["labels"]
            labels = [
                TopicLabel(topic=topic, language=language, text=text)
                for language, text in object_at(row, "labels").items()
            ]
            others = object_at(row, "other_labels")
            labels += [
                TopicLabel(topic=topic, language=language, text=text, is_preferred=False)
                for language in others
                for text in items(others, language, str)
            ]
            TopicLabel.objects.bulk_create(checked(label) for label in labels)
    for row, where in rows_in(path, rows, "topic", "slug"):
        if row["slug"] not in known:
            with row_of(path, f"{where}, related"):
                topics[row["slug"]].related.add(*(_heir(topics[slug]) for slug in items(row, "related", str)))
    path = folder / "propositions.json"
    rows = read_rows(path)
    propositions = _there(Proposition, rows, path)
    for row, where in rows_in(path, rows, "proposition", "slug"):
        if row["slug"] in propositions:
            continue
        values = {name: row.get(name) or "" for name in ("text", "valid", "supports", "opposes", "note")}
        with row_of(path, where):
            proposition = checked(Proposition(slug=row["slug"], topic=_heir(topics[row["topic"]]), **values))
            proposition.save()
            record_first(proposition=proposition)


def _heir(topic: Topic) -> Topic:
    """The topic, or the one that it was merged into: one step leads there."""
    return topic.merged_into or topic


def _load_meetings(path: Path, people: dict[str, Person]) -> None:
    rows = read_rows(path)
    persons = Named(people, "person", "Correct it, or add it to the people of authorities.json.")
    meetings = Named(_there(Meeting, rows, path), "meeting", f"Correct it, or add it to {path.name}.")
    known = set(meetings)
    for row, where in rows_in(path, rows, "meeting", "slug"):
        if row["slug"] in known:
            continue
        values = {name: row.get(name) or "" for name in ("label", "kind", "date", "place", "note")}
        with row_of(path, where):
            if values["kind"] not in EVENT_KINDS:
                raise ValueError(f"“kind”: there is no kind “{values['kind']}”, but {', '.join(EVENT_KINDS)}")
            meeting = meetings[row["slug"]] = checked(Meeting(slug=row["slug"], **values))
            meeting.save()
        with row_of(path, f"{where}, participations"):
            for part in items(row, "participations", dict):
                person, role = persons[part["person"]], part["role"]
                held = (
                    list(Tenure.objects.filter(person=person).on(datetime.fromisoformat(values["date"]).date()))
                    if len(values["date"]) == 10
                    else []
                )
                tenure = held[0] if len(held) == 1 else None
                source = part.get("source", "")
                checked(Participation(meeting=meeting, person=person, tenure=tenure, role=role, source=source)).save()
    for row, where in rows_in(path, rows, "meeting", "slug"):
        if row.get("part_of") and row["slug"] not in known:
            with row_of(path, where):
                whole = meetings[row["part_of"]]
            Meeting.objects.filter(pk=meetings[row["slug"]].pk).update(part_of=whole)


@transaction.atomic
def _load_report(path: Path, by: Any) -> bool:
    """Take in, curate and publish one of the reports; False where it is there already."""
    file = path.with_suffix(".record.json")
    record = read(file)
    (received,) = read_files(find_files([path]), options=Custody())
    if not isinstance(received, Received):
        raise UnreadableInput(received.reason)
    with row_of(file, "at the top"):
        rid, sids, facts, bases, note, day = (
            record[name] for name in ("rid", "sids", "report", "bases", "note", "published_at")
        )
        at = datetime.fromisoformat(day)
        object_at(record, "sids"), object_at(record, "report")
    result = import_record(replace(received, rid=rid, sids=sids), by=by)
    if result.outcome is not Outcome.CREATED:
        return False
    report = Report.objects.get(rid=rid)
    remedy = "Correct it, or add it to meetings.json."
    with row_of(file, "report"):
        for name, value in facts.items():
            if name == "meeting":
                value = Named(find_by_slug(Meeting.objects.all(), [value]), "meeting", remedy)[value]
            setattr(report, name, value)
        checked(report).save()
    Basis.objects.filter(report=report).delete()
    for row, where in rows_in(file, bases, "basis", "field"):
        with row_of(file, where):
            checked(Basis(report=report, **row)).save()
    report.meeting_proposals.filter(meeting=report.meeting).update(state="accepted", decided_by=by)
    report.meeting_proposals.exclude(meeting=report.meeting).update(state="refused", decided_by=by)
    operation = curation(report, path, record, by)
    try:
        apply(report=report, operation=operation, expected_version=report.version, by=by)
    except REFUSALS as refusal:
        raise BrokenSeeds(
            f"what editors made of {path.name} can’t be laid over it: {refusal}. "
            f"Correct {path.stem}.record.json, .judgements.json or .said.json."
        ) from refusal
    Report.objects.filter(pk=report.pk).update(passes=PASSES)
    report.flags.update(settled_by=by, settled_at=at)
    publish(report=report, by=by, note=note, at=at, by_program=True)
    return True
