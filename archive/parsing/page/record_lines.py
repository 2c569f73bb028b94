"""Lines that a record's own writer sets between two turns, and nobody says; own examples."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.text.lines import Block

_AFTERWARDS = re.compile(
    r"(?:the\sfollowing\s(?:questions?|is|are)\b|in\sresponse\sto\s(?:a\s)?(?:journalist|reporter|question)).{0,160}[:：]",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    # "Далее министры ответили на вопросы журналистов.", "Затем последовали вопросы из зала."
    r"(?:Далее|Затем|Потом|Позже|В\sзаключение|После\s(?:этого|заявлений|выступлени[яй]|переговоров|встречи|беседы|брифинга))\s"
    r"(?:(?!(?:я|мы|Вы|вы|он|она|они|наш|мой)\s)[А-ЯЁа-яё.-]+\s){0,7}?(?:ответил[аи]?\sна|отвечал[аи]?\sна|последовали|были\sзаданы|прозвучали)\s(?:[а-яё]+\s){0,3}вопрос[аы]?(?:\s[А-ЯЁа-яё]+){0,5}\."
    # "The two ministers then took questions from reporters.", "A question-and-answer session followed."
    r"|(?:The\s(?:[\w-]+\s){1,5}|(?:President|Premier|Minister|Secretary|Ambassador|Chancellor)\s(?:[\w-]+\s){1,2})(?:then|also|next|afterwards)\s(?:took|answered|responded\sto|fielded)\s(?:[\w-]+\s){0,2}questions\b(?:\s[\w'-]+){0,7}\."
    r"|(?:A|The)\s(?:brief\s)?question[- ]and[- ]answer\s(?:session|period)\s(?:then\s)?(?:followed|ensued)\."
    # "この後、両大臣は記者からの質問に答えた。", "続いて、質疑応答が行われた。"
    r"|(?:この後|その後|続いて|引き続き|次いで)、?(?:[^、。「」私我]{1,20}は、?)?(?:[^、。「」]{1,16}(?:からの|との))?(?:質問に(?:答え|応じ|回答し)|質疑応答(?:が行われ|に移|に応じ|を行))[^、。「」]{0,6}(?:た|ました)。"
    # "この後、港湾庁から次の補足があった。"
    r"|(?:この後|その後|後刻|後日|会見後|ブリーフ後)、?[^、。「」私我]{1,20}(?:から|より)、?(?:次の|以下の)(?:とおり|通り)?の?(?:補足|訂正|追加|連絡)[^、。「」]{0,8}(?:た|ました)。"
)
"""That questions were answered now, by those who spoke before."""
_WORDS: Final = ("вопрос", "question", "質", "補足", "訂正", "追加", "連絡")
_LONGEST: Final = 240


def is_between_turns(shadow: str, block: Block) -> bool:
    """Whether a line of a transcript is the record's own: "The following question was raised after the conference:"."""
    start, end = block.start, block.end
    if end - start > _LONGEST or shadow[end - 1] not in ":：.。":
        return False
    if shadow[end - 1] in ":：":
        return _AFTERWARDS.fullmatch(shadow, start, end) is not None
    if not any(shadow.find(word, start, end) > 0 for word in _WORDS):
        return False
    return _ANSWERED.fullmatch(shadow, start, end) is not None
