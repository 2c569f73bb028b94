"""Which paragraphs are headings, and which lines a list of contents that the headings repeat."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.page.addressed import SALUTES, is_salutation
from archive.parsing.page.closed_lists import ends_instructions, is_last_of_list
from archive.parsing.page.eastern_pages import names_occasion
from archive.parsing.page.field_lines import MARKS_OF_TOPICS, is_field
from archive.parsing.page.passages import Outline, Passage
from archive.parsing.page.places_under_dates import ends_as_place
from archive.parsing.page.russian_pages import is_passage_of_act, is_seat, tells_in_cyrillic
from archive.parsing.text.audience import is_of_audience
from archive.parsing.text.directions import is_direction
from archive.parsing.text.furniture import inside_rule
from archive.parsing.text.labels import find_label
from archive.parsing.text.lines import Block
from archive.parsing.turns.russian_fields import HEADS_OF_PROTOCOL
from archive.parsing.turns.turns import Turn
from archive.parsing.words.dates import is_dateline

ENDS = (
    ".",
    "!",
    "?",
    ":",
    ";",
    ",",
    "。",
    "、",
    "：",
    "…",
    '."',
    ".)",
    '?"',
    '!"',
    "」",
    "？",
    "度シ",
    "タシ",
    "ヘシ",
    "ベシ",
    "シタリ",
    "ヘタリ",
    "レタリ",
    "セリ",
)
_SHORT = 120
_SHORT_EASTERN = 40

OF_ANSWERS = re.compile(
    r"(?:Из\sответов|Ответы)\sна\sвопросы[^.!?:\n]{0,40}:?|[\[(](?:[Oo]pening\s(?:[Ss]tatements?|[Rr]emarks)|[Qq]uestions?\s(?:and|&)\s[Aa]nswers?(?:\s[Ss]ession)?|Q\s?&\s?A(?:\s[Ss]ession)?)[\])]"
)
_CLAUSE = re.compile(
    r"\b(?:following|as follows|stated|said|expressed|explained|agreed that|noted that|was|were|will)\b"
)
# "外務大臣会見記録（平成17年10月31日（月曜日）23時10分～　於：本省会見室）": one of several conferences on a page.
_OF_CONFERENCE = re.compile(r".{0,14}会見(?:記録|要旨|概要)?\s?[(（].{4,60}[)）]")
_EASTERN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_DAY_OF_PROGRAMME = re.compile(r"(?:\d{1,2}月)?\d{1,2}日(?:[(（].{1,3}[)）])?[\s　]+\S")
# "【北朝鮮】", "■ Trade", "<Visit to Riga>": marks that make a line a heading; run in, words may follow the brackets.
BRACKETED = re.compile(
    r"【[^【】\n]{1,40}】|〔[^〔〕\n]{1,40}〕|＜[^＜＞\n]{1,40}＞|《[^《》\n]{1,40}》|<[^\W\d_][^<>\n]{2,60}>(?=\Z)"
)


def bracketed_heading(shadow: str, block: Block) -> int | None:
    """Where the heading in brackets that a paragraph begins with ends, None where it begins with none."""
    if shadow[block.start] not in "【〔＜《<":
        return None
    match = BRACKETED.match(shadow, block.start, block.end)
    if match and match.group()[-2] in "讯訊电電":
        return None  # "【海湾网讯】": the agency, and the news in the same line
    return match.end() if match else None


def _is_quoted_name(words: str) -> bool:
    """Whether the words are a Japanese name in quotation marks and nothing else ("「海の道」")."""
    return (
        words[0] == "「" and words[-1] == "」" and len(words) <= 30 and not any(c in words[1:-1] for c in "「」。、")
    )


_SENTENCES = re.compile(r"[а-яё]{3,}\.\s[А-ЯЁ\d][а-яё\d]+\s")
"""Two Russian sentences in a line, which then is no heading: "Большой зал. 10 часов."."""


_FIELD_OF_HEAD = re.compile(
    r"(?:PARTICIPANTS|PRESENT|SUBJECT|DATE(?:,? (?:AND )?(?:TIME|PLACE)){0,2}|PLACE|TIME|(?:President|Chair(?:man|person|woman)?)(?=\s?:\s{1,20}(?:Mr|Mrs|Ms|Sir|Dame|Dr)\b))\s?:\s"
)
"""What a memorandum prints at its head with its name before a colon: no heading of the turns under it."""


_TOLD_IN_RUSSIAN: Final = ("Председательству", "По словам ", "Об этом сообщ", "Как сообщ")
"""How a Russian line begins that tells who presides or who said it, and heads nothing."""


def could_be_heading(shadow: str, start: int, end: int) -> bool:
    """Whether `[start, end)` is short, has no closing stop, begins with a capital and says nothing."""
    if not 0 < end - start <= _SHORT:
        return False
    words = shadow[start:end]
    if words.endswith(ENDS) and not words.endswith((" etc.", ".m.)")) and not _is_quoted_name(words):
        return words in HEADS_OF_PROTOCOL
    if not words.isascii() and _SENTENCES.search(words):
        return False
    if words.startswith(_TOLD_IN_RUSSIAN):
        return False  # "Председательствует посол Юхан Тамм": who presides
    if words[-1] == "—" and words.startswith("The "):
        return False  # "The Cabinet—", over what it decided
    if words[:1] in "PSDTC" and _FIELD_OF_HEAD.match(words):
        return False
    if words.startswith(SALUTES) and is_salutation(words, 0, len(words)):
        return False
    if words[:1] in ("(", "[", "（") and is_of_audience(words, 0, len(words)):
        return False
    if words.endswith('"') and words.count('"') == 1:
        return False  # 'Юхан Тамм"', who signs the message that ends with him
    if end - start > _SHORT_EASTERN and _EASTERN.search(words) and not _OF_CONFERENCE.fullmatch(words):
        return False
    if words.endswith(_OPEN_IN_OLD_JAPANESE):
        return False
    if words.endswith(("閣下", "殿", "様", "なし", "略）", "略)")) or _DAY_OF_PROGRAMME.match(words):
        return False  # a letter's address, that there is nothing to tell, or a line of a programme
    head = words.lstrip("<[(【◆■-– \"'")[:1]
    if is_passage_of_act(shadow, start, end):
        return False
    return bool(head) and not head.islower() and len(words.split()) <= 16 and not _CLAUSE.search(words)


_OPEN_IN_OLD_JAPANESE: Final = ("ニ関シ", "ニ関スル件ニ付", "ニ対シ", "ニ依リ", "ヲ以テ", "ニ就キ", "ニ付キ")
"""How a telegram's first line ends that names the one it answers, and goes on below: "貴電第三号ニ関シ"."""


# What somebody says, and no heading does, though its stop was forgotten: "Thank you for your time".
_UTTERED = re.compile(
    r"\b(?:I|we|you|your|our|us|my|is|are|thank|thanks|please|here|let|yes|no|well|okay|мы|я|вы|вас|спасибо|пожалуйста)\b|[.!?]\s|です|ます|ください",
    re.IGNORECASE,
)


_REMARKS = re.compile(r"(?:opening|closing|introductory)\sremarks?\b", re.IGNORECASE)
_QUESTIONS = re.compile(r"Q\s?(?:&|and)\s?A", re.IGNORECASE)


_OF_WITNESSES = ("STATEMENT OF ", "STATEMENTS OF ", "OPENING STATEMENT OF ", "TESTIMONY OF ", "PREPARED STATEMENT OF ")
"""How a hearing's record heads what a witness says, over several lines in capitals."""


def headings_between_turns(
    shadow: str, blocks: list[Block], turns: dict[int, Turn], first: int, last: int
) -> set[int]:
    """The paragraphs of a transcript that head the turns after them: a short line without a stop before a label.

    A line between two sentences of a speaker is his; so only lines right before a turn, after a closed sentence. Over
    such a heading another may stand ("Opening remarks", then the first topic).
    """
    found: set[int] = set()
    if not turns:
        return found
    opens = next((n for n in range(first, last) if blocks[n].start in turns), last)

    def is_free(n: int) -> bool:
        """Whether what stands before the line is closed: a sentence, the head of the record, or the page's own words."""
        if n <= first or n <= opens or shadow.endswith((*ENDS, ")", ">"), blocks[n - 1].start, blocks[n - 1].end):
            return True
        return inside_rule(shadow, blocks[n - 1]) is not None

    has_conferences = "会" in shadow and "会見" in shadow  # one character is found many times as fast
    for n in range(first, last - 1):
        if (
            has_conferences
            and blocks[n].start not in turns
            and _OF_CONFERENCE.fullmatch(shadow, blocks[n].start, blocks[n].end)
        ):
            found.add(n)
            continue
        if (
            shadow[blocks[n].start] in MARKS_OF_TOPICS
            and blocks[n].end - blocks[n].start <= 60
            and blocks[n + 1].start in turns
            and shadow[blocks[n].end - 1] not in "。、"
            and any(map(str.isalnum, shadow[blocks[n].start : blocks[n].end]))
        ):
            found.add(n)  # "■これからの船便"
            continue
        if blocks[n + 1].start in turns and (
            OF_ANSWERS.fullmatch(shadow, blocks[n].start, blocks[n].end)
            or (
                shadow.startswith(_OF_WITNESSES, blocks[n].start) and shadow[blocks[n].start : blocks[n].end].isupper()
            )
        ):
            found.add(n)
            continue
        if not shadow[blocks[n].start].isascii() and inside_rule(shadow, blocks[n]) is not None:
            continue  # the page's own, "Фото: пресс-служба порта"
        if not _is_short_line(shadow, blocks[n], turns) or _is_dated(shadow, blocks, n):
            continue
        if blocks[n + 1].start in turns:
            if is_free(n) or n - 1 in found:
                found.add(n)
        elif (
            n + 2 < last
            and blocks[n + 2].start in turns
            and is_free(n)
            and _is_short_line(shadow, blocks[n + 1], turns)
            and not _ends_list(shadow, blocks, n)
        ):
            found.add(n)
    return found


def _ends_list(shadow: str, blocks: list[Block], n: int) -> bool:
    """Whether a line is the last of several bullets over a line without one: a list of topics, and no heading over another."""
    label = find_label(shadow, blocks[n].start, blocks[n].end)
    if label is None or not label.is_bullet or not n:
        return False
    before, after = (find_label(shadow, blocks[m].start, blocks[m].end) for m in (n - 1, n + 1))
    return before is not None and before.style == label.style and (after is None or after.style != label.style)


def _is_dated(shadow: str, blocks: list[Block], n: int) -> bool:
    """Whether a line gives a date or time, or under one the place: "14:20", then "Тарту, Ратуша", or right under it "Tartu"."""
    block = blocks[n]
    if is_dateline(shadow, block.start, block.end):
        return True
    above = blocks[n - 1] if n else None
    if above is None or not is_dateline(shadow, above.start, above.end):
        return False
    return is_seat(shadow, block) or (not block.gap and ends_as_place(shadow, block))


def _is_short_line(shadow: str, block: Block, turns: dict[int, Turn]) -> bool:
    """Whether a line that is no turn could head one: short, without a stop, and nothing that somebody says."""
    size = block.end - block.start
    if size > 90 or block.start in turns or block.indent:
        return False
    if not any(map(str.isalnum, shadow[block.start : block.end])) or inside_rule(shadow, block):
        return False
    if _is_bulleted_topic(shadow, block) or _QUOTED_HEAD.fullmatch(shadow, block.start, block.end):
        return True
    if not could_be_heading(shadow, block.start, block.end) or find_label(shadow, block.start, block.end):
        return False
    start, end = block.start, block.end
    if shadow[start] in "([{\"'" or is_direction(shadow, start, end) or is_field(shadow, start, end):
        return False
    if _UTTERED.search(shadow, block.start, block.end) and not _REMARKS.match(shadow, block.start, block.end):
        return False
    return size >= 4 or any(
        part.fullmatch(shadow, block.start, block.end) for part in (_QUESTIONS, _PART_OF_CONFERENCE)
    )


_QUOTED_HEAD = re.compile(r'"[А-ЯЁ][^"\n]{6,76}[а-яё]"')
"""Somebody's words over his turn, as a Russian journal heads it: "«Мы теряем берег»"."""


def _is_bulleted_topic(shadow: str, block: Block) -> bool:
    """A topic of a Japanese conference with its mark: "・ 船便の再開", "○冒頭発言", "（１）船便"."""
    label = find_label(shadow, block.start, block.end)
    if label is None or shadow.endswith(ENDS, block.start, block.end) or block.end - label.end > 60:
        return False
    if is_field(shadow, label.end, block.end):
        return False  # "３ 出席者　…"
    return _EASTERN.search(shadow, label.end, block.end) is not None and not _UTTERED.search(
        shadow, label.end, block.end
    )


_PART_OF_CONFERENCE = re.compile(r"(?:冒頭発言|質疑(?:応答)?|発表事項|主な質疑)")
_SIGNED = ("Signed by", "Signed on behalf", "Exchanged by", "Signatories:", "Signatory:")
_CONTINUES = ("という", "といった", "等の", "などの", "を内容とする", "について", *_SIGNED)
"""What goes on with a sentence whose points stand in lines of their own, or with a document in a list: who signed it."""


def mark_headings(shadow: str, out: Outline) -> None:
    """Makes headings of the passages that are, and counts the paragraphs anew."""
    passages = out.passages
    styles: set[tuple[int | None, str]] = set()
    for number, passage in enumerate(passages):
        if passage.end - passage.start > _SHORT or passage.kind != "text" or passage.turn:
            continue
        if not could_be_heading(shadow, passage.start, passage.end):
            if passage.label and _is_stopped(shadow, passages, number):
                passage.kind, passage.rule = "heading", "stopped-heading"
            continue
        following = passages[number + 1] if number + 1 < len(passages) else None
        if passage.is_paragraph and following and _PART_OF_CONFERENCE.fullmatch(shadow, passage.start, passage.end):
            # With the paragraph under it one passage, as every heading without a label.
            shares = following.kind == "text" and following.is_paragraph
            passage.kind, passage.rule = "heading", "unlabelled-heading" if shares else "part-of-conference"
            continue
        if passage.rule == "paragraph" and following and shadow[passage.start : passage.end] in _ANNEXES:
            passage.kind, passage.rule = "heading", "annex"
            continue
        if passage.label and not out.is_in_turn(passage):
            bullet = passage.label.is_bullet
            deeper = (
                following is not None and following.parent == number and not (bullet and following.kind == "dateline")
            )
            if following is not None and shadow.startswith(_CONTINUES, following.start):
                continue
            if deeper and number and ends_instructions(shadow, passages[number - 1], passage):
                continue
            if deeper and is_last_of_list(shadow, passages, number):
                continue
            if deeper and not (bullet and following and following.is_paragraph):
                passage.kind, passage.rule = "heading", "heading-with-items"
                styles.add((passage.parent, passage.label.style))
            elif (passage.parent, passage.label.style) in styles and not bullet and following is not None:
                passage.kind, passage.rule = "heading", "heading-like-its-siblings"
        elif passage.rule == "paragraph" and _is_first_of_links(shadow, passages, number):
            passage.kind, passage.rule = "heading", "link-between"
        elif (
            passage.rule == "paragraph"
            and following is not None
            and following.kind == "text"
            and passage.end - passage.start <= 90
            and following.parent == passage.parent
            and passage.indent == 0
            and (
                following.turn
                or following.end - following.start > passage.end - passage.start
                or (following.label and following.start >= following.end)
            )
            and (following.turn or following.label or shadow.endswith((*ENDS, "—"), following.start, following.end))
            and not out.is_in_turn(passage)
            and not is_field(shadow, passage.start, passage.end)
        ):
            is_link = (
                not following.turn and not following.label and tells_in_cyrillic(shadow, passage.start, passage.end)
            )
            passage.kind, passage.rule = "heading", "link-between" if is_link else "unlabelled-heading"
        elif (
            passage.rule == "paragraph"
            and following is not None
            and following.kind == "dateline"
            and not passage.indent
            and names_occasion(shadow, passage.start, passage.end)
        ):
            passage.kind, passage.rule = "heading", "heading-with-date"  # "…大統領の来日について", its date under it
        elif (
            _heads_next_item(passages, passage, following)
            and passage.end - passage.start <= 60
            and not is_field(shadow, passages[passage.parent or 0].start, passages[passage.parent or 0].end)
        ):
            passage.kind, passage.rule = "heading", "heading-between-items"
    _share_paths(out)


_LONGEST_STOPPED: Final = 50
_WORDS_STOPPED: Final = 5


def _is_stopped(shadow: str, passages: list[Passage], number: int) -> bool:
    """Whether a number's few words with a full stop head the paragraph under it, as minutes print it: "2. Fisheries."."""
    passage = passages[number]
    if shadow[passage.end - 1] != "." or passage.end - passage.start > _LONGEST_STOPPED or number + 1 == len(passages):
        return False
    under = passages[number + 1]
    if passage.label is None or passage.label.is_bullet or passage.parent is not None or under.parent != number:
        return False
    words = shadow[passage.start : passage.end - 1].split()
    is_named = len(words) <= _WORDS_STOPPED and all(word[0].isupper() or word in _SMALL for word in words)
    return is_named and under.kind == "text" and not under.label and under.end - under.start > 2 * _LONGEST_STOPPED


_SMALL: Final = frozenset(("of", "the", "for", "and", "in", "on", "to", "with", "at"))


def _is_first_of_links(shadow: str, passages: list[Passage], number: int) -> bool:
    """Whether a Russian line that tells something stands over another such line, and that one over a sentence: two headlines."""
    if number + 2 >= len(passages) or not tells_in_cyrillic(shadow, passages[number].start, passages[number].end):
        return False
    second, third = passages[number + 1 : number + 3]
    if second.rule != "paragraph" or third.rule != "paragraph" or second.parent != third.parent:
        return False
    return (
        could_be_heading(shadow, second.start, second.end)
        and tells_in_cyrillic(shadow, second.start, second.end)
        and third.end - third.start > 80
        and shadow.endswith(ENDS, third.start, third.end)
    )


def _heads_next_item(passages: list[Passage], passage: Passage, following: Passage | None) -> bool:
    """Whether a line after an item heads the next one of the same list ("Fisheries" between 2. and 3.)."""
    if passage.rule != "paragraph" or passage.parent is None or passage.indent or following is None:
        return False
    above, next_label = passages[passage.parent], following.label
    if above.label is None or next_label is None or following.parent != above.parent:
        return False
    return above.label.style == next_label.style and not next_label.is_bullet


def _share_paths(out: Outline) -> None:
    """An unlabelled heading and the paragraph after it are one passage; the paragraphs after it are counted anew."""
    shift: dict[int | None, int] = {}
    passages = out.passages
    if _HEADS.isdisjoint([passage.rule for passage in passages]):
        return
    for number, passage in enumerate(passages):
        if not passage.is_paragraph or passage.path is None:
            continue
        if moved := shift.get(passage.parent, 0):
            above = passage.path.rpartition("p")
            passage.path = f"{above[0]}p{int(above[2]) - moved}"
        following = passages[number + 1] if number + 1 < len(passages) else None
        if (
            _heads(passage)
            and following
            and following.is_paragraph
            and following.parent == passage.parent
            and not (passage.rule == "unlabelled-heading" and following.kind == "heading")
        ):
            shift[passage.parent] = shift.get(passage.parent, 0) + 1
    for passage in passages:
        if passage.rule == "link-between":
            # Another page's title, which news print between paragraphs: "Тамм поздравил Керему с праздником".
            passage.kind, passage.path, passage.is_paragraph = "furniture", None, False


_ANNEXES: Final = frozenset(
    ("ANNEX", "Annex", "APPENDIX", "Appendix", "ENCLOSURE", "Enclosure", "ПРИЛОЖЕНИЕ", "Приложение")
)
"""What alone on its line stands over what a letter or a communiqué encloses."""
_HEADS: Final = frozenset(("unlabelled-heading", "bracketed-heading", "link-between", "annex"))


def _heads(passage: Passage) -> bool:
    return passage.rule in _HEADS
