"""Attention over time: who raised which topic or code when, by whose account."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.picturing import Cell, Group, Picture, Row, Strips, Table, draw_strips, sort_items
from archive.picturing.facts import Hues, say_span

from .gathering import MOST
from .lines import columns, make_item, say_how_to_read, say_what_is_drawn
from .points import Gathered, Named, Point
from .scope import Asked

NAME: Final = "attention"
MOST_ROWS: Final = 40


def picture_raised(asked: Asked, gathered: Gathered, page: str) -> Picture | None:
    """A group for each topic or code, a row for each speaker who raised it; None where nobody did."""
    if not gathered.points:
        return None
    rows: dict[tuple[Named, Named], list[Point]] = {}
    names: dict[str, Named] = {}
    for point in gathered.points:
        who, on = names.setdefault(point.who.key, point.who), names.setdefault(f"on {point.on.key}", point.on)
        rows.setdefault((on, who), []).append(point)
    drawn = sorted(rows, key=lambda row: (-len(rows[row]), row[0].label, row[1].label))[:MOST_ROWS]
    topics = list(dict.fromkeys(on for on, _who in drawn))
    hues = Hues()
    made = {}
    for key in drawn:
        country = next((point.country for point in rows[key] if point.country), "")
        items = sort_items(make_item(point) for point in rows[key])
        made[key] = Row(key[1].label, items, detail=country, href=key[1].href, hue=hues.of(country))
    order = [key for on in topics for key in drawn if key[0] == on]
    groups = tuple(Group(on.label, tuple(made[key] for key in order if key[0] == on)) for on in topics)
    strips = Strips(NAME, groups, _("statements"))
    lines = [
        (Cell(key[0].label, key[0].href), Cell(key[1].label, key[1].href), *item.cells)
        for key in order
        for item in made[key].items
    ]
    notes = say_what_is_drawn(asked, gathered, MOST)
    if len(rows) > MOST_ROWS:
        notes.append(
            _(
                "Only the %(most)s rows with most statements of %(rows)s are drawn; ask for a speaker, a topic or a code."
            )
            % {"most": MOST_ROWS, "rows": len(rows)}
        )
    notes.append(_("A mark is a statement in which the speaker raises it; one of several speakers stands in the row of each."))  # fmt: skip
    return Picture(
        NAME,
        page,
        _title(drawn, topics, strips),
        tuple(notes + say_how_to_read(strips.items)),
        Table(columns(_("Topic or code"), _("Speaker"), are_positions=False), tuple(lines)),
        lambda form: draw_strips(strips, form),
    )


def _title(drawn: list[tuple[Named, Named]], topics: list[Named], strips: Strips) -> str:
    speakers = len({who for _on, who in drawn if who.key})
    on = f"“{topics[0].label}”" if len(topics) == 1 else ngettext("%s topic or code", "%s topics or codes", len(topics)) % len(topics)  # fmt: skip
    return _("%(topic)s raised by %(speakers)s, %(when)s") % {
        "topic": on,
        "speakers": ngettext("%s named speaker", "%s named speakers", speakers) % speakers,
        "when": say_span(strips.items) or _("without a date"),
    }
