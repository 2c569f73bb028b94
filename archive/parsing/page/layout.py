"""What stands around a record's body: its title, dateline and the web page's furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from archive.parsing.breakdown import Kind, Segment
from archive.parsing.page.above_title import OCCASION, above_title, could_be_title, is_prose
from archive.parsing.page.addressed import are_addressed
from archive.parsing.page.beside_title import (
    TOPIC,
    begins_text,
    clocks_of_page,
    is_heading_of_page,
    is_posted_over_title,
    is_said_again,
    is_title_again,
    is_title_under_date,
    is_title_with_date,
)
from archive.parsing.page.bylines import is_byline, is_caption_of_names, is_name_under_speech
from archive.parsing.page.dated_rows import ROW, before_rows, dated_rows, rows_end_head
from archive.parsing.page.eastern_pages import is_part_of_conference, is_topic, numbers_item, rule_under_title
from archive.parsing.page.edited_documents import is_document_title
from archive.parsing.page.field_lines import is_head_field
from archive.parsing.page.head_lines import are_houses_over_town, is_dated_line, is_issuer, is_published_line
from archive.parsing.page.heading_lines import could_be_heading
from archive.parsing.page.old_telegrams import has_sender, is_sender
from archive.parsing.page.place_lines import LONGEST_PLACE, VENUES, is_place, is_town_in_brackets
from archive.parsing.page.russian_headlines import is_title_in_short, says_who
from archive.parsing.page.russian_pages import (
    is_caption,
    is_cyrillic,
    is_passage_of_act,
    is_seat,
    is_titled,
    rule_under,
)
from archive.parsing.page.title_lines import goes_on_in_capitals, is_more_of_title
from archive.parsing.page.under_text import foot_of
from archive.parsing.text.furniture import has_letters, inside_rule, is_navigation, is_note, is_sourced_caption
from archive.parsing.text.labels import find_label
from archive.parsing.text.leaders import index_of
from archive.parsing.text.letterheads import is_letterhead
from archive.parsing.text.lines import BYTE_ORDER_MARK, Block
from archive.parsing.turns.member_labels import opens_sitting
from archive.parsing.turns.turns import Turn
from archive.parsing.words.dates import dates, is_dateline

# A member of an enumeration takes many times as long to fetch as a name.
_FURNITURE, _NARRATIVE, _DATELINE, _TITLE = Kind.FURNITURE, Kind.NARRATIVE, Kind.DATELINE, Kind.TITLE

_OFFICE = re.compile(
    r"(?:office|bureau|department|ministry|government|embassy|permanent\smission)\sof\b", re.IGNORECASE
)

_LONG_LINK = 40
_UNREAD = re.compile("[\u0590-\u10ff]")


@dataclass(slots=True)
class Layout:
    """The parts around the body, and which paragraphs (`first` to before `last`) are the body."""

    segments: list[Segment] = field(default_factory=list)
    title: Segment | None = None
    datelines: list[Segment] = field(default_factory=list)
    first: int = 0
    last: int = 0
    published: str | None = None
    is_page: bool = False
    opened: int = 0
    """Paragraphs of the record's own over its title: when a chamber met."""


def _furniture(block: Block, rule: str, confidence: float) -> Segment:
    return Segment(_FURNITURE, block.start, block.end, rule=rule, confidence=confidence)


def layout_of(text: str, shadow: str, blocks: list[Block], turns: dict[int, Turn]) -> Layout:
    """The parts around the body of a record."""
    out = Layout(last=len(blocks))
    if text.startswith(BYTE_ORDER_MARK):
        out.segments.append(Segment(_FURNITURE, 0, 1, rule="byte-order-mark"))
    _take_front(shadow, blocks, turns, out)
    foot = foot_of(text, shadow, blocks, turns, out.first, is_dated=bool(out.datelines))
    out.segments.extend(foot.segments)
    out.datelines.extend(foot.datelines)
    out.last, out.published = foot.last, foot.published
    return out


def _take_front(shadow: str, blocks: list[Block], turns: dict[int, Turn], out: Layout) -> None:
    number = 0
    dated = False
    is_plain = shadow.isascii()
    published: Segment | None = None
    rows = dated_rows(shadow, blocks)
    above = above_title(shadow, before_rows(blocks, rows), turns)
    is_sent = has_sender(shadow)
    clocks = clocks_of_page(shadow, blocks, above) if above and not is_sent else ()
    index = index_of(shadow, blocks)
    while number < len(blocks):
        block = blocks[number]
        start, end = block.start, block.end
        if start in turns or (start in rows and rows_end_head(shadow, blocks, rows, number, out.title is not None)):
            break
        if out.title and begins_text(shadow, blocks, number, out.title):
            break
        if not shadow[start].isalnum() and not has_letters(shadow, block):
            out.segments.append(_furniture(block, "no-letters", 0.9))
        elif out.title is None and not is_plain and _WEATHER.search(shadow, start, min(end, start + 120)):
            out.segments.append(_furniture(block, "weather", 0.8))
        elif start in index and not is_dateline(shadow, start, end):
            out.segments.append(_furniture(block, "list-of-contents", 0.85))
        elif number < above and _is_seat_under_time(shadow, block, out):
            _add_dateline(out, block, 0.7)
        elif out.title is None and opens_sitting(shadow, block) and number + 1 < len(blocks):
            out.opened += 1
            out.segments.append(
                Segment(_NARRATIVE, start, end, f"p{out.opened}", rule="opening-of-sitting", confidence=0.7)
            )
        elif rows.get(start) == ROW or (
            is_sent and (out.title or number < above) and is_sender(shadow, blocks, number)
        ):
            out.opened += 1
            path = f"p{out.opened}"
            out.segments.append(Segment(_NARRATIVE, start, end, path, rule="no-verb-of-saying", confidence=0.6))
        elif start in clocks:
            out.segments.append(_furniture(block, "clock", 0.7))
        elif out.title and not is_plain and numbers_item(shadow, block):
            break
        elif is_dateline(shadow, start, end):
            # What words of a script that nobody reads here say beside a date is not known.
            is_unread = not is_plain and _UNREAD.search(shadow, start, end)
            _add_dateline(out, block, 0.7 if is_unread else 0.8 if number < above else 0.95)
            dated = True
        elif is_published_line(shadow, block) and (
            out.title or (number + 1 < len(blocks) and is_prose(shadow, blocks[number + 1], None))
        ):
            # When a page was published is the record's date only where nothing else is.
            published = _dateline(block, 0.8)
            out.segments.append(published)
            dated = True
        elif is_dated_line(shadow, block):
            _add_dateline(out, block, 0.7)
            dated = True
        elif is_note(shadow, block):
            out.segments.append(_furniture(block, "translation-note", 0.9))
        elif out.title is None and number + 1 < len(blocks) and is_sourced_caption(shadow, block):
            out.segments.append(_furniture(block, "caption", 0.7))
        elif out.title is None and not is_plain and number + 1 < len(blocks) and is_caption(shadow, start, end):
            out.segments.append(_furniture(block, "caption", 0.6))
        elif is_head_field(shadow, start, end):
            _add_dateline(out, block, 0.8)
            dated = dated or bool(dates(shadow, start, end))
        elif inside_rule(shadow, block) or (out.title and is_heading_of_page(shadow, block, number, blocks)):
            out.segments.append(_furniture(block, "navigation", 0.85))
        elif out.title is None and is_navigation(shadow, block) and number + 1 < len(blocks):
            out.segments.append(_furniture(block, "navigation", 0.9))
            out.is_page = True
        elif (
            out.title is None
            and number + 1 < len(blocks)
            and is_letterhead(shadow, block)
            and (not _date_follows(shadow, blocks, number) or _title_follows_date(shadow, blocks, number))
        ):
            out.segments.append(_furniture(block, "letterhead", 0.8))
        elif out.title is None and number >= above - 1 and is_issuer(shadow, blocks, turns, number):
            out.segments.append(_furniture(block, "issuer", 0.7))
        elif out.title is None and (
            _is_place_over_title(shadow, blocks, number) or is_town_in_brackets(shadow, blocks, number)
        ):
            _add_dateline(out, block, 0.7)
        elif number < above:
            out.segments.append(_furniture(block, "above-title", 0.6))
            out.is_page = True
        elif out.title is None:
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            prose = end - start > 400 or is_prose(shadow, block, following)
            prose = prose or (shadow[end - 1] == ":" and following is not None)
            if not is_plain and is_part_of_conference(shadow, blocks, number):
                break
            if _is_numbered(shadow, blocks, number) or (prose and not _date_follows(shadow, blocks, number)):
                break
            number = _take_title(shadow, blocks, turns, number, out)
            continue
        elif not is_plain and (
            rule := rule_under_title(shadow, blocks, number, (out.title.start, out.title.end), is_dated=dated)
        ):
            out.segments.append(_furniture(block, rule, 0.7))
        elif not is_plain and (rule := rule_under(shadow, blocks, number)):
            out.segments.append(_furniture(block, rule, 0.6))
        elif is_said_again(shadow, blocks, number):
            out.segments.append(_furniture(block, "lead-again", 0.7))
        elif not is_plain and out.is_page and is_title_in_short(shadow, block, out.title.start, out.title.end):
            out.segments.append(_furniture(block, "caption", 0.6))
        elif is_title_again(shadow, block, out.title):
            out.segments.append(_furniture(block, "title-again", 0.8))
        elif is_posted_over_title(shadow, blocks, number, out.title):
            _add_dateline(out, block, 0.7)
            dated = True
            at = out.segments.index(out.title)
            out.segments[at] = replace(out.title, kind=_FURNITURE, rule="topic", confidence=0.7)
            number = _take_title(shadow, blocks, turns, number + 1, out)
            continue
        elif not dated and is_title_with_date(shadow, block, out.title):
            at = out.segments.index(out.title)
            out.segments[at] = replace(out.title, kind=_FURNITURE, rule="topic", confidence=0.7)
            number = _take_title(shadow, blocks, turns, number, out)
            continue
        elif dated and is_title_under_date(shadow, blocks, number, out.title):
            # The line over the date was the topic under which the page stands.
            at = out.segments.index(out.title)
            out.segments[at] = replace(out.title, kind=_FURNITURE, rule="topic", confidence=0.7)
            number = _take_title(shadow, blocks, turns, number, out)
            continue
        elif (
            dated
            and (out.is_page or not block.gap)
            and _OFFICE.match(shadow, start, end)
            and is_letterhead(shadow, block)
        ):
            out.segments.append(_furniture(block, "letterhead", 0.8))
        elif are_addressed(shadow, blocks, number, out.title.start, out.title.end):
            break
        elif (
            is_byline(shadow, block, turns)
            or (dated and is_caption_of_names(shadow, block))
            or (dated and is_name_under_speech(shadow, block, out.title.start, out.title.end))
        ):
            out.segments.append(_furniture(block, "byline", 0.7))
        elif dated and block.start not in turns and _is_place_line(shadow, blocks, number, out):
            _add_dateline(out, block, 0.8)
        elif not dated and (
            _is_place_over_date(shadow, blocks, number) or are_houses_over_town(shadow, blocks, number)
        ):
            _add_dateline(out, block, 0.7)
        elif is_passage_of_act(shadow, start, end):
            break
        elif not dated and _is_head_line(shadow, blocks, turns, number):
            # Whose words they are, or a letterhead, between title and date.
            out.segments.append(_furniture(block, "letterhead", 0.5))
        else:
            break
        number += 1
    if published is not None and not out.datelines:
        out.datelines.append(published)
    out.first = number


_WEATHER = re.compile(r"[+-−–]?\d{1,2}\s?°")
"""What a newspaper's page prints beside today's date."""


def _is_seat_under_time(shadow: str, block: Block, out: Layout) -> bool:
    """Whether a line over the title, right under a date or time, gives the town and what it is of: "Горки, Озёрная область"."""
    last = out.segments[-1] if out.segments else None
    is_under = last is not None and last.kind is _DATELINE and shadow.find(", ", block.start, block.end) > 0
    return is_under and is_seat(shadow, block)


def _is_numbered(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether the first line is a record's first item and no title; a volume's document has its number before the title."""
    block = blocks[number]
    label = find_label(shadow, block.start, block.end)
    if label is None or is_document_title(shadow, block.start, block.end) or says_who(shadow, block):
        return False
    # "174. Memorandum of Conversation": nothing begins with such a number but a volume's document.
    numbered = label.name.isdecimal() and int(label.name) > 1 and could_be_heading(shadow, label.end, block.end)
    return not (label.is_counted and (numbered or _date_follows(shadow, blocks, number)))


def _is_place_line(shadow: str, blocks: list[Block], number: int, out: Layout) -> bool:
    """A place directly under the date, in a page's block of lines, or alone and known as a place."""
    block = blocks[number]
    if block.end - block.start > LONGEST_PLACE or number + 1 >= len(blocks):
        return False
    if find_label(shadow, block.start, block.end) and not shadow.startswith("г.", block.start):
        return False
    if _date_follows(shadow, blocks, number) and is_place(shadow, block.start, block.end, after_date=True):
        return True  # Between the date and the time: "East Room".
    if (
        out.datelines
        and VENUES.fullmatch(shadow, block.start, block.end)
        and is_place(shadow, block.start, block.end, after_date=True)
    ):
        return True
    if any(not any(map(str.isdigit, shadow[s.start : s.end])) for s in out.datelines):
        return False
    # "3 May 2012", "14:30", "Novy Port": under the clock time, each a paragraph.
    timed = len(out.datelines) > 1 and ":" in shadow[out.datelines[-1].start : out.datelines[-1].end]
    over = out.title is not None and out.datelines and out.title.start > out.datelines[-1].start
    directly = (not block.gap and not over) or (timed and shadow.count(" ", block.start, block.end) < 3)
    return is_place(shadow, block.start, block.end, after_date=directly)


def _is_place_over_date(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether a line names a known place over the date, or a house over such a line ("Harbour Hotel", "Riga, Latvia", …)."""
    block = blocks[number]
    if is_place(shadow, block.start, block.end, after_date=False) and _date_follows(shadow, blocks, number):
        return True
    if number + 2 >= len(blocks) or not VENUES.fullmatch(shadow, block.start, block.end):
        return False
    town = blocks[number + 1]
    return (
        is_place(shadow, block.start, block.end, after_date=True)
        and is_place(shadow, town.start, town.end, after_date=False)
        and _date_follows(shadow, blocks, number + 1)
    )


def _is_place_over_title(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether the first line is the place, then comes the date, and then the title ("New York", "5 May 2010", "Readout …")."""
    block = blocks[number]
    if number or TOPIC.fullmatch(shadow, block.start, block.end) or not _date_follows(shadow, blocks, number):
        return False
    if number + 2 >= len(blocks) or not is_place(shadow, block.start, block.end, after_date=True):
        return False
    if shadow.count(" ", block.start, block.end) > 2:
        return False
    return could_be_title(shadow, blocks[number + 2])


def _is_head_line(shadow: str, blocks: list[Block], turns: dict[int, Turn], number: int) -> bool:
    """Whether a line stands with a few others like it between the title and the dateline."""
    for block in blocks[number : number + 8]:
        if is_dateline(shadow, block.start, block.end):
            return block.start != blocks[number].start
        line = shadow[block.start : block.end]
        if (
            len(line) > 100
            or (line[-1] in ".!?:;。" and not line.endswith(("D.C.", " DC.")))
            or line.endswith(("ました", "します", "した"))
            or block.start in turns
            or find_label(shadow, block.start, block.end)
        ):
            return False
    return False


def _date_follows(shadow: str, blocks: list[Block], number: int) -> bool:
    return number + 1 < len(blocks) and is_dateline(shadow, blocks[number + 1].start, blocks[number + 1].end)


def _title_follows_date(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether under a line and its date another line stands that names an occasion, and so is the title."""
    if number + 3 >= len(blocks):
        return False
    start, end = blocks[number + 2].start, blocks[number + 2].end
    return could_be_heading(shadow, start, end) and bool(OCCASION.search(shadow, start, end))


def _dateline(block: Block, confidence: float) -> Segment:
    return Segment(_DATELINE, block.start, block.end, rule="dateline", confidence=confidence)


def _add_dateline(out: Layout, block: Block, confidence: float) -> None:
    segment = _dateline(block, confidence)
    out.segments.append(segment)
    out.datelines.append(segment)


def _take_title(shadow: str, blocks: list[Block], turns: dict[int, Turn], number: int, out: Layout) -> int:
    """Adds the title, with the lines that go on with it; gives the number of the paragraph after it."""
    start, end = blocks[number].start, blocks[number].end
    number += 1
    last = number + 7
    while number < len(blocks) and number < last:
        block = blocks[number]
        line = shadow[block.start : block.end]
        if block.start in turns:
            break
        if is_dateline(shadow, block.start, block.end) and not goes_on_in_capitals(shadow, start, end, line):
            break
        if is_note(shadow, block):
            break
        if line.casefold() in _KINDS_OF_RELEASE:
            break
        if not is_more_of_title(shadow, blocks, number, start, end):
            break
        end = block.end
        number += 1
    # A line of two or three words may be a page's heading that no table knows.
    if shadow[start:end].isascii():
        is_short = shadow.count(" ", start, end) < 3
        is_short = is_short and (shadow[start].isdigit() or not OCCASION.search(shadow, start, end))
    else:
        is_short = is_topic(shadow, start, end)
        is_short = is_short or (is_cyrillic(shadow, start, end) and not is_titled(shadow, start, end))
    is_short = is_short or (number == 1 and is_letterhead(shadow, blocks[0]))
    is_short = is_short or _JOINED.search(shadow, start, end) is not None
    # Under longer lines that no table knows it is not for certain the title.
    unknown = any(s.rule == "above-title" and s.end - s.start > _LONG_LINK for s in out.segments)
    out.title = Segment(
        _TITLE, start, end, rule="first-line", confidence=0.8 if is_short else 0.85 if unknown else 0.9
    )
    out.segments.append(out.title)
    return number


_JOINED = re.compile(r"\n\s*\n\s*(?:with|and|between)\s")
"""A title that goes on under a blank line: where it ends is not for certain."""
_KINDS_OF_RELEASE = frozenset(
    ("readout", "transcript", "press statement", "media note", "fact sheet", "remarks", "statement")
)
"""What a house prints under a title alone to say what kind of release it is."""
