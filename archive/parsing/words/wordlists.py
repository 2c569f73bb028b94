"""Lists of words as a table in the source is best read: one string, the words between white space."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable


def words(table: str) -> frozenset[str]:
    """The words of a table, each once."""
    return frozenset(table.split())


def holds(several: str, stems: Iterable[str]) -> bool:
    """Whether one of the stems stands in the words: the quick look before a pattern, in a loop and not with `any`, which takes longer."""
    for stem in stems:
        if stem in several:
            return True
    return False


def beginnings(several: Collection[str], letters: int) -> str:
    """A pattern of the words' first letters, a class for each: a look ahead that spares most places a long alternation."""
    return "".join(f"[{''.join(sorted({word[at] for word in several}))}]" for at in range(letters))


def after_heads(several: Iterable[str]) -> str:
    """A pattern of words, each in small letters, that begins with a class of their first letters where a word begins."""
    rests: dict[str, list[str]] = {}
    for word in several:
        rests.setdefault(word[0], []).append(word[1:])
    choices = "|".join(f"(?<={head})(?:{'|'.join(rest)})" for head, rest in rests.items())
    return rf"[{''.join(sorted(rests))}](?<!\w.)(?:{choices})"


_PIECE = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|.", re.DOTALL)


def heads_of(row: str) -> frozenset[str] | None:
    """The letters that a row of a table of patterns can begin with; None where it may begin with anything else.

    Of `(?:press|media) release|copy` that is p, m and c; of a row that begins with a class or a figure None.
    """
    found = [_heads_of_choice(choice) for choice in _choices(_PIECE.findall(row))]
    return None if None in found else frozenset().union(*(heads for heads in found if heads is not None))


def choices(row: str) -> tuple[str, ...]:
    """The alternatives of a pattern: of `(?:press|media) release|copy` two."""
    return tuple(map("".join, _choices(_PIECE.findall(row))))


def _choices(pieces: list[str]) -> list[list[str]]:
    """The alternatives of a pattern in pieces, those inside its groups left together."""
    found: list[list[str]] = [[]]
    depth = 0
    for piece in pieces:
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and not depth:
            found.append([])
        else:
            found[-1].append(piece)
    return found


def _heads_of_choice(pieces: list[str]) -> frozenset[str] | None:
    if pieces[:3] == ["(", "?", ":"]:
        depth = 0
        for close, piece in enumerate(pieces):
            depth += (piece == "(") - (piece == ")")
            if not depth:
                break
        first = heads_of("".join(pieces[3:close]))
        after = pieces[close + 1 :]
        if first is None or after[:1] in (["*"], ["{"]):
            return None
        if after[:1] != ["?"]:
            return first
        rest = _heads_of_choice(after[1:])
        return None if rest is None else first | rest
    if not pieces or not pieces[0].isalpha() or pieces[1:2] in (["?"], ["*"], ["{"]):
        return None
    return frozenset(pieces[0])
