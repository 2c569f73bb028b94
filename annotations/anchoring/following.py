"""Where an anchor stands when its text has changed: by the texts' difference, and by the statement it lies in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from archive.parsing.revising.mapping import Status

from .collation import Collation
from .standing import CUT, Standing, stand

Spans = Mapping[str, tuple[int, int]]
"""The stretch of each statement, by its sid."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an annotation is about: the stretch `[start, end)` of a text, in code points, in the statement `sid` if any.

    Without a stretch it is the statement as a whole, and without either the whole text.
    """

    start: int | None = None
    end: int | None = None
    sid: str | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """Where an anchor stands in the new text, `[start, end)`; None where it is lost. White space at its ends is not kept.

    *Unchanged*: the same words (white space, kinds of quotation marks and dashes aside) in the same order with what is
    around them; *moved*: the same words elsewhere; *changed*: other words, or not all of them. What is not certain is
    for a person to look at, and is at best a proposal; `reason` says why, in words. One that is lost for certain has
    its words nowhere in the new text.
    """

    status: Status
    start: int | None
    end: int | None
    is_certain: bool
    reason: str = ""


def follow(
    anchor: Anchor,
    old_text: str,
    new_text: str,
    *,
    old_statements: Spans | None = None,
    new_statements: Spans | None = None,
) -> Followed:
    """Where one anchor stands now; see `follow_all`, which is the way for many."""
    (followed,) = follow_all(
        [anchor], old_text, new_text, old_statements=old_statements, new_statements=new_statements
    )
    return followed


def follow_all(
    anchors: Iterable[Anchor],
    old_text: str,
    new_text: str,
    *,
    old_statements: Spans | None = None,
    new_statements: Spans | None = None,
) -> tuple[Followed, ...]:
    """Where each anchor stands in the new text, in the order given; the texts are compared once.

    The statements' spans are those of identities that are settled: a sid in both says that it is the same statement.
    Then its words decide where the text as a whole does not, and an anchor whose words seem to have left the statement
    is not certain. The work grows with the texts' length, and with the number of anchors times a search of the text.
    Raises ValueError for an anchor that is empty or leaves the old text, and for a whole statement without both spans.
    """
    before, after = old_statements or {}, new_statements or {}
    asked = list(anchors)
    for anchor in asked:
        _check(anchor, old_text, before)
    texts = _Texts(old_text, new_text, before, after)
    return tuple(texts.follow(anchor) for anchor in asked)


class _Texts:
    """Two texts and their statements; what is compared is compared when it is first needed, and once."""

    def __init__(self, old_text: str, new_text: str, before: Spans, after: Spans) -> None:
        self.old_text, self.new_text, self.before, self.after = old_text, new_text, before, after
        self._whole: Collation | None = None
        self._statements: dict[str, _Texts] = {}

    @property
    def collation(self) -> Collation:
        if self._whole is None:
            self._whole = Collation(self.old_text, self.new_text)
        return self._whole

    def follow(self, anchor: Anchor) -> Followed:
        if anchor.start is None or anchor.end is None:
            return self._follow_whole(anchor.sid)
        if self.old_text == self.new_text:
            return Followed(Status.UNCHANGED, anchor.start, anchor.end, True)
        found = self._follow_words(anchor.start, anchor.end)
        home = self.before.get(anchor.sid) if anchor.sid else None
        sid = anchor.sid
        if sid is None or sid not in self.after or home is None or anchor.start < home[0] or home[1] < anchor.end:
            return found
        return self._at_home(sid, anchor.start - home[0], anchor.end - home[0], found)

    def _follow_whole(self, sid: str | None) -> Followed:
        if sid is None:
            old, new = (0, len(self.old_text)), (0, len(self.new_text))
        elif sid not in self.after:
            return Followed(Status.LOST, None, None, True, "the statement is no longer in the record")
        else:
            old, new = self.before[sid], self.after[sid]
        is_same = self.old_text[old[0] : old[1]].split() == self.new_text[new[0] : new[1]].split()
        return Followed(Status.UNCHANGED if is_same else Status.CHANGED, *new, True)

    def _at_home(self, sid: str, start: int, end: int, found: Followed) -> Followed:
        """The same, where the statement that the words stand in is known in both texts; offsets count from its start."""
        low, high = self.after[sid]
        is_inside = found.start is not None and found.end is not None and low <= found.start < found.end <= high
        if is_inside and found.is_certain:
            return found
        if sid not in self._statements:
            old = self.before[sid]
            self._statements[sid] = _Texts(self.old_text[old[0] : old[1]], self.new_text[low:high], {}, {})
        own = self._statements[sid].follow(Anchor(start, end))
        if own.start is None or own.end is None:
            if found.start is None:
                return found
            return replace(
                found, is_certain=False, reason="its words are no longer in the statement that they stood in"
            )
        own = replace(own, start=own.start + low, end=own.end + low)
        if own.is_certain and found.is_certain and found.start is not None:
            return replace(own, is_certain=False, reason="its words stand in its statement and elsewhere")
        if own.status is Status.UNCHANGED and found.status is not Status.UNCHANGED:
            own = replace(own, status=Status.MOVED)
        return own

    def _follow_words(self, start: int, end: int) -> Followed:
        c = self.collation
        words = c.old_range(start, end)
        if not words:
            return Followed(Status.LOST, None, None, False, "there is no word in it")
        first, last = words[0], words[-1]
        standing = stand(c, first, last)
        if standing.first < 0:
            return Followed(Status.LOST, None, None, standing.is_gone, standing.doubt)
        doubt = standing.doubt
        new_start, new_end = c.new_span(standing.first)[0], c.new_span(standing.last)[1]
        # An anchor may begin or end inside a word, and keeps that place in it where the word is written as it was.
        lead, rest = start - c.old_span(first)[0], c.old_span(last)[1] - end
        if lead > 0 and c.is_written_alike(first, first, standing.first, standing.first):
            new_start += lead
        elif lead > 0:
            doubt = doubt or CUT
        if rest > 0 and c.is_written_alike(last, last, standing.last, standing.last):
            new_end -= rest
        elif rest > 0:
            doubt = doubt or CUT
        if new_start >= new_end:
            return Followed(Status.LOST, None, None, False, CUT)
        return Followed(_status(c, first, last, standing), new_start, new_end, not doubt, doubt)


def _status(c: Collation, first: int, last: int, standing: Standing) -> Status:
    if not c.has_same_words(first, last, standing.first, standing.last):
        return Status.CHANGED
    return Status.MOVED if standing.is_moved else Status.UNCHANGED


def _check(anchor: Anchor, old_text: str, before: Spans) -> None:
    if anchor.start is None and anchor.end is None:
        if anchor.sid is not None and anchor.sid not in before:
            raise ValueError(f"where the statement {anchor.sid} stood in the old text is not said")
        return
    if anchor.start is None or anchor.end is None or not 0 <= anchor.start < anchor.end <= len(old_text):
        raise ValueError(f"there is no stretch {anchor.start}–{anchor.end} in a text of {len(old_text)} characters")
