"""What a rule for undertakings is in every language, and where the verbs of a table of rules stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from archive.parsing.extraction.found import Span


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of saying: `act` is what it does, `example` a sentence of our own in which `pattern` finds it.

    `needs` are beginnings of words of which one stands in every sentence that the pattern finds; nothing where it is tried always.
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
    needs: frozenset[str] = frozenset()


class Needs:
    """The needs of a table's rules, as one cheap look at a sentence; `before` is a pattern of what stands before each."""

    def __init__(self, rules: Iterable[Rule], before: str = "") -> None:
        self.rules = tuple(rules)
        words = sorted({word for rule in self.rules for word in rule.needs}, key=len, reverse=True)
        self._look = re.compile(before + f"(?:{'|'.join(map(re.escape, words))})")

    def met(self, words: str, sentence: Span) -> list[Rule]:
        """The rules that can find anything there, in the table's order."""
        there = frozenset(self._look.findall(words, *sentence))
        return [rule for rule in self.rules if not rule.needs or not rule.needs.isdisjoint(there)] if there else []


def verbs_in(needs: Needs, words: str, sentence: Span) -> list[tuple[re.Match[str], Rule]]:
    """The verbs that the rules find in a sentence, from left to right; of two at one place the longer first."""
    found = [(match, rule) for rule in needs.met(words, sentence) for match in rule.pattern.finditer(words, *sentence)]
    return sorted(found, key=lambda row: (row[0].start(), -row[0].end()))
