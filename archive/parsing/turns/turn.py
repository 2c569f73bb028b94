"""The turn that a speaker label opens."""

from __future__ import annotations

from dataclasses import dataclass

from archive.parsing.constructing import by_slots
from archive.parsing.people.names import Found


@by_slots
@dataclass(frozen=True, slots=True)
class Turn:
    """A speaker label `[start, end)`: `role` is "question", "moderator", "answer", "person", "reporter" or "nobody".

    `name` is the person or lone office that it prints; `is_strong` says that the label alone shows a transcript;
    `rule` names the form.
    """

    start: int
    end: int
    role: str
    name: Found | None
    is_strong: bool
    rule: str = "speaker-label"
