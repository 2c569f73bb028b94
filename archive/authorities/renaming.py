"""A record that gets another address: the one that it had leads there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from archive.changing import Inverse, Obstacle
from archive.changing import record as record_change
from archive.models import (
    ChangeSet,
    Country,
    Finding,
    FormerSlug,
    Instrument,
    Meeting,
    Office,
    Person,
    Position,
    Proposition,
    Report,
    Tag,
    Topic,
    Voice,
)

from .changing import RefusedChange, refuse_obstructed
from .renewing import Record, lock_reports, project_reports, reports_naming

RENAME = "rename"
KINDS: dict[str, type[Record]] = {
    "person": Person,
    "country": Country,
    "office": Office,
    "topic": Topic,
    "meeting": Meeting,
    "proposition": Proposition,
    "instrument": Instrument,
}
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Renaming:
    """What a new address touches: statements that name the record in working copies, reports that are published."""

    statements: int
    published: int


def plan_rename(*, record: Record, slug: str) -> Renaming:
    """What would follow; nothing is written. Raises RefusedChange."""
    _check(record, slug)
    match record:
        case Topic():
            rows: Any = Tag.objects.filter(topic=record).values("statement")
        case Proposition():
            rows = Position.objects.filter(proposition=record).values("statement")
        case Person():
            rows = Voice.objects.filter(person=record).values("statement")
        case Office():
            rows = Voice.objects.filter(tenure__office=record).values("statement")
        case Country():
            rows = Voice.objects.filter(person__country=record).values("statement")
        case Meeting():
            rows = Report.objects.filter(meeting=record).values("parts")
        case Instrument():
            rows = Finding.objects.filter(instrument=record).values("pk")
    return Renaming(statements=rows.order_by().distinct().count(), published=len(reports_naming(record)))


@transaction.atomic
def rename(*, record: Record, slug: str, by: Any) -> ChangeSet:
    """Give the record another slug. Its address of before redirects for ever; what names it by that means it still.

    Raises RefusedChange where the slug is none, or another record has or had it.
    """
    kind = _kind(record)
    lock_reports(reports_naming(record))  # before the record, as in every edit
    record = KINDS[kind]._default_manager.select_for_update().get(pk=record.pk)
    _check(record, slug)
    before = record.slug
    _write(record, slug)
    summary = f"Gave “{record}” the address “{slug}”, before “{before}”"
    data = {"kind": kind, "record": record.pk, "before": before, "after": slug}
    return record_change(verb=RENAME, summary=summary, by=by, data=data)


def find_rename_obstacles(change_set: ChangeSet) -> list[Obstacle]:
    """Why the record can't get its address of before back."""
    data = change_set.data
    record = KINDS[data["kind"]]._default_manager.filter(pk=data["record"]).first()
    if record is None:
        return [Obstacle("the record has been deleted since")]
    if record.slug != data["after"]:
        return [Obstacle(f"“{record}” has been given another address since", record)]
    try:
        _check(record, data["before"])
    except RefusedChange as refusal:
        return [Obstacle(str(refusal), record)]
    return []


@transaction.atomic
def rename_back(change_set: ChangeSet, by: Any) -> None:
    """Give the record back the address that it had; the one of between leads to it. Raises Obstructed."""
    refuse_obstructed(find_rename_obstacles(change_set))
    manager: Any = KINDS[change_set.data["kind"]]._default_manager
    lock_reports(reports_naming(manager.get(pk=change_set.data["record"])))
    _write(manager.select_for_update().get(pk=change_set.data["record"]), change_set.data["before"])


RENAMING_BACK = Inverse(
    label=_("Address changed"),
    effect=_("The record has its address of before; the one that it has now leads there."),
    plan=find_rename_obstacles,
    revert=rename_back,
    # All of them: one inverse takes every kind back, and whoever edits reports changes no authority record by it.
    permissions=tuple(f"archive.change_{kind}" for kind in KINDS),
)


def is_taken(kind: str, slug: str, but: int | None = None) -> bool:
    """Whether a record of that kind, but that one (key), has the slug or had it before it was renamed."""
    has: Any = KINDS[kind]._default_manager
    had = FormerSlug.objects.filter(kind=kind, slug=slug).exclude(record=but or 0)
    return has.filter(slug=slug).exclude(pk=but).exists() or had.exists()


def _write(record: Record, slug: str) -> None:
    kind, before = _kind(record), record.slug
    public = reports_naming(record)
    named: Any = KINDS[kind]._default_manager
    was_public = (
        named.published().filter(pk=record.pk).exists()
        or FormerSlug.objects.filter(kind=kind, slug=before, was_public=True).exists()
    )
    FormerSlug.objects.filter(kind=kind, slug=slug, record=record.pk).delete()
    record.slug = slug
    record.save(update_fields=["slug"])
    FormerSlug.objects.update_or_create(
        kind=kind, slug=before, defaults={"record": record.pk, "was_public": was_public}
    )
    project_reports(public)


def _kind(record: Record) -> str:
    return str(record._meta.model_name)


def _check(record: Record, slug: str) -> None:
    if not _SLUG.fullmatch(slug) or len(slug) > 80:
        raise RefusedChange(f"“{slug}” is no address: small letters, digits and hyphens between them, 80 at most")
    if slug == record.slug:
        raise RefusedChange(f"“{slug}” is its address already")
    if is_taken(_kind(record), slug, record.pk):
        raise RefusedChange(f"“{slug}” is or was the address of another record")
