"""Concepts of a file as topics: what would be added, changed and refused, and how what was taken in is taken back.

A file adds and changes; it deletes nothing. Topics that it doesn't have stay as they are, and so does what it says
nothing of: a label in a language that it has no preferred one in, a related topic, a match.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from archive.authorities.changing import lock_tree, refuse_obstructed
from archive.authorities.dividing import find_uses
from archive.authorities.renewing import project_reports, reports_naming
from archive.changing import Inverse, Obstacle
from archive.models import ChangeSet, FormerSlug, Topic, TopicLabel

from .concepts import WEB_ADDRESS, Concept
from .writing import WIKIDATA, labels_of, matches_of

IMPORT_SCHEME = "import_scheme"
FIELDS = ("label", "definition", "scope_note", "valid")
LONGEST_PERIOD = 60
"""Characters of the period in which a topic is valid."""
_ENTITY = re.compile(rf"{re.escape(str(WIKIDATA)).replace('http:', 'https?:')}(Q[1-9][0-9]{{0,18}})")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would be different: what it is, how it is, and how it would be."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Planned:
    """One concept of the file: what would become of it, and what of it is refused."""

    concept: Concept
    changes: tuple[Change, ...]
    refusals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking a file in would do, by slug: `unchanged` says how many concepts are here just so already."""

    added: tuple[Planned, ...]
    changed: tuple[Planned, ...]
    refused: tuple[Planned, ...]
    unchanged: int


class TopicsHere:
    """The topics as they stand, by slug and by the slugs that they had."""

    def __init__(self) -> None:
        rows = Topic.objects.select_related("broader").prefetch_related("labels", "related").order_by("pk")
        self.by_key = {topic.pk: topic for topic in rows}
        self.by_slug = {topic.slug: topic for topic in self.by_key.values()}
        self.former: set[str] = set()
        for slug, key in FormerSlug.objects.filter(kind=FormerSlug.Kind.TOPIC).values_list("slug", "record"):
            self.former.add(slug)
            if key in self.by_key:
                self.by_slug.setdefault(slug, self.by_key[key])


def plan_import(concepts: Sequence[Concept]) -> Plan:
    """What taking the concepts in would do; nothing is written. Four queries."""
    here = TopicsHere()
    slugs = [here.by_slug[c.slug].slug if c.slug in here.by_slug else c.slug for c in concepts]
    counted = Counter(slugs)
    why = [_refusal(concept, here, twice=counted[slug] > 1) for slug, concept in zip(slugs, concepts, strict=True)]
    taken = [(slug, concept) for slug, concept, no in zip(slugs, concepts, why, strict=True) if not no]
    known = {*here.by_slug, *(slug for slug, _concept in taken)}
    places, misplaced = _places(taken, here, known)
    added, changed = [], []
    refused = [Planned(concept, (), (no,)) for concept, no in zip(concepts, why, strict=True) if no]
    unchanged = 0
    for slug, concept in taken:
        topic = here.by_slug.get(concept.slug)
        problems = [*concept.problems, *([misplaced[slug]] if slug in misplaced else [])]
        changes = _changes(concept, topic, places[slug], known, here, problems)
        planned = Planned(concept, tuple(changes), tuple(problems))
        if topic is None:
            added.append(planned)
        elif changes:
            changed.append(planned)
        else:
            unchanged += 1
            if problems:
                refused.append(planned)
    return Plan(tuple(added), tuple(changed), tuple(refused), unchanged)


def find_import_obstacles(change_set: ChangeSet) -> list[Obstacle]:
    """What depends on topics that came in with a file, or was changed on them since."""
    data = change_set.data
    found = find_uses(data["made"], beside=[row["topic"] for row in data["changed"]])
    if len(data["made"]) > Topic.objects.filter(pk__in=data["made"]).count():
        found.append(Obstacle("a topic that came in was deleted since"))
    topics = Topic.objects.prefetch_related("labels").in_bulk([row["topic"] for row in data["changed"]])
    for row in data["changed"]:
        topic = topics.get(row["topic"])
        if topic is None or state_of(topic) != row["after"]:
            found.append(Obstacle(f"“{topic or row['before']['label']}” was changed since", topic))
            continue
        texts = {label.pk: [label.text, label.is_preferred] for label in topic.labels.all()}
        if any(texts.get(key) != after for key, _before, after in row["labels"]):
            found.append(Obstacle(f"a label of “{topic}” was changed since", topic))
    return found


@transaction.atomic
def take_import_back(change_set: ChangeSet, by: Any) -> None:
    """Take away what came in with a file, and give what it changed its state of before. Raises Obstructed."""
    lock_tree()
    refuse_obstructed(find_import_obstacles(change_set))
    data = change_set.data
    public: set[int] = set()
    # Places first, and all of them away: one by one they could make a circle for a moment.
    Topic.objects.filter(pk__in=[*data["made"], *(row["topic"] for row in data["changed"])]).update(broader=None)
    for row in data["changed"]:
        # Without the key: an edit that has its report, for which this waits later, may name the topic meanwhile.
        topic = Topic.objects.select_for_update(no_key=True).get(pk=row["topic"])
        public |= reports_naming(topic)
        for name, value in row["before"].items():
            setattr(topic, name, value)
        topic.save()
        topic.related.remove(*row["related"])
        for key, before, _after in row["labels"]:
            if before is None:
                TopicLabel.objects.filter(pk=key).delete()
            else:
                TopicLabel.objects.filter(pk=key).update(text=before[0], is_preferred=before[1])
    Topic.objects.filter(pk__in=data["made"]).delete()
    project_reports(public)


TAKING_BACK = Inverse(
    label=_("Topics taken in from a file"),
    effect=_("The topics that came in are deleted, and those that were changed are as they were."),
    plan=find_import_obstacles,
    revert=take_import_back,
    permissions=("archive.change_topic",),
)


def _refusal(concept: Concept, here: TopicsHere, *, twice: bool) -> str:
    """Why the concept can't be taken in at all; empty where it can. No query: a file has thousands of concepts."""
    topic = here.by_slug.get(concept.slug)
    if twice:
        return "two concepts of the file have this identifier"
    if topic is not None and topic.merged_into_id is not None:
        return f"it has been merged into “{topic.merged_into}”"
    if concept.is_deprecated:
        return "the file says that it is not used any more"
    if topic is None and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", concept.slug):
        return "it has neither an identifier nor an English label of which an address can be made"
    if topic is None and not concept.label:
        return "it has no preferred label in English"
    if topic is None and concept.slug in here.former:
        return "its identifier was the address of another topic"
    return ""


def _places(
    concepts: Sequence[tuple[str, Concept]], here: TopicsHere, known: set[str]
) -> tuple[dict[str, str | None], dict[str, str]]:
    """Where each topic would stand (None: at the top), by slug, and why some of the file stay where they are.

    The tree is looked at as it would be in the end: a file may turn two topics round.
    """
    before: dict[str, str | None] = {
        topic.slug: topic.broader.slug if topic.broader else None for topic in here.by_key.values()
    }
    above, moved, problems = dict(before), [], {}
    for slug, concept in concepts:
        above.setdefault(slug, None)
        if not concept.broader:
            above[slug] = None if concept.is_top else above[slug]
            continue
        asked = concept.broader[0]
        target = here.by_slug.get(asked)
        if len(concept.broader) > 1:
            problems[slug] = "it has several broader concepts, and a topic has one: its place stays"
        elif asked not in known:
            problems[slug] = f"its broader concept, {asked[:120]}, is neither taken in nor here: its place stays"
        elif target is not None and target.merged_into_id is not None:
            problems[slug] = f"its broader topic “{target}” has been merged: its place stays"
        else:
            above[slug] = target.slug if target else asked
            moved.append(slug)
    while circle := next((slug for slug in moved if _goes_round(slug, above)), None):
        problems[circle] = f"under “{above[circle]}” it would be broader than itself: its place stays"
        above[circle] = before.get(circle)
        moved.remove(circle)
    return above, problems


def _goes_round(slug: str, above: dict[str, str | None]) -> bool:
    step, seen = above.get(slug), set[str]()
    while step is not None and step != slug and step not in seen:
        seen.add(step)
        step = above.get(step)
    return step == slug


def _changes(
    concept: Concept, topic: Topic | None, place: str | None, known: set[str], here: TopicsHere, problems: list[str]
) -> list[Change]:
    """What would be different, and in `problems` what can't be."""
    changes = []
    for name in FIELDS:
        value, before = getattr(concept, name), getattr(topic, name, "")
        if name == "valid" and value and len(value) > LONGEST_PERIOD:
            problems.append("the period in which it is valid is longer than 60 characters")
        elif value and value != before:
            changes.append(Change(name, before, value))
    before_place = topic.broader.slug if topic and topic.broader else None
    if place != before_place:
        changes.append(Change("broader", before_place or "", place or ""))
    for language, text, is_preferred in sorted(concept.labels - (labels_of(topic) if topic else frozenset())):
        was = preferred_label(topic, language) if topic and is_preferred else None
        changes.append(Change(f"label ({language})", was.text if was else "", text))
    there = {other.slug for other in topic.related.all()} if topic else set()
    for other in sorted(concept.related - there):
        if other not in known:
            problems.append(f"the related concept {other[:120]} is neither in the file nor here")
        elif here.by_slug.get(other) is None or here.by_slug[other].slug not in there:
            changes.append(Change("related", "", other))
    has = matches_of(topic) if topic else frozenset()
    for how, address in sorted(concept.matches - has):
        if not WEB_ADDRESS.fullmatch(address):
            problems.append(f"the match {address[:80]} is no web address")
        elif (how, _canonical(address)) not in has:
            changes.append(Change(how, "", address))
    return changes


def preferred_label(topic: Topic, language: str) -> TopicLabel | None:
    """The topic's preferred label in that language, among those that were read with it."""
    return next((one for one in topic.labels.all() if one.language == language and one.is_preferred), None)


def read_match(how: str, address: str) -> tuple[str, list[str]]:
    """The Wikidata item that is just this topic, empty where the match is none; and the match as a topic keeps it."""
    entity = _ENTITY.fullmatch(address)
    return entity[1] if entity and how == "exactMatch" else "", [how, _canonical(address)]


def _canonical(address: str) -> str:
    entity = _ENTITY.fullmatch(address)
    return str(WIKIDATA[entity[1]]) if entity else address


def state_of(topic: Topic) -> dict[str, Any]:
    """The columns that a file can change."""
    names = (*FIELDS, "broader_id", "wikidata", "matches")
    return {name: getattr(topic, name) for name in names}
