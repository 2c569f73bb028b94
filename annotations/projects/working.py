"""A coder at her statement: what she gives it in the round, changes and takes back. Each is an annotation of the round.

She codes the edition in which the statement was chosen, so that all coders read the same words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.anchoring.selectors import TextQuoteSelector
from annotations.annotating import annotate, as_sent, delete, revise
from annotations.models import Annotation, Assignment, Body, CodeEntry, Project, Round
from annotations.models.annotations import AnnotationQuerySet, Visibility
from annotations.reading import Content, Proposed, Target, Unreadable
from annotations.targeting import Place, find_target
from archive.rendering.addresses import absolute, statement_path

from .choosing import RefusedProject
from .rounds import find_assignment, require_open


def own_codings(assignment: Assignment) -> AnnotationQuerySet:
    """What the coder has given the statement in the round, in the order in which she did."""
    own = Annotation.objects.filter(creator=assignment.coder_id, round=assignment.round_id, deleted_at=None)
    here = own.filter(reply_to=None, anchors__identity=assignment.unit.identity_id)
    return Annotation.objects.filter(pk__in=here.values("pk")).order_by("created", "pk")


@transaction.atomic
def give(
    *, assignment: Assignment, codings: Sequence[Sequence[Content]], by: Any, words: str = ""
) -> list[Annotation]:
    """An annotation for each of the codings, on `words` of the statement, or on the whole. Raises RefusedProject, Unreadable."""
    locked = _locked(assignment, by)
    return [
        annotate(by=by, proposed=_proposed(locked, bodies, words), in_round=locked.round)
        for bodies in codings
    ]  # fmt: skip


@transaction.atomic
def code(*, proposed: Proposed, by: Any) -> Annotation:
    """The coding that a program asks for in a round, of the statement and the edition that were given to its coder.

    Raises RefusedProject, Unreadable.
    """
    assert proposed.round is not None
    rounds = Round.objects.filter(project__in=Project.objects.visible_to(by), project__guid=proposed.round.project)
    found = rounds.select_related("project__group").filter(number=proposed.round.number).first()
    if found is None:
        raise Unreadable([("#/round", "there is no such round in a group of yours")])
    if proposed.visibility not in (None, Visibility.GROUP) or proposed.group not in (None, found.project.group.slug):
        raise Unreadable([("#/visibility", "what is coded in a round is its group’s")])
    place = find_target(proposed.target, by=by)
    if not isinstance(place, Place) or place.sid is None:
        raise Unreadable([("#/target", "in a round a statement is coded, or words in one")])
    assignment = find_assignment(coding_round=found, sid=place.sid, by=by)
    if assignment is None:
        raise Unreadable([("#/target", "this statement was not given to you in the round")])
    locked = _locked(assignment, by)
    major = locked.unit.edition.major
    if place.edition.major != major:
        named = absolute(statement_path(place.sid, major))
        raise Unreadable([("#/target", f"the round codes the statement in edition {major}: name {named}")])
    if not any(body.coding is not None for body in proposed.bodies):
        raise Unreadable([("#/body", "in a round something is coded: give a code or a position")])
    return annotate(by=by, proposed=proposed, in_round=locked.round)


@transaction.atomic
def set_codes(
    *,
    assignment: Assignment,
    entries: Sequence[CodeEntry],
    given: dict[int, Sequence[Content]],
    by: Any,
    words: str = "",
) -> None:
    """Let the statement have these codes from the coder, of which `given` has the bodies by the keys of entries.

    Those that it has stay as they are, others are taken back. Raises RefusedProject, Unreadable.
    """
    locked = _locked(assignment, by)
    wanted = {entry.pk for entry in entries}
    there: set[int] = set()
    for annotation in own_codings(locked).with_everything():
        bodies = annotation.standing_version.bodies.all()
        codes = {body.code.entry_id for body in bodies if body.kind == Body.Kind.CODE}
        if not codes or any(body.kind == Body.Kind.POSITION for body in bodies):
            continue
        if codes <= wanted:
            there |= codes
        else:
            delete(annotation=annotation, by=by)
    for entry in entries:
        if entry.pk not in there:
            annotate(by=by, proposed=_proposed(locked, given[entry.pk], words), in_round=locked.round)


@transaction.atomic
def change(*, assignment: Assignment, annotation: Annotation, bodies: Sequence[Content], by: Any) -> Annotation:
    """Say something else; what was said before stays behind it. Raises RefusedProject, Unreadable."""
    locked = _locked(assignment, by)
    found = _own(locked, annotation)
    before = as_sent(found)
    return revise(annotation=found, by=by, proposed=replace(before, bodies=tuple(bodies), motivations=()))


@transaction.atomic
def undo(*, assignment: Assignment, annotation: Annotation, by: Any) -> Annotation | None:
    """Let it say what it said before, or nothing where that was the first. Raises RefusedProject, Unreadable."""
    locked = _locked(assignment, by)
    found = _own(locked, annotation)
    if found.number == 1:
        delete(annotation=found, by=by)
        return None
    before = found.versions.filter(number__lt=found.number).with_bodies().order_by("-number")[0]
    return revise(annotation=found, by=by, proposed=as_sent(found, before))


@transaction.atomic
def take_back(*, assignment: Assignment, annotation: Annotation, by: Any) -> None:
    """Give it no more. Raises RefusedProject."""
    delete(annotation=_own(_locked(assignment, by), annotation), by=by)


def _locked(assignment: Assignment, by: Any) -> Assignment:
    """The assignment, with its round as it is until the transaction ends. Raises RefusedProject."""
    related = ("round__project__group", "unit__edition")
    rows = Assignment.objects.select_related(*related).select_for_update(of=("self", "round"))
    locked = rows.defer("unit__edition__content").get(pk=assignment.pk)
    require_open(locked, by)
    return locked


def _own(assignment: Assignment, annotation: Annotation) -> Annotation:
    found = own_codings(assignment).filter(pk=annotation.pk).with_everything().first()
    if found is None:
        raise RefusedProject(_("It is no coding of yours of this statement."))
    return found


def _proposed(assignment: Assignment, bodies: Sequence[Content], words: str) -> Proposed:
    unit = assignment.unit
    quote = TextQuoteSelector(words) if words else None
    target = Target(statement_path(unit.identity_id, unit.edition.major), quote=quote)
    return Proposed(target=target, motivations=(), bodies=tuple(bodies))
