"""Undo and redo: earlier values of a report brought back as new revisions, as far as the chain of revisions tells.

The chain is the memory: what an undo or a redo brings back stands in its arguments, so that both go on for as long as
there are operations, from any page and after any break.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from archive.models import Flag, Report, Revision
from archive.parsing.revising.describing import RefusedOperation

from .applying import Operation, make, sent_before
from .reconciling import Applied, Conflicting, Theirs, revisions_since

WHOLE = frozenset({"parse", "take_over"})
"""What is not undone here: the first state, and a later text, each of which has a way back of its own."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An operation that can be undone or done again: the revision it made, and by whom."""

    number: int
    by: int | None
    is_check: bool

    @property
    def before(self) -> int:
        """The number of the revision whose value stood before it."""
        return self.number - 1


@dataclass(frozen=True, slots=True)
class Trail:
    """What can be undone and what done again, each the nearest last."""

    undo: tuple[Deed, ...] = ()
    redo: tuple[Deed, ...] = ()

    def own(self, of: str, by: Any) -> tuple[Deed, ...]:
        """What `by` would take back: the nearest deed of hers, and before it all that others have done on top of it."""
        deeds: Sequence[Deed] = self.undo if of == "undo" else self.redo
        taken: list[Deed] = []
        for deed in reversed(deeds):
            taken.append(deed)
            if deed.by == by.pk:
                return tuple(taken)
        return ()


def trail(report: Report) -> Trail:
    """The trail of a report; one query."""
    rows = report.revisions.order_by("number").values_list(
        "number", "operation", "by", "change_set", "arguments__of", "arguments__revision"
    )
    undo: list[Deed] = []
    redo: list[Deed] = []
    for number, operation, by, change_set, of, target in rows:
        if number == 1 or operation in WHOLE or change_set is not None:
            undo, redo = [], []
        elif operation == "restore" and of == "undo" and any(deed.before == target for deed in undo):
            while (deed := undo.pop()).before != target:
                redo.append(deed)
            redo.append(deed)
        elif operation == "restore" and of == "redo" and any(deed.number == target for deed in redo):
            while (deed := redo.pop()).number != target:
                undo.append(deed)
            undo.append(deed)
        else:
            undo.append(Deed(number, by, operation in ("confirm", "unconfirm")))
            redo = []
    return Trail(tuple(undo), tuple(redo))


@transaction.atomic
def go(
    *, report: Report, of: str, version: int, by: Any, with_theirs: Collection[int] = (), token: str = ""
) -> Applied:
    """Undo (`of` "undo") or do again ("redo") the nearest operation of `by`, as a new revision.

    What others have done on top of it goes with it only if `with_theirs` has just the numbers of their revisions.
    Raises Conflicting where it has not, or where `version` is not the report's, and RefusedOperation where there is
    nothing of hers; nothing is written then.
    """
    report = Report.objects.lock(report)
    if done := sent_before(report=report, token=token, since=version):
        return Applied(done, is_repeated=True)
    if version != report.version:
        theirs = tuple(Theirs(revision, ()) for revision in revisions_since(report, version))
        raise Conflicting("The report was changed meanwhile: look at it as it is now.", version=report.version, theirs=theirs)  # fmt: skip
    deeds = trail(report).own(of, by)
    if not deeds:
        raise RefusedOperation(f"there is nothing of yours to {of}")
    others = {deed.number for deed in deeds if deed.by != by.pk}
    if others != set(with_theirs):
        rows = report.revisions.filter(number__in=others).order_by("number").for_lists()
        raise Conflicting(
            "Others have worked on it since: taking yours back takes theirs back too. Leave it, or take back both.",
            version=report.version,
            theirs=tuple(Theirs(revision, ()) for revision in rows),
        )
    target = deeds[-1].before if of == "undo" else deeds[-1].number
    arguments = {"revision": target, "of": of, **({"token": token} if token else {})}
    made = make(report=report, operation=Operation("restore", arguments), expected_version=report.version, by=by)
    _carry_flags(report, [deed.number for deed in deeds], of, by, made.revision)
    return Applied(made.revision, made=made)


def _carry_flags(report: Report, numbers: Sequence[int], of: str, by: Any, revision: Revision) -> None:
    """Settle what an undone operation has flagged, and open it again when it is done again.

    What a person has settled stays so: what an undo settles bears that revision's very time.
    """
    flags = Flag.objects.filter(report=report, kind=Flag.Kind.JUDGEMENT, revision__in=numbers)
    if of == "undo":
        flags.open().update(settled_by=by, settled_at=revision.at)
    else:
        undone = report.revisions.filter(operation="restore", arguments__of="undo").values("at")
        flags.filter(settled_at__in=undone).update(settled_by=None, settled_at=None)
