"""The words of an edition as HTML: escaped, with marks for emendations and for the record-keeper's insertions."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_SPACE = re.compile(r"\s+")
_START = itemgetter("start")


def mark(record: dict[str, Any], start: int, end: int, *, is_emended: bool) -> SafeString:
    """The characters `[start, end)` of the record's text; new lines become spaces."""
    html, at = "", start
    for gloss in _within(record["glosses"], start, end):
        if gloss["start"] < at:
            continue
        html += _emend(record, at, gloss["start"], is_emended)
        html += f'<span class="gloss">{_emend(record, gloss["start"], gloss["end"], is_emended)}</span>'
        at = gloss["end"]
    return mark_safe(html + _emend(record, at, end, is_emended))


def notes_on(record: dict[str, Any], start: int, end: int, *, is_emended: bool) -> list[dict[str, Any]]:
    """The notes that belong to `[start, end)`, in the order of the text."""
    notes = [
        (
            e["start"],
            {
                "kind": "emendation",
                "printed": e["printed"],
                "reading": e["reading"],
                "shown": "emended" if is_emended else "printed",
                "witness": e["witness"] or "conjecture",
                "why": e["reason"],
                "inserted": _inserted(e),
                "before": e["reading"].endswith(f" {e['printed']}"),
            },
        )
        for e in _within(record["emendations"], start, end)
    ]
    notes += [
        (g["start"], {"kind": "gloss", "printed": g["words"], "why": g["note"] or ""})
        for g in _within(record["glosses"], start, end)
    ]
    return [note for _, note in sorted(notes, key=lambda note: note[0])]


def _within(layers: list[dict[str, Any]], start: int, end: int) -> list[dict[str, Any]]:
    """Those of the layers, which an edition gives in the order of the text, that lie in `[start, end)`."""
    # Looked up, not walked through: a long record has many, and all its parts ask.
    first, last = bisect_left(layers, start, key=_START), bisect_left(layers, end, key=_START)
    return [layer for layer in layers[first:last] if layer["end"] <= end]


def _inserted(emendation: dict[str, Any]) -> str:
    """The words that the reading adds before or after the printed ones; nothing where it puts others in their place."""
    printed, reading = emendation["printed"], emendation["reading"]
    if reading.endswith(f" {printed}"):
        return str(reading.removesuffix(printed).strip())
    return str(reading.removeprefix(printed).strip()) if reading.startswith(f"{printed} ") else ""


def _emend(record: dict[str, Any], start: int, end: int, is_emended: bool) -> str:
    html, at = "", start
    for e in _within(record["emendations"], start, end):
        if at <= e["start"]:
            html += _plain(record, at, e["start"])
            html += (
                f'<span class="corr">{escape(e["reading"])}</span>'
                if is_emended
                else f'<span class="sic">{_plain(record, e["start"], e["end"])}</span>'
            )
            at = e["end"]
    return html + _plain(record, at, end)


def _plain(record: dict[str, Any], start: int, end: int) -> str:
    return escape(_SPACE.sub(" ", record["text"][start:end]))
