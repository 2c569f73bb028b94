"""What a record says of its event: kind, date, time, place, initiative, and those between whom it took place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from archive.parsing.breakdown import Participant
from archive.parsing.people.persons import Named, Persons
from archive.parsing.people.register import Person
from archive.parsing.words.countries import find_country
from archive.parsing.words.dates import clock_times
from archive.parsing.words.offices import HONORIFICS
from archive.parsing.words.sentences import sentences
from archive.parsing.words.wordlists import after_heads, beginnings, choices, holds

_KINDS = (
    ("press conference", r"press\s(?:conference|statements?|briefing|availability|opportunity|call\b)|news\sconference|answers?\sto\s(?:journalists|questions|media)|(?:joint|media)\spress|remarks\sto\sthe\spress|interview(?<!my\sinterview)(?<!my\sfirst\sinterview)(?<!my\slast\sinterview)|記者会見|记者会|記者會|记者招待会|記者招待會|(?:大臣|長官|報道官|総理)の?(?:閣議後|臨時)?会見|記者発表|ぶら下がり|会見記録|インタビュー|пресс-конференц|заявлени\w+\sдля\s(?:прессы|сми)|ответы\sна\sвопросы|интервью|брифинг"),
    ("telephone talks", r"telephone|phone\s(?:call|conversation|talks)|call\swith\b(?<!\wcall\swith)|telecon\w*|spoke\sby\sphone|speaks\swith\s(?:the\s|his\s|her\s)?(?:[\w.-]+\s){0,4}(?:president|prime|premier|foreign|minister|king|sultan|emir|chancellor|secretary|counterpart)|video\s?-?(?:tele)?conference\s(?:talks|call)|電話(?:会談|会議|協議)|(?:テレビ|ＴＶ|tv)会談|телефонн\w+\s(?:разговор|бесед|переговор)|по\sтелефону"),
    ("courtesy call", r"courtesy\s(?:visit|call)|pa(?:id|ys?)\sa\s(?:courtesy\s)?call\b|表敬"),
    ("multilateral meeting", r"trilateral|multilateral|g(?<!\wg)-?(?:7|8|20)\b|asean|apec\b(?<!\wapec)|six-party\stalks\s(?:meeting|round)|quadrilateral|plenary|sco\b(?<!\wsco)|brics\b(?<!\wbrics)|csto\b(?<!\wcsto)|cis\b(?<!\wcis)|general\sassembly|informal\ssummit|multi-party|[三四五六]者|日米韓|日中韓|多国間|サミット|тр[её]хсторонн|четыр[её]хсторонн|многосторонн|саммит"),
    ("foreign ministers' meeting", r"foreign\sminister(?:s'?|ial)?'?\s?(?:meeting|talks|consultations|dialogue)|meeting\sof\s(?:the\s)?foreign\sministers|外相(?:会談|会議|会合|協議)|外務大臣(?:会談|会合)|министр\w+\sиностранных\sдел\s.{0,40}встреч|встреч\w+\sминистров\sиностранных"),
    ("summit meeting", r"summit|leaders'?\smeeting|meeting\sof\s(?:the\s)?(?:leaders|heads)|首脳(?:会談|会議|会合)|на\sвысшем\sуровне"),
    ("ministerial meeting", r"ministerial|ministers'?\s(?:meeting|talks)|defen[cs]e\sminister(?:s'?|ial)\s|閣僚(?:会談|会合|級)|大臣(?:会談|会合)|防衛相会談|встреч\w+\sминистров"),
)  # fmt: skip
# Against words in small letters, and no pattern begins with \b: so each is looked for by its first letters, many times as fast.
_KIND_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_LATIN_KIND_PATTERNS = tuple((kind, re.compile("|".join(filter(str.isascii, choices(row))))) for kind, row in _KINDS)
_STEMS = {
    "press conference": "joint remarks conferenc answer media interview 記者 记者 会見 ぶら下がり インタビュー пресс заявлени ответы интервью брифинг",
    "telephone talks": "phone call telecon speaks video 電話 会談 телефон",
    "courtesy call": "courtesy call 表敬",
    "multilateral meeting": "rilateral multilateral g7 g8 g20 g-7 g-8 g-20 asean apec six-party plenary sco brics csto cis assembly summit multi-party "
    "三者 四者 五者 六者 日米韓 日中韓 多国間 サミット сторонн саммит",
    "foreign ministers' meeting": "foreign 外相 外務大臣 министр",
    "summit meeting": "summit leaders heads 首脳 высшем",
    "ministerial meeting": "minister 閣僚 大臣 防衛相 министров",
}
"""What has to stand in words for a kind's pattern to fit: looked for first, which is many times as fast."""
_STEMS_OF_KINDS = {kind: tuple(stems.split()) for kind, stems in _STEMS.items()}
_STEMS_OF_KINDS["press conference"] += ("press ",)  # and no "expressed"
_LATIN_STEMS_OF_KINDS = {kind: tuple(filter(str.isascii, stems)) for kind, stems in _STEMS_OF_KINDS.items()}
# No other white space stands between words of ASCII: so no "joint" is asked of that has no press behind it.
_LATIN_STEMS_OF_KINDS["press conference"] = ("press ", " press", "news c", "answer", "interview")
_LATIN_STEMS_OF_KINDS["telephone talks"] = ("phone", "call with", "telecon", "speaks with", "video")
_LATIN_STEMS_OF_KINDS["courtesy call"] = ("courtesy ", " a call")
_LATIN_STEMS_OF_KINDS["multilateral meeting"] = (
    "rilateral", "multilateral", "g7", "g8", "g2", "g-7", "g-8", "g-2", "asean", "apec", "six-party", "plenary", "sco", "brics", "csto", "cis", "assembly",
    "informal summit", "multi-party",
)  # fmt: skip
_LATIN_STEMS_OF_KINDS["foreign ministers' meeting"] = ("foreign minister",)
_LATIN_STEMS_OF_KINDS["summit meeting"] = ("summit", "leaders", "meeting of ")
_LATIN_STEMS_OF_KINDS["ministerial meeting"] = ("ministerial", "ministers")
"""Those that words of ASCII can hold."""
_OCCASION = re.compile(r"\b(?:on|at)\sthe\s(?:occasion|margins?|sidelines?|fringes?)\sof\b")
_AT_OCCASION = re.compile(
    _OCCASION.pattern
    + r"(?:\s[\w'&-]{1,20}){0,6}?\s(?:summit|meetings?|conference|assembly|forum|session|council|ministerial)\b(?:\sin\s[a-z]{3,20})?"
)
"""The words of a sentence that only name another event: "on the sidelines of the harbour summit in Riga"."""
_STEMS_OF_OCCASION = ("occasion", "margin", "sideline", "fringe")
_SPOKEN = re.compile(r"(?:\A|:\s)(?:joint\s)?(?:remarks|press)\b|\bbriefing\b|stake-?out", re.IGNORECASE)
_EVENT_WORDS = (
    r"talks?|meetings?|met|meets|conversation|call|called|courtesy|visits?|visited|conference|teleconference|summit|consultations?|spoke|received|dinner|"
    r"luncheon|dialogue|negotiations|paid|interview|встреча\w*|встрети\w+|переговор\w+|бесед\w+|разговор\w*|принял\w?|состоял\w+"
)
EVENT = re.compile(
    rf"\b(?={beginnings(_EVENT_WORDS.split('|'), 2)})(?:{_EVENT_WORDS})\b|会談|会見|表敬|訪問|懇談|電話|会合",
    re.IGNORECASE,
)
_EVENT_IN_SMALL = re.compile(rf"{after_heads(_EVENT_WORDS.split('|'))}\b|会談|会見|表敬|訪問|懇談|電話|会合")
_LATIN_EVENT_IN_SMALL = re.compile(rf"[^a-z0-9_](?:{'|'.join(filter(str.isascii, _EVENT_WORDS.split('|')))})\b")
"""The same words in small letters, the second those of ASCII behind what is no letter: tried only where a word has ended."""
_BETWEEN = re.compile(
    r"\b(?:between|with|to|by|and|from|of|met|meets|received|receives|called|calls|telephoned|visited|hosted|welcomed)\s(?:the\s|both\s|his\s|her\s|[A-Z][\w-]+\scounterpart,?\s)?\Z"
)
_BESIDE = ("accompanied by", "attended by", "attended", "together with", "in the presence of", "also present", "including", "interpreter", "dedicated to", "in memory of", "over the death of", "at the invitation of", "on behalf of")  # fmt: skip
"""What stands before a person who is none of those between whom it was."""
_NOT_PRINCIPAL = re.compile(rf"{after_heads(_BESIDE)}\b(?:(?!\b(?:held|hosted|met|had|paid|took|received|spoke)\b)[^.;]){{0,80}}\Z", re.IGNORECASE)  # fmt: skip
_OF_MANY = re.compile(r"\b(?:trilateral|multilateral|quadrilateral|three|four|leaders of)\b", re.IGNORECASE)
_STEMS_OF_MANY = ("rilateral", "multilateral", "three", "four", "leaders of")
# "At the invitation of Prime Minister Tamm, Prime Minister Okafor paid …": here the host opens the sentence.
_INVITES = re.compile(r"At the (?:kind )?invitation of\b")
_INITIATIVE = re.compile(
    r"\b(?:on|at|upon)\s(?:the\s)?(?:initiative|request|suggestion|proposal)\s(?:of\s(?P<who>[^.,;:()]{2,80})|from\s(?P<from>[^.,;:()]{2,80}))"
    r"|\b(?:on|at|upon)\s(?P<whose>[A-Z][\w' -]{1,50}?)(?:'s?)\s(?:initiative|request|suggestion)"
    r"|\b(?:on|at|upon)\s(?:the\s)?(?P<side>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)\s(?:side's\s)?(?:initiative|request)"
    r"|\b(?:initiated|requested|proposed)\sby\s(?P<by>[^.,;:()]{2,80})",
    re.IGNORECASE,
)
_OF_INITIATIVE = ("initia", "request", "suggest", "propos")
# Two letters first, which are found several times as fast as where a word begins.
_HELD = re.compile(
    r"[hHtTmMcCvVrRgGoO][eEoOaAiIpP](?<!\w..)(?i:(?<=he)ld|(?<=to)ok\splace|(?<=ta)lks|(?<=me)(?:t|ets|eting)|(?<=co)(?:nference|nversation)|"
    r"(?<=vi)sit(?:ed)?|(?<=re)ceived|(?<=ga)thered|(?<=op)ened)\b"
)
_PLACE_QUOTED = re.compile(r"\b(?:at|in)\s(?:a|an|the)?\s?\"(?P<name>[^\"\n]{3,90})\"")
_PLACE = re.compile(
    r"[ia](?<!\w.)(?:(?<=i)n|(?<=a)t)\s(?P<name>(?:the\s)?[A-Z][\w'.-]*(?:(?:\sof(?:\sthe)?|\sde|,)?\s[A-Z][\w'.-]*){0,6})"
)
_VISIT_TO = re.compile(
    r"visit(?<!\wvisit)(?:s|ed|ing)?\s(?:to\s)?(?P<name>(?:the\s)?[A-Z][\w'-]*(?:\s[A-Z][\w'-]*){0,3})"
)
_NO_PLACE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Fall|Winter|The|This|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Prime|Minister|President|Foreign|Mr|Mrs|Ms)\b"
)


def event_kind(title: str, opening: str, participants: Iterable[Person], *, is_transcript: bool) -> str:
    """The event's kind in the words of docs/breakdown.md, from the title before the opening and the offices."""
    if is_transcript and _SPOKEN.search(title):
        return "press conference"
    people = list(participants)
    by_people = _kind_of_meeting(people)
    for words in (title, opening[:600]):
        # "Japan-Kenya Foreign Ministers' Meeting on the Occasion of the G8 Summit": the occasion is another event.
        small = words.lower().replace("\t", " ").replace("\n", " ")
        if holds(small, _STEMS_OF_OCCASION):
            small = _OCCASION.split(small, maxsplit=1)[0] if words is title else _AT_OCCASION.sub("", small)
        is_ascii = small.isascii()
        stems_of_kinds = _LATIN_STEMS_OF_KINDS if is_ascii else _STEMS_OF_KINDS
        for kind, pattern in _LATIN_KIND_PATTERNS if is_ascii else _KIND_PATTERNS:
            if words is not title and (
                (kind == "telephone talks" and is_transcript) or (kind == "multilateral meeting" and len(people) == 2)
            ):
                continue
            for stem in stems_of_kinds[kind]:
                if stem in small:
                    break
            else:
                continue
            if pattern.search(small):
                return kind
        if by_people is not None and _has_event(small):
            return by_people
    return "other"


def _kind_of_meeting(people: list[Person]) -> str | None:
    """The kind of an event between these, where it is no other: by their number, or by the offices of two."""
    if len(people) != 2:
        return "multilateral meeting" if len(people) > 2 else None
    one, two = people[0].classes, people[1].classes
    if "foreign" in one and "foreign" in two:
        return "foreign ministers' meeting"
    if "head" in one and "head" in two:
        return "summit meeting"
    return None if _MINISTERS.isdisjoint(one) or _MINISTERS.isdisjoint(two) else "ministerial meeting"


_MINISTERS = frozenset(("foreign", "defence", "minister"))


def tells_of_event(shadow: str, start: int, end: int) -> bool:
    """Whether a sentence has a word of an event."""
    # In small letters, for without regard to case every word is tried letter by letter.
    return _has_event(shadow[start:end].lower())


def _has_event(small: str) -> bool:
    if small.isascii():
        return _LATIN_EVENT_IN_SMALL.search(f" {small}") is not None
    return _EVENT_IN_SMALL.search(small) is not None


def _first_sentences(shadow: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in spans:
        found.extend(sentences(shadow, start, min(end, start + 4000))[:6])
        if len(found) > 8:
            break
    return found


def _stands_behind_event(shadow: str, start: int, end: int, at: int) -> bool:
    """Whether a sentence's first word of an event begins before `at`."""
    event = EVENT.search(shadow, start, end)
    return event is not None and event.start() < at


def _listed(shadow: str, start: int, end: int, persons: Persons) -> bool:
    """Whether three persons or more stand in a list before the verb: "A, B and C met in Riga"."""
    event = EVENT.search(shadow, start, end)
    if event is None:
        return False
    ends = [name.end for name in persons.within(start, event.start())]
    if event.group() not in ("met", "gathered") and not (ends and _OF_ALL.search(shadow, start, ends[0])):
        return False
    return len(ends) > 2 and re.search(r"\band\b", shadow[ends[-3] : event.start()]) is not None


_OF_ALL = re.compile(r"\b(?:Ministers|Presidents|Premiers|Chancellors)\b")
"""One office for all who follow: "the Foreign Ministers of Estonia Juhan Tamm, Kenya …"."""
_COUNTRY = r"[A-Z](?<![\w.].)[\w.]{0,20}(?:\s[A-Z][\w.]{1,20}){0,3}(?:\s?\([A-Z]{2,5}\))?"
_THREE_COUNTRIES = re.compile(rf"(?P<one>{_COUNTRY})[-–](?P<two>{_COUNTRY})[-–](?P<three>{_COUNTRY})")


def _is_of_many(sentence: str) -> bool:
    """Whether an event's sentence says that more than two took part: "trilateral", "the Japan-Kenya-Estonia talks"."""
    if holds(sentence.lower(), _STEMS_OF_MANY) and _OF_MANY.search(sentence):
        return True
    if sentence.count("-") + sentence.count("–") < 2:
        return False
    several = _THREE_COUNTRIES.search(sentence)
    return (
        several is not None and len({find_country(part.partition("(")[0]) for part in several.groups()} - {None}) == 3
    )


_OF_HIS_EVENT = re.compile(
    r"'s?\s(?:[A-Z]?[\w-]+\s){0,2}(?:visit|courtesy|call|meeting|talks|telephone|conversation|press|remarks|statement|interview|news)",
    re.IGNORECASE,
)
_OF = re.compile(r"\bof\s(?:the\s)?\Z")
_EVENT_OF = re.compile(
    r"\b(?:conference|statements?|meeting|talks|visit(?:\sto(?:\sthe)?(?:\s[A-Z]\w+){1,3})?|interview)\sof\s(?:the\s)?\Z",
    re.IGNORECASE,
)


def principals_in(shadow: str, start: int, end: int, persons: Persons) -> list[Named]:
    """The persons between whom a sentence says that something took place, each once, in order."""
    found: list[Named] = []
    names = persons.within(start, end)[:40]
    invitation = _INVITES.match(shadow, start, end) if names else None
    for name in names:
        if name.person in [n.person for n in found]:
            continue
        left = shadow[max(start, name.start - 120) : name.start]
        invites = invitation is not None and invitation.end() <= name.start
        if not invites and _NOT_PRINCIPAL.search(left):
            continue
        if name.genitive and not _OF_HIS_EVENT.match(shadow, name.end, min(end, name.end + 24)):
            continue
        governed = _BETWEEN.search(left)
        if (
            found
            and not governed
            and not left.rstrip().endswith((",", "-", "–"))
            and not _stands_behind_event(shadow, start, end, name.start)
        ):
            continue
        if not invites and _OF.search(left, len(left) - 8) and not _EVENT_OF.search(left):
            continue
        found.append(name)
        if len(found) == 2 and not (
            _is_of_many(shadow[start:end]) or (len(names) > 2 and _listed(shadow, start, end, persons))
        ):
            break
        if len(found) == 8:
            break
    return found


def office_printed(person: Person) -> str | None:
    """The title printed with a person that says most: one with a country or portfolio before the bare word."""
    real = [o for o in person.offices if o.casefold().rstrip(".") not in HONORIFICS]
    if len(real) < 2:
        return real[0] if real else None
    return max(real, key=lambda o: (find_country(o) is not None, len(o)), default=None)


def participants_of(persons: Iterable[Person]) -> tuple[Participant, ...]:
    """The principals with the office as printed."""
    return tuple([Participant(person.name, office_printed(person)) for person in persons])


_LED = re.compile(r"\b(?:[Dd]elegations?|[Ss]ide|[Tt]eam)\s(?:was|were)\s(?:led|headed)\sby\s")


def _led(shadow: str, opening: list[tuple[int, int]], persons: Persons) -> list[Named]:
    """Who led the delegations: "The Kenyan delegation was led by Foreign Minister Okafor, and the Estonian delegation …"."""
    found: list[Named] = []
    for start, end in opening[:2]:
        if shadow.find("ed by ", start, end) < 0:
            continue
        for match in _LED.finditer(shadow, start, end):
            found.extend(persons.within(match.end(), min(end, match.end() + 120))[:1])
    return found[:2]


_AND_COUNTERPART = re.compile(r",?\sand\s(?:his|her)\s(?:[A-Z][\w-]+\s)?counterpart,?\s(?:[A-Z][\w.]{1,4}\s)?")


def _counterparts(shadow: str, opening: list[tuple[int, int]], persons: Persons) -> list[Named]:
    """The first two whom the opening joins so: "Foreign Minister Tamm and his Kenyan counterpart Okafor urged"."""
    for start, end in opening[:1]:
        if shadow.find(" counterpart", start, end) < 0:
            return []
        for one, two in pairwise(persons.within(start, end)[:4]):
            if _AND_COUNTERPART.fullmatch(shadow, one.end, two.start):
                return [one, two]
    return []


def opening_principals(
    shadow: str, title: tuple[int, int] | None, opening: list[tuple[int, int]], persons: Persons
) -> tuple[Person, ...]:
    """The principals that the opening names, else the title; a single one of the opening is joined by the title's."""
    best: list[Named] = []
    in_title = principals_in(shadow, *title, persons) if title else []
    if len(in_title) > 1:
        return tuple(name.person for name in in_title)
    for start, end in _first_sentences(shadow, opening):
        # What somebody is quoted with tells of other events.
        if (
            len(persons.within(start, end)) <= len(best)
            or shadow[start] == '"'
            or not tells_of_event(shadow, start, end)
        ):
            continue
        found = principals_in(shadow, start, end, persons)
        if len(found) > len(best):
            best = found
        if len(best) >= 2:
            break
    if len(best) < 2 and (pair := _counterparts(shadow, opening, persons) or _led(shadow, opening, persons)):
        best = pair if len(pair) > 1 else best
    if len(best) < 2:
        best = [*best, *(n for n in in_title if not any(n.person is b.person for b in best))][:2]
    return tuple([name.person for name in best])


def initiative(shadow: str, spans: Sequence[tuple[int, int]], persons: Persons) -> str | None:
    """The country (or person) on whose initiative the event took place, as printed."""
    for stem in _OF_INITIATIVE if spans else ():
        if shadow.find(stem, spans[0][0], spans[-1][1]) >= 0:
            break
    else:
        return None
    for start, end in spans:
        stop = min(end, start + 4000)
        if not any(shadow.find(stem, start, stop) >= 0 for stem in _OF_INITIATIVE):
            continue
        for match in _INITIATIVE.finditer(shadow, start, stop):
            key = next(k for k, v in match.groupdict().items() if v)
            names = persons.within(match.start(key), match.end(key))
            if names and key != "side":
                return names[0].person.name
            country = find_country(match[key])
            if country:
                return country
    return None


def place_of(shadow: str, spans: list[tuple[int, int]], persons: Persons) -> str | None:
    """Where the event took place: a name after "at" or "in" in a sentence on the meeting, or the country visited."""
    several = [s for a, b in spans for s in sentences(shadow, a, min(b, a + 4000))[:6]]
    for start, end in several:
        if shadow.find('"', start, end) < 0:
            continue
        held = _HELD.search(shadow, start, end)
        if held and (match := _PLACE_QUOTED.search(shadow, held.start(), end)):
            return match["name"]
    for start, end in several:
        held = _HELD.search(shadow, start, end)
        if not held:
            continue
        for match in _PLACE.finditer(shadow, start, end):
            name = match["name"].rstrip(".,'")
            if _NO_PLACE.match(name.removeprefix("the ")) or persons.within(match.start("name"), match.end("name")):
                continue
            if persons.offices_within(match.start("name") - 4, match.end("name")):
                continue
            if match.start() > held.start() and match.start() - held.end() < 140:
                return name
    for start, end in several[:2]:
        match = _VISIT_TO.search(shadow, start, end)
        if match and find_country(match["name"]) and not persons.within(*match.span("name")):
            return match["name"]
    return None


def times_of(shadow: str, spans: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """The clock times at which the opening says that the event began and, where it does, ended."""
    for start, end in spans:
        found = clock_times(shadow, start, min(end, start + 3000))
        for (_, first_end, first), (second_start, _, second) in pairwise(found):
            if re.fullmatch(r"\s?(?:to|until|till|and|–|-|—)\s?", shadow[first_end:second_start]):
                return (first, second)
        if found:
            return (found[0][2],)
    return ()
