"""Adjudication: what is held of a statement after a round, of the coders' codings or the adjudicator's own, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.models import Adjudication, Annotation, Code, Example, Round, Unit

from .choosing import RefusedProject, lock
from .rounds import is_seen


def adjudicate(
    *, coding_round: Round, unit: Unit, annotations: Sequence[Annotation], reasons: str, by: Any
) -> Adjudication:
    """What is held from now on: these codings of the round; none of them means that nothing is coded. The newest holds.

    Raises RefusedProject, RefusedCodebook.
    """
    with transaction.atomic():
        lock(coding_round.project, by)
        coding_round = Round.objects.get(pk=coding_round.pk)
        if not is_seen(coding_round) or coding_round.closed_at is None:
            raise RefusedProject(_("Reveal the round first: nobody decides on what its coders can’t see."))
        if not reasons.strip():
            raise RefusedProject(_("Say why: the coders will read it."))
        if unit.project_id != coding_round.project_id:
            raise RefusedProject(_("The statement is not in this project."))
        seen = Annotation.objects.filter(round__project=coding_round.project).exclude(round__in=Round.objects.blind())
        fitting = seen.filter(
            pk__in=[annotation.pk for annotation in annotations],
            deleted_at=None,
            reply_to=None,
            anchors__identity=unit.identity_id,
        ).distinct()
        if fitting.count() != len({annotation.pk for annotation in annotations}):
            raise RefusedProject(_("Only codings of this statement in this project can be held."))
        made = Adjudication.objects.create(round=coding_round, unit=unit, reasons=reasons.strip(), by=by)
        made.annotations.set(fitting)
        return made


def current(coding_round: Round) -> dict[int, Adjudication]:
    """The decision that holds on each unit of the round, by the unit's key. Two queries."""
    rows = Adjudication.objects.filter(round=coding_round).standing()
    return {row.unit_id: row for row in rows.select_related("by").prefetch_related("annotations")}


def make_example(
    *, adjudication: Adjudication, code: Code, by: Any, is_positive: bool = True, note: str = ""
) -> Example:
    """Show in the codebook how the code is used, or how it is not. Raises RefusedProject, RefusedCodebook."""
    with transaction.atomic():
        project = lock(adjudication.round.project, by)
        if code.codebook_id != project.codebook_id:
            raise RefusedProject(_("The code is of another codebook."))
        values = {"is_positive": is_positive, "note": note.strip(), "by": by}
        return Example.objects.update_or_create(code=code, adjudication=adjudication, defaults=values)[0]
