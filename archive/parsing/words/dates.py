"""Dates and times of day as records print them, and the same in EDTF (Library of Congress)."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from archive.parsing.constructing import by_slots
from archive.parsing.words.date_forms import EASTERN, ERAS, FILLERS, MONTHS, SMALL, WEEKDAYS, WESTERN
from archive.parsing.words.wordlists import heads_of

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_KANJI = {"〇": 0, "零": 0, **{digit: number for number, digit in enumerate("一二三四五六七八九", 1)}}


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(forms)})", re.IGNORECASE)


_FROM_MONTH = _any_of(pattern for pattern, _ in WESTERN.values() if pattern.startswith("(?P<m"))
_FROM_FIGURE = _any_of(pattern for pattern, _ in WESTERN.values() if not pattern.startswith("(?P<m"))
# What a western form begins with that begins with no figure, up to the white space before its first figure.
_WORD_BEFORE = re.compile(r"(?<![\w.-])([^\W\d_]++)\.?,?(?:\s+of)?\Z")
_FIGURES = re.compile(r"\d+")
_LONGEST_MONTH = max(map(len, MONTHS)) + len("., of")
_EASTERN = re.compile("|".join(pattern for pattern, _ in EASTERN.values()))
# The groups of the form that has a group of this name, which is the one that matched.
_GROUPS = {
    name: tuple(other for other in names if not other.startswith("era"))
    for pattern, _ in (*WESTERN.values(), *EASTERN.values())
    for names in [re.findall(r"\(\?P<(\w+)>", pattern)]
    for name in names
}
_FIGURE = re.compile(r"[\d元一二三四五六七八九十]")
_FIGURE_OF_ASCII = re.compile(r"[0-9]")
_EASTERN_LETTER = re.compile("[\u3041-\u30fa\u4e00-\u9fff]")
_KANA = re.compile("[\u3041-\u3096]")
_NO_PLACE = re.compile(
    "会見|会談|记者会|会谈|会见|会晤|发言人|讲话|电话|会合|会議|記録|概要|演説|談話|訪問|電話|日程|来日|訪日|全文|答記者|答记者|發言人|第.{1,4}[回号]"
)
_NO_DATELINE = re.compile(
    r"\b(?:today|briefing|conference|meeting|talks|statement|remarks|visit|message|programme|readout|summit|transcript|interview|speech|communiqué|update|doorstop|stakeout|answered|"
    r"minister|president|secretary|spokes\w+|ambassador|published|updated|modified|publication|обновлено|сейчас|опубликовано|публикации|принят[аоы]?|одобрен[аоы]?|утвержд[её]н[аоы]?|встреч\w+|переговор\w*|пресс-конференц\w+)\b",
    re.IGNORECASE,
)
"""Words of a title that has its date in it, or of the page's own date; a place has none of them."""
# A Russian page whose frame is English: "Posted 4 ноября 2003".
_NUMBER_OF_RELEASE = re.compile(r"(?:Press Release )?(?:No[.:]?|№)\s?\d[\d/-]{0,9}")
"""What a ministry may print beside the date: "No: 93, 4 May 2011"."""
_HOURS_IN_KANJI = re.compile(
    r"(?:(?:自|至|午前|午後)*[一二三四五六七八九十]{1,3}時(?:[一二三四五六七八九十]{1,3}分|半)?(?:頃)?(?:より|から|まで|に至る|[～〜-])?[\s　]{0,2}){1,2}"
)
"""From when until when, as old records print it: "午後三時より四時十分まで"."""
_POSTED = re.compile(r"Posted\s\d{1,2}\s[а-яё]")
_HOUSE = re.compile(
    r"\b(?:Prime\sMinister|President|Minister|Ambassador|Chancellor)'?s'?\s(?:Official\s)?(?:Office|Residence|House|Palace|Secretariat)\b"
)
"""A place that is called after who works there."""
_PUBLISHED = re.compile("更新|公開日|掲載|登録日|作成日|更新日|投稿日")
"""Words of the page's own date in Japanese."""
_FROM_UNTIL = re.compile(r"\A(?:から|より|まで|ごろ|頃)+(?=\W|\Z)")
_EASTERN_MARKS = (*"年月日년", *ERAS)
# A note's last line: "千九百七十一年五月十日にタルトゥで".
_DONE_AT = re.compile(
    r"に[ァ-ヴー・\u4e00-\u9fff]{2,20}(?:で|において)(?:署名|作成)?\Z|[ァ-ヴー・\u4e00-\u9fff]{2,20}(?:で|において)(?:署名|作成)\Z|[ァ-ヴー・\u4e00-\u9fff]{2,20}にて\Z"
)
# Minutes of a house: "午前十時開会".
_OPENED = re.compile(
    r"午[前後][\d零〇一二三四五六七八九十]{1,3}時(?:[\d零〇一二三四五六七八九十]{1,3}分)?(?:開会|開議)"
)

TIME = re.compile(
    r"""(?P<h>\d(?<![\d:.].)(?:(?<=2)[0-3]|(?<=[01])\d)?)(?:[:.](?P<m>[0-5]\d)(?!\d)(?::[0-5]\d)?)?
        \s?(?P<half>[ap]\.?\s?m\b\.?|(?<=\d\d)(?:h|hours|hrs)\b)?(?(m)|(?(half)|(?=[–-](?:1[0-2]|\d)(?:[:.][0-5]\d)?\s?[ap]\.?\s?m\b)))""",
    re.VERBOSE | re.IGNORECASE,
)
"""A time of day with minutes, or with what says that it is one; a figure first, which is found faster than what is not before it."""
_EASTERN_TIME = re.compile(
    r"(?P<half>午前|午後|夜|朝)?\s?(?P<h>\d{1,2})時(?!間)(?:(?P<m>[0-5]?\d)分(?!間)|(?P<after>半))?"
)
_WORDS_OF_TIME = re.compile(r"\b(?:(?P<noon>noon|полдень)|midnight|полночь)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\s?(?:to|until|till|and|–|-|—|−)\s?", re.IGNORECASE)
_HEADS_OF_FILLERS = "".join(sorted({head for row in (*WEEKDAYS, *FILLERS) for head in heads_of(row) or ()}))
_FILLER = re.compile(
    rf"\b(?=[{_HEADS_OF_FILLERS}])(?:(?:{'|'.join(WEEKDAYS)})\b\.?|(?:{'|'.join(FILLERS)})(?<=\.)|(?:{'|'.join(FILLERS)})\b)"
    r"|[(（][月火水木金土日](?:曜日?)?(?:・祝)?[)）]|[月火水木金土日]曜日?|頃|現地時間|日本時間|(?:日[\s　]?時|期[\s　]?日)(?=[\s　:：])|(?<=[\s　])から\Z",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(["of", "the", "local", "time", "in", "de", "г", "область", "край", "район", "в"])

_IN_TWO = tuple(f"{number:02d}" for number in range(32))
"""A day, month or hour in two figures, which takes longer to print than to look up."""


@by_slots
@dataclass(frozen=True, slots=True)
class Date:
    """A date where it stands in a text: year, month and day as far as printed, `last` the last day of a span."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    last: int | None = None

    def edtf(self, year: int | None = None, *, uncertain: bool = False) -> str:
        """The date in EDTF, with `year` where none is printed ("XXXX" where there is none); `?` marks a proposed year.

        Of a 29 February that the year has not only the month is left.
        """
        number = self.year or year
        longest = 28 if self.month == 2 and number and not isleap(number) else 31
        head = f"{number:04d}" if number else "XXXX"
        if uncertain and number:
            head += "?"
        if self.month is None:
            return head if self.day is None else f"{head}-XX-{_IN_TWO[self.day]}"
        head = f"{head}-{_IN_TWO[self.month]}"
        if self.day is None or self.day > longest:
            return head
        day = f"{head}-{_IN_TWO[self.day]}"
        return f"{day}/{head}-{_IN_TWO[self.last]}" if self.last and self.last <= longest else day


def _number(figures: str) -> int:
    """A number in figures of any script, in Chinese numerals ("二十三", "二〇〇三"), or 元, the first."""
    if figures == "元":
        return 1
    if figures.isdecimal():
        return int(figures)
    if "百" in figures:  # "千九百七十一"
        hundreds, _, rest = figures.rpartition("百")
        thousands, _, hundreds = hundreds.rpartition("千")
        return (1000 * _KANJI.get(thousands, 1)) + 100 * _KANJI.get(hundreds, 1) + (_number(rest) if rest else 0)
    if "十" in figures:
        tens, _, ones = figures.partition("十")
        return _KANJI.get(tens, 1) * 10 + _KANJI.get(ones, 0)
    return int("".join(str(_KANJI[digit]) for digit in figures))


def _date(match: re.Match[str]) -> Date | None:
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: int | None = None
    for name in _GROUPS[match.lastgroup or ""]:
        printed = match[name]
        if printed is None:
            continue
        if name == "iso":
            year, month, day = ([int(part) for part in printed.split("-")] + [None])[:3]
        elif name[0] == "m":
            if printed in SMALL:
                return None
            month = MONTHS[printed.casefold()]
        elif name[0] == "y":
            year = _number(printed)
            if name in ("y5", "y12"):
                era = match["era" if name == "y5" else "era2"]
                # A number of years is no year: only an era's, or one of four figures.
                if era is None and not 1000 <= year < 2200:
                    return None
                year += ERAS[era] - 1 if era else 0
        elif name[0] == "n":
            month = _number(printed)
        elif name[0] == "d":
            day = _number(printed)
        else:
            last = _number(printed)
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and not 1 <= day <= _DAYS[(month or 1) - 1]:
        return None
    if last is not None and (month is None or day is None or not day < last <= _DAYS[month - 1]):
        last = None
    return Date(match.start(), match.end(), year or None, month, day, last)


def has_figure(shadow: str, start: int, end: int) -> bool:
    """Whether `[start, end)` has a figure, without which nothing is a date: a quick look."""
    return (_FIGURE_OF_ASCII if shadow.isascii() else _FIGURE).search(shadow, start, end) is not None


# The commonest line under a title: "November 4, 2003".
_MONTH_DAY_YEAR = re.compile(r"(?<![\w.-])([A-Z][a-z]{2,8})\s([12]?\d|3[01]),\s((?:1[6-9]|20)\d\d)")
_LONGEST_PLAIN = len("September 30, 2003")


def _plain_date(shadow: str, start: int, end: int) -> Date | None:
    """The date that a line consists of, where it is printed as most are: what all forms would find, for a third of their price."""
    found = _MONTH_DAY_YEAR.fullmatch(shadow, start, end)
    month = MONTHS.get(found[1].casefold()) if found else None
    if found is None or month is None or not 1 <= (day := int(found[2])) <= _DAYS[month - 1]:
        return None
    return Date(start, end, int(found[3]), month, day)


@lru_cache(maxsize=64)  # A record's datelines are asked by all who look at its head; a tuple, which nobody changes.
def dates(shadow: str, start: int, end: int) -> tuple[Date, ...]:
    """The dates printed in `[start, end)`, in order."""
    if end - start <= _LONGEST_PLAIN and (plain := _plain_date(shadow, start, end)):
        return (plain,)
    if not has_figure(shadow, start, end) or (end - start <= _LONGEST_CLOCK and is_clock_time(shadow, start, end)):
        return ()
    matches = _western(shadow, start, end)
    if not shadow.isascii() and any(shadow.find(mark, start, end) >= 0 for mark in _EASTERN_MARKS):
        matches = sorted([*matches, *_EASTERN.finditer(shadow, start, end)], key=lambda m: m.start())
    found = [date for date in map(_date, matches) if date is not None]
    if len(found) == 1 and end - start <= _LONGEST_SHORT and found[0].year is None:
        # "16 Jun 15" alone on its line; amid words it would be a time or a number.
        year = _SHORT_YEAR.fullmatch(shadow, start, end)
        if year is not None and found[0].start == start:
            figures = int(year["y"])
            found = [replace(found[0], end=end, year=figures + (2000 if figures < _LAST_SHORT else 1900))]
    return tuple(found)


_LONGEST_SHORT = 20
_LAST_SHORT = 40
"""The first year of two figures that is one of the twentieth century."""
_SHORT_YEAR = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{'|'.join(MONTHS)})\.?,?\s+'?(?P<y>\d\d)", re.IGNORECASE)


def _western(shadow: str, start: int, end: int) -> list[re.Match[str]]:
    """The western forms, tried only at figures and at months before them: a search would try each character."""
    found = []
    position = start
    for figures in _FIGURES.finditer(shadow, start, end):
        at = space = figures.start()
        if at < position:
            continue
        while space > position and shadow[space - 1].isspace():
            space -= 1
        match = None
        if space < at:
            word = _WORD_BEFORE.search(shadow, max(position, space - _LONGEST_MONTH), space)
            if word and word[1].casefold() in MONTHS:
                match = _FROM_MONTH.match(shadow, word.start(), end)
        if not match:
            match = _FROM_FIGURE.match(shadow, at, end)
            if match and match["m2"] and match["m2"].casefold() not in MONTHS:
                match = None  # "12 members"
        if match:
            position = match.end()
            found.append(match)
    return found


def clock_times(shadow: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The times of day printed in `[start, end)`: (start, end, "HH:MM" on the clock of 24 hours).

    Of "9:15 to 9:40 p.m." both are in the afternoon.
    """
    if end - start <= _LONGEST_CLOCK and is_clock_time(shadow, start, end):
        hours, _, minutes = shadow[start:end].partition(":")
        return [(start, end, f"{_IN_TWO[int(hours)]}:{minutes}")]
    found: list[tuple[int, int, str]] = []
    waiting: tuple[int, int] | None = None
    for match in TIME.finditer(shadow, start, end) if has_figure(shadow, start, end) else ():
        half = (match["half"] or "").casefold()
        # "11.10" with a stop is a time only with a.m., p.m. or hours.
        if match["m"] is not None and "." in match.group()[:3] and not half:
            continue
        hour = int(match["h"])
        afternoon = half.startswith("p")
        if afternoon and waiting and hour >= waiting[0] and _UNTIL.fullmatch(shadow, waiting[1], match.start()):
            first, stop, time = found[-1]
            found[-1] = (first, stop, f"{int(time[:2]) + 12:02d}{time[2:]}")
        if afternoon and hour < 12:
            hour += 12
        elif half.startswith("a") and hour == 12:
            hour = 0
        found.append((match.start(), match.end(), f"{hour:02d}:{match['m'] or '00'}"))
        waiting = (hour, match.end()) if not half and hour < 12 else None
    if shadow.find("時", start, end) >= 0:
        found.extend(_eastern_times(shadow, start, end))
        found.sort()
    small = shadow[start:end].lower()
    if "noon" in small or "midnight" in small or (not small.isascii() and ("полдень" in small or "полночь" in small)):
        for match in _WORDS_OF_TIME.finditer(shadow, start, end):
            found.append((match.start(), match.end(), "12:00" if match["noon"] else "00:00"))
    return found


def _eastern_times(shadow: str, start: int, end: int) -> list[tuple[int, int, str]]:
    found = []
    afternoon = False
    for match in _EASTERN_TIME.finditer(shadow, start, end):
        hour, minute = int(match["h"]), 30 if match["after"] else int(match["m"] or 0)
        # 午後 holds for the second time of "午後２時から３時まで" too.
        afternoon = match["half"] in ("午後", "夜") or (match["half"] is None and afternoon)
        if hour <= 24:
            found.append(
                (
                    match.start(),
                    match.end(),
                    f"{(hour + 12 if afternoon and hour < 12 else hour) % 24:02d}:{minute:02d}",
                )
            )
    return found


def remainder(shadow: str, start: int, end: int, printed: Sequence[Date]) -> str:
    """What a line says besides its dates, those `printed`, and times.

    That is "" for a bare dateline, the place for "Tokyo, 4 November 2003".
    """
    rest = ""
    for date in printed:
        rest += shadow[start : date.start]
        start = date.end
    rest += shadow[start:end]
    if not rest:
        return rest
    for begin, stop, _ in sorted(clock_times(rest, 0, len(rest)), reverse=True):
        rest = rest[:begin] + rest[stop:]
    return " ".join(_FILLER.sub(" ", rest).split()).strip(" ,;:()[]（）、・-–—−.|/")


def is_dateline(shadow: str, start: int, end: int) -> bool:
    """Whether a line gives nothing but a date or a time, perhaps with a place ("Tokyo, 4 November 2003")."""
    return end - start <= 90 and shadow[end - 1] not in "?!;。" and _is_dateline(shadow, start, end)


_LONGEST_CLOCK = 5
_CLOCK_TIME = re.compile(r"(?<![\d:.])(?:2[0-3]|[01]?\d):[0-5]\d")


def is_clock_time(shadow: str, start: int, end: int) -> bool:
    """Whether a line is a time of day in figures and nothing else: "19:20"."""
    return end - start <= _LONGEST_CLOCK and _CLOCK_TIME.fullmatch(shadow, start, end) is not None


_RUSSIAN_HOUR = re.compile(
    r"(?:[,.]?\s?(?:в|[Нн]ачало:?(?:\sв)?)\s)?(?<!\d)\d{1,2}\s(?:час(?:ов|а|\.)?|ч\.?)(?:\s?\d{1,2}\s?(?:минут[аы]?|мин\.?|м\.?))?(?![А-Яа-яё])"
)
"""An hour with its word: "10 час. 15 мин.", "в 16 часов"."""


@lru_cache(maxsize=64)  # The layout asks several times about the few lines at a record's head.
def _is_dateline(shadow: str, start: int, end: int) -> bool:
    if not has_figure(shadow, start, end):
        return False
    if end - start <= _LONGEST_CLOCK and is_clock_time(shadow, start, end):
        return True
    if not shadow.isascii():
        if shadow.find(" ч", start, end) > 0 and (hour := _RUSSIAN_HOUR.search(shadow, start, end)):
            rest = f"{shadow[start : hour.start()]}{shadow[hour.end() : end]}".rstrip(" ,.")
            return not rest or _is_place_and_date(rest, 0, len(rest))
        if shadow[start] == "第" and shadow.find("\u3000", start + 2, start + 4) > 0:
            return False  # "第１　日時　…", a section
    return _is_place_and_date(shadow, start, end)


ASKED_BY_OFFSETS = (dates, _is_dateline)
"""The tables here that keep the text they are asked about: whoever has done with a long one clears them."""


_COUNTED = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.)]\s[A-Z][^()\d\n]{3,60}\s\([^()\n]{3,60}\)")
"""An item's heading with its hour in brackets: "II. Dinner (from 6:30 p.m.)"."""


def _is_place_and_date(shadow: str, start: int, end: int) -> bool:
    printed = dates(shadow, start, end)
    if len(printed) == 1 and printed[0].start == start and printed[0].end == end:
        return True
    if not printed and not clock_times(shadow, start, end):
        return _OPENED.fullmatch(shadow, start, end) is not None
    if _POSTED.match(shadow, start, end) or (
        shadow[end - 1] == ")" and shadow[start] < "Z" and _COUNTED.fullmatch(shadow, start, end)
    ):
        return False
    rest = remainder(shadow, start, end, printed)
    if not rest:
        return True
    if "時" in rest and _HOURS_IN_KANJI.fullmatch(rest):
        return True
    if rest == "度":
        return False  # "平成15年度", a page's folder
    if printed and printed[0].day:
        if _NUMBER_OF_RELEASE.fullmatch(rest):
            return True
        rest = _HOUSE.sub("Office", rest).replace("記者会見室", "室").replace("会見室", "室")
    if _NO_DATELINE.search(rest) or (shadow[start] in "-–—•*・" and not printed):
        return False
    words = rest.split()
    small = [w for w in words if w[:1].islower() and w.rstrip(",") not in _SMALL_WORDS]
    if _EASTERN_LETTER.search(rest):
        # "外務大臣会見記録（平成15年5月20日）" is a title with its date.
        if _PUBLISHED.search(rest):
            return False
        if printed and printed[0].day and _DONE_AT.fullmatch(rest):
            return True
        rest = _FROM_UNTIL.sub("", rest.lstrip("：:～〜~ "))
        before, at, _ = rest.partition("於")
        times = [] if printed else clock_times(shadow, start, end)
        first = printed[0].start if printed else times[0][0] if times else start
        named = shadow[start:first] if not at else ""
        if named.endswith(("(", "（")) and len(_EASTERN_LETTER.findall(named)) > 2:
            return False  # "カスク諸島（7月31日）": where something was on that day, over what is told of it
        if at and len(before) <= 6:
            return len(rest) <= 50
        return len(rest) <= 24 and not _NO_PLACE.search(before) and (bool(at) or not _KANA.search(rest))
    return len(words) <= 6 and not small and not any(w.isdigit() for w in words) and not rest.endswith((".", ":"))
