"""Find annotations, of those that somebody may see: by where they are, whose, what they say or code, and since when.

One value says what is looked for, in the notebook and in the API's lists of annotations and of codings.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from archive.paging import Order
from archive.searching.query import Query
from archive.searching.selecting import select

from .models import Annotation
from .models.annotations import AnnotationQuerySet

NEWEST = Order(("modified", "pk"))
"""As lists come: the version made last first."""

CHANGED = Order(("told_at", "pk"), is_ascending=True)
"""As changes are followed: what changed first comes first, so that what changes meanwhile comes at the end."""

MADE = Order(("created", "pk"), is_ascending=True)
"""As a conversation is read."""

OF_STATEMENTS: Final = ("q", "speaker", "office", "country", "topic", "proposition", "account", "wording")
"""Conditions of a search of the archive that a statement fulfils; the others are of whole records."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; what is None or empty is not asked about.

    `report` and `statement` are identifiers as stored, `edition` a first number; `replies` is whether they are replies.
    `made_from` and `made_until` are days, both inclusive; `archive` is a search of the archive that finds what they are on.

    What is coded: `kind` is a kind of body, `code` a code's GUID or its name in any case, `codebook` and `claim` are GUIDs.
    A stance is a coded position: on the archive's `proposition` of that slug or on the `claim`, and in that `direction`.
    `round` is a number in the `project`. With `updated_since` what is gone since then is found too.
    """

    report: str = ""
    edition: int | None = None
    statement: str = ""
    creator: str = ""
    group: str = ""
    motivation: str = ""
    tag: str = ""
    topic: str = ""
    words: tuple[str, ...] = ()
    visibility: str = ""
    replies: bool | None = None
    quotation: str = ""
    kind: str = ""
    codebook: UUID | None = None
    code: UUID | str = ""
    claim: UUID | None = None
    proposition: str = ""
    direction: str = ""
    project: UUID | None = None
    round: int | None = None
    made_from: date | None = None
    made_until: date | None = None
    archive: Query | None = None
    updated_since: datetime | None = None

    @property
    def codings(self) -> list[Q]:
        """What codings have to be, as conditions of bodies: one may fulfil the first, another the second."""
        by_code, by_codebook, stance = Q(), Q(), Q()
        if self.code:
            path = "code__entry__code__guid" if isinstance(self.code, UUID) else "code__entry__name__iexact"
            by_code = Q(**{path: self.code})
        if self.codebook:
            by_codebook = Q(code__entry__version__codebook__guid=self.codebook)
            by_codebook |= Q(position__claim__version__codebook__guid=self.codebook)
        for path, value in (
            ("position__claim__claim__guid", self.claim),
            ("position__proposition__slug", self.proposition),
            ("position__direction", self.direction),
        ):
            stance &= Q(**{path: value}) if value else Q()
        kind = Q(kind=self.kind) if self.kind else Q()
        return [condition for condition in (by_code & by_codebook, stance, kind) if condition]


def find(wanted: Wanted, *, by: Any) -> AnnotationQuerySet:
    """The annotations that the account may see and that are so.

    With `updated_since` also what is gone since then, and each has `is_seen`. What is gone is chosen by its report and
    its creator alone: by anything else, somebody could ask what it says now to those who still see it.
    """
    found = narrow(by_origin(Annotation.objects.visible_to(by), wanted), wanted)
    for condition in wanted.codings:
        found = found.coded(condition)
    if wanted.updated_since is None:
        return found
    known = by_origin(Annotation.objects.known_to(by).told_since(wanted.updated_since), wanted)
    return known.filter(Q(is_seen=False) | Q(pk__in=found.order_by().values("pk")))


def by_origin(found: AnnotationQuerySet, wanted: Wanted) -> AnnotationQuerySet:
    """Of these what is on that report and by that account: all that is asked of what is gone."""
    if wanted.report:
        found = found.filter(report__rid=wanted.report)
    return found.by_name(wanted.creator) if wanted.creator else found


def narrow(found: AnnotationQuerySet, wanted: Wanted) -> AnnotationQuerySet:
    """Of these what is so, but for whose it is, on which report, and what it codes."""
    if wanted.edition is not None:
        found = found.in_edition(wanted.edition)
    if wanted.statement:
        found = found.of_statement(wanted.statement)
    for name, value in (
        ("group__slug", wanted.group),
        ("visibility", wanted.visibility),
        ("round__project__guid", wanted.project),
        ("round__number", wanted.round),
    ):
        found = found.filter(**{name: value}) if value else found
    if wanted.motivation:
        found = found.moved_by(wanted.motivation)
    if wanted.tag:
        found = found.tagged(wanted.tag)
    if wanted.topic:
        found = found.about(wanted.topic)
    if wanted.words:
        found = found.saying(*wanted.words)
    if wanted.quotation:
        found = found.quoting(wanted.quotation)
    if wanted.made_from or wanted.made_until:
        found = found.made_between(wanted.made_from, wanted.made_until)
    if wanted.archive is not None and not wanted.archive.is_empty:
        parts = select(wanted.archive)
        is_of_statements = any(wanted.archive.values(name) for name in OF_STATEMENTS)
        found = found.on_statements(parts) if is_of_statements else found.on_records(parts)
    return found if wanted.replies is None else found.filter(reply_to__isnull=not wanted.replies)


def find_known(guid: UUID, *, by: Any) -> Annotation | None:
    """The annotation that the account may see or could see, with `is_seen`; None for any other.

    One that is seen is `with_everything`; of one that is gone nothing of that is read, for nothing of it is told.
    """
    # Nearly all that are asked for are seen. What was seen once is a question that takes much longer to put.
    asked = Annotation.objects.filter(guid=guid)
    annotation = asked.visible_to(by).with_everything().first()
    if annotation is None:
        return asked.known_to(by).first()
    annotation.is_seen, annotation.told_at = True, annotation.changed_at
    return annotation
