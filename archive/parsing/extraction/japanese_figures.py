"""The rules for figures in Japanese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from archive.parsing.breakdown import Segment
from archive.parsing.extraction.found import Figure
from archive.parsing.extraction.numbers import from_japanese, written
from archive.parsing.extraction.reading import Reading
from archive.parsing.extraction.signs import signed

_CURRENCIES = {
    "米ドル": "USD", "ドル": "USD", "円": "JPY", "ユーロ": "EUR", "ルーブル": "RUB", "元": "CNY", "人民元": "CNY",
    "ウォン": "KRW", "ポンド": "GBP",
}  # fmt: skip
_PERCENT = {"％", "%", "パーセント"}
_TIMES = {
    "秒間": "PT1S", "秒": "PT1S", "分間": "PT1M", "分": "PT1M", "時間": "PT1H", "日間": "P1D", "週間": "P1W", "か月間": "P1M",
    "か月": "P1M", "カ月": "P1M", "ヶ月": "P1M", "ヵ月": "P1M", "年間": "P1Y", "年半": "P1Y", "年": "P1Y", "周年": "",
}  # fmt: skip
_COUNTERS = (
    "人", "名", "か国", "カ国", "ヶ国", "ヵ国", "箇国", "社", "件", "回", "隻", "機", "台", "校", "都市", "島", "団体", "万トン", "トン",
    "キロメートル", "キロ", "メートル", "世帯", "発", "カ所", "か所", "ヶ所", "箇所", "セット", "品目", "項目", "分野", "組",
)  # fmt: skip
_UNITS = "|".join(sorted({*_CURRENCIES, *_PERCENT, *_TIMES, *_COUNTERS}, key=len, reverse=True))
_DIGITS = r"(?:[0-9０-９]|[,，.．](?=[0-9０-９]))"
_NUMBER = rf"(?:[0-9０-９]{_DIGITS}{{0,24}}(?:[万億兆千百]{_DIGITS}{{0,12}}){{0,6}}|[〇一二三四五六七八九十百千万億兆]{1, 14})"
_FIGURE = re.compile(
    rf"(?P<about>約|およそ|ほぼ)?(?<![0-9０-９])(?P<first>{_NUMBER})(?:(?P<unit1>％|%)?(?P<range>～|〜|~|－|-|から)(?P<last>{_NUMBER}))?(?P<unit>{_UNITS})"
    r"(?P<about2>程度|余り|前後|ほど|弱|強)?(?P<bound>以上|以下|以内|未満|超|を超え(?:る|て)?|を上回る)?"
)
_BEFORE = re.compile(
    r"(?:(?P<least>少なくとも|最低|最小)|(?P<most>最大(?:で)?|最高(?:で)?|上限)|(?P<about>およそ|ほぼ|概ね|約))\Z"
)
_NO_SPAN = re.compile(r"ぶり|[度代生前後月版次号目]|以降|以来|以前|頃|ごろ|に(?!わた)|から|は|も|より")
"""Behind a number and 年 it is a year, or so many years ago."""
_ERA = re.compile(r"(?:平成|昭和|大正|明治|令和|西暦)\Z")
_BASELINE = re.compile(r"(?:対?前年(?:同期|同月)?比|(?:前年|昨年|一昨年)(?:に比べ|より|から)|[0-9０-９]{4}年比)")
_NOUN = r"[一-龥ァ-ヶー・A-Za-z]"
_OF_AFTER = re.compile(
    rf"(?:[（(][^（）()]{{1,24}}[）)])?(?:相当)?(?:分|規模)?の(?P<of>(?!うち|範囲|規模|増|減)(?:{_NOUN}{{2,20}})(?:の{_NOUN}{{2,12}})?)"
)
_OF_BEFORE = re.compile(
    rf"(?P<of>{_NOUN}{{2,16}}(?:の{_NOUN}{{2,12}})?)(?:[:：（(]|[はが](?:、|，|,)?|年間|で?(?=\Z)|の?(?:約|総額|合計))++(?:前年比|前年同期比|対前年比)?(?:で)?\Z"
)
"""What is so much: 「2億円の無償資金協力」 behind it, 「供与額：2億円」「貿易額は2億円」 before it."""
_NO_OF = re.compile(r"約|昨年|本年|今年|前年|以上|合計|総額|最大|うち|同国|これ|それ")
_LONE_KANJI = re.compile(r"[一二三四五六七八九]+(?:人|回|都市|島|組|分|元|機|発|校|社|台|名)\Z")


def figures_of(reading: Reading, part: Segment) -> Iterator[Figure]:
    """The figures that Japanese prints in one part, in order."""
    shadow = reading.shadow
    for match in _FIGURE.finditer(shadow, part.start, part.end):
        figure = _figure(shadow, match, part)
        figure = figure and signed(figure, shadow, part.start)
        if figure is not None:
            yield figure


def _of(shadow: str, match: re.Match[str], part: Segment) -> tuple[int, int] | None:
    """What is so much: the noun behind 「の」, else the noun before 「は」 or a colon."""
    after = _OF_AFTER.match(shadow, match.end(), min(part.end, match.end() + 80))
    if after is not None:
        return after.span("of")
    first = max(part.start, match.start() - 40)
    before = _OF_BEFORE.search(shadow[first : match.start()])
    if before is None or _NO_OF.match(before["of"]):
        return None
    return first + before.start("of"), first + before.end("of")


def _figure(shadow: str, match: re.Match[str], part: Segment) -> Figure | None:
    before = shadow[match.start() - 1 : match.start()]
    if match.start() > part.start and (
        before in "第.．,，"
        or before.isdigit()
        or before in "一二三四五六七八九十"
        or (before in ":：" and shadow[match.start() - 2 : match.start() - 1].isdigit())
    ):
        return None  # "第1511号", and a number that began before
    unit = match["unit"]
    if unit == "分" and before == "時":
        return None
    if unit == "分" and match["first"][0] in "一二三四五六七八九十":
        return None  # "十分" is "enough"
    if not match["about"] and _LONE_KANJI.fullmatch(match["first"] + unit):
        return None  # "二人", "一元" and the like are words
    low: Decimal | None = from_japanese(match["first"])
    high: Decimal | None = low
    if match["last"]:
        high = from_japanese(match["last"])
        scale = re.search(r"[万億兆]\Z", match["last"])
        if scale and match["first"][-1] not in "万億兆":
            low = from_japanese(match["first"] + scale.group())
        if low is not None and high is not None and low >= high:
            return None
    if unit == "年" and (
        (low or 0) > 100
        or _ERA.search(shadow, max(0, match.start() - 2), match.start())
        or _NO_SPAN.match(shadow, match.end())
    ):
        return None
    if shadow[match.end() : match.end() + 1] == "目":
        return None  # "12回目" is the twelfth
    if unit == "年半" and low is not None and high is not None:
        low, high = low + Decimal("0.5"), high + Decimal("0.5")
    around = _BEFORE.search(shadow, max(part.start, match.start() - 6), match.start())
    bound = match["bound"] or ""
    if low == high and bound.startswith(("以上", "超", "を超え", "を上回る")):
        high = None
    elif low == high and bound:
        low = None
    elif low == high and around and around["least"]:
        high = None
    elif low == high and around and around["most"]:
        low = None
    if unit in _CURRENCIES:
        measure, unit, rule = "amount", _CURRENCIES[unit], "ja-amount"
    elif unit in _PERCENT:
        measure, unit, rule = "percentage", "%", "ja-percentage"
    elif unit in _TIMES:
        if not _TIMES[unit]:
            return None  # an anniversary
        measure, unit, rule = "duration", _TIMES[unit], "ja-duration"
    else:
        measure, unit, rule = "count", "person" if unit in ("人", "名") else unit, "ja-count"
    baseline = None
    for found in _BASELINE.finditer(shadow, max(part.start, match.start() - 16), match.start()):
        baseline = found.span()
    of = _of(shadow, match, part) if measure in ("amount", "percentage") else None
    approximate = bool(match["about"] or match["about2"] or (around and around["about"]))
    return Figure(
        match.start(),
        match.end(),
        measure,
        written(low),
        written(high),
        unit,
        approximate,
        of,
        baseline,
        "",
        rule,
        0.9,
    )
