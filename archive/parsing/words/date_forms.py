"""How records print dates and times, as data: months, eras, and one pattern a form with an example of our own.

A new form is a row of WESTERN or EASTERN (its groups are year `y`, month by name `m` or in figures `n`, day `d`, last day
of a span `e`, numbered so that no two rows share one); a new language is its months, and its fillers.
"""

from __future__ import annotations

from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan января январь januar janvier enero",
            "february feb февраля февраль februar février fevrier febrero",
            "march mar марта март märz mars marzo",
            "april apr апреля апрель avril abril",
            "may мая май mai mayo",
            "june jun июня июнь juni juin junio",
            "july jul июля июль juli juillet julio",
            "august aug августа август août aout agosto",
            "september sept sep сентября сентябрь septembre septiembre",
            "october oct октября октябрь oktober octobre octubre",
            "november nov ноября ноябрь novembre noviembre",
            "december dec декабря декабрь dezember décembre decembre diciembre",
        ),
        1,
    )
    for name in names.split()
}

SMALL: Final = frozenset(("may", "mars", "mar", "mai", "jan", "sep", "dec", "март", "май"))
"""Words that in small letters are mostly no months."""

WORD: Final = r"[^\W\d_]++"
"""What stands in a form for a month's name: which names are any is looked up, for tried one by one they take most of the time."""
_YEAR: Final = r"(?:1[6-9]|20)\d\d(?!\d)"
_ORDINAL: Final = r"(?:st|nd|rd|th)?"
_DASH: Final = r"\s?(?:[-–—−]|to|until)\s?"

WESTERN: Final = {
    "iso": (r"(?P<iso>\d{4}-\d{2}(?:-\d{2})?)(?![\w-])", "2003-11-04"),
    "year first": (r"(?P<y0>\d{4})[./](?P<n0>\d{1,2})[./](?P<d0>\d{1,2})(?!\d)", "2003/11/4"),
    "dotted": (r"(?P<d9>\d{1,2})[.-](?P<n9>\d{1,2})[.-](?P<y9>\d{4})(?!\d)", "4.11.2003"),
    # With strokes only where the order shows: 4/11 is April in one house and November in another.
    "strokes, day first": (
        r"(?P<d10>1[3-9]|2\d|3[01])\s?/\s?(?P<n10>\d{1,2})\s?/\s?(?P<y10>\d{4})(?!\d)",
        "14/11/2003",
    ),
    "strokes, month first": (r"(?P<n11>\d{1,2})/(?P<d11>1[3-9]|2\d|3[01])/(?P<y11>\d{4})(?!\d)", "11/14/2003"),
    "month first": (
        rf"(?P<m1>{WORD})\b\.?\s+(?P<d1>\d{{1,2}}){_ORDINAL}(?:{_DASH}(?P<e1>\d{{1,2}}){_ORDINAL}(?![\d:]))?(?![\d:])(?:\s?,?\s+(?P<y1>{_YEAR}))?",
        "November 4, 2003",
    ),
    "day first": (
        rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|\.)?(?:{_DASH}(?P<e2>\d{{1,2}}){_ORDINAL})?(?:\s+(?:of|de))?\s+(?P<m2>{WORD})\b\.?(?:\s?,?\s+(?:de\s+)?(?P<y2>{_YEAR}))?",
        "4th November 2003",
    ),
    "month alone": (rf"(?P<m3>{WORD})\b\.?,?\s+(?:of\s+)?(?P<y3>{_YEAR})", "November 2003"),
}

ERAS: Final = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019}
"""The first year of each Japanese era."""

_FIGURES: Final = r"(?:\d{1,4}|元|[〇零一二三四五六七八九十]{1,4}|[一二]?千[一二三四五六七八九]?百[一二三四五六七八九]?十?[一二三四五六七八九]?)"
_SHORT: Final = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"

EASTERN: Final = {
    "era or year": (
        rf"(?P<era>{'|'.join(ERAS)})?\s?(?P<y5>{_FIGURES})\s?年(?!間|前|後|目|以)(?:[（(](?:{'|'.join(ERAS)})?{_FIGURES}年[）)](?=\s?{_SHORT}\s?月))?(?:\s?(?P<n5>{_SHORT})\s?月(?:\s?(?P<d5>{_SHORT})\s?日(?!間))?)?",
        "平成15年11月4日",
    ),
    "era with points": (
        rf"(?P<era2>{'|'.join(ERAS)})\s?(?P<y12>{_FIGURES})[・.．](?P<n12>\d{{1,2}}|[〇一二三四五六七八九十]{{1,2}})[・.．](?P<d12>\d{{1,2}}|[〇一二三四五六七八九十]{{1,3}})",
        "平成一五・一一・四",
    ),
    "month and day": (rf"(?<![\d年])(?P<n6>{_SHORT})\s?月\s?(?P<d6>{_SHORT})\s?日(?!間)", "11月4日"),
    "day alone": (
        r"(?:(?<=[本昨同去る])|(?<=[はが、。\s])|(?<=時間))(?P<d7>\d{1,2})日(?=[、（(にのはよか午])",
        "本4日、",
    ),
    "korean": (r"(?P<y8>\d{4})년(?:\s?(?P<n8>\d{1,2})월(?:\s?(?P<d8>\d{1,2})일)?)?", "2003년 11월 4일"),
}

WEEKDAYS: Final = [
    "mondays?",
    "tuesdays?",
    "wednesdays?",
    "thursdays?",
    "fridays?",
    "saturdays?",
    "sundays?",
    "mon",
    "tues?",
    "wed",
    "thurs?",
    "thu",
    "fri",
    "sat",
    "sun",
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
]

FILLERS: Final = (
    r"local\s+time",
    r"(?:moscow|tokyo|greenwich|japan\s+standard|eastern)\s+time",
    "года?",
    r"дата\s(?:опубликования|подписания|публикации)",
    r"г\.",
    "город",
    r"гор\.",
    "at",
    "on",
    "to",
    "until",
    "from",
    "jst",
    "gmt",
    "utc",
    "date",
    "issued",
    "posted",
    r"released?",
    r"(?:press|media)\s+releases?",
)
"""What stands around a date and is no place's name."""
