"""What kind of document a record is, from its title and, where a title may deceive, from its body."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from archive.parsing.words.wordlists import beginnings, holds

# A form's stems without which no title of ASCII is of it, and how such titles are printed.
_OF_TITLES: Final = (
    ("joint statement", "statement|communiqu|declaration", r"joint\s(?:press\s)?(?:statement|communiqu[eé]|declaration)|communiqu[eé]|(?:tokyo|moscow)\sdeclaration|совместн\w+\s(?:заявлени|декларац|коммюнике)\w*|共同(?:声明|宣言|コミュニケ|(?:新聞|プレス)?発表|(?:プレス・?)?ステートメント)"),
    ("legal text", "treaty|agreement|convention|protocol|memorandum|executive order|decree|federal law|act on|exchange of notes", r"\b(?:treaty|agreement|convention|protocol|memorandum|executive\sorder|decree|federal\slaw|act\son|exchange\sof\snotes)\b|\b(?:указ|федеральный\sзакон|распоряжение|постановление|договор|соглашение|протокол|конвенция)\b|条約|協定|議定書|交換公文|(?:に関する|の)(?:法律|政令|省令|告示)"),
    ("message", "message|condolence|greeting|congratulat|letter|telegram", r"\b(?:messages?|condolences|greetings|congratulat\w+|letter|telegram)\b|\b(?:поздравлени|приветстви|соболезновани|телеграмм|послани)\w+|祝辞|祝電|弔電|書簡|親書|メッセージ"),
    ("readout", "readout|read-out", r"\bread-?out\b"),
    ("summary", "summary|overview|outline|gist|memorand", r"\b(?:summary|overview|outline|gist)\b|memorand(?:um|a)\sof\s(?:an?\s|the\s)?(?:telephone\s)?(?:conversation|meeting|discussion)|概要|要旨|結果"),
)  # fmt: skip
# All against words in small letters, many times as fast as without regard to case.
_TITLES = tuple((form, tuple(stems.split("|")), re.compile(pattern)) for form, stems, pattern in _OF_TITLES)
# A title without any of these says nothing of the form: the quick look at most.
_STEMS = (
    "statement|declaration|communiqu|treaty|agreement|convention|protocol|memorandum|executive order|decree|federal law|act on|exchange of notes|message|condolence|greeting|congratulat|letter|telegram|"
    "readout|read-out|summary|overview|outline|gist|указ|закон|распоряж|постанов|договор|соглаш|протокол|конвенц|заявлен|деклар|коммюнике|поздрав|привет|соболезн|послани|телеграмм"
)
_LATIN_STEMS = tuple(stem for stem in _STEMS.split("|") if stem.isascii())
_STEM = re.compile(
    rf"(?={beginnings(_STEMS.split('|'), 2)})(?:{_STEMS})|"
    "[条約協定議書声明宣言発表交換法律令告示祝弔親概要旨結果]|コミュニケ|メッセージ"
)

_STEMS_OF_OVERVIEW = ("overview", "summary", "outline", "gist", "概要")
_OVERVIEW = re.compile(
    r"\b(?:overview|summary|outline|gist)\sof\b|\b(?:overview|summary|outline)\b[^.]{0,60}\b(?:is|are)\sas\sfollows|概要は",
    re.IGNORECASE,
)
# A title that begins with the document's own name; one with a verb is news of it ("President signs Law on …").
_ISSUED = re.compile(
    r"\A(?:text\sof\s)?(?:the\s)?(?:draft\s)?(?:japan|[\w-]+)?.{0,40}\b(?:treaty|agreement|convention|protocol|memorandum|executive\sorder|decree|federal\slaw|act\son)\b"
    r"|\A(?:проект\s)?\W?(?:указ|федеральный\sзакон|распоряжение|постановление|договор|соглашение|протокол|конвенция)\b|(?:条約|協定|議定書|法律|政令)(?:[（(].{0,10}[)）])?\Z",
)
_OF_TALKS = re.compile(
    r"memorand(?:um|a)\s(?:of|for)\s(?:an?\s|the\s)?(?:conversation|meeting|telephone|discussion|record\b)"
)
_ENACTS = re.compile(
    r"\bhereby\s(?:order|decree|declare|resolve|enact|proclaim|agree)|\b(?:have|has)\sagreed\s(?:up)?on?\s?(?:as\sfollows|the\sfollowing)|\bhave\sagreed\sas\sfollows"
    r"|\benters?\sinto\sforce\b|\bthe\s(?:contracting\s)?parties\sshall\b|\bbe\sit\s(?:enacted|ordained)|постановля(?:ю|ет)|согласились\sо\sнижеследующем|вступает\sв\sсилу|принят\s(?:государственной\sдумой|верховным\sсоветом|парламентом)"
    r"|次のとおり(?:協定|決定|定め)|効力を生ずる|公布する",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\b(?:signed|signs|signing|ratif\w+|approves|amend(?:s|ed)|submitted|visit|meeting|talks|conference|conversation)\b|подписа|ратифиц|внес[её]н[аыо]?(?!\w)|встреч|переговор"
)

_LATIN_LIST = re.compile(
    r"(?:full\s|provisional\s)?(?:list|programme|program|schedule|agenda|composition|chronology|members)\sof\b",
    re.IGNORECASE,
)
_LIST = re.compile(
    _LATIN_LIST.pattern + r"|(?:список|перечень|программа|состав)\b|.{1,60}(?:一覧|リスト|日程|名簿)[)）]?\Z",
    re.IGNORECASE,
)

_VERBS_OF_NEWS = ("signed", "issued", "approved", "подписал")
_NEWS = re.compile(r"\b(?:signed|issued|approved)\b|подписал", re.IGNORECASE)


_ISSUED_BY = re.compile(
    r"\b(?:(?:statements?|remarks|speech|address|lecture|comments?|intervention)\s(?:(?:made|delivered|given)\s)?(?:by|of)|statement\sfrom|briefing\s(?:(?:to|for)\s(?:the\s)?(?:media|press)\s)?by)\s(?!(?:the\s)?(?:G7|G8|European|Government|Ministry|Foreign\sMinisters\b))"
    r"|\Aпоздравление\s(?=(?:[А-ЯЁа-яё-]+\s){0,6}?[А-ЯЁ][а-яё-]+(?:а|я|ы|и|ой|ого)\s(?:с|по\sслучаю|в\sсвязи)\s)|\A(?:приветствие|приветственная\sречь|выступление|вступительное\s(?:слово|заявление)|заключительное\s(?:слово|заявление)|приветственное\sслово|заявление|комментарий|речь|обращение|брифинг|тезисы)\s|\A(?:(?:личное|секретное)(?:\sи\s(?:личное|секретное))?\s)?(?:телеграмма|послание|письмо)\s(?=[А-ЯЁа-яё-]+(?:а|я|ы|ого|его)\s)|(?:大臣|総理|首相|長官|報道官|大統領|大使)(?:による)?の?(?:演説|談話|スピーチ|挨拶|コメント|講演|基調講演)",
    re.IGNORECASE,
)


_LATIN_STEMS_OF_ISSUED = ("statement", "remark", "speech", "address", "lecture", "comment", "intervention", "briefing")
"""What a title of ASCII that says whose words they are holds: looked for first, which is many times as fast."""


def issued_by(shadow: str, start: int, end: int) -> int | None:
    """Where in a title the words end that say whose words the record is; in Japanese they stand behind the name (then `start`)."""
    at = _issued_by(shadow[start:end])
    return None if at is None else start + at


@lru_cache(maxsize=16)  # A record's title is asked of by all who look for whose words it is.
def _issued_by(line: str) -> int | None:
    if line.isascii() and not holds(line.lower(), _LATIN_STEMS_OF_ISSUED):
        return None
    found = _ISSUED_BY.search(line)
    if found is None or "joint" in line[: found.start()].casefold():
        return None
    return found.end() if found.group()[0].isascii() or found.start() == 0 else 0


_RECORD_OF_TALKS = re.compile(
    r"memorand(?:um|a)\b.*\bconversation|memorandum\sfor\sthe\srecord|\b(?:record|notes?|minutes)\s(?:of|on)\s(?:an?\s|the\s)?(?:[\w-]+\s){0,2}(?:conversation|talks?|discussions?|meeting)\b",
    re.IGNORECASE,
)


_STEMS_OF_TALKS = ("memorand", "record", "note", "minutes")


def is_of_talks(title: str) -> bool:
    """Whether a title names a memorandum or record of what was talked, in which one speaks until another is said to."""
    return holds(title.lower(), _STEMS_OF_TALKS) and _RECORD_OF_TALKS.search(title) is not None


def is_list(title: str) -> bool:
    """Whether the record only lists things: documents, members of a delegation, a programme."""
    return (_LATIN_LIST if title.isascii() else _LIST).match(title) is not None


@lru_cache(maxsize=16)  # A record's title is asked of twice.
def _has_stem(small: str) -> bool:
    if small.isascii():
        return holds(small, _LATIN_STEMS)
    return _STEM.search(small) is not None


_LATIN_STEMS_OF_LAWS = next(stems for form, stems, _ in _TITLES if form == "legal text")


def _is_issued(small: str) -> bool:
    """Whether a title in small letters is a document's own name."""
    if small.isascii() and not holds(small, _LATIN_STEMS_OF_LAWS):
        return False
    return _ISSUED.search(small) is not None


def _is_news(body: str) -> bool:
    """Whether the first words tell that a document was signed or issued."""
    head = body[:600]
    return holds(head.lower(), _VERBS_OF_NEWS) and _NEWS.search(head) is not None


def is_legal_text(title: str, body: str, divisions: int) -> bool:
    """Whether the record is a law, decree or treaty itself, and no news of one.

    By two articles or more, or by a title that names it and words in `body` (the first some thousand characters) that
    enact. `divisions` counts the passages that are articles, chapters and the like.
    """
    title = title.lower()
    has_stem = _has_stem(title)
    if (not has_stem and divisions < 2) or _OF_TALKS.search(title):
        return False
    named = has_stem and _is_issued(title) and not _SIGNED.search(title)
    if divisions > 3 or (named and divisions > 1):
        return True
    if divisions < 2 and (not named or _is_news(body)):
        return False
    return _ENACTS.search(body) is not None


def form_of(title: str, opening: str, *, is_numbered: bool, is_page: bool) -> str:
    """What kind of document the record is: by its title, its opening, and what stands on its page."""
    title = title.lower()
    is_ascii = title.isascii()
    for form, stems, pattern in _TITLES if _has_stem(title) else ():
        if (is_ascii and not holds(title, stems)) or not pattern.search(title):
            continue
        if form == "legal text" and (
            not _is_issued(title) or _SIGNED.search(title) or _OF_TALKS.search(title) or _is_news(opening)
        ):
            continue
        return form
    if is_numbered:
        return "summary"
    if holds(opening.lower(), _STEMS_OF_OVERVIEW) and _OVERVIEW.search(opening):
        return "summary"
    return "news item" if is_page else "other"
