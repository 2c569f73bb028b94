"""Lines that could be headings by their form: short, without a stop, telling nothing."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.page.addressed import SALUTES, is_salutation
from archive.parsing.page.russian_pages import is_passage_of_act
from archive.parsing.text.audience import is_of_audience
from archive.parsing.text.lines import Block
from archive.parsing.turns.russian_fields import HEADS_OF_PROTOCOL

ENDS: Final = (".", "!", "?", ":", ";", ",", "。", "、", "：", "…", '."', ".)", '?"', '!"', "」", "？", "度シ", "タシ", "ヘシ", "ベシ", "シタリ", "ヘタリ", "レタリ", "セリ")  # fmt: skip
"""How a line ends that is no heading; in old Japanese with a verb."""
SHORT = 120
_SHORT_EASTERN = 40

OF_ANSWERS = re.compile(
    r"(?:Из\sответов|Ответы)\sна\sвопросы[^.!?:\n]{0,40}:?|[\[(](?:[Oo]pening\s(?:[Ss]tatements?|[Rr]emarks)|[Qq]uestions?\s(?:and|&)\s[Aa]nswers?(?:\s[Ss]ession)?|Q\s?&\s?A(?:\s[Ss]ession)?)[\])]"
)
_CLAUSE = re.compile(
    r"\b(?:following|as follows|stated|said|expressed|explained|agreed that|noted that|was|were|will)\b"
)
# "外務大臣会見記録（平成17年10月31日（月曜日）23時10分～　於：本省会見室）": one of several conferences on a page.
OF_CONFERENCE = re.compile(r".{0,14}会見(?:記録|要旨|概要)?\s?[(（].{4,60}[)）]")
EASTERN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
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
    if not 0 < end - start <= SHORT:
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
    if end - start > _SHORT_EASTERN and EASTERN.search(words) and not OF_CONFERENCE.fullmatch(words):
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
