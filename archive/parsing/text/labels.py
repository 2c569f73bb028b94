"""What numbers a passage: `1.`, `(1)`, `(a)`, `（２）`, `①`, `Article 5`, bullets; at the head of a line or inside a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from unicodedata import normalize

from archive.parsing.text.label_forms import BULLET_STYLES, BULLETS, DIVISIONS, FORMS, KANJI, KATAKANA

_ROMAN = re.compile(r"[ivx]{1,6}\Z|[IVX]{1,6}\Z")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"


def _group(pattern: str, name: str) -> str:
    """The pattern with its one group named after its form."""
    return pattern.replace("({}", f"(?P<{name.replace('-', '_')}>", 1)


LABEL = re.compile("|".join(f"(?:{_group(row.pattern, row.name)})" for row in (*FORMS, *DIVISIONS)))
"""The label at the head of a line; its one group that matched is named after the form."""

_STYLES = {row.name.replace("-", "_"): row.style for row in FORMS}
_RANKS = {row.name.replace("-", "_"): row.rank for row in DIVISIONS}
_HEADS = frozenset("o0123456789０１２３４５６７８９([（ivxIVXⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ§第" + BULLETS + KANJI + KATAKANA)
# What no label begins with, for speed: nearly every paragraph begins with a capital and a small letter.
_PROSE = re.compile(r"[A-ZА-ЯЁ][a-zа-яё'’]{0,3}\s|[A-ZА-ЯЁ][a-zа-яё]{4}|[\"'a-zа-яё][\w'’-]")
_DIVISION = re.compile(
    r"(?i:part|annex|appendix|title|chapter|sec(?:tion|\.)|art(?:icle|\.)|часть|прилож|раздел|глава|статья)"
)

_HEADS_OF_DIVISIONS = frozenset("PpAaTtCcSsЧчПпРрГгСс")

# A dash before words that somebody says, in Russian print: "— Паром пойдёт, — сказал министр".
_SPEECH = re.compile(
    r"[,!?…]\s[–—-]\s(?:[а-яё]+\s){0,2}?[а-яё]{2,}(?:л|ла|ли|лся|лась|лись)\s|[,!?…]\s[–—-]\s(?:отмечается|говорится|сказано|указывается)\s"
)
_WHO_SPOKE = re.compile(r"[–—-]\s[а-яё]{2,}(?:л|ла|ли|лся|лась|лись)\s[А-ЯЁа-яё][^.:;!?\n]{2,60}\.")
_BARE = re.compile(r"(\d{1,2})(?:\s+(?=[A-ZА-ЯЁ])|(?=\Z))")
_OVER_JAPANESE = re.compile(
    "\\s+(?:[「『\u3041-\u30fa\u4e00-\u9fff]|[(（]\\s?1\\s?[)）]\\s?[「『\u3041-\u30fa\u4e00-\u9fff])"
)
_INLINE = re.compile(
    r"(?:(?<=\s)|(?<=[\u3001-\u9fff：，]))[(（]\s?(\d{1,2}|[a-z]|[ivx]{2,5}|[а-я]|["
    + KATAKANA
    + r"])\s?[)）](?=\s?\S)"
    r"|([①-⑳])"
    r"|(?<=\s)(\d|[a-zа-я])\)(?=\s\S)"
)
_REFERENCE = re.compile(
    r"(?:articles?|paragraphs?|sub-?paragraphs?|sections?|clauses?|items?|annex|rules?|points?|пункт\w*|стать\w+|подпункт\w*)\s+[\w.]{0,8}\s*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label: what it is called in a path, its style ("(1)" and "(a)" are two), and the end of its characters.

    `alternative` is the other reading of a letter that is also a Roman number: (style, name). `rank` is that of a legal
    text's divisions (a chapter holds articles), 0 for all others.
    """

    name: str
    style: str
    start: int
    end: int
    alternative: tuple[str, str] | None = None
    rank: int = 0

    @property
    def is_bullet(self) -> bool:
        return self.style in BULLET_STYLES

    @property
    def is_counted(self) -> bool:
        """Whether its name is a number in figures."""
        return self.name[:1].isdigit()


def _sort(name: str) -> str:
    """What stands for the name in a style: "1" for figures, the first letter of its alphabet for others."""
    first = name[0]
    if first.isdigit():
        return "1"
    if first in KANJI:
        return "一"
    if first in KATAKANA:
        return "ア"
    if "а" <= first.casefold() <= "я":
        return "А" if first.isupper() else "а"
    return "A" if first.isupper() else "a"


_FIRST_DINGBAT = ord("❶")


def _name(printed: str) -> str:
    """A label's name in ordinary characters: "1" of "１", "①", "❶" and "➀"."""
    if "❶" <= printed <= "➓":  # three rows of ten that have no ordinary form in Unicode
        return str((ord(printed) - _FIRST_DINGBAT) % 10 + 1)
    return normalize("NFKC", printed)


def find_label(shadow: str, start: int, end: int) -> Label | None:
    """The label at the head of a line, if there is one."""
    if start >= end:
        return None
    head = shadow[start]
    if (
        head not in _HEADS
        and _PROSE.match(shadow, start, end)
        and not (head in _HEADS_OF_DIVISIONS and _DIVISION.match(shadow, start, end))
    ):
        return None
    match = LABEL.match(shadow, start, end)
    if not match or (form := match.lastgroup) is None:
        return None
    printed = match[form]
    if form in ("bullet", "hollow"):
        if printed in "–—-" and (
            _SPEECH.search(shadow, start, min(end, start + 2000)) or _WHO_SPOKE.fullmatch(shadow, start, end)
        ):
            return None
        return _behind_bullet(shadow, start, match.end(), end) or (
            None if match.end() >= end else Label("b", printed, start, match.end())
        )
    name = printed if printed.isascii() else _name(printed)
    if form in _RANKS:
        return Label(name, form, start, match.end(), rank=_RANKS[form])
    style = _STYLES[form]
    if form == "nested":
        return Label(name, style + ".1" * (name.count(".") - 1), start, match.end())
    if "{}" not in style:
        return Label(name, style, start, match.end())
    if not name.isdigit() and _ROMAN.match(name):
        roman = style.replace("{}", "I" if name.isupper() else "i")
        if len(name) > 1:
            return Label(name, roman, start, match.end())
        return Label(name, style.replace("{}", _sort(name)), start, match.end(), (roman, name))
    return Label(name, style.replace("{}", _sort(name)), start, match.end())


def _behind_bullet(shadow: str, start: int, bullet: int, end: int) -> Label | None:
    """A number that stands behind a bullet ("• (1) Ferries"), the bullet being part of the label."""
    while bullet < end and shadow[bullet] == " ":
        bullet += 1
    if bullet >= end or shadow[bullet] not in "(（":
        return None
    label = find_label(shadow, bullet, end)
    return replace(label, start=start) if label and label.is_counted else None


def find_bare_number(shadow: str, start: int, end: int, expected: int, *, is_attested: bool = False) -> Label | None:
    """A section's number without a mark ("2 Economic relations"): only the one that comes next in the count.

    What follows is a heading, or anything where the count `is_attested` (another line begins with the next number).
    """
    match = _bare(shadow, start, end)
    if not match or int(match[1]) != expected:
        return None
    if is_attested or (end - start <= 100 and shadow[end - 1] not in ".;:,!?"):
        return Label(match[1], "1 ", start, match.end(1))
    return None


def bare_numbers(shadow: str, start: int, end: int) -> int:
    """The number without a mark that a line begins with, 0 if none."""
    match = _bare(shadow, start, end)
    return int(match[1]) if match else 0


def _bare(shadow: str, start: int, end: int) -> re.Match[str] | None:
    """A number without a mark before a capital, or alone in its line over Japanese words: elsewhere that is a page's."""
    match = _BARE.match(shadow, start, end) if shadow[start].isdecimal() else None
    if match and match.end() == end and not _OVER_JAPANESE.match(shadow, end):
        return None
    return match


def is_first(name: str) -> bool:
    """Whether a list begins with it."""
    return name in ("1", "a", "A", "i", "I", "а", "А", "一", "ア")


def successor(name: str) -> str:
    """The name that comes after it in its list, "" where that is not known; of "i" the Roman one."""
    if name.isdecimal():
        return str(int(name) + 1)
    folded = name.casefold()
    if folded in _ROMANS[:-1] and folded not in ("v", "x"):
        return _as(name, _ROMANS[_ROMANS.index(folded) + 1])
    for alphabet in (_CYRILLIC, KATAKANA, "abcdefghijklmnopqrstuvwxyz"):
        at = alphabet.find(folded)
        if len(name) == 1 and 0 <= at < len(alphabet) - 1:
            return _as(name, alphabet[at + 1])
    if len(name) == 1 and name in KANJI:
        return KANJI[KANJI.index(name) + 1] if name != "十" else "十一"
    return ""


def _as(name: str, other: str) -> str:
    return other.upper() if name.isupper() else other


def inline_labels(shadow: str, start: int, end: int) -> list[Label]:
    """The labels of an enumeration inside a running sentence ("stated that (a) … (b) …"); none unless two follow on.

    A reference such as "Article 5 (a)" is no label.
    """
    if shadow.count(")", start, end) + shadow.count("）", start, end) < 2 and shadow.find("①", start, end) < 0:
        return []  # No two labels: most paragraphs are told by this, for a hundredth of the pattern's time.
    found: list[Label] = []
    wanted, style = "", ""
    for match in _INLINE.finditer(shadow, start, end):
        group = match.lastindex or 1
        name = match[group] if match[group].isascii() else normalize("NFKC", match[group])
        own = "①" if group == 2 else ("({})" if group == 1 else "{})").replace("{}", _sort(name))
        if not found:
            if (
                (is_first(name) or name == "イ")
                and match.start() > start
                and not _refers(shadow, start, match.start())
            ):
                style, wanted = own, "ロ" if name == "イ" else successor(name)
                found.append(Label(name, style if name != "i" else "(i)", match.start(), match.end()))
        elif own == style and name == wanted:
            found.append(Label(name, found[0].style, match.start(), match.end()))
            wanted = successor(name)
    return found if len(found) > 1 else []


_CLAUSE_BEFORE = re.compile(r".{8}(?:[いるたうすだ]|こと)、\s?\Z")


def are_clauses(shadow: str, labels: list[Label]) -> bool:
    """Whether the points of a Japanese sentence are clauses each ("…より、(イ)…して欲しい、(ロ)…したい旨述べた"), and no list of nouns."""
    return (
        all(_CLAUSE_BEFORE.search(shadow, max(one.end, two.start - 12), two.start) for one, two in pairwise(labels))
        and shadow[labels[0].start - 1] in "、は"
    )


_RUN_ON = re.compile(
    r"(?<=[.。;；])\s*+(?P<label>[(（]\s?(?P<name>\d{1,2}|[a-zа-я])\s?[)）])\s?(?=[A-ZА-ЯЁ\u3041-\u9fff\"'])"
)


def run_on_labels(shadow: str, start: int, end: int, label: Label, following: Label | None) -> list[Label]:
    """The next items of a list that stand in the line of its first one ("(1) Trade grew. (2) Fishing did not.").

    None where the next line has the label that the line would go on with: then it is a reference.
    """
    if label.style[0] != "(" or not is_first(label.name):
        return []
    found: list[Label] = []
    wanted = successor(label.name)
    for match in _RUN_ON.finditer(shadow, start, end):
        name = match["name"] if match["name"].isascii() else normalize("NFKC", match["name"])
        if name == wanted and not (following and following.style == label.style and following.name == name):
            found.append(Label(name, label.style, match.start("label"), match.end("label")))
            wanted = successor(name)
    return found


def _refers(shadow: str, start: int, position: int) -> bool:
    return bool(_REFERENCE.search(shadow[max(start, position - 40) : position]))
