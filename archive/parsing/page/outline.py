"""A record's outline: which passage every paragraph is, and its path from the printed labels."""

from __future__ import annotations

import re
from dataclasses import replace

from archive.parsing.page.bulleted_headings import bulleted_headings, headings_over_lists
from archive.parsing.page.closed_lists import heads_annex, is_closed
from archive.parsing.page.contents import contents_of, headings_of_contents
from archive.parsing.page.dated_rows import HEAD, dated_rows
from archive.parsing.page.eastern_pages import numbers_item
from archive.parsing.page.extracts import extracts_of, said_above
from archive.parsing.page.field_lines import MARKS_OF_TOPICS, is_of_fields, is_place_field
from archive.parsing.page.head_lines import lines_of_issuer
from archive.parsing.page.heading_lines import bracketed_heading, could_be_heading
from archive.parsing.page.headings import mark_headings
from archive.parsing.page.item_labels import ItemLabels, begins_anew, letter_or_number, rule_of
from archive.parsing.page.levels import Levels
from archive.parsing.page.nesting import (
    Frame,
    can_double,
    could_double,
    level_of,
    without_lone_dash,
)
from archive.parsing.page.passages import BEGUN_ANEW, Outline, Passage, is_long_paragraph
from archive.parsing.page.places_under_dates import is_place_under_date, is_town_under_date
from archive.parsing.page.record_lines import is_between_turns
from archive.parsing.page.rosters import heads_roster, is_loud_head, is_roster_line
from archive.parsing.page.running_heads import running_heads
from archive.parsing.page.russian_pages import is_caption, says_nothing
from archive.parsing.page.topics import topics_of
from archive.parsing.page.turn_headings import headings_between_turns
from archive.parsing.text.furniture import has_letters, inside_rule, is_credit, is_note, is_sourced_caption
from archive.parsing.text.label_forms import BULLET_STYLES
from archive.parsing.text.labels import Label, find_label, is_first, run_on_labels
from archive.parsing.text.lines import Block
from archive.parsing.turns.turns import Turn
from archive.parsing.words.dates import is_dateline

__all__ = ["Outline", "Passage", "outline_of"]

_STOPS = '.!?…:;"'
_ANNOUNCES = (":", "：", "as follows.", "のとおり。", "следующее.")


# "[Applause]", "[Replay of a clip]": what went on, and no link, which names somebody ("[Shinji Mori]").
_DIRECTION = re.compile(r"\[(?:(?:Applause|Laughter|Music|Crosstalk|Inaudible|Break)\]|[A-Z]\w+\s[a-z])")


class _Builder(Levels):
    def __init__(self, shadow: str, turns: dict[int, Turn], labels: ItemLabels) -> None:
        super().__init__()
        self.shadow = shadow
        self.turns = turns
        self.labels = labels
        self.first_of_list: dict[str, int] = {}
        self.depth_of_brackets: int | None = None
        self.in_roster = False
        self.answering: int | None = None
        self.bulleted: set[int] = set()
        self.over_lists: set[int] = set()
        self.rows: dict[int, str] = {}

    def take(self, block: Block, following: Label | None) -> None:
        start, end = block.start, block.end
        turn = self.turns.get(start)
        if turn:
            self.waiting = None
            self.take_turn(block, turn)
            return
        if start in self.rows:
            self.pop_bullets()
            kind = ("heading", "unlabelled-heading") if self.rows[start] == HEAD else ("text", "dated-row")
            self.add_paragraph(start, end, block.indent, kind=kind[0], rule=kind[1])
            return
        is_long = is_long_paragraph(self.shadow, block) and self.waiting is None
        if is_long and start not in self.labels.labels and start not in self.over_lists:
            self.in_roster = self.in_roster and self.in_turn()
            self.take_paragraph(block)
            return
        if not self.shadow[start].isalnum() and not has_letters(self.shadow, block):
            self.furnish(block, "no-letters")
            return
        rule = inside_rule(self.shadow, block)
        in_turn = self.in_turn()
        # In a turn what is in brackets may be a direction; under a number that stands alone it is its heading.
        is_said = rule == "link" and (self.waiting is not None or (in_turn and _DIRECTION.match(self.shadow, start)))
        if rule and not is_said:
            if not in_turn and rule == "navigation" and is_credit(self.shadow, block):
                self.drop_caption(block)
            self.furnish(block, rule)
            return
        if in_turn and is_between_turns(self.shadow, block):
            self.close_turn()
            self.add_paragraph(start, end, block.indent, rule="between-turns")
            return
        if not in_turn and is_dateline(self.shadow, start, end) and not numbers_item(self.shadow, block):
            self.take_dateline(start, end)
            return
        if not in_turn and (
            is_place_under_date(self.shadow, block, self.out.passages)
            or is_town_under_date(self.shadow, block, self.out.passages, self.stack[-1].turns)
            or is_place_field(self.shadow, start, end)
        ):
            self.take_dateline(start, end)
            return
        label = self.labels.find_label(block, self.stack)
        if label and not (label.is_bullet and not in_turn and is_note(self.shadow, block)):
            self.take_label(block, label, following)
            return
        is_short = not in_turn and end - start <= 200 and self.shadow[start] > "\u0400"
        if is_short and self.shadow[end - 1] not in _STOPS and is_caption(self.shadow, start, end):
            self.furnish(block, "caption")
            return
        if not in_turn and is_sourced_caption(self.shadow, block):
            self.drop_caption(block)
            self.furnish(block, "caption")
            return
        if label or (
            not in_turn and end - start <= 220 and self.shadow[start] in "*※(（[" and is_note(self.shadow, block)
        ):
            self.furnish(block, "translation-note")
            return
        if start in self.over_lists:
            del self.stack[1:]
            self.waiting = None
        elif self.shadow[start] in "（(" and block.gap and not in_turn and self.shadow.startswith("参考", start + 1):
            del self.stack[1:]  # "（参考）…" under a blank line goes with the whole of the record.
        if self.waiting is not None:
            passage = self.out.passages[self.waiting]
            self.waiting = None
            passage.start, passage.end = start, end
            return
        close = None if in_turn else bracketed_heading(self.shadow, block)
        if close is not None:
            self.take_bracketed(block, close)
            return
        if not in_turn and following and following.is_bullet and heads_roster(self.shadow, block):
            self.pop_bullets()
            self.add_paragraph(start, end, block.indent, kind="heading", rule="roster-heading")
            return
        if not in_turn and self.is_of_roster(block):
            if is_loud_head(self.shadow, block):
                self.add_paragraph(start, end, block.indent, kind="heading", rule="unlabelled-heading")
            else:
                self.add_paragraph(start, end, block.indent, rule="roster")
            return
        self.take_paragraph(block)

    def take_paragraph(self, block: Block) -> None:
        if self.stack[-1].style in BULLET_STYLES and block.indent <= self.stack[-1].indent:
            self.pop_bullets()
        if len(self.stack) > 1 and self.stack[1].rank and heads_annex(self.shadow, block):
            del self.stack[1:]
        elif is_closed(self.shadow, self.out.passages, self.stack[-1]):
            del self.stack[-1]
        is_answer = self.answering is not None and self.answering == self.stack[-1].index
        self.add_paragraph(block.start, block.end, block.indent, rule="answer" if is_answer else "paragraph")

    def take_dateline(self, start: int, end: int) -> None:
        self.waiting = None
        self.pop_bullets()
        above = self.stack[-1]
        self.add(Passage(above.path or None, start, end, above.index, kind="dateline", rule="dateline"))

    def is_of_head(self, block: Block) -> bool:
        """Whether a line over the first turn gives the place, or goes on with the list of those present."""
        return is_town_under_date(self.shadow, block, self.out.passages, self.stack[-1].turns) or (
            self.in_roster and is_roster_line(self.shadow, block)
        )

    def drop_caption(self, block: Block) -> None:
        """Makes furniture of a short line without a stop right over a picture's source: "The two ministers", "Photo: …"."""
        passage = self.out.passages[-1] if self.out.passages else None
        if passage is None or passage.rule != "paragraph" or passage.path is None or passage.end - passage.start > 140:
            return
        if (
            not is_credit(self.shadow, block)
            or (self.shadow[passage.end - 1] in _STOPS and not says_nothing(self.shadow, passage.start, passage.end))
            or self.stack[-1].style == "turn"
        ):
            return
        self.stack[-1].paragraphs -= 1
        self.used[passage.path] -= 1
        passage.kind, passage.rule, passage.path, passage.parent = "furniture", "caption", None, None
        passage.is_paragraph = False

    def take_bracketed(self, block: Block, close: int) -> None:
        """A heading in brackets: all of a record stand on one level; what follows in its line is its first paragraph."""
        if self.shadow.startswith("参考", block.start + 1):
            del self.stack[1:]  # "【参考】" goes with the whole of the record.
        depth = self.depth_of_brackets
        if depth is None or depth > len(self.stack):
            self.pop_bullets()
            self.depth_of_brackets = len(self.stack)
        else:
            del self.stack[depth:]
        self.add_paragraph(block.start, close, block.indent, kind="heading", rule="bracketed-heading")
        body = self.skip_space(close, block.end)
        if body < block.end:
            self.add_paragraph(body, block.end, block.indent)

    def skip_space(self, position: int, end: int) -> int:
        while position < end and self.shadow[position].isspace():
            position += 1
        return position

    def take_heading(self, block: Block) -> None:
        """A heading between two turns closes the turn before it, and the numbered list that such a heading opened."""
        self.close_turn()
        if len(self.stack) > 1 and (first := self.first_of_list.get(self.stack[1].style)):
            above = self.out.passages[first - 1]
            if (
                above.parent is None
                and above.rule in ("paragraph", "heading-of-turns")
                and could_be_heading(self.shadow, above.start, above.end)
            ):
                del self.stack[1:]
        depth = self.depth_of_brackets
        if depth is not None and depth < len(self.stack) and self.shadow[block.start] == "【":
            del self.stack[depth:]  # "【質疑応答】" stands on the level of "【発表事項】".
        label = find_label(self.shadow, block.start, block.end)
        if label is not None and label.style not in MARKS_OF_TOPICS:
            self.take_item_heading(block, label)
            return
        index = self.stack[-1].index
        if index is not None and self.out.passages[index].rule == "bullet":
            self.pop_bullets()  # a list of topics, and then the first heading
        self.add_paragraph(block.start, block.end, block.indent, kind="heading", rule="heading-of-turns")

    def take_item_heading(self, block: Block, label: Label) -> None:
        """A labelled line that a list of contents has announced: it heads what follows, turns too."""
        self.close_turn()
        self.take_label(block, letter_or_number(label, self.stack), None)
        self.waiting = None
        passage = self.out.passages[-1]
        passage.kind, passage.rule = "heading", "heading-of-contents"

    def is_of_roster(self, block: Block) -> bool:
        """Whether a paragraph is the head or a line of a list of those present."""
        self.in_roster = heads_roster(self.shadow, block) or (self.in_roster and is_roster_line(self.shadow, block))
        return self.in_roster

    def take_label(self, block: Block, label: Label, following: Label | None) -> None:
        """Takes a line that begins with a label, with those that stand behind it: "1. (1) …", "(1) … . (2) …"."""
        body = self.add_label(block, label)
        if (
            body < block.end
            and numbers_item(self.shadow, block)
            and (is_dateline(self.shadow, body, block.end) or is_place_field(self.shadow, body, block.end))
        ):
            self.out.passages[-1].kind = "dateline"  # "１ 日時 平成１５年１月１０日（金）"
            return
        if (turn := self.turns.get(body)) is not None:
            self.take_numbered_turn(block, body, turn)
            return
        while body < block.end and could_double(self.shadow, body):
            second = find_label(self.shadow, body, block.end)
            if second is None or not can_double(label, second, self.stack):
                break
            self.out.passages[-1].end = body
            body, label = self.add_label(block, second), second
        for next_one in run_on_labels(self.shadow, body, block.end, label, following):
            head = self.shadow[body : next_one.start].rstrip()
            self.out.passages[-1].end = body + len(head)
            body = self.add_label(block, next_one)

    def take_numbered_turn(self, block: Block, body: int, turn: Turn) -> None:
        """A speaker's label behind a number; under a paper's question the paragraphs without a label answer it."""
        self.waiting = None
        self.out.passages[-1].end = body
        self.take_turn(replace(block, start=body), turn)
        if turn.rule == "numbered-question":
            self.close_turn()
            self.answering = self.stack[-1].index

    def add_label(self, block: Block, label: Label) -> int:
        """Adds the passage that the label numbers, and gives where its text begins."""
        if not label.is_bullet:
            self.pop_bullets()
        is_anew = is_first(label.name) and begins_anew(self.shadow, self.stack[-1], self.out.passages, block, label)
        at = level_of(self.stack, label, block.indent, is_announced=is_anew or self.is_announced())
        if at is not None:
            del self.stack[at:]
        frame = self.stack[-1]
        if label.is_bullet:
            frame.bullets += 1
            name = f"b{frame.bullets}"
        else:
            name = label.name
        if label.style.startswith("1.1") and frame.path and name.startswith(frame.path + "."):
            path = name
        else:
            path = f"{frame.path}.{name}" if frame.path else name
        path = self.unique(path, label.start, label.end)
        body = self.skip_space(label.end, block.end)
        printed = self.shadow[label.start : label.end]
        if label.is_counted and self.shadow.startswith(printed + " ", body) and body > label.end:
            # "1. 1. Trade": the list's own number, and the one that a page printed before it.
            label = replace(label, end=body + len(printed))
            body = self.skip_space(label.end, block.end)
        index = self.add(
            Passage(path, body, block.end, frame.index, label=label, indent=block.indent, rule=rule_of(label))
        )
        if is_anew:
            self.out.passages[index].rule = BEGUN_ANEW
        if frame.index is None:
            self.first_of_list.setdefault(label.style, index)
        self.stack.append(Frame(path, label.style, index, label.name, block.indent, label.rank))
        self.waiting = index if body >= block.end else None
        if block.start in self.bulleted:
            self.stack[-1].is_heading = True
            self.out.passages[index].kind, self.out.passages[index].rule = "heading", "bulleted-heading"
        return body

    def is_announced(self) -> bool:
        """Whether the passage before ends as one that announces a list."""
        if not self.out.passages:
            return False
        before = self.out.passages[-1]
        return self.shadow.endswith(_ANNOUNCES, before.start, before.end)

    def take_turn(self, block: Block, turn: Turn) -> None:
        self.in_roster = False
        at = next((i for i, frame in enumerate(self.stack) if frame.style == "turn"), None)
        if at is not None:
            del self.stack[at:]
        elif len(self.stack) > 1 and is_of_fields(self.shadow, self.out.passages, self.stack[1]):
            del self.stack[1:]  # "３ 出席者 …", and then the first label
        above = self.stack[-1]
        if above.index is None or self.out.passages[above.index].rule != "heading-of-contents":
            self.pop_bullets()
        frame = self.stack[-1]
        frame.turns += 1
        path = f"{frame.path}.t{frame.turns}" if frame.path else f"t{frame.turns}"
        self.used[path] = 1
        index = self.add(Passage(path, turn.end, turn.end, frame.index, turn=turn, rule="speaker-label"))
        self.stack.append(Frame(path, "turn", index, indent=block.indent))
        body = self.skip_space(turn.end, block.end)
        if body < block.end:
            own = self.stack[-1]
            own.paragraphs += 1
            self.add(Passage(f"{path}.p1", body, block.end, index, is_paragraph=True, indent=block.indent))


def outline_of(
    shadow: str,
    blocks: list[Block],
    turns: dict[int, Turn],
    first: int,
    last: int,
    opened: int = 0,
    lines: frozenset[str] = frozenset(),
) -> Outline:
    """The outline of the paragraphs `blocks[first:last]`, `opened` of the record's own standing over the title.

    `lines` are the page's at the head, which it may print again on each page.
    """
    body = blocks[first:last]
    labels = {b.start: label for b in body if b.start not in turns and (label := find_label(shadow, b.start, b.end))}
    without_lone_dash(shadow, body, turns, labels)
    builder = _Builder(shadow, turns, ItemLabels(shadow, body, labels))
    builder.stack[0].paragraphs = opened
    if labels and not turns:
        builder.bulleted = bulleted_headings(shadow, blocks, labels, first, last)
        builder.over_lists = headings_over_lists(shadow, blocks, labels, first, last)
    builder.rows = dated_rows(shadow, body) if not turns else {}
    heads = running_heads(shadow, blocks, first, last, lines)
    again = said_above(shadow, blocks, first)
    contents = contents_of(shadow, blocks, turns, labels, first, last)
    contents |= topics_of(shadow, blocks, turns, first, last, contents)
    headings = headings_between_turns(shadow, blocks, turns, first, last)
    extracts = extracts_of(shadow, blocks, first, last)
    announced = headings_of_contents(shadow, blocks, labels, contents, last)
    issuer = lines_of_issuer(shadow, blocks, first, last) if not turns else {}
    for number in range(first, last):
        label = labels.get(blocks[number].start) if number in announced else None
        if number in heads and blocks[number].start not in turns:
            builder.furnish(blocks[number], "running-head")
        elif number in issuer:
            builder.furnish(blocks[number], "navigation")
            if issuer[number] == "dateline":
                builder.out.passages[-1].kind = "dateline"
        elif number in contents:
            builder.furnish(blocks[number], "list-of-contents")
        elif again and (blocks[number].start, blocks[number].end) in again:
            builder.furnish(blocks[number], "title-again")
        elif label is not None:
            builder.take_item_heading(blocks[number], label)
        elif number in extracts and blocks[number].start not in turns:
            builder.furnish(blocks[number], "extract")
        elif number in headings and not builder.is_of_head(blocks[number]):
            builder.take_heading(blocks[number])
        else:
            after = blocks[number + 1].start if number + 1 < last else -1
            builder.take(blocks[number], labels.get(after))
    mark_headings(shadow, builder.out)
    return builder.out
