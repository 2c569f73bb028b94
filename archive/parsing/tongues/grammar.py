"""What a language's module says of the language: the tables that `clauses` and `people` read.

A new language is one such module with a `GRAMMAR`, and its name in `tongues.registry`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from archive.parsing.people.names import Found


@dataclass(frozen=True, slots=True)
class Grammar:
    """A language as tables.

    `names` finds persons and lone offices (`Found.genitive` marks a form that can be no subject). `subjects` finds the
    other subjects by its groups: `group` (both sides), `plural` (they), `single` (he), `same` (that minister), `other`
    (the other side), `own` (our side), `voice` (somebody without a name), `side` (a country's side; the country in `country`). `after` must follow a name or
    office that is a subject, `weak_after` may; `governed` before it makes it none. `verbs` finds finite verbs by the
    groups `lead`, `say`, `agree`, `topic`, `impersonal` and `act`. `breaks` stands between two main clauses of different
    speakers, `reply` at the head of an answer whose speaker is not named, `according` beside a name that is the source.
    `conveyed` ends with the word for a message that a speaker passes on; `bare` is an office printed alone by which a house
    calls its own side, `unnamed` what makes an office speak even where nobody is known to hold it, `cited` what
    closes a sentence that is only quoted from the house's own release. `back` begins a sentence whose speaker said what
    stands before it too, `spokesman` is what a spokesman is called the second time, `along` a participle of
    saying that goes with another verb, `topic_first` what a sentence tells of where the verb comes next and then who says it,
    `reads` a sentence that announces a message's words, `first_person` how a quotation in the first person begins, `of_message` what
    closes a quotation from somebody's own message, `relayed` opens the house's account in quotation marks, `goes_on` a
    verb by which the same speaker goes on, `in_house` a sentence that says in what house nameless people told something, `closing` ends one that is said without quotation marks ("…, – сказал министр").
    """

    code: str
    verb_final: bool
    names: Callable[[str], list[Found]]
    subjects: re.Pattern[str]
    verbs: re.Pattern[str]
    breaks: re.Pattern[str]
    after: re.Pattern[str] | None = None
    weak_after: re.Pattern[str] | None = None
    governed: re.Pattern[str] | None = None
    according: re.Pattern[str] | None = None
    reply: re.Pattern[str] | None = None
    between: re.Pattern[str] | None = None
    events: re.Pattern[str] | None = None
    quoted: re.Pattern[str] | None = None
    conveyed: re.Pattern[str] | None = None
    bare: re.Pattern[str] | None = None
    unnamed: re.Pattern[str] | None = None
    cited: re.Pattern[str] | None = None
    back: re.Pattern[str] | None = None
    closing: re.Pattern[str] | None = None
    spokesman: re.Pattern[str] | None = None
    along: re.Pattern[str] | None = None
    topic_first: re.Pattern[str] | None = None
    reads: re.Pattern[str] | None = None
    first_person: re.Pattern[str] | None = None
    goes_on: re.Pattern[str] | None = None
    of_message: re.Pattern[str] | None = None
    relayed: re.Pattern[str] | None = None
    in_house: re.Pattern[str] | None = None
    countries: Mapping[str, str] = field(default_factory=dict)
    country_stem: Callable[[str], str] = str.casefold
