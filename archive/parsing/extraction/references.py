"""Which instruments a record refers to: treaties, resolutions, declarations, plans.

A reference is a name or a symbol. "The treaty" or "this document" alone refers to one named elsewhere and is left out,
as are documents that do not exist ("a peace treaty") and sets ("the relevant resolutions").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from archive.parsing.breakdown import Breakdown, Kind, Segment
from archive.parsing.extraction.found import Reference, Registry
from archive.parsing.extraction.gazetteer import CODES
from archive.parsing.extraction.instrument_names import shapes
from archive.parsing.extraction.instrument_shapes import Shape
from archive.parsing.extraction.reading import Reading
from archive.parsing.extraction.registry import Index, index_of
from archive.parsing.extraction.russian_instruments import OF_A_BODY
from archive.parsing.words.countries import countries_by_word

_NOT_READ = frozenset({Kind.LABEL, Kind.FURNITURE, Kind.SPEAKER_LABEL})
_CAPITAL = re.compile(r"[A-Z0-9](?<![A-Za-z0-9_/-].)[A-Za-z0-9_]*|(?<![\w/-])[А-ЯЁ]{2,}(?![а-яё])")
_LETTER = re.compile(r"[A-Za-zÀ-ÿА-Яа-яЁё0-9_]")
_ORDINAL = re.compile(r"(?:The |[1-9]\d{0,2}(?:st|nd|rd|th) )?")
_OWN_KIND = re.compile(r"\b(?:Statement|Communiqu[eé]|Readout)\b")
"""What a record is itself: "Joint Statement on the visit of …" at the head of one is its own name."""
_OF_A_BODY = re.compile(
    r" (?:Organi[sz]ation|Secretariat|Preparatory Commission|Consultative (?:Meeting|Part))|機構|機関|事務局"
)
"""Behind a treaty's name that is a body's: "the Ferry Treaty Organization"."""
_YEAR_BEHIND = re.compile(r" of (?:19|20)\d\d\b")
_CAPITALS = re.compile(r"\b[A-Z][a-z]+\b|\b(?:US|UK|DPRK|USSR)\b")
_RU_TAIL = re.compile(r"(?: ?\([А-ЯЁ]{2,8}\))?(?: от \d{1,2} [а-я]+ \d{4}(?: года| г\.)?)?")
_STATES_ELSEWHERE = {
    "ja": (("日本", "JP"), ("日露", "JP"), ("日露", "RU"), ("ロシア", "RU"), ("露", "RU"), ("我が国", "JP")),
    "ru": (("Япон", "JP"), ("японск", "JP"), ("Росси", "RU"), ("российск", "RU"), ("КНДР", "KP"), ("Кита", "CN")),
}


def find_references(text: str, breakdown: Breakdown, registry: Registry) -> tuple[Reference, ...]:
    """The references of a record, in order and without overlap; those that the registry does not know are kept."""
    reading = Reading(text, breakdown)
    index = index_of(registry)
    day = _day(reading)
    everything = frozenset(index.by_slug)
    known: dict[int, Shape] = {}
    lengthened: dict[int, Shape] = {}
    for shape in _known_names(reading, index):
        words = reading.shadow[shape.start : shape.end]
        year = _YEAR_BEHIND.match(reading.shadow, shape.end)
        if year and not index.find(words + year.group(), day, everything)[0]:
            continue  # another one of that name
        if index.find(words, day, everything)[0]:
            known[shape.start] = shape
            if index.find(words, day)[0]:
                lengthened[shape.start] = shape
    # A name that is surely known is not lengthened by what follows it ("… Plan of Action on the programme").
    printed = [
        shape
        for shape in shapes(reading)
        if shape.start not in lengthened or index.find(reading.shadow[shape.start : shape.end], day)[0]
    ]
    candidates = sorted(
        [*printed, *known.values()], key=lambda shape: (shape.start, -shape.end, shape.rule == "registry")
    )
    kept: list[Shape] = []
    for shape in candidates:
        part = reading.part_to_read(shape.start, shape.end, _NOT_READ)
        if _OF_A_BODY.match(reading.shadow, shape.end):
            continue
        if (not kept or shape.start >= kept[-1].end) and part is not None and not _is_title(reading, part, shape):
            kept.append(shape)
    if not kept:
        return ()
    printed_words = [reading.shadow[shape.start : shape.end] for shape in kept]
    first = [_resolve(shape, word, index, day) for shape, word in zip(kept, printed_words, strict=True)]
    present = frozenset(slug for slug, _ in first if slug)
    named: frozenset[str] | None = None
    found = []
    for shape, word, (slug, sure) in zip(kept, printed_words, first, strict=True):
        if not slug:
            if named is None:
                named = _states(reading)
            slug, sure = index.find(word, day, present, named)
        if not slug and shape.rule == "registry":
            continue
        designation = shape.designation
        if slug:
            designation = index.by_slug[slug].designation or designation
        confidence = min(0.99, sure if slug else shape.confidence)
        found.append(Reference(shape.start, shape.end, designation, slug, shape.rule, round(confidence, 2)))
    return tuple(found)


def match(
    references: Iterable[Reference], text: str, breakdown: Breakdown, registry: Registry
) -> tuple[Reference, ...]:
    """The same references, the unresolved ones looked up again in a registry that may have grown since."""
    index = index_of(registry)
    again: dict[tuple[int, int], Reference] | None = None
    matched = []
    for reference in references:
        if not reference.instrument:
            slug = index.by_designation.get(reference.designation, "") if reference.designation else ""
            if slug:
                reference = replace(reference, instrument=slug)
            else:
                if again is None:
                    again = {(r.start, r.end): r for r in find_references(text, breakdown, registry)}
                found = again.get((reference.start, reference.end))
                if found is not None and found.instrument:
                    reference = replace(reference, instrument=found.instrument, designation=found.designation)
        matched.append(reference)
    return tuple(matched)


def _is_title(reading: Reading, part: Segment, shape: Shape) -> bool:
    """Whether it is the record's own title, which refers to nothing else."""
    if part.kind is not Kind.TITLE:  # asked first: what stands before and after may be all of a long part
        return False
    before, after = reading.shadow[part.start : shape.start], reading.shadow[shape.end : part.end]
    begins, ends = _ORDINAL.fullmatch(before) is not None, not after.strip(" .()0123456789")
    is_own_kind = _OWN_KIND.search(reading.shadow, shape.start, min(shape.end, shape.start + 90)) is not None
    return begins and ends or is_own_kind and (begins or ends)


def _resolve(shape: Shape, words: str, index: Index, day: str) -> tuple[str, float]:
    if shape.designation and (slug := index.by_designation.get(shape.designation)):
        return slug, shape.confidence
    slug, sure = index.find(words, day)
    if not slug and shape.designation:  # told by the short form behind it: "the arms treaty (New START)"
        slug, sure = index.find(shape.designation, day)
    return slug, sure


def _known_names(reading: Reading, index: Index) -> Iterable[Shape]:
    """The registry's own names where they stand, capitalised, in the text."""
    shadow = reading.shadow
    for token in _CAPITAL.finditer(shadow):
        for form in index.first_words.get(token.group().casefold(), ()):
            start = token.start()
            end = start + len(form)
            printed = shadow[start:end]
            # An abbreviation is one in capitals only.
            same = printed == form if form.isupper() else printed.casefold() == form.casefold()
            if same and not _LETTER.match(shadow, end):
                short = re.match(r" ?\([A-Z]{2,8}\)", shadow[end : end + 12])
                yield Shape(start, end + (short.end() if short else 0), "", "registry", 0.9)
                break
    if reading.language == "ja" and index.japanese is not None:
        yield from (Shape(*match.span(), "", "registry", 0.9) for match in index.japanese.finditer(shadow))
    if reading.language == "ru":
        for start, end in index.russian_names(shadow):
            if OF_A_BODY.search(shadow, max(0, start - 16), start):
                continue
            tail = _RU_TAIL.match(shadow, end)
            yield Shape(start, tail.end() if tail else end, "", "registry", 0.9)


def _day(reading: Reading) -> str:
    date = reading.date()
    if date is None:
        return ""
    year, month, day = date
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")


def _states(reading: Reading) -> frozenset[str]:
    """The codes of the states that the record names or whose adjectives it has."""
    if reading.language in _STATES_ELSEWHERE:
        return frozenset(code for word, code in _STATES_ELSEWHERE[reading.language] if word in reading.text)
    known = countries_by_word()
    words = {word for word in set(_CAPITALS.findall(reading.shadow)) if word.casefold() in known}
    return frozenset(filter(None, (CODES.get(known[word.casefold()], "") for word in words)))
