"""Questions of an interview that bear no label, where all answers bear the same one: a newspaper sets them in bold."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from archive.parsing.text.lines import Block
from archive.parsing.turns.turn import Turn

_LEAST: Final = 2
_LONGEST: Final = 600


def with_questions(shadow: str, blocks: list[Block], turns: dict[int, Turn]) -> dict[int, Turn]:
    """The turns with a turn without a label for each paragraph that asks right over an answer's label.

    Only one person's labels stand in the text, in full, each a paragraph below such a question.
    """
    if len(turns) < _LEAST:
        return turns
    names = {turn.name.tokens if turn.name and turn.role == "person" else () for turn in turns.values()}
    if len(names) != 1 or len(min(names)) < 2:
        return turns
    asked = {
        above.start: Turn(above.start, above.start, "question", None, False, "question-without-label")
        for above, block in pairwise(blocks)
        if block.start in turns
        and above.start not in turns
        and shadow[above.end - 1] == "?"
        and above.end - above.start <= _LONGEST
    }
    if len(asked) < max(_LEAST, len(turns) - 1):
        return turns
    return dict(sorted({**turns, **asked}.items()))
