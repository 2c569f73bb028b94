"""Russian words before a colon at the head of a line that say what follows and not who speaks: "Присутствуют: …"."""

from __future__ import annotations

import re

_FIELD = re.compile(
    r"(?:(?:На\sбеседе\s|На\sвстрече\s)?[Пп]рисутств(?:уют|овали|овал)|ПРИСУТСТВОВАЛИ|Результат|Открыти[ея]|Закрыти[ея]|Начало|Окончание|Дата|Время|Место|Тем[аы]|Член[ыа]|Ведущие"
    r"|Гост[иья]|Участники|Повестка(?:\sдня)?|Слушали|Выступили|Постановили|Решили|Курс(?:ы)?(?:\s[А-ЯЁ]{2,5}|\sвалют)?|Источник|Рубрика|Раздел|Регион|Погода|Текст|Фото|Снимок|Подпись|Гриф|Примечание)"
    r"(?:\s\([^()\n]{1,40}\))?\s?:"
)


def is_russian_field(shadow: str, start: int, end: int) -> bool:
    """Whether a line begins with such a word: "Результат: принято", "Ведущие: Юхан Тамм, Мари Каск"."""
    return "А" <= shadow[start] <= "Я" and _FIELD.match(shadow, start, end) is not None
