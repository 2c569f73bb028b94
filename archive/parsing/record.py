"""A record's text to its proposed breakdown."""

from __future__ import annotations

import re

from archive.parsing.breakdown import Breakdown, Kind, Segment
from archive.parsing.breakdown import Warning as Doubt
from archive.parsing.conversation import ConversationReader
from archive.parsing.dates import Date, clock_times, dates, remainder
from archive.parsing.event import (
    event_date,
    event_kind,
    initiative,
    opening_principals,
    participants_of,
    place_of,
    times_of,
)
from archive.parsing.labels import LABEL
from archive.parsing.languages import language_of
from archive.parsing.layout import Layout, is_place, layout_of
from archive.parsing.lines import BYTE_ORDER_MARK, blocks_of, shadow_joined, shadow_of
from archive.parsing.outline import Outline, outline_of
from archive.parsing.persons import Person, Persons, find_persons
from archive.parsing.statements import StatementReader
from archive.parsing.turns import find_turns

_STARTS_PASSAGE = re.compile(LABEL.pattern + r"|[A-Z][\w .'-]{1,60}:\s", re.VERBOSE)
_FORMS = (
    ("joint statement", r"joint\s(?:press\s)?(?:statement|communiqu[eé]|declaration)|communiqu[eé]|(?:tokyo|moscow)\sdeclaration"),
    ("legal text", r"\b(?:treaty|agreement|convention|protocol|memorandum|executive\sorder|decree|federal\slaw|act\son|exchange\sof\snotes)\b"),
    ("message", r"\b(?:messages?|condolences|greetings|congratulat\w+|letter|telegram)\b"),
    ("readout", r"\bread-?out\b"),
    ("summary", r"\b(?:summary|overview|outline|gist)\b"),
)  # fmt: skip
_OVERVIEW = re.compile(
    r"\b(?:overview|summary|outline|gist)\sof\b|\b(?:overview|summary|outline)\b[^.]{0,60}\b(?:is|are)\sas\sfollows",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"\A(?:text of the\s)?(?:the\s)?(?:japan|[A-Z][\w-]+)?.{0,40}\b(?:treaty|agreement|convention|protocol|memorandum)\b",
    re.IGNORECASE,
)


def parse(text: str, *, language: str | None = None) -> Breakdown:
    """The proposed breakdown of a record's text, all parts as offsets into it.

    Never raises for a `str`, whatever it holds. What fits no rule is narrative with a warning. `language` is a code such
    as "en", found from the text where it is not given; verbs of saying are read in English only.
    """
    shadow = shadow_of(text)
    blocks = blocks_of(text, shadow, _STARTS_PASSAGE)
    if not blocks:
        mark = (Segment(Kind.FURNITURE, 0, 1, rule="byte-order-mark"),) if text.startswith(BYTE_ORDER_MARK) else ()
        return Breakdown(language=language, segments=mark, warnings=(Doubt("the text is empty"),))
    shadow = shadow_joined(shadow, blocks)
    language = language or language_of(text)
    turns = find_turns(shadow, blocks)
    layout = layout_of(text, shadow, blocks, turns)
    outline = outline_of(shadow, blocks, turns, layout.first, layout.last)
    persons = find_persons(shadow, [t.name for t in turns.values() if t.name and t.name.tokens])
    return _Record(text, shadow, language, layout, outline, persons).breakdown()


class _Record:
    """One record on its way from outline to breakdown."""

    def __init__(
        self, text: str, shadow: str, language: str | None, layout: Layout, outline: Outline, persons: Persons
    ) -> None:
        self.text, self.shadow, self.language = text, shadow, language
        self.layout, self.outline, self.persons = layout, outline, persons
        self.warnings: list[Doubt] = [*outline.warnings, *persons.warnings]
        self.has_turns = any(p.turn for p in outline.passages)
        self.title = " ".join(text[layout.title.start : layout.title.end].split()) if layout.title else ""
        self.opening = self._opening()
        self.interviewers: list[Person] = []
        self.principals = self._principals()
        opening_words = " ".join(shadow[a:b] for a, b in self.opening)[:2000]
        self.kind = "other"
        if self.form() != "message":
            self.kind = event_kind(shadow_of(self.title), opening_words, self.principals, is_transcript=self.has_turns)

    def _opening(self) -> list[tuple[int, int]]:
        """The paragraphs that introduce the record: before its first label or turn, at most three, else the first item."""
        found: list[tuple[int, int]] = []
        for passage in self.outline.passages[:12]:
            if passage.turn or (passage.label and found):
                break
            if passage.kind == "text" and passage.start < passage.end:
                found.append((passage.start, passage.end))
            if len(found) == 3 or passage.label:
                break
        return found

    def _labelled_principals(self) -> list[Person]:
        found: list[Person] = []
        for passage in self.outline.passages:
            turn = passage.turn
            if turn and turn.role == "person" and turn.name and turn.name.tokens:
                named = self.persons.starting(turn.name.start)
                if named and "press" not in named.person.classes and not any(named.person is p for p in found):
                    found.append(named.person)
                    if len(found) == 12:
                        break
        return found

    def _principals(self) -> tuple[Person, ...]:
        title = (self.layout.title.start, self.layout.title.end) if self.layout.title else None
        named = opening_principals(self.shadow, title, self.opening, self.persons)
        speaking = self._labelled_principals()
        if not self.has_turns or not speaking:
            return named
        in_title = [n.person for n in self.persons.within(*title)] if title else []
        announced = [*named, *in_title]
        if "interview" in self.title.casefold():
            self.interviewers = [p for p in speaking if not p.classes and not any(p is q for q in announced)]
            speaking = [p for p in speaking if not any(p is q for q in self.interviewers)] or speaking
        both = [p for p in speaking if any(p is q for q in announced)]
        if not both:
            both = speaking[:1]
        silent = [p for p in named if not any(p is q for q in both)]
        if len(both) == 1 and speaking[0] is not both[0]:
            both.insert(0, speaking[0])
        return tuple((both + [p for p in silent if len(both) < 2])[:8])

    def section_principals(self, index: int, cache: dict[int, tuple[Person, ...]]) -> tuple[Person, ...]:
        """The principals of the passage's section: its own where its heading names an event of others."""
        section = self.outline.section_of(index)
        if section is None:
            return self.principals
        if section not in cache:
            passage = self.outline.passages[section]
            cache[section] = self.principals
            if passage.kind == "heading" and _OWN_EVENT.search(self.shadow, passage.start, passage.end):
                own = opening_principals(self.shadow, (passage.start, passage.end), [], self.persons)
                if len(own) == 1 and not any(own[0] is p for p in self.principals) and self.principals:
                    own = (self.principals[0], own[0])
                if len(own) > 1:
                    cache[section] = own
        return cache[section]

    def body_segments(self) -> list[Segment]:
        is_public = self.kind == "press conference"
        statements = StatementReader(self.text, self.shadow, self.persons, self.outline)
        statements.is_public = is_public
        turns = ConversationReader(self.text, self.shadow, self.persons, self.outline, is_public=is_public)
        turns.interviewers = self.interviewers
        turn: int | None = None
        in_turn: set[int] = set()
        cache: dict[int, tuple[Person, ...]] = {}
        for index, passage in enumerate(self.outline.passages):
            principals = (
                self.section_principals(index, cache)
                if cache or passage.parent is not None or passage.kind == "heading"
                else self.principals
            )
            if passage.turn:
                turn = index
                in_turn = {index}
                turns.segments = statements.segments
                turns.open(passage, principals)
            elif turn is not None and (
                passage.parent in in_turn or (passage.kind == "furniture" and passage.path is None)
            ):
                in_turn.add(index)
                turns.read(passage)
            else:
                statements.read(index, principals)
        statements.finish()
        self.warnings.extend([*statements.warnings, *turns.warnings])
        self.warnings.extend(Doubt(message, start, end) for message, start, end in statements.context.doubts)
        return statements.segments

    def form(self) -> str:
        """What kind of document the record is."""
        title = self.title
        if self.has_turns:
            return "transcript"
        for form, pattern in _FORMS:
            if not re.search(pattern, title, re.IGNORECASE):
                continue
            if form == "legal text" and not _ISSUED.match(title):
                continue
            return form
        opening = " ".join(self.shadow[a:b] for a, b in self.opening)
        if _OVERVIEW.search(opening) or any(p.label and p.label.name[:1].isdigit() for p in self.outline.passages):
            return "summary"
        if self.layout.is_page or self.layout.datelines:
            return "news item"
        return "other"

    def dates(self) -> tuple[Date | None, str | None]:
        """The dateline's date and the date of publication in EDTF."""
        dated = next(
            (d for s in self.layout.datelines for d in dates(self.shadow, s.start, s.end) if d.year or d.day), None
        )
        printed = self.layout.published
        found = dates(printed, 0, len(printed)) if printed else []
        return dated, found[0].edtf() if found else None

    def dated_spans(self, dated: Date | None) -> list[tuple[int, int]]:
        """Where the event's date may stand: the opening, and without a dateline the title before it."""
        if dated is None and self.layout.title:
            return [(self.layout.title.start, self.layout.title.end), *self.opening]
        return [] if self.has_turns and dated else self.opening

    def breakdown(self) -> Breakdown:
        shadow, layout = self.shadow, self.layout
        dated, published = self.dates()
        body = (layout.title.end if layout.title else 0, len(shadow))
        date, doubts = event_date(shadow, self.dated_spans(dated), dated, body)
        self.warnings.extend(doubts)
        places = [
            " ".join(self.text[s.start : s.end].split())
            for s in layout.datelines
            if not dates(shadow, s.start, s.end) and not clock_times(shadow, s.start, s.end)
        ]
        for s in layout.datelines:
            rest = remainder(shadow, s.start, s.end)
            field = _PLACE_FIELD.match(shadow, s.start, s.end)
            if field:
                places.insert(0, " ".join(self.text[field.end() : s.end].split()))
            elif rest and dates(shadow, s.start, s.end) and is_place(rest, 0, len(rest), after_date=True):
                places.append(rest)
        telephone = self.kind == "telephone talks"
        place = places[0] if places else None if telephone else place_of(shadow, self.opening, self.persons)
        times = times_of(shadow, self.opening[:1]) or tuple(
            time for s in layout.datelines for _, _, time in clock_times(shadow, s.start, s.end) if time != "00:00"
        )
        form = self.form()
        issued = form in ("transcript", "joint statement", "legal text", "message")
        segments = _in_order([*layout.segments, *self.body_segments()])
        if self.language not in ("en", None):
            self.warnings.append(Doubt(f"verbs of saying are read in English only; this text is in {self.language!r}"))
        if not layout.title:
            self.warnings.append(Doubt("no title was found"))
        return Breakdown(
            title=self.title,
            kind=self.kind,
            form=form,
            wording="transcribed" if issued else "rendered",
            language=self.language,
            dated=dated.edtf() if dated else None,
            published=published,
            event_date=date,
            event_time=times[:2],
            place=place,
            initiative=initiative(shadow, self.opening, self.persons),
            participants=participants_of(self.principals),
            segments=tuple(segments),
            mentions=self.persons.mentions(self.text),
            warnings=tuple(self.warnings),
        )


_PLACE_FIELD = re.compile(r"(?:place|venue|location|where)\s?:\s*", re.IGNORECASE)
_OWN_EVENT = re.compile(r"\b(?:meeting|talks|call|visit|conversation|luncheon|dinner|conference)\b", re.IGNORECASE)


def _in_order(segments: list[Segment]) -> list[Segment]:
    """The segments by offset, empty ones left out."""
    return sorted((s for s in segments if s.start < s.end), key=lambda s: s.start)
