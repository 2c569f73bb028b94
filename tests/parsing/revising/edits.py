"""Edits that a record can undergo between two captures, with the truth of where each statement went.

A record is held as a list of pieces; an edit changes the list, and `rebuilt` makes the new text, with the breakdown
that a perfect parser would make of it, paths counted anew.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.parsing.breakdown import Attribution, Breakdown, Kind, Segment, Speech


@dataclass(frozen=True)
class Piece:
    """A part with its words, the white space after it, and the index of the part it comes from (None: new)."""

    part: Segment
    words: str
    after: str
    origin: int | None
    is_edited: bool = False


def pieces(record: Breakdown, text: str) -> list[Piece]:
    ends = [*(part.start for part in record.segments[1:]), len(text)]
    return [
        Piece(part, text[part.start : part.end], text[part.end : end], index)
        for index, (part, end) in enumerate(zip(record.segments, ends, strict=True))
    ]


def rebuilt(record: Breakdown, changed: list[Piece], prefix: str = "") -> tuple[Breakdown, str, dict[int, int]]:
    """The new record as a parser would give it, its text, and the new index of each old part that is still there."""
    text, segments, places = prefix, [], {}
    counted: dict[str, int] = {}
    turns = 0
    before: Piece | None = None
    if prefix.strip():
        segments.append(Segment(Kind.FURNITURE, 0, len(prefix.rstrip())))
    for piece in changed:
        if piece.origin is not None:
            places[piece.origin] = len(segments)
        path = piece.part.path
        turns += piece.part.kind is Kind.SPEAKER_LABEL
        if path and path[0] == "t" and turns:
            path = ".".join([f"t{turns}", *path.split(".")[1:]])
        stem, _, last = (path or "").rpartition(".")
        if last[:1] == "p" and last[1:].isdigit():
            # What goes on in the same line belongs to the paragraph of what stands before it.
            goes_on = before is not None and before.part.path == piece.part.path and "\n" not in before.after
            counted[stem] = counted.get(stem, 0) + (not goes_on)
            path = ".".join(filter(None, (stem, f"p{counted[stem]}")))
        before = piece
        start = len(text)
        text += piece.words + piece.after
        segments.append(
            replace(
                piece.part, start=start, end=start + len(piece.words), path=path, sid=None, confirmed_by=(), rule="new"
            )
        )
    return replace(record, segments=tuple(segments)), text, places


def _statements(current: list[Piece]) -> list[int]:
    return [index for index, piece in enumerate(current) if piece.part.kind is Kind.STATEMENT]


def replace_words(current: list[Piece], chance: random.Random) -> None:
    for index in chance.sample(_statements(current), k=chance.randint(1, 3)):
        words = current[index].words.split(" ")
        for _ in range(chance.randint(1, max(1, len(words) // 8))):
            place = chance.randrange(len(words))
            words[place : place + chance.randint(0, 1)] = chance.choice([["other"], ["the", "said"], ["not"]])
        current[index] = replace(current[index], words=" ".join(words), is_edited=True)


def insert_paragraph(current: list[Piece], chance: random.Random) -> None:
    model = current[chance.choice(_statements(current))]
    vocabulary = [word for piece in current for word in piece.words.split()]
    words = " ".join(chance.choice(vocabulary) for _ in range(chance.randint(1, 60)))
    if chance.random() < 0.3:
        words = model.words
    new = Piece(model.part, words, "\n\n", None)
    place = chance.choice(_statements(current))
    current[place] = replace(current[place], after="\n\n")
    current.insert(place + 1, replace(new, part=replace(new.part, path=current[place].part.path)))


def move_paragraph(current: list[Piece], chance: random.Random) -> None:
    moving = current.pop(chance.choice(_statements(current)))
    place = chance.choice(_statements(current))
    part = replace(moving.part, path=current[place].part.path)
    current[place] = replace(current[place], after="\n\n")
    current.insert(place + 1, replace(moving, part=part, after="\n\n"))


def remove_paragraph(current: list[Piece], chance: random.Random) -> None:
    current.pop(chance.choice(_statements(current)))


def remove_turn(current: list[Piece], chance: random.Random) -> None:
    labels = [index for index, piece in enumerate(current) if piece.part.kind is Kind.SPEAKER_LABEL]
    if len(labels) > 1:
        begin, end = chance.choice(list(pairwise(labels)))
        del current[begin:end]


def swap_paragraphs(current: list[Piece], chance: random.Random) -> None:
    one, other = chance.sample(_statements(current), k=2)
    first, second = current[one], current[other]
    current[one] = replace(second, part=replace(second.part, path=first.part.path))
    current[other] = replace(first, part=replace(first.part, path=second.part.path))


def break_lines(current: list[Piece], chance: random.Random) -> None:
    current[:] = [
        replace(p, words=p.words.replace("\n", "\r\n"), after=p.after.replace("\n", "\r\n")) for p in current
    ]


def misread_as_narrative(current: list[Piece], chance: random.Random) -> None:
    index = chance.choice(_statements(current))
    piece = current[index]
    part = Segment(Kind.NARRATIVE, piece.part.start, piece.part.end, piece.part.path)
    current[index] = replace(piece, part=part, origin=None)


def join_paragraphs(current: list[Piece], chance: random.Random) -> None:
    """The longer one goes on, as the first where they are equal."""
    fits = [i for i in _statements(current)[:-1] if current[i + 1].part.kind is Kind.STATEMENT]
    if fits:
        first, second = current[(index := chance.choice(fits))], current[index + 1]
        longer = first if len(first.words) >= len(second.words) else second
        joined = replace(
            longer, part=first.part, words=f"{first.words} {second.words}", after=second.after, is_edited=True
        )
        current[index : index + 2] = [joined]


def divide_paragraph(current: list[Piece], chance: random.Random) -> None:
    index = chance.choice(_statements(current))
    piece = current[index]
    words = piece.words.split(" ")
    if len(words) < 4 or not all(words):
        return
    at = chance.randint(1, len(words) - 1)
    halves = [
        replace(piece, words=" ".join(words[:at]), after=" ", is_edited=True),
        replace(piece, words=" ".join(words[at:]), is_edited=True),
    ]
    shorter = 0 if len(halves[0].words) < len(halves[1].words) else 1
    halves[shorter] = replace(halves[shorter], origin=None)
    current[index : index + 1] = halves


def transcript(chance: random.Random) -> tuple[Breakdown, str]:
    """A conversation in which the same few words come again and again."""
    segments: list[Segment] = []
    text = ""
    for turn in range(1, chance.randint(6, 20)):
        label = chance.choice(["Question:", "Mr A:", "Ms B:"])
        segments.append(Segment(Kind.SPEAKER_LABEL, len(text), len(text) + len(label), f"t{turn}"))
        text += f"{label}\n"
        for paragraph in range(1, chance.randint(2, 4)):
            words = chance.choice(["Yes.", "No.", "Thank you.", "That is a good question.", "We agreed on it.", ""])
            if not words:
                words = " ".join(
                    chance.choice(["trade", "peace", "border", "talks", "ships", "visit", "year", "fish"])
                    for _ in range(12)
                )
            said = Segment(
                Kind.STATEMENT,
                len(text),
                len(text) + len(words),
                f"t{turn}.p{paragraph}",
                attribution=Attribution.LABELLED,
                speech=Speech.DIRECT,
                sid=f"T{len(segments)}",
            )
            segments.append(said)
            text += f"{words}\n\n"
    return Breakdown(segments=tuple(segments)), text


EDITS: tuple[Callable[[list[Piece], random.Random], None], ...] = (
    replace_words,
    insert_paragraph,
    move_paragraph,
    remove_paragraph,
    remove_turn,
    swap_paragraphs,
    break_lines,
    misread_as_narrative,
    join_paragraphs,
    divide_paragraph,
)
