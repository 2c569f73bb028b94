"""Text in, frozen dataclasses out, and pure operations on them; plain Python without Django, files or clock."""

from archive.parsing.breakdown import (
    Attribution,
    Breakdown,
    BrokenBreakdown,
    Kind,
    Mention,
    Participant,
    Role,
    Segment,
    Speech,
    Warning,  # noqa: A004  (the contract calls it so)
    check,
    from_json,
    statement_numbers,
    to_json,
)
from archive.parsing.record import parse

VERSION = "2026.11.23.8"
"""Of the rules: raised whenever `parse` divides or attributes some text otherwise than before."""

__all__ = [
    "VERSION",
    "Attribution",
    "Breakdown",
    "BrokenBreakdown",
    "Kind",
    "Mention",
    "Participant",
    "Role",
    "Segment",
    "Speech",
    "Warning",
    "check",
    "from_json",
    "parse",
    "statement_numbers",
    "to_json",
]
