"""The rows of what editors lay over a report: topics and positions on its statements, emendations and glosses in its text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from archive.models import (
    Country,
    Emendation,
    Gloss,
    Organization,
    Person,
    Position,
    Proposition,
    Report,
    Tag,
    Topic,
    find_by_slug,
)
from archive.parsing.revising.layers import Layers, RefusedJudgement

from . import judging


def only_on(layers: Layers, sids: Collection[str]) -> Layers:
    """The judgements on some statements alone; no emendations and no glosses."""
    return Layers(
        tags=tuple(tag for tag in layers.tags if tag.sid in sids),
        positions=tuple(position for position in layers.positions if position.sid in sids),
    )


def judged_otherwise(before: Layers, after: Layers) -> set[str]:
    """The statements, by sid, on which not the same topics and positions lie in the same order."""
    found = set()
    for was, now in ((before.tags, after.tags), (before.positions, after.positions)):
        if was == now:
            continue
        lists: tuple[dict[str, list[Any]], dict[str, list[Any]]] = ({}, {})
        for items, by_sid in zip((was, now), lists, strict=True):
            for item in items:
                by_sid.setdefault(item.sid, []).append(item)
        found |= {sid for sid in lists[0].keys() | lists[1].keys() if lists[0].get(sid) != lists[1].get(sid)}
    return found


def delete_judgements(statements: Any) -> None:
    """Delete what lies on these statements: their keys, or a query."""
    for layer in (Tag, Position):
        layer.objects.filter(statement__in=statements).delete()


def write_judgements(layers: Layers, statements: Mapping[str, int]) -> None:
    """Insert the topics and positions. `statements`: the keys of the rows of statements by their sids."""
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


def write_marks(report: Report, layers: Layers) -> None:
    """Put the emendations and glosses in the place of those that there are."""
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


def are_marked_alike(before: Layers, after: Layers) -> bool:
    """Whether the emendations and the glosses are the same."""
    return (before.emendations, before.glosses) == (after.emendations, after.glosses)


_MERGED = (Person, Topic)


def _by_slug(model: Any, wanted: set[str]) -> dict[str, Any]:
    """Authority records by slug. Raises RefusedJudgement for a slug that there is not."""
    found = find_by_slug(
        model.objects.select_related("merged_into") if model in _MERGED else model.objects.all(), wanted
    )
    if missing := wanted - found.keys():
        raise RefusedJudgement(f"there is no {model._meta.verbose_name} “{min(missing)}”")
    return found
