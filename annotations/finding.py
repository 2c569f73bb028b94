"""Find annotations, of those that somebody may see: by where they are, whose, what they say, and since when."""

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

CHANGED = Order(("changed_at", "pk"), is_ascending=True)
"""As changes are followed: what changed first comes first, so that what changes meanwhile comes at the end."""

MADE = Order(("created", "pk"), is_ascending=True)
"""As a conversation is read."""

OF_STATEMENTS: Final = ("q", "speaker", "office", "country", "topic", "proposition", "account", "wording")
"""Conditions of a search of the archive that a statement fulfils; the others are of whole records."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; what is None or empty is not asked about.

    `report` and `statement` are identifiers as stored, `edition` a first number; `replies` is whether they are replies.
    `code` is the name of one, `made_from` and `made_until` are days, both inclusive; `archive` is a search of the archive
    that finds what they are on.
    With `updated_since` what is gone since then is found too.
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
    code: str = ""
    made_from: date | None = None
    made_until: date | None = None
    archive: Query | None = None
    updated_since: datetime | None = None


def find(wanted: Wanted, *, by: Any) -> AnnotationQuerySet:
    """The annotations that the account may see and that are so.

    With `updated_since` also what is gone since then, and each has `is_seen`. What is gone is chosen by its report and
    its creator alone: by anything else, somebody could ask what it says now to those who still see it.
    """
    found = _narrow(_by_origin(Annotation.objects.visible_to(by), wanted), wanted)
    if wanted.updated_since is None:
        return found
    known = _by_origin(Annotation.objects.known_to(by).filter(changed_at__gte=wanted.updated_since), wanted)
    return known.filter(Q(is_seen=False) | Q(pk__in=found.order_by().values("pk")))


def _by_origin(found: AnnotationQuerySet, wanted: Wanted) -> AnnotationQuerySet:
    if wanted.report:
        found = found.filter(report__rid=wanted.report)
    return found.by_name(wanted.creator) if wanted.creator else found


def _narrow(found: AnnotationQuerySet, wanted: Wanted) -> AnnotationQuerySet:
    if wanted.edition is not None:
        found = found.in_edition(wanted.edition)
    if wanted.statement:
        found = found.of_statement(wanted.statement)
    for name, value in (("group__slug", wanted.group), ("visibility", wanted.visibility)):
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
    if wanted.code:
        found = found.coded(wanted.code)
    if wanted.made_from or wanted.made_until:
        found = found.made_between(wanted.made_from, wanted.made_until)
    if wanted.archive is not None and not wanted.archive.is_empty:
        parts = select(wanted.archive)
        is_of_statements = any(wanted.archive.values(name) for name in OF_STATEMENTS)
        found = found.on_statements(parts) if is_of_statements else found.on_records(parts)
    return found if wanted.replies is None else found.filter(reply_to__isnull=not wanted.replies)


def find_known(guid: UUID, *, by: Any) -> Annotation | None:
    """The annotation that the account may see or could see, with `is_seen`; None for any other."""
    return Annotation.objects.known_to(by).filter(guid=guid).with_everything().first()
