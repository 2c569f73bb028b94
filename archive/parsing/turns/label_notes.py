"""The notes in brackets beside a speaker's label: on interpretation, on the recording's time, on words that nobody wrote down."""

from __future__ import annotations

import re

_NOTE = re.compile(r"\s*[(\[（](?P<words>[^()\[\]（）\n]{1,80})[)\]）]\s?[:：]?")
INTERPRETED = re.compile(
    r"interpret|translat|through an? |speaking (?:in )?|(?:in|from) (?-i:[A-Z]\w+)\b|via |back-trans|перевод|переведено|\bговорит\s|\bпо-[а-яё]+ски\b|通訳|[一-龠]語(?:で|にて)",
    re.IGNORECASE,
)
_NOT_TRANSCRIBED = re.compile(
    r"\s*(?:(?:introductory|opening|welcoming)\s)?(?:remarks|statement|speaks|spoke|speaking)\sin\s[A-Z][a-z]+\.?",
    re.IGNORECASE,
)
"""What stands for words that nobody wrote down: "Opening remarks in Swahili."."""
_STAMP = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")


def with_note(shadow: str, stop: int, end: int) -> int:
    """Where a label ends with the note beside it: on interpretation ("(As interpreted.)"), or the record's time ("(00:52)")."""
    after = _NOTE.match(shadow, stop, min(end, stop + 90))
    if after and (INTERPRETED.search(after["words"]) or _STAMP.fullmatch(after["words"])):
        return after.start() + len(after.group().rstrip())
    if end - stop < 60 and (spoken := _NOT_TRANSCRIBED.fullmatch(shadow, stop, end)):
        return spoken.end()
    if shadow.startswith(("**", "__"), stop):
        return min(stop + 2, end)  # "**Question:** …", bold in Markdown
    return stop
