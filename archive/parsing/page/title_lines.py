"""Which lines under the first line of a title go on with it."""

from __future__ import annotations

import re

from archive.parsing.page.bylines import OF_A_JOURNALIST
from archive.parsing.page.edited_documents import is_chair_s
from archive.parsing.page.russian_headlines import goes_on_in_lines
from archive.parsing.page.russian_pages import goes_on_with_act
from archive.parsing.text.labels import find_label
from archive.parsing.text.lines import Block
from archive.parsing.words.dates import is_dateline

_PART_OF_TITLE = re.compile(
    r"[(（\[<–—-].{1,80}|(?:summary|overview|outline|gist|readout|transcript|excerpts?)\Z", re.IGNORECASE
)
_SUMMARY_LINE = re.compile(
    r"(?:an?\s|the\s)?(?:brief\s)?(?:summary|overview|outline|gist|readout|transcript|excerpts?)\b", re.IGNORECASE
)
_NO_TITLE = re.compile(
    r"(?:by|from)\sour\s(?:[a-z]+\s){0,3}(?:correspondent|reporter|staff).{0,30}|transcript,?\se\s?&\s?o\s?e",
    re.IGNORECASE,
)
"""A newspaper's byline, and a house's caveat, on the line under a title."""
_SPOKEN = re.compile(
    r"\b(?:statement|address|remarks?|speech|lecture|briefing|conference|interview|message|declaration|intervention|keynote|presentation|opening|closing|talk|toast|report|letter|note|article|comments?|words|introduction|foreword|proclamation|testimony|order)\b",
    re.IGNORECASE,
)
"""What is somebody's by whom it is: under another title "By Mari Kask" says who wrote the news."""
_OF_THE_PAGE = re.compile(
    r"[(\[](?:communicated|released|issued|distributed|published|posted|updated|limited|uncorrected|unrevised|extracts?\sonly|source|(?:(?:top|most|strictly|very)\s)?(?:secret|confidential|restricted|unclassified|personal)(?=\s?[)\],])|as\s(?:delivered|prepared)|по\sтексту|неофициальный\sперевод|перевод\sс)\b",
    re.IGNORECASE,
)
"""What stands in brackets under a title and is no part of it."""
_WHEN = re.compile(r"[（(](?:令和|平成|昭和|\d{4}年)[^（）()]{2,14}日.{0,6}\d{1,2}[:：時]")
"""How a line in brackets begins that says on which day and at what hour it was."""
_OPEN_ENDED = re.compile(
    r"(?:\b(?:of|the|and|with|between|to|for|by|at|in|on|from|a|an|his|her)|[,:–—-])\Z", re.IGNORECASE
)
_FIELD_HEAD = re.compile(r"\[(?:場所|年月日|出典|備考|全文|注)\]")


def is_more_of_title(shadow: str, blocks: list[Block], number: int, start: int, end: int) -> bool:
    """Whether paragraph `number` goes on with the title `[start, end)`: cut before its end, in brackets, or the kind of its text."""
    block = blocks[number]
    line = shadow[block.start : block.end]
    if _NO_TITLE.fullmatch(line) or (OF_A_JOURNALIST.fullmatch(line) and not _SPOKEN.search(shadow, start, end)):
        return False
    open_ended = _OPEN_ENDED.search(shadow, start, end) is not None or line[:3].casefold() == "by "
    goes_on = not block.gap and len(line) <= 160 and (open_ended or goes_on_in_capitals(shadow, start, end, line))
    # "Press conference" over "by the Secretary-General, Mari Kask", set as a line of its own.
    goes_on = goes_on or (line.startswith("by ") and len(line) <= 200 and end - start <= 40 and line[-1] not in ".:;")
    goes_on = goes_on or (line.endswith((" AND", " WITH")) and _is_whose_conference(shadow, start, end, block))
    goes_on = goes_on or _goes_on_to_date(shadow, blocks, number, start, end)
    goes_on = goes_on or (
        line.startswith(_WITH_WHOM)
        and len(line) <= 160
        and line[-1] not in ".:;"
        and not shadow.endswith(".", start, end)
    )
    goes_on = goes_on or (
        line.startswith(_OCCASIONS)
        and len(line) <= 160
        and line[-1] not in ".:;,"
        and _SPEECH.search(shadow, start, end) is not None
    )
    bracket = len(line) <= 90 and bool(_PART_OF_TITLE.fullmatch(line)) and not line.endswith((".", ":"))
    if line[0] in "–—-" and not (not block.gap and line[1:2] == " " and not _list_follows(shadow, blocks, number)):
        bracket = False
    if not block.gap and len(line) <= 80 and line[-1] not in ".:;" and _SUMMARY_LINE.match(line):
        bracket = True
    if bracket and ((block.gap and not line.startswith(("(", "（"))) or _FIELD_HEAD.match(line)):
        bracket = False
    if bracket and (_OF_THE_PAGE.match(line) or (line[-1] == ")" and line.count("(") > 1 and line[-2].isdigit())):
        bracket = False
    if bracket and "で署名" in line and is_dateline(shadow, block.start, block.end):
        bracket = False  # "（昭和三十二年五月一日リガで署名）"
    if bracket and _WHEN.match(line) and is_dateline(shadow, block.start, block.end):
        bracket = False  # "（令和7年4月25日（金）9:05～9:17　省内会見室）"
    if bracket and line[1:2].isdigit() and find_label(shadow, block.start, block.end):
        bracket = False  # "(1) Ferries"
    return (
        goes_on
        or bracket
        or _is_theme(shadow, start, end, block)
        or _is_speech_at_occasion(shadow, start, end, block)
        or _is_whose_interview(shadow, block)
        or goes_on_with_act(shadow, start, end, block)
        or goes_on_in_lines(shadow, start, end, blocks, number)
        or (not block.gap and line.isupper() and is_chair_s(shadow, start, end))
    )


_THEMED = ("講演", "演説", "スピーチ", "基調講演", "講話", "挨拶")
"""How a Japanese title ends under which stands what the speech was called: "「灯台と私」"."""


_CEREMONY = ("式", "式典", "大会", "会議", "の集い", "の会", "レセプション", "フォーラム", "シンポジウム")
_SPEECH_OF_OFFICE = re.compile(
    r"[^\s\u3000。、]{0,24}(?:大臣|総理|大使|長官|知事|市長|議長|総裁)(?:[\s\u3000])?(?:挨拶|あいさつ|式辞|祝辞|追悼の辞|スピーチ|演説|談話)"
)


def _is_speech_at_occasion(shadow: str, start: int, end: int, block: Block) -> bool:
    """Whether a line says who spoke at the ceremony that the Japanese line over it names: "内閣総理大臣挨拶"."""
    return (
        not block.gap
        and shadow.endswith(_CEREMONY, start, end)
        and end - start <= 60
        and _SPEECH_OF_OFFICE.fullmatch(shadow, block.start, block.end) is not None
    )


def _is_whose_interview(shadow: str, block: Block) -> bool:
    """Whether a line says behind dashes whose interview the title over it is from: "――マリ・カスク駐日大使インタビュー"."""
    return (
        not block.gap
        and shadow.startswith("――", block.start)
        and shadow.endswith("インタビュー", block.start, block.end)
    )


def _is_theme(shadow: str, start: int, end: int, block: Block) -> bool:
    """Whether a line is the name of the Japanese speech that the title over it tells of."""
    return (
        shadow[block.start] in "「『"
        and shadow[block.end - 1] in "」』"
        and block.end - block.start <= 80
        and not block.gap
        and shadow.endswith(_THEMED, start, end)
    )


_OCCASIONS = (
    "On the Occasion of ",
    "on the occasion of ",
    "On the occasion of ",
    "ON THE OCCASION OF ",
    "At the ",
    "at the ",
    "Delivered at ",
    "delivered at ",
)
_WITH_WHOM = ("with the ", "with His ", "with Her ", "and the ", "between the ")
_SPEECH = re.compile(
    r"\b(?:remarks|speech|address|statement|keynote|lecture|communiqu[eé]|declaration)\Z", re.IGNORECASE
)
"""How a title ends that goes on in the next paragraph with when or where somebody spoke."""
_MOST_LINES = 5


def _goes_on_to_date(shadow: str, blocks: list[Block], number: int, start: int, end: int) -> bool:
    """Whether lines in capitals, of which one tells the occasion, go on with a title in capitals down to the date."""
    if not shadow[start:end].isupper() or not _BY_WHOM.match(shadow, start, end):
        return False
    is_told = shadow.find("ON THE OCCASION", start, end) >= 0
    for block in blocks[number : number + _MOST_LINES]:
        if is_dateline(shadow, block.start, block.end):
            return is_told and block.start > blocks[number].start
        if block.end - block.start > 160 or not shadow[block.start : block.end].isupper():
            return False
        is_told = is_told or shadow.startswith("ON THE OCCASION", block.start)
    return False


_CONFERENCE = re.compile(r"(?:JOINT\s)?(?:PRESS|NEWS|MEDIA)\s(?:AVAILABILITY|CONFERENCE|BRIEFING|POINT|STATEMENTS?)")


def _is_whose_conference(shadow: str, start: int, end: int, block: Block) -> bool:
    """Whether a line in capitals says who gives the conference over it, and goes on: "FOREIGN MINISTER MARI KASK AND"."""
    if block.gap or not shadow[block.start : block.end].isupper():
        return False
    return _CONFERENCE.fullmatch(shadow, start, end) is not None


_BY_WHOM = re.compile(r"(?:REMARKS|SPEECH|ADDRESS|STATEMENT|LECTURE)\s(?:BY|OF)\s")
_IN_CAPITALS = (
    "IN ",
    "WITH ",
    "AND ",
    "TO ",
    "AT ",
    "ON ",
    "FOR ",
    "OF ",
    "AFTER ",
    "BEFORE ",
    "DURING ",
    "FOLLOWING ",
    "CONCERNING ",
    "REGARDING ",
    "RELATING TO ",
    "RESPECTING ",
    "BETWEEN ",
)


def goes_on_in_capitals(shadow: str, start: int, end: int, line: str) -> bool:
    """Whether the next line goes on with a title in capitals: "REMARKS BY THE PRESIDENT" over "AND PRIME MINISTER TAMM"."""
    return line.startswith(_IN_CAPITALS) and line.isupper() and shadow[start:end].isupper()


def _list_follows(shadow: str, blocks: list[Block], number: int) -> bool:
    return number + 1 < len(blocks) and shadow[blocks[number + 1].start] in "–—-"
