"""Marking what was looked for: words by their stems, a phrase as the phrase.

PostgreSQL's `ts_headline` marks the single words of a phrase wherever they stand. So the places are found here, with
the stems that PostgreSQL's dictionaries give for the words of one page of results.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from archive.projecting import Token, configuration_of, is_undivided, tokens

from .words import Term, Words

Lexemes = dict[tuple[str, str], frozenset[str]]
"""What a configuration makes of a word: nothing of a stop word."""


@dataclass(frozen=True, slots=True)
class Markable:
    """A text in which to mark. The emendations' offsets count from where the record begins, `start` is the text's."""

    text: str
    language: str
    start: int
    emendations: Sequence[dict[str, Any]]


def mark(texts: Sequence[Markable], words: Words) -> list[SafeString]:
    """The texts as HTML with the places in <mark>; one query, none where there is nothing to mark."""
    terms = words.wanted
    if not terms or not texts:
        return [mark_safe(escape(text.text)) for text in texts]
    versions = [_versions(text) for text in texts]
    looked_up = {
        (configuration_of(text.language), token.word)
        for text, readings in zip(texts, versions, strict=True)
        for reading in readings
        for token in reading
    }
    configurations = {configuration_of(text.language) for text in texts}
    looked_up |= {(config, word) for config in configurations for term in terms for word in term.words}
    lexemes = look_up(looked_up)
    marked = []
    for text, readings in zip(texts, versions, strict=True):
        config = configuration_of(text.language)
        spans = [span for reading in readings for term in terms for span in _find(term, reading, config, lexemes)]
        marked.append(_render(text.text, spans))
    return marked


def _versions(text: Markable) -> list[list[Token]]:
    """The words as printed; and once more as emended, where all words of a reading stand in the printed one's place."""
    printed = tokens(text.text)
    if not text.emendations:
        return [printed]
    emended, at = [], 0
    for emendation in sorted(text.emendations, key=lambda e: int(e["start"])):
        start, end = emendation["start"] - text.start, emendation["end"] - text.start
        emended += [token for token in printed if at <= token.start and token.end <= start]
        emended += [Token(start, end, end, token.word) for token in tokens(emendation["reading"])]
        at = end
    emended += [token for token in printed if at <= token.start]
    return [printed, emended]


def look_up(words: Iterable[tuple[str, str]]) -> Lexemes:
    """What the configurations make of the words, given as pairs of both; one query."""
    pairs = sorted(words)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT config, word, tsvector_to_array(to_tsvector(config::regconfig, word))"
            " FROM unnest(%s::text[], %s::text[]) AS looked_up (config, word)",
            [[config for config, _word in pairs], [word for _config, word in pairs]],
        )
        return {(config, word): frozenset(lexemes) for config, word, lexemes in cursor.fetchall()}


def _find(term: Term, words: Sequence[Token], config: str, lexemes: Lexemes) -> list[tuple[int, int]]:
    """Where the term stands; a phrase from the first to the last of its words that is no stop word."""
    wanted = [(word, lexemes[config, word]) for word in term.words]
    is_beginning = term.is_beginning  # worked out once: it is asked of every word of every text
    if not is_beginning:
        while wanted and not wanted[-1][1]:
            wanted.pop()
        while wanted and not wanted[0][1]:
            wanted.pop(0)
    if not wanted:
        return []
    # Of a pair of characters that begins as asked, only the first was asked for.
    is_single = is_beginning and len(wanted[-1][0]) == 1 and is_undivided(wanted[-1][0])

    def fits(token: Token, word: str, stems: frozenset[str]) -> bool:
        if is_beginning:
            return token.word.startswith(word)
        return not stems or not stems.isdisjoint(lexemes[config, token.word])

    spans = []
    for i in range(len(words) - len(wanted) + 1):
        if all(fits(words[i + j], *pair) for j, pair in enumerate(wanted)):
            last = words[i + len(wanted) - 1]
            spans.append((words[i].start, last.first_end if is_single else last.end))
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
