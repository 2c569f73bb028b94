"""Office packages (ZIP): looked at before anything is unpacked, and refused where they are bombs or hold programs."""

from __future__ import annotations

import io
import zipfile

from .records import UnreadableInput
from .sniffing import refuse_disguise

LARGEST_UNPACKED = 120_000_000
LARGEST_XML = 40_000_000
_MOST_PARTS = 5_000
_RATIO = 250
"""How many times its packed size a part may have: real ones have up to about 30."""
_SMALL = 1_000_000
"""Bytes up to which no ratio is looked at."""


def open_package(received: bytes, name: str) -> zipfile.ZipFile:
    """The package of a Word document, safe to unpack. Raises UnreadableInput."""
    refuse_disguise(received, name, what="a Word document (.docx)", magic=b"PK\x03\x04")
    try:
        package = zipfile.ZipFile(io.BytesIO(received))
        parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableInput(f"{name} is a damaged ZIP archive: {error}. Get the file once more.") from error
    names = [part.filename for part in parts]
    if len(parts) > _MOST_PARTS or len(set(names)) != len(names):
        raise UnreadableInput(
            f"{name} has more than {_MOST_PARTS:,} parts, or two of one name: it is no Word document."
        )
    if any("vbaproject" in part.lower() or part.lower().endswith((".bin.exe", ".exe", ".dll")) for part in names):
        raise UnreadableInput(f"{name} has macros (vbaProject). Save it as .docx without them.")
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableInput(f"{name} is encrypted. Save it without a password.")
    for part in parts:
        is_xml = part.filename.endswith((".xml", ".rels"))
        if part.file_size > (LARGEST_XML if is_xml else LARGEST_UNPACKED) or (
            part.file_size > _SMALL and part.file_size > _RATIO * max(1, part.compress_size)
        ):
            raise UnreadableInput(
                f"{name} is packed beyond all measure: {part.filename} has {part.file_size:,} bytes out of "
                f"{part.compress_size:,}. It is not unpacked."
            )
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise UnreadableInput(f"{name} unpacks to more than {LARGEST_UNPACKED:,} bytes. Take the pictures out of it.")
    if "[Content_Types].xml" not in names or "word/document.xml" not in names:
        raise UnreadableInput(f"{name} is a ZIP archive but no Word document. Unpack it, and give the files in it.")
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            _refuse_declarations(package, part, name)
    return package


def _refuse_declarations(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    """Unpack the part, no further than it says, and refuse document types, in which bombs are declared."""
    try:
        with package.open(part) as stream:
            unpacked = stream.read(part.file_size + 1)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise UnreadableInput(f"{name} is damaged at {part.filename}: {error}. Get the file once more.") from error
    except Exception as error:  # zlib.error and lzma.LZMAError have no base of their own
        if type(error).__name__ not in ("error", "LZMAError"):
            raise
        raise UnreadableInput(f"{name} is damaged at {part.filename}: {error}. Get the file once more.") from error
    plain = unpacked.replace(b"\0", b"")  # also of UTF-16
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise UnreadableInput(f"{name} declares a document type in {part.filename}, which could hide anything in it.")
    if part.filename == "[Content_Types].xml" and b"macroEnabled" in plain:
        raise UnreadableInput(f"{name} is a document with macros (.docm). Save it as .docx.")
