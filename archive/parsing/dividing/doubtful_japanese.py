"""Whether a name in Japanese or Chinese writing is one, and all of it: labels print surnames, lists of those present the rest, and no space parts either from an office."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.tongues.japanese_rosters import full_names
from archive.parsing.words.characters import HAN

_IN_HAN = re.compile(rf"[{HAN}]+")
_SURNAME = re.compile(rf"[{HAN}々\u3041-\u3096ァ-ヴー]{{1,12}}")
_LONGEST_IN_HAN: Final = 3
_ENDS_OF_BODIES: Final = frozenset("省庁府県課室員官者団社党局会")
_SURNAMES: Final = ("別府", "国府", "長者", "渡会", "度会")
"""Names that end as bodies do all the same."""
_OF_OFFICES = re.compile(
    "政府|国務|外務|内務|法務|財務|総務|事務|公務|労務|国際|海上|保安|防衛|統幕|幕僚|警察|消防|参考|専門|特命|報道|広報|記者|議員|市民|経済|産業|環境|文部|厚生|農林|国土|"
    "交通|内閣|国会|当局|企画|政策|調査|地域|開発|技術|研究|教育|文化|審議|委員|理事|幹事|代表|総括|筆頭|通訳|司会|首席|次席|先方|我方|当方|双方|観光|医療|福祉|健康|保健|"
    "港湾|水産|林業|商工|労働|雇用|建設|土木|都市|危機|管理|情報|通信|資源|学校|職員|人事|監査|会計|税務|主計|銀行|金融|証券|統計|気象|原子|宇宙|科学|人権|入管|検察|刑事|"
    "消費|食品|食料|畜産|農村|農産|道路|河川|鉄道|航空|海事|放送|新聞|日報|民間|住民|傍聴|発言"
)
"""Words of offices and bodies, of which no name is made."""
_AN_OFFICE = re.compile(
    r"[長員官臣相事者裁使君氏様授師士役]\Z|委員|部会|大臣|総理|議員|議長|理事|長官|知事|教授|先生|記者|代表|さん|監督|主[任査]|専門|補佐|秘書|次官|総裁|社長"
)
"""What follows a surname and is an office, or an address."""
_BEFORE = re.compile(r"(?:\A|[\s：:、，（(・]|[長員官事者人臣])\Z")
_REST = re.compile(
    rf"[ \u3000]{{0,4}}(?P<rest>[{HAN}々]{{1,3}}|[ァ-ヴー]{{2,10}}(?:[ \u3000・]{{1,2}}[{HAN}ァ-ヴー]{{1,10}})?|[\u3041-\u3096]{{2,4}})(?=君|氏|さん|[\s、，（(）)]|\Z)"
)
_SPOKEN = re.compile(rf"[ \u3000]{{0,3}}[{HAN}\u3041-\u3096]{{1,3}}(?:君|さん|氏|でございます|と申し)")
_OPENS: Final = ("\n", "【", "［", "[", "（", "(", "○", "")
_TITLE_NEAR = re.compile(rf"[{HAN}]{{0,8}}(?:大臣|総理|官|官房|長|議員|委員|知事|代表|大使|教授)")
_KANA_BEFORE = re.compile(rf"(?:\A|[\n【［\[（(○、。\s])[{HAN}]{{1,3}}[\u3041-\u3096]{{1,4}}\Z")
_KANA_IN_LABEL = re.compile(rf"(?:[【［\[（(○])[{HAN}ァ-ヴー\u3041-\u3096]{{0,7}}[\u3041-\u3096]\Z")
_KANA_BEHIND = re.compile(
    rf"(?!さん|くん|ちゃん|から|より|による|の)[\u3041-\u3096]{{2,4}}[{HAN}]?[{HAN}]{{0,4}}(?:大臣|総理|官|長|議員|委員|知事|代表|大使|教授)[】］\])）：:\u3000]"
)
_NEAR: Final = 30
"""Characters after a surname in which the rest of the name ends."""


def is_eastern(name: str) -> bool:
    """Whether a name is written in Chinese characters or kana, and may be only a surname."""
    return _SURNAME.fullmatch(name) is not None


def is_no_name_in_japanese(token: str) -> bool:
    """Whether a word in Chinese characters is an office's, or what a body's name ends with: "政府", "保安", "港湾局"."""
    if not _IN_HAN.fullmatch(token):
        return False
    if _OF_OFFICES.search(token):
        return True
    return len(token) > _LONGEST_IN_HAN - 1 and token[-1] in _ENDS_OF_BODIES and not token.endswith(_SURNAMES)


def is_doubtful_in_japanese(shadow: str, name: str) -> bool:
    """Whether a name that is one word may be less than the text has: a surname whose full name a list prints, a given name cut short.

    "○森山（花）委員" gives 森山花; "○楠部会長" is 楠部, who heads an association, or 楠, who heads a section.
    """
    if shadow.find(f"{name[:-1]}（{name[-1]}）") >= 0 and shadow.find(name) < 0:
        return True
    if name[-1] == "部" and shadow.find(f"{name}会長") >= 0:
        return True
    if shadow.find(f"{name}・") >= 0 or shadow.find(f"・{name}") >= 0:
        return True
    return _is_cut(shadow, name) or bool(full_names(shadow, name)) or _is_fuller_elsewhere(shadow, name)


def _is_cut(shadow: str, name: str) -> bool:
    """Whether the name begins or ends among kana that no particle is: "【森山えり子大臣】" gives 子, "【森まさこ大臣】" 森."""
    at = shadow.find(name)
    while at >= 0:
        end = at + len(name)
        before = max(0, at - 8)
        is_behind_kana = _KANA_IN_LABEL.search(shadow, before, at) or (
            len(name) == 1 and _KANA_BEFORE.search(shadow, before, at)  # but not "次に森山大臣"
        )
        if is_behind_kana and _TITLE_NEAR.match(shadow, end):
            return True
        if shadow[max(0, at - 1) : at] in _OPENS and _KANA_BEHIND.match(shadow, end):
            return True
        at = shadow.find(name, end)
    return False


def _is_fuller_elsewhere(shadow: str, surname: str) -> bool:
    """Whether more of a name follows the surname somewhere: "森山一郎でございます", "委員　　森山　花子"."""
    at = shadow.find(surname)
    while at >= 0:
        end = at + len(surname)
        if _SPOKEN.match(shadow, end):
            return True
        if _BEFORE.search(shadow, max(0, at - 1), at):
            rest = _REST.match(shadow, end, end + _NEAR)
            if rest and not _AN_OFFICE.search(rest["rest"]) and not _OF_OFFICES.search(rest["rest"]):
                return True
        at = shadow.find(surname, end)
    return False
