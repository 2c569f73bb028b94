"""Which states, places and international bodies a record names.

A mention is a name, never an adjective or a people ("the Japanese side", "Russians"). A name inside the title of an
office ("President of the Russian Federation", "US President"), inside a person's name, or inside the name of something
else (an instrument, a project, a university, a newspaper) mentions no place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from archive.parsing.breakdown import Breakdown, Kind
from archive.parsing.extraction import gazetteer, places_ja, places_ru
from archive.parsing.extraction.found import Place
from archive.parsing.extraction.instrument_names import instrument_spans
from archive.parsing.extraction.place_names import japanese, russian
from archive.parsing.extraction.reading import Reading
from archive.parsing.words.offices import HEADS

_NOT_READ = frozenset({Kind.LABEL, Kind.FURNITURE, Kind.SPEAKER_LABEL})
_TOKEN = re.compile(
    r"[A-Z](?<![\w.].)[^\W\d_]*|(?<!\w)(?:northern(?= territories| islands)|four(?= (?:northern )?islands)|the(?= States\b))"
)
_OFFICE_OF = re.compile(
    r"(?:\bSecretar(?:y|ies) of State|\b(?P<head>[A-Za-z][\w-]+)|\b(?:Foreign|Internal|External) Affairs|\bDefen[cs]e|\bGovernment|\bMinisters|\bState|\bFinance) (?:of|for|to) (?:the )?\Z"
)
_OFFICE_AFTER = re.compile(
    r" (?:(?:Prime|Foreign|Vice|Deputy|Federal|First|State|Defen[cs]e|Special|Trade|Finance|Acting|former|Permanent|Assistant) )*"
    r"(?:President|Minister|Secretary|Ambassador|Chancellor|Senator|Congressman|Governor|Vice-President|Premier|Chairman|Envoy|Representative|King|Emperor|Queen)s?\b"
)
_OFFICE_OF_A_BODY = re.compile(
    r" (?:(?:Deputy|Assistant|Under|Vice|Special|High|Permanent|Acting)[ -])*(?:President|Secretary[ -]General|Chair(?:man|woman|person)?|Commissioner|Representative|Envoy|Ambassador|Director[ -]General)\b(?!')"
)
_NAMED_ON = re.compile(r"(?:[ -](?:(?P<on>[A-Z][\w'-]*|and|of|for|pipeline|accords?|agreements?)\b)){1,5}")
_KIND_OF_PLACE = re.compile(
    r" (?:Region|Territory|Oblast|Province|Prefecture|District|Island|Islands|Bay|Peninsula|Strait|River|Sea|Gulf|Autonomous Area|City|Republic|Canal|Gorge)\b"
)
_UNITED_NATIONS = re.compile(r"\b(?:UN|UNSC|U\.N\.|United Nations)(?!\w)")
_OWN_COUNCIL = re.compile(r"(?:[A-Z]\w+(?:n|'s)|National|Collective|Federal) \Z")
_ABBREVIATED = re.compile(r" ?\((?P<short>[A-Z][A-Za-z.+-]{1,9})\)")


def find_places(text: str, breakdown: Breakdown) -> tuple[Place, ...]:
    """The states, places and bodies that a record names, in order and without overlap; none in labels and furniture."""
    reading = Reading(text, breakdown)
    if reading.language == "ja":
        found = _japanese(reading)
    elif reading.language == "ru":
        found = _russian(reading)
    else:
        found = _english(reading)
    taken = instrument_spans(reading)
    names = sorted((mention.start, mention.end) for mention in breakdown.mentions)
    blocked = sorted([*taken, *names])
    starts = [start for start, _end in blocked]
    kept = []
    position = 0
    for place in found:
        if place.start < position or reading.part_to_read(place.start, place.end, _NOT_READ) is None:
            continue
        index = bisect_right(starts, place.start)
        if any(blocked[i][1] > place.start for i in range(max(0, index - 4), index)):
            continue
        kept.append(place)
        position = place.end
    return tuple(kept)


def _english(reading: Reading) -> Iterator[Place]:
    shadow = reading.shadow
    table = gazetteer.by_first_word()
    has_united_nations = _UNITED_NATIONS.search(shadow) is not None
    position = 0
    for token in _TOKEN.finditer(shadow):
        rows = table.get(token.group())
        start = token.start()
        if rows is None or start < position:
            continue
        for form, row in rows:
            end = start + len(form)
            if shadow.startswith(form, start) and not shadow[end : end + 1].isalnum():
                place = _in_company(shadow, start, end, form, row)
                # What is no mention is none in part either ("the President of the Republic of Korea").
                position = end
                if place is not None and form == "Security Council":
                    # Other states have one of their own.
                    own = _OWN_COUNCIL.search(shadow, max(0, start - 40), start)
                    place = replace(place, confidence=0.7) if has_united_nations and own is None else None
                if place is not None:
                    yield place
                break


def _in_company(shadow: str, start: int, end: int, form: str, row: tuple[str, str, str]) -> Place | None:
    """The place, unless the words around the name make it part of another name."""
    kind, country, name = row
    rule, confidence = f"named-{kind}", 0.95 if kind != "place" else 0.92
    before = shadow[max(0, start - 48) : start]
    if _PREFIX.search(before) or shadow[end : end + 1] == "$":
        return None
    if form in _DOUBTFUL and not _DOUBTFUL[form].search(before):
        return None
    if kind == "body":
        if _OFFICE_OF_A_BODY.match(shadow, end):
            return None
        short = _ABBREVIATED.match(shadow, end)
        if short and gazetteer.names().get(short["short"], ("", "", ""))[2] == name:
            end = short.end()
        return Place(start, end, kind, country, name, rule, confidence)
    after = shadow[end : end + 60]
    office = _OFFICE_OF.search(before)
    if office and (office["head"] is None or office["head"].casefold() in _OFFICES):
        return None
    if kind == "state" and _OFFICE_AFTER.match(after):
        return None
    if re.match(r"[ -](?:Projects? )?(?:\d|II?\b)", after) or re.match(r" (?:[A-Z]\w+ )?[Pp]ipeline", after):
        return None
    on = _NAMED_ON.match(after)
    if on and not after.startswith(" and "):
        words = on.group().replace("-", " ").split()
        if any(word in gazetteer.THINGS for word in words) and (kind != "state" or after[0] == " " or len(words) > 1):
            first = next(i for i, word in enumerate(words) if word in gazetteer.THINGS)
            if not any(word in ("and", "of", "for") for word in words[:first]):
                return None
    if re.search(
        r"(?:University|Institute|Bank|Academy|Times|Voice|Patriarch|Metropolitan|Church) of (?:the )?\Z", before
    ):
        return None
    if kind == "state":
        short = _ABBREVIATED.match(shadow, end)
        if short and gazetteer.names().get(short["short"], ("", "", ""))[2] == name:
            end = short.end()
        return Place(start, end, kind, country, name, rule, confidence)
    wider = _KIND_OF_PLACE.match(after)
    if wider and not form.endswith(wider.group().strip()):
        end += wider.end()
        # "Leningrad Region" is no region of St. Petersburg; of what is disputed every island has the one heading.
        name = name if name in gazetteer.DISPUTED else gazetteer.usual_name(f"{form}{wider.group()}")
    if re.match(r" [A-Z][a-z]+(?:'s)?\b", shadow[end : end + 20]) and form in _ALSO_NAMES:
        return None
    return Place(start, end, kind, country, name, rule, confidence)


_OFFICES = HEADS | frozenset(
    ("presidents", "ministers", "ambassadors", "presidency", "commander-in-chief", "hero", "order", "chairmen")
)
_PREFIX = re.compile(r"\b(?:[Tt]rans|[Nn]on|[Aa]nti|[Pp]ro|[Pp]re|[Pp]ost|[Ii]nter|[Ii]ntra|[Ee]x)[-–]\Z")
_THE = re.compile(r"\b[Tt]he \Z")
_IN = re.compile(r"\b(?:in|on|to|from|of|near|at) \Z")
_DOUBTFUL = {
    "Gulf": _THE, "West": _THE, "Baltic": _THE, "Don": _THE, "Nice": _IN, "Rio": _IN, "Male": _IN, "Victoria": _IN, "Georgetown": _IN,
    "Kant": _IN, "Gorki": _IN, "Pushkin": _IN, "Engels": _IN, "Crawford": _IN, "Santiago": _IN, "Kingston": _IN, "Quartet": _THE, "Orange": _IN,
    "WHO": _THE, "Customs Union": _THE, "AU": _THE, "Wellington": _IN, "Lima": _IN, "Sofia": _IN, "Florence": _IN, "Perth": _IN, "Goa": _IN,
    "Hamilton": _IN, "Nara": _IN, "Bali": _IN, "Osh": _IN, "Sakha": _IN, "Oxford": _IN, "Cambridge": _IN, "Bari": _IN, "Nis": _IN, "Brest": _IN,
    "Manas": _IN, "Turin": _IN, "San Marino": _IN, "Dominica": _IN, "US": re.compile(r""), "Columbia": _IN, "Medina": _IN, "Arak": _IN, "Gori": _IN,
    "Pacific": re.compile(r"\b(?:[Tt]he|in|and) \Z"), "Atlantic": _THE, "Hague": _THE, "Komi": _IN, "Smolna": _IN, "Kirov": _IN, "Tula": _IN,
}  # fmt: skip
"""Names that are also other words or persons' names, with what must stand before them."""
_ALSO_NAMES = frozenset(
    {"Washington", "Jordan", "Victoria", "Kirov", "Pushkin", "Gorki", "Santiago", "Sofia", "Crawford"}
)


def _japanese(reading: Reading) -> Iterator[Place]:
    shadow = reading.shadow
    names = japanese()
    found = [Place(start, end, *row, f"ja-{row[0]}", 0.9) for start, end, row in names.find(shadow, 0, len(shadow))]
    for pair in places_ja.PAIR.finditer(shadow):
        for start in range(*pair.span("states")):
            long = places_ja.SHORT[shadow[start]]
            _start, _end, row = next(names.find(long, 0, len(long)))
            found.append(Place(start, start + 1, *row, "ja-short", 0.85))
    yield from sorted(found, key=lambda place: (place.start, -place.end))


def _russian(reading: Reading) -> Iterator[Place]:
    shadow = reading.shadow
    for start, end, row in russian().find(shadow, 0, len(shadow)):
        before = shadow[max(0, start - 72) : start]
        if places_ru.OFFICE_BEFORE.search(before) and row[0] != "place" or places_ru.AMBASSADOR_IN.search(before):
            continue
        yield Place(start, end, *row, f"ru-{row[0]}", 0.9)
