"""Segments as they are written down one after another, with whose they are, to whom, and the doubts about them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from archive.parsing.breakdown import Attribution, Kind, Role, Segment, Speech
from archive.parsing.breakdown import Warning as Doubt
from archive.parsing.page.outline import Passage
from archive.parsing.people.register import Person
from archive.parsing.saying.subjects import Context
from archive.parsing.saying.utterances import Said
from archive.parsing.text.labels import Label

FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|myself)\b|\b(?:we|our|us)\b", re.IGNORECASE)
_SEVERAL: Final = 2
# A member of an enumeration takes many times as long to fetch as a name.
_STATEMENT, _NARRATIVE, _LEAD_IN, _OF_STATEMENT = Kind.STATEMENT, Kind.NARRATIVE, Kind.LEAD_IN, Role.STATEMENT
_DIRECT, _INDIRECT, _CARRIED = Speech.DIRECT, Speech.INDIRECT, Attribution.CARRIED


class SegmentWriter:
    """The segments of a record's passages; `is_public` says that nobody is spoken to but the public."""

    def __init__(self, shadow: str, context: Context) -> None:
        self.shadow = shadow
        self.context = context
        self.is_public = False
        self.segments: list[Segment] = []
        self.warnings: list[Doubt] = []
        self.messages: list[tuple[int, Person]] = []

    def add(self, kind: Kind, start: int, end: int, passage: Passage, *, rule: str, confidence: float) -> None:
        """A label, heading or line of no speaker's."""
        self.segments.append(Segment(kind, start, end, passage.path, rule, confidence))

    def announce(self, passage: Passage, start: int, end: int, said: Said | None) -> None:
        """A lead-in; `said` is what it says of the words that it announces, if that was found."""
        self.segments.append(
            Segment(
                _LEAD_IN,
                start,
                end,
                passage.path,
                rule="lead-in",
                confidence=said.confidence if said else 0.5,
                speakers=_names(said.speakers) if said else (),
                attribution=said.attribution if said else None,
                speech=_INDIRECT,
                conveyed_by=said.conveyed_by.name if said and said.conveyed_by else None,
            )
        )

    def state(self, passage: Passage, start: int, end: int, said: Said) -> None:
        """A statement, with a doubt where its speaker was only taken from the words before."""
        if said.attribution is _CARRIED and said.confidence < 0.6:
            self.warnings.append(Doubt("the speaker was taken from the words before; please check", start, end))
        # By their order, which takes half as long as by name.
        self.segments.append(
            Segment(
                _STATEMENT,
                start,
                end,
                passage.path,
                said.rule,
                said.confidence,
                _names(said.speakers),
                said.attribution or _CARRIED,
                _DIRECT if said.is_direct else _INDIRECT,
                _OF_STATEMENT,
                said.conveyed_by.name if said.conveyed_by else None,
                _names(self.addressees(said)),
            )
        )

    def addressees(self, said: Said) -> tuple[Person, ...]:
        """In talks the other principal; the receiver whom a conveyed message names; nobody in public."""
        if said.addressees:
            return said.addressees
        if self.is_public or len(said.speakers) != 1:
            return ()
        other = self.context.other(said.conveyed_by or said.speakers[0])
        return (other,) if other else ()

    def narrate(self, passage: Passage, start: int, end: int, rule: str, confidence: float) -> None:
        """The record's own account, with a doubt where somebody may have said it."""
        self.segments.append(Segment(_NARRATIVE, start, end, passage.path, rule, confidence))
        if confidence < 0.7 and rule not in ("no-verb-of-saying",):
            self.warnings.append(
                Doubt("nobody was found who says this; it was taken as the record's own account", start, end)
            )

    def finish(self) -> None:
        """Messages that name their sender in the third person are indirect; the others stand as an utterance."""
        third: set[str] = set()
        for at, sender in self.messages:
            segment = self.segments[at]
            if any(n.person is sender for n in self.context.persons.within(segment.start, segment.end)):
                third.add(sender.name)
        for at, sender in self.messages:
            segment = self.segments[at]
            first = FIRST_PERSON.search(self.shadow, segment.start, segment.end)
            direct = sender.name not in third or (first is not None and first.group() in ("I", "my", "me"))
            self.segments[at] = replace(segment, speech=Speech.DIRECT if direct else Speech.INDIRECT)


def _names(persons: tuple[Person, ...]) -> tuple[str, ...]:
    return tuple([person.name for person in persons])


def label_confidence(shadow: str, passage: Passage, label: Label, counted: Mapping[str, int]) -> float:
    """How sure a passage's label is one; `counted` are the labels of each style at the record's top.

    One that stands twice is in one of the two places misread, or misprinted; a list of one point may be none; and
    "1 Mari Kask, then minister" may be a note at the foot of the page.
    """
    if "~" in (passage.path or ""):
        return 0.75
    alone = label.is_counted and passage.parent is None and counted[label.style] < _SEVERAL and not label.rank
    bare = label.style == "1 " and passage.kind != "heading" and shadow[label.end : label.end + 2].isascii()
    return 0.85 if alone or bare else 0.95
