"""Old Japanese telegrams, written with katakana particles: "之ニ対シ「タム」ハ…ト述ヘタリ。"; the examples are invented."""

from __future__ import annotations

import re
from typing import Any, Final

from archive.parsing.breakdown import Attribution
from archive.parsing.people.names import Found
from archive.parsing.people.register import Person
from archive.parsing.saying.subjects import Context
from archive.parsing.saying.utterances import Said
from archive.parsing.tongues import clauses
from archive.parsing.tongues.japanese import GRAMMAR
from archive.parsing.tongues.japanese_countries import FULL
from archive.parsing.words.characters import HAN

_HIRAGANA = re.compile("[\u3041-\u3096]")
_OLD = re.compile(rf"[{HAN}ァ-ヶ](?:タリ|セリ|ナリ|レリ|ヘリ)(?:。|\u3000|$)", re.MULTILINE)
_TITLE: Final = r"(?:大臣|外相|次官|局長|部長|課長|長官|総理|首相|大統領|公使|大使|総領事|領事|書記官|参事官|武官|議長|委員長|総裁)"
_MINISTER_BEHIND = re.compile(r"(?:外務|内務|大蔵|財務|陸軍|海軍|総理|商務|通商)(?:大臣|次官|長官|局長)")
_BEHIND = re.compile(rf"[{HAN}]{{0,4}}?(?P<office>{_TITLE})")
_PARTICLES = re.compile(rf"(?=[ァ-ヴー{HAN}]*[{HAN}])[ァ-ヴー{HAN}]*[ハヲニノテトモリ](?=[{HAN}]{{1,5}}\Z)")
"""Words that stand before a surname and are taken for more of it, for all is written in katakana: "訓令ニ依リ森山"."""
_ADVERB = re.compile(
    rf"[{HAN}]{{1,4}}[テニハヲノト]|[{HAN}ァ-ヴー]*(?:貴|[ハヲニノテトモリ](?:時|際|節|後|前))|[本当同我尚]|在?本邦[{HAN}]{{0,4}}|(?:之|右|是)ニ対シ(?:テ)?|[{HAN}ァ-ヴー]{{9,}}[ハヲニノテトモリ]"
)
"""What stands before an office and is no name: "次テ大臣", "此ノ時大使", "貴大臣"."""
_NAMED = re.compile(
    rf"{_TITLE}「(?P<name>[ァ-ヴー・]{{2,20}})」|「(?P<alone>[ァ-ヴー・]{{2,20}})」(?=ハ|ヨリ|モ|[{HAN}]{{0,3}}?{_TITLE}|{_MINISTER_BEHIND.pattern})"
)
_SUBJECT = re.compile(
    rf"(?:[{HAN}ァ-ヴ]{{1,6}}、|(?:之|右|是)ニ対シ(?:テ)?、?|(?:次テ|更ニ|最後ニ|尚|依テ|仍テ|又|且|先ツ|其ノ際){{1,2}}、?)?"
    rf"(?:(?P<writer>本使|本官|本大臣|本職)|(?P<same>同(?P<office>{_TITLE}|人))|「(?P<name>[ァ-ヴー・]{{2,20}})」(?:{_TITLE})?|(?P<bare>{_TITLE})|(?P<known>[{HAN}]{{1,4}}?)(?:外務|内務)?{_TITLE})(?:ハ|ヨリ|モ)"
)
_SAID = re.compile(
    r"(?:述|答|言|告|伝|申)[ヘベレケエ]|申入|申述|申出|語リ|語レ|説明|求メ|約束|招待|謝意ヲ表|附言|付言|反駁|力説|言明|陳述|主張|希望|要求|要望|質問|質シ|尋ネ|依頼|内話|回答|約シ|約セ|断言|強調|耳打|提議|提案|警告|抗議|謝シ|祝シ|指摘|称シ|称セ|洩ラ|注意ヲ喚起|附加ヘ|内報セ"
)
_CLOSES = re.compile(r"(?:タリ|セリ|レリ|ヘリ|ケリ|リ|キタリ)。?\Z")
_LEADS = re.compile(rf"左ノ(?:通|如ク|諸点|[{HAN}]{{1,3}}点)(?=[ァ-ヴー{HAN}]{{0,14}}\Z)")
"""That what was said stands below: "本使ハ左ノ三点ヲ申述ヘタリ"."""
_EDITION: Final = 30
"""Characters of such a text to each letter of hiragana in what its edition prints over and under it."""
_OLD_STATES: Final = (
    "チェコスロヴァキア",
    "ユーゴスラヴィア",
    "ユーゴースラヴィア",
    "シャム",
    "ペルシャ",
    "ソヴィエト",
    "サルヴァドル",
    "ルーマニヤ",
)
_AGREED = re.compile(r"(?:双方|両者)ハ[^。]{2,200}一致(?:シタリ|セリ)。?")
_HEAD: Final = 600
"""Characters in which those who talk are named with their offices."""
_TWO: Final = 2
_MOST: Final = 26
"""Characters at a sentence's end in which its last verb stands."""


def is_old(text: str) -> bool:
    """Whether a text's beginning is written so: verbs in old endings, and hiragana at most in an edition's own words ("森山大使より")."""
    if _OLD.search(text, 0, 6000) is None:
        return False
    return len(_HIRAGANA.findall(text, 0, 3000)) * _EDITION <= min(len(text), 3000)


def names(text: str) -> list[Found]:
    """Foreign names in quotation marks beside a title or a particle ("通商局長「タム」"), and those that the tables find."""
    found = GRAMMAR.names(text)
    if not is_old(text):
        return found
    marked = [*_NAMED.finditer(text)]
    full = {m["name"] or m["alone"] for m in marked if m["name"] or _is_called(text, m)}
    states = set()
    called: set[int] = set()
    for match in marked:
        group = "name" if match["name"] else "alone"
        printed = match[group]
        behind = _BEHIND.match(text, match.end())  # "森山大臣「タム」大使": the one behind is Tamm's
        if group == "name" and not behind:
            called.add(match.start(group) - 1)
        whole = [name for name in full if name == printed or name.endswith("・" + printed)]
        if len(whole) == 1:
            before = text[match.start() : match.start(group) - 1] if group == "name" else None
            office = behind["office"] if behind else before
            found.append(Found(*match.span(group), (whole[0],), office, False, "title"))
            if behind and behind.start("office") > match.end():
                states.add(text[match.end() : behind.start("office")])  # "「タム」波蘭公使"
    for item in found:
        if item.tokens and (_ADVERB.fullmatch(item.tokens[0]) or item.end in called):
            # "五月三日大使「タム」": what stands before the title is no name, for Tamm holds it.
            item.start, item.tokens, item.rule = item.end - len(item.office or ""), (), "office"
        elif item.tokens and item.tokens[0] in states:
            item.start, item.tokens, item.rule = item.end - len(item.office or ""), (), "office"
        elif item.tokens and item.tokens[0][0] == "国" and text[item.start - 1 : item.start + 1] == "」国":
            item.tokens, item.start = (item.tokens[0][1:],), item.start + 1  # "在「ケニア」国森山大使"
        elif item.tokens and (words := _PARTICLES.match(item.tokens[0])):
            item.tokens, item.start = (item.tokens[0][words.end() :],), item.start + words.end()
    return sorted(found, key=lambda f: f.start)


def _is_called(text: str, match: re.Match[str]) -> bool:
    """Whether a name in quotation marks is that of who holds the office behind it, and no state's or town's: "「タム」大使", not "「ケニア」公使"."""
    if _MINISTER_BEHIND.match(text, match.end()):
        return True
    if match.start() > _HEAD:
        return False  # Those who talk are named at the head.
    behind = _BEHIND.match(text, match.end())
    is_place = (
        match["alone"] in FULL
        or match["alone"] in _OLD_STATES
        or text[match.start() - 1 : match.start()] in ("在", "駐")
    )
    return behind is not None and not is_place and not behind["office"].endswith("領事") and text[match.end()] != "国"


def analyse(shadow: str, start: int, end: int, context: Context, matches: Any) -> list[Said]:
    """The sentence as its subject's where it is written so; any other as the tables read it."""
    if _CLOSES.search(shadow, max(start, end - 6), end) is None or _HIRAGANA.search(shadow, start, end):
        return clauses.analyse(shadow, start, end, context, matches, GRAMMAR)
    is_said = _SAID.search(shadow, max(start, end - _MOST), end) is not None
    if shadow[start] in "双両" and _AGREED.fullmatch(shadow, start, end):
        both = context.principals if len(context.principals) == _TWO else ()
        return [
            Said(
                start, end, "said", both, Attribution.COLLECTIVE, "verb-of-saying", 0.7 if both else 0.4, subject=both
            )
        ]
    subject = _SUBJECT.match(shadow, start, end)
    if subject is None:
        return [Said(start, end, "other", rule="no-verb-of-saying")]
    person = _who(shadow, subject, context)
    who = (person,) if person is not None else ()
    if who:
        context.last = person
    if not is_said:
        return [Said(start, end, "event", rule="verb-of-doing", subject=who)]
    if shadow[end - 1] != "。" and _LEADS.search(shadow[start:end]):
        sure = 0.7 if who else 0.4
        return [Said(start, end, "lead", who, Attribution.NAMED, "lead-in", sure, "indirect", subject=who)]
    return [Said(start, end, "said", who, Attribution.NAMED, "verb-of-saying", 0.7 if who else 0.4, subject=who)]


def _who(shadow: str, subject: re.Match[str], context: Context) -> Person | None:
    if subject["name"]:
        named = context.persons.starting(subject.start("name"))
        return named.person if named else None
    if subject["known"]:
        named = context.persons.starting(subject.start("known"))
        return named.person if named else None
    if subject["writer"]:
        first = context.persons.within(0, 400)
        return first[0].person if first else None
    if subject["bare"]:
        return _holder(subject["bare"], context)
    office = subject["office"]
    last = context.last
    at = shadow.rfind(f"」{office}", max(0, subject.start() - 120), subject.start())
    if at >= 0:  # "「エストニア」公使ニ遇ヘリ。同公使ハ": of a country, whom nobody names
        beside = context.persons.within(max(0, at - 20), at)
        return beside[-1].person if beside and beside[-1].end == at else None
    if last is None:
        return None
    return last if office == "人" or any(printed.endswith(office) for printed in last.offices) else None


def _holder(office: str, context: Context) -> Person | None:
    """The one person whom the record's head names with an office that it prints alone further down: "大臣ハ", "大使ハ"."""
    near = context.persons.within(0, _HEAD)
    able = list(dict.fromkeys(n.person for n in near if any(printed.endswith(office) for printed in n.person.offices)))
    return able[0] if len(able) == 1 else None
