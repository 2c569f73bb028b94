"""What has the shape of an instrument's name, and the symbol of a resolution of the Security Council."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """Words that have the shape of an instrument's name; `designation` where they print or give a symbol."""

    start: int
    end: int
    designation: str
    rule: str
    confidence: float


# The year of a resolution of the Security Council by its number: the last number of each year.
_LAST_OF_YEAR = (
    15, 37, 68, 78, 89, 96, 98, 103, 105, 110, 121, 126, 131, 132, 160, 169, 171, 185, 199, 219, 232, 245, 262, 275, 291,
    307, 324, 344, 366, 384, 402, 422, 443, 461, 484, 499, 528, 545, 559, 580, 593, 606, 626, 646, 683, 725, 799, 892, 969,
    1035, 1092, 1146, 1219, 1284, 1334, 1386, 1454, 1521, 1580, 1651, 1738, 1794, 1859, 1907, 1966, 2032, 2085, 2132, 2195,
    2259, 2336, 2397, 2451, 2503, 2560, 2617, 2671, 2721, 2767,
)  # fmt: skip


def security_council_symbol(number: int, year: str | None = None) -> str:
    """The symbol "S/RES/1511(2003)": its year as printed, else by the number; without one beyond the table."""
    if year is None:
        year = next((str(1946 + n) for n, last in enumerate(_LAST_OF_YEAR) if number <= last), None)
    return f"S/RES/{number}({year})" if year else f"S/RES/{number}"
