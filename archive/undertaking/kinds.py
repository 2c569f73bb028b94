"""The kinds of long work, each with what does its items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.models import ChangeSet, Job

from . import extracting_many, importing_many, publishing_many, reparsing_many, tagging_many, taking_topics
from .telling import Told


@dataclass(frozen=True, slots=True)
class Kind:
    """How long work of one kind is done.

    `work` does the items of those numbers, counted from 0, `stride` of them at most, in the transaction in which it is
    called, and tells what became of them. `opens` makes the change set that the work belongs to, `conclude` does what
    is left when all items are done. Whoever asked for the work directs it as long as she has one of the `permissions`.
    """

    label: str | Promise
    permissions: tuple[str, ...]
    work: Callable[[Job, range], Sequence[Told]]
    stride: int = 1
    opens: Callable[[Job], ChangeSet] | None = None
    conclude: Callable[[Job], None] | None = None


KINDS: dict[str, Kind] = {
    "publish": Kind(
        label=_("Publish reports"),
        permissions=("archive.publish_report",),
        work=publishing_many.publish_reports,
    ),
    "import": Kind(
        label=_("Import reports"),
        permissions=("archive.add_report",),
        work=importing_many.import_batch,
        stride=20,
        opens=importing_many.open_import,
        conclude=importing_many.conclude,
    ),
    "reparse": Kind(
        label=_("Read reports again by a newer parser"),
        permissions=("archive.change_report",),
        work=reparsing_many.look_at_reports,
    ),
    "extract": Kind(
        label=_("Find what reports say as data"),
        permissions=("archive.change_statement", "archive.change_instrument"),
        work=extracting_many.extract_many,
        stride=10,  # the registry of instruments is read once for each step
    ),
    "topics": Kind(
        label=_("Set topics"),
        permissions=("archive.change_statement",),
        work=tagging_many.set_topics,
        opens=tagging_many.open_tagging,
    ),
    "scheme_read": Kind(
        label=_("Read a file of topics"),
        permissions=("archive.change_topic",),
        work=taking_topics.read_scheme,
    ),
    "scheme": Kind(
        label=_("Take topics in from a file"),
        permissions=("archive.change_topic",),
        work=taking_topics.take_topics,
        stride=taking_topics.BATCH,
        opens=taking_topics.open_scheme,
        conclude=taking_topics.conclude,
    ),
}
