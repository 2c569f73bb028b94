"""Surnames at the heads of Russian sentences before a verb of saying: which form is the first case, and who is told of by it alone."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.people.names import Found
from archive.parsing.tongues.russian_cases import stem
from archive.parsing.words.wordlists import words

# What speaks for a state or a house and is nobody: "– заявила Москва".
SEATS = words("""
    Киев Ростов Псков Саратов Могилев Харьков Львов Чернигов Азов Тамбов Краков Кишинев Кишинёв Москва Минск Вашингтон Лондон Париж Берлин Пекин
    Токио Анкара Баку Ереван Тбилиси Астана Ташкент Бишкек Душанбе Ашхабад Рига Вильнюс Таллин Варшава Прага Брюссель Женева Тегеран Дели Сеул
    Пхеньян Хельсинки Белград Рим Мадрид Ватикан Служба Ведомство Издание Газета Источник Дипломат Политик Собеседник Эксперт Посольство Банк
    Завод Комбинат Комитет Кабинет Отдел Департамент Штаб Трест Президиум Секретариат Сенат Парламент Конгресс Съезд Пленум Совет Союз Порт Пароход Журнал Вестник
    Один Господин Гражданин Хозяин Осетин Армянин Грузин Татарин Россиянин Украинец
    """)
_SAID = (
    r"(?:сказал|заявил|отметил|подчеркнул|сообщил|добавил|напомнил|пояснил|указал|поблагодарил|ответил|спросил|заметил|возразил|выразил|обещал|"
    r"пообещал|попросил|просил|предложил|повторил|подтвердил|объяснил)а?|(?:согласил|поинтересовал|осведомил|яви)(?:лся|лась|ся|ась)|(?:прибы|приеха|позвони)ла?"
)
_SUBJECT = re.compile(
    rf"(?P<name>[А-ЯЁ](?<![^\n.!?\s].)(?<![^\n.!?]\s.)[а-яё]{{2,20}})\s(?:также\s|затем\s)?(?:{_SAID})(?![а-яё])"
)
_BENT: Final = r"(?:а|у|ом|ем|ым|ой|ы|е|я|ю)"
_FARTHEST: Final = 20000
"""Characters of a text in which such sentences are looked for."""
_HEAD: Final = 600
_MOST: Final = 40
"""Surnames of one record of a conversation that are looked for in another case."""


def first_cases(text: str, bent: set[str]) -> dict[str, str]:
    """Surnames by their stem as sentences begin with them, where one form does and it is none of those `bent`: "Керема ответил, что"."""
    forms: dict[str, set[str]] = {}
    for match in _SUBJECT.finditer(text, 0, _FARTHEST):
        forms.setdefault(stem(match["name"]), set()).add(match["name"])
    led = {known: next(iter(several)) for known, several in forms.items() if len(several) == 1}
    return {known: form for known, form in led.items() if form not in bent}


def told_in_record(text: str) -> list[Found]:
    """Whom a record of a conversation calls by a surname alone, in another case too: "позвал капитана Рауна", then "Раун ответил"."""
    head = text[:_HEAD].casefold()
    if "запись беседы" not in head and "дневника" not in head:
        return []
    found: list[Found] = []
    matches = list(_SUBJECT.finditer(text, 0, _FARTHEST))
    for name in dict.fromkeys(m["name"] for m in matches[:_MOST]):
        if name in SEATS or name[-1] in "аяоеиыую":
            continue
        if re.search(rf"(?<=[а-яё] ){re.escape(name)}{_BENT}(?![а-яё])", text[:_FARTHEST]):
            found.extend(
                Found(m.start("name"), m.end("name"), (name,), None, False, "surname")
                for m in matches
                if m["name"] == name
            )
    return found
