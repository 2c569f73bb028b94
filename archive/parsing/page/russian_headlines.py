"""Russian titles over several lines, headlines that name no occasion, and what a page says again of its title in fewer words."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.text.furniture import is_navigation
from archive.parsing.text.lines import Block
from archive.parsing.tongues.russian_cases import stem
from archive.parsing.words.dates import is_dateline

_CYRILLIC = re.compile("[А-Яа-яЁё]")
NO_VERBS: Final = r"(?!(?:дел|отдел|раздел|зал|стол|посол|канал|портал|журнал|материал|генерал|сенегал|непал|капитал|персонал)(?:а|у|е|ом|ов)?(?![\w-])|(?:дела|дело|дели|посла|начал[ао]|числ[ао]|школа|сила|сели|цели|скала|села|тепло)(?![\w-]))"
"""Words that end as a verb of the past does and are none."""
_TELLS = re.compile(rf"(?<![\w-]){NO_VERBS}[а-яё]{{2,}}(?:л|ла|ло|ли|лся|лась|лось|лись)(?![\w-])")
_PLANS = re.compile(
    r"\s(?:намерен[аы]?|готов(?:а|ы|ят)?|планиру[ею]т|договорились|расширяют|обсуждают|проводят|открыва[ею]т)\s"
)
_QUOTED = re.compile(r'(?:[А-ЯЁ][^:"\n]{3,90}:\s)?"[А-ЯЁ][^"\n]{8,120}"')
_STOPS: Final = (".", "!", "?", ";", ":", ",")
# What a document is, all that its first line says, before the lines that say whose it is, with whom, and of what.
_KIND_ALONE = re.compile(
    r"(?:(?:краткая|протокольная|сокращ[её]нная)\s)?(?:пресс-конференция|запись\s(?:основного\sсодержания\s)?(?:беседы|переговоров)|стенограмма(?:\s(?:беседы|переговоров|совещания|встречи))?|(?:(?:личное|секретное)(?:\sи\s(?:личное|секретное))?\s)?послание|брифинг|интервью|выступление|обращение|справка|памятная\sзаписка|из\sдневника(?:\s.{3,60})?|"
    r"(?:заявление|сообщение)\s(?:тасс|(?:советского\s)?правительства(?:\s[а-яё]{3,16}){0,2}|мид(?:\s[а-яё]{3,16}){0,2})|(?:совместн\w{2}\s)?(?:заявление|коммюнике|декларация|меморандум)(?:\sо\sвзаимопонимании)?|(?:поздравительная\s)?телеграмма(?:\sсоболезнования)?|нота|письмо|докладная\sзаписка)",
    re.IGNORECASE,
)
_KIND_OF_TEXT = re.compile(r"стенограмма", re.IGNORECASE)
_KIND_BEGINS = re.compile(
    r"(?:брифинг|интервью|выступление|пресс-конференция|заявления?|вступительное\sслово|ответы)\s", re.IGNORECASE
)
"""How a title begins that needs no word over it: "Стенограмма" over "Брифинг министра" is the page's."""
_OF_ARCHIVE = re.compile(r"(?:запись\s(?:беседы|переговоров)|телеграмма|письмо|послание|нота)\s", re.IGNORECASE)
_WITH_OR_TO_WHOM = re.compile(
    r"[СсC]о?\s[А-ЯЁа-яё]|(?:г-ну\s)?[А-ЯЁ][А-ЯЁа-яё-]*(?:[РрТт][Уу]|[Лл][Юю])(?![А-ЯЁа-яё])"
)
"""How the second line of such a title begins: "С ДЕЛЕГАЦИЕЙ КЕНИИ", "Премьер-министру Эстонии"."""
_NO_MORE_OF_TITLE = re.compile(r"(?:№|присутств\w+\b|участник\w+\b|секретно|экз\.)", re.IGNORECASE)
_LONGEST_LINE: Final = 160
_LONGEST: Final = 400
_WORDS = re.compile(r"[А-ЯЁа-яё-]{4,}")
_LEAST_WORDS: Final = 3


def goes_on_in_lines(shadow: str, start: int, end: int, blocks: list[Block], number: int) -> bool:
    """Whether paragraph `number` goes on with the Russian title `[start, end)`, right under it and without a stop.

    Under a line that only says what the document is ("ЗАПИСЬ БЕСЕДЫ", "министра …"), or where the title's first line is
    cut before its end and a blank line or the date stands below ("О встрече министра", "Эстонии с послом Кении").
    """
    block = blocks[number]
    if shadow.isascii() or block.gap or block.end - block.start > _LONGEST_LINE or block.end - start > _LONGEST:
        return False
    if shadow.endswith(_STOPS, start, end) or not _is_cyrillic(shadow, block.start, block.end):
        return False
    if shadow.endswith((".", "!", "?", ":", ";"), block.start, block.end) or _NO_MORE_OF_TITLE.match(
        shadow, block.start
    ):
        return False
    first = shadow.find("\n", start, end)
    first = end if first < 0 else first
    if _KIND_OF_TEXT.fullmatch(shadow, start, first) and _KIND_BEGINS.match(shadow, block.start, block.end):
        return False
    if _KIND_ALONE.fullmatch(shadow, start, first):
        return not _tells(shadow, block)
    if _OF_ARCHIVE.match(shadow, start) and not _tells(shadow, block) and shadow[block.end - 1] != ",":
        is_loud = shadow[start:end].isupper() and shadow[block.start : block.end].isupper()
        if is_loud or _WITH_OR_TO_WHOM.match(shadow, block.start, block.end):
            return True
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    if following is not None and following.gap and _DISPATCH.match(shadow, following.start):
        return shadow[start:end].isupper() and shadow[block.start : block.end].isupper()
    if first < end or not shadow.startswith(_OF_WHAT, start) or _tells(shadow, block):
        return False
    return following is not None and (following.gap or is_dateline(shadow, following.start, following.end))


def begins_title(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether a line only says what the document is, and the next line, right under it, whose or of what."""
    start, end = blocks[number].start, blocks[number].end
    if number + 1 >= len(blocks) or end - start > 80 or not _KIND_ALONE.fullmatch(shadow, start, end):
        return False
    return goes_on_in_lines(shadow, start, end, blocks, number + 1)


_DISPATCH = re.compile(r"[А-ЯЁ][А-ЯЁ -]{2,30},\s\d{1,2}\s[а-яё]{3,8}\.?\s\(")
"""How an agency's dispatch begins: "РИГА, 4 марта. (Маяк)."."""
_OF_WHAT: Final = ("О ", "Об ", "Обо ", "О\xa0")
"""How a title begins that says of what it tells."""


def _tells(shadow: str, block: Block) -> bool:
    return _TELLS.search(shadow, block.start, block.end) is not None


def under_diary(shadow: str, blocks: list[Block], number: int) -> int | None:
    """Which line is the title under "Из дневника Ю. А. ТАММА", in capitals or under the paper's own date or secrecy: "ЗАПИСЬ БЕСЕДЫ …"."""
    block = blocks[number]
    if block.end - block.start > 80 or _OF_DIARY.fullmatch(shadow, block.start, block.end) is None:
        return None
    for under, line in enumerate(blocks[number + 1 : number + 4], number + 1):
        if _TALKS.match(shadow, line.start, line.end) and shadow[line.end - 1] not in ".:;":
            apart = shadow.startswith("Из ", block.start) and shadow[line.start : line.end].isupper()
            return under if under > number + 1 or apart else None
        if not is_dateline(shadow, line.start, line.end) and not is_navigation(shadow, line):
            return None
    return None


_OF_DIARY = re.compile(r"(?:Из|ИЗ)\s(?:дневника|ДНЕВНИКА)\s[^.!?:\n]{0,60}(?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][А-ЯЁа-яё-]+")
_TALKS = re.compile(r"(?:запись\s(?:основного\sсодержания\s)?беседы|при[её]м)(?!\w)", re.IGNORECASE)


def is_headline(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether a line under a page's links is a news page's headline that names no occasion.

    It tells without a stop what somebody did or means to do ("Посланник призвал открыть мост"), and a date, a picture or text follows;
    or it is somebody's words, in quotation marks or behind a full name ("Капитан порта: «Лёд сойдёт»", "Юхан Тамм: Лёд сойдёт").
    """
    start, end = blocks[number].start, blocks[number].end
    if not 20 <= end - start <= 200 or shadow.endswith(_STOPS, start, end) or not _is_cyrillic(shadow, start, end):
        return False
    if number + 1 >= len(blocks):
        return False
    if _QUOTED.fullmatch(shadow, start, end) or _IN_FULL_SAYS.match(shadow, start, min(end, start + 60)):
        return True
    if shadow.count(" ", start, end) < 4 or not shadow[start].isupper():
        return False
    return _TELLS.search(shadow, start, end) is not None or _PLANS.search(shadow, start, end) is not None


def says_who(shadow: str, block: Block) -> bool:
    """Whether a line without a stop is a headline that puts words in somebody's mouth: "К. Тамм: Мост откроют весной"."""
    if shadow.isascii() or shadow.endswith(_STOPS, block.start, block.end):
        return False
    return _WHO_SAYS.match(shadow, block.start, min(block.end, block.start + 60)) is not None


def is_headline_over_date(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether a line puts words in somebody's mouth and the date stands right under it: "Юхан Тамм: мост откроют весной"."""
    block = blocks[number]
    if number + 1 >= len(blocks) or shadow[block.end - 1] in ".!;:,":
        return False
    if (
        shadow.find(": ", block.start, block.end) < 0
        or _SOMEBODY_SAYS.fullmatch(shadow, block.start, block.end) is None
    ):
        return False
    return is_dateline(shadow, blocks[number + 1].start, blocks[number + 1].end)


_SOMEBODY_SAYS = re.compile(
    r"(?!(?:Текст|Фото|Автор|Источник|Курс|Вы\sздесь)\s?)[А-ЯЁ][^.!?:;\n]{4,80}:\s[А-ЯЁа-яё\"][^\n]{12,160}"
)
_IN_FULL_SAYS = re.compile(r"[А-ЯЁ][а-яё-]+\s[А-ЯЁ][а-яё-]+:\s[А-ЯЁ]")
_WHO_SAYS = re.compile(r"(?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][а-яё-]+:\s[А-ЯЁа-яё]")


def is_title_in_short(shadow: str, block: Block, start: int, end: int) -> bool:
    """Whether a line says nothing but words of the title `[start, end)`, in whatever case: a picture's caption on a page."""
    if (
        shadow.isascii()
        or not 15 <= block.end - block.start < end - start
        or not _is_cyrillic(shadow, block.start, block.end)
    ):
        return False
    said = _WORDS.findall(shadow, block.start, block.end)
    if len(said) < _LEAST_WORDS:
        return False
    titled = {stem(word) for word in _WORDS.findall(shadow, start, end)}
    return all(stem(word) in titled for word in said)


def _is_cyrillic(shadow: str, start: int, end: int) -> bool:
    return not shadow.isascii() and _CYRILLIC.search(shadow, start, end) is not None
