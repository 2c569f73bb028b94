"""The rules of undertakings_ja at work: clauses of a Japanese sentence, who speaks in them and of whom they ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.parsing.breakdown import Kind, Segment, Speech
from archive.parsing.extraction import undertakings_ja as tables
from archive.parsing.extraction.due import ahead, deadlines
from archive.parsing.extraction.found import Span, Undertaking
from archive.parsing.extraction.place_names import japanese
from archive.parsing.extraction.reading import Reading
from archive.parsing.extraction.undertaking_rules import Needs, verbs_in
from archive.parsing.words.sentences import sentences

_NEEDS = Needs(tables.RULES)
_REACH = 400
"""How many characters before its verb a clause is looked for in."""
_ASKS = frozenset({"requested", "invited", "proposed", "expects"})
_MARKS = ' ,;:.!"、，。　」』'
_AND = re.compile(r"(?:と|[、，,]|及び|および)[^。はが、，,]{0,12}")
"""Between the names of those who do it together: 「日野大臣とケニアのオコト外相が」."""
_REPORTS = re.compile(r"(?:から|より)[は，、,]?|(?:は|も)[，、,]")


def undertakings_of(reading: Reading, part: Segment) -> Iterator[Undertaking]:
    """The undertakings of one part, in order; a sentence can hold several ("…したい、…してほしい旨述べた")."""
    for start, end in sentences(reading.shadow, part.start, part.end):
        is_question = tables.QUESTION.search(reading.shadow, max(start, end - 6), end)
        if not is_question or tables.ASKING.search(reading.shadow, max(start, end - 16), end):
            yield from _of_sentence(reading, part, (start, end))


def _of_sentence(reading: Reading, part: Segment, sentence: Span) -> Iterator[Undertaking]:
    shadow = reading.shadow
    position = previous = sentence[0]
    for match, rule in verbs_in(_NEEDS, shadow, sentence):
        begin = match.start()
        if rule.direct_only and part.speech is not Speech.DIRECT:
            continue
        if begin < position or tables.POLITE.search(shadow, max(position, begin - 24), match.end()):
            continue
        if tables.OF_A_NOUN.match(shadow, match.end()):
            continue
        first = max(position, begin - _REACH)
        for boundary in tables.CLAUSE_ENDS.finditer(shadow, first, begin):
            first = boundary.end()
        for inner in tables.INNER_SUBJECT.finditer(shadow, first, begin):
            first = inner.start("who")
        quoted = shadow.rfind("「", first, begin)
        if quoted >= 0 and shadow.find("」", quoted, begin) < 0:
            first = quoted  # what somebody said word for word
        else:
            for late in tables.LATE_SUBJECT.finditer(shadow, first, begin):
                first = late.start("who")
        if shadow.startswith(("旨の", "との"), first):
            first = previous  # a message that says so
        previous = whole = first
        # A verb that belongs to the clause may stand right behind its subject.
        reach = begin + 1 if rule.keeps else begin
        first, who, asked = _without_subject(reading, first, reach, asks=rule.name != "ja-agreed")
        last = match.end() if rule.keeps else begin
        position = match.end()
        while first < last and shadow[first] in _MARKS:
            first += 1
        while last > first and shadow[last - 1] in _MARKS:
            last -= 1
        if shadow[first : first + 1] in ("「", "『") and not set("」』").intersection(shadow[first:last]):
            first += 1
        if last - first < 2:
            continue
        by = _by(reading, part, who, max(sentence[0], whole - _REACH), whole, joint=rule.act == "agreed")
        due = ahead(deadlines(shadow, whole, last, "ja", reading.date()), reading.date())
        doubt = 0.3 if tables.CONDITION.search(shadow, first, last) else 0.0
        if rule.name == "ja-says-will" and tables.OTHERS.search(shadow, first, last):
            doubt += 0.25
        yield Undertaking(
            first, match.end(), rule.act, by, _towards(reading, part, rule.act, asked, (first, last), by), (first, last),
            (due[-1].start, due[-1].end) if due else None, due[-1].date if due else "", rule.name,
            round(rule.confidence - doubt, 2),
        )  # fmt: skip


def _without_subject(reading: Reading, first: int, begin: int, *, asks: bool) -> tuple[int, Span | None, Span | None]:
    """Where the clause begins behind words that join it, who stands there as its subject, and who as those spoken to.

    Whoever agrees on what to do about a state (ケニアに対して) `asks` nothing of it: that belongs to the clause.
    """
    shadow = reading.shadow
    who: Span | None = None
    asked: Span | None = None
    for _ in range(6):
        while first < begin and shadow[first] in _MARKS:
            first += 1
        match = tables.OPENINGS.match(shadow, first, begin) or tables.SUBJECT.match(shadow, first, begin)
        if match is not None and match.end() < begin:
            who = match.span("who") if "who" in match.groupdict() else who
            first = match.end()
            continue
        state = next(iter(_states(shadow, first, min(begin, first + 24))), None)
        if (
            state
            and state[0] == first
            and shadow.startswith(("は、", "は，", "は,"), state[1])
            and state[1] + 2 < begin
        ):
            who, first = state, state[1] + 2
            continue
        match = tables.SPOKEN_TO.match(shadow, first, begin) if asks else None
        if match is None or match.end() >= begin:
            break
        span = match.span("who")
        if not reading.mentions(*span) and not _states(shadow, *span) and not tables.OFFICE.search(match["who"]):
            break
        asked, first = span, match.end()
    return first, who, asked


def _by(reading: Reading, part: Segment, who: Span | None, begin: int, first: int, *, joint: bool) -> tuple[str, ...]:
    """Who: the clause's own subject, else who was last said to speak in the sentence, else the part's speakers.

    What is agreed (`joint`) is of all whom the sentence names together.
    """
    shadow = reading.shadow
    words = _name(shadow, who) if who else ""
    if who is not None and words not in tables.SELF:
        if tables.BOTH.search(words):
            return part.speakers if len(part.speakers) > 1 else (words,)
        if (state := _states(shadow, *who)) and state[0] == (who[0], who[0] + len(words)):
            offices = {p.person: p.office or "" for p in reading.breakdown.participants}
            theirs = any(words in offices.get(speaker, "") for speaker in part.speakers)
            return part.speakers if theirs else (words,)
        if people := tuple(dict.fromkeys(m.person for m in reading.mentions(*who))):
            return part.speakers if set(people) <= set(part.speakers) else people
        return part.speakers or (words,)
    if joint and who is None and len(part.speakers) < 2 and (together := _together(reading, begin, first)):
        return together
    if not part.speakers:
        heads = [_name(shadow, match.span("who")) for match in tables.SUBJECT.finditer(shadow, begin, first)]
        if others := [head for head in heads if head not in tables.SELF]:
            return (others[-1],)
    reporters = [m.person for m in reading.mentions(begin, first) if _REPORTS.match(shadow, m.end)]
    if reporters and reporters[-1] not in part.speakers:
        return (reporters[-1],)
    return part.speakers or _goes_on_about(reading, part)


def _together(reading: Reading, begin: int, first: int) -> tuple[str, ...]:
    """The two or more whose names are joined before が or は; nobody where only one stands there."""
    people = reading.mentions(begin, first)
    while people and reading.shadow[people[-1].end : people[-1].end + 1] not in ("が", "は"):
        people.pop()
    run = people[-1:]
    for mention in reversed(people[:-1]):
        if not _AND.fullmatch(reading.shadow, mention.end, run[0].start):
            break
        run.insert(0, mention)
    names = tuple(dict.fromkeys(mention.person for mention in run))
    return names if len(names) > 1 else ()


def _goes_on_about(reading: Reading, part: Segment) -> tuple[str, ...]:
    """Whose words the part before in the same paragraph has: its speakers, else its first subject."""
    before = reading.part(part.start - 1, part.start - 1) if part.start else None
    if before is None or before.kind not in (Kind.STATEMENT, Kind.NARRATIVE):
        return ()
    subject = tables.SUBJECT.match(reading.shadow, before.start, before.end)
    if before.speakers or subject is None:
        return before.speakers
    people = dict.fromkeys(m.person for m in reading.mentions(*subject.span("who")))
    return tuple(people) or (_name(reading.shadow, subject.span("who")),)


def _name(shadow: str, who: Span) -> str:
    """The subject without the particle that makes it one."""
    return shadow[slice(*who)].removesuffix("から").removesuffix("より").rstrip("はが")


def _towards(
    reading: Reading, part: Segment, act: str, asked: Span | None, what: Span, by: tuple[str, ...]
) -> tuple[str, ...]:
    """Of whom it is asked or hoped: who is named so, else those who are spoken to."""
    if act not in _ASKS:
        return ()
    shadow = reading.shadow
    owner = tables.OWNER.match(shadow, *what)
    for span in filter(None, (asked, owner and owner.span("who"))):
        people = tuple(dict.fromkeys(m.person for m in reading.mentions(*span) if m.person not in by))
        states = tuple(dict.fromkeys(shadow[slice(*state)] for state in _states(shadow, *span)))
        if people or states:
            return people or states
        if span == asked:
            return (shadow[slice(*span)],)
    return () if act == "expects" else tuple(person for person in part.addressees if person not in by)


def _states(shadow: str, start: int, end: int) -> list[Span]:
    """Where the words name states."""
    return [(first, last) for first, last, row in japanese().find(shadow, start, end) if row[0] == "state"]
