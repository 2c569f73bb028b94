"""In which encoding a page is: by its mark, by what it declares, by a guess that is said to be one."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from .records import UnreadableInput

_DECLARED = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""")

# As browsers read the labels (WHATWG Encoding): many pages say less than they are.
_READ_AS = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252", "iso8859-1": "cp1252",
    "iso-8859-9": "cp1254", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "windows-31j": "cp932", "ms_kanji": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030",
    "x-gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "big5": "big5hkscs", "x-euc-jp": "euc_jp",
    "x-cp1251": "cp1251", "koi8": "koi8_r", "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8",
}  # fmt: skip
# What a page may be in; other codecs of Python are no encodings of pages ("rot13", "idna") or were used for attacks.
_ALLOWED = {
    "utf-8", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp866",
    "koi8-r", "koi8-u", "mac-cyrillic", "cp932", "euc_jp", "iso2022_jp", "gb18030", "big5hkscs", "cp949", "cp874",
    *(f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
}  # fmt: skip
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode_page(received: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    """The page's characters, its encoding, and what there is to say of it. Raises UnreadableInput."""
    for mark, encoding in _BOMS:
        if received.startswith(mark):
            return _strictly(received[len(mark) :], encoding, name), encoding, ()
    declared = _declared(received)
    for encoding in dict.fromkeys([declared, "utf-8"] if declared else ["utf-8"]):
        try:
            notes = (
                ()
                if encoding == declared or received.isascii()
                else (f"No encoding that holds is declared: read as {encoding}.",)
            )
            return received.decode(encoding), encoding, notes
        except UnicodeDecodeError:
            continue
    if declared:
        text = received.decode(declared, errors="replace")
        if (wrong := text.count("\ufffd")) * 1000 <= len(text):
            return text, declared, (f"{wrong} places are no {declared}: they stand as U+FFFD.",)
    guess = from_bytes(received[:200_000]).best()
    guessed = _allowed(guess.encoding) if guess else None
    if guessed is None:
        raise UnreadableInput(f"{name} declares no encoding that fits its bytes. Save it as UTF-8.")
    text = received.decode(guessed, errors="replace")
    if text.count("\ufffd") * 1000 > len(text):
        raise UnreadableInput(f"{name} is in no encoding that is known; it looks like {guessed}. Save it as UTF-8.")
    return text, guessed, (f"The encoding is not declared: {guessed} is a guess.",)


def _declared(received: bytes) -> str | None:
    head = received[:8192]
    match = _DECLARED.search(head) or _XML_DECLARED.match(head)
    return _allowed(match[1].decode("ascii", errors="replace")) if match else None


def _allowed(label: str) -> str | None:
    """The codec for an encoding's name; None if there is none that pages may be in."""
    label = label.strip().lower()
    try:
        codec = codecs.lookup(_READ_AS.get(label, label)).name
    except (LookupError, ValueError):
        return None
    codec = _READ_AS.get(codec, codec)
    return codec if codec in _ALLOWED else None


def _strictly(received: bytes, encoding: str, name: str) -> str:
    try:
        return received.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"{name} begins as {encoding} but is none from byte {error.start:,} on. Save it as UTF-8."
        ) from error
