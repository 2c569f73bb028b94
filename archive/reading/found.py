"""What the reader of a format finds in a file: the text of each record, and what its markup says of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from .records import LARGEST_RECORD, UNWANTED, UnreadableInput

INDENT = "  "
"""Before each paragraph with a label of a list, for each list that it is in."""

_DATE = re.compile(r"\s*(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?![\d/])")
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*\s*\Z")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\x01-\x08\x0e-\x1b\x7f]")
_SCRIPTS = {
    "ja": re.compile("[\u3040-\u30ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "ko": re.compile("[\uac00-\ud7a3]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "uk": re.compile("[\u0400-\u04ff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
}

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?:令和|平成|昭和)[\d０-９元]{1,2}")
_MONTH = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)\b|"
    r"年[\d０-９]{1,2}月",
    re.IGNORECASE,
)
_OF_DAYS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d+(?:st|nd|rd|th)|[ap]\.?\s?m\b\.?|at|года?|г)\b|令和|平成|昭和|元|[日時分]|[（(].曜日?[）)]",
    re.IGNORECASE,
)
_NUMBERED_DAY = re.compile(
    r"(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})(?:,? \d{1,2}:\d\d(?::\d\d)?)?"
)


@dataclass(frozen=True)
class Found:
    """One record of a file.

    `dated` is when it took place or was written (EDTF), by its markup. `volume` is the title of the edition of papers that
    it is a document of, `number` its number there and `key` its `xml:id`, also where the two are alike. `part` is its name in a file of several; `start` and `end` are where its bytes stand in the file (None: all of it is
    the record's). `refused` is why a document of a file can't be a record, where others of it can: it has no text then. `evidence` says where title, published, dated and language were found; `notes` are sentences on how the text
    was taken out, and on what was left out. `saved_from` is where a browser says it saved the page, if not at `address`.
    """

    text: str
    media_type: str
    title: str = ""
    published: str = ""
    dated: str = ""
    language: str = ""
    address: str = ""
    part: str = ""
    volume: str = ""
    number: str = ""
    key: str = ""
    start: int | None = None
    end: int | None = None
    refused: str = ""
    evidence: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    saved_from: tuple[str, ...] = ()


def joined(blocks: list[str]) -> str:
    """The text of a record's paragraphs: a blank line between two, the lines of one as printed, nothing invisible.

    Spaces before a paragraph stay: they tell a list inside another one from it.
    """
    kept = []
    for block in blocks:
        lines = (_INVISIBLE.sub("", line).strip(" \t\r\n\f\v") for line in block.split("\n"))
        if lines_kept := [line for line in lines if line.strip()]:
            kept.append(" " * (len(block) - len(block.lstrip(" "))) + "\n".join(lines_kept))
    return "\n\n".join(kept) + "\n" if kept else ""


def checked(text: str, name: str, *, empty: str) -> str:
    """The text, if it can be a record's. `empty` says what to do where there is none. Raises UnreadableInput."""
    if not text.strip("\ufeff \t\r\n\v\f\u2028\u2029\u3000\xa0"):
        raise UnreadableInput(f"{name} has no text. {empty}")
    if len(text) > LARGEST_RECORD or len(text.encode(errors="surrogatepass")) > LARGEST_RECORD:
        raise UnreadableInput(
            f"{name} is too long: the text of a record has at most {LARGEST_RECORD:,} bytes. Divide it into its records."
        )
    if found := UNWANTED.search(text):
        raise UnreadableInput(
            f"{name} has a NUL or half a surrogate pair at character {found.start():,} of its text. Correct it there."
        )
    return text


def day_of(value: str) -> str:
    """The date at the head of a time stamp (ISO 8601) as it stands there, as EDTF; empty where there is none."""
    match = _DATE.match(value)
    if not match:
        return ""
    year, month, day = match[1], match[2], match[3]
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return "-".join(part for part in (year, month, day) if part)


def is_day(line: str) -> bool:
    """Whether a line says a date, perhaps with its time, and nothing else."""
    line = " ".join(line.split())
    if len(line) > 60:
        return False
    if _NUMBERED_DAY.fullmatch(line):
        return True
    said = len(_YEAR.findall(line)) == 1 and _MONTH.search(line)
    return bool(said) and not re.search(r"[^\W\d_]", _OF_DAYS.sub("", _MONTH.sub("", line)))


def language_in(value: str, text: str) -> str:
    """The language of a tag ("en-GB" is "en"); empty if it is none, or if the text is in another script.

    Templates are copied from one language to the next and keep the tag that they had.
    """
    match = _LANGUAGE.match(value)
    if not match:
        return ""
    language = match[1].lower()
    sample = text[:20_000]
    letters = sum(map(str.isalpha, sample)) or 1
    if script := _SCRIPTS.get(language):
        return language if len(script.findall(sample)) * 20 > letters else ""
    foreign = sum(len(_SCRIPTS[other].findall(sample)) for other in ("ja", "zh", "ko", "ru", "ar"))
    is_latin = language in {"en", "fr", "de", "es", "it", "pt", "nl", "pl", "cs", "sv", "fi", "no", "da", "tr", "vi"}
    return "" if is_latin and foreign * 2 > letters else language
