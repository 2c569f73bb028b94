"""Whose words a whole record is: a statement by one or several, an address, a telegram from somebody, a release in the first person."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from archive.parsing.breakdown import Kind
from archive.parsing.page.layout import Layout
from archive.parsing.page.outline import Outline
from archive.parsing.people.persons import Named, Persons
from archive.parsing.people.register import Person
from archive.parsing.saying.bylined import named_short, voice_of_byline, voice_of_title
from archive.parsing.saying.eastern_addresses import voices_of_address
from archive.parsing.saying.eastern_issued import OWN_NAME, bylined, signatory
from archive.parsing.saying.eastern_signed import signed_speech
from archive.parsing.saying.english_letters import signer_of_letter
from archive.parsing.saying.russian_joint import who_say_we_in_russian
from archive.parsing.saying.russian_letters import who_signs
from archive.parsing.saying.speeches import opens_speech
from archive.parsing.words.forms import issued_by
from archive.parsing.words.offices import INSTITUTIONS

# A member of an enumeration takes many times as long to fetch as a name.
_FURNITURE = Kind.FURNITURE

_ABOUT = re.compile(
    r"(?<!\w)(?:on|about|regarding|concerning|following|о|об|в\sсвязи|по\sповоду|относительно|по\sитогам|на\sвопрос)(?!\w)"
)
_NO_LIST = re.compile(r"(?<!\w)(?:on|about|regarding|concerning|following|at|with|after|during|from|to|by)(?!\w)")
_GOES_ON = re.compile(r"\s?(?:,|,?\sand|;)\s", re.IGNORECASE)

_TO_SOMEBODY = re.compile(
    r"(?:\[?(?:no\.\s)?\d{1,4}\]?\.?\s{1,3})?(?P<who>[A-Z][\w'.-]*(?:\s[A-Z][\w'.-]*){0,3})\s(?:to|TO)\s[A-Z][\w'.-]*(?:\s(?:of\s)?[A-Z][\w'.-]*){0,5}"
)
"""The title of a message in a printed edition: "115 Kask to Okafor"."""
_BY_OFFICE = re.compile(
    r"(?:\[?(?:no\.\s)?\d{1,4}\]?\.?\s{1,3})?The\s[A-Z][^()\n]{4,110}\s\((?P<who>[A-Z][\w'.-]*(?:\s[A-Z][\w'.-]*){0,2})\)\sto\s(?:the\s)?[A-Z][^\n]{3,120}"
)
"""The title of a document in such an edition: "The Minister in Estonia (Kask) to the Secretary of State"."""
_NUMBER_OF_MESSAGE = re.compile(
    r"(?:cablegram|telegram|cable|radiogram|despatch|dispatch|savingram|letter|minute)\b", re.IGNORECASE
)
_FROM = re.compile(
    r"(?:(?:tele|cable|radio)gram\s(?:\d[\w-]{0,8}\s)?from|(?:^|\s)letter\s(?:of\s\w+\s)?(?:by|from))\s", re.IGNORECASE
)
_MESSAGE_FROM = re.compile(
    r"(?:(?:congratulatory|condolence|new\syear)\s)?message\s(?:of\s\w+(?:\sand\s\w+)?\s)?from\s(?:the\s)?",
    re.IGNORECASE,
)
_MESSAGE_OF = re.compile(
    r"(?:(?:congratulatory|condolence|new\syear|goodwill)\s)?(?:message|letter|greetings?|congratulations|felicitations|condolences)\s(?:of|by|from)\s(?:the\s)?(?:(?:hon'?ble|h\.e\.?|his\sexcellency|her\sexcellency|mr\.?|ms\.?|mrs\.?)\s){0,2}",
    re.IGNORECASE,
)
"""How a message's title begins in which the sender stands right behind: "Message of Premier Kask to Premier Okafor"."""
_SENT_TO = re.compile(r"(?:Телеграмма|ТЕЛЕГРАММА|Письмо|ПИСЬМО|Записка|Нота)\s")
_ADDRESSEE = re.compile(
    r"\b(?:посл|министр|президент|премьер|нарком|комиссар|консул|канцлер|губернатор|генерал)у\b|\b(?:представител|председател|секретар|корол)ю\b",
    re.IGNORECASE,
)
_TO: Final = " to "
_QUOTED = re.compile(r"\"[^\"\n]{1,2000}\"")
_IN_FIRST_PERSON = re.compile(r"(?<![\w.-])I\s[a-z]")
_TOLD = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\s(?:said|stated|told|replied|answered|remarked|asked|thought|felt)\b")
_OF_ANOTHER = re.compile(r"(?<!\w)(?:[Hh]e|[Ss]he)\s[a-z]")
_I = re.compile(
    r"(?<![\w.-])(?:I\s(?:will|am|was|have|had|look|welcome|thank|congratulate|wish|met|previously|also)|I'(?:ll|m|ve)|my\s(?:visit|counterpart|meetings?|colleagues?))\b"
)
_WE: Final = re.compile(r"[Ww](?<!\w.)e,\s")
_NEAR: Final = 160
_IN_THE_OFFICE: Final = (" as ", " as the ")
"""What stands before one's own office: "in my first visit as Foreign Minister"."""
_IN_SHORT = re.compile(
    r"\sand\s[A-Z]{2,4}\s(?P<name>[A-Z][a-z][\w'-]+)(?=\s(?:on|with|after|following|regarding)\b|\Z)"
)
"""A second issuer with an office printed by its initials alone: "Secretary Kask and NSA Tamm on …"."""


def voices_of(
    shadow: str,
    layout: Layout,
    outline: Outline,
    persons: Persons,
    opening: Sequence[tuple[int, int]],
    *,
    form: str,
    language: str,
) -> tuple[Person, ...]:
    """Those whose words the whole of a record without turns is, nobody where the record tells of them itself."""
    if language == "ja" and (signed_by := signed_speech(shadow, outline, persons)):
        return (signed_by,)
    title = layout.title
    if title is None:
        return ()
    if language == "ja" and (spoken := voices_of_address(shadow, layout, outline, persons, opening)):
        return spoken
    is_message = form == "message" and language == "en"
    is_by_office = shadow.find(") to ", title.start, title.end) > 0 and _BY_OFFICE.fullmatch(
        shadow, title.start, title.end
    )
    if is_message or is_by_office or _TO_SOMEBODY.fullmatch(shadow, title.start, title.end):
        writers = _writers(shadow, layout, persons)
        if is_message and not writers:
            if sender := _sender(shadow, layout, persons, opening):
                return sender
            signer = signer_of_letter(shadow, outline, persons)
            return (signer,) if signer else ()
        if writers:
            return writers  # "MINISTER'S VISIT TO RIGA" is no message's title.
    if form == "joint statement" and language == "en":
        return _who_say_we(shadow, outline, persons)
    if language == "ru" and (several := who_say_we_in_russian(shadow, title, outline, persons, form=form)):
        return several
    is_greeting = form == "message" and language == "ru"
    if is_greeting and (signer := who_signs(shadow, outline, persons)):
        return (signer,)
    if not is_greeting and form not in ("news item", "summary", "other"):
        return ()
    if (deliverer := _deliverer(shadow, layout, persons)) is not None:
        return (deliverer,)
    issued = issued_by(shadow, title.start, title.end)
    is_english = language == "en"
    if issued is None:
        several = _who_say_we(shadow, outline, persons) or _issuers_above(shadow, layout, persons, opening)
        if several or not is_english:
            return several
        beside = voice_of_title(shadow, layout, outline, persons, opening) or voice_of_byline(
            shadow, layout, outline, persons, opening
        )
        return (beside,) if beside is not None else ()
    names = persons.within(title.start, title.end)
    at = next((number for number, n in enumerate(names) if n.end > issued), None)
    if at is None and language == "ja":
        signed = signatory(shadow, outline, persons) or bylined(layout, persons)
        return (signed,) if signed is not None else ()
    if at is None and is_english and (short := named_short(shadow, issued, title.end, outline, persons)):
        return (short,)
    if at is None and language == "ru" and persons.offices_within(issued, title.end):
        return _signed_below(shadow, outline, persons)
    if (
        at is not None
        and language == "ru"
        and shadow[names[at].end - 1] in "ую"
        and _SENT_TO.match(shadow, title.start)
        and _ADDRESSEE.search(shadow, title.start, names[at].end)
    ):
        return ()  # "Телеграмма наркома послу Ю. Тамму": to whom it is, not from whom
    if at is None or _ABOUT.search(shadow, issued, names[at].start):
        return ()  # "Statement by the Spokesperson on the visit of President Tamm": not the visitor's.
    issuers = _listed(shadow, names[at:])
    if len(issuers) == 1 and (other := _IN_SHORT.match(shadow, names[at].end, title.end)):
        issuers = (*issuers, persons.register.learn((other["name"],)))
    told = any(
        n.person in issuers and not shadow.startswith(OWN_NAME, n.end)
        for a, b in opening
        for n in persons.within(a, b)
    )
    if shadow.find("riefing", title.start, title.end) >= 0 or shadow.find("RIEFING", title.start, title.end) >= 0:
        # A page may also tell in the third person what was said at one.
        told = told or not any(opens_speech(shadow, a, b) for a, b in opening[:1])
    return () if told else issuers


def _signed_below(shadow: str, outline: Outline, persons: Persons) -> tuple[Person, ...]:
    """Who signs in the last line, with the office: "Генеральный секретарь Союза портов Юхан Тамм"."""
    last = next((p for p in reversed(outline.passages) if p.kind in ("text", "heading") and p.start < p.end), None)
    if last is None or last.end - last.start > _NEAR:
        return ()
    named = persons.within(last.start, last.end)
    is_alone = len(named) == 1 and named[0].end == last.end and named[0].office is not None
    return (named[0].person,) if is_alone else ()


def _listed(shadow: str, names: Sequence[Named]) -> tuple[Person, ...]:
    """The first of these, and those who go on in one list with it: "by President Kask, Premier Tamm and Minister Okafor"."""
    found = [names[0].person]
    for one, two in itertools.pairwise(names):
        gap = shadow[one.end : two.start]
        if two.start - one.end > 90 or not (gap.strip() in ("and", ",", "") or _GOES_ON.search(gap)):
            break
        if _NO_LIST.search(gap) or not _GOES_ON.search(gap + " "):
            break
        found.append(two.person)
    return tuple(dict.fromkeys(found))


def _deliverer(shadow: str, layout: Layout, persons: Persons) -> Person | None:
    """Whom a line under the title says to have spoken: "As delivered by Ambassador Mari Kask"."""
    for part in layout.segments:
        if part.kind is _FURNITURE and shadow.startswith(("As delivered by ", "Delivered by "), part.start):
            named = persons.within(part.start, part.end)
            return named[0].person if named else None
    return None


def _writers(shadow: str, layout: Layout, persons: Persons) -> tuple[Person, ...]:
    """Who sends a telegram: "Telegram from Ambassador Kask to …", or "Kask to Okafor" over the line with its number."""
    title = layout.title
    if title is None:
        return ()
    if by_office := _BY_OFFICE.fullmatch(shadow, title.start, title.end):
        if _OF_ANOTHER.search(shadow, title.end, min(len(shadow), title.end + 6000)):
            return ()  # "He could not have been kinder": it tells of a conversation
        named = persons.within(*by_office.span("who"))
        return (named[0].person,) if named else (persons.register.learn(tuple(by_office["who"].split())),)
    sent, found = (
        _FROM.search(shadow, title.start, title.end),
        _TO_SOMEBODY.fullmatch(shadow, title.start, title.end),
    )
    # The text is searched last, for hardly a title says so.
    is_numbered = found is not None and any(_NUMBER_OF_MESSAGE.match(shadow, s.start) for s in layout.datelines)
    if not (sent or is_numbered) or _TOLD.search(shadow, title.end, min(len(shadow), title.end + 6000)):
        return ()
    if sent:
        named = persons.within(sent.end(), title.end)
        to = shadow.find(" to ", named[0].end, title.end) if named else -1
        return (named[0].person,) if 0 <= to and named[0].start - sent.end() <= _NEAR else ()
    if found is None:
        return ()
    words = found["who"].split()
    if any(word.casefold() in INSTITUTIONS for word in words):
        return ()
    named = persons.within(*found.span("who"))
    return (named[0].person,) if named else (persons.register.learn(tuple(words)),)


def _sender(shadow: str, layout: Layout, persons: Persons, opening: Sequence[tuple[int, int]]) -> tuple[Person, ...]:
    """Who sends a message that is printed itself: "Message of Congratulations from Premier Kask to …", said by an "I".

    Nobody where the record tells of the message, naming the sender ("1. Premier Kask sent a message to …"), or where
    anybody else is told of who says or does something, or signs.
    """
    title = layout.title
    sent = _MESSAGE_FROM.match(shadow, title.start, title.end) if title else None
    named = persons.within(sent.end(), title.end) if title and sent else []
    if title and not sent and shadow.find("'s ", title.start, title.end) > 0:
        whose = _WHOSE.match(shadow, title.start, title.end)
        if whose is not None:
            return _whose_message(shadow, whose, title.end, persons, opening)
    if title and not sent and (sent := _MESSAGE_OF.match(shadow, title.start, title.end)):
        named = persons.within(sent.end(), title.end)
        addressed = shadow.find(_TO, sent.end() - 1, title.end)
        if not named or addressed < named[0].start:
            return ()  # "Message of sympathy to Premier Okafor"
    if not title or not sent or not named or named[0].start - sent.end() > _NEAR // 2:
        return ()
    sender = named[0].person
    to = {n.person for n in named[1:]}
    if any(n.person is sender for a, b in opening for n in persons.within(a, b)):
        return ()
    if any(n.person is not sender and n.person not in to for n in persons.within(title.end, len(shadow))):
        return ()
    return (sender,) if _IN_FIRST_PERSON.search(_QUOTED.sub("", shadow[title.end : title.end + 6000])) else ()


_WHOSE = re.compile(
    r"(?P<who>[^\n,:;]{4,70})'s\s(?:[a-z]+\s){0,2}(?:message|letter|telegram|greetings?|condolences)\s(?:of\s[a-z]+\s)?to\s",
    re.IGNORECASE,
)
_FOOT: Final = 160


def _whose_message(
    shadow: str, whose: re.Match[str], end: int, persons: Persons, opening: Sequence[tuple[int, int]]
) -> tuple[Person, ...]:
    """Whose a message is by its title ("Premier Kask's Message to …"), where an "I" says it and a line with the name alone signs it.

    Nobody's where the record's first paragraphs tell of her.
    """
    named = persons.within(*whose.span("who"))
    if len(named) != 1 or not _IN_FIRST_PERSON.search(_QUOTED.sub("", shadow[end : end + 6000])):
        return ()
    for a, b in opening:
        if any(n.person is named[0].person and (n.start, n.end) != (a, b) for n in persons.within(a, b)):
            return ()
    lines = [line.strip() for line in shadow[max(end, len(shadow) - _FOOT) :].split("\n")]
    return (named[0].person,) if named[0].person.name in lines else ()


def _who_say_we(shadow: str, outline: Outline, persons: Persons) -> tuple[Person, ...]:
    """Those who speak in a declaration: "we, President Kask and Premier Tamm, have met" in one of its first paragraphs."""
    if shadow.find("We,") < 0 and shadow.find("we,") < 0:
        return ()
    texts = [p for p in outline.passages[:16] if p.kind == "text" and p.start < p.end]
    for passage in texts:
        if found := _WE.search(shadow, passage.start, min(passage.end, passage.start + 600)):
            named = persons.within(found.end(), min(passage.end, found.end() + _NEAR))
            if len(named) > 1 and named[0].start - found.end() < _NEAR // 2:
                who = _listed(shadow, named)
                return who if len(who) > 1 else ()
    return ()


def _issuers_above(
    shadow: str, layout: Layout, persons: Persons, opening: Sequence[tuple[int, int]]
) -> tuple[Person, ...]:
    """The minister over whose release her name stands, where it speaks in the first person: "I will meet …"."""
    issuers = [
        s
        for s in layout.segments
        if s.rule in ("issuer", "letterhead", "above-title") and s.end < (layout.title.start if layout.title else 0)
    ]
    named = list(dict.fromkeys(n.person for s in issuers for n in persons.within(s.start, s.end))) if issuers else []
    if len(named) != 1 or not any(_I.search(shadow, a, b) and shadow.find('"', a, b) < 0 for a, b in opening):
        return ()
    told = any(
        n.person is named[0] and not shadow.endswith(_IN_THE_OFFICE, a, n.start)
        for a, b in opening
        for n in persons.within(a, b)
    )
    return () if told else (named[0],)


_I_MYSELF = re.compile(r"(?<![\w.-])I\s(?:am|was|have|had|will|would|know|want|thank|wish|believe)\b")


def is_address(
    shadow: str, layout: Layout, persons: Persons, opening: Sequence[tuple[int, int]], *, language: str
) -> bool:
    """Whether a record is the speech of an office whose holder nothing names: "Speech by the President in …", in the first person."""
    title = layout.title
    if title is None or language != "en" or not persons.offices_within(title.start, title.end):
        return False
    if persons.within(title.start, title.end) or issued_by(shadow, title.start, title.end) is None:
        return False
    return any(_I_MYSELF.search(shadow, a, b) and shadow.find('"', a, b) < 0 for a, b in opening)
