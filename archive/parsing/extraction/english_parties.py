"""Who undertakes something in an English clause, and of whom it is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from archive.parsing.breakdown import Mention, Segment
from archive.parsing.extraction import gazetteer
from archive.parsing.extraction import undertakings_en as tables
from archive.parsing.extraction.found import Span
from archive.parsing.extraction.reading import Reading
from archive.parsing.extraction.undertaking_rules import Rule
from archive.parsing.words.countries import find_country

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
_JOINED = re.compile(r"(?:, [^,]{3,80})?,? ?\band (?:(?:his|her|their|the) )?(?:[\w'-]+ ){0,5}\Z")
"""What stands between two persons of one subject: "Minister Kask and her Kenyan counterpart Peter Okafor"."""
_TITLED = re.compile(
    r"\b(?:FM|PM|Minister|Secretary|President|Premier|Chancellor|Ambassador|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|counterpart,?) (?P<names>[A-Z][\w-]+(?: [A-Z][\w-]+){0,3})"
)
_TITLES = frozenset({"Minister", "Secretary", "President", "Premier", "Prime", "Foreign", "State", "General"})
_HOLDER = re.compile(
    r"\b[Tt]he (?P<who>Secretary-General|(?:(?:Deputy|Prime|Foreign|Vice) )?(?:Minister|President|Premier|Secretary of State)|Chancellor|High Commissioner|Ambassador)\b"
)
_LEAD = r"(?:(?:In|On|At|During|After|Before|Following|With|For|As|By|Under|Earlier|Later|Meanwhile|However|Moreover|Furthermore|Finally|Also|[A-Z][a-z]+ing)\b[^,.;]{0,80}, )?"
"""What may stand before a sentence's subject: "In May, …"."""
_OPENS = re.compile(
    _LEAD
    + r"(?P<who>(?:[Tt]he |[Bb]oth )?(?:[A-Z][\w'.-]*(?: [A-Z][\w'.-]*){0,4}(?: (?:side|delegation|government))?|(?:two )?(?:sides|leaders|ministers|countries|nations|parties))) (?:[a-z]+ly )?[a-z]+ "
)
"""The subject of a sentence, whatever it does."""
_OPENS_SENTENCE = re.compile(
    r"\"?"
    + _LEAD
    + r"(?P<who>(?:[Tt]he |[Bb]oth )?(?:(?:new |current |incoming )?[A-Z][\w'.-]*(?: (?:of (?:the )?)?[A-Z][\w'.-]*){0,5}(?: (?:side|delegation|government))?(?: and (?:the )?(?P<second>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}))?(?:, [^,.;]{2,90},(?: on \w+day)?)?|(?:two )?(?:sides|leaders|ministers|(?:foreign )?secretaries|countries|nations|presidents|parties)|bloc|alliance)|[Tt]hey)"
    r" (?:(?:also|then|have|has|had|[a-z]+ly) )*[a-z]+(?:ed|s|id|ade|ook|ave|ew|oke|eld|et)\b"
)
"""The subject of a sentence, whose second verb has none of its own: "The EU welcomed the plan and asked Kenya to …"."""
INSTITUTION = re.compile(
    r"\b(?:[A-Z][\w-]+ (?:Corporation|Bank|Fund|Commission|Council|Agency|Administration|Ministry|Department|Organi[sz]ation|Committee|Parliament|Government)|Ministry of [A-Z][\w ]+|Department of [A-Z][\w ]+)(?: \([A-Z]{2,8}\))?\Z|\A(?:[Tt]he )?[A-Z]{3,6}\Z|\A(?:The )?(?:Government|Ministry|Union|Board|Council|Assembly|Commission|Committee|Conference)\Z"
)
_BODY = re.compile(r"\bto the (?P<who>(?:UN |United Nations )?(?:Security Council|General Assembly)|[A-Z]\w+ side)\b")
_LOOK_BACK = 2500
"""How many characters back two persons are looked for who are "both sides"."""

_OPENS_DECISION = re.compile(
    r"(?:\A|[:.] )(?P<who>(?:[Tt]he )?(?:[A-Z]\w+ ){0,4}(?:Council|Assembly|Conference|Committee|Commission|Board|Ministers|Parties)),?:?\s*\Z"
)
_OPERATIVE = re.compile(
    r"[\W\d]{0,12}(?:Further|Also|Again|Strongly|Urgently|Appeals|Appreciates|Authori[sz]es|Calls|Commends|Condemns|Decides|Demands|Emphasi[sz]es|Encourages|Endorses|Expresses|Invites|Looks|Mandates|Notes|Reaffirms|Recalls|Recommends|Reiterates|Requests|Stresses|Supports|Takes|Underlines|Urges|Welcomes)\b"
)
"""What a decision's paragraph begins with: "3. Further requests …"."""
_INSIDE = re.compile(r"\b(?:of|with|for|by|from|between|among|against)(?: the)? \Z")
"""Before a name that is no subject: "the foreign minister of Kenya"."""
_SENTENCE = re.compile(r"(?:\A|(?<=[.!?]) |(?<=[.!?][\"')]) |\n+)(?=[\"A-Z])")
_OFFICES_OF = re.compile(
    r"(?:\A|(?<=\s))(?P<who>(?:[Tt]he )?(?:[a-z]+ ){0,2}(?:ministers|leaders|presidents|representatives|officials|governments|delegations) (?:of|from) (?:the )?(?:[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}, )*[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3} and (?:the )?[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3})(?: (?:also|have|has|had|jointly|on [A-Z]\w+day))* \Z"
)
"""Those of several states who do it together: "the ministers of Kenya and Estonia"."""
_OWNER = re.compile(r"(?P<who>[A-Z][\w.-]*(?: [A-Z][\w.-]*)?)'s \Z")
_ALL_OF = re.compile(
    r"(?:[A-Z]{2,6}\d?|[A-Z]\d{1,2})? ?(?:Foreign |Defen[cs]e |Finance |Prime |Member )?(?:Ministers|Leaders|Allies|States|Governments|leaders|ministers|governments)"
)
"""All members of a body: "Allies", "NATO leaders", "Foreign Ministers"."""
MANY = re.compile(
    r"[Tt]he (?:foreign |prime |defen[cs]e )?(?:ministers|leaders|presidents|parties|countries|governments|sides)"
)
"""More than one, who are not known to be those who speak."""
_ADOPTED = re.compile(
    r"\A(?P<who>[Tt]he (?:(?:[A-Z][\w-]+|of|the|and) ){0,6}?(?:Council|Assembly|Conference|Committee|Commission|Board))\b[^:]{0,400}\b(?:decision|resolution|adopted|decided|following)\b[^:]{0,120}:\s*\Z"
)
"""Who decides in the numbered paragraphs that follow: "The Security Council,"."""


@dataclass(slots=True)
class Parties:
    """The parties to what one part of a record says.

    `heading` is where the last heading before it ends, `body` whose decision it stands in ("The Security Council,"), `surnames` are the names that the record prints with a title.
    """

    reading: Reading
    part: Segment
    heading: int = 0
    body: str = ""
    surnames: frozenset[str] = field(default_factory=frozenset)

    def by(self, rule: Rule, subject: str, match: re.Match[str], before: str) -> tuple[str, ...]:
        """Who: the part's speakers, unless the clause's subject is a person or a state that is none of theirs."""
        speakers = self.part.speakers
        breakdown = self.reading.breakdown
        if rule.name == "invitation" and (whose := self._possessor(match.start())):
            return (whose,)
        if rule.name == "intends" and (owner := _OWNER.search(before)) is not None:
            return speakers if (country := country_of(owner["who"])) and self._speak_for(country) else (owner["who"],)
        words = subject.strip().removesuffix("'s")
        if rule.name == "agreement-noun" and match.group()[:5].casefold() == "their":
            return self._named_before(match.start()) or speakers
        if words in ("Further", "Also", "Again", "The", "An"):
            words = ""
        if not words and self.body and not speakers and _OPERATIVE.match(self.reading.shadow, self.part.start):
            return (self.body,)
        if not words or words.casefold() in _PRONOUNS:
            if not speakers and words.casefold() in ("he", "she", "it", "they"):
                return self._meant(words.casefold(), match.start())
            return speakers
        if before.removesuffix(" ").endswith(words) and _INSIDE.search(before[: before.rfind(words)]):
            return speakers or self._phrase(before, words)
        if states := self._joined_states(before, words):
            return states if (phrase := _OFFICES_OF.search(before)) is None else speakers or (phrase["who"],)
        if words in _ANYBODY:
            return ()
        if len(speakers) < 2 and tables.JOINT.fullmatch(words):
            # Both of those who talk: whoever speaks and whoever is spoken to, else the two who alone are named.
            if len(both := (*speakers, *self.part.addressees)) == 2 and speakers:
                return both
            return self._pair_before(match.start()) or (words,)
        if people := self._people_at(match.start() - len(before) + before.rfind(words), words):
            return people
        if (office := _OFFICE.search(words)) is not None:
            holders = [p.person for p in breakdown.participants if office["office"] in (p.office or "")]
            return (holders[0],) if len(holders) == 1 else speakers or (words,)
        country = country_of(words)
        if country is not None:
            return speakers if self._speak_for(country) else (words,)
        if is_body(words) or INSTITUTION.search(words):
            theirs = any(
                words.removeprefix("The ") in (p.office or "") for p in breakdown.participants if p.person in speakers
            )
            return speakers if theirs else (words,)
        if len(speakers) < 2 and (MANY.fullmatch(words) or _ALL_OF.fullmatch(words)):
            return (words,)
        if not speakers and words.split()[-1] in self.surnames:
            return (words.split()[-1],)
        if not speakers and (words[:1].isupper() or tables.COLLECTIVE.match(words)):
            return (words,)
        return speakers

    def _speak_for(self, country: str) -> bool:
        """Whether the part's speakers may be that state's: no speaker is known to be another's."""
        offices = {p.person: find_country(p.office or "") for p in self.reading.breakdown.participants}
        owners = {offices.get(speaker) for speaker in self.part.speakers}
        return bool(owners) and (None in owners or country in owners)

    def opening(self, rule: Rule, match: re.Match[str], before: str) -> tuple[str, ...]:
        """Who opens the sentence, where that is a state, a body, or all sides together; else nobody."""
        found = _OPENS_SENTENCE.match(before)
        if found is None:
            return ()
        who = found["who"]
        if found["second"]:
            first = who.partition(" and ")[0]
            if country_of(first) is not None and country_of(found["second"]) is not None:
                return (first, found["second"])
        if who in ("They", "they"):
            return self._pair_before(match.start() - len(before))
        if tables.JOINT.fullmatch(who):
            return self._pair_before(match.start() - len(before)) or (who,)
        if (country := country_of(who)) is not None and self._speak_for(country):
            return self.part.speakers
        if people := self._people_at(match.start() - len(before) + found.start("who"), who):
            return people
        named = find_country(who) is not None or is_body(who) or tables.COLLECTIVE.match(who) is not None
        is_name = not self.part.speakers and who.isalpha() and who.casefold() not in _PRONOUNS
        return (who,) if named or is_name or who.casefold() in ("the bloc", "the alliance") else ()

    def goes_on(self, before: str) -> tuple[str, ...]:
        """The state, the body or the sides who open the sentence, whose second verb has no subject of its own."""
        found = _OPENS.match(before)
        return (found["who"],) if found is not None and is_party(found["who"]) else ()

    def _joined_states(self, before: str, words: str) -> tuple[str, ...]:
        """The states of "Kenya and Estonia", "Peru, Kenya and Estonia", where none is a speaker's name."""
        joined = tables.JOINED_STATE.search(before[: before.rfind(words)][-60:])
        if joined is None or find_country(words) is None or find_country(joined["first"]) is None:
            return ()
        others = tuple(filter(find_country, joined["others"].split(", ")))
        return (*others, joined["first"], words)

    def _pair_before(self, at: int) -> tuple[str, ...]:
        """The two persons who alone are named before: who "both sides" are."""
        named = dict.fromkeys(m.person for m in self._mentions(max(at - _LOOK_BACK, 0), at))
        return tuple(named) if len(named) == 2 else ()

    def _meant(self, pronoun: str, at: int) -> tuple[str, ...]:
        """Whom "he", "it" or "they" goes on about: the subject of the nearest sentence before under the same heading."""
        if pronoun == "they" and (pair := self._pair_before(at)):
            return pair
        begin = max(self.heading, at - 900)
        for opening in reversed([m.end() for m in _SENTENCE.finditer(self.reading.shadow, begin, at)]):
            found = _OPENS_SENTENCE.match(self.reading.shadow, opening, at)
            if found is None or found["who"].casefold() in _PRONOUNS:
                continue
            if pronoun == "they":
                if tables.COLLECTIVE.match(found["who"]) or is_party(found["who"]) or MANY.fullmatch(found["who"]):
                    return (found["who"],)
            elif pronoun == "it":
                who = found["who"]
                if country_of(who) is not None or is_body(who) or INSTITUTION.search(who):
                    return (who,)
            elif people := self._people_at(found.start("who"), found["who"]):
                return people[:1]
            elif (last := found["who"].split()[-1]) in self.surnames:
                return (last,)
            elif _OFFICE.search(found["who"]):
                return (found["who"],)
        return self._holder_before(at) if pronoun in ("he", "she") else ()

    def _phrase(self, before: str, words: str) -> tuple[str, ...]:
        """The whole of "the President of Kenya", where Kenya is no subject by itself."""
        office = tables.OFFICE_OF.search(before[: before.rfind(words)][-90:])
        return (office.group() + words,) if office else ()

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

    def towards(self, rule: Rule, match: re.Match[str], what: Span, by: tuple[str, ...]) -> tuple[str, ...]:
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
                r"(?:that |for |to )?(?P<who>(?:the )?(?:(?:[A-Z][\w.-]*)(?: [A-Z][\w.-]*){0,4}|other side)(?: side| leadership| government| authorities| people| parties| delegation)?|(?:the |all )?(?:international community|(?:other )?parties|member states|(?:other )?countries))(?='s|'| (?:will|would|should|can|could|swiftly|comply|be|take|to|continue)\b)",
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


def decides(words: str) -> str:
    """Who decides in the paragraphs that follow these words, "" where they open no decision."""
    opening = _OPENS_DECISION.search(words[-90:])
    if opening is None and words.rstrip().endswith(":"):
        opening = _ADOPTED.match(words[:800])
    return opening["who"] if opening else ""


def is_body(words: str) -> bool:
    """Whether the words name an international body: "The EU", "NATO"."""
    row = gazetteer.names().get(words.strip().removeprefix("The ").removeprefix("the "))
    return row is not None and row[0] == "body"


def country_of(words: str) -> str | None:
    """The usual name of the state that the words name, also one abbreviated ("the U.S.")."""
    row = gazetteer.names().get(words.strip().removeprefix("The ").removeprefix("the "))
    return row[2] if row is not None and row[0] == "state" else find_country(words)


def is_party(words: str) -> bool:
    """Whether the words name a state, an international body or both sides: who can undertake something."""
    plain = words.strip().removeprefix("The ").removeprefix("the ")
    return (
        plain in gazetteer.names()
        or find_country(words) is not None
        or tables.JOINT.fullmatch(words) is not None
        or _ALL_OF.fullmatch(words) is not None
    )


def surnames(reading: Reading) -> frozenset[str]:
    """The first and last of the names that a record prints behind a title: whose they are where they stand alone."""
    titled = (match["names"].split() for match in _TITLED.finditer(reading.shadow))
    return frozenset(name for names in titled for name in (names[0], names[-1]) if name not in _TITLES)
