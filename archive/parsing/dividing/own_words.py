"""What is somebody's own words, without or within quotation marks: whole passages of issued texts, sentences that quote."""

from __future__ import annotations

from collections.abc import Sequence

from archive.parsing.breakdown import Attribution, Kind, Segment, Speech
from archive.parsing.dividing.segmenting import FIRST_PERSON
from archive.parsing.page.outline import Passage
from archive.parsing.people.register import Person
from archive.parsing.saying.utterances import Said, changed

# A member of an enumeration takes many times as long to fetch as a name.
_CARRIED, _COLLECTIVE, _IMPERSONAL = Attribution.CARRIED, Attribution.COLLECTIVE, Attribution.IMPERSONAL
_STATEMENT = Kind.STATEMENT

_MOSTLY = 0.5
_LEAST = 40
"""Characters of a sentence that is a quotation by itself."""


def own_words(passage: Passage, speakers: tuple[Person, ...], rule: str, confidence: float) -> Said:
    """All of a passage as the direct speech of `speakers`, of nobody by name where there are none."""
    return Said(
        passage.start, passage.end, "said", speakers, _CARRIED, rule, confidence, is_direct=True
    )  # fmt: skip


def carried_to(said: Said, rule: str, confidence: float, *, is_direct: bool) -> Said:
    """What was announced, as the saying of a point or paragraph under it: both sides' stays both sides'."""
    shared = said.attribution in (_COLLECTIVE, _IMPERSONAL)
    attribution = said.attribution if shared else _CARRIED
    return changed(said, kind="said", attribution=attribution, is_direct=is_direct, rule=rule, confidence=confidence)


def are_own_words(shadow: str, pieces: Sequence[Said]) -> bool:
    """Whether sentences of nobody before the last one begin in the first person: "We met. The ferry sails, said the Minister."."""
    first, last = pieces[0], pieces[-2]
    spoken = FIRST_PERSON.search(shadow, first.start, min(first.end, first.start + 40)) is not None
    return spoken and all(piece.kind == "other" for piece in pieces[:-1]) and shadow[last.start] != '"'


def is_quotation(shadow: str, said: Said) -> bool:
    """Whether a sentence is for the most part an utterance in quotation marks."""
    if shadow.find('"', said.start, said.end) < 0:
        return False
    words = shadow[said.start : said.end]
    first, last = words.find('"'), words.rfind('"')
    if last - first <= len(words) * _MOSTLY:
        return False
    return first == 0 or words[:first].rstrip().endswith((",", ":"))


def is_all_quoted(shadow: str, said: Said, *, has_stop_outside: bool) -> bool:
    """Whether a sentence is an utterance in quotation marks and nothing else; in Russian the stop may stand behind them."""
    end = said.end - (shadow.endswith('".', said.start, said.end) and has_stop_outside)
    return shadow[said.start] == '"' and shadow[end - 1] == '"' and said.end - said.start > _LEAST


def goes_on_in_quotation(shadow: str, segments: Sequence[Segment], said: Said) -> bool:
    """Whether "「…」" stands right under a paragraph that ends a quotation: its speaker goes on."""
    before = segments[-1] if segments else None
    if before is None or before.kind is not _STATEMENT or before.speech is not Speech.DIRECT:
        return False
    return shadow[before.end - 1] == "」" and shadow[said.start] == "「" and shadow[said.end - 1] == "」"


def stripped(shadow: str, start: int, end: int) -> tuple[int, int]:
    """`[start, end)` without white space around it."""
    words = shadow[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
