"""Whose a quotation is that goes on over several paragraphs, where only the words after its end say so.

"Паром пойдёт в мае.⏎ Билеты дешевле", – сказал Юхан Тамм. Он поблагодарил гостя."
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from archive.parsing.breakdown import Attribution
from archive.parsing.page.outline import Outline
from archive.parsing.people.register import Person
from archive.parsing.saying.utterances import Said, changed
from archive.parsing.words.sentences import sentences

_MOST: Final = 20
"""Paragraphs over which a quotation may go on: one that is still open then was never closed, or is a misprint."""
_LEAST: Final = 40
_CLOSES = re.compile(r'"[,.!?…]?\s?[–—-]\s')

Read = Callable[[int, int], list[Said]]
"""The parts of a sentence by its offsets, and what they are attributed to."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation over the passages up to `last`, in which it ends, with the words that say whose it is, at `end`."""

    said: Said
    last: int
    end: int


def opened_at(shadow: str, outline: Outline, index: int, read: Read, before: Person | None) -> Quotation | None:
    """The quotation that the passage opens and does not close, None where it opens none or nobody closes it.

    Whose it is stand right after its end; where they name nobody it is that of `before`, who spoke last, and less sure.
    """
    first = outline.passages[index]
    if shadow[first.start] != '"' or not _is_odd(shadow, first.start, first.end):
        return None
    for at in range(index + 1, min(index + _MOST, len(outline.passages))):
        passage = outline.passages[at]
        if not passage.is_paragraph or passage.kind != "text" or passage.parent != first.parent:
            return None
        start, end = passage.start, passage.end
        opens, odd = shadow.startswith('"', start), _is_odd(shadow, start, end)
        if opens == odd:
            continue  # A paragraph in the middle, which may open the quotation anew.
        close = _CLOSES.search(shadow, start + opens, end)
        if close is None:
            said = _as_words(before, first.start, 0.5) if before and shadow[end - 1] in '".' else None
            return Quotation(said, at, end) if said else None
        told = sentences(shadow, close.start() + 1, end)[0]
        said = next((s for s in read(*told) if s.kind == "said" and s.speakers), None)
        if said is None:
            return None
        return Quotation(changed(_as_words(said.speakers[0], first.start, 0.6), speakers=said.speakers), at, told[1])
    return None


def goes_on_open(shadow: str, start: int, end: int) -> bool:
    """Whether a paragraph opens a quotation and does not close it, as releases print what goes on in the next one."""
    return shadow[start] == '"' and end - start > _LEAST and _is_odd(shadow, start, end)


def goes_on(said: Said) -> Said:
    """What such a paragraph says under one that quotes somebody: it is his."""
    return changed(said, attribution=Attribution.CARRIED, rule="quotation-goes-on", confidence=0.6)


def _as_words(person: Person, start: int, confidence: float) -> Said:
    return Said(start, start, "said", (person,), Attribution.NAMED, "long-quotation", confidence, is_direct=True)


def _is_odd(shadow: str, start: int, end: int) -> bool:
    return shadow.count('"', start, end) % 2 == 1
