"""What a point is in a picture: its mark's name, and its line in the table with the quotation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from django.utils.translation import gettext as _

from archive.picturing import Cell, Item
from archive.picturing.facts import cells_of_statement, columns_of_statement, name_source, notes_on_dates
from archive.picturing.words import name_level

from .points import Gathered, Point
from .scope import Asked
from .shifts import Shift

LONGEST_QUOTATION: Final = 500
"""Characters of a quotation in a table; the whole words stand on the statement's page."""
_NAMED: Final = 90
"""Characters of it in the name of a mark."""


def columns(first: str, second: str, *, are_positions: bool) -> tuple[str, ...]:
    """The heads of a table of points."""
    more = (_("Position"), _("Shift"), _("Said by another")) if are_positions else ()
    return (first, second, _("Date"), *more, _("Quotation"), _("By whom coded"), *columns_of_statement())


def make_item(point: Point, shift: Shift | None = None) -> Item:
    """The point as it is drawn; `shift` is the one that it makes."""
    when, statement = point.when, point.statement
    level = name_level(point.direction, point.strength)
    told = _("as %s says of the holder") % point.teller if point.teller else ""
    if point.account == "told" and not told:
        told = _("as the record says of the holder")
    coder = point.hand.label if point.is_sure else _("%s; its place is to be settled") % point.hand.label
    said = [level, _say_shift(shift), told, name_source(statement, statement), coder]
    cells = [Cell(when.shown)]
    if point.direction:
        position = _("%(level)s (%(act)s)") % {"level": level, "act": point.act} if point.act else level
        if point.evidence == "inferred":
            position = _("%s, inferred by one step") % position
        cells += [Cell(position), _cell_of(shift), Cell(told)]
    cells += [Cell(cut(point.quotation, LONGEST_QUOTATION)), Cell(coder, point.address)]
    return Item(
        when=when,
        name=f"{'; '.join(one for one in said if one)}: “{cut(point.quotation, _NAMED)}”",
        href=statement["url"],
        cells=(*cells, *cells_of_statement(statement, statement)),
        account=point.account,
        direction=point.direction,
        strength=point.strength,
        shift="" if shift is None else "up" if shift.is_up else "down",
    )


def cut(words: str, most: int) -> str:
    """The words on one line, or so many characters of them and an ellipsis."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 2].rstrip() + " …"


def say_what_is_drawn(asked: Asked, gathered: Gathered, number: int) -> list[str]:
    """Of what the picture is drawn, and what is left out."""
    notes = [_("Drawn of: %s.") % (gathered.of or asked.scope.label)]
    if gathered.is_cut:
        notes.append(
            _("Only the newest %s by the day of the event were looked at; ask for earlier days, or for less.") % number
        )
    if gathered.left_out:
        notes.append(
            _("Not drawn: %s of it, whose record is not public any more or which stand on no single statement.")
            % gathered.left_out
        )
    return notes


def say_how_to_read(items: Sequence[Item]) -> list[str]:
    """What silence, accounts and dates mean, where they occur."""
    notes = [_("Where nothing stands, nothing was coded of this record: that is no sign of silence.")]
    if any(item.account == "other" for item in items):
        notes.append(_("What a hollow mark stands for is known here only as the other side’s record tells it."))
    return notes + notes_on_dates(items)


def say_shifts(items: Iterable[Item]) -> list[str]:
    """What an arrow means; nothing where there is none."""
    if not any(item.shift for item in items):
        return []
    return [
        _("An arrow marks a shift: the holder points another way on the proposition than the last time, in the same kind of account by the same record-keeper, as read by the same coder, or as decided. That two accounts or two coders differ is no shift.")
    ]  # fmt: skip


def _say_shift(shift: Shift | None) -> str:
    if shift is None:
        return ""
    before = shift.before
    return _("a shift from “%(level)s” of %(day)s") % {
        "level": name_level(before.direction, before.strength),
        "day": before.when.shown,
    }


def _cell_of(shift: Shift | None) -> Cell:
    return Cell(_say_shift(shift), shift.before.statement["url"]) if shift else Cell("")
