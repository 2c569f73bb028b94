"""Lines of a transcript that only say what went on, in every language that is read."""

from __future__ import annotations

from archive.parsing.text.eastern_directions import is_eastern_direction
from archive.parsing.text.english_directions import is_english_direction
from archive.parsing.text.russian_directions import is_russian_direction


def is_direction(shadow: str, start: int, end: int) -> bool:
    """Whether a line is one of these: "（資料を配布する。）", "Голосовали за: Кения, Чили"."""
    return (
        is_eastern_direction(shadow, start, end)
        or is_english_direction(shadow, start, end)
        or is_russian_direction(shadow, start, end)
    )
