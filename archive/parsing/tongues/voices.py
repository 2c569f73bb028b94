"""Who may speak in a sentence of a language that is described by tables: names, offices, "both sides", "they"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, Protocol

from archive.parsing.breakdown import Attribution
from archive.parsing.people.names import Found
from archive.parsing.people.register import Person
from archive.parsing.saying.subjects import Context, Subject, by_country
from archive.parsing.tongues.grammar import Grammar
from archive.parsing.tongues.offices_of_two import is_object, of_their_office, sole_head_of_state
from archive.parsing.tongues.short_offices import in_full
from archive.parsing.words.offices import office_class


class Others(Protocol):
    """What finds the other subjects of a text by offset (`clauses.Matches`)."""

    def subjects_within(self, start: int, end: int) -> list[re.Match[str]]: ...


def country_of(phrase: str, grammar: Grammar) -> str | None:
    """The country that a word or title names in this language, the longest name first."""
    if grammar.verb_final:
        found = [
            name for name in grammar.countries if name in phrase and (len(name) > 1 or _begins_with(name, phrase))
        ]
        return grammar.countries[max(found, key=len)] if found else None
    for word in re.findall(r"\w+", phrase):
        if country := grammar.countries.get(grammar.country_stem(word)):
            return country
    return None


# What begins with the character of a country and is none: 中東, 中央, 米州.
_NO_COUNTRY = ("中東", "中央", "中南米", "中近東", "中米", "米州", "西欧", "日常")


def _begins_with(name: str, phrase: str) -> bool:
    return phrase.startswith(name) and not phrase.startswith(_NO_COUNTRY)


def subjects_of(
    shadow: str, start: int, end: int, context: Context, others: Others, grammar: Grammar
) -> list[Subject]:
    """The possible subjects in `[start, end)`, in order, none over another."""
    found: list[Subject] = []
    for name in context.persons.within(start, end):
        marked = _marked(shadow, name.end, grammar)
        if marked or name.genitive:
            strength = 0.95 if marked == "strong" else 0.5
            found.append(
                Subject(name.start, name.end, (name.person,), Attribution.NAMED, strength, genitive=name.genitive)
            )
    for office in context.persons.offices_within(start, end):
        if (marked := _marked(shadow, office.end, grammar)) and office.office:
            if second := _second(shadow, office, context, grammar):
                found = [replace(s, start=office.start) if s.start == second else s for s in found]
                continue
            house = _of_house(context, office.office, grammar)
            if house and context.last in context.principals and shadow.startswith(_GOES_ON_TOO, office.end):
                house = context.last  # "Министр также сообщил", right after what he said
            person = house or holder(context, office.office, grammar) or _last(shadow, office, context, grammar)
            person = None if is_object(shadow, office.end, end, person, context) else person
            strength = 0.5 if marked != "strong" else 0.65 if house else 0.75
            if person or (grammar.unnamed and grammar.unnamed.search(office.office) and not office.genitive):
                # An office whose holder the record does not name speaks all the same, and nobody is named for it.
                who, strength = ((person,), strength) if person else ((), 0.4)
                found.append(
                    Subject(office.start, office.end, who, Attribution.NAMED, strength, genitive=office.genitive)
                )
            elif grammar.verb_final and marked == "strong" and office_class(office.office) in _SPEAKING:
                found.append(Subject(office.start, office.end, (), Attribution.NAMED, 0.4))
    found.extend(s for m in others.subjects_within(start, end) if (s := _other_subject(m, context, grammar)))
    found.sort(key=lambda s: (s.start, -s.end))
    clean: list[Subject] = []
    for subject in found:
        if not clean or subject.start >= clean[-1].end:
            clean.append(subject)
    return _joined(shadow, start, clean, context, grammar)


def _last(shadow: str, found: Found, context: Context, grammar: Grammar) -> Person | None:
    """Who spoke last, where an office that nobody is known to hold must be his.

    He is a spokesman and it a representative's ("представитель Кремля"), or he has no office and goes on with what he says ("добавил
    президент Эстонии").
    """
    last, office = context.last, found.office or ""
    if last is None:
        return None
    if grammar.spokesman is not None and grammar.spokesman.fullmatch(office):
        return last if "press" in last.classes else None
    before = shadow[max(0, found.start - 14) : found.start]
    goes_on = grammar.goes_on is not None and grammar.goes_on.search(before) is not None
    return last if goes_on and not last.offices and office_class(office) != "other" else None


_SPEAKING = ("head", "foreign", "defence", "minister", "deputy", "press")
_AND = re.compile(r"(?:及び|および|並びに|ならびに|と|・|、)(?:同)?\s?")


def _with_those_before(shadow: str, start: int, subject: Subject, context: Context) -> Subject:
    """The subject with those whom "and" joins to it, of whom only the last is marked: "森山大臣及びカスク大臣は"."""
    members = list(subject.persons)
    begin = subject.start
    for name in reversed(context.persons.within(max(start, begin - 160), begin)):
        if name.person in members or not _AND.fullmatch(shadow, name.end, begin):
            break
        members.insert(0, name.person)
        begin = name.start
    if begin == subject.start:
        return subject
    return Subject(begin, subject.end, tuple(members), Attribution.COLLECTIVE, 0.85)


def _joined(shadow: str, start: int, subjects: list[Subject], context: Context, grammar: Grammar) -> list[Subject]:
    """Two subjects joined by "and" as one: where the language marks both alike ("Ю.Тамм и М.Савельева"), or the last."""
    if grammar.verb_final:
        named = Attribution.NAMED
        return [
            _with_those_before(shadow, start, s, context) if s.attribution is named and s.persons else s
            for s in subjects
        ]
    result: list[Subject] = []
    for subject, after in zip(subjects, [*subjects[1:], None], strict=False):
        before = result[-1] if result else None
        if (
            before is not None
            and _goes_on_list(shadow, before, subject, after)
            and before.persons
            and subject.persons
            and before.genitive == subject.genitive
        ):
            persons = tuple(dict.fromkeys((*before.persons, *subject.persons)))
            result[-1] = Subject(
                before.start, subject.end, persons, Attribution.COLLECTIVE, 0.85, genitive=subject.genitive
            )
        else:
            result.append(subject)
    return result


_LISTED: Final = (", ", ", а также ")


def _goes_on_list(shadow: str, before: Subject, subject: Subject, after: Subject | None) -> bool:
    """Whether a name goes on a list: behind "and", or behind a comma where the one after it stands behind "and" or another comma."""
    gap = shadow[before.end : subject.start]
    if gap == " и ":
        return True
    if gap not in _LISTED:
        return False
    if gap == _LISTED[1]:
        return True
    return after is not None and shadow[subject.end : after.start] in (" и ", *_LISTED)


def _marked(shadow: str, end: int, grammar: Grammar) -> str:
    """Whether what follows a name makes it a subject: "strong", "weak" or ""."""
    if grammar.after is None:
        return "strong"
    if grammar.after.match(shadow, end):
        return "strong"
    return "weak" if grammar.weak_after and grammar.weak_after.match(shadow, end) else ""


def _of_house(context: Context, office: str, grammar: Grammar) -> Person | None:
    """The first of two principals who could both be meant by an office printed alone: the house names the other each time."""
    if grammar.bare is None or len(context.principals) != 2 or not grammar.bare.fullmatch(office):
        return None
    kind = office_class(office)
    wanted = {"minister", "foreign", "defence"} if kind == "minister" else {kind}
    first, second = context.principals
    both = first.classes & wanted and second.classes & wanted
    return first if both or (kind == "head" and not first.classes and second.classes & wanted) else None


def holder(context: Context, office: str, grammar: Grammar) -> Person | None:
    """The one person whose printed office holds these words ("大統領" of "エストニア大統領"), a principal before others."""
    country = country_of(office, grammar)
    for group in (context.principals, context.persons.leading):
        able = [p for p in group if any(_is_of(office, printed, grammar) for printed in p.offices)]
        if grammar.verb_final and (office == "大臣" or office in _OF_THE_HOUSE):
            # The house calls nobody else so: a guest is "首相", a minister who came "外相".
            own = [p for p in able if "総理" in "".join(p.offices) or not _is_foreign(p)]
            able = own or (able if office == "大臣" else own)
        if country:
            able = [p for p in able if p.country in (None, country)] or able
        if len(able) == 1:
            return able[0]
        if grammar.verb_final and not country:
            # The house calls its own "総理" and its guest "首相": who is printed with that very word is meant.
            same = [p for p in able if any(printed.endswith(office) for printed in p.offices)]
            if len(same) == 1:
                return same[0]
        if able:
            return context.last if context.last in able else None
    kind = office_class(office)
    able = [p for p in context.principals if kind in p.classes] if kind != "other" else []
    if kind == "minister" and not able and not grammar.verb_final:
        able = [p for p in context.principals if "foreign" in p.classes]  # "кенийский министр"
    if grammar.unnamed:
        able = [p for p in able if not _is_another(office, p)]
    if grammar.verb_final and office in _OF_THE_HOUSE:
        able = [p for p in able if not _is_foreign(p)]
    exact = [p for p in able if country is None or p.country == country]
    # The house's own principal is often printed without his office.
    untitled = [p for p in context.principals if not p.classes] if kind != "other" and (country or not able) else []
    unplaced = [p for p in able if p.country is None] if country else []
    # Who holds such an office in another country is not meant.
    able = exact or unplaced or untitled or ([] if country and not grammar.verb_final else able)
    if not able and not country and grammar.bare and _OF_REGION.match(office):
        # A region's page prints its own head by his name alone.
        able = [p for p in context.principals if not p.offices][:1]
    if not able and kind == "head" and grammar.unnamed and not country:
        able = _sole(context) or sole_head_of_state(office, context)
    if not able and country and kind != "other":
        able = [p for p in context.persons.leading if kind in p.classes and p.country == country]
    return able[0] if len(able) == 1 else None


_OF_THE_HOUSE: Final = ("総理", "総理大臣", "内閣総理大臣")


def _is_foreign(person: Person) -> bool:
    return person.country not in (None, "Japan") or "ァ" <= person.tokens[0][:1] <= "ヶ"


def _second(shadow: str, office: Found, context: Context, grammar: Grammar) -> int:
    """Where the second office of an aide begins, with the name, 0 where he has one ("представитель МИД и советник Юхан Тамм")."""
    if grammar.verb_final or not shadow.startswith(" и ", office.end):
        return 0
    following = context.persons.within(office.end + 3, office.end + 4)
    is_aide = office_class(office.office or "") in ("press", "other")
    return following[0].start if following and following[0].office and is_aide else 0


_OF_REGION = re.compile(
    r"(?:губернатор|мэр|градоначальник|глав[аыеу]\s(?:региона|края|области|города))(?!\w)", re.IGNORECASE
)
_MOST_NAMES: Final = 200
"""In a record with more names an office alone is not led to the only person without one: it is no short note then."""


def _sole(context: Context) -> list[Person]:
    """The one person whom the record prints in full and always without an office, where nobody is printed as head: he is."""
    if len(context.persons.named) > _MOST_NAMES:
        return []
    everybody = list(dict.fromkeys(n.person for n in context.persons.named))
    if any("head" in p.classes for p in everybody):
        return []
    return [p for p in everybody if not p.offices and len(p.tokens) > 1]


_HEADS: Final = ("президент", "премьер", "канцлер", "корол", "император", "эмир")


def _is_another(office: str, person: Person) -> bool:
    """Whether an office is another than all that are printed of a person: "президент" of whom is called "премьер"."""
    wanted = {head for head in _HEADS if head in office.casefold()}
    held = {head for printed in person.offices for head in _HEADS if head in printed.casefold()}
    return bool(wanted and held) and wanted.isdisjoint(held)


def _is_of(office: str, printed: str, grammar: Grammar) -> bool:
    if grammar.verb_final:
        if "副" in printed and "副" not in office:
            return False
        return (
            printed.endswith(office)
            or (office.endswith(printed) and len(printed) > 1)
            or _bare(office) == _bare(printed)
        )
    wanted, held = (
        {grammar.country_stem(w) for w in re.findall(r"\w+", in_full(words))} for words in (office, printed)
    )
    kind = office_class(printed)
    if kind in ("other", "deputy", "press") and office_class(office) != kind:
        return False  # a President's aide or a Minister's deputy is called by neither's title
    if wanted <= held or (held <= wanted and len(held) > 1):
        return True
    # "Генеральный консул Российской Федерации" is "Генеральный консул России".
    bare_wanted, bare_held = (words - grammar.countries.keys() - _REALMS for words in (wanted, held))
    return (
        bool(bare_wanted) and bare_wanted == bare_held and country_of(office, grammar) == country_of(printed, grammar)
    )


_REALMS = {"федераци", "республик", "народн", "арабск", "исламск", "королевств", "государств"}


def _bare(title: str) -> str:
    return {"外相": "外務大臣", "総理": "総理大臣", "首相": "総理大臣", "内閣総理大臣": "総理大臣"}.get(title, title)


def _holds(person: Person, office: str) -> bool:
    return any(office in printed for printed in person.offices)


def _guest(principals: tuple[Person, ...]) -> Person:
    """Of two principals the one who is not of the house that keeps the record: whose title names a country, else the second."""
    foreign = [p for p in principals if p.country not in (None, "Japan")]
    return foreign[0] if len(foreign) == 1 else principals[1]


# "続けて同総理は": who speaks goes on, whomever he has named.
_GOES_ON = re.compile(r"(?:\A|(?<=[。\s　]))(?:続けて|続いて|引き続き|更に|さらに|その上で|加えて|最後に)、?\Z")
_MANY: Final = dict(zip("三四34３４", (3, 4) * 3, strict=True))
"""How many a group counts by its first character."""


_GOES_ON_TOO: Final = (" также ", " добавил", " далее ")
_LATTER: Final = ("Последн", "последн")
"""How the word begins that means whoever was named last."""


def _other_subject(match: re.Match[str], context: Context, grammar: Grammar) -> Subject | None:
    start, end = match.span()
    groups = match.groupdict()
    principals = context.principals
    if groups.get("group"):
        several = of_their_office(match.group(), context) if grammar.verb_final else principals
        several = several if len(several) > 1 else ()
        if (
            groups.get("many")
            and not match.string.startswith(("で", "の"), end)
            and len(several) != _MANY.get(match.group()[0], max(3, len(several)))
        ):
            several = ()  # "三外相は" of whom the record does not name all
        # "両国が前向きな姿勢を示したいと述べた": two countries with "が" mostly stand in what is said.
        weak = match.group().endswith("両国") and match.string.startswith("が", end)
        sure = 0.5 if weak else 0.85 if len(principals) > 1 else 0.7
        return Subject(start, end, several, Attribution.COLLECTIVE, sure if several else 0.4)
    if groups.get("state") and context.last is not None:
        return None  # Somebody speaks already, and goes on with what his country holds.
    if groups.get("voice") or groups.get("state"):
        return Subject(start, end, (), Attribution.NAMED, 0.4)
    if groups.get("body"):
        # Many whom the record does not name: a statement without speakers, flagged.
        return Subject(start, end, (), Attribution.COLLECTIVE, 0.4)
    if groups.get("writer"):
        who = (context.narrator,) if context.narrator else ()
        return Subject(start, end, who, Attribution.CARRIED, 0.7) if who else None
    if groups.get("plural"):
        several = context.group or (principals if len(principals) > 1 else ())
        return Subject(start, end, several, Attribution.COLLECTIVE, 0.7, is_pronoun=True)
    person: Person | None = None
    if groups.get("same"):
        office = groups.get("office") or ""
        last = context.last
        if last and _holds(last, office) and _GOES_ON.search(match.string, max(0, start - 8), start):
            return Subject(start, end, (last,), Attribution.CARRIED, 0.8, is_pronoun=True)
        near = next(
            (n for n in reversed(context.persons.within(max(0, start - 240), start)) if _holds(n.person, office)), None
        )
        person = (
            near.person
            if near
            else last
            if last and _holds(last, office)
            else holder(context, office, grammar) or last
        )
        sure = 0.8 if person is last or near is None else 0.65
        return Subject(start, end, (person,), Attribution.CARRIED, sure, is_pronoun=True) if person else None
    if groups.get("other") and match.group().startswith(_LATTER):
        latter = context.persons.within(max(0, start - 300), start)
        return Subject(start, end, (latter[-1].person,), Attribution.CARRIED, 0.65) if latter else None
    if groups.get("other"):
        person = _guest(principals) if grammar.verb_final and len(principals) == 2 else context.other(context.last)
        found = (person,) if person else ()
        return Subject(
            start, end, found, Attribution.CARRIED if person else Attribution.COLLECTIVE, 0.65 if person else 0.4
        )
    if groups.get("own"):
        guest = _guest(principals) if len(principals) == 2 else None
        person = next((p for p in principals if p is not guest), None)
        return Subject(start, end, (person,), Attribution.CARRIED, 0.6) if person else None
    if groups.get("side"):
        country = country_of(groups["country"] or "", grammar)
        person = by_country(context, country)
        if person:
            return Subject(start, end, (person,), Attribution.NAMED, 0.6)
        return Subject(start, end, (), Attribution.COLLECTIVE, 0.4) if country else None
    if groups.get("national"):
        # "Кенийский дипломат": who is of that country, not who spoke last.
        person = by_country(context, country_of(groups["national"] or "", grammar))
        found = (person,) if person else ()
        return Subject(start, end, found, Attribution.NAMED, 0.65 if person else 0.4)
    if groups.get("single") and context.last is not None and context.last is context.narrator:
        # "Я спросил министра, …. Он ответил …" in a diary: whoever was with its writer.
        able = [p for p in principals if p is not context.narrator]
        if len(able) == 1:
            return Subject(start, end, (able[0],), Attribution.CARRIED, 0.7, is_pronoun=True)
    if groups.get("single") and context.last is not None:
        return Subject(start, end, (context.last,), Attribution.CARRIED, 0.8, is_pronoun=True)
    return None
