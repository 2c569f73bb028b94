"""A record's outline: which passage every paragraph is, and its path from the printed labels."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from archive.parsing.breakdown import Warning as Doubt
from archive.parsing.dates import clock_times, dates, remainder
from archive.parsing.labels import Label, find_bare_number, find_label
from archive.parsing.lines import Block
from archive.parsing.turns import Turn

_ENDS = (".", "!", "?", ":", ";", ",", "。", "…", '."', ".)", '?"', '!"')
_SHORT = 120


@dataclass(slots=True)
class Passage:
    """A node of the outline with its own text `[start, end)`, empty where only its label is printed.

    `kind` is "text", "heading", "dateline" or "furniture"; `parent` the index of the passage above, None at the top;
    `is_paragraph` that it has no label of its own.
    """

    path: str | None
    start: int
    end: int
    parent: int | None
    label: Label | None = None
    turn: Turn | None = None
    kind: str = "text"
    is_paragraph: bool = False
    has_children: bool = False
    indent: int = 0
    rule: str = "paragraph"


@dataclass(slots=True)
class _Frame:
    path: str
    style: str
    index: int | None
    name: str = ""
    indent: int = 0
    paragraphs: int = 0
    bullets: int = 0
    turns: int = 0


@dataclass(slots=True)
class Outline:
    """The passages of a record in order, and what the parser was not sure of."""

    passages: list[Passage] = field(default_factory=list)
    warnings: list[Doubt] = field(default_factory=list)

    def section_of(self, index: int) -> int | None:
        """The index of the topmost passage above `index` (or itself), None for a paragraph before the first section."""
        at: int | None = index
        while at is not None:
            above = self.passages[at].parent
            if above is None:
                return at
            at = above
        return None


def is_dateline(shadow: str, start: int, end: int) -> bool:
    """Whether a line gives nothing but a date or a time, perhaps with a place ("Tokyo, 4 November 2003")."""
    if end - start > 90 or shadow[end - 1] in "?!;" or not any(c.isdigit() for c in shadow[start:end]):
        return False
    if not dates(shadow, start, end) and not clock_times(shadow, start, end):
        return False
    rest = remainder(shadow, start, end)
    if not rest:
        return True
    words = rest.split()
    small = [w for w in words if w[:1].islower() and w not in ("of", "the", "local", "time", "in", "de")]
    return len(words) <= 6 and not small and not any(w.isdigit() for w in words) and not rest.endswith((".", ":"))


_BULLETS = "•●○◦▪▫■□·・‣⁃*–—-"


class _Builder:
    def __init__(self, shadow: str, turns: dict[int, Turn]) -> None:
        self.shadow = shadow
        self.turns = turns
        self.out = Outline()
        self.stack = [_Frame("", "", None)]
        self.used: dict[str, int] = {}
        self.waiting: int | None = None

    def unique(self, path: str, start: int, end: int) -> str:
        count = self.used.get(path, 0) + 1
        self.used[path] = count
        if count == 1:
            return path
        named = f"{path}~{count}"
        while named in self.used:
            count += 1
            named = f"{path}~{count}"
        self.used[path] = count
        self.used[named] = 1
        self.out.warnings.append(Doubt(f"the label {path} stands here again; this one is called {named}", start, end))
        return named

    def add(self, passage: Passage) -> int:
        self.out.passages.append(passage)
        if passage.parent is not None:
            self.out.passages[passage.parent].has_children = True
        return len(self.out.passages) - 1

    def pop_bullets(self) -> None:
        while self.stack[-1].style in _BULLETS and len(self.stack) > 1:
            self.stack.pop()

    def take(self, block: Block) -> None:
        start, end = block.start, block.end
        turn = self.turns.get(start)
        if turn:
            self.waiting = None
            self.take_turn(block, turn)
            return
        if not any(c.isalnum() for c in self.shadow[start : min(end, start + 400)]) and not any(
            c.isalnum() for c in self.shadow[start:end]
        ):
            self.add(Passage(None, start, end, None, kind="furniture", rule="no-letters"))
            return
        if is_dateline(self.shadow, start, end) and not self.in_turn():
            self.waiting = None
            self.add(
                Passage(
                    self.stack[-1].path or None, start, end, self.stack[-1].index, kind="dateline", rule="dateline"
                )
            )
            return
        label = self.find_label(block)
        if label:
            self.take_label(block, label)
            return
        if self.waiting is not None:
            passage = self.out.passages[self.waiting]
            self.waiting = None
            passage.start, passage.end = start, end
            return
        if self.stack[-1].style in _BULLETS and block.indent <= self.stack[-1].indent:
            self.pop_bullets()
        frame = self.stack[-1]
        frame.paragraphs += 1
        path = f"{frame.path}.p{frame.paragraphs}" if frame.path else f"p{frame.paragraphs}"
        self.used[path] = self.used.get(path, 0) + 1
        self.add(Passage(path, start, end, frame.index, is_paragraph=True, indent=block.indent))

    def in_turn(self) -> bool:
        return any(frame.style == "turn" for frame in self.stack)

    def find_label(self, block: Block) -> Label | None:
        label = find_label(self.shadow, block.start, block.end)
        if label is None:
            frame = next((f for f in self.stack if f.style == "1 "), None)
            return find_bare_number(self.shadow, block.start, block.end, int(frame.name) + 1 if frame else 1)
        styles = {frame.style: frame for frame in self.stack}
        if label.alternative:
            style, name = label.alternative
            before = styles.get(label.style)
            follows = before is not None and ord(before.name[0]) + 1 == ord(label.name)
            if not follows and (style in styles or label.name in "iI"):
                label = Label(name, style, label.start, label.end)
        if label.style[0] in "aAiI" and label.style not in styles and label.name not in ("a", "A", "i", "I"):
            # "J. Smith said": an initial is no label.
            return None
        if label.style in ("A.", "I.") and label.style not in styles and block.end - block.start > 200:
            return None
        return label

    def take_label(self, block: Block, label: Label) -> None:
        bullet = label.style in _BULLETS
        if not bullet:
            self.pop_bullets()
        at = next((i for i, frame in enumerate(self.stack) if i and frame.style == label.style), None)
        if label.style.startswith("1.1"):
            at = next(
                (i for i, f in enumerate(self.stack) if i and not (f.path and label.name.startswith(f.path + "."))),
                None,
            )
        if at is not None:
            del self.stack[at:]
        frame = self.stack[-1]
        if bullet:
            frame.bullets += 1
            name = f"b{frame.bullets}"
        else:
            name = label.name
        if label.style.startswith("1.1") and frame.path and name.startswith(frame.path + "."):
            path = name
        else:
            path = f"{frame.path}.{name}" if frame.path else name
        path = self.unique(path, label.start, label.end)
        body = label.end
        while body < block.end and self.shadow[body].isspace():
            body += 1
        index = self.add(
            Passage(path, body, block.end, frame.index, label=label, indent=block.indent, rule=_rule(label))
        )
        self.stack.append(_Frame(path, label.style, index, label.name, block.indent))
        self.waiting = index if body >= block.end else None

    def take_turn(self, block: Block, turn: Turn) -> None:
        at = next((i for i, frame in enumerate(self.stack) if frame.style == "turn"), None)
        if at is not None:
            del self.stack[at:]
        self.pop_bullets()
        frame = self.stack[-1]
        frame.turns += 1
        path = f"{frame.path}.t{frame.turns}" if frame.path else f"t{frame.turns}"
        self.used[path] = 1
        index = self.add(Passage(path, turn.end, turn.end, frame.index, turn=turn, rule="speaker-label"))
        self.stack.append(_Frame(path, "turn", index, indent=block.indent))
        body = turn.end
        while body < block.end and self.shadow[body].isspace():
            body += 1
        if body < block.end:
            own = self.stack[-1]
            own.paragraphs += 1
            self.add(Passage(f"{path}.p1", body, block.end, index, is_paragraph=True, indent=block.indent))


def _rule(label: Label) -> str:
    if label.style in _BULLETS:
        return "bullet"
    return "numbered-label" if label.name[:1].isdigit() else "lettered-label"


def outline_of(shadow: str, blocks: list[Block], turns: dict[int, Turn], first: int, last: int) -> Outline:
    """The outline of the paragraphs `blocks[first:last]`."""
    builder = _Builder(shadow, turns)
    contents = _contents(shadow, blocks, first, last)
    for number in range(first, last):
        if number in contents:
            block = blocks[number]
            builder.add(Passage(None, block.start, block.end, None, kind="furniture", rule="list-of-contents"))
        else:
            builder.take(blocks[number])
    _mark_headings(shadow, builder.out)
    return builder.out


def _key(shadow: str, block: Block) -> str | None:
    if block.end - block.start > _SHORT or shadow.endswith(_ENDS, block.start, block.end):
        return None
    label = find_label(shadow, block.start, block.end)
    return " ".join(shadow[label.end if label else block.start : block.end].split()).casefold() or None


def _contents(shadow: str, blocks: list[Block], first: int, last: int) -> set[int]:
    """The paragraphs of a list of contents: two or more short lines in a row that all come again as headings."""
    keys = [_key(shadow, blocks[n]) for n in range(first, last)]
    final = {key: n for n, key in enumerate(keys) if key}
    found: set[int] = set()
    run: list[int] = []
    for n, key in enumerate([*keys, None]):
        if key and len(key) > 2 and final[key] > n:
            run.append(n)
            continue
        repeated = [keys[m] for m in run]
        if len(run) > 1 and len(set(repeated)) == len(run) and all(final[k] >= n for k in repeated if k):
            found.update(first + m for m in run)
            before = run[0] - 1
            if before >= 0 and re.fullmatch(r"(?:table of )?contents", keys[before] or ""):
                found.add(first + before)
        run = []
    return found


_CLAUSE = re.compile(
    r"\b(?:following|as follows|stated|said|expressed|explained|agreed that|noted that|was|were|will)\b"
)


def could_be_heading(shadow: str, start: int, end: int) -> bool:
    """Whether `[start, end)` is short, has no closing stop, begins with a capital and says nothing."""
    if not 0 < end - start <= _SHORT or shadow.endswith(_ENDS, start, end):
        return False
    words = shadow[start:end]
    head = words.lstrip("<[(【◆■-– \"'")[:1]
    return bool(head) and not head.islower() and len(words.split()) <= 16 and not _CLAUSE.search(words)


def _mark_headings(shadow: str, out: Outline) -> None:
    passages = out.passages
    styles: set[tuple[int | None, str]] = set()
    for number, passage in enumerate(passages):
        if passage.kind != "text" or passage.turn or not could_be_heading(shadow, passage.start, passage.end):
            continue
        following = passages[number + 1] if number + 1 < len(passages) else None
        if passage.label and not _above_is_turn(passages, passage):
            bullet = passage.label.style in _BULLETS
            deeper = following is not None and following.parent == number
            if deeper and not (bullet and following and following.is_paragraph):
                passage.kind, passage.rule = "heading", "heading-with-items"
                styles.add((passage.parent, passage.label.style))
            elif (passage.parent, passage.label.style) in styles and not bullet and following is not None:
                passage.kind, passage.rule = "heading", "heading-like-its-siblings"
        elif (
            passage.is_paragraph
            and not (passage.parent is not None and _above_is_turn(passages, passage))
            and following is not None
            and following.kind == "text"
            and passage.end - passage.start <= 90
            and following.parent == passage.parent
            and (following.turn or following.end - following.start > passage.end - passage.start)
            and (following.turn or following.label or shadow.endswith(_ENDS, following.start, following.end))
            and passage.indent == 0
        ):
            passage.kind, passage.rule = "heading", "unlabelled-heading"
    _share_heading_paths(out)


def _above_is_turn(passages: list[Passage], passage: Passage) -> bool:
    at = passage.parent
    while at is not None:
        if passages[at].turn:
            return True
        at = passages[at].parent
    return False


def _share_heading_paths(out: Outline) -> None:
    """An unlabelled heading and the paragraph after it are one passage; the paragraphs after it are counted anew."""
    shift: dict[int | None, int] = {}
    passages = out.passages
    for number, passage in enumerate(passages):
        if not passage.is_paragraph or passage.path is None:
            continue
        above = passage.path.rpartition("p")
        if moved := shift.get(passage.parent, 0):
            passage.path = f"{above[0]}p{int(above[2]) - moved}"
        following = passages[number + 1] if number + 1 < len(passages) else None
        if passage.rule == "unlabelled-heading" and following and following.is_paragraph:
            shift[passage.parent] = shift.get(passage.parent, 0) + 1
