"""Labels in Japanese and in Markdown that nothing shows but that they come again: "**森山**　船便です。", and "森山" alone beside "質問" alone."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Final

from archive.parsing.people.names import Found
from archive.parsing.text.lines import Block
from archive.parsing.tongues.japanese_rosters import full_names
from archive.parsing.tongues.roles import role_of
from archive.parsing.turns.labelled import labelled_person
from archive.parsing.turns.turn import Turn
from archive.parsing.words.characters import HAN

_BOLD = re.compile(r"\*\*(?P<who>[^*\n:：。.?!]{1,40})\*\*(?=[ \t\u3000]{1,4}\S)")
_NAME = rf"(?:[{HAN}々ヶ]{{1,6}}|[ァ-ヴー・]{{2,12}})"
_ALONE = re.compile(_NAME)
_IN_FULL = re.compile(rf"(?P<name>[{HAN}々ヶ\u3041-\u3096ァ-ヴー・]{{2,12}})(?:さん|氏)?[（(][^（）()\n]{{2,30}}[)）]")
_LED_BY = re.compile(
    rf"(?P<role>[{HAN}]{{2,4}})[:：](?P<name>[{HAN}々ヶ\u3041-\u3096ァ-ヴー・]{{2,12}})[（(][^（）()\n]{{2,30}}[)）]"
)
_SPACED = re.compile(rf"(?P<who>{_NAME})(?=\u3000\S)")
_LONGEST_NAME: Final = 13
_LEAST_SPACED: Final = 4
_MOST_NAMES: Final = 20
_HEAD: Final = 3000
"""Characters of a text in which those who speak at a round table are printed in full."""
_LEAST_ROLES: Final = 2
_LEAST: Final = 3
"""Labels in bold that a text has at least, of two kinds and one of them twice."""


def bold_labels(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> None:
    """Adds names in Markdown's bold marks before what they say, where they come again; long dashes beside them ask."""
    if "*" not in shadow or shadow.count("\n**") < _LEAST:
        return
    labels = {b.start: m for b in blocks if b.start not in found and (m := _BOLD.match(shadow, b.start, b.end))}
    counts = Counter(match["who"] for match in labels.values())
    if len(labels) < _LEAST or len(counts) < 2 or max(counts.values()) < 2:
        return
    named = {start: turn for start, match in labels.items() if (turn := _bold(shadow, start, match)) is not None}
    asks = any(t.rule == "dashed-label" for t in found.values()) or any(t.role != "person" for t in named.values())
    sure = {t.name.tokens for t in named.values() if t.name and (t.name.office or len(t.name.tokens) > 1)}
    if not asks and len(sure) < 2:
        return  # words that a text sets in bold: "**Ferries** will sail."
    found.update(named)
    for start, turn in found.items():
        if turn.rule == "dashed-label":
            found[start] = replace(turn, is_strong=True)
    for start in sorted(found):
        found[start] = found.pop(start)


def _bold(shadow: str, start: int, label: re.Match[str]) -> Turn | None:
    """The turn of one such label, where it is a role or names somebody and a sentence begins behind it."""
    role = role_of(label["who"])
    name = None if role else _named(shadow, *label.span("who"))
    after = shadow[label.end() : label.end() + 8].lstrip()[:1]
    if (role is None and name is None) or after.islower():
        return None
    return Turn(start, label.end(), role or "person", name, True, "bold-label")


def spaced_names(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> None:
    """Adds surnames before a wide space, as round tables print them, where the head prints them in full: "森山　船便です。".

    Two of them at least, one of them twice; who leads them is sure then ("司会　…"), and so is a long dash that asks.
    """
    if shadow.count("\n", 0, _HEAD) < _LEAST or shadow.count("\u3000") < _LEAST_SPACED:
        return
    labels = {
        b.start: m
        for b in blocks
        if b.start not in found
        and shadow.find("\u3000", b.start, b.start + _LONGEST_NAME) > 0
        and (m := _SPACED.match(shadow, b.start, b.end))
        and _is_spoken(shadow, b)
    }
    counts = Counter(match["who"] for match in labels.values())
    if len(labels) < _LEAST_SPACED or len(counts) < 2 or max(counts.values()) < 2 or len(counts) > _MOST_NAMES:
        return
    # "ルスタム・カスク　港大学教授。", over the talk: who is introduced there does not speak yet.
    first = min(start for start, match in labels.items() if counts[match["who"]] > 1)
    head = shadow[: min(first, _HEAD)]
    known = {who for who in counts if full_names(head, who)}
    if len(known) < 2 or sum(counts[who] for who in known) < _LEAST_SPACED:
        return
    for start, match in labels.items():
        if match["who"] in known:
            name = Found(start, match.end(), (match["who"],), None, False, "label")
            found[start] = Turn(start, match.end(), "person", name, True, "spaced-name")
    for start, turn in found.items():
        if turn.rule == "dashed-label" or (turn.rule == "spaced-label" and turn.name is None):
            found[start] = replace(turn, is_strong=True)
    for start in sorted(found):
        found[start] = found.pop(start)


def names_beside_roles(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> dict[int, Turn]:
    """Surnames alone on their lines that come again beside roles alone on theirs: "質問" over a question, "森山" over its answer.

    With them where the name is printed in full with who that is ("森山花子（港湾長）"), and who leads: "司会：佐田一郎（記者）".
    """
    if sum(t.rule == "lone-role" for t in found.values()) < _LEAST_ROLES:
        return {}
    over = [(b, shadow[b.start : b.end]) for b, after in pairwise(blocks) if _is_said(shadow, after)]
    alone = Counter(words for block, words in over if block.start not in found and _ALONE.fullmatch(words))
    again = {words for words, count in alone.items() if count > 1}
    names = {
        words
        for words in again
        if full_names(shadow[:_HEAD], words) or f"{words}氏" in shadow or f"{words}さん" in shadow
    }
    more = {}
    for block, words in over if names else ():
        if words in names:
            printed = (0, len(words))
        elif (full := _IN_FULL.fullmatch(words)) and full["name"].startswith(tuple(names)):
            printed = full.span("name")
        elif (led := _LED_BY.fullmatch(words)) and role_of(led["role"]):
            printed = led.span("name")
        else:
            continue
        a, b = printed
        name = Found(block.start + a, block.start + b, (words[a:b],), None, False, "label")
        more[block.start] = Turn(block.start, block.end, "person", name, True, "lone-name")
    return more


def _named(shadow: str, start: int, end: int) -> Found | None:
    name = labelled_person(shadow, start, end)
    if name is None and _ALONE.fullmatch(shadow, start, end):
        return Found(start, end, (shadow[start:end],), None, False, "label")
    return name


def _is_spoken(shadow: str, block: Block) -> bool:
    """Whether a paragraph ends as a sentence does, be it with a laugh: "…ですね。（笑）"."""
    last = shadow[block.end - 1]
    return last in "。？！…」" or (last in ")）" and shadow.find("。", block.start, block.end) > 0)


def _is_said(shadow: str, block: Block) -> bool:
    return shadow[block.end - 1] in "。？?！!」）…"
