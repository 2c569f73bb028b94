"""Concepts written as topics, a batch at a time, in as many queries for many of them as for one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from archive.authorities.changing import RefusedChange, lock_tree
from archive.authorities.renewing import project_reports
from archive.changing import record
from archive.models import ChangeSet, PublishedTopic, Topic, TopicLabel

from .concepts import Concept
from .importing import (
    FIELDS,
    IMPORT_SCHEME,
    LONGEST_PERIOD,
    Planned,
    TopicsHere,
    plan_import,
    preferred_label,
    read_match,
    state_of,
)
from .writing import labels_of

_COLUMNS = (*FIELDS, "wikidata", "matches")


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one concept: whether its topic is new, how many things of it were changed, what was refused."""

    concept: Concept
    is_new: bool
    changes: int
    refusals: tuple[str, ...]


@transaction.atomic
def take_in(*, concepts: Sequence[Concept], name: str, by: Any) -> ChangeSet:
    """Add and change what `plan_import` says, as one change set; what is refused stays as it is.

    Raises RefusedChange where nothing would be different.
    """
    lock_tree()
    plan = plan_import(concepts)
    if not plan.added and not plan.changed:
        raise RefusedChange("there is nothing in the file that is not here already, or that can be taken in")
    change_set = open_import(name=name, by=by)
    take_batch(concepts, range(len(concepts)), change_set)
    sum_up(change_set)
    return change_set


def open_import(*, name: str, by: Any) -> ChangeSet:
    """The change set of what comes in with the file of that name."""
    data: dict[str, Any] = {"made": [], "changed": [], "name": name[:120]}
    return record(verb=IMPORT_SCHEME, summary=f"Takes topics in from “{name[:120]}”", by=by, data=data)


def sum_up(change_set: ChangeSet) -> None:
    """Say in the change set how much it was."""
    data = change_set.data
    made, changed = len(data["made"]), len(data["changed"])
    change_set.summary = f"Took topics in from “{data['name']}”: {made} added, {changed} changed"
    change_set.save(update_fields=["summary"])


def take_batch(concepts: Sequence[Concept], numbers: range, change_set: ChangeSet) -> list[Done]:
    """Take in the concepts of these numbers, inside the caller's transaction; what is refused stays as it is.

    With the first batch all topics come that are new, so that each can name any; with the last one all go to their
    places. Everything stands in the data of `change_set` for the way back.
    """
    lock_tree()
    data: dict[str, Any] = change_set.data
    if numbers.start == 0:
        data["made"] = _add_topics([planned.concept for planned in plan_import(concepts).added])
    plan = plan_import(concepts)
    here = TopicsHere()
    batch = {concepts[number].slug for number in numbers}
    planned = [one for one in plan.changed if one.concept.slug in batch]
    _remember(data, _write(planned, here))
    if numbers.stop == len(concepts):
        _remember(data, _place(plan.changed, here))
        made = set(data["made"])
        changed = [row["topic"] for row in data["changed"] if row["topic"] not in made]
        project_reports(_reports_naming(changed))
    change_set.save(update_fields=["data"])
    refused = {one.concept.slug: one.refusals for one in (*plan.changed, *plan.refused)}
    changes = {one.concept.slug: len(one.changes) for one in planned}
    new = set(Topic.objects.filter(pk__in=data["made"]).values_list("slug", flat=True))
    return [
        Done(concept, concept.slug in new, changes.get(concept.slug, 0), refused.get(concept.slug, ()))
        for concept in (concepts[number] for number in numbers)
    ]


def _add_topics(concepts: Iterable[Concept]) -> list[int]:
    """New topics at the top of the tree, with their headings; their keys."""
    new = Topic.objects.bulk_create(
        Topic(slug=one.slug, label=one.label, **{name: _fitting(one, name) for name in FIELDS[1:]}) for one in concepts
    )
    TopicLabel.objects.bulk_create(TopicLabel(topic=topic, language="en", text=topic.label) for topic in new)
    return [topic.pk for topic in new]


def _fitting(concept: Concept, name: str) -> str:
    value = getattr(concept, name) or ""
    return "" if name == "valid" and len(value) > LONGEST_PERIOD else value


def _write(planned: Sequence[Planned], here: TopicsHere) -> list[dict[str, Any]]:
    """Write all but the places; what each topic was before and is now."""
    rows: list[dict[str, Any]] = []
    topics: list[Topic] = []
    new_labels: list[tuple[list[Any], TopicLabel]] = []
    other_labels: list[TopicLabel] = []
    links: list[tuple[int, int]] = []
    for one in planned:
        topic = here.by_slug[one.concept.slug]
        row: dict[str, Any] = {"topic": topic.pk, "before": state_of(topic), "labels": [], "related": []}
        for change in one.changes:
            if change.what in FIELDS:
                setattr(topic, change.what, change.after)
            elif change.what == "related":
                row["related"].append(here.by_slug[change.after].pk)
            elif change.what != "broader" and not change.what.startswith("label"):
                item, match = read_match(change.what, change.after)
                if item and not topic.wikidata:
                    topic.wikidata = item
                else:
                    topic.matches = [*topic.matches, match]
        there = labels_of(topic)
        if topic.label != row["before"]["label"] and (heading := preferred_label(topic, "en")):
            row["labels"].append([heading.pk, [heading.text, True], [topic.label, True]])
            heading.text = topic.label
            other_labels.append(heading)
        for language, text, is_preferred in sorted(one.concept.labels - there):
            label = preferred_label(topic, language) if is_preferred else None
            if label is None:
                made = TopicLabel(topic=topic, language=language, text=text, is_preferred=is_preferred)
                new_labels.append((row["labels"], made))
            else:
                row["labels"].append([label.pk, [label.text, True], [text, True]])
                label.text = text
                other_labels.append(label)
        links += [(topic.pk, other) for other in row["related"]]
        topics.append(topic)
        rows.append(row | {"after": state_of(topic)})
    TopicLabel.objects.bulk_update(other_labels, ["text"])
    for kept, label in zip(
        [labels for labels, _label in new_labels],
        TopicLabel.objects.bulk_create([label for _labels, label in new_labels]),
        strict=True,
    ):
        kept.append([label.pk, None, [label.text, label.is_preferred]])
    Topic.objects.bulk_update(topics, _COLUMNS)
    through = Topic.related.through
    both = [*links, *((other, one) for one, other in links)]
    through._default_manager.bulk_create(
        (through(from_topic_id=one, to_topic_id=other) for one, other in both), ignore_conflicts=True
    )
    return rows


def _place(planned: Iterable[Planned], here: TopicsHere) -> list[dict[str, Any]]:
    """Put the topics where the file has them."""
    moved: list[Topic] = []
    rows = []
    for one in planned:
        for change in (change for change in one.changes if change.what == "broader"):
            topic = here.by_slug[one.concept.slug]
            before = state_of(topic)
            topic.broader_id = here.by_slug[change.after].pk if change.after else None
            moved.append(topic)
            rows.append({"topic": topic.pk, "before": before, "after": state_of(topic), "labels": [], "related": []})
    # All away first: one by one they could make a circle for a moment.
    Topic.objects.filter(pk__in=[topic.pk for topic in moved]).update(broader=None)
    Topic.objects.bulk_update(moved, ["broader"])
    return rows


def _remember(data: dict[str, Any], rows: Iterable[dict[str, Any]]) -> None:
    """Put what was done into the data; of a topic that was changed twice, as it was first and is now."""
    made = set(data["made"])
    by_topic = {row["topic"]: row for row in data["changed"]}
    for row in rows:
        if row["topic"] in made:
            continue
        if (earlier := by_topic.get(row["topic"])) is None:
            data["changed"].append(row)
            by_topic[row["topic"]] = row
        else:
            earlier["after"] = row["after"]
            earlier["labels"] += row["labels"]
            earlier["related"] += row["related"]


def _reports_naming(topics: Collection[int]) -> set[int]:
    """Published reports (keys) whose pages name one of these topics (keys)."""
    return set(PublishedTopic.objects.filter(topic__in=topics).order_by().values_list("report", flat=True).distinct())
