"""The rules for figures in Russian."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from archive.parsing.breakdown import Segment
from archive.parsing.extraction.found import Figure
from archive.parsing.extraction.numbers import LONGEST, from_digits, written
from archive.parsing.extraction.reading import Reading
from archive.parsing.extraction.signs import signed
from archive.parsing.words.wordlists import words

_SCALES = (("тыс", 3), ("миллион", 6), ("млн", 6), ("миллиард", 9), ("млрд", 9), ("триллион", 12), ("трлн", 12))
_CURRENCIES = (
    ("долл", "USD"), ("$", "USD"), ("рубл", "RUB"), ("руб", "RUB"), ("евро", "EUR"), ("€", "EUR"), ("иен", "JPY"), ("йен", "JPY"), ("юан", "CNY"),
    ("фунт", "GBP"), ("грив", "UAH"), ("тенге", "KZT"), ("вон", "KRW"),
)  # fmt: skip
_TIMES = (
    ("секунд", "PT1S"), ("минут", "PT1M"), ("час", "PT1H"), ("дней", "P1D"), ("дня", "P1D"), ("день", "P1D"), ("суток", "P1D"),
    ("недел", "P1W"), ("месяц", "P1M"), ("лет", "P1Y"), ("год", "P1Y"),
)  # fmt: skip
_SCALE = r" ?(?:тыс(?:яч\w*|\.)?|млн\.?|миллион\w*|млрд\.?|миллиард\w*|трлн\.?|триллион\w*)(?!\w)"
_TENS = {
    "двадцат": 20, "тридцат": 30, "сорок": 40, "пятьдесят": 50, "пятидесят": 50, "шестьдесят": 60, "шестидесят": 60,
    "семьдесят": 70, "семидесят": 70, "восемьдесят": 80, "восьмидесят": 80, "девяност": 90, "двести": 200, "двухсот": 200,
    "триста": 300, "трехсот": 300, "трёхсот": 300, "пятьсот": 500, "пятисот": 500,
}  # fmt: skip
_WORDS: dict[str, Decimal | int] = {
    "два": 2, "две": 2, "двух": 2, "двум": 2, "двумя": 2, "три": 3, "трех": 3, "трёх": 3, "тремя": 3, "четыре": 4, "четырех": 4,
    "четырёх": 4, "пять": 5, "пяти": 5, "шесть": 6, "шести": 6, "семь": 7, "семи": 7, "восемь": 8, "восьми": 8, "девять": 9,
    "девяти": 9, "десять": 10, "десяти": 10, "одиннадцать": 11, "одиннадцати": 11, "двенадцать": 12, "двенадцати": 12,
    "пятнадцать": 15, "пятнадцати": 15, "полтора": Decimal("1.5"), "полутора": Decimal("1.5"), "полторы": Decimal("1.5"),
    "сто": 100, "ста": 100, "тысяча": 1000, "тысячи": 1000,
}  # fmt: skip
_WORD = rf"(?:(?:{'|'.join(_TENS)})[ьиа]?(?: (?:{'|'.join(_WORDS)}))?|(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))}))(?![\w-])"
_NUMBER = rf"(?:(?:\d{{1,3}}(?: \d{{3}})+|\d+)(?:,\d+)?|{_WORD})"
_FIGURE = re.compile(
    rf"(?:(?<![\w.,:/№-])|(?<=[ (]-))(?P<sign>[$€])? ?(?P<first>{_NUMBER})(?P<scale>{_SCALE})?(?:(?: ?[-–—] ?| до )(?P<last>{_NUMBER})(?P<scale2>{_SCALE})?)?"
    r"(?:(?P<percent> ?(?:%|процент\w*|проц\.))|(?P<unit> (?:американских |российских )?(?:долл(?:\.(?: США)?|ар\w*(?: США)?)|руб(?:\.|л\w+)|евро|[ий]ен\w?|юан\w+|фунт\w+|грив\w+|тенге|вон)(?!\w))"
    r"|(?P<time>[ -](?:секунд\w*|минут\w*|час(?:а|ов)?|дней|дня|день|суток|недел\w+|месяц\w*|лет|года?)(?!\w))|(?P<raz> раза?(?!\w))|(?P<noun> [а-яё][а-яё-]+(?: [а-яё][а-яё-]+)?))?",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:около|примерно|порядка|почти|приблизительно|где-то)(?: в| на| до)? \Z", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"(?:более(?: чем)?|свыше|больше(?: чем)?|не менее(?: чем)?|превы\w+|как минимум|минимум)(?: на| в| до)? \Z",
    re.IGNORECASE,
)
_AT_MOST = re.compile(r"(?:(?:менее(?: чем)?|меньше|не более(?: чем)?|максимум)(?: на| в)?|до) \Z", re.IGNORECASE)
_TO = re.compile(
    r"(?<!\w)(?:увелич|вырос|возрос|вырас|рост|раст[иу]|сниз|сниж|сокра|упал|упа[дс]|повы|подня|довести|довед|доведен|достичь|измени|уменьш|умножи|нараст)\w*(?: [^,.;]{1,80})? до \Z",
    re.IGNORECASE,
)
"""Behind a verb of change «до» is "to", not "up to"."""
_SUBJECT = re.compile(
    r"(?:\A|[,;:»] |(?<!\w)(?:что|а|и|но|где|когда) )(?:(?:при этом|также|в целом|сегодня|сейчас|уже|кроме того,) )?(?:(?:[Вв]|[Зз]а|[Пп]о итогам) [^,;.]{2,40}?(?:году|года|год|месяц\w{0,3}|полугоди\w|квартале) (?:до [а-я]+ включительно )?)?"
    r"(?P<subject>(?!(?:что|он|она|они|это|в|за|по|и|а)(?!\w))(?:[А-ЯЁа-яё][а-яё-]+ ){0,4}?[А-ЯЁа-яё][а-яё-]+)"
    r"(?: | (?:в|за|по|между|с) (?:[^\s,;:]+ ){1,6}?)(?:уже |также |ещё |еще |почти |только |более чем |и )*(?:состав(?:ил|ля|ит)|достиг|вырос|увелич|превы|сниз|сократ|возрос|равня|исчисля|упа[лд]|оценива|подня|приблизи)\w* (?:к отметке |до отметки |отметки )?",
)
_PRICE_OF = re.compile(
    r"(?P<of>(?:цен[аыуе]|стоимост[ьи]|объ[её]м\w{0,2}|сумм[аыуе]|экспорт\w{0,2}|импорт\w{0,2}|товарооборот\w{0,2}|оборот\w{0,2}|кредит\w{0,2}|инвестици\w{1,2}|помощ[ьи]|резерв\w{1,2}|дол[яию]|вклад\w{0,2}|грант\w{0,2}|заи?й?м\w{0,2})(?: (?!до|на|в|с|из|по|от|за|для|и )[а-яё-]+){0,3})"
    r"(?: [а-яё ]{0,40}?)? (?:до|в|на|на сумму|в размере|об[ъ]?[её]мом|более|свыше|около|порядка|примерно|более чем на|с|по) \Z",
    re.IGNORECASE,
)
_NOT_LEAST = re.compile(r"\bне (?:менее|более)", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:резолюци\w+|стать\w+|пункт\w*|№|номер\w*|глав\w+|ст\.|п\.) \Z", re.IGNORECASE)
_BASELINE = re.compile(
    r",? ?(?:по сравнению с (?:(?! и )[^,.;:]){3,50}|к (?:аналогичному|прошлому|предыдущему) (?:(?! и )[^,.;:]){3,40}|в годовом выражении)"
)
_AND_THEN = re.compile(r"\A[^.;«»\"]* и (?:состав|достиг|превы|вырос|увелич|сниз)\w* (?:[а-яё]+ ){0,3}\Z")
"""Between two figures of one subject: «вырос на 10 процентов и составил два миллиарда»."""
_STOP = words("""
    и в на с по из за от до для к о у же не но а или что как при без над под между через года году годов год г век века января
    февраля марта апреля мая июня июля августа сентября октября ноября декабря это этот уже ещё еще было были будет более менее
    """)


def figures_of(reading: Reading, part: Segment) -> Iterator[Figure]:
    """The figures that Russian prints in one part, in order."""
    shadow = reading.shadow
    last: Figure | None = None
    for match in _FIGURE.finditer(shadow, part.start, part.end):
        figure = _figure(shadow, match, part)
        figure = figure and signed(figure, shadow, part.start)
        if figure is None:
            continue
        if figure.of is None and last is not None and _AND_THEN.search(shadow[last.end : figure.start][-90:]):
            figure = replace(figure, of=last.of)
        last = figure
        yield figure


def _in_words(printed: str) -> Decimal:
    """The number that «тридцать пять» prints."""
    total = Decimal(0)
    for word in printed.casefold().split(" "):
        tens = next((number for head, number in _TENS.items() if word.startswith(head)), None)
        total += Decimal(_WORDS.get(word, tens or 0))
    return total


def _scaled(printed: str, scale: str | None) -> Decimal:
    number = from_digits(printed, comma_is_point=True) if printed[0].isdigit() else _in_words(printed)
    power = next((power for head, power in _SCALES if scale and scale.strip().casefold().startswith(head)), 0)
    number *= 10**power
    return Decimal(int(number)) if number == number.to_integral_value() else number


def _figure(shadow: str, match: re.Match[str], part: Segment) -> Figure | None:
    before = shadow[max(part.start, match.start() - 24) : match.start()]
    if _NUMBERED.search(before) or max(len(match["first"]), len(match["last"] or "")) > LONGEST:
        return None
    in_words = not match["first"][0].isdigit()
    ends = _scaled(match["first"], match["scale"] or match["scale2"])
    low: Decimal | None = ends
    high: Decimal | None = _scaled(match["last"], match["scale2"]) if match["last"] else ends
    if match["last"] and high is not None and ends >= high:
        return None
    end, of = match.end(), None
    scaled = bool(match["scale"] or match["scale2"])
    if match["percent"]:
        measure, unit, rule = "percentage", "%", "ru-percentage"
    elif match["unit"] or match["sign"]:
        word = (match["unit"] or match["sign"]).strip().casefold()
        word = word.removeprefix("американских ").removeprefix("российских ")
        measure, rule = "amount", "ru-amount"
        unit = next(code for head, code in _CURRENCIES if word.startswith(head))
        if not match["unit"]:
            end = max(match.end(name) for name in ("first", "scale", "last", "scale2"))
    elif match["raz"]:
        measure, unit, rule = "multiple", "", "ru-multiple"
        if not before.endswith("в "):
            measure, unit, rule = "count", "раз", "ru-count"
    elif match["time"]:
        if not scaled and ends >= 1000 and not match["last"]:
            return None  # a year
        if re.match(r" (?:назад|спустя)\b", shadow[end : end + 10]) or (
            ends > 23 and "час" in match["time"].casefold() and ends == 24
        ):
            return None
        if "год" in match["time"].casefold() and 1000 <= (high or 0):
            return None
        measure, rule = "duration", "ru-duration"
        unit = next(code for head, code in _TIMES if match["time"].strip(" -").casefold().startswith(head))
    elif match["noun"]:
        if in_words and not scaled and ends < 10:
            return None  # "two states" are mostly known ones
        made = _noun(match, scaled, ends)
        if made is None:
            return None
        first, end, unit = made
        measure, rule, of = "count", "ru-count", (first, end)
    else:
        return None
    approximate = bool(_ABOUT.search(before))
    if low == high:
        least, most = _AT_LEAST.search(before), _AT_MOST.search(before)
        if _NOT_LEAST.search(before):
            least, most = (least, None) if "менее" in before.casefold() else (None, most)
        if least:
            high = None
        elif most and not _TO.search(shadow, max(part.start, match.start() - 120), match.start()):
            low = None
    tail = _BASELINE.match(shadow, end, min(part.end, end + 70))
    baseline = None
    if tail:
        baseline = (tail.start() + len(tail.group()) - len(tail.group().lstrip(", ")), tail.end())
    if measure in ("amount", "percentage", "multiple"):
        of = of or _of(shadow, part, match.start())
    return Figure(
        match.start(), end, measure, written(low), written(high), unit, approximate, of, baseline, "", rule, 0.88
    )


def _of(shadow: str, part: Segment, at: int) -> tuple[int, int] | None:
    """What is so much: the subject of «составил», «вырос» and the like, else the price or sum that stands before."""
    begin = max(part.start, at - 160)
    stop = shadow.rfind(". ", begin, at)
    begin = stop + 2 if stop >= 0 else begin
    near = None
    for near in _SUBJECT.finditer(shadow[begin:at]):
        pass
    if near is not None and at - begin - near.end() < 60:
        return begin + near.start("subject"), begin + near.end("subject")
    price = _PRICE_OF.search(shadow[begin:at])
    return (begin + price.start("of"), begin + price.end("of")) if price else None


def _noun(match: re.Match[str], scaled: bool, number: Decimal) -> tuple[int, int, str] | None:
    """The counted noun: the first word after the number, or the second where the first is an adjective."""
    if not scaled and (number < 2 or (1000 <= number <= 2100 and " " not in match["first"])):
        return None
    start = match.start("noun") + 1
    printed = match["noun"].strip().split(" ")
    if printed[0] in _STOP or match["last"] and printed[0] in _STOP:
        return None
    if len(printed) == 2 and re.search(r"(?:ых|их|ого|ные|ние|ские)\Z", printed[0]) and printed[1] not in _STOP:
        return start, match.end("noun"), printed[1]
    word = printed[0]
    return start, start + len(word), "person" if word in ("человек", "человека", "людей") else word
