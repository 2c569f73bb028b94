"""Attention to a topic: who raised it when, by whose record. What has no mark is not in a record; nobody was silent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import Office, Tenure
from archive.rendering.phrases import name_person

from .facts import (
    Data,
    Hues,
    cells_of_statement,
    columns_of_statement,
    name_source,
    notes_on_dates,
    read_when,
    say_span,
)
from .figure import Picture, Table
from .rows import Band, Cell, Group, Item, Row, sort_items
from .strips import Strips, draw_strips
from .tenures import read_band

NAME = "attention"
MOST_ROWS = 40
"""Speakers with a row of their own; the others share one."""

Who = tuple[str, str, str]
"""Slug (or nothing), name, country of a speaker."""


def picture_attention(
    topic: str,
    page: str,
    statements: Iterable[tuple[Data, Iterable[Data]]],
    path: Callable[[str], str],
    *,
    is_cut: bool,
) -> Picture | None:
    """Who raised the topic when, by record-keeper; None where nobody did.

    `statements` are as the API gives them, each with its speakers' tenures of that day (`PublishedTopicQuerySet.
    read_attention`); `path` gives a speaker's page. `is_cut` says that there are older statements.
    """
    known: list[Data] = []
    tenures: dict[str, dict[Band, None]] = {}
    for body, held in statements:
        known.append(body)
        for tenure in held:
            tenures.setdefault(tenure["person"], {})[_read_band(tenure)] = None
    if not known:
        return None
    keepers: dict[str, dict[Who, list[Item]]] = {}
    numbers: dict[str, int] = {}
    for body in known:
        keeper = body["record_keeper"]["label"]
        numbers[keeper] = numbers.get(keeper, 0) + 1
        rows = keepers.setdefault(keeper, {})
        for who in _speakers(body):
            rows.setdefault(who, []).append(_item(body))
    keepers = _bound(keepers)
    hues = Hues()
    groups = tuple(
        Group(
            _("In the records of the %(keeper)s: %(number)s") % {"keeper": keeper, "number": _count(numbers[keeper])},
            tuple(
                Row(
                    who[1],
                    sort_items(items),
                    detail=who[2],
                    href=path(who[0]) if who[0] else "",
                    hue=hues.of(who[2]),
                    bands=tuple(tenures.get(who[0], ())),
                )
                for who, items in sorted(rows.items(), key=lambda row: _first(row[1]))
            ),
        )
        for keeper, rows in sorted(keepers.items(), key=lambda one: (-numbers[one[0]], one[0]))
    )
    strips = Strips(NAME, groups, _("statements"))
    speakers = {who for rows in keepers.values() for who in rows if who[0] or who[2]}
    title = _("“%(topic)s” in %(statements)s by %(speakers)s, %(when)s") % {
        "topic": topic,
        "statements": _count(len(known)),
        "speakers": ngettext("%s named speaker", "%s named speakers", len(speakers)) % len(speakers),
        "when": say_span(strips.items) or _("without a date"),
    }
    return Picture(
        NAME,
        page,
        title,
        tuple(_notes(strips, len(known), is_cut)),
        _table(strips),
        lambda form: draw_strips(strips, form),
    )


def _read_band(held: Data) -> Band:
    fields = {name: value for name, value in held.items() if name not in ("person", "office")}
    return read_band(Tenure(office=Office(label=held["office"]), **fields))


def _speakers(body: Data) -> list[Who]:
    found = [
        (who["person"]["slug"] if who["person"] else "", name_person(who), (who["country"] or {}).get("label", ""))
        for who in body["speakers"]
    ]
    return found or [("", _("A question") if body["role"] == "question" else _("No speaker named"), "")]


def _item(body: Data) -> Item:
    when = read_when(body["event"], body["dated"])
    return Item(
        when=when,
        name=name_source(body, body),
        href=body["url"],
        cells=(Cell(when.shown), *cells_of_statement(body, body)),
        account=body["account"],
    )


def _bound(keepers: dict[str, dict[Who, list[Item]]]) -> dict[str, dict[Who, list[Item]]]:
    """The speakers with the most statements as they are, the others of each record-keeper together."""
    numbers = sorted((len(items) for rows in keepers.values() for items in rows.values()), reverse=True)
    if len(numbers) <= MOST_ROWS:
        return keepers
    least = numbers[MOST_ROWS]
    bound: dict[str, dict[Who, list[Item]]] = {}
    for keeper, rows in keepers.items():
        kept = {who: items for who, items in rows.items() if len(items) > least}
        others = [item for who, items in rows.items() if who not in kept for item in items]
        if others:
            kept[("", _("Other speakers (%s)") % (len(rows) - len(kept)), "")] = others
        bound[keeper] = kept
    return bound


def _first(items: Sequence[Item]) -> tuple[object, ...]:
    """What sorts rows by their first date; those without any come last."""
    days = [item.when.middle for item in items if item.when.is_dated]
    return (not days, min(days, default=None) if days else 0, -len(items))


def _count(number: int) -> str:
    return ngettext("%s statement", "%s statements", number) % number


def _notes(strips: Strips, number: int, is_cut: bool) -> list[str]:
    notes = [
        _("A mark is a statement on the topic or on a narrower one; a number beside it, several of a day or a longer time. Where nothing stands, nothing is in this record: that is no sign of silence."),
    ]  # fmt: skip
    if len({item.href for item in strips.items}) < len(strips.items):
        notes.append(_("A statement of several speakers stands in the row of each."))
    if strips.has_bands:
        notes.append(_("The grey bands are the offices in which the speaker spoke."))
    if is_cut:
        notes.append(_("Only the newest %s statements are drawn.") % number)
    return notes + notes_on_dates(strips.items)


def _table(strips: Strips) -> Table:
    return Table(
        (_("Speaker"), _("Side"), _("Date"), *columns_of_statement()),
        tuple(
            (Cell(row.label, row.href), Cell(row.detail), *item.cells)
            for group in strips.groups
            for row in group.rows
            for item in row.items
        ),
    )
