"""The possible subjects of a sentence: names, offices, pronouns, "both sides", and how each stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from archive.parsing.breakdown import Attribution
from archive.parsing.people.holders import Context, by_country, by_office, leader_of, of_the_house, with_country
from archive.parsing.people.persons import Named
from archive.parsing.people.register import Person
from archive.parsing.saying.presiding import chair_within, delegates_within
from archive.parsing.words.countries import find_country
from archive.parsing.words.offices import office_class
from archive.parsing.words.verbs import saying_forms
from archive.parsing.words.wordlists import words

__all__ = [
    "SUBORDINATORS",
    "Context",
    "OtherSubjects",
    "Subject",
    "by_country",
    "by_office",
    "last_word",
    "standing_of",
    "subjects_of",
]

# A word's characters are never given back (`++`): what stands behind it is none of them.
_OTHER_SUBJECTS = re.compile(
    r"""(?<![\w'-])(?:
      (?P<group>(?:[Bb]oth|[Tt]he|[Tt]hese|[Tt]heir)\s(?:(?:two|three|four|five|both)\s)?(?:(?:[Ff]oreign|[Pp]rime|[Dd]efen[cs]e|[Dd]eputy)\s){0,2}
         (?:top\s|senior\s)?(?:sides|leaders|diplomats|officials|[Mm]inisters|[Pp]residents|[Pp]remiers|[Hh]eads\sof\s(?:[Ss]tate|[Gg]overnment)(?:\sand\s[Gg]overnment)?|
         countries|nations|governments|parties|delegations|principals|interlocutors|participants|chancellors|secretaries|counterparts|partners)
         (?!\s*(?:'|[A-Z]))
       |(?:(?:Foreign|Prime|Defen[cs]e)\s)?(?:Ministers|Leaders|Presidents)(?:\sof\s(?:the\s)?[A-Z][\w-]++(?:(?:,?\sand|,|\sof)?\s(?:the\s)?[A-Z][\w-]++){0,12})?
         (?=\s(?:(?:also|then|today|further|have|both)\s)?(?:[a-z]+ed|met|held|were|(?:recogni[sz]|not|underlin|underscor|emphasi[sz]|declar|agre|condemn|welcom|reiterat)e|reaffirm|affirm|stress|express|support|condemn|call|confirm|commit)\b)
       |[Bb]oth(?=\s(?:agreed|concurred|confirmed|stressed|noted|expressed|reaffirmed|shared))
       |[Tt]he\stwo(?=\s(?:also\s)?(?:agreed|concurred|confirmed|stressed|noted|expressed|reaffirmed|shared|discussed|exchanged)))
    | (?P<body>[Tt]he\s(?:General\s|Executive\s)?(?:Meeting|Conference|Summit|Council|Committee|Assembly|Forum|Group|(?:M|m)ember\s(?:S|s)tates)
         (?=\s(?:(?:also|further|then|again|so|[a-z]+ly)\s){0,2}(?:agreed|acknowledged|adopted|affirmed|called|commended|condemned|confirmed|congratulated|emphasi[sz]ed|
         encouraged|endorsed|expressed|highlighted|looked\sforward|noted|pledged|reaffirmed|recalled|recogni[sz]ed|reiterated|
         requested|stressed|supported|thanked|underlined|underscored|urged|welcomed)\b))
    | (?P<two>[Bb]oth\s[A-Z][\w-]++(?:\s[A-Z][\w-]++){0,3}\sand\s[A-Z][\w-]++(?:\s[A-Z][\w-]++){0,3}(?=\s[a-z]))
    | (?P<countries>(?:[A-Z][\w-]++)(?:\s[A-Z][\w-]++){0,3}\sand\s(?:the\s)?[A-Z][\w-]++(?:\s[A-Z][\w-]++){0,3}
         (?=\s(?:also\s|both\s)?(?:agreed|concurred|confirmed|reaffirmed|decided|stressed|expressed|noted|recogni[sz]ed)\b))
    | (?P<side>[Tt]he\s(?:new(?:ly[\s-]\w+)?\s|visiting\s|top\s|chief\s)?[A-Z][\w-]++(?:\s[A-Z][\w-]++){0,2}(?:'s)?\s(?:[Ss]ide|leader|delegation|(?:foreign\s|prime\s|defen[cs]e\s)?minister|president|premier|chancellor|ambassador|(?:top\s|chief\s)?diplomat|envoy))\b(?!'|\s[A-Z])
    | (?P<voice>An?\s(?:[A-Z][\w'-]++\s){0,5}(?:[Ss]pokes(?:person|man|woman)|[Oo]fficial))\b(?!'|\s[A-Z])
    | (?P<we>We)\b
    | (?P<narrator>I)\b(?=\s(?:also\s|then\s|again\s)?(?:said|told|asked|replied|added|explained|stated|suggested|pointed|expressed|thanked|assured|
         remarked|inquired|observed|mentioned|answered|agreed|stressed|emphasi[sz]ed|reminded|pressed|urged|noted|gave|promised|informed|conveyed|warned|handed|insisted|proposed|recalled|repeated|concluded)\b)
    | (?P<plural>[Tt]hey)\b | (?P<single>[Hh]e|[Ss]he)\b | (?P<him>(?<=[Aa]ccording\sto\s)(?:him|her|them))\b
    | (?P<latter>[Tt]he\slatter)\b
    | (?P<guest>(?:[Tt]he|[Hh]is|[Hh]er)\s(?:guest|visitor))\b(?!\s[A-Z]|') | (?P<host>[Tt]he\shost)\b(?!\s[a-z]*y\b|\sof|')
    | (?P<small>[Tt]he\s(?:(?:foreign|prime|defen[cs]e|deputy)\s)?(?:minister|president|premier|chancellor|ambassador))\b(?!\s[A-Z]|\sof\b|')
    | (?P<counterpart>(?:[Hh]is|[Hh]er|[Tt]he)\s(?:[A-Z]\w+\s)?(?:counterpart|interlocutor|colleague))\b(?!\s[A-Z]|,)
    )""",
    re.VERBOSE,
)
# What can stand behind "the" in small letters; most that begins with "the" is none of these.
_AFTER_THE = words("""
    two three four five both foreign prime defence deputy top senior sides leaders diplomats officials ministers presidents premiers heads
    countries nations governments parties delegations principals interlocutors participants chancellors secretaries counterparts partners
    member new visiting chief leader latter guest visitor host minister president premier chancellor ambassador envoy colleague
    """)
_SMALL_BEHIND_THE = "|".join(sorted({word[:4] for word in _AFTER_THE}))
# In capitals a word of many or of a body; or a country's, behind which one of the small ones stands.
_BEHIND_THE = (
    rf"(?:{_SMALL_BEHIND_THE})"
    r"|(?=[A-Z])(?:Foreign|Prime|Defen|Deputy|Ministers|Presidents|Premiers|Heads|Meeting|General|Executive|Conference|Summit|Council|Committee|Assembly|Forum|Group|Member|Side"
    rf"|[A-Z][\w-]++(?:\s[A-Z][\w-]++){{0,2}}(?:'s)?\s(?:{_SMALL_BEHIND_THE}|Side))"
)
# A letter first, which is found several times as fast as what must not stand before it. Of "the" and "she" it is the h: rarer
# than the t and s of all other words, and the group tells that a letter stands before it.
_CAN_BEGIN = re.compile(
    r"[ABDFHILMPWbh](?=[eionr\s])(?:(?<![\w'-].)(?:(?<=A)(?=n?\s[A-Zso])|(?<=I)(?=\s[a-z])|(?<=W)(?=e\b)|(?<=[Hh])(?=(?:e|is|er|im)\b)|(?<=[Bb])(?=oth\b)"
    r"|(?<=[FPD])(?=(?:oreign|rime|efen[cs]e)\sMinisters\b)|(?<=M)(?=inisters\b)|(?<=L)(?=eaders\b)|(?<=P)(?=residents\b))"
    rf"|(?<=h)(?<![\w'-]..)(?:(?<=[Tt]h)(?=e(?:y|se|ir|m|\s(?:{_BEHIND_THE})))|(?<=[Ss]h)(?=e\b))(?P<second>))"
)
# Two countries by name can begin with any capital, which is tried in a sentence alone where a second one holds something.
_AND_HOLDS = re.compile(
    r"and\s(?:the\s)?[A-Z][\w-]++(?:\s[A-Z][\w-]++){0,3}\s(?:also\s|both\s)?(?:agre|concurr|confirm|reaffirm|decid|stress|express|not|recogni[sz])ed\b"
)
_BEFORE_AND = re.compile(r"[A-Z](?<![\w'-].)(?=[\w-]*+(?:\s[A-Z][\w-]++){0,3}+\sand\s)")
_TOGETHER = re.compile(
    r"(?:\s|\s?,\s)(?:and|as well as)(?:\s(?:the|(?:his|her)(?:\s(?:[A-Z][\w-]+\s)?(?:counterpart|colleague),?)?))?\s\Z"
)
_LISTED = re.compile(r",\s(?:the\s)?\Z")
_GOES_ON = re.compile(r"(?:,|,? and|,? as well as)(?: the)? ")
_OF_COUNTRY = re.compile(r"\sof(?:\sthe)?(?:\s[A-Z][\w'-]*){1,4}")
_SPEAKING = ("head", "foreign", "defence", "minister", "deputy", "press")
SUBORDINATORS = words(
    "that which who whom whose whether if because as when since after before until although though where how what why than unless once"
)
_PREPOSITIONS = words("""
    of by with to from for between at on in about against under toward towards over through via during concerning
    regarding including like upon into among without per versus behind beside besides despite except alongside outside
    inside within around near above below off onto across and's than
    """)
_LAST_WORD = re.compile(r"([\w'-]++)\W*+\Z")
_START = attrgetter("start")

# A member of an enumeration takes many times as long to fetch as a name.
_NAMED, _CARRIED, _COLLECTIVE = Attribution.NAMED, Attribution.CARRIED, Attribution.COLLECTIVE


@dataclass(slots=True)
class Subject:
    """A possible subject: persons in it, and how it names them."""

    start: int
    end: int
    persons: tuple[Person, ...]
    attribution: Attribution
    confidence: float = 1.0
    is_pronoun: bool = False
    genitive: bool = False


class OtherSubjects:
    """Pronouns, "both sides", "the Estonian side" and the like in a text, by offset."""

    def __init__(self, shadow: str) -> None:
        self.shadow = shadow

    def within(self, start: int, end: int) -> Sequence[re.Match[str]]:
        """Those that begin in `[start, end)`."""
        # Tried where one can begin alone: as finditer would find them, in a third of the time.
        shadow = self.shadow
        begins = [begin.start() - (begin.lastindex or 0) for begin in _CAN_BEGIN.finditer(shadow, start, end)]
        if _AND_HOLDS.search(shadow, start, end):  # As in few sentences.
            begins = sorted([*begins, *(begin.start() for begin in _BEFORE_AND.finditer(shadow, start, end))])
        found: list[re.Match[str]] = []
        position = start
        for begin in begins:
            if begin >= position and (match := _OTHER_SUBJECTS.match(shadow, begin)):
                found.append(match)
                position = match.end()
        return found


_SPEAKS_FOR_MANY = re.compile(
    r"(?:secretary[\s-]general|high\s(?:representative|commissioner)|ambassador|commissioner|envoy|governor|speaker|adviser)\Z",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\s(?:(?:has|had|have|also|then|today)\s)?[a-z]+ed\b|\s(?:has|had|said|sent|told|spoke|says|met|held)\b"
)
_BEGINS = re.compile(r"(?:\A|[,;:.!?\"\n–—]\s{0,3}|\band\s)(?:[Tt]he\s)?\Z")


def _with_office(shadow: str, name: Named) -> int:
    """Where a name ends with the office behind it that no second comma closes: "Mari Kask, President of Estonia has said"."""
    if not name.office or not shadow.startswith(", ", name.end):
        return name.end
    if shadow.find(", ", name.start, name.end) > 0 or shadow.endswith(", ", name.start - 2, name.start):
        # "The Minister of Harbours, Mari Kask, said": the second comma closes what the first one opens.
        is_first = _BEGINS.search(shadow[max(0, name.start - 12) : name.start]) is not None
        return name.end + 1 if is_first and _FINITE.match(shadow, name.end + 1) else name.end
    for comma in (", ", ", the "):
        stop = name.end + len(comma) + len(name.office)
        if shadow.startswith(comma + name.office, name.end) and _FINITE.match(shadow, stop):
            return stop
    return name.end


def _candidates(shadow: str, start: int, end: int, context: Context, others: OtherSubjects) -> list[Subject]:
    found: list[Subject] = [
        Subject(n.start, _with_office(shadow, n) if n.office else n.end, (n.person,), _NAMED, genitive=n.genitive)
        for n in context.persons.within(start, end)
    ]
    for office in context.persons.offices_within(start, end):
        if office.office and not office.genitive:
            person = by_office(context, with_country(shadow, start, office.start) + office.office)
            confidence = 0.75 if person else 0.4
            if person is None and (person := of_the_house(context, office.office)):
                confidence = 0.6
            if person or office_class(office.office) in _SPEAKING or _SPEAKS_FOR_MANY.search(office.office):
                # An office whose holder the record does not name speaks all the same, and nobody is named for it.
                who = (person,) if person else ()
                found.append(Subject(office.start, office.end, who, _NAMED, confidence))
    if context.chair is not None:
        presiding = [Subject(a, b, (context.chair,), _NAMED, 0.8) for a, b in chair_within(shadow, start, end)]
        found = [*presiding, *found]
    if context.has_delegates:
        found.extend(Subject(a, b, (), _NAMED, 0.6) for a, b in delegates_within(shadow, start, end))
    for match in others.within(start, end):
        found.extend(_other_subject(match, context))
    if len(found) < 2:
        return found
    found.sort(key=_START)
    clean = found[:1]
    for subject in found[1:]:
        if subject.start >= clean[-1].end:
            clean.append(subject)
        elif subject.start == clean[-1].start and subject.end > clean[-1].end:
            clean[-1] = subject  # Of two that begin together the longer one.
    return clean


def _other_subject(match: re.Match[str], context: Context) -> list[Subject]:
    start, end = match.span()
    which = match.lastgroup
    principals = context.principals
    if which in ("group", "two"):
        if which == "two" and not find_country(match["two"]):
            return []
        several = _so_many(match.group(), context)
        if len(principals) > 2 and match.string.startswith(" of ", end):
            listed = _COUNTRIES.match(match.string, end + 4, end + 90)
            if listed and (able := _of_countries(listed.group(), context)):
                several, end = able, listed.end()
        sure = 0.85 if context.is_of_many else 0.9 if len(principals) > 1 else 0.7
        return [Subject(start, end, several, _COLLECTIVE, sure if several else 0.4)]
    if which == "voice":
        return [Subject(start, end, (), _NAMED, 0.6)]
    if which == "we":
        if not context.is_joint:
            return []
        return [Subject(start, end, principals if len(principals) > 1 else (), _COLLECTIVE, 0.8)]
    if which == "narrator":
        if not context.is_memorandum and context.narrator is None:
            return []
        who = (context.narrator,) if context.narrator else ()
        return [Subject(start, end, who, _CARRIED, 0.7 if who else 0.4)]
    if which == "body":
        # A conference of many speaks for all of them, and nobody is named for it.
        return [Subject(start, end, (), _COLLECTIVE, 0.8)]
    if which == "countries":
        first, _, second = match["countries"].partition(" and ")
        one, other = find_country(first), find_country(second)
        if one is None or other is None or one == other:
            return []
        if len(principals) > 2:
            principals = _of_countries(match["countries"], context)
        return [Subject(start, end, principals, _COLLECTIVE, 0.6 if principals else 0.4)]
    if which == "plural" or (which == "him" and match.group() == "them"):
        group = context.group or (principals if len(principals) > 1 else ())
        return [Subject(start, end, group, _COLLECTIVE, 0.7, is_pronoun=True)]
    if which == "side":
        country = find_country(match["side"][4:].rpartition(" ")[0])
        is_leader = match["side"].endswith((" leader", " president"))
        person = leader_of(context, country) if is_leader else by_country(context, country)
        if person:
            return [Subject(start, end, (person,), _NAMED, 0.6)]
        # Somebody of that side says it, though the record does not tell who: a statement without speakers, flagged.
        return [Subject(start, end, (), _COLLECTIVE, 0.4)] if country else []
    if which in ("guest", "host"):
        person = principals[1 if which == "guest" else 0] if len(principals) == 2 else None
        return [Subject(start, end, (person,), _CARRIED, 0.6)] if person else []
    if which == "small":
        person = by_office(context, match["small"]) or of_the_house(context, match["small"])
        return [Subject(start, end, (person,), _NAMED, 0.7)] if person else []
    if which in ("latter", "counterpart"):
        person = context.other(context.last)
        return [Subject(start, end, (person,), _CARRIED, 0.6)] if person else []
    if context.last is None:
        return [Subject(start, end, (), _CARRIED, 0.4, is_pronoun=True)] if context.is_nameless else []
    return [Subject(start, end, (context.last,), _CARRIED, 0.85, is_pronoun=True)]


_COUNTRIES = re.compile(
    r"(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3}(?:,?\s(?:and\s)?(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3}){1,5}"
)


def _of_countries(listed: str, context: Context) -> tuple[Person, ...]:
    """Those of more than two principals whose countries are listed: "the Foreign Ministers of Estonia and Kenya"."""
    found = [by_country(context, find_country(name)) for name in re.split(r",?\sand\s|,\s", listed)]
    return tuple(person for person in found if person is not None) if len(found) > 1 and None not in found else ()


_TWO_OF_OFFICE = re.compile(r"(?:[Bb]oth|[Tt]he(?:\stwo)?)\s(?:[Ff]oreign\s)?[Mm]inisters\Z")
_OF_MINISTERS: Final = frozenset(("foreign", "minister", "defence"))
_PAIR: Final = ("one", "other")
_FEW: Final = 12
"""Persons named first, among whom "the two ministers" are the only two with such an office, where the event names no two."""
_NUMBERED = re.compile(r"\w+\s(?P<number>three|four|five)\s(?P<whom>.+)")
_NUMBERS = {"three": 3, "four": 4, "five": 5}


def _is_minister_too(person: Person) -> bool:
    """Whether a deputy's office goes on with a ministry: "Deputy Prime Minister and Foreign Minister"."""
    return any(" and " in office and office.casefold().endswith("minister") for office in person.offices)


def _so_many(printed: str, context: Context) -> tuple[Person, ...]:
    """Whom "both sides" or "the three Foreign Ministers" means: the principals, else as many holders of that office, else nobody."""
    principals = context.principals
    if len(principals) < len(_PAIR) and _TWO_OF_OFFICE.match(printed):
        ministers = [p for p in context.persons.leading[:_FEW] if p.classes & _OF_MINISTERS or _is_minister_too(p)]
        return tuple(ministers) if len(ministers) == len(_PAIR) else ()
    numbered = _NUMBERED.match(printed)
    if numbered is None or len(principals) == _NUMBERS[numbered["number"]]:
        return principals if len(principals) > 1 else ()
    kind = office_class(numbered["whom"].removesuffix("s"))
    able = tuple(person for person in context.persons.leading if kind is not None and kind in person.classes)
    return able if len(able) == _NUMBERS[numbered["number"]] else ()


def _grouped(shadow: str, subjects: list[Subject]) -> list[Subject]:
    """Subjects joined by "and" as one ("Prime Minister A and President B"), also in a list ("A, B and C")."""
    if len(subjects) < 2:
        return subjects
    result: list[Subject] = []
    number = 0
    while number < len(subjects):
        head = subjects[number]
        members = [head]
        at = number
        while at + 1 < len(subjects) and len(members) < 12:
            if subjects[at].genitive or subjects[at + 1].is_pronoun or head.is_pronoun:
                break
            between = _between(shadow, subjects[at], subjects[at + 1])
            listed = (
                at + 2 < len(subjects)
                and _LISTED.match(between)
                and _GOES_ON.fullmatch(_between(shadow, subjects[at + 1], subjects[at + 2]))
            )
            if not (listed or _TOGETHER.match(between)):
                break
            at += 1
            members.append(subjects[at])
        if len(members) > 1 and all(m.attribution is not _COLLECTIVE for m in members):
            persons = _unique(members)
            is_partial = not all(member.persons for member in members)
            result.append(
                Subject(
                    head.start,
                    members[-1].end,
                    persons,
                    _COLLECTIVE if len(persons) > 1 or is_partial else head.attribution,
                    0.4 if is_partial else min(0.9, *(m.confidence for m in members)),
                    genitive=members[-1].genitive,
                )
            )
            number = at + 1
        else:
            result.append(head)
            number += 1
    return result


def _unique(members: list[Subject]) -> tuple[Person, ...]:
    return tuple(dict.fromkeys(person for member in members for person in member.persons))


def _between(shadow: str, first: Subject, second: Subject) -> str:
    if second.start - first.end > 80:
        return "…"
    between = shadow[first.end : second.start]
    country = _OF_COUNTRY.match(between)
    return between[country.end() :] if country else between


def last_word(words: str) -> str:
    """The last of some words in small letters, whatever marks stand after it; "" where there is none."""
    last = words[words.rfind(" ") + 1 :]
    if last.isalpha():
        return last.casefold()
    found = _LAST_WORD.search(words)
    return found.group(1).casefold() if found else ""


def standing_of(shadow: str, start: int, subject: Subject) -> str:
    """How a subject stands: "main", "subordinate", "governed" by a preposition, "inverted" ("…, said X"), "according"."""
    if subject.start == start:
        return "main"
    left = shadow[max(start, subject.start - 60) : subject.start].rstrip()
    for article in (" the", " both", "The"):
        left = left.removesuffix(article).rstrip() if left.endswith(article) and len(left) > len(article) else left
    if not left or left in ("The", "Both", "the"):
        return "main"
    if left[-2:].lower() == "to" and re.search(r"\baccording to\Z", left, re.IGNORECASE):
        return "according"
    if left[-1] in ",;:–—)\"'(":
        return "main"
    last = last_word(left)
    if not last:
        return "main"
    if last in SUBORDINATORS:
        return "subordinate"
    if last == "by":
        return "by"
    if last in _PREPOSITIONS:
        return "governed"
    if last in saying_forms() and re.search(r"(?:[,\"']|\A)\s*(?:as\s)?[a-z]+\Z", left):
        return "inverted" if saying_forms()[last] not in ("discuss", "see") else "governed"
    return "main"


def subjects_of(shadow: str, start: int, end: int, context: Context, others: OtherSubjects) -> list[Subject]:
    """The possible subjects that begin in `[start, end)`, those joined by "and" as one, in order."""
    return _grouped(shadow, _candidates(shadow, start, end, context, others))
