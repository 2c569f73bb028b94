"""The shapes in which Russian records print an instrument's name, with a capital or in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.parsing.extraction.instrument_shapes import Shape, security_council_symbol

_RU_RESOLUTION = re.compile(
    r"[Рр]езолюци\w{1,3} (?:(?P<body>СБ ООН|Совбеза(?: ООН)?|Совета Безопасности(?: ООН)?|Генеральной Ассамблеи(?: ООН)?|ГА ООН|ООН) )?(?:№ ?)?(?P<number>\d{1,4}(?:/\d{1,3})?)(?:-?\w{1,2}(?= |$))?"
    r"(?: ?\((?P<year>\d{4})\))?(?P<of> (?:СБ ООН|Совета Безопасности(?: ООН)?|Генеральной Ассамблеи(?: ООН)?|ГА ООН))?"
)
_RU_TITLE = re.compile(
    r"(?P<adjective>(?:(?<=\s)|(?<=\A)|(?<=[\"(]))(?!Совместн)[А-ЯЁ][а-яё-]+(?:ск|цк|н)(?:ая|ой|ую|ий|ого|ому|ом|ое|им|ие|их|ими) (?:совместн\w+ )?(?:деклараци\w{1,3}|договор\w{0,2}|протокол\w{0,2}|соглашени\w{1,2}|конвенци\w{1,3}|заявлени\w{1,2}|меморандум\w{0,2}|акт\w{0,2})(?!\w))"
    r"|(?P<head>(?:Договор|Соглашени|Конвенци|Деклараци|Хартии?|Устав|Меморандум|Протокол|Совместн\w{2,3} (?:заявлени|деклараци))\w{0,3} (?:о|об|между|ООН)(?!\w)|(?<!\w)Договор\w{0,2} по(?= [а-яёА-ЯЁ]))"
    r"|(?<!\w)(?P<small>(?:договор|соглашени|конвенци|протокол|меморандум|деклараци|пакт|хартии)\w{0,3} (?:о|об|по|между)(?!\w))"
    r"|(?P<plan>(?:[А-ЯЁ][а-яё-]+(?:ого|ому|ый|ым|ом|ий|его|ему) (?:[а-яё-]+(?:ого|ому|ый|ым|ом|ий|его|ему) ){0,2}план|(?<!\w)План)\w{0,2} действий)"
)
_RU_EXISTS = re.compile(
    r"(?<!\w)(?:подпис(?!ыва|ани)\w+|ратифи\w+|вступ\w+|участни\w+|сторон\w*|действ\w+|продл\w+|положени\w+|рамк\w+|соответствии с|согласно|на основ\w+|выход\w*|выш\w+|выполн\w+|соблюд\w+|реализаци\w+|присоедин\w+|заключ[её]нн\w+|наруш\w+|денонс\w+|обязательств\w*|имплементаци\w+|юбиле\w+|летие\w{0,2}|предусмотр\w+|(?:19|20)\d\d(?: года| г\.)?)"
    r" (?:[а-яё-]+ ){0,4}\Z",
    re.IGNORECASE,
)
"""What says that a document in small letters is there: «в соответствии с договором о …»."""
_RU_WORD = re.compile(r" (?P<word>[А-ЯЁа-яё0-9\"«»-]+)")
_RU_STOPS = re.compile(
    r"(?:был|была|было|были|явля\w+|котор\w+|подписа\w+|принят\w*|вступ\w+|действ(?:ует|уют|овал\w*|ующ\w+)|предусм\w+|что|а|но|не|также|уже|ещё|еще|будет|будут|на|с|из|как|для|при|за|по|к|до|через|стал\w*|остаётся|остается|и"
    r"|утрати\w+|прекрати\w+|продл\w+|истек\w*|истёк|заключ[её]н\w*|ратифици\w+|одобр\w+|разработан\w*|призван\w*|направлен\w*|запреща\w+|обязыва\w+|гласит|дал\w?|может|могут|долж\w+|име\w+|позвол\w+)(?!\w)"
)
_RU_IN = re.compile(r" в (?:области|сфере|отношении|целях|связи|Соглашени|Договор|Конвенци|Протокол|Устав)\w*(?!\w)")
_RU_LIST = re.compile(r"(?:, [а-яё-]{4,}){1,4} и [а-яё-]{4,}")
"""What else is forbidden: «Конвенция о запрещении разработки, производства и накопления …»."""
_RU_SHORT = re.compile(r" ?\((?P<short>[А-ЯЁ]{2,8})\)")
_RU_DATED = re.compile(r" от \d{1,2} [а-я]+ \d{4}(?: года| г\.)?")
_RU_DAY = re.compile(r" от \d{1,2} [а-я]+ \d{4}| (?:19|20)\d\d года")
_RU_JOINED = re.compile(r" и (?=[а-яё])")
OF_A_BODY = re.compile(r"(?<!\w)(?:Организаци\w{1,3}|Секретариат\w{0,2}|Орган\w{0,2}) \Z")
"""Before a treaty's name that is a body's: «Организация Договора о …»."""
_RU_PARTY = re.compile(r" и (?=[А-ЯЁ])")


def _russian_end(shadow: str, start: int, end: int) -> int:
    """Where the title that begins at `start` ends: behind what it is about, between whom, and of what day.

    Two parties stand behind «между», so one «и» before a capital goes on there.
    """
    parties = len(re.findall(r"между\b", shadow[start:end]))
    for _ in range(45):
        if dated := _RU_DATED.match(shadow, end):
            return dated.end()
        if listed := _RU_LIST.match(shadow, end):
            end = listed.end()
            continue
        word = _RU_WORD.match(shadow, end)
        if word is None:
            break
        if inside := _RU_IN.match(shadow, end) or _RU_JOINED.match(shadow, end):
            end = inside.end() - (shadow[inside.end() - 1] == " ")
            continue
        if parties and _RU_PARTY.match(shadow, end):
            parties -= 1
            end += 2
            continue
        if _RU_STOPS.fullmatch(word["word"]) or word["word"] in ("в", "от", "во"):
            break
        parties += word["word"] == "между"
        end = word.end()
    while (tail := re.search(r" (?:о|об|и|между|в)\Z", shadow[max(start, end - 8) : end])) is not None:
        end -= len(tail.group())
    return end


def russian_shapes(shadow: str) -> Iterator[Shape]:
    """In Russian: "резолюция СБ ООН 1511", "Токийская декларация", "Договор о нераспространении ядерного оружия"."""
    for match in _RU_RESOLUTION.finditer(shadow):
        number, body = match["number"], (match["body"] or match["of"] or "")
        if "Ассамбле" in body or "ГА" in body or "/" in number:
            yield Shape(match.start(), match.end(), f"A/RES/{number}", "ru-resolution", 0.95)
        else:
            sure = 0.95 if body else 0.75
            yield Shape(
                match.start(), match.end(), security_council_symbol(int(number), match["year"]), "ru-resolution", sure
            )
    for match in _RU_TITLE.finditer(shadow):
        end = (
            _russian_end(shadow, *match.span())
            if match["small"] or (match["head"] and not match["head"].startswith("Устав"))
            else match.end()
        )
        if match["small"] and not _is_there(shadow, match, end):
            continue
        if match["head"] and end <= match.end() and not match["head"].endswith("ООН"):
            continue
        if OF_A_BODY.search(shadow, max(0, match.start() - 16), match.start()):
            continue
        short = _RU_SHORT.match(shadow, end)
        designation = short["short"] if short else ""
        end = short.end() if short else end
        sure = 0.6 if match["small"] else 0.7 if match["plan"] else 0.8
        yield Shape(match.start(), end, designation, "ru-title", sure)


def _is_there(shadow: str, title: re.Match[str], end: int) -> bool:
    """Whether a title in small letters is one of a document that exists: its day is printed, or what is done with it."""
    words = shadow[title.end() : end]
    if _RU_DAY.search(words):
        return True
    return (
        words.count(" ") > 1
        and "наш" not in words
        and _RU_EXISTS.search(shadow[max(0, title.start() - 60) : title.start()]) is not None
    )
