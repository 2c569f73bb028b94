"""The archive in Django's admin, for editors: one module a noun. Registered when Django looks for `admin` modules."""

from . import (
    breakdown,
    custody,
    desk,
    editions,
    flags,
    instruments,
    meetings,
    people,
    positions,
    published_said,
    report,
    source,
    statement,
    topics,
)

__all__ = [
    "breakdown",
    "custody",
    "desk",
    "editions",
    "flags",
    "instruments",
    "meetings",
    "people",
    "positions",
    "published_said",
    "report",
    "source",
    "statement",
    "topics",
]
