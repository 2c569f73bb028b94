"""Who holds what on which claim, in words: never summed over claims, each count with its account. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models.published.positions import Holding
from archive.rendering.dates import show_date
from archive.rendering.phrases import (
    DIRECTIONS,
    and_list,
    capitalise,
    name_person,
    show_account_briefly,
    show_words_of,
)

from .addresses import person_path, proposition_path


def show_holdings(holdings: Iterable[Holding]) -> list[dict[str, Any]]:
    """The claims in their order, under each its holders, under each what they are recorded as holding."""
    claims: dict[str, dict[str, Any]] = {}
    for holding in holdings:
        claim = claims.setdefault(
            holding.slug, {"text": holding.text, "href": proposition_path(holding.slug), "holders": {}}
        )
        directions = claim["holders"].setdefault(holding.holder, {})
        directions.setdefault(holding.direction, []).append(holding)
    return [
        {
            **claim,
            "holders": [
                {"name": name, "held": [_held(direction, rows) for direction, rows in directions.items()]}
                for name, directions in claim["holders"].items()
            ],
        }
        for claim in claims.values()
    ]


def _held(direction: str, rows: list[Holding]) -> str:
    """“supports (3 statements: 1 by own account, 2 by the other side’s account)”."""
    total = sum(row.statements for row in rows)
    counted = ngettext("%d statement", "%d statements", total) % total
    rows = sorted(rows, key=lambda row: list(_BY).index(row.account))
    if len(rows) == 1:
        return f"{DIRECTIONS[direction]} ({counted} {_BY[rows[0].account]()})"
    accounts = ", ".join(f"{row.statements} {_BY[row.account]()}" for row in rows)
    return f"{DIRECTIONS[direction]} ({counted}: {accounts})"


_BY = {
    "own": lambda: _("by own account"),
    "other": lambda: _("by the other side’s account"),
    "common": lambda: _("in common, as reported"),
    "third": lambda: _("as a third party, as reported"),
    "undetermined": lambda: _("by whose account is not determined"),
    "told": lambda: _("as somebody else says of the holder"),
}


def show_position(data: dict[str, Any], statement: dict[str, Any], *, is_person_public: bool) -> dict[str, Any]:
    """One position as a row of a table: who, which way, on which words, by whose account, signed by whom.

    `data` is the position and `statement` the statement that carries it, as the projection keeps them.
    """
    holder, account, event = data["holder"], statement["account"], statement["event"]
    return {
        "anchor": f"position-{data['key']}",
        "claim": data["proposition"]["text"],
        "claim_href": proposition_path(data["proposition"]["slug"]),
        "when": show_date(event["date"], is_year_supplied=event["year_supplied"])
        or show_date(statement["dated"])
        or _("no date"),
        "holder": holder["label"],
        "holder_href": person_path(holder["slug"]) if holder["kind"] == "person" and is_person_public else "",
        "direction": capitalise(_direction(data)),
        "words": data["words"],
        "language": statement["language"] or "",
        "said_by": and_list(name_person(who) for who in statement["speakers"]) or _("no speaker named"),
        "words_of": show_words_of(account, statement["wording"], statement),
        "account": account,
        "account_shown": show_account_briefly(account),
        "house": statement["record_keeper"]["label"],
        "place": statement["place"],
        "href": statement["url"],
        "report_title": statement["report"]["title"] or _("Untitled record"),
        "notes": list(_notes(data)),
        "rationale": data["rationale"] or "",
        "by": data["by"],
    }


def _direction(data: dict[str, Any]) -> str:
    """“supports plainly”, “opposes weakly”, “mixed”; with “inferred by one step” where it is."""
    shown = str(DIRECTIONS[data["direction"]])
    if data["strength"]:
        shown = _("%s plainly") % shown if data["strength"] == 2 else _("%s, hedged or in part") % shown
    return _("%s; inferred by one step") % shown if data["evidence"] == "inferred" else shown


def _notes(data: dict[str, Any]) -> Iterable[str]:
    """What else belongs to the position: its condition, on whose behalf, whose telling, at whom."""
    if data["condition"]:
        yield _("on the condition: %s") % data["condition"]
    if data["on_behalf_of"]:
        yield _("on behalf of %s") % data["on_behalf_of"]["label"]
    if data["attributed_by"]:
        yield _("attributed by %s") % data["attributed_by"]["label"]
    if data["claims_also_for"]:
        yield _("claims it also for %s, which is not coded as theirs") % ", ".join(
            person["label"] for person in data["claims_also_for"]
        )
    if data["directed_at"]:
        yield _("directed at %s") % data["directed_at"]["label"]
