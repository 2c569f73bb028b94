"""What came of an edited text: the new text, and the truth of where each passage of the old one stands in it."""

from __future__ import annotations

import random
from bisect import bisect_left
from dataclasses import dataclass, field

from tests.parsing.revising.edits import transcript
from tests.parsing.seeds import NUMBERS, seed

from .edits import EDITS, TOKEN, Draft, Token, begun


@dataclass(frozen=True)
class Placed:
    start: int
    end: int
    token: Token


@dataclass
class Revised:
    """The new text, the statements' stretches in both, and where the characters of the old text are."""

    old_text: str
    new_text: str
    old_statements: dict[str, tuple[int, int]]
    new_statements: dict[str, tuple[int, int]]
    edits: tuple[str, ...]
    _placed: list[Placed] = field(repr=False)

    def __post_init__(self) -> None:
        known = [one for one in self._placed if one.token.origin and not one.token.words.isspace()]
        known.sort(key=lambda one: (one.token.origin, one.start))
        self._known = known
        self._origins = [one.token.origin[0] for one in known if one.token.origin]
        self._longest = max(
            (one.token.origin[1] - one.token.origin[0] for one in known if one.token.origin), default=0
        )

    def places(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where the stretch stands in the new text, from its first character left to its last: the passage's own place.

        Only where nothing of the passage itself is left are copies of it its places. Empty where it is lost, or torn.
        """
        copies = self._left(start, end)
        if 0 in copies:
            copies = {0: copies[0]}
        found = [_hull(placed, start, end) for placed in copies.values()]
        return [hull for hull in found if hull]

    def _left(self, start: int, end: int) -> dict[int, list[Placed]]:
        """What is left of the stretch, and of each copy of it, in the order of the old text."""
        low = bisect_left(self._origins, start - self._longest)
        found: dict[int, list[Placed]] = {}
        for one in self._known[low : bisect_left(self._origins, end)]:
            assert one.token.origin is not None
            if one.token.origin[1] > start:
                found.setdefault(one.token.copy, []).append(one)
        return found

    def is_right(self, start: int, end: int, new_start: int, new_end: int) -> bool:
        """Whether an answer is the place.

        From the two texts nobody could tell more in three cases, and the answer that leaves the words whole is right:
        where words were taken out or put in beside the same words; where at least half of the answer is the passage
        itself, and it begins and ends with the passage's first and last words, three of each; and where the passage
        went away and its very words, between the same neighbours, came into its place.
        """
        answer = _trimmed(self.new_text, new_start, new_end)
        places = self.places(start, end)
        if any(_is_shifted(self.new_text, place, answer) for place in places):
            return True
        old, new = self.old_text[start:end], self.new_text[answer[0] : answer[1]]
        words = _joined(new)
        own = [min(one.end, answer[1]) - max(one.start, answer[0]) for one in self._left(start, end).get(0, [])]
        if 2 * sum(size for size in own if size > 0) >= len(words) and _ends(old) == _ends(new):
            return True
        if words != _joined(old):
            return False
        before = _neighbours(self.old_text, *_trimmed(self.old_text, start, end))
        return _neighbours(self.new_text, *answer) == before and all(
            _neighbours(self.new_text, *place) != before for place in places
        )


def _hull(placed: list[Placed], start: int, end: int) -> tuple[int, int] | None:
    """From the first to the last of these; where some stand in another order than they did, what its two ends enclose.

    None where that is less than half of them.
    """
    first, last = placed[0].start, placed[-1].end
    inside = [one for one in placed if first <= one.start and one.end <= last]
    if 2 * len(inside) < len(placed):
        return None
    placed = inside
    spans = []
    for one in placed:
        assert one.token.origin is not None
        low, high = one.token.origin
        if one.token.is_same:
            spans.append((one.start + max(0, start - low), one.end - max(0, high - end)))
        else:
            spans.append((one.start, one.end))
    return min(spans)[0], max(span[1] for span in spans)


def _ends(words: str) -> tuple[list[str], list[str]]:
    found = [token for token in TOKEN.findall(words) if not token.isspace()]
    return found[:3], found[-3:]


def _joined(words: str) -> str:
    return "".join(words.split())


def _is_shifted(text: str, place: tuple[int, int], answer: tuple[int, int]) -> bool:
    """Whether an answer is the place but for words at an end that stand twice there in a row."""
    skipped, left = text[place[0] : answer[0]].split(), text[answer[1] : place[1]].split()
    words = text[answer[0] : answer[1]].split()
    return (
        place[0] <= answer[0]
        and answer[1] <= place[1]
        and words[: len(skipped)] == skipped
        and words[len(words) - len(left) :] == left
    )


def _neighbours(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """Five words and signs on either side."""
    before, after = TOKEN.findall(text[max(0, start - 200) : start]), TOKEN.findall(text[end : end + 200])
    return [w for w in before if not w.isspace()][-5:], [w for w in after if not w.isspace()][:5]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def revised(text: str, draft: Draft, before: dict[str, tuple[int, int]], edits: tuple[str, ...]) -> Revised:
    parts: list[str] = []
    placed: list[Placed] = []
    statements: dict[str, tuple[int, int]] = {}
    at = 0
    for paragraph in draft.paragraphs:
        begin = at
        for token in paragraph.tokens:
            placed.append(Placed(at, at + len(token.words), token))
            parts.append(token.words)
            at += len(token.words)
        if paragraph.sid and "".join(token.words for token in paragraph.tokens).strip():
            statements[paragraph.sid] = _trimmed("".join(parts), begin, at)
    return Revised(text, "".join(parts), before, statements, edits, placed)


def edited(number: int, *, most: int = 3) -> Revised:
    """The revision with this number: one of the five seeds, or a conversation of short sentences, after some edits."""
    chance = random.Random(number)
    name = [*NUMBERS, "transcript"][number % 6]
    record, text = transcript(chance) if name == "transcript" else seed(name)
    draft = begun(record, text, chance)
    names = tuple(chance.choice(list(EDITS)) for _ in range(chance.randint(1, most)))
    for one in names:
        if sum(len(paragraph.tokens) > 3 for paragraph in draft.paragraphs) > 3:
            EDITS[one](draft)
    before = {part.sid: (part.start, part.end) for part in record.statements() if part.sid}
    return revised(text, draft, before, names)
