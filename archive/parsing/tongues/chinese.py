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
_HEAD: Final = 110
"""Characters in which a sentence says who speaks."""
_TITLE: Final = (
    r"(?:国家主席|主席|总理|总统|国务卿|国务委员|委员长|外交部长|外长|部长|首相|外相|大臣|发言人|發言人|书记|大使)"
)
# "陆文清表示，…", "外交部长陆文清外长还指出，…": who says the sentence that begins so.
_SAYS = re.compile(
    rf"[\s\u3000]*(?:[{HAN}]{{2,8}}\d{{1,2}}月\d{{1,2}}日电\s?(?:[(（][^()（）\n]{{1,40}}[)）])?\s?)?(?P<before>[{HAN}、]{{0,24}}?{_TITLE})?(?P<name>[{HAN}·]{{1,16}}?){_TITLE}?(?:\d{{1,2}}日)?(?:还|也|并|則|则|首先|最后)?"
    r"(?:表示|说|說|指出|强调|強調|称|稱|认为|認為|重申|介绍|介紹)[、，,：:]"
)
_BEGINS = re.compile(rf"(?:\A|(?<=[。！？\n]))[\s\u3000]*(?=[{HAN}])")
_NO_NAME = re.compile(
    r"[他她它我你这那有据對对但此同两兩各].*|.*(?:方|者|们|們|人士|部|署|府|会|會|报|報|社|体|體|国|國|时|時|中|上|都|曾|所)"
)
_SIDE = re.compile(rf"[{HAN}]{{1,3}}方|[两兩]国[{HAN}]{{2}}")


def _named(found: re.Match[str]) -> bool:
    name = found["name"]
    return (2 <= len(name) <= 4 or "·" in name) and not _NO_NAME.fullmatch(name)


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
    for begin in _BEGINS.finditer(shadow):
        said = _SAYS.match(shadow, begin.end(), begin.end() + _HEAD)
        if said and _named(said) and said.start("name") not in taken:
            found.append(Found(*said.span("name"), (said["name"],), None, False, "label"))
    return find_others(shadow, sorted([*labels, *found], key=lambda f: f.start))


def analyse(shadow: str, start: int, end: int, context: Context, others: Any) -> list[Said]:
    """The sentence as its speaker's, where it begins with a name, a side or "他" and a verb of saying; else as of any language."""
    said = _SAYS.match(shadow, start, min(end, start + _HEAD))
    if not said:
        return analyse_others(shadow, start, end, context, others)
    here = context.persons.within(said.start("name"), said.end("name"))
    if here and _named(said):
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
    return (named[0].person,) if named else ()
