"""The levels of a record's outline that are open while it is made, and the paths of what is put on them."""

from __future__ import annotations

from archive.parsing.breakdown import Warning as Doubt
from archive.parsing.page.nesting import Frame
from archive.parsing.page.passages import Outline, Passage
from archive.parsing.text.label_forms import BULLET_STYLES
from archive.parsing.text.lines import Block


class Levels:
    """The passages so far (`out`), the open levels from the top to the innermost (`stack`), and how often each path is used.

    `waiting` is the index of the passage whose label stands alone in its line: the next paragraph is its text.
    """

    def __init__(self) -> None:
        self.out = Outline()
        self.stack = [Frame("", "", None)]
        self.used: dict[str, int] = {}
        self.waiting: int | None = None

    def unique(self, path: str, start: int, end: int) -> str:
        """The path, or where it is taken the next one of its name ("2~3"), with a doubt about the label `[start, end)`."""
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
        """Puts a passage under its parent, and gives its index."""
        self.out.passages.append(passage)
        if passage.parent is not None:
            self.out.passages[passage.parent].has_children = True
        return len(self.out.passages) - 1

    def furnish(self, block: Block, rule: str) -> None:
        self.add(Passage(None, block.start, block.end, None, kind="furniture", rule=rule))

    def add_paragraph(self, start: int, end: int, indent: int, *, kind: str = "text", rule: str = "paragraph") -> None:
        frame = self.stack[-1]
        frame.paragraphs += 1
        path = f"{frame.path}.p{frame.paragraphs}" if frame.path else f"p{frame.paragraphs}"
        self.used[path] = self.used.get(path, 0) + 1
        self.add(Passage(path, start, end, frame.index, None, None, kind, True, False, indent, rule))

    def pop_bullets(self) -> None:
        while len(self.stack) > 1 and self.stack[-1].style in BULLET_STYLES and not self.stack[-1].is_heading:
            self.stack.pop()

    def in_turn(self) -> bool:
        """Whether a speaker's turn is open."""
        for frame in self.stack:
            if frame.style == "turn":
                return True
        return False

    def close_turn(self) -> None:
        """Closes the turn that is open, with all levels inside it."""
        at = next((i for i, frame in enumerate(self.stack) if frame.style == "turn"), len(self.stack))
        del self.stack[at:]
        self.waiting = None
