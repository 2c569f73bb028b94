"""Lists of words as a table in the source is best read: one string, the words between white space."""

from __future__ import annotations

from collections.abc import Collection


def words(table: str) -> frozenset[str]:
    """The words of a table, each once."""
    return frozenset(table.split())


def beginnings(several: Collection[str], letters: int) -> str:
    """A pattern of the words' first letters, a class for each: a look ahead that spares most places a long alternation."""
    return "".join(f"[{''.join(sorted({word[at] for word in several}))}]" for at in range(letters))
