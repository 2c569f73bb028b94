"""Plain text, and lines of JSON: read as they come, without a process of their own."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from charset_normalizer import from_bytes

from .letters import plain_letters
from .records import LARGEST_RECORD, PLAIN, PLAIN_LETTERS, UNWANTED, Custody, Received, Unread, UnreadableInput

_RATIO = 250
"""How many times its packed size a file may have; texts have up to about 10."""
_SMALL = 10_000_000
"""Bytes up to which no ratio is looked at."""
_WESTERN = re.compile(
    rb"(?:[\t\n\r -~]++"
    rb"|[\x80\x82\x84\x85\x8b\x91-\x97\x99\x9b\xa0\xa1\xa3\xa7\xa9\xab\xae\xb0\xb4\xb7\xba\xbb\xbf]++"
    rb"|(?![\xc2\xc3][\x80-\xbf]|\xe2\x80)[\x8a\x8c\x9a\x9c\x9f\xc0-\xd6\xd8-\xf6\xf8-\xff]{1,2}+"
    rb"(?![\x8a\x8c\x9a\x9c\x9f\xc0-\xff]))*+"
)
"""Marks and letters of Western languages in windows-1252, no more than two letters beyond ASCII in a row.

Other scripts have longer runs. What is UTF-8 with a slip in it is none.
"""
_MOST_BLANK = 1_000_000
"""Blank lines that are passed over."""


def decode(received: bytes, *, name: str) -> str:
    """The text of the bytes: strictly UTF-8, nothing translated. Raises UnreadableInput."""
    if len(received) > LARGEST_RECORD:
        raise UnreadableInput(
            f"{name} is too long: a record has at most {LARGEST_RECORD:,} bytes. Divide it into its records."
        )
    if not received.strip():
        raise UnreadableInput(f"{name} is empty. Put the record's text into it, or leave it out.")
    if b"\0" in received:
        raise UnreadableInput(
            f"{name} has a NUL byte at {received.index(0):,}: it is binary, or UTF-16. Save it as plain text in UTF-8."
        )
    if received.startswith(b"{\\rtf"):
        raise UnreadableInput(f"{name} is RTF and not plain text. Save it as .docx, or as plain text in UTF-8.")
    try:
        text = received.decode("utf-8")
    except UnicodeDecodeError as error:
        guess = _guess(received[:200_000])
        looks = f"it looks like {guess}" if guess else "it looks binary"
        raise UnreadableInput(f"{name} is not UTF-8 (byte {error.start:,}); {looks}. Save it as UTF-8.") from error
    if not text.strip("\ufeff \t\r\n\v\f\u2028\u2029\u3000\xa0"):
        raise UnreadableInput(f"{name} has nothing but white space. Put the record's text into it, or leave it out.")
    return text


def record_of(received: bytes, *, name: str, custody: Custody, called: str = "") -> Received:
    """The record of a text's bytes; every character as received but for forms of print. Raises UnreadableInput.

    `called`: what it is called where it can't be read, if not by its name.
    """
    text, forms = plain_letters(decode(received, name=called or name))
    reader = PLAIN_LETTERS if forms else PLAIN
    return Received(name=name, received=received, text=text, custody=custody, reader=reader)


def _guess(received: bytes) -> str:
    """The encoding that the bytes are most likely in; nothing where they are no text.

    Of a few accented letters among plain ones the statistics of charset_normalizer know nothing.
    """
    if _WESTERN.fullmatch(received):
        return "windows-1252"
    guess = from_bytes(received).best()
    return guess.encoding if guess else ""


def opened(path: Path) -> Any:
    """The file's bytes as a stream, unpacked where its name ends in .gz, in capitals too."""
    return gzip.open(path, "rb") if path.name.lower().endswith(".gz") else path.open("rb")


def read_text(path: Path, name: str, custody: Custody) -> Received:
    """The one record of a text file. Raises UnreadableInput, OSError."""
    with path.open("rb") as stream:
        received = stream.read(LARGEST_RECORD + 1)
    return record_of(received, name=name, custody=custody)


def read_lines(path: Path, name: str, custody: Custody) -> Iterator[Received | Unread]:
    """The records of a file of JSON lines, each alone. Raises OSError, EOFError, zlib.error, UnreadableInput for a bomb."""
    most = max(_SMALL, _RATIO * path.stat().st_size)
    with opened(path) as lines:
        number = blank = 0
        while line := lines.readline(LARGEST_RECORD * 2):
            number += 1
            if not line.strip():
                blank += 1
            if blank > _MOST_BLANK or lines.tell() > most:
                raise UnreadableInput(
                    f"{name} is packed beyond all measure, at line {number:,}: it is made to take long."
                )
            if not line.strip():
                continue
            place = f"{name}, line {number}"
            try:
                yield _read_line(line, place, custody)
            except UnreadableInput as error:
                yield Unread(place, str(error))
                while not line.endswith(b"\n") and lines.tell() <= most:
                    if not (line := lines.readline(LARGEST_RECORD)):
                        break


def _read_line(line: bytes, name: str, custody: Custody) -> Received:
    if len(line) >= LARGEST_RECORD * 2:
        raise UnreadableInput(f"{name} is longer than {LARGEST_RECORD * 2:,} bytes. Divide it into its records.")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(f"{name} is not JSON: {error}") from error
    if not isinstance(row, dict):
        raise UnreadableInput(f"{name} is not a JSON object")
    names = ("url", "text", "title", "published", *(() if custody.publisher else ("publisher",)))
    values = {name: row.get(name) or "" for name in names}
    for key, value in values.items():
        if not isinstance(value, str):
            raise UnreadableInput(f"{name}: “{key}” is not a text")
        if found := UNWANTED.search(value):
            raise UnreadableInput(f"{name}: “{key}” has a NUL or half a surrogate pair at character {found.start():,}")
    if not values["url"]:
        raise UnreadableInput(f"{name} has no “url”, by which the record would be known")
    publisher = custody.publisher or values["publisher"]  # what is said of all of them holds of each
    own = replace(custody, address=values["url"], publisher=publisher)
    record = record_of(values["text"].encode(), name=name, custody=own)
    return replace(record, title=plain_letters(values["title"])[0], published=values["published"])
