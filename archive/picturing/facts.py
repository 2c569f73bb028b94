"""What is read from the JSON of the projection for a picture: when, whose account, and a statement's line in a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from archive.models.dates import bounds, is_uncertain
from archive.rendering.dates import show_date
from archive.rendering.phrases import REVIEWS, show_account_briefly, show_wording_briefly

from .elements import HUES
from .rows import Cell, Item
from .times import When

Data = Mapping[str, Any]


def read_when(event: Data, dated: str | None) -> When:
    """When it was: the event's date, else that of the record."""
    value = event["date"] or dated or ""
    if not value:
        return When(None, None, _("no date"))
    shown = show_date(event["date"], is_year_supplied=event["year_supplied"]) or show_date(dated)
    if event["date"]:
        earliest, latest = _read_day(event["earliest"]), _read_day(event["latest"])
    else:
        earliest, latest = _read_bounds(value)
    return When(earliest, latest, shown, is_uncertain=is_uncertain(value))


def columns_of_statement() -> tuple[str, ...]:
    """The heads of the cells that `cells_of_statement` gives."""
    return (_("Account"), _("Record-keeper"), _("Wording"), _("Review of the statement"), _("Statement"))


def cells_of_statement(statement: Data, data: Data) -> tuple[Cell, ...]:
    """Whose account a statement is, who kept the record, how near its words are, who has looked at it, and where it is.

    `statement` has what is said of it in the body of a position, or is the body of the statement itself.
    """
    title = data["report"]["title"] or _("Untitled record")
    place = f"{statement['place']}, {title}" if statement["place"] else title
    return (
        Cell(show_account_briefly(statement["account"])),
        Cell(data["record_keeper"]["label"]),
        Cell(show_wording_briefly(statement["wording"], data.get("translation"))),
        Cell(str(REVIEWS.get(statement["review"] or "", ""))),
        Cell(place, statement["url"]),
    )


def name_source(statement: Data, data: Data) -> str:
    """Whose account, by which record-keeper, and that no editor has confirmed it where that is so."""
    said = [show_account_briefly(statement["account"]), _("record of the %s") % data["record_keeper"]["label"]]
    if statement["review"] == "parser":
        said.append(str(REVIEWS["parser"]))
    return ", ".join(said)


def say_span(items: Iterable[Item]) -> str:
    """“from 14 October [2002] to 1 September 2003”, “on 1 September 2003”; nothing where nothing has a date."""
    dated = sorted((item.when for item in items if item.when.is_dated), key=lambda when: when.middle)
    if not dated:
        return ""
    first, last = dated[0].shown, dated[-1].shown
    return _("on %s") % first if first == last else _("from %(first)s to %(last)s") % {"first": first, "last": last}


def notes_on_dates(items: Iterable[Item]) -> list[str]:
    """How uncertain dates are drawn, where there are any."""
    known = list(items)
    notes = []
    if any(item.when.is_imprecise for item in known):
        notes.append(_("A broken rule through a mark spans the days that its date can mean."))
    if any(item.when.is_uncertain for item in known):
        notes.append(_("A question mark stands beside an uncertain date."))
    return notes


class Hues:
    """A hue for each of those that are asked for, the same for the same; the ninth has that of the first again."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def of(self, name: str) -> int:
        """Its hue, 1 to 8; 0 for nobody."""
        return self._given.setdefault(name, len(self._given) % HUES + 1) if name else 0


def _read_day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _read_bounds(value: str) -> tuple[date | None, date | None]:
    try:
        return bounds(value)
    except ValueError:  # a dateline that is no EDTF date is said as it stands
        return None, None
