"""A state or its government that speaks for itself: "Estonia condemns the raid", "The Kenyan Government urges both sides to …"."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.breakdown import Attribution
from archive.parsing.saying.utterances import Said, changed
from archive.parsing.words.countries import find_country

_SPEAKS = re.compile(
    r"(?:[Tt]he\s)?(?:Government\sof\s)?(?:the\s)?(?P<who>[A-Z][\w-]++(?:\s(?:of\s|and\s)?[A-Z][\w-]++){0,4}?)(?:\s[Gg]overnment)?"
    r"(?:\s(?:also|further|strongly|firmly|warmly|deeply|fully|again|therefore|once\sagain|resolutely|unequivocally|categorically)){0,2}\s"
    r"(?:condemn|urge|welcome|reject|reaffirm|affirm|reiterate|deplore|denounce|regret|demand|commend|express|stress|underline|support|applaud|appeal|extend|congratulate|thank|inform|announce|recall|convey|encourage|declare|pledge|call)(?:s|es|ed|d)\b"
    r"(?P<rest>\s(?:on|upon|for)\s)?"
)


_MANY = re.compile(
    r"(?:.{0,320}?[,;]\s)?(?:THE\s)?(?:HEADS\sOF\s(?:STATE\s(?:AND|OR)\s(?:OF\s)?)?(?:GOVERNMENT|DELEGATION)|MINISTERS|LEADERS|MEETING|CONFERENCE|COUNCIL|THEY)\s(?:HAVE\s(?:IN\s[A-Z\s]{3,40}?\s)?)?"
    r"(?:ALSO\s|FURTHER\s|[A-Z]{2,14}LY\s){0,2}(?:WELCOMED|CONDEMNED|DENOUNCED|EXPRESSED|REAFFIRMED|REITERATED|AGREED|NOTED|STRESSED|EMPHASI[SZ]ED|URGED|CALLED|RECOGNI[SZ]ED|SUPPORTED|DEPLORED|THANKED|ENDORSED|AFFIRMED|DECLARED)\b"
)
"""Those of a conference, in a document printed in capitals, whose names no such document can tell from its words."""


def many_speak(shadow: str, start: int, end: int) -> bool:
    """Whether a sentence in capitals tells what a conference held: "HEADS OF GOVERNMENT WARMLY WELCOMED …"."""
    if not shadow[start : start + 40].isupper():
        return False
    return _MANY.match(" ".join(shadow[start : min(end, start + 500)].split())) is not None


_WE_SPEAK = re.compile(
    r"We(?:\s(?:also|further|strongly|firmly|deeply|again|once\sagain|resolutely|unequivocally|categorically|sincerely)){0,2}\s"
    r"(?:condemn|urge|reject|deplore|denounce|welcome|reiterate|reaffirm|congratulate|wish|call\s(?:up)?on|(?:extend|convey|offer|express)\s(?:\w+\s){0,3}(?:condolences|sympath\w+|solidarity))\b"
)
"""What a house that prints no name of whose words they are says of itself."""


def state_speaks(shadow: str, start: int, end: int) -> bool:
    """Whether a sentence begins with a country or its government, or the house's "We", and a verb of what it holds."""
    if not shadow[start].isupper():
        return False
    if shadow.startswith("We ", start):
        return _WE_SPEAK.match(shadow, start, end) is not None
    found = _SPEAKS.match(shadow, start, min(end, start + 160))
    if found is None or (shadow.startswith("call", _verb_at(shadow, found)) and not found["rest"]):
        return False
    words = found["who"].split()
    return len(words) <= 5 and find_country(found["who"]) is not None


def _verb_at(shadow: str, found: re.Match[str]) -> int:
    """Where the verb begins, the last word of the match but for the preposition behind it."""
    stop = found.start("rest") if found["rest"] else found.end()
    return shadow.rfind(" ", found.start(), stop) + 1


_NOTE_SPEAKS = re.compile(
    r"(?:In\sthis\s(?:connection|regard|context|respect),?\s(?=the\s))?[Tt]he\s(?:Royal\s)?(?:Embassy|High\sCommission|Permanent\s(?:Mission|Delegation|Representation)|Ministry|Legation|Consulate(?:[\s-]General)?|Mission|Secretariat)\b[^.!?;]{0,120}?"
    r"\s(?:presents?\sits\scompliments\sto|ha(?:s|ve)\sthe\s(?:further\s)?honou?r\sto|avails?\sitself\sof|would\s(?:be\s(?:most\s|very\s)?grateful|appreciate\sit|propose)|(?:kindly\s|further\s|also\s|therefore\s)?requests?\sthat\s(?:the\s(?:present|attached|enclosed)|this)|(?:further\s|also\s)?wish(?:es)?\sto\s(?:state|inform|advise|recall|add|draw|request|confirm))\b"
)
_AGREE_ON: Final = re.compile(
    r"(?:Officials|Delegates|Delegations|Participants|Members)\s(?:also\s|further\s)?agreed\s(?:(?:up)?on\s|to\s)?(?:the\sfollowing\b[^.!?;:]{0,90}|as\sfollows):"
)
"""What those of a meeting, none of them named, agreed on in the points below."""
_OF_NOTES: Final = (
    "The Emb", "The High C", "The Perm", "The Min", "The Leg", "The Con", "The Mis", "The Sec", "The Roy", "In this ",
)  # fmt: skip
_HEADS_OF_NOTES: Final = frozenset(head[:5] for head in _OF_NOTES)


def note_speaks(shadow: str, start: int, end: int) -> bool:
    """Whether a mission speaks of itself as notes between houses do: "The Embassy of Estonia presents its compliments to …".

    So do officials without a name over points: "Officials agreed on the following points:".
    """
    if shadow[end - 1] == ":" and shadow[start] in "ODPM" and _AGREE_ON.fullmatch(shadow, start, end):
        return True
    if shadow[start : start + 5] not in _HEADS_OF_NOTES:
        return False
    return shadow.startswith(_OF_NOTES, start) and _NOTE_SPEAKS.match(shadow, start, min(end, start + 260)) is not None


def as_note(shadow: str, said: Said) -> Said:
    """Such a sentence as the house's own, which no name has; one with a colon announces what it asks for."""
    is_lead = shadow[said.end - 1] == ":"
    return changed(
        said,
        kind="lead" if is_lead else "said",
        attribution=Attribution.COLLECTIVE,
        rule="note-speaks",
        confidence=0.7,
        announces="indirect" if is_lead else "",
    )
