"""Heads that come again and again by turns, whatever their marks: a line alone over what is said, or capitals before a dash.

What stands alone on its line may have the recording's time beside it and a note behind it: "[00:41] Amb. Kask (in Estonian)",
"Mari Kask  00:41"; or the count of what was said before it: "Speech 12 – Mari Kask (reply)".
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Final

from archive.parsing.people.names import Found
from archive.parsing.text.lines import Block
from archive.parsing.tongues.roles import role_of
from archive.parsing.turns.labelled import labelled_person
from archive.parsing.turns.turn import Turn
from archive.parsing.turns.unmarked_labels import unmarked_labels

_CLOCK = re.compile(r"[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s{1,3}(?=[A-Z])")
_CLOCK_BEHIND = re.compile(r"\s{1,3}[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\Z")
_SPEAKS = re.compile(
    r"\bI(?:['’](?:m|ve|ll|d)|\s(?:am|have|will|would|want|wish|thank|think|believe|hope|do|can|shall|should|agree|welcome|know|see))\b|\b(?:[Ww]e|[Mm]y)\s"
)
"""The first person, in which what is said is told apart from what a book says of it."""
_SERIAL = re.compile(r"(?:Speech|Statement|Intervention|Contribution)\s\d{1,4}\s?[–—:-]\s(?=[A-Z])")
_NOTE = re.compile(r"\s\([^()\n]{2,40}\)\Z")
_ROLE_BEHIND = re.compile(r",\s(?P<role>[a-z]{4,12})\Z")
_HOLDS = re.compile(
    r",\s(?:the\s)?(?:[A-Z][a-z]+\s){0,3}(?:Minister|Premier|President|Chair|Chairman|Secretary|Speaker)\b"
)
_ASKS = re.compile(r"(?:[A-Z][a-z]+\s)?[Qq]uestion(?:\s(?P<who>[A-Z][a-z][\w'-]+))?")
_LISTENS = re.compile(
    r"(?:Listener|Viewer|Caller|Student|Delegate|Member of the (?:audience|public))(?:\s\d{1,2})?", re.IGNORECASE
)
_DASHED = re.compile(
    r"(?P<who>[A-Z][A-Z.'\s-]{1,70}?)(?P<mark>\s?[-–—])(?:\s\((?:In|Through|Via|Speak)[^()\n]{2,40}\))?\s(?=[\"'(\[]?[A-Z\d])"
)
_RANKED = re.compile(r"(?P<rank>(?:Col|Lt|Maj|Capt|Adm|Cdr|Brig|Hon)\.)\s(?P<name>[A-Z][a-z][\w'-]+)")
_POLITE = re.compile(r"(?:MR|MRS|MS|MADAM|MADAME)\.?\s(?P<office>[A-Z]+)")
_FULL = r"\s([A-Z][a-z][\w'-]+)\s([A-Z][a-z][\w'-]+)"
_STOPS: Final = '.?!…"”:'
_LONGEST: Final = 70
_LONGEST_COUNTED: Final = 110
"""Characters of a head with its count before it: "Speech 12 – Mari Kask, Minister for …"."""
_HEAD: Final = 3000
_SHORTEST: Final = 3
"""Characters over the first head in which the names are printed in full, and letters of a name cut short."""
_LEAST: Final = 3
"""Heads that a text has at least, of two kinds and one of them twice."""
_BLOCKS_A_HEAD: Final = 5
"""Paragraphs that a head has under it in the mean, at most."""
_FIRST_SECONDS: Final = 60
"""Within how many seconds of a recording's begin somebody speaks: a programme's first hour is later."""
_MOST_UNREAD: Final = 4
"""One in so many heads may be of nobody known; with more the lines are a paper's headings."""


def recurring_heads(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> dict[int, Turn]:
    """The labels of a text without other sure ones that such heads show, by their offset; empty where there are none."""
    if any(t.is_strong and t.rule != "noted-role" for t in found.values()):
        return {}
    return lone_heads(shadow, blocks, found) or dashed_heads(shadow, blocks) or unmarked_labels(shadow, blocks)


def lone_heads(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> dict[int, Turn]:
    """Labels alone on their lines, over what is said; empty where the text has other sure labels, or too few.

    Each names a person, an office or a role, and nearly every such line between the first and the last does; one name or
    office comes again, and no list of those present is among them, for nothing is said under its lines.
    """
    heads = [
        b
        for b, under in pairwise(blocks)
        if b.end - b.start <= _LONGEST_COUNTED
        and (under.end - under.start > _LONGEST or shadow[under.end - 1] in _STOPS)
        and _is_head(shadow, b)
    ]
    if len(heads) < _LEAST:
        return {}
    words = Counter([_bare(shadow, b) for b in heads])
    if len(words) < 2 or max(words.values()) < 2:
        return {}
    read = {b.start: turn for b in heads if (turn := _read(shadow, b))}
    again = [t for t in read.values() if words[_bare(shadow, t)] > 1]
    if len(read) < _LEAST or not any(t.name for t in again) or len({_bare(shadow, t) for t in read.values()}) < 2:
        return {}
    if any(t.rule == "chamber-label" and t.start not in read for t in found.values()):
        return {}
    if not any(t.name is None or t.name.office or len(t.name.tokens) > 1 for t in read.values()):
        return {}  # "Ferries", "Fog" and "Ferries" again
    sure = [start for start, turn in read.items() if words[_bare(shadow, turn)] > 1 or not _is_word(shadow, turn)]
    first, last = min(sure), max(sure)
    read = {start: turn for start, turn in read.items() if first <= start <= last}
    between = [b for b in blocks if first <= b.start <= last]
    unread = sum(_is_head(shadow, b) and b.start not in read for b in between)
    if len(between) > _BLOCKS_A_HEAD * len(read) or unread * _MOST_UNREAD > len(read):
        return {}
    if len(again) * 3 < len(read) or any(
        first <= t.start <= last and t.start not in read and t.rule != "unknown-label" for t in found.values()
    ):
        return {}
    if any(b.start not in read and (_SERIAL.match(shadow, b.start, b.end) or _is_timed(shadow, b)) for b in between):
        return {}  # one of those who speak is not read
    timed = [b for b in between if b.start in read and _is_timed(shadow, b)]
    if timed and not _is_recording(shadow, timed):
        return {}  # a programme: who is where at what hour
    turns = with_the_other(shadow, with_long_names(shadow, _in_full(read)))
    if timed:
        return {start: replace(turn, rule="clock-behind") for start, turn in turns.items()}
    if any(_SERIAL.match(shadow, start) for start in turns) and not _SPEAKS.search(shadow, first):
        return {start: replace(turn, rule="counted-head", is_strong=False) for start, turn in turns.items()}
    return turns


def _is_recording(shadow: str, timed: list[Block]) -> bool:
    """Whether the times behind such lines are a recording's: the first is in its first minute, and none is earlier than the one before."""
    seconds = []
    for block in timed:
        clock = _CLOCK_BEHIND.search(shadow[block.start : block.end])
        figures = re.findall(r"\d+", clock.group()) if clock else []
        seconds.append(sum(int(figure) * 60**power for power, figure in enumerate(reversed(figures))))
    return seconds[0] < _FIRST_SECONDS and all(one <= two for one, two in pairwise(seconds))


def dashed_heads(shadow: str, blocks: list[Block]) -> dict[int, Turn]:
    """Labels in capitals before a dash: "MR. MINISTER- It will.", beside "QUESTION- Will it sail?"; the same dash before all."""
    near = [b for b in blocks if shadow[b.start : b.start + 2].isupper()]
    if len(near) < _LEAST:
        return {}
    marks: dict[str, dict[int, Turn]] = {}
    for block in near:
        match = _DASHED.match(shadow, block.start, min(block.end, block.start + 2 * _LONGEST))
        turn = _person_or_role(shadow, *match.span("who")) if match else None
        if match and turn:
            stop = block.start + len(match.group().rstrip())
            marks.setdefault(match["mark"], {})[block.start] = replace(turn, end=stop, rule="dashed-head")
    for turns in marks.values():
        counts = Counter(shadow[t.start : t.end].partition("(")[0].rstrip() for t in turns.values())
        shown = any(t.role == "question" or (t.name and t.name.office) for t in turns.values())
        if shown and len(turns) >= _LEAST and len(counts) > 1 and max(counts.values()) > 1:
            return _addressed(turns)
    return {}


def _addressed(turns: dict[int, Turn]) -> dict[int, Turn]:
    """The turns, "MR. MINISTER" led to the only minister whom a label names: "FOREIGN MINISTER MR. JUHAN TAMM"."""
    named = [t.name for t in turns.values() if t.name and t.name.tokens and t.name.office]
    more = {}
    for start, turn in turns.items():
        name, office = turn.name, _POLITE.fullmatch(turn.name.office or "") if turn.name else None
        meant = {n.tokens for n in named if n.office and office and office["office"] in n.office.split()}
        led = name and not name.tokens and len(meant) == 1
        more[start] = replace(turn, name=replace(name, tokens=meant.pop())) if name and led else turn
    return more


def _is_head(shadow: str, block: Block) -> bool:
    start, end = block.start, block.end
    if end - start > _LONGEST and not (end - start <= _LONGEST_COUNTED and _SERIAL.match(shadow, start, end)):
        return False
    head = shadow[start]
    return (
        head < "\u0370"
        and (head.isupper() or head in "[(" or head.isdigit())
        and (shadow[end - 1].isalnum() or shadow[end - 1] == ")")
        and shadow.find("\n", start, end) < 0
    )


def _is_timed(shadow: str, block: Block) -> bool:
    """Whether a short line ends with the recording's time: "Mari Kask  00:41"."""
    start, end = block.start, block.end
    return (
        end - start <= _LONGEST
        and shadow[end - 1].isdigit()
        and shadow[end - 3] == ":"
        and _CLOCK_BEHIND.search(shadow[start:end]) is not None
        and shadow[start].isupper()
    )


def _is_word(shadow: str, turn: Turn) -> bool:
    """Whether a head is but a word that may be a name: "Mägi", and neither "Mägi (Harbour Board)" nor "Minister"."""
    name = turn.name
    return (
        name is not None and not name.office and len(name.tokens) < 2 and turn.end - turn.start == len(name.tokens[0])
    )


def _bare(shadow: str, block: Block | Turn) -> str:
    """A head's words without the time and the note."""
    start, end = _inside(shadow, block.start, block.end)
    return shadow[start:end]


def _inside(shadow: str, start: int, end: int) -> tuple[int, int]:
    if clock := _CLOCK.match(shadow, start, end) or _SERIAL.match(shadow, start, end):
        start = clock.end()
    elif shadow[end - 1].isdigit() and (clock := _CLOCK_BEHIND.search(shadow[start:end])):
        end = start + clock.start()
    if note := _NOTE.search(shadow[start:end]):
        end = start + note.start()
    return start, end


def _read(shadow: str, block: Block) -> Turn | None:
    """The turn of a head, none where it names nobody that is known to speak."""
    start, end = _inside(shadow, block.start, block.end)
    turn = _person_or_role(shadow, start, end)
    if end < block.end and (turn is None or turn.role == "moderator" or (turn.name and not turn.name.tokens)):
        # whose office it is, in brackets: a title before the name, or an office before the bracket
        holder = labelled_person(shadow, end + 2, block.end - 1)
        if holder and holder.tokens and (holder.office or (turn and len(holder.tokens) > 1)):
            office = turn.name.office if turn and turn.name else shadow[start:end]
            turn = Turn(start, end, "person", replace(holder, office=office), True, "lone-head")
    return replace(turn, start=block.start, end=block.end) if turn else None


def _person_or_role(shadow: str, start: int, end: int) -> Turn | None:
    who = shadow[start:end]
    if not who or not who[0].isupper():
        return None
    if role := role_of(who):
        return Turn(start, end, role, None, True, "lone-head")
    if asks := _ASKS.fullmatch(who):
        if asks["who"] is None:
            return Turn(start, end, "question", None, True, "lone-head")
        name = Found(start + asks.start("who"), end, (asks["who"],), None, False, "label")
        return Turn(start, end, "reporter", name, True, "lone-head")
    if _LISTENS.fullmatch(who):
        return Turn(start, end, "nobody", None, True, "lone-head")
    if (behind := _ROLE_BEHIND.search(who)) and role_of(behind["role"]):
        end = start + behind.start()
    person = labelled_person(shadow, start, end)
    if person is None and 0 < (comma := who.find(",")) and _HOLDS.match(who, comma):
        person = labelled_person(shadow, start, start + comma)  # "Mari Kask, Minister for Ferries of Estonia"
    if person is None and (ranked := _RANKED.fullmatch(who)):
        a, b = ranked.span("name")
        person = Found(start + a, start + b, (ranked["name"],), ranked["rank"], False, "label")
    if person is None:
        return None
    if not person.office and "'" in person.tokens[0] and len(person.tokens) > 1:
        person.tokens = person.tokens[1:]  # "SRS'in Kask", an office cut short
    return Turn(start, end, "person", person, True, "lone-head")


def with_the_other(shadow: str, turns: dict[int, Turn]) -> dict[int, Turn]:
    """The turns, those of an office that two hold led to the one whom no label names: "Premier" beside "Premier Tamm".

    The head has to print the office with both names: "Premier Mari Kask and Premier Juhan Tamm".
    """
    bare = {t.name.office for t in turns.values() if t.name and t.name.office and not t.name.tokens}
    others = {(t.name.office, t.name.tokens[-1]) for t in turns.values() if t.name and t.name.office and t.name.tokens}
    first = min(turns)
    known = {}
    for office in bare & {office for office, _ in others}:
        printed = {tuple(m.groups()) for m in re.finditer(rf"{re.escape(office)}{_FULL}", shadow[:first])}
        meant = [tokens for tokens in printed if (office, tokens[-1]) not in others]
        if len(meant) == 1 and len(printed) > 1:
            known[office] = meant[0]
    return {
        start: replace(turn, name=replace(turn.name, tokens=known[turn.name.office]))
        if turn.name and not turn.name.tokens and turn.name.office in known
        else turn
        for start, turn in turns.items()
    }


def _in_full(turns: dict[int, Turn]) -> dict[int, Turn]:
    """The turns, those of a given name alone led to the label that prints it with the surname: "Mari" beside "Mari Kask, host"."""
    full = {t.name.tokens for t in turns.values() if t.name and len(t.name.tokens) > 1 and t.role == "person"}
    more = {}
    for start, turn in turns.items():
        name = turn.name
        meant = [tokens for tokens in full if name and name.tokens == tokens[:1] and not name.office]
        more[start] = replace(turn, name=replace(name, tokens=meant[0])) if name and len(meant) == 1 else turn
    return more


def with_long_names(shadow: str, turns: dict[int, Turn]) -> dict[int, Turn]:
    """The turns, those of a given name cut short led to the only name over them that begins so: "Mart" under "Marta Kask"; not sure."""
    head = shadow[: min(min(turns), _HEAD)]
    alone = {t.name.tokens[0] for t in turns.values() if t.name and len(t.name.tokens) == 1 and not t.name.office}
    meant: dict[str, tuple[str, ...]] = {}
    for short in alone:
        if len(short) >= _SHORTEST and f" {short}" in head:
            longer = set(re.findall(rf"\s({re.escape(short)}[a-zà-ÿ]*)\s([A-Z][\w'-]+)", head))
            if len(longer) == 1 and (name := longer.pop())[0] != short:
                meant[short] = name
    return {
        start: replace(turn, name=replace(turn.name, tokens=meant[turn.name.tokens[0]]), rule="name-cut-short")
        if turn.name and len(turn.name.tokens) == 1 and not turn.name.office and turn.name.tokens[0] in meant
        else turn
        for start, turn in turns.items()
    }
