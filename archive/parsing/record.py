"""A record's text to its proposed breakdown."""

from __future__ import annotations

import re
from operator import attrgetter

from archive.parsing.breakdown import Breakdown, Kind, Segment
from archive.parsing.breakdown import Warning as Doubt
from archive.parsing.collecting import WithoutRounds
from archive.parsing.dividing.conversation import ConversationReader
from archive.parsing.dividing.doubting import doubted
from archive.parsing.dividing.statements import StatementReader
from archive.parsing.event.datelines import dated_spans, lines_of, places_of, printed_dates
from archive.parsing.event.event import (
    event_kind,
    initiative,
    opening_principals,
    participants_of,
    place_of,
    times_of,
)
from archive.parsing.event.event_dates import event_date
from archive.parsing.event.interviewers import without_interviewers
from archive.parsing.event.principals import interviewers_of, labelled_persons, named_principals, speaking_principals
from archive.parsing.page.footnotes import without_marks
from archive.parsing.page.layout import Layout, layout_of
from archive.parsing.page.outline import Outline, outline_of
from archive.parsing.page.rosters import names_attendants, principals_of_roster, principals_of_sides
from archive.parsing.page.running_heads import lines_at_head, without_menu
from archive.parsing.people.house import House, house_of
from archive.parsing.people.persons import Persons
from archive.parsing.people.register import Person
from archive.parsing.saying.circulated_letters import circulated_letter
from archive.parsing.saying.diaries import diarist
from archive.parsing.saying.documents import is_issued, named_writer, says_we, writer
from archive.parsing.saying.eastern_addresses import voices_of_address
from archive.parsing.saying.eastern_issued import answers_in_writing, notes_under, senders_of
from archive.parsing.saying.english_letters import letter_announced, signature_under
from archive.parsing.saying.issued import is_address, voices_of
from archive.parsing.saying.presiding import of_minutes
from archive.parsing.saying.speeches import (
    briefer,
    introduces_himself,
    is_of_text_itself,
    is_saluted,
    speaker_of_eastern_head,
    speaker_of_head,
    speaks_before_questions,
    unnamed_speech,
)
from archive.parsing.text.eastern_wrapping import put_back
from archive.parsing.text.label_lines import with_label_lines
from archive.parsing.text.labels import LABEL
from archive.parsing.text.lines import BYTE_ORDER_MARK, blocks_of, shadow_joined, shadow_of
from archive.parsing.text.running_questions import divided
from archive.parsing.tongues.registry import Tongue, tongue_of
from archive.parsing.turns.turns import find_turns
from archive.parsing.words.dates import ASKED_BY_OFFSETS
from archive.parsing.words.forms import form_of, is_legal_text, is_list, is_of_talks
from archive.parsing.words.languages import language_of
from archive.parsing.words.sentences import sentences

_STARTS_PASSAGE = re.compile(LABEL.pattern + r"|[A-Z][\w .'-]{1,60}:\s")


def parse(text: str, *, language: str | None = None) -> Breakdown:
    """The proposed breakdown of a record's text, all parts as offsets into it.

    Never raises for a `str`, whatever it holds. What fits no rule is narrative with a warning. `language` is a code such
    as "en", found from the text where it is not given; verbs of saying are read in the languages of `tongues.registry`.
    """
    with WithoutRounds():
        breakdown = _parsed(text, language)
    for table in _KEPT if len(text) > _LONG else ():
        table.cache_clear()
    return breakdown


_LONG = 100_000
"""Characters of a text that no table keeps when it is parsed."""
_KEPT = (*ASKED_BY_OFFSETS, sentences)
"""The tables that are asked by a text and offsets into it."""


def _parsed(text: str, language: str | None) -> Breakdown:
    shadow = without_marks(shadow_of(text))
    blocks = with_label_lines(shadow, blocks_of(text, shadow, _STARTS_PASSAGE))
    if not blocks:
        mark = (Segment(Kind.FURNITURE, 0, 1, rule="byte-order-mark"),) if text.startswith(BYTE_ORDER_MARK) else ()
        return Breakdown(language=language, segments=mark, warnings=(Doubt("the text is empty"),))
    shadow, moved = shadow_joined(shadow, blocks)
    blocks = divided(shadow, blocks)
    language = language or language_of(shadow)
    turns = find_turns(shadow, blocks)
    layout = layout_of(text, shadow, blocks, turns)
    outline = outline_of(
        shadow,
        blocks,
        turns,
        layout.first,
        layout.last,
        layout.opened,
        lines_at_head(shadow, layout.segments, layout.title),
    )
    tongue = tongue_of(language)
    persons = tongue.find_persons(
        without_menu(shadow, layout.segments), [t.name for t in turns.values() if t.name and t.name.tokens]
    )
    return _Record(text, shadow, language, layout, outline, persons, tongue, moved).breakdown()


class _Record:
    """One record on its way from outline to breakdown."""

    def __init__(
        self,
        text: str,
        shadow: str,
        language: str | None,
        layout: Layout,
        outline: Outline,
        persons: Persons,
        tongue: Tongue,
        moved: list[tuple[int, int]],
    ) -> None:
        self.moved = moved
        self.text, self.shadow, self.language, self.tongue = text, shadow, language, tongue
        self.layout, self.outline, self.persons = layout, outline, persons
        self.warnings: list[Doubt] = [*outline.warnings, *persons.warnings]
        self.has_turns = bool([p for p in outline.passages if p.turn])
        self.labels = [p.label for p in outline.passages if p.label]
        self.title = " ".join(text[layout.title.start : layout.title.end].split()) if layout.title else ""
        self.opening = self._opening()
        self.opening_words = " ".join([shadow[a:b] for a, b in self.opening])
        self.interviewers: list[Person] = []
        self.house: House | None = None
        self.is_house_known = False
        self.law = self.is_law()
        self.form = self._form()
        # Laws, treaties and lists tell of no talks: they are taken in whole, and nobody in them speaks.
        self.is_document = not self.has_turns and (self.law or is_list(self.title))
        self.principals = () if self.is_document else self._principals()
        self.kind = "other"
        if not self.is_document and self.form != "message":
            self.kind = event_kind(
                shadow_of(self.title), self.opening_words, self.principals, is_transcript=self.has_turns
            )

    def _opening(self) -> list[tuple[int, int]]:
        """The paragraphs that introduce the record: before its first label or turn, at most three, else the first item."""
        found: list[tuple[int, int]] = []
        for passage in self.outline.passages[:12]:
            if passage.turn or (passage.label and found):
                break
            if passage.rule == "roster" or names_attendants(self.shadow, passage.start, passage.end):
                continue
            if passage.kind == "text" and passage.start < passage.end:
                found.append((passage.start, passage.end))
            if len(found) == 3 or (passage.label and found):
                break
        return found

    def _principals(self) -> tuple[Person, ...]:
        title = (self.layout.title.start, self.layout.title.end) if self.layout.title else None
        named = named_principals(self.shadow, title, self.opening, self.persons, self.tongue)
        if len(named) < 2 and not self.has_turns:
            sides = principals_of_sides(self.shadow, self.outline, self.persons)
            if len(sides) < 2 and is_of_talks(self.title):
                sides = principals_of_roster(self.shadow, self.outline, self.persons)
            named = sides if len(sides) > 1 else named
        speaking = labelled_persons(self.outline, self.persons)
        if not speaking and self.has_turns and self.tongue.is_verb_final:
            host = introduces_himself(self.shadow, self.persons)
            named = (host,) if host else named
        if self.has_turns and not speaking:
            named = without_interviewers(self.shadow, named, self.persons)
        if not self.has_turns or not speaking:
            house = self._house(named) if 0 < len(named) < 4 else None
            if house and house.holder and house.holder not in named:
                named = (house.holder, *named)
            return named
        announced = [*named, *([n.person for n in self.persons.within(*title)] if title else [])]
        if "interview" in self.title.casefold() or "интервью" in self.title.casefold() or "インタビュー" in self.title:
            self.interviewers = interviewers_of(self.outline, speaking, announced)
            speaking = [p for p in speaking if not any(p is q for q in self.interviewers)] or speaking
        if "共同" in self.title and len(holders := [p for p in speaking if p.classes & {"head", "foreign"}]) > 1:
            return tuple(holders[:2])
        return speaking_principals(named, speaking, announced)

    def section_principals(self, index: int, cache: dict[int, tuple[Person, ...]]) -> tuple[Person, ...]:
        """The principals of the passage's section: its own where its heading names an event of others."""
        above = self.outline.passages[index]
        section = self.outline.section_of(index) if above.parent is not None or above.kind == "heading" else None
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
        statements = StatementReader(self.text, self.shadow, self.persons, self.outline, self.tongue)
        statements.out.is_public = is_public
        statements.is_document = self.is_document
        statements.is_list = self.is_document and not self.law
        statements.voices = self._voices()
        if self.tongue.is_verb_final and "宛" in self.shadow:
            statements.writers = senders_of(self.shadow, self.outline, self.persons)
        if self.tongue.is_verb_final and "答弁書" in self.shadow:
            statements.writers.update(answers_in_writing(self.shadow, self.outline, self.persons))
        if statements.voices and self.tongue.is_verb_final and "参考" in self.shadow:
            statements.writers.update(notes_under(self.shadow, self.outline))
        if statements.voices and self.form == "message" and self.tongue.code == "en":
            statements.writers = signature_under(self.shadow, self.outline)
        elif not (statements.voices or self.has_turns) and self.shadow.find(" text ", 0, _HEAD_OF_NEWS) > 0:
            statements.writers = letter_announced(self.shadow, self.outline, self.persons)
        if (head := self.layout.title) and not (statements.voices or self.has_turns):
            span = head.start, head.end
            statements.writers.update(circulated_letter(self.shadow, span, self.outline, self.persons))
        if not statements.voices and not self.has_turns and not self.is_document:
            statements.is_issued = is_issued(self.shadow, self.layout.title, self.opening, self.persons, self.tongue)
        if self.has_turns and is_public:
            # What stands before the first question without a label is said by whom the conference is.
            statements.opener = (
                self.principals[0] if len(self.principals) == 1 else briefer(self.shadow, self._head(), self.persons)
            )
            if (opener := statements.opener) is not None and self.tongue.code == "ru":
                statements.is_begun = speaks_before_questions(self.shadow, self.outline, opener, self.persons)
        elif is_public and self.tongue.is_verb_final:
            title = (self.layout.title.start, self.layout.title.end) if self.layout.title else None
            if opened := speaker_of_eastern_head(self.shadow, self.outline, self.persons, title):
                statements.opener, statements.opens_at = opened
        elif not statements.voices and not self.is_document and not self.tongue.is_verb_final:
            statements.opener = speaker_of_head(self.shadow, self.outline, self.persons)
            if statements.opener is None and any(is_of_text_itself(self.shadow, a, b) for a, b in self.opening[:2]):
                statements.opener = briefer(self.shadow, self._head(), self.persons)
            if statements.opener is None and not self.has_turns:
                statements.is_speech = is_saluted(self.shadow, self.outline) or is_address(
                    self.shadow, self.layout, self.persons, self.opening, language=self.tongue.code
                )
        if self.tongue.is_verb_final and statements.opener is None and not statements.voices:
            spoken = unnamed_speech(self.shadow, self.outline, self.title, has_turns=self.has_turns)
            statements.is_spoken, statements.opens_at = spoken is not None, spoken or 0
            if not self.has_turns and not self.is_document and self.tongue.code == "ja":
                address = voices_of_address(self.shadow, self.layout, self.outline, self.persons, self.opening)
                statements.is_speech = address is not None
        statements.context.is_memorandum = is_of_talks(self.title)
        if statements.context.is_memorandum and self.layout.title:
            written = self.persons.within(self.layout.title.start, self.layout.title.end)
            statements.context.narrator = (
                written[0].person if len(written) == 1 else writer(self.shadow, self.outline, self.persons)
            )
        if self.tongue.code == "ru" and self.layout.title:
            head = self.layout.title
            statements.context.narrator = diarist(self.shadow, self.persons, head.start, head.end)
        if self.layout.title and self.tongue.code == "en" and not (statements.voices or self.has_turns):
            who = named_writer(self.shadow, self.layout.title, self.persons)
            statements.context.narrator = who or statements.context.narrator
        statements.context.speaks_itself = says_we(self.shadow, self.outline)
        statements.context.is_joint = self.form == "joint statement" or statements.context.speaks_itself
        statements.context.is_of_many = len(self.principals) == 2 and self._holders_in_opening() > 2
        statements.context.house = self._house(self.principals)
        if self.tongue.code == "en" and not self.has_turns:
            statements.context.chair, statements.context.has_delegates = of_minutes(self.shadow, self.persons)
        turns: ConversationReader | None = None
        if self.has_turns:
            turns = ConversationReader(
                self.text, self.shadow, self.persons, self.outline, self.tongue, is_public=is_public
            )
            turns.interviewers = self.interviewers
        turn: int | None = None
        in_turn: set[int] = set()
        cache: dict[int, tuple[Person, ...]] = {}
        for index, passage in enumerate(self.outline.passages):
            if passage.turn and turns:
                turn = index
                statements.opener, statements.is_spoken = None, False
                in_turn = {index}
                turns.segments = statements.out.segments
                turns.open(passage, self.section_principals(index, cache))
            elif (
                turns
                and turn is not None
                and (passage.parent in in_turn or (passage.kind == "furniture" and passage.path is None))
            ):
                in_turn.add(index)
                turns.read(passage)
            else:
                statements.read(index, self.section_principals(index, cache))
        statements.out.finish()
        self.warnings.extend(statements.out.warnings)
        if turns:
            self.warnings.extend(turns.warnings)
        self.warnings.extend([Doubt(message, start, end) for message, start, end in statements.context.doubts])
        return statements.out.segments

    def _voices(self) -> tuple[Person, ...]:
        """Whose words the whole record is: "Statement by Foreign Minister Tamm on …", unless it tells of him itself."""
        if self.has_turns or self.is_document:
            return ()
        return voices_of(
            self.shadow,
            self.layout,
            self.outline,
            self.persons,
            self.opening,
            form=self.form,
            language=self.tongue.code,
        )

    def _holders_in_opening(self) -> int:
        """How many heads and ministers the opening names."""
        named = [n.person for a, b in self.opening for n in self.persons.within(a, b) if not n.genitive]
        return len({id(person) for person in named if person.classes & {"head", "foreign", "defence", "minister"}})

    def _house(self, principals: tuple[Person, ...]) -> House | None:
        """The house's own office, looked for once: that its holder is counted among the principals changes nothing of it."""
        if not self.is_house_known:
            self.house = house_of(self.shadow, self.opening, self.persons, principals)
            self.is_house_known = True
        return self.house

    def _head(self) -> list[tuple[int, int]]:
        """The title, if there is one, and the first two paragraphs of the opening."""
        title = self.layout.title
        return [*([(title.start, title.end)] if title else []), *self.opening[:2]]

    def is_law(self) -> bool:
        """Whether the record is a law or treaty itself."""
        passages = self.outline.passages
        start = passages[0].start if passages else 0
        divisions = sum([1 for label in self.labels if label.rank])
        return is_legal_text(self.title, self.shadow[start : start + 4000] + self.shadow[-2000:], divisions)

    def _form(self) -> str:
        """What kind of document the record is."""
        if self.has_turns:
            return "transcript"
        if self.law:
            return "legal text"
        is_numbered = any(label.is_counted for label in self.labels) and not is_list(self.title)
        is_page = self.layout.is_page or bool(self.layout.datelines)
        return form_of(self.title, self.opening_words, is_numbered=is_numbered, is_page=is_page)

    def breakdown(self) -> Breakdown:
        shadow, layout = self.shadow, self.layout
        lines = lines_of(shadow, layout.datelines)
        dated, published = printed_dates(shadow, layout, self.outline, [printed for _, printed, _ in lines])
        body = (layout.title.end if layout.title else 0, len(shadow))
        spans = dated_spans(shadow, layout.title, self.opening, dated, has_turns=self.has_turns)
        date, doubts = event_date(shadow, spans, dated, body)
        self.warnings.extend(doubts)
        is_silent = self.kind == "telephone talks" or self.is_document
        places = places_of(self.text, shadow, lines)
        place = places[0] if places else None if is_silent else place_of(shadow, self.opening, self.persons)
        times = times_of(shadow, self.opening[:1]) or tuple(
            time for _, _, printed in lines for _, _, time in printed if time != "00:00"
        )
        issued = self.form in ("transcript", "joint statement", "legal text", "message")
        parts = _in_order([*layout.segments, *self.body_segments()])
        is_warned = any(warning.start is not None for warning in self.warnings)
        segments = doubted(shadow, parts, self.persons.leading, is_warned=is_warned)
        if self.language is not None and self.tongue.code != self.language.partition("-")[0]:
            self.warnings.append(
                Doubt(f"verbs of saying of {self.language!r} are not known: no language module reads it")
            )
        if not layout.title:
            self.warnings.append(Doubt("no title was found"))
        return Breakdown(
            title=self.title,
            kind=self.kind,
            form=self.form,
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
            mentions=put_back(self.persons.mentions(self.text), self.moved, self.text),
            warnings=tuple(self.warnings),
        )


_START = attrgetter("start")
_HEAD_OF_NEWS = 4000
"""Characters of a text in which news say whose letter follows: "The full text follows."."""
_OWN_EVENT = re.compile(r"\b(?:meeting|talks|call|visit|conversation|luncheon|dinner|conference)\b", re.IGNORECASE)


def _in_order(segments: list[Segment]) -> list[Segment]:
    """The segments by offset, empty ones left out."""
    return sorted([s for s in segments if s.start < s.end], key=_START)
