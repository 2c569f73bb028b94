"""Who takes up what how often: holders and propositions, or speakers and topics, as rows and columns. No sum over rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.picturing import Cell, Crossing, Head, Item, Matrix, Picture, Table, draw_matrix, sort_cell
from archive.picturing.facts import say_span
from archive.picturing.positions import say_what

from .gathering import MOST
from .lines import columns, make_item, say_how_to_read, say_what_is_drawn
from .points import Gathered, Named, Point
from .scope import Asked

MOST_ACTORS: Final = 24
MOST_ROWS: Final = 40

Cells = Mapping[tuple[Named, Named], Sequence[Point]]


def picture_crossings(
    asked: Asked, gathered: Gathered, page: str, name: str, *, are_positions: bool
) -> Picture | None:
    """A row for each proposition, code or topic, a column for each actor; None where there is nothing.

    In a cell the positions are counted by account and direction, and what has no direction by account alone.
    """
    if not gathered.points:
        return None
    cells: dict[tuple[Named, Named], list[Point]] = {}
    names: dict[str, Named] = {}
    for point in gathered.points:
        who, on = names.setdefault(point.who.key, point.who), names.setdefault(f"on {point.on.key}", point.on)
        cells.setdefault((on, who), []).append(point)
    every_row, every_column = _by_number(cells, 0), _by_number(cells, 1)
    rows, actors = every_row[:MOST_ROWS], every_column[:MOST_ACTORS]
    crossings = []
    for on in rows:
        found = tuple(sort_cell(make_item(point) for point in cells.get((on, who), ())) for who in actors)
        if any(found):
            crossings.append(Crossing(Head(on.label, href=on.href), found))
    several = _("positions") if are_positions else _("statements")
    heads = tuple(Head(who.label, _country(cells, who), who.href) for who in actors)
    matrix = Matrix(name, heads, tuple(crossings), several)
    kept = {row.label: row for row in rows}
    lines = [
        (Cell(row.head.label, row.head.href), Cell(who.label, who.href), *item.cells)
        for row in crossings
        for who, cell in zip(actors, row.cells, strict=True)
        for item in cell
    ]
    first = _("Proposition") if are_positions else _("Topic or code")
    second = _("Holder") if are_positions else _("Speaker")
    notes = say_what_is_drawn(asked, gathered, MOST)
    if len(every_row) > len(kept) or len(every_column) > len(actors):
        notes.append(
            _("Only the %(rows)s rows and the %(actors)s actors with most are drawn.")
            % {"rows": len(rows), "actors": len(actors)}
        )
    notes += _explain(are_positions=are_positions)
    if len({point.hand.key for point in gathered.points}) > 1:
        notes.append(_("Each coder’s reading counts: what two have coded counts twice."))
    return Picture(
        name,
        page,
        _title(len(crossings), actors, matrix.items, are_positions=are_positions),
        tuple(notes + say_how_to_read(matrix.items)),
        Table(columns(first, second, are_positions=are_positions), tuple(lines)),
        lambda form: draw_matrix(matrix, form),
    )


def _by_number(cells: Cells, at: int) -> list[Named]:
    """The rows (0) or columns (1) with the most points first."""
    numbers: dict[Named, int] = {}
    for key, found in cells.items():
        numbers[key[at]] = numbers.get(key[at], 0) + len(found)
    return sorted(numbers, key=lambda one: (-numbers[one], one.label, one.key))


def _country(cells: Cells, who: Named) -> str:
    countries = (point.country for key, found in cells.items() if key[1] == who for point in found if point.country)
    found = next(countries, "")
    return found if found != who.label else ""


def _explain(*, are_positions: bool) -> list[str]:
    if are_positions:
        return [
            _("Each cell is one holder on one proposition: a shape for each direction, with its number, a line for each kind of account; the darker, the more. Nothing is averaged, neither in a cell nor over propositions."),
        ]  # fmt: skip
    return [
        _("Each cell says in how many statements the speaker raises the topic, a line for each kind of account; the darker, the more. A statement of several speakers counts for each."),
    ]  # fmt: skip


def _title(rows: int, actors: Sequence[Named], items: Sequence[Item], *, are_positions: bool) -> str:
    if are_positions:
        people = ngettext("%s holder", "%s holders", len(actors)) % len(actors)
        number = ngettext("%s proposition", "%s propositions", rows) % rows
        return f"{_('%(person)s on %(number)s') % {'person': people, 'number': number}}, {say_what(items)}"
    speakers = sum(bool(who.key) for who in actors)
    return _("%(speakers)s on %(topics)s, %(when)s") % {
        "speakers": ngettext("%s named speaker", "%s named speakers", speakers) % speakers,
        "topics": ngettext("%s topic or code", "%s topics or codes", rows) % rows,
        "when": say_span(items) or _("without a date"),
    }
