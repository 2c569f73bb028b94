"""Who sent the message whose words a Russian page announces: "В телеграмме Президента Кении, в частности, говорится:"."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.breakdown import Attribution
from archive.parsing.people.register import Person
from archive.parsing.saying.subjects import Context
from archive.parsing.saying.utterances import Said
from archive.parsing.tongues.grammar import Grammar
from archive.parsing.tongues.russian_signatures import is_signature
from archive.parsing.tongues.voices import holder

_MESSAGE: Final = 8000
"""Characters of a message at most, under which its sender's name stands."""
_BEFORE: Final = 600
"""Characters before the announcement in which the page tells whose message came."""
_OF_WHOM = re.compile(
    r"(?:[Тт]елеграмм|[Пп]ослани|[Пп]исьм|[Пп]оздравлени|[Оо]бращени|[Сс]оболезновани|[Пп]риветстви|[Зз]аписк)[а-яё]{1,3}\s"
)
_SENT_BY = re.compile(r"(?:направленн|отправленн|присланн|подписанн|переданн)(?:ой|ом)\s")
_CAME = re.compile(
    r"(?:[Пп]олучил[аи]?|[Пп]оступил[аои]?|[Пп]риш(?:ла|ло|[её]л)|[Пп]оступают)\s(?:[а-яё]+\s){0,3}?(?:телеграмм[ауы]|послани[ея]|письмо|поздравлени[ея]|соболезновани[ея]|приветстви[ея])\s(?:(?:от|с\s[^.;:,]{3,60}\sот)\s)?"
)
"""How a page tells that a message came: "поступила поздравительная телеграмма от …", "получил письмо …"."""
_SENDS = re.compile(r"\s(?:поздравил|направил|послал|отправил|адресовал)а?\s")


def announced(shadow: str, start: int, end: int, context: Context, grammar: Grammar) -> Said | None:
    """What a sentence announces or quotes of a message, None where it announces none.

    Nobody speaks by name where an office sends it whose holder the page does not name, or where nothing says who sent it
    and its words stand in quotation marks.
    """
    reads = grammar.reads.match(shadow, start, end) if grammar.reads else None
    if reads is None:
        return None
    who = context.principals if "заявлени" in reads.group() else _sender(shadow, start, reads.end(), context, grammar)
    if who is None:
        return None
    sure = 0.7 if who else 0.5
    if reads.end() == end and (who or _opens_quotation(shadow, end)):
        return Said(start, end, "lead", who, Attribution.CARRIED, "message-reads", sure, "direct", subject=who)
    if shadow.startswith(' "', reads.end()):
        # The message's words in the sentence that announces them.
        return Said(start, end, "said", who, Attribution.CARRIED, "message-reads", sure, subject=who, is_direct=True)
    return None


def _sender(shadow: str, start: int, end: int, context: Context, grammar: Grammar) -> tuple[Person, ...] | None:
    """Who sent the message: who is named beside the word for it or signs it, whose message came, who spoke last; None where unknown."""
    for beside in (_OF_WHOM, _SENT_BY):
        if (found := beside.search(shadow, start, end)) and (
            own := _at(found.end(), end, context, grammar)
        ) is not None:
            return own
    signed = [n.person for n in context.persons.within(end, end + _MESSAGE) if is_signature(shadow, n.start)]
    if signed:
        return (signed[0],)
    came = None
    for came in _CAME.finditer(shadow, max(0, start - _BEFORE), start):
        pass
    sent = _who_sent(shadow, came.end() if came else max(0, start - _BEFORE), start, context)
    if came and sent is None:
        return _at(came.end(), start, context, grammar) or ()
    who = sent or context.last
    return (who,) if who else ()


def _who_sent(shadow: str, start: int, end: int, context: Context) -> Person | None:
    """The last one told in `[start, end)` to have sent a message: "Юхан Тамм направил …", "Юхан Тамм поздравил …"."""
    if _SENDS.search(shadow, start, end) is None:
        return None
    named = reversed(context.persons.within(start, end))
    return next((n.person for n in named if not n.genitive and _SENDS.match(shadow, n.end, end)), None)


def _at(position: int, end: int, context: Context, grammar: Grammar) -> tuple[Person, ...] | None:
    """Whom a name or office right at `position` means, in another case than the first; empty where the page names no holder."""
    named = next((n for n in context.persons.within(position, end) if n.start == position), None)
    if named is not None:
        return (named.person,)
    office = next((o for o in context.persons.offices_within(position, end) if o.start == position and o.office), None)
    if office is None or office.office is None:
        return None
    person = holder(context, office.office, grammar)
    return (person,) if person else ()


def _opens_quotation(shadow: str, end: int) -> bool:
    return shadow[end : end + 8].lstrip().startswith('"')
