"""Labels of a chamber's old report, without a mark between them and the words: "Mr. Kask While I am grateful, …"; own examples.

Only their coming again shows them: who rises begins a paragraph with a title and a surname, and a sentence begins
right behind it. One of them alone is a subject ("Mr. Kask Junior sailed").
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from archive.parsing.text.lines import Block
from archive.parsing.turns.labelled import labelled_person
from archive.parsing.turns.turn import Turn

_TITLE: Final = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lady|Lord|Viscount|Viscountess|Earl|Baroness|Captain|Commander|Colonel|Brigadier|Major|General|Admiral|Marquess|"
    r"Lieut\.?-(?:Colonel|Commander)|Lieutenant-(?:Colonel|Commander)|Wing\sCommander|Squadron\sLeader|Vice-Admiral|Rear-Admiral)"
)
# A sentence's first word that is nobody's name.
_OPENS: Final = (
    r"(?=(?:A|An|And(?!\s(?!I\b)[A-Z])|All|Any|Are|Arising|As|At|Because|Before|Both|But|By|Can|Cannot|Certainly|Could|Did|Do|Does|Even|Everyone|Following|For|Further|Has|Have|Hear|He|Her|His|How|However|"
    r"I|If|In|Is|It|May|Might|Must|My|Nevertheless|Nobody|No|None|Not|Now|Of|Oh|On|Order|Our|Perhaps|Since|Shall|She|Should|So|Some|Surely|Than|Thank|That|The|Then|There|These|They|This|Those|Though|"
    r"To|Under|Until|Very|Was|We|Were|What|When|Where|Whether|Which|While|Whilst|Who|Why|Will|With|Without|Would|Yes|You|Your)\b(?!\sand\s[A-Z]))"
)
_MEMBER = re.compile(
    rf"(?P<who>{_TITLE}\.?(?:\s(?:[A-Z]\.\s?){{1,3}})?(?:\s[A-Z][\w'-]+){{1,2}}?)(?:\s\([A-Z][^()\n]{{2,40}}\))?\s{_OPENS}"
)
_SAYS = re.compile(
    r"(?:Are|Arising|Can|Cannot|Certainly|Could|Did|Do|Does|Has|Have|Hear|How|However|I|If|Is|It|May(?!\s\d)|Might|Must|My|Nevertheless|Oh|Perhaps|Shall|Should|Surely|Thank|That|There|"
    r"They|This|Was|We|Were|What|When|Whether|Which|Why|Will|Would|Yes|You|Your)\b"
)
"""What one of those who speak begins with; all captions begin with a preposition or an article: "Mr. Kask At the pier"."""
_OF_OFFICE: Final = (
    r"(?:Minister|Secretary|Chancellor|Attorney|Solicitor|Lord\s(?:Advocate|President|Privy)|(?:First|Civil)\sLord|Treasurer|Comptroller|Postmaster|Paymaster|President|Premier|Leader|"
    r"Chairman|Commissioner)"
)
_TOLD = re.compile(
    rf"{_TITLE}\.?(?:\s[A-Z][\w'.-]+){{1,3}}\s(?:\([^()\n]{{2,40}}\)\s)?(?:And\s(?!I\b)[A-Z]|(?:then\s|also\s)?(?:asked|rose|said|moved|presented|begged|gave|withdrew|replied|answered)\b)"
)
_HOLDER = re.compile(
    rf"(?=[^()\n:.]{{0,90}}(?:{_OF_OFFICE})\b)(?:(?:[A-Z][\w'-]*|of|the|for|and|to|in|on|at|without),?\s){{1,16}}\((?P<who>(?:The\s)?{_TITLE}\.?(?:\s[A-Z][\w'.-]+){{1,3}})\)\s(?=[\"']?[A-Z])"
)
_CHAIR = re.compile(rf"(?:Mr\.?|Madam|Mrs\.?)\s(?:Deputy[-\s])?(?:Speaker|Chairman|President)\s{_OPENS}")
_SEVERAL = re.compile(r"(?:(?:Several\s|An\s)?[Hh]on\.?\sMembers?|Noble\sLords)\s?(?::|(?=[A-Z]))")
_TITLES: Final = (
    "Mr", "Ms", "Miss", "Dr", "Sir", "Dame", "Lady", "Lord", "Viscount", "Earl", "Baroness", "Captain", "Commander", "Colonel", "Brigadier", "Major", "General", "Admiral",
    "Marquess", "Lieut", "Wing", "Squadron", "Vice-", "Rear-",
)  # fmt: skip
"""How all titles begin."""
_CAPITALS: Final = frozenset("MDSTLVEBCWRAN")
_SECOND: Final = 60
_TO_BRACKET: Final = 100
"""Characters before the bracket in which the holder of an office stands."""
_LEAST: Final = 3
"""Labels that a report has at least, of two kinds and one of them twice."""
_PARAGRAPHS_A_LABEL: Final = 3
"""Paragraphs under a label in the mean, at most: else they are subjects of prose."""


def unmarked_labels(shadow: str, blocks: list[Block]) -> dict[int, Turn]:
    """The labels by their offset, empty where they are too few, or all of one; the speaker, and several at once, are nobody named."""
    first_title = shadow.find("Mr")
    if first_title < 0 or shadow.find("Mr", first_title + 1) < 0:
        return {}  # A look that spares most texts the rest: such a report calls members "Mr." or "Mrs.".
    near = [
        b
        for b in blocks
        if shadow[b.start] in _CAPITALS
        and (shadow.startswith(_TITLES, b.start) or shadow.find("(", b.start, b.start + _TO_BRACKET) > 0)
    ]
    if len(near) < _LEAST:
        return {}  # What every label has, so that most texts are spared the patterns.
    found = {b.start: turn for b in near if (turn := _member(shadow, b))}
    if len(found) < _LEAST:
        return {}
    names = Counter(t.name.tokens[-1] for t in found.values() if t.name)
    if len(names) < 2 or max(names.values()) < 2:
        return {}
    if not any(_SAYS.match(shadow, _behind(shadow, t.end)) for t in found.values()):
        return {}  # captions
    first, last = min(found), max(found)
    between = sum(first <= block.start <= last for block in blocks)
    if between > _PARAGRAPHS_A_LABEL * len(found):
        return {}
    for block in blocks:
        if block.start > first and block.start not in found and (turn := _of_nobody(shadow, block)):
            found[block.start] = turn
    return dict(sorted(found.items()))


def tells_of_member(shadow: str, start: int, end: int) -> bool:
    """Whether a paragraph of such a report tells what a member did: "Mr. Kask asked the Minister of Ferries whether …"."""
    return _TOLD.match(shadow, start, end) is not None


def _member(shadow: str, block: Block) -> Turn | None:
    near = min(block.end, block.start + 3 * _SECOND)
    if _CHAIR.match(shadow, block.start, near):
        return None
    match = _MEMBER.match(shadow, block.start, near) or _HOLDER.match(shadow, block.start, near)
    name = labelled_person(shadow, *match.span("who")) if match else None
    if match is None or name is None or not name.tokens:
        return None
    return Turn(block.start, _end(shadow, match), "person", name, True, "unmarked-label")


def _of_nobody(shadow: str, block: Block) -> Turn | None:
    match = _CHAIR.match(shadow, block.start, block.end) or _SEVERAL.match(shadow, block.start, block.end)
    return Turn(block.start, _end(shadow, match), "nobody", None, True, "unmarked-label") if match else None


def _behind(shadow: str, position: int) -> int:
    while shadow[position].isspace():
        position += 1
    return position


def _end(shadow: str, match: re.Match[str]) -> int:
    end = match.end()
    while shadow[end - 1].isspace():
        end -= 1
    return end
