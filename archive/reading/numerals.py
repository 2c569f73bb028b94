"""Numbers as lists print them: the number formats of Word and of HTML, under one set of names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_DIGITS = "〇一二三四五六七八九"
_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
_HALF = str.maketrans(_AIUEO, "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ")
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ONES = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
]  # fmt: skip
_ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
]  # fmt: skip


def roman(number: int) -> str:
    """In small Roman numerals; in digits where there are none, as for 0 and 4000."""
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        written += numeral * count
    return written


def letters(number: int) -> str:
    """As HTML counts on: a to z, then aa, ab."""
    if number < 1:
        return str(number)
    written = ""
    while number:
        number, rest = divmod(number - 1, 26)
        written = chr(ord("a") + rest) + written
    return written


def repeated(number: int, alphabet: str) -> str:
    """As Word counts on: a to z, then aa, bb."""
    if not 0 < number <= len(alphabet) * 20:
        return str(number)
    times, index = divmod(number - 1, len(alphabet))
    return alphabet[index] * (times + 1)


def counted(number: int) -> str:
    """As Japanese and Chinese count: 一, 十, 十一, 二十, 百二."""
    if not 0 < number < 10_000:
        return str(number)
    written = ""
    for value, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            written += ("" if digit == 1 and name else _DIGITS[digit]) + name
    return written


def _listed(number: int, alphabet: str) -> str:
    return alphabet[number - 1] if 0 < number <= len(alphabet) else str(number)


def _enclosed(number: int, first: str) -> str:
    return chr(ord(first) + number - 1) if 0 < number <= 20 else f"({number})"


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(abs(number)))


def _word(number: int, words: list[str]) -> str:
    return words[number - 1].capitalize() if 0 < number <= len(words) else str(number)


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "upperRoman": lambda n: roman(n).upper(),
    "lowerRoman": roman,
    "upperAlpha": lambda n: letters(n).upper(),
    "lowerAlpha": letters,
    "upperLetter": lambda n: repeated(n, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerLetter": lambda n: repeated(n, "abcdefghijklmnopqrstuvwxyz"),
    "russianUpper": lambda n: repeated(n, _RUSSIAN.upper()),
    "russianLower": lambda n: repeated(n, _RUSSIAN),
    "ordinal": _ordinal,
    "cardinalText": lambda n: _word(n, _ONES),
    "ordinalText": lambda n: _word(n, _ORDINALS),
    "numberInDash": lambda n: f"- {n} -",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": lambda n: _enclosed(n, "①"),
    "decimalEnclosedCircleChinese": lambda n: _enclosed(n, "①"),
    "decimalEnclosedParen": lambda n: _enclosed(n, "⑴"),
    "decimalEnclosedFullstop": lambda n: chr(ord("⒈") + n - 1) if 0 < n <= 20 else f"{n}.",
    "aiueo": lambda n: _listed(n, _AIUEO).translate(_HALF),
    "aiueoFullWidth": lambda n: _listed(n, _AIUEO),
    "iroha": lambda n: _listed(n, _IROHA).translate(_HALF),
    "irohaFullWidth": lambda n: _listed(n, _IROHA),
    "ideographTraditional": lambda n: _listed(n, "甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": lambda n: _listed(n, "子丑寅卯辰巳午未申酉戌亥"),
    "ideographDigital": lambda n: "".join(_DIGITS[int(d)] for d in str(abs(n))),
    "japaneseDigitalTenThousand": lambda n: "".join(_DIGITS[int(d)] for d in str(abs(n))),
    "japaneseCounting": counted,
    "chineseCounting": counted,
    "chineseCountingThousand": counted,
    "taiwaneseCountingThousand": counted,
    "ganada": lambda n: _listed(n, "가나다라마바사아자차카타파하"),
    "none": lambda n: "",
}


def numeral(number: int, style: str) -> str:
    """The number in that format of WordprocessingML (`lowerLetter`) or of HTML (`lowerAlpha`); unknown ones in digits."""
    return _FORMATS.get(style, str)(number)
