"""All passes over one breakdown."""

from __future__ import annotations

from archive.parsing.breakdown import Breakdown

from .figures import find_figures
from .found import Registry
from .places import find_places
from .references import find_references
from .undertakings import find_undertakings
from .values import Found

VERSION = "2026.11.7"
"""Of the passes' rules: raised whenever they find something else in some record than before."""


def extract(text: str, breakdown: Breakdown, registry: Registry) -> tuple[Found, ...]:
    """What the record says as data, in the order of its text. Each kind stands once on the same words."""
    found: list[Found] = [
        *find_references(text, breakdown, registry),
        *find_undertakings(text, breakdown),
        *find_figures(text, breakdown),
        *find_places(text, breakdown),
    ]
    once = {(type(said), said.start, said.end): said for said in reversed(found)}
    return tuple(sorted(once.values(), key=lambda said: (said.start, said.end, type(said).__name__)))
