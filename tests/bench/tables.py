"""The lines of a run on the terminal, and as the tables of docs/benchmarks.md."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .measuring import HEADINGS, Line

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"


def printed(line: Line) -> str:
    """One line for the terminal."""
    what, size, median, p95, spread, ratio, against = line.cells()
    said = [f"{what} ({size}): {median}"]
    if p95:
        said.append(f"p95 {p95}")
    if spread:
        said.append(f"spread {spread}")
    if ratio:
        said.append(f"{ratio} × {against}")
    return "; ".join(said)


def table(lines: Sequence[Line]) -> str:
    """A table in Markdown."""
    rows = [HEADINGS, tuple("---" for _ in HEADINGS), *(line.cells() for line in lines)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def write(name: str, machine: str, lines: Sequence[Line]) -> None:
    """Put the table in the place of the one that the document has for this measurement. Raises ValueError."""
    begin, end = f"<!-- measured: {name} -->", f"<!-- end: {name} -->"
    text = DOCUMENT.read_text(encoding="utf-8")
    if begin not in text or end not in text:
        raise ValueError(f"{DOCUMENT.name} has no place for “{name}”: add the lines {begin} and {end}")
    before, rest = text.split(begin, 1)
    after = rest.split(end, 1)[1]
    DOCUMENT.write_text(f"{before}{begin}\n{machine}\n\n{table(lines)}\n{end}{after}", encoding="utf-8")
