"""What became of an item of long work, in words."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Told:
    """What was worked on, what became of it, and whether that is what was asked; `report` is the key of its report.

    Of a message on the work itself `what` is empty; `resumed_at` is how much was done when it was taken up again.
    """

    what: str
    became: str
    is_done: bool = True
    report: int | None = None
    resumed_at: int | None = None

    def to_json(self) -> dict[str, Any]:
        """The message as it stands in `Job.messages`, without what it does not say."""
        return {name: value for name, value in asdict(self).items() if value is not None}


def told_of(messages: list[dict[str, Any]]) -> list[Told]:
    """The messages of a job, in their order."""
    return [Told(**message) for message in messages]
