"""A text's lines and paragraphs as offsets, and its shadow for reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from archive.parsing.text.eastern_wrapping import breaks_moved, eastern_width, goes_on_eastern
from archive.parsing.words.dates import is_dateline

BYTE_ORDER_MARK = "\ufeff"

# One character for one character, so that offsets hold.
_SHADOW = {"\u00a0": " ", "’": "'", "“": '"', "”": '"', "‘": "'", "ʼ": "'", "„": '"', "«": '"', "»": '"', "，": "、"}

_SENTENCE_END = (".", "!", "?", ":", ";", "。", "…", '."', '!"', '?"', ".)", "。」")
# Words that nothing ends with: what they govern stands in the next line.
_OPEN = re.compile(r"(?<=\s)(?:of|the|and|with|to|in|for|by|a|an|that|from|between)\Z")
_NO_BREAK = (";", ":")
"""Behind these small letters begin an item of a list ("б) сборы;"), and are no line that goes on."""
_NARROWEST, _WIDEST = 50, 110
"""Characters of a line of a text that is wrapped throughout."""
_LEAST_SPACED = 8
"""Lines of a text that can be known as printed with double space."""
_LONGEST_WORD = 40
_OVER = 6
"""Characters by which a line may run over the width at which the others are wrapped."""
_KANA = re.compile("[\u3041-\u30fa]")
# A Latin comma between Japanese words, as old pages print it.
_EASTERN_COMMA = re.compile("(?<=[\u3040-\u30ff\u3400-\u9fff）」』])[,，]")


def shadow_of(text: str) -> str:
    """The text with plain quotation marks and spaces: same length, same offsets, only for reading."""
    # Several times as fast as str.translate, which looks every character up.
    for printed, plain in _SHADOW.items():
        if text.isascii():
            return text
        text = text.replace(printed, plain)
    if _KANA.search(text, 0, 4000):
        text = _EASTERN_COMMA.sub("、", text)
        if "つた" in text and "った" not in text:  # As before 1946, and after it for a while: "あつた", "行つて".
            text = text.replace("つた", "った").replace("つて", "って")
    return text


@dataclass(slots=True)
class Block:
    """A paragraph: `[start, end)` without white space around it.

    `indent` counts the white space before its first line, `gap` says that a blank line (or nothing) stands before it,
    `lines` is how many lines it has.
    """

    start: int
    end: int
    indent: int
    gap: bool
    lines: int = 1


def _lines(text: str) -> list[Block]:
    found: list[Block] = []
    position = before = 1 if text.startswith(BYTE_ORDER_MARK) else 0
    for raw in text[before:].splitlines(keepends=True):
        at, position = position, position + len(raw)
        body = raw.strip()
        if not body:
            continue
        indent = len(raw) - len(raw.lstrip()) if raw[0] != body[0] else 0
        start = at + indent
        end = start + len(body)
        gap = not found or (start - before > 1 and (text.startswith("\n\n", before) or _is_blank(text, before, start)))
        found.append(Block(start, end, indent, gap))
        before = end
    margin = min([line.indent for line in found], default=0)
    for line in found if margin else ():
        line.indent -= margin  # A text that is set in as a whole is not set in.
    return found


def _is_blank(text: str, start: int, end: int) -> bool:
    """Whether the white space between two lines holds a blank line."""
    breaks = text.count("\n", start, end)
    if breaks + text.count("\u2029", start, end) > 1:
        return True
    return not breaks and text.count("\r", start, end) > 1


def _set_close(shadow: str, lines: list[Block]) -> int:
    """Takes the blank line out between each two lines of a text that is wrapped at one width and printed with double space.

    Only two blank lines then part paragraphs: a third of the lines and more go on in lower case behind a blank one. Gives
    the width, 0 for another text.
    """
    if len(lines) < _LEAST_SPACED or sum([line.gap for line in lines]) * 10 < len(lines) * 9:
        return 0
    cut = sum(
        shadow[two.start].islower() and not shadow.endswith(_SENTENCE_END, one.start, one.end)
        for one, two in pairwise(lines)
    )
    widths = sorted(line.end - line.start + line.indent for line in lines)
    width = widths[len(widths) * 9 // 10]
    if cut * 3 < len(lines) or not _NARROWEST <= width <= _WIDEST:
        return 0
    for one, two in pairwise(lines):
        two.gap = two.gap and shadow.count("\n", one.end, two.start) > 2
    return width


def _is_cut(shadow: str, line: Block, following: Block, width: int) -> bool:
    """Whether a line of such a text goes on in the next: it ends no sentence, and is no short one or one in capitals."""
    if line.end - line.start < width * 0.6 or shadow.endswith(_SENTENCE_END, line.start, line.end):
        return False
    return not shadow[line.start : line.end].isupper() and not shadow[following.start : following.start + 12].isupper()


def _is_wrapped(shadow: str, lines: list[Block]) -> int:
    """The width at which the text's lines are wrapped, 0 where they are not: many lines go on in lower case."""
    if len(lines) < 4:
        return 0
    follows = [line for line in lines if not line.gap]
    if width := _filled(shadow, lines):
        return width
    if len(follows) < 4 or len(lines) < 6:
        return 0
    going_on = sum(
        [
            not shadow.endswith(_NO_BREAK, one.start, one.end)
            for one, two in pairwise(lines)
            if not two.gap and shadow[two.start].islower()
        ]
    )
    if going_on * 5 < len(follows) or going_on < 4:
        return 0
    widths = sorted(line.end - line.start + line.indent for line in lines)
    width = widths[len(widths) * 9 // 10]
    return width if width <= 130 else 0


def _filled(shadow: str, lines: list[Block]) -> int:
    """The width of a text of which nearly every line that no blank one follows is as full as it can be, else 0."""
    width = max([line.end - line.start + line.indent for line in lines])
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    pairs = [(one, two) for one, two in pairwise(lines) if not two.gap]
    cut = sum(not shadow.endswith(_SENTENCE_END, one.start, one.end) for one, two in pairs)
    if len(pairs) < 2 or cut * 2 < len(pairs):
        return 0
    for least in (width, width - _OVER):
        if sum(_is_full(shadow, one, two, least) for one, two in pairs) * 10 >= len(pairs) * 9:
            return least
    return 0


def _is_full(shadow: str, line: Block, following: Block, width: int) -> bool:
    """Whether a line ends where it does for want of room: the next one's first word would not have gone into it.

    A line in brackets from end to end, a caption or a stage direction, goes on with none.
    """
    size = line.end - line.start + line.indent
    if shadow[following.start] in "[(<" and shadow[following.end - 1] in "])>":
        return False
    space = shadow.find(" ", following.start, following.end)
    word = (space if space >= 0 else following.end) - following.start
    if word > _LONGEST_WORD or shadow.endswith("....", line.start, line.end):
        return False  # a row of dots
    return size >= width * 0.7 and size + 1 + word > width


_LEAST_INSET = 3
"""Lines set in alike by which a wrapped text shows that its paragraphs are."""


def _inset(shadow: str, lines: list[Block]) -> int:
    """By how much each paragraph's first line is set in where a wrapped text parts its paragraphs by that alone, else 0.

    No line that is set in so goes on in lower case, and a quarter of all stand at the margin.
    """
    indents = [line.indent for line in lines]
    inset = max([indent for indent in set(indents) if 2 <= indent <= 8], key=indents.count, default=0)
    if not inset or indents.count(0) * 4 < len(lines) or indents.count(inset) < _LEAST_INSET:
        return 0
    return 0 if any(line.indent == inset and shadow[line.start].islower() for line in lines) else inset


_NEARLY = 0.85
"""How full a line is that may go on in the next where only blank lines part the paragraphs."""
_LEAST_PARTED = 4


def _parted_by_blanks(shadow: str, lines: list[Block], width: int) -> bool:
    """Whether a wrapped text parts its paragraphs by blank lines alone: where none stands, no line ends a sentence early."""
    follows = [(one, two) for one, two in pairwise(lines) if not two.gap and not one.indent and not two.indent]
    if len(follows) < _LEAST_PARTED or sum([line.gap for line in lines]) < _LEAST_PARTED:
        return False
    return all(one.end - one.start >= width * _NEARLY for one, _ in follows)


_OF_WITNESSES = ("STATEMENT OF ", "STATEMENTS OF ", "OPENING STATEMENT OF ", "TESTIMONY OF ", "PREPARED STATEMENT OF ")
"""How a hearing's record heads what a witness says, over several lines in capitals."""


_CENTRED = 8
_HOLDS = ("Committee on ", "Subcommittee on ", "Select Committee ", "Permanent ", "Joint ", "Special Committee ")
"""Who holds a hearing, over the town, which stands further to the right."""


def _goes_on(shadow: str, line: Block, following: Block, width: int) -> bool:
    """Whether the words of a line can go on in the next: in lower case after no end, or where it is cut."""
    head = shadow[following.start]
    size = line.end - line.start
    if (
        shadow[line.end - 1] == ","
        and following.indent - line.indent > _CENTRED
        and shadow.startswith(_HOLDS, line.start)
    ):
        return False
    if shadow[line.start] in "OPST" and shadow.startswith(_OF_WITNESSES, line.start):
        return shadow[line.start : following.end].isupper()
    if not width and head.isupper() and (size <= 40 or not shadow[line.end - 1].isalpha()):
        return False  # Behind a capital only an article or its like shows that the words go on.
    if head == "h" and shadow.startswith(("http://", "https://"), following.start):
        return False
    for one in (line, following):
        near = max(one.start, one.end - 24)
        if shadow.find("olumn", near, one.end) >= 0 and _COLUMN.search(shadow, near, one.end):
            return False
    if head.islower() and not head.isascii() and _is_own_line(shadow, line, following, width):
        return False
    if head in "cs" and shadow[following.start : following.end] in _CLASSIFIED:
        return False
    if (
        head == "a"
        and size <= 60
        and shadow.startswith("asked the ", following.start)
        and _RISES.fullmatch(shadow, line.start, line.end)
    ):
        return False
    if head.islower() and not shadow.endswith(_SENTENCE_END, line.start, line.end):
        return not _is_token(shadow, line, following)
    if head in "£€$" and size > 40 and shadow[line.end - 1].islower():
        return True  # "a further" over "£12 million"
    if head in "–—" and _is_said_by(shadow, line, following):
        return True
    if size > 40 and shadow[line.end - 1].isalpha() and _OPEN.search(shadow, line.end - 9, line.end):
        return not is_dateline(shadow, following.start, following.end)
    if width and shadow.endswith((" on", " of"), line.start, line.end):
        return True  # "Regular Press Conference on" over "March 4, 2014"
    if not width or not _is_full(shadow, line, following, width):
        return False
    is_end = shadow.endswith(".", following.start, following.end)  # "Grace Odera in Tallinn on September 3."
    return is_end or not is_dateline(shadow, following.start, following.end)


_RISES = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Deputy|Senator|Lord|Lady|Baroness)\.?(?:\s[A-Z][\w'-]*\.?){1,4}")
"""A member alone on the line, over what she asked: "Ms. Kask", then "asked the Minister …"."""
_CLASSIFIED = ("secret", "confidential", "confidential and personal", "secret and personal")
"""What an edition prints in small letters under a telegram's title."""
_COLUMN = re.compile(r"(?:\A|[\s:])[Cc]olumn\s\d{1,5}\Z")
"""What a chamber's report prints where a column ends, amid a sentence."""


_SALUTATION = re.compile(r"\"?(?:Глубокоу|У)важаем(?:ый|ая|ые)\s[^.!?\n]{3,80}[,!]")
_CLAUSE = re.compile(
    r"(?:стремясь|учитывая|руководствуясь|признавая|принимая|исходя|сознавая|осознавая|желая|подтверждая|отмечая|ссылаясь|будучи|основываясь|выражая|договорились|согласились)(?!\w)"
)


def _is_own_line(shadow: str, line: Block, following: Block, width: int) -> bool:
    """Whether a Russian line in small letters is a paragraph: under a message's salutation, or a clause of a preamble."""
    if line.end - line.start <= 90 and _SALUTATION.fullmatch(shadow, line.start, line.end):
        return True
    return not width and shadow[line.end - 1] in ",;" and _CLAUSE.match(shadow, following.start) is not None


def _is_token(shadow: str, line: Block, following: Block) -> bool:
    """Whether under words of another script, or under its like, stands a single word in Latin letters: a page's name of a button."""
    size = following.end - following.start
    if line.end - line.start <= 8 and shadow[line.end - 1] > "\u3040" and shadow[following.start] < "\u3040":
        return True  # "中文", a link to another language
    if size > 24 or shadow.find(" ", following.start, following.end) >= 0:
        return False
    if shadow[line.end - 1].isascii() and (line.end - line.start > 24 or " " in shadow[line.start : line.end]):
        return False
    return shadow[following.start : following.end].isascii()


def _is_said_by(shadow: str, line: Block, following: Block) -> bool:
    """Whether a line only says whose the quotation over it is: '"Паром пойдёт",' over "– сказал Тамм."."""
    head = following.start
    return (
        shadow[head] in "–—"
        and shadow.endswith('",', line.start, line.end)
        and shadow[head + 2 : head + 3].islower()
        and following.end - head <= 160
    )


def blocks_of(text: str, shadow: str, starts_passage: re.Pattern[str]) -> list[Block]:
    """The paragraphs of a text: its lines, with hard-wrapped lines joined.

    A line goes on with the next where no blank line and no label (`starts_passage`) stands between them and the next
    begins in lower case after a line that ends no sentence; in a text wrapped at one width, also where the line is full.
    """
    lines = _lines(text)
    spaced = _set_close(shadow, lines)
    width = _is_wrapped(shadow, lines)
    inset = _inset(shadow, lines) if width else 0
    parted = width > 0 and not inset and _parted_by_blanks(shadow, lines, width)
    eastern = eastern_width(shadow, lines)
    joined: list[Block] = []
    last = None
    for line in lines:
        if (
            last is not None
            and not line.gap
            and not (inset and line.indent == inset)
            and (
                goes_on_eastern(shadow, last, line, eastern)
                if eastern
                else _goes_on(shadow, last, line, width)
                or (spaced and _is_cut(shadow, last, line, spaced))
                or (parted and not last.indent and not line.indent)
            )
            and (not starts_passage.match(shadow, line.start, line.end) or _is_said_by(shadow, last, line))
            and any(map(str.isalpha, shadow[last.start : last.end][:200]))
        ):
            head = joined[-1]
            joined[-1] = Block(head.start, line.end, head.indent, head.gap, head.lines + 1)
            last = line
            continue
        joined.append(line)
        last = line
    return joined


def shadow_joined(shadow: str, blocks: list[Block]) -> tuple[str, list[tuple[int, int]]]:
    """The shadow with the line breaks inside paragraphs made spaces, so that names and sentences run through.

    Also between which offsets characters stand one place before their own (`eastern_wrapping`).
    """
    moved: list[tuple[int, int]] = []
    parts = []
    position = 0
    for block in blocks:
        if block.lines > 1:
            parts.append(shadow[position : block.start])
            words, here = breaks_moved(shadow, block.start, block.end)
            moved.extend(here)
            parts.append(re.sub(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", " ", words))
            position = block.end
    parts.append(shadow[position:])
    return "".join(parts), moved
