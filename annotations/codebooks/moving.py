"""What a version does to codings of the versions before: foreseen, done where it is plain, put before coders where not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
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

from .drafting import RefusedCodebook, locked


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What becomes of one code's codings: how many of those the account may see have it now."""

    code: str
    kind: str
    heirs: tuple[str, ...]
    codings: int
    reason: str


def foresee(*, version: CodebookVersion, by: Any) -> list[Foreseen]:
    """What the version does to the codings of those before it, code by code, the most codings first.

    Codings of others in a blind round are not counted.
    """
    counts = Counter(_held(version, by).values_list("entry__code", flat=True))
    names: dict[int, str] = {}
    of_all = CodeEntry.objects.filter(version__codebook=version.codebook, version__number__lte=version.number)
    for code, name in of_all.order_by("version__number").values_list("code", "name"):
        names[code] = name
    moves: dict[int, list[CodeMove]] = {}
    for move in version.moves.all():
        moves.setdefault(move.code_id, []).append(move)
    told = [
        Foreseen(
            names.get(code, ""),
            rows[0].kind,
            tuple(names.get(row.to_id, "") for row in rows if row.to_id),
            counts[code],
            rows[0].reason,
        )
        for code, rows in moves.items()
    ]
    return sorted(told, key=lambda one: (-one.codings, one.code))


def bring(*, version: CodebookVersion, by: Any) -> int:
    """Bring the group's codings to the published version, where it is plain which code each has there; how many.

    Each gets a new version, so that nothing is lost. Codings of rounds stay with the version that their round codes by;
    those of split codes wait for their coders (`to_recode`). Raises RefusedCodebook.
    """
    with locked(version.codebook, by) as codebook:
        if version.published_at is None:
            raise RefusedCodebook(_("Publish the version first."))
        own = Annotation.objects.filter(group=codebook.group, round=None, deleted_at=None)
        keys = {
            *_held(version, by).values_list("body__version__annotation", flat=True),
            *_claimed(version, by).values_list("body__version__annotation", flat=True),
        }
        heirs = _heirs(version)
        annotations = own.filter(pk__in=keys).select_for_update(of=("self",)).order_by("pk")
        return sum(_carry(annotation, version, heirs, by) for annotation in annotations)


def to_recode(*, version: CodebookVersion) -> QuerySet[CodeCoding]:
    """Codings outside rounds whose code was split in that version: their coders choose."""
    split = version.moves.filter(kind=CodeMove.Kind.SPLIT).values("code")
    return _newest().filter(
        entry__version__codebook=version.codebook,
        entry__version__number__lt=version.number,
        entry__code__in=split,
        body__version__annotation__round=None,
    )


def _newest() -> QuerySet[CodeCoding]:
    """Codings of annotations as they are now, none of deleted ones."""
    return CodeCoding.objects.filter(
        body__version__number=F("body__version__annotation__number"), body__version__annotation__deleted_at=None
    )


def _held(version: CodebookVersion, by: Any) -> QuerySet[CodeCoding]:
    """Codings by earlier versions of the codebook, of those that the account may see."""
    visible = Annotation.objects.visible_to(by).values("pk")
    return _newest().filter(
        Q(entry__version__codebook=version.codebook, entry__version__number__lt=version.number),
        body__version__annotation__in=visible,
    )


def _claimed(version: CodebookVersion, by: Any) -> QuerySet[PositionCoding]:
    """Codings of claims by earlier versions of the codebook, of those that the account may see."""
    return PositionCoding.objects.filter(
        claim__version__codebook=version.codebook,
        claim__version__number__lt=version.number,
        body__version__number=F("body__version__annotation__number"),
        body__version__annotation__in=Annotation.objects.visible_to(by).values("pk"),
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


def _carry(annotation: Annotation, version: CodebookVersion, heirs: dict[int, list[int]], by: Any) -> int:
    """A new version of the annotation by the terms of that version; 0 where it is there already, or can't be brought whole."""
    now = annotation.versions.get(number=annotation.number)
    bodies = list(now.bodies.select_related("code__entry__version", "position__claim__version"))
    terms: dict[int, CodeEntry | ClaimEntry | None] = {}
    for body in bodies:
        there: CodeEntry | ClaimEntry | None = None
        if body.kind == Body.Kind.CODE:
            there = body.code.entry
        elif body.kind == Body.Kind.POSITION:
            there = body.position.claim
        if there is not None and there.version.codebook_id == version.codebook_id:
            terms[body.pk] = _in_version(there, version, heirs)
    if None in terms.values():
        return 0
    moment = timezone.now()
    new = AnnotationVersion.objects.create(
        annotation=annotation, number=annotation.number + 1, motivations=now.motivations,
        visibility=now.visibility, group=now.group, at=moment, by=by,
    )  # fmt: skip
    given: set[int] = set()
    for body in bodies:
        term = terms.get(body.pk)
        if isinstance(term, CodeEntry):
            if term.pk in given:
                continue  # of two codes that were merged
            given.add(term.pk)
        _copy_body(body, new, term)
    annotation.number, annotation.modified, annotation.changed_at = new.number, moment, moment
    annotation.save(update_fields=["number", "modified", "changed_at"])
    return 1


def _in_version(
    there: CodeEntry | ClaimEntry, version: CodebookVersion, heirs: dict[int, list[int]]
) -> CodeEntry | ClaimEntry | None:
    """What a code or claim is in that version; None where it is not in it, or may be one of several."""
    if isinstance(there, ClaimEntry):
        return version.claims.filter(claim=there.claim_id).first()
    to = heirs.get(there.code_id, [there.code_id])
    return version.entries.filter(code=to[0]).first() if len(to) == 1 else None


def _copy_body(body: Body, version: AnnotationVersion, term: CodeEntry | ClaimEntry | None) -> None:
    """The same body in that version of its annotation, by another term where one is given."""
    copy = Body.objects.create(
        version=version, ordinal=body.ordinal, kind=body.kind, purpose=body.purpose, value=body.value,
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
