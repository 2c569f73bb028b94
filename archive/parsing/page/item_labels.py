"""Which label a paragraph of the body has: the printed one, a letter read as a number, a bare number, or none."""

from __future__ import annotations

from archive.parsing.page.heading_lines import could_be_heading
from archive.parsing.page.nesting import Frame, is_genuine, serial_number
from archive.parsing.page.passages import Passage
from archive.parsing.text.labels import Label, bare_numbers, find_bare_number
from archive.parsing.text.lines import Block


class ItemLabels:
    """The labels of a record's paragraphs by offset, and what all of them together say of one."""

    def __init__(self, shadow: str, body: list[Block], labels: dict[int, Label]) -> None:
        self.shadow = shadow
        self.labels = labels
        letters = [label for label in labels.values() if not label.is_counted]
        self.seen = {(label.style, label.name) for label in letters} | {
            label.alternative for label in letters if label.alternative
        }
        self.bare = {bare_numbers(shadow, b.start, b.end) for b in body if shadow[b.start].isdecimal()} - {0}
        # A ministry may number its paragraphs from the second on: "2 The ferry …", "3 The pier …".
        self.first_bare = 2 if 1 not in self.bare and {2, 3} <= self.bare else 1
        # A record that numbers "1." begins no item with a mere "1 ": that is a figure, or a note.
        self.is_stopped = "1." in [label.style for label in labels.values()]
        self.serial = serial_number(shadow, body, labels)

    def find_label(self, block: Block, stack: list[Frame]) -> Label | None:
        """The label of a paragraph under the open levels of `stack`, None where it has none or what looks like one is none."""
        label = self.labels.get(block.start)
        if label is None:
            if not self.shadow[block.start].isdecimal():
                return None
            frame = next((f for f in stack if f.style == "1 "), None)
            expected = int(frame.name) + 1 if frame else self.first_bare
            attested = not self.is_stopped and (expected + 1 in self.bare or frame is not None)
            return find_bare_number(self.shadow, block.start, block.end, expected, is_attested=attested)
        label = letter_or_number(label, stack)
        if block.start == self.serial:
            return None
        return label if is_genuine(label, stack, self.seen, block.end - block.start) else None


def letter_or_number(label: Label, stack: list[Frame]) -> Label:
    """A letter that is a Roman number too, read as what goes on with the list that is open: "I." opens numbers."""
    if label.alternative:
        styles = {frame.style: frame for frame in stack}
        style, name = label.alternative
        before = styles.get(label.style)
        follows = before is not None and ord(before.name[0]) + 1 == ord(label.name)
        if not follows and (style in styles or label.name in "iI"):
            return Label(name, style, label.start, label.end)
    return label


def begins_anew(shadow: str, frame: Frame, passages: list[Passage], block: Block, label: Label) -> bool:
    """Whether a sentence's label begins the count anew right under a bare heading of its style ("3 Elsewhere", "1 …").

    `frame` is the innermost level, and `passages` are those so far.
    """
    if frame.style != label.style or frame.index is None or frame.index + 1 != len(passages):
        return False
    if block.indent > frame.indent + 1:
        return False  # That it stands deeper says so already.
    heads = [could_be_heading(shadow, p.start, p.end) for p in passages[-2:] if p.label is not None]
    is_list = len(heads) > 1 and all(heads)  # Bare lines one under the other are a list of contents.
    return heads[-1] and not is_list and not could_be_heading(shadow, label.end, block.end)


def rule_of(label: Label) -> str:
    """By which rule a passage stands that the label numbers."""
    if label.is_bullet:
        return "bullet"
    if label.rank:
        return "division"
    return "numbered-label" if label.is_counted else "lettered-label"
