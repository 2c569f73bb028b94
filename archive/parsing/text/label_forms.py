"""The forms that printed labels have, as data: a house that numbers in another way is a row more here.

A form is tried at the head of a line (and, where it is `inline`, inside a sentence), in the order of the table. What it
captures is the label's name, which becomes a step of a path: figures of any script as plain ones ("（１）" is 1), letters
and Chinese numerals as they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

BULLETS: Final = "°º•●○◯◎◦▪▫■□◆◇▶►·・‣⁃⁻−–—―－*-"
"""Marks of a list that counts nothing."""

BULLET_STYLES: Final = frozenset((*BULLETS, "o"))

KANJI: Final = "一二三四五六七八九十"
KATAKANA: Final = "アイウエオカキクケコサシスセソロハニホヘト"

_LETTER: Final = rf"[A-Za-zＡ-Ｚａ-ｚА-Яа-я]|[ivx]{{2,5}}|[IVX]{{2,5}}|[{KATAKANA}]|[{KANJI}]{{1,3}}"
_ROMAN: Final = r"[ivx]{1,5}|[IVX]{1,5}"
_WORD: Final = r"[^\W\d_a-z]"
_NAME: Final = rf"\d{{1,3}}|{_ROMAN}|[{KANJI}百]{{1,5}}"
_CLOSES: Final = (
    r"(?=\s*\Z|\s?[.:：–—(（]|\s{2,}|\u3000|\s[-–—]\s|\s+[A-ZА-Я][^.;]{0,80}\Z)(?:\s?[.．:：]|\s[-–—](?=\s))?"
)


@dataclass(frozen=True, slots=True)
class LabelForm:
    """One form of label: `pattern` has one group, the label's name; `example` is a line of our own that begins with it.

    `style` tells forms apart that number one list; {} in it stands for the sort of the name: "1", "a", "A", "i", "I",
    or its first letter in another script.
    """

    name: str
    style: str
    pattern: str
    example: str


FORMS: Final = (
    LabelForm("nested", "1.1", rf"({{}}\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})\.?(?=\s+{_WORD}|\s*\Z)", "2.3 Ferries"),
    LabelForm("bracketed", "({})", rf"[(（]\s?({{}}\d{{1,3}}|{_LETTER})\s?[)）](?:\s\.(?=\s|[A-ZА-ЯЁ]))?", "（１）Ferries"),
    LabelForm("stopped", "{}.", r"({}\d{1,3})[.．、](?:(?!\d)|(?=\d{1,2}[日月]|\d{4}年))", "1. Ferries"),
    LabelForm("escaped", "{}.", r"({}\d{1,3})\\\.(?=\s)", "1\\. Ferries"),
    LabelForm("closed", "{})", r"({}\d{1,3})[)）]", "1) Ferries"),
    LabelForm("lettered", "{}.", rf"({{}}[A-Za-zА-Яа-я]|{_ROMAN}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ])(?:[.．](?=\s|(?<=[IVX][.．])[一-鿿])|(?<=[Ⅰ-Ⅹ])(?:[.．、]|(?=\s)))", "a. Ferries"),
    LabelForm("letter-closed", "{})", rf"({{}}{_LETTER})[)）](?=\s|{_WORD})", "а) Паромы"),
    LabelForm("circled", "①", r"({}[①-⑳㉑-㉟❶-❿➀-➉])", "① Ferries"),
    LabelForm("kanji", "{}、", rf"({{}}[{KANJI}]{{1,3}})(?:[、.．]|(?=\u3000))", "一、船便"),
    LabelForm("asked", "{}について", rf"({{}}[{KANJI}]{{1,3}})(?:及び[{KANJI}]{{1,3}}|から[{KANJI}]{{1,3}}まで)?について(?=\s*\Z)", "一について"),
    LabelForm("katakana", "{}　", rf"({{}}[{KATAKANA}])(?:(?=\u3000)|[.．](?=\s?[一-龥ァ-ヴー「\u3041-\u3096]))", "ア　船便"),
    LabelForm("spaced", "1 ", r"({}[0-9]{1,2}|[０-９]{1,2})(?=\u3000|(?<=[０-９])\s|\s?[(（][1１][)）]\s?[\u3040-\u9fff]|\s[\u3040-\u9fff])", "１　船便"),
    LabelForm("ordinal", "第1", r"第({}[0-9]{1,2}|[０-９]{1,2})(?=\u3000)", "第１　船便"),
    LabelForm("section-sign", "§", r"§\s?({}\d{1,3}[a-z]?)\b", "§ 12 Ferries"),
    LabelForm("hollow", "o", r"({}o)(?=\s+[A-ZА-ЯЁ])", "o Ferries"),
    LabelForm("bullet", "", rf"({{}}[{BULLETS}])(?=\s|[\"'(「]?[A-ZА-ЯЁ\u3041-\u30fa\u4e00-\u9fff０-９])", "- Ferries"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Division:
    """A word that divides a legal text: those of a lower `rank` hold those of a higher one, whichever comes first."""

    name: str
    rank: int
    pattern: str
    example: str


DIVISIONS: Final = (
    Division("part", 1, rf"(?i:part|annex|appendix|часть|приложение)\s+(?:№\s?)?({{}}{_NAME}|[A-Z]|(?i:one|two|three|four|five))\b{_CLOSES}", "PART II"),
    Division("title-division", 2, rf"(?i:title|раздел)\s+({{}}{_NAME})\b{_CLOSES}", "Раздел II"),
    Division("chapter", 3, rf"(?i:chapter|глава)\s+({{}}{_NAME})\b{_CLOSES}", "CHAPTER I"),
    Division("section", 4, rf"(?i:section|sec\.)\s+({{}}{_NAME})\b{_CLOSES}", "Section 2. Ferries"),
    Division("article", 5, rf"(?i:article|art\.|статья)\s+({{}}{_NAME})\b{_CLOSES}", "Article 7"),
    Division("cjk-part", 1, rf"第\s?({{}}\d{{1,3}}|[{KANJI}百]{{1,5}})\s?[編部]{_CLOSES}", "第一部"),
    Division("cjk-chapter", 3, rf"第\s?({{}}\d{{1,3}}|[{KANJI}百]{{1,5}})\s?章{_CLOSES}", "第二章　船便"),
    Division("cjk-section", 4, rf"第\s?({{}}\d{{1,3}}|[{KANJI}百]{{1,5}})\s?節{_CLOSES}", "第一節"),
    Division("cjk-article", 5, rf"第\s?({{}}\d{{1,3}}|[{KANJI}百]{{1,5}})\s?条{_CLOSES}", "第三条"),
)  # fmt: skip
