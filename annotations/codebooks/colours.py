"""Colours of codes by name, so that nobody has to tell them apart by eye."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

PALETTE: Final = (
    ("#124e78", _("deep blue")),
    ("#c0571b", _("orange")),
    ("#1f7a5c", _("green")),
    ("#6b2f6d", _("purple")),
    ("#8f7200", _("ochre")),
    ("#3f88bf", _("light blue")),
    ("#3f3b34", _("dark grey")),
    ("#c2447a", _("pink")),
)
"""Eight that stay apart for colour-blind readers and in grey."""

_NAMED: Final = (
    *PALETTE,
    ("#000000", _("black")),
    ("#ffffff", _("white")),
    ("#9a9a9a", _("grey")),
    ("#d01c1c", _("red")),
    ("#7a1010", _("dark red")),
    ("#f2c230", _("yellow")),
    ("#7ec850", _("light green")),
    ("#0e4d2b", _("dark green")),
    ("#20a8a8", _("turquoise")),
    ("#1f3fd0", _("blue")),
    ("#8a5a2b", _("brown")),
    ("#b58be0", _("lilac")),
    ("#f3b6c8", _("rose")),
)


def name_colour(colour: str) -> str:
    """What a colour such as #1b6e5a is called: the nearest that has a name; nothing for none."""
    if not colour:
        return ""
    red, green, blue = _parts(colour)

    def distance(other: str) -> float:
        # Weighted as the eye does: https://www.compuphase.com/cmetric.htm
        r, g, b = _parts(other)
        mean = (red + r) / 2
        return (2 + mean / 256) * (red - r) ** 2 + 4 * (green - g) ** 2 + (2 + (255 - mean) / 256) * (blue - b) ** 2

    return str(min(_NAMED, key=lambda named: distance(named[0]))[1])


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
