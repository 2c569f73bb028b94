"""What the workbench adds to operations as they are sent: whose they are, and what exactly is taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from django.utils.translation import gettext as _

from archive.editing import judging
from archive.editing.working_copy import read_layers
from archive.models import Report
from archive.parsing.revising.layers import Layers
from archive.parsing.revising.operations import OPERATIONS
from archive.parsing.revising.rebasing import CHECKING, Step

from .answering import BadRequest
from .wording import name_of

SIGNED: Final = frozenset({"tag", "set_topics", "code", "recode", "emend", "gloss", "note", "settle"})
"""Operations on the layers that somebody signs: always the account that sends them."""

_TAKEN: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "untag": ("tags", ("sid", "topic", "start", "end")),
    "unemend": ("emendations", ("start", "end")),
    "ungloss": ("glosses", ("start", "end")),
}
"""What is taken back, in which layer it lies, and by what it is known there."""


def complete(report: Report, steps: Sequence[Step], *, version: int, by: Any) -> list[Step]:
    """The operations with all of their arguments. Raises BadRequest for one that the workbench has not.

    One query where something is taken back: whoever takes it back need not know who had signed it.
    """
    known = OPERATIONS.keys() | judging.OPERATIONS.keys()
    if unknown := next((step.name for step in steps if step.name not in known), None):
        raise BadRequest(
            _("There is no operation “%(name)s”: choose one of %(all)s.")
            % {"name": unknown[:60], "all": ", ".join(sorted(known))}
        )
    layers = _layers(report, version) if any(step.name in _TAKEN for step in steps) else Layers()
    return [Step(step.name, _arguments(step, layers, by)) for step in steps]


def is_checking(steps: Iterable[Step]) -> bool:
    """Whether nothing is changed, only confirmed or unconfirmed: a reviewer may do that."""
    return all(step.name in CHECKING for step in steps)


def _layers(report: Report, version: int) -> Layers:
    revision = report.revisions.filter(number=version).first()
    return read_layers(revision.layers) if revision else Layers()


def _arguments(step: Step, layers: Layers, by: Any) -> Mapping[str, Any]:
    if step.name in CHECKING:
        return {**step.arguments, "by": by.pk}
    if step.name in SIGNED:
        return {**step.arguments, "by": name_of(by)}
    if step.name not in _TAKEN:
        return step.arguments
    layer, names = _TAKEN[step.name]
    for item in getattr(layers, layer):
        if all(getattr(item, name) == step.arguments.get(name) for name in names):
            return asdict(item)
    return step.arguments
