"""What a record says of its event: kind, date, time, place, initiative, and those between whom it took place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from archive.parsing.breakdown import Participant
from archive.parsing.breakdown import Warning as Doubt
from archive.parsing.countries import find_country
from archive.parsing.dates import Date, clock_times, dates
from archive.parsing.offices import HONORIFICS
from archive.parsing.persons import Named, Person, Persons
from archive.parsing.sentences import sentences

_KINDS = (
    ("press conference", r"press\s(?:conference|statements?|briefing|availability|opportunity)|news\sconference|answers?\sto\s(?:journalists|questions|media)|(?:joint|media)\spress|remarks\sto\sthe\spress|interview"),
    ("telephone talks", r"telephone|phone\s(?:call|conversation|talks)|\bcall\swith\b|telecon\w*|spoke\sby\sphone|video\s?-?(?:tele)?conference\s(?:talks|call)"),
    ("courtesy call", r"courtesy\s(?:visit|call)|pa(?:id|ys?)\sa\s(?:courtesy\s)?call\b"),
    ("multilateral meeting", r"trilateral|multilateral|\bG-?(?:7|8|20)\b|ASEAN|\bAPEC\b|six-party\stalks\s(?:meeting|round)|quadrilateral|plenary|\bSCO\b|\bBRICS\b|\bCSTO\b|\bCIS\b|general\sassembly|informal\ssummit|multi-party"),
    ("foreign ministers' meeting", r"foreign\sminister(?:s'?|ial)?'?\s?(?:meeting|talks|consultations|dialogue)|meeting\sof\s(?:the\s)?foreign\sministers"),
    ("summit meeting", r"summit|leaders'?\smeeting|meeting\sof\s(?:the\s)?(?:leaders|heads)"),
    ("ministerial meeting", r"ministerial|ministers'?\s(?:meeting|talks)|defen[cs]e\sminister(?:s'?|ial)\s"),
)  # fmt: skip
_KIND_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)
_EVENT = re.compile(
    r"\b(?:talks?|meetings?|met|meets|conversation|call(?:ed)?|courtesy|visit|conference|summit|consultations?|spoke|received|dinner|"
    r"luncheon|dialogue|negotiations|paid|interview)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\b(?:between|with|to|by|and|from|of|met|meets|received|receives|called|calls|telephoned|visited|hosted|welcomed)\s(?:the\s|both\s|his\s|her\s|[A-Z][\w-]+\scounterpart,?\s)?\Z"
)
_NOT_PRINCIPAL = re.compile(r"\b(?:accompanied by|attended by|attended|together with|in the presence of|also present|including|interpreter|dedicated to|in memory of|over the death of|at the invitation of|on behalf of)\b(?:(?!\b(?:held|met|had|paid|took|received|spoke)\b)[^.;]){0,80}\Z", re.IGNORECASE)  # fmt: skip
_INITIATIVE = re.compile(
    r"\b(?:on|at|upon)\s(?:the\s)?(?:initiative|request|suggestion|proposal)\s(?:of\s(?P<who>[^.,;:()]{2,80})|from\s(?P<from>[^.,;:()]{2,80}))"
    r"|\b(?:on|at|upon)\s(?P<whose>[A-Z][\w' -]{1,50}?)(?:'s?)\s(?:initiative|request|suggestion)"
    r"|\b(?:on|at|upon)\s(?:the\s)?(?P<side>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)\s(?:side's\s)?(?:initiative|request)"
    r"|\b(?:initiated|requested|proposed)\sby\s(?P<by>[^.,;:()]{2,80})",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:held|took\splace|met|meets|meeting|talks|conference|visit(?:ed)?|conversation|met\swith|received|gathered|opened)\b",
    re.IGNORECASE,
)
_PLACE_QUOTED = re.compile(r"\b(?:at|in)\s(?:a|an|the)?\s?\"(?P<name>[^\"\n]{3,90})\"")
_PLACE = re.compile(
    r"\b(?:in|at)\s(?P<name>(?:the\s)?[A-Z][\w'.-]*(?:(?:\sof(?:\sthe)?|\sde|,)?\s[A-Z][\w'.-]*){0,6})"
)
_VISIT_TO = re.compile(r"\bvisit(?:s|ed|ing)?\s(?:to\s)?(?P<name>(?:the\s)?[A-Z][\w'-]*(?:\s[A-Z][\w'-]*){0,3})")
_NO_PLACE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Fall|Winter|The|This|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Prime|Minister|President|Foreign|Mr|Mrs|Ms)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|scheduled|upcoming|forthcoming|coming|planned|plans|looking\sforward|to\sbe|would|next|decided|prepar\w+|expected|intends?)\b",
    re.IGNORECASE,
)
# A date in such a clause is of something else than the event.
_ASIDE = re.compile(
    r"\b(?:which|scheduled|anniversary|accident|since|after|dated|until|before|adopted|elections?)\b[^.;]*\Z"
)


def event_kind(title: str, opening: str, participants: Iterable[Person], *, is_transcript: bool) -> str:
    """The event's kind in the words of docs/breakdown.md, from the title before the opening and the offices."""
    people = list(participants)
    classes = [person.classes for person in people]
    for words in (title, opening[:600]):
        for kind, pattern in _KIND_PATTERNS:
            if not pattern.search(words):
                continue
            if kind == "multilateral meeting" and len(people) == 2 and words is not title:
                continue
            if kind == "telephone talks" and words is opening[:600] and is_transcript:
                continue
            return kind
        if not _EVENT.search(words):
            continue
        if len(people) > 2:
            return "multilateral meeting"
        if len(people) == 2:
            if all("foreign" in c for c in classes):
                return "foreign ministers' meeting"
            if all("head" in c for c in classes):
                return "summit meeting"
            if all(c & {"foreign", "defence", "minister"} for c in classes):
                return "ministerial meeting"
    return "other"


def _event_sentences(shadow: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found = []
    for start, end in spans:
        found.extend(sentences(shadow, start, min(end, start + 4000))[:6])
        if len(found) > 8:
            break
    return [(a, b) for a, b in found if _EVENT.search(shadow, a, b)]


def principals_in(shadow: str, start: int, end: int, persons: Persons) -> list[Named]:
    """The persons between whom a sentence says that something took place, each once, in order."""
    found: list[Named] = []
    event = _EVENT.search(shadow, start, end)
    many = re.search(
        r"\b(?:trilateral|multilateral|quadrilateral|three|four|leaders of)\b", shadow[start:end], re.IGNORECASE
    )
    for name in persons.within(start, end)[:40]:
        if any(name.person is n.person for n in found):
            continue
        left = shadow[max(start, name.start - 120) : name.start]
        after = shadow[name.end : min(end, name.end + 24)]
        if _NOT_PRINCIPAL.search(left):
            continue
        if name.genitive and not re.match(
            r"'s?\s(?:[A-Z]?[\w-]+\s){0,2}(?:visit|courtesy|call|meeting|talks|telephone|conversation|press|remarks|statement|interview|news)",
            after,
            re.IGNORECASE,
        ):
            continue
        governed = _BETWEEN.search(left)
        if (
            found
            and not governed
            and not left.rstrip().endswith((",", "-", "–"))
            and not (event and event.start() < name.start)
        ):
            continue
        if re.search(r"\bof\s(?:the\s)?\Z", left) and not re.search(
            r"\b(?:conference|statements?|meeting|talks|visit|interview)\sof\s(?:the\s)?\Z", left, re.IGNORECASE
        ):
            continue
        found.append(name)
        if len(found) == 2 and not many:
            break
        if len(found) == 8:
            break
    return found


def office_printed(person: Person) -> str | None:
    """The title printed with a person that says most: one with a country or portfolio before the bare word."""
    real = [o for o in person.offices if o.casefold().rstrip(".") not in HONORIFICS]
    return max(real, key=lambda o: (find_country(o) is not None, len(o)), default=None)


def participants_of(persons: Iterable[Person]) -> tuple[Participant, ...]:
    """The principals with the office as printed."""
    return tuple(Participant(person.name, office_printed(person)) for person in persons)


def opening_principals(
    shadow: str, title: tuple[int, int] | None, opening: list[tuple[int, int]], persons: Persons
) -> tuple[Person, ...]:
    """The principals that the opening names, else the title; a single one of the opening is joined by the title's."""
    best: list[Named] = []
    in_title = principals_in(shadow, *title, persons) if title else []
    if len(in_title) > 1:
        return tuple(name.person for name in in_title)
    for start, end in _event_sentences(shadow, opening):
        found = principals_in(shadow, start, end, persons)
        if len(found) > len(best):
            best = found
        if len(best) >= 2:
            break
    if len(best) < 2:
        best = [*best, *(n for n in in_title if not any(n.person is b.person for b in best))][:2]
    return tuple(name.person for name in best)


def initiative(shadow: str, spans: Iterable[tuple[int, int]], persons: Persons) -> str | None:
    """The country (or person) on whose initiative the event took place, as printed."""
    for start, end in spans:
        for match in _INITIATIVE.finditer(shadow, start, min(end, start + 4000)):
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


def event_date(
    shadow: str, spans: list[tuple[int, int]], dated: Date | None, body: tuple[int, int]
) -> tuple[str | None, list[Doubt]]:
    """The event's date in EDTF from the opening, its year from there or the dateline, else proposed with its reasons."""
    # A dateline to the day is surer than a date in the paragraphs after the first.
    found = _opening_date(shadow, spans[:1] if dated and dated.day else spans)
    warnings: list[Doubt] = []
    if found is None or (dated and dated.day and found.year and abs(found.year - (dated.year or 0)) > 1):
        if dated is None:
            return None, warnings
        return dated.edtf(), warnings
    if found.year:
        return found.edtf(), warnings
    if dated and dated.year and dated.month and found.month:
        # "On December 28" under a dateline of January is last year's.
        return found.edtf(dated.year - 1 if found.month - dated.month > 6 else dated.year), warnings
    if dated and dated.year:
        return found.edtf(dated.year), warnings
    year, reason = _year_by_text(shadow, found, body)
    message = f"the year of the event is not stated; {reason}"
    warnings.append(Doubt(message, found.start, found.end))
    return found.edtf(year, uncertain=True), warnings


def _opening_date(shadow: str, spans: list[tuple[int, int]]) -> Date | None:
    fallback = None
    for start, end in spans:
        for a, b in sentences(shadow, start, min(end, start + 4000))[:6]:
            here = [
                d
                for d in dates(shadow, a, b)
                if d.month and d.day and not _ASIDE.search(shadow[max(a, d.start - 90) : d.start])
            ]
            if not here:
                continue
            on = [
                d
                for d in here
                if re.search(
                    r"\b(?:on|from)\s(?:the\s)?(?:\w+day,?\s)?(?:the\s)?\Z",
                    shadow[max(a, d.start - 24) : d.start],
                    re.IGNORECASE,
                )
            ]
            if _EVENT.search(shadow, a, b):
                return (on or here)[0]
            fallback = fallback or (on or here)[0]
    return fallback


def _year_by_text(shadow: str, found: Date, body: tuple[int, int]) -> tuple[int | None, str]:
    """A year that the text supports: of the nearest explicitly dated thing that lies ahead, else of the last one past."""
    ahead: list[Date] = []
    behind: list[Date] = []
    for date in dates(shadow, body[0], min(body[1], body[0] + 200_000)):
        if date.year is None:
            continue
        near = shadow[max(body[0], date.start - 140) : min(body[1], date.end + 60)]
        (ahead if _AHEAD.search(near) else behind).append(date)
    month = found.month or 1
    if ahead:
        first = min(ahead, key=lambda d: (d.year or 0, d.month or 12))
        year = first.year or 0
        proposed = year if first.month is None or month <= first.month else year - 1
        if not any((d.year or 0) > proposed or (d.year == proposed and (d.month or 1) > month) for d in behind):
            words = " ".join(shadow[first.start : first.end].split())
            return proposed, f"{proposed} is proposed because {words} lies ahead in the text"
    if behind:
        last = max(behind, key=lambda d: (d.year or 0, d.month or 1))
        year = last.year or 0
        proposed = year if last.month is None or last.month <= month else year + 1
        words = " ".join(shadow[last.start : last.end].split())
        return proposed, f"{proposed} is proposed because {words} is the last date that the text looks back on"
    return None, "the text gives nothing to propose one by"
