"""The rules of undertakings_ru at work: the clause around a Russian verb, who is its subject and of whom it asks."""

from __future__ import annotations

from collections.abc import Iterator

from archive.parsing.breakdown import Kind, Segment, Speech
from archive.parsing.extraction import undertakings_ru as tables
from archive.parsing.extraction.due import ahead, deadlines
from archive.parsing.extraction.found import Span, Undertaking
from archive.parsing.extraction.place_names import russian, russian_nominatives
from archive.parsing.extraction.reading import Reading
from archive.parsing.extraction.undertaking_rules import Needs, verbs_in

_NEEDS = Needs(tables.RULES, r"(?<!\w)")
_REACH = 600
"""How many characters a clause is looked for in, before and after its verb."""
_LOOK_BACK = 1200
"""How many characters back it is looked for who "the presidents" or "he" are."""
_ON_A_WEEKDAY = frozenset({"scheduled", "invited", "expects", "accepted"})
"""Acts that say when something happens; elsewhere a day of the week is that of the report."""
_MARKS = " ,;:.!\"'–—-…«»"


def undertakings_of(reading: Reading, part: Segment) -> Iterator[Undertaking]:
    """The undertakings of one part, in order."""
    for start, end in reading.sentences(part):
        if not tables.QUESTION.search(reading.shadow, max(start, end - 4), end):
            yield from _of_sentence(reading, part, (start, end))


def _of_sentence(reading: Reading, part: Segment, sentence: Span) -> Iterator[Undertaking]:
    shadow = reading.shadow
    position = sentence[0]
    for match, rule in verbs_in(_NEEDS, reading.lowered, sentence):
        begin = match.start()
        if begin < position:
            continue
        # A promise to convey something is one; a wish to thank is not.
        if rule.name != "ru-pledged" and tables.POLITE.match(shadow, match.end(), sentence[1]):
            continue
        if shadow.startswith(" ли ", match.end()):
            continue  # somebody asks whether
        is_whole = rule.whole or (rule.keeps and " " in match.group())
        if not is_whole and tables.NOTHING.match(shadow, match.end(), sentence[1]):
            continue
        reach = min(sentence[1], match.end() + _REACH)
        if rule.whole:
            stop = tables.SCHEDULED_ENDS.search(shadow, match.end(), reach) or tables.ENDS.search(
                shadow, match.end(), reach
            )
            first, last = _clause_start(shadow, max(position, begin - _REACH), begin), stop.start() if stop else reach
            if tables.UNTIL.match(shadow, first, begin):
                continue
        else:
            lead = tables.LEADS.match(shadow, match.end(), reach)
            first = lead.end() if lead else match.end()
            stop = tables.ENDS.search(shadow, first, reach)
            last = stop.start() if stop else reach
        if rule.name in ("ru-offered", "ru-pledged") and (owner := tables.OWNED.match(shadow, first, last)):
            first = owner.end()
        first = begin if rule.keeps else first
        first, last = _trimmed(shadow, first, last)
        position = match.end()
        if last - first < 3:
            continue
        position = max(position, last if not rule.whole else position)
        before = shadow[max(sentence[0], begin - 160) : begin]
        by, doubt = _by(reading, part, before, begin)
        if tables.CONDITION.search(shadow, max(sentence[0], begin - _REACH), begin):
            doubt += 0.3
        names = rule.name == "ru-will-visit" and by != part.speakers
        due = [
            one
            for one in ahead(deadlines(shadow, first, last, "ru", reading.date()), reading.date())
            if (rule.act in _ON_A_WEEKDAY or not tables.WEEKDAY.match(shadow, one.start, one.end))
            and (
                not shadow.startswith("на ", one.start)
                or not tables.BEARS_A_DATE.search(shadow[max(first, one.start - 60) : one.start])
            )
        ]
        yield Undertaking(
            min(first, begin), max(last, match.end()), rule.act, by if not rule.whole or names else (),
            () if rule.whole else _towards(reading, part, rule.act, (match.end(), last), by), (first, last),
            (due[-1].start, due[-1].end) if due else None, due[-1].date if due else "", rule.name,
            round(max(rule.confidence - (0 if rule.whole else doubt), 0.1), 2),
        )  # fmt: skip


def _clause_start(shadow: str, start: int, begin: int) -> int:
    """Where the clause of a scheduled event begins: at the noun of its relative clause, else behind the last mark."""
    if which := tables.WHICH.search(shadow[max(start, begin - 160) : begin]):
        return max(start, begin - 160) + which.start("of")
    last = start
    for match in tables.STARTS.finditer(shadow, start, begin):
        # Two who do it together are one subject: «Москва и Астана подпишут».
        if (
            match.group() != "и "
            or begin == match.end()
            or not tables.JOINED.search(shadow[max(start, match.start() - 40) : begin])
        ):
            last = match.end()
    return last


def _trimmed(shadow: str, first: int, last: int) -> Span:
    while first < last and (
        shadow[first] in " ,;:.!–—-…" or (shadow[first] == '"' and shadow.count('"', first, last) % 2)
    ):
        first += 1
    while last > first:
        mark = shadow[last - 1]
        open_ = {")": "(", "»": "«"}.get(mark)
        whole = (
            open_ is not None
            and open_ in shadow[first:last]
            or mark == '"'
            and shadow.count('"', first, last) % 2 == 0
        )
        if whole or not (mark in _MARKS or open_):
            break
        last -= 1
    return first, last


def _by(reading: Reading, part: Segment, before: str, begin: int) -> tuple[tuple[str, ...], float]:
    """Who, and by how much it is less sure: the verb's own subject, else the part's speakers."""
    speakers = part.speakers
    if collective := tables.COLLECTIVE.search(before):
        if len(speakers) > 1:
            return speakers, 0.0
        both = dict.fromkeys(m.person for m in reading.mentions(begin - _LOOK_BACK, begin))
        return tuple(both) if not speakers and len(both) == 2 else (collective["who"],), 0.0
    if office := tables.OFFICE.search(before):
        return (office["who"],), 0.0
    if body := tables.BODY.search(before):
        return (body["who"].strip(),), 0.0
    if pair := tables.JOINED.search(before):
        named = [next(russian().find(words + " ", 0, len(words) + 1), None) for words in pair.groups()]
        if all(named):
            return pair.groups(), 0.0
    for start, end, row in russian().find(before, 0, len(before)):
        tail = before[end:]
        if (
            row[0] == "body"
            or tail.count(" ") > 3
            or set(tail) & set(',;:«»"()')
            or tables.PREPOSITION.search(before[:start])
        ):
            continue
        words = before[start:end]
        if words not in russian_nominatives():
            continue
        offices = {p.person: p.office or "" for p in reading.breakdown.participants}
        if any(words[:5] in offices.get(speaker, "") for speaker in speakers):
            return speakers, 0.0
        return (words,), 0.0
    people = [m for m in reading.mentions(begin - len(before), begin) if m.end <= begin]
    if (
        people
        and people[-1].person not in speakers
        and reading.shadow[people[-1].end : begin].count(" ") <= 4
        and not tables.WITH.search(reading.shadow, max(0, people[-1].start - 16), people[-1].start)
    ):
        joined = [m for m in people[-2:-1] if reading.shadow[m.end : people[-1].start] == " и "]
        return tuple(m.person for m in (*joined, people[-1])), 0.0
    if part.speech is Speech.DIRECT and tables.THIRD.search(before):
        return (), 0.25
    if not speakers:
        # A report that names nobody there goes on about whom, or which state, its nearest sentence begins with.
        return _goes_on_about(reading, begin), 0.1 if part.kind is Kind.NARRATIVE else 0.0
    return speakers, 0.0


def _goes_on_about(reading: Reading, begin: int) -> tuple[str, ...]:
    """Who or which state begins the sentence of that verb, or the nearest sentence before."""
    first = max(0, begin - _LOOK_BACK // 2)
    for opening in reversed([m.end() for m in tables.SENTENCE.finditer(reading.shadow, first, begin)]):
        part = reading.part(opening, opening)
        if part is None or part.kind in (Kind.TITLE, Kind.HEADING):
            continue
        people = [m for m in reading.mentions(opening, min(opening + 60, begin)) if m.end <= begin]
        if people and not tables.PREPOSITION.search(reading.shadow[opening : people[0].start]):
            return (people[0].person,)
        state = next(russian().find(reading.shadow, opening, min(opening + 30, begin)), None)
        if state and state[0] == opening and reading.shadow[opening] != "В":
            return (reading.shadow[state[0] : state[1]],)
    return ()


def _towards(reading: Reading, part: Segment, act: str, words: Span, by: tuple[str, ...]) -> tuple[str, ...]:
    """Of whom: the verb's object where it is a person or a state, else those who are spoken to."""
    if act not in ("requested", "invited", "proposed", "expects"):
        return ()
    near = (words[0], min(words[1], words[0] + 48))
    people = [m.person for m in reading.mentions(*near) if m.person not in by]
    if people:
        return (people[0],)
    state = next(iter(russian().find(reading.shadow, *near)), None)
    if state and act != "invited" and reading.shadow[near[0] : state[0]].count(" ") <= 1:
        return (reading.shadow[state[0] : state[1]],)
    return () if act == "expects" else tuple(person for person in part.addressees if person not in by)
