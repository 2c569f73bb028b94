"""The report as one page of HTML that needs neither a network nor a script, on a screen or on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from archive.parsing import VERSION
from archive.parsing.reporting import Row, Sample, Section, Tally, sections, speed, summary
from archive.picturing.elements import HUES, Element, element, write

_HEIGHT = 14.0
_WIDTH = 1000.0
"""Of a bar, in units of its own: on the page it is as wide as its place."""
_GAP = 2.0


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table with its bar, and with samples where it is a warning."""

    row: Row
    bar: str
    hue: int
    records: str = ""
    samples: tuple[Sample, ...] = ()

    @property
    def number(self) -> str:
        """How many, in figures that are read easily."""
        return f"{self.row.number:,}"

    @property
    def percent(self) -> str:
        """The share, in words."""
        return f"{self.row.share:.1%}"


@dataclass(frozen=True, slots=True)
class Table:
    """A section as it is drawn: a bar for the whole where its rows divide it, and the lines."""

    section: Section
    number: int
    strip: str
    lines: tuple[Line, ...]


def draw_page(tally: Tally, sources: Sequence[str], *, stopped: bool = False, passed_over: str = "") -> str:
    """The page. `sources` are the names of what was read; `stopped` says that it was not read to its end.

    `passed_over` is the sentence on files that were not read, as they are of no format.
    """
    megabytes, records = speed(tally)
    context = {
        "summary": summary(tally),
        "sources": sources,
        "stopped": stopped,
        "passed_over": passed_over,
        "version": VERSION,
        "tables": [_table(section, number, tally) for number, section in enumerate(sections(tally), 1)],
        "unread": tally.unread,
        "more_unread": tally.of("total", "unread") - len(tally.unread),
        "megabytes": f"{megabytes:.2f}" if megabytes else "",
        "records": f"{records:,.0f}",
    }
    return render_to_string("surveying/report.html", context)


def _table(section: Section, number: int, tally: Tally) -> Table:
    longest = max(row.share for row in section.rows)
    lines = []
    for index, row in enumerate(section.rows):
        hue = index % HUES + 1 if section.divides else 1
        lines.append(
            Line(
                row,
                _bar([(row.share / longest if longest else 0.0, hue)]),
                hue,
                f"{tally.of('warned record', row.name):,}",
                tally.samples.get(row.name, ()),
            )
        )
    strip = _bar([(line.row.share, line.hue) for line in lines]) if section.divides and len(lines) > 1 else ""
    return Table(section, number, strip, tuple(lines))


def _bar(parts: Sequence[tuple[float, int]]) -> str:
    """Parts beside each other, each as wide as its share; the numbers stand beside it in words."""
    bars: list[Element] = []
    x = 0.0
    for share, hue in parts:
        width = max(share * _WIDTH, _GAP)
        bars.append(
            element("rect", x=x, y=0, width=width - _GAP / 2, height=_HEIGHT, fill="currentColor", class_=f"hue-{hue}")
        )
        x += width
    return write(
        element(
            "svg", *bars, viewBox=f"0 0 {_WIDTH:.0f} {_HEIGHT:.0f}", preserveAspectRatio="none", height=_HEIGHT,
            aria_hidden="true", focusable="false",
        )
    )  # fmt: skip
