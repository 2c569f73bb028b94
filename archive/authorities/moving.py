"""A topic that gets another place in the tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from archive.changing import Inverse, Obstacle, record
from archive.models import ChangeSet, Tag, Topic
from archive.models.topics import narrower_keys

from .changing import RefusedChange, lock_tree, refuse_obstructed
from .renewing import lock_reports, project_reports, reports_naming

MOVE_TOPIC = "move_topic"


@dataclass(frozen=True, slots=True)
class Move:
    """What moves with a topic: the topics under it, and the statements and published reports that are on one of them."""

    narrower: int
    statements: int
    published: int


def plan_move(*, topic: Topic, under: Topic | None) -> Move:
    """What would move; nothing is written. Raises RefusedChange."""
    _check(topic, under)
    within = narrower_keys(topic.slug)
    return Move(
        narrower=Topic.objects.filter(pk__in=within, merged_into=None).count() - 1,
        statements=Tag.objects.filter(topic__in=within).order_by().values("statement").distinct().count(),
        published=len(reports_naming(topic)),
    )


@transaction.atomic
def move_topic(*, topic: Topic, under: Topic | None, by: Any) -> ChangeSet:
    """Put the topic, with all that is narrower, under another one, or at the top (None).

    The public pages of what is tagged with one of them follow. Raises RefusedChange where the topic would be broader
    than itself, where one of the two has been merged, or where it stands there already.
    """
    lock_tree()
    lock_reports(reports_naming(topic))  # before the topic, as in every edit
    topic = Topic.objects.select_for_update().get(pk=topic.pk)
    under = Topic.objects.get(pk=under.pk) if under else None
    _check(topic, under)
    before = topic.broader
    topic.broader = under
    topic.save(update_fields=["broader"])
    project_reports(reports_naming(topic))
    place = f"under “{under}”" if under else "to the top"
    data = {"topic": topic.pk, "before": before.pk if before else None, "after": under.pk if under else None}
    return record(verb=MOVE_TOPIC, summary=f"Moved the topic “{topic}” {place}", by=by, data=data)


def find_move_obstacles(change_set: ChangeSet) -> list[Obstacle]:
    """Why the topic can't go back to where it was."""
    data = change_set.data
    topic = Topic.objects.filter(pk=data["topic"]).first()
    before = Topic.objects.filter(pk=data["before"]).first() if data["before"] else None
    if topic is None or (data["before"] and before is None):
        return [Obstacle("one of the two topics has been deleted since")]
    if topic.broader_id != data["after"]:
        return [Obstacle(f"“{topic}” has been moved again since", topic)]
    try:
        _check(topic, before)
    except RefusedChange as refusal:
        return [Obstacle(str(refusal), topic)]
    return []


@transaction.atomic
def move_back(change_set: ChangeSet, by: Any) -> None:
    """Put the topic back to where it was before a move. Raises Obstructed."""
    lock_tree()
    refuse_obstructed(find_move_obstacles(change_set))
    lock_reports(reports_naming(Topic.objects.get(pk=change_set.data["topic"])))
    topic = Topic.objects.select_for_update().get(pk=change_set.data["topic"])
    topic.broader_id = change_set.data["before"]
    topic.save(update_fields=["broader"])
    project_reports(reports_naming(topic))


MOVING_BACK = Inverse(
    label=_("Topic moved"),
    effect=_("The topic stands where it stood before."),
    plan=find_move_obstacles,
    revert=move_back,
    permissions=("archive.change_topic",),
)


def check_place(topic: Topic, under: Topic | None) -> None:
    """Raise RefusedChange where the topic can't stand there; a new topic can stand under any that was not merged."""
    if under is not None and under.merged_into_id is not None:
        raise RefusedChange(f"“{under}” has been merged into “{under.merged_into}”: choose that one")
    if under is not None and topic.pk and Topic.objects.filter(pk=under.pk, pk__in=narrower_keys(topic.slug)).exists():
        raise RefusedChange(f"“{topic}” can’t stand under “{under}”, which is itself or stands under it")


def _check(topic: Topic, under: Topic | None) -> None:
    if topic.merged_into_id is not None:
        raise RefusedChange(f"“{topic}” has been merged into “{topic.merged_into}”")
    check_place(topic, under)
    if topic.broader_id == (under.pk if under else None):
        raise RefusedChange(f"“{topic}” stands there already")
