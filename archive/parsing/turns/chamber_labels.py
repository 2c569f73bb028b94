"""The forms of speaker labels in reports of parliaments: who asked and answered in writing, who rises, a page's picture or link beside the name."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from archive.parsing.people.names import Found, ordered
from archive.parsing.text.lines import Block
from archive.parsing.turns.labelled import labelled_person
from archive.parsing.turns.turn import Turn
from archive.parsing.words.offices import HONORIFICS

_IN_WRITING = re.compile(
    r"(?P<what>Asked|Answered|Tabled)\sby\s?:?\s(?P<who>[^()\n:]{3,70}?)(?:\s?\([^()\n]{1,80}\))?(?:\s?\[[A-Z]\])?"
)
IN_WRITING_BEGINS: Final = ("Asked by", "Answered by", "Tabled by")
_PICTURE = (
    r"(?:[A-Z][^()\n:]{2,60}?\s(?:[Pp]ortrait|[Pp]hoto|[Ii]mage)\s)?"  # what stands for a picture beside the name
)
_IN_CHAMBER = re.compile(
    rf"{_PICTURE}(?![^()\n]{{8,90}}\((?:Lord|Lady|Baroness|Viscount|Earl)\s)(?P<who>[A-Z][^()\n:.]{{3,60}}?)\s\([A-Z][^()\n]{{2,50}}\)\s\([A-Z][\w/& -]{{1,30}}\)"
    rf"|{_PICTURE}(?:The\s)?[A-Z][^()\n:.]{{8,90}}\s\((?P<minister>(?:Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Sir|Dame|Lord|Baroness)\s[^()\n]{{3,50}})\)(?:\s\((?:Con|Lab|LD|CB)\))?"
    r"|(?:(?:The\s)?(?:Earl|Countess|Duke|Duchess|Marquess)(?:\sof)?|Lord|Lady|Baroness|Viscount(?:ess)?)\s(?P<peer>[A-Z][\w'-]+(?:\s(?:of\s|and\s)?[A-Z][\w'-]+){0,4})\s\((?:Con|Lab(?:\sCo-op)?|LD|CB|DUP|UUP|GP|PC|Ind|Non-Afl)\)"
    rf"|The\s(?:[A-Z][\w-]+\s){{0,3}}(?:Minister|Secretary|Under-Secretary|Chancellor|Solicitor|Attorney|Leader|Chairman|Chair)\b[^()\n:.]{{0,70}}\s\((?P<named>[A-Z][\w'-]+(?:\s[A-Z][\w'.-]+){{1,3}})\)"
)
_PICTURED = re.compile(
    r"Photo of (?P<who>[A-Z][^()\n:]{3,50}?)\s?(?P=who)(?:\s\([^()\n]{2,90}\)|\s(?=The\s|[A-Z]))[^\n]{0,120}"
)
_LINKED = re.compile(
    r"(?P<surname>[A-Z][\w'-]+?)(?:\d{1,3}\.\s)?(?P<who>(?:(?:Rt\s)?Hon|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Madam)\.?\s[A-Z][\w .'-]{2,50}?)(?:\s\([^()\n]{2,60}\))?\sLink\sto\sthis"
)
_CALLED = re.compile(rf"{_PICTURE}(?P<who>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Baroness)\.?(?:\s[A-Z][\w'-]+){{1,3}})")
_MEMBERS: Final = frozenset(
    (
        "Hon. Members",
        "Hon Members",
        "Several hon. Members",
        "An hon. Member",
        "Several Hon. Members",
        "An Hon. Member",
        "Noble Lords",
        "A Noble Lord",
        "Mr Speaker",
        "Mr. Speaker",
        "Madam Speaker",
        "Mr Deputy Speaker",
        "Mr. Deputy Speaker",
        "Madam Deputy Speaker",
        "The Lord Speaker",
    )
)
"""Whom a report of a chamber names without a name where many speak at once, or who presides, alone on the line."""
_OF_A_PEER = re.compile(r"(?<=[a-z])\sof\s(?=[A-Z])")


def parliamentary_label(shadow: str, block: Block) -> Turn | None:
    """Who asked and who answered in writing, alone on the line: "Asked by: Mari Kask (Tartu)", "Answered by Juhan Tamm"."""
    if not shadow.startswith(IN_WRITING_BEGINS, block.start) or block.end - block.start >= 160:
        return None
    found = _IN_WRITING.fullmatch(shadow, block.start, block.end)
    if found is None:
        return None
    a, b = found.span("who")
    if peer := _OF_A_PEER.search(shadow, a, b):
        b = peer.start()  # "Lord Kask of Tartu"
    name = labelled_person(shadow, a, b)
    if name is None or not name.tokens:
        return None
    role = "person" if found["what"][0] in "Aa" and found["what"][1] == "n" else "reporter"
    return Turn(block.start, block.end, role, name, True, "parliamentary-label")


def chamber_label(shadow: str, block: Block) -> Turn | None:
    """Who rises in a chamber, alone on the line: "Mari Kask (Tartu) (Reform)", "The Harbour Secretary (Mr Juhan Tamm)"."""
    found = _IN_CHAMBER.fullmatch(shadow, block.start, block.end)
    name = labelled_person(shadow, *found.span(found.lastgroup or "who")) if found else None
    if found is None or name is None or not name.tokens:
        return None
    return Turn(block.start, block.end, "person", name, False, "chamber-label")


def pictured_label(shadow: str, block: Block) -> Turn | None:
    """Who rises in a chamber where a page says of the picture beside it whose it is: "Photo of Mari KaskMari Kask (Tartu, Reform)"."""
    found = _PICTURED.fullmatch(shadow, block.start, block.end)
    name = labelled_person(shadow, *found.span("who")) if found else None
    return Turn(block.start, block.end, "person", name, False, "chamber-label") if name and name.tokens else None


def linked_label(shadow: str, block: Block) -> Turn | None:
    """The surname, glued to who rises, and the page's link behind it: "Kask3. Hon MARI KASK (Reform) Link to this"."""
    found = _LINKED.match(shadow, block.start, block.end)
    if found is None:
        return None
    a, b = found.span("who")
    if found["who"].endswith("SPEAKER"):
        return Turn(block.start, found.end(), "nobody", None, True, "chamber-label")
    tokens = ordered(word for word in found["who"].split() if word.casefold() not in HONORIFICS and word != "Rt")
    if not 2 <= len(tokens) <= 4 or found["surname"].casefold() not in tokens[-1].casefold():
        return None
    return Turn(block.start, found.end(), "person", Found(a, b, tokens, None, False, "label"), False, "chamber-label")


_HYPHENED = re.compile(
    r"(?P<who>(?:HON|MR|MRS|MS|MADAM|DR|RATU|RO|ADI)\.?\s[A-Z](?:[A-Z'-]*\.?\s?){1,8}?)\.\s?[-–]{1,2}(?=\s)"
)
HYPHENED_WITHIN: Final = 72
"""Characters in which the stop and the hyphen behind such a label stand."""


def hyphened_label(shadow: str, block: Block) -> Turn | None:
    """Who rises, in capitals before a stop and a hyphen: "HON. M. KASK.- Mr. Speaker, …", "MADAM SPEAKER.- Order!"."""
    found = _HYPHENED.match(shadow, block.start, min(block.end, block.start + HYPHENED_WITHIN + 4))
    if found is None:
        return None
    name = labelled_person(shadow, *found.span("who"))
    if name is None or not name.tokens or found["who"].endswith(("SPEAKER", "CHAIRMAN", "CHAIRPERSON")):
        return Turn(block.start, found.end(), "nobody", None, True, "chamber-label")
    return Turn(block.start, found.end(), "person", name, True, "chamber-label")


def _called_label(shadow: str, block: Block, known: frozenset[str]) -> Turn | None:
    """A member called again by the surname alone on the line, where a chamber's labels are known: "Mr Tamm", or by one of the `known` names."""
    if block.end - block.start >= 90:
        return None
    if (line := shadow[block.start : block.end]) in known:
        name = labelled_person(shadow, block.start, block.end)
        return Turn(block.start, block.end, "person", name, True, "chamber-label") if name and name.tokens else None
    if line in _MEMBERS:
        return Turn(block.start, block.end, "nobody", None, True, "chamber-label")
    found = _CALLED.fullmatch(shadow, block.start, block.end)
    if found is None:
        return None
    name = labelled_person(shadow, *found.span("who"))
    return Turn(block.start, block.end, "person", name, True, "chamber-label") if name and name.tokens else None


def with_called(shadow: str, blocks: list[Block], found: dict[int, Turn], risen: list[Turn]) -> dict[int, Turn]:
    """The labels with those of members who are called again by name, where more than one has `risen`, or who did answers them."""
    known = frozenset(shadow[t.name.start : t.name.end] for t in risen if t.name)
    called = {b.start: turn for b in blocks if b.start not in found and (turn := _called_label(shadow, b, known))}
    if len(risen) == 1 and not _is_called(risen[0], called):
        return found
    found = dict(sorted({**found, **called}.items()))
    for before, block in pairwise(blocks):
        turn, above = found.get(block.start), found.get(before.start)
        is_said = turn is not None and turn.end >= block.end and turn.rule in ("spelled-label", "letter-label")
        if is_said and above is not None and above.end >= before.end:
            del found[block.start]  # "Answer.", all that "Hon. Members" say
    return found


def _is_called(risen: Turn, called: dict[int, Turn]) -> bool:
    """Whether who alone rose with an office is called again, beside another: "The Harbour Secretary (Mr. Juhan Tamm)", "Mr. Tamm", "Mrs. Kask"."""
    names = {turn.name.tokens[-1] for turn in called.values() if turn.name}
    return risen.name is not None and risen.name.tokens[-1] in names and len(names) > 1
