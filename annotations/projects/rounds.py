"""Rounds: opened with coders assigned, coded, closed, and revealed. What is blind stays so until it is revealed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.models import Annotation, Assignment, CodebookVersion, Membership, Project, Round
from archive.changing.auditing import acting

from .allocating import allocate
from .choosing import RefusedProject, lock


def open_round(
    *,
    project: Project,
    version: CodebookVersion,
    coders: Sequence[Any],
    overlap: int,
    by: Any,
    is_blind: bool = True,
    note: str = "",
    only: Sequence[int] | None = None,
) -> Round:
    """A new round, in which each statement (`only`: those with these keys) is given to `overlap` of the coders.

    Raises RefusedProject, RefusedCodebook.
    """
    with transaction.atomic(), acting(by=by):
        project = lock(project, by)
        if project.rounds.filter(closed_at=None).exists():
            raise RefusedProject(_("A round is open already: close it first."))
        if version.codebook_id != project.codebook_id or version.published_at is None:
            raise RefusedProject(_("A round codes by a published version of the project’s codebook."))
        members = Membership.objects.current().filter(group=project.group, user__in=coders).count()
        if members != len({coder.pk for coder in coders}) or not members:
            raise RefusedProject(_("Coders are members of the group: invite them first."))
        units = project.units.filter(pk__in=only) if only is not None else project.units.all()
        keys = list(units.values_list("pk", flat=True))
        if not keys:
            raise RefusedProject(_("There are no statements to code yet: choose some by a search."))
        if not 1 <= overlap <= members:
            raise RefusedProject(
                _("%(overlap)s coders a statement can’t be had of %(coders)s.")
                % {"overlap": overlap, "coders": members}
            )
        number = (project.rounds.aggregate(Max("number"))["number__max"] or 0) + 1
        made = Round.objects.create(
            project=project, number=number, version=version, is_blind=is_blind, overlap=overlap, note=note.strip()
        )
        people = sorted({coder.pk for coder in coders})
        Assignment.objects.bulk_create(
            Assignment(round=made, unit_id=unit, coder_id=coder)
            for unit, coder in allocate(keys, people, overlap, seed=made.pk)
        )
        return made


def find_assignment(*, coding_round: Round, sid: str, by: Any) -> Assignment | None:
    """That account's assignment to code the statement in the round; `sid` as stored."""
    return (
        Assignment.objects.filter(round=coding_round, unit__identity=sid, coder=by)
        .select_related("round", "unit")
        .first()
    )


def require_open(assignment: Assignment, by: Any) -> None:
    """Raises RefusedProject unless it is the account's own, in a round that is still coded, in a group that it is in."""
    if assignment.coder_id != by.pk:
        raise RefusedProject(_("Somebody else codes this statement."))
    if assignment.round.closed_at is not None:
        raise RefusedProject(_("The round is closed."))
    current = Membership.objects.current().filter(group=assignment.round.project.group_id, user=by)
    if not current.exists():
        raise RefusedProject(_("You are in the group no more."))


@transaction.atomic
def finish(*, assignment: Assignment, by: Any, is_done: bool = True) -> Assignment:
    """The coder has read the statement and given all that she gives it, also where that is nothing; or takes that back.

    Raises RefusedProject.
    """
    # With its round, so that nobody closes it between this look and the write.
    rows = Assignment.objects.select_for_update(of=("self", "round")).select_related("round__project")
    locked = rows.get(pk=assignment.pk)
    require_open(locked, by)
    locked.done_at = timezone.now() if is_done else None
    locked.save(update_fields=["done_at"])
    return locked


def close_round(*, coding_round: Round, by: Any) -> Round:
    """Nothing is coded in it any more. Raises RefusedProject, RefusedCodebook."""
    with transaction.atomic(), acting(by=by):
        lock(coding_round.project, by)
        locked = Round.objects.select_for_update(of=("self",)).get(pk=coding_round.pk)
        if locked.closed_at is None:
            locked.closed_at = timezone.now()
            locked.save(update_fields=["closed_at"])
        return locked


def reveal_round(*, coding_round: Round, by: Any) -> Round:
    """Close it, and let the group see all its codings. It can't be taken back. Raises RefusedProject, RefusedCodebook."""
    with transaction.atomic(), acting(by=by):
        locked = close_round(coding_round=coding_round, by=by)
        if locked.revealed_at is None:
            locked.revealed_at = timezone.now()
            locked.save(update_fields=["revealed_at"])
            # The group sees them from now on: who asks what has changed since is told.
            Annotation.objects.filter(round=locked, deleted_at=None).update(changed_at=locked.revealed_at)
        return locked


def progress(coding_round: Round) -> QuerySet[Assignment, dict[str, Any]]:
    """For each coder how many statements there are and how many are done: that, and nothing of what was coded."""
    rows = (
        Assignment.objects.filter(round=coding_round)
        .order_by()
        .values("coder", "coder__username", "coder__first_name", "coder__last_name", "coder__erased_at")
    )
    return rows.annotate(total=Count("pk"), done=Count("pk", filter=Q(done_at__isnull=False))).order_by(
        "coder__username"
    )


def is_seen(coding_round: Round) -> bool:
    """Whether the group sees each other's codings in it."""
    return not coding_round.is_blind or coding_round.revealed_at is not None
