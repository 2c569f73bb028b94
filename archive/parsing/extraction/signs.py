"""What makes a value less than nothing: "−2.1 %", "minus 3.5 percent", «минус 4 %», 「マイナス2％」."""

from __future__ import annotations

import re
from dataclasses import replace

from archive.parsing.extraction.found import Figure

_MINUS = re.compile(
    r"(?P<sure>(?<![\d.,%％)])[−▲△] ?|(?<!\w)(?<!or )(?:minus|negative|минус) |マイナス ?)\Z|(?<![\w.,%)])[-–]\Z",
    re.IGNORECASE,
)
"""A hyphen is one only right before the number, and only of percentages and amounts; "plus or minus" is none."""
_APART = re.compile(r" (?:to|до) |から")
"""Between two ends of which the sign is the first one's alone: "minus 2 to 3 percent"."""


def signed(figure: Figure, shadow: str, begin: int) -> Figure | None:
    """The figure with the sign that stands before it, in a part from `begin` on; None where a hyphen is no sign."""
    minus = _MINUS.search(shadow, max(begin, figure.start - 9), figure.start)
    if minus is None or figure.measure in ("clock", "multiple"):
        return figure
    if minus["sure"] is None and figure.measure not in ("percentage", "amount"):
        return None
    low, high = (f"-{end}" if end and end != "0" else end for end in (figure.low, figure.high))
    if figure.low != figure.high and _APART.search(shadow, figure.start, figure.end):
        high = figure.high
    elif figure.low != figure.high:
        low, high = high, low
    return replace(figure, start=minus.start(), low=low, high=high)
