"""Which verb is whose in a language of tables whose verbs stand at the end of a clause: of the subject that went before."""

from __future__ import annotations

import re

from archive.parsing.breakdown import Attribution
from archive.parsing.saying.subjects import Subject
from archive.parsing.tongues.grammar import Grammar
from archive.parsing.tongues.medial import Clause, Verb
from archive.parsing.words.characters import HAN

# What may stand between a main clause's verb and the next clause: no "際", "時" or "ため", after which the first goes on.
CLOSED = re.compile(
    rf".?(?:た|ました|まし|ります|り|い|し)?(?:のに対し(?:て|まして)?|ところ|とともに|と共に|が|上で|うえで|後)?(?:、|\Z|(?=[{HAN}これそ])(?!際|時|ため|こと))"
)


# "大統領が先月行った演説にも触れた": he only acts in what somebody else tells.
_MODIFIES = re.compile(rf"が[^、。「]{{1,40}}?(?:った|した|れた|いた)[{HAN}ァ-ヴー]")
_ANSWERED = re.compile(r"(?:のに対し(?:て|まして)?|[るす]と)、\s?(?:これに対し(?:て)?、)?\Z")


def _is_answered(shadow: str, subject: Subject, subjects: list[Subject]) -> bool:
    """Whether after the subject's clause the next one answers: "大臣が…と述べたのに対し、大統領は": such a "が" is no weak one."""
    after = next((s for s in subjects if s.start >= subject.end), None)
    if after is None or subject.is_pronoun:
        return False
    return _ANSWERED.search(shadow, max(subject.end, after.start - 16), after.start) is not None


_TELLS = ("述べ", "説明", "紹介", "発言", "言及", "指摘", "話し", "語っ")
"""What a person does and no country."""


def _is_told_of(shadow: str, subject: Subject, verbs: list[Verb]) -> bool:
    """Whether two countries only stand in what somebody tells: "両国は交流の幅を広げていると述べた"."""
    if subject.attribution is not Attribution.COLLECTIVE or not shadow.endswith("両国", subject.start, subject.end):
        return False
    verb = next((v for v in verbs if v.start >= subject.end), None)
    return verb is not None and verb.kind == "say" and shadow.startswith(_TELLS, verb.start)


_NOMINAL = ("ことを", "点を", "ことに")
"""What makes a noun of the clause before it."""
# "大統領より照会があったことを受け、": after it the one who takes it up speaks.
_TAKEN_UP = re.compile(r"(?:ことを受け(?:て)?|ことに応え(?:て)?|ことを踏まえ(?:て)?|照会があり|質問があり)、\s?\Z")


def break_before(shadow: str, begin: int, subject: int, grammar: Grammar) -> int | None:
    """Where the sentence is divided before a second speaker: after the comma, the conjunction going with him."""
    left = shadow[max(begin, subject - 40) : subject]
    found = grammar.breaks.search(left)
    if not found:
        return None
    cut = subject - len(left) + found.start()
    while cut < subject and shadow[cut] in ",;、 ":
        cut += 1
    return cut


def final_clauses(
    shadow: str, start: int, subjects: list[Subject], verbs: list[Verb], grammar: Grammar
) -> list[Clause]:
    """Subjects before their verbs: one holds for all verbs until another stands at the head of a clause."""
    subjects = [s for s in subjects if not _is_told_of(shadow, s, verbs)]
    strong = [s for s in subjects if s.confidence > 0.5 or not s.persons or _is_answered(shadow, s, subjects)]
    pool = strong or [s for s in subjects if not _MODIFIES.match(shadow, s.end, min(len(shadow), s.end + 60))]
    result: list[Clause] = []
    current: Subject | None = None
    bound: Subject | None = None
    number = 0
    boundary = start
    for verb in verbs:
        while number < len(pool) and pool[number].start < verb.start:
            subject = pool[number]
            number += 1
            if (
                current is not None
                and verb.kind == "say"
                and shadow[subject.end] in "はがも"
                and shadow.startswith(_NOMINAL, verb.end)
            ):
                continue  # "…同大統領は賛成する旨表明したことを紹介した": he only stands in what another tells.
            if current is not None and bound is not current and _TAKEN_UP.search(shadow, start, subject.start):
                current = subject
                continue
            heads = current is None or break_before(shadow, boundary, subject.start, grammar) is not None
            if current is None or (heads and result and subject.start >= boundary):
                left = shadow[boundary : subject.start]
                if current is None or (len(left) <= 32 and CLOSED.match(left)):
                    current = subject
        if current is not None:
            result.append(Clause(current, verb))
            bound = current
        boundary = verb.end - 1
    return result
