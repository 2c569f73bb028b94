"""What taking records in would do, a row a record, in words for whoever decides on it before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .importing import WOULD, Outcome, Shares
from .rehearsing import Look
from .rendering.dates import show_date
from .rendering.phrases import show_language

LISTED = 3
"""Warnings of one record that stand in its row; the others are opened."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing that a record says of itself, or that it says nothing of the kind."""

    words: str
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Facts:
    """What a new report would be called, of when and of whom, and how sure that is. `page` is the page's date if it differs."""

    title: Cell
    date: Cell
    page: str
    kind: Cell
    language: Cell
    parties: Cell
    parts: str
    unsure: str
    warnings: tuple[str, ...]
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One record: what becomes of it, of a new report its facts, and whose it is where that is not the same for all."""

    look: Look
    would: str | Promise
    facts: Facts | None
    house: str


def rows_of(looks: Iterable[Look]) -> list[Row]:
    """A row for each record, in their order."""
    looks = list(looks)
    is_mixed = len({look.publisher for look in looks if look.is_taken_in}) > 1
    return [
        Row(
            look,
            WOULD[look.outcome],
            _facts(look) if look.outcome is Outcome.CREATED else None,
            look.publisher if look.is_told or (is_mixed and look.is_taken_in) else "",
        )
        for look in looks
    ]


def shares_of(looks: Sequence[Look]) -> Shares | None:
    """To which publishers those go that are taken in; None where that is said of the only one, and nothing new."""
    going = [look for look in looks if look.is_taken_in]
    told = sum(look.is_told for look in going)
    if not going or (len(looks) == 1 and not told):
        return None
    return Shares(tuple(Counter(look.publisher for look in going).most_common()), told)


def unsure_told(look: Look) -> str:
    """Of how many parts the parser is less sure, "" where of none."""
    text = ngettext("less sure of %(n)s", "less sure of %(n)s", look.unsure)
    return text % {"n": look.unsure} if look.unsure else ""


def parts_told(look: Look) -> str:
    """How many parts the text is divided into."""
    return ngettext("%(n)s part", "%(n)s parts", look.parts) % {"n": look.parts}


def _facts(look: Look) -> Facts:
    told = {fact.name: fact.value for fact in look.facts}
    date, page = told["event_date"], told["published"]
    return Facts(
        title=_cell(told["title"], _("no title found")),
        date=_cell(show_date(date), _("no date found")),
        page=show_date(page) if page != date else "",
        kind=_cell(told["kind"], _("no kind of event found")),
        language=_cell(show_language(told["language"]), _("no language found")),
        parties=_cell(told["participants"], _("no parties found")),
        parts=parts_told(look),
        unsure=unsure_told(look),
        warnings=look.warnings[:LISTED],
        more=look.warnings[LISTED:],
    )


def _cell(words: str, otherwise: str) -> Cell:
    return Cell(words) if words else Cell(otherwise, is_known=False)
