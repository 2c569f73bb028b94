"""Positions: those of one person by proposition, and those on one proposition by holder. Nothing joins their marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import Tenure
from archive.rendering.phrases import and_list, name_person

from .facts import Data, cells_of_statement, columns_of_statement, name_source, notes_on_dates, read_when, say_span
from .figure import Picture, Table
from .rows import DIRECTIONS, Cell, Group, Item, Row, sort_items
from .strips import Strips, draw_strips
from .tenures import read_band
from .words import name_level

NAME = "positions"

_COUNTED: Mapping[str, Callable[[int], str]] = {
    "supports": lambda number: ngettext("%s supports", "%s support", number) % number,
    "neutral": lambda number: _("%s neutral") % number,
    "mixed": lambda number: _("%s mixed") % number,
    "none": lambda number: ngettext("%s takes no position", "%s take no position", number) % number,
    "opposes": lambda number: ngettext("%s opposes", "%s oppose", number) % number,
}


@dataclass(frozen=True, slots=True)
class Held:
    """A position, and the row in which it stands: on which proposition, or whose it is, by a key and as people say it.

    `body` is the position as the API gives it; `person` is the slug that the holder, if a person, has today.
    """

    key: str
    label: str
    href: str
    body: Data
    person: str = ""


def picture_person(
    label: str, page: str, held: Iterable[Held], tenures: Iterable[Tenure], *, is_cut: bool
) -> Picture | None:
    """What a person holds, a row a proposition, with the offices behind; None where no position is coded.

    `is_cut` says that there are older ones.
    """
    rows = _gather(held)
    if not rows:
        return None
    drawn = [Row(found[0].label, _items(found), href=found[0].href) for found in rows.values()]
    strips = Strips(
        NAME, (Group("", _sorted(drawn)),), _("positions"), bands=tuple(read_band(tenure) for tenure in tenures)
    )
    number = ngettext("%s proposition", "%s propositions", len(rows)) % len(rows)
    title = f"{_('%(person)s on %(number)s') % {'person': label, 'number': number}}, {say_what(strips.items)}"
    notes = _notes(strips.items, is_cut)
    if strips.has_bands:
        notes.append(_("The grey bands behind the rows are the offices held."))
    return _picture(strips, page, title, notes, _("Proposition"))


def picture_proposition(
    claim: str, page: str, held: Iterable[Held], tenures: Mapping[str, Sequence[Tenure]], *, is_cut: bool
) -> Picture | None:
    """Who holds what on a claim, a row a holder; None where nobody does.

    `tenures` are those of the holders, by the key of the row.
    """
    rows = _gather(held)
    if not rows:
        return None
    drawn = [
        Row(
            found[0].label,
            _items(found),
            detail=_say_behalf(found),
            href=found[0].href,
            bands=tuple(read_band(tenure) for tenure in tenures.get(key, ())),
        )
        for key, found in rows.items()
    ]
    strips = Strips(NAME, (Group("", _sorted(drawn)),), _("positions"))
    number = ngettext("%s holder", "%s holders", len(rows)) % len(rows)
    title = f"{_('“%(claim)s” – %(number)s') % {'claim': claim, 'number': number}}, {say_what(strips.items)}"
    notes = _notes(strips.items, is_cut)
    if strips.has_bands:
        notes.append(_("The grey bands are the offices that the holder had."))
    return _picture(strips, page, title, notes, _("Holder"))


def _gather(held: Iterable[Held]) -> dict[str, list[Held]]:
    rows: dict[str, list[Held]] = {}
    for one in held:
        rows.setdefault(one.key, []).append(one)
    return rows


def _sorted(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows with the most positions first."""
    return tuple(sorted(rows, key=lambda row: (-len(row.items), row.label)))


def say_what(items: Sequence[Item]) -> str:
    """“from … to …: of 9 coded positions, 8 support, 1 opposes”."""
    number = ngettext("%s coded position", "%s coded positions", len(items)) % len(items)
    found = [(direction, sum(item.direction == direction for item in items)) for direction in DIRECTIONS]
    counts = ", ".join(_COUNTED[direction](number) for direction, number in found if number)
    return _("%(when)s: of %(number)s, %(counts)s") % {
        "when": say_span(items) or _("without a date"), "number": number, "counts": counts
    }  # fmt: skip


def _items(held: Iterable[Held]) -> tuple[Item, ...]:
    return sort_items(_item(one) for one in held)


def _item(held: Held) -> Item:
    body = held.body
    when = read_when(body["event"], body["dated"])
    statement = body["statement"]
    level = name_level(body["direction"], body["strength"])
    source = name_source(statement, body)
    is_told = not _is_speaker(held)
    if is_told:
        source = f"{_say_who_tells(body)}, {source}"
    return Item(
        when=when,
        name=f"{level}; {source}",
        href=statement["url"],
        cells=(
            Cell(when.shown),
            Cell(_("%(level)s (%(act)s)") % {"level": level, "act": body["act"]}),
            Cell(_("inferred by one step") if body["evidence"] == "inferred" else _("explicit")),
            Cell(body["by"]),
            Cell(_say_who_tells(body) if is_told else ""),
            *cells_of_statement(statement, body),
        ),
        account="told" if is_told else statement["account"],
        direction=body["direction"],
        strength=body["strength"],
    )


def _is_speaker(held: Held) -> bool:
    """Whether the holder speaks for itself: the account of a statement is that of its speakers, not of others."""
    body, holder = held.body, held.body["holder"]
    if holder["kind"] == "person":
        return any(who["person"] and who["person"]["slug"] == held.person for who in body["speakers"])
    if holder["kind"] == "country":
        sides = {(who["country"] or {}).get("slug") for who in body["speakers"]}
        return sides == {holder["slug"]}
    return bool(body["statement"]["account"] == "common")


def _say_who_tells(body: Data) -> str:
    """Who says of the holder that it holds this."""
    by = body["attributed_by"]
    names: str = by["label"] if by else and_list(name_person(who) for who in body["speakers"])
    return _("as %s says of the holder") % names if names else _("as the record says of the holder")


def _say_behalf(held: Iterable[Held]) -> str:
    """For whom the holder speaks, where that is coded."""
    return ", ".join(dict.fromkeys(one.body["on_behalf_of"]["label"] for one in held if one.body["on_behalf_of"]))


def _notes(items: Sequence[Item], is_cut: bool) -> list[str]:
    notes = [
        _("Positions are the editors’ reading of the statements behind the marks, each on one proposition; there is no sum over propositions."),
        _("Where nothing stands, nothing is coded in this archive; that is no sign of silence."),
    ]  # fmt: skip
    if any(item.account == "other" for item in items):
        notes.append(_("What a hollow mark stands for is known here only as the other side’s record tells it."))
    if is_cut:
        notes.append(_("Only the newest %s are drawn.") % len(items))
    return notes + notes_on_dates(items)


def _picture(strips: Strips, page: str, title: str, notes: Sequence[str], row: str) -> Picture:
    columns = (row, _("Date"), _("Position"), _("Evidence"), _("Coder"), _("Said by another"), *columns_of_statement())
    lines = tuple(
        (Cell(row.label, row.href), *item.cells) for group in strips.groups for row in group.rows for item in row.items
    )
    return Picture(NAME, page, title, tuple(notes), Table(columns, lines), lambda form: draw_strips(strips, form))
