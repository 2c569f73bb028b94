"""Who undertakes something in an English clause, and of whom it is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from archive.parsing.breakdown import Mention, Segment
from archive.parsing.countries import find_country
from archive.parsing.extraction import undertakings_en as tables
from archive.parsing.extraction.found import Span
from archive.parsing.extraction.reading import Reading

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
_JOINED = re.compile(r"\band (?:(?:his|her|their|the) )?(?:[\w'-]+ ){0,5}\Z")
"""What stands between two persons of one subject: "Minister Kask and her Kenyan counterpart Peter Okafor"."""
_TITLED = re.compile(
    r"\b(?:FM|PM|Minister|Secretary|President|Premier|Chancellor|Ambassador|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|counterpart,?) (?P<names>[A-Z][\w-]+(?: [A-Z][\w-]+){0,3})"
)
_TITLES = frozenset({"Minister", "Secretary", "President", "Premier", "Prime", "Foreign", "State", "General"})
_HOLDER = re.compile(
    r"\b[Tt]he (?P<who>Secretary-General|(?:(?:Deputy|Prime|Foreign|Vice) )?(?:Minister|President|Premier|Secretary of State)|Chancellor|High Commissioner|Ambassador)\b"
)
_BODY = re.compile(r"\bto the (?P<who>(?:UN |United Nations )?(?:Security Council|General Assembly)|[A-Z]\w+ side)\b")
_LOOK_BACK = 2500
"""How many characters back two persons are looked for who are "both sides"."""


@dataclass(slots=True)
class Parties:
    """The parties to what one part of a record says.

    `heading` is where the last heading before it ends, `surnames` are the names that the record prints with a title.
    """

    reading: Reading
    part: Segment
    heading: int = 0
    surnames: frozenset[str] = field(default_factory=frozenset)

    def by(self, rule: tables.Rule, subject: str, match: re.Match[str], before: str) -> tuple[str, ...]:
        """Who: the part's speakers, unless the clause's subject is a person or a state that is none of theirs."""
        speakers = self.part.speakers
        breakdown = self.reading.breakdown
        if rule.name == "invitation" and (whose := self._possessor(match.start())):
            return (whose,)
        words = subject.strip().removesuffix("'s")
        if rule.name == "agreement-noun" and match.group()[:5].casefold() == "their":
            return self._named_before(match.start()) or speakers
        if not words or words.casefold() in _PRONOUNS:
            if not speakers and words.casefold() in ("he", "she"):
                return self._holder_before(match.start())
            if not speakers and words == "They":
                return self._pair_before(match.start())
            return speakers
        if states := self._joined_states(before, words):
            return states
        if words in _ANYBODY:
            return ()
        if not speakers and tables.JOINT.fullmatch(words) and (pair := self._pair_before(match.start())):
            return pair
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
        if not speakers and (tables.COLLECTIVE.match(words) or tables.JOINT.fullmatch(words)):
            return (words,)
        if not speakers and words.split()[-1] in self.surnames:
            return (words.split()[-1],)
        return speakers

    def _joined_states(self, before: str, words: str) -> tuple[str, ...]:
        """The two states of "Kenya and Estonia", where neither is a speaker's name."""
        joined = tables.JOINED_STATE.search(before[: before.rfind(words)][-60:])
        if joined is None or find_country(words) is None or find_country(joined["first"]) is None:
            return ()
        return (joined["first"], words)

    def _pair_before(self, at: int) -> tuple[str, ...]:
        """The two persons who alone are named before: who "both sides" are."""
        named = dict.fromkeys(m.person for m in self._mentions(max(at - _LOOK_BACK, 0), at))
        return tuple(named) if len(named) == 2 else ()

    def _holder_before(self, at: int) -> tuple[str, ...]:
        """The office last named before under the same heading, where a nameless "he" goes on."""
        last = None
        for last in _HOLDER.finditer(self.reading.shadow, max(self.heading, at - 600), at):
            pass
        return (last["who"],) if last else ()

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
        people = [m for m in self._mentions(max(at - 140, self.part.start), at + len(words) + 1)]
        if not people or people[-1].end < at:
            return ()
        named = [people[-1].person]
        if len(people) > 1 and _JOINED.match(self.reading.shadow[people[-2].end : people[-1].start].lstrip()):
            named.insert(0, people[-2].person)
        return () if set(named) <= set(self.part.speakers) else tuple(dict.fromkeys(named))

    def _mentions(self, start: int, end: int) -> Iterator[Mention]:
        return (m for m in self.reading.mentions(start, end) if m.start >= start and m.end <= end)

    def towards(self, rule: tables.Rule, match: re.Match[str], what: Span, by: tuple[str, ...]) -> tuple[str, ...]:
        """Of whom: the verb's object, or the subject of what is hoped for; else those who are spoken to."""
        if rule.act in ("agreed", "scheduled", "intends"):
            return ()
        if rule.act == "proposed" and (body := _BODY.search(self.reading.shadow, *what)):
            return (body["who"],)
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


def surnames(reading: Reading) -> frozenset[str]:
    """The first and last of the names that a record prints behind a title: whose they are where they stand alone."""
    titled = (match["names"].split() for match in _TITLED.finditer(reading.shadow))
    return frozenset(name for names in titled for name in (names[0], names[-1]) if name not in _TITLES)
