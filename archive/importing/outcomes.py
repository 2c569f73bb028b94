"""What became of the records that were to be taken in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a record that was to be taken in."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome for one record, and why where it needs a reason."""

    name: str
    outcome: Outcome
    why: str = ""
