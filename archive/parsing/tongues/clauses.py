"""Who says what in a sentence of a language that is described by tables (`grammar.Grammar`)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from archive.parsing.breakdown import Attribution
from archive.parsing.register import Person
from archive.parsing.subjects import Context, Subject
from archive.parsing.tongues.grammar import Grammar
from archive.parsing.tongues.messages import passed_on
from archive.parsing.tongues.voices import subjects_of
from archive.parsing.utterances import Said

_NEAR = 160
"""Characters between a subject and its verb where the verb may follow at some distance."""
_KINDS = ("lead", "say", "agree", "topic", "impersonal", "act")


@dataclass(frozen=True, slots=True)
class _Verb:
    start: int
    end: int
    kind: str
    is_topic: bool = False


@dataclass(frozen=True, slots=True)
class _Clause:
    subject: Subject
    verb: _Verb


_TOPICS = ("触れ", "言及")
"""Verbs that tell only a topic."""


class Matches:
    """All that a grammar's tables find in a text, by offset."""

    def __init__(self, shadow: str, grammar: Grammar) -> None:
        self.shadow = shadow
        self.grammar = grammar

    def subjects_within(self, start: int, end: int) -> list[re.Match[str]]:
        return list(self.grammar.subjects.finditer(self.shadow, start, end))

    def verbs_within(self, start: int, end: int) -> list[_Verb]:
        return [
            _Verb(
                m.start(),
                m.end(),
                next(kind for kind in _KINDS if kind in m.groupdict() and m[kind]),
                m.group().startswith(_TOPICS),
            )
            for m in self.grammar.verbs.finditer(self.shadow, start, end)
        ]


def analyse(shadow: str, start: int, end: int, context: Context, matches: Matches, grammar: Grammar) -> list[Said]:
    """The parts of the sentence `[start, end)` with their attribution: one, or more where it is divided."""
    quoted = [m.span() for m in grammar.quoted.finditer(shadow, start, end)] if grammar.quoted else []
    cited = grammar.cited.search(shadow, start, end) if grammar.cited and shadow[start] == '"' else None
    if cited:
        # "\"Юхан Тамм поблагодарил гостя\", – говорится в сообщении": the record's own sentence, in quotation marks.
        quoted = [(cited.start(), end)]

    def outside(position: int) -> bool:
        at = bisect_right(quoted, (position, len(shadow))) - 1
        return at < 0 or position >= quoted[at][1]

    verbs = [v for v in matches.verbs_within(start, end) if outside(v.start)]
    subjects = [s for s in subjects_of(shadow, start, end, context, matches, grammar) if outside(s.start)]
    clauses = _final_clauses if grammar.verb_final else _medial_clauses
    found = clauses(shadow, start, subjects, verbs, grammar)
    said = [c for c in found if _says(c)]
    if not said:
        parts = [_without(shadow, start, end, found, verbs, context, grammar)]
    else:
        parts = _parts(shadow, start, end, said, context, grammar)
        parts = _after_an_event(shadow, start, parts, found[0], said[0], grammar)
    speakers = parts[-1].speakers or parts[-1].subject
    parts = [passed_on(shadow, part, context, grammar) for part in parts] if grammar.conveyed else parts
    if len(speakers) == 1:
        context.last = speakers[0]
    elif len(speakers) > 1:
        context.group = speakers
    return parts


def _says(clause: _Clause) -> bool:
    kind = clause.verb.kind
    if clause.verb.is_topic and len(clause.subject.persons) > 1:
        return False  # "両大臣は、船便について触れ、": both, and only a topic.
    return kind in ("say", "agree", "lead") or (kind == "impersonal" and len(clause.subject.persons) == 1)


def _led(shadow: str, said: Said, verb: _Verb, clauses: list[_Clause], grammar: Grammar) -> list[Said]:
    """A part that announces what follows; what it says before that, of the same speaker, is a statement.

    "…に謝意を表明し、次のとおり述べた。"
    """
    lead = replace(said, kind="lead", announces="direct", rule="lead-in")
    cut = verb.start
    if not grammar.verb_final or cut <= said.start or shadow[cut - 1] != "、":
        return [lead]
    said_before = [c.verb for c in clauses if c.verb.kind == "say" and c.verb.end <= cut]
    if any(_ALONG.fullmatch(shadow, v.end, cut) and not shadow.endswith("つつ", v.start, v.end) for v in said_before):
        return [replace(said, end=cut), replace(lead, start=cut)]
    return [lead]


_ALONG = re.compile(r"(?:とともに|と共に|た上で)?、?")


def _parts(
    shadow: str, start: int, end: int, clauses: list[_Clause], context: Context, grammar: Grammar
) -> list[Said]:
    parts: list[Said] = []
    begin = start
    for clause in clauses:
        subject, verb = clause.subject, clause.verb
        voice = "" if subject.persons else shadow[subject.start : subject.end]
        if parts and subject.persons == parts[-1].speakers and voice == parts[-1].voice:
            if verb.kind == "lead":
                parts[-1:] = _led(shadow, parts[-1], verb, clauses, grammar)
            continue
        if parts:
            cut = _break_before(shadow, begin, subject.start, grammar)
            if cut is None or not (subject.persons or grammar.verb_final):
                continue
            stop = begin + len(shadow[begin:cut].rstrip())
            if stop <= parts[-1].start:
                continue
            parts[-1] = replace(parts[-1], end=stop)
            context.doubts.append(("a sentence with two speakers was divided here", cut, end))
            begin = cut
        rule = "lead-in" if verb.kind == "lead" else "verb-of-saying"
        confidence = min(subject.confidence, 0.85)
        if begin != start:
            rule, confidence = "second-main-clause", min(confidence, 0.75)
        if not subject.persons:
            context.doubts.append(("who is meant here was not found", subject.start, subject.end))
            confidence = 0.4
        said = Said(
            begin,
            end,
            "said",
            subject.persons,
            subject.attribution,
            rule,
            confidence,
            subject=subject.persons,
            voice=voice,
        )
        if verb.kind == "lead" and shadow[verb.end - 1] == ":" and end - verb.end > 2:
            # "заявил следующее: …": what is said stands in the same sentence.
            parts.append(replace(said, end=verb.end, kind="lead", announces="direct", rule="lead-in"))
            begin = verb.end + (len(shadow[verb.end : end]) - len(shadow[verb.end : end].lstrip()))
            carried = replace(said, start=begin, attribution=Attribution.CARRIED, is_direct=True)
            parts.append(replace(carried, rule="announced-in-line"))
            continue
        if (
            verb.kind == "lead"
            and shadow[begin:end].rstrip()[-1] in "。：:."
            and end - verb.end <= 2
            or verb.kind != "agree"
            and shadow[end - 1] in ":："
            and end - verb.end <= 40
        ):
            said = replace(said, kind="lead", announces="direct", rule="lead-in")
        parts.append(said)
        begin = max(begin, start)
    return parts


def _after_an_event(
    shadow: str, start: int, parts: list[Said], first: _Clause, saying: _Clause, grammar: Grammar
) -> list[Said]:
    """The parts of a sentence that first tells what somebody did, and in a second clause what another said."""
    if not grammar.verb_final or first is saying or parts[0].kind != "said":
        return parts
    if (
        first.subject is saying.subject
        or not saying.subject.persons
        or first.subject.persons == saying.subject.persons
    ):
        return parts
    cut = _break_before(shadow, start, saying.subject.start, grammar)
    if cut is None or cut <= start or cut >= parts[0].end:
        return parts
    event = Said(
        start, start + len(shadow[start:cut].rstrip()), "event", rule="verb-of-doing", subject=first.subject.persons
    )
    return [event, replace(parts[0], start=cut, rule="second-main-clause", confidence=0.7), *parts[1:]]


def _break_before(shadow: str, begin: int, subject: int, grammar: Grammar) -> int | None:
    """Where the sentence is divided before a second speaker: after the comma, the conjunction going with him."""
    left = shadow[max(begin, subject - 40) : subject]
    found = grammar.breaks.search(left)
    if not found:
        return None
    cut = subject - len(left) + found.start()
    while cut < subject and shadow[cut] in ",;、 ":
        cut += 1
    return cut


def _without(
    shadow: str,
    start: int,
    end: int,
    clauses: list[_Clause],
    verbs: list[_Verb],
    context: Context,
    grammar: Grammar,
) -> Said:
    """A sentence in which no subject says anything: impersonal, carried on without a subject, or the record's account."""
    kinds = {v.kind for v in verbs}
    if grammar.events and grammar.events.match(shadow, start, end):
        return Said(start, end, "event", rule="event-sentence")
    if clauses:
        first = clauses[0].subject.persons
        topic = clauses[0].verb.kind == "topic"
        return Said(start, end, "event", rule="topic-only" if topic else "verb-of-doing", subject=first)
    if grammar.verb_final and verbs:
        last = verbs[-1].kind
        if last in ("say", "lead") and context.last is not None:
            person: Person | None = context.last
            rule, confidence = "subject-left-out", 0.65
            if grammar.reply and grammar.reply.match(shadow, start, end):
                person = context.other(context.last)
                rule, confidence = "reply-without-subject", 0.6
            if person is not None:
                kind = "lead" if last == "lead" else "said"
                announces = "direct" if last == "lead" else ""
                who = (person,)
                return Said(start, end, kind, who, Attribution.CARRIED, rule, confidence, announces, subject=who)
        if last in ("say", "agree", "impersonal"):
            return Said(start, end, "said", (), Attribution.IMPERSONAL, "impersonal-passive", 0.75)
    if "impersonal" in kinds or (not grammar.verb_final and "agree" in kinds and not clauses):
        return Said(start, end, "said", (), Attribution.IMPERSONAL, "impersonal-passive", 0.75)
    if kinds & {"act", "topic"}:
        return Said(start, end, "event", rule="verb-of-doing")
    return Said(start, end, "other", rule="no-verb-of-saying")


# What may stand between a main clause's verb and the next clause: no "際", "時" or "ため", after which the first goes on.
_CLOSED = re.compile(
    r".?(?:た|ました|まし|ります|り|い|し)?(?:のに対し(?:て|まして)?|ところ|とともに|と共に|が|上で|うえで|後)?(?:、|\Z|(?=[一-龥これそ])(?!際|時|ため|こと))"
)


_NOMINAL = ("ことを", "点を", "ことに")
"""What makes a noun of the clause before it."""
# "大統領より照会があったことを受け、": after it the one who takes it up speaks.
_TAKEN_UP = re.compile(r"(?:ことを受け(?:て)?|ことに応え(?:て)?|ことを踏まえ(?:て)?|照会があり|質問があり)、\s?\Z")


def _final_clauses(
    shadow: str, start: int, subjects: list[Subject], verbs: list[_Verb], grammar: Grammar
) -> list[_Clause]:
    """Subjects before their verbs: one holds for all verbs until another stands at the head of a clause."""
    strong = [s for s in subjects if s.confidence > 0.5 or not s.persons]
    pool = strong or subjects
    result: list[_Clause] = []
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
            heads = current is None or _break_before(shadow, boundary, subject.start, grammar) is not None
            if current is None or (heads and result and subject.start >= boundary):
                left = shadow[boundary : subject.start]
                if current is None or (len(left) <= 32 and _CLOSED.match(left)):
                    current = subject
        if current is not None:
            result.append(_Clause(current, verb))
            bound = current
        boundary = verb.end - 1
    return result


def _medial_clauses(
    shadow: str, start: int, subjects: list[Subject], verbs: list[_Verb], grammar: Grammar
) -> list[_Clause]:
    """Subjects beside their verbs: the verb after the subject, else right before it ("отметил Президент")."""
    result: list[_Clause] = []
    for subject in subjects:
        before = shadow[max(start, subject.start - 40) : subject.start]
        if grammar.according and grammar.according.search(before):
            result.append(_Clause(subject, _Verb(subject.start, subject.end, "say")))
            continue
        if subject.genitive or (grammar.governed and grammar.governed.search(before)):
            continue
        at = bisect_left(verbs, subject.end, key=lambda v: v.start)
        verb = verbs[at] if at < len(verbs) else None
        if verb and verb.start - subject.end <= _NEAR and _adjacent(shadow, subject.end, verb.start, grammar):
            result.append(_Clause(subject, _said_too(shadow, verbs, at, grammar)))
            continue
        at = bisect_left(verbs, subject.start, key=lambda v: v.start) - 1
        inverted = verbs[at] if at >= 0 and verbs[at].end <= subject.start else None
        if inverted and shadow[inverted.end : subject.start] == " " and inverted.kind == "say":
            head = shadow[start : inverted.start].rstrip()
            if not head or head[-1] in ',:–—"' or head.casefold().endswith(("как", "при этом", "также")):
                result.append(_Clause(subject, inverted))
        elif inverted and inverted.kind == "say" and _ends_quotation(shadow, start, inverted, subject):
            result.append(_Clause(subject, inverted))
    return result


def _said_too(shadow: str, verbs: list[_Verb], at: int, grammar: Grammar) -> _Verb:
    """The verb of a clause; of "обсудили … и отметили, что …" the second, by which the same subject says something."""
    verb = verbs[at]
    if verb.kind in ("topic", "act") and at + 1 < len(verbs) and verbs[at + 1].kind in ("say", "agree", "lead"):
        between = shadow[verb.end : verbs[at + 1].start]
        # Of the same number and gender: "обсудили … и договорились", but not "принял … и отмечена".
        same = _ending(shadow, verb) == _ending(shadow, verbs[at + 1])
        if same and between.endswith(" и ") and not grammar.subjects.search(between):
            return verbs[at + 1]
    return verb


def _ending(shadow: str, verb: _Verb) -> str:
    return shadow[verb.start : verb.end].removesuffix("сь").removesuffix("ся")[-1:]


def _ends_quotation(shadow: str, start: int, verb: _Verb, subject: Subject) -> bool:
    """Whether verb and subject close a quotation, with a few words between: '"…", – поблагодарил гостя Юхан Тамм'."""
    between = shadow[verb.end : subject.start]
    head = shadow[start : verb.start].rstrip()
    return (
        len(between) <= 70
        and not any(c in between for c in '.,;:"')
        and head.endswith(("-", "–", "—"))
        and '"' in head
    )


def _adjacent(shadow: str, start: int, end: int, grammar: Grammar) -> bool:
    between = shadow[start:end]
    return between.isspace() or bool(grammar.between and grammar.between.fullmatch(between))
