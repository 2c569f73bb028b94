"""Edits that a text can undergo between two editions, with the truth of where each of its characters went.

A text is held as paragraphs of tokens; each token knows which characters of the old text it is, or stands for. An edit
changes the list, `truth.Revised` is what came of it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from archive.parsing.breakdown import Breakdown, Kind
from tests.parsing.revising.edits import pieces

TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Token:
    """Some characters, and the stretch of the old text that they are (`is_same`) or stand for; None for new ones.

    Of a passage that was copied the copy is told by a number; 0 is the passage itself.
    """

    words: str
    origin: tuple[int, int] | None = None
    is_same: bool = True
    copy: int = 0


@dataclass
class Paragraph:
    sid: str | None
    tokens: list[Token]


@dataclass
class Draft:
    paragraphs: list[Paragraph]
    chance: random.Random
    vocabulary: list[str]
    copies: int = 0

    def statement(self) -> int:
        """The index of some paragraph of some words."""
        return self.chance.choice([i for i, one in enumerate(self.paragraphs) if len(one.tokens) > 3])

    def words(self, number: int) -> list[Token]:
        found = [Token(self.chance.choice(self.vocabulary)) for _ in range(number)]
        return [token for word in found for token in (word, Token(" "))]

    def copied(self, tokens: list[Token]) -> list[Token]:
        self.copies += 1
        return [replace(token, copy=self.copies) for token in tokens]


def begun(record: Breakdown, text: str, chance: random.Random) -> Draft:
    paragraphs: list[Paragraph] = []
    found = pieces(record, text)
    at = 0
    for piece in found:
        start = at if not paragraphs else piece.part.start
        end = piece.part.end + len(piece.after)
        sid = piece.part.sid if piece.part.kind is Kind.STATEMENT else None
        paragraphs.append(Paragraph(sid, _tokens(text[start:end], start)))
        at = end
    return Draft(paragraphs, chance, re.findall(r"\w+", text))


def _tokens(words: str, start: int) -> list[Token]:
    return [Token(one[0], (start + one.start(), start + one.end())) for one in TOKEN.finditer(words)]


# Edits ---------------------------------------------------------------------------------------------------------------


def _stretch(draft: Draft, most: int) -> tuple[Paragraph, int, int]:
    """A paragraph, and where in it some words begin and end."""
    paragraph = draft.paragraphs[draft.statement()]
    places = [i for i, token in enumerate(paragraph.tokens) if not token.words.isspace()]
    first = draft.chance.randrange(len(places))
    last = min(len(places) - 1, first + draft.chance.randrange(most))
    return paragraph, places[first], places[last] + 1


def insert_words(draft: Draft) -> None:
    for _ in range(draft.chance.randint(1, 3)):
        paragraph, first, _ = _stretch(draft, 1)
        paragraph.tokens[first:first] = draft.words(draft.chance.randint(1, 5))


def delete_words(draft: Draft) -> None:
    for _ in range(draft.chance.randint(1, 3)):
        paragraph, first, end = _stretch(draft, 6)
        del paragraph.tokens[first:end]


def replace_words(draft: Draft) -> None:
    for _ in range(draft.chance.randint(1, 3)):
        paragraph, first, end = _stretch(draft, 4)
        origins = [token.origin for token in paragraph.tokens[first:end] if token.origin]
        copy = paragraph.tokens[first].copy
        whole = (origins[0][0], max(origin[1] for origin in origins)) if origins else None
        if whole and whole[0] >= whole[1]:
            whole = None
        made = draft.words(draft.chance.randint(1, 4))[:-1]
        made = [Token(token.words, whole, False, copy) for token in made]
        paragraph.tokens[first:end] = _kept(paragraph.tokens[first:end], made)


def _kept(old: list[Token], made: list[Token]) -> list[Token]:
    """The new tokens, but what happens to stand at the beginning or the end again is what stood there, for anybody."""
    found = list(made)
    for step in (1, -1):
        for at in range(min(len(old), len(made))):
            place = at if step > 0 else -1 - at
            if old[place].words != made[place].words:
                break
            found[place] = old[place]
    return found


def correct_typos(draft: Draft) -> None:
    for _ in range(draft.chance.randint(1, 4)):
        paragraph = draft.paragraphs[draft.statement()]
        long = [i for i, token in enumerate(paragraph.tokens) if len(token.words) > 3 and token.words.isalpha()]
        if not long:
            continue
        at = draft.chance.choice(long)
        word = paragraph.tokens[at].words
        place = draft.chance.randrange(1, len(word))
        changed = draft.chance.choice(
            [
                word[:place] + word[place + 1 :],
                word[:place] + "e" + word[place:],
                word[:place] + "x" + word[place + 1 :],
            ]
        )
        if changed != word:
            paragraph.tokens[at] = replace(paragraph.tokens[at], words=changed, is_same=False)


def move_paragraph(draft: Draft) -> None:
    moving = draft.paragraphs.pop(draft.statement())
    draft.paragraphs.insert(draft.chance.randrange(len(draft.paragraphs) + 1), moving)


def swap_paragraphs(draft: Draft) -> None:
    one, other = draft.statement(), draft.statement()
    draft.paragraphs[one], draft.paragraphs[other] = draft.paragraphs[other], draft.paragraphs[one]


def remove_paragraph(draft: Draft) -> None:
    draft.paragraphs.pop(draft.statement())


def insert_paragraph(draft: Draft) -> None:
    place = draft.chance.randrange(len(draft.paragraphs) + 1)
    draft.paragraphs.insert(place, Paragraph(None, [*draft.words(draft.chance.randint(5, 60)), Token(".\n\n")]))


def duplicate_paragraph(draft: Draft) -> None:
    """Right behind it, right before it, or anywhere."""
    index = draft.statement()
    copy = Paragraph(None, draft.copied(draft.paragraphs[index].tokens))
    place = draft.chance.choice([index, index + 1, draft.chance.randrange(len(draft.paragraphs) + 1)])
    draft.paragraphs.insert(place, copy)


def duplicate_and_edit(draft: Draft) -> None:
    """Put a copy in, and change up to a quarter of the passage itself: a trap for whoever looks for the same words."""
    index = draft.statement()
    paragraph = draft.paragraphs[index]
    copy = Paragraph(None, draft.copied(paragraph.tokens))
    words = [i for i, token in enumerate(paragraph.tokens) if not token.words.isspace()]
    for at in draft.chance.sample(words, k=draft.chance.randint(1, min(3, max(1, len(words) // 4)))):
        old = paragraph.tokens[at]
        paragraph.tokens[at] = replace(old, words=draft.chance.choice(draft.vocabulary), is_same=False)
    place = draft.chance.choice([index, index + 1, draft.chance.randrange(len(draft.paragraphs) + 1)])
    draft.paragraphs.insert(place, copy)


def _sentences(paragraph: Paragraph) -> list[tuple[int, int]]:
    found, begin = [], 0
    for i, token in enumerate(paragraph.tokens):
        if token.words in (".", "?", "!") or i == len(paragraph.tokens) - 1:
            found.append((begin, i + 1))
            begin = i + 1
    return found


def remove_sentence(draft: Draft) -> None:
    paragraph = draft.paragraphs[draft.statement()]
    begin, end = draft.chance.choice(_sentences(paragraph))
    del paragraph.tokens[begin:end]


def repeat_sentence(draft: Draft) -> None:
    """Put a sentence that stands elsewhere, or a short one, somewhere again."""
    source = draft.paragraphs[draft.statement()]
    begin, end = draft.chance.choice(_sentences(source))
    copied = draft.copied(source.tokens[begin:end])
    if draft.chance.random() < 0.3:
        copied = [Token(word) for word in ("Thank", " ", "you", ".", " ")]
    target = draft.paragraphs[draft.statement()]
    place = draft.chance.choice(_sentences(target))[0]
    target.tokens[place:place] = copied


def move_sentence(draft: Draft) -> None:
    source = draft.paragraphs[draft.statement()]
    begin, end = draft.chance.choice(_sentences(source))
    moving = source.tokens[begin:end]
    del source.tokens[begin:end]
    target = draft.paragraphs[draft.statement()]
    place = draft.chance.choice(_sentences(target))[0]
    target.tokens[place:place] = [*moving, Token(" ")]


def rewrite_paragraph(draft: Draft) -> None:
    """Other sentences of much the same words."""
    paragraph = draft.paragraphs[draft.statement()]
    words = [token.words for token in paragraph.tokens if token.words.isalnum()]
    draft.chance.shuffle(words)
    keep = draft.chance.randint(0, len(words))
    made = [token for word in words[:keep] for token in (Token(word), Token(" "))] + [Token(".\n\n")]
    paragraph.tokens = _kept(paragraph.tokens, made)


def normalise_quotes(draft: Draft) -> None:
    kinds = draft.chance.choice([str.maketrans("“”‘’—–", "\"\"''--"), str.maketrans("\"'-", "”’–")])
    _rewrite(draft, lambda words: words.translate(kinds))


def normalise_space(draft: Draft) -> None:
    rules: list[Callable[[str], str]] = [
        lambda words: words.replace("\n", "\r\n"),
        lambda words: "\n" if "\n" in words else " ",
        lambda words: words.replace(" ", "\u00a0") if words.isspace() else words,
        lambda words: "\n    " if "\n" in words else words,
    ]
    rule = draft.chance.choice(rules)
    _rewrite(draft, lambda words: rule(words) if words.isspace() else words)


def _rewrite(draft: Draft, rule: Callable[[str], str]) -> None:
    for paragraph in draft.paragraphs:
        paragraph.tokens = [
            token if (words := rule(token.words)) == token.words else replace(token, words=words, is_same=False)
            for token in paragraph.tokens
        ]


def join_paragraphs(draft: Draft) -> None:
    index = draft.statement()
    if index + 1 < len(draft.paragraphs):
        other = draft.paragraphs.pop(index + 1)
        draft.paragraphs[index].tokens += other.tokens


def put_before(draft: Draft) -> None:
    draft.paragraphs.insert(0, Paragraph(None, [Token("Home"), Token(" "), Token(">"), Token(" "), Token("News\n\n")]))


EDITS: dict[str, Callable[[Draft], None]] = {
    one.__name__: one
    for one in (
        insert_words, delete_words, replace_words, correct_typos, move_paragraph, swap_paragraphs, remove_paragraph,
        insert_paragraph, duplicate_paragraph, duplicate_and_edit, remove_sentence, repeat_sentence, move_sentence,
        rewrite_paragraph, normalise_quotes, normalise_space, join_paragraphs, put_before,
    )
}  # fmt: skip
"""Every edit by its name."""
