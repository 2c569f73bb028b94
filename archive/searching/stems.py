"""What PostgreSQL's dictionaries make of words, remembered: texts are made of few words, and a word keeps its stems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from django.db import connection

MOST = 20_000
"""Words of a configuration that are remembered, some 7 MB in each process; then it begins anew."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What a text search configuration makes of words, in small letters: no stem of a stop word."""

    stems: dict[str, frozenset[str]] = field(default_factory=dict)
    forms: dict[str, set[str]] = field(default_factory=dict)
    """The words that are known to have a stem."""

    def add(self, word: str, stems: Iterable[str]) -> None:
        """Remember the stems of a word."""
        for stem in stems:
            self.forms.setdefault(stem, set()).add(word)
        self.stems[word] = frozenset(stems)

    def is_stop(self, word: str) -> bool:
        """Whether nothing is found by the word, which is known."""
        return not self.stems[word]

    def forms_of(self, word: str) -> set[str]:
        """The known words that have a stem in common with this one, which is known."""
        return set().union(*(self.forms[stem] for stem in self.stems[word]))


known: dict[str, Dictionary] = {}
"""By configuration, what this process has looked up. A dictionary that the server changes is met by new processes."""


def look_up(words: Mapping[str, AbstractSet[str]]) -> dict[str, Dictionary]:
    """The dictionaries of these configurations, with their words in them; one query for those not known yet."""
    found = {config: known.setdefault(config, Dictionary()) for config in words}
    missing = [(config, word) for config, some in words.items() for word in sorted(some - found[config].stems.keys())]
    if not missing:
        return found
    for config, some in words.items():
        if len(found[config].stems) + len(some) > MOST:
            # A new one: whoever holds the old one goes on with it.
            found[config] = known[config] = Dictionary()
    missing = [(config, word) for config, some in words.items() for word in sorted(some - found[config].stems.keys())]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT config, word, tsvector_to_array(to_tsvector(config::regconfig, word))"
            " FROM unnest(%s::text[], %s::text[]) AS looked_up (config, word)",
            [[config for config, _word in missing], [word for _config, word in missing]],
        )
        for config, word, stems in cursor.fetchall():
            found[config].add(word, stems)
    return found
