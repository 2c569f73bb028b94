"""How sure the parts of a record can be together: what is built on a doubtful title, count or label is doubtful too.

An unknown layout fails as a whole: a page's heading taken for the title hides the title, one line too many moves all
paragraphs after it, one label not seen gives a question to the one who answers. So a record's head and its counts have
to show by something that they were read rightly; where they don't, what stands on them is no longer called sure. Which
signs are worth their price was counted (docs/decisions/0025-certainty.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from archive.parsing.breakdown import Kind, Role, Segment
from archive.parsing.dividing.counts import (
    alone,
    dashes_of_talk,
    is_after_article,
    is_miscounted,
    is_unlabelled,
    miscounted,
    run_in_heads,
    tight_paragraphs,
)
from archive.parsing.dividing.doubtful_names import doubtful_names, is_of_office
from archive.parsing.dividing.doubtful_sentences import goes_on_with_another
from archive.parsing.dividing.doubtful_titles import is_another_line, is_ended, is_proved, is_said_again
from archive.parsing.dividing.doubtful_turns import is_unproved, names_herself, turns_doubtful_from
from archive.parsing.dividing.unread_labels import could_be_label, is_field, may_open_turn
from archive.parsing.page.recurrence import words_of
from archive.parsing.people.register import Person
from archive.parsing.words.countries import capitals, country_names
from archive.parsing.words.dates import clock_times, dates, is_dateline, remainder

MOST: Final = 0.85
"""The confidence that a doubted part keeps at most: less than what counts as sure."""
_SHORT: Final = 80
# A member of an enumeration takes six times as long to fetch as a name, and each part is asked for its kind.
_LABEL, _SPEAKER_LABEL, _HEADING, _DATELINE = Kind.LABEL, Kind.SPEAKER_LABEL, Kind.HEADING, Kind.DATELINE
_TITLE, _FURNITURE = Kind.TITLE, Kind.FURNITURE
_STATEMENT, _NARRATIVE, _LEAD_IN, _ANSWER = Kind.STATEMENT, Kind.NARRATIVE, Kind.LEAD_IN, Role.ANSWER
_READ: Final = frozenset((_STATEMENT, _NARRATIVE, _LEAD_IN, _HEADING))
_MARKED_PLACE = re.compile(
    r"於|場所|会場|日時|年月日|会見室|\b(?:place|venue|date|time|when|where)\s?:|[ap]\.?m\b", re.IGNORECASE
)
_PLAIN_DATE = re.compile(
    r"(?:\d{1,2}\s[^\W\d_]{3,9}|[^\W\d_]{3,9}\s\d{1,2}),?\s\d{4}(?:\sгода)?(?:,?\s\d\d:\d\d)?|\d\d:\d\d"
)
_BETWEEN = re.compile(r"[,、(（)）\[\]—–]|\s-\s")
_OF_A_PLACE: Final = 3
"""Characters of the shortest name that stands beside a date."""
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
_UPDATED = re.compile(
    r"[更公掲登発PpUuMmОо](?:(?<=更)新|(?<=公)開|(?<=掲)載|(?<=登)録|(?<=発)布"
    r"|(?<!\w.)(?:(?<=[Pp])(?:osted|ublished)|(?<=[Uu])pdated|(?<=[Mm])odified|(?<=[Оо])(?:публиковано|бновл[её]но)))"
)
_UNEXPLAINED: Final = frozenset(("above-title", "caption", "letterhead"))
"""Rules of furniture that no table knows: it is called so only because it stands over the title."""


@dataclass(slots=True)
class _Signs:
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


def doubted(
    shadow: str, segments: list[Segment], persons: Sequence[Person] = (), *, is_warned: bool = False
) -> list[Segment]:
    """The parts, those less sure that depend on what was not read for certain.

    `persons` are those whom the record names; it is warned where the parser says of some place that it did not understand it.
    """
    signs = _signs_of(shadow, segments)
    title, body, opens = signs.title, signs.body, signs.opens
    words = words_of(shadow, title.start, title.end) if title is not None and body is not None else []
    unproved = title is not None and not is_proved(shadow, segments, signs.title_at, body, words)
    # Where the record begins is not known: nothing that is counted from there is.
    lost = title is None or (unproved and not signs.dates) or signs.has_date_in_body
    # Turns are counted by their labels: they are the same with a title or without.
    turns_lost = (lost and (title is not None or signs.has_date_in_body)) or _is_unsure_of_turns(
        shadow, segments, signs
    )
    adrift = title is None and opens is not None and opens.kind is _LABEL
    line = body is not None and body.kind is _NARRATIVE and not is_ended(shadow, body)
    line = line or (opens is not None and opens.kind is _HEADING and opens.path is not None and opens.path[0] == "p")
    uncounted = miscounted(signs.labels)
    if signs.has_unread_numeral:
        uncounted |= {""}
    if signs.has_number_after_turns:  # Perhaps points of what the last one said.
        uncounted |= {""}
    lone = alone(segments, signs.labels).union(signs.notes)
    if signs.labels:
        lone |= dashes_of_talk(shadow, segments)
    if signs.turn is not None:
        unproved_turns = is_unproved(segments, is_warned=is_warned)
        signs.turns_from = 0 if unproved_turns else min(signs.turns_from, turns_doubtful_from(shadow, segments))
    under_lone = tuple(f"{s.path}." for s in signs.labels if s.start in lone or s.path in signs.over_bullets)
    lone = lone.union(s.start for s in segments if s.path in signs.over_bullets) if signs.over_bullets else lone
    less_sure = {s.start for s in signs.dates if _says_more(shadow, s)} | lone
    if signs.unexplained:  # A date over them may be the page's.
        less_sure |= {s.start for s in signs.dates if s.start < signs.unexplained[-1].start}
    if title is not None and (
        unproved
        or (body is not None and not is_said_again(shadow, words, body))
        or is_another_line(shadow, segments, signs.title_at, body, signs.unexplained, words)
    ):
        less_sure.add(title.start)
    undated = not signs.dates
    speaking = {name: p for p in persons if (name := p.name) in signs.speaking} if signs.speaking else {}
    names = doubtful_names(shadow, persons, speaking) if speaking else frozenset[str]()
    if signs.turn is not None:
        names |= {
            part.speakers[0]
            for part in segments
            if part.rule == "turn" and part.speakers and names_herself(shadow, part)
        }
    for name, label in signs.offices.items():
        if name in speaking and not is_of_office(shadow[label.start : label.end], speaking[name]):
            names |= {name}
    end = len(shadow)
    if not (
        lost
        or turns_lost
        or adrift
        or line
        or undated
        or uncounted
        or less_sure
        or names
        or signs.has_sentences
        or signs.has_answer_of_nobody
        or signs.has_articles
    ) and (signs.lines_from == signs.turns_from == end):
        return segments
    articles = {s.path for s in segments if s.rule == "document"} if signs.has_articles else set()
    if articles:
        less_sure |= run_in_heads(shadow, segments)
    found = []
    for number, part in enumerate(segments):
        path = part.path
        if part.confidence > MOST and (
            part.start in less_sure
            if path is None
            else adrift
            or (lost and path[0] in "pb" and is_unlabelled(path))
            or (turns_lost and _is_in_turns(path))
            or (path[0] == "p" and (line or undated or part.start >= signs.lines_from) and is_unlabelled(path))
            or (line and path[0] == "b" and is_unlabelled(path))
            or (part.start >= signs.turns_from and _is_in_turns(path))
            or (signs.has_answer_of_nobody and _is_answer_of_nobody(segments, number))
            or (uncounted and is_miscounted(path, uncounted))
            or (part.rule == "document" and is_after_article(path, articles))
            or part.start in less_sure
            or (under_lone and path.startswith(under_lone))
            or (names and not names.isdisjoint(part.speakers))
            or (part.rule == "verb-of-saying" and goes_on_with_another(shadow, part.start, part.end))
        ):
            part = part.at(MOST)
        found.append(part)
    return found


def _signs_of(shadow: str, segments: list[Segment]) -> _Signs:
    signs = _Signs(lines_from=len(shadow), turns_from=len(shadow))
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
        if kind is _HEADING and path[0] == "p" and part.confidence < MOST:
            signs.lines_from = min(signs.lines_from, part.start)  # A line that may be a paragraph.
        if kind is _HEADING or kind is _LEAD_IN:
            continue
        if part.start in tight:
            signs.turns_from, signs.lines_from = min(signs.turns_from, part.start), min(signs.lines_from, part.start)
        if "t" in path and _is_in_turns(path):
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


def _is_unsure_of_turns(shadow: str, segments: list[Segment], signs: _Signs) -> bool:
    """Whether a label was overlooked, a menu stands before the first turn, or the only one's is a bracketed first line."""
    if signs.turn is None:
        return False
    if signs.has_unread_name or (signs.has_bullet_before_turns and _has_line_before_turns(shadow, segments)):
        return True
    if signs.speaker_labels > 1 or signs.opens is not signs.turn or shadow[signs.turn.start] != "【":
        return False
    return not shadow.endswith("発言】", signs.turn.start, signs.turn.end)  # "【総理冒頭発言】" over a speech


def _has_line_before_turns(shadow: str, segments: list[Segment]) -> bool:
    """Whether a heading, or a paragraph that does not end as a sentence does, stands before the first turn."""
    for part in segments:
        if part.kind is _SPEAKER_LABEL:
            return False
        if part.path and (
            part.kind is _HEADING or (part.kind is _NARRATIVE and part.path[0] == "p" and not is_ended(shadow, part))
        ):
            return True
    return False


def _says_more(shadow: str, part: Segment) -> bool:
    """Whether a dateline says besides its date and time that it is the page's, or what is no known place: "… | Coast News"."""
    start, end = part.start, part.end
    if _PLAIN_DATE.fullmatch(shadow, start, end):
        return False
    if _UPDATED.search(shadow, start, end):
        return True
    printed = dates(shadow, start, end)
    if not printed and not clock_times(shadow, start, end):
        return False  # a place alone
    rest = remainder(shadow, start, end, printed)
    if len(rest) < _OF_A_PLACE or _MARKED_PLACE.search(rest):
        return False
    parts = {part.strip(" .'").casefold() for part in _BETWEEN.split(rest)}
    return parts.isdisjoint(capitals()) and parts.isdisjoint(country_names())


def _is_date(shadow: str, part: Segment) -> bool:
    """Whether a line in the body only gives a date, as a record's head or foot does."""
    if _DIGIT.search(shadow, part.start, part.end) is None or is_ended(shadow, part):
        return False
    return is_dateline(shadow, part.start, part.end)


def _is_in_turns(path: str) -> bool:
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


def _is_answer_of_nobody(segments: list[Segment], number: int) -> bool:
    """Whether an answer, or the label before it, has no speaker: whom "Answer:" names was not found."""
    part = segments[number]
    if part.kind is _SPEAKER_LABEL and number + 1 < len(segments):
        return not part.speakers and segments[number + 1].role is _ANSWER
    return part.role is _ANSWER and not part.speakers
