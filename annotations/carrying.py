"""Annotations follow their text: in each edition with a new first number they get a place, or it is said that they have none.

A publication never waits for it and never fails by it: a few are carried in its transaction, many by the queue's worker,
and whatever lacks a place is caught up within a minute. What is not certain is put before its creator, who settles it.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from django.db import transaction
from django.db.models import Subquery
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued

from archive.models import Edition, StatementId
from archive.parsing.revising.mapping import Status

from .anchoring import following
from .anchoring.following import Followed, Spans, follow_all
from .anchoring.selectors import TextPositionSelector, TextQuoteSelector, describe, locate
from .models import Anchor, Annotation, Mention

logger = logging.getLogger(__name__)

MOST_AT_ONCE: Final = 500
"""Annotations that are carried in the transaction of a publication."""

TASK: Final = "annotations.carry"
"""The queue's name of the task that carries the annotations of an edition."""

PART_NOW: Final = "the statement is a part of another one now"
NO_STATEMENT: Final = "the statement is no longer one; these are its words"


class NotTheirs(Exception):
    """Only its creator settles where an annotation stands."""


class NothingToSettle(Exception):
    """It was made there, and stays so; or it is lost, and has no place that could be kept."""


class Settlement(StrEnum):
    """What its creator says of an anchor."""

    KEEP = "keep"
    PLACE = "place"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class RecordText:
    """The text of a record in one edition, with the stretch of each statement by its identifier."""

    text: str
    statements: Spans

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> RecordText:
        """That of the `record` of an edition's document."""
        spans = {part["sid"]: (part["start"], part["end"]) for part in record["parts"] if part["kind"] == "statement"}
        return cls(record["text"], spans)

    def around(self, start: int, end: int) -> str | None:
        """The statement in which the stretch lies, if it is in one."""
        return next((sid for sid, span in self.statements.items() if span[0] <= start and end <= span[1]), None)


@dataclass(frozen=True, slots=True)
class Carried:
    """Where an anchor is in another edition: `sid` and the stretch as of `Anchor`."""

    status: str
    is_certain: bool
    reason: str = ""
    sid: str | None = None
    start: int | None = None
    end: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether its creator has to look at it."""
        return not self.is_certain or self.status == Status.LOST


def carry_places(
    anchors: Iterable[following.Anchor], old: RecordText, new: RecordText, heirs: Mapping[str, str | None]
) -> list[Carried]:
    """Where each anchor in the old text is in the new one, in the order given. Without a query.

    `heirs` has the statements of the new text that took in what is no statement any more. A whole statement that is
    gone becomes the stretch of its words.
    """
    given = list(anchors)
    asked = []
    for anchor in given:
        if anchor.sid is not None and anchor.start is None and anchor.sid not in new.statements:
            start, end = old.statements[anchor.sid]
            anchor = replace(anchor, start=start, end=end)
        asked.append(anchor)
    found = follow_all(asked, old.text, new.text, old_statements=old.statements, new_statements=new.statements)
    return [_carried(anchor, to, new, heirs) for anchor, to in zip(given, found, strict=True)]


def _carried(anchor: following.Anchor, found: Followed, new: RecordText, heirs: Mapping[str, str | None]) -> Carried:
    if found.status is Status.LOST or found.start is None or found.end is None:
        return Carried(Status.LOST, found.is_certain, found.reason)
    if anchor.start is None and (anchor.sid is None or anchor.sid in new.statements):
        return Carried(found.status, found.is_certain, found.reason, anchor.sid)
    sid = new.around(found.start, found.end)
    if anchor.start is not None:
        return Carried(found.status, found.is_certain, found.reason, sid, found.start, found.end)
    if sid is not None and heirs.get(anchor.sid or "") == sid:
        return Carried(Status.CHANGED, found.is_certain, found.reason or PART_NOW, sid, found.start, found.end)
    return Carried(Status.CHANGED, False, NO_STATEMENT, sid, found.start, found.end)


def carry_all(
    annotations: Iterable[Annotation], report: int, new: RecordText, heirs: Mapping[str, str | None]
) -> list[tuple[Annotation, Anchor, Carried]]:
    """Where each of the report's annotations (`with_anchors_before`) is in the new text, and from where it comes.

    That is the newest edition in which its place is certain or was settled. One query for all.
    """
    by_origin: dict[int, list[tuple[Annotation, Anchor]]] = defaultdict(list)
    for annotation in annotations:
        # It was made somewhere, so there is one.
        origin = next(anchor for anchor in annotation.anchors_before if anchor.is_vouched_for)
        by_origin[origin.major].append((annotation, origin))
    editions = {one.major: one for one in Edition.objects.filter(report=report, major__in=by_origin, minor=0)}
    carried = []
    for major, rows in sorted(by_origin.items()):
        old = RecordText.of(editions[major].document["record"])
        anchors = [following.Anchor(origin.start, origin.end, origin.identity_id) for _, origin in rows]
        places = carry_places(anchors, old, new, heirs)
        carried += [(*row, place) for row, place in zip(rows, places, strict=True)]
    return carried


def follow_edition(edition: Edition) -> None:
    """What publishing an edition does to annotations (archive.publishing.FOLLOWERS); it raises nothing."""
    if edition.minor or edition.major == 1:
        return
    try:
        with transaction.atomic():
            if Annotation.objects.lacking(edition).count() > MOST_AT_ONCE:
                enqueue(edition.pk)
            else:
                carry(edition)
    except Exception:
        logger.exception("Annotations were not carried to edition %s of report %s", edition.number, edition.report_id)


def enqueue(edition: int) -> None:
    """Have the worker carry to the edition of that key."""
    # Over Django's connection also in the worker, whose own app writes over another one.
    own = app.with_connector(DjangoConnector())
    try:
        with transaction.atomic():
            own.configure_task(TASK, queue="work", queueing_lock=f"carry {edition}").defer(edition=edition)
    except AlreadyEnqueued:
        pass


def carry_in_batches(edition: Edition) -> int:
    """Carry all annotations that the edition lacks, some at a time in a transaction each; how many."""
    number = 0
    while done := carry(edition, most=MOST_AT_ONCE):
        number += done
    return number


@transaction.atomic
def carry(edition: Edition, *, only: Annotation | None = None, most: int | None = None) -> int:
    """Give each annotation that lacks one its anchor in the edition, `most` of them at once; how many.

    Each comes from the newest edition in which its place is certain or was settled.
    """
    lacking = Annotation.objects.lacking(edition).order_by("pk")
    if only is not None:
        lacking = lacking.filter(pk=only.pk)
    # Locked, so that nobody deletes it or settles its place meanwhile; another worker's are left to that one.
    chosen = list(
        lacking.select_for_update(skip_locked=only is None, of=("self",))[:most].values_list("pk", flat=True)
    )
    if not chosen:
        return 0
    annotations = Annotation.objects.filter(pk__in=chosen).with_anchors_before(edition.major).select_related("creator")
    new = RecordText.of(edition.document["record"])
    carried = carry_all(annotations, edition.report_id, new, _heirs(edition.report_id))
    made = [_row(annotation, origin, place, edition, new) for annotation, origin, place in carried]
    Anchor.objects.bulk_create(made)
    concerned = [row.annotation for row in made if row.is_open and row.annotation.deleted_at is None]
    Mention.objects.bulk_create(
        [Mention(recipient=one.creator, annotation=one, kind=Mention.Kind.ANCHOR) for one in concerned],
        ignore_conflicts=True,
    )
    Annotation.objects.filter(pk__in=chosen).update(changed_at=timezone.now())
    return len(made)


def carry_on(annotation: Annotation) -> int:
    """Carry one annotation to all editions after those in which it has a place; to how many."""
    last = Anchor.objects.filter(annotation=annotation).order_by("-major").values("major")[:1]
    later = Edition.objects.filter(report=annotation.report_id, minor=0, major__gt=Subquery(last))
    return sum(carry(edition, only=annotation) for edition in later.order_by("major"))


def catch_up(now: datetime) -> int:
    """Carry whatever lacks an anchor in its report's current edition; how many.

    What is on a withdrawn record has changed for its readers at that moment: that is noted too.
    """
    Annotation.objects.note_withdrawals()
    number = 0
    for report in Annotation.objects.left_behind()[:100]:
        try:
            for edition in Edition.objects.filter(report=report, minor=0, major__gt=1).order_by("major"):
                number += carry_in_batches(edition)
        except Exception:
            logger.exception("Annotations of report %s were not caught up", report)
    return number


@transaction.atomic
def settle(
    *,
    anchor: Anchor,
    by: Any,
    how: Settlement,
    quote: TextQuoteSelector | None = None,
    position: TextPositionSelector | None = None,
) -> Anchor:
    """What its creator says of an anchor: its place is right, is another one (which the selectors name), or it has none.

    Later editions follow from that. Raises NotTheirs, NothingToSettle, and NotLocated for selectors that name no one place.
    """
    annotation = Annotation.objects.select_for_update().get(pk=anchor.annotation_id)
    if annotation.creator_id != by.pk or annotation.deleted_at is not None:
        raise NotTheirs
    anchor = Anchor.objects.select_related("edition").get(pk=anchor.pk)
    if anchor.status == Anchor.Status.MADE or (how is Settlement.KEEP and anchor.status == Anchor.Status.LOST):
        raise NothingToSettle
    if how is Settlement.LOST:
        anchor.status, anchor.identity, anchor.start, anchor.end = Anchor.Status.LOST, None, None, None
    elif how is Settlement.PLACE:
        _put(anchor, quote, position)
    now = timezone.now()
    anchor.is_certain, anchor.reason = True, ""
    anchor.settled_at, anchor.settled_by = now, by
    anchor.save()
    later = Anchor.objects.filter(annotation=annotation, major__gt=anchor.major)
    if not later.filter(settled_at__isnull=False).exists():
        later.delete()
        carry_on(annotation)
    if not Anchor.objects.filter(annotation=annotation).to_settle().exists():
        Mention.objects.filter(annotation=annotation, kind=Mention.Kind.ANCHOR).unread().update(read_at=now)
    Annotation.objects.filter(pk=annotation.pk).update(changed_at=now)
    return anchor


def _put(anchor: Anchor, quote: TextQuoteSelector | None, position: TextPositionSelector | None) -> None:
    there = RecordText.of(anchor.edition.document["record"])
    place = locate(there.text, quote, position)
    words = describe(there.text, place.start, place.end)
    before = (
        Anchor.objects.filter(annotation=anchor.annotation_id, major__lt=anchor.major).vouched_for().latest("major")
    )
    is_same = words.exact.split() == before.exact.split()
    anchor.status = Anchor.Status.MOVED if is_same else Anchor.Status.CHANGED
    anchor.identity_id, anchor.start, anchor.end = there.around(place.start, place.end), place.start, place.end
    anchor.exact, anchor.prefix, anchor.suffix = words.exact, words.prefix, words.suffix


def _heirs(report: int) -> dict[str, str | None]:
    """Where the words of each merged statement of the report are, through any number of merges."""
    merged = dict(
        StatementId.objects.filter(report=report, merged_into__isnull=False).values_list("sid", "merged_into")
    )
    heirs: dict[str, str | None] = {}
    for sid, into in merged.items():
        heir, passed = into, {sid}
        while heir in merged and heir not in passed:
            passed.add(heir)
            heir = merged[heir]
        heirs[sid] = heir
    return heirs


def _row(annotation: Annotation, origin: Anchor, place: Carried, edition: Edition, new: RecordText) -> Anchor:
    quotation = TextQuoteSelector(origin.exact, origin.prefix, origin.suffix)
    if place.start is not None and place.end is not None:
        quotation = describe(new.text, place.start, place.end)
    row = Anchor(
        annotation=annotation,
        edition=edition,
        major=edition.major,
        identity_id=place.sid,
        start=place.start,
        end=place.end,
        exact=quotation.exact,
        prefix=quotation.prefix,
        suffix=quotation.suffix,
        status=place.status,
        is_certain=place.is_certain,
        reason=place.reason[:300],
    )
    last = annotation.anchors_before[0]
    if place.status == Status.LOST == last.status and last.settled_at is not None:
        # Its creator has said already that it is lost; another edition without it is nothing new.
        row.settled_at, row.settled_by_id = last.settled_at, last.settled_by_id
    return row
