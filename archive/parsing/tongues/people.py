"""The persons of a record in a language that is described by tables, and those between whom its event took place."""

from __future__ import annotations

from bisect import bisect_left

from archive.parsing.names import Found
from archive.parsing.offices import office_class
from archive.parsing.persons import Named, Persons
from archive.parsing.register import Person, Register
from archive.parsing.tongues.clauses import country_of
from archive.parsing.tongues.grammar import Grammar


def find_persons(shadow: str, labels: list[Found], grammar: Grammar) -> Persons:
    """The persons of a text; `labels` are the names that its speaker labels print."""
    found = grammar.names(shadow)
    known = {f.start: f for f in found if f.tokens}
    printed = {f.tokens for f in found if f.tokens}
    fuller = _fuller(printed)
    for label in labels:
        # What the whole text says of the name is surer than the label alone.
        if same := known.get(label.start):
            label.tokens = same.tokens
        elif label.tokens not in printed:
            label.tokens = fuller.get(label.tokens[-1], label.tokens) if len(label.tokens) == 1 else label.tokens
    taken = [(label.start, label.end) for label in labels]
    kept = [f for f in found if not any(a < f.end and f.start < b for a, b in _near(taken, f.start))]
    found = sorted([*labels, *kept], key=lambda f: f.start)
    register = Register()
    for item in found:
        if item.tokens:
            person = register.learn(item.tokens)
            register.note_office(person, item.office, office_class(item.office))
            if item.office and (country := country_of(item.office, grammar)):
                person.country = country
    named = [Named(f.start, f.end, register.resolve(f), f.office, f.genitive) for f in found if f.tokens]
    return Persons(register, named, [f for f in found if not f.tokens], [])


def _fuller(printed: set[tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The full names by what a label may print of them alone: the last word, or the first characters of a single one."""
    found: dict[str, tuple[str, ...]] = {}
    for tokens in sorted(printed):
        if len(tokens) > 1:
            found.setdefault(tokens[-1], tokens)
        else:
            for size in range(1, min(len(tokens[0]), 5)):
                found.setdefault(tokens[0][:size], tokens)
    return found


def _near(spans: list[tuple[int, int]], position: int) -> list[tuple[int, int]]:
    at = bisect_left(spans, (position, 0))
    return spans[max(0, at - 1) : at + 2]


def principals(shadow: str, spans: list[tuple[int, int]], persons: Persons) -> tuple[Person, ...]:
    """The first two persons that the title or, where it names fewer, the opening prints; more where the title lists them."""
    best: list[Person] = []
    for start, end in spans:
        here = list(dict.fromkeys(n.person for n in persons.within(start, min(end, start + 600))))
        if len(here) > len(best):
            best = [*best, *(p for p in here if not any(p is b for b in best))][:2]
        if len(best) > 1:
            break
    return tuple(best)
