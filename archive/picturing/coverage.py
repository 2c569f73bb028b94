"""What the archive covers, for its editors: records by month, and shares of one thing, published and still worked on.

A full bar is published, a hollow one on top of it or behind it is worked on: they stay apart without colour. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from .elements import Element, element, line, text
from .figure import Picture, Table
from .frame import LINE, Block, Form, label
from .measuring import measure
from .rows import Cell

BAR = 16.0
HEIGHT = 150.0
MOST_MONTHS = 132
"""With more months from the first to the last, bars stand for years."""
_LEAST = 1.5


@dataclass(frozen=True, slots=True)
class Amount:
    """How much of one thing is published and how much is still worked on, and where its list is."""

    label: str
    published: int
    waiting: int
    href: str = ""

    @property
    def total(self) -> int:
        """Both together."""
        return self.published + self.waiting


def picture_shares(
    name: str, page: str, title: str, notes: Sequence[str], heads: tuple[str, str], amounts: Sequence[Amount]
) -> Picture | None:
    """Bars beside each other's names, the largest given first; None where there are none.

    `heads` are what a row is and what is counted ("Record-keeper", "records").
    """
    if not amounts:
        return None
    columns = (heads[0], _("Published"), _("Worked on"), _("Together"))
    lines = tuple(
        (Cell(one.label, one.href), Cell(f"{one.published:,}"), Cell(f"{one.waiting:,}"), Cell(f"{one.total:,}"))
        for one in amounts
    )
    return Picture(
        name, page, title, tuple(notes), Table(columns, lines), lambda form: _draw_shares(amounts, heads[1], form)
    )


def _draw_shares(amounts: Sequence[Amount], counted: str, form: Form) -> Block:
    """A row for each: its name, its bar, its number."""
    left = form.labels + 12 if form.is_beside else 0.0
    most = max(one.total for one in amounts) or 1
    space = form.width - left - measure(f"{most:,}", form.small) - 12
    elements: list[Element] = []
    breaks: list[tuple[int, float]] = []
    y = 0.0
    for one in amounts:
        if elements:
            breaks.append((len(elements), y))
        head = label(form, one.label, "", one.href)
        top = y if form.is_beside else y + head.height
        elements.append(element("g", *head.elements, transform=f"translate(0 {y:.1f})"))
        full, hollow = (space * number / most for number in (one.published, one.waiting))
        said = _("%(label)s: %(published)s published, %(waiting)s worked on") % {
            "label": one.label,
            "published": f"{one.published:,}",
            "waiting": f"{one.waiting:,}",
        }
        elements.append(
            element(
                "g",
                element("title", said),
                *_bars(left, top + 1, full, hollow),
                text(left + full + hollow + 6, top + 13, f"{one.total:,}", size=form.small, class_="pic-muted"),
                class_="pic-hue-1",
            )
        )
        y = max(top + BAR, y + head.height) + 8
    return Block(y, tuple(elements), tuple(breaks))


def _bars(x: float, y: float, full: float, hollow: float) -> list[Element]:
    found = []
    if full:
        found.append(element("rect", x=x, y=y, width=max(full, _LEAST), height=BAR - 2, fill="currentColor"))
    if hollow:
        found.append(
            element("rect", x=x + full + 0.5, y=y + 0.5, width=max(hollow - 1, _LEAST), height=BAR - 3, fill="none",
                    stroke="currentColor")
        )  # fmt: skip
    return found


def picture_months(
    name: str, page: str, title: str, notes: Sequence[str], months: Sequence[tuple[date, Amount]]
) -> Picture | None:
    """A bar a month, or a year where there are many, with a tick beneath each that has no record.

    `months` are those with a record, by their first day, in order. The table has the months, also where years are drawn.
    """
    if not months:
        return None
    columns = (_("Month"), _("Published"), _("Worked on"), _("Together"))
    lines = tuple(
        (Cell(say_month(day), one.href), Cell(f"{one.published:,}"), Cell(f"{one.waiting:,}"), Cell(f"{one.total:,}"))
        for day, one in months
    )
    return Picture(name, page, title, tuple(notes), Table(columns, lines), lambda form: _draw_months(months, form))


def are_years(months: Sequence[tuple[date, Amount]]) -> bool:
    """Whether a bar stands for a year."""
    return bool(months) and _number(months[-1][0]) - _number(months[0][0]) >= MOST_MONTHS


def _draw_months(months: Sequence[tuple[date, Amount]], form: Form) -> Block:
    is_yearly = are_years(months)
    unit: Callable[[date], int] = (lambda day: day.year) if is_yearly else _number
    sums: dict[int, tuple[int, int]] = {}
    for day, one in months:
        published, waiting = sums.get(unit(day), (0, 0))
        sums[unit(day)] = published + one.published, waiting + one.waiting
    first, last = min(sums), max(sums)
    most = max(published + waiting for published, waiting in sums.values()) or 1
    step = form.width / (last - first + 1)
    bottom = 16 + HEIGHT
    elements: list[Element] = []
    for at in range(first, last + 1):
        x = (at - first) * step
        if at not in sums:
            elements.append(line(x, bottom + 3, x + max(step - 1, _LEAST), bottom + 3, class_="pic-rule-strong"))
            continue
        published, waiting = sums[at]
        full, hollow = (HEIGHT * number / most for number in (published, waiting))
        said = _("%(when)s: %(published)s published, %(waiting)s worked on") % {
            "when": str(at) if is_yearly else say_month(_first_day(at)),
            "published": f"{published:,}",
            "waiting": f"{waiting:,}",
        }
        elements.append(
            element("g", element("title", said), *_towers(x, max(step - 1, _LEAST), bottom, full, hollow),
                    class_="pic-hue-1")
        )  # fmt: skip
    elements.append(line(0, bottom, form.width, bottom, class_="pic-rule-strong"))
    elements.append(text(0, 10, _("%s at most") % f"{most:,}", size=form.small, class_="pic-muted"))
    elements += _years(first, last, is_yearly, step, bottom, form)
    return Block(bottom + 8 + LINE, tuple(elements))


def _towers(x: float, width: float, bottom: float, full: float, hollow: float) -> list[Element]:
    found = []
    if full:
        height = max(full, _LEAST)
        found.append(element("rect", x=x, y=bottom - height, width=width, height=height, fill="currentColor"))
    if hollow:
        height = max(hollow - 1, _LEAST)
        found.append(
            element("rect", x=x + 0.5, y=bottom - full - height - 0.5, width=max(width - 1, 1), height=height,
                    fill="none", stroke="currentColor")
        )  # fmt: skip
    return found


def _years(first: int, last: int, is_yearly: bool, step: float, bottom: float, form: Form) -> list[Element]:
    """The years beneath the bars, as many as fit beside each other."""
    found: list[Element] = []
    end = float("-inf")
    for at in range(first, last + 1):
        if not is_yearly and _first_day(at).month != 1 and at != first:
            continue
        said = str(at if is_yearly else _first_day(at).year)
        x = min((at - first) * step, form.width - measure(said, form.small))
        if x >= end:
            found.append(text(x, bottom + 8 + 12, said, size=form.small, class_="pic-muted"))
            end = x + measure(said, form.small) + 10
    return found


def say_month(day: date) -> str:
    """“May 2003”."""
    return f"{MONTHS[day.month]} {day.year}"


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_day(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)
