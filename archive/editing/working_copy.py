"""The working copy: a report's working value, and the rows that say the same for lists, filters and judgements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.db import models, transaction
from django.db.models.functions import Cast

from archive.copying import copy_rows, reserve_keys, settle_rows, update_rows
from archive.identifying import Identifier
from archive.models import (
    Country,
    FormerSlug,
    Instrument,
    Mention,
    Organization,
    Part,
    Person,
    Proposition,
    Report,
    Revision,
    Statement,
    Topic,
    Voice,
)
from archive.parsing.breakdown import Breakdown, from_json
from archive.parsing.revising import layers as laying
from archive.parsing.revising.layers import Layers

from . import judging
from .finding_rows import write_findings
from .judgement_rows import delete_judgements, write_judgements, write_marks
from .rows import MentionRow, PartRow, People, StatementRow, VoiceRow, names_in, part_rows
from .touching import write_touched


@dataclass(frozen=True, slots=True)
class Value:
    """The working value of a report."""

    breakdown: Breakdown
    layers: Layers = field(default_factory=Layers)


def working_value(report: Report) -> Value:
    """The report's working value: that of its latest revision."""
    return value_of(report.revisions.filter(number=report.version))


def value_of(revision: models.QuerySet[Revision]) -> Value:
    """The value of the one revision. Raises Revision.DoesNotExist.

    The JSON comes as text: Django's own reading of it takes most of the time where there are thousands of parts.
    """
    columns = (Cast(name, models.TextField()) for name in ("breakdown", "layers"))
    breakdown, layers = (orjson.loads(text) for text in revision.values_list(*columns).get())
    return Value(from_json(breakdown), read_layers(layers))


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
    "instrument": Instrument,
}


@transaction.atomic
def write_rows(*, report: Report, value: Value, before: Value | None = None) -> None:
    """Make the rows of the working copy say what the value says. Statements keep their rows by their sid.

    Rows that say it already stay as they are. `before` is the value that the rows say now: where it is known, only those
    of the parts that an edit has touched are read.
    """
    if before is not None and write_touched(
        report, (before.breakdown, before.layers), (value.breakdown, value.layers)
    ):
        return
    delete_judgements(Statement.objects.filter(report=report).order_by().values("pk"))
    statements = _write_parts(report, value.breakdown)
    names = names_in(value.breakdown)
    people = People(value.breakdown, Identifier(report=report, names=names), names)
    settle_rows(Voice, Voice.objects.filter(statement__report=report), VoiceRow._fields, people.voices(statements))
    settle_rows(Mention, Mention.objects.filter(report=report), MentionRow._fields, people.mentions(report.pk))
    write_judgements(value.layers, statements)
    write_marks(report, value.layers)
    write_findings(report, None, value.layers.findings)


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
        people = People(breakdown, identifiers[report], names_in(breakdown))
        voices += people.voices(by_sid)
        mentions += people.mentions(report.pk)
    _copy_parts(parts, statements)
    copy_rows(Voice, VoiceRow._fields, voices)
    copy_rows(Mention, MentionRow._fields, mentions)
