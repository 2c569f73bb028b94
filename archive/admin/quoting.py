"""Where quoted words stand in a text, so that nobody has to count characters."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from archive.parsing.shortening import shortened


def find_words(text: str, words: str, *, start: int, end: int, before: str = "") -> tuple[int, int]:
    """The offsets of `words` in `text[start:end]`, half-open, in code points; white space of any length fits any other.

    `before` are words directly in front, which tell one place from another. Raises ValidationError where the words
    don't stand there, or stand there more than once.
    """
    pattern = _pattern(words)
    if before.strip():
        pattern = rf"{_pattern(before)}\s*(?P<words>{pattern})"
    else:
        pattern = f"(?P<words>{pattern})"
    found = list(re.finditer(pattern, text[start:end]))
    if not found:
        raise ValidationError(
            _("“%(words)s” does not stand there. Copy the words from the text above."),
            params={"words": shortened(words, 60)},
        )
    if len(found) > 1:
        raise ValidationError(
            _("“%(words)s” stands there %(count)s times. Give the words before it too."),
            params={"words": shortened(words, 60), "count": len(found)},
        )
    return start + found[0].start("words"), start + found[0].end("words")


def _pattern(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())
