"""Whom a label names with what she is: after an occupation or an office of many words, or before a description."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.people.names import CAPITAL, Found
from archive.parsing.tongues.russian_titles import TITLE
from archive.parsing.turns.plain_names import LONGEST, plain_name
from archive.parsing.words.offices import HEADS, HONORIFICS
from archive.parsing.words.wordlists import words

TITLES = HEADS - HONORIFICS
# What somebody is, printed before the name in a label and no office of a state.
_OCCUPATIONS: Final = (
    "host", "co-host", "presenter", "commentator", "editor", "anchor", "paramedic", "nurse", "surgeon", "teacher", "engineer", "farmer", "student", "volunteer", "pilot",
    "astronaut", "cosmonaut", "coach", "athlete", "musician", "film director", "shift leader", "foreman", "worker", "veteran",
    "студент", "студентка", "аспирант", "аспирантка", "школьник", "школьница", "ученик", "ученица", "курсант", "преподаватель", "учитель", "учительница", "врач", "инженер", "фермер", "космонавт", "ветеран",
    "волонтёр", "волонтер", "рабочий",
)  # fmt: skip
_BY_OCCUPATION = re.compile(
    rf"\s?(?P<office>(?:[\w'-]+\s){{0,5}}(?:{'|'.join(_OCCUPATIONS)}))\s(?P<name>(?:[{CAPITAL}][\w'.-]+\s?){{2,4}})",
    re.IGNORECASE,
)


def by_occupation(who: str, start: int) -> Found | None:
    """A name after an occupation and what belongs to it: "Morning programme host Mari Kask", "Paramedic Mari Kask"."""
    match = _BY_OCCUPATION.fullmatch(who.rstrip())
    if not match or not match["office"][0].isupper() or _IN_A_SENTENCE.search(match["office"]):
        return None
    begin = start + match.start("name")
    name = plain_name(match["name"], begin)
    if name is None or len(name.tokens) < 2:
        return None
    return Found(begin, name.end, name.tokens, match["office"], False, "label")


_LEADING = (
    HEADS
    | frozenset(_OCCUPATIONS)
    | words("commander-in-chief leader producer deputy partner member founder co-founder participant mariner winner")
)
_NAME_LAST = re.compile(
    rf"(?P<office>.{{3,180}}?)\s(?P<name>[{CAPITAL}][\w'-]+\s(?:(?:[{CAPITAL}]\.|al|von|van|de)\s)?[{CAPITAL}][\w'-]+)"
)


def after_office(who: str, start: int) -> Found | None:
    """A name that closes a label whose office holds small words: "Commander of the harbour's training detachment Mari Kask"."""
    match = _NAME_LAST.fullmatch(who.strip())
    if not match or len(who.split()) > 2 * LONGEST or re.search(r"[.;!?\"]", match["office"]):
        return None
    office = match["office"].casefold().split()
    if not any(part in _LEADING for word in office[:3] for part in (word, word.rpartition("-")[2])):
        return None
    if _IN_A_SENTENCE.search(match["office"]) or "," in office[-1]:
        return None
    begin = start + len(who) - len(who.lstrip()) + match.start("name")
    name = plain_name(match["name"], begin)
    if name is None or len(name.tokens) < 2 or match["name"].isupper() != match["office"].isupper():
        return None
    return Found(begin, name.end, name.tokens, match["office"], False, "label")


_DESCRIBED = re.compile(
    rf"\s?(?P<name>[{CAPITAL}][\w'-]+(?:\s[{CAPITAL}][\w'.-]+){{1,3}}),\s(?P<rest>[^,.;!?]{{3,120}}(?:,\s[а-яё][^,.;!?]{{3,80}}){{0,2}})"
)
_BEFORE = re.compile(rf"\s?(?P<before>[{CAPITAL}][\w-]+(?:\s[a-z][\w-]+){{1,4}})\s(?=[{CAPITAL}])")
"""What somebody is, in small letters before the name too: "Sports commentator Mari Kask, presenter of the evening"."""
_IN_A_SENTENCE = re.compile(
    r"\b(?:I|we|you|he|she|it|they|is|are|was|were|has|had|have|said|says|asked|asks|told|noted|added|replied|this|that|my|your|our"
    r"|котор(?:ый|ая|ое|ые)|что|(?:рас)?сказала?|заявила?|отметила?|подчеркнула?|сообщила?|добавила?|напомнила?|пояснила?|указала?|ответила?|спросила?|заметила?"
    r"|возразила?|выразила?|предложила?|повторила?|подтвердила?|объяснила?|написала?|говорила?|говорит|считает|продолжила?|признал(?:а|ся|ась)?)\b",
    re.IGNORECASE,
)
_MOST_BEFORE: Final = 3
"""Words before the title in such a description: "acting deputy head of …" has two."""


def person_described(shadow: str, start: int, end: int) -> Found | None:
    """A name, and in small letters what its bearer is: "Mari Kask, head of the school of navigation", also before it.

    The rule "described" says that the words hold a title, "described-loosely" that they hold none ("… , arc welder").
    """
    if shadow.find(",", start, end) < 0:
        return None
    before = _BEFORE.match(shadow, start, end)
    if before and any(word in TITLES or word in _OCCUPATIONS for word in before["before"].split()[1:]):
        start = before.end()
    match = _DESCRIBED.fullmatch(shadow, start, end)
    if (
        not match
        or not (match["rest"][0].islower() or TITLE.match(match["rest"]))
        or _IN_A_SENTENCE.search(match["rest"])
    ):
        return None
    several = match["rest"].split()
    title = any(word in TITLES or word in _OCCUPATIONS for word in several[: _MOST_BEFORE + 1] if word.islower())
    title = title or TITLE.match(match["rest"]) is not None
    name = plain_name(match["name"], match.start("name"))
    if name is None or len(name.tokens) < 2:
        return None
    rule = "described" if title else "described-loosely"
    return Found(name.start, name.end, name.tokens, match["rest"].strip(), False, rule)
