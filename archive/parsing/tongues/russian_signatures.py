"""Who signs a message that a Russian page quotes: the name alone on the line under "С уважением,"."""

from __future__ import annotations

import re

from archive.parsing.people.names import Found
from archive.parsing.tongues.russian_titles import TITLE

_SIGNED = re.compile(
    r"С\s(?:глубоким\s|искренним\s)?уважением,?\s{1,4}(?P<name>(?:(?:[А-ЯЁ]\.\s?){1,2}|[А-ЯЁ][а-яё-]+\s)[А-ЯЁ][а-яё-]+)\"?\s{0,3}$",
    re.MULTILINE,
)
_WHOSE = re.compile(r"(?:телеграмм|послани|письм|поздравлени|обращени)[а-яё]{1,2}\s")
_UNDER = "уважением"


def signatures(text: str) -> list[Found]:
    """The names under such words, each with the office that the page says the message is of ("В телеграмме Президента Кении говорится:")."""
    if text.find(_UNDER) < 0:
        return []
    office = None
    for match in _WHOSE.finditer(text):
        if title := TITLE.match(text, match.end()):
            office = title.group()
            break
    return [
        Found(
            m.start("name"),
            m.end("name"),
            tuple(re.findall(r"[А-ЯЁ]\.|[А-ЯЁ][\w-]+", m["name"])),
            office,
            False,
            "signature",
        )
        for m in _SIGNED.finditer(text)
    ]


def is_signature(shadow: str, start: int) -> bool:
    """Whether the name at `start` stands under such words."""
    return shadow[max(0, start - 16) : start].rstrip(" \n\r\t,").endswith(_UNDER)
