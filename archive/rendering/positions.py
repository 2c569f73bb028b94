"""A coded position as a reading page shows it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from .phrases import DIRECTIONS, capitalise


def compose_position(position: dict[str, Any]) -> dict[str, Any]:
    """The position as an edition gives it, in words."""
    shown = []
    if position["strength"]:
        shown.append(_("strength %d") % position["strength"])
    shown.append(position["act"])
    if position["evidence"] == "inferred":
        shown.append(_("inferred by one step"))
    if position["condition"]:
        shown.append(_("on the condition: %s") % position["condition"])
    holder = position["holder"]["label"]
    if position["on_behalf_of"]:
        holder = _("%(holder)s for %(country)s") % {"holder": holder, "country": position["on_behalf_of"]["label"]}
    return {
        "proposition": position["proposition"]["text"],
        "direction_shown": str(DIRECTIONS[position["direction"]]),
        "details_shown": capitalise(", ".join(shown)),
        "holder": holder,
        "words": " ".join(position["words"].split()),
        "rationale": position["rationale"] or "",
        "coded_by": position["by"],
    }
