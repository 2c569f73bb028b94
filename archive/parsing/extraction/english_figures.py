"""The rules for figures in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from archive.parsing.breakdown import Segment
from archive.parsing.extraction import figures_en as tables
from archive.parsing.extraction.company import Company, with_company
from archive.parsing.extraction.found import Figure, Span
from archive.parsing.extraction.numbers import LONGEST, from_digits, written
from archive.parsing.extraction.reading import Reading
from archive.parsing.extraction.signs import signed

_WORD = re.compile(r" ([A-Za-z][\w'/-]*)")
_PARTITIVE = re.compile(r" of(?: the| these| our| those| its)?(?= )")
_PEOPLE = re.compile(r"\w{3,}ans\Z")
_AGO = re.compile(r" (?:ago|old|earlier|later|from now|hence)\b|-old\b|'?s? of age\b|-olds?\b")
_OF_A_NAME = re.compile(r"(?<![.!?:;\"(] )(?<!\A)\b[A-Z][\w'-]* \Z")


def figures_of(reading: Reading, part: Segment) -> Iterator[Figure]:
    """The figures that English words and digits print in one part, in order."""
    shadow = reading.shadow
    company: Company | None = None
    position = part.start
    for begin in tables.BEGINS.finditer(shadow, part.start, part.end):
        if begin.start() < position:
            continue
        match = tables.FIGURE.match(shadow, begin.start(), part.end)
        if match is None:
            figure = _multiple(begin)
        else:
            figure = (_many if match["many"] else _figure)(shadow, match, part)
        figure = figure and signed(figure, shadow, part.start)
        if figure is None:
            continue
        company = company or Company(reading, part)
        yield with_company(company, figure)
        position = figure.end


def _made(start: int, end: int, measure: str, ends: tuple[Decimal, Decimal | None], unit: str, rule: str, confidence: float) -> Figure:  # fmt: skip
    return Figure(
        start, end, measure, written(ends[0]), written(ends[1]), unit, False, None, None, "", rule, confidence
    )


def _multiple(begin: re.Match[str]) -> Figure | None:
    """A multiple without a number: "exports doubled"."""
    number = tables.MULTIPLES.get(begin.group().casefold())
    if number is None:
        return None
    return _made(begin.start(), begin.end(), "multiple", (Decimal(number),) * 2, "", "multiple-verb", 0.9)


def _number(printed: str, scale: str | None) -> Decimal | None:
    """The number in digits or words with its scale; None for "one" and "a" without one."""
    word = printed.casefold().split(" ")[0]
    if printed[0].isdigit():
        number = from_digits(printed)
    elif word == "half":
        number = Decimal("0.5")
    elif word in tables.ONES:
        if not scale:
            return None
        number = tables.ONES[word]
    else:
        tens, _, ones = word.partition("-")
        number = tables.WORDS[tens] + ({**tables.ONES, **tables.WORDS}[ones] if ones else 0)
    for name in (scale or "").casefold().replace("-", " ").split():
        number *= 12 if name == "dozen" else 10 ** tables.SCALES[name]
    return Decimal(int(number)) if number == number.to_integral_value() else number


def _figure(shadow: str, match: re.Match[str], part: Segment) -> Figure | None:
    """The figure that the pattern found; None where the number measures nothing."""
    before = shadow[max(part.start, match.start() - 32) : match.start()]
    if match["many"] is None and re.search(r"\d[–-]\Z", before):
        return None
    if tables.NUMBERED.search(before) or max(len(match["first"]), len(match["last"] or "")) > LONGEST:
        return None
    first, scale, sign = match["first"], match["scale"], match["sign"]
    if match["last"] and _is_range(shadow, match, before):
        # "$60-70 billion": the scale and the unit are of both ends.
        low = _number(first, scale or (None if match["unit0"] else match["scale2"]))
        high = _number(match["last"], match["scale2"] or (scale if match["scale2"] else None))
        if low is not None and high is not None and low < high:
            end = match.end("scale2") if match["scale2"] else match.end("last")
            unit = tables.UNIT.match(shadow, end, part.end)
            words = unit.group() if unit else match["unit0"] or ""
            scaled = bool(scale or match["scale2"])
            return _measured(
                shadow, (match.start(), end), (low, high), sign or match["sign2"], words, part, before, first, scaled
            )
    number = _number(first, scale)
    if number is None:
        return None
    end = match.end("scale") if scale else match.end("first")
    unit = tables.UNIT.match(shadow, end, part.end)
    words = unit.group() if unit else ""
    if not words and not sign and match["last"] and match["unit"]:
        after = shadow[end : match.start("last")]
        shared = after.strip() in ("to", "or", "and") and match["unit"].strip().startswith(("%", "per"))
        if shared and not _OF_A_NAME.search(before):
            return _made(match.start(), end, "percentage", (number, number), "%", "percentage-shared", 0.8)
    return _measured(shadow, (match.start(), end), (number, number), sign, words, part, before, first, bool(scale))


def _is_range(shadow: str, match: re.Match[str], before: str) -> bool:
    """Whether "A to B" and the like is one value between two ends rather than two figures."""
    joint = shadow[match.end("first") : match.start("last")]
    if re.search(r"[-–—]", joint) or " or " in joint:
        return True
    if " and " in joint:
        return bool(tables.BETWEEN.search(before))
    grown = tables.GROWN.search(shadow, max(0, match.start() - 80), match.start())
    return not (tables.FROM.search(before) and grown)


def _measured(
    shadow: str, span: Span, ends: tuple[Decimal, Decimal], sign: str | None, words: str, part: Segment, before: str,
    printed: str, scaled: bool,
) -> Figure | None:  # fmt: skip
    start, end = span
    unit = " ".join(words.strip(" -").casefold().split())
    whole = end + len(words) if shadow.startswith(words, end) else end  # "3% to 4" has its unit before
    currency = tables.CURRENCIES.get(unit) or tables.CURRENCIES.get(unit.removesuffix("s"))
    if currency:
        return _made(start, whole, "amount", ends, currency, "amount-word", 0.95)
    if sign:
        return _made(start, end, "amount", ends, tables.SYMBOLS[sign.upper()], "amount-sign", 0.97)
    if unit.startswith(("%", "per")):
        return _made(start, whole, "percentage", ends, "%", "percentage", 0.97)
    if unit == "fold":
        return _made(start, whole, "multiple", ends, "", "fold", 0.9)
    if unit == "times":
        return _times(shadow, start, whole, ends, part)
    if unit:
        half = unit.endswith("and a half")
        time = tables.TIMES.get(unit.removesuffix(" and a half").split()[-1].removesuffix("s"))
        if time is None or _AGO.match(shadow, whole) or (not printed[0].isdigit() and _is_known(before, time)):
            return None
        plus = Decimal("0.5") if half else Decimal(0)
        return _made(start, whole, "duration", (ends[0] + plus, ends[1] + plus), time, "duration", 0.93)
    return _count(shadow, start, end, ends, part, before, printed, scaled)


def _is_known(before: str, time: str) -> bool:
    """Whether a time in words is one that is known already: "these three years", "the next two days"."""
    match = tables.DEFINITE_DAY.search(before)
    return match is not None and (match["near"] is None or time in ("P1D", "PT1H", "PT1M"))


def _times(shadow: str, start: int, end: int, ends: tuple[Decimal, Decimal], part: Segment) -> Figure:
    grown = tables.GROWN.search(shadow, max(part.start, start - 60), start)
    if grown or tables.HIGHER.match(shadow, end, part.end) or ends[0] != ends[0].to_integral_value():
        return _made(start, end, "multiple", ends, "", "times", 0.85)
    return _made(start, end, "count", ends, "times", "count-times", 0.8)


def _noun(shadow: str, position: int, end: int) -> tuple[int, int, str] | None:
    """The counted noun phrase after a number: its offsets and its last word, the first plural within four words."""
    start = at = position
    square = ""
    for number in range(4):
        match = _WORD.match(shadow, at, end)
        if match is None:
            return None
        word = match[1]
        plain = word.casefold()
        if plain in tables.STOP:
            return None
        start = start if number else match.start(1)
        at = match.end()
        plural = plain in tables.IRREGULAR_PLURALS or (
            plain.endswith("s") and not plain.endswith(("ss", "'s", "ous")) and plain not in tables.SINGULAR_S
        )
        if plural and (word[0].islower() or (number == 0 and _PEOPLE.search(plain))):
            return start, at, square + plain
        square = plain + " " if plain in ("square", "cubic") else ""
    return None


def _count(
    shadow: str, start: int, end: int, ends: tuple[Decimal, Decimal], part: Segment, before: str, printed: str, scaled: bool
) -> Figure | None:  # fmt: skip
    low, high = ends
    like_a_year = low == high and not scaled and printed.isdecimal() and 1000 <= low <= 2100
    if high < 2 or (like_a_year and not (_COUNTED.search(before) and (low % 50 == 0 or not _AROUND.search(before)))):
        return None
    if printed[0].isdigit() and not scaled:
        if _OF_A_NAME.search(before):
            return None  # "Sakhalin 1"
    elif not scaled and tables.DEFINITE.search(before):
        return None  # "the two countries" are known ones, and not counted
    noun = _noun(shadow, end, part.end)
    if noun is None and scaled and (of := _PARTITIVE.match(shadow, end, part.end)):
        noun = _noun(shadow, of.end(), part.end)
    if noun is None:
        return None
    first, last, word = noun
    confidence = 0.9 if printed[0].isdigit() or scaled else 0.85
    if word in tables.VAGUE or like_a_year:
        confidence = 0.7
    unit = "person" if word in tables.PERSONS else word
    return replace(_made(start, last, "count", ends, unit, "count", confidence), of=(first, last))


_AROUND = re.compile(r"\b(?:about|around) \Z", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?<!\bin )(?<!\bby )(?<!\bsince )(?<!\buntil )(?<!\bfrom )\b(?:some|nearly|almost|approximately|roughly|about|around|at least|up to|as many as|(?:more|fewer|less) than) \Z",
    re.IGNORECASE,
)
"""What stands before a number that could be a year and, before a noun, is none: "some 1950 families"."""


def _many(shadow: str, match: re.Match[str], part: Segment) -> Figure | None:
    """From about a hundred on: "hundreds of volunteers"."""
    low = Decimal(1)
    for word in match["many"].casefold().split(" of "):
        low *= 10 if word == "tens" else tables.MANY[word]
    end = match.end("many") + len(" of")
    currency = tables.CURRENCY.match(shadow, end, part.end)
    if currency:
        code = tables.CURRENCIES[currency["name"].casefold()]
        made = _made(match.start(), currency.end(), "amount", (low, None), code, "many", 0.85)
    else:
        noun = _noun(shadow, end, part.end)
        if noun is None:
            return None
        first, last, word = noun
        time = tables.TIMES.get(word.removesuffix("s"))
        unit = time or ("person" if word in tables.PERSONS else word)
        made = _made(match.start(), last, "duration" if time else "count", (low, None), unit, "many", 0.85)
        made = made if time else replace(made, of=(first, last))
    return replace(made, approximate=True)
