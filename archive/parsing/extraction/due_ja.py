"""Deadlines in Japanese: what their words mean."""

from __future__ import annotations

import re

SHIFTS = {
    "今": 0,
    "本": 0,
    "同": 0,
    "年内": 0,
    "来": 1,
    "翌": 1,
    "明": 1,
    "再来": 2,
    "明日": 1,
    "明後日": 2,
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

PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:今後)?(?P<count>{_DIGITS}{{1,3}}|[一二三四五六七八九十])(?P<unit>日|週|[かカヶヵ]月|年)間?以内",
        rf"(?:(?P<year>{_DIGITS}{{4}})年|(?P<shift>本|今|来|翌|明|再来)年)の?(?P<month>{_DIGITS}{{1,2}})月(?:(?P<day>{_DIGITS}{{1,2}})日)?{_PART}(?!は|も|[、，,])",
        rf"(?<![0-9０-９年])(?P<month>{_DIGITS}{{1,2}})月(?:(?P<day>{_DIGITS}{{1,2}})日)?{_PART}(?=[にの、，,])",
        rf"(?:(?P<year>{_DIGITS}{{4}})年|(?P<shift>本|今|来|翌|明|再来)年){_PART}(?![はもの、，,])",
        rf"(?P<thatmonth>今|本|来|翌)月{_PART}",
        r"(?P<shift>年内)",
        r"(?P<thatday>明後日|明日|本日(?:夕刻|午後|夜)?)(?![のはも])",
    )
)
