"""Who begins a turn by saying from which paper he is ("Sir, I'm Tamm from the Coast News."): a journalist, whatever his label says."""

from __future__ import annotations

import re
from dataclasses import replace

from archive.parsing.text.lines import Block
from archive.parsing.tongues.roles import is_outlet
from archive.parsing.turns.labelled import INITIALS_OF_PAPER
from archive.parsing.turns.turn import Turn
from archive.parsing.words.countries import capitals, country_words
from archive.parsing.words.offices import INSTITUTIONS

_WORDS = r"[A-Z][\w&'-]*(?:\s[A-Z&][\w&'-]*)"
_ADDRESS = r"(?:(?:Sir|Ma'am|Madam|Hi|Hello|Yes|Good\s(?:morning|afternoon|evening)|Thank\syou|Thanks)(?:,?\s(?:sir|ma'am|madam|Minister|everyone))?[,.!]?\s)"
_INTRODUCED = re.compile(
    rf"\s?{_ADDRESS}{{0,2}}(?:(?:I'm|I\sam|[Tt]his\sis|[Mm]y\sname\sis|[Mm]yself)\s)?(?P<name>{_WORDS}{{0,3}}?)(?:\shere)?,?\s(?:from|with|of)\s(?:the\s)?"
    rf"(?P<paper>{_WORDS}{{0,4}})"
)
_PAPER_ALONE = re.compile(rf"\s?{_ADDRESS}{{1,2}}(?P<paper>{_WORDS}{{0,3}})[.,]\s(?=[A-Z])")


def with_journalists(shadow: str, blocks: list[Block], turns: dict[int, Turn]) -> dict[int, Turn]:
    """The turns, those a journalist's whose name's first words in one of them say where he is from."""
    asking = {
        turn.name.tokens
        for block in blocks
        if (turn := turns.get(block.start))
        and turn.role == "person"
        and turn.name
        and not turn.name.office
        and _is_from_paper(shadow, turn, turn.name.tokens, block.end)
    }
    turns = _without_papers(shadow, turns)
    if not asking:
        return turns
    return {
        start: replace(turn, role="reporter")
        if turn.role == "person" and turn.name and turn.name.tokens in asking
        else turn
        for start, turn in turns.items()
    }


def _without_papers(shadow: str, turns: dict[int, Turn]) -> dict[int, Turn]:
    """The turns, those labels in one word a journalist's that the text elsewhere prints as a paper's: "/Маяк/", "газета «Маяк»", "talks with the Courier"."""
    papers: dict[tuple[str, ...], bool] = {}
    for turn in turns.values():
        if turn.role != "person" or turn.name is None or turn.name.office or len(turn.name.tokens) != 1:
            continue
        word = turn.name.tokens[0]
        if turn.name.tokens not in papers and word.isascii() and len(papers) < _MOST_PAPERS:
            papers[turn.name.tokens] = (
                f"the {word}" in shadow[:_HEAD] and _talks_with(word).search(shadow, 0, _HEAD) is not None
            )
        if turn.name.tokens not in papers and not word.isascii() and len(papers) < _MOST_PAPERS:
            printed = re.escape(word)
            own = re.compile(
                rf'/{printed}/|(?:агентств|газет|журнал|издани|радио|телеканал)[а-яё]{{0,2}}\s"{printed}"',
                re.IGNORECASE,
            )
            papers[turn.name.tokens] = own.search(shadow, 0, _HEAD) is not None
    return {
        start: replace(turn, role="reporter", name=None) if turn.name and papers.get(turn.name.tokens) else turn
        for start, turn in turns.items()
    }


def _talks_with(word: str) -> re.Pattern[str]:
    """How a head says that somebody was asked by a paper: "in conversation with the Harbour-Courier", "she told the Courier"."""
    return re.compile(
        rf"\b(?:[Ii]nterview(?:ed)?|[Cc]onversation|[Tt]alk(?:s|ed|ing)?|[Ss]p(?:oke|eaks|eaking)|[Tt]old|[Aa]nswers|[Qq]uestions)\s(?:(?:with|by|to|from|of|given|in)\s){{0,3}}"
        rf"the\s{re.escape(word)}(?=[,.;:()\n\"']|\s(?:about|on|newspaper|daily|weekly|magazine|published|before|after)\b)"
    )


_MOST_PAPERS = 10
_HEAD = 6000
"""Characters at a text's head in which an agency names itself."""


def _is_from_paper(shadow: str, turn: Turn, tokens: tuple[str, ...], end: int) -> bool:
    if found := _INTRODUCED.match(shadow, turn.end, min(end, turn.end + 200)):
        paper = found["paper"].rstrip(".")
        own = {token.casefold() for token in tokens}
        if own.isdisjoint(found["name"].casefold().split()):
            return False
        return _is_paper(paper) or (shadow.find("?", turn.end, end) > 0 and not _is_known_otherwise(paper))
    alone = _PAPER_ALONE.match(shadow, turn.end, min(end, turn.end + 120))
    return alone is not None and is_outlet(alone["paper"].rstrip("."))


def _is_paper(words: str) -> bool:
    return is_outlet(words) or INITIALS_OF_PAPER.fullmatch(words) is not None


def _is_known_otherwise(words: str) -> bool:
    """Whether the words hold a country's, a capital's or an institution's: who comes from there may be anybody."""
    several = words.casefold().split()
    return words.casefold() in capitals() or any(word in country_words() or word in INSTITUTIONS for word in several)
