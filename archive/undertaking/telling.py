"""What became of an item of long work, in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """What was worked on, what became of it, and whether that is what was asked; `report` is the key of its report.

    Of a message on the work itself `what` is empty; `resumed_at` is how much was done when it was taken up again. It is
    kept as a `JobMessage`.
    """

    what: str
    became: str
    is_done: bool = True
    report: int | None = None
    resumed_at: int | None = None
