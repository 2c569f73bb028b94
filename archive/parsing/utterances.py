"""How a stretch of a sentence is attributed: a value that later steps change by copying."""

from __future__ import annotations

from dataclasses import dataclass

from archive.parsing.breakdown import Attribution
from archive.parsing.register import Person


@dataclass(frozen=True, slots=True)
class Said:
    """How a stretch of a sentence is attributed.

    `kind` is "said", "event" (the record's own account), "other" (another verb: it goes on with the speaker before), or
    "lead" (words that only announce); `announces` is "direct", "indirect" or "message" for a lead.
    """

    start: int
    end: int
    kind: str
    speakers: tuple[Person, ...] = ()
    attribution: Attribution | None = None
    rule: str = ""
    confidence: float = 1.0
    announces: str = ""
    conveyed_by: Person | None = None
    addressees: tuple[Person, ...] = ()
    is_direct: bool = False
    subject: tuple[Person, ...] = ()
