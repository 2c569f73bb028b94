"""Propositions and their versions: proposed by one vocabulary editor, approved by another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .authorities.changing import RefusedChange
from .authorities.renaming import is_taken
from .authorities.renewing import lock_reports, project_reports, reports_naming
from .models import Position, Proposition, PropositionVersion, Topic

ONE_PAIR = "one pair of eyes"
"""The reason of a version that needed no second editor, where the setting TWO_PAIRS_OF_EYES is off."""
FIELDS = ("text", "topic", "valid", "supports", "opposes", "note")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a version says: the claim, its topic, and what plain support and plain opposition look like."""

    text: str
    topic: Topic
    supports: str
    opposes: str
    valid: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Touched:
    """Who would find the claim in other words: positions in working copies, and published reports with one."""

    positions: int
    published: int


def read_wording(version: Proposition | PropositionVersion) -> Wording:
    """The wording of a proposition as it stands, or of one of its versions."""
    return Wording(**{name: getattr(version, name) for name in FIELDS})


def record_first(*, proposition: Proposition) -> PropositionVersion:
    """The first version of a proposition that came with the archive's own material: as it stands, and approved."""
    return _add(
        proposition, read_wording(proposition), by=None, reason="", number=proposition.version, is_approved=True
    )


@transaction.atomic
def propose_new(*, slug: str, wording: Wording, by: Any, reason: str = "") -> Proposition:
    """A new proposition, on which nobody can hold a position until a second vocabulary editor has approved it.

    Where one pair of eyes is enough it is approved at once. Raises RefusedChange.
    """
    _check(wording)
    if is_taken("proposition", slug):
        raise RefusedChange(f"“{slug}” is or was the address of another proposition")
    is_approved = not settings.TWO_PAIRS_OF_EYES
    proposition = Proposition.objects.create(
        slug=slug, version=1, is_approved=is_approved, **{name: getattr(wording, name) for name in FIELDS}
    )
    _add(proposition, wording, by=by, reason=reason, number=1, is_approved=is_approved)
    return proposition


@transaction.atomic
def propose_version(*, proposition: Proposition, wording: Wording, by: Any, reason: str) -> PropositionVersion:
    """Another wording of a proposition, which stands as it is until a second vocabulary editor has approved the new one.

    Raises RefusedChange where nothing is different, no reason is given, or another wording waits already.
    """
    lock_reports(reports_naming(proposition))  # before the proposition, as in every edit
    proposition = Proposition.objects.select_for_update().get(pk=proposition.pk)
    _check(wording)
    if not reason.strip():
        raise RefusedChange("say why it is to be changed: the reason stands in the history for ever")
    if proposition.versions.waiting().exists():
        raise RefusedChange("another version waits for approval: approve or decline that one first")
    if read_wording(proposition) == wording:
        raise RefusedChange("nothing is different")
    last = proposition.versions.order_by("-number").first() or record_first(proposition=proposition)
    is_approved = not settings.TWO_PAIRS_OF_EYES
    version = _add(proposition, wording, by=by, reason=reason, number=last.number + 1, is_approved=is_approved)
    if is_approved:
        _put(proposition, version)
    return version


@transaction.atomic
def approve(*, version: PropositionVersion, by: Any) -> Proposition:
    """Make the version the proposition's wording, for those who code and for the public. Raises RefusedChange."""
    version, proposition = _lock(version)
    if version.proposed_by_id == by.pk:
        raise RefusedChange("you have proposed it yourself: another vocabulary editor approves it")
    version.approved_by, version.approved_at = by, timezone.now()
    version.save(update_fields=["approved_by", "approved_at"])
    _put(proposition, version)
    return proposition


@transaction.atomic
def decline(*, version: PropositionVersion, by: Any, why: str) -> PropositionVersion:
    """Leave the proposition as it is; the declined version stays in the desk's history, with why. Raises RefusedChange.

    Whoever has proposed it may take it back so.
    """
    version, _proposition = _lock(version)
    if not why.strip():
        raise RefusedChange("say why it is declined")
    version.declined_at = timezone.now()
    version.reason = "\n".join(filter(None, [version.reason, f"Declined by {by}: {why.strip()}"]))
    version.save(update_fields=["declined_at", "reason"])
    return version


def plan_version(*, proposition: Proposition) -> Touched:
    """What another wording would touch; nothing is written."""
    return Touched(
        positions=Position.objects.filter(proposition=proposition).count(),
        published=len(reports_naming(proposition)),
    )


def _check(wording: Wording) -> None:
    if wording.topic.merged_into is not None:
        raise RefusedChange(f"“{wording.topic}” has been merged into “{wording.topic.merged_into}”: choose that one")
    for name, words in (
        ("claim", wording.text),
        ("plain support", wording.supports),
        ("plain opposition", wording.opposes),
    ):
        if not words.strip():
            raise RefusedChange(f"a proposition needs its {name} in words")


def _add(
    proposition: Proposition, wording: Wording, *, by: Any, reason: str, number: int, is_approved: bool
) -> PropositionVersion:
    """`by` None: a program. One that is approved at once has no second editor, which its reason says."""
    if is_approved and by is not None:
        reason = "\n".join(filter(None, [reason.strip(), ONE_PAIR]))
    return PropositionVersion.objects.create(
        proposition=proposition,
        number=number,
        reason=reason,
        proposed_by=by,
        approved_at=timezone.now() if is_approved else None,
        **{name: getattr(wording, name) for name in FIELDS},
    )


def _put(proposition: Proposition, version: PropositionVersion) -> None:
    for name in FIELDS:
        setattr(proposition, name, getattr(version, name))
    proposition.version, proposition.is_approved = version.number, True
    proposition.save()
    project_reports(reports_naming(proposition))


def _lock(version: PropositionVersion) -> tuple[PropositionVersion, Proposition]:
    """Both as they stand. Raises RefusedChange where the version does not wait any more."""
    lock_reports(reports_naming(version.proposition))  # before the proposition, as in every edit
    proposition = Proposition.objects.select_for_update().get(pk=version.proposition_id)
    version = PropositionVersion.objects.select_for_update().get(pk=version.pk)
    if version.approved_at is not None or version.declined_at is not None:
        raise RefusedChange("the version has been approved or declined already")
    return version, proposition
