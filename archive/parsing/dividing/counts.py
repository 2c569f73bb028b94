"""Which labels of a record are counted for certain: a list in which one stands twice, or a bullet by itself, is not."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from archive.parsing.breakdown import Kind, Segment
from archive.parsing.page.passages import BEGUN_ANEW

_AFTER_ARTICLE = re.compile(r"[^.]+\.(?:[^.]+\.p\d+|p(?:[2-9]|1\d))")
_IS_BULLET = re.compile(r"(?:\A|\.)b\d+\Z")
_STATEMENT, _LABEL = Kind.STATEMENT, Kind.LABEL
_COUNTED = re.compile(r"\d|[a-z](?![a-z0-9])")


def miscounted(numbered: list[Segment]) -> frozenset[str]:
    """The parents, as beginnings of paths, in which a label stands twice, or "" where the first label is none of a list's first.

    Of lists counted twice, and of one whose count begins anew under a bare heading, it was not told which belongs to which; a record that begins with "214." is one of a volume,
    and one that begins with "(a)" has lost what that is a point of.
    """
    labels = [part.path for part in numbered if part.path]
    if not labels:
        return frozenset()
    found = {path[: path[: path.index("~")].rfind(".") + 1] for path in labels if "~" in path}
    found |= {part.path[: part.path.rfind(".") + 1] for part in numbered if part.rule == BEGUN_ANEW and part.path}
    found |= _with_gaps(labels)
    first = next((path.partition(".")[0] for path in labels if not is_unlabelled(path)), "1")
    if (first.isdigit() and first != "1") or first == "a":
        found.add("")
    return frozenset(found)


def _with_gaps(labels: list[str]) -> set[str]:
    """The parents in which a number is left out: what "2." stands before may have been read as something else."""
    last: dict[str, int] = {}
    found = set()
    for path in labels:
        above, _, name = path.rpartition(".")
        if not name.isdecimal():
            continue
        above = above + "." if above else ""
        if int(name) != last.get(above, 0) + 1 and above in last:
            found.add(above)
        last[above] = int(name)
    return found


def is_unlabelled(path: str) -> bool:
    """Whether the path begins with a paragraph, a turn or a bullet, which print no number of their own."""
    return path[0] in "ptb" and path[1:2].isdigit()


def is_miscounted(path: str, parents: frozenset[str]) -> bool:
    """Whether what has the path stands in one of the lists that `miscounted` has found."""
    at = 0
    while path[:at] not in parents or _COUNTED.match(path, at) is None:
        at = path.find(".", at) + 1
        if not at:
            return False
    return True


def alone(segments: list[Segment], labels: list[Segment]) -> frozenset[int]:
    """Where a bullet stands that has none before or after it in its item, or in the record: a dash or a page's mark, perhaps."""
    marked = [s for s in labels if s.path and (s.rule == "bullet" or _IS_BULLET.search(s.path))]
    if not marked:
        return frozenset()
    counted = Counter(s.path.rpartition(".")[0] for s in marked if s.path)
    lone = {s.start for s in marked if s.path and s.path[0] != "b" and counted[s.path.rpartition(".")[0]] == 1}
    bullets = [s for s in marked if s.path and s.path[0] == "b"]
    at = {s.start: n for n, s in enumerate(segments)}
    joined = set()
    for first, second in pairwise(bullets):
        if all(_is_within(part, first) for part in segments[at[first.start] : at[second.start]]):
            joined |= {first.start, second.start}
    return frozenset(lone.union(s.start for s in bullets if s.start not in joined))


def _is_within(part: Segment, item: Segment) -> bool:
    return part.path is not None and item.path is not None and (part.path + ".").startswith(item.path + ".")


def is_after_article(path: str, told: set[str | None]) -> bool:
    """Whether a legal text's paragraph stands after its article's own, or after its points: the last point's, the article's, or the text's last words.

    `told` are the paths of its paragraphs.
    """
    return _AFTER_ARTICLE.fullmatch(path) is not None or (path.endswith(".p1") and path[:-3] in told)


_FEW: Final = 6
"""To one paragraph without a blank line before it so many stand with one, where blank lines part paragraphs."""


def tight_paragraphs(shadow: str, segments: list[Segment]) -> frozenset[int]:
    """Where paragraphs begin without a blank line before them in a text whose paragraphs have one: a wrapped line, perhaps."""
    tight, wide = [], 0
    for before, part in pairwise(segments):
        if before.kind is not _STATEMENT or before.path is None or part.path is None or part.kind is _LABEL:
            continue
        breaks = shadow.count("\n", before.end, part.start)
        if breaks > 1:
            wide += 1
        elif breaks and part.kind is _STATEMENT:
            tight.append(part.start)
    return frozenset(tight) if wide > _FEW * len(tight) else frozenset()


def dashes_of_talk(shadow: str, segments: list[Segment]) -> frozenset[int]:
    """Where dashes stand that may open turns: of what they stand before, two and more parts are questions."""
    dashes = []
    asked = 0
    for part, after in pairwise(segments):
        if part.kind is _LABEL and shadow[part.start] in "-–—" and part.end - part.start == 1:
            dashes.append(part.start)
            asked += shadow[after.end - 1] == "?"
    return frozenset(dashes) if asked > 1 else frozenset()


_RUN_IN = re.compile(r"[A-ZА-ЯЁ][\w'’-]{2,20}(?:\s[\w'’-]{1,20}){0,3}\.\s(?=[A-ZА-ЯЁ])")
"""A heading of up to four words that its article's text goes on from: "Duties. The Committee shall …"."""


def run_in_heads(shadow: str, segments: list[Segment]) -> set[int]:
    """Where articles begin as if with a heading that was not parted from their text; none where only one does."""
    found = {s.start for s in segments if s.rule == "document" and _RUN_IN.match(shadow, s.start, s.end)}
    return found if len(found) > 1 else set()


_OF_A_LETTER = re.compile(
    r"(?:I|We)\s(?:have\sthe\shono|avail\s(?:my|our)sel)|(?:Your\sExcellency|Sir|Mr\.?\sAmbassador|Mr\.?\sMinister),\Z"
    r"|[Ии]мею\sчесть|Ваше\s[Пп]ревосх|.{0,60}(?:光栄を有し|以書簡|書簡をもって)"
)


def holds_letter(shadow: str, segments: list[Segment]) -> bool:
    """Whether a paragraph that was read as an act's begins as somebody's own words do: "I have the honour to …"."""
    return any(s.rule == "document" and _OF_A_LETTER.match(shadow, s.start, s.end) for s in segments)
