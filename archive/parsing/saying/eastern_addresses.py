"""Whose words a Japanese greeting, speech, message or comment is, from what ends its title, its signature, or what its speaker says of himself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from archive.parsing.page.layout import Layout
from archive.parsing.page.outline import Outline
from archive.parsing.people.persons import Named, Persons
from archive.parsing.people.register import Person
from archive.parsing.saying.eastern_issued import OWN_NAME, signatory

_ENDS: Final = (
    "挨拶", "あいさつ", "式辞", "祝辞", "弔辞", "告辞", "訓示", "演説", "スピーチ", "講演", "談話", "コメント", "メッセージ", "書簡", "発言要旨", "大臣声明", "総理声明", "の辞", "の言葉", "のことば",
)  # fmt: skip
_KIND: Final = re.compile(
    r"(?:開会|閉会|主催者|来賓|歓迎|年頭|新年|就任|離任|着任|基調|特別|冒頭|ビデオ|祝賀|追悼|お祝い|結び|所信表明|施政方針|歓送|御|ご)*の?(?:御|ご)?"
    r"(?:挨拶|あいさつ|式辞|祝辞|弔辞|告辞|訓示|演説|スピーチ|講演|談話|コメント|メッセージ|書簡|発言|(?<=[臣理])声明|(?:追悼|祝い|挨拶|哀悼|歓迎)の(?:辞|言葉|ことば))"
    r"(?:[（(](?:要旨|全文|仮訳|和訳|骨子|概要|[^（()）]{0,12}\d[^（()）]{0,12})[)）]|全文|要旨|骨子|[\s\u3000]|「[^」]{1,80}」){0,3}\Z"
)
# "着任挨拶（森山花子駐ケニア大使）"
_OF_WHOM: Final = re.compile(
    r"(?:着任|離任|就任|退任|年頭|新年|開会|閉会|の|御|ご)*(?:挨拶|あいさつ|式辞|祝辞|メッセージ)[（(](?P<who>[^（）()]{4,40})[)）]"
)
# "森山大使の", "森山副総裁「船の会」における", "（灯台の日）"
_BETWEEN: Final = re.compile(
    r"(?:による|からの|より|の|「[^」]{1,80}」|『[^』]{1,80}』|における|においての|での|に際しての|に当たっての|に寄せる|[（(][^（()）]{1,40}[)）]|[\s\u3000])*"
)
_SPOKEN: Final = (
    "申し上げ", "まいり", "いたします", "いたしました", "皆様", "皆さん", "清聴", "私たち", "私は", "私の", "私が", "であります", "ではありませんか", "いただき", "閣下", "でございます",
)  # fmt: skip
_HUMBLE: Final = (
    "申し上げ",
    "まいります",
    "私の挨拶",
    "と挨拶",
    "清聴",
    "私は",
    "私の",
    "でございます",
    "式辞といたし",
)
"""What only somebody says who speaks for himself."""
_TELLS: Final = (
    "述べました。",
    "述べた。",
    "行いました。",
    "挨拶しました。",
    "出席しました。",
    "発出しました。",
    "発表しました。",
)


def voices_of_address(
    shadow: str, layout: Layout, outline: Outline, persons: Persons, opening: Sequence[tuple[int, int]]
) -> tuple[Person, ...] | None:
    """Whose words an address is by its title; nobody where it is some holder's of an office whom nothing names, None where it is none."""
    title = layout.title
    if title is None:
        return None
    words = shadow[title.start : title.end]
    if not any(end in words[-90:] for end in _ENDS):
        return None
    if (whose := _OF_WHOM.fullmatch(words)) is not None:
        named = persons.within(title.start + whose.start("who"), title.end)
        if len(named) == 1 and named[0].end == title.start + whose.end("who"):
            return (named[0].person,)
    if (kind := _KIND.search(words)) is None:
        return None
    texts = [p for p in outline.passages if p.kind == "text" and p.start < p.end]
    ends = [*texts[:5], *texts[-4:]]
    if any(shadow.endswith(_TELLS, p.start, p.end) for p in texts[:3]):
        return None
    is_gist = kind.group().startswith("発言")  # What he said, written as a gist of it.
    if not is_gist and not any(shadow.find(word, p.start, p.end) >= 0 for p in ends for word in _SPOKEN):
        return None
    speaker = (
        _before(shadow, persons, title.start, title.start + kind.start())
        or signatory(shadow, outline, persons)
        or _says_name(shadow, persons, [(p.start, p.end) for p in texts[:3]])
    )
    if speaker is not None:
        told = any(
            n.person is speaker and (n.start, n.end) != (a, b) and not _is_own(shadow, n)
            for a, b in opening
            for n in persons.within(a, b)
        )
        return None if told else (speaker,)
    is_of_office = bool(persons.offices_within(title.start, title.end))
    if persons.within(title.start, title.end) or not is_of_office or kind.group().startswith(("談話", "書簡")):
        return None
    return () if any(shadow.find(word, p.start, p.end) >= 0 for p in ends for word in _HUMBLE) else None


def _before(shadow: str, persons: Persons, start: int, end: int) -> Person | None:
    """The last one named before the kind of address, with nothing but the occasion between: "森山大使の「灯台の日」における"."""
    named = persons.within(start, end)
    if not named or not _BETWEEN.fullmatch(shadow, named[-1].end, end):
        # "森山副総裁「船の会」における開会": who is named first and alone.
        return named[0].person if len(named) == 1 and _BETWEEN.fullmatch(shadow, named[0].end, end) else None
    return named[-1].person


def _says_name(shadow: str, persons: Persons, spans: list[tuple[int, int]]) -> Person | None:
    """Who says his own name in one of the first paragraphs, where only one does."""
    own = [
        n.person for a, b in spans for n in persons.within(a, b) if shadow.startswith((*OWN_NAME, "と申します"), n.end)
    ]
    return own[0] if len(set(map(id, own))) == 1 else None


def _is_own(shadow: str, named: Named) -> bool:
    """Whether somebody says his own name there, or in which office he speaks."""
    return shadow.startswith((*OWN_NAME, "と申します", "として"), named.end)
