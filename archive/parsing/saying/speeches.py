"""Words without a speaker's label that somebody says to an audience: whose they are, and where they begin."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.breakdown import Attribution
from archive.parsing.page.outline import Outline
from archive.parsing.people.persons import Persons
from archive.parsing.people.register import Person
from archive.parsing.saying.subjects import Context
from archive.parsing.tongues.clauses import Matches, analyse
from archive.parsing.tongues.japanese_signatures import introductions
from archive.parsing.tongues.russian import GRAMMAR
from archive.parsing.words.sentences import sentences

_OPENS_SPEECH = re.compile(
    r"\W{0,2}(?:(?:Very\s)?[Gg]ood\s(?:morning|afternoon|evening|day)\b|Hello\b|Hi\b|Welcome\b|Ladies\sand\s[Gg]entlemen\b|Thank\syou\b|Thanks\b|Dear\s|Excellenc(?:y|ies)\b|Your\s(?:Excellenc|Majest|Highness)|(?:Mr\.?|Madam|Mister)\s(?:President|Chair\w*|Speaker|Secretary[- ]General),|Distinguished\s|Okay\b|All\sright\b|"
    r"(?:Уважаем(?:ые|ый|ая)|Дорогие|Дамы\sи\sгоспода|Доброе\sутро|Добр(?:ый|ого)\s(?:день|вечер|дня)|Здравствуйте|Коллеги,|Благодарю|Позвольте|Разрешите|Хотел[аи]?\sбы|Рад[аы]?\s(?:приветствовать|видеть)|Мы\s|Я\s|Сегодня\sмы\s)(?![а-яё])|"
    r"(?:Colleagues|Friends),|(?:I|We)(?:'m|'d|'ll|'ve|'re)?\s(?!,)|Let\s(?:me|us)\b|(?:Today|First(?:ly|\sof\sall)?|Before\swe\s\w+),?\s(?:I|we|let\sme)\b)"
)
_SPOKEN = re.compile(
    r"\b(?:press\sconference|briefing|remarks|speech|statement|address|interview|doorstep|doorstop|opening\swords|keynote|lecture|(?:upon|until|against|for|prior\sto)\sdelivery)\b",
    re.IGNORECASE,
)
_BRIEFING_BY = re.compile(r"\b(?:briefing|press\sconference|stakeout|availability)\sby\s", re.IGNORECASE)
# A Russian title that begins with what was held, and then whose it is; "Совместная пресс-конференция" is of two.
_BRIEFING_OF = re.compile(
    r"(?:Выступление|Вступительное\sслово|Вступительная\sречь|Заявление\sдля\sСМИ|Брифинг|Ответы|Пресс-конференция)\s(?!.{0,60}\sи\s[А-ЯЁ][а-яё]+\s[А-ЯЁ][а-яё]+\sпо\sитогам)",
    re.IGNORECASE,
)
# What a page says of the text itself: "The following is a near-verbatim transcript of the briefing by Mari Kask."
_OF_ITSELF = re.compile(
    r"(?:The\sfollowing|Following|Below|This|Here)\s(?:is|are)\s(?:an?\s|the\s)?(?:[\w-]+\s){0,3}(?:transcript|translation|transcription|text|excerpts?|version|full\stext)\b"
)
_OF_ITSELF_BEGINS = ("The following ", "Following is ", "Below ", "This ", "Here ")
_LONGEST_LINE = 160
"""Characters of a line over a speech; a longer paragraph that does not begin as a speech tells of something."""


def opens_speech(shadow: str, start: int, end: int) -> bool:
    """Whether a paragraph begins as somebody does who speaks to an audience: "Good afternoon", "Let me begin"."""
    return _OPENS_SPEECH.match(shadow, start, end) is not None


def is_of_text_itself(shadow: str, start: int, end: int) -> bool:
    """Whether a sentence only says what the text is: "The following is a near-verbatim transcript of …"."""
    if shadow[start] not in "TFBH" or not shadow.startswith(_OF_ITSELF_BEGINS, start):
        return False
    return _OF_ITSELF.match(shadow, start, min(end, start + 120)) is not None


def briefer(shadow: str, head: list[tuple[int, int]], persons: Persons) -> Person | None:
    """Whose briefing a transcript is by its title or its opening: "a transcript of today's briefing by Mari Kask"."""
    for start, end in head[:1]:
        if by := _BRIEFING_OF.match(shadow, start, end):
            named = persons.within(by.end(), end)
            return named[0].person if named else None
    for start, end in head:
        if by := _BRIEFING_BY.search(shadow, start, min(end, start + 600)):
            named = persons.within(by.end(), min(end, by.end() + 80))
            if named:
                return named[0].person
    return None


_OWN_WORDS = re.compile(
    r"(?<!\w)(?:[Мм]ы|[Нн]ам|[Нн]ас|[Нн]аш(?:а|е|и|ей|ему|его|их|им|у)?|[Яя]|[Мм]не|[Мм]ой|[Рр]ассчитываю|[Рр]ассчитываем|[Нн]адеемся|[Пп]ризываем|[Вв]ыражаем|[Пп]ланируем|[Оо]суждаем|[Оо]жидаем|[Пп]росим|[Нн]апоминаем|[Ии]сходим|[Пп]риветствуем|[Рр]екомендуем|[Бб]лагодарим)(?!\w)"
)


def speaks_before_questions(shadow: str, outline: Outline, spokesperson: Person, persons: Persons) -> bool:
    """Whether what stands before the first label of a Russian briefing is said at it: nowhere of whom it is, and somewhere in "мы" or "я".

    Or under two topics ("О визите посла", "О новом пароме"), as ministries print what their spokesmen say, where no
    sentence tells what somebody else said.
    """
    if shadow.isascii():
        return False
    begins = [p for p in outline.passages[:60] if p.turn][:1]
    if not begins:
        return False
    texts = [p for p in outline.passages[:60] if p.kind == "text" and p.start < p.end <= begins[0].start]
    if any(n.person is spokesperson for p in texts for n in persons.within(p.start, p.end)):
        return False
    topics = [p for p in outline.passages[:60] if p.kind == "heading" and p.end <= begins[0].start]
    named = [p for p in topics if shadow.startswith(_TOPICS, p.start) and not _NOTICE.match(shadow, p.start, p.end)]
    if len(named) > 1 and not any(_tells_of_another(shadow, p.start, p.end, persons) for p in texts):
        return True
    return any(_OWN_WORDS.search(_QUOTED.sub(" ", shadow[p.start : p.end])) for p in texts)


_QUOTED = re.compile(r'"[^"\n]*"')
"""Words in quotation marks, which may be another's: '"Мы ждём паром", – сказал посол.'."""
_TOPICS: Final = ("О ", "Об ")
_NOTICE = re.compile(
    r"Об?\s(?:(?:порядке|месте|времени|дате|правилах|условиях|формате)\s(?:(?:и|[а-яё]+(?:ой|ого|ых))\s|(?:месте|времени|дате)\s){0,3}(?:проведения|аккредитации|регистрации|участия|допуска|съ[её]мки|работы)|аккредитации|регистрации)(?!\w)"
)
"""A heading over what journalists are to know of the conference itself, that nobody says at it."""


def _tells_of_another(shadow: str, start: int, end: int, persons: Persons) -> bool:
    """Whether a sentence of a Russian passage has a verb of saying with somebody as its subject, by name or office."""
    context, matches = Context(persons), Matches(shadow, GRAMMAR)
    return any(
        said.kind in ("said", "lead") and said.attribution is Attribution.NAMED
        for first, last in sentences(shadow, start, end)
        for said in analyse(shadow, first, last, context, matches, GRAMMAR)
    )


def speaker_of_head(shadow: str, outline: Outline, persons: Persons) -> Person | None:
    """Whose speech a record without labels is, once it begins as one: the only one named over it, with an office.

    What stands over it must say that something is spoken: "Press conference", "Remarks".
    """
    for passage in outline.passages[:8]:
        if passage.label or passage.start >= passage.end:
            continue
        if not opens_speech(shadow, passage.start, passage.end):
            if passage.kind == "text" and passage.end - passage.start > _LONGEST_LINE:
                return None
            continue
        if not _SPOKEN.search(shadow, 0, passage.start):
            return None
        named = list(dict.fromkeys(n.person for n in persons.within(0, passage.start)))
        return named[0] if len(named) == 1 and named[0].classes else None
    return None


_SALUTATION = re.compile(
    r"(?:(?:(?:His|Her|Your|Their)\s(?:Excellenc|Majest|Highness|Eminence|Holiness)|Excellenc|Distinguished\s|Ladies\s|Honou?rable\s|Dear\s|Colleagues|"
    r"(?:Mr\.?|Madam|Mister)\s(?:President|Chair|Speaker|Secretary|Prime|Minister))[^.;?\n]{0,180}[,:!]|(?:Good\s(?:morning|afternoon|evening))[^.;?\n]{0,100}[,.!])"
)


def is_saluted(shadow: str, outline: Outline) -> bool:
    """Whether a record without labels begins with a salutation in a line of its own, as a speech does, under words that say it is one."""
    for passage in outline.passages[:2]:
        if passage.kind == "text" and not passage.label and passage.start < passage.end:
            if not _SALUTATION.fullmatch(shadow, passage.start, min(passage.end, passage.start + 200)):
                return False
            return passage.end - passage.start < 200 and _SPOKEN.search(shadow, 0, passage.start) is not None
    return False


_OPENING_PART = re.compile(r"[【]?(?:(?:冒頭)?発言(?:要旨|概要)?|発表事項|冒頭(?:発言|挨拶)|報告事項)[】]?")


def opening_part(shadow: str, outline: Outline) -> int | None:
    """Where the head of a Japanese conference's first part stands ("冒頭発言"), under which its own speaker speaks."""
    for passage in outline.passages[:8]:
        if passage.start < passage.end and _OPENING_PART.fullmatch(shadow, passage.start, passage.end):
            return passage.start
    return None


_OF_ONESELF = re.compile(r"私(?:から|の方|は|自身|ども)|ございます|まいりたい|申し上げます|と思います|と思っています")


def unnamed_speech(shadow: str, outline: Outline, title: str, *, has_turns: bool) -> int | None:
    """Where at a Japanese conference somebody speaks before the first label whom nobody names, None where nobody does.

    Under the head of its first part, or under the title of a conference without labels, where he speaks of himself.
    """
    start = opening_part(shadow, outline)
    if start is not None:
        return start if has_turns or "会見" in title else None
    if has_turns or (title and "会見" not in title):
        return None
    texts = [p for p in outline.passages[:6] if p.kind == "text" and p.start < p.end][:3]
    own = [p for p in texts if _OF_ONESELF.search(shadow, p.start, p.end)]
    return texts[0].start if texts and 2 * len(own) > len(texts) else None


def speaker_of_eastern_head(
    shadow: str, outline: Outline, persons: Persons, title: tuple[int, int] | None
) -> tuple[Person, int] | None:
    """Who opens a Japanese conference of which no question is printed, and where: under the head of its first part ("発表事項").

    It is the only one whom the title names or, where that names nobody, what stands over that head.
    """
    start = opening_part(shadow, outline)
    if start is None or "会見" not in shadow[:start]:
        return None
    named = [n.person for n in persons.within(*title)] if title else []
    named = list(dict.fromkeys(named or [n.person for n in persons.within(0, start)]))
    return (named[0], start) if len(named) == 1 else None


_SELF = re.compile(r"私、(?=[^\s、。]{3,6}は、)")


def introduces_himself(shadow: str, persons: Persons) -> Person | None:
    """Whose conference it is where he says his own name in a sentence: "先程、私、森山一郎は、…", "知事の森山一郎です。"."""
    for own in introductions(shadow):
        if named := persons.starting(own.start):
            return named.person
    for said in _SELF.finditer(shadow, 0, 6000):
        if named := persons.starting(said.end()):
            return named.person
    return None
