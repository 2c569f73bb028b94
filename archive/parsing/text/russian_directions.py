"""Lines of a Russian transcript that only say what went on: a vote and its figures, when a sitting ended; own examples."""

from __future__ import annotations

import re
from typing import Final

_VOTE = re.compile(
    r"(?:РЕЗУЛЬТАТЫ|Результаты)\s(?:ГОЛОСОВАНИЯ|голосования|РЕГИСТРАЦИИ|регистрации)(?:\s\([^()\n]{1,40}\))?(?:\.?|:\s[^\n]{5,160})"
    r"|(?:Проголосовал[оа]|Присутствует|Отсутствует|Голосовало|Не\sголосовало|Воздержалось|За|Против)(?:\s(?:за|против))?\s{1,30}\d{1,4}\s(?:чел|голос)[^\n]{0,30}"
    r"|Результат:\s(?:принято|не\sпринято|отклонено|кворум\s(?:есть|имеется))\.?"
)
_SITTING = re.compile(
    r"(?:Заседание|Встреча|Совещание|Беседа|Сессия)\s(?:открыва|закрыва|закры|закончи|прерыва|возобновля)[а-яё]{2,5}(?:\sв)?\s\d{1,2}\s(?:ч|час)[^\n]{0,30}"
    r"|(?:Проводится|Проходит|Идет|Идёт)\s(?:поимённое\s|поименное\s|тайное\s)?(?:голосование|регистрация)(?:\sподнятием\sруки)?\."
    r"|По\sприглашению\s[Пп]редседателя\s[^\n]{5,150}\sзанима[ею]т\s[^\n]{4,60}\."
    r"|(?:Беседа|Интервью|Встреча|Разговор)\s(?:шл[аои]|вел[аои]сь|проходил[аои]?)\sна\s[а-яё]+\sязыке\.?"
)
_FIRST: Final = "РПОГНВЗСБИ"


def is_russian_direction(shadow: str, start: int, end: int) -> bool:
    """Whether a line is one of these: "РЕЗУЛЬТАТЫ ГОЛОСОВАНИЯ (12 час. 5 мин.)", "Заседание закрывается в 12 ч. 10 м."."""
    if shadow[start] not in _FIRST or end - start > 220:
        return False
    return _VOTE.fullmatch(shadow, start, end) is not None or _SITTING.fullmatch(shadow, start, end) is not None
