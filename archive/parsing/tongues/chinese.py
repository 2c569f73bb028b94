"""Chinese: who answers at a spokesperson's conference, and who says a sentence that begins with his name; examples are invented."""

from __future__ import annotations

import re
from typing import Any, Final

from archive.parsing.breakdown import Attribution
from archive.parsing.people.names import Found
from archive.parsing.people.persons import Persons
from archive.parsing.people.persons import find_persons as find_others
from archive.parsing.people.register import Person
from archive.parsing.saying.saying import analyse as analyse_others
from archive.parsing.saying.subjects import Context
from archive.parsing.saying.utterances import Said
from archive.parsing.words.characters import HAN

_SPOKESPERSON = re.compile(
    rf"(?:发言人|發言人)(?P<name>(?!谈话|談話|办公室|辦公室|答问|答記|答记|例行|记者|記者|表态|表態|表示|今天|主持)[{HAN}]{{2,3}}?)(?=今天|今日|昨天|昨日|主持|举行|舉行|在|就|说|說|表示|答|回答|于|於|同|对|對|[\s、，,：:（(。\d]|\Z)"
)
_MOST: Final = 200
"""Places at which a name is marked."""
_MOST_SPEAKERS: Final = 8
_HEAD: Final = 110
"""Characters in which a sentence says who speaks."""
_TITLE: Final = r"(?:国家主席|主席|总理|總理|总统|總統|国务卿|國務卿|国务委员|國務委員|委员长|委員長|外交部长|外交部長|外长|外長|部长|部長|首相|外相|大臣|发言人|發言人|书记|書記|大使|众议员|眾議員|议员|議員|团长|團長|代表)"
# "陆文清表示，…", "外交部长陆文清外长还指出，…": who says the sentence that begins so.
_SAYS = re.compile(
    rf"[\s\u3000]*(?:[{HAN}]{{2,8}}\d{{1,2}}月\d{{1,2}}日电\s?(?:[(（][^()（）\n]{{1,40}}[)）])?\s?)?(?P<before>[{HAN}、]{{0,24}}?{_TITLE})?(?!首先|最后|最後|另|[还還也今昨在])(?P<name>[{HAN}·]{{1,16}}?){_TITLE}?(?:今[天日]|昨[天日]|\d{{1,2}}日)?(?:[上下]午)?(?:在[{HAN}]{{1,16}}?)?(?:还|還|也|并|並|則|则|另|首先|最后|最後)?"
    r"(?:致[词詞辭辞])?(?:表示|说|說|指出|强调|強調|称|稱|认为|認為|重申|介绍|介紹)[、，,：:]"
)
# "陆文清祝贺对方出任外相，表示…", "陆文清对来访表示欢迎": who is known by another sentence says this one too.
_ALSO_SAYS = re.compile(
    rf"[\s\u3000]*(?:{_TITLE})?(?P<name>[{HAN}·]{{1,16}}?){_TITLE}?(?:还|還|也|并|並|则|則|首先|最后|最後)?"
    r"(?:完全|高度|十分|非常|衷心|热烈|熱烈|诚挚|誠摯|积极|積極|再次)?(?:祝贺|祝賀|感谢|感謝|欢迎|歡迎|赞赏|讚賞|赞同|贊同|重申|介绍|介紹|通报|通報|阐述|闡述|回应|回應|呼吁|呼籲|奉劝|奉勸|敦促|希望|期待|同意|邀请|邀請|高度评价|高度評價|[对對向就][^，。]{1,40}(?:表示|致以|表达|表達))"
)
# "外交部长陆文清在里加会见…": whom a title names in what is told.
_TITLED = re.compile(
    rf"{_TITLE}(?P<name>[{HAN}]{{2,4}}?|[{HAN}]{{1,5}}(?:·[{HAN}]{{1,5}}?){{1,3}})(?={_TITLE}|\d|通电话|通電話|举行|舉行|会谈|會談|进行|進行|一行|在|同|与|與|欢迎|歡迎|会见|會見|于|於|今天|应约|應約|将|將|率|[，。、])"
)
# "陆文清首先发布消息：" over what the spokesperson begins with.
_LEADS = re.compile(
    rf"[\s\u3000]*(?P<name>[{HAN}]{{2,3}}?)(?:首先|先)?(?:发布|發布|發佈|宣布)(?:了)?(?:以下|下列|[一两兩几幾]条|[一兩幾]條)?(?:消息|信息|新聞|新闻)[：:]"
)
# "双方一致认为，…": both principals, where the record is of two.
_BOTH_SAY = re.compile(
    r"[\s\u3000]*(?:双方|雙方|两国领导人|两国元首|两国外长|兩國外長)(?:还|還|也|均|都|一致|共同|积极|高度){0,2}(?:认为|認為|同意|强调|強調|表示|重申|指出|决定|決定|商定|达成|達成|欢迎|歡迎|支持|呼吁|呼籲|确认|確認|祝贺|祝賀)"
)
# "港务局发言人5日在里加表示，…": an office whose holder nobody names.
_OFFICE_SAYS = re.compile(
    rf"[\s\u3000]*(?:另据|据|當天|当天)?[{HAN}]{{2,20}}?(?:发言人|發言人|外交部|使馆|使館|当局|當局)(?:当天|當天|\d{{1,2}}日)?(?:在[{HAN}]{{1,16}}?)?(?:表示|说|說|指出|称|稱|介绍说|介紹說|宣布|通报说)[、，,：:]"
)
_MET = re.compile(r"同|与|與|和|会见|會見|会谈|會談|通电话|通電話|会晤|會晤")
_EXCHANGED = re.compile(
    r"[\s\u3000]*(?:双方|雙方|[两兩][国國位][^，。]{0,6})(?:还|還)?就[^。]{1,80}(?:交换|交換|深入)(?:了)?(?:意见|意見|看法)"
)
_BEGINS = re.compile(rf"(?:\A|(?<=[。！？\n]))[\s\u3000]*(?=[{HAN}])")
_NO_NAME = re.compile(
    r"[他她它我你这那有据對对但此同两兩各双雙府].*|.*(?:方|者|们|們|人士|部|署|府|会|會|报|報|社|体|體|国|國|时|時|中|上|都|曾|所)"
)
_SIDE = re.compile(rf"[{HAN}]{{1,3}}方|[两兩]国[{HAN}]{{2}}")


_BEFORE_TITLE = re.compile(_TITLE)


def _named(found: re.Match[str]) -> bool:
    name = found["name"]
    return (2 <= len(name) <= 4 or "·" in name) and not _NO_NAME.fullmatch(name)


def _in_full(found: re.Match[str], known: set[str]) -> str:
    """The one full name that a surname with a title is short for ("陆部长" of "外交部长陆文清"), "" where there is none."""
    name, end = found["name"], found.end("name")
    if not _BEFORE_TITLE.match(found.string, end):
        return ""
    whole = [one for one in known if one.startswith(name) and len(one) > len(name)]
    return whole[0] if len(whole) == 1 else ""


def _whole(name: str, known: set[str]) -> str:
    """The one full foreign name whose last part the name is ("班达" of "约瑟夫·班达"), else the name."""
    whole = [one for one in known if one.endswith("·" + name)]
    return whole[0] if len(whole) == 1 else name


def find_persons(shadow: str, labels: list[Found]) -> Persons:
    """The persons of a text: whom labels name, names in the Latin script, the spokesperson, and who begins a sentence that he says."""
    taken = {label.start for label in labels}
    first = _SPOKESPERSON.search(shadow, 0, 3000)
    found: list[Found] = []
    if first:
        name = first["name"]
        places = [m.start() for _, m in zip(range(_MOST), re.finditer(name, shadow), strict=False)]
        found = [Found(at, at + len(name), (name,), None, False, "label") for at in places if at not in taken]
    taken |= {one.start for one in found}
    begins = [begin.end() for begin in _BEGINS.finditer(shadow)]
    known = {m["name"] for m in _TITLED.finditer(shadow, 0, 3000) if not _NO_NAME.fullmatch(m["name"])}
    said_here = [said for at in begins if (said := _SAYS.match(shadow, at, at + _HEAD))]
    saying = [said for said in said_here if _named(said) or _in_full(said, known)]
    known |= {said["name"] for said in saying}
    also = [said for at in begins if (said := _ALSO_SAYS.match(shadow, at, at + _HEAD)) and said["name"] in known]
    for said in sorted([*saying, *also], key=re.Match.start):
        if said.start("name") not in taken:
            taken.add(said.start("name"))
            whole = _in_full(said, known) or _whole(said["name"], known)
            found.append(Found(*said.span("name"), (whole,), None, False, "label"))
    return find_others(shadow, sorted([*labels, *found], key=lambda f: f.start))


def analyse(shadow: str, start: int, end: int, context: Context, others: Any) -> list[Said]:
    """The sentence as its speaker's, where it begins with a name, a side or "他" and a verb of saying; else as of any language."""
    if _EXCHANGED.match(shadow, start, end):
        return [Said(start, end, "event", rule="topic-only")]
    if _BOTH_SAY.match(shadow, start, end):
        both = context.principals if len(context.principals) == 2 else ()
        return [
            Said(
                start, end, "said", both, Attribution.COLLECTIVE, "verb-of-saying", 0.7 if both else 0.4, subject=both
            )
        ]
    if (office := _OFFICE_SAYS.match(shadow, start, min(end, start + _HEAD))) and not context.persons.within(
        start, office.end()
    ):
        return [Said(start, end, "said", (), Attribution.NAMED, "verb-of-saying", 0.4)]
    led = _LEADS.fullmatch(shadow, start, end)
    if led and (here := context.persons.within(led.start("name"), led.end("name"))):
        context.last = here[0].person
        who = (context.last,)
        return [Said(start, end, "lead", who, Attribution.NAMED, "lead-in", 0.75, "direct", subject=who)]
    said = _SAYS.match(shadow, start, min(end, start + _HEAD))
    if not said or not (
        _named(said)
        or _BEFORE_TITLE.match(shadow, said.end("name"))
        or said["name"] in ("他", "她")
        or _SIDE.fullmatch(said["name"])
    ):
        also = _ALSO_SAYS.match(shadow, start, min(end, start + _HEAD))
        said = also if also and context.persons.within(also.start("name"), also.end("name")) else None
    if not said:
        return analyse_others(shadow, start, end, context, others)
    here = context.persons.within(said.start("name"), said.end("name"))
    if here and (_named(said) or _BEFORE_TITLE.match(shadow, said.end("name"))):
        context.last = here[0].person
        who = (context.last,)
        return [Said(start, end, "said", who, Attribution.NAMED, "verb-of-saying", 0.75, subject=who)]
    if said["name"] in ("他", "她") and context.last is not None:
        who = (context.last,)
        return [Said(start, end, "said", who, Attribution.CARRIED, "verb-of-saying", 0.7, subject=who)]
    if _SIDE.fullmatch(said["name"]):
        context.doubts.append(("who is meant here was not found", said.start("name"), said.end("name")))
        return [Said(start, end, "said", (), Attribution.COLLECTIVE, "verb-of-saying", 0.4)]
    return analyse_others(shadow, start, end, context, others)


def principals(shadow: str, spans: list[tuple[int, int]], persons: Persons) -> tuple[Person, ...]:
    """The spokesperson whom the title or the opening names."""
    first = _SPOKESPERSON.search(shadow, 0, 3000)
    named = persons.within(first.start("name"), first.end("name")) if first else []
    return (named[0].person,) if named else _who_met(shadow, spans, persons)


def _who_met(shadow: str, spans: list[tuple[int, int]], persons: Persons) -> tuple[Person, ...]:
    """The two whom title or first paragraph names as having met, where the text names just two as speakers there."""
    everybody = list(dict.fromkeys(n.person for n in persons.named))
    for start, end in spans[:2] if len(everybody) <= _MOST_SPEAKERS else ():
        places = [(shadow.find(p.tokens[-1].rpartition("·")[2], start, end), p) for p in everybody]
        here = sorted((at, number) for number, (at, _) in enumerate(places) if at >= 0)
        if len(here) == 2 and _MET.search(shadow, here[0][0], end):
            return tuple(everybody[number] for _, number in here)
    return ()
