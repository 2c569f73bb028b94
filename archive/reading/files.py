"""Files and folders, read into records to take in; whatever can't be read says what, where and what to do."""

from __future__ import annotations

import glob
import hashlib
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path, PurePath
from typing import Any

from .ahead import Ahead
from .formats import FORMATS, LARGEST_FILE, Format, format_of
from .found import Found
from .isolation import SECONDS, Isolation
from .letters import plain_letters
from .plain import opened, read_lines, read_text
from .records import Custody, Received, Unread, UnreadableInput

SUFFIXES = (".txt", ".jsonl", ".jsonl.gz", *(suffix for found in FORMATS for suffix in found.suffixes))

_LARGEST_META = 100_000
_LONGEST_NAME = 255
"""Characters of a record's name in the archive."""
_MOST_TOLD = 10
"""Names of files, or suffixes, that are told one by one."""
_OF_SYSTEMS = ("thumbs.db", "desktop.ini")
_MACROS = (".docm", ".dotm", ".xlsm")
_DOCUMENT = re.compile(rb"""<div\b[^>]{0,300}?\btype=["']document["']""")


@dataclass(frozen=True, slots=True)
class File:
    """A file to read; `name` is its path within the folder that was named, or the file's own name."""

    path: Path
    name: str


def is_readable(name: str) -> bool:
    """Whether a file of that name is one of the formats."""
    return name.lower().endswith(SUFFIXES)


def find_files(paths: list[Path]) -> list[File]:
    """The files to read: those named, and those in the folders named, by name. Raises UnreadableInput.

    What only comes with records is not looked for in folders: a README, and what browsers save beside a page.
    """
    found: dict[Path, File] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(
                p for p in path.rglob("*") if p.is_file() and is_readable(p.name) and not _comes_along(p, path)
            )
            if not inside:
                raise UnreadableInput(f"the folder {path} has no file that ends in {', '.join(SUFFIXES)}")
            root = path.resolve()
            if out := next((p for p in inside if p.is_symlink() and not p.resolve().is_relative_to(root)), None):
                raise UnreadableInput(
                    f"{out} is a link that leads out of the folder. Take it out, or put the file itself there."
                )
            for file in inside:
                found.setdefault(file, File(file, file.relative_to(path).as_posix()))
        elif path.exists() and not path.is_file():
            raise UnreadableInput(f"{path} is no file and no folder")
        elif not path.exists():
            raise UnreadableInput(f"there is no file or folder {path}")
        elif path.name.lower().endswith(_MACROS):
            raise UnreadableInput(f"{path} may hold macros: it can’t be read. Save it as .docx.")
        elif not is_readable(path.name):
            raise UnreadableInput(f"{path} does not end in {', '.join(SUFFIXES)}: it can’t be read")
        else:
            found.setdefault(path, File(path, path.name))
    return list(found.values())


def find_passed_over(paths: list[Path]) -> list[str]:
    """The files in the folders named that are of no format, by their paths within the folder; not what comes along."""
    return [
        file.relative_to(path).as_posix().encode(errors="replace").decode()
        for path in paths
        if path.is_dir()
        for file in sorted(path.rglob("*"))
        if file.is_file() and not is_readable(file.name) and not _comes_along(file, path) and not _is_beside(file.name)
    ]


def tell_passed_over(names: Sequence[str]) -> str:
    """How many files were passed over, of which suffixes, and the first of them: "Passed over: 2 files (.doc, .rtf): …"."""
    if not names:
        return ""
    suffixes = sorted({PurePath(name).suffix.lower() or "no suffix" for name in names})
    files = "1 file" if len(names) == 1 else f"{len(names):,} files"
    first = ", ".join(names[:_MOST_TOLD]) + (", …" if len(names) > _MOST_TOLD else "")
    return f"Passed over: {files} ({', '.join(suffixes[:_MOST_TOLD])}{', …' if len(suffixes) > _MOST_TOLD else ''}): {first}"


def _comes_along(path: Path, root: Path) -> bool:
    """Whether a file in the folder `root` is none of its records; what `root` itself lies in says nothing of them."""
    is_asset = any(
        folder.name.endswith(("_files", ".files"))
        and any((root / folder).parent.glob(f"{glob.escape(folder.name[:-6])}.*htm*"))
        for folder in path.relative_to(root).parents
    )
    return is_asset or path.stem.lower() == "readme" or path.name.startswith(("._", "~$"))


def _is_beside(name: str) -> bool:
    """Whether a file only tells of another one, or is the system's own."""
    return name.startswith(".") or name.lower().endswith(".meta.json") or name.lower() in _OF_SYSTEMS


def count_records(files: list[File]) -> int:
    """How many records the files have, for a progress bar; lines that are no record count too."""
    total = 0
    for file in files:
        form = format_of(file.name)
        if form is None and file.name.lower().endswith(".txt"):
            total += 1
            continue
        try:
            if form is None:
                with opened(file.path) as lines:
                    while chunk := lines.read(1_000_000):
                        total += chunk.count(b"\n")
            elif form.name == "tei" and file.path.stat().st_size <= LARGEST_FILE:
                total += len(_DOCUMENT.findall(file.path.read_bytes())) or 1
            else:
                total += 1
        except (OSError, EOFError, zlib.error):
            continue
    return total


def read_files(files: list[File], *, options: Custody, seconds: float = SECONDS) -> Iterator[Received | Unread]:
    """The records of the files, one after another; never more in memory than one record and the bytes of a few files.

    `seconds`: that a file's reader may take until its first record, and from each to the next.
    """
    alone = [form is not None and not form.is_volume for form in (format_of(file.name) for file in files)]
    with Ahead(seconds=seconds, files=sum(alone)) as ahead:
        for file, is_alone in zip(files, alone, strict=True):
            if is_alone:
                yield from ahead.read(partial(_read_alone, file, options))
            else:
                yield from ahead.rest()
                yield from _read(file, options, ahead.one())
        yield from ahead.rest()


def _read_alone(file: File, options: Custody, isolation: Isolation) -> list[Received | Unread]:
    return list(_read(file, options, isolation))


def _read(file: File, options: Custody, isolation: Isolation) -> Iterator[Received | Unread]:
    shown = file.name.encode(errors="replace").decode()
    if shown != file.name:  # a record is known by its name, which has to be one that can be kept
        yield Unread(shown, f"{shown}: the name of this file is not UTF-8. Rename it.")
        return
    try:
        custody = _custody(file.path, options)
        if form := format_of(file.name):
            yield from _read_file(file, form, custody, isolation)
        elif file.name.lower().endswith(".txt"):
            yield read_text(file.path, file.name, custody)
        else:
            yield from read_lines(file.path, file.name, custody)
    except UnreadableInput as error:
        yield Unread(file.name, str(error))
    except (OSError, EOFError, zlib.error) as error:
        yield Unread(file.name, f"{file.name} can’t be read: {error}")


def is_longer_than(path: Path, size: int) -> bool:
    """Whether the file, unpacked, has more bytes than that; not of one that can't be unpacked, which reading tells."""
    length = 0
    try:
        with opened(path) as stream:
            while length <= size and (chunk := stream.read(1_000_000)):
                length += len(chunk)
    except (OSError, EOFError, zlib.error):
        return False
    return length > size


def _read_file(file: File, form: Format, custody: Custody, isolation: Isolation) -> Iterator[Received | Unread]:
    size = file.path.stat().st_size
    if size > form.largest:
        raise UnreadableInput(
            f"{file.name} has {size:,} bytes; a file that ends in {form.suffixes[0]} has at most {form.largest:,}. Divide it."
        )
    received = file.path.read_bytes()
    if not received.strip():
        raise UnreadableInput(f"{file.name} is empty. Leave it out.")
    names = _Names()
    for found in isolation.read(form, received, file.name):
        if found.refused:
            yield Unread(f"{file.name}#{found.part}"[:_LONGEST_NAME] if found.part else file.name, found.refused)
            continue
        if found.start is not None and not custody.capture_sha256:  # once, and not for each document of a volume
            custody = replace(custody, capture_sha256=hashlib.sha256(received).hexdigest())
        record = _received_from(found, received, name=file.name, form=form, custody=custody)
        yield replace(record, name=names.give(record.name))


class _Names:
    """The names of a file's documents, no two alike, though two can have one xml:id, or none."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._asked: Counter[str] = Counter()

    def give(self, name: str) -> str:
        """The name; for the second document "NAME*", for the third "NAME**", as far as a name may be long: then its number.

        Records are known by these names: a document that was taken in keeps its own.
        """
        while True:
            stars = self._asked[name]
            self._asked[name] += 1
            is_short = len(name) + stars <= _LONGEST_NAME
            given = name + "*" * stars if is_short else f"{name}*{stars + 1}"
            if given not in self._given:
                self._given.add(given)
                return given


def _received_from(found: Found, received: bytes, *, name: str, form: Format, custody: Custody) -> Received:
    """The record that was found in a file: what the file says of itself stands in where custody says nothing."""
    is_part = found.start is not None
    given = {name for name in ("address", "language") if getattr(custody, name)}
    text, forms = plain_letters(found.text)
    notes = " ".join(
        (*found.notes, f"Ligatures and other forms of print written out: {forms}." if forms else "")
    ).strip()
    custody = replace(
        custody,
        address=custody.address or found.address,
        language=custody.language or found.language,
        extraction=custody.extraction or notes[:2000],
    )
    return Received(
        name=f"{name}#{found.part}" if found.part else name,
        received=received[found.start : found.end] if is_part else received,
        text=text,
        custody=custody,
        title=plain_letters(found.title)[0],
        published=found.published,
        dated=found.dated,
        media_type=found.media_type,
        reader=form.reader,
        evidence={name: where for name, where in found.evidence.items() if name not in given},
        volume=plain_letters(found.volume)[0],
        volume_number=found.number,
        volume_key=found.key,
        saved_from=() if "address" in given else found.saved_from,
    )


def _custody(path: Path, options: Custody) -> Custody:
    """What NAME.meta.json says, where the options say nothing."""
    lowered = path.name.lower()
    suffix = next(s for s in sorted(SUFFIXES, key=len, reverse=True) if lowered.endswith(s))
    meta = path.with_name(f"{path.name[: -len(suffix)]}.meta.json")
    values: dict[str, Any] = {}
    if meta.exists():
        if meta.stat().st_size > _LARGEST_META:
            raise UnreadableInput(f"{meta} has more than {_LARGEST_META:,} bytes: it is no custody")
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
