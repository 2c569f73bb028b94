"""Labels that show no transcript by themselves: kept where others beside them do, and dropped where nothing does."""

from __future__ import annotations

import re
from dataclasses import replace

from archive.parsing.text.lines import Block
from archive.parsing.turns.askers import answers_again
from archive.parsing.turns.eastern_papers import papers_alone
from archive.parsing.turns.recurring_labels import names_beside_roles
from archive.parsing.turns.spaced_labels import keep_spaced
from archive.parsing.turns.turn import Turn
from archive.parsing.words.characters import HAN

_WEAK_LETTERS = ("letter-label", "bare-letter-label")


def drop_unsure(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> None:
    """A dash shows no transcript, nor does "記者" alone in its line: somebody has to answer, twice, or once under a title."""
    enclosed = any(turn.rule == "enclosed-person" for turn in found.values())
    for block in blocks if enclosed else ():
        if (turn := found.get(block.start)) and turn.rule == "enclosed-person" and _is_none(shadow, block, turn):
            del found[block.start]
    keep_spaced(found, is_titled=_is_titled(shadow, blocks))
    quoted = [t for t in found.values() if t.rule == "quoted-label"]
    asked = any(t.rule == "dashed-label" for t in found.values())
    for turn in quoted:
        if asked:
            found[turn.start] = replace(turn, is_strong=True)  # "――船便は", "森山首相「増やします」"
        else:
            del found[turn.start]
    if not any(t.is_strong for t in found.values()):
        for turn in [t for t in found.values() if t.rule == "dashed-label"]:
            del found[turn.start]
    lone = [t for t in found.values() if t.rule == "lone-role"]
    if not lone:
        return
    least = 1 if _is_titled(shadow, blocks) else 2
    papers = papers_alone(shadow, blocks, found)
    lone += papers.values()
    found.update(papers)
    named = names_beside_roles(shadow, blocks, found)
    asking = sum(t.role in ("question", "reporter") for t in lone)
    if asking < least or len(lone) - asking + len(named) < least:
        for turn in lone:
            del found[turn.start]
        return
    for turn in lone:
        found[turn.start] = replace(turn, is_strong=True)
    found.update(named)
    for start in sorted(found) if named or papers else ():
        found[start] = found.pop(start)


_MEMBER = re.compile(rf"[{HAN}々ヶ\u3041-\u3096ァ-ヴー]{{1,6}}[\s\u3000]?[{HAN}々ヶ\u3041-\u3096ァ-ヴー]{{1,6}}君")
_ADDRESSES = re.compile(r"[(（][Оо]бращ(?:ается|аясь|алась|ался)\s")


def _is_none(shadow: str, block: Block, turn: Turn) -> bool:
    """Whether brackets hold the section of somebody present ("（港湾省灯台参事官）　森山　花子君"), or to whom the speaker turns ("(Обращаясь к Ю. Тамму.)")."""
    if shadow[block.start] == "(" and _ADDRESSES.match(shadow, block.start):
        return True
    return (
        shadow[block.end - 1] == "君" and _MEMBER.fullmatch(shadow, _behind(shadow, turn.end), block.end) is not None
    )


def _behind(shadow: str, position: int) -> int:
    while shadow[position : position + 1].isspace():
        position += 1
    return position


def _is_titled(shadow: str, blocks: list[Block]) -> bool:
    """Whether a short line at the head names a conference in Japanese."""
    return any(b.end - b.start <= 80 and shadow.find("会見", b.start, b.end) >= 0 for b in blocks[:10])


def drop_lone_letters(found: dict[int, Turn]) -> None:
    """A letter alone shows no transcript: "A: …" and "B: …" count points. Questions without a colon need a sure one."""
    # "Question:" beside a name's label counts no points.
    named = any(t.name for t in found.values() if t.rule not in ("unknown-label", "outlet-label"))
    letters = [t for t in found.values() if t.rule in _WEAK_LETTERS or (t.rule == "spelled-label" and not named)]
    strong = any(t.is_strong for t in found.values()) or answers_again(found)
    if {t.role for t in letters if t.rule != "bare-letter-label"} != {"question", "answer"} and not strong:
        for turn in letters:
            del found[turn.start]
        return
    if not strong:
        for turn in [t for t in letters if t.rule == "bare-letter-label"]:
            del found[turn.start]
