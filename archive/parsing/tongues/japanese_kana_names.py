"""Given names in hiragana, with or without a last Chinese character, beside a title: "森山えり子大臣", "佐田みどり大臣"; the names are invented."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.words.characters import HAN

_FIRST: Final = "\u3041"
_LAST: Final = "\u3096"
_NAME: Final = rf"(?:[{HAN}]{{1,3}}|[{HAN}][ノツヶの][{HAN}]{{1,2}})(?P<kana>[\u3041-\u3096]{{1,4}})(?P<last>[{HAN}]?)"
_BEFORE = re.compile(rf"(?:\A|(?<=[\n【［\[（(〔○◯〇●、。，\s　]))(?P<name>{_NAME})\Z")
_AFTER = re.compile(rf"[ \u3000]?(?P<name>{_NAME})(?=[】］\])）：:\n]|君|氏|さん|でございます|\Z)")
_WHOLE = re.compile(_NAME)
_ENDS_OF_NAMES: Final = frozenset("子江美恵枝穂花香菜奈乃加実衣佳里紀緒織音葉代世栄江男夫雄郎彦介太樹也平")
"""With what a given name ends whose beginning is in hiragana: "えり子", "さな江", "きよ彦"."""
_NO_KANA = re.compile(
    r"[のはがをにとでもやへかなたるいれしてりけき]|.*(?:[をぁぃぅぇぉっゃゅょ]\Z|の\Z|から|より|まで|など|した|する|され|られ|れる|ない|ある|いる|なる|よる|くる|ける|せる|める|える|ての|との|での|への|だっ|または|および|ならび|とも|たち|さん|くん|さま|ちゃん|ども)"
)
"""Particles and ends of verbs, of which no given name is made."""
_CLOSES: Final = frozenset("】］])）：:\n〕")
_OPENS: Final = frozenset("\n【［[（(〔○◯〇●")
_CIRCLES: Final = frozenset("○◯〇●")
_LONGEST: Final = 9


def kana_name_before(text: str, run: int, title: int, end: int) -> re.Match[str] | None:
    """The name that ends before a title at `[title, end)`; `run` is where the Chinese characters before the title begin.

    In a sentence a name has to end as given names do ("、森山えり子大臣は"); a label that holds nothing else may end with
    hiragana ("【佐田みどり大臣】").
    """
    if not run or not _FIRST <= text[run - 1] <= _LAST or title - run > 1:
        return None
    found = _BEFORE.search(text, max(0, title - _LONGEST), title)
    if found is None or not _can_be(found):
        return None
    if found["last"]:
        return found
    at = found.start("name")
    if at and text[at - 1] not in _OPENS:
        return None
    closes = end == len(text.rstrip()) or text[end] in _CLOSES
    # "○佐田みどり大臣　…"
    return found if closes or (text[end] in " \u3000" and at and text[at - 1] in _CIRCLES) else None


def kana_name_after(text: str, end: int) -> re.Match[str] | None:
    """The name that stands behind a title and closes its label or line: "外務大臣 森山えり子"."""
    found = _AFTER.match(text, end, end + _LONGEST + 8)
    return found if found and _can_be(found) else None


def is_kana_name(words: str) -> bool:
    """Whether words alone may be a full name with a given name in hiragana: "佐田みどり", but not "続き"."""
    found = _WHOLE.fullmatch(words)
    return found is not None and _can_be(found)


def _can_be(found: re.Match[str]) -> bool:
    if found["last"] and found["last"] not in _ENDS_OF_NAMES:
        return False
    kana = found["kana"]
    if not found["last"] and len(kana) < 2:
        return False
    return _NO_KANA.fullmatch(kana) is None
