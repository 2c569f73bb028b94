"""Japanese names that their bearers print themselves: under what they issued, or at the beginning of what they say; the examples are invented."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.people.names import Found
from archive.parsing.words.characters import HAN

_KANA: Final = "\u3041-\u3096"
_OFFICE_ENDS: Final = (
    "大臣", "総理", "首相", "長官", "大使", "公使", "総領事", "知事", "市長", "区長", "町長", "村長", "会長", "議長", "委員長", "総裁", "理事長", "学長", "社長", "座長", "代表", "総長", "領事", "報道官", "幕僚長",
)  # fmt: skip
# "内閣総理大臣　森山　一郎" alone in its line.
_SIGNED: Final = re.compile(
    rf"\n[ \t\u3000]*(?P<office>[{HAN}ァ-ヴー・]{{2,30}})[ \u3000]+(?P<surname>[{HAN}]{{1,3}})[ \u3000]+(?P<given>[{HAN}{_KANA}]{{1,3}})(?=[ \u3000]*(?:\n|\Z))"
)
_FARTHEST: Final = 6000
"""Characters at a text's head in which somebody says who he is, and at its end in which he signs."""
_OFFICE: Final = rf"(?P<office>[{HAN}ァ-ヴー・]{{0,20}}?(?:{'|'.join(_OFFICE_ENDS)}))"
# "灯台市長の森山一郎です。", "特命全権大使として着任いたしました森山一郎と申します。"
_SAYS: Final = re.compile(
    rf"(?:{_OFFICE})(?:の|(?:として|に|を)(?:着任|就任|赴任|拝命)(?:いた)?しました、?)(?P<name>[{HAN}]{{2,3}}[ \u3000]?[{HAN}{_KANA}]{{1,3}})\Z"
)
_OWN: Final = re.compile(r"で(?:ございます|あります|す)。|と申します")
_NO_NAME: Final = re.compile(
    r"[者地物事点項所時中後前上下的性力間方側会省庁話談題件任務権責課部局室感り]\Z|(?:責任|所管|所掌|発言|考え|認識|指示|判断|意向|方針|予定|談話|会見|仕事|役割|出席|出身|同席)"
)
_LONGEST: Final = 50


def signatures(text: str) -> list[Found]:
    """Who signs in one of the last lines with office, surname and given name, all of them apart."""
    found: list[Found] = []
    for match in _SIGNED.finditer(text, max(0, len(text) - _FARTHEST)):
        name = match["surname"] + match["given"]
        if match["office"].endswith(_OFFICE_ENDS) and name[-1] not in "君様殿氏":
            found.append(Found(match.start("office"), match.end(), (name,), match["office"], False, "signature"))
    return found


def introductions(text: str) -> list[Found]:
    """Who says his full name behind his office: "灯台市長の森山一郎です。"; nobody where two do, as at a meeting."""
    said: dict[str, Found] = {}
    for match in _OWN.finditer(text, 0, _FARTHEST):
        before = text[max(0, match.start() - 9) : max(0, match.start() - 2)]
        if "の" not in before and "た" not in before:
            continue
        own = _SAYS.search(text, max(0, match.start() - _LONGEST), match.start())
        if own is None or _NO_NAME.search(own["name"]):
            continue
        name = own["name"].replace(" ", "").replace("\u3000", "")
        said.setdefault(name, Found(own.start("name"), own.end(), (name,), own["office"], False, "introduced"))
    return list(said.values()) if len(said) == 1 else []
