"""The stems of texts, as the search has them, and how many published statements have each."""

from __future__ import annotations

from collections.abc import Iterable
from math import log
from time import monotonic
from typing import Final

from django.db import connection

from archive.projecting.segmenting import segment

Lexemes = frozenset[str]

SAMPLE: Final = 5_000
"""Published parts in which the stems are counted."""

FRESH: Final = 3_600.0
"""Seconds for which the counts are kept: how rare a word is does not change within the hour."""


def read_lexemes(configuration: str, texts: Iterable[str]) -> dict[str, Lexemes]:
    """The stems of each text in that text search configuration, without stop words; one query, none without texts."""
    wanted = list(dict.fromkeys(texts))
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tsvector_to_array(to_tsvector(%s::regconfig, text))"
            " FROM unnest(%s::text[]) WITH ORDINALITY AS given (text, number) ORDER BY number",
            [configuration, [segment(text) for text in wanted]],
        )
        return {text: frozenset(row[0]) for text, row in zip(wanted, cursor.fetchall(), strict=True)}


class Rarity:
    """How much a stem tells: the logarithm of how many of the counted statements there are for one that has it."""

    def __init__(self, counts: dict[str, int], total: int) -> None:
        self.counts, self.total = counts, total

    def __call__(self, lexeme: str) -> float:
        return log(1 + (self.total + 1) / (1 + self.counts.get(lexeme, 0)))

    def rarest(self, lexemes: Lexemes, number: int) -> list[str]:
        """That many of the stems, the rarest first, without those that no counted statement has."""
        known = (lexeme for lexeme in lexemes if lexeme in self.counts)
        return sorted(known, key=lambda lexeme: (self.counts[lexeme], lexeme))[:number]


_counted: tuple[float, Rarity] | None = None


def read_rarity(*, is_fresh: bool = False) -> Rarity:
    """How rare stems are among published statements; one query an hour in each process, or now where `is_fresh`."""
    global _counted
    if not is_fresh and _counted is not None and monotonic() - _counted[0] < FRESH:
        return _counted[1]
    # Of the vectors' weights A has the words as they are printed, stemmed.
    sample = f"SELECT search FROM archive_publishedpart WHERE kind = ''statement'' ORDER BY id DESC LIMIT {SAMPLE}"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT word, ndoc FROM ts_stat('{sample}', 'a')")
        counts = dict(cursor.fetchall())
        cursor.execute(f"SELECT count(*) FROM ({sample.replace(chr(39) * 2, chr(39))}) AS counted")
        total = cursor.fetchone()[0]
    rarity = Rarity(counts, total)
    if total:
        _counted = (monotonic(), rarity)
    return rarity
