"""A newer parser proposes around what persons decided: none of that is undone, moved or forgotten."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.parsing import parse
from archive.parsing.breakdown import Breakdown, Kind, Segment, check
from archive.parsing.revising.operations import RefusedOperation, apply_operation
from archive.parsing.revising.succession import reread
from tests.parsing.seeds import NUMBERS, seed


def older(number: str, chance: random.Random) -> tuple[Breakdown, str]:
    """A seed's text as some older rules might have divided it: other parts, other speakers, nobody's decision."""
    breakdown, text = seed(number)
    for _ in range(chance.randrange(12)):
        part = chance.randrange(len(breakdown.segments))
        segment = breakdown.segments[part]
        name, arguments = chance.choice(
            [
                ("split", {"part": part, "at": chance.randrange(segment.start, segment.end + 1)}),
                ("merge", {"part": part}),
                ("attribute", {"part": part, "speakers": ["Somebody"]}),
                ("change_kind", {"part": part, "kind": "narrative"}),
            ]
        )
        try:
            breakdown = apply_operation(breakdown, text, name, arguments)
        except RefusedOperation:
            continue
    parts = [
        replace(p, rule="older", sid=p.sid or (f"NEW{i}" if p.kind is Kind.STATEMENT else None))
        for i, p in enumerate(breakdown.segments)
    ]
    return replace(breakdown, segments=tuple(parts)), text


def said(part: Segment) -> tuple[object, ...]:
    """All that a person can have decided of a part but the passage, which follows its neighbours' numbers."""
    return (
        part.kind, part.start, part.end, part.speakers, part.addressees, part.speech, part.role, part.conveyed_by,
        part.attribution, part.sid, part.confirmed_by, part.rule,
    )  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(NUMBERS), st.integers(0, 2**32))
def test_what_persons_decided_stays_as_it_is(number: str, start: int) -> None:
    chance = random.Random(start)
    breakdown, text = older(number, chance)
    parts, judged = [], set()
    for i, part in enumerate(breakdown.segments):
        roll = chance.random()
        if roll < 0.1:
            part = replace(part, confirmed_by=(7,))
        elif roll < 0.2:
            part = replace(part, rule="manual")
        elif roll < 0.3 and part.kind is Kind.STATEMENT:
            judged.add(i)
        parts.append(part)
    breakdown = replace(breakdown, segments=tuple(parts))
    after, _, notes = reread(breakdown, text, parse(text, language="en"), judged)
    check(after, text)
    kept = {said(part) for part in after.segments}
    told = " ".join(notes)
    for i, part in enumerate(breakdown.segments):
        if part.confirmed_by or part.rule == "manual" or i in judged:
            assert said(part) in kept, (part, told)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(NUMBERS), st.integers(0, 2**32))
def test_what_nobody_decided_is_as_the_newer_parser_has_it(number: str, start: int) -> None:
    breakdown, text = older(number, random.Random(start))
    proposed = parse(text, language="en")
    after, _, _ = reread(breakdown, text, proposed, ())
    assert [replace(part, sid=None) for part in after.segments] == list(proposed.segments)


def test_the_same_parser_proposes_nothing_new() -> None:
    for number in NUMBERS:
        _, text = seed(number)
        breakdown = parse(text, language="en")
        after, _, notes = reread(breakdown, text, breakdown, ())
        assert (after, notes) == (breakdown, ())
