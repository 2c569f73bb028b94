"""Whose speech a Japanese text without a telling title is: who stands under it with the office, "内閣総理大臣　森山一郎"."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.page.outline import Outline
from archive.parsing.people.persons import Persons
from archive.parsing.people.register import Person

_SIGNED: Final = re.compile(
    r"[^\s\u3000、。・「」（）()]{0,24}(?:大臣|総理|大使|長官|知事|市長|町長|村長|議長|総裁|理事長|会長|総領事|事務総長|委員長)[\s\u3000・]{1,6}"
    r"(?P<name>[\u4e00-\u9fff々ヶ]{1,4}[\s\u3000]{0,3}[\u4e00-\u9fff々ヶぁ-んァ-ヴー]{1,5})"
)
_LONGEST: Final = 48
_POLITE: Final = re.compile(r"(?:です|ます|ました|ません|でした|ください|ましょう|ございます)。?\Z")
_HUMBLE: Final = ("申し上げ", "お祈り", "捧げ", "ささげ", "私は", "私の", "私が", "私たち", "まいります", "参ります")


def signed_speech(shadow: str, outline: Outline, persons: Persons) -> Person | None:
    """Who signs a speech in its last line; nobody under an account, or under words that tell of the one who signs."""
    texts = [p for p in outline.passages if p.kind == "text" and p.start < p.end]
    if len(texts) < 3 or texts[-1].end - texts[-1].start > _LONGEST:
        return None
    last = texts.pop()
    signed = _SIGNED.fullmatch(shadow, last.start, last.end)
    if signed is None:
        return None
    polite = sum(1 for p in texts if _POLITE.search(shadow, max(p.start, p.end - 8), p.end))
    if 2 * polite <= len(texts) or not any(shadow.find(word, p.start, p.end) >= 0 for p in texts for word in _HUMBLE):
        return None
    name = "".join(signed["name"].split())
    named = [n.person for n in persons.within(last.start, last.end) if n.person.name.replace(" ", "") == name]
    person = named[0] if named else persons.register.learn((name,))
    return None if any(n.person is person for n in persons.within(0, last.start)) else person
