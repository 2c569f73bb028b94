"""Figures in English: numbers in words, scales, units and the words around them."""

from __future__ import annotations

import re
from decimal import Decimal

from archive.parsing.words.wordlists import words

WORDS = {
    word: Decimal(number)
    for number, word in enumerate(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        2,
    )
} | {
    word: Decimal(10 * number)
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
# "one" and "a" count only before a scale ("one trillion yen", "a million people").
ONES = {"one": Decimal(1), "a": Decimal(1), "an": Decimal(1)}
SCALES = {
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "mln": 6, "mn": 6, "m": 6, "bln": 9, "bn": 9, "tn": 12,
    "trln": 12, "hundred": 2, "dozen": 0, "k": 3,
}  # fmt: skip
MANY = {"dozens": 12, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9, "trillions": 10**12}

SYMBOLS = {
    "US$": "USD", "CA$": "CAD", "CAD$": "CAD", "CAN$": "CAD", "AU$": "AUD", "AUD": "AUD", "CAD": "CAD", "A$": "AUD", "C$": "CAD", "HK$": "HKD", "S$": "SGD", "NZ$": "NZD", "$": "USD", "€": "EUR", "£": "GBP",
    "¥": "JPY", "￥": "JPY", "₽": "RUB", "₩": "KRW", "₹": "INR", "₴": "UAH", "₸": "KZT", "USD": "USD", "EUR": "EUR",
    "JPY": "JPY", "GBP": "GBP", "RUB": "RUB", "CNY": "CNY", "RMB": "CNY", "CHF": "CHF",
}  # fmt: skip
CURRENCIES = {
    "us dollar": "USD", "u.s. dollar": "USD", "american dollar": "USD", "canadian dollar": "CAD",
    "australian dollar": "AUD", "hong kong dollar": "HKD", "singapore dollar": "SGD", "new zealand dollar": "NZD",
    "dollar": "USD", "yen": "JPY", "euro": "EUR", "ruble": "RUB", "rouble": "RUB", "yuan": "CNY", "renminbi": "CNY",
    "pound sterling": "GBP", "pounds sterling": "GBP", "british pound": "GBP", "hryvnia": "UAH", "tenge": "KZT",
    "indian rupee": "INR", "pakistani rupee": "PKR", "swiss franc": "CHF", "deutschmark": "DEM", "deutsche mark": "DEM",
    "korean won": "KRW", "zloty": "PLN", "kroner": "NOK", "kronor": "SEK", "turkish lira": "TRY", "lira": "TRY",
    "riyal": "SAR", "dirham": "AED", "manat": "AZN", "belarusian ruble": "BYN", "russian ruble": "RUB",
    "russian rouble": "RUB", "usd": "USD", "eur": "EUR", "jpy": "JPY", "gbp": "GBP", "cny": "CNY", "rmb": "CNY", "rub": "RUB", "aud": "AUD", "cad": "CAD", "japanese yen": "JPY", "chinese yuan": "CNY",
}  # fmt: skip
TIMES = {
    "second": "PT1S", "minute": "PT1M", "hour": "PT1H", "day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y",
    "decade": "P10Y", "century": "P100Y", "centurie": "P100Y",
}  # fmt: skip
PERSONS = words("people persons")

NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3}){1,4}(?! ?\d)(?!\d)|\d+(?:\.\d+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|"
    + "|".join(sorted(WORDS, key=len, reverse=True))
    + r"|one|an?(?= (?:hundred|thousand|million|billion|trillion|dozen)\b)|half(?= a (?:million|billion|trillion|per ?cent))(?: a)?)"
)
_SYMBOL = "|".join(re.escape(s) for s in sorted(SYMBOLS, key=len, reverse=True))
_SCALE = "(?:[ -]?(?:hundred(?: (?:thousand|million|billion))?|thousand|million|billion|trillion|trln|mln|bln|dozen|bn|mn|tn)\\b|(?<=\\d)[mk]\\b)"
_CURRENCY = "|".join(re.escape(c).replace("\\ ", " ") for c in sorted(CURRENCIES, key=len, reverse=True))

_UNIT = (
    rf" ?%| ?-?(?:percent|per cent|percentage points?)\b|[ -](?:{_CURRENCY})s?\b|[ -]?fold\b"
    r"|[ -](?:(?:full|consecutive|whole|long|calendar|working) )?(?:second|minute|hour|day|week|month|year|decade|century|centurie)s?"
    r"(?: and a half)?\b| times\b"
)
UNIT = re.compile(_UNIT, re.IGNORECASE)
CURRENCY = re.compile(rf" (?P<name>{_CURRENCY})s?\b", re.IGNORECASE)

# A figure begins where a digit, a sign of a currency or a number in words stands.
FIGURE = re.compile(
    r"(?P<many>(?:tens of (?=thou|mill|bill)|hundreds of (?=thou|mill|bill)|dozens of (?=mill|bill))?"
    r"(?:dozens|hundreds|thousands|millions|billions|trillions)(?= of ))"
    rf"|(?P<sign>{_SYMBOL})? ?(?P<first>{NUMBER})(?P<scale>{_SCALE})?(?! ?[:/]\d)(?P<unit0> ?%| percent\b| per cent\b)?"
    rf"(?:(?: ?[-–—] ?| (?:to|or|and) )(?P<sign2>{_SYMBOL})? ?(?P<last>{NUMBER})(?![\w,.:]?\d)(?P<scale2>{_SCALE})?(?P<unit>{_UNIT})?)?",
    re.IGNORECASE,
)
MULTIPLES = {
    "doubled": 2, "doubling": 2, "doubles": 2, "tripled": 3, "trebled": 3, "tripling": 3, "triples": 3, "quadrupled": 4,
    "quadrupling": 4, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10,
}  # fmt: skip
# What makes a number's first character: the cheap look before the pattern.
BEGINS = re.compile(
    r"(?:(?<![\w.,/:№#+-])|(?<=[ (]-))(?:[\d$€£¥￥₽₩₹₴₸]|US\$|CAD?\$|CAN\$|AU\$|CAD|AUD|HK\$|NZ\$|[ACS]\$|USD|EUR|JPY|GBP|RUB|CNY|RMB|CHF"
    r"|(?:t(?:wo|hree|en|welve|wenty|hirteen|hirty|housands|rillions)|f(?:our|ive|ourteen|ifteen|orty|ifty)|s(?:ix|even)(?:teen|ty)?|eight(?:een|y)?"
    r"|nine(?:teen|ty)?|eleven|one|an?(?= (?:hundred|thousand|million|billion|trillion|dozen)\b)|half(?= a [mbtp])|dozens|hundreds|millions|billions|tens)(?![a-z])"
    r"|(?:" + "|".join(MULTIPLES) + r")\b)",
    re.IGNORECASE,
)
HIGHER = re.compile(r" (?:as (?:much|many)|more|higher|larger|greater|bigger|lower|less|fewer|faster|the)\b")
GROWN = re.compile(
    r"(?:increas|grow|grew|rose|risen|ris(?:e|ing)\b|up\b|multipl|expand|fell\b|fall(?:en)?\b|drop|declin|decreas|reduc|cut\b|down\b|rais|went|lower)\w*"
)

APPROXIMATE = re.compile(
    r"(?:about|around|approximately|roughly|near(?:ed|s|ing)|some|nearly|almost|circa|close to|in the region of|an estimated|something like|say,?|~)(?: the)? ?\Z",
    re.IGNORECASE,
)
AT_LEAST = re.compile(
    r"(?:(?P<open>more than|over(?! the)|above|exceed(?:s|ed|ing)?|topp?(?:s|ed|ing)|surpass(?:es|ed|ing)|in excess of|upwards of)|at least|no less than|not less than|no fewer than|from at least|a minimum of)(?: the)? \Z",
    re.IGNORECASE,
)
AT_MOST = re.compile(
    r"(?:less than|fewer than|under|below|up to|at most|no more than|not more than|a maximum of)(?: the)? \Z",
    re.IGNORECASE,
)
OR_MORE = re.compile(
    r" or (?P<more>more|above|over|higher)\b| or (?P<less>less|fewer)\b| or (?P<so>so)\b|(?P<plus>\+)(?!\w)"
)
DEFINITE = re.compile(
    r"(?:\b(?:the|these|those|both|our|your|their|its|his|her|my|all|first|last|other|next|whole|following|same|'s|every)|(?<=\w)'s) \Z",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\bbetween \Z", re.IGNORECASE)
FROM = re.compile(r"\bfrom (?:about |around |some |just |only )?\Z", re.IGNORECASE)
# No figures: what a number is the number of.
NUMBERED = re.compile(
    r"(?:\b(?:No|Nos|Art|no)\.|\b(?:resolutions?|articles?|paragraphs?|chapters?|part|sections?|items?|points?|annex|page|pages|number|numbers|room|flight"
    r"|channel|decree|law|grade|version|protocol|phase|January|February|March|April|May|June|July|August|September|October|November|December)) \Z",
    re.IGNORECASE,
)
STOP = words("""
    of in on at to for from by with and or the a an that which who whom is are was were be been being has have had will would
    can could may might must shall should as than but if when while where because so not only also this these those it its he she
    they we you i his her their our your my between among during after before since until under over into about against per
    through more less up down out ago later earlier old there here now then just already yet even still each every both all
    some any such same next last previous times time own years year months month days day weeks week hours hour minutes who's
    were did do does say says said think thought know want including include includes plus minus via without within across
    towards toward around along throughout despite like unlike therefore thus however although though too very most much many
    took takes make makes made become became remain remained vote voted backwards forward
        """)
IRREGULAR_PLURALS = words("""
    people men women children personnel staff troops feet media data criteria phenomena aircraft fish sheep police
    head km kg mw gw kw m servicemen businessmen sportsmen clergymen vessels countrymen
    """)
SINGULAR_S = words(
    "gas news series politics process business access progress success congress less was is has this us always across perhaps thus plus as yes towards besides its his ours hers theirs virus status focus basis analysis crisis class press loss mass glass cross address express stress discuss pass bus bonus census consensus versus previous various serious religious famous russia's"
)

BASELINE = re.compile(
    r"(?:,? ?(?:as )?compared (?:with|to) [^,.;:()]{2,60}"
    r"|,? (?:over|from|on|against|than|than in|than for) (?:the )?(?:same period|previous|preceding|(?:last|past) year's|last year)\b[^,.;:()]{0,30}"
    r"|,? (?:year[- ]on[- ]year|year over year|from a year (?:ago|earlier))\b"
    r"|,? (?:than|against|on) (?:in )?(?:the )?(?:19|20)\d\d\b(?: (?:result|level|figure|indicator|mark)s?\b)?| from (?:19|20)\d\d\b(?! to ))"
)
AS_OF = re.compile(
    r"\b(?P<lead>in|for|during|by|as of|since|at the end of|at the beginning of|by the end of|over)(?: the)?(?: year)?(?: of)? (?P<year>(?:19|20)\d\d)(?![\d–-]|-\w)"
    r"|\b(?:as of |in )?(?P<month>January|February|March|April|May|June|July|August|September|October|November|December) (?:\d{1,2}, )?(?P<my>(?:19|20)\d\d)\b"
    r"|\b(?P<last>last year)(?!'s)\b|\b(?P<this>this year)(?!'s)\b|\b(?P<now>[Ss]o far|[Tt]o date|[Cc]urrently|at present|[Aa]s of today|[Aa]t the moment)\b"
)
SUBJECT = re.compile(
    r"""(?:^|[,;:(]\s|\b(?:that|and|but|while|because|as|said|noted|added|stated)\s)
    (?P<subject>(?!(?:and|but|that|while|so|as)\b)(?:[A-Z][\w'.-]*|the|our|its|their|his|total|overall|bilateral|mutual|foreign|direct|[a-z]+)(?:[ ](?!that\b|said\b|noted\b|added\b|stated\b)[\w'.-]+){0,9}?)
    (?:[ ](?:in[ ](?:19|20)\d\d|last[ ]year|this[ ]year|in[ ]recent[ ]years|for[ ](?:19|20)\d\d))?
    [ ](?:(?:has|have|had|will|is|are|was|were|already|now|also|currently|expected|to|would|should|can|could|may|has[ ]been|by[ ]then|only|even)[ ]){0,4}
    (?:reach|amount|exceed|total|stand|stood|account|made?[ ]up|make|came|come|grew|grow|grown|rose|risen|rise|fell|fall|fallen|declin|drop|decreas|increas|expand|climb|jump|surg|soar|shrank|shrunk|gone|be|been|is|are|was|were|constitut|doubl|tripl|went|represent|equal)(?:e?d|e?s|ing)?\b
    """,
    re.VERBOSE,
)

FROM_ANOTHER = re.compile(
    r"(?P<base>\bfrom (?:about |some |around |just |only )?[$€£¥]?\d[\d.,]*(?: ?%| percent| per cent| (?:million|billion|trillion)(?: dollars| rubles)?)?(?: in (?:19|20)\d\d)?) to (?:about |around |some |nearly |almost |over |more than )?\Z"
)
DEFINITE_DAY = re.compile(
    r"\b(?:[Tt]hese|[Tt]hose|[Oo]ur|[Tt]he (?:first|previous)) \Z|\b(?:[Tt]he )?(?:[Ll]ast|[Pp]ast|[Nn]ext|[Cc]oming|[Ff]ollowing) \Z(?P<near>)"
)
"""Before a time in words that is a known one; `near` where it is so for days and hours only ("the next two days")."""
NO_SUBJECTS = words("which who that it this there they we he she i what you set note goal these those also of-which")
VAGUE = words("times things words reasons questions points")
