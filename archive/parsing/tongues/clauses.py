"""Who says what in a sentence of a language that is described by tables (`grammar.Grammar`)."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from archive.parsing.breakdown import Attribution
from archive.parsing.people.register import Person
from archive.parsing.saying.subjects import Context, Subject
from archive.parsing.saying.utterances import Said
from archive.parsing.tongues.final import CLOSED, break_before, final_clauses
from archive.parsing.tongues.grammar import Grammar
from archive.parsing.tongues.medial import Clause, Verb, medial_clauses
from archive.parsing.tongues.message_senders import announced
from archive.parsing.tongues.messages import passed_on
from archive.parsing.tongues.voices import holder, subjects_of
from archive.parsing.words.characters import HAN

_KINDS = ("lead", "say", "agree", "topic", "impersonal", "act")
_TOPICS = ("触れ", "言及")
"""Verbs that tell only a topic."""


class Matches:
    """All that a grammar's tables find in a text, by offset."""

    def __init__(self, shadow: str, grammar: Grammar) -> None:
        self.shadow = shadow
        self.grammar = grammar

    def subjects_within(self, start: int, end: int) -> list[re.Match[str]]:
        return list(self.grammar.subjects.finditer(self.shadow, start, end))

    def verbs_within(self, start: int, end: int) -> list[Verb]:
        return [
            Verb(
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
    if cited and (
        (grammar.first_person and grammar.first_person.match(shadow, start, cited.start()))
        or (grammar.of_message and grammar.of_message.search(shadow, cited.start(), end))
    ):
        # '"Поддерживаем гостя", – говорится в сообщении': his words who is told of, not the record's.
        last = (context.last,) if context.last else ()
        attribution = Attribution.CARRIED if last else Attribution.IMPERSONAL
        return [Said(start, end, "said", last, attribution, "quoted-from-message", 0.5, is_direct=True, subject=last)]
    if cited:
        # "\"Юхан Тамм поблагодарил гостя\", – говорится в сообщении": the record's own sentence, in quotation marks.
        quoted = [(cited.start(), end)]
    elif grammar.relayed and quoted and (relayed := grammar.relayed.match(shadow, start, end)):
        # "Как сообщили в ведомстве, \"министр поблагодарил гостя\""
        quoted = [(start, relayed.end())]
    elif grammar.cited and quoted:
        quoted = [span for span in quoted if not _TELLS_OF.match(shadow, span[0], span[1])]

    if (
        grammar.verb_final
        and shadow[end - 1] == "」"
        and (quoting := _quoted_alone(shadow, start, end, context, grammar))
    ):
        context.last = quoting.speakers[0]
        return [quoting]

    if (
        grammar.verb_final
        and end - start <= _LONGEST_LEAD
        and shadow.endswith(_AS_FOLLOWS, start, end)
        and _OPINIONS.fullmatch(shadow, start, end)
    ):
        return [Said(start, end, "lead", (), Attribution.IMPERSONAL, "opinions-of-members", 0.7, announces="direct")]

    def outside(position: int) -> bool:
        at = bisect_right(quoted, (position, len(shadow))) - 1
        return at < 0 or position >= quoted[at][1]

    verbs = [v for v in matches.verbs_within(start, end) if outside(v.start)]
    subjects = [s for s in subjects_of(shadow, start, end, context, matches, grammar) if outside(s.start)]
    if grammar.verb_final:
        found = final_clauses(shadow, start, subjects, verbs, grammar)
    else:
        found = medial_clauses(shadow, start, end, subjects, verbs, grammar)
    said = [c for c in found if _says(c)]
    if not said:
        parts = [_without(shadow, start, end, found, verbs, context, grammar)]
    else:
        parts = _parts(shadow, start, end, said, context, grammar)
        parts = _after_an_event(shadow, start, parts, found[0], said[0], grammar)
        parts = _after_an_agreement(shadow, start, parts, subjects, verbs, grammar)
    if len(parts) == 1:
        reach = _reach(shadow, parts[0], grammar)
        parts = [replace(parts[0], reaches_back=reach, is_direct=parts[0].is_direct or reach == "speech")]
    speakers = parts[-1].speakers or parts[-1].subject
    parts = [passed_on(shadow, part, context, grammar) for part in parts] if grammar.conveyed else parts
    if len(speakers) == 1:
        context.last = speakers[0]
    elif len(speakers) > 1:
        context.group = speakers
    return parts


_LONGEST_LEAD = 60
_AS_FOLLOWS = tuple(way + end for way in ("とおり", "通り") for end in ("", "。", "です。", "である。", "であった。"))
# "委員からの主な意見は以下のとおり。": what members said, each point another's whom nothing names.
_OPINIONS = re.compile(
    r"(?:[^。、]{0,12}(?:委員|構成員|出席者|参加者|会員|メンバー)(?:から|より)?の?|会議では、?|これに対し、?)?(?:示された|出された|あった)?(?:主な|各)?(?:御|ご)?(?:意見|発言|指摘|議論)(?:の?概要|等)?は、?(?:以下|次|下記)の(?:とおり|通り)(?:です|である|であった)?。?"
)


# 'Юхан Тамм "подчеркнул важность моста"': the record's own words, quoted from another.
_TELLS_OF = re.compile(r'"(?:[а-яё]{2,9}\s)?[а-яё]{3,}(?:л|ла|ли|лся|лась|лись)\s')


def _quoted_alone(shadow: str, start: int, end: int, context: Context, grammar: Grammar) -> Said | None:
    """A speaker and what he says in quotation marks, and no verb, as papers print it: "森山首相「船便を増やします」"."""
    close = shadow.find("「", start, min(end, start + 40))
    if close < 0 or shadow.count("「", start, end) != shadow.count("」", start, end):
        return None
    named = context.persons.within(start, start + 12)
    named = [n for n in named[:1] if n.start == start or shadow[n.start - 1] == "・"]
    offices = context.persons.offices_within(start, start + 1)
    person = named[0].person if named and named[0].end == close else None
    if person is None and offices and offices[0].end == close and offices[0].office:
        person = holder(context, offices[0].office, grammar)
    if person is None:
        return None
    who = (person,)
    return Said(start, end, "said", who, Attribution.NAMED, "name-and-quotation", 0.75, is_direct=True, subject=who)


def _reach(shadow: str, said: Said, grammar: Grammar) -> str:
    """Whether the speaker of a sentence said what stands before it in the paragraph too, as `Said.reaches_back`.

    "… Об этом заявил министр Юхан Тамм", "… Паром пойдёт, – сказал Юхан Тамм" without quotation marks.
    """
    if said.kind != "said" or not said.speakers or said.attribution is Attribution.COLLECTIVE:
        return ""
    if grammar.back and grammar.back.match(shadow, said.start, said.end):
        return "all"
    return "speech" if grammar.closing and grammar.closing.search(shadow, said.start, said.end) else ""


def _says(clause: Clause) -> bool:
    kind = clause.verb.kind
    if clause.verb.is_topic and len(clause.subject.persons) > 1:
        return False  # "両大臣は、船便について触れ、": both, and only a topic.
    return kind in ("say", "agree", "lead") or (kind == "impersonal" and len(clause.subject.persons) == 1)


def _led(shadow: str, said: Said, verb: Verb, clauses: list[Clause], grammar: Grammar) -> list[Said]:
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


def _parts(shadow: str, start: int, end: int, clauses: list[Clause], context: Context, grammar: Grammar) -> list[Said]:
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
            cut = break_before(shadow, begin, subject.start, grammar)
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
        elif verb.kind == "agree" and shadow[end - 1] in ":：" and end - verb.end <= 40:
            # "Министры договорились:" over what they agreed on, point by point.
            said = replace(said, kind="lead", announces="indirect", rule="lead-in")
        parts.append(said)
        begin = max(begin, start)
    return parts


def _after_an_event(
    shadow: str, start: int, parts: list[Said], first: Clause, saying: Clause, grammar: Grammar
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
    cut = break_before(shadow, start, saying.subject.start, grammar)
    if cut is None or cut <= start or cut >= parts[0].end:
        return parts
    event = Said(
        start, start + len(shadow[start:cut].rstrip()), "event", rule="verb-of-doing", subject=first.subject.persons
    )
    return [event, replace(parts[0], start=cut, rule="second-main-clause", confidence=0.7), *parts[1:]]


def _after_an_agreement(
    shadow: str, start: int, parts: list[Said], subjects: list[Subject], verbs: list[Verb], grammar: Grammar
) -> list[Said]:
    """The parts of a sentence whose first clause names nobody and agrees: "…を確認し、大統領からは、…との発言があった。"."""
    first = subjects[0]
    if not grammar.verb_final or parts[0].start != start or parts[0].kind != "said" or not first.persons:
        return parts
    cut = break_before(shadow, start, first.start, grammar)
    before = [v for v in verbs if v.end <= first.start]
    if cut is None or cut <= start or not before or before[-1].kind != "agree" or parts[0].end <= cut:
        return parts
    left = shadow[before[-1].end - 1 : first.start]
    if len(left) > 32 or not CLOSED.match(left):
        return parts
    agreed = Said(
        start,
        start + len(shadow[start:cut].rstrip()),
        "said",
        (),
        Attribution.IMPERSONAL,
        "agreed-without-subject",
        0.6,
    )
    return [agreed, replace(parts[0], start=cut, rule="second-main-clause", confidence=0.7), *parts[1:]]


def _without(
    shadow: str,
    start: int,
    end: int,
    clauses: list[Clause],
    verbs: list[Verb],
    context: Context,
    grammar: Grammar,
) -> Said:
    """A sentence in which no subject says anything: impersonal, carried on without a subject, or the record's account."""
    kinds = {v.kind for v in verbs}
    if grammar.reads and (message := announced(shadow, start, end, context, grammar)):
        return message
    if grammar.back and grammar.back.match(shadow, start, end) and not clauses:
        return Said(start, end, "event", rule="told-by-the-press")  # "Об этом пишет «Маяк»."
    if not clauses and grammar.in_house and grammar.in_house.match(shadow, start, end):
        return Said(start, end, "said", (), Attribution.IMPERSONAL, "said-in-a-house", 0.6)
    if grammar.events and grammar.events.match(shadow, start, end):
        return Said(start, end, "event", rule="event-sentence")
    if clauses and clauses[0].verb.kind == "impersonal" and not grammar.verb_final:
        # "С эстонской стороны была отмечена", where nobody of that side is known.
        return Said(start, end, "said", (), Attribution.IMPERSONAL, "impersonal-passive", 0.6)
    if clauses:
        first = clauses[0].subject.persons
        topic = clauses[0].verb.kind == "topic"
        return Said(start, end, "event", rule="topic-only" if topic else "verb-of-doing", subject=first)
    if (
        grammar.verb_final
        and _HEARSAY.search(shadow, max(start, end - 16), end)
        and (body := _OF_A_BODY.match(shadow, start, min(end, start + 70)))
        and grammar.according
        and grammar.according.search(shadow, start, body.end())
    ):
        return Said(start, end, "said", (), Attribution.NAMED, "body-says", 0.5)
    if grammar.verb_final:
        verbs = [v for v in verbs if v.kind != "say" or not _OF_A_NOUN.match(shadow, v.end - 1, end)]
        kinds = {v.kind for v in verbs}
    if grammar.verb_final and verbs:
        last = verbs[-1].kind
        if last in ("say", "lead", "impersonal") and (body := _OF_A_BODY.match(shadow, start, min(end, start + 70))):
            kind = "lead" if last == "lead" else "said"
            context.doubts.append(("who is meant here was not found", start, body.end()))
            return Said(start, end, kind, (), Attribution.NAMED, "body-says", 0.5, "direct" if kind == "lead" else "")
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
            rule = "agreed-without-subject" if last == "agree" else "impersonal-passive"
            if last == "impersonal" and not shadow.startswith(_COMMON, verbs[-1].start):
                rule = "said-without-agent"
            return Said(start, end, "said", (), Attribution.IMPERSONAL, rule, 0.75)
    if "impersonal" in kinds and not grammar.verb_final and (agent := _agent(shadow, verbs, end, context)):
        return Said(start, end, "said", (agent,), Attribution.NAMED, "passive-with-agent", 0.75, subject=(agent,))
    if "impersonal" in kinds or (not grammar.verb_final and "agree" in kinds and not clauses):
        return Said(start, end, "said", (), Attribution.IMPERSONAL, "impersonal-passive", 0.75)
    if kinds & {"act", "topic"}:
        return Said(start, end, "event", rule="verb-of-doing")
    return Said(start, end, "other", rule="no-verb-of-saying")


def _agent(shadow: str, verbs: list[Verb], end: int, context: Context) -> Person | None:
    """Who ends a sentence in the passive, in the fifth case: "Приглашение было принято Ю. Таммом."."""
    at = verbs[-1].end + 1
    named = context.persons.starting(at) if verbs[-1].kind == "impersonal" else None
    if named is None or shadow[named.end : end] not in (".", "") or not shadow.endswith(_FIFTH, at, named.end):
        return None
    return named.person


_FIFTH = ("ым", "им", "ом", "ем", "ой", "ей")


# "船について話した生徒が選ばれた。": who said so is only told of.
_OF_A_NOUN = re.compile(rf"た(?!際|時|後|上|点|旨|模様|由)[{HAN}ァ-ヴー]")
# "船会社によれば、…という。"
_HEARSAY = re.compile(r"(?:という|とのことである|とのこと|とのことです|といいます|とされる|とされている)。\Z")
# "第三灯台管理局は、…と発表した。": a house whose spokesman nobody names.
_OF_A_BODY = re.compile(
    r"(?:(?:また|一方|なお|これに対し|その後|続いて|最後に)、)?(?:[^。、「」はがも]{0,24}?(?:本部|庁|局|社|会社|協会|組合|委員会|大使館|領事館|警察|当局|政府|外務省|国防省|病院|大学|事務局|委員|団体|機構)|我が国)(?:は|からは?|より|によれば)(?!の)"
)
_COMMON = ("合意", "確認", "決定", "共有", "承認", "採択", "こと", "意見", "一致")
"""What is done by several in a passive that names nobody; else somebody has said something, and was named before or not."""
