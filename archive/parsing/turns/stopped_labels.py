"""Labels that neither a colon nor a line of their own shows, only that they come again and again.

A full stop closes them in printed volumes ("The President. Good morning.", "Mr. Tamm. It will."), a dash follows a name in
capitals on a Russian station's page ("М.КАСК – Доброе утро!"). One of them alone is prose.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from archive.parsing.text.lines import Block
from archive.parsing.tongues.roles import role_of
from archive.parsing.turns.labelled import labelled_person
from archive.parsing.turns.loud_stops import heads_list, loud_stops
from archive.parsing.turns.russian_labels import russian_labels
from archive.parsing.turns.russian_stopped_heads import stopped_heads
from archive.parsing.turns.tabbed_labels import first_alone, tabbed_labels
from archive.parsing.turns.turn import Turn

_STOPPED = re.compile(
    r"(?P<who>(?:(?:The|Mr\.|Mrs\.|Ms\.|Miss|Dr\.|Sir)\s)?[A-Z][\w'-]+(?:\s(?:of\s|for\s|and\s)?[A-Z][\w'-]+){0,5})(?P<note>\s[\[(](?:presiding|continuing|reading|interposing|(?:speaking\s)?(?:in|through)\s[a-zA-Z\s]{3,30})[\])])?\.\s(?=[\"'(\[A-Z\d])"
)
_DASHED = re.compile(
    r"(?P<who>(?:[А-ЯЁ]\.\s?){0,2}[А-ЯЁ][А-ЯЁ-]{2,24}(?:\s[А-ЯЁ][А-ЯЁ-]{2,24}){0,2})(?:\s\([^()\n]{2,40}\))?\s?[–—―-]\s(?=\S)"
)
_NEAR: Final = 50
"""Characters in which the stop behind a label stands."""
_LEAST: Final = 3
"""Labels that a text has at least, one of them twice, before they are taken for labels."""


def stopped_labels(shadow: str, blocks: list[Block], letters: dict[int, Turn]) -> dict[int, Turn]:
    """The labels before a full stop or a dash by their offset, all sure; empty where they are too few, or all of one.

    `letters` are the text's labels for a question ("Q."), which count as one that others answer.
    """
    heads = [
        b for b in blocks if shadow.find(". ", b.start + 3, b.start + _NEAR) > 0
    ]  # spares most paragraphs the rest
    found = {b.start: turn for b in heads if (turn := _before_stop(shadow, b))}
    if found:
        asks = [t for t in letters.values() if t.role == "question" and shadow[t.start : t.end] == "Q."]
        if not _come_again(shadow, found, len(asks)):
            found = _loud_with_office(shadow, heads, found)
    if not found and (found := loud_stops(shadow, heads)):
        first = min(found)
        for start in [s for s, t in letters.items() if s < first and not t.is_strong and heads_list(shadow, s)]:
            del letters[start]  # "Presiding: Com. KASK", over the record
    if not shadow.isascii():
        russian = [b for b in blocks if "А" <= shadow[b.start] <= "Я"]
        dashed = {b.start: turn for b in russian if (turn := _before_dash(shadow, b))}
        if _come_again(shadow, dashed, 0) and any("." in shadow[t.start : t.end] for t in dashed.values()):
            found |= dashed
        found |= stopped_heads(shadow, blocks)
    found = found or tabbed_labels(shadow, blocks) or first_alone(shadow, blocks)
    return found or russian_labels(shadow, blocks)


def _before_stop(shadow: str, block: Block) -> Turn | None:
    found = _STOPPED.match(shadow, block.start, min(block.end, block.start + _NEAR + 20))
    name = labelled_person(shadow, *found.span("who")) if found else None
    if found is None or name is None or not name.office:
        return None
    return Turn(block.start, _stop(found), "person", name, True, "stopped-label")


def _stop(found: re.Match[str]) -> int:
    """Where a label ends, with its stop and the note before it: "Senator KASK [presiding]."."""
    return found.end("note" if found["note"] else "who") + 1


def _loud_with_office(shadow: str, heads: list[Block], stopped: dict[int, Turn]) -> dict[int, Turn]:
    """The labels of one with an office who answers several named in capitals alike: "CHAIR KASK. It will.", "JUHAN TAMM. When?"."""
    loud = {t.start: t for t in stopped.values() if shadow[t.start : t.end].isupper()}
    if len(loud) < _LEAST:
        return {}
    for block in heads:
        found = _STOPPED.match(shadow, block.start, min(block.end, block.start + _NEAR + 20))
        if found is None or block.start in loud or not found["who"].isupper():
            continue
        name = labelled_person(shadow, *found.span("who"))
        if name and len(name.tokens) > 1:
            loud[block.start] = Turn(block.start, _stop(found), "person", name, True, "stopped-label")
    return dict(sorted(loud.items())) if len(loud) > len(stopped) else {}


def _before_dash(shadow: str, block: Block) -> Turn | None:
    found = _DASHED.match(shadow, block.start, min(block.end, block.start + _NEAR + 20))
    if found is None:
        return None
    stop = block.start + len(found.group().rstrip())
    if role := role_of(found["who"]):
        return Turn(block.start, stop, role, None, True, "stopped-label")
    name = labelled_person(shadow, *found.span("who"))
    return Turn(block.start, stop, "person", name, True, "stopped-label") if name else None


def _come_again(shadow: str, turns: dict[int, Turn], asks: int) -> bool:
    """Whether the labels are a transcript's: three at least with the questions, of two kinds, and one that comes again."""
    if not turns:
        return False
    counts = Counter(t.name.tokens if t.name and t.name.tokens else shadow[t.start : t.end] for t in turns.values())
    return len(turns) + asks >= _LEAST and len(counts) + bool(asks) > 1 and max(*counts.values(), asks) > 1
