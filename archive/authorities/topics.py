"""Two topics that become one, and are parted again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from archive.changing import Inverse, Obstacle, record
from archive.editing import Operation, apply
from archive.editing.working_copy import working_value, write_rows
from archive.models import ChangeSet, FormerSlug, Proposition, Report, Revision, Tag, Topic, TopicLabel
from archive.models.topics import narrower_keys

from .changing import lock_tree, refuse_obstructed
from .people import RefusedMerge
from .renewing import lock_reports, project_reports, reports_naming

MERGE_TOPICS = "merge_topics"


@dataclass(frozen=True, slots=True)
class TopicMerge:
    """What a merge of topics moves: numbers of rows, and of reports whose working copies and public pages follow."""

    labels: int
    narrower: int
    related: int
    propositions: int
    statements: int
    working_copies: int
    published: int


def plan_topic_merge(*, topic: Topic, into: Topic) -> TopicMerge:
    """What merging would move; nothing is written. Raises RefusedMerge."""
    heir = _check(topic, into)
    tags = Tag.objects.filter(topic=topic).order_by()
    return TopicMerge(
        labels=len(_new_labels(topic, heir)),
        narrower=topic.narrower.filter(merged_into=None).count(),
        related=len(_new_related(topic, heir)),
        propositions=topic.propositions.count(),
        statements=tags.values("statement").distinct().count(),
        working_copies=tags.values("statement__report").distinct().count(),
        published=len(reports_naming(topic)),
    )


@transaction.atomic
def merge_topics(*, topic: Topic, into: Topic, by: Any) -> ChangeSet:
    """Say that two topics are one: `topic` stays as a way to `into`, which gets its narrower topics and propositions.

    Its labels are the heir's other labels from then on. Revisions and editions keep the slug that they were written
    with; what is read from them names the heir. `split_topics` parts them again. Raises RefusedMerge.
    """
    lock_tree()
    # Reports first, as in every edit, which has its report when it comes to name a topic.
    lock_reports(_tagged_reports(topic) | reports_naming(topic))
    topic, heir = _lock(topic, into)
    _check(topic, heir)
    public = reports_naming(topic)
    reports = _tagged_reports(topic)
    lock_reports(reports | public)  # what has come to name it meanwhile
    data: dict[str, Any] = {"topic": topic.pk, "heir": heir.pk, "tags": _tags(topic, heir)}
    data["chained"] = _keys(Topic.objects.filter(merged_into=topic))
    Topic.objects.filter(pk__in=data["chained"]).update(merged_into=heir)
    data["narrower"] = _keys(topic.narrower.filter(merged_into=None))
    Topic.objects.filter(pk__in=data["narrower"]).update(broader=heir)
    data["propositions"] = _keys(topic.propositions.all())
    Proposition.objects.filter(pk__in=data["propositions"]).update(topic=heir)
    data["related"] = _new_related(topic, heir)
    heir.related.add(*data["related"])
    labels = TopicLabel.objects.bulk_create(_new_labels(topic, heir))
    data["labels"] = [[label.pk, label.text] for label in labels]
    topic.merged_into = heir
    topic.save(update_fields=["merged_into"])
    if public:
        FormerSlug.objects.create(kind="topic", slug=topic.slug, record=topic.pk)
    _write(reports)
    project_reports(public)
    return record(verb=MERGE_TOPICS, summary=f"Merged the topic “{topic}” into “{heir}”", by=by, data=data)


def plan_topic_parting(change_set: ChangeSet) -> list[Obstacle]:
    """What depends on a merge of topics: where there is anything, they can't be parted."""
    data = change_set.data
    topics = Topic.objects.select_related("merged_into").in_bulk([data["topic"], data["heir"]])
    topic, heir = topics[data["topic"]], topics[data["heir"]]
    if topic.merged_into_id != heir.pk:
        return [Obstacle(f"“{heir}” has been merged into “{topic.merged_into}” since: part those first", heir)]
    if heir.merged_into_id is not None:
        return [Obstacle(f"“{heir}” has been merged into “{heir.merged_into}” since: part those first", heir)]
    found = []
    if topic.broader_id and _is_within(topic.broader_id, data["narrower"]):
        why = f"“{topic.broader}”, above “{topic}”, stands under one of its narrower topics now: move it first"
        found.append(Obstacle(why, topic.broader))
    if topic.broader and topic.broader.merged_into_id not in (None, topic.pk):
        found.append(
            Obstacle(f"“{topic.broader}”, above “{topic}”, has been merged since: part those first", topic.broader)
        )
    texts = dict(TopicLabel.objects.filter(topic=heir).values_list("pk", "text"))
    found += [
        Obstacle(f"the label “{text}”, which “{heir}” got, was changed or deleted since", heir)
        for key, text in data["labels"]
        if texts.get(key) != text
    ]
    known = _known_slugs(topic, heir, data["chained"])
    for report in Report.objects.filter(pk__in=data["tags"]).order_by("pk"):
        lost = _decided_since(_stored(report, known), data["tags"][str(report.pk)], topic.slug, heir.slug)
        if lost:
            why = f"“{report}”: {lost} of the statements that were on “{topic}” have been tagged anew since"
            found.append(Obstacle(why, report))
    return found


@transaction.atomic
def split_topics(change_set: ChangeSet, by: Any) -> None:
    """Part two topics again that were merged by mistake.

    Statements tagged with it before the merge are so again; what has come to the heir since stays with the heir.
    Raises Obstructed where later work depends on the merge.
    """
    lock_tree()
    data = change_set.data
    lock_reports({*map(int, data["tags"]), *reports_naming(Topic.objects.get(pk=data["heir"]))})
    topic, heir = _lock(Topic(pk=data["topic"]), Topic(pk=data["heir"]))
    refuse_obstructed(plan_topic_parting(change_set))
    public = reports_naming(heir)
    known = _known_slugs(topic, heir, data["chained"])
    topic.merged_into = None
    topic.save(update_fields=["merged_into"])
    FormerSlug.objects.filter(kind="topic", slug=topic.slug, record=topic.pk).delete()
    Topic.objects.filter(pk__in=data["chained"], merged_into=heir).update(merged_into=topic)
    Topic.objects.filter(pk__in=data["narrower"], broader=heir).update(broader=topic)
    Proposition.objects.filter(pk__in=data["propositions"], topic=heir).update(topic=topic)
    heir.related.remove(*data["related"])
    TopicLabel.objects.filter(pk__in=[key for key, _text in data["labels"]]).delete()
    for report in Report.objects.filter(pk__in=data["tags"]).order_by("pk"):
        steps = _steps_back(_stored(report, known), data["tags"][str(report.pk)], topic.slug, heir.slug)
        if steps:
            operation = Operation("batch", {"operations": steps})
            apply(report=report, operation=operation, expected_version=report.version, by=by)
        else:
            write_rows(report=report, value=working_value(report))
    project_reports(public)


PARTING = Inverse(
    label=_("Topics merged"),
    effect=_(
        "The topics are two again: each has the statements, labels, narrower topics and propositions that it had."
    ),
    plan=plan_topic_parting,
    revert=split_topics,
    permissions=("archive.change_topic",),
)


def _check(topic: Topic, into: Topic) -> Topic:
    heir = into.merged_into or into
    if topic.merged_into is not None:
        raise RefusedMerge(f"“{topic}” has been merged into “{topic.merged_into}” already")
    if heir.pk == topic.pk:
        raise RefusedMerge(f"“{topic}” can’t be merged into itself or into what was merged into it")
    if _is_within(heir.pk, [topic.pk]):
        raise RefusedMerge(f"“{heir}” stands under “{topic}”: move it out first, or merge it the other way round")
    return heir


def _is_within(key: int, roots: list[int]) -> bool:
    """Whether the topic (key) is one of these or stands under one of them."""
    slugs = Topic.objects.filter(pk__in=roots).values_list("slug", flat=True)
    return any(Topic.objects.filter(pk=key).filter(pk__in=narrower_keys(slug)).exists() for slug in slugs)


def _lock(topic: Topic, into: Topic) -> tuple[Topic, Topic]:
    rows = Topic.objects.select_for_update().filter(pk__in=[topic.pk, into.pk]).order_by("pk")
    by_key = {row.pk: row for row in rows}
    heir = by_key[into.pk]
    return by_key[topic.pk], heir.merged_into or heir


def _keys(rows: Any) -> list[int]:
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _new_labels(topic: Topic, heir: Topic) -> list[TopicLabel]:
    """The labels that the heir has not: as its other labels, for each language has one preferred."""
    there = {("en", heir.label), *heir.labels.values_list("language", "text")}
    found = dict.fromkeys([("en", topic.label), *topic.labels.order_by("pk").values_list("language", "text")])
    return [
        TopicLabel(topic=heir, language=language, text=text, is_preferred=False)
        for language, text in found
        if (language, text) not in there
    ]


def _new_related(topic: Topic, heir: Topic) -> list[int]:
    there = {heir.pk, *heir.related.values_list("pk", flat=True)}
    return [key for key in _keys(topic.related.filter(merged_into=None)) if key not in there]


def _tagged_reports(topic: Topic) -> set[int]:
    return set(Tag.objects.filter(topic=topic).order_by().values_list("statement__report", flat=True))


Row = list[Any]
"""Where a tag was: sid, start, end, who signed it, and whether the heir stood there as well."""


def _tags(topic: Topic, heir: Topic) -> dict[str, list[Row]]:
    """The tags that the merge moves, by report (key, as JSON has it)."""
    names = ("statement__identity", "start", "end")
    places = set(Tag.objects.filter(topic=heir).order_by().values_list(*names))
    found: dict[str, list[Row]] = {}
    for report, *place, by in (
        Tag.objects.filter(topic=topic).order_by("pk").values_list("statement__report", *names, "by")
    ):
        found.setdefault(str(report), []).append([*place, by, tuple(place) in places])
    return found


def _write(reports: set[int]) -> None:
    for report in Report.objects.filter(pk__in=reports).order_by("pk"):
        write_rows(report=report, value=working_value(report))


Stored = dict[tuple[Any, ...], str]
"""Who signed each tag of a stored working value, by sid, topic, start and end."""


def _known_slugs(topic: Topic, heir: Topic, chained: list[int]) -> dict[str, str]:
    """Today's slug of the two topics by each that stored values can have for them."""
    former = FormerSlug.objects.filter(kind="topic", record__in=[topic.pk, heir.pk, *chained])
    known = {slug: heir.slug if key == heir.pk else topic.slug for slug, key in former.values_list("slug", "record")}
    known |= dict.fromkeys(Topic.objects.filter(pk__in=chained).values_list("slug", flat=True), topic.slug)
    return known


def _stored(report: Report, known: dict[str, str]) -> Stored:
    """The tags as they were written: with the slug of the merged topic, where nobody has touched them since."""
    layers = Revision.objects.get(report=report, number=report.version).layers
    return {
        (t["sid"], known.get(t["topic"], t["topic"]), t["start"], t["end"]): t["by"] for t in layers.get("tags", ())
    }


def _decided_since(stored: Stored, rows: list[Row], slug: str, heir: str) -> int:
    """How many of the moved tags a person has changed or removed since."""
    return sum(
        (sid, slug, start, end) not in stored
        and (stored.get((sid, heir, start, end)) is None if had else stored.get((sid, heir, start, end)) != by)
        for sid, start, end, by, had in rows
    )


def _steps_back(stored: Stored, rows: list[Row], slug: str, heir: str) -> list[dict[str, Any]]:
    """What tags the statements with the topic again, where the value was written since: there the heir stands."""
    steps: list[dict[str, Any]] = []
    for sid, start, end, signed, had in rows:
        if (sid, slug, start, end) in stored:
            continue
        place = {"sid": sid, "start": start, "end": end, "by": signed}
        if not had:
            steps.append({"name": "untag", "arguments": {**place, "topic": heir}})
        steps.append({"name": "tag", "arguments": {**place, "topic": slug}})
    return steps
