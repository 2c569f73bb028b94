"""Headlines with a colon, which are no speaker's label: "Foreign Minister in Riga: Ferries will sail"."""

from __future__ import annotations

from typing import Final

from archive.parsing.text.lines import Block
from archive.parsing.turns.turn import Turn

_EASTERN: Final = "\u3000"
"""The first of the characters that have no capitals: a Japanese line with a type of aeroplane is not loud."""


def is_loud_title(shadow: str, block: Block, below: list[Block]) -> bool:
    """Whether a first line is in capitals from end to end without a stop, and the others are not: "FERRIES BILL: FIRST READING"."""
    if block.end - block.start > 120 or shadow[block.end - 1] in ".!?:…" or shadow[block.start] >= _EASTERN:
        return False
    return shadow[block.start : block.end].isupper() and not all(
        shadow[b.start : b.end].isupper() for b in below if b.start > block.start
    )


def is_headline_of_others(shadow: str, block: Block, found: dict[int, Turn]) -> bool:
    """Whether the first label has a colon and no stop ends its line, and all below it are of a form without: "Тамм. – Весной."."""
    turn = found[block.start]
    if (
        len(found) < _LEAST
        or turn.rule == _OTHER_FORM
        or shadow[turn.end - 1] != ":"
        or shadow[block.end - 1] in ".!?…:"
    ):
        return False
    return turn.end < block.end <= block.start + 200 and all(
        t.rule == _OTHER_FORM for t in found.values() if t is not turn
    )


_OTHER_FORM: Final = "stopped-label"
_LEAST: Final = 4
"""Labels from which on one of another form over them all is none."""


def is_told(shadow: str, block: Block, turn: Turn) -> bool:
    """Whether the only label of a text is a headline's: no stop ends its line, and what is below tells of who it names."""
    if turn.name is None or not turn.name.tokens or shadow[block.end - 1] in ".!?…:。":
        return False
    if not 12 <= block.end - turn.end <= 150:
        return False
    surname = turn.name.tokens[-1].casefold()
    return surname in shadow[block.end : block.end + 800].casefold()
