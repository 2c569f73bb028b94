"""Annotate, revise and delete: the one way in which annotations are written, each in one transaction.

What is published can be annotated, by whoever may see it. What was said stays: a revision is a version more, and of what is
deleted a tombstone stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import orjson
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from archive.models import Topic
from archive.rendering.addresses import absolute

from .anchoring.selectors import TextQuoteSelector
from .carrying import carry_on
from .coding.keeping import keep_codings
from .idempotency import forget_answers
from .limiting import require_room_to_name, require_room_to_write
from .models import Anchor, Annotation, AnnotationVersion, Body, Mention, ResearchGroup, Round
from .models.annotations import Visibility
from .reading import Content, InRound, Proposed, Unreadable, guess_motivation, read_annotation
from .targeting import Place, find_target
from .writing import annotation_path, write_annotation, write_creator

MOST_NAMED: Final = 20
"""People that one version can tell by naming them."""

_NAMED: Final = re.compile(r"(?<![\w@/])@([\w.+-]{1,150})")
_BREADTH: Final = {Visibility.PRIVATE: 0, Visibility.GROUP: 1, Visibility.PUBLIC: 2}


class NotYours(Exception):
    """Only its creator changes or deletes an annotation."""


class Deleted(Exception):
    """The annotation has been deleted."""


@transaction.atomic
def annotate(*, by: Any, proposed: Proposed, in_round: Round | None = None) -> Annotation:
    """A new annotation as it is asked for; private where nothing is said of who may see it. Raises Unreadable, TooMuch.

    What is printed of it is there without a query, as after `with_everything`, but for codings and in later editions.
    The `id` that it has elsewhere becomes one of its sources (`via`), as the protocol asks for. In a round of coding it
    is seen by the round's group, once the round is revealed; whether she codes there at all, the caller has looked.
    """
    require_room_to_write(by)
    found = find_target(proposed.target, by=by)
    if proposed.round is not None and in_round is None:
        raise Unreadable([("#/round", "nothing is coded in a round here")])
    if in_round is not None:
        proposed = replace(proposed, visibility=Visibility.GROUP, group=in_round.project.group.slug)
    visibility = proposed.visibility or Visibility.PRIVATE
    group = _own_group(proposed.group, by) if proposed.group else None
    parent = _parent(found, visibility, group) if isinstance(found, Annotation) else None
    if parent is not None and parent.deleted_at is not None:
        # Between the look and the lock: a reply that is there already outlives it, and none is added.
        raise Unreadable([("#/target", "there is no such annotation")])
    moment = timezone.now()
    annotation = Annotation.objects.create(
        creator=by,
        visibility=visibility,
        group=group,
        report_id=found.report_id if isinstance(found, Annotation) else found.edition.report_id,
        round=in_round,
        reply_to=parent,
        thread_id=(parent.thread_id or parent.pk) if parent else None,
        created=moment,
        modified=moment,
        changed_at=moment,
        via=list(dict.fromkeys([*proposed.via, *([proposed.id] if proposed.id else [])])),
        canonical=proposed.canonical,
    )
    anchors = [_place(annotation, found)] if isinstance(found, Place) else []
    version, bodies = _add_version(annotation, proposed, by, moment)
    is_carried = bool(anchors) and carry_on(annotation) > 0
    _tell(annotation, proposed.bodies)
    if not is_carried and not {body.kind for body in bodies} & {Body.Kind.CODE, Body.Kind.POSITION}:
        _keep_at_hand(annotation, version, bodies, anchors)
    return annotation


@transaction.atomic
def revise(*, annotation: Annotation, by: Any, proposed: Proposed) -> Annotation:
    """A version more, as it is asked for; who may see it stays where nothing is said of it.

    Raises Unreadable, NotYours, Deleted, TooMuch. It stays where it was made: on what it is, `carrying.settle` decides.
    """
    annotation = _locked(annotation, by)
    require_room_to_write(by)
    if proposed.id and proposed.id != absolute(annotation_path(annotation)):
        raise Unreadable([("#/id", "is another annotation’s")])
    if annotation.canonical and proposed.canonical != annotation.canonical:
        raise Unreadable([("#/canonical", "what an annotation is known by everywhere is not changed")])
    if proposed.round is not None and proposed.round != _round_of(annotation):
        raise Unreadable([("#/round", "an annotation stays in the round in which it was made, or outside of rounds")])
    _check_target(annotation, proposed, by)
    visibility = proposed.visibility or annotation.visibility
    group = _own_group(proposed.group, by) if proposed.group else None
    if annotation.round is not None:
        _require_unclosed(annotation.round)
        if visibility != Visibility.GROUP or (group is not None and group.pk != annotation.group_id):
            raise Unreadable([("#/visibility", "what is coded in a round is its group’s")])
    if proposed.visibility is None and annotation.group is not None:
        group = _own_group(annotation.group.slug, by)
    if annotation.reply_to is not None:
        _parent(annotation.reply_to, visibility, group)
    _check_replies(annotation, visibility, group)
    moment = timezone.now()
    annotation.number += 1
    annotation.visibility, annotation.group = visibility, group
    annotation.modified = annotation.changed_at = moment
    annotation.via, annotation.canonical = list(proposed.via), proposed.canonical
    annotation.save()
    _add_version(annotation, proposed, by, moment)
    _tell(annotation, proposed.bodies)
    return annotation


@transaction.atomic
def delete(*, annotation: Annotation, by: Any, is_account_erased: bool = False) -> Annotation:
    """Leave a tombstone: what all versions said is erased, also from answers kept for programs; replies stay.

    What was coded in a round that is closed stays as it is, unless its creator's account is erased. Raises NotYours,
    Deleted, Unreadable.
    """
    annotation = _locked(annotation, by)
    if annotation.round is not None and not is_account_erased:
        _require_unclosed(annotation.round)
    Body.objects.filter(version__annotation=annotation).delete()
    if not is_account_erased:  # whose keys go all at once
        forget_answers(by, f'"id":"{absolute(annotation_path(annotation))}"'.encode())
    Mention.objects.filter(annotation=annotation).delete()
    if not annotation.replies.exists():
        Anchor.objects.filter(annotation=annotation).delete()
    annotation.via, annotation.canonical = [], ""
    annotation.deleted_at = annotation.modified = annotation.changed_at = timezone.now()
    annotation.save()
    return annotation


def as_sent(annotation: Annotation, version: AnnotationVersion | None = None) -> Proposed:
    """The annotation as a program would send it back: with what it says, or said in that version. What is written can be read."""
    return read_annotation(
        orjson.dumps(write_annotation(annotation, version=version)),
        creator=write_creator(annotation.creator) or {},
        site=settings.SITE_URL,
        licence=settings.ARCHIVE_LICENCE["url"],
    )


def hold(guid: UUID) -> None:
    """Nobody else changes the annotation until the transaction ends, or closes the round in which it was made.

    The round first, as where a round is coded, closed or revealed: who locked them the other way round would wait for
    each other for ever.
    """
    made_in = Annotation.objects.filter(guid=guid).values("round")
    Round.objects.select_for_update().filter(pk__in=made_in).order_by().first()
    Annotation.objects.select_for_update().filter(guid=guid).first()


def _locked(annotation: Annotation, by: Any) -> Annotation:
    """The annotation as it stands, locked until the transaction ends."""
    hold(annotation.guid)
    locked = Annotation.objects.select_related("group", "reply_to", "round__version", "round__project").get(
        pk=annotation.pk
    )
    if locked.deleted_at is not None:
        raise Deleted
    if locked.creator_id != by.pk:
        raise NotYours
    return locked


def _round_of(annotation: Annotation) -> InRound | None:
    made_in = annotation.round
    return InRound(made_in.project.guid, made_in.number) if made_in is not None else None


def _own_group(slug: str, by: Any) -> ResearchGroup:
    group = ResearchGroup.objects.of(by).filter(slug=slug).first()
    if group is None:
        raise Unreadable([("#/group", "you are in no group of this address")])
    return group


def _parent(parent: Annotation, visibility: str, group: ResearchGroup | None) -> Annotation:
    """The annotation that is answered, locked; a reply is never seen by more people than it. Raises Unreadable."""
    parent = Annotation.objects.select_for_update(of=("self",)).select_related("round").get(pk=parent.pk)
    if parent.round is not None and parent.round.is_blind and parent.round.revealed_at is None:
        raise Unreadable([("#/target", "its round is blind: answer it once the round is revealed")])
    if parent.deleted_at is None and not _is_within(
        visibility, group.pk if group else None, parent.visibility, parent.group_id
    ):
        whom = {Visibility.PRIVATE: "only you see", Visibility.GROUP: "a group sees"}[Visibility(parent.visibility)]
        raise Unreadable([("#/visibility", f"a reply to what {whom} can’t be seen by more people than that")])
    return parent


def _is_within(visibility: str, group: int | None, outer: str, outer_group: int | None) -> bool:
    if visibility == outer == Visibility.GROUP:
        return group == outer_group
    return _BREADTH[Visibility(visibility)] <= _BREADTH[Visibility(outer)]


def _check_replies(annotation: Annotation, visibility: str, group: ResearchGroup | None) -> None:
    """Nobody takes away what others have answered in sight of more people: deleting leaves their replies where they are."""
    replies = annotation.replies.filter(deleted_at=None).values_list("visibility", "group")
    wider = [reply for reply in replies if not _is_within(*reply, visibility, group.pk if group else None)]
    if wider:
        raise Unreadable([("#/visibility", "it has replies that more people see; it can be deleted, and they stay")])


def _require_unclosed(made_in: Round) -> None:
    """What was coded in a round stays as it was when the round was closed. Raises Unreadable."""
    if made_in.closed_at is not None:
        raise Unreadable([("#", "the round is closed: what was coded in it stays as it is")])


def _check_target(annotation: Annotation, proposed: Proposed, by: Any) -> None:
    """Raises Unreadable where it is asked to be on something else than it is."""
    if annotation.reply_to is not None:
        stays = proposed.target.source in (path := annotation_path(annotation.reply_to), absolute(path))
    else:
        found = find_target(proposed.target, by=by)
        anchors = annotation.anchors.values_list("major", "identity", "start", "end")
        places = {(annotation.report_id, *anchor) for anchor in anchors}
        stays = isinstance(found, Place) and found.key in places
    if not stays:
        raise Unreadable([("#/target", "an annotation stays on what it was made on; make another one there")])


def _add_version(
    annotation: Annotation, proposed: Proposed, by: Any, moment: datetime
) -> tuple[AnnotationVersion, list[Body]]:
    motivations = proposed.motivations or (
        guess_motivation(proposed.bodies, is_reply=annotation.reply_to_id is not None),
    )
    version = AnnotationVersion.objects.create(
        annotation=annotation,
        number=annotation.number,
        motivations=list(motivations),
        visibility=annotation.visibility,
        group=annotation.group,
        at=moment,
        by=by,
    )
    topics = _topics(annotation, proposed.bodies)
    bodies = Body.objects.bulk_create(
        Body(
            version=version,
            ordinal=ordinal,
            kind=content.kind,
            purpose=content.purpose,
            value=content.value or (topics[content.topic].label if content.topic else ""),
            format=content.format,
            language=content.language,
            source=content.source,
            topic=topics[content.topic] if content.topic else None,
        )
        for ordinal, content in enumerate(proposed.bodies)
    )
    keep_codings(annotation, bodies, proposed.bodies, by=by)
    return version, bodies


def _keep_at_hand(
    annotation: Annotation, version: AnnotationVersion, bodies: list[Body], anchors: list[Anchor]
) -> None:
    """What was written stands where `with_everything` would put it: reading it again takes longer than writing it."""
    annotation.standing = [version]
    for row, name, rows in ((version, "bodies", bodies), (annotation, "anchors", anchors)):
        row.__dict__["_prefetched_objects_cache"] = {name: rows}


def _topics(annotation: Annotation, bodies: Iterable[Content]) -> dict[str, Topic]:
    """The topics of the archive that are named, by slug. Raises Unreadable for one that nobody can know, or is called otherwise."""
    slugs = {body.topic for body in bodies if body.topic}
    if not slugs:
        return {}
    topics = {topic.slug: topic for topic in Topic.objects.published().filter(slug__in=slugs)}
    if unknown := sorted(slugs - topics.keys()):
        raise Unreadable([("#/body", f"no published topic is called {', '.join(unknown)}")])
    called = set(
        Body.objects.filter(version__annotation=annotation, topic__slug__in=slugs).values_list("topic__slug", "value")
    )
    for body in bodies:
        if (
            body.topic
            and body.value
            and body.value != topics[body.topic].label
            and (body.topic, body.value) not in called
        ):
            raise Unreadable([("#/body", f"the topic {body.topic} is called “{topics[body.topic].label}”")])
    return topics


def _place(annotation: Annotation, place: Place) -> Anchor:
    quotation = place.quotation or TextQuoteSelector("")
    annotation.report = place.edition.report
    return Anchor.objects.create(
        annotation=annotation,
        edition=place.edition,
        major=place.edition.major,
        identity_id=place.sid,
        start=place.start,
        end=place.end,
        exact=quotation.exact,
        prefix=quotation.prefix,
        suffix=quotation.suffix,
    )


def _tell(annotation: Annotation, bodies: Iterable[Content]) -> None:
    """Tell whoever is named, or answered, and may see it; each once for each annotation."""
    wanted = {(pk, Mention.Kind.NAMED) for pk in _named_in(annotation, bodies)}
    if annotation.reply_to is not None and annotation.reply_to.deleted_at is None:
        wanted.add((annotation.reply_to.creator_id, Mention.Kind.REPLY))
    wanted = {(pk, kind) for pk, kind in wanted if pk != annotation.creator_id}
    if not wanted:
        return
    told = set(Mention.objects.filter(annotation=annotation).values_list("recipient", "kind"))
    seeing = _who_sees(annotation, {pk for pk, _kind in wanted})
    new = [(pk, kind) for pk, kind in sorted(wanted - told) if pk in seeing]
    if named := sum(kind == Mention.Kind.NAMED for _pk, kind in new):
        require_room_to_name(annotation.creator, named)
    Mention.objects.bulk_create(Mention(annotation=annotation, recipient_id=pk, kind=kind) for pk, kind in new)


def _named_in(annotation: Annotation, bodies: Iterable[Content]) -> set[int]:
    names = [name for body in bodies if body.kind == Body.Kind.COMMENT for name in _NAMED.findall(body.value)]
    # A name can end in a full stop, and so can a sentence.
    names = list(dict.fromkeys(form for name in names for form in (name, name.rstrip(".-+")) if form))[
        : 2 * MOST_NAMED
    ]
    if not names:
        return set()
    accounts = get_user_model().objects.filter(is_active=True, username__in=names)
    return set(accounts.values_list("pk", flat=True)[:MOST_NAMED])


def _who_sees(annotation: Annotation, accounts: set[int]) -> set[int]:
    if annotation.hidden_at is not None or annotation.visibility == Visibility.PRIVATE:
        return set()
    if annotation.round is not None and annotation.round.is_blind and annotation.round.revealed_at is None:
        return set()
    users = get_user_model().objects.filter(pk__in=accounts, is_active=True)
    if annotation.group is not None:
        users = users.filter(Q(memberships__group=annotation.group, memberships__left_at=None))
    return set(users.values_list("pk", flat=True))
