"""Positions over time: whose, on what, by whose account, and where somebody shifts. Nothing joins the marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import Tenure
from archive.picturing import Cell, Group, Item, Picture, Row, Strips, Table, draw_strips, sort_items
from archive.picturing.positions import say_what
from archive.picturing.tenures import read_band

from .gathering import MOST
from .lines import columns, make_item, say_how_to_read, say_shifts, say_what_is_drawn
from .points import EDITORS, Gathered, Named, Point
from .scope import Asked, Source
from .shifts import Shift, find_shifts

NAME: Final = "positions"
MOST_ROWS: Final = 40

Tenures = Mapping[str, Sequence[Tenure]]


class Place(NamedTuple):
    """What a row is of; the editors' positions stand in rows of their own."""

    who: Named
    on: Named
    is_editors: bool


def picture_traces(asked: Asked, gathered: Gathered, page: str, tenures: Tenures) -> Picture | None:
    """A row for each holder and proposition; None where nothing was coded.

    `tenures` are the offices of the holders by their keys, drawn where the picture is of one holder or one proposition.
    Positions of the editors among codings stand in rows of their own.
    """
    if not gathered.points:
        return None
    shifts = find_shifts(gathered.points)
    places = _gather(gathered.points)
    drawn = _most(places)
    holders, propositions = _by_number(places, drawn, 0), _by_number(places, drawn, 1)
    is_beside = asked.scope.source is not Source.ARCHIVE and any(place.is_editors for place in drawn)
    is_by_holder = len(propositions) == 1 and len(holders) > 1
    rows = _rows(places, drawn, shifts, tenures if is_by_holder else {}, is_by_holder, is_beside)
    order = [place for who in holders for place in drawn if place.who == who]
    if len(holders) == 1 or is_by_holder:
        groups: tuple[Group, ...] = (Group("", tuple(rows[place] for place in order)),)
    else:
        groups = tuple(Group(who.label, tuple(rows[place] for place in order if place.who == who)) for who in holders)
    offices = tenures.get(holders[0].key, ()) if len(holders) == 1 else ()
    strips = Strips(NAME, groups, _("positions"), bands=tuple(read_band(tenure) for tenure in offices))
    lines = [
        (Cell(place.who.label, place.who.href), Cell(place.on.label, place.on.href), *item.cells)
        for place in order
        for item in rows[place].items
    ]
    return Picture(
        NAME,
        page,
        _title(holders, propositions, strips.items),
        tuple(_notes(asked, gathered, strips, len(places), is_beside)),
        Table(columns(_("Holder"), _("Proposition"), are_positions=True), tuple(lines)),
        lambda form: draw_strips(strips, form),
    )


def _gather(points: Sequence[Point]) -> dict[Place, list[Point]]:
    """The points by their rows; the newest wording of a claim and the newest name of a holder stand for all."""
    names: dict[str, Named] = {}
    places: dict[Place, list[Point]] = {}
    for point in points:
        who, on = names.setdefault(point.who.key, point.who), names.setdefault(f"on {point.on.key}", point.on)
        places.setdefault(Place(who, on, point.hand.key == EDITORS), []).append(point)
    return places


def _most(places: Mapping[Place, Sequence[Point]]) -> list[Place]:
    """The rows of those holders and propositions with the most points; the editors' under that of the codings."""
    numbers: dict[tuple[Named, Named], int] = {}
    for place, found in places.items():
        numbers[place[:2]] = numbers.get(place[:2], 0) + len(found)
    return sorted(places, key=lambda one: (-numbers[one[:2]], one.who.label, one.on.label, one.is_editors))[:MOST_ROWS]


def _by_number(places: Mapping[Place, Sequence[Point]], drawn: Sequence[Place], at: int) -> list[Named]:
    """The holders (0) or propositions (1) that are drawn, with the most points first."""
    numbers: dict[Named, int] = {}
    for place in drawn:
        name = place[:2][at]
        numbers[name] = numbers.get(name, 0) + len(places[place])
    return sorted(numbers, key=lambda name: (-numbers[name], name.label, name.key))


def _rows(
    places: Mapping[Place, Sequence[Point]],
    drawn: Sequence[Place],
    shifts: Sequence[Shift],
    tenures: Tenures,
    is_by_holder: bool,
    is_beside: bool,
) -> dict[Place, Row]:
    """The rows, named after the holder or after the proposition."""
    shifting = {id(shift.after): shift for shift in shifts}
    rows = {}
    for place in drawn:
        head = place.who if is_by_holder else place.on
        country = next((point.country for point in places[place] if point.country), "") if is_by_holder else ""
        hand = (_("the editors’ positions") if place.is_editors else _("codings")) if is_beside else ""
        rows[place] = Row(
            head.label,
            sort_items(make_item(point, shifting.get(id(point))) for point in places[place]),
            detail=", ".join(word for word in (country, hand) if word),
            href=head.href,
            bands=tuple(read_band(tenure) for tenure in tenures.get(place.who.key, ())),
        )
    return rows


def _title(holders: Sequence[Named], propositions: Sequence[Named], items: Sequence[Item]) -> str:
    number = ngettext("%s proposition", "%s propositions", len(propositions)) % len(propositions)
    if len(holders) == 1:
        on = f"“{propositions[0].label}”" if len(propositions) == 1 else number
        what = _("%(person)s on %(number)s") % {"person": holders[0].label, "number": on}
    elif len(propositions) == 1:
        people = ngettext("%s holder", "%s holders", len(holders)) % len(holders)
        what = _("“%(claim)s” – %(number)s") % {"claim": propositions[0].label, "number": people}
    else:
        people = ngettext("%s holder", "%s holders", len(holders)) % len(holders)
        what = _("%(person)s on %(number)s") % {"person": people, "number": number}
    shifts = sum(bool(item.shift) for item in items)
    found = ngettext("%s shift", "%s shifts", shifts) % shifts if shifts else _("no shift")
    return f"{what}, {say_what(items)}; {found}"


def _notes(asked: Asked, gathered: Gathered, strips: Strips, rows: int, is_beside: bool) -> list[str]:
    notes = say_what_is_drawn(asked, gathered, MOST)
    if is_beside:
        notes.append(_("Beside the codings stand the editors’ positions, in rows of their own."))
    if rows > MOST_ROWS:
        notes.append(
            _("Only the %(most)s rows with most positions of %(rows)s are drawn; ask for a holder or a proposition.")
            % {"most": MOST_ROWS, "rows": rows}
        )
    notes.append(_("A mark is one reading of one statement, on one proposition; there is no sum over propositions."))
    notes += say_shifts(strips.items)
    notes += say_how_to_read(strips.items)
    if strips.has_bands:
        notes.append(_("The grey bands are the offices that the holder had."))
    return notes
