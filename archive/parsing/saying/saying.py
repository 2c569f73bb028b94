"""Who says what in a sentence: the subject of its main clause, and its verb of saying."""

from __future__ import annotations

import re
from dataclasses import replace

from archive.parsing.breakdown import Attribution
from archive.parsing.people.holders import turn_to_other
from archive.parsing.saying.accepting import who_accepts
from archive.parsing.saying.leadins import conveyed, divided_lead, over_points
from archive.parsing.saying.speeches import is_of_text_itself
from archive.parsing.saying.subjects import (
    SUBORDINATORS,
    Context,
    OtherSubjects,
    Subject,
    last_word,
    standing_of,
    subjects_of,
)
from archive.parsing.saying.utterances import Said, changed
from archive.parsing.words.predicates import Predicate, coordinated_saying, held_with_topic, predicate, said_by_call
from archive.parsing.words.verbs import IMPERSONAL, PASSIVE_OF_SAYING, saying_forms

# A member of an enumeration takes many times as long to fetch as a name.
_COLLECTIVE, _NAMED = Attribution.COLLECTIVE, Attribution.NAMED
_CONJUNCTION = re.compile(
    r"(?:(?P<strong>[,;]\s*(?:and|but|while|whereas|to which)|;|\b(?:while|whereas)|,\s(?=in\sre))|(?P<weak>\b(?:and|but)))\s*"
    r"(?:in\s(?:response|return|reply|turn)\s*,?\s*|(?:also|then|for\s(?:his|her)\spart)\s*,?\s*)?(?:the\s|both\s)?\Z"
)
_REPORTED_NOUN = re.compile(
    r"'s?\s(?:[a-z]+\s){0,2}(?:response|reply|answer|view|opinion|position|proposal|assessment|explanation|remark|comment|statement|speech|address|point|message|question)s?\s"
    r"(?:was|were|is|that|to\sthis)\b"
)
_OVERVIEW_OF = re.compile(r"\b(?:overview|outline|summary|gist|text|substance|main\spoints|content)\sof\s(?:the\s)?\Z")
_NOUN_BY = re.compile(
    r"\b(?:explanation|statement|remark|request|proposal|report|briefing|invitation|comment|question|response|reply|"
    r"presentation|expression|mention|reference|following|appeal|announcement)s?\b[^,;]{0,90}\b(?:by|from)\s(?:the\s)?\Z"
)
_EVENT_SENTENCE = re.compile(
    r"(?:The|This|These|His|Her|A|An|Their)\s(?:[\w-]++\s){0,5}?(?:Summit|Meeting|Conference|talks?|meetings?|conversation|call|visit|ceremony|conference|session|"
    r"summit|dinner|luncheon|lunch|reception|negotiations|consultations)\s(?:\([^)]{0,60}\)\s)?"
    r"(?:was|were|lasted|took|began|ended|started|concluded|followed|had been|is|are)\b"
    r"|The\s(?:following|overview|outline|summary|gist|main\spoints)\b"
)
_SIGNED = re.compile(
    r"(?:[A-Z][\w\s'-]{2,80},\s)?(?:[\w'-]++\s){0,8}?(?:agreements?|documents?|protocols?|treaty|treaties|memorandums?|memoranda|MOUs?)\s(?:[\w'-]++\s){0,10}?(?:was|were)\s(?:also\s|then\s)?(?:signed|initialled|exchanged|concluded)\b"
)
_STEMS_OF_SIGNING = ("signed", "initialled", "exchanged", "concluded")
_BESIDE = re.compile(r",\s(?P<how>where|with)\s(?:the\s)?\Z")
_SAYING_SO = re.compile(r"\s(?:also\s|further\s|both\s|[a-z]+ly\s)?(?P<verb>[a-z]+ing)\b")
_ISSUED_BY = re.compile(
    r"(?:The\s)?(?:Statement|Remarks|Comments?|Speech|Message|Address|Answer|Reply|Response)\s(?:(?:made|issued|delivered|given)\s)?(?:by|of|from)\s(?:the\s)?"
)
_TO_COME = re.compile(r"\b(?:will|shall)\s(?:also\s)?(?:be|follow)\b|\b(?:scheduled|expected)\sto\b")
_DONE_TO_MANY = frozenset(("made", "taken", "given", "raised"))
_SAID_OF = re.compile(
    r"\b(?:it|decision|agreement|statement|proposal|request|promise|pledge|explanation|account|commitment|assurance|announcement|point|view|opinion|"
    r"consent|approval|reference|mention|suggestion|issue|question|matter|concern|topic|objection|idea|problem|possibility|assessment|appeal|offer)s?\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:which|who|whom)\s(?:[\w'-]++\s){0,2}\Z")
_READS = re.compile(
    r"(?:The|His|Her)\s(?:[\w-]++\s){0,3}?(?:message|letter|telegram|statement|text|greetings?|address|cable)\s(?:of\s\w+\s)?"
    r"(?:reads?|says|said|states|stated)\b[^:.]{0,60}:"
)


# How sure a rule is of its speaker.
_BY_PHONE = (" on the phone", " by phone", " over the phone", " by telephone", " on the telephone")
_BETWEEN_TWO = ("exchange", "consult", "deliberate")
_CONFIDENCE = {"verb-of-saying": 0.95, "topic-of-one": 0.6, "second-verb-of-saying": 0.75, "beside-a-topic": 0.6}


_Main = tuple[int, Predicate, str]
"""A sentence's main clause: its subject by number, its verb, and the rule that found it."""


def _main_clause(shadow: str, start: int, end: int, subjects: list[Subject]) -> tuple[_Main | None, Said | None]:
    """The clause that says something, if any, else what the first clause with another verb makes of the sentence."""
    fallback: Said | None = None
    position = start
    quoted = False
    for number, subject in enumerate(subjects):
        quoted ^= shadow.count('"', position, subject.start) % 2 == 1
        position = subject.start
        if quoted:
            continue
        standing = standing_of(shadow, start, subject)
        is_plain = standing == "main" and not subject.genitive
        if not is_plain and (rule := _stands_for_saying(shadow, start, end, subject, standing)):
            return (number, Predicate("say", "say", subject.end, subject.end), rule), None
        if not is_plain:
            continue
        if shadow[subject.start : subject.end] == "We":
            # Subjects of joint documents alone: what these say in the first person is theirs, whatever the verb.
            return (number, Predicate("say", "say", subject.end, subject.end), "words-of-the-document"), None
        found = predicate(shadow, subject.end, end)
        if found is None:
            continue
        if found.kind in ("say", "agree"):
            return (number, found, "verb-of-saying"), None
        if found.kind == "topic" and len(subject.persons) == 1 and subject.attribution is not _COLLECTIVE:
            by_phone = found.base == "speak" and shadow.startswith(_BY_PHONE, found.start + len("spoke"))
            if not by_phone and found.base not in _BETWEEN_TWO:
                return (number, replace(found, kind="say"), "topic-of-one"), None
        if fallback is not None:
            continue
        if found.kind in ("topic", "act"):
            more = said_by_call(shadow, found, end) or coordinated_saying(shadow, found.end, end)
            if more is None and (found.kind == "topic" or found.base in ("speak", "talk")):
                more = held_with_topic(shadow, found.end, end)
            if more is not None:
                return (number, more, "second-verb-of-saying"), None
            rule = "verb-of-doing" if found.kind == "act" else "topic-only"
            fallback = Said(start, end, "event", rule=rule, subject=subject.persons)
            if rule == "topic-only" and (beside := _beside_topic(shadow, found.end, end, subjects, number)):
                return beside, None
        elif found.kind == "other":
            more = coordinated_saying(shadow, found.end, end) if shadow.find(" and ", found.end, end) > 0 else None
            if more is not None and (
                more.base in ("ask", "call", "condole") or shadow.startswith((" that ", ' "', ': "', ', "'), more.end)
            ):
                return (number, more, "second-verb-of-saying"), None  # "were of one mind and stressed that"
            fallback = Said(start, end, "other", rule="other-verb", subject=subject.persons)
    return None, fallback


def _beside_topic(shadow: str, begin: int, end: int, subjects: list[Subject], number: int) -> _Main | None:
    """What one of those who discussed a topic says of it: "They discussed the ferry, with Minister Tamm stressing …"."""
    for later in range(number + 1, len(subjects)):
        subject = subjects[later]
        if subject.start < begin or subject.genitive or subject.attribution is _COLLECTIVE:
            continue
        joint = _BESIDE.search(shadow[max(begin, subject.start - 20) : subject.start])
        if joint is None:
            continue
        if joint["how"] == "where":
            how = predicate(shadow, subject.end, end)
            if how is not None and how.kind in ("say", "agree"):
                return later, how, "beside-a-topic"
        elif (verb := _SAYING_SO.match(shadow, subject.end, end)) and verb["verb"] in saying_forms():
            return later, Predicate("say", saying_forms()[verb["verb"]], *verb.span("verb")), "beside-a-topic"
    return None


def _stands_for_saying(shadow: str, start: int, end: int, subject: Subject, standing: str) -> str:
    """The rule by which a subject speaks without a verb after it: "according to X", "…, said X", "noted by X", "X's view was"."""
    if subject.genitive:
        noun = _REPORTED_NOUN.match(shadow, subject.end, min(end, subject.end + 60))
        told = standing in ("main", "according") or bool(
            _OVERVIEW_OF.search(shadow[max(start, subject.start - 60) : subject.start])
        )
        return "noun-of-saying" if told and noun else ""
    if standing == "according":
        return "according-to"
    if standing == "inverted":
        return "inverted-saying"
    if standing == "by":
        before = max(start, subject.start - 200)
        passive = PASSIVE_OF_SAYING.search(shadow, before, subject.start)
        if passive and _RELATIVE.search(shadow[max(start, passive.start() - 40) : passive.start()]):
            return ""  # "the measures, which were agreed upon by the leaders"
        if (
            passive
            or _NOUN_BY.search(shadow[before : subject.start])
            and not _TO_COME.search(shadow, start, subject.start)
        ):
            return "passive-with-by"
    return ""


def analyse(shadow: str, start: int, end: int, context: Context, others: OtherSubjects) -> list[Said]:
    """The parts of the sentence `[start, end)` with their attribution: one, or more where it is divided."""
    if shadow[end - 1] == ":" and (head := _issued_here(shadow, start, end, context)):
        return [head]
    if is_of_text_itself(shadow, start, end):
        return [Said(start, end, "event", rule="event-sentence")]
    subjects = subjects_of(shadow, start, end, context, others)
    clause, fallback = _main_clause(shadow, start, end, subjects)
    if clause is None and (lead := _subject_alone(shadow, start, end, subjects)):
        return [lead]
    if clause is None:
        if context.last is None and not context.principals and context.persons.offices_within(start, end):
            context.is_nameless = (
                True  # "I called on the new Minister. He said …": whose name the record does not tell.
            )
        return [_without_saying(shadow, start, end, subjects, fallback, context)]
    number, how, rule = clause
    main = subjects[number]
    if main.is_pronoun and (guest := who_accepts(shadow, start, main.end, context)):
        main = replace(main, persons=(guest,), confidence=0.7)
    confidence = min(main.confidence, _CONFIDENCE.get(rule, 0.8))
    said = Said(start, end, "said", main.persons, main.attribution, rule, confidence, subject=main.persons)
    if _is_present_of_others(shadow, how, main, context):
        # "President Okafor looks forward to the visit", amid what a minister told: it is rather the minister's word.
        said = changed(said, rule="said-in-the-present", confidence=min(confidence, 0.55))
    if not main.persons:
        context.doubts.append(("who is meant here was not found", main.start, main.end))
        said = changed(said, confidence=0.4, voice="I" if shadow[main.start : main.end] == "I" else said.voice)
        if main.attribution is _NAMED:
            # "He" after it is whoever holds that office, and not who was named before.
            context.last, context.is_nameless = None, True
    said = conveyed(shadow, said, how, context, end)
    parts = _divide(shadow, said, how, main, subjects[number + 1 :], context)
    parts[:1] = divided_lead(shadow, parts[0], how, main)
    before = context.last
    _remember(context, parts)
    if shadow[main.start : main.end] == "I":
        turn_to_other(context, how.end, end, None if before in main.persons else before)
    return parts


def _is_present_of_others(shadow: str, how: Predicate, main: Subject, context: Context) -> bool:
    """Whether somebody who is no principal says something in the present tense."""
    if len(main.persons) != 1 or main.attribution is not _NAMED or len(context.principals) < 2:
        return False
    verb = shadow[how.start : how.end]
    return verb.endswith("s") and not verb.endswith("ss") and main.persons[0] not in context.principals


def _issued_here(shadow: str, start: int, end: int, context: Context) -> Said | None:
    """A line over a statement: "Statement by Foreign Minister Tamm on the ferry:"."""
    by = _ISSUED_BY.match(shadow, start, min(end, start + 60))
    named = context.persons.within(by.end(), min(end, by.end() + 60)) if by else []
    if not named:
        return None
    speaker = (named[0].person,)
    context.last, context.is_nameless = named[0].person, False
    return Said(start, end, "lead", speaker, _NAMED, "issued-here", 0.85, subject=speaker, announces="direct")


def _subject_alone(shadow: str, start: int, end: int, subjects: list[Subject]) -> Said | None:
    """A subject and a colon, whose verbs stand in the points that follow ("The Ministers:", "Both sides:")."""
    if len(subjects) != 1 or shadow[end - 1] != ":":
        return None
    only = subjects[0]
    if (
        only.genitive
        or not (only.persons or only.attribution is _COLLECTIVE)
        or shadow[only.end : end] not in (":", " also:")
    ):
        return None
    if shadow[start : only.start].casefold().strip() not in ("", "the"):
        return None
    return Said(
        start,
        end,
        "lead",
        only.persons,
        only.attribution,
        "subject-alone",
        min(only.confidence, 0.7),
        announces="indirect",
    )


def _without_saying(
    shadow: str, start: int, end: int, subjects: list[Subject], fallback: Said | None, context: Context
) -> Said:
    impersonal = _impersonal(shadow, start, end, subjects)
    if impersonal:
        return impersonal
    if fallback:
        if len(fallback.subject) == 1:
            context.last, context.is_nameless = fallback.subject[0], False
        elif fallback.subject:
            context.group = fallback.subject
        return fallback
    sender = context.last or (context.principals[0] if context.principals else None)
    if sender is not None and shadow[end - 1] == ":" and _READS.fullmatch(shadow, start, end):
        speaker = (sender,)
        return Said(start, end, "lead", speaker, Attribution.CARRIED, "message-reads", 0.8, announces="direct")
    if _EVENT_SENTENCE.match(shadow, start, min(end, start + 200)) or _tells_of_signing(shadow, start, end):
        return Said(start, end, "event", rule="event-sentence")
    if context.speaks_itself:
        who = context.principals if len(context.principals) > 1 else ()
        return Said(start, end, "said", who, _COLLECTIVE, "words-of-the-document", 0.7)
    return Said(start, end, "other", rule="no-verb-of-saying")


def _tells_of_signing(shadow: str, start: int, end: int) -> bool:
    """Whether a sentence begins with what was signed: "A memorandum on ferries was signed"."""
    stop = min(end, start + 300)
    for stem in _STEMS_OF_SIGNING:
        if shadow.find(stem, start, stop) >= 0:
            return _SIGNED.match(shadow, start, stop) is not None
    return False


def _remember(context: Context, parts: list[Said]) -> None:
    speakers = parts[-1].speakers if parts[-1].conveyed_by is None else ()
    if len(speakers) == 1:
        context.last, context.is_nameless = speakers[0], False
    elif len(speakers) > 1:
        context.group = speakers


_NO_IMPERSONAL = SUBORDINATORS - {"what"} | {"he", "she", "they", "i", "we"}
_IN_SUBORDINATE = re.compile(r"\b(?:which|who|that|as|where|when|if|after|before)\s(?:[\w'-]+\s?){0,4}\Z")
_IT = re.compile(r"\bit\Z")


def _impersonal(shadow: str, start: int, end: int, subjects: list[Subject]) -> Said | None:
    position = start
    quoted = False
    for match in IMPERSONAL.finditer(shadow, start, end):
        quoted ^= shadow.count('"', position, match.start()) % 2 == 1
        position = match.start()
        left = shadow[max(start, match.start() - 60) : match.start()].rstrip()
        last = last_word(left)
        if quoted or last in _NO_IMPERSONAL:
            continue
        if _IN_SUBORDINATE.search(left) and not _IT.search(left):
            continue
        if any(s.end == match.start() - 1 and not s.genitive for s in subjects):
            return None
        if match["verb"] in _DONE_TO_MANY and not _SAID_OF.search(
            shadow[max(start, match.start() - 160) : match.start()]
        ):
            continue  # "The guests were taken to the harbour"
        rest = shadow[match.end() : min(end, match.end() + 8)]
        if rest.startswith(" by ") and match["verb"] in ("made", "taken", "given", "reached"):
            return None
        named_it = re.search(r"\bit\Z", left, re.IGNORECASE)
        rule = "impersonal-present" if match.group()[:2] in ("is", "ar") else "impersonal-passive"
        said = Said(start, end, "said", (), Attribution.IMPERSONAL, rule, 0.85 if named_it else 0.8)
        return over_points(shadow, said, match.end())
    return None


def _divide(
    shadow: str,
    said: Said,
    how: Predicate,
    main: Subject,
    later: list[Subject],
    context: Context,
) -> list[Said]:
    """The sentence divided before every further main clause of another speaker, the conjunction going with it."""
    parts = [said]
    current = main
    begin = how.end
    quoted = False
    position = how.end
    for subject in later:
        if subject.start < how.end:
            continue
        quoted ^= shadow.count('"', position, subject.start) % 2 == 1
        position = subject.start
        if (
            quoted
            or subject.genitive
            or subject.is_pronoun
            or not subject.persons
            or subject.persons == current.persons
        ):
            continue
        left_start = max(begin, subject.start - 70)
        joint = _CONJUNCTION.search(shadow[left_start : subject.start])
        if not joint:
            continue
        at = left_start + joint.start()
        if joint["weak"] and re.search(r"\b(?:that|whether|how)\b", shadow[begin : min(at, begin + 400)]):
            continue
        found = predicate(shadow, subject.end, said.end)
        if found is None or found.kind not in ("say", "agree"):
            continue
        while shadow[at] in ",; " and at < subject.start and not shadow[at].isalpha():
            at += 1
        last = parts[-1]
        stop = len(shadow[last.start : at].rstrip()) + last.start
        if stop <= last.start:
            continue
        parts[-1] = changed(last, end=stop)
        parts.append(
            Said(
                at,
                said.end,
                "said",
                subject.persons,
                subject.attribution,
                "second-main-clause",
                0.75,
                subject=subject.persons,
            )
        )
        context.doubts.append(("a sentence with two speakers was divided here", at, said.end))
        current = subject
        begin = found.end
    return parts
