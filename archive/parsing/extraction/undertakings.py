"""What a record says its actors agree, promise, ask for or expect: dated words, and never what became of them."""

from __future__ import annotations

from archive.parsing.breakdown import Breakdown, Kind, Role
from archive.parsing.extraction import japanese_undertakings, russian_undertakings
from archive.parsing.extraction.english_undertakings import EnglishRecord
from archive.parsing.extraction.found import Undertaking
from archive.parsing.extraction.reading import Reading

_READ = frozenset({Kind.STATEMENT, Kind.NARRATIVE, Kind.LEAD_IN})


def find_undertakings(text: str, breakdown: Breakdown) -> tuple[Undertaking, ...]:
    """The undertakings of a record, in order; one clause can hold two ("invited him, and he accepted").

    A negated clause ("did not agree to") is none; one under a condition, and a past one, has a lower confidence.
    """
    reading = Reading(text, breakdown)
    other = {"ja": japanese_undertakings.undertakings_of, "ru": russian_undertakings.undertakings_of}.get(reading.language)  # fmt: skip
    if other is None:
        return tuple(EnglishRecord(reading).find(_READ))
    return tuple(
        one
        for part in reading.segments
        if part.kind in _READ and part.role is not Role.QUESTION
        for one in other(reading, part)
    )
