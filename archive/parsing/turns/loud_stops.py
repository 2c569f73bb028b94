"""Surnames in capitals before a stop, as minutes in translation print them, under the list of those present: "KASK. It sails."."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from archive.parsing.people.names import Found
from archive.parsing.text.lines import Block
from archive.parsing.tongues.roles import role_of
from archive.parsing.turns.turn import Turn

_LABEL = re.compile(r"(?P<who>[A-Z][A-Z'-]{2,24})\.\s{1,2}(?=[\"'(\[A-Z\d])")
_LIST = re.compile(
    r"^\W{0,3}(?:Presid(?:ing|ed)|Chair(?:ed|ing|man)?|Present|(?:Also\s)?(?:present|taking\spart|took\spart|attending)|Taking\spart|Took\spart|Participa(?:nts|ting)|Attend(?:ed|ing|ance)|In\sattendance|Members)\b",
    re.MULTILINE | re.IGNORECASE,
)
_NEAR: Final = 30
_OVER: Final = 4000
"""Characters over the first label among which those present are listed."""
_LEAST: Final = 3
_MOST: Final = 40
"""Persons of one sitting that are looked for in its list."""


def loud_stops(shadow: str, blocks: list[Block]) -> dict[int, Turn]:
    """The labels by their offset, with the initials of the list; empty where a surname is not listed or none comes again."""
    found = {
        b.start: m
        for b in blocks
        if shadow[b.start : b.start + 3].isupper()
        and shadow.find(". ", b.start + 3, b.start + _NEAR) > 0
        and (m := _LABEL.match(shadow, b.start, min(b.end, b.start + _NEAR + 4)))
    }
    counts = Counter(m["who"] for m in found.values() if role_of(m["who"]) is None)
    if len(found) < _LEAST or not 2 <= len(counts) <= _MOST or max(counts.values()) < 2:
        return {}
    first = min(found)
    listed = _LIST.search(shadow, max(0, first - _OVER), first)
    if listed is None:
        return {}
    over = shadow[listed.start() : first]
    known = {who: tokens for who in counts if (tokens := _listed(over, who))}
    if len(known) < len(counts):
        return {}
    return {start: _turn(start, match, known) for start, match in found.items()}


def heads_list(shadow: str, start: int) -> bool:
    """Whether a line there heads the list of those present: "Presiding: Com. KASK"."""
    return _LIST.match(shadow, start) is not None


def _listed(over: str, who: str) -> tuple[str, ...]:
    """A surname of the list with the initials before or behind it ("KASK, M. J.", "Com. M. Kask").

    Without them where it has namesakes; empty where it is not listed.
    """
    shape = rf"(?P<family>{re.escape(who[0])}(?i:{re.escape(who[1:])}))(?![\w-])"
    listed = list(
        re.finditer(
            rf"(?<![\w-])(?P<before>(?:[A-Z]\.\s?){{1,2}})?{shape}(?:,?\s(?P<behind>(?:[A-Z]\.\s?){{1,2}}))?", over
        )
    )
    if not listed:
        return ()
    family = next((m["family"] for m in listed if not m["family"].isupper()), who.title())
    initials = {tuple(re.findall(r"[A-Z]\.", m["before"] or m["behind"] or "")) for m in listed} - {()}
    return (*initials.pop(), family) if len(initials) == 1 else (family,)


def _turn(start: int, match: re.Match[str], known: dict[str, tuple[str, ...]]) -> Turn:
    if role := role_of(match["who"]):
        return Turn(start, match.end("who") + 1, role, None, True, "stopped-label")
    name = Found(start, match.end("who"), known[match["who"]], None, False, "label")
    return Turn(start, match.end("who") + 1, "person", name, True, "stopped-label")
