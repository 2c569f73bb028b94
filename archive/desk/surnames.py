"""Which part of a person's name is the surname, as far as the records that print it tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_BETWEEN = re.compile(r"[\s・·=＝]+")
_HAN = re.compile(r"[々㐀-䶿一-鿿]+")


def surname_of(name: str, printed: Iterable[str] = ()) -> str:
    """The part of the name that stands alone most often in what is `printed` of the person; else its last word.

    Chinese, Korean and Hungarian names may begin with the surname, which the name itself does not tell and the record
    does: "Li Wenhao", printed as "Minister Li" further on, gives Li. A name in Chinese characters is cut anywhere, and
    its title stands behind it.
    """
    parts = _parts(name)
    alone = Counter(
        part for words in printed if name.casefold() not in words.casefold() for part in _longest(parts, words)
    )
    if alone:
        return max(alone, key=lambda part: (alone[part], name.endswith(part)))
    return _BETWEEN.split(name)[-1]


def _parts(name: str) -> list[str]:
    """Beginnings and ends of the name in whole words, the longest first."""
    cuts = range(1, len(name)) if _HAN.fullmatch(name) else ()
    gaps = [(at, at) for at in cuts] or [found.span() for found in _BETWEEN.finditer(name)]
    parts = {part for start, end in gaps for part in (name[:start], name[end:]) if part}
    return sorted(parts, key=lambda part: (-len(part), part))


def _longest(parts: list[str], words: str) -> list[str]:
    """The longest part that the words end with as a whole word, or begin with where that is in Chinese characters."""
    small = words.casefold()
    for part in parts:
        begin, is_han = len(small) - len(part), _HAN.fullmatch(part)
        if small.endswith(part.casefold()) and (is_han or not small[begin - 1 : begin].isalnum()):
            return [part]
        if is_han and small.startswith(part):
            return [part]
    return []
