"""What a record says its actors agree, promise, ask for or expect: dated words, and never what became of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.parsing.breakdown import Breakdown, Kind, Mention, Role, Segment, Speech
from archive.parsing.countries import find_country
from archive.parsing.extraction import doubts_en, japanese_undertakings, russian_undertakings
from archive.parsing.extraction import undertakings_en as tables
from archive.parsing.extraction.due import deadlines
from archive.parsing.extraction.found import Span, Undertaking
from archive.parsing.extraction.reading import Reading
from archive.parsing.sentences import sentences

_READ = frozenset({Kind.STATEMENT, Kind.NARRATIVE, Kind.LEAD_IN})
_TRIM = " ,;:.!'–—-…"
_REACH = 1200
"""How many characters of a sentence a clause is looked for in, before and after its verb."""
_MARKS = _TRIM + '"、。　'
_WORD = re.compile(r"[A-Za-z]+")
_PRONOUNS = frozenset(
    [
        "i",
        "we",
        "he",
        "she",
        "they",
        "it",
        "i've",
        "we've",
        "we'll",
        "i'll",
        "i'm",
        "we're",
        "they've",
        "they'll",
        "he'll",
        "i'd",
        "we'd",
    ]
)
_OFFICE = re.compile(
    r"(?:Mr\.? |Madam |Ms\.? )?(?:the |The )?(?P<office>Prime Minister|President|Chancellor|Premier|Foreign Minister|Minister)\Z"
)
_ANYBODY = frozenset(
    {"People", "Citizens", "Residents", "Experts", "Everyone", "Everybody", "Many", "Some", "Nobody", "Companies"}
)
_PLAIN_CLAUSES = frozenset({"will-do", "wants", "intends", "would-do"})
_NEEDS_A_SPEAKER = frozenset(
    {"intends", "offered", "expects", "proposed", "requested", "accepted", "pledged", "invited"}
)


def find_undertakings(text: str, breakdown: Breakdown) -> tuple[Undertaking, ...]:
    """The undertakings of a record, in order; one clause can hold two ("invited him, and he accepted").

    A negated clause ("did not agree to") is none; one under a condition, and a past one, has a lower confidence.
    """
    reading = Reading(text, breakdown)
    other = {"ja": japanese_undertakings.undertakings_of, "ru": russian_undertakings.undertakings_of}.get(reading.language)  # fmt: skip
    found: list[Undertaking] = []
    for part in reading.segments:
        if part.kind not in _READ or part.role is Role.QUESTION:
            continue
        if other is not None:
            found += other(reading, part)
        elif tables.TRIGGER.search(reading.shadow, part.start, part.end):
            found += _English(reading, part).find()
    return tuple(found)


@dataclass(slots=True)
class _English:
    """One part of an English record."""

    reading: Reading
    part: Segment

    def find(self) -> Iterator[Undertaking]:
        shadow = self.reading.shadow
        for start, end in sentences(shadow, self.part.start, self.part.end):
            position = start
            if tables.QUESTION.search(shadow, max(start, end - 4), end):
                continue
            for trigger in tables.TRIGGER.finditer(shadow, start, end):
                if trigger.start() < position:
                    continue
                for word in _WORD.finditer(shadow, *trigger.span()):
                    made = self._at(word.start(), (start, end))
                    if made is not None:
                        yield made
                        position = made.end
                        break

    def _at(self, at: int, sentence: Span) -> Undertaking | None:
        shadow = self.reading.shadow
        for rule in tables.RULES:
            match = rule.pattern.match(shadow, at, sentence[1])
            if match is None:
                continue
            before = shadow[max(sentence[0], at - _REACH) : at]
            if tables.NEGATED.search(before[-40:]):
                return None
            return self._made(rule, match, sentence, before)
        return None

    def _made(self, rule: tables.Rule, match: re.Match[str], sentence: Span, before: str) -> Undertaking | None:
        shadow = self.reading.shadow
        what_start = match.start("what")
        clause_end = self._end(
            match.end("what") if rule.name in ("agreed-that-shall", "assured") else what_start, sentence[1]
        )
        begin = match.start() - len(before)
        subject = tables.SUBJECT.search(before[-90:])
        if (
            subject is None
            and rule.name in tables.WITH_SUBJECT
            and not before.rstrip().endswith((" and", ",", "which", "also"))
        ):
            return None
        start = match.start() - (len(subject.group()) if subject else 0)
        if subject is None and (boundary := self._boundary(before)) is not None:
            start = begin + boundary
        if rule.name in ("agreement-noun", "invitation", "reached-agreement") and (
            verb := tables.MAIN_VERB.search(shadow, what_start, clause_end)
        ):
            clause_end = verb.start()
        if rule.name in _PLAIN_CLAUSES:
            clause_end = self._before_second_verb(what_start, clause_end)
        passive = (
            rule.name == "agreed-upon-doing"
            or (rule.act in ("scheduled",) and rule.name != "will-do")
            or rule.name == "expected-to"
        )
        what = (what_start, clause_end)
        if passive:
            start = begin + (self._boundary(before) or 0)
            if rule.name == "agreed-upon-doing":
                what = (start, begin + len(before.rstrip()))
                clause_end = match.end()
            else:
                reduced = tables.REDUCED.search(before)
                start = begin + reduced.end() if reduced else start
                if doubts_en.WITHIN.search(before):
                    # Of "during the talks, which will be held in May, they …" the talks alone are what is to happen.
                    opening = doubts_en.OPENING.match(shadow, start)
                    start = opening.end() if opening else start
                    comma = shadow.find(",", what_start, clause_end)
                    clause_end = comma if comma > 0 else clause_end
                what = (start, clause_end)
        start, clause_end = self._trimmed(start, clause_end)
        what = self._trimmed(*what)
        if what[0] >= what[1] or start >= clause_end or what[1] - what[0] < 3:
            return None
        confidence = rule.confidence - self._doubt(rule, match, before, what)
        if self.part.kind is Kind.NARRATIVE and rule.act in _NEEDS_A_SPEAKER:
            confidence -= 0.1
        pronoun = subject["subject"].casefold() if subject else ""
        by = self._by(rule, subject["subject"] if subject else "", match, before)
        if subject is None and not passive:
            if (third := doubts_en.THIRD.search(before[-90:])) is not None:
                who = third["who"] or ""
                is_collective = doubts_en.COLLECTIVE.search(who) is not None
                if rule.name in ("asked-for", "requested") and not is_collective:
                    return None
                by, confidence = ((who,) if is_collective else ()), confidence - (0 if is_collective else 0.25)
            elif shared := doubts_en.SHARED_SUBJECT.search(before):
                pronoun = shared["subject"].casefold()
        if self.part.speech is Speech.DIRECT and pronoun in (
            "they",
            "he",
            "she",
            "it",
            "they've",
            "he's",
            "she's",
            "they're",
        ):
            # In somebody's own speech these are others, whom nothing here tells.
            if rule.name in ("will-do", "expected-to"):
                return None
            by, confidence = (), confidence - (0.45 if doubts_en.BYGONE.match(match.group()) else 0.25)
        due = deadlines(shadow, start, clause_end, "en", self.reading.date())
        last = due[-1] if due else None
        return Undertaking(
            start, clause_end, rule.act, by, self._towards(rule, match, what, by), what,
            (last.start, last.end) if last else None, last.date if last else "", rule.name, round(max(confidence, 0.1), 2),
        )  # fmt: skip

    def _doubt(self, rule: tables.Rule, match: re.Match[str], before: str, what: Span) -> float:
        """By how much the confidence is lower than the rule's."""
        shadow, is_direct = self.reading.shadow, self.part.speech is Speech.DIRECT
        verb, words = shadow[match.start() : what[0]], shadow[what[0] : what[1]]
        found = [
            doubt.less
            for doubt in doubts_en.DOUBTS
            if doubt.holds(rule.name, before[-80:], verb, words, is_direct=is_direct)
        ]
        return sum(found)

    def _before_second_verb(self, start: int, end: int) -> int:
        """Where a clause in the middle of another one ends, before the verb of that one; else its end."""
        shadow = self.reading.shadow
        second = doubts_en.SECOND_VERB.search(shadow, start, end)
        if second is None or doubts_en.HOLDS_A_CLAUSE.search(shadow, start, second.start()):
            return end
        return second.start()

    def _boundary(self, before: str) -> int | None:
        """Where in the sentence's beginning its last clause starts."""
        last = None
        for match in re.finditer(
            r"\bthat |; | \([a-z]\) |, (?:and |but |while |so )|: | and (?=(?:the|that|this|it)\b)", before
        ):
            last = match.end()
        return last

    def _end(self, position: int, end: int) -> int:
        reach = min(end, position + _REACH)
        match = tables.BOUNDARY.search(self.reading.shadow, position, reach)
        return match.start() if match else reach

    def _trimmed(self, start: int, end: int) -> Span:
        text = self.reading.shadow
        while start < end and (text[start] in _TRIM or (text[start] == '"' and text.count('"', start, end) % 2)):
            start += 1
        while end > start:
            last = text[end - 1]
            # A closing mark goes with its opening one.
            if (
                last in _TRIM
                or (last == ")" and "(" not in text[start:end])
                or (last == '"' and text.count('"', start, end) % 2)
            ):
                end -= 1
            else:
                break
        return start, end

    def _by(self, rule: tables.Rule, subject: str, match: re.Match[str], before: str) -> tuple[str, ...]:
        """Who: the part's speakers, unless the clause's subject is a person or a state that is none of theirs."""
        speakers = self.part.speakers
        breakdown = self.reading.breakdown
        if rule.name == "invitation" and (whose := self._possessor(match.start())):
            return (whose,)
        words = subject.strip()
        if rule.name == "agreement-noun" and match.group()[:5].casefold() == "their":
            return self._named_before(match.start()) or speakers
        if not words or words.casefold() in _PRONOUNS:
            return speakers
        if words in _ANYBODY:
            return ()
        if people := self._people_at(match.start() - len(before) + before.rfind(words), words):
            return people
        if (office := _OFFICE.search(words)) is not None:
            holders = [p.person for p in breakdown.participants if office["office"] in (p.office or "")]
            return (holders[0],) if len(holders) == 1 else speakers
        country = find_country(words)
        if country is not None:
            offices = {p.person: find_country(p.office or "") for p in breakdown.participants}
            owners = {offices.get(speaker) for speaker in speakers}
            if not speakers or (None not in owners and country not in owners):
                return (words,)
            return speakers
        if not speakers and tables.COLLECTIVE.match(words):
            return (words,)
        return speakers

    def _named_before(self, at: int) -> tuple[str, ...]:
        """The two persons last named before, none of whom speaks: whose "their" is."""
        people = dict.fromkeys(
            m.person for m in self._mentions(self.part.start - 300, at) if m.person not in self.part.speakers
        )
        return tuple(people)[-2:] if len(people) >= 2 else ()

    def _possessor(self, at: int) -> str | None:
        """Whose: "President Kask's invitation"."""
        for mention in self._mentions(at - 60, at):
            if self.reading.shadow[mention.end : at].strip() in ("'s", "'", "") and at - mention.end < 5:
                return mention.person
        return None

    def _people_at(self, at: int, words: str) -> tuple[str, ...]:
        """Who are named there: the last one, and who is joined to that one by "and"; nobody where these are the speakers."""
        people = [m for m in self._mentions(max(at - 60, self.part.start), at + len(words) + 1)]
        if not people or people[-1].end < at:
            return ()
        named = [people[-1].person]
        if len(people) > 1 and self.reading.shadow[people[-2].end : people[-1].start].split()[:1] == ["and"]:
            named.insert(0, people[-2].person)
        return () if set(named) <= set(self.part.speakers) else tuple(dict.fromkeys(named))

    def _mentions(self, start: int, end: int) -> Iterator[Mention]:
        return (m for m in self.reading.mentions(start, end) if m.start >= start and m.end <= end)

    def _towards(self, rule: tables.Rule, match: re.Match[str], what: Span, by: tuple[str, ...]) -> tuple[str, ...]:
        """Of whom: the verb's object, or the subject of what is hoped for; else those who are spoken to."""
        if rule.act in ("agreed", "scheduled", "intends"):
            return ()
        groups = match.groupdict()
        words, start = "", what[0]
        if groups.get("to"):
            words, start = groups["to"], match.start("to")
        elif rule.act in ("expects", "requested"):
            head = re.match(
                r"(?:that |for |to )?(?P<who>(?:the )?(?:(?:[A-Z][\w.-]*)(?: [A-Z][\w.-]*){0,4}|other side)(?: side| leadership| government)?)(?='s|'| (?:will|would|should|can|could|swiftly|comply|be|take|to|continue)\b)",
                self.reading.shadow[what[0] : what[1]],
            )
            if rule.name == "urged-that":
                head = head or None
            if head:
                words, start = head["who"], what[0] + head.start("who")
        if rule.name == "invitation" and words in ("", "him", "her", "them"):
            return tuple(person for person in (*self.part.speakers, *self.part.addressees) if person not in by)[:1]
        if words:
            if words in ("him", "her", "them", "you", "us", "his", "it", "me"):
                others = (*self.part.addressees, *(self.part.speakers if words in ("him", "her", "them") else ()))
                return tuple(person for person in others if person not in by)[: 1 if words in ("him", "her") else None]
            people = [m.person for m in self._mentions(start - 1, start + len(words) + 3)]
            if people:
                return (people[-1],)
            if words[:1].isupper() or words.startswith(("the ", "all ", "both ")):
                return (words,)
        if rule.act in ("expects", "pledged", "offered") and rule.name not in ("assured",):
            return ()
        return tuple(person for person in self.part.addressees if person not in by)
