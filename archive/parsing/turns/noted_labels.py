"""Labels that say in brackets who it is: "Q (Mari Kask, Coast News): …", "The Chair (Ms. Mari Kask (Riga North, Lib.)): …"."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.text.lines import Block
from archive.parsing.tongues.roles import role_of
from archive.parsing.turns.labelled import labelled_person, reporter
from archive.parsing.turns.turn import Turn

_ASKED_BY = re.compile(r"(?:Q|Question)\s?\((?P<who>[A-Z][^()\n:]{1,70})\)\s?:(?=\s)")
_NOTED: Final = ("Interpret", "Translat", "Through", "Inaudible", "Speak", "Spoke", "As ", "In ", "Via ", "Off ")
"""How a note on language or sound begins, which names nobody."""
_MEMBER = re.compile(
    r"(?P<office>(?:The\s)?[A-Z][^()\n:]{2,60}?)\s\((?P<who>[A-Z][^()\n:]{3,60}?)\s\([^()\n:]{3,80}\)\)\s?:(?=\s)"
)
_EASTERN = re.compile(
    r"(?P<open>[【〔［])(?P<who>[^\s()（）【】〔〕［］\n]{2,24})[(（](?P<note>[^()（）【】〔〕［］\n]{2,20})[)）](?P<close>[】〕］])"
)
_LANGUAGE: Final = ("通訳", "語", "語で発言", "語で質問", "語にて")
"""How a Japanese note on the language ends."""
_UNKNOWN = re.compile(
    r"【(?P<who>[^【】（）()：:。、]{2,24})】(?P<note>[（(](?:以下は?、?)?[^（）()。]{1,3}語(?:にて|で|による)(?:の)?(?:発言|質問)[)）])?(?=[^\s\u3000（(])(?!(?<=[）)])(?:は(?!い)|[がをにのへ]|も(?![うしち])|で(?![はも])|と(?![りてこ])))"
)
_ASKS: Final = ("か。", "か？")
_NEAR: Final = 20_000
"""Characters above a paper's label in which another one may show what it is."""
_PAPER: Final = (
    "新聞",
    "新聞社",
    "新報",
    "日報",
    "時報",
    "通信",
    "通信社",
    "放送",
    "テレビ",
    "ニュース",
    "タイムズ",
    "タイムス",
    "社",
)
"""How a paper's name ends; what else stands so, without a note, may be a topic of whom speaks."""


def _asks_in_brackets(shadow: str, block: Block) -> Turn | None:
    """A journalist's paper: a note on the language behind it shows it, or, weak, its name's end and a question."""
    found = _UNKNOWN.match(shadow, block.start, min(block.end, block.start + 70))
    if found is None or role_of(found["who"]) or labelled_person(shadow, *found.span("who")):
        return None
    if not found["note"] and not (
        shadow.endswith(_ASKS, found.end(), block.end)
        and (found["who"].endswith(_PAPER) or _has_asked(shadow, found["who"], block.start))
    ):
        return None
    return Turn(block.start, found.end(), "reporter", None, bool(found["note"]), "enclosed-unknown")


def _has_asked(shadow: str, who: str, start: int) -> bool:
    """Whether the paper stands above, near enough, with a note on the language in which it asks."""
    at = shadow.find(f"【{who}】（", max(0, start - _NEAR), start)
    found = _UNKNOWN.match(shadow, at, at + 70) if at >= 0 else None
    return found is not None and found["note"] is not None


def letter_with_asker(shadow: str, block: Block) -> Turn | None:
    """A question's letter with who asks, or only the paper: "Q (Mari Kask, Coast News):", "Q (Coast TV):"."""
    if shadow[block.start] != "Q":
        return None
    found = _ASKED_BY.match(shadow, block.start, min(block.end, block.start + 100))
    if found is None or found["who"].startswith(_NOTED):
        return None
    asker = reporter(shadow, *found.span("who"))
    name = asker if asker and asker.tokens else None
    return Turn(block.start, found.end(), "reporter" if name else "question", name, True, "noted-role")


def member_in_the_chair(shadow: str, block: Block) -> Turn | None:
    """Who presides over a committee, with the member's seat and party: "The Chair (Ms. Mari Kask (Riga North, Lib.)):"."""
    limit = min(block.end, block.start + 240)
    if not shadow[block.start].isupper() or shadow.find("))", block.start, limit) < 0:
        return None
    found = _MEMBER.match(shadow, block.start, limit)
    name = labelled_person(shadow, *found.span("who")) if found else None
    if found is None or name is None or not name.tokens:
        return None
    name.office = found["office"].removeprefix("The ")
    return Turn(block.start, found.end(), "person", name, True, "office-and-name")


def noted_in_brackets(shadow: str, block: Block) -> Turn | None:
    """A role with its office, or an office with the language, in brackets of Japanese pages: "【司会（港湾報道官）】　…", "【カスク首相（逐次通訳）】　…"."""
    if shadow[block.start] not in "【〔［":
        return None
    found = _EASTERN.match(shadow, block.start, min(block.end, block.start + 60))
    if found is None:
        return _asks_in_brackets(shadow, block)
    if found.end() >= block.end:
        return None
    role = role_of(found["who"])
    if role in ("question", "moderator"):
        return Turn(block.start, found.end(), role, None, True, "enclosed-role")
    if role or not found["note"].endswith(_LANGUAGE):
        return None
    name = labelled_person(shadow, *found.span("who"))
    return Turn(block.start, found.end(), "person", name, True, "enclosed-person") if name and name.office else None
