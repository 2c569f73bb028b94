"""Zip files that a stranger packed: read in memory, to a limit, and never written to a disk."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

MOST_BYTES: Final = 50_000_000
MOST_FILES: Final = 5_000
MOST_UNPACKED: Final = 200_000_000
MOST_FILE: Final = 20_000_000
"""Bytes of one file, unpacked."""


class UnreadableZip(ValueError):
    """It is no zip that is read here, or a file of it is not; the message says why."""


@dataclass(slots=True)
class Packed:
    """An open zip. What its headers say of sizes is not believed: it is counted while it is unpacked."""

    archive: zipfile.ZipFile
    names: tuple[str, ...]
    unpacked: int = field(default=0)

    def read(self, name: str, most: int = MOST_FILE) -> bytes:
        """The bytes of a file. Raises UnreadableZip."""
        if name not in self.names:
            raise UnreadableZip(f"“{name[:200]}” is not in the zip")
        most = min(most, MOST_UNPACKED - self.unpacked)
        try:
            with self.archive.open(name) as file:
                found = file.read(most + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            RuntimeError,
            EOFError,
            OSError,
            ValueError,
        ) as error:
            raise UnreadableZip(f"“{name[:200]}” can’t be unpacked: {error}") from error
        self.unpacked += len(found)
        if len(found) > most:
            raise UnreadableZip(f"“{name[:200]}” is longer than {most:,} bytes when it is unpacked")
        return found


@contextmanager
def open_zip(raw: bytes) -> Iterator[Packed]:
    """The zip, once its list of files was looked through. Raises UnreadableZip."""
    if len(raw) > MOST_BYTES:
        raise UnreadableZip(f"longer than {MOST_BYTES:,} bytes")
    try:
        archive = zipfile.ZipFile(BytesIO(raw))
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError) as error:
        raise UnreadableZip(f"no zip: {error}") from error
    with archive:
        entries = archive.infolist()
        if len(entries) > MOST_FILES:
            raise UnreadableZip(f"more than {MOST_FILES:,} files")
        for entry in entries:
            _check(entry)
        names = tuple(entry.filename for entry in entries)
        if len(set(names)) < len(names):
            raise UnreadableZip("two files in it have the same name")
        yield Packed(archive, names)


def _check(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    if name.startswith(("/", "\\")) or "\\" in name or ":" in name or ".." in name.split("/"):
        raise UnreadableZip(f"“{name[:200]}” is a path that leads out of it")
    if entry.flag_bits & 0x1:
        raise UnreadableZip(f"“{name[:200]}” is encrypted")
    if (entry.external_attr >> 16) & 0o170000 == 0o120000:
        raise UnreadableZip(f"“{name[:200]}” is a link")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableZip(f"“{name[:200]}” is packed in a way that is not read here")
