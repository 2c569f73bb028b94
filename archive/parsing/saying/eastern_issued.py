"""Whose words a Japanese document is that its title does not tell: who signs it, whose letter of an exchange it is."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.page.layout import Layout
from archive.parsing.page.old_telegrams import who_instructs
from archive.parsing.page.outline import Outline
from archive.parsing.people.persons import Persons
from archive.parsing.people.register import Person
from archive.parsing.tongues.japanese_names import names

OWN_NAME: Final = ("でございます", "であります", "です。")
"""How somebody goes on who says his own name."""
_LETTER = re.compile(
    r"[（(「【]?(?P<who>[^（）()「」\s、。]{3,40}?)発(?![言表])(?P<to>[^（）()「」\s、。]{2,40}?)(?:宛|あて)(?:て)?の?(?:書簡|公文|返簡|返書|親書|電報|公電)[）)」】]?"
)


def signatory(shadow: str, outline: Outline, persons: Persons) -> Person | None:
    """Who signs an issued text in one of its last lines, with office and name and nothing else: "内閣総理大臣　森山一郎"."""
    texts = [p for p in outline.passages[-3:] if p.kind == "text" and p.start < p.end]
    for passage in reversed(texts):
        named = persons.within(passage.start, passage.end)
        if len(named) == 1 and named[0].office and (named[0].start, named[0].end) == (passage.start, passage.end):
            return named[0].person
    return None


_OF_ITS_OWN: Final = ("【参考", "（参考", "(参考", "［参考", "〔参考")


def notes_under(shadow: str, outline: Outline) -> dict[int, tuple[Person, ...]]:
    """The passages by number under a heading such as 【参考】, which the page adds to somebody's words: nobody says them."""
    head = next(
        (
            number
            for number, p in enumerate(outline.passages)
            if p.kind == "heading" and p.end - p.start <= 16 and shadow.startswith(_OF_ITS_OWN, p.start)
        ),
        None,
    )
    return {} if head is None else dict.fromkeys(range(head, len(outline.passages)), ())


def bylined(layout: Layout, persons: Persons) -> Person | None:
    """Who stands under the title with an office in a line of his own: "外務大臣　森山一郎"."""
    lines = [part for part in layout.segments if part.rule == "byline"]
    named = [n for line in lines for n in persons.within(line.start, line.end) if n.office]
    return named[0].person if len(named) == 1 else None


_ANSWER_IN_WRITING = re.compile(r"[衆参]議院議員[^\s。]{2,16}君提出[^\s。]{2,90}に関する(?:再)?質問に対する答弁書")
_SENT = re.compile(r"[衆参]議院議員[^\s。]{2,16}君提出[^\s。]{2,90}答弁書を送付する。")
_PREMIER = re.compile(
    r"^[ \u3000]*内閣総理大臣(?:臨時代理[^\n]{0,20}?)?[ \u3000]+(?P<name>[^\s。（）()]{1,6}(?:[ \u3000]{1,3}[^\s。（）()]{1,6})?)[ \u3000]*$",
    re.MULTILINE,
)


def answers_in_writing(shadow: str, outline: Outline, persons: Persons) -> dict[int, tuple[Person, ...]]:
    """The passages by number of what a cabinet answers a member of parliament in writing: the premier says it, whose name stands over it."""
    signed = _PREMIER.search(shadow, 0, 2000)
    if signed is None or not _ANSWER_IN_WRITING.search(shadow, 0, 4000):
        return {}
    premier = persons.register.learn(("".join(signed["name"].split()),))
    return {
        number: (premier,)
        for number, p in enumerate(outline.passages)
        if p.kind == "text"
        and p.start > signed.end()
        and shadow.startswith("。", p.end - 1)
        and (not p.path or p.path[0] != "p" or _SENT.fullmatch(shadow, p.start, p.end))
    }


def senders_of(shadow: str, outline: Outline, persons: Persons) -> dict[int, tuple[Person, ...]]:
    """The passages of an exchange of letters by number, each with who sends its letter: "（森山大使発カスク外務大臣宛の書簡）"."""
    if (instructs := who_instructs(shadow)) is not None:
        minister = persons.register.learn((instructs[0],))
        texts = (n for n, p in enumerate(outline.passages) if p.kind in ("text", "heading") and p.start > instructs[1])
        return dict.fromkeys(texts, (minister,))
    found: dict[int, tuple[Person, ...]] = {}
    sender: tuple[Person, ...] = ()
    for number, passage in enumerate(outline.passages):
        size = passage.end - passage.start
        head = _LETTER.fullmatch(shadow, passage.start, passage.end) if 8 < size <= 90 else None
        if head is not None:
            named = [n for n in names(head["who"]) if n.tokens]
            sender = (persons.register.learn(named[0].tokens),) if len(named) == 1 else ()
        elif sender and passage.kind == "text":
            found[number] = sender
    return found
