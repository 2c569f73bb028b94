"""Moderating what is public: complaints, decisions with reasons, and one appeal, which somebody else decides.

Each locks the annotation first. Nothing is deleted: all decisions on an annotation are its log. Nobody decides on what
is her own, or what she has complained of, now or before: neither that nor an appeal.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Annotation, Appeal, Complaint, Decision, Mention
from .models.annotations import Visibility

PERMISSION = "annotations.moderate_annotation"
LONGEST = 4000
"""Characters of a reason."""

MOST_COMPLAINTS = 20
"""That one account may make within a day."""


class RefusedModeration(ValueError):
    """It can't be done; the message says why."""


class TooManyComplaints(RefusedModeration):
    """So many were made within a day that the next one has to wait."""


def may_moderate(user: Any) -> bool:
    """Whether the account decides on what is public."""
    return bool(user.is_authenticated and user.has_perm(PERMISSION))


@transaction.atomic
def complain(*, annotation: Annotation, reason: str, by: Any) -> Complaint:
    """A complaint for the moderators. Of one annotation an account complains once, until it is decided.

    Raises RefusedModeration, TooManyComplaints.
    """
    reason = _reason(reason)
    annotation = _locked(annotation)
    if annotation.creator_id == by.pk:
        raise RefusedModeration(_("It is your own: you can change it, delete it or make it private."))
    if not Annotation.objects.public().filter(pk=annotation.pk).exists():
        raise RefusedModeration(_("It is not public any more."))
    if settings.THROTTLE:
        lately = Complaint.objects.filter(by=by, at__gt=timezone.now() - timedelta(days=1))
        if lately.count() >= MOST_COMPLAINTS:
            raise TooManyComplaints(
                _("You have complained %(most)s times today. Make the next complaint tomorrow.")
                % {"most": MOST_COMPLAINTS}
            )
    try:
        with transaction.atomic():
            return Complaint.objects.create(annotation=annotation, by=by, reason=reason)
    except IntegrityError as error:
        raise RefusedModeration(
            _("You have complained of it already; the moderators have not decided yet.")
        ) from error


@transaction.atomic
def decide(*, annotation: Annotation, action: str, reason: str, by: Any) -> Decision:
    """Hide a public annotation, keep it, or make it public again; the open complaints are answered by it.

    Raises RefusedModeration where `by` may not, has complained of it herself, or an appeal against the last decision waits.
    """
    annotation = _locked(annotation)
    _check(annotation, action, by)
    if Appeal.objects.open().filter(decision__annotation=annotation).exists():
        raise RefusedModeration(_("Its creator has appealed: answer the appeal first."))
    return _decide(annotation, action, reason, by)


def is_party(annotation: Annotation, user: Any) -> bool:
    """Whether the account made the annotation or has ever complained of it: then another moderator decides."""
    return annotation.creator_id == user.pk or Complaint.objects.filter(annotation=annotation, by=user.pk).exists()


@transaction.atomic
def appeal(*, decision: Decision, text: str, by: Any) -> Appeal:
    """The creator's answer to a decision that hides. Once, and not against the answer to an appeal.

    Raises RefusedModeration.
    """
    text = _reason(text)
    annotation = _locked(decision.annotation)
    if annotation.creator_id != by.pk:
        raise RefusedModeration(_("Only its creator can appeal."))
    newest = Decision.objects.filter(annotation=annotation).first()
    if (
        newest is None
        or newest.pk != decision.pk
        or decision.action != Decision.Action.HIDE
        or annotation.hidden_at is None
    ):
        raise RefusedModeration(_("The decision does not hold any more."))
    if Appeal.objects.filter(answer=decision).exists():
        raise RefusedModeration(_("This is the answer to your appeal: it stays."))
    if Appeal.objects.filter(decision=decision).exists():
        raise RefusedModeration(_("You have appealed already."))
    return Appeal.objects.create(decision=decision, text=text)


@transaction.atomic
def answer_appeal(*, appeal: Appeal, action: str, reason: str, by: Any) -> Decision:
    """Make it public again, or leave it hidden. Somebody else answers than who decided; raises RefusedModeration."""
    annotation = _locked(appeal.decision.annotation)
    appeal = Appeal.objects.select_related("decision").get(pk=appeal.pk)
    if appeal.answer_id is not None:
        raise RefusedModeration(_("The appeal has been answered."))
    if appeal.decision.by_id == by.pk:
        raise RefusedModeration(_("An appeal is answered by somebody else than who decided."))
    if action not in (Decision.Action.HIDE, Decision.Action.RESTORE):
        raise RefusedModeration(_("An appeal is answered by making it public again, or by leaving it hidden."))
    _check(annotation, action, by, is_answer=True)
    appeal.answer = _decide(annotation, action, reason, by)
    appeal.save(update_fields=["answer"])
    return appeal.answer


def _locked(annotation: Annotation) -> Annotation:
    locked = Annotation.objects.select_for_update().get(pk=annotation.pk)
    if locked.deleted_at is not None:
        raise RefusedModeration(_("It has been deleted."))
    return locked


def _check(annotation: Annotation, action: str, by: Any, *, is_answer: bool = False) -> None:
    if not may_moderate(by):
        raise RefusedModeration(_("Moderators decide."))
    if annotation.creator_id == by.pk:
        raise RefusedModeration(_("Nobody decides on what is her own."))
    if is_party(annotation, by):
        raise RefusedModeration(_("You have complained of it: another moderator decides."))
    if annotation.visibility != Visibility.PUBLIC:
        raise RefusedModeration(_("Its creator has taken it back: it is not public."))
    if action not in Decision.Action.values:
        raise RefusedModeration(_("A decision hides, keeps or restores."))
    is_hidden = annotation.hidden_at is not None
    if is_hidden and action == Decision.Action.KEEP or is_hidden and action == Decision.Action.HIDE and not is_answer:
        raise RefusedModeration(_("It is hidden already."))
    if not is_hidden and action == Decision.Action.RESTORE:
        raise RefusedModeration(_("It is not hidden."))


def _decide(annotation: Annotation, action: str, reason: str, by: Any) -> Decision:
    reason = _reason(reason)
    decision = Decision.objects.create(annotation=annotation, action=action, reason=reason, by=by)
    Complaint.objects.filter(annotation=annotation, decision=None).update(decision=decision)
    now = timezone.now()
    if action != Decision.Action.KEEP:
        annotation.hidden_at = (annotation.hidden_at or now) if action == Decision.Action.HIDE else None
        annotation.changed_at = now
        annotation.save(update_fields=["hidden_at", "changed_at"])
        # Of what was looked at and kept its creator need not hear: nothing has changed for her.
        Mention.objects.get_or_create(
            recipient_id=annotation.creator_id, annotation=annotation, kind=Mention.Kind.MODERATED, read_at=None
        )
    return decision


def _reason(reason: str) -> str:
    reason = reason.strip()
    if not reason or len(reason) > LONGEST:
        raise RefusedModeration(_("Say why, in at most %(most)s characters.") % {"most": LONGEST})
    return reason
