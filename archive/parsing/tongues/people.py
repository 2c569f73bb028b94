"""The persons of a record in a language that is described by tables, and those between whom its event took place."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import Final

from archive.parsing.people.names import Found
from archive.parsing.people.persons import Named, Persons
from archive.parsing.people.register import Person, Register
from archive.parsing.tongues.grammar import Grammar
from archive.parsing.tongues.japanese_rosters import full_names, lead_chairs
from archive.parsing.tongues.voices import country_of
from archive.parsing.words.offices import office_class


def find_persons(shadow: str, labels: list[Found], grammar: Grammar) -> Persons:
    """The persons of a text; `labels` are the names that its speaker labels print."""
    found = grammar.names(shadow)
    if grammar.code == "ja":
        lead_chairs(shadow, found)
    known = {f.start: f for f in found if f.tokens}
    printed = {f.tokens for f in found if f.tokens}
    fuller = _fuller(printed)
    for label in labels:
        # What the whole text says of the name is surer than the label alone.
        if (same := known.get(label.start)) and _is_led_by_surname(label, same):
            same.tokens = label.tokens  # "森山観光局港湾担当部長"
        elif same:
            if 1 < len(label.tokens) == len(same.tokens) and not any("." in word for word in label.tokens):
                _lead_to(found, same.tokens, label.tokens)  # A label stands in the first case.
            if grammar.verb_final or not set(same.tokens) < set(label.tokens):
                label.tokens = same.tokens
        elif label.tokens not in printed:
            label.tokens = fuller.get(label.tokens[-1], label.tokens) if len(label.tokens) == 1 else label.tokens
    if grammar.code == "ja":
        _lead_to_listed(shadow, labels)
    taken = [(label.start, label.end) for label in labels]
    kept = [f for f in found if not any(a < f.end and f.start < b for a, b in _near(taken, f.start))]
    found = sorted([*labels, *kept], key=lambda f: f.start)
    _without_house(found, labels)
    register = Register()
    for item in found:
        if item.tokens:
            person = register.learn(item.tokens, is_sure=item.is_sure)
            register.note_office(person, item.office, office_class(item.office))
            if item.office and (country := country_of(item.office, grammar)):
                person.country = country
    _note_both(shadow, found, register)
    named = [Named(f.start, f.end, register.resolve(f), f.office, f.genitive) for f in found if f.tokens]
    if "делегаци" in shadow and _LED_BY in shadow:
        _note_leaders(shadow, named, register)
    return Persons(register, named, [f for f in found if not f.tokens], [])


_LED_BY: Final = " во главе с "
_CLAUSE: Final = 120
"""Characters behind these words in which the name of whoever leads stands, and before them "делегация"."""


def _note_leaders(shadow: str, named: list[Named], register: Register) -> None:
    """Gives who leads a delegation that office: "делегация портов во главе с министром Юханом Таммом", "глава делегации заявил"."""
    at = shadow.find(_LED_BY)
    stop = shadow.find(".", at + len(_LED_BY) + 4, at + _CLAUSE)
    stop = stop if stop > 0 else at + _CLAUSE
    if shadow.find("делегаци", max(0, at - _CLAUSE), at) < 0 or shadow.find(_LED_BY, stop) >= 0:
        return  # Of two delegations the words alone do not tell which is meant.
    here = [n.person for n in named if at < n.start < stop]
    everybody = here or [p for p in register.all() if shadow.find(" ".join(p.tokens), at, stop) >= 0]
    if len(set(map(id, everybody))) == 1:
        register.note_office(everybody[0], "глава делегации", office_class("глава делегации"))


_MOST_LABELLED: Final = 40
"""Surnames in labels whose full names are looked for in lists."""


def _lead_to_listed(shadow: str, labels: list[Found]) -> None:
    """Gives labels with a surname alone the one full name that begins with it in a list of those present."""
    alone = {label.tokens[0] for label in labels if len(label.tokens) == 1}
    listed = {surname: full_names(shadow, surname) - {f"{surname}君"} for surname in sorted(alone)[:_MOST_LABELLED]}
    for label in labels:
        if len(label.tokens) == 1 and len(names := listed.get(label.tokens[0], set())) == 1:
            label.tokens = tuple(names)


_SECTIONS: Final = ("局", "部", "課", "室", "本部", "センター", "委員会", "事務所")


def _is_led_by_surname(label: Found, same: Found) -> bool:
    """Whether what the text takes for a name is the label's surname with the section whose head its bearer is."""
    if len(label.tokens) != 1 or len(same.tokens) != 1 or not label.office:
        return False
    name, surname = same.tokens[0], label.tokens[0]
    rest = name[len(surname) :] if name.startswith(surname) else ""
    return len(rest) > 2 and any(section in rest for section in _SECTIONS)


def _lead_to(found: list[Found], printed: tuple[str, ...], first: tuple[str, ...]) -> None:
    """Gives every mention with one form of a name the other."""
    for item in found if printed != first else ():
        if item.tokens == printed:
            item.tokens = first


_TOO = re.compile(r"\s[-–—]\s")


def _note_both(shadow: str, found: list[Found], register: Register) -> None:
    """Gives whom two titles with a dash between stand before the first one too: "Председатель партии – министр Юхан Тамм"."""
    for one, two in pairwise(found):
        if one.tokens or not two.tokens or not (one.office and two.office) or one.genitive != two.genitive:
            continue
        if _TOO.fullmatch(shadow, one.end, two.start):
            register.note_office(register.learn(two.tokens), one.office, office_class(one.office))


def _without_house(found: list[Found], labels: list[Found]) -> None:
    """A name that begins with the last word of a title loses it where a label prints the name alone."""
    alone = {label.tokens for label in labels if len(label.tokens) > 1 and label.office is None}
    for item in found:
        if len(item.tokens) > 2 and item.tokens[1:] in alone and item.tokens not in alone:
            item.tokens = item.tokens[1:]


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
            # The title of a house names the guest alone: then the opening's order is the one of host and guest.
            held = all(any(p is b for p in here[:2]) for b in best)
            best = here[:2] if held else [*best, *(p for p in here if not any(p is b for b in best))][:2]
        if len(best) > 1:
            break
    if len(best) < 2 and (pair := _joined(shadow, persons)):
        return pair
    if len(best) == 2 and (other := _other_of_title(shadow, spans[0], persons, best)):
        return (best[0], other)
    if len(best) == 2 and (third := _beside(shadow, spans, persons, best)):
        best.append(third)
    elif len(best) == 2:
        best.extend(_listed(shadow, spans, persons, best) or _in_russian_list(shadow, spans, persons, best[1]))
    return tuple(best)


def _other_of_title(shadow: str, title: tuple[int, int], persons: Persons, best: list[Person]) -> Person | None:
    """The second foreign minister of talks of such ministers, where the opening names another first, as one who was only called on."""
    if (
        not any(shadow.find(office, *title) >= 0 for office in ("外相", "外務大臣", "外務相"))
        or "foreign" in best[1].classes
        or "foreign" not in best[0].classes
    ):
        return None
    if persons.within(*title):
        return None
    near = {id(n.person): n.person for n in persons.within(title[1], title[1] + 3000) if "foreign" in n.person.classes}
    others = [p for p in near.values() if p is not best[0]]
    return others[0] if len(others) == 1 else None


_IN_A_LIST = re.compile(r"(?:、|，|,)?\s?(?:及び|並びに|と)?")
_MEET = re.compile(r"[はが]|による")
_MOST_IN_A_LIST: Final = 10


def _listed(shadow: str, spans: list[tuple[int, int]], persons: Persons, best: list[Person]) -> list[Person]:
    """The others of a list whose first two are the principals: "タム国務長官、カスク外相、森山外務大臣は、…会談した"."""
    for start, end in spans:
        named = persons.within(start, min(end, start + 600))
        members: list[Person] = []
        stop = 0
        for one in named[:_MOST_IN_A_LIST]:
            between = _IN_A_LIST.fullmatch(shadow, stop, one.start) if members else None
            if members and (between is None or between.end() == between.start()):
                break
            members.append(one.person)
            stop = _after_brackets(shadow, one.end)
        if len(members) > 2 and members[:2] == best and _MEET.match(shadow, stop):
            return members[2:]
    return []


# What stands between the names of those who met in one sentence: "…, Кении Дауд Керема и Чили Рауль Мунк".
_ALSO = re.compile(r"(?:,\s|\sи\s)(?:[А-ЯЁ][а-яё]+(?:[аяы]|ой|ого)\s){0,2}")


def _in_russian_list(shadow: str, spans: list[tuple[int, int]], persons: Persons, second: Person) -> list[Person]:
    """Who goes on a Russian list of names that the second one stands in: three ministers or more who met."""
    for start, end in spans:
        named = persons.within(start, min(end, start + 900))
        at = next((i for i, n in enumerate(named) if n.person is second), None)
        if at is None:
            continue
        found: list[Person] = []
        for one, other in pairwise(named[at:]):
            if not _ALSO.fullmatch(shadow, one.end, other.start) or one.genitive is not other.genitive:
                break
            if other.office and shadow.startswith(other.office[:4], other.start):
                break  # Who has an office of his own before his name may only be present.
            found.append(other.person)
        return [p for p in dict.fromkeys(found) if p is not second] if found else []
    return []


_AND_WITH = re.compile(r"(?:及び|並びに|と)")
_WITH = re.compile(r"[^、。]{0,3}?(?:との間で|との間に|と(?:の)?会談|と、)")


def _beside(shadow: str, spans: list[tuple[int, int]], persons: Persons, best: list[Person]) -> Person | None:
    """A third one of a meeting, whom "and" joins to the guest: "総理大臣は、カスク議長及びタム委員長との間で"."""
    for start, end in spans:
        for one, other in pairwise(persons.within(start, min(end, start + 600))):
            stop = _after_brackets(shadow, one.end)
            if one.person is best[1] and other.person not in best and _AND_WITH.fullmatch(shadow, stop, other.start):
                return other.person if _WITH.match(shadow, _after_brackets(shadow, other.end)) else None
    return None


def _after_brackets(shadow: str, position: int) -> int:
    """Where the name in Latin script that stands in brackets behind a title ends."""
    if shadow[position : position + 1] not in ("(", "（"):
        return position
    close = max(shadow.find(")", position, position + 160), shadow.find("）", position, position + 160))
    return close + 1 if close > 0 else position


_BOTH = re.compile(r"(?:及び|並びに|と)")
_TOGETHER = re.compile(r"(?:との間|は|が)")


def _joined(shadow: str, persons: Persons) -> tuple[Person, ...]:
    """The first two persons whom the text names side by side ("森山総理大臣とカスク大統領は、…会談した")."""
    named = persons.within(0, min(len(shadow), 3000))
    for one, other in pairwise(named):
        if (
            one.person is not other.person
            and _BOTH.fullmatch(shadow, one.end, other.start)
            and _TOGETHER.match(shadow, other.end)
        ):
            return (one.person, other.person)
    return ()
