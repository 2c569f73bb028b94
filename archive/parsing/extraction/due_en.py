"""Deadlines in English: what their words mean."""

from __future__ import annotations

import re

SHIFTS = {
    "this": 0, "current": 0, "the": 0, "next": 1, "coming": 1, "following": 1, "today": 0, "tonight": 0, "tomorrow": 1,
}  # fmt: skip
"""By how many years, months, weeks or days a word goes on from the record's."""

PARTS = {
    "beginning": "begin", "start": "begin", "early": "begin", "middle": "mid", "mid": "mid", "mid-": "mid",
    "end": "end", "close": "end", "late": "end", "later": "end", "year-end": "end", "fall": "autumn", "last quarter": "fourth quarter",
}  # fmt: skip
COUNTS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
} | {"a": 1, "an": 1}
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
UNITS = {"day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade"}

_MONTH = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)(?![a-z])"
_PART = (
    r"(?:(?:the )?(?:very )?(?P<part>beginning|start|middle|end|close|first half|second half"
    r"|(?:first|second|third|fourth|last) quarter|spring|summer|autumn|fall|winter)(?: of| in)? "
    r"|(?P<part2>early|mid|late)(?: in)?[ -])"
)
_HEAD = r"(?<![\w-])(?:(?P<by>by|before|no later than|until|within(?= the end))|at|in|during|towards?|for|on|around|over) (?:about |around |the )?(?:(?:the )?(?:morning|afternoon|evening) of )?"
_SHIFT = r"(?:the )?(?P<{}>this|current|next|coming|following|the) "

PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "within six months", "in the next two years"
        r"(?<![\w-])(?:within|(?:in|over|during|for) the (?:next|coming)) (?P<count>an?|\d{1,3}|"
        + "|".join(COUNTS)
        + r") (?P<unit>(?:day|week|month|year|decade)s?)\b",
        # "by the end of May 2004", "on 9 January", "at the end of May"
        rf"(?:{_HEAD}|(?<![\w-])from ){_PART}?{_MONTH}(?: (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:(?: ?[-–—] ?| to | until | and )(?P<last>\d{{1,2}})(?:st|nd|rd|th)?)?(?![\d:]))?(?:,? (?P<year>(?:19|20)\d\d)\b| (?:of )?(?P<shift>this|next) year\b)?",
        rf"(?:{_HEAD}|(?<![\w-])(?:from|between) )(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:(?: ?[-–—] ?| to | until | and )(?P<last>\d{{1,2}})(?:st|nd|rd|th)?)?(?: of)? {_MONTH}(?:,? (?P<year>(?:19|20)\d\d)\b)?",
        # "next March"
        rf"(?<![\w-])(?P<shift>next) {_MONTH}",
        # "by the end of the year", "in the first half of next year", "in 2004"
        rf"{_HEAD}{_PART}?(?:(?P<year>(?:19|20)\d\d)(?![\d-])|{_SHIFT.format('shift')}year\b(?!-))",
        # "by the end of this month", "next month", "early next year"
        rf"{_HEAD}{_PART}?{_SHIFT.format('thatmonth')}month\b",
        rf"(?<![\w-])(?P<part>early|late|later) (?:in )?{_SHIFT.format('shift')}year\b",
        r"(?<![\w-])(?P<thatmonth>next|this) month\b",
        r"(?<![\w-])(?P<thatweek>next|this) week\b",
        r"(?<![\w-])(?P<shift>this|next|the coming) (?P<part>spring|summer|autumn|fall|winter)\b",
        r"(?<![\w-])(?<!make )(?<!to )(?P<shift>next|this|the coming) year\b",
        r"(?<![\w-])(?P<thatday>tomorrow|tonight)\b",
        # "by year-end", "within the year", "by the end of the decade"
        r"(?<![\w-])(?P<by>by|before) (?:the )?(?:(?P<shift>this|next) )?(?P<part>year-end|year's end)\b",
        r"(?<![\w-])within (?P<shift>the|this|the current|the coming) year\b",
        r"(?<![\w-])(?:by|before) (?:the )?(?:end|close) of (?:the|this) (?P<decade>decade|century)\b",
        # "on Monday", "next Friday"
        r"(?<![\w-])(?:(?:on|by|until|before|this|coming) |(?P<after>next) )(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b",
        # "in two weeks", "in three months' time", "over the next few months"
        r"(?<![\w-])in (?P<count>an?|\d{1,2}|"
        + "|".join(COUNTS)
        + r") (?P<unit>(?:day|week|month|year)s?)(?:'s?)?(?: time| from now)?(?=[,.;\")]|\Z| time| from now)",
        # A fiscal year is another stretch of time in each state: the words alone are kept.
        r"(?<![\w-])(?:(?:by|before|until|in|during|from|for|at|starting|through)(?: the)? )(?:(?:end|start|beginning|close|(?:first|second|third|fourth|last) (?:half|quarter)) of (?:the )?)?(?:(?:next|current|this|coming|new) )?(?:fiscal|financial|budget)(?: years?)?(?: (?:19|20)\d\d(?:[-/–]\d{2,4})?)?\b|(?<![\w-])(?:by|in|for|from|during) (?:the )?(?:end of )?FY ?(?:19|20)?\d\d(?:[-/–]\d{2,4})?\b",
        # words that tell no day
        r"(?<![\w-])(?:at (?:the|an|their|its|his|her|a|your) earliest(?:(?: possible| convenient)? (?:opportunity|date|time|moment|convenience)(?: possible)?)?|(?:next|this|the coming) weekend|at an early(?: and (?:appropriate|convenient|suitable))? (?:date|time)|as (?:soon|early|quickly|rapidly) as (?:possible|practicable|feasible)|as soon as (?:conditions|circumstances) (?:allow|permit)|in the (?:near|foreseeable|not too distant) future|without (?:further )?delay|in due (?:course|time)|at a (?:later|(?:mutually )?(?:convenient|suitable|agreeable)) (?:date|time)|(?:in|over|during|within) the (?:coming|next|next few|following|next several) (?:days|weeks|months|years|period)|before the (?:next|upcoming) (?:meeting|summit|session|round)|at (?:their|the) next (?:meeting|summit|session|round)|(?:soon|shortly)(?<!as soon)(?<!too soon)(?<!how soon)(?<!very soon)(?= *(?:[.,;)]|\Z)))\b",
    )
)
