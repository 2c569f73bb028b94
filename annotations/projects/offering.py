"""Adjudicated positions offered to the editors of a record, who take them over as curated ones, with credit, or decline."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.models import Anchor, Annotation, Body, Offer, PositionCoding
from archive.editing import Operation, apply
from archive.models import Report

from .choosing import RefusedProject, lock


def offer(*, annotation: Annotation, credit: str, by: Any) -> Offer:
    """Offer the position of an adjudicated coding. `credit` is who is named as having coded it. Raises RefusedProject."""
    with transaction.atomic():
        decision = annotation.adjudications.select_related("round__project").order_by("-pk").first()
        if decision is None:
            raise RefusedProject(_("Only what was adjudicated is offered."))
        # The project first, as whoever decides does: she writes of the annotation while she holds the project.
        lock(decision.round.project, by)
        locked = Annotation.objects.select_for_update(of=("self",)).get(pk=annotation.pk)
        newest = decision.round.adjudications.filter(unit=decision.unit).order_by("-pk").first()
        if newest is None or newest.pk != decision.pk:
            raise RefusedProject(_("It was decided otherwise since."))
        if position_of(locked).proposition is None:
            raise RefusedProject(_("Its claim is the group’s own: editors code on the archive’s propositions."))
        if locked.offers.exclude(outcome=Offer.Outcome.DECLINED).exists():
            raise RefusedProject(_("It is offered already."))
        credit = " ".join(credit.split())
        if not 0 < len(credit) <= 150:
            raise RefusedProject(_("Say who is credited, in at most 150 characters."))
        return Offer.objects.create(annotation=locked, report=locked.report, credit=credit, by=by)


def take_over(*, offer: Offer, by: Any, expected_version: int) -> Offer:
    """Code the position in the record's working copy, credited. Raises RefusedProject, and what `editing.apply` raises."""
    with transaction.atomic():
        locked = _open(offer)
        position = position_of(locked.annotation)
        anchor = Anchor.objects.filter(annotation=locked.annotation, identity__isnull=False).order_by("-major").first()
        report = Report.objects.get(pk=locked.report_id)
        if anchor is None or position.proposition is None:
            raise RefusedProject(_("Its statement is no more in the record: decline it."))
        key = uuid.uuid4()
        start, end = _words(anchor, report)
        arguments = {
            "key": str(key), "sid": anchor.identity_id, "proposition": position.proposition.slug,
            "direction": position.direction, "act": position.act, "evidence": position.evidence,
            "start": start, "end": end, "by": locked.credit,
            "holder_person": _slug(position.holder_person), "holder_country": _slug(position.holder_country),
            "holder_organization": _slug(position.holder_organization), "holder_collective": position.holder_collective,
            "strength": position.strength, "on_behalf_of": _slug(position.on_behalf_of),
            "attributed_by": _slug(position.attributed_by), "directed_at": _slug(position.directed_at),
            "claims_also_for": [person.slug for person in position.claims_also_for.all()],
            "condition": position.condition, "rationale": position.rationale,
        }  # fmt: skip
        apply(report=report, operation=Operation("code", arguments), expected_version=expected_version, by=by)
        return _decide(locked, Offer.Outcome.ACCEPTED, "", by, key)


def decline(*, offer: Offer, answer: str, by: Any) -> Offer:
    """Say why it is not taken over. Raises RefusedProject."""
    with transaction.atomic():
        if not answer.strip():
            raise RefusedProject(_("Say why: who offered it will read it."))
        return _decide(_open(offer), Offer.Outcome.DECLINED, answer.strip(), by)


def position_of(annotation: Annotation) -> PositionCoding:
    """The one position that the annotation codes now. Raises RefusedProject."""
    rows = PositionCoding.objects.filter(
        body__version__annotation=annotation,
        body__version__number=annotation.number,
        body__kind=Body.Kind.POSITION,
    ).select_related(
        "proposition",
        "holder_person",
        "holder_country",
        "holder_organization",
        "on_behalf_of",
        "attributed_by",
        "directed_at",
    )
    found = list(rows[:2])
    if len(found) != 1:
        raise RefusedProject(_("A coding of just one position can be offered."))
    return found[0]


def _words(anchor: Anchor, report: Report) -> tuple[int, int]:
    """The words that it rests on, in the working copy: those of the anchor, else the whole statement."""
    statement = report.parts.filter(statement__identity=anchor.identity_id).first()
    if statement is None:
        raise RefusedProject(_("Its statement is no more in the record: decline it."))
    if anchor.start is None or anchor.end is None:
        return statement.start, statement.end
    if report.text[anchor.start : anchor.end] != anchor.exact or not (
        statement.start <= anchor.start < anchor.end <= statement.end
    ):
        raise RefusedProject(_("The record’s words have changed since: code it by hand, and decline the offer."))
    return anchor.start, anchor.end


def _slug(record: Any) -> str | None:
    return record.slug if record else None


def _open(offer: Offer) -> Offer:
    locked = Offer.objects.select_for_update(of=("self",)).select_related("annotation").get(pk=offer.pk)
    if locked.outcome != Offer.Outcome.OPEN:
        raise RefusedProject(_("It was decided already."))
    return locked


def _decide(offer: Offer, outcome: str, answer: str, by: Any, key: uuid.UUID | None = None) -> Offer:
    offer.outcome, offer.answer, offer.position_key = outcome, answer, key
    offer.decided_by, offer.decided_at = by, timezone.now()
    offer.save()
    return offer
