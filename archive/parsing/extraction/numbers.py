"""Numbers as prose prints them, in digits and in words."""

from __future__ import annotations

import re
from decimal import Decimal

_TRANSLATE = str.maketrans("0123456789.,．，", "0123456789.,.,")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?\Z")
_KANJI = {"〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_KANJI_SCALES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "億": 10**8, "兆": 10**12}
_JAPANESE = re.compile(
    r"(?P<number>[\d.,]+)|(?P<digit>[〇一二三四五六七八九])|(?P<scale>[十百千])|(?P<myriad>[万億兆])"
)


def from_digits(printed: str, *, comma_is_point: bool = False) -> Decimal:
    """The number that "1,511.5" prints, or with `comma_is_point` "1 511,5"; full-width digits are read too."""
    plain = printed.translate(_TRANSLATE).strip(" ,.")
    if _SPACED.match(plain):
        plain = plain.replace(" ", "")
    if not comma_is_point and _GROUPED.match(plain):
        plain = plain.replace(",", "")
    elif plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    else:
        plain = plain.replace(",", "")
    whole, point, rest = plain.replace(" ", "").partition(".")
    return Decimal((whole or "0") + (point and "." + rest.replace(".", "")) or "0")


def from_japanese(printed: str) -> Decimal:
    """The number that "1兆2,000億", "３億５千万" or "二十五" prints."""
    total = section = Decimal(0)
    pending: Decimal | None = None
    for match in _JAPANESE.finditer(printed):
        if match["number"]:
            pending = from_digits(match["number"])
        elif match["digit"]:
            pending = (pending or Decimal(0)) * 10 + _KANJI[match["digit"]]
        elif match["scale"]:
            section += (Decimal(1) if pending is None else pending) * _KANJI_SCALES[match["scale"]]
            pending = None
        else:
            section += pending or Decimal(0)
            total += (section or Decimal(1)) * _MYRIADS[match["myriad"]]
            section, pending = Decimal(0), None
    return total + section + (pending or Decimal(0))


LONGEST = 24
"""How many characters a printed number may have; longer runs of digits count nothing."""


def written(number: Decimal | None) -> str | None:
    """The number written out in decimal digits ("1000000000"), None as None."""
    if number is None:
        return None
    return format(Decimal(int(number)) if number == number.to_integral_value() else number, "f")
