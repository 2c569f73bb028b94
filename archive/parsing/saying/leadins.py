"""Lead-ins, divided from what a sentence also reports, and messages that somebody delivers for another."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.breakdown import Attribution
from archive.parsing.people.register import Person
from archive.parsing.saying.subjects import Context, Subject
from archive.parsing.saying.utterances import Said, changed
from archive.parsing.words.predicates import Predicate
from archive.parsing.words.verbs import saying_forms

_ANNOUNCED = re.compile(
    r"\bthe\sfollowing\b(?!\s(?:day|week|month|year|the|his|her|a|up|morning|evening|afternoon|night|spring|summer|autumn|winter|season|session|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"|\bfollowing(?=\s?[:.]|\s(?:[\w-]+\s){0,2}(?:statements?|points?|remarks?|views?|messages?|proposals?|areas|issues|items|matters|manner|way|topics|subjects|terms|words|results?|measures|comments?|opinions?|answers?|responses?|requests?|explanations?)\b)"
    r"|\bas\sfollows\b|\bin\sthe\sfollowing\s(?:way|manner)\b"
)
_FIRST_CLAUSE = re.compile(
    r"(?:After|While|Before|Besides|Upon|On|By|In\saddition\sto|Apart\sfrom|Along\swith|Having\sfirst)\s(?:first\s|also\s|again\s|once\sagain\s|\w+ly\s)?"
    r"(?P<verb>[a-z]+ing)\b|(?P<verb2>[A-Z][a-z]+ing)\b"
)
# "Welcoming the guests, President Tamm said:" tells how he began, and no words of his.
_RECEIVES = re.compile(r"(?:Welcoming|Greeting|Addressing|Opening)\s(?:[\w'-]+\s){0,3}[\w'-]+,\s(?:the\s)?")
_SECOND_ANNOUNCES = re.compile(
    r"(?:,\s)?\b(?:and|then)\s(?:then\s|also\s|further\s|\w+ly\s)?(?:made|stated|said|responded|expressed|explained|noted|spoke|replied|remarked|raised|pointed\sout)\b"
    r"[^:.;]{0,80}?\b(?:following|as\sfollows)\b"
)
_MESSAGE = re.compile(
    r"\b(?P<noun>messages?|greetings|condolences?|regards|(?:best|good)\swishes|wishes|thanks|gratitude|appreciation|invitation|letter|congratulations|"
    r"sympath\w+|apolog\w+|request|proposal|words|salutations|respects|intention|views?|position|desire|hope)\b"
)
_OWN = re.compile(r"\s(?:(?:his|her|their)\s(?:own\s)?|own\s)")


def conveyed(shadow: str, said: Said, how: Predicate, context: Context, end: int) -> Said:
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
        return changed(said, addressees=tuple(receivers[:1])) if receivers else said
    return changed(
        said,
        speakers=(sender,),
        conveyed_by=said.speakers[0],
        rule="conveyed-message",
        confidence=0.85,
        addressees=tuple(receivers[:1]),
    )


def divided_lead(shadow: str, said: Said, how: Predicate, main: Subject) -> list[Said]:
    """A sentence that announces what follows, with what it also reports divided from it."""
    colon = _colon(shadow, how.end, said.end)
    first, last = max(said.start, main.start - 60), colon if colon is not None else said.end
    announced = _ANNOUNCED.search(shadow, first, last) if shadow.find("follow", first, last) >= 0 else None
    if colon is None and not (announced and announced.start() >= how.start - 20):
        return [said]
    if colon is None and announced and shadow[said.end - 1] not in ".":
        return [said]
    if colon is not None and not announced:
        between = shadow[how.end : colon]
        long = len(between) > 60 or '"' in between
        long = long or (len(between.split()) > 5 and not between.rstrip().endswith("that"))
        if long and (said.end - colon > 1 or between.startswith(" agree to ")):
            return [said]  # "We agree to open the harbours in three ways:"
    close = said.end if colon is None else colon + 1
    mode = "direct"
    if how.kind == "agree" and said.attribution is Attribution.COLLECTIVE:
        mode = "indirect"
    if shadow.endswith(" that", max(0, close - 8), close - 1):
        mode = "indirect"
    if said.rule == "conveyed-message":
        mode = "message"
    result: list[Said] = []
    begin = said.start
    if main.start > said.start:
        clause = _FIRST_CLAUSE.match(shadow, said.start, min(main.start, said.start + 80))
        verb = clause and (clause["verb"] or clause["verb2"] or "").casefold()
        if (
            clause
            and verb
            and verb in saying_forms()
            and not _RECEIVES.fullmatch(shadow, said.start, main.start)
            and shadow[main.start - 2 : main.start].strip() in (",", "")
        ):
            cut = len(shadow[said.start : main.start].rstrip()) + said.start
            if shadow[cut - 1] == ",":
                result.append(changed(said, end=cut, rule="saying-before-lead-in", confidence=0.85))
                begin = main.start
    if begin == said.start:
        second = _SECOND_ANNOUNCES.search(shadow, how.end, close)
        if second:
            at = second.start()
            while shadow[at] in ", ":
                at += 1
            cut = len(shadow[said.start : at].rstrip()) + said.start
            result.append(changed(said, end=cut, rule="saying-before-lead-in", confidence=0.8))
            begin = at
    result.append(changed(said, start=begin, end=close, kind="lead", announces=mode, rule="lead-in"))
    rest = close
    while rest < said.end and shadow[rest].isspace():
        rest += 1
    if rest < said.end:
        result.append(
            changed(
                said,
                start=rest,
                end=said.end,
                attribution=Attribution.CARRIED,
                is_direct=mode == "direct",
                rule="announced-in-line",
            )
        )
    return result


_OVER_POINTS: Final = frozenset((":", " that:", " as follows:", " the following:", " on the following:", " to:"))


def over_points(shadow: str, said: Said, verb_end: int) -> Said:
    """What nobody named agreed, a lead-in where it stands over its points: "It was agreed that:"."""
    if shadow[said.end - 1] != ":" or shadow[verb_end : said.end] not in _OVER_POINTS:
        return said
    return changed(said, kind="lead", rule="lead-in", confidence=0.8, announces="indirect")


def _colon(shadow: str, start: int, end: int) -> int | None:
    at = shadow.find(":", start, end)
    while at != -1 and at + 1 < end and (shadow[at + 1].isdigit() and shadow[at - 1].isdigit()):
        at = shadow.find(":", at + 1, end)
    return at if at != -1 else None
