"""Titles that labels in capitals cut short: "SEC. KASK:", "HON. J. TAMM:"."""

from __future__ import annotations

from typing import Final

_IN_FULL: Final = {
    "SEC.": "secretary", "MIN.": "minister", "AMB.": "ambassador", "GEN.": "general", "SEN.": "senator", "GOV.": "governor", "REP.": "representative",
    "ADM.": "admiral", "COL.": "colonel", "HON.": "hon.", "PRES.": "president", "PROF.": "professor",
}  # fmt: skip


def cut_short(who: str) -> tuple[str, str, int]:
    """A label's title in full, the name behind it and where that begins: ("minister", "TAMM", 5) for "MIN. TAMM"; else an empty title."""
    office, _, name = who.partition(" ")
    return (_IN_FULL[office], name, len(office) + 1) if office in _IN_FULL and name.isupper() else ("", who, 0)
