"""Who says what in a sentence: the subject of its main clause, and its verb of saying."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from archive.parsing.breakdown import Attribution
from archive.parsing.countries import find_country
from archive.parsing.offices import office_class
from archive.parsing.persons import Person, Persons
from archive.parsing.predicates import Predicate, coordinated_saying, predicate
from archive.parsing.verbs import IMPERSONAL, PASSIVE_OF_SAYING, saying_forms
from archive.parsing.wordlists import words

_OTHER_SUBJECTS = re.compile(
    r"""(?<![\w'-])(?:
      (?P<group>(?:[Bb]oth|[Tt]he|[Tt]hese|[Tt]heir)\s(?:(?:two|three|four|five|both)\s)?(?:(?:foreign|prime|defence|defense)\s)?
         (?:sides|leaders|[Mm]inisters|[Pp]residents|[Pp]remiers|[Hh]eads\sof\s(?:[Ss]tate|[Gg]overnment)(?:\sand\s[Gg]overnment)?|
         countries|nations|governments|parties|delegations|principals|interlocutors|participants|chancellors|secretaries|counterparts|partners)
         (?!\s*(?:'|[A-Z]))
       |[Bb]oth(?=\s(?:agreed|concurred|confirmed|stressed|noted|expressed|reaffirmed|shared))
       |[Tt]he\stwo(?=\s(?:also\s)?(?:agreed|concurred|confirmed|stressed|noted|expressed|reaffirmed|shared|discussed|exchanged)))
    | (?P<two>[Bb]oth\s[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3}\sand\s[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3}(?=\s[a-z]))
    | (?P<countries>(?:[A-Z][\w-]+)(?:\s[A-Z][\w-]+){0,3}\sand\s(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3}
         (?=\s(?:also\s|both\s)?(?:agreed|concurred|confirmed|reaffirmed|decided|stressed|expressed|noted|recogni[sz]ed)\b))
    | (?P<side>[Tt]he\s[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2}\s(?:[Ss]ide|leader|delegation))\b(?!')
    | (?P<plural>[Tt]hey)\b | (?P<single>[Hh]e|[Ss]he)\b | (?P<him>(?<=[Aa]ccording\sto\s)(?:him|her|them))\b
    | (?P<latter>[Tt]he\slatter)\b
    | (?P<counterpart>(?:[Hh]is|[Hh]er|[Tt]he)\s(?:[A-Z]\w+\s)?counterpart)\b(?!\s[A-Z]|,)
    )""",
    re.VERBOSE,
)
_TOGETHER = re.compile(r"(?:\s|\s?,\s)(?:and|as well as)(?:\s(?:the|his|her))?\s\Z")
_LISTED = re.compile(r",\s(?:the\s)?\Z")
_OF_COUNTRY = re.compile(r"\sof(?:\sthe)?(?:\s[A-Z][\w'-]*){1,4}")
_SUBORDINATORS = words(
    "that which who whom whose whether if because as when since after before until although though where how what why than unless once"
)
_PREPOSITIONS = words("""
    of by with to from for between at on in about against under toward towards over through via during concerning
    regarding including like upon into among without per versus behind beside besides despite except alongside outside
    inside within around near above below off onto across and's than
    """)
_CONJUNCTION = re.compile(
    r"(?:(?P<strong>[,;]\s*(?:and|but|while|whereas|to which)|;|\b(?:while|whereas)|,\s(?=in\sre))|(?P<weak>\b(?:and|but)))\s*"
    r"(?:in\s(?:response|return|reply|turn)\s*,?\s*|(?:also|then|for\s(?:his|her)\spart)\s*,?\s*)?(?:the\s|both\s)?\Z"
)
_ANNOUNCED = re.compile(
    r"\b(?:the\s)?following\b(?!\s(?:day|week|month|year|the|his|her|a|up|morning|evening))|\bas\sfollows\b|\bin\sthe\sfollowing\s(?:way|manner)\b"
)
_FIRST_CLAUSE = re.compile(
    r"(?:After|While|Before|Besides|Upon|On|By|In\saddition\sto|Apart\sfrom|Along\swith|Having\sfirst)\s(?:first\s|also\s|again\s|once\sagain\s|\w+ly\s)?"
    r"(?P<verb>[a-z]+ing)\b|(?P<verb2>[A-Z][a-z]+ing)\b"
)
_SECOND_ANNOUNCES = re.compile(
    r"(?:,\s)?\b(?:and|then)\s(?:then\s|also\s|further\s|\w+ly\s)?(?:made|stated|said|responded|expressed|explained|noted|spoke|replied|remarked|raised|pointed\sout)\b"
    r"[^:.;]{0,80}?\b(?:following|as\sfollows)\b"
)
_MESSAGE = re.compile(
    r"\b(?P<noun>messages?|greetings|condolences?|regards|(?:best|good)\swishes|wishes|thanks|gratitude|appreciation|invitation|letter|congratulations|"
    r"sympath\w+|apolog\w+|request|proposal|words|salutations|respects|intention|views?|position|desire|hope)\b"
)
_REPORTED_NOUN = re.compile(
    r"'s?\s(?:[a-z]+\s){0,2}(?:response|reply|answer|view|opinion|position|proposal|assessment|explanation|remark|comment)s?\s"
    r"(?:was|were|is|that|to\sthis)\b"
)
_NOUN_BY = re.compile(
    r"\b(?:explanation|statement|remark|request|proposal|report|briefing|invitation|comment|question|response|reply|"
    r"presentation|expression|mention|reference|following|appeal|announcement)s?\b[^,;]{0,90}\b(?:by|from)\s(?:the\s)?\Z"
)
_EVENT_SENTENCE = re.compile(
    r"(?:The|This|These|His|Her|A|An|Their)\s(?:[\w-]+\s){0,5}?(?:talks?|meetings?|conversation|call|visit|ceremony|conference|session|"
    r"summit|dinner|luncheon|lunch|reception|negotiations|consultations)\s(?:\([^)]{0,60}\)\s)?"
    r"(?:was|were|lasted|took|began|ended|started|concluded|followed|had been|is|are)\b"
    r"|The\s(?:following|overview|outline|summary|gist|main\spoints)\b"
)


_READS = re.compile(
    r"(?:The|His|Her)\s(?:[\w-]+\s){0,3}?(?:message|letter|telegram|statement|text|greetings?|address|cable)\s(?:of\s\w+\s)?"
    r"(?:reads?|says|said|states|stated)\b[^:.]{0,60}:"
)


@dataclass(frozen=True, slots=True)
class Said:
    """How a stretch of a sentence is attributed.

    `kind` is "said", "event" (the record's own account), "other" (another verb: it goes on with the speaker before), or
    "lead" (words that only announce); `announces` is "direct", "indirect" or "message" for a lead.
    """

    start: int
    end: int
    kind: str
    speakers: tuple[Person, ...] = ()
    attribution: Attribution | None = None
    rule: str = ""
    confidence: float = 1.0
    announces: str = ""
    conveyed_by: Person | None = None
    addressees: tuple[Person, ...] = ()
    is_direct: bool = False
    subject: tuple[Person, ...] = ()


@dataclass(slots=True)
class Context:
    """What a sentence is read against: the persons, the principals of the event, and who was named last."""

    persons: Persons
    principals: tuple[Person, ...] = ()
    last: Person | None = None
    group: tuple[Person, ...] = ()
    doubts: list[tuple[str, int, int]] = field(default_factory=list)

    def other(self, person: Person | None) -> Person | None:
        """The other of two principals."""
        if len(self.principals) == 2 and person in self.principals:
            return self.principals[1 - self.principals.index(person)]
        return None


@dataclass(frozen=True, slots=True)
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
        self.matches = list(_OTHER_SUBJECTS.finditer(shadow))
        self.starts = [m.start() for m in self.matches]

    def within(self, start: int, end: int) -> Sequence[re.Match[str]]:
        return self.matches[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def by_country(context: Context, country: str | None) -> Person | None:
    """The principal of a country: whose title names it, or the one left when every other principal's names another."""
    if country is None:
        return None
    able = [p for p in context.principals if p.country == country]
    if len(able) == 1:
        return able[0]
    rest = [p for p in context.principals if p.country is None]
    return rest[0] if not able and len(rest) == 1 and len(context.principals) == 2 else None


def by_office(context: Context, office: str) -> Person | None:
    """The one person of the record who holds an office printed without a name; a principal before others."""
    kind = office_class(office)
    country = find_country(office)
    if kind is None:
        return None

    def fits(person: Person) -> bool:
        return kind in person.classes and (country is None or person.country in (None, country)) and same_head(person)

    def same_head(person: Person) -> bool:
        last = office.casefold().split()
        heads = {w for o in person.offices for w in o.casefold().split()}
        return (
            kind not in ("head", "other")
            or bool({w for w in last if w in _HEADS} & heads)
            or kind == "head"
            and not heads & _HEADS
        )

    for group in (
        context.principals,
        tuple(context.persons.register.all()) if len(context.persons.named) < 5000 else (),
    ):
        able = [p for p in group if fits(p)]
        if len(able) == 1:
            return able[0]
        exact = [p for p in able if country is not None and p.country == country]
        if len(exact) == 1:
            return exact[0]
        if able:
            return None
    # The house's own principal is often printed without his office: "Juhan Tamm … The President noted".
    untitled = [p for p in context.principals if not p.classes]
    if len(untitled) == 1:
        return untitled[0]
    return context.last if context.last is not None and not context.last.classes else None


_HEADS = frozenset(
    "president premier chancellor king queen emperor sultan governor mayor ambassador chairman professor director general "
    "secretary-general speaker prime".split()
)


def _subjects(shadow: str, start: int, end: int, context: Context, others: OtherSubjects) -> list[Subject]:
    found: list[Subject] = [
        Subject(n.start, n.end, (n.person,), Attribution.NAMED, genitive=n.genitive)
        for n in context.persons.within(start, end)
    ]
    for office in context.persons.offices_within(start, end):
        if office.office and not office.genitive:
            person = by_office(context, office.office)
            if person:
                found.append(Subject(office.start, office.end, (person,), Attribution.NAMED, 0.75))
    for match in others.within(start, end):
        found.extend(_other_subject(match, context))
    found.sort(key=lambda s: (s.start, -s.end))
    clean: list[Subject] = []
    for subject in found:
        if not clean or subject.start >= clean[-1].end:
            clean.append(subject)
    return clean


def _other_subject(match: re.Match[str], context: Context) -> list[Subject]:
    start, end = match.span()
    principals = context.principals
    if match["group"] or match["two"]:
        if match["two"] and not find_country(match["two"]):
            return []
        return [Subject(start, end, principals, Attribution.COLLECTIVE, 0.9 if len(principals) > 1 else 0.5)]
    if match["countries"]:
        first, _, second = match["countries"].partition(" and ")
        one, other = find_country(first), find_country(second)
        if one is None or other is None or one == other:
            return []
        return [Subject(start, end, principals, Attribution.COLLECTIVE, 0.6)]
    if match["plural"] or (match["him"] == "them"):
        group = context.group or principals
        return [Subject(start, end, group, Attribution.COLLECTIVE, 0.7, is_pronoun=True)]
    if match["side"]:
        person = by_country(context, find_country(match["side"][4:].rpartition(" ")[0]))
        return [Subject(start, end, (person,), Attribution.NAMED, 0.6)] if person else []
    if match["latter"] or match["counterpart"]:
        person = context.other(context.last)
        return [Subject(start, end, (person,), Attribution.CARRIED, 0.6)] if person else []
    if context.last is None:
        return []
    return [Subject(start, end, (context.last,), Attribution.CARRIED, 0.85, is_pronoun=True)]


def _grouped(shadow: str, subjects: list[Subject]) -> list[Subject]:
    """Subjects joined by "and" as one ("Prime Minister A and President B"), also in a list ("A, B and C")."""
    result: list[Subject] = []
    number = 0
    while number < len(subjects):
        head = subjects[number]
        members = [head]
        at = number
        while at + 1 < len(subjects) and len(members) < 12:
            between = _between(shadow, subjects[at], subjects[at + 1])
            if subjects[at].genitive or subjects[at + 1].is_pronoun or head.is_pronoun:
                break
            listed = (
                at + 2 < len(subjects)
                and _LISTED.match(between)
                and re.fullmatch(
                    r"(?:,|,? and|,? as well as)(?: the)? ", _between(shadow, subjects[at + 1], subjects[at + 2])
                )
            )
            if not (_TOGETHER.match(between) or listed):
                break
            at += 1
            members.append(subjects[at])
        if len(members) > 1 and all(m.attribution is not Attribution.COLLECTIVE for m in members):
            persons = _unique(members)
            result.append(
                Subject(
                    head.start,
                    members[-1].end,
                    persons,
                    Attribution.COLLECTIVE if len(persons) > 1 else head.attribution,
                    0.9,
                    genitive=members[-1].genitive,
                )
            )
            number = at + 1
        else:
            result.append(head)
            number += 1
    return result


def _unique(members: list[Subject]) -> tuple[Person, ...]:
    persons: list[Person] = []
    for member in members:
        persons.extend(p for p in member.persons if not any(p is q for q in persons))
    return tuple(persons)


def _between(shadow: str, first: Subject, second: Subject) -> str:
    if second.start - first.end > 80:
        return "…"
    between = shadow[first.end : second.start]
    country = _OF_COUNTRY.match(between)
    return between[country.end() :] if country else between


_LAST_WORD = re.compile(r"([\w'-]+)\W*\Z")


def _standing(shadow: str, start: int, subject: Subject) -> str:
    """How a subject stands: "main", "subordinate", "governed" by a preposition, "inverted" ("…, said X"), "according"."""
    left = shadow[max(start, subject.start - 60) : subject.start].rstrip()
    for article in (" the", " both", "The"):
        left = left.removesuffix(article).rstrip() if left.endswith(article) and len(left) > len(article) else left
    if not left or left in ("The", "Both", "the"):
        return "main"
    if re.search(r"\baccording to\Z", left, re.IGNORECASE):
        return "according"
    if left[-1] in ",;:–—)\"'(":
        return "main"
    word = _LAST_WORD.search(left)
    if not word:
        return "main"
    last = word.group(1).casefold()
    if last in _SUBORDINATORS:
        return "subordinate"
    if last == "by":
        return "by"
    if last in _PREPOSITIONS:
        return "governed"
    if last in saying_forms() and re.search(r"(?:[,\"']|\A)\s*(?:as\s)?[a-z]+\Z", left):
        return "inverted" if saying_forms()[last] not in ("discuss", "see") else "governed"
    return "main"


def analyse(shadow: str, start: int, end: int, context: Context, others: OtherSubjects) -> list[Said]:
    """The parts of the sentence `[start, end)` with their attribution: one, or more where it is divided."""
    subjects = _grouped(shadow, _subjects(shadow, start, end, context, others))
    main: Subject | None = None
    how: Predicate | None = None
    rule = ""
    fallback: Said | None = None
    position = start
    quoted = False
    index = -1
    for index, subject in enumerate(subjects):
        quoted ^= shadow.count('"', position, subject.start) % 2 == 1
        position = subject.start
        if quoted:
            continue
        standing = _standing(shadow, start, subject)
        if subject.genitive:
            if standing in ("main", "according") and _REPORTED_NOUN.match(
                shadow, subject.end, min(end, subject.end + 60)
            ):
                main, rule, how = subject, "noun-of-saying", Predicate("say", "say", subject.end, subject.end)
                break
            continue
        if standing == "according":
            main, rule, how = subject, "according-to", Predicate("say", "say", subject.end, subject.end)
            break
        if standing == "inverted":
            main, rule, how = subject, "inverted-saying", Predicate("say", "say", subject.end, subject.end)
            break
        if standing == "by":
            before = max(start, subject.start - 200)
            if PASSIVE_OF_SAYING.search(shadow, before, subject.start) or _NOUN_BY.search(
                shadow[before : subject.start]
            ):
                main, rule, how = subject, "passive-with-by", Predicate("say", "say", subject.end, subject.end)
                break
            continue
        if standing != "main":
            continue
        found = predicate(shadow, subject.end, end)
        if found is None:
            continue
        if found.kind in ("say", "agree"):
            main, how, rule = subject, found, "verb-of-saying"
            break
        alone = len(subject.persons) == 1 and subject.attribution is not Attribution.COLLECTIVE
        if found.kind == "topic" and alone and found.base not in ("exchange", "consult", "deliberate"):
            main, how, rule = subject, replace(found, kind="say"), "topic-of-one"
            break
        if found.kind in ("topic", "act") and fallback is None:
            more = coordinated_saying(shadow, found.end, end)
            if more:
                main, how, rule = subject, more, "second-verb-of-saying"
                break
            fallback = Said(
                start,
                end,
                "event",
                rule="verb-of-doing" if found.kind == "act" else "topic-only",
                subject=subject.persons,
            )
        elif fallback is None and found.kind == "other":
            fallback = Said(start, end, "other", rule="other-verb", subject=subject.persons)
    if main is None or how is None:
        impersonal = _impersonal(shadow, start, end, subjects)
        if impersonal:
            return [impersonal]
        if fallback:
            if len(fallback.subject) == 1:
                context.last = fallback.subject[0]
            elif fallback.subject:
                context.group = fallback.subject
            return [fallback]
        if context.last is not None and _READS.fullmatch(shadow, start, end):
            speaker = (context.last,)
            return [Said(start, end, "lead", speaker, Attribution.CARRIED, "message-reads", 0.8, announces="direct")]
        if _EVENT_SENTENCE.match(shadow, start, min(end, start + 200)):
            return [Said(start, end, "event", rule="event-sentence")]
        return [Said(start, end, "other", rule="no-verb-of-saying")]
    confidence = min(
        main.confidence, {"verb-of-saying": 0.95, "topic-of-one": 0.6, "second-verb-of-saying": 0.75}.get(rule, 0.8)
    )
    said = Said(start, end, "said", main.persons, main.attribution, rule, confidence, subject=main.persons)
    if not main.persons:
        context.doubts.append(("who is meant here was not found", main.start, main.end))
        said = replace(said, confidence=0.4)
    said = _conveying(shadow, said, how, context, end)
    parts = _divide(shadow, said, how, main, subjects[index + 1 :], context, others)
    lead = _lead(shadow, parts[0], how, main)
    parts[:1] = lead
    _remember(context, parts, main)
    return parts


def _remember(context: Context, parts: list[Said], main: Subject) -> None:
    speakers = parts[-1].speakers if parts[-1].conveyed_by is None else ()
    if len(speakers) == 1:
        context.last = speakers[0]
    elif len(speakers) > 1:
        context.group = speakers


def _impersonal(shadow: str, start: int, end: int, subjects: list[Subject]) -> Said | None:
    position = start
    quoted = False
    ends = {s.end for s in subjects if not s.genitive}
    for match in IMPERSONAL.finditer(shadow, start, end):
        quoted ^= shadow.count('"', position, match.start()) % 2 == 1
        position = match.start()
        left = shadow[max(start, match.start() - 60) : match.start()].rstrip()
        word = _LAST_WORD.search(left)
        last = word.group(1).casefold() if word else ""
        if quoted or last in _SUBORDINATORS - {"what"} or last in ("he", "she", "they", "i", "we"):
            continue
        if re.search(
            r"\b(?:which|who|that|as|where|when|if|after|before)\s(?:[\w'-]+\s?){0,4}\Z", left
        ) and not re.search(r"\bit\Z", left):
            continue
        if match.start() - 1 in ends:
            return None
        rest = shadow[match.end() : min(end, match.end() + 8)]
        if rest.startswith(" by ") and match["verb"] in ("made", "taken", "given", "reached"):
            return None
        named_it = re.search(r"\bit\Z", left, re.IGNORECASE)
        return Said(start, end, "said", (), Attribution.IMPERSONAL, "impersonal-passive", 0.9 if named_it else 0.8)
    return None


_OWN = re.compile(r"\s(?:(?:his|her|their)\s(?:own\s)?|own\s)")


def _conveying(shadow: str, said: Said, how: Predicate, context: Context, end: int) -> Said:
    """The sender of a message that somebody delivers ("conveyed the following message from A to B", "conveyed A's regards")."""
    if how.base not in ("convey", "deliver", "relay", "transmit", "pass", "communicate", "read"):
        return said
    stop = min(end, how.end + 320)
    noun = _MESSAGE.search(shadow, how.end, stop)
    if not noun or len(said.speakers) != 1 or _OWN.match(shadow, how.end, stop):
        return said
    sender: Person | None = None
    receivers: list[Person] = []
    for name in context.persons.within(how.end, stop):
        before = shadow[max(how.end, name.start - 12) : name.start].rstrip().removesuffix(" the").rsplit(" ", 1)[-1]
        if (
            name.genitive
            and name.start < noun.start()
            and sender is None
            or before in ("from", "of")
            and sender is None
            and name.start > noun.start()
        ):
            sender = name.person
        elif before in ("to", "for"):
            receivers.append(name.person)
    if sender is None or sender is said.speakers[0]:
        return replace(said, addressees=tuple(receivers[:1])) if receivers else said
    return replace(
        said,
        speakers=(sender,),
        conveyed_by=said.speakers[0],
        rule="conveyed-message",
        confidence=0.85,
        addressees=tuple(receivers[:1]),
    )


def _divide(
    shadow: str,
    said: Said,
    how: Predicate,
    main: Subject,
    later: list[Subject],
    context: Context,
    others: OtherSubjects,
) -> list[Said]:
    """The sentence divided before every further main clause of another speaker, the conjunction going with it."""
    parts = [said]
    current = main
    begin = how.end
    quoted = False
    position = how.end
    for subject in later:
        if subject.start < how.end:
            continue
        quoted ^= shadow.count('"', position, subject.start) % 2 == 1
        position = subject.start
        if (
            quoted
            or subject.genitive
            or subject.is_pronoun
            or not subject.persons
            or _same(subject.persons, current.persons)
        ):
            continue
        left_start = max(begin, subject.start - 70)
        joint = _CONJUNCTION.search(shadow[left_start : subject.start])
        if not joint:
            continue
        at = left_start + joint.start()
        if joint["weak"] and re.search(r"\b(?:that|whether|how)\b", shadow[begin : min(at, begin + 400)]):
            continue
        found = predicate(shadow, subject.end, said.end)
        if found is None or found.kind not in ("say", "agree"):
            continue
        while shadow[at] in ",; " and at < subject.start and not shadow[at].isalpha():
            at += 1
        last = parts[-1]
        stop = len(shadow[last.start : at].rstrip()) + last.start
        if stop <= last.start:
            continue
        parts[-1] = replace(last, end=stop)
        parts.append(
            Said(
                at,
                said.end,
                "said",
                subject.persons,
                subject.attribution,
                "second-main-clause",
                0.75,
                subject=subject.persons,
            )
        )
        context.doubts.append(("a sentence with two speakers was divided here", at, said.end))
        current = subject
        begin = found.end
    return parts


def _same(a: tuple[Person, ...], b: tuple[Person, ...]) -> bool:
    return len(a) == len(b) and all(x is y for x, y in zip(a, b, strict=True))


def _lead(shadow: str, said: Said, how: Predicate, main: Subject) -> list[Said]:
    """A sentence that announces what follows, with what it also reports divided from it."""
    colon = _colon(shadow, how.end, said.end)
    announced = _ANNOUNCED.search(shadow, max(said.start, main.start - 60), colon if colon is not None else said.end)
    if colon is None and not (announced and announced.start() >= how.start - 20):
        return [said]
    if colon is None and announced and shadow[said.end - 1] not in ".":
        return [said]
    if colon is not None and not announced:
        between = shadow[how.end : colon]
        if len(between) > 60 or '"' in between or (len(between.split()) > 5 and not between.rstrip().endswith("that")):
            if said.end - colon > 1:
                return [said]
    close = said.end if colon is None else colon + 1
    mode = "direct"
    if how.kind == "agree" and said.attribution is Attribution.COLLECTIVE:
        mode = "indirect"
    if shadow[: close - 1].endswith(" that", max(0, close - 8)):
        mode = "indirect"
    if said.rule == "conveyed-message":
        mode = "message"
    result: list[Said] = []
    begin = said.start
    if main.start > said.start:
        clause = _FIRST_CLAUSE.match(shadow, said.start, min(main.start, said.start + 80))
        verb = clause and (clause["verb"] or clause["verb2"] or "").casefold()
        if clause and verb and verb in saying_forms() and shadow[main.start - 2 : main.start].strip() in (",", ""):
            cut = len(shadow[said.start : main.start].rstrip()) + said.start
            if shadow[cut - 1] == ",":
                result.append(replace(said, end=cut, rule="saying-before-lead-in", confidence=0.85))
                begin = main.start
    if begin == said.start:
        second = _SECOND_ANNOUNCES.search(shadow, how.end, close)
        if second:
            at = second.start()
            while shadow[at] in ", ":
                at += 1
            cut = len(shadow[said.start : at].rstrip()) + said.start
            result.append(replace(said, end=cut, rule="saying-before-lead-in", confidence=0.8))
            begin = at
    result.append(replace(said, start=begin, end=close, kind="lead", announces=mode, rule="lead-in"))
    rest = close
    while rest < said.end and shadow[rest].isspace():
        rest += 1
    if rest < said.end:
        result.append(
            replace(
                said,
                start=rest,
                end=said.end,
                attribution=Attribution.CARRIED,
                is_direct=mode == "direct",
                rule="announced-in-line",
            )
        )
    return result


def _colon(shadow: str, start: int, end: int) -> int | None:
    at = shadow.find(":", start, end)
    while at != -1 and at + 1 < end and (shadow[at + 1].isdigit() and shadow[at - 1].isdigit()):
        at = shadow.find(":", at + 1, end)
    return at if at != -1 else None
