"""Japanese speaker labels that only a space parts from the words: "森山氏　船便を…", "大臣　…", "問　…" and "答　…"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from archive.parsing.people.names import Found
from archive.parsing.text.lines import Block
from archive.parsing.tongues.japanese_kana_names import is_kana_name
from archive.parsing.tongues.roles import role_of
from archive.parsing.turns.labelled import labelled_person
from archive.parsing.turns.turn import Turn
from archive.parsing.words.characters import HAN

BEFORE_SPACE = re.compile(
    rf"(?:(?P<who>[{HAN}ァ-ヴー・]{{0,12}}?(?:氏|長官|大統領|首相|外相|大臣|総理|主席|総書記|議長|代表|知事|市長|区長|委員長|会長|総裁|幕僚長|統幕長|政務官|大使|公使|報道官|次官|局長|部長|課長|幹事長)|記者|幹事社|司会者?)"
    rf"(?:[（(](?P<note>[{HAN}]{{1,6}})[)）])?[ \u3000]{{1,3}}|(?P<letter>[問答])\d{{0,2}}\u3000)(?=[^\s:：])"
)


_KANA = "\u3041-\u3096"
OF_A_CHAMBER = re.compile(
    rf"(?!(?:専門|担当|常任|編集|特別|審議|調査|国務|各|他|全|両|同|某|副|小|本|当))(?P<name>[{HAN}ヶ]{{1,4}}[{_KANA}]{{0,3}}|[{_KANA}]{{2,5}})(?P<office>委員|議員)(?=\u3000[^\s:：])"
    rf"|(?P<head>[{HAN}]{{2,4}}[{HAN}ァ-ヴー・]{{4,18}}(?:部長|局長|課長|室長|次長|参事|担当理事|技監))(?=\u3000[^\s:：])"
    rf"|(?P<seat>[{HAN}]{{0,10}}(?:議長|局長|知事|委員長|部長|教育長|総監)|[一二三四五六七八九十百〇\d]{{1,5}}番)[（(](?P<given>[{HAN}{_KANA}ァ-ヴー]{{2,10}}?)君[）)](?=\u3000[^\s:：])"
)
"""Labels without a circle in the minutes of a chamber: "森山委員　…", "佐田港湾局灯台担当部長　…", "議長（森山一郎君）　…", "八番（佐田花子君）　…"."""


_BEFORE_KATAKANA = re.compile(rf"[{HAN}]{{2,3}}(?=[ァ-ヴ])")
"""A surname that ends where the name of a section in katakana begins: "森山スポーツ局長"."""


def _of_a_chamber(shadow: str, block: Block) -> Turn | None:
    found = OF_A_CHAMBER.match(shadow, block.start, min(block.end, block.start + 40))
    if found is None:
        return None
    if found["head"] and (before := _BEFORE_KATAKANA.match(found["head"])):
        a, office = found.start("head"), found["head"][before.end() :]
        named: Found | None = Found(a, found.end("head"), (before.group(),), office, False, "label", is_sure=False)
    elif found["head"]:
        named = labelled_person(shadow, *found.span("head"))
        if named is None or not named.tokens:
            return None
    else:
        part = "name" if found["name"] else "given"
        named = Found(*found.span(part), (found[part],), found["office"] or found["seat"], False, "label")
    return Turn(block.start, found.end(), "person", named, False, "minuted-label")


_LETTERS = ("問\u3000", "答\u3000")
"""Letters for question and answer; old newspapers set no stop behind the words."""


def spaced_label(shadow: str, block: Block) -> Turn | None:
    """A name, office or role and a space: "森山氏　船便を…", "知事　…", "報道官（佐田）　…", "答　…"; weak, for a sentence may begin so."""
    if shadow[block.end - 1] not in "。」？?)）" and not shadow.startswith(_LETTERS, block.start):
        return None
    if shadow[block.end - 1] == "。" and (of_chamber := _of_a_chamber(shadow, block)):
        return of_chamber
    found = BEFORE_SPACE.match(shadow, block.start, min(block.end, block.start + 24))
    if not found:
        return None
    if shadow[block.end - 1] in ")）" and shadow.find("。", block.start, block.end) < 0:
        return None  # "議長　森山一郎（港町）", of a list
    if found["letter"]:
        asks = "question" if found["letter"] == "問" else "answer"
        return Turn(block.start, found.end() - 1, asks, None, False, "spaced-letter")
    a, b = found.span("who")
    if note := found["note"]:
        name = Found(*found.span("note"), (note,), found["who"], False, "label")
        return Turn(block.start, found.end("note") + 1, "person", name, False, "spaced-label")
    if role := role_of(found["who"]):
        return Turn(block.start, b, role, None, False, "spaced-label")
    person = labelled_person(shadow, a, b)
    return Turn(block.start, b, "person", person, False, "spaced-label") if person and person.office else None


_WITH_NAME = re.compile(
    rf"[【＜〔](?P<who>[{HAN}ァ-ヴー・]{{2,20}})[（(](?P<name>[{HAN}ァ-ヴー・{_KANA}]{{1,12}})[)）][】＞〕]"
)
_IN_KANA = re.compile(f"[{_KANA}]")


def office_with_name(shadow: str, block: Block) -> Turn | None:
    """An office and in brackets its holder, alone on the line: "【港湾部長（佐田）】"."""
    found = _WITH_NAME.fullmatch(shadow, block.start, block.end) if block.end - block.start <= 40 else None
    if found is None or not found["who"].endswith(
        ("長", "官", "監", "事", "者", "員", "補", "氏", "事務局", "大臣", "大使", "参与")
    ):
        return None
    if _IN_KANA.search(found["name"]) and not is_kana_name(found["name"]):
        return None  # "【港湾部長（続き）】"
    name = labelled_person(shadow, *found.span("name"))  # "＜事務局（森山課長）＞"
    if name is None or not name.office or not name.tokens:
        name = Found(*found.span("name"), (found["name"],), found["who"], False, "label")
    return Turn(block.start, block.end, "person", name, True, "office-with-name")


def keep_spaced(found: dict[int, Turn], *, is_titled: bool) -> None:
    """Makes the labels before a space sure where they show a transcript, and drops them where they do not.

    Letters: two questions and two answers. Members of a chamber: two of them. Others: two different labels, one of them an office, and one twice; under a
    conference's title (`is_titled`) one role and one office will do, and beside two long dashes that ask, one name twice. Roles that run on into the
    words: two of them, beside sure labels with a circle.
    """
    running = [t for t in found.values() if t.rule == "role-running-on"]
    if running:
        _keep(found, running, is_sure=len(running) > 1 and any(t.rule == "circled-label" for t in found.values()))
    lettered = [t for t in found.values() if t.rule == "spaced-letter"]
    both = min(sum(t.role == role for t in lettered) for role in ("question", "answer"))
    _keep(found, lettered, is_sure=both > 1)
    minuted = [t for t in found.values() if t.rule == "minuted-label"]
    spaced = [t for t in found.values() if t.rule == "spaced-label"]
    _keep(found, minuted, is_sure=len({t.name.tokens for t in (*minuted, *spaced) if t.name}) > 1)
    spaced += minuted
    said = Counter((t.name.tokens, t.name.office) if t.name else t.role for t in spaced)
    # Where nobody but roles is labelled so, the words are headings.
    asks = any(t.name is None for t in spaced)
    several = len(said) > 1 and any(t.name for t in spaced)
    # "――船便はいつですか。" over "森山氏　春です。", twice
    asked = sum(t.rule == "dashed-label" for t in found.values()) > 1 and any(t.name for t in spaced)
    again = bool(said) and max(said.values()) > 1
    _keep(found, spaced, is_sure=(several and (again or (asks and is_titled))) or (asked and again))


def _keep(found: dict[int, Turn], turns: list[Turn], *, is_sure: bool) -> None:
    for turn in turns:
        if turn.start in found and found[turn.start].is_strong:
            continue
        if is_sure:
            found[turn.start] = replace(turn, is_strong=True)
        else:
            found.pop(turn.start, None)
