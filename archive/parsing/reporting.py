"""What the parser made of many records, counted: tallies that are added together, and the tables read off them.

A tally takes the same room for three records and for three million: counts by closed lists of words, and a few samples.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from heapq import nsmallest
from typing import Final

from archive.parsing.breakdown import Breakdown, Kind, Role
from archive.parsing.breakdown import Warning as Doubt
from archive.parsing.calibration import BANDS, SURE

SAMPLES: Final = 5
"""Places that are kept of each warning, each from another record."""
UNREAD: Final = 200
"""Records that are named of those that could not be read; all are counted."""
_AROUND = 80
_LONGEST = 200

_OWN_WORDS = re.compile(
    r"(?<=several persons are called )[^;]+|(?<=the label )\S+|(?<=this one is called )\S+"
    r"|(?<=verbs of saying of )\S+|\d{4}(?= is proposed)|(?<=proposed because ).+?(?= (?:is the last|lies ahead))"
)
"""What stands in a warning's message of the record itself."""


@dataclass(frozen=True, slots=True, order=True)
class Sample:
    """A place of which there is a warning: its words with what stands around them, in the record of that name.

    `key` orders samples as if by lot and always in the same way, so that those kept do not depend on who counted what.
    """

    key: str
    name: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over some records: `counts` by what is counted and its value, such as ("kind", "telephone talks")."""

    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)
    samples: Mapping[str, tuple[Sample, ...]] = field(default_factory=dict)
    unread: tuple[tuple[str, str], ...] = ()

    def of(self, what: str, value: str) -> int:
        """How many there are of that."""
        return self.counts.get((what, value), 0)

    def all_of(self, what: str) -> dict[str, int]:
        """Every value of what is counted, the most frequent first."""
        found = [(value, number) for (name, value), number in self.counts.items() if name == what]
        return dict(sorted(found, key=lambda row: (-row[1], row[0])))


def tally_of(name: str, text: str, breakdown: Breakdown, *, nanoseconds: int) -> Tally:
    """The tally of one record. `nanoseconds`: that parsing it took."""
    counts: Counter[tuple[str, str]] = Counter()
    counts["total", "records"] = 1
    counts["total", "characters"] = len(text)
    counts["total", "bytes"] = len(text.encode(errors="surrogatepass"))
    counts["total", "nanoseconds"] = nanoseconds
    counts["kind", breakdown.kind] = counts["form", breakdown.form] = 1
    counts["language", breakdown.language or "not known"] = 1
    counts.update(("fact", fact) for fact in _facts(breakdown))
    for part in breakdown.segments:
        counts["characters", str(part.kind)] += part.end - part.start
        counts["parts", str(part.kind)] += 1
        counts["band", _band(part.confidence)] += 1
        if part.confidence < SURE:
            counts["doubtful rule", f"{part.kind} {part.rule}"] += 1
        if part.kind is Kind.STATEMENT:
            counts["statements", _named(part.speakers, part.role)] += 1
            counts["attribution", str(part.attribution)] += 1
    samples: dict[str, Sample] = {}
    for doubt in breakdown.warnings:
        message = general(doubt.message)
        counts["warning", message] += 1
        counts["warned record", message] = 1
        sample = _sample(name, text, doubt)
        samples[message] = min(samples.get(message, sample), sample)
    return Tally(counts, {message: (sample,) for message, sample in samples.items()})


def tally_of_unread(name: str, reason: str) -> Tally:
    """The tally of one record that could not be read, or not be parsed."""
    return Tally({("total", "unread"): 1}, unread=((name, reason),))


def merged(tallies: Iterable[Tally]) -> Tally:
    """The tallies added together; in which order, and which of them first with which, makes no difference."""
    counts: Counter[tuple[str, str]] = Counter()
    samples: dict[str, tuple[Sample, ...]] = {}
    unread: list[tuple[str, str]] = []
    for tally in tallies:
        counts.update(tally.counts)
        for message, found in tally.samples.items():
            samples[message] = tuple(nsmallest(SAMPLES, (*samples.get(message, ()), *found)))
        if tally.unread:
            unread = nsmallest(UNREAD, (*unread, *tally.unread))
    return Tally(dict(counts), samples, tuple(unread))


def general(message: str) -> str:
    """The message without the record's own words, so that warnings of one kind are counted together."""
    return _OWN_WORDS.sub("…", message)[:_LONGEST]


def _facts(breakdown: Breakdown) -> Iterable[str]:
    """Which of the facts of `FACTS` the record states."""
    values = (
        breakdown.title,
        breakdown.dated,
        breakdown.event_date,
        breakdown.place,
        breakdown.participants,
    )
    return (fact for fact, value in zip(FACTS, values, strict=True) if value)


FACTS: Final = ("title", "date of the record", "date of the event", "place", "participants")


def _band(confidence: float) -> str:
    return next(band for low, high, band in _BANDS if low <= confidence < high)


_BANDS: Final = tuple((low, high, f"{low:.2f}–{min(high, 1.0):.2f}") for low, high in BANDS)

NAMED: Final = "with a speaker by name"
QUESTIONS: Final = "questions of nobody named"
UNNAMED: Final = "others of nobody named"


def _named(speakers: tuple[str, ...], role: Role | None) -> str:
    return NAMED if speakers else QUESTIONS if role is Role.QUESTION else UNNAMED


def _sample(name: str, text: str, doubt: Doubt) -> Sample:
    """The words that the warning is about; where it has no place, the record's first ones."""
    start, end = (0, 0) if doubt.start is None or doubt.end is None else (doubt.start, doubt.end)
    shown = min(end, start + _LONGEST)
    first, last = max(0, start - _AROUND), min(len(text), end + (_AROUND if end else _LONGEST))
    before = ("…" if first else "") + _line(text[first:start])
    words = _line(text[start:shown]) + ("…" if shown < end else "")
    after = _line(text[end:last]) + ("…" if last < len(text) else "")
    key = blake2b(f"{name}\0{start}".encode(errors="surrogatepass"), digest_size=8).hexdigest()
    return Sample(key, name, before, words, after)


def _line(words: str) -> str:
    return re.sub(r"\s+", " ", words)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: what is counted, how many there are, and which share of the whole that is (0 to 1)."""

    name: str
    number: int
    share: float


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the report: its title, what its numbers count, what its shares are of, and whether they divide it."""

    title: str
    unit: str
    whole: str
    rows: tuple[Row, ...]
    divides: bool = True


def sections(tally: Tally) -> tuple[Section, ...]:
    """The tables of the report, in their order; one without a line is left out."""
    records = tally.of("total", "records")
    bands = tally.all_of("band")
    found = (
        _divided("Kinds of event", "records", tally.all_of("kind")),
        _divided("Forms of document", "records", tally.all_of("form")),
        _divided("Languages", "records", tally.all_of("language")),
        Section("Facts found", "records", "records", _rows({f: tally.of("fact", f) for f in FACTS}, records), False),
        _divided("Characters", "characters", tally.all_of("characters")),
        _divided("Statements", "statements", tally.all_of("statements")),
        _divided("Attributions", "statements", tally.all_of("attribution")),
        _divided("Confidence", "parts", {band: bands.get(band, 0) for _, _, band in _BANDS}),
        Section(
            f"Rules less sure than {SURE}", "parts", "all parts",
            _rows(tally.all_of("doubtful rule"), sum(bands.values()))[:30], False,
        ),
        Section("Warnings", "times", "records", tuple(
            Row(message, number, _share(tally.of("warned record", message), records))
            for message, number in tally.all_of("warning").items()
        ), False),
    )  # fmt: skip
    return tuple(section for section in found if any(row.number for row in section.rows))


def _divided(title: str, unit: str, numbers: Mapping[str, int]) -> Section:
    return Section(title, unit, unit, _rows(numbers, sum(numbers.values())))


def _rows(numbers: Mapping[str, int], whole: int) -> tuple[Row, ...]:
    return tuple(Row(name.replace("_", " "), number, _share(number, whole)) for name, number in numbers.items())


def _share(number: int, whole: int) -> float:
    return number / whole if whole else 0.0


def speed(tally: Tally) -> tuple[float, float]:
    """Of the parser alone, on one core: megabytes of UTF-8 and records a second; zeros where no time was counted."""
    seconds = tally.of("total", "nanoseconds") / 1e9
    if not seconds:
        return 0.0, 0.0
    return tally.of("total", "bytes") / 1e6 / seconds, tally.of("total", "records") / seconds


def summary(tally: Tally) -> str:
    """The report's first sentence: how many records and characters, and how many could not be read."""
    unread = tally.of("total", "unread")
    words = f"{tally.of('total', 'records'):,} records, {tally.of('total', 'characters'):,} characters"
    return f"{words}; {unread:,} could not be read" if unread else words


def report(tally: Tally) -> str:
    """The tables in plain text."""
    lines = [summary(tally)]
    for section in sections(tally):
        lines += ["", f"{section.title:<80}{section.unit:>12}  share of {section.whole}"]
        lines += [line for row in section.rows for line in _lines(row)]
    if tally.unread:
        lines += ["", "Not read"] + [f"{name}: {_line(reason)}" for name, reason in tally.unread]
        if (more := tally.of("total", "unread") - len(tally.unread)) > 0:
            lines.append(f"… and {more:,} more")
    megabytes, records = speed(tally)
    if megabytes:
        lines += ["", f"The parser alone, on one core: {megabytes:.2f} MB/s, {records:,.0f} records/s"]
    return "\n".join(lines)


def _lines(row: Row) -> list[str]:
    """A table's line; a long name stands on a line before."""
    name = [] if len(row.name) <= 78 else [f"  {row.name}"]
    first = "" if name else row.name
    return [*name, f"  {first:<78}{row.number:>12,}{row.share:>8.1%}"]
