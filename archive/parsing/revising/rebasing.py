"""Operations made on one state of a record, put on top of a later one: where nobody else touched the same.

A part is named by its index, which others' work moves. A part of the earlier state is found in the later one by its
place in the text, and must say the same there; otherwise both have touched it, and that is a conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, Final

from archive.parsing.breakdown import Breakdown, Kind, Segment
from archive.parsing.revising import layers as laying
from archive.parsing.revising.describing import RefusedOperation
from archive.parsing.revising.layers import Layers, RefusedJudgement
from archive.parsing.revising.operations import OPERATIONS, apply_operation

Arguments = Mapping[str, Any]
Judge = Callable[[Layers, str, Arguments], Layers]
"""What does an operation on the layers: the layers, its name, its arguments."""

Span = tuple[int, int]

TWO_PARTS: Final = frozenset({"merge", "move_boundary"})
"""Operations that touch the part after the one that they name, too."""

DIVIDING: Final = frozenset({"split", "merge", "move_boundary", "change_kind"})
"""Operations after which the judgements on a statement may stand elsewhere."""

CHECKING: Final = frozenset({"confirm", "unconfirm"})

PLACING: Final = frozenset({"set_path", "change_level"})
"""Operations that say where a part stands, and nothing of what its words are."""


@dataclass(frozen=True, slots=True)
class Working:
    """A state of a record: its breakdown and what lies over it."""

    breakdown: Breakdown
    layers: Layers


@dataclass(frozen=True, slots=True)
class Step:
    """One operation by its name, with its arguments as JSON values."""

    name: str
    arguments: Arguments


class Conflict(Exception):
    """That others have touched the same as the step with the index `step`; `spans` says where in the text."""

    def __init__(self, why: str, step: int, spans: Sequence[Span] = ()) -> None:
        super().__init__(why)
        self.step, self.spans = step, tuple(spans)


def rebase(base: Working, now: Working, steps: Sequence[Step], text: str, judge: Judge) -> tuple[Step, ...]:
    """The steps, made one after the other on `base`, as they are to be made on `now`; both divide the same text.

    A step that others have done already just so is left out. Raises Conflict where both have touched the same, and
    RefusedOperation or RefusedJudgement where the steps could not be done on `base` either.
    """
    mine, theirs = base, now
    moved_steps: list[Step] = []
    for number, step in enumerate(steps):
        after = perform(mine, step, text, judge, number)
        moved = _Readdressing(mine, theirs, number, text).moved(step, after)
        mine = after
        if moved is None:
            continue
        try:
            theirs = perform(theirs, moved, text, judge, number)
        except (RefusedOperation, RefusedJudgement) as refusal:
            raise Conflict(str(refusal), number, touched_spans(step, base.breakdown, mine.breakdown)) from refusal
        moved_steps.append(moved)
    laying.check(mine.layers, mine.breakdown, text)
    try:
        laying.check(theirs.layers, theirs.breakdown, text)
    except RefusedJudgement as refusal:
        last = len(steps) - 1
        raise Conflict(str(refusal), last, touched_spans(steps[last], base.breakdown, mine.breakdown)) from refusal
    return tuple(moved_steps)


def perform(working: Working, step: Step, text: str, judge: Judge, number: int = 0) -> Working:
    """The state after the step. A statement that is new gets a provisional identity from the step's `number`."""
    if step.name not in OPERATIONS:
        return replace(working, layers=judge(working.layers, step.name, step.arguments))
    changed = apply_operation(working.breakdown, text, step.name, step.arguments)
    # Named by their order, not by their index, which is another one in another state.
    fresh = (f"~{number}.{place}" for place in count())
    segments = tuple(
        replace(part, sid=next(fresh)) if part.kind is Kind.STATEMENT and part.sid is None else part
        for part in changed.segments
    )
    breakdown = replace(changed, segments=segments)
    layers, _notes = laying.follow(working.layers, working.breakdown, breakdown)
    return Working(breakdown, layers)


def parts_of(step: Step) -> tuple[int, ...]:
    """The indexes of the parts that a step on the breakdown touches; none of one on the layers or the whole record."""
    given = step.arguments.get("parts", step.arguments.get("part"))
    named = given if isinstance(given, (list, tuple)) else [given]
    indexes = [index for index in named if isinstance(index, int) and not isinstance(index, bool)]
    return tuple(index + more for index in indexes for more in ((0, 1) if step.name in TWO_PARTS else (0,)))


def touched_spans(step: Step, *breakdowns: Breakdown) -> tuple[Span, ...]:
    """Where in the text a step works, as far as its arguments tell in these states of the record."""
    if step.name not in OPERATIONS:
        sid = step.arguments.get("sid")
        homes = [(part.start, part.end) for b in breakdowns for part in b.statements() if sid and part.sid == sid]
        return (homes[0],) if homes else _given_span(step.arguments)
    found = []
    for index in parts_of(step):
        segments = breakdowns[0].segments
        if 0 <= index < len(segments):
            found.append((segments[index].start, segments[index].end))
    return tuple(found) or _given_span(step.arguments)


def _given_span(arguments: Arguments) -> tuple[Span, ...]:
    start, end = arguments.get("start"), arguments.get("end")
    return ((start, end),) if isinstance(start, int) and isinstance(end, int) else ()


class _Readdressing:
    """One step, from the state that it was made on (`mine`) to the one with others' work (`theirs`)."""

    def __init__(self, mine: Working, theirs: Working, number: int, text: str) -> None:
        self.mine, self.theirs, self.number, self.text = mine, theirs, number, text

    def moved(self, step: Step, after: Working) -> Step | None:
        """The step on `theirs`, None where it is done there already. `after` is `mine` after the step."""
        if step.name not in OPERATIONS:
            return self._judgement(step)
        if step.name == "describe":
            return self._description(step)
        if step.name in ("mention", "unmention"):
            return self._mention(step)
        places = self._places(step)
        arguments = {**step.arguments}
        if "parts" in arguments and arguments["parts"] is not None:
            arguments["parts"] = [places[index] for index in arguments["parts"]]
        else:
            arguments["part"] = places[arguments["part"]]
        if step.name == "change_level":
            # What the neighbours told was told by those that the editor saw.
            path = after.breakdown.segments[step.arguments["part"]].path
            return Step("set_path", {"part": arguments["part"], "path": path})
        return Step(step.name, arguments)

    def _places(self, step: Step) -> dict[int, int]:
        """The index in `theirs` of each part that the step touches. Raises Conflict."""
        there = {(part.start, part.end): index for index, part in enumerate(self.theirs.breakdown.segments)}
        places: dict[int, int] = {}
        for index in parts_of(step):
            part = self.mine.breakdown.segments[index]
            place = there.get((part.start, part.end))
            if place is None:
                raise self._conflict(f"part {index} was divided or joined otherwise", part)
            found = self.theirs.breakdown.segments[place]
            if step.name in CHECKING:
                if _unchecked(found) != _unchecked(part):
                    raise self._conflict(f"what part {index} says was changed", part)
                account, is_wanted = step.arguments.get("by"), step.name == "confirm"
                stands, stood = (account in one.confirmed_by for one in (found, part))
                if stands != stood and stands != is_wanted:
                    raise self._conflict(f"part {index} was confirmed, or its confirmation taken back", part)
            elif replace(_unchecked(found), confirmed_by=_checkers(found)) != replace(
                _unchecked(part), confirmed_by=_checkers(part)
            ):
                raise self._conflict(f"part {index} was changed or confirmed", part)
            self._same_judgements(step, part)
            places[index] = place
        return places

    def _same_judgements(self, step: Step, part: Segment) -> None:
        """Raise Conflict where others have judged the statement, and the step may change what was judged."""
        if part.sid is None or step.name in CHECKING | PLACING:
            return
        same = _set(p for p in self.mine.layers.positions if p.sid == part.sid) == _set(
            p for p in self.theirs.layers.positions if p.sid == part.sid
        )
        if same and step.name in DIVIDING:
            same = _set(t for t in self.mine.layers.tags if t.sid == part.sid) == _set(
                t for t in self.theirs.layers.tags if t.sid == part.sid
            )
        if not same:
            raise self._conflict("the statement was tagged or coded", part)

    def _description(self, step: Step) -> Step:
        ours, theirs = self.mine.breakdown, self.theirs.breakdown
        for name in step.arguments:
            if getattr(ours, name) != getattr(theirs, name):
                raise self._conflict(f"the record’s {name.replace('_', ' ')} was changed")
        return step

    def _mention(self, step: Step) -> Step:
        start, end = step.arguments["start"], step.arguments["end"]

        def near(working: Working) -> set[Any]:
            return {m for m in working.breakdown.mentions if m.start < end and start < m.end}

        if near(self.mine) != near(self.theirs):
            raise Conflict("a name was marked or taken off there", self.number, [(start, end)])
        return step

    def _judgement(self, step: Step) -> Step | None:
        match step.name:
            case "emend" | "unemend":
                return self._mark(step, self.mine.layers.emendations, self.theirs.layers.emendations)
            case "gloss" | "ungloss":
                return self._mark(step, self.mine.layers.glosses, self.theirs.layers.glosses)
            case "uncode" | "recode":
                return self._position(step)
            case "note" | "settle":
                return self._finding(step)
        sid = step.arguments.get("sid")
        part = next((one for one in self.mine.breakdown.statements() if one.sid == sid), None)
        if part is None or not isinstance(sid, str):
            raise RefusedJudgement(f"there is no statement {sid} in this record; reload the page")
        found = next((one for one in self.theirs.breakdown.statements() if one.sid == sid), None)
        if found is None or (found.start, found.end) != (part.start, part.end):
            raise self._conflict("the statement was divided, joined or made something else", part)
        if step.name == "code":
            self._code(step, part, found)
            return step
        if step.name == "set_topics":
            if _topics(self.mine, sid) != _topics(self.theirs, sid):
                raise self._conflict("the topics of the statement were changed", part)
            return step
        return self._tag(step, part)

    def _tag(self, step: Step, part: Segment) -> Step | None:
        key = tuple(step.arguments.get(name) for name in ("sid", "topic", "start", "end"))
        stood, stands = (
            any((t.sid, t.topic, t.start, t.end) == key for t in working.layers.tags)
            for working in (self.mine, self.theirs)
        )
        if stood == stands:
            return step
        if stands != (step.name == "tag"):
            raise self._conflict("the same tag was given or taken off", part)
        return None

    def _code(self, step: Step, part: Segment, found: Segment) -> None:
        if _said(found) != _said(part):
            raise self._conflict("what the statement says of its speakers was changed", part)
        known = {p.key for p in self.mine.layers.positions}
        proposition = step.arguments.get("proposition")
        for p in self.theirs.layers.positions:
            if p.key not in known and (p.sid, p.proposition) == (part.sid, proposition):
                raise self._conflict("a position on the same proposition was coded there", part)

    def _position(self, step: Step) -> Step | None:
        key = step.arguments.get("key")
        ours = next((p for p in self.mine.layers.positions if p.key == key), None)
        theirs = next((p for p in self.theirs.layers.positions if p.key == key), None)
        if ours == theirs:
            if step.name == "recode" and ours is not None:
                homes = [
                    [_said(one) for one in working.breakdown.statements() if one.sid == ours.sid]
                    for working in (self.mine, self.theirs)
                ]
                if homes[0] != homes[1]:
                    raise Conflict("the statement of the position was changed", self.number, [(ours.start, ours.end)])
            return step
        if theirs is None and step.name == "uncode":
            return None
        spans = [(p.start, p.end) for p in (ours, theirs) if p is not None]
        raise Conflict("the position was changed or taken back", self.number, spans[:1])

    def _finding(self, step: Step) -> Step | None:
        """What is put or settled must be as the editor saw it."""
        given = step.arguments.get("keys")
        keys = [step.arguments.get("key"), *(given if isinstance(given, (list, tuple)) else ())]
        ours, theirs = (
            {f.key: f for f in working.layers.findings if f.key in keys} for working in (self.mine, self.theirs)
        )
        if ours == theirs:
            return step
        spans = [(f.start, f.end) for f in (*ours.values(), *theirs.values())]
        raise Conflict("what the record is said to say there was changed", self.number, spans[:1])

    def _mark(self, step: Step, ours: Sequence[Any], theirs: Sequence[Any]) -> Step | None:
        """An emendation or a gloss: what lies on the same words must be the same, or be done already."""
        span = _given_span(step.arguments)
        if not span:
            return step
        start, end = span[0]
        near, near_now = (_set(m for m in marks if m.start < end and start < m.end) for marks in (ours, theirs))
        if near == near_now:
            return step
        if step.name in ("unemend", "ungloss") and not near_now:
            return None
        raise Conflict("the same words were marked, or a mark was taken off them", self.number, span)

    def _conflict(self, why: str, *parts: Segment) -> Conflict:
        return Conflict(why, self.number, [(part.start, part.end) for part in parts])


def _unchecked(part: Segment) -> Segment:
    return replace(part, confirmed_by=())


def _said(part: Segment) -> Segment:
    """What a position is coded from: wherever the statement is placed, and whoever has confirmed it."""
    return replace(part, path=None, rule="", confidence=1.0, confirmed_by=())


def _checkers(part: Segment) -> tuple[int, ...]:
    return tuple(sorted(part.confirmed_by))


def _topics(working: Working, sid: str) -> frozenset[str]:
    return frozenset(t.topic for t in working.layers.tags if t.sid == sid and t.start is None)


def _set(items: Iterable[Any]) -> frozenset[Any]:
    return frozenset(items)
