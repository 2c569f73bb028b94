"""The choices that a page leaves to its reader, each with its address."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from .reading import Reading


def compose_switches(reading: Reading, path: str, *, has_text: bool, has_positions: bool) -> list[dict[str, Any]]:
    """The choices between two texts, and whether positions are shown.

    A choice is left out where the page has no emendation (`has_text`) or no position to show.
    """
    texts = [(_("as printed"), "", False), (_("emended"), "emended", True)]
    layers = [(_("hidden"), "", False), (_("shown"), "positions", True)]
    text, layer = ("emended" if reading.is_emended else ""), ("positions" if reading.has_positions else "")
    switches = []
    if has_text:
        switches.append(
            {
                "shown": _("Text"),
                "options": [
                    {"shown": shown, "href": _state(path, value, layer), "is_current": reading.is_emended == chosen}
                    for shown, value, chosen in texts
                ],
            }
        )
    if has_positions:
        switches.append(
            {
                "shown": _("Positions"),
                "options": [
                    {"shown": shown, "href": _state(path, text, value), "is_current": reading.has_positions == chosen}
                    for shown, value, chosen in layers
                ],
            }
        )
    return switches


def _state(path: str, text: str, layer: str) -> str:
    query = urlencode({name: value for name, value in (("text", text), ("layer", layer)) if value})
    return f"{path}?{query}" if query else path
