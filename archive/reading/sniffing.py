"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re

from .records import UnreadableInput

_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive (as .docx, .odt and .epub are)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc), or one that is encrypted"),
    (b"%PDF-", "a PDF"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"{\\rtf", "rich text (.rtf)"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"MIME-Version:", "a web archive (.mht)"),
    (b"From: <Saved by", "a web archive (.mht)"),
    (b"bplist00", "a web archive of Safari"),
)
_BOMS = (b"\xff\xfe", b"\xfe\xff")


def sort_of(received: bytes) -> str:
    """What the bytes are, in words; empty where they have no mark of it, as texts."""
    head = received[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    return next((words for magic, words in _MAGIC if head.startswith(magic)), "")


def refuse_disguise(received: bytes, name: str, *, what: str, magic: bytes) -> None:
    """Raise UnreadableInput unless the bytes begin as `what` does."""
    if not received[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(magic):
        is_it = sort_of(received) or "something else"
        raise UnreadableInput(
            f"{name} is not {what} but {is_it}, by its first bytes. Give it its own suffix, or save it as {what}."
        )


def refuse_binary(received: bytes, name: str, *, what: str) -> None:
    """Raise UnreadableInput where the bytes can't be a text in any encoding that such files have."""
    if found := sort_of(received):
        raise UnreadableInput(
            f"{name} is not {what} but {found}, by its first bytes. Give it its own suffix, or save it as {what}."
        )
    if received.startswith(_BOMS):
        return
    if (place := received.find(b"\0")) >= 0:
        raise UnreadableInput(
            f"{name} is not {what}: it has a NUL byte at {place:,} and is binary, or UTF-16 without its mark. Save it as UTF-8."
        )
    sample = received[:100_000]
    if len(re.findall(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]", sample)) * 50 > len(sample):
        raise UnreadableInput(f"{name} is not {what}: it is full of control characters. Save it anew.")
