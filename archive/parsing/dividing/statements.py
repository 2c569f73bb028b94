"""The passages of an outline as segments: headings, lead-ins, statements with their speakers, narrative."""

from __future__ import annotations

import re

from archive.parsing.breakdown import Attribution, Kind
from archive.parsing.dividing.announcing import Announcements, Lead, is_followed, over_decisions
from archive.parsing.dividing.carrying import carried_on, goes_on_in_memorandum, is_background, told_after
from archive.parsing.dividing.long_quotations import Quotation, goes_on, goes_on_open, opened_at
from archive.parsing.dividing.own_words import (
    are_own_words,
    carried_to,
    goes_on_in_quotation,
    is_all_quoted,
    is_quotation,
    own_words,
    stripped,
)
from archive.parsing.dividing.segmenting import SegmentWriter, label_confidence
from archive.parsing.page.outline import Outline, Passage
from archive.parsing.people.persons import Persons
from archive.parsing.people.register import Person
from archive.parsing.saying.speeches import is_of_text_itself, opens_speech
from archive.parsing.saying.states import as_note, many_speak, note_speaks, state_speaks
from archive.parsing.saying.subjects import Context
from archive.parsing.saying.utterances import Said, changed, runs_on
from archive.parsing.text.audience import is_of_audience
from archive.parsing.text.labels import Label, are_clauses, inline_labels
from archive.parsing.tongues.registry import Tongue
from archive.parsing.words.sentences import sentences

# A member of an enumeration takes many times as long to fetch as a name.
_LABEL, _HEADING, _DATELINE, _FURNITURE = Kind.LABEL, Kind.HEADING, Kind.DATELINE, Kind.FURNITURE
_CARRIED, _NAMED, _COLLECTIVE = Attribution.CARRIED, Attribution.NAMED, Attribution.COLLECTIVE

_LONG_HEADING = 60
"""Characters beyond which what stands over points has been a sentence rather than their heading."""

# How somebody speaks at a Japanese conference, and no account of it does.
_VERB = r"(?:です|ます|ました|ません|でした|ください|でしょう)。"
_POLITE = re.compile(_VERB + r"[」』）)]{0,2}\Z")
_POLITE_AMID = re.compile(_VERB + r"(?:[」』）)]{0,2}\Z|(?![」』]))")
# What a paper prints over what was said: "会見の概要は以下の通りです。"
_OF_THE_TEXT = re.compile(r"[^。]{0,30}(?:概要|要旨|全文|詳報|やり取り|やりとり)は、?(?:次|以下)の?(?:とおり|通り)")


class StatementReader:
    """Reads a summary's passages in order; `principals` are those of the passage's own section."""

    def __init__(self, text: str, shadow: str, persons: Persons, outline: Outline, tongue: Tongue) -> None:
        self.text = text
        self.shadow = shadow
        self.outline = outline
        self.others = tongue.matches(shadow)
        # Where the verb stands last, points named before it are one statement with it: "(1)船便，(2)漁業について述べた。"
        self.is_verb_final = tongue.is_verb_final
        self.analyse = tongue.analyse
        # How many labels of each style stand at the top.
        self.counted: dict[str, int] = {}
        for p in outline.passages:
            if p.label and p.parent is None:
                self.counted[p.label.style] = self.counted.get(p.label.style, 0) + 1
        self.context = Context(persons)
        self.persons = persons
        self.announcements = Announcements(shadow, outline, self.others, tongue.analyse)
        self.out = SegmentWriter(shadow, self.context)
        self.is_document = False
        self.is_list = False
        self.voices: tuple[Person, ...] = ()
        self.writers: dict[int, tuple[Person, ...]] = {}
        self.is_issued = False
        self.is_speech = False
        self.is_spoken = False
        self.opener: Person | None = None
        self.opens_at = 0
        self.is_begun = False
        self.paths: set[str] = set()
        self.item: dict[int, Said] = {}
        self.tells_after = tongue.code == "ru"
        self.quotation: Quotation | None = None
        self.quoted: tuple[int, Said] | None = None

    def read(self, index: int, principals: tuple[Person, ...]) -> None:
        """Adds the segments of one passage that is no turn."""
        passage = self.outline.passages[index]
        self.context.principals = principals
        if passage.label:
            label = passage.label
            confidence = label_confidence(self.shadow, passage, label, self.counted)
            self.out.add(_LABEL, label.start, label.end, passage, rule=passage.rule, confidence=confidence)
        if passage.start >= passage.end:
            return
        if passage.kind == "heading":
            self.announcements.lead = self.announcements.lead_for(index) if passage.label else None
            confidence = 0.9 if passage.label and passage.rule != "stopped-heading" else 0.6
            if passage.end - passage.start > _LONG_HEADING or self.shadow.endswith(" that", 0, passage.end):
                confidence = min(confidence, 0.85)
            self.out.add(_HEADING, passage.start, passage.end, passage, rule=passage.rule, confidence=confidence)
        elif passage.kind == "dateline":
            self.out.add(_DATELINE, passage.start, passage.end, passage, rule=passage.rule, confidence=0.8)
        elif passage.kind == "furniture":
            self.out.add(_FURNITURE, passage.start, passage.end, passage, rule=passage.rule, confidence=0.8)
        else:
            self.read_text(index, passage)

    def read_text(self, index: int, passage: Passage) -> None:
        if self.is_document or passage.rule in ("roster", "between-turns"):
            rule = "document" if self.is_document else passage.rule
            self.out.narrate(
                passage, passage.start, passage.end, rule, 0.85 if rule == "roster" or self.is_list else 0.9
            )
            return
        if self.is_issued and not self.tells_after:
            # Words that an office issues without its holder's name are nobody's by name.
            self.out.narrate(passage, passage.start, passage.end, "issued-words", 0.6)
            return
        own = self.own_words(index, passage)
        if own is not None:
            if own.rule != "answer" and not self.is_issued and is_of_audience(self.shadow, own.start, own.end):
                self.out.narrate(passage, passage.start, passage.end, "stage-direction", 0.7)
            else:
                self.out.state(passage, passage.start, passage.end, own)
            return
        if passage.is_paragraph and is_of_text_itself(self.shadow, passage.start, passage.end):
            self.is_begun = True  # What comes after it is the transcript.
            self.out.narrate(passage, passage.start, passage.end, "of-the-text", 0.7)
            return
        if (self.opener is not None or self.is_spoken) and self.is_opening(passage):
            # At a conference, whose holder the record may not name.
            own = (
                own_words(passage, (self.opener,), "opening-remarks", 0.6)
                if self.opener is not None
                else own_words(passage, (), "opening-remarks", 0.5)
            )
            self.out.state(passage, passage.start, passage.end, own)
            return
        if (decided := over_decisions(self.shadow, self.outline, index)) is not None:
            self.emit_run(index, passage, [decided], is_last=True)
            return
        lead = self.announcements.lead_for(index)
        if lead is None:
            self.announcements.lead = None
        elif self.announcements.is_announced(lead, passage, self.context):
            self.announcements.follow_quotation(lead, passage)
            said = lead.said
            direct = said.announces == "direct"
            sure = 0.9 if passage.label or lead.is_deeper or not lead.owner else 0.8
            own = carried_to(said, "announced", min(said.confidence, sure), is_direct=direct)
            self.out.state(passage, passage.start, passage.end, own)
            if said.announces == "message" and said.speakers:
                self.out.messages.append((len(self.out.segments) - 1, said.speakers[0]))
            return
        elif lead.said.speakers or not passage.label:
            self.announcements.lead = None
        if self.tells_after and self.read_quoted(index, passage):
            return
        if (
            self.quoted is not None
            and self.quoted[0] == index - 1
            and goes_on_open(self.shadow, passage.start, passage.end)
        ):
            own = goes_on(self.quoted[1])
            self.quoted = index, own
            self.out.state(passage, passage.start, passage.end, own)
            return
        carry = self.item.get(passage.parent) if passage.label and passage.parent is not None else None
        if carry is not None and not passage.is_paragraph:
            carry = changed(carry, rule="point-of-a-statement", confidence=0.5, attribution=_CARRIED)
        else:
            carry = None
        labels = inline_labels(self.shadow, passage.start, passage.end)
        if labels and (
            not self.is_verb_final
            or self.shadow[labels[0].start - 1] in ":：。\n "
            or are_clauses(self.shadow, labels)
        ):
            self.read_enumeration(index, passage, labels, carry)
        else:
            self.read_sentences(index, passage, passage.start, passage.end, carry)

    def own_words(self, index: int, passage: Passage) -> Said | None:
        """A passage that is all of it one person's own words, or an office's that nobody bears by name; None where it is told."""
        if self.is_issued:
            return own_words(passage, (), "issued-words", 0.5)
        if voices := self.writers.get(index, self.voices):
            return own_words(passage, voices, "issued-words", 0.7)
        if passage.rule == "answer":  # Under a paper's numbered question, where the house does not say who answers.
            return own_words(passage, (), "answer", 0.6)
        return own_words(passage, (), "speech", 0.6) if self.is_speech else None

    def is_opening(self, passage: Passage) -> bool:
        """Whether a passage before a conference's first label is said by whom the conference is."""
        if self.is_verb_final:
            polite = _POLITE_AMID if self.is_begun else _POLITE
            is_said = (
                passage.start >= self.opens_at
                and polite.search(self.shadow, passage.start, passage.end) is not None
                and not _OF_THE_TEXT.match(self.shadow, passage.start, passage.end)
            )
            self.is_begun = self.is_begun or is_said
            return is_said
        # Once he has begun he goes on: a salutation, or words in the first person.
        self.is_begun = self.is_begun or opens_speech(self.shadow, passage.start, passage.end)
        return self.is_begun

    def read_quoted(self, index: int, passage: Passage) -> bool:
        """Reads a passage that is part of a quotation over several paragraphs, False where it is none."""
        if self.quotation is None and passage.is_paragraph:
            probe = Context(self.persons, self.context.principals, self.context.last, self.context.group)
            self.quotation = opened_at(
                self.shadow,
                self.outline,
                index,
                lambda start, end: self.analyse(self.shadow, start, end, probe, self.others),
                self.context.last,
            )
        quotation = self.quotation
        if quotation is None:
            return False
        is_last = index >= quotation.last
        self.out.state(passage, passage.start, quotation.end if is_last else passage.end, quotation.said)
        if is_last:
            self.quotation = None
            self.context.last = quotation.said.speakers[-1]
            start, end = stripped(self.shadow, quotation.end, passage.end)
            if start < end:
                self.read_sentences(index, passage, start, end, None)
        return True

    def read_enumeration(self, index: int, passage: Passage, labels: list[Label], carry: Said | None) -> None:
        """An enumeration inside a sentence: the words before it are its lead-in, its points are passages of their own."""
        shadow = self.shadow
        first = labels[0]
        before = sentences(shadow, passage.start, first.start)
        stop = len(shadow[passage.start : first.start].rstrip()) + passage.start
        lead_start, lead_end = (before[-1][0], stop) if before else (passage.start, stop)
        if len(before) > 1:
            carry = self.read_sentences(index, passage, passage.start, before[-2][1], carry)
        said: Said | None = None
        if lead_start < lead_end:
            found = [
                s for s in self.analyse(shadow, lead_start, lead_end, self.context, self.others) if s.start < s.end
            ]
            for piece in found[:-1]:
                self.out.state(passage, piece.start, piece.end, piece)
            said = found[-1]
            if said.kind not in ("said", "lead"):
                said = self.said_at_the_end(lead_start, labels[-1].end, passage.end) or carry
            announced = shadow[lead_end - 1] == ":" and not shadow.endswith(" that:", max(0, lead_end - 8), lead_end)
            direct = said is not None and (said.kind == "lead" and said.announces == "direct" and announced)
            self.out.announce(passage, found[-1].start, lead_end, said)
        final = sentences(shadow, labels[-1].end, passage.end)
        tail = final[0][1] if final else passage.end
        bounds = [*(label.start for label in labels[1:]), tail]
        for label, stop in zip(labels, bounds, strict=True):
            path = self.free_path(f"{passage.path}.{label.name}" if passage.path else label.name)
            own = Passage(path, label.end, stop, index)
            self.out.add(_LABEL, label.start, label.end, own, rule="label-in-sentence", confidence=0.85)
            start, end = stripped(shadow, label.end, stop)
            if start >= end:
                continue
            if said is None:
                self.out.narrate(own, start, end, "enumeration", 0.5)
                continue
            self.out.state(own, start, end, carried_to(said, "point-in-sentence", 0.85, is_direct=direct))
        start, end = stripped(shadow, tail, passage.end)
        if start < end:
            self.read_sentences(index, passage, start, end, said and changed(said, kind="said", is_direct=False))

    def said_at_the_end(self, start: int, last: int, end: int) -> Said | None:
        """Who says the points of a sentence whose verb stands behind the last of them, where it is one speaker's."""
        if not self.is_verb_final:
            return None
        stop = sentences(self.shadow, last, end)[0][1]
        whole = self.analyse(self.shadow, start, stop, self.context, self.others)
        return (
            changed(whole[0], confidence=min(whole[0].confidence, 0.7))
            if [s.kind for s in whole] == ["said"]
            else None
        )

    def free_path(self, path: str) -> str:
        """The path, with a number where another passage of the record, or another point in a sentence, has it already."""
        if not self.paths:
            self.paths = {p.path for p in self.outline.passages if p.path}
        again, free = 1, path
        while free in self.paths:
            again += 1
            free = f"{path}~{again}"
        self.paths.add(free)
        return free

    def read_sentences(self, index: int, passage: Passage, start: int, end: int, carry: Said | None) -> Said | None:
        """The sentences of `[start, end)`, those of the same speakers together; gives what a next sentence carries on with."""
        pieces: list[Said] = []
        direct: Said | None = None
        for first, last in sentences(self.shadow, start, end):
            if direct is not None:
                probe = self.analyse(self.shadow, first, last, self.context, self.others)
                head = probe[0]
                ends = (
                    head.kind == "said"
                    and head.rule == "verb-of-saying"
                    and head.attribution in (_NAMED, _COLLECTIVE)
                    and (not self.is_verb_final or head.confidence > 0.5)
                )
                if not ends or (head.speakers == direct.speakers and not ends):
                    pieces.append(changed(direct, start=first, end=last))
                    carry = direct
                    continue
                direct = None
            for said in self.analyse(self.shadow, first, last, self.context, self.others):
                if said.kind == "other" and carry is None and self.is_whole_quotation(said) and self.context.last:
                    speaker = (self.context.last,)
                    said = changed(
                        said, kind="said", speakers=speaker, attribution=_CARRIED, is_direct=True,
                        rule="quotation-goes-on", confidence=0.55,
                    )  # fmt: skip
                if self.context.is_memorandum and (
                    goes_on_in_memorandum(said, carry) or is_background(self.shadow, said, carry)
                ):
                    said = changed(said, kind="other")
                if (
                    carry is None
                    and said.kind in ("other", "event")
                    and (
                        state_speaks(self.shadow, said.start, said.end)
                        or many_speak(self.shadow, said.start, said.end)
                    )
                ):
                    pieces.append(
                        changed(said, kind="said", attribution=_COLLECTIVE, rule="state-speaks", confidence=0.6)
                    )
                    continue
                if said.kind == "other" and note_speaks(self.shadow, said.start, said.end):
                    said = as_note(self.shadow, said)
                said = carried_on(said, carry, pieces)
                if said.reaches_back:
                    pieces = told_after(said, pieces)
                if said.kind == "said":
                    if said.rule == "announced-in-line":
                        direct = said
                    elif not said.is_direct and is_quotation(self.shadow, said):
                        said = changed(said, is_direct=True)
                    carry = said
                elif said.kind == "lead":
                    direct = changed(
                        said,
                        kind="said",
                        attribution=_CARRIED,
                        is_direct=said.announces == "direct",
                        rule="announced-in-line",
                    )
                    if said.announces == "message":
                        direct = changed(direct, is_direct=False)
                    carry = direct
                elif said.kind == "event":
                    carry = None
                pieces.append(said)
        if len(pieces) > 1 and pieces[-1].rule == "inverted-saying" and are_own_words(self.shadow, pieces):
            # "We met. The ferry sails, said the Minister.": a quotation without its marks.
            own = changed(pieces[-1], attribution=_CARRIED, rule="words-before-their-speaker", confidence=0.6)
            pieces[:-1] = [changed(own, start=piece.start, end=piece.end) for piece in pieces[:-1]]
        self.emit(index, passage, pieces)
        last_said = pieces[-1] if pieces else None
        if last_said is not None and last_said.kind == "said":
            self.item[index] = last_said
        return carry

    def is_whole_quotation(self, said: Said) -> bool:
        """Whether the sentence is an utterance in quotation marks and nothing else."""
        if self.is_verb_final:
            return goes_on_in_quotation(self.shadow, self.out.segments, said)
        return is_all_quoted(self.shadow, said, has_stop_outside=self.tells_after)

    def emit(self, index: int, passage: Passage, pieces: list[Said]) -> None:
        run: list[Said] = []
        for piece in pieces:
            if run and not runs_on(run[-1], piece):
                self.emit_run(index, passage, run, is_last=False)
                run = []
            run.append(piece)
        if run:
            self.emit_run(index, passage, run, is_last=True)

    def emit_run(self, index: int, passage: Passage, run: list[Said], *, is_last: bool) -> None:
        head, start, end = run[0], run[0].start, run[-1].end
        if head.kind == "said":
            confidence = min([said.confidence for said in run])
            said = head if head.confidence == confidence else changed(head, confidence=confidence)
            self.out.state(passage, start, end, said)
            self.quoted = (index, said) if said.is_direct and len(said.speakers) == 1 else None
        elif head.kind == "lead":
            follows = not is_last or is_followed(self.outline, index)
            if follows:
                self.out.announce(passage, start, end, head)
                if is_last:
                    self.announcements.lead = Lead(head, index)
            else:
                self.out.state(passage, start, end, changed(head, kind="said", confidence=0.6))
        else:
            self.out.narrate(passage, start, end, head.rule, 0.8 if head.kind == "event" else 0.6)
