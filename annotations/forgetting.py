"""One's own data: all of it as plain values to take away, and erasing what is to be forgotten.

What an erased account said in public or to its groups goes or stays as the person chose; what stays has no name.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from .annotating import delete
from .grouping import leave
from .models import (
    Adjudication,
    Annotation,
    AnnotationVersion,
    Appeal,
    Assignment,
    Complaint,
    Decision,
    Example,
    IdempotencyKey,
    Invitation,
    Membership,
    Mention,
    Offer,
    Release,
    ResearchGroup,
)
from .models.annotations import Visibility
from .models.groups import Role
from .writing import write_annotation, write_moment


def own_data(user: Any) -> dict[str, Any]:
    """Everything here that is the account's: groups, invitations, annotations in all versions, notices, moderation, projects."""
    return {
        "groups": [_membership(row) for row in Membership.objects.filter(user=user).select_related("group")],
        "invitations_sent": [
            {"group": row.group.name, "email": row.email, "role": row.role, "at": write_moment(row.at)}
            for row in Invitation.objects.filter(by=user).select_related("group")
        ],
        "annotations": [_annotation(row) for row in Annotation.objects.by(user).with_everything()],
        "notices": [
            {
                "kind": row.kind,
                "at": write_moment(row.at),
                "annotation": str(row.annotation.guid),
                "read_at": write_moment(row.read_at) if row.read_at else None,
            }
            for row in Mention.objects.filter(recipient=user).select_related("annotation")
        ],
        "complaints": [
            {"annotation": str(row.annotation.guid), "reason": row.reason, "at": write_moment(row.at)}
            for row in Complaint.objects.filter(by=user).select_related("annotation")
        ],
        "appeals": [
            {"annotation": str(row.decision.annotation.guid), "text": row.text, "at": write_moment(row.at)}
            for row in Appeal.objects.filter(decision__annotation__creator=user).select_related("decision__annotation")
        ],
        # What others have decided on her annotations: the words are the moderators', and concern her.
        "decisions": [
            {
                "annotation": str(row.annotation.guid),
                "decision": row.action,
                "reason": row.reason,
                "at": write_moment(row.at),
            }
            for row in Decision.objects.filter(annotation__creator=user).select_related("annotation")
        ],
        "decisions_as_a_moderator": [
            {
                "annotation": str(row.annotation.guid),
                "decision": row.action,
                "reason": row.reason,
                "at": write_moment(row.at),
            }
            for row in Decision.objects.filter(by=user).select_related("annotation")
        ],
        **_in_projects(user),
    }


def _in_projects(user: Any) -> dict[str, Any]:
    """What she was to code, and what she has decided, shown as an example, offered and released; her codings are annotations."""
    return {
        "assignments": [
            {**_of_unit(row), "done_at": write_moment(row.done_at) if row.done_at else None}
            for row in Assignment.objects.filter(coder=user).select_related("round__project", "unit")
        ],
        "decisions_in_projects": [
            {**_of_unit(row), "reasons": row.reasons, "at": write_moment(row.at)}
            for row in Adjudication.objects.filter(by=user).select_related("round__project", "unit")
        ],
        "examples": [
            {"code": str(row.code.guid), "note": row.note, "at": write_moment(row.at)}
            for row in Example.objects.filter(by=user).select_related("code")
        ],
        "offers": [
            {
                "annotation": str(row.annotation.guid),
                "credit": row.credit,
                "outcome": row.outcome,
                "at": write_moment(row.at),
            }
            for row in Offer.objects.filter(by=user).select_related("annotation")
        ],
        "releases": [
            {"sha256": row.sha256, "note": row.note, "at": write_moment(row.at)}
            for row in Release.objects.filter(by=user).defer("content")
        ],
    }


def _of_unit(row: Assignment | Adjudication) -> dict[str, Any]:
    return {"project": str(row.round.project.guid), "round": row.round.number, "statement": row.unit.identity_id}


def groups_to_hand_over(user: Any) -> list[ResearchGroup]:
    """The groups of which the account is the only owner: each would be without one."""
    mine = Membership.objects.of(user).filter(role=Role.OWNER)
    others = Membership.objects.current().filter(role=Role.OWNER).exclude(user=user)
    return [row.group for row in mine.exclude(group__in=others.values("group")).select_related("group")]


@transaction.atomic
def forget(user: Any, *, keeps_shared: bool) -> None:
    """Erase the account's private annotations, and leave its groups; what others see is kept only with `keeps_shared`.

    Its complaints and appeals are erased too, also those on which nobody has decided.

    Raises RefusedGroup where a group would be without an owner.
    """
    for group in ResearchGroup.objects.of(user):
        leave(group=group, by=user)
    annotations = Annotation.objects.by(user)
    if keeps_shared:
        annotations = annotations.filter(visibility=Visibility.PRIVATE)
        _forget_earlier_privacy(user)
    else:
        # What is erased is no "nothing to code here": where her codings are gone, no agreement takes her silence for one.
        Assignment.objects.filter(coder=user).update(done_at=None)
    for annotation in annotations:
        delete(annotation=annotation, by=user, is_account_erased=True)
    # What she wrote to the moderators was for nobody else; what they decided, and why, stays their log.
    Complaint.objects.filter(by=user).delete()
    Appeal.objects.filter(decision__annotation__creator=user).delete()
    Mention.objects.filter(recipient=user).delete()
    IdempotencyKey.objects.filter(user=user).delete()
    # An address that she was invited at is hers, and hers alone.
    Invitation.objects.filter(Q(accepted_by=user) | Q(email__iexact=user.email) & ~Q(email="")).delete()
    Invitation.objects.open().filter(by=user).update(revoked_at=timezone.now())


def _forget_earlier_privacy(user: Any) -> None:
    """Of what is kept, the versions that nobody else has ever seen go."""
    unseen = AnnotationVersion.objects.filter(
        annotation__creator=user, annotation__deleted_at=None, visibility=Visibility.PRIVATE
    )
    for version in unseen:
        version.bodies.all().delete()


def _membership(row: Membership) -> dict[str, Any]:
    return {
        "group": row.group.name,
        "role": row.role,
        "joined_at": write_moment(row.joined_at),
        "left_at": write_moment(row.left_at) if row.left_at else None,
    }


def _annotation(row: Annotation) -> dict[str, Any]:
    """The annotation as JSON-LD, and each earlier version of it."""
    versions = row.versions.filter(number__lt=row.number).with_bodies() if row.number > 1 else ()
    earlier = [write_annotation(row, version=version, is_alone=False) for version in versions]
    document = write_annotation(row)
    return document | ({"earlier_versions": earlier} if earlier else {})
