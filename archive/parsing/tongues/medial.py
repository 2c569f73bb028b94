"""Which verb is whose in a language of tables whose verbs stand in the middle of a sentence: beside their subjects."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from archive.parsing.breakdown import Attribution
from archive.parsing.saying.subjects import Subject
from archive.parsing.tongues.grammar import Grammar

_NEAR = 160
"""Characters between a subject and its verb where the verb may follow at some distance."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite verb `[start, end)` by the group of `Grammar.verbs` that it is of; `is_topic` tells only a topic."""

    start: int
    end: int
    kind: str
    is_topic: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A subject and the verb that is its own."""

    subject: Subject
    verb: Verb


_ALONG_WITHIN = 400
"""Characters behind a verb within which a participle of saying goes with it."""
_BY_HIS_WORDS = ("По ", "по ")
"""How a pronoun begins that is a source and no subject: "по его словам"."""


def medial_clauses(
    shadow: str, start: int, stop: int, subjects: list[Subject], verbs: list[Verb], grammar: Grammar
) -> list[Clause]:
    """Subjects beside their verbs: the verb after the subject, else right before it ("отметил Президент")."""
    result: list[Clause] = []
    for subject in subjects:
        before = shadow[max(start, subject.start - 40) : subject.start]
        if grammar.according and (
            grammar.according.search(before)
            or (subject.is_pronoun and shadow.startswith(_BY_HIS_WORDS, subject.start))
        ):
            result.append(Clause(subject, Verb(subject.start, subject.end, "say")))
            continue
        if subject.genitive or (grammar.governed and grammar.governed.search(before)):
            continue
        at = bisect_left(verbs, subject.end, key=lambda v: v.start)
        verb = verbs[at] if at < len(verbs) else None
        if (
            verb
            and verb.start - subject.end <= _NEAR
            and (_adjacent(shadow, subject.end, verb.start, grammar) or _behind_stray_comma(shadow, subject, verb))
        ):
            result.append(Clause(subject, _said_too(shadow, verbs, at, stop, grammar)))
            continue
        if _SIGNED.fullmatch(shadow, subject.end, stop) and _QUOTED.fullmatch(shadow, start, subject.start):
            result.append(Clause(subject, Verb(subject.start, subject.end, "say")))  # '"Мост открыт" – Юхан Тамм'
            continue
        at = bisect_left(verbs, subject.start, key=lambda v: v.start) - 1
        inverted = verbs[at] if at >= 0 and verbs[at].end <= subject.start else None
        if inverted and shadow[inverted.end : subject.start] == " " and inverted.kind == "say":
            head = shadow[start : inverted.start].rstrip()
            if (
                not head
                or head[-1] in ',:–—-"'
                or head.casefold().endswith(("как", "при этом", "также"))
                or (grammar.back and grammar.back.match(shadow, start, inverted.start))
                or (grammar.topic_first and grammar.topic_first.fullmatch(head))
                or _is_object_first(shadow, inverted, subjects, subject, head)
            ):
                result.append(Clause(subject, inverted))
        elif inverted and inverted.kind == "say" and _ends_quotation(shadow, start, inverted, subject, grammar):
            result.append(Clause(subject, inverted))
    return result


_OBJECT_FIRST = re.compile(
    r"(?:поздравил|поблагодарил|пригласил|приветствовал|заверил|попросил|проинформировал|поддержал|предупредил)а?\Z"
)


def _is_object_first(shadow: str, verb: Verb, subjects: list[Subject], subject: Subject, head: str) -> bool:
    """Whether before the verb stands only whom it is about: "Юхана Тамма с днём рождения поздравил Президент Кении Дауд Керема"."""
    if subject.attribution is not Attribution.NAMED or _OBJECT_FIRST.match(shadow, verb.start, verb.end) is None:
        return False
    if len(head) > _NEAR or '"' in head or "," in head:
        return False
    return all(s.genitive or s.start >= verb.end for s in subjects)


_QUOTED = re.compile(r'"[^"\n]{10,1500}"[,.!?…]?\s?[–—-]\s')
_SIGNED = re.compile(r"\.?")


def _said_too(shadow: str, verbs: list[Verb], at: int, stop: int, grammar: Grammar) -> Verb:
    """The verb of a clause; of "обсудили … и отметили, что …" the second, by which the same subject says something."""
    verb = verbs[at]
    if verb.kind in ("topic", "act") and grammar.along:
        along = grammar.along.search(shadow, verb.end, min(stop, verb.end + _ALONG_WITHIN))
        # "обсудили …, подчеркнув важность …", but not "обсудили …, сообщило ведомство, добавив …"
        others = [v for v in verbs[at + 1 :] if along and v.start < along.start()]
        if along and all(_ending(shadow, v) == _ending(shadow, verb) for v in others):
            return replace(verb, kind="say")
    if verb.kind in ("topic", "act") and at + 1 < len(verbs) and verbs[at + 1].kind in ("say", "agree", "lead"):
        between = shadow[verb.end : verbs[at + 1].start]
        # Of the same number and gender: "обсудили … и договорились", but not "принял … и отмечена".
        same = _ending(shadow, verb) == _ending(shadow, verbs[at + 1])
        if same and between.endswith(" и ") and not grammar.subjects.search(between):
            return verbs[at + 1]
    return verb


def _ending(shadow: str, verb: Verb) -> str:
    return shadow[verb.start : verb.end].removesuffix("сь").removesuffix("ся")[-1:]


def _ends_quotation(shadow: str, start: int, verb: Verb, subject: Subject, grammar: Grammar) -> bool:
    """Whether verb and subject close a quotation, with a few words between: '"…", – поблагодарил гостя Юхан Тамм'.

    Or tell who said what stands before: "Об этом заявил журналистам Юхан Тамм", "Как сообщил журналистам Юхан Тамм".
    """
    between = shadow[verb.end : subject.start]
    if len(between) > 70 or any(c in between for c in ".,;:") or between.count('"') % 2:
        return False
    head = shadow[start : verb.start].rstrip()
    if head.endswith(",") and _TO_THE_PRESS.fullmatch(between):
        return '"' not in head  # "Порт открыт, заявил журналистам Юхан Тамм"
    if head.endswith(("-", "–", "—")):
        return '"' in head or head[:-1].rstrip().endswith((",", "!", "?", "…"))
    return head.casefold() == "как" or bool(grammar.back and grammar.back.match(shadow, start, verb.start))


_TO_THE_PRESS = re.compile(
    r"\s(?:(?:журналистам|агентству\s.{2,40}|ТАСС|РИА\s\S+|в\s(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|эфире\s.{2,30}|интервью\s.{2,40})|на\s(?:брифинге|пресс-конференции)(?:\sв\s\S+)?|сегодня|накануне)\s){1,2}"
)


def _behind_stray_comma(shadow: str, subject: Subject, verb: Verb) -> bool:
    """Whether a comma too much stands between subject and verb: "Посол Кении Дауд Керема, сообщил, что"."""
    between = shadow[subject.end : verb.start]
    return verb.kind == "say" and between == ", " and shadow.startswith(", что ", verb.end)


def _adjacent(shadow: str, start: int, end: int, grammar: Grammar) -> bool:
    between = shadow[start:end]
    return between.isspace() or between == ' "' or bool(grammar.between and grammar.between.fullmatch(between))
