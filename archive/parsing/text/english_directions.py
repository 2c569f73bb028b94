"""Lines of an English record of a council that only say what went on: a vote, who took a seat, when it rose; own examples."""

from __future__ import annotations

import re
from typing import Final

_DIRECTION = re.compile(
    r"The\s(?:[Jj]oint\s|[Ss]elect\s)?(?:[Mm]eeting|[Ss]itting|[Ss]ession|[Cc]ommittee|[Cc]ouncil|[Hh]ouse|[Aa]ssembly|Dáil|Seanad|Senate|Chamber|[Bb]oard|[Cc]ommission|Lok\sSabha|Rajya\sSabha)\s(?:rose|was\s(?:called\sto\sorder|opened|closed|adjourned|suspended|resumed)|adjourned|resumed|was\ssuspended)\b(?:[^.!?\n]|\.(?=[\dm])){0,70}\."
    r"|The\s(?:conversation|interview|press\sconference|briefing|hearing|talks|audience)\s(?:ended|concluded|lasted|closed)\b(?:[^.!?\n]|\.(?=[\dm])){0,70}\."
    r"|(?![^\n]*\b(?:I|my|we|our|us)\b)\[?(?:(?:Sitting|Meeting|Session|Hearing)\s(?:was\s)?(?:suspended|adjourned|resumed)|Proceedings\scontinue)\b(?:[^.!?\n]|\.(?=[\dm])|(?<=m)\.(?=\s)){0,80}[.\]]"
    r"|The\s(?:meeting|session)\s(?:ended|concluded|lasted)\b(?:[^.!?\n]|\.(?=[\dm])){0,70}\."
    r"|(?:A|The)\s(?:recorded\s|roll-call\s|secret\s)?(?:vote|ballot)\swas\s(?:then\s)?(?:taken|held)\b[^.!?\n]{0,80}\."
    r"|The\s[^.!?\n]{3,60}\s(?:was|were)\s(?:adopted|agreed|approved|carried|passed|rejected|lost|taken\snote\sof)\s(?:by|with)\s\d{1,4}\svotes?\b[^!?\n]{0,120}\b(?:against|abstained|absent|abstentions?|abstaining)\."
    r"|At\sthe\sinvitation\sof\sthe\s[^.!?\n]{3,30},\s(?:[^.!?\n]|(?:Mr|Mrs|Ms|Dr)\.){4,160}\stook\s(?:a\s(?:seat|place)|(?:the\s)?(?:seats?|places?))\s[^.!?\n]{4,60}\."
    r"|N(?:ote|OTE):\s(?:The\s(?:[Pp]resident|exchange|remarks|news\sconference|interview|address)|A\stape)\b[^\n]{1,60}?\b(?:spoke|began|was|were)\s[^\n]{8,360}\."
    r"|Questions?\sNos?\.\s\d[\d\s,to-]{0,30}(?:,\sinclusive,)?\s(?:(?:was\s|were\s)?(?:withdrawn|not\s(?:asked|reached|taken)|(?:answered|taken)(?=\s(?:with|orally|together)\b))|replied\sto|answered|taken)\b(?!\s(?:by|in)\s)(?:[^.!?\n]|\bNos?\.){0,60}\."
    r"|\(The\sspeaker\s(?:agreed|declined|refused)\sto\s(?:take|answer|accept)\s[^\n]{3,90}\)\.?"
    r"|(?:The\smembers\sof\s[^.!?\n]{4,40}|Members)\s(?:then\s)?(?:observed|stood\sin)\s(?:a\sminute|silence)\b[^.!?\n]{0,30}\."
)
_INTERJECTS = re.compile(
    r"(?!(?:I|We)\s)[A-Z][\w.'-]*(?:\s(?:for\s|of\s|the\s)?[\w.'-]+){1,5}\s(?:was\s|were\s)?(?:interjecting|interrupting|having\sinterjected)\s?[—–.-]*"
    r"|(?:Several\s|Some\s|Many\s)?(?:[Hh]on\.?|[Hh]onou?rable)\s(?:[Mm]embers|[Ss]enators)\s(?:rose|called\sout|shouted)\s?[—–-]{1,2}"
)
"""What a report of a chamber prints of those who call out: "Opposition members interjecting—", "Mr Tamm interjecting—", or who rise: "Several Hon. Members rose—"."""
_ENDS_OF_INTERJECTIONS: Final = ("ing—", "ing —", "ing–", "ed—", "ing-", " rose—", " rose –", " rose --", " rose-")
_NOTES: Final = ("Note: ", "NOTE: ")
"""How an edition of a president's papers says where and when he spoke."""
_LONGEST: Final = 260
_LONGEST_NOTE: Final = 400
_FIRST: Final = (
    "Sitting ",
    "Meeting ",
    "Session ",
    "Hearing ",
    "[Sitting ",
    "[Meeting ",
    "[Session ",
    "[Hearing ",
    "[Proceedings ",
    "The ",
    "A vote",
    "A rec",
    "A rol",
    "A sec",
    "At the inv",
    "Question",
    "(The speaker ",
    "Members ",
    *_NOTES,
)


def is_english_direction(shadow: str, start: int, end: int) -> bool:
    """Whether a line is one of these: "The meeting rose at 1.10 p.m.", "A vote was taken by show of hands."."""
    if end - start < _LONGEST and shadow.endswith(_ENDS_OF_INTERJECTIONS, start, end):
        return _INTERJECTS.fullmatch(shadow, start, end) is not None
    if end - start > _LONGEST_NOTE or not shadow.startswith(_FIRST, start):
        return False
    if end - start > _LONGEST and not shadow.startswith(_NOTES, start):
        return False
    return _DIRECTION.fullmatch(shadow, start, end) is not None
