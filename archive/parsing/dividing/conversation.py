"""A transcript's turns as segments: who speaks, what is asked, and which question an answer answers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from archive.parsing.breakdown import Attribution, Kind, Role, Segment, Speech
from archive.parsing.breakdown import Warning as Doubt
from archive.parsing.dividing.between_turns import CONCLUDED, is_between_turns
from archive.parsing.dividing.house_label import author_of, called_with_office, is_of_house, surest_of_author
from archive.parsing.event.principals import answering, holders_of, labelled_persons
from archive.parsing.page.outline import Outline, Passage
from archive.parsing.page.recurrence import stands_twice
from archive.parsing.people.persons import Persons
from archive.parsing.people.register import Person
from archive.parsing.saying.speeches import opening_part
from archive.parsing.saying.subjects import Context, by_office
from archive.parsing.text.eastern_directions import is_eastern_direction
from archive.parsing.text.english_directions import is_english_direction
from archive.parsing.text.russian_directions import is_russian_direction
from archive.parsing.tongues.registry import Tongue
from archive.parsing.turns.labelled import could_be_asker
from archive.parsing.turns.turns import Turn
from archive.parsing.words.offices import office_class, shortens

# A member of an enumeration takes many times as long to fetch as a name.
_LABEL, _SPEAKER_LABEL, _HEADING = Kind.LABEL, Kind.SPEAKER_LABEL, Kind.HEADING
_STATEMENT, _NARRATIVE, _FURNITURE = Kind.STATEMENT, Kind.NARRATIVE, Kind.FURNITURE
_OF_STATEMENT, _QUESTION, _ANSWER = Role.STATEMENT, Role.QUESTION, Role.ANSWER
_LABELLED, _DIRECT = Attribution.LABELLED, Speech.DIRECT

_WORDS = re.compile(r"[^\W\d_][\w'-]*")
_LOOKS = 20  # labels that are looked for one by one, before all words of the text are counted
_DIRECTION = re.compile(
    r"[(\[<{][^()\[\]<>{}]{1,400}[)\]>}]\.?"
    # Without brackets: "Harbour master Mari Kask joins the meeting.", "Viewing a film about the harbour."
    r"|(?:[Tt]he\s)?[A-Z][^.!?:;]{2,90}\s(?:joins?|enters?|leaves?)\sthe\s(?:\w+\s)?(?:video\s?conference|conference|meeting|room|hall|stage|studio)\."
    r"|Звуч[иа]т\s(?:песн|музык|гимн|мелоди|запис|Государственн|национальн)[^:?!]{0,200}\.?|(?:Аплодисменты|Смех|Оживление|Демонстрируется|Исполняется)(?=[\s.])[^:?!]{0,120}\.?"
    r"|(?:Viewing|Watching|Showing|Screening)(?:\sof)?\s(?:a|the)\s(?:short\s)?(?:video|film|clip|documentary|slides?)\b[^.!?:;]{0,80}\."
)
_DIRECTIONS = {"ja": is_eastern_direction, "ru": is_russian_direction, "en": is_english_direction}
# What was asked or said all the same, though nobody could write it down.
_UNHEARD = re.compile(r"inaudible|off[-\s]?mi(?:ke|c)\b|unintelligible|indistinct", re.IGNORECASE)
_OPEN_ENDS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:,)")
_IN_PERSON = re.compile(r"\b(?:I|we|you|my|our|your|us|me)\b", re.IGNORECASE)
_OF_BOTH = re.compile(
    r"(?:The\stwo|Both)\s(?:(?:foreign|prime)\s)?(?:ministers|leaders|presidents|sides)\s(?:\w+\s)?(?:agreed|confirmed|reconfirmed|affirmed|reaffirmed|"
    r"welcomed|shared|concurred|exchanged|discussed)\s",
    re.IGNORECASE,
)
_MAYBE_LABEL = re.compile(r"(?P<who>[A-Z][\w' -]{2,48}?)\s?:\s")
_EASTERN_LABEL = re.compile(r"[QAＱＡ問答][:：.．]|[−–—―─]{2}\S|[○◯〇【（〔][^○】）〕\s、。]{1,14}[】）〕\u3000]\S")
_HEADS_OF_EASTERN = "QAＱＡ問答−–—―─○◯〇【（〔"
_ASKED = re.compile(
    # A letter first, which is found several times as fast as where a word begins.
    r"[QqaTt](?<!\w.)(?:(?<=[Qq])uestions?\b(?:\s(?:is|are|goes|was))?\s(?:(?:addressed|directed)\s)?(?:to|for)\s(?:both\s)?(?:the\s)?|"
    r"(?<=a)sk(?:ing)?\s(?=[A-Z])|(?<=[Tt])o\s(?=(?:Mr|Ms|Mrs|President|Prime|Minister|Chancellor)))"
)


@dataclass(slots=True)
class _Question:
    path: str | None
    asker: Person | None


def _is_official(shadow: str, turn: Turn) -> bool:
    """Whether a label that names nobody is an official's, who answers: "SENIOR ADMINISTRATION OFFICIAL:"."""
    return turn.role == "nobody" and "official" in shadow[turn.start : turn.end].casefold()


def _holds(person: Person, office: str) -> bool:
    """Whether a person found for a label's office can be meant: a class of office, or a word that a title of hers has too."""
    kind = office_class(office)
    last = office.casefold().split()[-1]
    if kind not in (None, "other") and last not in _IN_A_CHAIR:
        return True
    return kind in person.classes and any(last in printed.casefold().split() for printed in person.offices)


_IN_A_CHAIR = ("chairman", "chairperson", "chairwoman", "speaker")
"""Who presides over a chamber is not whoever has no title: "MR. DEPUTY CHAIRMAN:"."""
_INTRODUCED = ("でございます", "です", "は、")
"""How somebody who says his own name goes on."""


class ConversationReader:
    """Reads the turns of a transcript in order."""

    def __init__(
        self, text: str, shadow: str, persons: Persons, outline: Outline, tongue: Tongue, *, is_public: bool
    ) -> None:
        self.text = text
        self.shadow = shadow
        self.persons = persons
        self.outline = outline
        self.is_public = is_public
        self.context = Context(persons)
        self.segments: list[Segment] = []
        self.warnings: list[Doubt] = []
        self.turn: Turn | None = None
        self.path: str | None = None
        self.speakers: tuple[Person, ...] = ()
        self.names: tuple[str, ...] = ()
        self.is_doubtful = False
        self.rule = ""
        self.is_first = False
        self.is_clip = False
        self.repeated: set[str] = set()
        self.counts: Counter[str] | None = None
        self.beside: Counter[tuple[str, int]] | None = None
        self.is_concluded, self.most = False, 1.0
        self.role = _OF_STATEMENT
        self.question: _Question | None = None
        self.interviewers: list[Person] = []
        self.holder = tongue.holder
        self.tongue = tongue.code
        self.is_direction_of_tongue = _DIRECTIONS.get(tongue.code)
        self.labelled: list[Person] = []

    def person_of(self, turn: Turn) -> tuple[Person, ...]:
        """The speaker whom a label names; for "Answer:" the principal, if there is only one."""
        if turn.name and turn.name.tokens:
            named = self.persons.starting(turn.name.start)
            return (named.person,) if named else ()
        if turn.name and turn.name.office and turn.role == "person":
            person = self.holder(self.context, turn.name.office)
            if person is not None and self.tongue != "en" and not self.is_introduced(person):
                person = None  # Whom the answers only speak of: a colleague of another country.
            if person is not None and self.tongue == "en" and not _holds(person, turn.name.office):
                person = None  # "The Chair:" is not the only one whose office nobody prints.
            person = person or self.shortened(turn.name.office)
            if person is not None and self.tongue == "en" and self.is_partner(turn, person):
                person = self.context.other(person)
            if person is not None and self.tongue == "en" and self.is_guest(turn, person):
                person = author_of(self.shadow, self.persons)
                self.is_concluded = person is not None
            if person is None and turn.name.office == "President" and is_of_house(self.shadow, turn):
                person = author_of(self.shadow, self.persons)
                self.is_concluded = person is not None
            if person is not None and self.is_concluded:
                self.most = surest_of_author(self.shadow, person)
            if person is None:
                self.warnings.append(Doubt("whose office this label names was not found", turn.start, turn.end))
            return (person,) if person else ()
        if turn.role == "answer":
            able = self.context.principals
            for several in (able, answering(self.before, self.speaking, able), holders_of(able)):
                if len(several) == 1:
                    return several if self.is_host(several[0]) else ()
        return ()

    def is_partner(self, turn: Turn, person: Person) -> bool:
        """Whether somebody found for a label's office has a label of his own, twice right beside this one: they talk with each other."""
        if self.beside is None:
            self.beside = self.neighbours()
        return self.beside[self.shadow[turn.start : turn.end], id(person)] > 1

    def is_guest(self, turn: Turn, person: Person) -> bool:
        """Whether "The President." cannot be whom another label calls "President Tamm.": the house's own is never named."""
        if not is_of_house(self.shadow, turn) or turn.name is None:
            return False
        office = (turn.name.office or "").casefold().removeprefix("the ")
        return any(other is person and called == office for other, called in self.called_with_office)

    @cached_property
    def called_with_office(self) -> list[tuple[Person, str]]:
        """Whom labels call by an office and a name."""
        return called_with_office(self.outline, self.persons)

    def neighbours(self) -> Counter[tuple[str, int]]:
        """How often each label of an office stands beside the label of each named person."""
        labels: list[tuple[str, Person | None]] = []
        for turn in (p.turn for p in self.outline.passages if p.turn):
            named = self.persons.starting(turn.name.start) if turn.name and turn.name.tokens else None
            labels.append((self.shadow[turn.start : turn.end], named.person if named else None))
        found: Counter[tuple[str, int]] = Counter()
        for one, two in pairwise(labels):
            for (label, nobody), (_, person) in ((one, two), (two, one)):
                if nobody is None and person is not None:
                    found[label, id(person)] += 1
        return found

    def is_host(self, person: Person) -> bool:
        """Whether a person is named over a Japanese conference's first part, or by a label: not one of whom its own speaker tells."""
        if self.tongue != "ja" or any(person is p for p in self.speaking):
            return True
        start = opening_part(self.shadow, self.outline)
        if start is None or any(person is n.person for n in self.persons.within(0, start)):
            return True
        named = self.persons.within(start, min(len(self.shadow), start + 600))
        return any(person is n.person and self.shadow.startswith(_INTRODUCED, n.end) for n in named)

    @cached_property
    def before(self) -> list[Person]:
        """Who is named before the first turn."""
        first = next((p.turn.start for p in self.outline.passages if p.turn), 0)
        return [n.person for n in self.persons.within(0, first)]

    @cached_property
    def speaking(self) -> list[Person]:
        """Whom the first labels name."""
        return labelled_persons(self.outline, self.persons)

    def is_introduced(self, person: Person) -> bool:
        """Whether a person is named before the first turn, or by a label."""
        known = (*self.before, *self.speaking, *self.labelled, *self.context.principals)
        return any(person is p for p in known)

    def shortened(self, office: str) -> Person | None:
        """Whom a label that is only the end of an earlier one names: "Minister:" after "Foreign Minister Tamm:"."""
        words = office.casefold().removeprefix("the ").split()
        able = [p for p in self.labelled if any(shortens(words, printed) for printed in p.offices)]
        return able[0] if len(able) == 1 else None

    def is_only_a_word(self, turn: Turn) -> bool:
        """Whether a label is one word that stands nowhere else: a name, or a field of a form ("Subjects:")."""
        name = turn.name
        if name is None or len(name.tokens) != 1 or name.office or turn.role != "person":
            return False
        label = self.shadow[name.start : name.end].strip()
        if self.counts is None and label not in self.repeated:
            if len(self.repeated) < _LOOKS and _WORDS.fullmatch(label) and stands_twice(self.shadow, label):
                self.repeated.add(label)
            else:
                names = [p.turn.name for p in self.outline.passages if p.turn and p.turn.name]
                labels = {self.shadow[name.start : name.end].strip() for name in names}
                self.counts = Counter([word for word in _WORDS.findall(self.shadow) if word in labels])
        return label not in self.repeated and self.counts is not None and self.counts[label] < 2

    def open(self, passage: Passage, principals: tuple[Person, ...]) -> None:
        """Adds a speaker label and begins its turn."""
        turn = passage.turn
        if turn is None:
            raise ValueError("only a passage with a speaker label opens a turn")
        self.context.principals = principals
        self.turn = turn
        self.path = passage.path
        self.is_concluded, self.most = False, 1.0
        self.speakers = self.person_of(turn)
        self.names = tuple([p.name for p in self.speakers])
        self.is_doubtful = turn.rule == "counted-head" or self.is_only_a_word(turn)
        self.is_first = True
        self.rule = turn.rule
        # A news page gives a label of its own to one paragraph that it quotes, and goes on in its own words.
        self.is_clip = turn.rule == "described-person" and self.tongue == "ru"
        # Who answers where the label only says that somebody does was concluded, not read.
        self.is_concluded = (
            self.is_concluded or turn.rule in CONCLUDED or (turn.role == "answer" and bool(self.speakers))
        )
        is_named = bool(self.speakers) or turn.role in ("question", "moderator", "reporter")
        is_named = is_named and not self.is_doubtful
        confidence = (
            0.85
            if self.is_concluded
            else 0.95
            if is_named and (self.speakers or turn.is_strong)
            else 0.8
            if turn.is_strong
            else 0.7
        )
        if turn.end > turn.start:  # A question may bear no label.
            sure = min(self.most, confidence)
            self.segments.append(
                Segment(_SPEAKER_LABEL, turn.start, turn.end, passage.path, "speaker-label", sure, self.names)
            )
        person = self.speakers[0] if self.speakers else None
        if person and turn.role == "person" and person not in self.labelled and len(self.labelled) < 20:
            self.labelled.append(person)
        if turn.role in ("question", "reporter") or person in self.interviewers:
            self.role = _QUESTION
            self.question = _Question(passage.path, person)
        elif turn.role == "moderator" or (
            person is not None and "press" in person.classes and person not in principals
        ):
            self.role = _OF_STATEMENT
            self.question = None
        elif self.question is not None and (
            turn.role == "answer" or person in principals or not principals or _is_official(self.shadow, turn)
        ):
            self.role = _ANSWER
        elif turn.name and turn.name.office and office_class(turn.name.office) == "press" and person not in principals:
            self.role = _OF_STATEMENT
            self.question = None
        else:
            self.role = _OF_STATEMENT
        self.context.last = person or self.context.last

    def read(self, passage: Passage) -> None:
        """Adds the segments of a passage inside the turn."""
        if passage.label:
            label = passage.label
            self.segments.append(Segment(_LABEL, label.start, label.end, passage.path, passage.rule, 0.8))
        if passage.start >= passage.end:
            return
        start, end = passage.start, passage.end
        if passage.kind == "furniture":
            self.segments.append(Segment(_FURNITURE, start, end, None, passage.rule, 0.8))
        elif passage.kind == "heading":
            self.segments.append(Segment(_HEADING, start, end, passage.path, passage.rule, 0.6))
        elif is_between_turns(self.shadow, self.rule, start, end):
            self.is_doubtful = self.is_doubtful or self.rule == "unmarked-label"
            self.segments.append(Segment(_NARRATIVE, start, end, passage.path, "between-turns", 0.75))
        elif self.is_direction(start, end) and not (self.is_first and _UNHEARD.search(self.shadow, start, end)):
            sure = 0.85 if self.shadow[start] in "([<{（〔" else 0.7
            self.segments.append(Segment(_NARRATIVE, start, end, passage.path, "stage-direction", sure))
        else:
            self.doubt_label(start, end)
            if self.tongue == "ru" and not self.is_doubtful:
                self.doubt_voice(start, end)
            if passage.is_paragraph and self.shadow[start] in "TtBb" and _OF_BOTH.match(self.shadow, start, end):
                self.is_doubtful = True  # A gist gives both sides' words by turns, and then tells what they agreed.
            sure = (self.speakers or self.role is _QUESTION) and not self.is_doubtful
            # A short line that ends without a stop after whole sentences may be the page's, or a heading.
            is_line = (
                (not self.is_first or passage.label is not None)
                and end - start <= 80
                and self.shadow[end - 1] in _OPEN_ENDS
            )
            self.is_doubtful = self.is_doubtful or is_line and self.shadow[end - 1] == ":"
            sure = sure and not is_line
            confidence = min(self.most, 0.85 if sure and self.is_concluded else 0.95 if sure else 0.7)
            addressees = tuple([p.name for p in self.addressees(start, end)])
            answers = self.question.path if self.question and self.role is _ANSWER else None
            # By their order, which takes half as long as by name.
            self.segments.append(
                Segment(
                    _STATEMENT,
                    start,
                    end,
                    passage.path,
                    "turn",
                    confidence,
                    self.names,
                    _LABELLED,
                    _DIRECT,
                    self.role,
                    None,
                    addressees,
                    answers,
                )
            )
            self.is_doubtful = self.is_doubtful or self.is_clip

        self.is_first = False

    def is_direction(self, start: int, end: int) -> bool:
        """Whether a paragraph only says what went on: in brackets, or as one sentence about somebody who comes or goes."""
        if end - start > 410:
            return False
        if self.is_direction_of_tongue is not None and self.is_direction_of_tongue(self.shadow, start, end):
            return True
        head = self.shadow[start]
        if head.isascii() and head not in "([<{" and self.shadow.find(".", start, end) != end - 1:
            return False  # More than a sentence.
        if not _DIRECTION.fullmatch(self.shadow, start, end):
            return False
        return head in "([<{" or not _IN_PERSON.search(self.shadow, start, end)

    def doubt_label(self, start: int, end: int) -> None:
        """Notes words that may be a label nobody knows ("Harbour Weekly: …"): from there on the turn is less sure."""
        near = min(end, start + 60)
        found = _MAYBE_LABEL.match(self.shadow, start, near) if self.shadow.find(":", start, near) > 0 else None
        if self.shadow[start] in _HEADS_OF_EASTERN and _EASTERN_LABEL.match(self.shadow, start, near):
            self.is_doubtful = True
            self.warnings.append(Doubt("this may be a speaker's label", start, near))
        if found and len(found["who"].split()) > 1 and could_be_asker(found["who"]):
            self.is_doubtful = True
            self.warnings.append(Doubt("these words may be a speaker's label", start, found.end()))

    def doubt_voice(self, start: int, end: int) -> None:
        """Makes a turn less sure from where its own speaker is named on, as nobody names himself in Russian transcripts."""
        self.is_doubtful = any(n.person in self.speakers and not n.genitive for n in self.persons.within(start, end))

    def addressees(self, start: int, end: int) -> tuple[Person, ...]:
        """An answer's asker; whom a question names; in talks the other principal; in public nobody."""
        if self.role is _ANSWER:
            return (self.question.asker,) if self.question and self.question.asker else ()
        if self.role is _QUESTION:
            return self.asked(start, end)
        if self.is_public or len(self.speakers) != 1:
            return ()
        other = self.context.other(self.speakers[0])
        return (other,) if other else ()

    def asked(self, start: int, end: int) -> tuple[Person, ...]:
        found: list[Person] = []
        for match in _ASKED.finditer(self.shadow, start, end):
            name = self.persons.starting(match.end())
            person = name.person if name else None
            if person is None:
                offices = self.persons.offices_within(match.end() - 5, match.end() + 1)
                person = by_office(self.context, offices[0].office or "") if offices else None
            if person and person not in found:
                found.append(person)
            if re.search(r"\bboth\s(?:the\s)?\Z", match.group()) and not found:
                found.extend(self.context.principals)
        return tuple(found)
