"""Rows of a table of patterns as one pattern, for all lines or for those that begin alike."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.words.wordlists import heads_of


def any_of(rows: tuple[str, ...]) -> str:
    """A pattern of all the rows."""
    return "(?:" + "|".join(rows) + ")"


def of_ascii(rows: tuple[str, ...]) -> tuple[str, ...]:
    """The rows that a line of ASCII may be: those whose first letter is one of it."""
    letters = (re.search(r"[^\W\d_]", re.sub(r"\\[a-zA-Z]", "", row)) for row in rows)
    return tuple(row for row, first in zip(rows, letters, strict=True) if not first or first.group().isascii())


def beginning(head: str, rows: tuple[str, ...]) -> str:
    """A pattern of the rows that a line may be that begins with this character: of all where that is no letter."""
    able = (row for row in rows if not head.isalpha() or (heads := heads_of(row)) is None or head in heads)
    return any_of(tuple(able))


_LETTER: Final = "ŋ"
"""Stands for all letters of other scripts with which no row begins; no row begins with it either."""
_MARK: Final = "-"


class ByHead(dict[str, re.Pattern[str]]):
    """The rows that a line may be, by its first character: each pattern made when the first line begins so."""

    def __init__(self, rows: tuple[str, ...], around: str) -> None:
        super().__init__()
        self._rows, self._around = rows, around
        self._heads = frozenset[str]().union(*[heads_of(row) or () for row in rows])

    def __missing__(self, head: str) -> re.Pattern[str]:
        is_own = head.isascii() or head in self._heads
        alike = head if is_own else _LETTER if head.isalpha() else _MARK
        if alike not in self:
            self[alike] = re.compile(self._around + beginning(alike, self._rows) + self._around)
        return self[alike]
