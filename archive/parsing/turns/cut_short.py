"""Titles that labels in capitals cut short: "SEC. KASK:", "HON. J. TAMM:"."""

from __future__ import annotations

from typing import Final

from archive.parsing.people.names import Found, ordinary_capitals
from archive.parsing.words.countries import countries_by_word

_IN_FULL: Final = {
    "SEC.": "secretary", "MIN.": "minister", "AMB.": "ambassador", "GEN.": "general", "SEN.": "senator", "GOV.": "governor", "REP.": "representative",
    "ADM.": "admiral", "COL.": "colonel", "HON.": "hon.", "PRES.": "president", "PROF.": "professor", "USEC.": "undersecretary", "ASEC.": "assistant secretary", "DIR.": "director",
}  # fmt: skip


def cut_short(who: str) -> tuple[str, str, int]:
    """A label's title in full, the name behind it and where that begins: ("minister", "TAMM", 5) for "MIN. TAMM"; else an empty title."""
    office, _, name = who.partition(" ")
    return (_IN_FULL[office], name, len(office) + 1) if office in _IN_FULL and name.isupper() else ("", who, 0)


def surname_of_country(name: str, at: int) -> Found | None:
    """The bearer of a surname that is a country's name too, which a title cut short before it shows to be hers: "USEC. OMAN"."""
    if not name.isalpha() or name.casefold() not in countries_by_word():
        return None
    return Found(at, at + len(name), (ordinary_capitals(name),), None, False, "label")
