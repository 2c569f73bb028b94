"""Marking what was looked for: words by their stems, a phrase as the phrase.

PostgreSQL's `ts_headline` marks the single words of a phrase wherever they stand. So the places are found here, with
the stems that PostgreSQL's dictionaries give for the words of one page of results.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from archive.projecting import Tokens, configuration_of, is_undivided, tokens

from .stems import Dictionary, look_up
from .words import Term, Words


@dataclass(frozen=True, slots=True)
class Markable:
    """A text in which to mark. The emendations' offsets count from where the record begins, `start` is the text's."""

    text: str
    language: str
    start: int
    emendations: Sequence[dict[str, Any]]


def mark(texts: Sequence[Markable], words: Words) -> list[SafeString]:
    """The texts as HTML with the places in <mark>; one query at most, none where all words were met before."""
    terms = [(term, term.words) for term in words.wanted]
    if not terms or not texts:
        return [mark_safe(escape(text.text)) for text in texts]
    readings = [_readings(text) for text in texts]
    vocabularies: dict[str, set[str]] = {}
    for text, versions in zip(texts, readings, strict=True):
        vocabularies.setdefault(configuration_of(text.language), set()).update(*(r.words for r in versions))
    wanted = {word for _term, its_words in terms for word in its_words}
    dictionaries = look_up({config: vocabulary | wanted for config, vocabulary in vocabularies.items()})
    patterns = {
        config: [_Pattern.of(*term, vocabulary, dictionaries[config]) for term in terms]
        for config, vocabulary in vocabularies.items()
    }
    return [
        _render(text.text, _find(patterns[configuration_of(text.language)], versions))
        for text, versions in zip(texts, readings, strict=True)
    ]


def _readings(text: Markable) -> list[Tokens]:
    """The words as printed; and once more as emended, where all words of a reading stand in the printed one's place."""
    printed = tokens(text.text)
    if not text.emendations:
        return [printed]
    pairs = [(word, printed.place(number)) for number, word in enumerate(printed.words)]
    emended, at = [], 0
    for emendation in sorted(text.emendations, key=lambda e: int(e["start"])):
        start, end = emendation["start"] - text.start, emendation["end"] - text.start
        emended += [pair for pair in pairs if at <= pair[1][0] and pair[1][1] <= start]
        emended += [(word, (start, end, end)) for word in tokens(emendation["reading"]).words]
        at = end
    emended += [pair for pair in pairs if at <= pair[1][0]]
    return [printed, Tokens([word for word, _place in emended], places=[place for _word, place in emended])]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """For each word of a term, which words of the texts will do: None where any does, as for a stop word in a phrase.

    The first is never None. `is_single`: of the last, a pair of characters, only the first character was asked for.
    """

    fitting: Sequence[AbstractSet[str] | None]
    is_single: bool = False

    @classmethod
    def of(cls, term: Term, words: Sequence[str], vocabulary: AbstractSet[str], dictionary: Dictionary) -> _Pattern:
        """The pattern of the term in texts that have these words; without any where the term has only stop words."""
        if term.is_beginning:
            is_single = len(words[-1]) == 1 and is_undivided(words[-1])
            return cls([{other for other in vocabulary if other.startswith(word)} for word in words], is_single)
        asked = [None if dictionary.is_stop(word) else dictionary.forms_of(word) & vocabulary for word in words]
        while asked and asked[-1] is None:
            asked.pop()
        while asked and asked[0] is None:
            asked.pop(0)
        return cls(asked)

    def starts(self, words: Sequence[str]) -> list[int]:
        """The numbers of the words at which it begins."""
        first, *others = self.fitting or (None,)
        if first is None or first.isdisjoint(words):
            return []
        begins = [i for i, word in enumerate(words[: max(len(words) - len(others), 0)]) if word in first]
        for distance, fit in enumerate(others, 1):
            if fit is not None:
                begins = [i for i in begins if words[i + distance] in fit]
        return begins


def _find(patterns: Iterable[_Pattern], readings: Iterable[Tokens]) -> list[tuple[int, int]]:
    """Where the terms stand; a phrase from the first to the last of its words that is no stop word."""
    spans = []
    for reading in readings:
        for pattern in patterns:
            for number in pattern.starts(reading.words):
                start, end, first_end = reading.place(number)
                if len(pattern.fitting) > 1:
                    _, end, first_end = reading.place(number + len(pattern.fitting) - 1)
                spans.append((start, first_end if pattern.is_single else end))
    return spans


def _render(text: str, spans: Iterable[tuple[int, int]]) -> SafeString:
    """The text escaped, with the spans in <mark>; those that overlap become one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        elif start < end:
            joined.append((start, end))
    pieces, at = [], 0
    for start, end in joined:
        pieces += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return mark_safe("".join([*pieces, escape(text[at:])]))
