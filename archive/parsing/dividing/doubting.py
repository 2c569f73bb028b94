"""How sure the parts of a record can be together: what is built on a doubtful title, count or label is doubtful too.

An unknown layout fails as a whole: a page's heading taken for the title hides the title, one line too many moves all
paragraphs after it, one label not seen gives a question to the one who answers. So a record's head and its counts have
to show by something that they were read rightly; where they don't, what stands on them is no longer called sure. Which
signs are worth their price was counted (docs/decisions/0025-certainty.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from archive.parsing.breakdown import Kind, Role, Segment
from archive.parsing.dividing.counts import (
    alone,
    dashes_of_talk,
    holds_letter,
    is_after_article,
    is_miscounted,
    is_unlabelled,
    miscounted,
    run_in_heads,
)
from archive.parsing.dividing.doubtful_names import doubtful_names, is_of_office
from archive.parsing.dividing.doubtful_sentences import goes_on_with_another
from archive.parsing.dividing.doubtful_titles import is_another_line, is_ended, is_proved, is_said_again
from archive.parsing.dividing.doubtful_turns import is_unproved, names_asker, names_herself, turns_doubtful_from
from archive.parsing.dividing.signs import Signs, is_in_turns, signs_of
from archive.parsing.page.recurrence import words_of
from archive.parsing.people.register import Person
from archive.parsing.words.countries import capitals, country_names
from archive.parsing.words.dates import clock_times, dates, remainder

MOST: Final = 0.85
"""The confidence that a doubted part keeps at most: less than what counts as sure."""
_SURE: Final = 0.9
# A member of an enumeration takes six times as long to fetch as a name, and each part is asked for its kind.
_LABEL, _SPEAKER_LABEL, _HEADING, _DATELINE = Kind.LABEL, Kind.SPEAKER_LABEL, Kind.HEADING, Kind.DATELINE
_TITLE, _FURNITURE = Kind.TITLE, Kind.FURNITURE
_STATEMENT, _NARRATIVE, _LEAD_IN, _ANSWER = Kind.STATEMENT, Kind.NARRATIVE, Kind.LEAD_IN, Role.ANSWER
_MARKED_PLACE = re.compile(
    r"於|場所|会場|日時|年月日|会見室|\b(?:place|venue|date|time|when|where)\s?:|[ap]\.?m\b", re.IGNORECASE
)
_PLAIN_DATE = re.compile(
    r"(?:\d{1,2}\s[^\W\d_]{3,9}|[^\W\d_]{3,9}\s\d{1,2}),?\s\d{4}(?:\sгода)?(?:,?\s\d\d:\d\d)?|\d\d:\d\d"
)
_BETWEEN = re.compile(r"[,、(（)）\[\]—–]|\s-\s")
_OF_A_PLACE: Final = 3
"""Characters of the shortest name that stands beside a date."""
_OF_CRUMBS: Final = frozenset("→›>")
"""With what a step on the way to a page begins: "→ 3 May 1926"."""
_UPDATED = re.compile(
    r"[更公掲登発PpUuMmОо](?:(?<=更)新|(?<=公)開|(?<=掲)載|(?<=登)録|(?<=発)布"
    r"|(?<!\w.)(?:(?<=[Pp])(?:osted|ublished)|(?<=[Uu])pdated|(?<=[Mm])odified|(?<=[Оо])(?:публиковано|бновл[её]но)))"
)


def doubted(
    shadow: str, segments: list[Segment], persons: Sequence[Person] = (), *, is_warned: bool = False
) -> list[Segment]:
    """The parts, those less sure that depend on what was not read for certain.

    `persons` are those whom the record names; it is warned where the parser says of some place that it did not understand it.
    """
    signs = signs_of(shadow, segments)
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
    under_unsure = tuple(f"{s.path}.t" for s in signs.labels if s.confidence < _SURE)
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
        if names_asker(shadow, segments):
            less_sure |= {s.start for s in segments if is_in_turns(s.path or "-") and not s.speakers}
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
        or under_unsure
        or names
        or signs.has_sentences
        or signs.has_answer_of_nobody
        or signs.has_articles
    ) and (signs.lines_from == signs.turns_from == end):
        return segments
    articles = {s.path for s in segments if s.rule == "document"} if signs.has_articles else set()
    if articles:
        less_sure |= run_in_heads(shadow, segments)
        if holds_letter(shadow, segments):  # Whose words were taken for an act's.
            less_sure |= {s.start for s in segments if s.rule == "document"}
    found = []
    for number, part in enumerate(segments):
        path = part.path
        if part.confidence > MOST and (
            part.start in less_sure
            if path is None
            else adrift
            or (lost and path[0] in "pb" and is_unlabelled(path))
            or (turns_lost and is_in_turns(path))
            or (path[0] == "p" and (line or undated or part.start >= signs.lines_from) and is_unlabelled(path))
            or (line and path[0] == "b" and is_unlabelled(path))
            or (part.start >= signs.turns_from and is_in_turns(path))
            or (signs.has_answer_of_nobody and _is_answer_of_nobody(segments, number))
            or (uncounted and is_miscounted(path, uncounted))
            or (part.rule == "document" and is_after_article(path, articles))
            or part.start in less_sure
            or (under_lone and path.startswith(under_lone))
            or (under_unsure and path.startswith(under_unsure))
            or (names and not names.isdisjoint(part.speakers))
            or (part.rule == "verb-of-saying" and goes_on_with_another(shadow, part.start, part.end))
        ):
            part = part.at(MOST)
        found.append(part)
    return found


def _is_unsure_of_turns(shadow: str, segments: list[Segment], signs: Signs) -> bool:
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
    if shadow[start] in _OF_CRUMBS or _UPDATED.search(shadow, start, end):
        return True
    printed = dates(shadow, start, end)
    if not printed and not clock_times(shadow, start, end):
        return False  # a place alone
    rest = remainder(shadow, start, end, printed)
    if len(rest) < _OF_A_PLACE or _MARKED_PLACE.search(rest):
        return False
    parts = {part.strip(" .'").casefold() for part in _BETWEEN.split(rest)}
    return parts.isdisjoint(capitals()) and parts.isdisjoint(country_names())


def _is_answer_of_nobody(segments: list[Segment], number: int) -> bool:
    """Whether an answer, or the label before it, has no speaker: whom "Answer:" names was not found."""
    part = segments[number]
    if part.kind is _SPEAKER_LABEL and number + 1 < len(segments):
        return not part.speakers and segments[number + 1].role is _ANSWER
    return part.role is _ANSWER and not part.speakers
