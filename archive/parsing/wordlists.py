"""Lists of words as a table in the source is best read: one string, the words between white space."""

from __future__ import annotations


def words(table: str) -> frozenset[str]:
    """The words of a table, each once."""
    return frozenset(table.split())
