"""What publishing will do, told before it is done: the number of the edition and why, and what becomes of citations.

Citations print an edition's first number and lead to it for ever, also when later editions follow. What changes is where
the address of a statement without a number leads, and whether its words are still those that were cited.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from archive.editing.lineage import heirs_of_edition
from archive.models.identifiers import show
from archive.parsing.breakdown import Breakdown
from archive.publishing import NextEdition

TELLERS: list[Callable[[NextEdition, Mapping[str, str | None]], Sequence[str]]] = []
"""Who tells what becomes of what others lay over the record, in sentences; given the coming edition, and for each statement
that is gone where its words are. The archive knows nothing of it: their apps put it here when they are ready."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one statement of the edition before: its place there, and where its words stand now."""

    sid: str
    place: str
    heir: str = ""
    heir_place: str = ""

    @property
    def sid_shown(self) -> str:
        """The identifier for people."""
        return show(self.sid)

    @property
    def heir_shown(self) -> str:
        """The identifier of the statement that has its words now, for people."""
        return show(self.heir) if self.heir else ""


@dataclass(frozen=True, slots=True)
class Foretold:
    """The number of the next edition, why it gets it, and the fates of statements in the order of the text.

    `kept` counts the statements whose words stay as they are: an annotation on them finds its words again.
    """

    number: str
    why: str
    kept: int
    changed: tuple[Fate, ...]
    redirected: tuple[Fate, ...]
    vanishing: tuple[Fate, ...]
    new: tuple[Fate, ...]


def foretell(coming: NextEdition, breakdown: Breakdown, text: str) -> Foretold:
    """What publishing `coming` will do; `breakdown` and `text` are those of the working copy. No query."""
    now = _statements(coming.record)
    if coming.last is None:
        new = tuple(Fate(sid, part["place"]) for sid, part in now.items())
        return Foretold(coming.number, _why(coming), kept=0, changed=(), redirected=(), vanishing=(), new=new)
    record = coming.last.document["record"]
    before = _statements(record)
    heirs = heirs_of_edition(record, breakdown, text)
    gone = [sid for sid in before if sid not in now]
    is_kept = {sid: before[sid]["text_sha256"] == now[sid]["text_sha256"] for sid in before if sid in now}
    return Foretold(
        coming.number,
        _why(coming),
        kept=sum(is_kept.values()),
        changed=tuple(Fate(sid, before[sid]["place"]) for sid, is_same in is_kept.items() if not is_same),
        redirected=tuple(
            Fate(sid, before[sid]["place"], heir, now[heir]["place"]) for sid in gone if (heir := heirs.get(sid) or "") in now
        ),
        vanishing=tuple(Fate(sid, before[sid]["place"]) for sid in gone if (heirs.get(sid) or "") not in now),
        new=tuple(Fate(sid, part["place"]) for sid, part in now.items() if sid not in before),
    )  # fmt: skip


def foretell_beside(coming: NextEdition, breakdown: Breakdown, text: str) -> tuple[str, ...]:
    """What publishing `coming` will do to what others lay over the record; nothing of a first edition."""
    if coming.last is None or not TELLERS:
        return ()
    heirs = heirs_of_edition(coming.last.document["record"], breakdown, text)
    return tuple(sentence for tell in TELLERS for sentence in tell(coming, heirs))


def _statements(record: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {part["sid"]: part for part in record["parts"] if part["kind"] == "statement"}


def _why(coming: NextEdition) -> str:
    if coming.last is None:
        return _("It is the first edition.")
    if coming.is_same:
        return _("Nothing has changed: the report, which was withdrawn, becomes readable again.")
    if coming.major == coming.last.major:
        return _("Only judgements have changed (topics, positions, notes, links, who has checked): the first number, which citations print, stays.")  # fmt: skip
    return _("The record itself has changed (words, boundaries, attribution or facts that a citation prints): the first number goes up.")  # fmt: skip
