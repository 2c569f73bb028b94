"""Which line at the head of a Russian page is the record's title, which are only the page's, and what ends the record."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.text.lines import Block
from archive.parsing.turns.turns import Turn
from archive.parsing.words.dates import is_dateline

_MOST: Final = 40
"""Paragraphs among which the title is looked for: a menu may have a line for each country."""
_LONGEST: Final = 300
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_OCCASION = re.compile(
    r"встреч|при[её]м\s|переговор|разговор|бесед|визит|пресс-конференц|брифинг|заявлени|выступлени|интервью|комментари|стенограмм|ответ\w*\s(?:официального|на\sвопрос|министра|посла)|послани|приветстви|поздравлени|"
    r"соболезновани|телеграмм|обращени|консультаци|совещани|заседани|саммит|принял|прин[яи]л[аи]?\b|провёл|провел|обсудил|посетил|прибыл|встретил|поздравил|направил|указ\b|распоряжение|постановление|закон\b|"
    r"соглашени|договор|коммюнике|декларац|меморандум|протокол|верительн|о\sвизите|об\sучастии|о\sпребывании|сообщение\sдля\sсми\s",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"(?:министерство|государственный\sдепартамент|госдепартамент|белый\sдом|европейская\sкомиссия|федеральное\sправительство|канцелярия|секретариат|посольство|комитет|государственная\sдума|совет\sфедерации|федеральное\sсобрание|правительство|администрация|пресс-служба|департамент|генеральное\sконсульство|постоянное\sпредставительство|"
    r"официальный\s(?:сайт|интернет|портал)|президент\s(?:россии|республики\s\w+|российской\sфедерации)\Z|председатель\sправительства\sроссийской\sфедерации\Z)\b.{0,140}",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"(?:федеральный\s(?:конституционный\s)?закон|закон|указ(?:\s(?:президента|президиума)\b.{0,60})?|распоряжение(?:\s(?:президента|правительства)\b.{0,60})?|постановление(?:\s.{0,60})?|приказ(?:\s.{0,40})?|договор|соглашение|протокол|конвенция|меморандум)",
    re.IGNORECASE,
)
# "Комментарии и интервью": kinds of record, more than one, and nobody's name.
_RUBRIC = re.compile(
    r"(?:комментарии|интервью|выступления|стенограммы|заявления|ответы\sна\sвопросы|брифинги|пресс-конференции|статьи|обращения|новости|телеграммы|приветствия)"
    r"(?:(?:,|\sи)\s(?:комментарии|интервью|выступления|стенограммы|заявления|ответы\sна\sвопросы|брифинги|пресс-конференции|статьи|обращения|новости|телеграммы|приветствия)){1,3}",
    re.IGNORECASE,
)
# "Брифинг Минводхоза": what kind of record it is and whose, all the title that a transcript may have.
_KIND_OF_A_HOUSE = re.compile(
    r"(?:(?:ежедневный|специальный)\s)?(?:пресс-)?(?:брифинг|конференция)(?:\s(?:для\sпрессы|[\w-]{3,30})){0,2}",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"(?<![\w-])[А-ЯЁа-яё][а-яё]+(?:л|ла|ло|ли|лся|лась|лось|лись)(?![\w-])|(?<![\w-])(?:является|состоится|состоятся|находится|проходит|будет|будут)(?![\w-])"
)
_ENDS: Final = (".", "!", "?", ";", ":", ",")
_YEAR = re.compile(r"\s(?:19|20)\d\d\s?г\.\Z")
_INNER_STOP = re.compile(r"[а-яё]{4,}\.\s[А-ЯЁ][а-яё]+\s")
_OPENS_TITLE = re.compile(
    r"(?:Интервью|Стенограмма|Выступление|Вступительное\sслово|Пресс-конференция|Брифинг|Ответы?)\s"
)
_BULLET: Final = ("•", "·", "–", "—", "-", "*")
_LINKS_UNDER = re.compile(
    r"\W{0,3}(?:дополнительно|ссылки\sпо\sтеме|по\sтеме|(?:материалы|новости)\sпо\sтеме|(?:с)?мотрите\sтакже|читайте\sтакже|(?:другие|последние)\s(?:новости|материалы)|похожие\s(?:новости|материалы)|свежие\sкомментарии|"
    r"комментарии|отзывы|популярное|материалы\sк\sновости|файлы\sдля\sскачивания)\s?:?\W{0,3}",
    re.IGNORECASE,
)


def russian_title(shadow: str, blocks: list[Block], turns: dict[int, Turn]) -> int | None:
    """How many paragraphs stand over the title of a Russian page, None where the head is in another script.

    Over it stand links, a house's name and a menu with a line for each country; it is the first line that names an
    occasion. 0 where none does before a sentence or a turn: then the first line may be the title.
    """
    heads = [shadow[b.start : min(b.end, b.start + 100)] for b in blocks[:3]]
    if not any(not head.isascii() and _CYRILLIC.search(head) for head in heads):
        return None
    of_kind = 0
    for number, block in enumerate(blocks[:_MOST]):
        start, end = block.start, block.end
        if start in turns:
            return of_kind
        if is_dateline(shadow, start, end) or is_house(shadow, block) or _RUBRIC.fullmatch(shadow, start, end):
            continue
        if _ACT.fullmatch(shadow, start, end):
            return number
        is_bulleted = shadow[start] in _BULLET and end - start <= 40
        if not is_bulleted and is_titled(shadow, start, end):
            return number + (number + 1 < len(blocks) and _is_link_to(shadow, block, blocks[number + 1]))
        if end - start > 60 or (shadow.endswith(_ENDS, start, end) and end - start > 20):
            return 0
        if number and not of_kind and _KIND_OF_A_HOUSE.fullmatch(shadow, start, end):
            of_kind = number
    return 0


def _is_link_to(shadow: str, block: Block, following: Block) -> bool:
    """Whether a line is the next one and a link behind it: the page's path, "Беседа с послом Кении Назад"."""
    size = following.end - following.start
    return (
        2 < block.end - block.start - size <= 20
        and size > 30
        and shadow.startswith(shadow[following.start : following.end], block.start)
    )


def is_titled(shadow: str, start: int, end: int) -> bool:
    """Whether a line may be a Russian title: three words or more without a stop that name an occasion."""
    if (
        end - start > _LONGEST
        or shadow.count(" ", start, end) < 2
        or not shadow[start].isupper()
        or shadow[end - 1] in "/>|"
    ):
        return False
    if shadow.endswith(_ENDS, start, end) and not _YEAR.search(shadow[max(start, end - 12) : end]):
        # "Интервью посла Кении газете «Парус»," over a line that was cut off; but "Выступая в порту," is a sentence.
        return shadow[end - 1] == "," and _OPENS_TITLE.match(shadow, start, end) is not None
    return names_occasion(shadow, start, end)


def names_occasion(shadow: str, start: int, end: int) -> bool:
    """Whether Russian words name what a title tells of."""
    return _OCCASION.search(shadow, start, end) is not None


def is_cyrillic(shadow: str, start: int, end: int) -> bool:
    """Whether a line has Cyrillic letters."""
    return _CYRILLIC.search(shadow, start, end) is not None


def goes_on_with_act(shadow: str, start: int, end: int, block: Block) -> bool:
    """Whether a line goes on with a title that begins with an act's name alone: "ФЕДЕРАЛЬНЫЙ ЗАКОН", then "Об озёрах".

    Also the next line of a title in capitals, which is broken where it pleases the printer.
    """
    last = shadow.rfind("\n", start, end) + 1 or start
    first = end if (cut := shadow.find("\n", start, end)) < 0 else cut
    line = shadow[block.start : block.end]
    if not _ACT.fullmatch(shadow, start, first):
        return False
    if first == end:
        return line.startswith(("О ", "Об ", "ОБ ", "Вопросы ", "ВОПРОСЫ ", "О\xa0"))
    return not block.gap and line.isupper() and shadow[last:end].isupper() and _CYRILLIC.match(line) is not None


def is_house(shadow: str, block: Block) -> bool:
    """Whether a line only gives a Russian house's name: "Министерство рыбного хозяйства Эстонии"."""
    start, end = block.start, block.end
    if end - start > 160 or shadow.endswith(_ENDS, start, end):
        return False
    return bool(_HOUSE.fullmatch(shadow, start, end)) and not _TELLS.search(shadow, start, end)


def is_sentence(shadow: str, block: Block) -> bool:
    """Whether a Russian line is a sentence and so no title: it ends with a stop and tells something, or announces."""
    start, end = block.start, block.end
    if end - start > 90 and _INNER_STOP.search(shadow, start, end) and _TELLS.search(shadow, start, end):
        return True
    if not shadow.endswith((".", ".)", ":", '."'), start, end) or end - start < 50:
        return False
    if _YEAR.search(shadow[max(start, end - 12) : end]):
        return False
    return _CYRILLIC.search(shadow, start, end) is not None and (
        shadow[end - 1] == ":" or _TELLS.search(shadow, start, end) is not None
    )


_PASSED = re.compile(r"(?:принят|одобрен|утвержд[её]н|подписан)[аоы]?(?!\w)", re.IGNORECASE)
_SEAT = re.compile(r"(?:г\.\s?)?[А-ЯЁ][а-яё-]{2,20}(?:,\s[А-ЯЁ][а-яё-]{2,20})?")
_OFFICE = re.compile(r"президент|министр|посол|председатель|премьер|глава|за\sправительство", re.IGNORECASE)


def is_seat(shadow: str, block: Block) -> bool:
    """Whether a Russian line under a document gives where it was signed: "Москва", "Тарту, Ратуша"."""
    found = _SEAT.fullmatch(shadow, block.start, block.end)
    return found is not None and not _OFFICE.search(found.group())


def is_passage_of_act(shadow: str, start: int, end: int) -> bool:
    """Whether a line says who passed an act: "Принят Государственной Думой", also broken after the first word."""
    return _PASSED.match(shadow, start, end) is not None


def is_signature(shadow: str, block: Block) -> bool:
    """Whether a short line under a Russian document gives who signed it: "Президент", "Премьер-министр Ю.Тамм"."""
    return _OFFICE.match(shadow, block.start, block.end) is not None


def heads_links(shadow: str, block: Block) -> bool:
    """Whether a line stands over links to other pages, after which nothing of the record comes: "Дополнительно"."""
    return block.end - block.start <= 40 and bool(_LINKS_UNDER.fullmatch(shadow, block.start, block.end))
