"""Lines of a Japanese transcript that only say what went on: "（資料を配布する。）", "〔委員長退席、理事着席〕", "午後零時三分散会"."""

from __future__ import annotations

import re

_DIRECTION = re.compile(
    r"[（(〔［\[](?!(?:笑|苦笑)[）)〕］\]])[^（）()〔〕［］\[\]]{2,400}(?:。|[うくすつむるぐぶただ]|拍手|着席|退席|退場|入場|休憩|起立|贈呈|披露|上映|配布|同席|再開|中断|握手|撮影|沈黙|黙祷|一礼|退室|入室|爆笑|オフレコ|記録中止)[）)〕］\]]"
    r"|〔[^（）()〔〕［］\[\]。、]{0,16}(?:挙手|起立|拍手|退場|入場|中止|停止|交代|あり|多し|なし|散会|休憩|着席|登壇)〕"
    r"|〔[^〔〕]{2,60}と呼[びぶ][^〔〕]{0,30}〕"
    r"|[（(](?:笑(?:い声?|声)|拍手)[）)]"
    r"|※[^※]{4,300}(?:た|る|です|ます)。"
    r"|[（(〔]\s?休[\s\u3000]{0,8}憩\s?[）)〕]"
    r"|[（(〔][^（）()〔〕\n。、]{1,24}(?:に基づき|により|を用いて|に沿って)[^（）()〔〕\n。、]{0,8}説明[）)〕]"
    r"|午[前後][^。、]{1,14}(?:散会|休憩|閉会|開議|再開|休憩に入る)"
)


def is_eastern_direction(shadow: str, start: int, end: int) -> bool:
    """Whether a line only says what went on; a topic in brackets ("（船便の再開）") ends with a noun and is none."""
    if shadow[start] not in "（(〔［[午※" or end - start > 410:
        return False
    return _DIRECTION.fullmatch(shadow, start, end) is not None
