"""Full names in Japanese that stand by themselves, as lists of those present print them, for who is labelled by surname."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.words.characters import HAN

_FARTHEST: Final = 20000
"""Characters of a record in which its list of those present is looked for."""
_IN_HAN = re.compile(rf"[{HAN}]{{1,3}}")
_IN_KATAKANA = re.compile(r"[ァ-ヴー]{2,12}")
_OFFICE = re.compile(
    r"(?:委員|議員|座長|会長|議長|団長|代表|理事|大臣|長官|総理|首相|外相|知事|市長|町長|村長|区長|局長|部長|課長|室長|次長|参事|参与|大使|公使|領事|総裁|社長|教授|先生|両氏|主席|書記|補佐|記者|支局|新聞|通信|国務|政府|審議|統括)(?:長|官|代理|補佐)?\Z"
)


def full_names(text: str, surname: str) -> set[str]:
    """The full names that begin with a surname in Chinese characters, or end with one in katakana, and stand by themselves."""
    if _IN_KATAKANA.fullmatch(surname):
        return set(re.findall(rf"[ァ-ヴー]{{2,12}}・{surname}(?![ァ-ヴー・])", text[:_FARTHEST]))
    if not _IN_HAN.fullmatch(surname):
        return set()
    found = re.findall(rf"(?<![{HAN}ァ-ヴー○◯●◎]){surname}[{HAN}]{{1,3}}(?=[\s、，（(。」]|君|\Z)", text[:_FARTHEST])
    named = {name.rstrip("君様殿") for name in found if not _OFFICE.search(name)}
    if not named - {surname} and "君" in text:
        # "委員長　森山　一郎君", "理事佐田　　花子君"
        apart = re.findall(
            rf"(?<![{HAN}ァ-ヴー○◯●◎])(?:[{HAN}]{{0,12}}(?:長|理事|委員|幹事|議員|大臣|官|人))?{surname}[ \u3000]{{1,3}}([{HAN}\u3041-\u3096]{{1,3}})君",
            text[:_FARTHEST],
        )
        if apart:
            return {surname + given for given in apart}
    if not named - {surname} and ("ございます。" in text or "です。" in text):
        # "灯台の森山一郎でございます。"
        said = re.findall(
            rf"(?<=[の、。]){surname}[{HAN}]{{{max(1, 4 - len(surname))},3}}(?=で(?:ございます|す)。)",
            text[:_FARTHEST],
        )
        return {name.rstrip("君様殿") for name in said if not _OFFICE.search(name)} - {surname}
    return named - {surname}
