"""What a rule for undertakings is in every language, and where the verbs of a table of rules stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from archive.parsing.extraction.found import Span


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of saying: `act` is what it does, `example` a sentence of our own in which `pattern` finds it.

    In English the pattern's group `what` begins what is to happen. In Japanese that stands before the verb and in Russian
    behind it; it has the verb in it where the rule `keeps` it, and is the `whole` clause of something scheduled.
    """

    name: str
    act: str
    example: str
    pattern: re.Pattern[str]
    confidence: float = 0.85
    keeps: bool = False
    whole: bool = False
    direct_only: bool = False


def verbs_in(rules: Iterable[Rule], words: str, sentence: Span) -> list[tuple[re.Match[str], Rule]]:
    """The verbs that the rules find in a sentence, from left to right; of two at one place the longer first."""
    found = [(match, rule) for rule in rules for match in rule.pattern.finditer(words, *sentence)]
    return sorted(found, key=lambda row: (row[0].start(), -row[0].end()))
