"""The rules of undertakings_en at work: where a clause of an English sentence begins and ends, and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from archive.parsing.breakdown import Kind, Role, Segment, Speech
from archive.parsing.extraction import doubts_en
from archive.parsing.extraction import lists_en as lists
from archive.parsing.extraction import undertakings_en as tables
from archive.parsing.extraction.due import Due, ahead, deadlines
from archive.parsing.extraction.english_parties import INSTITUTION, MANY, Parties, decides, is_party, surnames
from archive.parsing.extraction.found import Span, Undertaking
from archive.parsing.extraction.reading import Reading
from archive.parsing.extraction.undertaking_rules import Rule
from archive.parsing.words.countries import find_country

_TRIM = " ,;:.!/'–—-…"
_REACH = 1200
"""How many characters of a sentence a clause is looked for in, before and after its verb."""
_WORD = re.compile(r"[A-Za-z]+")
_PLAIN_CLAUSES = frozenset({"will-do", "wants", "intends", "would-do", "will-of-others", "readiness-of"})
_NEEDS_A_SPEAKER = frozenset(
    {"intends", "offered", "expects", "proposed", "requested", "accepted", "pledged", "invited"}
)


@dataclass(slots=True)
class EnglishRecord:
    """One English record, of which the undertakings are looked for part by part."""

    reading: Reading

    def find(self, kinds: Container[Kind]) -> Iterator[Undertaking]:
        """The undertakings of the parts of these kinds, in order: those of a sentence, and the items of a list."""
        names, heading, body = surnames(self.reading), 0, ""
        lead: lists.Lead | None = None
        for part in self.reading.segments:
            if part.kind is Kind.LABEL:
                continue
            if self.reading.shadow[part.end - 1 : part.end] in (",", ":"):
                body = decides(self.reading.shadow[part.start : part.end]) or body
            if part.kind not in kinds or part.role is Role.QUESTION:
                lead, heading = None, part.end
                continue
            found: list[Undertaking] = []
            clauses = _Clauses(self.reading, part, Parties(self.reading, part, heading, body, names))
            if tables.TRIGGER.search(self.reading.shadow, part.start, part.end):
                found = list(clauses.find())
            if lead is not None:
                item = clauses.item(lead)
                if item is not None and not any(one.start < item.end and item.start < one.end for one in found):
                    found = sorted([*found, item], key=lambda one: one.start)
                lead = (
                    replace(lead, misses=0 if item else lead.misses + 1)
                    if item or lead.misses < lead.patience
                    else None
                )
            lead = lists.lead_of(self.reading.shadow, part, found) or lead
            yield from found


@dataclass(slots=True)
class _Clauses:
    """One part of an English record."""

    reading: Reading
    part: Segment
    parties: Parties

    def find(self) -> Iterator[Undertaking]:
        shadow = self.reading.shadow
        for start, end in self.reading.sentences(self.part):
            position = start
            if tables.QUESTION.search(shadow, max(start, end - 4), end):
                continue
            for trigger in tables.TRIGGER.finditer(shadow, start, end):
                if trigger.start() < position:
                    continue
                for word in _WORD.finditer(shadow, *trigger.span()):
                    made = self._at(word.start(), (start, end))
                    if made is not None:
                        yield made
                        position = made.end
                        for item in self._inline(made, end):
                            yield item
                            position = item.end
                        break

    def item(self, lead: lists.Lead) -> Undertaking | None:
        """The part as an item of a list that the lead-in opens, None where it does not read as one."""
        match = lead.item.match(self.reading.shadow, self.part.start, self.part.end)
        if match is None:
            return None
        return self._listed(match.start("what"), self.part.end, lead)

    def _inline(self, first: Undertaking, end: int) -> Iterator[Undertaking]:
        """What goes on after a semicolon or a bullet in the same sentence: "to open a road; (b) to widen a canal"."""
        if first.act not in lists.LISTED:
            return
        lead = lists.Lead(first.act, first.by, first.towards, lists.INLINE, first.confidence)
        position = first.end
        if first.rule == "agreed-that-shall":
            second = tables.AND_THAT.match(self.reading.shadow, position, end)
            item = self._listed(second.start("what"), end, lead, second.end()) if second else None
            if item is not None:
                yield item
            return
        if not self.reading.shadow.startswith("to ", first.what[0]):
            return
        while (match := lists.INLINE.match(self.reading.shadow, position, end)) is not None:
            item = self._listed(match.start("what"), end, lead)
            if item is None:
                return
            yield item
            position = item.end

    def _listed(self, start: int, end: int, lead: lists.Lead, verb: int = 0) -> Undertaking | None:
        what = self._trimmed(start, self._end(max(start, verb), end))
        if what[1] - what[0] < 8:
            return None
        due = self._due(what, lead.act)
        return Undertaking(
            *what, lead.act, lead.by, lead.towards, what, (due.start, due.end) if due else None, due.date if due else "",
            "listed", round(min(0.8, lead.confidence), 2),
        )  # fmt: skip

    def _at(self, at: int, sentence: Span) -> Undertaking | None:
        shadow = self.reading.shadow
        if tables.ANY.match(shadow, at, sentence[1]) is None:
            return None
        for rule in tables.RULES:
            match = rule.pattern.match(shadow, at, sentence[1])
            if match is None:
                continue
            before = shadow[max(sentence[0], at - _REACH) : at]
            if tables.NEGATED.search(before[-40:]):
                return None
            made = self._made(rule, match, sentence, before)
            if made is not None or rule.name not in tables.ONLY_WITH_SUBJECT:
                return made
        return None

    def _made(self, rule: Rule, match: re.Match[str], sentence: Span, before: str) -> Undertaking | None:
        shadow = self.reading.shadow
        what_start = match.start("what")
        begin = match.start() - len(before)
        day = tables.DAY_BEFORE.search(before[-40:])
        between = len(day.group()) if day else 0
        near = before[: len(before) - between]
        subject = tables.SUBJECT.search(near[-90:])
        if subject is None and (aside := tables.ASIDE_BEFORE.search(near[-130:])) is not None:
            # The subject's own words, and a space for the aside.
            subject = tables.SUBJECT.search(near[: len(near) - len(aside.group())][-90:] + " ")
            between += len(aside.group()) - 1
        if (
            subject is None
            and rule.name in tables.WITH_SUBJECT
            and not before.rstrip().endswith(
                (" and", ",", "which", "also", "expressed", "announced", "stated", "declared")
            )
            and not tables.SAYS_OF.search(before[-60:])
        ):
            return None
        if rule.name in tables.ONLY_WITH_SUBJECT and not (
            self._may_be(rule, subject, before, match)
            if subject
            else rule.name.startswith(("will-o", "committed-to"))
            and tables.GOES_ON.search(before)
            and self.parties.goes_on(before)
        ):
            return None
        if (opening := tables.ADVERBIAL.match(shadow, what_start, min(sentence[1], what_start + 400))) is not None:
            what_start = opening.end()
        clause_end = self._end(
            match.end("what") if rule.name in ("agreed-that-shall", "assured") else what_start, sentence[1]
        )
        if rule.name == "intends" and tables.RESOLVE.match(match.group()) and not tables.SAYS_OF.search(before[-60:]):
            return None
        start = match.start() - (len(subject.group()) + between if subject else 0)
        if (
            rule.name == "will-visit"
            and (office := tables.OFFICE_OF.search(before[: start - begin][-90:])) is not None
        ):
            start -= len(office.group())
        elif subject is not None and (joined := tables.JOINED_STATE.search(before[: start - begin][-60:])):
            start -= len(joined.group()) if find_country(joined["first"]) and find_country(subject["subject"]) else 0
        if subject is None and (boundary := self._boundary(before)) is not None:
            start = begin + boundary
        if (
            rule.name in ("agreement-noun", "agreement-to", "invitation", "reached-agreement")
            and not (shadow.startswith("that ", what_start))
            and (verb := tables.MAIN_VERB.search(shadow, what_start, clause_end))
        ):
            clause_end = verb.start()
        if rule.name in _PLAIN_CLAUSES:
            clause_end = self._before_second_verb(what_start, clause_end)
        passive = (
            rule.name in ("agreed-upon-doing", "invitation-accepted")
            or (rule.act == "scheduled" and rule.name != "will-visit")
            or rule.name == "expected-to"
        )
        what = (start if rule.name == "will-visit" else what_start, clause_end)
        if passive:
            start = begin + (self._boundary(before) or 0)
            if rule.name in ("agreed-upon-doing", "invitation-accepted"):
                what = (start, begin + len(before.rstrip()))
                clause_end = match.end()
            else:
                reduced = tables.REDUCED.search(before)
                start = begin + reduced.end() if reduced else start
                if doubts_en.WITHIN.search(before):
                    # Of "during the talks, which will be held in May, they …" the talks alone are what is to happen.
                    opening = doubts_en.OPENING.match(shadow, start)
                    start = opening.end() if opening else match.start() if rule.name == "will-be-done" else start
                    comma = tables.INNER_COMMA.search(shadow, what_start, clause_end)
                    clause_end = comma.start() if comma else clause_end
                what = (start, clause_end)
        start, clause_end = self._trimmed(start, clause_end)
        what = self._trimmed(*what)
        if what[0] >= what[1] or start >= clause_end or what[1] - what[0] < 3:
            return None
        confidence = rule.confidence - self._doubt(rule, match, before, what)
        if self.part.kind is Kind.NARRATIVE and rule.act in _NEEDS_A_SPEAKER:
            confidence -= 0.1
        pronoun = subject["subject"].casefold() if subject else ""
        by = self.parties.by(rule, subject["subject"] if subject else "", match, before)
        if subject is None and not passive and rule.name != "readiness-of":
            third = doubts_en.THIRD.search(before[-90:])
            if third is not None:
                who = third["who"] or ""
                is_collective = doubts_en.COLLECTIVE.search(who) is not None
                if (
                    rule.name in ("asked-for", "requested")
                    and not is_collective
                    and not doubts_en.DOCUMENT.search(who)
                ):
                    return None
                is_sure = is_collective or doubts_en.DOCUMENT.search(who)
                by, confidence = ((who,) if is_collective else ()), confidence - (0 if is_sure else 0.25)
            elif shared := doubts_en.SHARED_SUBJECT.search(before):
                pronoun = shared["subject"].casefold()
            if (
                third is None
                and pronoun == ""
                and (tables.GOES_ON.search(before) or tables.SAYS_OF.search(before[-60:]))
            ):
                by = self.parties.opening(rule, match, before) or by or self.parties.goes_on(before)
        if self.part.speech is Speech.DIRECT and pronoun in (
            "they",
            "he",
            "she",
            "it",
            "they've",
            "he's",
            "she's",
            "they're",
        ):
            # In somebody's own speech these are others, whom nothing here tells.
            if rule.name in ("will-do", "expected-to"):
                return None
            by, confidence = (), confidence - (0.45 if doubts_en.BYGONE.match(match.group()) else 0.25)
        leads = tables.DATED_LEAD.fullmatch(before[: start - begin]) if start >= begin else None
        last = self._due((begin if leads else what_start if opening else start, clause_end), rule.act)
        return Undertaking(
            start, clause_end, rule.act, by, self.parties.towards(rule, match, what, by), what,
            (last.start, last.end) if last else None, last.date if last else "", rule.name, round(max(confidence, 0.1), 2),
        )  # fmt: skip

    def _doubt(self, rule: Rule, match: re.Match[str], before: str, what: Span) -> float:
        """By how much the confidence is lower than the rule's."""
        shadow, is_direct = self.reading.shadow, self.part.speech is Speech.DIRECT
        verb, words = shadow[match.start() : what[0]], shadow[what[0] : what[1]]
        found = [
            doubt.less
            for doubt in doubts_en.DOUBTS
            if doubt.holds(rule.name, before[-80:], verb, words, is_direct=is_direct)
        ]
        return sum(found)

    def _before_second_verb(self, start: int, end: int) -> int:
        """Where a clause in the middle of another one ends, before the verb of that one; else its end."""
        shadow = self.reading.shadow
        second = doubts_en.SECOND_VERB.search(shadow, start, end)
        if second is None or doubts_en.HOLDS_A_CLAUSE.search(shadow, start, second.start()):
            return end
        return second.start()

    def _boundary(self, before: str) -> int | None:
        """Where in the sentence's beginning its last clause starts."""
        last = None
        for match in re.finditer(
            r"\bthat |\b(?:said|added|noted|announced|stated) (?=(?:the|an?|this|their|his|her) )|\bduring which |, (?:when|where) |; | \([a-z]\) |, (?:and |but |while |so )|: | \((?=the |an? |it )| and (?=(?:the|that|this|it)\b)",
            before,
        ):
            last = match.end()
        return last

    def _may_be(self, rule: Rule, subject: re.Match[str], before: str, match: re.Match[str]) -> bool:
        """Whether such a subject can do it: of a future the pattern alone tells too little."""
        words = subject["subject"]
        if rule.name == "committed-to":
            return words[:1].isupper() or words.startswith(("the two", "both"))
        if rule.name == "will-visit":
            return words.casefold() not in ("i", "we", "it", "they", "you") and not words.startswith(("This", "That"))
        is_told = tables.TOLD_THAT.search(before[: len(before) - len(subject.group())][-80:]) is not None
        if match.group().startswith("would") or words.casefold() in ("he", "she", "it") or words == "they":
            return is_told and (words[:1].isupper() or self.part.speech is not Speech.DIRECT)
        if words == "They":
            return self.part.speech is not Speech.DIRECT
        if rule.name.startswith("will-o") and self.part.speech is not Speech.DIRECT:
            return INSTITUTION.search(words) is not None or MANY.fullmatch(words) is not None or is_party(words)
        return is_party(words)

    def _due(self, clause: Span, act: str) -> Due | None:
        """The clause's last deadline; one that tells days comes before one that does not ("soon").

        A day of the week ("on Monday") is that of the report, save where something is to happen on it.
        """
        date = self.reading.date()
        found = ahead(deadlines(self.reading.shadow, *clause, "en", date), date)
        found = [
            due
            for due in found
            if not tables.BEARS_A_DATE.search(self.reading.shadow[due.start - 14 : due.start])
            and (act in tables.ON_A_WEEKDAY or not self.reading.shadow.endswith("day", due.start, due.end))
            and (
                act in tables.ON_A_WEEKDAY
                or self.reading.shadow[due.end - 4 : due.end].isdecimal()
                or not tables.VISIT_OF.search(self.reading.shadow[due.start - 70 : due.start])
            )
        ]
        dated = [due for due in found if not tables.UNDATED.fullmatch(self.reading.shadow, due.start, due.end)]
        return (dated or found)[-1] if found else None

    def _end(self, position: int, end: int) -> int:
        shadow, reach = self.reading.shadow, min(end, position + _REACH)
        aside = position
        for match in tables.BOUNDARY.finditer(shadow, position, reach):
            if match.start() < aside - 3 or tables.BARE_SUBJECT.fullmatch(shadow, position, match.start()):
                continue
            if (dashes := tables.ASIDE.match(shadow, match.start(), reach)) is not None:
                aside = dashes.end()
            elif match.start() < aside:
                continue
            elif not shadow.startswith(", and ", match.start()) or not self._is_list(position, match, reach):
                return match.start()
        return reach

    def _is_list(self, position: int, comma: re.Match[str], end: int) -> bool:
        """Whether ", and" only brings in the last member of a list or goes on after an apposition."""
        rest = tables.REST.match(self.reading.shadow, comma.start() + 6, end)
        if rest is None or tables.FINITE.search(tables.REPORTED.split(rest.group())[0]):
            return False
        if tables.GERUND.match(rest.group()) and tables.GERUND_BEFORE.search(
            self.reading.shadow, position, comma.start()
        ):
            return True
        return tables.LIST_OPENS.search(self.reading.shadow, position, comma.start()) is not None

    def _trimmed(self, start: int, end: int) -> Span:
        text = self.reading.shadow
        while start < end and (text[start] in _TRIM or (text[start] == '"' and text.count('"', start, end) % 2)):
            start += 1
        while end > start:
            last = text[end - 1]
            # A closing mark goes with its opening one.
            if (
                last in _TRIM
                or (last == ")" and "(" not in text[start:end])
                or (last == '"' and text.count('"', start, end) % 2)
            ):
                end -= 1
            elif joined := tables.LEFT_OVER.search(text, max(start, end - 5), end):
                end = joined.start()
            else:
                break
        return start, end
