"""The languages whose words of saying are read, each behind the same three functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from archive.parsing.people.names import Found
from archive.parsing.people.persons import Persons, find_persons
from archive.parsing.people.register import Person
from archive.parsing.saying.saying import analyse as analyse_english
from archive.parsing.saying.subjects import Context, OtherSubjects, by_office
from archive.parsing.saying.utterances import Said
from archive.parsing.tongues import chinese, clauses, japanese, old_japanese, people, russian, voices
from archive.parsing.tongues.grammar import Grammar


@dataclass(frozen=True, slots=True)
class Tongue:
    """How a language is read.

    Its persons, what its tables find in a text, a sentence's parts, who holds an office printed without a name, and an
    event's principals (None where `event` finds them).
    """

    code: str
    find_persons: Callable[[str, list[Found]], Persons]
    matches: Callable[[str], Any]
    analyse: Callable[[str, int, int, Context, Any], list[Said]]
    holder: Callable[[Context, str], Person | None]
    principals: Callable[[str, list[tuple[int, int]], Persons], tuple[Person, ...]] | None = None
    is_verb_final: bool = False


def _of(grammar: Grammar) -> Tongue:
    return Tongue(
        grammar.code,
        partial(people.find_persons, grammar=grammar),
        partial(clauses.Matches, grammar=grammar),
        partial(clauses.analyse, grammar=grammar),
        partial(voices.holder, grammar=grammar),
        people.principals,
        grammar.verb_final,
    )


ENGLISH: Final = Tongue("en", find_persons, OtherSubjects, analyse_english, by_office)
# Of Chinese only who answers at a spokesperson's conference is found, and whose a sentence is that begins with a name.
_CHINESE = replace(ENGLISH, find_persons=chinese.find_persons, principals=chinese.principals, analyse=chinese.analyse)
# Old telegrams among the Japanese texts are read by rules of their own.
_JAPANESE = replace(
    _of(replace(japanese.GRAMMAR, names=old_japanese.names)),
    analyse=old_japanese.analyse,
)
TONGUES: Final = {
    **{tongue.code: tongue for tongue in (ENGLISH, _JAPANESE, _of(russian.GRAMMAR))},
    "zh": _CHINESE,
}


def tongue_of(language: str | None) -> Tongue:
    """The language's own tongue; English for one that has none, whose names of the Latin script are found all the same."""
    return TONGUES.get((language or "en").partition("-")[0], ENGLISH)
