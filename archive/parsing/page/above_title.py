"""Where a saved page's own lines end and the record's title stands, if lines stand over it that no table knows."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from archive.parsing.page import eastern_pages, russian_pages
from archive.parsing.page.eastern_pages import eastern_title, is_eastern
from archive.parsing.page.edited_documents import document_title, is_chair_s, is_document_title
from archive.parsing.page.place_lines import is_place
from archive.parsing.page.recurrence import share_said, share_told, words_of
from archive.parsing.page.russian_pages import is_sentence, is_titled, russian_title
from archive.parsing.page.under_crumbs import is_of_section, title_under
from archive.parsing.text.furniture import has_letters, inside_rule, is_navigation, is_note
from archive.parsing.text.labels import find_label
from archive.parsing.text.letterheads import is_letterhead
from archive.parsing.text.lines import Block
from archive.parsing.text.telling import tells_in_old_japanese
from archive.parsing.turns.turns import Turn
from archive.parsing.words.countries import find_country
from archive.parsing.words.dates import is_dateline

_OCCASIONS: Final = (
    r"meetings?|talks|calls?|conversation|conference|summit|consultations|dialogue|statement|chaired|met"
)
OCCASION: Final = re.compile(rf"\b(?:{_OCCASIONS})\b|会談|会見|会合|電話|встреч|переговор|разговор", re.IGNORECASE)
"""Words of a title that names an occasion."""

_OTHERS: Final = r"meets|speaks|holds|briefing(?!\sroom)|readout|remarks|visits?|interview|statements|communiqu[eé]|declaration|message|telephone|teleconference|press\savailability|press\spoint|press\sencounter|stakeout|gaggle|receives|welcomes|praises|thanks|hosts|congratulates|attends|addresses|reaffirms?|agree|discuss(?:es)?|concludes|signs|sends|transcript|address|speech|agreement|debate\s[-–—]|executive\sorder|oral\sevidence|toasts?\s(?:by|at|of|between)"
_OF_A_TITLE = re.compile(rf"{OCCASION.pattern}|\b(?:{_OTHERS})\b")
# The same of ASCII, behind what is no letter: tried only where a word has ended.
_LATIN_OF_A_TITLE = re.compile(rf"[^a-z0-9_](?:{_OCCASIONS}|{_OTHERS})\b")
_BRIEFING = re.compile(
    r"press\s(?:briefing|conference|point)|(?:oral\s)?question\s(?:period|time)|door-?st(?:op|ep)(?:\s(?:interview|transcript))?|(?:radio|television|tv)\sinterview",
    re.IGNORECASE,
)
_MOST: Final = 24
"""Paragraphs among which the title is looked for."""
_MOST_LINKS: Final = 96
_LEAST_LINKS: Final = 12
"""Lines of a menu that a page prints whole over its title."""
_BELOW_CRUMBS: Final = 5
"""Paragraphs among which the title stands whose end a page's crumbs are."""
_HEAD: Final = 6
"""Characters with which a line has to begin to be looked at as another one's repetition."""
_LINKS: Final = 3
_WORDS_OF_A_TITLE: Final = 5
_SAID: Final = 0.33
_HEAD_OF_TITLE: Final = 30
_LEAST_TEXT: Final = 200
"""Characters of text that can tell a title from other lines."""
_LONG_EASTERN: Final = 10
_LEAST_REPEATED: Final = 20
"""Characters of a line that a page's own heading repeats at its end."""
_SHORT: Final = 80
_LONGEST_NAMED: Final = 360
"""Characters of a title with the house's name after it."""
_STOPS: Final = (".", "!", "?", ":", ";", "。", "？", "！")
_STOPS_OF_LINKS: Final = tuple(stop for stop in _STOPS if stop not in "!！")
_IN_A_SENTENCE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|held|said|says|to|their|his|her)\b")

# A full stop, and a finite verb or a second sentence before it: "Foreign Minister Tamm met the Ambassador on May 3."
_SENTENCE = re.compile(
    r".{6,150}?\s(?:met|held|holds|visited|paid|spoke|called|received|arrived|attended|exchanged|took|made|gave|sent|was|were|is|are|"
    r"has|have|had|will|said|stated|expressed|agreed|issued|following)\s.{1,200}(?:[^\W\d_]{4,}|\d)\.\)?\Z|.{6,150}?[a-z]{4,}\.\s[A-Z]"
)


def above_title(shadow: str, blocks: list[Block], turns: dict[int, Turn]) -> int:
    """How many paragraphs at the head stand over the title: by what it names, else by what the text says again."""
    return _above(shadow, blocks, turns) or _said_below(shadow, blocks, turns)


def _said_below(shadow: str, blocks: list[Block], turns: dict[int, Turn]) -> int:
    """How many paragraphs stand over a line that the text under it says again by a third, below a page's links.

    It has four words or more and no stop, and neither has a line over it; three of these are known as links.
    """
    known = 0
    for number, block in enumerate(blocks[:_MOST]):
        start, end = block.start, block.end
        if start in turns or is_prose(shadow, block, None) or number + 1 == len(blocks):
            return 0
        if is_navigation(shadow, block) or is_letterhead(shadow, block):
            known += 1
            continue
        is_long = shadow.count(" ", start, end) > 2 or (
            end - start >= _LONG_EASTERN and is_eastern(shadow, start, end)
        )
        if not is_long or is_dateline(shadow, start, end):
            continue
        if known < _LINKS or end - start > 260 or shadow.endswith(_STOPS, start, end):
            return 0
        return number if share_said(shadow, words_of(shadow, start, end), blocks[number + 1].start) >= _SAID else 0
    return 0


def _above(shadow: str, blocks: list[Block], turns: dict[int, Turn]) -> int:
    """How many paragraphs at the head stand over the title: 0 where the first line may be it.

    A page saved whole begins with its links ("Media Center", "printable banner"), which no table can know all. So the
    title is the first line that names an occasion, where all before it are short and name none; what is a sentence, a
    date or a numbered line ends the search.
    """
    heads = [shadow[block.start : block.start + _HEAD] for block in blocks[: _MOST + _MOST_LINKS]]
    repeated = len(set(heads)) < len(heads)
    for number in range(min(_MOST, len(blocks)) if repeated else 0):
        if _is_whole(heads[number], blocks[number]) and heads[number] not in heads[number + 1 : number + _MOST_LINKS]:
            continue  # No line below begins so.
        if (below := _named_below(shadow, blocks, number)) is not None:
            return below
    if (document := document_title(shadow, blocks, turns)) is not None:
        return document
    if not shadow.isascii():
        eastern = eastern_title(shadow, blocks, turns)
        if eastern is not None:
            return eastern
        russian = russian_title(shadow, blocks, turns)
        if russian is not None:
            return russian or _links_alone(shadow, blocks, turns)
    return (
        _under_menu(shadow, blocks, turns)
        or _under_short_lines(shadow, blocks, turns)
        or _told_below(shadow, blocks, turns)
    )


def _under_menu(shadow: str, blocks: list[Block], turns: dict[int, Turn]) -> int:
    """How many lines of a page's whole menu, all short and without a stop, stand over a line that names an occasion and over text.

    Three of them are known as links or come again; under the title, and under its date, somebody speaks or a sentence stands.
    """
    if len(blocks) <= _LEAST_LINKS or max([b.end - b.start for b in blocks[:_LEAST_LINKS]]) > _LONGEST_NAMED:
        return 0  # A look that spares most records the rest.
    known = 0
    seen: set[str] = set()
    for number, block in enumerate(blocks[:_MOST_LINKS]):
        start, end = block.start, block.end
        if start in turns or (end - start > 2 * _SHORT and not _is_address(shadow, block)):
            return 0
        if could_be_title(shadow, block) or (
            number >= _LEAST_LINKS and known >= _LINKS and _is_dated_below(shadow, blocks, number)
        ):
            if number < _LEAST_LINKS or known < _LINKS:
                return 0
            below = [b for b in blocks[number + 1 : number + 8] if not is_dateline(shadow, b.start, b.end)][:4]
            text = next((at for at, b in enumerate(below) if b.start in turns or is_prose(shadow, b, None)), None)
            if text is not None and not any(could_be_title(shadow, b) for b in below[:text]):
                return number
        if (end - start > _SHORT or shadow.endswith(_STOPS_OF_LINKS, start, end)) and not _is_address(shadow, block):
            return 0
        line = shadow[start:end]
        known += line in seen or is_navigation(shadow, block) or find_country(line) is not None
        seen.add(line)
    return 0


def _is_dated_below(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether a line of five words or more stands over its day and its hour, each on a line, a lead of one sentence between."""
    block = blocks[number]
    if shadow.count(" ", block.start, block.end) < _WORDS_OF_A_TITLE - 1 or shadow.endswith(
        _STOPS, block.start, block.end
    ):
        return False
    below = blocks[number + 1 : number + 4]
    below = below[1:] if below and is_prose(shadow, below[0], None) else below[:2]
    return len(below) > 1 and all(is_dateline(shadow, b.start, b.end) for b in below)


def _under_short_lines(shadow: str, blocks: list[Block], turns: dict[int, Turn]) -> int:
    """How many lines, all short and saying nothing, stand over the first one that names an occasion."""
    navigated = unknown = False
    for number, block in enumerate(blocks[:_MOST]):
        start, end = block.start, block.end
        if start in turns:
            return 0
        if end - start > _LEAST_REPEATED:
            for below, other in enumerate(blocks[number + 1 : number + _BELOW_CRUMBS], number + 1):
                if other.end - other.start >= _LEAST_REPEATED and (
                    _ends_with(shadow, block, other) or _is_glued(shadow, block, other)
                ):
                    # "Press Releases Talks in Riga" over "Talks in Riga"
                    return below + is_of_section(shadow, blocks, below, could_be_title)
        if is_navigation(shadow, block):
            navigated = True
            continue
        is_known = not has_letters(shadow, block) or is_note(shadow, block) or inside_rule(shadow, block)
        if is_known or is_letterhead(shadow, block):
            continue
        if navigated and unknown and (title := title_under(shadow, blocks, number, could_be_title)):
            return title
        if not number and not _could_be_link(shadow, block):
            return 0
        if is_dateline(shadow, start, end) or find_label(shadow, start, end):
            return 0
        if could_be_title(shadow, block) or _is_document_over_occasion(shadow, blocks, number):
            return number
        unknown = True
        if not _could_be_link(shadow, block):
            return _under_links(shadow, blocks[:number], block) or _links_alone(shadow, blocks, turns)
    return _links_alone(shadow, blocks, turns)


_BY_WIRE = re.compile(r"\b(?:tel(?:ephone)?|fax|e-?mail)\b\W{0,3}\S|www\.", re.IGNORECASE)


def _is_address(shadow: str, block: Block) -> bool:
    """Whether a long line at the head is a house's address with its telephone or site."""
    return block.end - block.start <= _LONGEST_NAMED and _BY_WIRE.search(shadow, block.start, block.end) is not None


_DOCUMENT = re.compile(r"(?:joint|final)\s(?:press\s)?(?:statement|communiqu[eé]|declaration)", re.IGNORECASE)


def _is_document_over_occasion(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether a line names a document and the next its occasion: "JOINT COMMUNIQUE" over "ON THE OCCASION OF THE VISIT OF …"."""
    block = blocks[number]
    if number + 1 >= len(blocks):
        return False
    if is_chair_s(shadow, block.start, block.end):
        below = blocks[number + 1]
        return shadow[below.start : below.end].isupper() and could_be_title(shadow, below)
    if not _DOCUMENT.fullmatch(shadow, block.start, block.end):
        return False
    return shadow[blocks[number + 1].start :][:18].casefold() == "on the occasion of"


def _told_below(shadow: str, blocks: list[Block], turns: dict[int, Turn]) -> int:
    """How many paragraphs, of any length and with dates and bullets, stand over a line that names an occasion.

    The text under it says a third of its words again, or at least of every line over it none: whatever they are, the
    record does not tell of them. One whole sentence may stand there, of which hardly anything is said again.
    """
    sentences = 0
    for number, block in enumerate(blocks[:_MOST]):
        start, end = block.start, block.end
        if start in turns:
            return 0
        is_known = is_navigation(shadow, block) or is_dateline(shadow, start, end)
        if not is_known and (could_be_title(shadow, block) or is_chair_s(shadow, start, end)):
            if not number or find_label(shadow, start, end) or blocks[-1].end - end < _LEAST_TEXT:
                return 0
            most = _SAID if share_told(shadow, start, end, end) >= _SAID else 0
            return number if all(_says_less(shadow, line, block, most) for line in blocks[:number]) else 0
        label = find_label(shadow, start, end)
        if label is not None and label.name == "1":
            return 0
        is_long = end - start > _LONGEST_NAMED or end - start > 2 * _SHORT or is_prose(shadow, block, None)
        if is_long and not (label is not None and label.is_bullet and end - start <= 2 * _SHORT):
            sentences += 1
            if sentences > 1:
                return 0
    return 0


def _says_less(shadow: str, line: Block, title: Block, most: float) -> bool:
    """Whether the text under the title says less than that share of a line over it; what is the page's for certain counts nothing."""
    start, end = line.start, line.end
    if not has_letters(shadow, line) or shadow[end - 1] == "!" or is_dateline(shadow, start, end):
        return True
    if is_navigation(shadow, line) or is_letterhead(shadow, line):
        return True
    words = shadow[start:end]
    if shadow.find(shadow[title.start : title.start + _HEAD_OF_TITLE], start, end) >= 0 or (
        words[0] == words[-1] == '"'  # What somebody says in it, as a headline.
    ):
        return True
    share = share_told(shadow, start, end, title.end)
    return share == 0 or share < (most if end - start <= 2 * _SHORT else most / 2)


def _links_alone(shadow: str, blocks: list[Block], turns: dict[int, Turn]) -> int:
    """How many short lines stand over a record that begins without a title, with a sentence or a turn: links, two of them known."""
    known = 0
    for number, block in enumerate(blocks[:_MOST]):
        start, end = block.start, block.end
        if start in turns or is_prose(shadow, block, None):
            return number if known > 1 and number > known else 0
        if is_dateline(shadow, start, end) or is_navigation(shadow, block) or inside_rule(shadow, block):
            known += 1
        elif _says_something(shadow, start, end):
            return 0
    return 0


def _says_something(shadow: str, start: int, end: int) -> bool:
    if end - start > 40 or shadow.count(" ", start, end) > 2 or _is_of_a_title(shadow[start:end]):
        return True
    if shadow[start] > "\u0400" and is_titled(shadow, start, end):
        return True  # "О паромных переговорах" over its date
    return find_label(shadow, start, end) is not None


def _under_links(shadow: str, over: list[Block], block: Block) -> int:
    """The number of the paragraph after links, if it may be a title of no occasion: longer than they are, no sentence.

    Under a title links stand too; so the first line has to be shorter, and what is right over the title a known one.
    """
    if not over or not is_navigation(shadow, over[-1]) or shadow.endswith(_STOPS, block.start, block.end):
        return 0
    words = shadow.count(" ", over[0].start, over[0].end) + 1
    longer = block.end - block.start >= 20 and shadow.count(" ", block.start, block.end) >= 3
    return len(over) if longer and words <= 3 else 0


def _ends_with(shadow: str, block: Block, following: Block) -> bool:
    """Whether a line of some length repeats the end of one over it, as a page's own heading does before the title."""
    cut = block.end - (following.end - following.start)
    if cut <= block.start or shadow[cut - 1].isalnum():
        return False
    if not shadow.startswith(shadow[following.start : following.end], cut):
        return False
    # "Press Conference - Riga, Latvia" over the date and the place
    return not is_place(shadow, following.start, following.end, after_date=False)


def _is_glued(shadow: str, block: Block, following: Block) -> bool:
    """Whether a line is a page's crumbs with the title at their end, no space between: "HomeNewsTalks in Riga on …" over "Talks in Riga on Ferries"."""
    if following.end - following.start < _HEAD_OF_TITLE:
        return False
    at = shadow.find(shadow[following.start : following.start + _HEAD_OF_TITLE], block.start + 1, block.end)
    return at > 0 and not shadow[at - 1].isspace()


_MARK_OF_HOUSE = re.compile(r"[|｜»«·–—-](?:(?<!-)|(?<=\s-)\s|(?=[\u3041-\u9fff]))")
_WITH_HOUSE = re.compile(r".{0,30}?\s?(?:[|｜»«·–—]|\s-\s|-(?=[\u3041-\u9fff]))\s?\S.{0,100}")


def _is_whole(head: str, block: Block) -> bool:
    """Whether a line's first characters are its own, and with single plain spaces, so that they stay as they are printed."""
    return block.end - block.start >= _HEAD and head.isprintable() and "  " not in head


def _named_below(shadow: str, blocks: list[Block], number: int) -> int | None:
    """Which paragraph is the title that a line prints with the house's name after it: "Talks in Riga | Foreign Office"."""
    block = blocks[number]
    if block.end - block.start > 2 * _LONGEST_NAMED:
        return None
    line = " ".join(shadow[block.start : block.end].split())
    if len(line) > _LONGEST_NAMED or _MARK_OF_HOUSE.search(line) is None:
        return None
    head = line[:_HEAD]
    for below in range(number + 1, min(number + _MOST_LINKS, len(blocks))):
        if not shadow.startswith(head, blocks[below].start):
            continue
        begins = shadow[blocks[below].start : min(blocks[below].end, blocks[below].start + _HEAD_OF_TITLE)]
        if begins.isprintable() and "  " not in begins and not line.startswith(begins):
            continue  # A quick look, before the words are made one line.
        printed = " ".join(shadow[blocks[below].start : blocks[below].end].split())
        if len(printed) >= _HEAD and line.startswith(printed) and _WITH_HOUSE.fullmatch(line, len(printed)):
            return below
    return None


def names_occasion(shadow: str, start: int, end: int) -> bool:
    """Whether words name what a title tells of, in any language that is read."""
    words = shadow[start:end]
    if _is_of_a_title(words) or is_document_title(shadow, start, end):
        return True
    return not words.isascii() and (
        eastern_pages.names_occasion(shadow, start, end) or russian_pages.names_occasion(shadow, start, end)
    )


def could_be_title(shadow: str, block: Block) -> bool:
    """Whether a line of some words names an occasion, and is no sentence."""
    words = shadow.count(" ", block.start, block.end) + 1
    if _BRIEFING.fullmatch(shadow, block.start, block.end):
        return True
    if block.end - block.start > 260 or words < 3 or shadow.endswith(_STOPS, block.start, block.end):
        return False
    return _is_of_a_title(shadow[block.start : block.end])


@lru_cache(maxsize=256)  # A title is looked at as one of several lines, and as the title.
def _is_of_a_title(line: str) -> bool:
    # In small letters, for without regard to case every word is tried letter by letter.
    small = line.lower()
    return (_LATIN_OF_A_TITLE.search(f" {small}") if small.isascii() else _OF_A_TITLE.search(small)) is not None


def _could_be_link(shadow: str, block: Block) -> bool:
    """Whether a line is short and says nothing: all of a few words, and no sentence."""
    if block.end - block.start > _SHORT:
        return False
    if shadow.endswith(_STOPS_OF_LINKS, block.start, block.end) and not shadow.endswith(" etc.", 0, block.end):
        return False
    words = shadow[block.start : block.end].split()
    loud = sum(not word[:1].islower() for word in words)
    return len(words) <= 3 or (
        loud * 3 >= len(words) * 2 and not _IN_A_SENTENCE.search(shadow, block.start, block.end)
    )


def is_prose(shadow: str, block: Block, following: Block | None) -> bool:
    """Whether the first line is a sentence and no title: it ends with a full stop and is long or has a verb; a salutation."""
    line = shadow[block.start : block.end]
    if line.endswith((".", ".)", ":")) and (len(line) > 160 or _SENTENCE.match(line)):
        return True
    if line.endswith(",") and following is not None and (following.gap or shadow[following.start].islower()):
        if line.isupper() and _is_of_a_title(line):
            return False  # "TRANSCRIPT OF THE CONFERENCE WITH THE GUEST, MARI KASK,"
        return not russian_pages.is_titled(shadow, block.start, block.end)  # "Dear friends,"
    return not line.isascii() and ("。" in line or tells_in_old_japanese(line) or is_sentence(shadow, block))
