"""Full names in Japanese that stand by themselves, as lists of those present print them, for who is labelled by surname."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.people.names import Found
from archive.parsing.words.characters import HAN

_FARTHEST: Final = 20000
"""Characters of a record in which its list of those present is looked for."""
_IN_HAN = re.compile(rf"[{HAN}][{HAN}ヶツノケ]{{0,3}}|[{HAN}]{{1,3}}")
_IN_KATAKANA = re.compile(r"[ァ-ヴー]{2,12}")
_OFFICE = re.compile(
    r"(?:委員|議員|座長|会長|議長|団長|代表|理事|大臣|長官|総理|首相|外相|知事|市長|町長|村長|区長|局長|部長|課長|室長|次長|参事|参与|大使|公使|領事|総裁|社長|教授|先生|両氏|主席|書記|補佐|記者|支局|新聞|通信|国務|政府|審議|統括)(?:長|官|代理|補佐)?\Z"
)


def full_names(text: str, surname: str) -> set[str]:
    """The full names that begin with a surname in Chinese characters, or end with one in katakana, and stand by themselves."""
    if _IN_KATAKANA.fullmatch(surname):
        return _in_katakana(text, surname)
    if not _IN_HAN.fullmatch(surname):
        return set()
    end = min(len(text), _FARTHEST)
    named: set[str] = set()
    apart: set[str] = set()
    lined: set[str] = set()
    said: set[str] = set()
    at = text.find(surname, 0, end)
    while at >= 0:
        after = at + len(surname)
        stands = not (at and _NO_BEGINNING.match(text, at - 1))
        if stands and (full := _STANDS.match(text, after, end)):
            name = surname + full.group()
            if not _OFFICE.search(name) and name.rstrip("君様殿") != surname:
                named.add(name.rstrip("君様殿"))
        elif (given := _APART.match(text, after, end)) and (stands or text[at - 1] in _ENDS_OF_OFFICES):
            apart.add(surname + given["given"])
        elif (given := _IN_LINE.match(text, after, end)) and (not at or text[at - 1] in _BEFORE_SURNAME):
            lined |= {surname + (given["more"] or "") + given["given"]} if _could_be_given(given["given"]) else set()
        if (at == 0 or text[at - 1] in _BEFORE_KANA) and (in_kana := _GIVEN_IN_KANA.match(text, after, end)):
            named.add(surname + in_kana.group())
        if at and text[at - 1] in "の、。" and (own := _SAID.match(text, after, end)):
            name = surname + own.group().rstrip("君様殿")
            if len(name) > 3 and name != surname and not _OFFICE.search(name):
                said.add(name)
        at = text.find(surname, after, end)
    return named or apart or lined or said


def _in_katakana(text: str, surname: str) -> set[str]:
    """The names in katakana that end with a surname, else those that begin with it: "マリ・カスク", "カスク・マリア"."""
    head = text[:_FARTHEST]
    if f"・{surname}" not in head and f"{surname}・" not in head:
        return set()
    ending = set(re.findall(rf"(?<![ァ-ヴー・])[ァ-ヴー・]{{2,24}}・{surname}(?![ァ-ヴー・])", head))
    return ending or set(
        re.findall(rf"(?<![ァ-ヴー・]){surname}・[ァ-ヴー・]{{2,24}}(?=[{HAN}\s、，）(（]|さん)", head)
    )


def lead_chairs(text: str, found: list[Found]) -> None:
    """Takes the 部 of the office 部会長, where the record prints that office by itself, off the surnames before it."""
    if "部会長" not in text or not _CHAIR_OF_SECTION.search(text, 0, _FARTHEST):
        return
    for item in found:
        if item.office == "会長" and len(item.tokens) == 1 and len(item.tokens[0]) > 1 and item.tokens[0][-1] == "部":
            item.tokens, item.office = (item.tokens[0][:-1],), "部会長"


_CHAIR_OF_SECTION = re.compile(r"(?:\A|[\s（(・：:「])部会長(?:代理)?[\s　：:）)]")


_NO_BEGINNING = re.compile(f"[{HAN}ァ-ヴー○◯●◎]")
_STANDS = re.compile(rf"[{HAN}]{{1,3}}(?=[\s、，（(。」]|君|さん|氏|\Z)")
# "委員長　森山　一郎君", "理事佐田　　花子君"
_APART = re.compile(rf"[ \u3000]{{1,3}}(?P<given>[{HAN}\u3041-\u3096]{{1,3}})君")
# "委員　　森山　一郎", "聞き手　佐田　花子", "委員　森山タム　一郎", at the end of a line or before another name; "森山　一郎　座長（港大学）".
_IN_LINE = re.compile(
    rf"(?P<more>[ァ-ヴー]{{2,8}})?[ \u3000]{{1,3}}(?P<given>[{HAN}]{{1,3}}|[\u3041-\u3096]{{2,4}}|[ァ-ヴー]{{2,8}})(?=君|さん|氏|[ \u3000]*(?:\n|\Z|[、，,（(])|[ \u3000]{{2}}|[ \u3000][{HAN}ァ-ヴー]{{4,30}}(?:\n|\Z)|[ \u3000][{HAN}ァ-ヴー]{{0,16}}(?:委員|座長|議長|委員長|会長|理事|課長|局長|部長|室長|参事官|審議官|大臣|長官|知事)(?:\n|\Z|[（(]))"
)
_BEFORE_SURNAME: Final = " \u3000\n：:、，)）"
_NO_GIVEN = re.compile(
    r"[長員官監査役授者等側]\Z|[出欠列同]席|代理|司会|以下|同上|主事|幹事|資料|質疑|冒頭|発言|挨拶|会見"
)


def _could_be_given(name: str) -> bool:
    return not _NO_GIVEN.search(name) and not _OFFICE.search(name)


_BEFORE_KANA: Final = " \u3000\n：:、×の"
# "森山すみれ（翻訳家）", "森山すみれさん"
_GIVEN_IN_KANA = re.compile(
    r"(?!(?:から|さん|です|でも|とも|への|との|にも|には|では|まで|より|ほか|など|たち|らは|がた))[\u3041-\u3096]{2,4}?(?=さん|氏|[ \u3000]?[（(×])"
)
_ENDS_OF_OFFICES: Final = "長事員臣官人"
# "灯台の森山一郎でございます。"
_SAID = re.compile(rf"[{HAN}]{{1,3}}(?=で(?:ございます|す)。)")
