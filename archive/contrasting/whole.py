"""A whole working copy beside the current edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .facts import Fact, record_facts
from .pairing import in_order, pair_parts
from .parts import CHANGED, GONE, NEW, SAME, Document, PartContrast, contrast_part


@dataclass(frozen=True, slots=True)
class Contrast:
    """All facts and all parts in the order of the text; the parts that are gone stand where they stood.

    `is_first`: there is no edition to compare with, and nothing is marked.
    """

    facts: tuple[Fact, ...]
    parts: tuple[PartContrast, ...]
    is_first: bool

    @property
    def changed_facts(self) -> tuple[Fact, ...]:
        """What is said otherwise of the record as a whole."""
        return () if self.is_first else tuple(fact for fact in self.facts if fact.is_changed)

    @property
    def changed_parts(self) -> tuple[PartContrast, ...]:
        """The parts that have changed, are new, or are gone."""
        return tuple(part for part in self.parts if part.state != SAME)

    @property
    def is_same(self) -> bool:
        """Whether nothing has changed that is shown."""
        return not self.changed_facts and not self.changed_parts

    @property
    def counts(self) -> dict[str, int]:
        """How many parts are changed, new and gone."""
        states = Counter(part.state for part in self.parts)
        return {state: states[state] for state in (CHANGED, NEW, GONE)}


def contrast(before: Mapping[str, Any] | None, record: Mapping[str, Any], judgements: Mapping[str, Any]) -> Contrast:
    """The two documents of a working copy beside the document of an edition, or by themselves where there is none."""
    new = Document(record, judgements)
    after = {"record": record, "judgements": judgements}
    if before is None:
        facts = [Fact(fact.name, kept=fact.kept + fact.come) for fact in record_facts({}, after)]
        parts = [contrast_part(None, None, new, part) for part in record["parts"]]
        return Contrast(tuple(facts), tuple(parts), is_first=True)
    old = Document(before["record"], before["judgements"])
    pairs = pair_parts(before["record"], dict(record))
    order = in_order(len(record["parts"]), len(before["record"]["parts"]), pairs)
    parts = [
        contrast_part(
            old,
            None if i is None else before["record"]["parts"][i],
            new,
            None if j is None else record["parts"][j],
        )
        for i, j in order
    ]
    return Contrast(tuple(record_facts(before, after)), tuple(parts), is_first=False)
