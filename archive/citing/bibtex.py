"""BibTeX for biblatex: one entry an item of CSL-JSON, in Unicode, with what TeX reads otherwise written out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .csl import Item, one_line
from .dating import NO_DATE, biblatex_date

# Braces are written by name: a single one would end the field, whatever stands before it.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "#$%&_"},
}
_SPECIAL = re.compile(r"[\\{}~^#$%&_]")
_LANGUAGES = {"en": "english", "ja": "japanese", "ru": "russian", "fr": "french", "de": "german", "ko": "korean"}


def write_bibtex(items: Iterable[Item]) -> Iterator[str]:
    """The entries of items, one after another, with an empty line between them."""
    for number, item in enumerate(items):
        yield f"{chr(10) if number else ''}{_entry(item)}"


def _entry(item: Item) -> str:
    custom = item["custom"]
    fields = {
        "author": " and ".join(_name(name) for name in item["author"]),
        "title": _whole(item["title"]),
        **_date(custom),
        "organization": _whole(item["container-title"]),
        "titleaddon": _text(_form(item)),
        "langid": _LANGUAGES.get(item.get("language", "")[:2], ""),
        "url": _address(item["URL"]),
        "note": _text(", ".join([item["edition"], item["archive_location"]])),
        "addendum": _text(" ".join(filter(None, [custom.get("date_doubt"), custom["source_sentence"]]))),
        "annotation": _text(custom.get("account_sentence", "")),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@online{{{item['id']},\n{lines}}}\n"


def _form(item: Item) -> str:
    """What the record is, where neither its title nor the statement's says it."""
    is_said = "section" in item or item["genre"].lower() in item["title"].lower()
    return "" if is_said else str(item["genre"])


def _date(custom: Mapping[str, Any]) -> dict[str, str]:
    """The date with its signs of doubt; words stand in `year`, which biblatex prints as they are."""
    if "date" not in custom:
        return {"year": NO_DATE}
    date = biblatex_date(custom["date"])
    return {"date": date} if date else {"year": _text(custom["date"])}


def _name(name: Mapping[str, Any]) -> str:
    """In braces of its own, so that no part of it is taken for something else."""
    if "literal" in name:
        return _whole(name["literal"])
    return f"{_whole(name['family'])}, {_whole(name['given'])}"


def _whole(text: str) -> str:
    """Text that keeps its capitals and is not divided."""
    return f"{{{_text(text)}}}"


def _text(text: str) -> str:
    return _SPECIAL.sub(lambda found: _TEX[found[0]], one_line(text))


def _address(url: str) -> str:
    """An address, which biblatex reads as it stands: only what would end the field is written as its octets."""
    return re.sub(r"[\s{}\\]", lambda found: "".join(f"%{octet:02X}" for octet in found[0].encode()), url)
