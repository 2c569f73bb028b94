"""Who is meant by "両首脳" or "両外相" where the principals hold several offices, and who is not by an office whose clause names him."""

from __future__ import annotations

from typing import Final

from archive.parsing.people.register import Person
from archive.parsing.saying.subjects import Context

_OFFICES_OF_TWO: Final = (
    ("head", ("首脳", "大統領", "首相", "総理")),
    ("foreign", ("外相", "外務大臣")),
    ("defence", ("防衛", "国防")),
)


def of_their_office(printed: str, context: Context) -> tuple[Person, ...]:
    """Who is meant by "両首脳" or "両外相": of principals with several offices those two, and no minister among the heads."""
    principals = context.principals
    wanted = next((kind for kind, words in _OFFICES_OF_TWO if any(word in printed for word in words)), None)
    if len(principals) < 2:
        return _only_two(printed, wanted, context)
    others = {kind for kind, _ in _OFFICES_OF_TWO} - {wanted}
    if wanted is None or not any(p.classes & others and wanted not in p.classes for p in principals):
        return principals
    for group in (principals, context.persons.leading):
        able = tuple(p for p in group if wanted in p.classes)
        if len(able) == 2:
            return able
    return ()


_MINISTERS: Final = frozenset(("foreign", "defence", "minister"))


def _only_two(printed: str, wanted: str | None, context: Context) -> tuple[Person, ...]:
    """The only two of whom the record names as holding the office, where the event names no two who met."""
    kinds = frozenset((wanted,)) if wanted else _MINISTERS if "大臣" in printed else None
    able = tuple(p for p in context.persons.leading if p.classes & kinds) if kinds else ()
    return able if len(able) == 2 else ()


def sole_head_of_state(office: str, context: Context) -> list[Person]:
    """The only one whom the record names as a head, for "глава государства" in a house that calls its President so too."""
    if office.casefold() != "глава государства":
        return []
    able = [p for p in context.persons.leading if "head" in p.classes]
    return able if len(able) == 1 else []


def is_object(shadow: str, start: int, end: int, person: Person | None, context: Context) -> bool:
    """Whether the clause behind an office names the person in another case: "Президент поздравил Президента Кении Дауда Керему"."""
    if person is None or not "а" <= shadow[start - 1] <= "я":
        return False
    named = next((n for n in context.persons.within(start, min(end, start + _CLAUSE)) if n.person is person), None)
    return named is not None and named.genitive and shadow.find(",", start, named.start) < 0


_CLAUSE: Final = 200
"""Characters behind an office in which its verb's object begins."""
