"""Operations such as an editor might do next, made up for a state of a record; some of them are refused."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from typing import Any

from archive.editing import judging
from archive.parsing.breakdown import Attribution, Kind, Role, Segment, Speech
from archive.parsing.revising.describing import RefusedOperation
from archive.parsing.revising.layers import RefusedJudgement
from archive.parsing.revising.rebasing import Step, Working, perform

NAMES = ("Vladimir Putin", "Junichiro Koizumi", "Igor Ivanov", "Yoriko Kawaguchi", "Zara Zaal")
TOPICS = ("trade", "energy", "peace-treaty", "korea")
PROPOSITIONS = ("peace-treaty-early", "oil-pipeline-to-pacific")
ACCOUNTS = (1, 2)

Move = Callable[[Working, str, random.Random], dict[str, Any]]


def _index(working: Working, chance: random.Random) -> int:
    return chance.randrange(len(working.breakdown.segments))


def _statement(working: Working, chance: random.Random) -> Segment:
    statements = working.breakdown.statements()
    return chance.choice(statements) if statements else Segment(Kind.STATEMENT, 0, 1, sid="none")


def split(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    index = _index(working, chance)
    part = working.breakdown.segments[index]
    return {"part": index, "at": chance.randint(part.start, part.end)}


def merge(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    return {"part": _index(working, chance)}


def move_boundary(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    index = _index(working, chance)
    part = working.breakdown.segments[index]
    return {"part": index, "to": chance.randint(part.start, part.end + 20)}


def change_kind(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    return {"part": _index(working, chance), "kind": str(chance.choice(list(Kind)))}


def set_path(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    return {"part": _index(working, chance), "path": chance.choice(["1", "2.1", "2.1.a", "t4.p2", None])}


def change_level(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    return {"part": _index(working, chance), "direction": chance.choice(["in", "out"])}


def attribute(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    said: dict[str, Any] = {
        "speakers": chance.sample(NAMES, k=chance.randint(0, 2)),
        "addressees": chance.sample(NAMES, k=chance.randint(0, 2)),
        "attribution": str(chance.choice(list(Attribution))),
        "speech": str(chance.choice(list(Speech))),
        "role": str(chance.choice(list(Role))),
        "conveyed_by": chance.choice([None, *NAMES]),
        "answers": chance.choice([None, "t1", "1"]),
    }
    names = chance.sample(sorted(said), k=chance.randint(1, 3))
    return {"part": _index(working, chance), **{name: said[name] for name in names}}


def confirm(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    if chance.random() < 0.5:
        return {"part": _index(working, chance), "by": chance.choice(ACCOUNTS)}
    return {"parts": [_index(working, chance) for _ in range(3)], "by": chance.choice(ACCOUNTS)}


unconfirm = confirm


def describe(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    return dict([chance.choice([("title", "Talks"), ("place", "Moscow"), ("place", None), ("form", "readout")])])


def mention(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    start = chance.randrange(len(text))
    return {"start": start, "end": start + chance.randint(1, 12), "person": chance.choice(NAMES)}


def unmention(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    found = working.breakdown.mentions
    one = chance.choice(found) if found else None
    return {"start": one.start, "end": one.end} if one else {"start": 0, "end": 1}


def tag(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    part = _statement(working, chance)
    made = {"sid": part.sid, "topic": chance.choice(TOPICS), "by": "ann"}
    return (
        made if chance.random() < 0.7 else {**made, "start": part.start, "end": chance.randint(part.start, part.end)}
    )


def untag(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    one = chance.choice(working.layers.tags) if working.layers.tags else None
    names = ("sid", "topic", "by", "start", "end")
    return {name: getattr(one, name) for name in names} if one else {"sid": "none", "topic": "trade", "by": "ann"}


def set_topics(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    topics = chance.sample(TOPICS, k=chance.randint(0, 2))
    return {"sid": _statement(working, chance).sid, "topics": topics, "by": "ann"}


def code(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    part = _statement(working, chance)
    return {
        "key": str(uuid.UUID(int=chance.getrandbits(128))), "sid": part.sid, "proposition": chance.choice(PROPOSITIONS),
        "direction": "supports", "strength": chance.choice([1, 2]), "act": "states", "evidence": "explicit",
        "start": part.start, "end": part.end, "by": "ann", "holder_person": "vladimir-putin",
    }  # fmt: skip


def recode(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    if not working.layers.positions:
        return code(working, text, chance)
    one = chance.choice(working.layers.positions)
    return {**code(working, text, chance), "key": one.key, "sid": one.sid, "start": one.start, "end": one.end}


def uncode(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    return {"key": chance.choice(working.layers.positions).key if working.layers.positions else "none"}


def emend(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    start = chance.randrange(len(text))
    return {"start": start, "end": start + chance.randint(1, 9), "reading": "other", "by": "ann", "reason": "misprint"}


def unemend(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    one = chance.choice(working.layers.emendations) if working.layers.emendations else None
    names = ("start", "end", "reading", "by", "reason", "witness")
    return {name: getattr(one, name) for name in names} if one else emend(working, text, chance)


def gloss(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    start = chance.randrange(len(text))
    return {"start": start, "end": start + chance.randint(1, 9), "by": "ann"}


def ungloss(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    one = chance.choice(working.layers.glosses) if working.layers.glosses else None
    return (
        {"start": one.start, "end": one.end, "by": one.by, "note": one.note} if one else gloss(working, text, chance)
    )


def note(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    start = chance.randrange(len(text))
    said = {
        "start": start, "end": start + chance.randint(1, 30), "kind": "place", "country": "EE",
        "name": chance.choice(["Kolga", "Tartu", ""]), "rule": "manual", "confidence": 1.0,
    }  # fmt: skip
    known = [finding.key for finding in working.layers.findings]
    key = chance.choice(known) if known and chance.random() < 0.5 else str(uuid.UUID(int=chance.getrandbits(128)))
    return {"key": key, "kind": "place", "said": said, "by": "ann"}


def settle(working: Working, text: str, chance: random.Random) -> dict[str, Any]:
    state = chance.choice(["proposed", "confirmed", "dismissed"])
    # What a person has put there is never proposed.
    found = [f for f in working.layers.findings if state != "proposed" or f.said.rule != "manual"]
    keys = [finding.key for finding in found] or [str(uuid.UUID(int=9))]
    return {"keys": chance.sample(keys, k=min(2, len(keys))), "state": state, "by": chance.choice(["ann", "bob"])}


MOVES: dict[str, Move] = {
    move.__name__: move
    for move in (
        split, merge, move_boundary, change_kind, set_path, change_level, attribute, confirm, describe, mention,
        unmention, tag, untag, set_topics, code, recode, uncode, emend, unemend, gloss, ungloss, note, settle,
    )
} | {"unconfirm": unconfirm}  # fmt: skip
"""Every operation by its name."""


def next_steps(
    working: Working, text: str, chance: random.Random, number: int, *, first: int = 0
) -> tuple[list[Step], Working]:
    """So many steps that are not refused, each on the state after those before it, and the state after all."""
    steps: list[Step] = []
    for _ in range(40 * number):
        if len(steps) == number:
            break
        name = chance.choice(sorted(MOVES))
        step = Step(name, MOVES[name](working, text, chance))
        if str(step.arguments.get("sid", "")).startswith("~"):
            continue  # a statement has its identity only when it is saved
        try:
            working = perform(working, step, text, judging.judge, first + len(steps))
        except (RefusedOperation, RefusedJudgement):
            continue
        steps.append(step)
    return steps, working
