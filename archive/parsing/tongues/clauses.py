"""Who says what in a sentence of a language that is described by tables (`grammar.Grammar`)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from archive.parsing.breakdown import Attribution
from archive.parsing.offices import office_class
from archive.parsing.register import Person
from archive.parsing.subjects import Context, Subject, by_country
from archive.parsing.tongues.grammar import Grammar
from archive.parsing.utterances import Said

_NEAR = 160
"""Characters between a subject and its verb where the verb may follow at some distance."""
_KINDS = ("lead", "say", "agree", "topic", "impersonal", "act")


@dataclass(frozen=True, slots=True)
class _Verb:
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Clause:
    subject: Subject
    verb: _Verb


class Matches:
    """All that a grammar's tables find in a text, by offset."""

    def __init__(self, shadow: str, grammar: Grammar) -> None:
        self.shadow = shadow
        self.grammar = grammar

    def subjects_within(self, start: int, end: int) -> list[re.Match[str]]:
        return list(self.grammar.subjects.finditer(self.shadow, start, end))

    def verbs_within(self, start: int, end: int) -> list[_Verb]:
        return [
            _Verb(m.start(), m.end(), next(kind for kind in _KINDS if kind in m.groupdict() and m[kind]))
            for m in self.grammar.verbs.finditer(self.shadow, start, end)
        ]


def country_of(phrase: str, grammar: Grammar) -> str | None:
    """The country that a word or title names in this language, the longest name first."""
    if grammar.verb_final:
        found = [name for name in grammar.countries if name in phrase and (len(name) > 1 or phrase.startswith(name))]
        return grammar.countries[max(found, key=len)] if found else None
    for word in re.findall(r"\w+", phrase):
        if country := grammar.countries.get(grammar.country_stem(word)):
            return country
    return None


def analyse(shadow: str, start: int, end: int, context: Context, matches: Matches, grammar: Grammar) -> list[Said]:
    """The parts of the sentence `[start, end)` with their attribution: one, or more where it is divided."""
    quoted = [m.span() for m in grammar.quoted.finditer(shadow, start, end)] if grammar.quoted else []

    def outside(position: int) -> bool:
        at = bisect_right(quoted, (position, len(shadow))) - 1
        return at < 0 or position >= quoted[at][1]

    verbs = [v for v in matches.verbs_within(start, end) if outside(v.start)]
    subjects = [s for s in _subjects(shadow, start, end, context, matches, grammar) if outside(s.start)]
    clauses = _final_clauses if grammar.verb_final else _medial_clauses
    found = clauses(shadow, start, subjects, verbs, grammar)
    said = [c for c in found if _says(c)]
    if not said:
        parts = [_without(shadow, start, end, found, verbs, context, grammar)]
    else:
        parts = _parts(shadow, start, end, said, context, grammar)
    speakers = parts[-1].speakers or parts[-1].subject
    if len(speakers) == 1:
        context.last = speakers[0]
    elif len(speakers) > 1:
        context.group = speakers
    return parts


def _says(clause: _Clause) -> bool:
    kind = clause.verb.kind
    return kind in ("say", "agree", "lead") or (kind == "impersonal" and len(clause.subject.persons) == 1)


def _parts(
    shadow: str, start: int, end: int, clauses: list[_Clause], context: Context, grammar: Grammar
) -> list[Said]:
    parts: list[Said] = []
    begin = start
    for clause in clauses:
        subject, verb = clause.subject, clause.verb
        if parts and subject.persons == parts[-1].speakers:
            if verb.kind == "lead":
                parts[-1] = replace(parts[-1], kind="lead", announces="direct", rule="lead-in")
            continue
        if parts:
            cut = _break_before(shadow, begin, subject.start, grammar)
            if cut is None or not subject.persons:
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
            begin, end, "said", subject.persons, subject.attribution, rule, confidence, subject=subject.persons
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


def _final_clauses(
    shadow: str, start: int, subjects: list[Subject], verbs: list[_Verb], grammar: Grammar
) -> list[_Clause]:
    """Subjects before their verbs: one holds for all verbs until another stands at the head of a clause."""
    strong = [s for s in subjects if s.confidence > 0.5 or not s.persons]
    pool = strong or subjects
    result: list[_Clause] = []
    current: Subject | None = None
    number = 0
    boundary = start
    for verb in verbs:
        while number < len(pool) and pool[number].start < verb.start:
            subject = pool[number]
            number += 1
            heads = current is None or _break_before(shadow, boundary, subject.start, grammar) is not None
            if current is None or (heads and result and subject.start >= boundary):
                left = shadow[boundary : subject.start]
                if current is None or len(left) <= 24:
                    current = subject
        if current is not None:
            result.append(_Clause(current, verb))
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
            result.append(_Clause(subject, verb))
            continue
        at = bisect_left(verbs, subject.start, key=lambda v: v.start) - 1
        inverted = verbs[at] if at >= 0 and verbs[at].end <= subject.start else None
        if inverted and shadow[inverted.end : subject.start] == " " and inverted.kind == "say":
            head = shadow[start : inverted.start].rstrip()
            if not head or head[-1] in ',:–—"' or head.casefold().endswith(("как", "при этом", "также")):
                result.append(_Clause(subject, inverted))
    return result


def _adjacent(shadow: str, start: int, end: int, grammar: Grammar) -> bool:
    between = shadow[start:end]
    return between.isspace() or bool(grammar.between and grammar.between.fullmatch(between))


def _subjects(
    shadow: str, start: int, end: int, context: Context, matches: Matches, grammar: Grammar
) -> list[Subject]:
    found: list[Subject] = []
    for name in context.persons.within(start, end):
        marked = _marked(shadow, name.end, grammar)
        if marked or name.genitive:
            strength = 0.95 if marked == "strong" else 0.5
            found.append(
                Subject(name.start, name.end, (name.person,), Attribution.NAMED, strength, genitive=name.genitive)
            )
    for office in context.persons.offices_within(start, end):
        if (marked := _marked(shadow, office.end, grammar)) and office.office:
            person = holder(context, office.office, grammar)
            if person:
                strength = 0.75 if marked == "strong" else 0.5
                found.append(
                    Subject(office.start, office.end, (person,), Attribution.NAMED, strength, genitive=office.genitive)
                )
    found.extend(s for m in matches.subjects_within(start, end) if (s := _other_subject(m, context, grammar)))
    found.sort(key=lambda s: (s.start, -s.end))
    clean: list[Subject] = []
    for subject in found:
        if not clean or subject.start >= clean[-1].end:
            clean.append(subject)
    return _joined(shadow, clean, grammar)


_AND = re.compile(r"(?:\s?и\s|及び|と|、)\Z")


def _joined(shadow: str, subjects: list[Subject], grammar: Grammar) -> list[Subject]:
    """Two subjects joined by "and" as one, where the language marks both alike ("Ю.Тамм и М.Савельева")."""
    if grammar.verb_final:
        return subjects
    result: list[Subject] = []
    for subject in subjects:
        before = result[-1] if result else None
        if (
            before is not None
            and shadow[before.end : subject.start] == " и "
            and before.persons
            and subject.persons
            and before.genitive == subject.genitive
        ):
            persons = tuple(dict.fromkeys((*before.persons, *subject.persons)))
            result[-1] = Subject(
                before.start, subject.end, persons, Attribution.COLLECTIVE, 0.85, genitive=subject.genitive
            )
        else:
            result.append(subject)
    return result


def _marked(shadow: str, end: int, grammar: Grammar) -> str:
    """Whether what follows a name makes it a subject: "strong", "weak" or ""."""
    if grammar.after is None:
        return "strong"
    if grammar.after.match(shadow, end):
        return "strong"
    return "weak" if grammar.weak_after and grammar.weak_after.match(shadow, end) else ""


def holder(context: Context, office: str, grammar: Grammar) -> Person | None:
    """The one person whose printed office holds these words ("大統領" of "エストニア大統領"), a principal before others."""
    country = country_of(office, grammar)
    for group in (context.principals, context.persons.leading):
        able = [p for p in group if any(_is_of(office, printed, grammar) for printed in p.offices)]
        if country:
            able = [p for p in able if p.country in (None, country)] or able
        if len(able) == 1:
            return able[0]
        if able:
            return context.last if context.last in able else None
    kind = office_class(office)
    able = [p for p in context.principals if kind in p.classes] if kind != "other" else []
    exact = [p for p in able if country is None or p.country == country]
    # The house's own principal is often printed without his office.
    untitled = [p for p in context.principals if not p.classes] if kind != "other" and (country or not able) else []
    unplaced = [p for p in able if p.country is None] if country else []
    able = exact or unplaced or untitled or able
    return able[0] if len(able) == 1 else None


def _is_of(office: str, printed: str, grammar: Grammar) -> bool:
    if grammar.verb_final:
        return (
            printed.endswith(office)
            or (office.endswith(printed) and len(printed) > 1)
            or _bare(office) == _bare(printed)
        )
    wanted = {grammar.country_stem(w) for w in re.findall(r"\w+", office)}
    held = {grammar.country_stem(w) for w in re.findall(r"\w+", printed)}
    return wanted <= held or (held <= wanted and len(held) > 1)


def _bare(title: str) -> str:
    return {"外相": "外務大臣", "総理": "総理大臣", "首相": "総理大臣", "内閣総理大臣": "総理大臣"}.get(title, title)


def _other_subject(match: re.Match[str], context: Context, grammar: Grammar) -> Subject | None:
    start, end = match.span()
    groups = match.groupdict()
    principals = context.principals
    if groups.get("group"):
        several = principals if len(principals) > 1 else ()
        return Subject(start, end, several, Attribution.COLLECTIVE, 0.85 if several else 0.4)
    if groups.get("plural"):
        several = context.group or (principals if len(principals) > 1 else ())
        return Subject(start, end, several, Attribution.COLLECTIVE, 0.7, is_pronoun=True)
    person: Person | None = None
    if groups.get("same"):
        office = groups.get("office") or ""
        last = context.last
        person = last if last and any(office in o for o in last.offices) else None
        person = person or holder(context, office, grammar) or last
        return Subject(start, end, (person,), Attribution.CARRIED, 0.8, is_pronoun=True) if person else None
    if groups.get("other"):
        person = principals[1] if grammar.verb_final and len(principals) == 2 else context.other(context.last)
        found = (person,) if person else ()
        return Subject(
            start, end, found, Attribution.CARRIED if person else Attribution.COLLECTIVE, 0.65 if person else 0.4
        )
    if groups.get("own"):
        person = principals[0] if principals else None
        return Subject(start, end, (person,), Attribution.CARRIED, 0.6) if person else None
    if groups.get("side"):
        country = country_of(groups["country"] or "", grammar)
        person = by_country(context, country)
        if person:
            return Subject(start, end, (person,), Attribution.NAMED, 0.6)
        return Subject(start, end, (), Attribution.COLLECTIVE, 0.4) if country else None
    if groups.get("single") and context.last is not None:
        return Subject(start, end, (context.last,), Attribution.CARRIED, 0.8, is_pronoun=True)
    return None
