"""What the passes over a breakdown find: references, undertakings, figures and places, and the registry they read.

Beside them stands evidence, which no pass finds: an editor joins it.

All offsets are half-open `[start, end)` in Unicode code points of the record's text. Every finding names the rule that
made it and a confidence between 0 and 1. Dates are EDTF strings; "" is "not said". The rules are in docs/said.md.
"""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]

ACTS = (
    "agreed",
    "pledged",
    "intends",
    "offered",
    "requested",
    "invited",
    "accepted",
    "proposed",
    "expects",
    "scheduled",
)
"""What an undertaking does with what lies ahead; none of these words says whether it came about."""

MEASURES = ("amount", "percentage", "multiple", "count", "duration", "clock")
PLACES = ("state", "place", "body")
HOWS = ("mentioned", "repeated", "requested", "discussed", "rescheduled", "reported")
"""How a later record comes back to an undertaking; none of these words says whether it was kept."""
INSTRUMENTS = (
    "treaty",
    "agreement",
    "convention",
    "protocol",
    "charter",
    "resolution",
    "declaration",
    "joint statement",
    "statement",
    "action plan",
    "memorandum",
    "other",
)
"""What an instrument is called by kind."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that name an instrument: a treaty, a resolution, a declaration, a plan.

    `designation` is the symbol in its normal form ("S/RES/1511(2003)", "NPT"), "" where the text has only words;
    `instrument` is the slug in the registry, "" where it is not (yet) known there.
    """

    start: int
    end: int
    designation: str
    instrument: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A clause in which somebody agrees, promises, asks for or looks ahead to something, in the record's words.

    `[start, end)` is the clause, `what` the part of it that says what is to happen, `act` one of ACTS. `by` and
    `towards` are names as the breakdown gives speakers, or the words of a collective or a state as printed ("the
    Japanese side", "North Korea"); both are empty where the record names nobody. `due` are the words that say by
    when, `due_date` the same as a date or interval, reckoned from the record's date ("2004-01-01/2004-06-30").
    """

    start: int
    end: int
    act: str
    by: tuple[str, ...]
    towards: tuple[str, ...]
    what: Span
    due: Span | None
    due_date: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as printed, never converted.

    `measure` is one of MEASURES. `low` and `high` are the ends of the range, equal for a single value, None where that
    end is open ("more than 100"); numbers are decimal and written out, in single units of `unit` ("$1 billion" is
    "1000000000" USD), a clock's are "HH:MM". `unit` is an ISO 4217 code, "%", "" (multiple, clock), an ISO 8601 duration unit ("P1D",
    "PT1M"), "person", or the counted noun as printed. `of` is what is measured, `baseline` what it is compared with,
    `as_of` the time for which the record gives it.
    """

    start: int
    end: int
    measure: str
    low: str | None
    high: str | None
    unit: str
    approximate: bool
    of: Span | None
    baseline: Span | None
    as_of: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Place:
    """A state, a place (city, region, sea, island) or an international body that the words name.

    `country` is the ISO 3166-1 alpha-2 code of the state, or of the state in which the place is commonly found, "" for
    bodies, for what is in several states, and for what is disputed between states. `name` is the usual English name.
    """

    start: int
    end: int
    kind: str
    country: str
    name: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a later record that bear on an undertaking of an earlier one.

    `undertaking` is the key (a UUID) of the undertaking, which stands in another record; `how` one of HOWS; `on` the day
    that the words tell of, "" where that is the record's own; `note` what the editor adds.
    """

    start: int
    end: int
    undertaking: str
    how: str
    on: str
    note: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an instrument, in one language, with the time in which it is used for it (EDTF days or years).

    A `short` name ("Action Plan") says which one is meant only where the record itself gives its full name, or names
    all its parties.
    """

    text: str
    language: str = "en"
    begins: str = ""
    ends: str = ""
    short: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument: a document that records refer to.

    `kind` is one of INSTRUMENTS, `adopted` the day (EDTF) of its adoption or signature, `parties` are ISO 3166-1
    alpha-2 codes where it is between a few states, `address` where its publisher has the text.
    """

    slug: str
    label: str
    kind: str
    designation: str = ""
    adopted: str = ""
    parties: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Registry:
    """The instruments that are known, as one value."""

    instruments: tuple[Instrument, ...] = ()
