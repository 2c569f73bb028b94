"""A telegram in a printed edition of Japanese documents: who sent it to whom, over its title, and whose words an instruction is; own examples."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.text.lines import Block
from archive.parsing.words.characters import HAN

_SEND: Final = "(?:大使|公使|大臣|総領事|領事|代表|代理公使|臨時代理大使|全権|書記官)"
_SENT = re.compile(
    rf"[\s\u3000]?(?P<who>[^。、\s]{{1,24}}?{_SEND})(?:より|ヨリ)[\s\u3000]?(?:[^。、\n]{{2,26}}宛[\s\u3000]?(?:[（(](?:電報|公信)[)）])?)?|[\s\u3000]?[^。、\s]{{2,26}}宛[\s\u3000]?[（(](?:電報|公信)[)）]"
)
_OF_TITLES: Final = ("件", "について", "の報告", "に関する報告", "ニ付テ")
_LONGEST: Final = 64
_HEAD: Final = 800
_INSTRUCTS = re.compile(
    rf"(?m)^[ \u3000]?(?P<who>[{HAN}]{{1,4}}?)(?:外務大臣|外相|大臣)(?:より|ヨリ)[^。、\n]{{2,26}}宛[ \u3000]?(?:[（(]電報[)）])?[ \u3000]*$"
)
_TALKED = re.compile("会談|往訪|来訪|招致|会見|面談|応答|ト述|と述")


def has_sender(shadow: str) -> bool:
    """Whether a telegram's sender or addressee stands at the head: "森山大使より佐田外務大臣宛（電報）"."""
    return "宛（電報）" in shadow[:_HEAD] or "宛(電報)" in shadow[:_HEAD]


def is_sender(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether a line over the telegram's title says who sent it, to whom, or both: "在エストニア森山大使より", "佐田外務大臣宛（電報）".

    Without a title such as "灯台建設ノ件" these lines are the title.
    """
    block = blocks[number]
    if block.end - block.start > _LONGEST or _SENT.fullmatch(shadow, block.start, block.end) is None:
        return False
    return any(
        shadow.endswith(_OF_TITLES, other.start, other.end)
        and not shadow.endswith("ニ関スル件", other.start, other.end)
        for other in blocks[max(0, number - 3) : number + 4]
    )


def who_instructs(shadow: str) -> tuple[str, int] | None:
    """The foreign minister whose telegram it is, and where its head ends; None where it tells of talks, or another sent it."""
    if not has_sender(shadow):
        return None
    sent = _INSTRUCTS.search(shadow, 0, _HEAD)
    if sent is None or _TALKED.search(shadow, sent.end()):
        return None
    return sent["who"], sent.end()
