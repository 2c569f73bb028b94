"""The lists of the API, as its first page names them."""

from __future__ import annotations

LISTS: dict[str, str] = {
    "reports": "The reports: one house's record of one event.",
    "editions": "Their editions, frozen and hashed.",
    "statements": "The statements in them.",
    "people": "Who speaks in them or is named.",
    "offices": "The offices that these held.",
    "countries": "The countries on whose side they stood.",
    "meetings": "The events of which they are records.",
    "topics": "What the statements are about.",
    "propositions": "Claims on which positions are taken.",
    "positions": "Who holds what on them, according to whom.",
    "instruments": "Treaties, resolutions and plans to which the records refer.",
    "references": "Where they refer to these.",
    "undertakings": "Who undertakes what by when, or asks it of whom.",
    "evidence": "What later records say of that.",
    "figures": "Numbers that they give, as printed.",
    "places": "States, places and bodies that they name.",
}
"""What each holds, by its name; its address is called `api-NAME-list`. Other apps put theirs in when they are ready."""
