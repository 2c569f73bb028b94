"""The working copy: a report's working value, and the rows that say the same for lists, filters and judgements."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from . import judging
from .identifying import Identifier, Identity
from .models import (
    Country,
    Emendation,
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
)
from .parsing import layers as laying
from .parsing.breakdown import Breakdown, Kind, Segment, from_json, statement_numbers
from .parsing.layers import Layers, RefusedJudgement
from .parsing.titles import says_office


@dataclass(frozen=True, slots=True)
class Value:
    """The working value of a report."""

    breakdown: Breakdown
    layers: Layers = field(default_factory=Layers)


def working_value(report: Report) -> Value:
    """The report's working value: that of its latest revision."""
    revision = report.revisions.get(number=report.version)
    return Value(from_json(revision.breakdown), laying.from_json(revision.layers))


@transaction.atomic
def write_rows(*, report: Report, value: Value) -> None:
    """Make the rows of the working copy say what the value says. Statements keep their rows by their sid."""
    for layer in (Tag, Position):
        layer.objects.filter(statement__report=report).delete()
    _write_parts(report, value.breakdown)
    statements = {s.identity_id: s for s in Statement.objects.filter(report=report)}
    _write_people(report, value.breakdown, statements)
    _write_layers(report, value.layers, statements)


_COLUMNS = {
    "ordinal", "kind", "start", "end", "path", "rule", "confidence", "number", "speech", "role", "attribution", "answers",
}  # fmt: skip


def _write_parts(report: Report, breakdown: Breakdown) -> None:
    numbers = statement_numbers(breakdown)
    kept = {s.identity_id: s for s in Statement.objects.filter(report=report)}
    alive = {part.sid for part in breakdown.statements()}
    Part.objects.filter(report=report, statement__isnull=True).delete()
    Statement.objects.filter(report=report).exclude(identity__in=alive).delete()
    plain: list[Part] = []
    changed: list[Statement] = []
    confirmed: list[tuple[Part, tuple[int, ...]]] = []
    for ordinal, part in enumerate(breakdown.segments):
        columns = {
            "ordinal": ordinal, "kind": str(part.kind), "start": part.start, "end": part.end, "path": part.path or "",
            "rule": part.rule, "confidence": part.confidence,
        }  # fmt: skip
        if part.kind is not Kind.STATEMENT:
            plain.append(Part(report=report, **columns))
            confirmed.append((plain[-1], part.confirmed_by))
        else:
            columns |= {
                "number": numbers[ordinal][0], "speech": str(part.speech), "role": str(part.role or "statement"),
                "attribution": str(part.attribution), "answers": part.answers or "",
            }  # fmt: skip
            row = kept.get(part.sid or "") or Statement(report=report, identity_id=part.sid or "")
            if any(getattr(row, name) != new for name, new in columns.items()):
                for name, new in columns.items():
                    setattr(row, name, new)
                if row.pk is None:
                    row.save()
                else:
                    changed.append(row)
            confirmed.append((row, part.confirmed_by))
    if changed:
        Statement.objects.bulk_update(changed, sorted(_COLUMNS), batch_size=500)
    Part.objects.bulk_create(plain)
    through = Part.confirmed_by.through
    through.objects.filter(part__report=report).delete()
    through.objects.bulk_create(through(part_id=row.pk, user_id=user) for row, users in confirmed for user in users)


def _write_people(report: Report, breakdown: Breakdown, statements: dict[str, Statement]) -> None:
    """Who speaks, is spoken to and is named, each with the person and the office of that day where they are known."""
    Voice.objects.filter(statement__report=report).delete()
    Mention.objects.filter(report=report).delete()
    names = {m.person for m in breakdown.mentions} | {name for part in breakdown.segments for _, name in _voices(part)}
    identifier = Identifier(report=report, names=names)
    titles = _titles(breakdown)
    who = {name: identifier.identify(name, title=titles.get(name, "")) for name in names}
    printed = _Printed(breakdown)
    voices = []
    for part in breakdown.statements():
        counts: Counter[str] = Counter()
        for capacity, name in _voices(part):
            mention = printed.nearest(name, part)
            voices.append(
                Voice(
                    statement=statements[part.sid or ""], capacity=capacity, ordinal=counts[capacity], name=name,
                    as_printed=mention.words if mention else "", printed_start=mention.start if mention else None,
                    printed_end=mention.end if mention else None, **_identity(who[name]),
                )
            )  # fmt: skip
            counts[capacity] += 1
    Voice.objects.bulk_create(voices)
    Mention.objects.bulk_create(
        Mention(report=report, start=m.start, end=m.end, words=m.words, name=m.person, **_identity(who[m.person]))
        for m in breakdown.mentions
    )


def _voices(part: Segment) -> list[tuple[str, str]]:
    conveyor = [("conveyor", part.conveyed_by)] if part.conveyed_by else []
    return [("speaker", name) for name in part.speakers] + [("addressee", name) for name in part.addressees] + conveyor


def _identity(identity: Identity) -> dict[str, Any]:
    return {"person": identity.person, "tenure": identity.tenure, "unresolved": identity.unresolved}


def _titles(breakdown: Breakdown) -> dict[str, str]:
    """The office that is printed first with each name, the participants' own before others; an address is none."""
    titles: dict[str, str] = {p.person: p.office for p in breakdown.participants if p.office and says_office(p.office)}
    for mention in breakdown.mentions:
        if mention.office and says_office(mention.office):
            titles.setdefault(mention.person, mention.office)
    return titles


class _Printed:
    """Finds how a name is printed nearest to a statement: in it, else before it."""

    def __init__(self, breakdown: Breakdown) -> None:
        self.mentions: dict[str, list[Any]] = {}
        for mention in breakdown.mentions:
            self.mentions.setdefault(mention.person, []).append(mention)

    def nearest(self, name: str, part: Segment) -> Any:
        """The first mention within the part, else the last one before it, else None."""
        last = None
        for mention in self.mentions.get(name, ()):
            if mention.end <= part.start:
                last = mention
            elif mention.end <= part.end:
                return mention
            else:
                break
        return last


def _write_layers(report: Report, layers: Layers, statements: dict[str, Statement]) -> None:
    slugs = judging.slugs(layers)
    topics = _by_slug(Topic, slugs["topic"])
    Tag.objects.bulk_create(
        Tag(statement=statements[t.sid], topic=topics[t.topic], start=t.start, end=t.end, by=t.by) for t in layers.tags
    )
    people = {slug: person.heir for slug, person in _by_slug(Person, slugs["person"]).items()}
    countries = _by_slug(Country, slugs["country"])
    organizations, propositions = (
        _by_slug(Organization, slugs["organization"]),
        _by_slug(Proposition, slugs["proposition"]),
    )
    rows = Position.objects.bulk_create(
        Position(
            key=p.key, statement=statements[p.sid], proposition=propositions[p.proposition],
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


def _by_slug(model: Any, wanted: set[str]) -> dict[str, Any]:
    """Authority records by slug. Raises RefusedJudgement for a slug that there is not."""
    found = {row.slug: row for row in model.objects.filter(slug__in=wanted)}
    if missing := wanted - found.keys():
        raise RefusedJudgement(f"there is no {model._meta.verbose_name} “{min(missing)}”")
    return found
