"""A topic that is divided into narrower ones, and the statements that are tagged anew with one of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from archive.changing import Inverse, Obstacle, record
from archive.editing import Operation, apply
from archive.editing.working_copy import working_value
from archive.models import ChangeSet, Report, Tag, Topic, TopicLabel

from .changing import RefusedChange, lock_tree, refuse_obstructed
from .renaming import is_taken
from .renewing import lock_reports

DIVIDE_TOPIC = "divide_topic"
RETAG = "retag"


@dataclass(frozen=True, slots=True)
class New:
    """A topic that is to be made."""

    slug: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Division:
    """The new topics, and how many statements wait to be tagged with one of them."""

    topics: tuple[Topic, ...]
    statements: int


@transaction.atomic
def divide_topic(*, topic: Topic, into: Sequence[New], by: Any) -> Division:
    """Make narrower topics, at least two: the statements of the broad one keep it until a person tags them anew.

    Raises RefusedChange.
    """
    lock_tree()
    topic = Topic.objects.select_for_update().get(pk=topic.pk)
    if topic.merged_into is not None:
        raise RefusedChange(f"“{topic}” has been merged into “{topic.merged_into}”")
    if len({new.slug for new in into}) != len(into) or len(into) < 2:
        raise RefusedChange("a topic is divided into two or more, each with an address of its own")
    for new in into:
        if is_taken("topic", new.slug):
            raise RefusedChange(f"“{new.slug}” is or was the address of another topic")
    made = tuple(
        Topic.objects.create(slug=new.slug, label=new.label, definition=new.definition, broader=topic) for new in into
    )
    TopicLabel.objects.bulk_create(TopicLabel(topic=one, language="en", text=one.label) for one in made)
    labels = " and ".join(f"“{one}”" for one in made)
    data = {"topic": topic.pk, "made": [one.pk for one in made]}
    record(verb=DIVIDE_TOPIC, summary=f"Divided the topic “{topic}” into {labels}", by=by, data=data)
    return Division(made, Tag.objects.filter(topic=topic).order_by().values("statement").distinct().count())


def find_uses(topics: Collection[int], *, beside: Collection[int] = ()) -> list[Obstacle]:
    """What uses these topics (keys): statements, editions, propositions, and topics that are neither of them nor `beside`."""
    found = []
    for topic in Topic.objects.filter(pk__in=topics).select_related("merged_into").order_by("pk"):
        if tagged := topic.tags.order_by().values("statement").distinct().count():
            found.append(Obstacle(f"{tagged} statements are tagged with “{topic}”", topic))
        if Topic.objects.published().filter(pk=topic.pk).exists():
            found.append(Obstacle(f"published records are filed under “{topic}”", topic))
        if topic.narrower.exclude(pk__in=[*topics, *beside]).exists() or topic.merged.exists():
            found.append(Obstacle(f"another topic stands under “{topic}” or was merged into it", topic))
        if topic.merged_into is not None:
            found.append(Obstacle(f"“{topic}” has been merged into “{topic.merged_into}”", topic))
        if topic.propositions.exists():
            found.append(Obstacle(f"a proposition is on “{topic}”", topic))
    return found


def find_division_obstacles(change_set: ChangeSet) -> list[Obstacle]:
    """What uses the topics that a division made."""
    return find_uses(change_set.data["made"])


@transaction.atomic
def undivide(change_set: ChangeSet, by: Any) -> None:
    """Take away the topics that a division made, where nothing uses them. Raises Obstructed."""
    lock_tree()
    refuse_obstructed(find_division_obstacles(change_set))
    Topic.objects.filter(pk__in=change_set.data["made"]).delete()


UNDIVIDING = Inverse(
    label=_("Topic divided"),
    effect=_("The new topics are deleted; the topic that was divided stays as it is."),
    plan=find_division_obstacles,
    revert=undivide,
    permissions=("archive.change_topic",),
)


@transaction.atomic
def retag(*, tags: Collection[Tag], to: Topic, by: Any) -> ChangeSet:
    """Put another topic in the place of these tags, on the same words; signed by who does it. One revision a report.

    Raises RefusedChange where there is nothing to do, and VersionConflict or a refusal of `editing.apply`.
    """
    if to.merged_into is not None:
        raise RefusedChange(f"“{to}” has been merged into “{to.merged_into}”: choose that one")
    rows = Tag.objects.filter(pk__in=[tag.pk for tag in tags]).exclude(topic=to)
    by_report: dict[Report, list[Tag]] = {}
    for tag in rows.select_related("statement__report", "topic").order_by("statement__report_id", "pk"):
        by_report.setdefault(tag.statement.report, []).append(tag)
    if not by_report:
        raise RefusedChange("there is nothing to tag anew: choose statements first")
    number = sum(map(len, by_report.values()))
    summary = f"Tagged {number} statements anew with “{to}”"
    change_set = record(verb=RETAG, summary=summary, by=by, data={"to": to.pk, "reports": []})
    done = []
    for report, chosen in by_report.items():
        there = {(t.sid, t.topic, t.start, t.end): t.by for t in working_value(report).layers.tags}
        steps: list[dict[str, Any]] = []
        taken, given = [], []
        for tag in chosen:
            place = (tag.statement.identity_id, tag.start, tag.end)
            steps.append(_step("untag", place, tag.topic.slug, tag.by))
            taken.append([*place, tag.topic_id, tag.by])
            if (place[0], to.slug, *place[1:]) not in there:
                there[(place[0], to.slug, *place[1:])] = by.get_username()
                steps.append(_step("tag", place, to.slug, by.get_username()))
                given.append([*place, by.get_username()])
        operation = Operation("batch", {"operations": steps})
        apply(report=report, operation=operation, expected_version=report.version, by=by, change_set=change_set)
        done.append({"report": report.pk, "taken": taken, "given": given})
    change_set.data["reports"] = done
    change_set.save(update_fields=["data"])
    return change_set


def find_retag_obstacles(change_set: ChangeSet) -> list[Obstacle]:
    """What was changed since on the statements that were tagged anew."""
    to = Topic.objects.select_related("merged_into").filter(pk=change_set.data["to"]).first()
    if to is None:
        return [Obstacle("the topic has been deleted since")]
    found = []
    reports = Report.objects.in_bulk([done["report"] for done in change_set.data["reports"]])
    slug = (to.merged_into or to).slug
    for done in change_set.data["reports"]:
        report = reports[done["report"]]
        there = {(t.sid, t.topic, t.start, t.end): t.by for t in working_value(report).layers.tags}
        changed = sum(there.get((sid, slug, start, end)) != signed for sid, start, end, signed in done["given"])
        if changed:
            found.append(Obstacle(f"“{report}”: {changed} of these statements have been tagged anew since", report))
    return found


@transaction.atomic
def retag_back(change_set: ChangeSet, by: Any) -> None:
    """Put the topics back that were replaced, with who had signed them. Raises Obstructed."""
    lock_reports(done["report"] for done in change_set.data["reports"])
    refuse_obstructed(find_retag_obstacles(change_set))
    to = Topic.objects.select_related("merged_into").get(pk=change_set.data["to"])
    slug = (to.merged_into or to).slug
    topics = Topic.objects.select_related("merged_into").in_bulk()
    for done in change_set.data["reports"]:
        report = Report.objects.lock(Report(pk=done["report"]))
        there = {(t.sid, t.topic, t.start, t.end) for t in working_value(report).layers.tags}
        steps = [_step("untag", (sid, start, end), slug, signed) for sid, start, end, signed in done["given"]]
        for sid, start, end, key, signed in done["taken"]:
            was = topics[key].merged_into or topics[key]
            if (sid, was.slug, start, end) not in there:
                steps.append(_step("tag", (sid, start, end), was.slug, signed))
        apply(
            report=report, operation=Operation("batch", {"operations": steps}), expected_version=report.version, by=by
        )


RETAGGING_BACK = Inverse(
    label=_("Statements tagged anew"),
    effect=_("The statements have the topics that they had, signed by whoever had given them."),
    plan=find_retag_obstacles,
    revert=retag_back,
    permissions=("archive.change_topic",),
)


def _step(name: str, place: tuple[Any, ...], topic: str, by: str) -> dict[str, Any]:
    sid, start, end = place
    return {"name": name, "arguments": {"sid": sid, "topic": topic, "by": by, "start": start, "end": end}}
