"""Words at the head of a turn's paragraph that may be a label nobody has read: whose words what follows is, is not certain then."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.turns.russian_fields import is_russian_field
from archive.parsing.words.offices import HEADS

_SHORT: Final = 80
_NEAR: Final = 100
"""Characters in which a label's colon stands."""
_LONGEST: Final = 220
"""Characters of an office and a name with all that a page says of its bearer."""
_BEFORE_COLON = re.compile(r"[:：](?=\s[^a-zа-яё\"]|[^\x00-\x7f])")
SHORTENED = re.compile(r"\b(?:[A-ZА-ЯЁ][^\W\d_]{0,4}|им)\.\s?")
"""What is shortened in a label and ends no sentence: "Dr.", "USEC.", "HON.", "Т.А."."""
_STOPS: Final = frozenset("。;!?\n")
_OPENINGS: Final = frozenset('QA—−○●◯◎◆◇■□▲△（【[("「')
_WITHOUT_COLON = re.compile(
    r"Q(?:uestion)?[.:\s]|A[.:]\s|[—−]{1,3}\s?[^\W\d]|[○●◯◎◆◇■□▲△]\S|[（【\[][^)）】\]]{1,30}[)）】\]]\s?\S|\"[^\"\n]{2,50}\":|「[^」\n]{2,20}」[:：\u3000]|[（(](?=[\u3041-\u9fff])[^()（）]{1,20}[)）]\s?[\u3041-\u9fff]"
)
_WITH_STOP = re.compile(
    r"[А-ЯЁ][а-яё-]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\.(?=,?\s)|[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё-]+(?=\s\([^()]{3,200}\)[.:])|[A-Z][A-Z'-]+(?:\s[A-Z][A-Z'-]+){1,4}\.\s(?=[A-Z\"])|[A-Z]{5,}\.\s(?=[A-Z\"])"
)
_SMALL: Final = frozenset(
    ("of", "the", "for", "and", "de", "van", "von", "from", "bin", "ibn", "al", "el", "da", "di", "la", "le", "den", "der", "ten", "и", "бин", "ибн", "аль", "эль", "де", "фон", "ван", "по", "от", "из", "на", "с", "в", "оглы", "кызы")
)  # fmt: skip
_NOTE = re.compile(r"\s?[(\[][^()\[\]]*[)\]]")


_FIELD = re.compile(
    r"(?:Signed|Signatories|Attended|Attending|Present|In attendance|Participants|Distribution|Copies|Enclosures?|Annex(?:es)?|Attachments?|Source|Contact|Background|Photos?"
    r"|(?:Prepared|Drafted|Approved|Transcribed|Recorded|Signed)(?:\sby)?)\s?:|(?:署名者?|出席者?|同席者?|列席者?|配[布付]|備考|出典|記録|作成|添付|問い?合わ?せ先?)[：:]"
)
"""What stands before a colon under somebody's words and is the record's: "Signed: …", "出席：…"."""
_NEAR_FIELD: Final = 60


def is_field(shadow: str, start: int, end: int) -> bool:
    """Whether a paragraph begins with a word that says what follows its colon, and is perhaps no more of what somebody said."""
    near = min(end, start + _NEAR_FIELD)
    if shadow.find(":", start, near) < 0 and (shadow[start].isascii() or shadow.find("：", start, near) < 0):
        return False
    return _FIELD.match(shadow, start, near) is not None or is_russian_field(shadow, start, end)


def may_open_turn(shadow: str, start: int, end: int) -> bool:
    """Whether a paragraph begins, or is all, what a label could be: "Dr. Kask (Harbours): …", "THE SECRETARY. …", "(森委員) …"."""
    if shadow[end - 1] in ":：" and end - start <= _SHORT and shadow.find(". ", start, end) < 0:
        return True  # "Mari Kask, who leads the mission:"
    head = shadow[start]
    if head in _OPENINGS and (found := _WITHOUT_COLON.match(shadow, start, end)) and could_be_label(found.group()):
        return True
    if not head.isupper():
        return False
    near = min(end, start + _LONGEST)
    if (shadow.find(":", start, near) >= 0 or shadow.find("：", start, near) >= 0) and (
        _is_before_colon(shadow, start, end) or _is_long_label(shadow, start, end)
    ):
        return True
    found = _WITH_STOP.match(shadow, start, end)
    return found is not None and could_be_label(found.group())


def _is_before_colon(shadow: str, start: int, end: int) -> bool:
    found = _BEFORE_COLON.search(shadow, start + 1, min(end, start + _NEAR))
    if found is None:
        return False
    words = shadow[start : found.start()]
    if not _STOPS.isdisjoint(words):
        return False
    if "." in words and "." in (words := SHORTENED.sub("", words)):
        return False  # a sentence before it
    return not words or could_be_label(words)


def _is_long_label(shadow: str, start: int, end: int) -> bool:
    """Whether an office and a name with all that a page says of its bearer stand before a colon: no sentence, hardly a small word."""
    at = shadow.find(": ", start + _SHORT, min(end, start + _LONGEST))
    if at < 0 or shadow.find(". ", start, at) >= 0:
        return False
    words = shadow[start:at].split()
    loud = sum(word[0].isupper() for word in words)
    return 2 * loud > len(words) and any(word.casefold().strip(",") in HEADS for word in words[:8])


def could_be_label(words: str) -> bool:
    """Whether words are all such as labels hold: in brackets or behind a mark, else each with a capital or one of names' small words."""
    if words[0] in '（(【[○●◯◎◆◇■□▲△—−"「':
        return True
    named = _NOTE.sub("", words.rstrip(":： ")).split()  # without "(translated)"
    return all(not word[0].islower() or word in _SMALL for word in named)
