"""Codings checked against what there is, and kept: the rows of bodies that give codes and take positions.

A code or a claim is one of a published version of a codebook that the coder may see, and is not retired; a proposition is
one that positions are coded on. What the annotation has said before it may say again: that is how a coding is undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from annotations.models import (
    Anchor,
    Annotation,
    Body,
    ClaimEntry,
    Codebook,
    CodeCoding,
    CodeEntry,
    PositionCoding,
)
from annotations.models.annotations import Visibility
from annotations.reading import Content, Unreadable
from archive.models import Country, Office, Organization, Person, Proposition, PublishedPosition

from .values import CodeGiven, Named, PositionGiven, Term

_NAMES = {
    "holder_person": Person,
    "holder_country": Country,
    "holder_organization": Organization,
    "on_behalf_of": Country,
    "attributed_by": Person,
    "directed_at": Country,
}


@dataclass(slots=True)
class _Said:
    """What earlier versions of the annotation name: keys of entries, claims and records of the archive, by their models."""

    keys: dict[type[Any], set[int]] = field(default_factory=dict)

    def of(self, model: type[Any]) -> set[int]:
        return self.keys.setdefault(model, set())

    @classmethod
    def by(cls, annotation: Annotation) -> _Said:
        said = cls()
        if annotation.number == 1:
            return said
        bodies = Body.objects.filter(version__annotation=annotation)
        said.of(CodeEntry).update(CodeCoding.objects.filter(body__in=bodies).values_list("entry", flat=True))
        positions = PositionCoding.objects.filter(body__in=bodies).prefetch_related("claims_also_for")
        for position in positions:
            for name, model in (*_NAMES.items(), ("proposition", Proposition), ("claim", ClaimEntry)):
                said.of(model).add(getattr(position, f"{name}_id"))
            said.of(Person).update(person.pk for person in position.claims_also_for.all())
        for keys in said.keys.values():
            keys.discard(None)
        return said


def keep_codings(annotation: Annotation, bodies: Sequence[Body], contents: Sequence[Content], *, by: Any) -> None:
    """The codings of these bodies, of which the contents were asked for. Raises Unreadable with what is wrong with them."""
    given = [(i, content.coding) for i, content in enumerate(contents) if content.coding is not None]
    if not given:
        return
    if annotation.reply_to_id is not None:
        raise Unreadable([("#/body", "a coding is on words of a record; a reply has none")])
    codes = [(i, coding) for i, coding in given if isinstance(coding, CodeGiven)]
    positions = [(i, coding) for i, coding in given if isinstance(coding, PositionGiven)]
    checks = _Checks(annotation, by)
    if positions and checks.sid is None:
        raise Unreadable([("#/target", "a position rests on a statement, or on words in one")])
    claims = [(i, coding.on) for i, coding in positions if isinstance(coding.on, Term)]
    entries = checks.terms(CodeEntry, [(i, coding.term) for i, coding in codes])
    claimed = checks.terms(ClaimEntry, claims)
    checks.look_up(coding for _, coding in positions)
    rows = [
        (PositionCoding(body=bodies[i], **checks.position(i, coding, claimed)), checks.also(i, coding))
        for i, coding in positions
    ]
    if not checks.problems:
        checks.exclusive({i: entries[i] for i, _ in codes})
    if checks.problems:
        raise Unreadable(checks.problems)
    CodeCoding.objects.bulk_create(
        CodeCoding(body=bodies[i], entry=entries[i], confidence=coding.confidence) for i, coding in codes
    )
    PositionCoding.objects.bulk_create(row for row, _also in rows)
    through = PositionCoding.claims_also_for.through
    through.objects.bulk_create(
        through(positioncoding_id=row.pk, person_id=person.pk) for row, also in rows for person in also
    )


class _Checks:
    """What is wrong with the codings of one annotation, all of it, at the places in its document."""

    def __init__(self, annotation: Annotation, by: Any) -> None:
        self.annotation = annotation
        self.by = by
        self.said = _Said.by(annotation)
        self.problems: list[tuple[str, str]] = []
        self.found: dict[tuple[type[Any], str], Any] = {}
        anchor = annotation.anchors.exclude(status=Anchor.Status.LOST).order_by("-major").first()
        self.sid = anchor.identity_id if anchor else None

    def wrong(self, index: int, reason: str) -> None:
        self.problems.append((f"#/body/{index}", reason))

    def terms(self, model: type[Any], given: list[tuple[int, Term]]) -> dict[int, Any]:
        """The entries that are given, by the places of their bodies; two queries, where any are."""
        if not given:
            return {}
        thing = "code" if model is CodeEntry else "claim"
        wanted = Q()
        for _, term in given:
            wanted |= Q(
                version__codebook__guid=term.codebook, version__number=term.number, **{f"{thing}__guid": term.guid}
            )
        visible = Codebook.objects.visible_to(self.by).values("pk")
        open_to = Q(version__published_at__isnull=False, version__codebook__in=visible) | Q(pk__in=self.said.of(model))
        above = ("parent__code",) if model is CodeEntry else ()
        rows = model._default_manager.filter(wanted & open_to).select_related("version__codebook", thing, *above)
        if self.annotation.visibility == Visibility.PUBLIC:
            # A codebook by which somebody codes in public stays public: nobody makes it its group's between look and write.
            rows = rows.select_for_update(of=("version__codebook",), no_key=True)
        by_name: dict[tuple[UUID, int, UUID], Any] = {
            (row.version.codebook.guid, row.version.number, getattr(row, thing).guid): row for row in rows
        }
        found = {}
        for index, term in given:
            entry = by_name.get((term.codebook, term.number, term.guid))
            if entry is None:
                self.wrong(index, f"there is no such {thing} in a published version of a codebook that you may see")
            elif self._may_be_given(index, term, entry):
                found[index] = entry
        return found

    def _may_be_given(self, index: int, term: Term, entry: Any) -> bool:
        before = len(self.problems)
        codebook, annotation = entry.version.codebook, self.annotation
        if term.label and term.label != str(entry):
            self.wrong(index, f"it is called “{entry}” there")
        if entry.is_retired and entry.pk not in self.said.of(type(entry)):
            self.wrong(index, f"“{entry}” is retired: it is not given any more")
        if annotation.round is not None and entry.version_id != annotation.round.version_id:
            self.wrong(index, f"the round codes by version {annotation.round.version.number} of its codebook")
        is_seen_by_others = annotation.visibility == Visibility.PUBLIC or (
            annotation.visibility == Visibility.GROUP and annotation.group_id != codebook.group_id
        )
        if codebook.visibility != Visibility.PUBLIC and is_seen_by_others:
            self.problems.append(
                ("#/visibility", f"“{codebook}” is its group’s: what is coded by it is seen by that group at most")
            )
        return len(self.problems) == before

    def exclusive(self, entries: dict[int, CodeEntry]) -> None:
        """Each code once, and of those directly beneath an exclusive one at most one a statement and coder."""
        seen: set[int] = set()
        above: dict[int, tuple[int, CodeEntry]] = {}
        for index, entry in entries.items():
            if entry.code_id in seen:
                self.wrong(index, f"“{entry}” is given twice")
            seen.add(entry.code_id)
            if entry.parent is None or not entry.parent.is_exclusive:
                continue
            first = above.setdefault(entry.parent.code_id, (index, entry))
            if first[1].code_id != entry.code_id:
                self.wrong(index, f"“{entry}” and “{first[1]}” exclude each other")
        if not above or self.sid is None:
            return
        with connection.cursor() as cursor:
            # Two codings of one coder on one statement that come at the same moment see each other.
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))",
                [f"coding {self.sid}", self.annotation.creator_id],
            )
        for other in self._others(above):
            assert other.entry.parent is not None
            index, entry = above[other.entry.parent.code_id]
            if other.entry.code_id != entry.code_id:
                self.wrong(
                    index,
                    f"the statement has “{other.entry}” from you already, and “{entry}” and it exclude each other",
                )

    def _others(self, parents: Iterable[int]) -> QuerySet[CodeCoding]:
        """The coder's other codings of the statement, of the same round or none, beneath these codes."""
        here = Anchor.objects.filter(annotation=OuterRef("body__version__annotation"), identity=self.sid)
        return (
            CodeCoding.objects.standing()
            .filter(
                Exists(here),
                body__version__annotation__creator=self.annotation.creator_id,
                body__version__annotation__round=self.annotation.round_id,
                entry__parent__code__in=list(parents),
            )
            .exclude(body__version__annotation=self.annotation)
            .select_related("entry__parent")
        )

    def look_up(self, positions: Iterable[PositionGiven]) -> None:
        """Read the records of the archive that are named: public ones, and those that the annotation has named before.

        Two queries at most for each kind of record.
        """
        wanted: dict[type[Any], set[str]] = {}
        for given in positions:
            named: list[tuple[type[Any], Any]] = [(model, getattr(given, name)) for name, model in _NAMES.items()]
            named += [(Person, person) for person in given.claims_also_for]
            named += [(Proposition, given.on)] if isinstance(given.on, Named) else []
            for model, one in named:
                if one is not None:
                    wanted.setdefault(model, set()).add(one.slug)
        for model, slugs in wanted.items():
            rows = model._default_manager.filter(slug__in=slugs)
            said = rows.filter(pk__in=self.said.of(model)) if self.said.of(model) else ()
            self.found |= {(model, row.slug): row for row in (*said, *nameable(rows))}

    def position(self, index: int, given: PositionGiven, claims: dict[int, ClaimEntry]) -> dict[str, Any]:
        """The columns of the position."""
        if isinstance(given.on, Term):
            on: dict[str, Any] = {"claim": claims.get(index)}
        else:
            on = {"proposition": self._record(index, Proposition, given.on)}
        return {
            **on,
            **{name: self._record(index, model, getattr(given, name)) for name, model in _NAMES.items()},
            "holder_collective": given.holder_collective,
            "direction": given.direction,
            "strength": given.strength,
            "condition": given.condition,
            "act": given.act,
            "evidence": given.evidence,
            "rationale": given.rationale,
            "confidence": given.confidence,
        }

    def also(self, index: int, given: PositionGiven) -> list[Person]:
        """For whom it is claimed too."""
        found = (self._record(index, Person, named) for named in given.claims_also_for)
        return [person for person in found if person is not None]

    def _record(self, index: int, model: type[Any], named: Named | None) -> Any:
        """The record of the archive of that name: one that is public, or that the annotation has named before."""
        if named is None:
            return None
        record = self.found.get((model, named.slug))
        if record is None:
            self.wrong(index, f"no {model._meta.verbose_name} of this name is public: {named.slug}")
        elif named.label and named.label != str(record):
            self.wrong(index, f"the {model._meta.verbose_name} {named.slug} is called “{record}”")
        return record


def nameable(rows: Any) -> Any:
    """Of records of one kind those that somebody may name who sees the public pages alone."""
    if rows.model is Organization:
        held = PublishedPosition.objects.filter(organization=OuterRef("pk"))
        seated = Office.objects.published().filter(organization=OuterRef("pk"))
        return rows.filter(Exists(held) | Exists(seated))
    return rows.published().choosable() if rows.model is Proposition else rows.published()
