"""What numbers a passage: `1.`, `(1)`, `(a)`, `(iv)`, `2.3`, bullets; at the head of a line or inside a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BULLETS = "•●○◦▪▫■□·・‣⁃*–—-"
_ROMAN = re.compile(r"[ivx]{1,6}\Z|[IVX]{1,6}\Z")

LABEL = re.compile(
    r"""(?: (?P<nested>\d{1,2}(?:\.\d{1,2}){1,4})\.?(?=\s+[^\W\d_a-z]|\s*\Z)
          | \(\s?(?P<bracketed>\d{1,3}|[A-Za-z]|[ivx]{2,5}|[IVX]{2,5})\s?\)
          | (?P<full>\d{1,3})(?P<mark>[.)．、])(?!\d)
          | (?P<letter>[A-Za-z]|[ivx]{2,5}|[IVX]{2,5})(?P<close>[.)])(?=\s)
          | (?P<circled>[①-⑳])
          | (?P<bullet>["""
    + re.escape(_BULLETS)
    + r"""])(?=\s|["'(]?[A-Z])
        )""",
    re.VERBOSE,
)
_BARE = re.compile(r"(\d{1,2})\s+(?=[A-Z])")
_INLINE = re.compile(r"(?<=\s)\(\s?(\d{1,2}|[a-z]|[ivx]{2,5})\s?\)(?=\s\S)")
_REFERENCE = re.compile(
    r"(?:articles?|paragraphs?|sub-?paragraphs?|sections?|clauses?|items?|annex|rules?|points?)\s+[\w.]{0,8}\s*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label: what it is called in a path, its style ("(1)" and "(a)" are two), and the end of its characters.

    `alternative` is the other reading of a letter that is also a Roman number: (style, name).
    """

    name: str
    style: str
    start: int
    end: int
    alternative: tuple[str, str] | None = None


def _letter(name: str, left: str, right: str) -> tuple[str, str, tuple[str, str] | None]:
    case = "A" if name.isupper() else "a"
    roman = ("I" if name.isupper() else "i") if _ROMAN.match(name) else None
    if roman and len(name) > 1:
        return name, left + roman + right, None
    if roman:
        return name, left + case + right, (left + roman + right, name)
    return name, left + case + right, None


def find_label(shadow: str, start: int, end: int) -> Label | None:
    """The label at the head of a line, if there is one."""
    match = LABEL.match(shadow, start, end)
    if not match:
        return None
    if name := match["bullet"]:
        if name in "*" and match.end() >= end:
            return None
        return Label("b", name, start, match.end())
    if name := match["nested"]:
        return Label(name, "1.1" + ".1" * (name.count(".") - 1), start, match.end())
    if name := match["bracketed"]:
        if name.isdigit():
            return Label(name, "(1)", start, match.end())
        name, style, alternative = _letter(name, "(", ")")
        return Label(name, style, start, match.end(), alternative)
    if name := match["full"]:
        mark = ")" if match["mark"] == ")" else "."
        return Label(name, "1" + mark, start, match.end())
    if name := match["letter"]:
        name, style, alternative = _letter(name, "", match["close"])
        return Label(name, style, start, match.end(), alternative)
    return Label(str(ord(match["circled"]) - ord("①") + 1), "①", start, match.end())


def find_bare_number(shadow: str, start: int, end: int, expected: int) -> Label | None:
    """A section's number without a mark ("2 Economic relations"): only the one that comes next in the count."""
    match = _BARE.match(shadow, start, end)
    if match and int(match[1]) == expected and end - start <= 100 and shadow[end - 1] not in ".;:,!?":
        return Label(match[1], "1 ", start, match.end(1))
    return None


_FIRST = {"1": "(1)", "a": "(a)", "i": "(i)"}


def _successor(name: str, style: str) -> str:
    if style == "(1)":
        return str(int(name) + 1)
    if style == "(a)":
        return chr(ord(name) + 1)
    romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
    return romans[romans.index(name) + 1] if name in romans[:-1] else ""


def inline_labels(shadow: str, start: int, end: int) -> list[Label]:
    """The labels of an enumeration inside a running sentence ("stated that (a) … (b) …"); none unless two follow on.

    A reference such as "Article 5 (a)" is no label.
    """
    found: list[Label] = []
    wanted, style = "", ""
    for match in _INLINE.finditer(shadow, start, end):
        name = match[1]
        if not found:
            if name in _FIRST and match.start() > start and not _refers(shadow, start, match.start()):
                style = _FIRST[name]
                found.append(Label(name, style, match.start(), match.end()))
                wanted = _successor(name, style)
        elif name == wanted:
            found.append(Label(name, style, match.start(), match.end()))
            wanted = _successor(name, style)
    return found if len(found) > 1 else []


def _refers(shadow: str, start: int, position: int) -> bool:
    return bool(_REFERENCE.search(shadow[max(start, position - 40) : position]))
