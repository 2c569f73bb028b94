"""Find codings, of those that somebody may see: by what is coded, whose, where, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from annotations.models import Anchor, Annotation, AnnotationVersion, Body
from annotations.models.annotations import AnnotationQuerySet, BodyQuerySet
from archive.paging import Order

NEWEST = Order(("version__annotation__modified", "pk"))
"""As lists come: what was coded last first."""

CHANGED = Order(("changed_at", "pk"), is_ascending=True)
"""As changes of annotations are followed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; what is None or empty is not asked about.

    `report` and `statement` are identifiers as stored, `proposition` is a slug; `round` is a number in `project`.
    """

    kind: str = ""
    codebook: UUID | None = None
    code: UUID | None = None
    claim: UUID | None = None
    proposition: str = ""
    direction: str = ""
    coder: str = ""
    group: str = ""
    project: UUID | None = None
    round: int | None = None
    report: str = ""
    statement: str = ""
    visibility: str = ""
    updated_since: datetime | None = None


def find_codings(wanted: Wanted, *, by: Any) -> BodyQuerySet:
    """The codings that the account may see and that are so, as bodies."""
    found = Body.objects.codings().visible_to(by)
    annotation = "version__annotation__"
    for name, value in (
        ("kind", wanted.kind),
        ("code__entry__code__guid", wanted.code),
        ("position__claim__claim__guid", wanted.claim),
        ("position__proposition__slug", wanted.proposition),
        ("position__direction", wanted.direction),
        (f"{annotation}group__slug", wanted.group),
        (f"{annotation}round__project__guid", wanted.project),
        (f"{annotation}round__number", wanted.round),
        (f"{annotation}report__rid", wanted.report),
        (f"{annotation}visibility", wanted.visibility),
    ):
        found = found.filter(**{name: value}) if value else found
    if wanted.codebook:
        of_code = Q(code__entry__version__codebook__guid=wanted.codebook)
        found = found.filter(of_code | Q(position__claim__version__codebook__guid=wanted.codebook))
    if wanted.coder:
        found = found.filter(version__annotation__in=Annotation.objects.by_name(wanted.coder).order_by().values("pk"))
    if wanted.statement:
        anchors = Anchor.objects.filter(annotation=OuterRef("version__annotation"), identity=wanted.statement)
        found = found.filter(Exists(anchors))
    return found


def find_changed(wanted: Wanted, *, by: Any) -> AnnotationQuerySet:
    """Annotations changed since `updated_since` that code something, or did, or are gone; each has `is_seen`.

    They are chosen by their report and their coder alone: what is coded otherwise now, or is gone, has to be told too.
    """
    known = Annotation.objects.known_to(by).filter(changed_at__gte=wanted.updated_since)
    if wanted.report:
        known = known.filter(report__rid=wanted.report)
    if wanted.coder:
        known = known.by_name(wanted.coder)
    # A version that was never meant for the account to see: that it coded something is not told either.
    versions = AnnotationVersion.objects.visible_to(by).filter(annotation=OuterRef("pk"))
    coded = versions.filter(bodies__kind__in=[Body.Kind.CODE, Body.Kind.POSITION])
    return known.filter(Q(is_seen=False) | Exists(coded))
