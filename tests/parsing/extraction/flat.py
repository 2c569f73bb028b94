"""A record that is one statement, for tables of a sentence and what it says."""

from archive.parsing import Attribution, Breakdown, Kind, Segment, Speech, parse


def flat(text: str, *, date: str = "2003-09-01", language: str = "en", speech: Speech = Speech.INDIRECT) -> Breakdown:
    """One statement by Mari Kask to Peter Okafor, of that day."""
    part = Segment(
        Kind.STATEMENT, 0, len(text), path="1", speakers=("Mari Kask",), addressees=("Peter Okafor",),
        attribution=Attribution.NAMED, speech=speech,
    )  # fmt: skip
    mentions = parse(text).mentions if language == "en" else ()
    return Breakdown(language=language, event_date=date, segments=(part,), mentions=mentions)
