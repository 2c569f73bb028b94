"""The forms that a speaker label takes in Japanese and Chinese only; `speaker_labels.FORMS` says in what order they are asked."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.people.names import Found
from archive.parsing.text.lines import Block
from archive.parsing.tongues.japanese_names import SECTION
from archive.parsing.tongues.roles import role_of
from archive.parsing.turns.labelled import labelled_person
from archive.parsing.turns.turn import Turn
from archive.parsing.words.characters import HAN

_CIRCLE = re.compile(
    r"[○◯〇●◎](?P<who>[^\s○◯〇●◎、。]{1,24}?)(?P<note>[（(][^（）()\n]{1,30}[)）])?(?:[\s\u3000]+(?=\S)|\Z)"
)
_BEFORE_QUOTATION = re.compile(rf"(?P<who>[{HAN}ァ-ヴー・]{{2,20}}?)(?=「)")
_KANA = "\u3041-\u3096"
_OF_MINUTES = (
    r"(?:政府参考人|参考人|公述人|政府委員|説明員|国務大臣|(?:副|委員長代理)?(?:委員長|議長|会長|区長|市長|町長|村長|知事|団長|座長|大臣)|(?:外務|防衛|財務|大蔵|法務|総務|環境|内閣総理|総理|経済産業|通商産業|国土交通|運輸|建設|農林水産|文部科学|文部|厚生労働|厚生|労働|復興|デジタル|外務大臣臨時代理国務)?(?:副大臣|大臣政務官|大臣)|委員長代理|理事|幹事(?!社)|委員|議員|専門員|調査員|"
    rf"教育長|管理者|監査委員|事務局長|書記|部会長|(?:{SECTION})*(?:局長|部長|課長|室長|次長|参事|統括監|審議官|参事官))"
)
"""Offices of those who speak in the minutes of parliaments, councils and committees."""
MANY_ARE = ("政府委員", "政府参考人", "説明員", "参考人", "公述人", "委員", "議員", "各委員", "専門委員", "国務大臣")
"""Offices that several hold at once: alone in a label they name nobody."""
_MINUTED = (
    re.compile(rf"(?P<name>[{HAN}{_KANA}ァ-ヴー]{{1,8}}?)(?P<office>{_OF_MINUTES})"),
    re.compile(rf"(?P<name>[{HAN}]{{1,4}})[（(](?P<given>[{HAN}{_KANA}]{{1,3}})[）)](?P<office>{_OF_MINUTES})"),
    re.compile(
        rf"(?P<office>{_OF_MINUTES})[（(](?P<name>[{HAN}{_KANA}ァ-ヴー]{{2,10}}?)(?:君|議員|委員|さん|氏)?[）)]"
    ),
    re.compile(rf"[（(](?P<name>[{HAN}{_KANA}ァ-ヴー]{{2,8}}?)(?P<office>{_OF_MINUTES})[）)]"),
    re.compile(
        rf"(?P<office>[\d０-９]{{1,3}}番(?:議員)?)[（(](?P<name>[{HAN}{_KANA}ァ-ヴー]{{2,10}}?)(?:君|議員|さん)?[）)]"
    ),
)
_RUNS_ON = re.compile(
    rf"[○◯](?P<name>(?!(?:各|全|両|関係|担当|同|他|副|主|一部))[{HAN}{_KANA}ァ-ヴー]{{1,8}}?)(?:[（(](?P<given>[{HAN}{_KANA}]{{1,3}})[）)])?"
    rf"(?P<office>内閣総理大臣|事務総長|{_OF_MINUTES}|君)(?=(?![はがのをにへとやもでよか会長及並等間側候])[{HAN}{_KANA}ァ-ヴーＡ-Ｚ「])"
)
"""A label that a data file runs on into the words: "○森山委員おはようございます。"."""
_HOLDER_RUNS_ON = re.compile(
    rf"[○◯](?P<office>[{HAN}]{{2,14}})[（(](?P<name>[{HAN}ヶァ-ヴー\u3041-\u3096]{{2,8}})君[）)](?=[^\s\u3000])"
)
"""The same with the holder in brackets: "○議長（森山一郎君）これより…"."""
_ROLE_RUNS_ON = re.compile(
    rf"[○◯](?P<who>司会|記者|幹事社)(?![はがのをにへともや者団会席証倶数側各代資発説進か及並])(?=[{HAN}{_KANA}ァ-ヴーＡ-Ｚ「])"
)
"""A role that runs on, weak by itself: "○記者船便はいつですか。"."""
_CIRCLED = re.compile(r"[○◯〇●◎◆◇](?P<who>[^\s○◯〇●◎◆◇、。]{2,28})(?:[\s\u3000]+(?=\S)|\Z)")
_MEMBER = re.compile(rf"[（(]?(?P<name>[{HAN}ヶァ-ヴー\u3041-\u3096]{{2,8}}?)君[)）]?")
_SAID = re.compile(rf"(?P<who>[{HAN}]{{2,4}})[说說][:：]")
_HALF = re.compile(
    rf"(?P<who>[^\s\w]?[\u30a0-\u30ff{HAN}]{{1,12}})(?:[:：][\u30a0-\u30ff{HAN}A-Z]{{2,14}})?[\s\u3000]?(?P<mark>[)）])"
)
_DASHED = re.compile(rf"(?P<dash>[−–—―‐─－-]{{2}}|ーー)\s?(?=[「（(\u3041-\u30fa{HAN}])")

_HEAD: Final = 300
"""Characters in which a title stands."""


def circled_label(shadow: str, block: Block) -> Turn | None:
    """A circle and an office, as in Japanese minutes: "○大臣　本日の…", "○記者　…", "○森山大臣（通訳）　…", or alone on the line."""
    if (minuted := _minuted_label(shadow, block) or _label_running_on(shadow, block)) is not None:
        return minuted
    found = _CIRCLE.match(shadow, block.start, min(block.end, block.start + 70))
    if not found:
        return None
    a, b = found.span("who")
    if shadow[a] in "（(" and shadow[b - 1] in "）)":
        a, b = a + 1, b - 1  # "○（事務局）"
    role = "nobody" if found["who"] in MANY_ARE and not found["note"] else role_of(shadow[a:b])
    if member := _MEMBER.fullmatch(found["note"] or found["who"]):
        # A parliament's minutes: "○国務大臣（森山一郎君）　…", "○森山一郎君　…".
        at = found.start("note") if found["note"] else a
        office = found["who"] if found["note"] else None
        name: Found | None = Found(
            at + member.start("name"), at + member.end("name"), (member["name"],), office, False, "label"
        )
    else:
        name = None if role else labelled_person(shadow, a, b)
        if role is None and (name is None or name.office is None):
            return None
    stop = block.start + len(shadow[block.start : found.end()].rstrip())
    return Turn(block.start, stop, role or "person", name, True, "circled-label")


def _minuted_label(shadow: str, block: Block) -> Turn | None:
    """Who speaks in a body's minutes: "○森山委員　…", "○森山（一）委員　…", "○議長（森山一郎君）　…", "○（森山一郎議長）　…"."""
    found = _CIRCLED.match(shadow, block.start, min(block.end, block.start + 40))
    who = found["who"] if found else ""
    named = next((m for form in _MINUTED if (m := form.fullmatch(who))), None)
    if found is None or named is None or who in MANY_ARE or role_of(who):
        return None
    at = found.start("who") + named.start("name")
    given = named.groupdict().get("given") or ""
    name = Found(at, at + len(named["name"]), (named["name"] + given,), named["office"], False, "label")
    return Turn(block.start, found.end("who"), "person", name, True, "circled-label")


def _label_running_on(shadow: str, block: Block) -> Turn | None:
    """A member or office with a name and no space behind it: "○森山委員おはようございます。", "○森山一郎君灯台について伺います。"."""
    clapped = (
        shadow[block.end - 1] == "）" and shadow.find("。（", block.end - 12, block.end) >= 0
    )  # "…ます。（拍手）"
    if shadow[block.start] not in "○◯" or (
        shadow[block.end - 1] not in "。？" and not clapped and block.end - block.start < 120
    ):
        return None
    near = min(block.end, block.start + 36)
    if holder := _HOLDER_RUNS_ON.match(shadow, block.start, near):
        name = Found(*holder.span("name"), (holder["name"],), holder["office"], False, "label")
        return Turn(block.start, holder.end(), "person", name, True, "circled-label")
    if role := _ROLE_RUNS_ON.match(shadow, block.start, near):
        return Turn(block.start, role.end(), role_of(role["who"]) or "nobody", None, False, "role-running-on")
    found = _RUNS_ON.match(shadow, block.start, min(near, block.start + 32))
    if found is None or block.end - found.end() < 8:
        return None
    words = found["name"] + (found["given"] or "")
    office = None if found["office"] == "君" else found["office"]
    name = Found(*found.span("name"), (words,), office, False, "label")
    return Turn(block.start, found.end(), "person", name, True, "circled-label")


def half_enclosed_label(shadow: str, block: Block) -> Turn | None:
    """A role or office before a closing bracket, as some ministries print it: "記者）船便は…", "大臣）" alone on the line."""
    found = _HALF.match(shadow, block.start, min(block.end, block.start + 24))
    if not found:
        return None
    a, b = found.span("who")
    role = role_of(shadow[a:b])
    name = None if role else labelled_person(shadow, a, b)
    if role not in ("question", "moderator", "answer") and (name is None or name.office is None):
        return None
    return Turn(block.start, found.end("mark"), role or "person", name, True, "half-enclosed")


def quoted_label(shadow: str, block: Block) -> Turn | None:
    """A name and office right before what is said in quotation marks: "森山首相「船便を…」"; weak, for news print one too."""
    found = _BEFORE_QUOTATION.match(shadow, block.start, min(block.end, block.start + 24))
    if not found or shadow[block.end - 1] != "」":
        return None
    name = labelled_person(shadow, *found.span("who"))
    return Turn(block.start, found.end("who"), "person", name, False, "quoted-label") if name and name.office else None


def said_label(shadow: str, block: Block) -> Turn | None:
    """A Chinese name, "said" and a colon: "陆文清说：各位下午好"."""
    found = _SAID.match(shadow, block.start, min(block.end, block.start + 12))
    if not found:
        return None
    name = Found(*found.span("who"), (found["who"],), None, False, "label")
    return Turn(block.start, found.end(), "person", name, False, "said-label")


def lone_role_label(shadow: str, block: Block) -> Turn | None:
    """A role or office in Japanese that is all of the line, over what is said: "記者", "大臣"; weak, for a heading may be that."""
    who = shadow[block.start : block.end]
    if not 1 < len(who) <= 5 or who.isascii():
        return None
    role = role_of(who)
    name = None if role else labelled_person(shadow, block.start, block.end)
    if role not in ("question", "moderator", "answer") and (name is None or name.office is None):
        return None
    return Turn(block.start, block.end, role or "person", name, False, "lone-role")


def dashed_label(shadow: str, block: Block) -> Turn | None:
    """A long dash before the words of whoever asks, in Japanese minutes that name only who answers: "――船便はいつですか。"."""
    found = _DASHED.match(shadow, block.start, block.end)
    if not found or shadow.endswith("インタビュー", block.start, block.end):
        return None  # "――マリ・カスク大使インタビュー", the second line of a title
    if block.start < _HEAD and shadow.endswith(found["dash"], block.start, block.end):
        return None  # "――灯台守の四十年――", the same
    return Turn(block.start, found.end("dash"), "question", None, False, "dashed-label")


def drop_opening_heads(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> None:
    """Drops the head of a conference's first part, with whose words it opens, where a label of its own stands under it: "＜長官冒頭発言＞" over "（長官）"."""
    first = next(iter(found.values()), None)
    if first is None or not shadow.endswith(OPENING, first.start, first.end):
        return
    number = next((n for n, block in enumerate(blocks[:-1]) if block.start == first.start), None)
    if number is not None and blocks[number].end == first.end and blocks[number + 1].start in found:
        del found[first.start]


def drop_heads_of_talks(shadow: str, found: dict[int, Turn]) -> None:
    """Drops names in brackets that head the talks with each of several guests: under each the text tells of its bearer.

    "【マリ・カスク・ケニア首相】" over "１．カスク首相より、…"; nobody names himself in what he says.
    """
    heads = [turn for turn in found.values() if turn.rule == "enclosed-person" and shadow[turn.start] == "【"]
    if len(heads) < 2 or len(heads) < len(found):
        return
    for turn, until in zip(heads, [*(t.start for t in heads[1:]), len(shadow)], strict=True):
        if _POLITE.search(shadow, turn.end, min(until, turn.end + _TOLD_WITHIN)):
            return  # "森山総理として歓迎します。": her own words
        name = turn.name.tokens[0].rpartition("・")[2] if turn.name and turn.name.tokens else ""
        if len(name) < 2 or shadow.find(name, turn.end, min(until, turn.end + _TOLD_WITHIN)) < 0:
            return
    found.clear()


_POLITE = re.compile(r"(?:です|ます|ました|ません|でした)。")
"""How sentences end that somebody says, and none that tells of her."""
_TOLD_WITHIN: Final = 2000
"""Characters under such a head in which the text tells of its bearer."""
OPENING: Final = ("発言】", "発言＞", "発言>", "発言〉", "発言》", "発言」")
