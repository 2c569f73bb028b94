"""Deadlines in Japanese: what their words mean."""

from __future__ import annotations

import re

SHIFTS = {
    "今": 0,
    "ことし": 0,
    "本": 0,
    "同": 0,
    "年内": 0,
    "来": 1,
    "翌": 1,
    "明": 1,
    "再来": 2,
    "明日": 1,
    "明後日": 2,
    "今日": 0,
    "本日": 0,
    "本日夕刻": 0,
    "本日午後": 0,
    "本日夜": 0,
}
PARTS = {
    "初め": "begin", "初頭": "begin", "上旬": "begin", "前半": "first half", "上半期": "first half", "半ば": "mid",
    "中旬": "mid", "下旬": "end", "末": "end", "後半": "second half", "下半期": "second half", "春": "spring",
    "夏": "summer", "秋": "autumn", "冬": "winter",
}  # fmt: skip
COUNTS = {character: number for number, character in enumerate("一二三四五六七八九十", 1)} | {"半": 6}
UNITS = {"日": "day", "週": "week", "か月": "month", "カ月": "month", "ヶ月": "month", "ヵ月": "month", "年": "year"}

_PART = r"(?:の?(?P<part>初め|初頭|上旬|前半|上半期|半ば|中旬|下旬|末|後半|下半期|春|夏|秋|冬))?(?P<by>まで(?:に)?)?"
_DIGITS = r"[0-9０-９]"
_DONE = r"[^、，,。はが]{1,20}?(?:[っしいんれ]た|んだ)(?=[一-龥ァ-ヶ])"
"""What is done already: 「本日署名した文書」."""
_LAST = rf"(?:(?:から|～|〜|~|－|-)(?:{_DIGITS}{{1,2}}月)?(?P<last>{_DIGITS}{{1,2}})日)?"

PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:今後)?(?P<count>{_DIGITS}{{1,3}}|[一二三四五六七八九十])(?P<unit>日|週|[かカヶヵ]月|年)間?以内",
        rf"(?:(?P<year>{_DIGITS}{{4}})年|(?P<shift>(?:本|今|来|翌|明|再来)(?=年)|ことし)年?)の?(?P<month>{_DIGITS}{{1,2}})月(?:(?P<day>{_DIGITS}{{1,2}})日{_LAST})?{_PART}(?!は|も|[、，,])",
        rf"(?<![0-9０-９年])(?P<month>{_DIGITS}{{1,2}})月(?:(?P<day>{_DIGITS}{{1,2}})日{_LAST})?{_PART}(?=[にの、，,])",
        rf"(?<![0-9０-９年月])(?P<month>{_DIGITS}{{1,2}})月(?P<day>{_DIGITS}{{1,2}})日?(?:から|～|〜|~|－|-|–)(?:{_DIGITS}{{1,2}}月)?(?P<last>{_DIGITS}{{1,2}})日(?:まで)?(?:の間|の日程)?",
        # A Japanese fiscal year begins in April.
        rf"(?:(?P<fiscal>{_DIGITS}{{4}})年度|(?P<fiscalshift>本|今|来|翌|再来)年度)(?P<fiscalpart>末|内|中|前半|上半期|後半|下半期)?(?:まで)?(?:に)?",
        r"(?P<shift>今|本|来|翌)(?P<part>春|夏|秋|冬)(?![期季])",
        r"(?P<thatweek>今|本|来|翌)週(?:中)?(?:に)?",
        # words that tell no day
        r"(?:可能な限り|出来るだけ|できるだけ|できる限り|なるべく)(?:早期に|早く|早い時期に|速やかに)|早期に|早急に|速やかに|近い将来|近く(?=[、，,]|開|行|実|訪)|近日中に|遅滞なく|来年早々に?|然るべき時期に|都合の良い時期に|適切な時期に",
        rf"(?:(?P<year>{_DIGITS}{{4}})年|(?P<shift>(?:本|今|来|翌|明|再来)(?=年)|ことし)年?){_PART}(?:ごろ|頃)?(?![はもがの、，,])",
        rf"(?P<thatmonth>今|本|来|翌)月{_PART}",
        r"(?P<shift>年内)",
        r"(?P<shift>今|本)年中(?:に)?",
        rf"(?P<thatday>明後日|明日|今日|本日(?:夕刻|午後|夜)?)(?![のはも])(?!{_DONE})",
    )
)
