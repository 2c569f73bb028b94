"""Change sets: what one verb did to many records, kept so that it can be looked at and taken back as one.

A verb that writes many records calls `record` inside its own transaction, and gives the change set to `editing.apply`,
whose revisions then belong to it. What takes it back is the verb's own `Inverse`; `archive.changing.reverting` knows them all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise

from archive.models import ChangeSet

SUMMARY_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way of taking a change set back: a sentence, and the record that somebody should look at."""

    reason: str
    about: Model | None = None


class Obstructed(Exception):
    """The change set can't be taken back, for something depends on it; nothing was written."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        super().__init__("; ".join(obstacle.reason for obstacle in obstacles))
        self.obstacles = list(obstacles)


@dataclass(frozen=True, slots=True)
class Inverse:
    """How the change sets of one verb are taken back.

    `plan` says what stands in the way, nothing where it is free, and writes nothing. `revert` is called in a
    transaction, with the change set locked and after `plan` has found nothing; it raises Obstructed where it finds
    something after all. `effect` says in one sentence what taking back does. `permissions` are those that whoever takes
    it back needs beside archive.revert_changeset.
    """

    label: str | Promise
    effect: str | Promise
    plan: Callable[[ChangeSet], list[Obstacle]]
    revert: Callable[[ChangeSet, Any], None]
    permissions: tuple[str, ...] = ()


def record(*, verb: str, summary: str, by: Any, data: dict[str, Any] | None = None) -> ChangeSet:
    """A new change set; `by` is None for a program. Call it in the transaction that writes what belongs to it.

    `data` is what the inverse needs, as JSON; a verb that knows it only in the end sets it on the row and saves it.
    """
    return ChangeSet.objects.create(verb=verb, summary=summary[:SUMMARY_LENGTH], by=by, data=data or {})
