"""Labels that show no transcript by themselves: kept where others beside them do, and dropped where nothing does."""

from __future__ import annotations

from dataclasses import replace

from archive.parsing.text.lines import Block
from archive.parsing.turns.askers import answers_again
from archive.parsing.turns.eastern_papers import papers_alone
from archive.parsing.turns.recurring_labels import names_beside_roles
from archive.parsing.turns.spaced_labels import keep_spaced
from archive.parsing.turns.turn import Turn

_WEAK_LETTERS = ("letter-label", "bare-letter-label")


def drop_unsure(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> None:
    """A dash shows no transcript, nor does "記者" alone in its line: somebody has to answer, twice, or once under a title."""
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
