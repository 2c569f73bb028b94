"""What stands around a record's body: its title, dateline and the web page's furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from archive.parsing.breakdown import Kind, Segment
from archive.parsing.countries import capitals, country_names
from archive.parsing.dates import DATE
from archive.parsing.labels import find_label
from archive.parsing.lines import BYTE_ORDER_MARK, Block
from archive.parsing.outline import is_dateline
from archive.parsing.turns import Turn
from archive.parsing.wordlists import words

_NAVIGATION = re.compile(
    r"""(?:\W{0,3})(?:
      back(?:\sto\s[\w\s]{2,40})?|top(?:\sof\s(?:the\s)?page)?|home(?:\spage)?|events?|news|speeches|transcripts?|index|
      menu|main\smenu|search|print(?:\s(?:this\s)?(?:page|version))?|print(?:er|able)?[\s-]*(?:friendly)?(?:\sversion)?|share(?:\s.{0,40})?|
      text\sversion|full\stext|publication\sstatus|published\sin\ssections?:?.{0,80}|publication\sdate:?.{0,60}|
      date\sof\spublication:?.{0,60}|published:?\s.{0,60}|(?:last\s)?updated:?\s.{0,60}|direct\slink.{0,200}|
      topics?:?|tags?:?\s?.{0,80}|persons?|geography|regions?|photos?|videos?|gallery|related(?:\s.{0,40})?|
      see\salso.{0,80}|read\smore.{0,80}|more\s(?:news|information).{0,60}|next|previous|prev|close|download.{0,60}|
      contact\sus|site\smap|sitemap|legal\smatters|privacy\spolicy|copyright.{0,120}|©.{0,120}|all\srights\sreserved.{0,80}|
      skip\sto\s.{0,40}|press\sreleases?(?:\sno\.?\s.{0,20})?|for\simmediate\srelease.{0,40}|media\srelease|
      official\swebsite.{0,60}|follow\sus.{0,60}|e-?mail|facebook|twitter|https?://\S{1,200}|www\.\S{1,200}|
      [\w\s]{2,30}(?:\s[>»/|]\s[^>»/|]{2,60}){1,8}|назад|печать|戻る|目次へ|トップページ.{0,40}
    )\W{0,3}""",
    re.VERBOSE | re.IGNORECASE,
)
_LETTERHEAD = re.compile(
    r"(?:the\s)?(?:ministry|office|embassy|department|government|permanent\smission|white\shouse|kremlin|presidential\s(?:administration|executive\soffice|press|office)|"
    r"federal\s(?:foreign\soffice|government)|cabinet|foreign\s(?:office|ministry)|bureau|secretariat|press\s(?:service|office)|"
    r"official\ssite|president\sof\srussia\s*\Z)\b.{0,80}",
    re.IGNORECASE,
)
_TRANSLATION = re.compile(
    r"\W{0,4}(?:this\sis\s)?(?:an?\s|the\s)?(?:[\w\s,]{0,40}?)?(?:provisional|unofficial|tentative|informal|courtesy|working|official|"
    r"translated|translation|unedited|interim)\b[^\n]{0,120}?(?:translat\w+|version|outline|transcript|text)\b.{0,80}|\W{0,4}(?:unofficial|provisional)\s(?:translation|text).{0,60}|"
    r"\W{0,3}translat(?:ion|ed)\b.{0,80}|.{0,4}仮訳.{0,4}",
    re.IGNORECASE,
)
_PART_OF_TITLE = re.compile(
    r"[(\[<–—-].{1,80}|(?:summary|overview|outline|gist|readout|transcript|excerpts?)\Z", re.IGNORECASE
)
_SUMMARY_LINE = re.compile(
    r"(?:an?\s|the\s)?(?:brief\s)?(?:summary|overview|outline|gist|readout|transcript|excerpts?)\b", re.IGNORECASE
)
_OPEN_ENDED = re.compile(
    r"(?:\b(?:of|the|and|with|between|to|for|by|at|in|on|from|a|an|his|her)|[,:–—-])\Z", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"(?:publication\sdate|date\sof\spublication|published(?:\son)?|released?(?:\son)?)\s?:", re.IGNORECASE
)
_CAPTION = re.compile(
    r"\W{0,2}(?:photo(?:graph)?|caption|picture)\b\s?[:(].{0,200}|\(photo[^)]{0,80}\)", re.IGNORECASE
)


_FIELD = re.compile(r"(?:date(?: and (?:time|place))?|time|place|venue|location|when|where)\s?:\s", re.IGNORECASE)


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


def _furniture(block: Block, rule: str, confidence: float) -> Segment:
    return Segment(Kind.FURNITURE, block.start, block.end, rule=rule, confidence=confidence)


def is_navigation(shadow: str, block: Block) -> bool:
    """Whether a line is one of the words that a web page puts around a record."""
    return block.end - block.start <= 260 and bool(_NAVIGATION.fullmatch(shadow, block.start, block.end))


def is_note(shadow: str, block: Block) -> bool:
    """Whether a line only says that the text is a translation, provisional or an outline, or is a picture's caption."""
    if block.end - block.start > 220:
        return False
    if _CAPTION.fullmatch(shadow, block.start, block.end):
        return True
    if not _TRANSLATION.fullmatch(shadow, block.start, block.end):
        return False
    return shadow[block.start] in "(*[※<-" or block.end - block.start <= 90


def is_place(shadow: str, start: int, end: int, *, after_date: bool) -> bool:
    """Whether a line is a place's name: short, without a stop; without a date before it only with a country or capital."""
    line = shadow[start:end].strip("() ")
    words = line.split()
    if not words or len(words) > 9 or end - start > 80 or line[-1] in ".:;!?" or any(c.isdigit() for c in line):
        return False
    if not all(w[:1].isupper() or w.casefold() in _SMALL for w in words):
        return False
    parts = {part.strip().casefold() for part in line.split(",")}
    known = bool(parts & (country_names() | capitals()))
    if after_date:
        return True
    return known and len(words) <= 5


_SMALL = words("of the in on at near and de la le los da do du von am del und al el das di")


def layout_of(text: str, shadow: str, blocks: list[Block], turns: dict[int, Turn]) -> Layout:
    """The parts around the body of a record."""
    out = Layout(last=len(blocks))
    if text.startswith(BYTE_ORDER_MARK):
        out.segments.append(Segment(Kind.FURNITURE, 0, 1, rule="byte-order-mark"))
    _take_front(shadow, blocks, turns, out)
    _take_back(shadow, blocks, turns, out)
    return out


def _take_front(shadow: str, blocks: list[Block], turns: dict[int, Turn], out: Layout) -> None:
    number = 0
    dated = False
    while number < len(blocks):
        block = blocks[number]
        start, end = block.start, block.end
        if start in turns:
            break
        if not any(c.isalnum() for c in shadow[start:end]):
            out.segments.append(_furniture(block, "no-letters", 0.9))
        elif is_note(shadow, block):
            out.segments.append(_furniture(block, "translation-note", 0.9))
        elif is_dateline(shadow, start, end):
            _add_dateline(out, block, 0.95)
            dated = True
        elif out.title and end - start <= 140 and _FIELD.match(shadow, start, end):
            _add_dateline(out, block, 0.8)
            dated = dated or DATE.search(shadow, start, end) is not None
        elif out.title is None and is_navigation(shadow, block) and number + 1 < len(blocks):
            out.segments.append(_furniture(block, "navigation", 0.9))
            out.is_page = True
        elif (
            out.title is None
            and number + 1 < len(blocks)
            and _is_letterhead(shadow, block)
            and not _date_follows(shadow, blocks, number)
        ):
            out.segments.append(_furniture(block, "letterhead", 0.8))
        elif out.title is None:
            prose = end - start > 400 or _is_prose(shadow, block)
            if find_label(shadow, start, end) or (prose and not _date_follows(shadow, blocks, number)):
                break
            number = _take_title(shadow, blocks, turns, number, out)
            continue
        elif dated and block.start not in turns and _is_place_line(shadow, blocks, number, out):
            _add_dateline(out, block, 0.8)
        elif not dated and is_place(shadow, start, end, after_date=False) and _date_follows(shadow, blocks, number):
            _add_dateline(out, block, 0.7)
        elif not dated and out.title and _date_follows(shadow, blocks, number) and _is_subtitle(shadow, block, turns):
            # A second line of the title, or a letterhead, between title and date.
            out.segments.append(_furniture(block, "letterhead", 0.5))
        else:
            break
        number += 1
    out.first = number


def _is_subtitle(shadow: str, block: Block, turns: dict[int, Turn]) -> bool:
    return _is_letterhead(shadow, block) and block.start not in turns


def _is_letterhead(shadow: str, block: Block) -> bool:
    """Whether a line is a house's name: all its words with capitals, but for the small ones."""
    if not _LETTERHEAD.fullmatch(shadow, block.start, block.end):
        return False
    return all(
        w[:1].isupper() or w in ("of", "the", "for", "and", "in", "to", "&")
        for w in shadow[block.start : block.end].split()
    )


def _is_prose(shadow: str, block: Block) -> bool:
    """Whether the first line is a sentence and no title: it ends with a full stop and is long, or is all there is."""
    line = shadow[block.start : block.end]
    return line.endswith((".", ".)")) and len(line) > 160


def _is_place_line(shadow: str, blocks: list[Block], number: int, out: Layout) -> bool:
    """A place directly under the date, in a page's block of lines, or alone and known as a place."""
    block = blocks[number]
    if number + 1 >= len(blocks) or find_label(shadow, block.start, block.end):
        return False
    placed = any(not any(c.isdigit() for c in shadow[s.start : s.end]) for s in out.datelines)
    if placed:
        return False
    directly = not block.gap
    return is_place(shadow, block.start, block.end, after_date=directly)


def _date_follows(shadow: str, blocks: list[Block], number: int) -> bool:
    return number + 1 < len(blocks) and is_dateline(shadow, blocks[number + 1].start, blocks[number + 1].end)


def _add_dateline(out: Layout, block: Block, confidence: float) -> None:
    segment = Segment(Kind.DATELINE, block.start, block.end, rule="dateline", confidence=confidence)
    out.segments.append(segment)
    out.datelines.append(segment)


def _take_title(shadow: str, blocks: list[Block], turns: dict[int, Turn], number: int, out: Layout) -> int:
    """Adds the title, with the lines that go on with it; gives the number of the paragraph after it."""
    start, end = blocks[number].start, blocks[number].end
    number += 1
    while number < len(blocks) and number < 8:
        block = blocks[number]
        if block.start in turns or is_note(shadow, block) or is_dateline(shadow, block.start, block.end):
            break
        line = shadow[block.start : block.end]
        goes_on = not block.gap and len(line) <= 160 and _OPEN_ENDED.search(shadow, start, end) is not None
        bracket = len(line) <= 90 and bool(_PART_OF_TITLE.fullmatch(line)) and not line.endswith((".", ":"))
        if line[0] in "–—-" and not (not block.gap and line[1:2] == " " and not _list_follows(shadow, blocks, number)):
            bracket = False
        if not block.gap and len(line) <= 80 and line[-1] not in ".:;" and _SUMMARY_LINE.match(line):
            bracket = True
        if bracket and block.gap and not line.startswith("("):
            bracket = False
        if not (goes_on or bracket):
            break
        end = block.end
        number += 1
    out.title = Segment(Kind.TITLE, start, end, rule="first-line", confidence=0.9)
    out.segments.append(out.title)
    return number


def _list_follows(shadow: str, blocks: list[Block], number: int) -> bool:
    return number + 1 < len(blocks) and shadow[blocks[number + 1].start] in "–—-"


def _take_back(shadow: str, blocks: list[Block], turns: dict[int, Turn], out: Layout) -> None:
    """Furniture after the body: words of navigation, and short lines among them."""
    last = len(blocks)
    tail: list[Segment] = []
    navigated = False
    while last > out.first:
        block = blocks[last - 1]
        line = shadow[block.start : block.end]
        if is_navigation(shadow, block) and (block.start not in turns or _PUBLISHED.match(line)):
            tail.append(_furniture(block, "navigation", 0.9))
            navigated = True
            if _PUBLISHED.match(line) and (match := DATE.search(shadow, block.start, block.end)):
                out.published = match.group()
        elif is_note(shadow, block):
            tail.append(_furniture(block, "translation-note", 0.8))
        elif not any(c.isalnum() for c in line):
            tail.append(_furniture(block, "no-letters", 0.9))
        elif navigated and len(tail) < 12 and block.start not in turns and _is_link(shadow, block):
            tail.append(_furniture(block, "short-line-among-navigation", 0.6))
        else:
            break
        last -= 1
    # A page that ends in "* * *" or a cut still has its last words as body.
    out.last = last
    out.segments.extend(reversed(tail))


def _is_link(shadow: str, block: Block) -> bool:
    line = shadow[block.start : block.end]
    return (
        len(line) <= 60
        and line[-1] not in ".!?:;,\"')…>"
        and line[0].isupper()
        and block.indent == 0
        and not find_label(shadow, block.start, block.end)
        and not is_dateline(shadow, block.start, block.end)
    )
