"""What a record's parts show of how they were read: its head, its counts, its turns, gathered in one round."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from archive.parsing.breakdown import Kind, Role, Segment
from archive.parsing.dividing.counts import tight_paragraphs
from archive.parsing.dividing.doubtful_titles import is_ended
from archive.parsing.dividing.unread_labels import could_be_label, is_field, may_open_turn
from archive.parsing.words.dates import is_dateline

_SURE_LEAST: Final = 0.85
"""A heading below it may be a paragraph."""
_SHORT: Final = 80
# A member of an enumeration takes six times as long to fetch as a name, and each part is asked for its kind.
_LABEL, _SPEAKER_LABEL, _HEADING, _DATELINE = Kind.LABEL, Kind.SPEAKER_LABEL, Kind.HEADING, Kind.DATELINE
_TITLE, _FURNITURE = Kind.TITLE, Kind.FURNITURE
_STATEMENT, _NARRATIVE, _LEAD_IN, _ANSWER = Kind.STATEMENT, Kind.NARRATIVE, Kind.LEAD_IN, Role.ANSWER
_READ: Final = frozenset((_STATEMENT, _NARRATIVE, _LEAD_IN, _HEADING))
_DOUBTFUL_LABEL: Final = 0.7
_KNOWN: Final = 0.9
"""The confidence of furniture that a table knows by its words."""
_DIGIT = re.compile(r"[\d〇一二三四五六七八九十]")
_NAMED_LABEL = re.compile(r"[\u3041-\u9fff・ー「」]{2,14}[：:](?=\S)")
_BRACKETED = re.compile(r"【[^】]*】|〈[^〉]*〉|＜[^＞]*＞|《[^》]*》")
# Under a Roman numeral that was not read as a label what is numbered is not the record's.
_ROMAN = re.compile(
    r"(?:[IVX]{1,4}|[Ⅰ-Ⅻ])\s?[.．、]|\d{1,4}\.\s?[—–]\s?[A-Z]|\d{3,4}\.\s[A-Z]"
)  # nor under "1386. — Ferries."
_ROMANS: Final = frozenset("IVXⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ123456789")
_STEM: Final = 4
"""Letters that a name keeps in each of its cases."""
_OF_A_NOTE = re.compile(r"\*\s?\d")
"""How a footnote begins that a page marks as a point of a list."""
_ONLY_A_NAME = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|H\.E|Amb|Sir|Shri|Ambassador|Mme)\.?\s[A-Z][\w'-]+(?:\s[A-Z][\w'.-]+){0,4}(?:\s?\([^()]{2,40}\))?"
    r"|[A-Z][\w'-]+(?:\s[A-Z][\w'.-]+){1,3},\s[A-Z][^.:;!?]{2,80}(?<![.!?\"])"
)
_LONGEST_NAMED: Final = 160
"""Characters of a name with all that says who its bearer is."""
_HEADS_OF_QUESTIONS: Final = frozenset("QAВО問答质记")
_UNREAD_QUESTION = re.compile(r"(?:Q|Question|Answer|Вопрос|Ответ|問|答|质问|记者)\s?[:：.．]\s?\S")
_NO_BEGINNINGS: Final = frozenset("*_)>:;,]）】，、。")
"""With what no words of anybody begin."""
_CIRCLES: Final = frozenset("○●◯〇◎◆◇")
_UNEXPLAINED: Final = frozenset(("above-title", "caption", "letterhead"))
"""Rules of furniture that no table knows: it is called so only because it stands over the title."""


@dataclass(slots=True)
class Signs:
    """What a record's parts show of how they were read, gathered in one round; offsets say from where on."""

    title: Segment | None = None
    title_at: int = 0
    opens: Segment | None = None
    body: Segment | None = None
    dates: list[Segment] = field(default_factory=list)
    labels: list[Segment] = field(default_factory=list)
    has_date_in_body: bool = False
    has_answer_of_nobody: bool = False
    has_articles: bool = False
    has_unread_numeral: bool = False
    has_unread_name: bool = False
    has_bullet_before_turns: bool = False
    unexplained: list[Segment] = field(default_factory=list)
    offices: dict[str, Segment] = field(default_factory=dict)
    speaker_labels: int = 0
    notes: list[int] = field(default_factory=list)
    over_bullets: set[str] = field(default_factory=set)
    has_number_after_turns: bool = False
    speaking: set[str] = field(default_factory=set)
    has_sentences: bool = False
    turn: Segment | None = None
    lines_from: int = 0
    turns_from: int = 0


def signs_of(shadow: str, segments: list[Segment]) -> Signs:
    """The signs of a record's parts, in the text's order."""
    signs = Signs(lines_from=len(shadow), turns_from=len(shadow))
    last = len(segments) - 1
    tight = tight_paragraphs(shadow, segments)
    for number, part in enumerate(segments):
        kind, path = part.kind, part.path
        if path is None:
            if kind is _DATELINE:
                signs.dates.append(part)
                if shadow[part.start] in _ROMANS and _ROMAN.match(shadow, part.start, part.end):
                    signs.has_unread_numeral = True
            elif signs.title is None and kind is _TITLE:
                signs.title, signs.title_at = part, number
            elif signs.title is None and part.rule in _UNEXPLAINED:
                signs.unexplained.append(part)
            elif signs.body is not None and kind is _FURNITURE and part.confidence < _KNOWN:
                signs.lines_from = min(signs.lines_from, part.start)  # A page ends there, and perhaps no paragraph.
            continue
        if signs.opens is None:
            signs.opens = part
        if part.speakers:
            signs.speaking.update(part.speakers)
        signs.has_sentences = signs.has_sentences or part.rule == "verb-of-saying"
        if kind is _LABEL:
            signs.labels.append(part)
            if signs.turn is not None and shadow[part.start] in _CIRCLES and shadow[signs.turn.start] in _CIRCLES:
                signs.turns_from = min(signs.turns_from, signs.turn.start)  # A label that was not read.
            if signs.turn is None and part.rule == "bullet":
                signs.has_bullet_before_turns = True
            if part.rule == "bullet" and _OF_A_NOTE.match(shadow, part.start):
                signs.notes.append(part.start)
            if signs.turn is not None and path[0].isdigit() and (signs.turn.path or "")[0] == "t":
                signs.has_number_after_turns = True
            continue
        if kind not in _READ:
            if kind is _SPEAKER_LABEL:
                signs.speaker_labels += 1
                if signs.turn is not None and _is_fuller(shadow, signs.turn, part):
                    signs.turns_from = min(signs.turns_from, signs.turn.start)
                if part.speakers and _is_office_alone(shadow, part):
                    first = signs.offices.setdefault(part.speakers[0], part)
                    if shadow[first.start : first.end] != shadow[part.start : part.end]:
                        signs.turns_from = min(signs.turns_from, first.start)  # "PRESIDENT:" is not "PRIME MINISTER:".
                signs.turn = part
            if kind is _DATELINE:
                signs.dates.append(part)
            elif part.confidence <= _DOUBTFUL_LABEL and (
                part.speakers or not could_be_label(shadow[part.start : part.end])
            ):
                # A field of a form, perhaps: "Subjects:"; or a sentence: "Trade, it is true, is small: …".
                signs.turns_from = min(signs.turns_from, part.start)
            continue
        if signs.body is None and kind is not _HEADING:
            signs.body = part
        if shadow[part.start] in _ROMANS and _ROMAN.match(shadow, part.start, part.end):
            signs.has_unread_numeral = True
            signs.lines_from = min(signs.lines_from, part.start)
        size = part.end - part.start
        if size < _SHORT and kind is not _LEAD_IN and not signs.has_date_in_body:
            signs.has_date_in_body = _is_date(shadow, part)
        if part.role is _ANSWER and not part.speakers:
            signs.has_answer_of_nobody = True
        if part.rule == "document":
            signs.has_articles = True
        if kind is _HEADING and path.endswith(".p1") and number < last and segments[number + 1].rule == "bullet":
            signs.over_bullets.add(path[:-3])  # Perhaps a list of its own, under the last number of another.
        if kind is _HEADING and path[0] == "p" and part.confidence < _SURE_LEAST:
            signs.lines_from = min(signs.lines_from, part.start)  # A line that may be a paragraph.
        if kind is _HEADING or kind is _LEAD_IN:
            continue
        if part.start in tight:
            signs.turns_from, signs.lines_from = min(signs.turns_from, part.start), min(signs.lines_from, part.start)
        if "t" in path and is_in_turns(path):
            is_left = shadow[part.start] in _NO_BEGINNINGS and shadow[part.end - 1] != "*"  # all of it in bold
            if is_left and signs.turn is not None:
                signs.turns_from = min(signs.turns_from, signs.turn.start)  # What is left of a label.
            if signs.turns_from > part.start and _is_unread(shadow, segments, number, last):
                signs.turns_from = part.start
            if (
                size <= _LONGEST_NAMED
                and kind is _STATEMENT
                and signs.turn is not None
                and _ONLY_A_NAME.fullmatch(shadow, part.start, part.end)
            ):
                signs.turns_from = min(
                    signs.turns_from, signs.turn.start
                )  # "President: Ms. Mari Kask (Estonia)", who presides
            if kind is _STATEMENT and signs.turn is not None and not shadow[part.start].isascii():
                # A heading that was not read, or a line of the list of those present: "(事務局) 港湾局長 森山花子".
                is_unended = size <= _SHORT and path.endswith(".p1") and not is_ended(shadow, part)
                if is_unended or _BRACKETED.fullmatch(shadow, part.start, part.end):
                    signs.turns_from = min(signs.turns_from, signs.turn.start)
                elif not path.endswith(".p1") and shadow[part.start] >= "\u3041":
                    signs.has_unread_name = signs.has_unread_name or bool(
                        _NAMED_LABEL.match(shadow, part.start, part.end)
                    )
        elif shadow[part.start] in _HEADS_OF_QUESTIONS and _UNREAD_QUESTION.match(shadow, part.start, part.end):
            signs.turns_from, signs.lines_from = 0, min(signs.lines_from, part.start)
        elif size <= _SHORT and kind is _NARRATIVE and path[0] == "p" and signs.lines_from > part.start:
            closes = number == last or segments[number + 1].path != path
            if closes and not is_ended(shadow, part):
                signs.lines_from = part.start
    return signs


def _is_date(shadow: str, part: Segment) -> bool:
    """Whether a line in the body only gives a date, as a record's head or foot does."""
    if _DIGIT.search(shadow, part.start, part.end) is None or is_ended(shadow, part):
        return False
    return is_dateline(shadow, part.start, part.end)


def is_in_turns(path: str) -> bool:
    """Whether a part stands in somebody's turn: "t3.p1", "2.t1.p4"."""
    return path[0] == "t" and path[1:2].isdigit() or ".t" in path


def _is_unread(shadow: str, segments: list[Segment], number: int, last: int) -> bool:
    """Whether a paragraph of a turn may be a label, a heading, or a note: the turns after it may then be others."""
    part = segments[number]
    start, end, path = part.start, part.end, part.path or ""
    paragraph = path.rpartition(".p")[2]
    if shadow[start] in "（(" and shadow[end - 1] in "）)":  # A note on the label, or a label: "（タイ・記者）".
        is_told = part.kind is _STATEMENT
        return is_told and (paragraph == "1" or not shadow[start].isascii() or shadow.find(") (", start, end) > 0)
    if not paragraph.isdigit() or paragraph == "1":
        return False
    if may_open_turn(shadow, start, end) or is_field(shadow, start, end):
        return True
    closes = number == last or segments[number + 1].path != path
    return closes and end - start <= _SHORT and not is_ended(shadow, part)


def _is_fuller(shadow: str, before: Segment, label: Segment) -> bool:
    """Whether a label names him to whom the office alone before it was given: the host's "Prime Minister:" is his, the guest's own follows."""
    if not label.speakers or label.speakers != before.speakers:
        return False
    name = label.speakers[0].split()[-1].casefold()
    named, bare = (shadow[part.start : part.end].casefold() for part in (label, before))
    return name in named and name not in bare


def _is_office_alone(shadow: str, label: Segment) -> bool:
    """Whether a label in Latin or Cyrillic prints no part of the name that it was given: "PRIME MINISTER:"."""
    printed = shadow[label.start : label.end].casefold()
    return not any(token.casefold()[:_STEM] in printed for token in label.speakers[0].split())
