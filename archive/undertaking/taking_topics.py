"""Read a large file of topics, and take topics in, a batch at a time."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import ChangeSet, Job
from archive.skos import adding
from archive.skos.concepts import Concept, from_json, to_json
from archive.skos.importing import plan_import
from archive.skos.reading import UnreadableFile, read_file

from .telling import Told

SMALL = 100_000
"""Bytes of a file that is read while the page waits; a larger one is work."""

BATCH = 250
"""Concepts in one transaction."""


def reading(*, name: str, content: bytes) -> dict[str, Any]:
    """What the reading of a file is asked for."""
    return {"name": name, "content": base64.b64encode(content).decode()}


def taking(*, name: str, concepts: Sequence[Concept]) -> dict[str, Any]:
    """What the taking in is asked for."""
    return {"name": name, "concepts": [to_json(concept) for concept in concepts]}


def concepts_of(job: Job) -> list[Concept]:
    """The concepts that were read, or are taken in; none where there are none (any more)."""
    return [from_json(data) for data in job.arguments.get("concepts", ())]


def read_scheme(job: Job, numbers: range) -> list[Told]:
    """Read the file, and tell what taking it in would do; the concepts stand in the job then, in place of the file."""
    name = job.arguments["name"]
    content = base64.b64decode(job.arguments["content"])
    try:
        concepts = read_file(name, content)
    except UnreadableFile as refusal:
        return [Told(name, str(refusal), False)]
    plan = plan_import(concepts)
    counts = {"added": len(plan.added), "changed": len(plan.changed), "refused": len(plan.refused)}
    job.arguments = taking(name=name, concepts=concepts) if plan.added or plan.changed else {"name": name}
    job.save(update_fields=["arguments"])
    told = _("read: %(added)s would be added, %(changed)s changed, %(refused)s stay out or as they are")
    return [Told(name, told % counts)]


def open_scheme(job: Job) -> ChangeSet:
    """The change set of all that is taken in."""
    return adding.open_import(name=job.arguments["name"], by=job.by)


def take_topics(job: Job, numbers: range) -> list[Told]:
    """Take these concepts in; what is refused is told with its reason."""
    assert job.change_set is not None
    change_set = ChangeSet.objects.select_for_update().get(pk=job.change_set.pk)
    return [_tell(done) for done in adding.take_batch(concepts_of(job), numbers, change_set)]


def conclude(job: Job) -> None:
    """Say in the change set how many it was; the file is in the archive now, and is not kept twice."""
    if job.change_set:
        adding.sum_up(ChangeSet.objects.get(pk=job.change_set.pk))
    job.arguments = {"name": job.arguments["name"]}
    job.save(update_fields=["arguments"])


def _tell(done: adding.Done) -> Told:
    what = done.concept.label or done.concept.slug
    if done.is_new:
        became = _("added")
    elif done.changes:
        became = ngettext("%(n)s thing changed", "%(n)s things changed", done.changes) % {"n": done.changes}
    else:
        became = _("as it was")
    return Told(what, "; ".join([became, *done.refusals]), not done.refusals)
