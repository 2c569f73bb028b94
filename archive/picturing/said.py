"""What records say as data, on an axis of time: who referred to an instrument when, and by when undertakings are due."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models.dates import bounds, is_uncertain
from archive.parsing.shortening import shortened
from archive.rendering.addresses import person_path
from archive.rendering.dates import show_date
from archive.rendering.findings import ACT_NAMES
from archive.rendering.phrases import capitalise, name_person, show_account_briefly

from .facts import Data, Hues, notes_on_dates, read_when, say_span
from .figure import Picture, Table
from .rows import Cell, Group, Item, Row, sort_items
from .strips import Strips, draw_strips
from .times import When

REFERENCES = "references"
DEADLINES = "deadlines"
LEAST_DAYS = 2
"""Days on which something stands: of fewer an axis of time tells nothing."""
MOST_ROWS = 40
LONGEST = 120
"""Characters of an undertaking in a line of the table."""

Who = tuple[str, str, str]
"""Slug (or nothing), name, and side of whose row it is."""


def picture_references(label: str, page: str, bodies: Iterable[Data], *, is_cut: bool) -> Picture | None:
    """Who referred to an instrument when; None where that was on one day. `bodies` are references as the API gives them."""
    rows: dict[Who, list[Item]] = {}
    number = 0
    for body in bodies:
        number += 1
        when = read_when(body["event"], body["dated"])
        for who in _speakers(body):
            rows.setdefault(who, []).append(_item(body, when, (Cell(when.shown),), body["words"]))
    strips = _strips(REFERENCES, rows, _("references"))
    if strips is None:
        return None
    title = _("%(label)s: %(references)s, %(when)s") % {
        "label": label,
        "references": ngettext("%s reference", "%s references", number) % number,
        "when": say_span(strips.items),
    }
    notes = [_("A mark is a reference in these records; a number beside it, several. Where nothing stands, nothing is in these records.")]  # fmt: skip
    if is_cut:
        notes.append(_("Only the newest %s references are drawn.") % number)
    columns = (_("Who"), _("Side"), _("Date"), *_columns())
    return _picture(strips, page, title, notes, columns)


def picture_deadlines(page: str, bodies: Iterable[Data], *, is_cut: bool) -> Picture | None:
    """By when undertakings are due, by whose they are; None where they are all due on one day."""
    rows: dict[Who, list[Item]] = {}
    number = 0
    for body in bodies:
        when = _read_due(body["due_date"])
        if when is None:
            continue
        number += 1
        said = read_when(body["event"], body["dated"])
        act = capitalise(str(ACT_NAMES[body["act"]]))
        cells = (Cell(when.shown), Cell(said.shown), Cell(act))
        for who in _parties(body):
            rows.setdefault(who, []).append(_item(body, when, cells, shortened(body["what"]["words"], LONGEST)))
    strips = _strips(DEADLINES, rows, _("undertakings"))
    if strips is None:
        return None
    # A deadline is mostly a span itself: the first day of all and the last one are said.
    whens = [item.when for item in strips.items]
    title = _("%(undertakings)s with a deadline, between %(first)s and %(last)s") % {
        "undertakings": ngettext("%s undertaking", "%s undertakings", number) % number,
        "first": show_date(min(when.earliest for when in whens if when.earliest).isoformat()),
        "last": show_date(max(when.latest for when in whens if when.latest).isoformat()),
    }
    notes = [
        _("A mark stands at the time by which something is to happen, as the record’s words give it. Whether it happened is not said."),
    ]  # fmt: skip
    if sum(len(items) for items in rows.values()) > number:
        notes.append(_("An undertaking of several stands in the row of each."))
    if is_cut:
        notes.append(_("Only the %s earliest deadlines are drawn.") % number)
    columns = (_("Whose"), _("Side"), _("By when"), _("When said"), _("Act"), *_columns())
    return _picture(strips, page, title, notes, columns)


def _columns() -> tuple[str, ...]:
    return (_("The words"), _("Account"), _("Record-keeper"), _("Confirmed"), _("Where"))


def _item(body: Data, when: When, cells: tuple[Cell, ...], words: str) -> Item:
    statement, house = body["statement"], body["record_keeper"]["label"]
    account = statement["account"] if statement else ""
    shown = show_account_briefly(account) if statement else _("the record’s own narrative")
    href = body.get("url") or (statement["url"] if statement else body["report"]["url"])
    confirmed = body["confirmed_by"] or _("by nobody: found by a rule")
    place = statement["place"] if statement else ""
    title = body["report"]["title"] or _("Untitled record")
    return Item(
        when=when,
        name=f"{words}; {shown}, {_('record of the %s') % house}",
        href=href,
        cells=(
            *cells,
            Cell(words, href),
            Cell(shown),
            Cell(house),
            Cell(confirmed),
            Cell(f"{place}, {title}" if place else title, statement["url"] if statement else body["report"]["url"]),
        ),
        account=account,
    )


def _speakers(body: Data) -> list[Who]:
    found = [_who(who) for who in body["speakers"]]
    return found or [("", _("No speaker named") if body["statement"] else _("The record’s own narrative"), "")]


def _parties(body: Data) -> list[Who]:
    return list(dict.fromkeys(_who(who) for who in body["by"])) or [("", _("Nobody named"), "")]


def _who(who: dict[str, Any]) -> Who:
    country = (who["country"] or {}).get("label", "")
    if who["person"]:
        return who["person"]["slug"], name_person(who), country
    return "", who["name"], "" if who["name"] == country else country


def _read_due(value: str | None) -> When | None:
    """The time by which it is due; None where no day can be reckoned from it."""
    try:
        first, last = bounds(value) if value else (None, None)
    except ValueError:
        return None
    return When(first, last, show_date(value), is_uncertain=is_uncertain(value or "")) if first and last else None


def _strips(name: str, rows: dict[Who, list[Item]], several: str) -> Strips | None:
    """The rows, those with the earliest mark first; None where there is too little to draw."""
    dated = {item.when.middle for items in rows.values() for item in items if item.when.is_dated}
    if len(dated) < LEAST_DAYS:
        return None
    most = sorted(rows, key=lambda who: -len(rows[who]))
    if len(most) > MOST_ROWS:
        others = [item for who in most[MOST_ROWS:] for item in rows[who]]
        rows = {who: rows[who] for who in most[:MOST_ROWS]}
        rows["", _("Others (%s)") % (len(most) - MOST_ROWS), ""] = others
    hues = Hues()

    def first(items: list[Item]) -> tuple[object, ...]:
        days = [item.when.middle for item in items if item.when.is_dated]
        return (not days, min(days, default=None) if days else 0, -len(items))

    drawn = tuple(
        Row(
            who[1],
            sort_items(items),
            detail=who[2],
            href=person_path(who[0]) if who[0] else "",
            hue=hues.of(who[2] or who[1]),
        )
        for who, items in sorted(rows.items(), key=lambda row: first(row[1]))
    )
    return Strips(name, (Group("", drawn),), several)


def _picture(strips: Strips, page: str, title: str, notes: list[str], columns: tuple[str, ...]) -> Picture:
    lines = tuple(
        (Cell(row.label, row.href), Cell(row.detail), *item.cells)
        for group in strips.groups
        for row in group.rows
        for item in row.items
    )
    notes = [*notes, *notes_on_dates(strips.items)]
    return Picture(
        strips.name, page, title, tuple(notes), Table(columns, lines), lambda form: draw_strips(strips, form)
    )
