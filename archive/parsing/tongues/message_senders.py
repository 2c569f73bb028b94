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
from archive.parsing.tongues.short_offices import in_full
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
_SENDS = re.compile(r"\s(?P<verb>поздравил|направил|послал|отправил|адресовал)а?\s")
_ITS_MESSAGE = re.compile(
    r"(?:(?:его|её|ей|ему|им|свою|сво[её])\s)?(?:[а-яё]+(?:ую|ое|ие|ые)\s){0,2}(?:телеграмм[уы]|послани[ея]|письм[оа]|поздравлени[ея]|обращени[ея]|соболезновани[ея]|приветстви[ея]|записку)(?!\w)"
)
"""What somebody sends whose words may follow: "направил поздравительную телеграмму", and no flowers."""
_FROM: Final = "от "
_NO_OWNER = re.compile(
    r"(?:говорится|сказано|отмечается|говорилось|также|было|для|при|под|про|без|между|после|перед|[а-яё]+(?:нн|вш|ющ)(?:ой|ом|ем|ей))(?!\w)|[А-ЯЁа-яё-]*(?:[уюе]|[ая]м|м[иу])(?!\w)"
)
"""Words behind the one for a message that do not tell whose it is: a verb, a preposition, to whom it goes."""
_OWNER = re.compile(r"[А-ЯЁ]|[а-яё-]{3,}")
_RECEIVES = re.compile(r"[А-ЯЁа-яё-]+[ую](?!\w)")
_MAY_RECEIVE = re.compile(r"[А-ЯЁ][А-ЯЁа-яё-]*е(?!\w)")
_WITHOUT_FIELD = re.compile(
    r"(?:президент|премьер|министр|канцлер|глав|государств|правительств|наш|стран|корол|импер|эмир|султан|пос[ое]?л|председател|губернатор|мэр|федераци|республик|народн|арабск|исламск)[а-яё]{0,6}",
    re.IGNORECASE,
)
"""The words of an office that has no field of its own: "Президент Республики Кения", and not "министр транспорта"."""
_QUOTATION_ENDS = re.compile(r'"[.,]?[ \t]*(?:\n|\Z)')


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
    is_owned = False
    for beside in (_OF_WHOM, _SENT_BY):
        if found := beside.search(shadow, start, end):
            at = found.end() + (len(_FROM) if shadow.startswith(_FROM, found.end()) else 0)
            if own := _at(shadow, at, end, context, grammar):
                return own
            is_owned = is_owned or own is not None or (beside is _OF_WHOM and _tells_owner(shadow, at, end))
    if signer := _signer(shadow, end, context, grammar):
        return (signer,)
    if is_owned:
        return ()  # It tells whose it is, by an office or a word that names nobody.
    came = None
    for came in _CAME.finditer(shadow, max(0, start - _BEFORE), start):
        pass
    sent = _who_sent(shadow, came.end() if came else max(0, start - _BEFORE), start, context)
    if came and sent is None:
        return _at(shadow, came.end(), start, context, grammar) or ()
    who = sent or (None if _sends_no_message(shadow, max(0, start - _BEFORE), start, context) else context.last)
    return (who,) if who else ()


def _signer(shadow: str, end: int, context: Context, grammar: Grammar) -> Person | None:
    """Who signs the message that begins at `end`: under its words, before its quotation marks close or another begins."""
    stop = end + _MESSAGE
    if _opens_quotation(shadow, end) and (closed := _QUOTATION_ENDS.search(shadow, end, stop)):
        stop = closed.end()
    if grammar.reads and (another := grammar.reads.search(shadow, end, stop)):
        stop = another.start()
    return next((n.person for n in context.persons.within(end, stop) if is_signature(shadow, n.start)), None)


def _tells_owner(shadow: str, position: int, end: int) -> bool:
    """Whether a word behind the one for a message tells whose it is: "В письме школьников говорится:"."""
    return _OWNER.match(shadow, position, end) is not None and _NO_OWNER.match(shadow, position, end) is None


def _who_sent(shadow: str, start: int, end: int, context: Context) -> Person | None:
    """The last one told in `[start, end)` to have sent a message: "Юхан Тамм направил телеграмму …", "Юхан Тамм поздравил …"."""
    if _SENDS.search(shadow, start, end) is None:
        return None
    for named in reversed(context.persons.within(start, end)):
        sends = None if named.genitive else _SENDS.match(shadow, named.end, end)
        if sends and (sends["verb"] == "поздравил" or _sends_message(shadow, sends.end(), end, context)):
            return named.person
    return None


def _sends_message(shadow: str, position: int, end: int, context: Context) -> bool:
    """Whether a message stands right at `position`, or behind the name or office of who receives it."""
    if _ITS_MESSAGE.match(shadow, position, end):
        return True
    to = context.persons.starting(position)
    offices = context.persons.offices_within(position, position + 1)
    behind = to.end if to else offices[0].end if offices else end
    return behind < end and _ITS_MESSAGE.match(shadow, behind + 1, end) is not None


def _sends_no_message(shadow: str, start: int, end: int, context: Context) -> bool:
    """Whether what was sent last in `[start, end)` is no message: "Юхан Тамм направил цветы вдове."."""
    sends = None
    for sends in _SENDS.finditer(shadow, start, end):
        pass
    if sends is None or sends["verb"] == "поздравил" or _sends_message(shadow, sends.end(), end, context):
        return False
    sentence = max(start, *(shadow.rfind(mark, start, sends.start()) for mark in ".\n"))
    return _OF_WHOM.search(shadow, sentence, sends.end()) is None


def _at(shadow: str, position: int, end: int, context: Context, grammar: Grammar) -> tuple[Person, ...] | None:
    """Whom a name or office right at `position` means, in another case than the first; empty where the page names no holder.

    None where nobody stands there, or who receives the message ("В телеграмме Послу Кении").
    """
    if _RECEIVES.match(shadow, position, end):
        return None
    if _MAY_RECEIVE.match(shadow, position, end):
        return ()
    named = context.persons.starting(position) if position < end else None
    if named is not None:
        return (named.person,)
    office = next((o for o in context.persons.offices_within(position, end) if o.start == position and o.office), None)
    if office is None or office.office is None:
        return None
    person = holder(context, office.office, grammar)
    if person is None or not _bears(person, office.office, grammar):
        return ()
    is_before = any(n.person is person for n in context.persons.within(0, position))
    return (person,) if is_before else ()


def _bears(person: Person, office: str, grammar: Grammar) -> bool:
    """Whether the field of an office is told of the person too: no Minister of Culture is "министр транспорта"."""
    field = {stem for stem in _stems(office, grammar) if not _WITHOUT_FIELD.fullmatch(stem)} - grammar.countries.keys()
    return not field or any(field <= _stems(printed, grammar) for printed in person.offices)


def _stems(office: str, grammar: Grammar) -> set[str]:
    return {grammar.country_stem(word) for word in re.findall(r"\w+", in_full(office))}


def _opens_quotation(shadow: str, end: int) -> bool:
    return shadow[end : end + 8].lstrip().startswith('"')
