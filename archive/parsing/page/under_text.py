"""What stands under a record's body: notes, the mark of its end, its date, and what a page prints below."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from archive.parsing.breakdown import Kind, Segment
from archive.parsing.page.footnotes import notes_under, plain_notes_under
from archive.parsing.page.russian_pages import heads_links, is_cyrillic, is_seat, is_signature, tells_in_cyrillic
from archive.parsing.text.agencies import is_agency_mark
from archive.parsing.text.furniture import closes_page, has_letters, inside_rule, is_contact, is_navigation, is_note
from archive.parsing.text.labels import find_label
from archive.parsing.text.lines import Block
from archive.parsing.turns.turns import Turn
from archive.parsing.words.countries import capitals, country_names
from archive.parsing.words.dates import dates, is_dateline

# A member of an enumeration takes many times as long to fetch as a name.
_FURNITURE, _DATELINE = Kind.FURNITURE, Kind.DATELINE

_PUBLISHED = re.compile(
    r"(?:publication\sdate|date\sof\spublication|published(?:\son)?|released?(?:\son)?)\s?:", re.IGNORECASE
)
_HOUSE = re.compile(r"MINISTRY OF (?:THE )?[A-Z]+(?:(?: AND| &|,)? [A-Z]+){0,5}")
"""The house that issues a release, in capitals under its last words."""
_ISSUER = re.compile(
    r"(?:Департамент|Управление|Пресс-служба|Пресс-центр|Пресс-бюро|Отдел|Секретариат)(?![\w-])[^.:;!?]{0,110}"
)
"""The department of a Russian house that issues it: "Департамент информации и печати"."""

_MOST_BELOW = 90
"""Short lines that a page saved with all its menus prints under its text."""


def _furniture(block: Block, rule: str, confidence: float) -> Segment:
    return Segment(_FURNITURE, block.start, block.end, rule=rule, confidence=confidence)


def _dateline(block: Block, confidence: float) -> Segment:
    return Segment(_DATELINE, block.start, block.end, rule="dateline", confidence=confidence)


@dataclass(slots=True)
class Foot:
    """The parts under the body, and how many paragraphs stand before them.

    `datelines` are those that give the record's date where none stands at its head, `published` the words of the date of publication.
    """

    last: int
    segments: list[Segment] = field(default_factory=list)
    datelines: list[Segment] = field(default_factory=list)
    published: str | None = None


def foot_of(
    text: str, shadow: str, blocks: list[Block], turns: dict[int, Turn], first: int, *, is_dated: bool
) -> Foot:
    """What stands under the body: notes, words of navigation, and short lines among them."""
    out = Foot(len(blocks))
    if _is_of_text(shadow, blocks[-1]):
        return out
    last = notes_under(text, blocks, first)
    tail = [_furniture(block, "footnote", 0.9) for block in reversed(blocks[last:])]
    blocks = blocks[:last]
    navigated = False
    end = _end_mark(shadow, blocks, turns, first)
    while last > end:
        block = blocks[last - 1]
        # "END", and under it when: "1:58 P.M. EDT".
        timed = last == end + 1 and is_dateline(shadow, block.start, block.end)
        tail.append(_dateline(block, 0.7) if timed else _furniture(block, "after-end", 0.8))
        last -= 1
    closing = _closing(shadow, blocks[:last], turns, first)
    while last > first:
        block = blocks[last - 1]
        line = shadow[block.start : block.end]
        turn = turns.get(block.start)
        if turn is not None and turn.is_strong and turn.role != "person" and turn.end < block.end:
            break  # "JOURNALIST: Thank you, Minister."
        if is_navigation(shadow, block) and (block.start not in turns or _PUBLISHED.match(line)):
            tail.append(_furniture(block, "navigation", 0.9))
            navigated = True
            if _PUBLISHED.match(line) and (printed := dates(shadow, block.start, block.end)):
                out.published = shadow[printed[0].start : printed[0].end]
        elif is_note(shadow, block):
            tail.append(_furniture(block, "translation-note", 0.8))
        elif rule := inside_rule(shadow, block):
            tail.append(_furniture(block, rule, 0.9))
        elif block.indent > _FAR_IN and _PAGE.fullmatch(line):
            tail.append(_furniture(block, "running-head", 0.7))  # "(iii)", a printed page's number
        elif is_agency_mark(shadow, block):
            tail.append(_furniture(block, "agency", 0.9))
        elif (
            last <= closing and _is_closing_date(shadow, block, tail) and block.start not in turns and last - 1 > first
        ):
            tail.append(_dateline(block, 0.7))
            if is_cyrillic(shadow, block.start, block.end) and not is_dated and not out.datelines:
                out.datelines.append(tail[-1])  # A Russian act has its date under the signature.
        elif not has_letters(shadow, block):
            tail.append(_furniture(block, "no-letters", 0.9))
        elif navigated and len(tail) < 12 and block.start not in turns and _is_link(shadow, block):
            tail.append(_furniture(block, "short-line-among-navigation", 0.6))
        elif last > closing:
            tail.append(_furniture(block, "under-the-text", 0.7))
        elif line.isupper() and _is_house_over(shadow, blocks, last - 1) and last - 2 > first:
            tail.append(_furniture(block, "letterhead", 0.7))  # "SINGAPORE", under "MINISTRY OF FOREIGN AFFAIRS"
        elif last - 1 > first and block.start not in turns and _is_issuer(line):
            tail.append(_furniture(block, "letterhead", 0.7))
        else:
            break
        last -= 1
    if "¹" in text and (noted := plain_notes_under(text, blocks[:last], first)) < last:
        tail.extend(_furniture(block, "footnote", 0.85) for block in reversed(blocks[noted:last]))
        last = noted
    # A page that ends in "* * *" or a cut still has its last words as body.
    out.last = last
    out.segments = tail[::-1]
    return out


_FAR_IN = 20
_PAGE = re.compile(r"\([ivxl]{1,6}\)")
_LONGEST_BELOW = 160
"""Characters of the longest line that stands under a text, if no table knows it as the page's."""


def _is_of_text(shadow: str, block: Block) -> bool:
    """Whether a paragraph is longer than such lines, and none that is known: a look that spares the text all others."""
    is_long = block.end - block.start > _LONGEST_BELOW
    return (
        is_long
        and shadow[block.end - 1] == "."
        and shadow[block.start].isalpha()
        and not (is_navigation(shadow, block) or is_note(shadow, block) or inside_rule(shadow, block))
    )


def _is_issuer(line: str) -> bool:
    """Whether a line is nothing but the house, or the department of a Russian one, that issues the release over it."""
    if line.startswith("MINISTRY OF "):
        return _HOUSE.fullmatch(line) is not None
    return "Д" <= line[0] <= "У" and _ISSUER.fullmatch(line) is not None


def _is_house_over(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether a line names a state or a capital right under the house that issues the release."""
    block, over = blocks[number], blocks[number - 1]
    words = shadow[block.start : block.end].strip(" .,").casefold()
    is_town = block.end - block.start <= 40 and (words in capitals() or words in country_names())
    return is_town and _HOUSE.fullmatch(shadow, over.start, over.end) is not None


def _end_mark(shadow: str, blocks: list[Block], turns: dict[int, Turn], first: int) -> int:
    """The number of paragraphs up to a mark of the release's end ("(END)", "###"), if only a few short lines follow it."""
    for last in range(len(blocks), max(first, len(blocks) - 16), -1):
        block = blocks[last - 1]
        line = shadow[block.start : block.end]
        if len(line) > 160 and line[0] != "#":
            break  # None of these is so long.
        ends = last > first + 1 and (heads_links(shadow, block) or is_contact(shadow, block))
        if ends and not _goes_on(shadow, blocks, last):
            return last - 1
        if inside_rule(shadow, block) == "end-mark" or (not has_letters(shadow, block) and line.startswith("#")):
            return last
        if len(line) > 160 or block.start in turns:
            break
    return len(blocks)


def _goes_on(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether two paragraphs or more from `number` on tell something in Russian: links amid the text are not its end."""
    told = 0
    for block in blocks[number:]:
        told += (
            block.end - block.start > _LEAST_TOLD
            and shadow[block.end - 1] == "."
            and tells_in_cyrillic(shadow, block.start, block.end)
        )
    return told > 1


_LEAST_TOLD = 90
"""Characters of a paragraph that is no link to another page."""


def _closing(shadow: str, blocks: list[Block], turns: dict[int, Turn], first: int) -> int:
    """The number of paragraphs up to the first line that a page prints under its text, if only short lines follow it."""
    closing = len(blocks)
    for last in range(len(blocks), max(first + 1, len(blocks) - _MOST_BELOW), -1):
        block = blocks[last - 1]
        if closes_page(shadow, block):
            closing = last - 1
        elif (
            block.end - block.start > (160 if closing == len(blocks) or _is_linked(shadow, block) else 100)
            or block.start in turns
            or (block.end - block.start > 40 and shadow.endswith((".", "。", '."', "?"), block.start, block.end))
        ):
            break
    return closing


def _is_linked(shadow: str, block: Block) -> bool:
    """Whether a line ends with an address of the Web: a page's preview of itself."""
    return shadow.find("http", max(block.start, block.end - 90), block.end) >= 0


def _is_closing_date(shadow: str, block: Block, tail: list[Segment]) -> bool:
    """Whether a line under the last words gives the date, or the capital over it ("New Delhi") or over an act's number ("№ 12")."""
    if is_dateline(shadow, block.start, block.end):
        return True
    over_date = bool(tail) and (tail[-1].kind is _DATELINE or shadow[tail[-1].start] == "№")
    return over_date and (
        shadow[block.start : block.end].strip(" .,").casefold() in capitals() or is_seat(shadow, block)
    )


def _is_link(shadow: str, block: Block) -> bool:
    line = shadow[block.start : block.end]
    return (
        len(line) <= 60
        and line[-1] not in ".!?:;,\"')…>"
        and line[0].isupper()
        and block.indent == 0
        and not is_signature(shadow, block)
        and not find_label(shadow, block.start, block.end)
        and not is_dateline(shadow, block.start, block.end)
    )
