"""Where sentences end."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from archive.parsing.words.wordlists import words

# The stop first, and then which it was: a pattern that begins with a choice is tried at every character.
_BEHIND_STOP = (
    r"""(?:(?<=[.!?…])(?:["'”’»“)\]]*+\s++|(?<=[a-z]{3}\.)(?=(?:The|He|She|They|In|Both|It|This|On|For)\s))"""
    r"|(?<=[。！？])[」』）)]*+\s*+)"
)
_STOP = re.compile("[.!?…。！？]" + _BEHIND_STOP)
_FULL_STOP = re.compile(r"\." + _BEHIND_STOP)
"""The same where no other mark ends a sentence, as in most paragraphs: a single character is found many times as fast."""
_ABBREVIATIONS = words("""
    mr mrs ms dr st sr jr prof gen col lt capt maj adm hon rev amb sen rep gov no nos art arts para paras p pp vs etc
    e.g i.e cf fig vol approx dept govt inc ltd co corp u.s u.k u.n d.c h.e messrs mme jan feb mar apr jun jul aug sept sep
    oct nov dec a.m p.m г им ул просп пер пос обл см т.е т.н акад проф гр св ген зам тов тт
    """)
# After these a new sentence may begin all the same, when a capital follows.
_MAY_END = words("u.s u.k u.n d.c etc inc ltd co corp a.m p.m jr sr no")
_STARTERS = words(
    "the he she it they this that these those in on at for as both with president prime foreign minister during"
)
_OFFICES = words("president prime foreign minister")
_LONGEST_QUOTATION: Final = 1500
"""Characters after which a quotation that is still open is taken for a stray mark."""
_WORD = re.compile(r"[\w.]+\Z")
_INITIALS = re.compile(r"(?:[A-ZА-ЯЁ]\.)+[A-ZА-ЯЁ]")
# How an agency begins: "ТАРТУ, 2 мая. /АПТ/. ", "Тарту. 2 мая. COAST.EE – ".
_SLUG = re.compile(
    r"[А-ЯЁ][А-ЯЁа-яё-]{2,20}(?:\s\([^()\n]{3,40}\))?[,.]\s\d{1,2}(?:\s[а-яё]{3,8}|\.\d\d\.\d{2,4})(?:\s\d{4})?(?:\sг\.)?(?:[.,]?(?:\s[–—-])?\s(?:/[^/\n]{2,30}/|(?:РИА\s)?[A-ZА-ЯЁ][\w.-]{3,20})\s?)?[.,–—-]{1,2}\s"
)
_OPENING = frozenset("\"'(“‘«[<–—")


@lru_cache(
    maxsize=16
)  # The opening is asked for by who reads the event and by who divides it; a tuple, which nobody changes.
def sentences(shadow: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The sentences of `[start, end)` as offsets without white space around them, covering it once and in order.

    An abbreviation ("Mr.", "St.", an initial) ends none; a stop before a small letter ends none, nor one inside a quotation that
    is closed further on ("We agree. The ferry will sail," said …).
    """
    found = []
    begin = start
    depth = 0
    seen = start
    last_mark = shadow.rfind('"', start, end)
    quoted, looked = -1, start
    slug = _SLUG.match(shadow, start, end) if "А" <= shadow[start : start + 1] <= "Я" else None
    for match in _stops_in(shadow, start, end).finditer(shadow, slug.end() - 1 if slug else start, end):
        stop, after = match.span()
        if after >= end:
            break
        mark, head = shadow[stop], shadow[after]
        if mark in "。！？":
            depth += shadow.count("「", seen, stop) - shadow.count("」", seen, stop)
            seen = stop
            # Inside a quotation a stop ends none of the sentences around it, nor where the quotation is only part of one.
            closes = shadow.count("」", stop, after)
            if depth - closes > 0 or (closes and head in "とのをなではがもに"):
                continue
            quoted = -1
        elif (
            not (head.isupper() or head.isdigit() or head in _OPENING or not head.isascii())
            or head.islower()
            or mark == "."
            and _is_abbreviation(shadow, begin, stop, after, end)
        ):
            continue
        if looked <= last_mark:
            quoted, looked = _opened(shadow, looked, after, quoted), after
            if quoted >= 0 and after <= last_mark and after - quoted < _LONGEST_QUOTATION:
                continue
        found.append((begin, stop + len(match.group().rstrip())))
        begin = after
    if begin < end:
        found.append((begin, end))
    return tuple(found)


def _stops_in(shadow: str, start: int, end: int) -> re.Pattern[str]:
    for mark in "!?" if shadow.isascii() else "!?…。！？":
        if shadow.find(mark, start, end) >= 0:
            return _STOP
    return _FULL_STOP


def _opened(shadow: str, start: int, end: int, quoted: int) -> int:
    """Where the quotation begins in which `end` stands, -1 outside of one; `quoted` says the same of `start`."""
    at = shadow.find('"', start, end)
    while at >= 0:
        quoted = at if quoted < 0 else -1
        at = shadow.find('"', at + 1, end)
    return quoted


def _is_abbreviation(shadow: str, begin: int, stop: int, after: int, end: int) -> bool:
    before = shadow[max(begin, stop - 12) : stop]
    initial = before[before.rfind(" ") + 1 :]
    if not initial.isalpha():  # Mostly it is letters and nothing else.
        word = _WORD.search(before)
        if not word:
            return False
        initial = word.group()
    name = initial.casefold().lstrip(".")
    if name in ("no", "nos", "art", "p", "pp"):
        return shadow[after].isdigit()
    if name in ("г", "т"):  # "т. Тамм", a comrade
        return not shadow[max(begin, stop - 4) : stop - 1].strip().isdigit()  # "в г. Тарту", but "в 2011 г. Стороны …"
    if name in _ABBREVIATIONS:
        if name not in _MAY_END:
            return True
        following = re.match(r"\w+", shadow[after : min(end, after + 20)])
        if following is None:
            return True
        folded = following.group().casefold()
        # "The U.S. President", "Japan-U.S. Foreign Ministers": what follows a state is rather somebody of it.
        return folded not in _STARTERS or (name[:2] == "u." and folded in _OFFICES)
    # An initial of a name: "George W. Bush"; "I." ends a sentence where a word of its own stands before it.
    return (len(initial) == 1 and initial.isupper() and initial != "I") or bool(_INITIALS.fullmatch(initial))
