"""Whose news a text is, in brackets under its last words: "(ТАСС).", "(Reuters)", "（共同）"."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.text.lines import Block

_NAMES: Final = (
    r"(?:Корр\.?\s)?(?:ИТАР-)?ТАСС|РИА(?:\s?\"?Новости\"?)?|\"?Интерфакс(?:-[А-ЯЁ]+)?\"?|АПН|Рейтерс?|(?:Ассошиэйтед|Франс|Юнайтед)\sПресс?|АП|АФП|ЮПИ|ДПА|Синьхуа|БЕЛТА|БелТА|Казинформ|Укринформ|Собинформ|Соб\.?\s?(?:инф|корр)\.?|Наш\sкорр\.?"
    r"|Reuters|AP|A\.P\.|AFP|UPI|UP|INS|DPA|dpa|ANSA|EFE|PTI|ANI|BNS|LETA|ELTA|STT|NTB|Ritzau|Anadolu|(?:ITAR-)?TASS|Tass|Interfax|RIA(?:\sNovosti)?|Xinhua|Yonhap|Bloomberg|Kyodo(?:\sNews)?|Jiji(?:\sPress)?|(?:Associated|United|Agence\sFrance|Canadian|Exchange)[\s-]Presse?"
    r"|(?:共同|時事)(?:通信社?)?|ロイター|ＡＰ|ＡＦＰ|ＵＰＩ|タス|新華社|新华社|中新社|中央社|聯合(?:ニュース|通信)?|聯合報道|ブルームバーグ|ＤＰＡ|インタファクス|同盟"
)
_MARK = re.compile(
    rf"[(（\[［【](?:{_NAMES})(?:(?:,\s|\s?[/／=＝・、]\s?|\s(?:and|и)\s)(?:{_NAMES})){{0,3}}[)）\]］】]\s?[.。]?"
)
_LONGEST: Final = 50


def is_agency_mark(shadow: str, block: Block) -> bool:
    """Whether a line is nothing but such a mark."""
    if block.end - block.start > _LONGEST or shadow[block.start] not in "(（[［【":
        return False
    return _MARK.fullmatch(shadow, block.start, block.end) is not None
