"""The verb that follows a subject: saying, agreeing, a mere topic, doing, or something else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.parsing.constructing import by_slots
from archive.parsing.words.verbs import TOPIC_ONLY, acting, acting_forms, agreeing, saying_forms, says
from archive.parsing.words.wordlists import words

_ASIDE = (
    r"(?:\s?\([^()]{1,120}\)|[¹²³⁰⁴-⁹]{1,3}|\s?,(?:[^,;:()]|\([^()]{1,80}\)){1,220},|\s[–—-]\s[^–—;:]{1,160}\s[–—-]\s)"
)
_BEFORE_VERB = re.compile(
    rf"""(?P<of>\sof(?:\sthe)?(?:\s[A-Z][\w'-]*){{1,4}})?(?:\s(?:themselves|himself|herself|both|each|all))?
    (?P<aside>{_ASIDE}){{0,2}}
    (?P<helpers>(?:,?\s(?:
        also|then|again|further|furthermore|first|finally|thus|therefore|however|once|more|moreover|additionally|too|both|all|
        still|now|always|meanwhile|(?:earlier\s|later\s)?(?:today|yesterday|tonight),?|on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?|in\s(?:response|turn|reply|addition|particular|conclusion|closing|return|this\s\w+),?|
        for\s(?:his|her|their)\s(?:own\s)?part,?|on\s(?:his|her|their)\s(?:part|side),?|[a-z]{{2,16}}ly|
        has|have|had|would|will|did|does|could|may|might|should|is|are|was|were|been|be|being|not|
        went\son\sto|goes\son\sto|proceeded\sto|continued\sto|wished\sto|like\sto|
        took\s(?:the|this)\sopportunity\sto|used\s(?:the|this)\s(?:opportunity|occasion)\sto|
        (?:began|started|opened|concluded|closed|finished|ended|continued|responded|replied|followed)\s(?:(?:the|his|her)\s\w+\s)?by|
        made\s(?:it\s)?clear(?=\sthat)|so(?=\s(?:agreed|decided)\b)
    )(?![\w'-])){{0,7}}+)
    \s(?P<verb>[a-z]+)\b""",
    re.VERBOSE,
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|be|being)\b")
_EVENT_AFTER_HAVE = re.compile(
    r"\s(?:an?\s|the\s)?(?:[\w-]++\s){0,4}?(?:talks?|meetings?|conversation|call|consultations?|negotiations|exchange|dinner|luncheon|lunch|breakfast|contacts?)\b"
)
_AND_VERB = re.compile(
    r"[,;a](?:(?<=,)(?:\sand\b)?|(?<=;)|(?<=a)(?<!\w.)nd\b)\s(?:(?:also|then|further|again|later|subsequently|jointly|mutually|once\sagain|in\sparticular|both|[a-z]{2,16}ly)\s){0,3}(?:(?:began|opened|started|closed|concluded)\s(?:the|his|her|their)\s\w+\sby\s(?=[a-z]+ing\b))?(?P<verb>[a-z]+)\b"
)
_IRREGULAR_PAST = words(
    "said told spoke gave made took put set laid brought drew paid sought held found saw felt thought understood sent read"
)
# These say nothing in other company, and then are acts ("gave a dinner", "presented a gift").
_ACTS_OTHERWISE = words("""
    hold observe present show give make take draw pay send read set put lay bring place deliver talk speak conclude pass
    issue release go find see submit file raise call offer extend introduce address report continue seek lodge
    """)


@by_slots
@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb at `[start, end)`: its kind ("say", "agree", "topic", "act", "passive", "other") and base form."""

    kind: str
    base: str
    start: int
    end: int


_AUXILIARY = re.compile(
    r"\b(?:has|have|had|is|are|was|were|been|be|being|will|would|did|does|could|may|might|should)\b"
)


def predicate(shadow: str, position: int, end: int) -> Predicate | None:
    """The verb of the subject that ends at `position`; None where no finite verb follows it."""
    limit = min(end, position + 700)
    match = _BEFORE_VERB.match(shadow, position, limit)
    if not match:
        return None
    start, stop = match.span("verb")
    helpers: str = match["helpers"]
    by_doing = False
    auxiliary: list[str] = []
    if helpers:
        if helpers.rstrip().endswith(("made clear", "made it clear")):
            return Predicate("say", "make clear", start, start)
        by_doing = helpers.rstrip().endswith((" by", " to"))
        auxiliary = _AUXILIARY.findall(helpers)
    verb = match["verb"]
    base = saying_forms().get(verb)
    if base is None:
        if auxiliary and _EVENT_AFTER_HAVE.match(shadow, start - 1, min(end, start + 90)):
            return Predicate("act", "have", start, stop)
        if verb in acting_forms() and "not" not in helpers:
            return Predicate("act", verb, start, stop)
        if auxiliary and auxiliary[-1] in ("will", "would") and verb in acting() and "not" not in helpers:
            return Predicate("act", verb, start, stop)
        if auxiliary or verb in ("hosted", "became", "remained", "seemed") or verb.endswith(("ed", "s")):
            return Predicate("other", verb, start, stop)
        return None
    if auxiliary and _PASSIVE.search(helpers) and not verb.endswith("ing"):
        passive = not re.search(r"\b(?:is|was|were|are)\s(?:said|pleased)\Z", helpers)
        if passive:
            return Predicate("passive", base, start, stop)
    if verb.endswith("ing") and not (auxiliary or by_doing):
        return None
    if auxiliary and auxiliary[-1] in ("has", "have", "had") and verb.endswith("s") and not verb.endswith("ss"):
        kind = "act" if _EVENT_AFTER_HAVE.match(shadow, start - 1, min(end, start + 60)) else "other"
        return Predicate(kind, base, start, stop)
    if base == "mention" and helpers.endswith(" not"):
        return Predicate("other", base, start, stop)
    if not says(base, shadow, stop, end):
        return _not_saying(base, verb, start, stop, shadow, end)
    if base in TOPIC_ONLY and not shadow.startswith(" that ", stop):
        return Predicate("topic", base, start, stop)
    return Predicate("agree" if base in agreeing() else "say", base, start, stop)


def _not_saying(base: str, verb: str, start: int, stop: int, shadow: str, end: int) -> Predicate:
    return Predicate("act" if base in _ACTS_OTHERWISE or base in TOPIC_ONLY else "other", base, start, stop)


_PARTICIPLE = re.compile(
    r",\s(?:and\s)?(?:both\s|jointly\s)?(?P<verb>agreeing|noting|stressing|underlining|underscoring|emphasi[sz]ing|reaffirming|reiterating|affirming|recogni[sz]ing|condemning|expressing|welcoming|praising|thanking|urging|saying|calling|telling|warning)\b"
)


def held_with_topic(shadow: str, position: int, end: int) -> Predicate | None:
    """What those who discussed a topic held of it ("discussed the ferry, agreeing that it must sail")."""
    match = _PARTICIPLE.search(shadow, position, end)
    if match is None:
        return None
    return Predicate("agree", saying_forms().get(match["verb"], match["verb"]), match.start("verb"), match.end())


_IN_ORDER_TO = re.compile(
    r"(?:\s[^\s.;:]+){1,12}?\sto\s(?P<verb>congratulate|thank|express|offer|inform|convey|wish|reaffirm|reiterate|extend|brief|urge|warn|assure|stress|discuss)\b"
)


def said_by_call(shadow: str, found: Predicate, end: int) -> Predicate | None:
    """What somebody calls or writes for: "called Prime Minister Okafor to congratulate her"."""
    if found.base not in ("call", "called", "telephone", "telephoned", "phoned", "wrote"):
        return None
    match = _IN_ORDER_TO.match(shadow, found.end, min(end, found.end + 160))
    if match is None or match["verb"] == "discuss":
        return None
    return Predicate("say", match["verb"], match.start("verb"), match.end())


_GRIEVED = ("saddened", "shocked", "appalled", "grieved", "dismayed", "horrified", "distressed")
_AND_CONDOLES = re.compile(
    r",?\sand\s(?:also\s)?(?P<verb>extends?|expresses|offers|conveys|sends)\s(?:[\w-]+\s){0,4}(?:condolences?|sympath\w+|solidarity)\b"
)


def _condoles(shadow: str, position: int, end: int) -> Predicate | None:
    """What somebody says who grieves at the same time: "is saddened by the wreck, and extends her condolences"."""
    match = _AND_CONDOLES.search(shadow, position, end)
    return Predicate("say", "condole", match.start("verb"), match.end("verb")) if match else None


def coordinated_saying(shadow: str, position: int, end: int) -> Predicate | None:
    """A verb of saying in the past that goes on with the same subject ("met with … and expressed his hope")."""
    if shadow.endswith(_GRIEVED, max(0, position - 12), position):
        return _condoles(shadow, position, end)
    for match in _AND_VERB.finditer(shadow, position, end):
        verb = match["verb"]
        base = saying_forms().get(verb)
        by_doing = verb.endswith("ing") and shadow.endswith(" by ", match.start(), match.start("verb"))
        if base is None or not (verb.endswith("ed") or verb in _IRREGULAR_PAST or by_doing):
            continue
        if base in TOPIC_ONLY or not says(base, shadow, match.end(), end):
            continue
        return Predicate("agree" if base in agreeing() else "say", base, match.start("verb"), match.end())
    return None
