"""What a version does to codings of the versions before: foreseen, done where it is plain, put before coders where not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.models import (
    Annotation,
    AnnotationVersion,
    Body,
    ClaimEntry,
    CodebookVersion,
    CodeCoding,
    CodeEntry,
    CodeMove,
    PositionCoding,
)
from annotations.models.annotations import AnnotationQuerySet

from .drafting import RefusedCodebook, locked
from .publishing import renamed

Entry = CodeEntry | ClaimEntry


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What becomes of one code's codings: how many the account may see, and how many of these stay, being a round's."""

    code: str
    kind: str
    heirs: tuple[str, ...]
    codings: int
    in_rounds: int
    reason: str


@dataclass(frozen=True, slots=True)
class Fate:
    """What a body can be in the version: one thing where it is plain, else one of several or none of them, as its coder says."""

    options: tuple[Entry, ...]
    is_plain: bool


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a version: its entries by their codes and claims, and what the codes of earlier versions go on as."""

    version: CodebookVersion
    codes: Mapping[int, CodeEntry]
    claims: Mapping[int, ClaimEntry]
    heirs: Mapping[int, list[int]]

    @classmethod
    def of(cls, version: CodebookVersion) -> Terms:
        """Those of that version; three queries."""
        return cls(
            version,
            {entry.code_id: entry for entry in version.entries.select_related("parent")},
            {entry.claim_id: entry for entry in version.claims.all()},
            _heirs(version),
        )

    def fates(self, bodies: Iterable[Body]) -> dict[int, Fate]:
        """What the bodies of one annotation that code by this codebook can be, by their keys; no query after `with_coding`."""
        options: dict[int, tuple[Entry, ...]] = {}
        for body in bodies:
            if body.kind == Body.Kind.CODE and body.code.entry.version.codebook_id == self.version.codebook_id:
                code = body.code.entry.code_id
                found = [self.codes.get(heir) for heir in self.heirs.get(code, [code])]
                options[body.pk] = tuple(entry for entry in found if entry is not None)
            elif body.kind == Body.Kind.POSITION:
                claim = body.position.claim
                if claim is not None and claim.version.codebook_id == self.version.codebook_id:
                    entry = self.claims.get(claim.claim_id)
                    options[body.pk] = (entry,) if entry else ()
        # Codes that exclude each other now, of one annotation: which of them holds, its coder says.
        beneath: dict[int, set[int]] = {}
        for entries in options.values():
            for one in entries:
                if len(entries) == 1 and isinstance(one, CodeEntry) and one.parent and one.parent.is_exclusive:
                    beneath.setdefault(one.parent.pk, set()).add(one.pk)
        clashing = {key for keys in beneath.values() if len(keys) > 1 for key in keys}
        return {
            body: Fate(
                entries, len(entries) == 1 and not (isinstance(entries[0], CodeEntry) and entries[0].pk in clashing)
            )
            for body, entries in options.items()
        }


def foresee(*, version: CodebookVersion, by: Any) -> list[Foreseen]:
    """What the version does to the codings of those before it, code by code, the most codings first.

    Codings of others in a blind round are not counted.
    """
    held: Any = _held(version, by).order_by().values_list("entry__code")
    counted = held.annotate(Count("pk"), Count("body__version__annotation__round"))
    counts = {code: (codings, in_rounds) for code, codings, in_rounds in counted}
    names: dict[int, str] = {}
    of_all = CodeEntry.objects.filter(version__codebook=version.codebook, version__number__lte=version.number)
    for code, name in of_all.order_by("version__number").values_list("code", "name"):
        names[code] = name
    moves: dict[int, list[CodeMove]] = {}
    for move in (*version.moves.all(), *(renamed(version) if version.published_at is None else ())):
        moves.setdefault(move.code_id, []).append(move)
    told = [
        Foreseen(
            names.get(code, ""),
            rows[0].kind,
            tuple(names.get(row.to_id, "") for row in rows if row.to_id),
            *counts.get(code, (0, 0)),
            rows[0].reason,
        )
        for code, rows in moves.items()
    ]
    return sorted(told, key=lambda one: (-one.codings, one.code))


def behind(*, version: CodebookVersion, by: Any) -> AnnotationQuerySet:
    """The annotations outside rounds that code by earlier versions of the codebook, of those that the account may see."""
    keys = _held(version, by).values("body__version__annotation")
    claimed = _claimed(version, by).values("body__version__annotation")
    return Annotation.objects.filter(Q(pk__in=keys) | Q(pk__in=claimed), round=None)


def bring(*, version: CodebookVersion, by: Any) -> int:
    """Bring the group's codings to the published version, where it is plain which code each has there; how many.

    Each gets a new version, so that nothing is lost. Codings of rounds stay with the version that their round codes by;
    those of which it is not plain wait for their coders (`recoding`). Raises RefusedCodebook.
    """
    with locked(version.codebook, by) as codebook:
        if version.published_at is None:
            raise RefusedCodebook(_("Publish the version first."))
        terms = Terms.of(version)
        keys = behind(version=version, by=by).filter(group=codebook.group).values("pk")
        annotations = Annotation.objects.filter(pk__in=keys).select_for_update(of=("self",)).order_by("pk")
        return sum(carry(annotation, terms, by) for annotation in annotations)


def carry(annotation: Annotation, terms: Terms, by: Any, chosen: Mapping[int, tuple[Entry, ...]] | None = None) -> int:
    """A new version of the annotation, which is locked, by these terms; 0 where something is neither plain nor chosen.

    `chosen` has what bodies go on as, by their keys; nothing where they go.
    """
    now = annotation.versions.get(number=annotation.number)
    bodies = list(now.bodies.with_coding().order_by("ordinal"))
    fates = terms.fates(bodies)
    become: dict[int, tuple[Entry, ...]] = {}
    for key, fate in fates.items():
        if not fate.is_plain and key not in (chosen or {}):
            return 0
        become[key] = fate.options if fate.is_plain else chosen[key]  # type: ignore[index]
    moment = timezone.now()
    new = AnnotationVersion.objects.create(
        annotation=annotation, number=annotation.number + 1, motivations=now.motivations,
        visibility=now.visibility, group=now.group, at=moment, by=by, is_brought=not chosen,
    )  # fmt: skip
    given: set[int] = set()
    ordinal = 0
    for body in bodies:
        for term in become.get(body.pk, (None,)):
            if isinstance(term, CodeEntry):
                if term.pk in given:
                    continue  # of two codes that were merged
                given.add(term.pk)
            _copy_body(body, new, ordinal, term)
            ordinal += 1
    annotation.number, annotation.modified, annotation.changed_at = new.number, moment, moment
    annotation.save(update_fields=["number", "modified", "changed_at"])
    return 1


def _held(version: CodebookVersion, by: Any) -> QuerySet[CodeCoding]:
    """Codings by earlier versions of the codebook, of those that the account may see."""
    visible = Annotation.objects.visible_to(by).order_by().values("pk")
    return CodeCoding.objects.standing().filter(
        Q(entry__version__codebook=version.codebook, entry__version__number__lt=version.number),
        body__version__annotation__in=visible,
    )


def _claimed(version: CodebookVersion, by: Any) -> QuerySet[PositionCoding]:
    """Codings of claims by earlier versions of the codebook, of those that the account may see."""
    return PositionCoding.objects.standing().filter(
        claim__version__codebook=version.codebook,
        claim__version__number__lt=version.number,
        body__version__annotation__in=Annotation.objects.visible_to(by).order_by().values("pk"),
    )


def _heirs(version: CodebookVersion) -> dict[int, list[int]]:
    """What each code of an earlier version that is in no entry any more goes on as; also over several versions."""
    steps: dict[int, list[int]] = {}
    earlier = CodeMove.objects.filter(version__codebook=version.codebook, version__number__lte=version.number)
    for code, to in earlier.exclude(kind__in=["retire", "rename"]).values_list("code", "to"):
        steps.setdefault(code, []).append(to)

    def last(code: int) -> list[int]:
        return [heir for step in steps[code] for heir in last(step)] if code in steps else [code]

    return {code: list(dict.fromkeys(last(code))) for code in steps}


def _copy_body(body: Body, version: AnnotationVersion, ordinal: int, term: Entry | None) -> None:
    """The same body in that version of its annotation, by another term where one is given."""
    copy = Body.objects.create(
        version=version, ordinal=ordinal, kind=body.kind, purpose=body.purpose, value=body.value,
        format=body.format, language=body.language, source=body.source, topic=body.topic,
    )  # fmt: skip
    if body.kind == Body.Kind.CODE:
        entry = term if isinstance(term, CodeEntry) else body.code.entry
        CodeCoding.objects.create(body=copy, entry=entry, confidence=body.code.confidence)
    elif body.kind == Body.Kind.POSITION:
        position = body.position
        also = list(position.claims_also_for.all())
        position.pk, position.body, position._state.adding = None, copy, True
        position.claim = term if isinstance(term, ClaimEntry) else position.claim
        position.save(force_insert=True)
        position.claims_also_for.set(also)
