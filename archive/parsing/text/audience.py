"""What an audience does, alone on its line in brackets: "(APPLAUSE)"."""

from __future__ import annotations

import re

_AUDIENCE = re.compile(
    r"[(\[（]\s?(?:applause|laughter|laughs|cheers|cheering|booing|boos|chanting|crosstalk|music|pause|audience|аплодисменты|смех|продолжительные|бурные|拍手|笑)[^()（）\[\]\n]{0,40}[)\]）]\.?",
    re.IGNORECASE,
)


def is_of_audience(shadow: str, start: int, end: int) -> bool:
    """Whether a line only says what an audience does."""
    return shadow[start] in "([（" and end - start <= 70 and _AUDIENCE.fullmatch(shadow, start, end) is not None
