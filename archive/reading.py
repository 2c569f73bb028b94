"""Files as received, read into records to take in; whatever can't be read says what, where and what to do."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from charset_normalizer import from_bytes

LARGEST_RECORD = 5_000_000
"""Bytes of one record's text; more than any record known, and little enough to parse in one go."""

UNWANTED = re.compile("[\0\ud800-\udfff]")

SUFFIXES = (".txt", ".jsonl", ".jsonl.gz")


class UnreadableInput(ValueError):
    """Input that can't be taken in; the message says what was wrong, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Custody:
    """Where a text comes from and under which licence, as far as it is known. Dates are EDTF."""

    publisher: str = ""
    address: str = ""
    captured_on: str = ""
    captured_by: str = ""
    capture_sha256: str = ""
    extraction: str = ""
    licence: str = ""
    licence_url: str = ""
    licence_stated_on: str = ""
    language: str = ""


@dataclass(frozen=True)
class Received:
    """One record's text as received, its name, and its custody. `title` and `published` stand in where it has none."""

    name: str
    received: bytes
    text: str
    custody: Custody
    title: str = ""
    published: str = ""
    rid: str | None = None
    sids: Mapping[str, str] = field(default_factory=dict)

    @property
    def identity(self) -> str:
        """What the record is known by: its address, else its publisher and its file's name."""
        return self.custody.address or f"file:{self.custody.publisher}/{self.name}"

    @cached_property
    def text_sha256(self) -> str:
        """The SHA-256 of the text in UTF-8."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Unread:
    """A record that could not be read, and why."""

    name: str
    reason: str


def record_to_json(record: Received | Unread) -> dict[str, Any]:
    """The record as JSON values, without identifiers given beforehand; `record_from_json` gives it back unchanged."""
    if isinstance(record, Unread):
        return {"name": record.name, "reason": record.reason}
    return {
        "name": record.name,
        "text": record.text,  # its bytes are this in UTF-8: it was decoded strictly
        "custody": asdict(record.custody),
        "title": record.title,
        "published": record.published,
    }


def record_from_json(row: Mapping[str, Any]) -> Received | Unread:
    """The record that `record_to_json` was given."""
    if "reason" in row:
        return Unread(**row)
    return Received(**{**row, "custody": Custody(**row["custody"]), "received": row["text"].encode()})


def decode(received: bytes, *, name: str) -> str:
    """The text of the bytes: strictly UTF-8, nothing translated. Raises UnreadableInput."""
    if len(received) > LARGEST_RECORD:
        raise UnreadableInput(
            f"{name} is too long: a record has at most {LARGEST_RECORD:,}. Divide it into its records."
        )
    if not received.strip():
        raise UnreadableInput(f"{name} is empty. Put the record's text into it, or leave it out.")
    if b"\0" in received:
        raise UnreadableInput(
            f"{name} has a NUL byte at {received.index(0):,}: it is binary, or UTF-16. Save it as plain text in UTF-8."
        )
    try:
        text = received.decode("utf-8")
    except UnicodeDecodeError as error:
        guess = from_bytes(received[:200_000]).best()
        looks = f"it looks like {guess.encoding}" if guess else "it looks binary"
        raise UnreadableInput(f"{name} is not UTF-8 (byte {error.start:,}); {looks}. Save it as UTF-8.") from error
    if not text.strip("\ufeff \t\r\n\v\f\u2028\u2029\u3000\xa0"):
        raise UnreadableInput(f"{name} has nothing but white space. Put the record's text into it, or leave it out.")
    return text


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read; `name` is its path within the folder that was named, or the file's own name."""

    path: Path
    name: str


def find_files(paths: list[Path]) -> list[Found]:
    """The files to read: those named, and those in the folders named, by name. Raises UnreadableInput."""
    found: dict[Path, Found] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and p.name.endswith(SUFFIXES))
            if not inside:
                raise UnreadableInput(f"the folder {path} has no file that ends in {', '.join(SUFFIXES)}")
            for file in inside:
                found.setdefault(file, Found(file, file.relative_to(path).as_posix()))
        elif path.exists() and not path.is_file():
            raise UnreadableInput(f"{path} is no file and no folder")
        elif not path.exists():
            raise UnreadableInput(f"there is no file or folder {path}")
        elif not path.name.endswith(SUFFIXES):
            raise UnreadableInput(f"{path} does not end in {', '.join(SUFFIXES)}: it can’t be read")
        else:
            found.setdefault(path, Found(path, path.name))
    return list(found.values())


def count_records(files: list[Found]) -> int:
    """How many records the files have, for a progress bar; lines that are no record count too."""
    total = 0
    for file in files:
        if file.name.endswith(".txt"):
            total += 1
            continue
        try:
            with _opened(file.path) as lines:
                while line := lines.readline(LARGEST_RECORD):
                    total += line.endswith(b"\n")
        except (OSError, EOFError, zlib.error):
            continue
    return total


def read_files(files: list[Found], *, options: Custody) -> Iterator[Received | Unread]:
    """The records of the files, one after another; never more than one in memory."""
    for file in files:
        try:
            custody = _custody(file.path, options)
            if file.name.endswith(".txt"):
                yield _read_text(file, custody)
            else:
                yield from _read_lines(file, custody)
        except UnreadableInput as error:
            yield Unread(file.name, str(error))
        except (OSError, EOFError, zlib.error) as error:
            yield Unread(file.name, f"{file.name} can’t be read: {error}")


def is_longer_than(path: Path, size: int) -> bool:
    """Whether the file, unpacked, has more bytes than that; not of one that can't be unpacked, which reading tells."""
    length = 0
    try:
        with _opened(path) as stream:
            while length <= size and (chunk := stream.read(1_000_000)):
                length += len(chunk)
    except (OSError, EOFError, zlib.error):
        return False
    return length > size


def _opened(path: Path) -> Any:
    return gzip.open(path, "rb") if path.name.endswith(".gz") else path.open("rb")


def _custody(path: Path, options: Custody) -> Custody:
    """What NAME.meta.json says, where the options say nothing."""
    stem = next(
        path.name.removesuffix(suffix)
        for suffix in sorted(SUFFIXES, key=len, reverse=True)
        if path.name.endswith(suffix)
    )
    meta = path.with_name(f"{stem}.meta.json")
    values: dict[str, Any] = {}
    if meta.exists():
        try:
            values = json.loads(meta.read_bytes())
        except (ValueError, RecursionError) as error:
            raise UnreadableInput(f"{meta} is not JSON: {error}") from error
    known = {f.name for f in fields(Custody)}
    if not isinstance(values, dict) or (set(values) - known) or not all(isinstance(v, str) for v in values.values()):
        raise UnreadableInput(
            f"{meta} has to be one JSON object of texts with these names: {', '.join(sorted(known))}"
        )
    given = {f.name: getattr(options, f.name) for f in fields(Custody) if getattr(options, f.name)}
    return Custody(**{**values, **given})


def _read_text(file: Found, custody: Custody) -> Received:
    with file.path.open("rb") as stream:
        received = stream.read(LARGEST_RECORD + 1)
    return Received(name=file.name, received=received, text=decode(received, name=file.name), custody=custody)


def _read_lines(file: Found, custody: Custody) -> Iterator[Received | Unread]:
    with _opened(file.path) as lines:
        number = 0
        while line := lines.readline(LARGEST_RECORD * 2):
            number += 1
            if not line.strip():
                continue
            name = f"{file.name}, line {number}"
            try:
                yield _read_line(line, name, custody)
            except UnreadableInput as error:
                yield Unread(name, str(error))
                while not line.endswith(b"\n") and (line := lines.readline(LARGEST_RECORD)):
                    pass


def _read_line(line: bytes, name: str, custody: Custody) -> Received:
    if len(line) >= LARGEST_RECORD * 2:
        raise UnreadableInput(f"{name} is longer than {LARGEST_RECORD * 2:,} bytes. Divide it into its records.")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(f"{name} is not JSON: {error}") from error
    if not isinstance(row, dict):
        raise UnreadableInput(f"{name} is not a JSON object")
    values = {key: row.get(key) or "" for key in ("url", "text", "title", "published")}
    for key, value in values.items():
        if not isinstance(value, str):
            raise UnreadableInput(f"{name}: “{key}” is not a text")
        if found := UNWANTED.search(value):
            raise UnreadableInput(f"{name}: “{key}” has a NUL or half a surrogate pair at character {found.start():,}")
    if not values["url"]:
        raise UnreadableInput(f"{name} has no “url”, by which the record would be known")
    received = values["text"].encode()
    own = {f.name: getattr(custody, f.name) for f in fields(Custody)} | {"address": values["url"]}
    return Received(
        name=name,
        received=received,
        text=decode(received, name=name),
        custody=Custody(**own),
        title=values["title"],
        published=values["published"],
    )
