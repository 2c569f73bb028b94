"""How a stretch of a sentence is attributed: a value that later steps change by copying."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from archive.parsing.breakdown import Attribution
from archive.parsing.people.register import Person

# A member of an enumeration takes many times as long to fetch as a name.
_IMPERSONAL, _COLLECTIVE, _CARRIED = Attribution.IMPERSONAL, Attribution.COLLECTIVE, Attribution.CARRIED


@dataclass(slots=True)
class Said:
    """How a stretch of a sentence is attributed.

    `kind` is "said", "event" (the record's own account), "other" (another verb: it goes on with the speaker before), or
    "lead" (words that only announce); `announces` is "direct", "indirect" or "message" for a lead. `voice` are the words for a
    speaker whom the record does not name: two such voices are two speakers. `reaches_back` says that sentences before it in
    the paragraph are the speaker's too: "all" ("… The ferry sails. Of this told the Minister"), or the "speech" that it closes.
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
    voice: str = ""
    reaches_back: str = ""


_values_of = attrgetter(*(f.name for f in fields(Said)))


def changed(said: Said, **changes: Any) -> Said:
    """A copy with other values, as `dataclasses.replace` makes one in three times as long."""
    copy = Said(*_values_of(said))
    for name, value in changes.items():
        setattr(copy, name, value)
    return copy


def runs_on(a: Said, b: Said) -> bool:
    """Whether two sentences in a row are one part: of the same speakers, in the same way."""
    if a.kind in ("event", "other") and b.kind in ("event", "other"):
        return True
    return (
        a.kind == b.kind == "said"
        and len(a.speakers) == len(b.speakers)
        and all(x is y for x, y in zip(a.speakers, b.speakers, strict=True))
        and a.is_direct == b.is_direct
        and a.conveyed_by is b.conveyed_by
        and a.voice == b.voice
        and (a.rule == "announced-in-line") == (b.rule == "announced-in-line")
        and (a.attribution is _IMPERSONAL) == (b.attribution is _IMPERSONAL)
    )


def carried(carry: Said, said: Said) -> Said:
    """A sentence without a speaker of its own as the words of the speaker before it."""
    common = carry.attribution in (_COLLECTIVE, _IMPERSONAL)
    return changed(
        carry,
        start=said.start,
        end=said.end,
        attribution=carry.attribution if common else _CARRIED,
        rule="announced-in-line" if carry.rule == "announced-in-line" else "carried-on",
        confidence=min(carry.confidence, 0.8),
    )
