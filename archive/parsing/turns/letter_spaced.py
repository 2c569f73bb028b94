"""Labels whose letters are set apart, as old papers stress a word: "В о п р о с.", "О т в е т:", "Q u e s t i o n.", "К а с к.".

Chambers' minutes print so who presides and who speaks ("П р е д с е д а т е л ь с т в у ю щ и й.", "Т а м м Ю. А., член
комитета."), Japanese pages make short names as wide as long ones ("【森　山　大　臣】", "【司　会】").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from archive.parsing.people.names import Found
from archive.parsing.text.lines import Block
from archive.parsing.tongues.roles import role_of
from archive.parsing.turns.labelled import labelled_person
from archive.parsing.turns.russian_labels import chair_of
from archive.parsing.turns.turn import Turn
from archive.parsing.words.characters import HAN

_LABEL = re.compile(
    rf"(?P<who>[^\W\d_](?:[ ]{{1,3}}[^\W\d_](?![^\W\d_])){{3,30}})\s?[.:：](?=\s|\Z)|(?P<two>[{HAN}][ \u3000]{{1,2}}[{HAN}])\s?[:：]"
)
_RUSSIAN = re.compile(
    r"(?P<who>[А-ЯЁ](?:[ ]{1,3}[а-яё](?![а-яё])){1,30})(?:(?P<initials>(?:[ ]{1,3}[А-ЯЁ]\.){1,2})|\.)"
    r"(?:[ ]\((?:из|с)[ ][^()\n]{2,40}\)\.?)?(?P<office>(?<=\.),[ ][^.!?:\n]{3,250}\.)?(?=\s|\Z)"
)
"""A chamber's label: a surname with its initials and, when he first rises, his office."""
_BRACKETED = re.compile(
    rf"(?P<open>[【〔［])(?P<who>[{HAN}ァ-ヴー](?:[ \u3000]{{1,2}}[{HAN}ァ-ヴー]){{1,12}})[】〕］](?:[（(][^（）()\n]{{1,20}}[)）])?(?!\Z)"
)
_QUOTING = re.compile(rf"(?P<who>[{HAN}][ \u3000]{{1,2}}[{HAN}]|[{HAN}ァ-ヴー]{{2,8}})[ \u3000]{{1,2}}(?=「)")
_WIDE = re.compile(rf"[{HAN}]\u3000[{HAN}]\u3000")
_WIDE_AT_HEAD = re.compile(rf"(?P<who>[{HAN}]\u3000[{HAN}])\u3000(?=\S)")
_ENDS_OF_WORDS: Final = ("。", "？", "?", "」", "）")
_LEAST_QUOTED: Final = 4
"""Labels before quotations that a record has at least, one of them set apart and one twice, before they are taken for labels."""
_SHOWS: Final = ("question", "answer", "moderator")
_CHAIRS: Final = ("Председательствующий", "Председательствующая", "Председатель")
_APART = re.compile(r"[ \u3000]{2,3}")
_LONGEST: Final = 90
_LONGEST_WITH_OFFICE: Final = 300


def letter_spaced(shadow: str, blocks: Sequence[Block], found: dict[int, Turn]) -> None:
    """Adds such labels to those `found`: who asks or answers, and a name where another label asks or answers."""
    read: dict[int, Turn] = {}
    named: dict[int, Turn] = {}
    if shadow.find("\u3000") >= 0:
        read |= {start: turn for start, turn in _bracketed(shadow, blocks).items() if start not in found}
        if not found and not read and shadow.find("\u3000「") >= 0:
            read |= _quoting(shadow, blocks)
        if not read and _WIDE.search(shadow):
            read |= {start: turn for start, turn in _wide(shadow, blocks).items() if start not in found}
    chair: tuple[str, ...] | None = None
    is_asked = False
    for block in blocks:
        start = block.start
        if shadow[start + 1 : start + 2] not in (" ", "\u3000") or not shadow[start].isalpha():
            continue
        match = _LABEL.match(shadow, start, min(block.end, start + _LONGEST))
        if match is None or "А" <= shadow[start] <= "Я":
            if not is_asked and shadow[start] > "\u0400":
                chair, is_asked = chair_of(shadow), True
            if turn := _in_russian(shadow, block, chair):
                (named if turn.role == "person" and turn.rule != "chair-label" else read)[start] = turn
            if match is None or start in read or start in named:
                continue
        who = _joined(match["who"] or match["two"])
        if role := role_of(who):
            read[start] = Turn(start, match.end(), role, None, True, "letter-spaced")
        elif match["who"] and (name := labelled_person(who, 0, len(who))):
            found_name = Found(start, match.end("who"), name.tokens, name.office, False, "label")
            named[start] = Turn(start, match.end(), "person", found_name, True, "letter-spaced")
    if not (read or named):
        return
    several = len({turn.name.tokens for turn in named.values() if turn.name}) > 1
    if several or any(turn.role in _SHOWS for turn in (*read.values(), *found.values())):
        read |= named
    for start, turn in sorted({**found, **read}.items()) if read else ():
        found.pop(start, None)
        found[start] = turn


def _in_russian(shadow: str, block: Block, chair: tuple[str, ...] | None) -> Turn | None:
    """Who presides or rises in a chamber: "П р е д с е д а т е л ь с т в у ю щ и й. …", "К а с к.", "Т а м м Ю. А., член комитета."."""
    start = block.start
    found = _RUSSIAN.match(shadow, start, min(block.end, start + _LONGEST_WITH_OFFICE))
    if found is None or (found["office"] and found.end() < block.end and not found["office"][2].islower()):
        return None
    who = _joined(found["who"])
    if who in _CHAIRS:
        presides = Found(start, found.end("who"), chair, None, False, "label") if chair else None
        return Turn(start, found.end(), "person" if presides else "moderator", presides, True, "chair-label")
    if (role := role_of(who)) or " " in who:
        return Turn(start, found.end(), role, None, True, "letter-spaced") if role else None
    initials = tuple(f"{letter}." for letter in re.findall("[А-ЯЁ]", found["initials"] or ""))
    name = Found(start, found.end("initials" if initials else "who"), (*initials, who), None, False, "label")
    return Turn(start, found.end(), "person", name, True, "letter-spaced")


def _bracketed(shadow: str, blocks: Sequence[Block]) -> dict[int, Turn]:
    """Roles, and offices with a name, whose letters are set apart in brackets: "【司　会】　…", "【森　山　大　臣】　…"."""
    read: dict[int, Turn] = {}
    for block in blocks:
        start = block.start
        if shadow[start] not in "【〔［":
            continue
        match = _BRACKETED.match(shadow, start, min(block.end, start + _LONGEST))
        if match is None:
            continue
        who = "".join(match["who"].split())
        if role := role_of(who):
            read[start] = Turn(start, match.end(), role, None, True, "letter-spaced")
        elif (name := labelled_person(who, 0, len(who))) and name.office:
            found_name = Found(*match.span("who"), name.tokens, name.office, False, "label")
            read[start] = Turn(start, match.end(), "person", found_name, True, "letter-spaced")
    return read


def _quoting(shadow: str, blocks: Sequence[Block]) -> dict[int, Turn]:
    """Who speaks in a record of talks that quotes each: "大　臣　「…」", "佐　田　「…」", "カスク　「…」"."""
    read: dict[int, Turn] = {}
    said: list[str] = []
    is_apart = False
    for block in blocks:
        match = _QUOTING.match(shadow, block.start, min(block.end, block.start + _LONGEST))
        if match is None or shadow.find("。", match.end(), block.end) < 0:
            continue  # "映　画　「海の道」", of a list
        who = "".join(match["who"].split())
        name = None if (role := role_of(who)) else labelled_person(who, 0, len(who))
        if role is None and name is None:
            name = Found(0, 0, (who,), None, False, "label")
        if name:
            name = Found(*match.span("who"), name.tokens, name.office, False, "label")
        is_apart = is_apart or who != match["who"]
        said.append(who)
        read[block.start] = Turn(block.start, match.end("who"), role or "person", name, True, "stop-dash")
    is_apart = is_apart and any(turn.name and turn.name.office for turn in read.values())
    return read if is_apart and len(said) >= _LEAST_QUOTED and 1 < len(set(said)) < len(said) else {}


def _wide(shadow: str, blocks: Sequence[Block]) -> dict[int, Turn]:
    """Who speaks in minutes of talks that print offices of two characters as wide as longer ones: "大　臣　船は出る。", "特　使　結構。"."""
    read: dict[int, Turn] = {}
    said: list[str] = []
    for block in blocks:
        if (
            shadow[block.start + 1 : block.start + 2] != "\u3000"
            or (match := _WIDE_AT_HEAD.match(shadow, block.start, block.end)) is None
        ):
            continue
        if not shadow.endswith(_ENDS_OF_WORDS, block.start, block.end):
            continue  # "議　長　森山一郎", of a list
        who = match["who"][0] + match["who"][-1]
        name = None if (role := role_of(who)) else labelled_person(who, 0, len(who))
        if role is None and name is None:
            continue
        if name:
            name = Found(*match.span("who"), name.tokens, name.office, False, "label")
        said.append(who)
        read[block.start] = Turn(block.start, match.end("who"), role or "person", name, True, "letter-spaced")
    return read if len(said) >= _LEAST_QUOTED and 1 < len(set(said)) < len(said) else {}


def _joined(who: str) -> str:
    """The words without the spaces between their letters; more than one space parts two words."""
    return " ".join("".join(word.split()) for word in _APART.split(who)) if "  " in who else "".join(who.split())
