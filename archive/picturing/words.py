"""What the picture itself says of its marks: levels, and the key where no label can stand beside them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .marks import Look
from .rows import ACCOUNTS, DIRECTIONS, Item, Mark


def name_level(direction: str, strength: int | None) -> str:
    """What stands at that level of a row."""
    if direction == "supports":
        return _("supports plainly") if strength == 2 else _("supports less plainly")
    if direction == "opposes":
        return _("opposes plainly") if strength == 2 else _("opposes less plainly")
    return name_direction(direction)


def name_direction(direction: str) -> str:
    """Which way, however plainly."""
    return {
        "supports": _("supports"),
        "opposes": _("opposes"),
        "neutral": _("neutral"),
        "mixed": _("mixed"),
        "none": _("takes no position"),
    }.get(direction, "")


def name_account(account: str) -> str:
    """What the filling of a mark says."""
    return {
        "own": _("filled: own account"),
        "other": _("hollow: the other side’s account"),
        "common": _("half: common, as reported"),
        "third": _("dotted: a third party, as reported"),
        "undetermined": _("broken outline: side not determined"),
        "told": _("barred: somebody else says so of the holder"),
    }[account]


def name_mark(mark: Mark, row: str, several: str) -> str:
    """What a mark is called: “Vladimir Putin, 14 October 2002: …”; `several` is what it counts where it stands for more."""
    number = mark.look.count
    said = list(dict.fromkeys(item.name for item in mark.items))
    words = f"{row}, {mark.when.shown}: " if row else f"{mark.when.shown}: "
    if number == 1:
        return words + said[0]
    return words + f"{number} {several}" + (f", {said[0]}" if len(said) == 1 else "")


def key_of(items: list[Item], *, has_levels: bool) -> list[tuple[Look, str]]:
    """Marks and what they say, as many as occur: accounts, shifts, and directions where no label stands beside them."""
    entries = []
    accounts = {item.account for item in items} - {""}
    entries += [(Look(account=account), name_account(account)) for account in ACCOUNTS if account in accounts]
    if any(item.shift for item in items):
        entries.append((Look(account="own", shift="up"), _("arrow: a shift, towards support or opposition")))
    if not has_levels:
        looks = {(item.direction, item.strength) for item in items if item.direction}
        entries += [
            (Look(direction=direction, strength=strength, account="own"), name_level(direction, strength))
            for direction in DIRECTIONS
            for strength in (2, 1, None)
            if (direction, strength) in looks
        ]
    return entries
