"""What stands beside a title and is not the record's: the title again, a topic over it, a lead, the day on which a page was saved."""

from __future__ import annotations

import re

from archive.parsing.breakdown import Segment
from archive.parsing.page.above_title import OCCASION, could_be_title
from archive.parsing.page.bylines import is_caption_of_names
from archive.parsing.page.heading_lines import could_be_heading
from archive.parsing.page.place_lines import is_place
from archive.parsing.text.furniture import inside_rule, is_navigation, is_note
from archive.parsing.text.labels import find_label
from archive.parsing.text.letterheads import is_letterhead
from archive.parsing.text.lines import Block
from archive.parsing.words.dates import dates, is_dateline

_NEAR_LEAD = 3000
_LONGEST_OF_HEAD = 320
"""Characters of the longest line that a page prints between a title and the text, a lead apart."""
_LONGEST_OF_FEW = 140
"""A longer sentence in ASCII is no line of theirs but a translator's note, a caption, or the title again."""
_LEAST_OF_TEXT = 90
"""A shorter line may be a date or a place; a sentence over this may be a house's name or names under a picture too."""
_STOPS_OF_HEADS = (".m.", "D.C.", " etc.")
"""How a line at the head ends that is no sentence, though with a stop."""
TOPIC = re.compile(
    r".{0,60}\b(?:relations|issues?|affairs|situation|news|policy|visits?\sto\sjapan)(?:\s\([^)]{1,40}\))?\Z|.{0,20}(?:関係|情勢|問題)\Z",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:(?:令和|平成|昭和)[\d元]{1,2}|\d{4})年(?:\d{1,2}月)?")
"""A page's folder over the title, which has the date under it: "平成26年"."""
_ENDS_OF_TOPICS = (
    "relations", "issue", "issues", "affairs", "situation", "news", "policy", "japan", ")", "関係", "情勢", "問題"
)  # fmt: skip
_ZONE = re.compile(r"[A-Z][\w .-]{1,24}:\s\d{1,2}:\d\d")


_OF_A_LETTER = re.compile(r"(?:identical\s)?(?:letters?|notes?\sverbales?)\sdated\s", re.IGNORECASE)


def clocks_of_page(shadow: str, blocks: list[Block], above: int) -> frozenset[int]:
    """Where over the title the page prints the day on which it was saved: "Sunday, 3 May 2015 Search", "Riga: 15:46".

    The record has a date of its own then, in its title, under it or right over it; or there are clocks of two towns.
    """
    over = [b for b in blocks[:above] if is_dateline(shadow, b.start, b.end)]
    if not over:
        return frozenset()
    folder = blocks[above - 1]
    if above > 1 and folder is over[-1] and _YEAR.fullmatch(shadow, folder.start, folder.end):
        after = blocks[above + 1] if above + 1 < len(blocks) else None
        if after is not None and is_dateline(shadow, after.start, after.end):
            return frozenset((folder.start,))
    zones = [b for b in over if _ZONE.fullmatch(shadow, b.start, b.end)]
    dated = [(b, found[0]) for b in over if (found := dates(shadow, b.start, b.end)) and found[0].day]
    if not dated:
        return frozenset(b.start for b in zones)
    title = blocks[above]
    if _OF_A_LETTER.match(shadow, title.start, title.end):
        return frozenset()  # over a letter's own date that of the paper in which it was circulated
    below = [d for d in dates(shadow, title.start, title.end) if d.day]
    for block in blocks[above + 1 : above + 4]:
        if is_dateline(shadow, block.start, block.end):
            below += [d for d in dates(shadow, block.start, block.end) if d.day]
    own = below[0] if below else dated[-1][1]
    day = (own.year, own.month, own.day)
    pages = {b.start for b, d in dated if len(zones) > 1 or (d.year, d.month, d.day) != day}
    return frozenset(pages.union(b.start for b in zones) if pages else ())


def is_title_again(shadow: str, block: Block, title: Segment) -> bool:
    """Whether a line under the title prints it once more, or a piece of it, or with the place and date behind it."""
    size = block.end - block.start
    if 20 <= size < title.end - title.start and (
        shadow[block.start : block.end].casefold() in shadow[title.start : title.end].casefold()
    ):
        # "Summary of Talks in Riga" over the lines "Summary of" and "Talks in Riga"; a title may end with its place.
        return not is_place(shadow, block.start, block.end, after_date=False)
    if shadow[block.start].casefold()[0] != shadow[title.start].casefold()[0] and (
        shadow[block.end - 1].casefold() != shadow[title.end - 1].casefold()
    ):
        return False
    line, printed = (" ".join(shadow[part.start : part.end].casefold().split()) for part in (block, title))
    if line[len(printed) : len(printed) + 1].isalpha() and line.startswith(printed):
        if len(line) - len(printed) > 60 or line[-1] in ".。!?":
            return False  # "森山外相", and a sentence of what he did
        return not line[len(printed) :].isascii()  # The title as a caption, the picture's source glued to it.
    # The page's heading, and the record's own title with its place and date.
    return (
        line == printed
        or line.startswith(printed + ",")
        and is_dateline(shadow, block.start + len(printed) + 1, block.end)
    )


_POSTED = re.compile(r"Posted\s?on\s?[A-Z][a-z]{2,8}\s\d{1,2},\s\d{4}(?:[A-Z][a-z]{2,8}\s\d{1,2},\s\d{4})?")
"""A page's own date, on which it was changed glued to it: "Posted onMay 1, 2019May 2, 2019"."""
_SAME_END = 40
"""Characters that two prints of a title end with alike, where they style the person otherwise."""


def is_posted_over_title(shadow: str, blocks: list[Block], number: int, title: Segment) -> bool:
    """Whether a page says between its heading and the record's own title, which is the same, when it was posted."""
    if not shadow.startswith("Posted", blocks[number].start) or number + 2 >= len(blocks):
        return False
    if not _POSTED.fullmatch(shadow, blocks[number].start, blocks[number].end):
        return False
    own, heading = (" ".join(shadow[p.start : p.end].casefold().split()) for p in (blocks[number + 1], title))
    if len(own) > 2 * _SAME_END and heading.startswith(own):
        return True  # The own title goes on in the next line.
    ends_alike = len(heading) > 2 * _SAME_END and own[-_SAME_END:] == heading[-_SAME_END:]
    return own == heading or (ends_alike and own.split()[:2] == heading.split()[:2])


def is_title_with_date(shadow: str, block: Block, title: Segment) -> bool:
    """Whether a line begins as the title does and ends with a date: "Press Conference, 6 April 2004" under the section's name."""
    if block.end - block.start > 120 or not could_be_title(shadow, block):
        return False
    first, second = (shadow[part.start : part.end].casefold().replace(",", " ").split()[:2] for part in (title, block))
    printed = dates(shadow, block.start, block.end)
    dated = dates(shadow, title.start, title.end)
    return first == second and bool(printed) and not dated and printed[-1].end > block.end - 3


def is_said_again(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether a paragraph under the title is one of the next three or part of one: a lead that the text begins with too."""
    block = blocks[number]
    line = shadow[block.start : block.end].rstrip(". ")
    if not 60 <= len(line) <= 600:
        return False
    # Behind a place or a date that the text begins with: a line printed twice is one of two, and it is not known which.
    again = any(shadow.find(line, b.start + 4, b.end) >= 0 for b in blocks[number + 1 : number + 4])
    # A lead without a stop, which a sentence below is with one.
    again = again or (
        shadow[block.end - 1].isalnum() and shadow.find(line + ".", block.end, block.end + _NEAR_LEAD) >= 0
    )
    again = again or _is_over_issuer(shadow, blocks, number, line)
    return again and not (
        could_be_heading(shadow, block.start, block.end) or find_label(shadow, block.start, block.end)
    )


def _is_over_issuer(shadow: str, blocks: list[Block], number: int, line: str) -> bool:
    """Whether a lead stands over who issues the release ("From:", the house, "Published 4 May 2021"), and as the text's first words again."""
    if number + 2 >= len(blocks) or not shadow.startswith("From:", blocks[number + 1].start):
        return False
    return any(shadow[b.start : b.end].rstrip(". ") == line for b in blocks[number + 2 : number + 5])


def begins_text(shadow: str, blocks: list[Block], number: int, title: Segment) -> bool:
    """Whether a paragraph is longer than any line that a page prints under a title: a quick look that spares it all of them."""
    block = blocks[number]
    start, size = block.start, block.end - block.start
    return (
        size > _LEAST_OF_TEXT
        and size > title.end - title.start
        and shadow[block.end - 1] == "."
        and shadow[start].isalpha()
        and (shadow.isascii() or shadow[start : start + _LONGEST_OF_HEAD].isascii())
        and (size > _LONGEST_OF_FEW or not _may_stand_at_head(shadow, block))
        and (size > _LONGEST_OF_HEAD or not (is_note(shadow, block) or is_title_again(shadow, block, title)))
        and not is_said_again(shadow, blocks, number)
    )


def _may_stand_at_head(shadow: str, block: Block) -> bool:
    """Whether a line of up to 140 characters that ends with a stop may yet be a field, a link, a house's name, a caption or the like."""
    start, end = block.start, block.end
    return (
        shadow.find(":", start, end) >= 0
        or shadow.endswith(_STOPS_OF_HEADS, start, end)
        or inside_rule(shadow, block) is not None
        or is_letterhead(shadow, block)
        or is_caption_of_names(shadow, block)
    )


def is_title_under_date(shadow: str, blocks: list[Block], number: int, title: Segment) -> bool:
    """Whether a line under the date is the title, and the one over it a topic ("Estonia-Kenya Relations")."""
    block = blocks[number]
    if number + 1 >= len(blocks) or not shadow[title.start : title.end].lower().endswith(_ENDS_OF_TOPICS):
        return False  # A quick look that spares most records the rest.
    if not could_be_heading(shadow, block.start, block.end):
        return False
    if not TOPIC.fullmatch(shadow, title.start, title.end) or OCCASION.search(shadow, title.start, title.end):
        return False
    return bool(OCCASION.search(shadow, block.start, block.end)) and not find_label(shadow, block.start, block.end)


_COMMITTEE = re.compile(
    r"(?:(?:United\sStates|U\.S\.|US)\s)?(?:Senate|House\sof\sRepresentatives|Congress(?:\sof\sthe\sUnited\sStates)?),"
    r"|(?:(?:Select|Joint|Permanent|Special)\s){0,2}(?:Sub)?(?:[Cc]ommittee|[Cc]ommission)\s(?:on|of)\s[A-Z][\w\s,'&-]{3,80},|Joint\s[A-Z]\w+\sCommittee,"
)
"""Who holds a hearing, each on a line, over the town: "United States Senate,", "Committee on Harbours,"."""


def is_heading_of_page(shadow: str, block: Block, number: int, blocks: list[Block]) -> bool:
    """Whether a line between title and body is one of a page's headings ("Statements and releases"), or names who holds a hearing."""
    if shadow[block.end - 1] == "," and _COMMITTEE.fullmatch(shadow, block.start, block.end):
        return True
    return block.end - block.start <= 40 and number + 1 < len(blocks) and is_navigation(shadow, block)
