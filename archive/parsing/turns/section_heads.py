"""Who is labelled in Japanese by an office that prose hardly prints: a committee's member, the head of a section."""

from __future__ import annotations

import re

from archive.parsing.people.names import Found
from archive.parsing.tongues.japanese_names import SECTION
from archive.parsing.words.characters import HAN

_OF_A_COMMITTEE = re.compile(
    rf"(?!(?:専門|担当|常任|編集|特別|審議|調査|国務|各|他|全|両|同|某|副|小))(?P<name>[{HAN}]{{1,4}})委員"
)
"""A committee's member in its minutes, always by surname: "(佐田委員) …"."""
_OF_A_SECTION = re.compile(
    rf"(?P<name>[{HAN}]{{2,4}}?)??(?P<office>(?:{SECTION})+(?:局|部|課|室)(?:長補佐|長代理|次長|長)|(?:局|部|課|室)長|(?:副知事|副市長|教育長))"
)
"""Who heads a part of an administration, in the minutes of its conferences: "○佐田港湾局長", "○広報課長"."""
_OF_ANY_SECTION = re.compile(
    rf"(?P<name>[{HAN}]{{2}})(?P<office>[{HAN}ァ-ヴー・]{{2,16}}(?:室長|課長|局長|部長|次長|参事官|審議官|調整官|企画官|専門官|主査|補佐))"
)
"""The same of a section that no table knows: where the surname ends is a guess, so it is not sure."""


def head_of_section(who: str, start: int, end: int) -> Found | None:
    """The member or head whom a label's words name, or an office alone ("広報課長"), at `[start, end)`; None if they are neither's."""
    if member := _OF_A_COMMITTEE.fullmatch(who):
        return Found(start, end, (member["name"],), "委員", False, "label")
    if headed := _OF_A_SECTION.fullmatch(who):
        name = headed["name"] or ""
        # Of four characters the last two may be the section's: "【大槻灯火推進室長】".
        return Found(start, end, (name,) if name else (), headed["office"], False, "label", is_sure=len(name) < 4)
    return None


def head_of_any_section(who: str, start: int, end: int) -> Found | None:
    """The same where no table knows the section; not sure."""
    if headed := _OF_ANY_SECTION.fullmatch(who):
        return Found(start, end, (headed["name"],), headed["office"], False, "label", is_sure=False)
    return None
