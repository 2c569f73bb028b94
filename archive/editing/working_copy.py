"""The working copy: a report's working value, and the rows that say the same for lists, filters and judgements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction

from archive.copying import copy_rows, reserve_keys, settle_rows, update_rows
from archive.identifying import Identifier
from archive.models import (
    Country,
    Emendation,
    FormerSlug,
    Gloss,
    Mention,
    Organization,
    Part,
    Person,
    Position,
    Proposition,
    Report,
    Statement,
    Tag,
    Topic,
    Voice,
    find_by_slug,
)
from archive.parsing import layers as laying
from archive.parsing.breakdown import Breakdown, from_json
from archive.parsing.layers import Layers, RefusedJudgement

from . import judging
from .rows import MentionRow, PartRow, People, StatementRow, VoiceRow, names_in, part_rows


@dataclass(frozen=True, slots=True)
class Value:
    """The working value of a report."""

    breakdown: Breakdown
    layers: Layers = field(default_factory=Layers)


def working_value(report: Report) -> Value:
    """The report's working value: that of its latest revision."""
    revision = report.revisions.get(number=report.version)
    return Value(from_json(revision.breakdown), read_layers(revision.layers))


def read_layers(stored: dict[str, Any]) -> Layers:
    """The layers of a revision, with what has been renamed since under its name of today, and merged topics' heirs.

    Merged people keep their slugs, so that they can be parted: the rows name their heirs. Two queries where something
    is judged, one more for each kind of record of which one was renamed.
    """
    layers = laying.from_json(stored)
    named = judging.slugs(layers)
    if not any(named.values()):
        return layers
    renamed: dict[str, dict[str, str]] = {kind: {} for kind in named}
    former = FormerSlug.objects.filter(slug__in=set().union(*named.values())).values_list("kind", "slug", "record")
    for kind in {kind for kind, slug, _key in former if slug in named.get(kind, ())}:
        keys = {slug: key for of, slug, key in former if of == kind and slug in named[kind]}
        today = dict(_NAMED[kind].objects.filter(pk__in=keys.values()).values_list("pk", "slug"))
        renamed[kind] = {slug: today[key] for slug, key in keys.items() if key in today}
    topics = {*named["topic"], *renamed["topic"].values()}
    merged = dict(
        Topic.objects.filter(slug__in=topics, merged_into__isnull=False).values_list("slug", "merged_into__slug")
    )
    renamed["topic"] = {slug: merged.get(to, to) for slug, to in renamed["topic"].items()} | merged
    return laying.rename(layers, renamed)


_NAMED: dict[str, Any] = {
    "topic": Topic,
    "person": Person,
    "country": Country,
    "organization": Organization,
    "proposition": Proposition,
}


@transaction.atomic
def write_rows(*, report: Report, value: Value, before: Value | None = None) -> None:
    """Make the rows of the working copy say what the value says. Statements keep their rows by their sid.

    Rows that say it already stay as they are: a change of one statement among thousands writes a few rows. `before` is
    the value that the rows say now: where nothing but confirmations and judgements has changed since, no others are read.
    """
    if before is not None and _is_divided_alike(before.breakdown, value.breakdown):
        if before.breakdown != value.breakdown:
            _write_confirmations(report, value.breakdown)
        if before.layers != value.layers:
            for layer in (Tag, Position):
                layer.objects.filter(statement__report=report).delete()
            keys = Statement.objects.filter(report=report).order_by().values_list("identity", "pk")
            _write_layers(report, value.layers, dict(keys))
        return
    for layer in (Tag, Position):
        layer.objects.filter(statement__report=report).delete()
    statements = _write_parts(report, value.breakdown)
    identifier = Identifier(report=report, names=names_in(value.breakdown))
    people = People(value.breakdown, identifier)
    settle_rows(Voice, Voice.objects.filter(statement__report=report), VoiceRow._fields, people.voices(statements))
    settle_rows(Mention, Mention.objects.filter(report=report), MentionRow._fields, people.mentions(report.pk))
    _write_layers(report, value.layers, statements)


def _write_parts(report: Report, breakdown: Breakdown) -> dict[str, int]:
    """Write the parts and who has confirmed them; the keys of the statements' rows by their sids."""
    alive = {part.sid for part in breakdown.statements()}
    Statement.objects.filter(report=report).exclude(identity__in=alive).delete()
    kept: dict[str, tuple[int, Row, Row]] = {
        values[_IDENTITY]: (key, values[: len(PartRow._fields)], values[len(PartRow._fields) :])
        for key, *values in Statement.objects.filter(report=report).values_list(
            "pk", *PartRow._fields, *StatementRow._fields
        )
    }
    keys = iter(reserve_keys({Part: len(alive - kept.keys())})[Part])
    statements: dict[str, int] = {}
    plain: list[PartRow] = []
    new: list[tuple[int, PartRow, StatementRow]] = []
    moved: list[tuple[int, PartRow]] = []
    changed: list[tuple[int, StatementRow]] = []
    for part, statement in part_rows(report.pk, breakdown):
        if statement is None:
            plain.append(part)
        elif statement.identity_id not in kept:
            statements[statement.identity_id] = key = next(keys)
            new.append((key, part, statement))
        else:
            key, part_there, statement_there = kept[statement.identity_id]
            statements[statement.identity_id] = key
            if list(part) != part_there:
                moved.append((key, part))
            if list(statement) != statement_there:
                changed.append((key, statement))
    update_rows(Part, PartRow._fields, moved)
    update_rows(Statement, StatementRow._fields, changed)
    settle_rows(Part, Part.objects.filter(report=report, statement__isnull=True), PartRow._fields, plain)
    _copy_parts([(key, part) for key, part, _ in new], [(key, statement) for key, _, statement in new])
    _write_confirmations(report, breakdown)
    return statements


def _is_divided_alike(one: Breakdown, other: Breakdown) -> bool:
    """Whether two breakdowns differ in confirmations alone."""
    if len(one.segments) != len(other.segments) or replace(one, segments=()) != replace(other, segments=()):
        return False
    return all(
        mine is theirs or mine == theirs or replace(mine, confirmed_by=()) == replace(theirs, confirmed_by=())
        for mine, theirs in zip(one.segments, other.segments, strict=True)
    )


def _write_confirmations(report: Report, breakdown: Breakdown) -> None:
    """Write who has confirmed which part; the parts' rows are there."""
    places = dict(Part.objects.filter(report=report).order_by().values_list("ordinal", "pk"))
    confirmed = [
        (places[ordinal], user) for ordinal, part in enumerate(breakdown.segments) for user in part.confirmed_by
    ]
    through = Part.confirmed_by.through
    settle_rows(through, through.objects.filter(part__report=report), ("part_id", "user_id"), confirmed)


Row = list[Any]
_IDENTITY = len(PartRow._fields) + StatementRow._fields.index("identity_id")


def _copy_parts(parts: list[tuple[int, PartRow]], statements: list[tuple[int, StatementRow]]) -> None:
    copy_rows(Part, ("id", *PartRow._fields), ((key, *row) for key, row in parts))
    copy_rows(Statement, ("part_ptr_id", *StatementRow._fields), ((key, *row) for key, row in statements))


def write_new_rows(breakdowns: Mapping[Report, Breakdown]) -> None:
    """Make the rows of new reports, as their parser proposes them: as many queries for all of them as for one."""
    identifiers = Identifier.of_reports({report: names_in(breakdown) for report, breakdown in breakdowns.items()})
    keys = iter(reserve_keys({Part: sum(len(b.segments) for b in breakdowns.values())})[Part])
    parts: list[tuple[int, PartRow]] = []
    statements: list[tuple[int, StatementRow]] = []
    voices: list[VoiceRow] = []
    mentions: list[MentionRow] = []
    for report, breakdown in breakdowns.items():
        by_sid: dict[str, int] = {}
        for part, statement in part_rows(report.pk, breakdown):
            key = next(keys)
            parts.append((key, part))
            if statement:
                by_sid[statement.identity_id] = key
                statements.append((key, statement))
        people = People(breakdown, identifiers[report])
        voices += people.voices(by_sid)
        mentions += people.mentions(report.pk)
    _copy_parts(parts, statements)
    copy_rows(Voice, VoiceRow._fields, voices)
    copy_rows(Mention, MentionRow._fields, mentions)


def _write_layers(report: Report, layers: Layers, statements: dict[str, int]) -> None:
    slugs = judging.slugs(layers)
    topics = {slug: topic.merged_into or topic for slug, topic in _by_slug(Topic, slugs["topic"]).items()}
    tags: dict[tuple[str, int, int | None, int | None], Tag] = {}
    for t in layers.tags:
        # A value of before a merge may name both topics on the same words.
        tag = Tag(statement_id=statements[t.sid], topic=topics[t.topic], start=t.start, end=t.end, by=t.by)
        tags.setdefault((t.sid, topics[t.topic].pk, t.start, t.end), tag)
    Tag.objects.bulk_create(tags.values())
    people = {slug: person.heir for slug, person in _by_slug(Person, slugs["person"]).items()}
    countries = _by_slug(Country, slugs["country"])
    organizations, propositions = (
        _by_slug(Organization, slugs["organization"]),
        _by_slug(Proposition, slugs["proposition"]),
    )
    if waiting := next((slug for slug, one in sorted(propositions.items()) if not one.is_approved), None):
        raise RefusedJudgement(
            f"the proposition “{waiting}” waits for a second vocabulary editor’s approval: nobody can hold a position on it yet"
        )
    rows = Position.objects.bulk_create(
        Position(
            key=p.key, statement_id=statements[p.sid], proposition=propositions[p.proposition],
            holder_person=people.get(p.holder_person or ""), holder_country=countries.get(p.holder_country or ""),
            holder_organization=organizations.get(p.holder_organization or ""), holder_collective=p.holder_collective,
            on_behalf_of=countries.get(p.on_behalf_of or ""), attributed_by=people.get(p.attributed_by or ""),
            directed_at=countries.get(p.directed_at or ""), direction=p.direction, strength=p.strength, condition=p.condition,
            act=p.act, evidence=p.evidence, start=p.start, end=p.end, rationale=p.rationale, by=p.by,
        )
        for p in layers.positions
    )  # fmt: skip
    claimed = Position.claims_also_for.through
    claimed.objects.bulk_create(
        claimed(position_id=row.pk, person_id=person)
        for row, p in zip(rows, layers.positions, strict=True)
        # Two of them may have turned out to be one.
        for person in dict.fromkeys(people[slug].pk for slug in p.claims_also_for)
    )
    Emendation.objects.filter(report=report).delete()
    Emendation.objects.bulk_create(
        Emendation(
            report=report, start=e.start, end=e.end, reading=e.reading, reason=e.reason, witness=e.witness, by=e.by
        )
        for e in layers.emendations
    )
    Gloss.objects.filter(report=report).delete()
    Gloss.objects.bulk_create(
        Gloss(report=report, start=g.start, end=g.end, note=g.note, by=g.by) for g in layers.glosses
    )


_MERGED = (Person, Topic)


def _by_slug(model: Any, wanted: set[str]) -> dict[str, Any]:
    """Authority records by slug. Raises RefusedJudgement for a slug that there is not."""
    found = find_by_slug(
        model.objects.select_related("merged_into") if model in _MERGED else model.objects.all(), wanted
    )
    if missing := wanted - found.keys():
        raise RefusedJudgement(f"there is no {model._meta.verbose_name} “{min(missing)}”")
    return found
