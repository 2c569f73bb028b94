"""Which line at the head of a Russian page is the record's title, which are only the page's, and what ends the record."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.page.place_lines import is_place
from archive.parsing.page.russian_headlines import (
    NO_VERBS,
    begins_title,
    is_headline,
    is_headline_over_date,
    under_diary,
)
from archive.parsing.text.furniture import is_credit, is_navigation, is_sourced_caption
from archive.parsing.text.labels import find_label
from archive.parsing.text.lines import Block
from archive.parsing.tongues.russian_titles import TITLE
from archive.parsing.turns.turns import Turn
from archive.parsing.words.dates import is_dateline

_MOST: Final = 40
"""Paragraphs among which the title is looked for: a menu may have a line for each country."""
_LONGEST: Final = 300
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_OCCASION = re.compile(
    r"встреч|созвон|при[её]м\s|круглый\sстол|переговор|разговор|бесед|визит|пресс-конференц|брифинг|заявлени|выступлени|интервью|комментари|стенограмм|ответ\w*\s(?:официального|временного|постоянного|на\sвопрос|министра|посла)|послани|приветстви|поздравлени|"
    r"соболезновани|телеграмм|обращени|консультаци|совещани|заседани|саммит|принял|прин[яи]л[аи]?\b|провёл|провел|обсудил|посетил|прибыл|встретил|поздравил|направил|указ\b|распоряжение|постановление|закон\b|"
    r"соглашени|договор|коммюнике|декларац|меморандум|протокол|верительн|о\sвизите|об\sучастии|о\sпребывании|сообщение\sдля\sсми\s",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"(?:министерство|государственный\sдепартамент|госдепартамент|белый\sдом|европейская\sкомиссия|федеральное\sправительство|канцелярия|секретариат|посольство|комитет|(?:информационное\s)?агентство|государственная\sдума|совет\sфедерации|федеральное\sсобрание|правительство|администрация|(?:информация\s)?пресс-служб[аы]|департамент|генеральное\sконсульство|постоянное\sпредставительство|"
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
# "Посол - Выступления": under whose name a site keeps such records.
_PATH = re.compile(r"[А-ЯЁ][а-яё-]+(?:\s[а-яё-]+){0,3}(?:\s[\"→>›]\s[А-ЯЁ][\w-]*(?:\s[\w-]+){0,3}){1,5}(?:\s[\"→>›])?")
"""Where a page stands on its site, «Главная » Интервью» (a shadow has one quotation mark for all)."""
_WORD_OF_MENU = re.compile(
    r"(?:политика|экономика|общество|мир|в\sмире|в\sроссии|армия|культура|спорт|происшествия|наука|технологии|власть|туризм|бизнес|финансы|город|главное|страна|новости\sоон|медиа|эксклюзив|интервью|мнения|авторы|карикатуры|вход|войти|подписка"
    r"|(?:газета\s)?\"?(?:коммерсантъ?|известия|ведомости|российская\sгазета|независимая\sгазета|труд)\"?(?:\s№\s?\d{1,4})?)",
    re.IGNORECASE,
)
"""A word of a news page's menu, or a paper's name."""
_RUBRIC_OF = re.compile(
    r"[А-ЯЁ][а-яё-]+(?:\s[а-яё-]+){0,2}\s[–—/|-]\s(?:выступления|стенограммы|интервью|комментарии|статьи|новости|события|документы|заявления)",
    re.IGNORECASE,
)
# "Брифинг Минводхоза": what kind of record it is and whose, all the title that a transcript may have.
_KIND_OF_A_HOUSE = re.compile(
    r"(?:(?:ежедневный|специальный)\s)?(?:пресс-)?(?:брифинг|конференция)(?:\s(?:для\sпрессы|[\w-]{3,30})){0,2}",
    re.IGNORECASE,
)
_TELLS = re.compile(
    rf"(?<![\w-]){NO_VERBS}[А-ЯЁа-яё][а-яё]+(?:л|ла|ло|ли|лся|лась|лось|лись)(?![\w-])|(?<![\w-])(?:является|состоится|состоятся|находится|проходит|будет|будут)(?![\w-])"
)
_ENDS: Final = (".", "!", "?", ";", ":", ",")
_YEAR = re.compile(r"\s(?:19|20)\d\d\s?г\.\Z")
_INNER_STOP = re.compile(r"(?<![а-яё])[а-яё]{4,}+\.\s[А-ЯЁ][а-яё]++\s")
_OPENS_TITLE = re.compile(
    r"(?:Интервью|Стенограмма|Выступление|Вступительное\sслово|Пресс-конференция|Брифинг|Ответы?)\s"
)
_BULLET: Final = ("•", "·", "–", "—", "-", "*")
_LINKS_UNDER = re.compile(
    r"\W{0,3}(?:дополнительно|ссылки\sпо\sтеме|по\sтеме|(?:материалы|новости)\sпо\sтеме|(?:с)?мотрите\sтакже|читайте\sтакже|(?:другие|последние|предыдущие)\s(?:новости|материалы)(?:\s(?:по\sтеме|раздела))?|похожие\s(?:новости|материалы|истории)|свежие\sкомментарии|"
    r"комментарии|отзывы|популярное|материалы\sк\sновости|файлы\sдля\sскачивания)\s?:?\W{0,3}",
    re.IGNORECASE,
)


_MINUTES = re.compile(r"стенограмма\sзаседани[яй]|\d{1,5}-е\s(?:пленарное\s)?заседание", re.IGNORECASE)
"""The title of a chamber's or a council's minutes, under its name: "Стенограмма заседания", "912-е заседание"."""


def russian_title(shadow: str, blocks: list[Block], turns: dict[int, Turn]) -> int | None:
    """How many paragraphs stand over the title of a Russian page, None where the head is in another script.

    Over it stand links, a house's name and a menu with a line for each country; it is the first line that names an
    occasion. 0 where none does before a sentence or a turn: then the first line may be the title.
    """
    heads = [] if shadow.isascii() else [shadow[b.start : min(b.end, b.start + 100)] for b in blocks[:3]]
    if not any(not head.isascii() and _CYRILLIC.search(head) for head in heads):
        return None
    of_kind = linked = 0
    for number, block in enumerate(blocks[:_MOST]):
        start, end = block.start, block.end
        if start in turns:
            return of_kind
        if is_dateline(shadow, start, end) or is_house(shadow, block) or _RUBRIC.fullmatch(shadow, start, end):
            continue
        if is_navigation(shadow, block) or (_is_menu(shadow, start, end) and not begins_title(shadow, blocks, number)):
            linked += 1
            continue
        if end - start <= 60 and (
            _RUBRIC_OF.fullmatch(shadow, start, end) or _WORD_OF_MENU.fullmatch(shadow, start, end)
        ):
            linked += 1
            continue
        if end - start <= 80 and _PATH.fullmatch(shadow, start, end):
            linked += 1
            continue
        if _ACT.fullmatch(shadow, start, end):
            return number
        if (under := under_diary(shadow, blocks, number)) is not None:
            return under
        if begins_title(shadow, blocks, number) or (number and _MINUTES.fullmatch(shadow, start, end)):
            return number
        if (again := _again_below(shadow, blocks, number)) is not None:
            return again
        if is_caption(shadow, start, end):
            continue
        if is_headline_over_date(shadow, blocks, number):
            return number
        is_bulleted = shadow[start] in _BULLET and end - start <= 40
        if not is_bulleted and is_titled(shadow, start, end):
            return number + (number + 1 < len(blocks) and _is_link_to(shadow, block, blocks[number + 1]))
        if linked > 1 and is_headline(shadow, blocks, number):
            return number
        if end - start > 60 or (shadow.endswith(_ENDS, start, end) and end - start > 20):
            return 0
        if number and not of_kind and _KIND_OF_A_HOUSE.fullmatch(shadow, start, end):
            of_kind = number
    return 0


def _again_below(shadow: str, blocks: list[Block], number: int) -> int | None:
    """Which line is the title that a page prints twice over its text, at once, with a date or with links between.

    Of two right under each other or around a date it is the first; what stands over other lines is the page's path.
    """
    start, end = blocks[number].start, blocks[number].end
    if shadow.count(" ", start, end) < 2 or end - start > _LONGEST or shadow.endswith((".", ":"), start, end):
        return None
    if find_label(shadow, start, end) or not is_cyrillic(shadow, start, end):
        return None
    line = shadow[start:end]
    between: list[Block] = []
    for below in range(number + 1, min(number + 6, len(blocks))):
        other = blocks[below]
        if other.end - other.start == end - start and shadow.startswith(line, other.start):
            known = all(is_dateline(shadow, b.start, b.end) or is_navigation(shadow, b) for b in between)
            return number if known or not number else below
        if 20 <= other.end - other.start < end - start and line.endswith(shadow[other.start : other.end]):
            return below  # a button's name before the line, as a page's head prints it
        if other.end - other.start > 60:
            return None
        between.append(other)
    return None


_APART = re.compile(r"(?<=\S)(?:\s{2,}|\s\|\s)(?=\S)")
"""What stands between the links of one line."""


def _is_menu(shadow: str, start: int, end: int) -> bool:
    """Whether a line is a page's links in a row: many words, nearly each with a capital, and none that tells anything."""
    if not 40 < end - start <= 300 or shadow.endswith(_ENDS, start, end) or is_titled(shadow, start, end):
        return False
    if len(_APART.findall(shadow, start, end)) > 1:
        return not _TELLS.search(shadow, start, end)
    several = shadow[start:end].split()
    loud = sum(word[:1].isupper() for word in several)
    told = any(word[0].islower() and _TELLS.fullmatch(word) for word in several)
    return len(several) > 5 and loud * 10 >= len(several) * 7 and not told


def is_caption(shadow: str, start: int, end: int) -> bool:
    """Whether a line without a verb says who is to be seen where: "Президент Эстонии Юхан Тамм во время встречи"."""
    if not 20 < end - start <= 200 or shadow[start:end].isascii() or not _PICTURED.search(shadow, start, end):
        return False
    is_named = TITLE.match(shadow, start, end) or _FULL_NAME.match(shadow, start, end)
    return bool(is_named) and not _TELLS.search(shadow, start, end)


def says_nothing(shadow: str, start: int, end: int) -> bool:
    """Whether a Russian line with a stop has no verb: "С Президентом Кении Даудом Керемой.", a picture's caption."""
    return is_cyrillic(shadow, start, end) and not _TELLS.search(shadow, start, end)


def rule_under(shadow: str, blocks: list[Block], number: int) -> str | None:
    """The rule by which a line between a Russian title and the text is the page's: a notice, a byline, a caption over its source."""
    block = blocks[number]
    start, end = block.start, block.end
    if end - start > 260 or number + 1 >= len(blocks) or not is_cyrillic(shadow, start, end):
        return None
    if _NOTICE.match(shadow, start, end):
        return "notice"
    if end - start <= 140 and _BYLINE.fullmatch(shadow, start, end):
        return "byline"
    if end - start > 60 and shadow.find(shadow[start:end], blocks[number + 1].end) > 0:
        return "lead-again"
    if (
        shadow.startswith(_TOPIC, start)
        or end - start > 200
        or shadow[end - 1] in ":;,?!"
        or find_label(shadow, start, end)
    ):
        return None
    stopped = shadow[end - 1] in '."'
    told = _TELLS.search(shadow, start, end) is not None
    if is_sourced_caption(shadow, block):
        return "caption"
    if stopped and told and _is_before_introduction(shadow, block, blocks[number + 1]):
        return "lead"
    above = blocks[number - 1] if number else None
    if not (stopped and told) and _is_over_credit(shadow, blocks, number):
        seated = above is not None and is_dateline(shadow, above.start, above.end) and is_seat(shadow, block)
        return None if seated or is_place(shadow, start, end, after_date=False) else "caption"
    if above is not None and end - start <= 40 and not stopped and is_credit(shadow, above):
        return "caption"
    if is_caption(shadow, start, end) and not stopped:
        return "caption"
    return None


def _is_before_introduction(shadow: str, block: Block, following: Block) -> bool:
    """Whether a line calls somebody by his surname whom the next paragraph begins by introducing: a lead set over the text."""
    surname = _SURNAME_FIRST.match(shadow, block.start, block.end)
    begins = TITLE.match(shadow, following.start, min(following.end, following.start + 160)) if surname else None
    if surname is None or begins is None or following.end - following.start < 80:
        return False
    introduced = shadow.find(f" {surname[1]} ", begins.end(), begins.end() + 60)
    return introduced > begins.end() and shadow[begins.end() + 1].isupper()


_SURNAME_FIRST = re.compile(r"([А-ЯЁ][а-яё-]{3,20})\s[а-яё]")


def _is_over_credit(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether one of the next lines is a picture's source, and between are only such as could be captions."""
    for other in blocks[number + 1 : number + 4]:
        if is_credit(shadow, other):
            return True
        if other.end - other.start > 200 or (
            shadow.endswith((".", '"'), other.start, other.end) and _TELLS.search(shadow, other.start, other.end)
        ):
            return False
    return False


_TOPIC: Final = ("О ", "Об ", "Обо ", "К ", "По ")
"""How a heading begins that says of what the text under it is."""
_BYLINE = re.compile(r"сообщение\s.{0,60}?(?:агентства|пресс-службы)(?!\w).{0,80}", re.IGNORECASE)
_PICTURED = re.compile(r"\s(?:во\sвремя|в\sходе|перед\sначалом|на\sцеремонии|на\sфоне|на\sвстрече)\s")
_FULL_NAME = re.compile(r"[А-ЯЁ][а-яё-]+\s[А-ЯЁ][а-яё-]+\s(?:и\s|во?\s|на\s|перед\s)")
_NOTICE = re.compile(
    r"(?:настоящий|данный|этот)\s(?:материал|сообщение)\b.{0,60}?(?:произвед[её]н|создан|распростран[её]н)|сообщение\s\(материал\)\sсоздано",
    re.IGNORECASE,
)


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
    if numbered := _NUMBERED.match(shadow, start, end):
        start = numbered.end()
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
    return not shadow.isascii() and _CYRILLIC.search(shadow, start, end) is not None


def goes_on_with_act(shadow: str, start: int, end: int, block: Block) -> bool:
    """Whether a line goes on with a title that begins with an act's name alone: "ФЕДЕРАЛЬНЫЙ ЗАКОН", then "Об озёрах".

    Also the next line of a title in capitals, which is broken where it pleases the printer.
    """
    last = shadow.rfind("\n", start, end) + 1 or start
    first = end if (cut := shadow.find("\n", start, end)) < 0 else cut
    line = shadow[block.start : block.end]
    if not _ACT.fullmatch(shadow, start, first):
        return False
    is_under_whose = first < end and shadow[last:end].upper().startswith(_WHOSE_ACT)
    if line.startswith(("О ", "Об ", "ОБ ", "Вопросы ", "ВОПРОСЫ ", "О\xa0")):
        return first == end or is_under_whose or (not block.gap and shadow[start:end].isupper())
    if first == end and line.upper().startswith(_WHOSE_ACT) and len(line) <= _LONGEST_WHOSE and line[-1] not in ".:;,":
        return True  # "Указ" over "Президента Эстонии"
    # "УКАЗ" over "ПРЕЗИДЕНТА ЭСТОНИИ", which says whose it is, over what it is of.
    goes_on = first < end or line.startswith(_WHOSE_ACT)
    return (
        goes_on
        and not block.gap
        and line.isupper()
        and shadow[last:end].isupper()
        and _CYRILLIC.match(line) is not None
    )


_WHOSE_ACT: Final = (
    "МЕЖДУ ", "ПРЕЗИДЕНТА ", "ПРАВИТЕЛЬСТВА ", "ПРАВИТЕЛЬСТВО ", "ГУБЕРНАТОРА ", "МИНИСТЕРСТВА ", "ГЛАВЫ ",
    "ПРЕДСЕДАТЕЛЯ ", "ГОСУДАРСТВЕННОЙ ДУМЫ", "СОВЕТА ", "КАБИНЕТА ", "ФЕДЕРАЛЬНОЙ ",
)  # fmt: skip
_LONGEST_WHOSE: Final = 100
_PUT_IN_MOUTH = re.compile(r"[А-ЯЁ][а-яё-]+:\s[А-ЯЁа-яё]")


def tells_in_cyrillic(shadow: str, start: int, end: int) -> bool:
    """Whether a Russian line tells what somebody did, or puts words in his mouth ("Тамм: мост открыт"), as headlines do."""
    if end - start < 25 or shadow[start:end].isascii() or shadow.startswith(_TOPIC, start):
        return False
    return bool(_TELLS.search(shadow, start, end) or _PUT_IN_MOUTH.match(shadow, start, end))


_NUMBERED = re.compile(r"№\s?:?\s?\d{1,5}(?:/\d{2,4})?,\s(?=[А-ЯЁ])")
"""A release's number before its title, or before the house's name: "№ 17/21, О встрече …"."""


def is_house(shadow: str, block: Block) -> bool:
    """Whether a line only gives a Russian house's name: "Министерство рыбного хозяйства Эстонии"."""
    start, end = block.start, block.end
    if end - start > 160 or shadow.endswith(_ENDS, start, end):
        return False
    if numbered := _NUMBERED.match(shadow, start, end):
        start = numbered.end()
    return bool(_HOUSE.fullmatch(shadow, start, end)) and not _TELLS.search(shadow, start, end)


def is_sentence(shadow: str, block: Block) -> bool:
    """Whether a Russian line is a sentence and so no title: it ends with a stop and tells something, or announces."""
    if shadow.isascii():
        return False
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
_SEAT = re.compile(
    r"(?:г\.\s?)?[А-ЯЁ][а-яё]{1,20}(?:-[А-ЯЁа-яё]{2,20}){0,2}(?:,\s[А-ЯЁ][а-яё-]{2,20}(?:\s(?:область|край|район|[А-ЯЁ][а-яё]{3,20}))?)?"
)
_OFFICE = re.compile(r"президент|министр|посол|председатель|премьер|глава|за\sправительство", re.IGNORECASE)


def is_seat(shadow: str, block: Block) -> bool:
    """Whether a Russian line under a document gives where it was signed: "Москва", "Тарту, Ратуша"."""
    found = None if shadow.isascii() else _SEAT.fullmatch(shadow, block.start, block.end)
    return found is not None and not _OFFICE.search(found.group())


def is_passage_of_act(shadow: str, start: int, end: int) -> bool:
    """Whether a line says who passed an act: "Принят Государственной Думой", also broken after the first word."""
    return shadow[start] > "\u007f" and _PASSED.match(shadow, start, end) is not None


def is_signature(shadow: str, block: Block) -> bool:
    """Whether a short line under a Russian document gives who signed it: "Президент", "Премьер-министр Ю.Тамм"."""
    return _OFFICE.match(shadow, block.start, block.end) is not None


def heads_links(shadow: str, block: Block) -> bool:
    """Whether a line stands over links to other pages, after which nothing of the record comes: "Дополнительно"."""
    return block.end - block.start <= 40 and bool(_LINKS_UNDER.fullmatch(shadow, block.start, block.end))
