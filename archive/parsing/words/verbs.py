"""Verbs of English diplomatic prose: what is saying, what is agreeing, what is only done."""

from __future__ import annotations

import re
from functools import cache

from archive.parsing.words.wordlists import words

# Saying, also thanking, congratulating, inviting, promising, asking and expressing; regular verbs by their stem.
_SAYING = sorted(
    words("""
affirm announce answer appeal apprise apologize apologise applaud appreciate argue ask assert assess assure acknowledge add
address admit advise advocate agree accept allude
boast caution characterize characterise cite claim clarify comment commend complain concede concur condemn condole
confess confirm congratulate contend credit criticize criticise counter
declare decline decry defend demand demonstrate denounce deny deplore describe detail direct disagree disclose dismiss
elaborate emphasize emphasise encourage endorse enquire enumerate evaluate explain expound express exhort
favour favor felicitate formulate greet guarantee hail highlight hint hope
identify illustrate imply indicate laud inform inquire insist instruct interpret invite justify lament list
maintain mention name note notify object offer opine oppose order outline
plead pledge praise predict proclaim profess promise propose protest query question quote
reaffirm reassure recall recapitulate recognize recognise recommend reconfirm refer refuse regret reiterate reject
remark remind repeat reply report request require respond restate reveal
signal speculate specify state stipulate stress suggest summarize summarise support
task thank threaten tweet underline underscore update urge value voice volunteer vow warn welcome wish wonder
""")
)
_IRREGULAR = {
    "say": "say says said saying",
    "tell": "tell tells told telling",
    "speak": "speak speaks spoke spoken speaking",
    "talk": "talk talks talked talking",
    "think": "think thinks thought thinking",
    "believe": "believe believes believed believing",
    "consider": "consider considers considered considering",
    "feel": "feel feels felt feeling",
    "hold": "hold holds held holding",
    "find": "find finds found finding",
    "see": "see sees saw seen seeing",
    "want": "want wants wanted wanting",
    "expect": "expect expects expected expecting",
    "plan": "plan plans planned planning",
    "intend": "intend intends intended intending",
    "doubt": "doubt doubts doubted doubting",
    "understand": "understand understands understood understanding",
    "look": "look looks looked looking",
    "share": "share shares shared sharing",
    "attach": "attach attaches attached attaching",
    "point": "point points pointed pointing",
    "touch": "touch touches touched touching",
    "call": "call calls called calling",
    "bring": "bring brings brought bringing",
    "put": "put puts putting",
    "set": "set sets setting",
    "lay": "lay lays laid laying",
    "give": "give gives gave given giving",
    "make": "make makes made making",
    "take": "take takes took taken taking",
    "draw": "draw draws drew drawn drawing",
    "pay": "pay pays paid paying",
    "extend": "extend extends extended extending",
    "show": "show shows showed shown showing",
    "place": "place places placed placing",
    "lodge": "lodge lodges lodged lodging",
    "file": "file files filed filing",
    "raise": "raise raises raised raising",
    "present": "present presents presented presenting",
    "deliver": "deliver delivers delivered delivering",
    "read": "read reads reading",
    "convey": "convey conveys conveyed conveying",
    "relay": "relay relays relayed relaying",
    "transmit": "transmit transmits transmitted transmitting",
    "communicate": "communicate communicates communicated communicating",
    "pass": "pass passes passed passing",
    "send": "send sends sent sending",
    "dwell": "dwell dwells dwelt dwelled dwelling",
    "go": "go goes went going",
    "swear": "swear swears swore sworn swearing",
    "forecast": "forecast forecasts forecasting",
    "observe": "observe observes observed observing",
    "conclude": "conclude concludes concluded concluding",
    "continue": "continue continues continued continuing",
    "seek": "seek seeks sought seeking",
    "commit": "commit commits committed committing",
    "brief": "brief briefs briefed briefing",
    "focus": "focus focuses focused focussed focusing",
    "concentrate": "concentrate concentrates concentrated concentrating",
    "introduce": "introduce introduces introduced introducing",
    "estimate": "estimate estimates estimated estimating",
    "wish": "wish wishes wished wishing",
    "defer": "defer defers deferred deferring",
    "reflect": "reflect reflects reflected reflecting",
    "confer": "confer confers conferred conferring",
    "concur": "concur concurs concurred concurring",
    "refer": "refer refers referred referring",
    "issue": "issue issues issued issuing",
    "release": "release releases released releasing",
    "submit": "submit submits submitted submitting",
    "rule": "rule rules ruled ruling",
    "lend": "lend lends lent lending",
    "write": "write writes wrote written writing",
    "undertake": "undertake undertakes undertook undertaken undertaking",
}
# Agreeing and deciding: what several hold together, or what is "decided" without an agent.
_AGREEING = sorted(
    words("""
agree concur decide resolve determine confirm reaffirm reconfirm recognize recognise acknowledge accept
conclude affirm arrange undertake settle reach achieve
""")
)
# Doing: a person's act that is no saying, and ends what he said before.
_ACTING = sorted(
    words("""
accompany adopt arrive attend award board bow chair depart dine exchange examine embrace enter hand head host inspect
initial issue join land launch lead learn leave meet open participate pose present proceed receive return sign stay
telephone tour travel unveil view visit watch walk witness appoint dismiss decorate bestow approve honour honor review
""")
)
_ACTING_FORMS = words("""
    met left led held had went came gave flew took laid drove saw shook began spent paid began sat stood
    """)
# With two people as subject and only a topic these are narrative.
TOPIC_ONLY = words(
    "assess confer reflect discuss exchange consult review consider examine deliberate talk speak address debate touch"
)

_PAPER = r"(?:(?:the|an?|this|his|her|their)\s+)?(?:[\w-]+\s+){0,3}(?:statements?|communiqu[eé]|declaration|message|comments?|reply|appeal)\b"
# A verb that says something only in these company: what must follow it.
_FOLLOWING = {
    "point": r"\s+(?:out|to)\b",
    "touch": r"\s+(?:up)?on\b",
    "call": r"(?!\s+(?:up)?on\s[\w\s.-]{3,60}?\sat\s(?:his|her|their|my)\s(?:own\s)?request\b)\s+(?:for|(?:on|upon)\s(?!and\b)[^.;:]{2,110}?\sto\s(?!(?:discuss|present|pay|bid|take|brief|hand|see|make|lunch|dinner|breakfast|tea|supper|introduce|convey|exchange|review)\b)[a-z]|attention|(?!(?:up)?on\s)(?:\w+\s+){0,6}?(?:a|an|the)\s)",
    "bring": r"\s+up\b",
    "put": r"\s+(?:forward\b|forth\b|(?:the|a|this|his|her)\s+question\b)",
    "set": r"\s+(?:out|forth)\b",
    "lay": r"\s+(?:out|stress|emphasis)\b",
    "observe": r"(?:\s*,)?\s+that\b",
    "conclude": r"\s+(?:that\b|(?:his|her|the|their)\s+\w+\s+by\b|by\s+\w+ing\b)",
    "continue": r"\s+(?:that\b|with\s+(?:an?|his|her)\s|by\s+(?:saying|stating|noting|adding|stressing|explaining)\b)|\s*:",
    "hold": r"\s+(?:that\b|the\s+(?:view|opinion|position)\b)",
    "find": r"\s+(?:that|it)\b",
    "see": r"\s+(?:no\s+(?:reason|need|obstacle)|(?:\w+\s+){0,4}(?:as|potential|prospects))\b",
    "look": r"\s+forward\b",
    "share": r"(?!\s+(?:(?:their\s+)?assessments\s+(?:of|on|about)|views\s+on)\b)\s+(?:(?:the|this|that|his|her|their|its|a|\w+'s|[A-Z][\w ]{1,40}'s)\s+)?(?:\w+\s+){0,3}"
    r"(?:view|opinion|recognition|understanding|assessment|concern|position|evaluation|information|perception|idea|"
    r"thought|perspective|hope|plan|awareness|approach)|\s+with\s(?!each\b|one\b)",
    "attach": r"\s+(?:\w+\s+){0,3}(?:importance|significance|priority|value)",
    "place": r"\s+(?:\w+\s+){0,3}(?:importance|emphasis|priority|value|hopes?)\b",
    "lend": r"\s+(?:\w+\s+){0,3}support",
    "give": r"\s+(?:\w+\s+){0,3}?(?:(?:an?|his|her|their|the)\s+)?(?:[\w-]+(?:,|\s+and)?\s+){0,5}?(?:account|explanation|overview|"
    r"briefing|outline|description|assessment|assurances?|speech|presentation|report|answers?|reply|response|remarks|"
    r"opinion|views?|evaluation|advice|thanks|information|address|statement|appraisal|promise|pledge)\b",
    "answer": r"\s+(?!(?:[\w'-]+\s+){0,4}questions\b)",
    "make": r"\s+(?!(?:joint\s+)?(?:press\s+|media\s+)?statements\s+(?:to|for|and)\b|(?:joint\s+)?(?:press|media)\s+statements\b)(?:(?:an?|his|her|their|the|several|some|following)\s+){0,2}(?:[\w-]+(?:,|\s+and)?\s+){0,4}?"
    r"(?:statements?|remarks?|comments?|proposals?|requests?|points?|explanations?|speech|address|appeal|"
    r"announcements?|observations?|clear|offer|suggestions?|promise|pledge|representations?|mention|reference|known|"
    r"protest|apology|presentation|report|demands?|reply|response)\b",
    "take": r"\s+(?:note|up|the\s+(?:view|position)|(?:an?\s+)?(?:\w+\s+)?(?:view|position|stance)|exception|issue)\b",
    "draw": r"\s+(?:[\w']+\s+){0,5}attention\b",
    "pay": r"\s+(?:(?:his|her|their)\s+)?(?!last\s)(?:\w+\s+)?(?:tribute|respects?\s+(?:to|for)\b|homage\s+to\s+the\s+(?:efforts|role))\b|\s+(?:special|particular|close|serious)\s+attention",
    "extend": r"\s+(?:[\w']+(?:,|\s+and)?\s+){0,6}?(?:condolences?|congratulations|greetings|thanks|sympath\w+|invitation|"
    r"gratitude|wishes|welcome|appreciation|apolog\w+|regards)\b",
    "offer": r"\s+(?:[\w']+(?:,|\s+and)?\s+){0,6}?(?:condolences?|congratulations|greetings|thanks|sympath\w+|help|support|"
    r"assistance|apolog\w+|wishes|cooperation|mediation|view|opinion|comment|explanation|to|his|her|an?|the)\b",
    "show": r"\s+(?:[\w']+\s+){0,3}?(?:understanding|concern|interest|appreciation|readiness|willingness|support|motivation|determination|eagerness|enthusiasm|expectations?|intention)\b",
    "direct": r"\s+(?!at\b)(?:[\w'-]+\s+){1,8}?to\b",
    "reflect": r"\s+(?:up)?on\b",
    "demonstrate": r"\s+(?:[\w']+\s+){0,3}?(?:recognition|understanding|concern|interest|appreciation|readiness|willingness|support|intention)\b",
    "lodge": r"\s+(?:\w+\s+){0,3}(?:protest|complaint|representation)",
    "file": r"\s+(?:\w+\s+){0,3}(?:protest|complaint)",
    "raise": r"\s+(?!his\b|her\b|a\s+(?:glass|toast))\w",
    "present": r"\s+(?:(?:an?|his|her|their|its|the|Japan's|[A-Z]\w+'s)\s+)?(?:[\w-]+(?:,|\s+and)?\s+){0,4}?(?:views?|position|ideas?|plans?|"
    r"proposals?|assessment|opinion|thinking|report|case|arguments?|concept|vision|approach(?:es)?|details?|situation|information|initiatives?|priorit\w+|stance|viewpoints?|perspectives?|steps|measures|overview|facts)\b",
    "deliver": r"\s+(?:[\w']+\s+){0,5}?(?:speech|message|remarks|address|statement|lecture|report|greetings|condolences|"
    r"letter|wishes|opening)\b",
    "read": r"\s+(?:out\s+)?(?:\w+\s+){0,3}(?:message|statement|greetings|letter)\b",
    "pass": r"\s+(?:on|along)\b",
    "send": r"\s+(?:[\w'-]+(?:,|\s+and)?\s+){0,8}?(?:message|telegram|greetings|condolences|congratulations|wishes|cable|letter)\b",
    "communicate": r"\s+(?:that|to|his|her|the)\b",
    "speak": r"\s+(?:(?:\w+ly\s+)?(?:in\s+(?:detail|favou?r|support)\s+)?(?:about|of|on|for|against|out|highly|favou?rably|in|"
    r"to\s+(?:(?:the\s+)?(?:press|media|reporters|journalists|public|nation|audience|issue|importance|need|question)|"
    r"[\w\s]{1,40}?\sabout))\b)",
    "talk": r"\s+(?:in\s+detail\s+)?(?:about|of)\b",
    "focus": r"\s+on\b",
    "concentrate": r"\s+on\b",
    "think": r"\s+(?!tank)\w",
    "want": r"\s+to\b",
    "plan": r"\s+to\b",
    "consider": r"\s+(?:that|it|this|the\s+\w+\s+to\s+be)\b",
    "seek": r"\s+(?:\w+\s+){0,3}(?:understanding|cooperation|support|clarification|explanation|opinion)\b",
    "commit": r"\s+(?:himself|herself|\w+\s+to|to)\b",
    "introduce": r"\s+(?:\w+\s+){0,3}(?:position|idea|efforts|policy|initiative|view|proposal)",
    "estimate": r"\s+that\b",
    "issue": rf"\s+{_PAPER}",
    "release": rf"\s+{_PAPER}",
    "submit": r"\s+(?:that|\w+\s+proposal)",
    "rule": r"\s+out\b",
    "go": r"\s+(?:on\s+record|over\b)",
    "address": r"\s+(?:the|this|these|(?:[\w-]+\s+){0,9}?(?:issues?|matters?|questions|topics|concerns))\b",
    "report": r"\s+(?:that|on|to|about|the)\b|\s*:",
    "list": r"\s+\w",
    "name": r"\s+(?:the|three|two|several)\b",
    "order": r"\s+(?:that|to|the|an?)\b",
    "question": r"\s+(?:the|whether|why|how|if)\b",
    "detail": r"\s+(?:the|his|her|how|what)\b",
    "support": r"\s+(?:the|this|his|her|that|[A-Z])",
    "dismiss": r"\s+(?:the|this|as|any|such)\s+(?:idea|claim|allegation|notion|suggestion|critic|accus|rumou?r)",
    "object": r"\s+(?:to|that)\b",
    "value": r"\s+\w",
    "task": r"\s+\w",
    "update": r"\s+(?:[A-Z]\w|the\s(?:\w+\s){1,5}?(?:on|about)\b|him|her|them|on\s(?:the\s|his\s|her\s)?[a-z]{3,}\s(?:for|of|in|to)\s)",
    "wish": r"\s+\w",
    "feel": r"\s+(?:that|it)\b",
    "write": r"\s+(?:on\s+[\w\s]{1,20}?|in\s+[\w\s]{1,40}?)?(?:\s?that\b|\s?:)",
    "undertake": r"\s+(?:that|to|not\s+to)\b",
}


def _forms(stem: str) -> list[str]:
    if stem.endswith("e"):
        return [stem, stem + "s", stem + "d", stem[:-1] + "ing"]
    if stem.endswith("y") and stem[-2] not in "aeo":
        return [stem, stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"]
    plural = stem + ("es" if stem.endswith(("s", "sh", "ch", "x")) else "s")
    return [stem, plural, stem + "ed", stem + "ing"]


@cache
def saying_forms() -> dict[str, str]:
    """Every form of a verb of saying with its base form; British and American spellings are one verb."""
    table = {
        form: stem.replace("ise", "ize") if stem.endswith("ise") else stem for stem in _SAYING for form in _forms(stem)
    }
    for stem, forms in _IRREGULAR.items():
        table.update(dict.fromkeys(forms.split(), stem))
    for stem in _AGREEING:
        for form in _forms(stem):
            table.setdefault(form, stem)
    for stem in ("discuss", "exchange", "consult", "review", "examine", "deliberate", "debate"):
        for form in _forms(stem):
            table[form] = stem
    for wrong in ("saing", "refered", "concured", "refering", "concuring", "admited"):
        table.pop(wrong, None)
    table.update(admitted="admit", admitting="admit", regretted="regret", regretting="regret", praised="praise")
    return table


@cache
def agreeing() -> frozenset[str]:
    """Base forms of agreeing and deciding."""
    return frozenset(stem.replace("ise", "ize") if stem.endswith("ise") else stem for stem in _AGREEING)


@cache
def acting_forms() -> frozenset[str]:
    """Past and present forms of doing that is no saying."""
    return frozenset(form for stem in _ACTING for form in _forms(stem)[1:3]) | _ACTING_FORMS


@cache
def acting() -> frozenset[str]:
    """Base forms of doing that is no saying, as they follow "will"."""
    return frozenset(_ACTING)


@cache
def _following(base: str) -> re.Pattern[str] | None:
    pattern = _FOLLOWING.get(base)
    return re.compile(pattern) if pattern else None


def says(base: str, shadow: str, end: int, limit: int) -> bool:
    """Whether the verb that ends at `end` says something, by the words that follow it ("pointed out", "raised the issue")."""
    pattern = _following(base)
    return pattern is None or bool(pattern.match(shadow, end, min(limit, end + 160)))


# "was decided", "has been agreed": participles that, without an agent, make an impersonal statement.
# A letter first, which is found several times as fast as where a word begins.
IMPERSONAL = re.compile(
    r"""[wiah](?<!\w.)(?:(?<=w)(?:as|ere)|(?<=i)s|(?<=a)re|(?<=h)(?:as|ave|ad)\ been)\s+
        (?:(?:also|then|so|further|furthermore|again|once\ more|mutually|finally|both|[a-z]{2,14}ly)\s+){0,3}
        (?P<verb>agreed|decided|noted|stressed|emphasi[sz]ed|confirmed|reaffirmed|reconfirmed|stated|pointed\ out|
        explained|mentioned|proposed|suggested|announced|expressed|recogni[sz]ed|acknowledged|underlined|underscored|
        reiterated|requested|raised|reached|said|told|recalled|concluded\ that|determined|resolved|
        appreciated|welcomed|condemned|affirmed|declared|indicated|reported|highlighted|observed\ that|
        remarked|claimed|argued|asked|promised|pledged|set\ forth|conveyed|settled|fixed|finali[sz]ed|arranged|
        (?:made|taken|given)(?=\s+(?:that|to|on|about|by|in)\b|\s*[.,;:]))\b""",
    re.VERBOSE,
)
PASSIVE_OF_SAYING = re.compile(
    r"""\b(?:was|were|is|are|has\ been|have\ been|had\ been)\s+(?:(?:also|then|further|fully|[a-z]{2,14}ly)\s+){0,2}
        (?:briefed|informed|told|asked|invited|thanked|congratulated|requested|assured|reminded|urged|notified|advised|
        warned|welcomed|greeted|agreed|decided|noted|stressed|emphasi[sz]ed|confirmed|reaffirmed|stated|pointed\ out|
        explained|mentioned|proposed|suggested|announced|expressed|recogni[sz]ed|acknowledged|underlined|reiterated|
        raised|said|made|given|conveyed|put\ forward|appreciated|condemned|criticized|criticised|praised|described|
        outlined|supported|rejected|offered|promised|shared|questioned|answered)\b""",
    re.VERBOSE,
)
