"""Lists of those who were present: who stands in one is an attendant, and its lines are no headings."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.page.passages import Outline
from archive.parsing.people.persons import Persons
from archive.parsing.people.register import Person
from archive.parsing.text.lines import Block

HEADS: Final = (
    "participants", "attendants", "attendees", "attendance", "present", "those present", "delegations?", "list of participants", "subject", "in attendance", "members", "also present", "secretariat", r"chair(?:man|person|woman)(?=\s?:)", r"rapporteurs?(?=\s?:)",
    "участники", "присутствовали", "члены", "состав делегации", "出席者", "参加者", "同席者", "主な出席者", "対応者", "対応(?=[:：])",
)  # fmt: skip
"""What stands alone over such a list, with a colon or in capitals."""

_EASTERN_HEAD = re.compile(
    r"(?:出席|欠席)(?:委員|議員|理事|国務大臣|政府委員|説明員|参考人|大臣)|(?:主な)?出席者(?:[（(](?:発言|五十音|登場|敬称)[^（）()]{0,10}[)）])?|本日の出席(?:委員|者)|委員外の出席者|本日の会議に付(?:した|された)?(?:案件|事件)"
)
"""Such a head in a chamber's minutes, over names without bullets."""
_HEAD = re.compile(rf"\W{{0,2}}(?:{'|'.join(HEADS)})\s?[:：]?\W{{0,2}}", re.IGNORECASE)
_IN_LINE = re.compile(
    r"\W{0,2}(?:(?:attendants|attendees|participants|attended\sby|present)\b[^:：\n]{0,40}[:：]|(?:also\s)?(?:present|attending|attended)\s(?:on|for|at|from|by|were|was)\b"
    r"|(?:出席者|同席者|参加者|先方|我が方|当方)[:：]|(?:участники|присутствовали)\s?[:：—-])",
    re.IGNORECASE,
)
_PARTICIPANTS = re.compile(
    r"\W{0,2}(?:(?:main\s)?participants|出席者|参加者|участники)\s?[:：]?\W{0,2}", re.IGNORECASE
)
_SIDE = re.compile(
    r"\W{0,2}[^:：()（）\n]{2,30}(?:\bside|側|сторон[аы]|\bсо\sстороны)\s?[)）:：]|[（(](?:先方|我が?方|当方)[)）]",
    re.IGNORECASE,
)
_OF_A_SIDE = re.compile(r"[（(](?:[^()（）\n]{1,8}側|先方|我が?方|当方)[)）]")
_BUSINESS = ("議事", "議題", "質疑応答", "会議の経過", "審議", "発言", "意見交換", "概要")
"""What a line begins with that heads what was done, under a list of those present."""
_AGENDA: Final = ("Agenda", "AGENDA")
_CALLED_TO_ORDER: Final = ("meeting was called to order", "meeting was resumed")
_TO_ORDER: Final = 4000
"""Characters on either side of such a line in which the meeting begins."""
_STOPS = (".", "!", "?", "。", '."')


def heads_roster(shadow: str, block: Block) -> bool:
    """Whether a line only announces a list of those present: "PARTICIPANTS", "出席者："."""
    if block.end - block.start > 40:
        return False
    if _EASTERN_HEAD.fullmatch(shadow, block.start, block.end):
        return True
    if shadow[block.start : block.end] in _AGENDA:
        near = max(0, block.start - _TO_ORDER)
        words = shadow[near : block.end + _TO_ORDER]
        return any(map(words.__contains__, _CALLED_TO_ORDER))  # of a council, under its members
    return bool(_HEAD.fullmatch(shadow, block.start, block.end))


def is_loud_head(shadow: str, block: Block) -> bool:
    """Whether such a head stands over lines without bullets: in capitals ("PARTICIPANTS:"), "出席委員"."""
    words = shadow[block.start : block.end]
    if words in _AGENDA:
        return True
    if words and words[-1] in "員臣人者事件）)":
        return _EASTERN_HEAD.fullmatch(words) is not None
    if words and words[-1] in ":：" and not words[0].isascii():
        return heads_roster(shadow, block)  # "出席者：", "Присутствовали:"
    if words[-1:] == ":" and not words.startswith("Subject"):
        return heads_roster(shadow, block)  # "Present:"
    return words.isupper() and words.isascii() and words.isalpha() and heads_roster(shadow, block)


_TELLS = re.compile(
    r"(?:We|I|They|He|She|It|You)\s[a-z]|[^(（\n]*?(?<!\bwho)(?<!\bwhich)\s(?:is|are|was|were|has|had|have|will|would|shall|should|can|could|must|did|does|said|says|told|asked|spoke|replied|stated|added|thanked|welcomed|stressed|explained|agreed)\b"
)
"""A sentence, by its subject or its verb, which no line of such a list has; "who was replaced by …" may stand in one."""


def is_roster_line(shadow: str, block: Block) -> bool:
    """Whether a line after such a head still belongs to the list: short, and no sentence."""
    if block.end - block.start <= 12 and shadow.startswith(_BUSINESS, block.start):
        return False
    if shadow[block.start] == "[":
        return False  # "[Photographers were admitted.]"
    if (
        block.end - block.start <= 120
        and shadow[block.start].isascii()
        and _TELLS.match(shadow, block.start, block.end)
    ):
        return False  # "Mari Kask said that the ferry was lost"
    return block.end - block.start <= 120 and not shadow.endswith(_STOPS, block.start, block.end)


def names_attendants(shadow: str, start: int, end: int) -> bool:
    """Whether a paragraph only says who else was present: "(Attendants: …)", "Also present on our side were …"."""
    if _IN_LINE.match(shadow, start, min(end, start + 80)) is not None:
        return True
    # "（先方）カスク外務大臣、タム大使", who was there and no sentence
    return shadow[end - 1] not in "。." and _OF_A_SIDE.match(shadow, start, end) is not None


_HOLDERS: frozenset[str] = frozenset(("head", "foreign", "defence", "minister"))


def principals_of_roster(shadow: str, outline: Outline, persons: Persons) -> tuple[Person, ...]:
    """The two between whom a memorandum tells of a talk: the first minister or head of its list of participants, and the next of another country or of the same office."""
    listed = [p for p in outline.passages[:60] if p.rule == "roster"]
    named = [names[0].person for p in listed if (names := persons.within(p.start, p.end))]
    holders = [person for person in named if person.classes & _HOLDERS]
    for other in holders[1:]:
        if other is holders[0]:
            continue
        one, two = holders[0].country, other.country
        if (one and two and one != two) or holders[0].classes & other.classes & {"head", "foreign"}:
            return (holders[0], other)
    return ()


def principals_of_sides(shadow: str, outline: Outline, persons: Persons) -> tuple[Person, ...]:
    """Whom a list of participants names first of each side: "(Japanese side) Prime Minister …, Deputy Minister …"."""
    found: list[Person] = []
    is_open = False
    for passage in outline.passages[:60]:
        if _PARTICIPANTS.fullmatch(shadow, passage.start, passage.end):
            is_open = True
        elif is_open and _SIDE.match(shadow, passage.start, passage.end):
            named = persons.within(passage.start, passage.end)
            if named and not any(named[0].person is p for p in found):
                found.append(named[0].person)
        elif passage.label and not passage.label.is_bullet:
            is_open = False
    return tuple(found[:8])
