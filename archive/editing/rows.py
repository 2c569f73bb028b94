"""The rows of the working copy as plain values: what a breakdown says, and who is meant, in columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple

from archive.identifying import Identifier
from archive.parsing.breakdown import Breakdown, Kind, Mention, Participant, Segment, statement_numbers
from archive.parsing.words.titles import says_office


class PartRow(NamedTuple):
    """One part, also of a statement, without its key: the columns of `Part`."""

    report_id: int
    ordinal: int
    kind: str
    start: int
    end: int
    path: str
    rule: str
    confidence: float


class StatementRow(NamedTuple):
    """What a statement has beside its part: the columns of `Statement`, without the key that it shares with the part."""

    identity_id: str
    number: int
    speech: str
    role: str
    attribution: str
    answers: str


class VoiceRow(NamedTuple):
    """The columns of `Voice`."""

    statement_id: int
    capacity: str
    ordinal: int
    name: str
    as_printed: str
    printed_start: int | None
    printed_end: int | None
    person_id: int | None
    tenure_id: int | None
    unresolved: str


class MentionRow(NamedTuple):
    """The columns of `Mention`."""

    report_id: int
    start: int
    end: int
    words: str
    name: str
    person_id: int | None
    tenure_id: int | None
    unresolved: str


def part_rows(
    report: int, breakdown: Breakdown, ordinals: Iterable[int] | None = None
) -> Iterator[tuple[PartRow, StatementRow | None]]:
    """Each part in order, with what it has beside where it is a statement; those with these ordinals where given.

    `report` is the report's key.
    """
    numbers = statement_numbers(breakdown)
    for ordinal in range(len(breakdown.segments)) if ordinals is None else ordinals:
        part = breakdown.segments[ordinal]
        row = PartRow(
            report, ordinal, str(part.kind), part.start, part.end, part.path or "", part.rule, part.confidence
        )
        if part.kind is not Kind.STATEMENT:
            yield row, None
            continue
        yield (
            row,
            StatementRow(
                identity_id=part.sid or "",
                number=numbers[ordinal][0],
                speech=str(part.speech),
                role=str(part.role or "statement"),
                attribution=str(part.attribution),
                answers=part.answers or "",
            ),
        )


def names_in(breakdown: Breakdown) -> set[str]:
    """The names that are to be identified."""
    return {m.person for m in breakdown.mentions} | names_in_parts(breakdown.segments)


def names_in_parts(parts: Iterable[Segment]) -> set[str]:
    """Those of the names that have a part in these."""
    return {name for part in parts for _, _, name in _voices(part)}


class People:
    """Who speaks, is spoken to and is named, each with the person and the office of that day where they are known."""

    def __init__(self, breakdown: Breakdown, identifier: Identifier, names: Collection[str]) -> None:
        self.breakdown = breakdown
        titles = titles_in(breakdown)
        self.who: dict[str, tuple[int | None, int | None, str]] = {}
        for name in names:
            found = identifier.identify(name, title=titles.get(name, ""))
            person, tenure = found.person, found.tenure
            self.who[name] = (person.pk if person else None, tenure.pk if tenure else None, found.unresolved)

    def voices(self, statements: Mapping[str, int]) -> Iterator[VoiceRow]:
        """Those who have a part in one of the statements: the keys of the rows of statements by their sids."""
        printed = _Printed(self.breakdown)
        for part in self.breakdown.statements():
            if (key := statements.get(part.sid or "")) is None:
                continue
            for capacity, ordinal, name in _voices(part):
                mention = printed.nearest(name, part)
                words, start, end = (mention.words, mention.start, mention.end) if mention else ("", None, None)
                yield VoiceRow(key, capacity, ordinal, name, words, start, end, *self.who[name])

    def mentions(self, report: int) -> Iterator[MentionRow]:
        """The names where they stand in the text. `report` is the report's key."""
        for m in self.breakdown.mentions:
            yield MentionRow(report, m.start, m.end, m.words, m.person, *self.who[m.person])


def _voices(part: Segment) -> Iterator[tuple[str, int, str]]:
    """In what capacity and order who has a part in it."""
    for ordinal, name in enumerate(part.speakers):
        yield "speaker", ordinal, name
    for ordinal, name in enumerate(part.addressees):
        yield "addressee", ordinal, name
    if part.conveyed_by:
        yield "conveyor", 0, part.conveyed_by


def titles_in(breakdown: Breakdown) -> dict[str, str]:
    """The office that is printed first with each name, the participants' own before others; an address is none."""
    return titles_of(breakdown.participants, breakdown.mentions)


def titles_of(participants: Iterable[Participant], mentions: Iterable[Mention]) -> dict[str, str]:
    """As `titles_in`, of the people of a breakdown alone."""
    titles: dict[str, str] = {p.person: p.office for p in participants if p.office and says_office(p.office)}
    for mention in mentions:
        if mention.office and mention.person not in titles and says_office(mention.office):
            titles[mention.person] = mention.office
    return titles


class _Printed:
    """Finds how a name is printed nearest to a statement: in it, else before it."""

    def __init__(self, breakdown: Breakdown) -> None:
        self.mentions: dict[str, list[Mention]] = {}
        for mention in breakdown.mentions:
            self.mentions.setdefault(mention.person, []).append(mention)

    def nearest(self, name: str, part: Segment) -> Mention | None:
        """The first mention within the part, else the last one before it, else None."""
        mentions = self.mentions.get(name, [])
        after = bisect_right(mentions, part.start, key=attrgetter("end"))
        if after < len(mentions) and mentions[after].end <= part.end:
            return mentions[after]
        return mentions[after - 1] if after else None
