"""A rule for undertakings in a language whose sentences are told by one plain verb."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlainRule:
    """`verb` finds the verb; what is to happen follows it (`follows`) or stands before it, after `subject`."""

    name: str
    act: str
    verb: re.Pattern[str]
    subject: re.Pattern[str]
    follows: bool
