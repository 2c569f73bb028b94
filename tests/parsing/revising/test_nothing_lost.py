"""Any work of editors and any later text: each piece of the work is in the new value, or named to a person."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from archive.parsing import parse
from archive.parsing.breakdown import Breakdown, Mention, Segment, check, from_json, to_json
from archive.parsing.revising.describing import FIELDS
from archive.parsing.revising.fates import Fate, Fated, fates
from archive.parsing.revising.following import follow_text
from archive.parsing.revising.layers import Emendation, Gloss, Layers, Position, RefusedJudgement, Tag
from archive.parsing.revising.layers import check as check_layers
from archive.parsing.revising.rebasing import Working
from archive.parsing.revising.restructuring import Ours
from archive.parsing.revising.succession import reread, succeed
from tests.parsing.seeds import NUMBERS, seed

from .moves import next_steps
from .test_succession import TEXT, edited, holding, ours, taken, with_sids

parsed = cache(parse)

SAID = ("speakers", "addressees", "attribution", "speech", "role", "conveyed_by")


def worked_on(number: str, chance: random.Random) -> tuple[str, Working]:
    """A seed's text after a day of every kind of work on it."""
    text = seed(number)[1]
    working = Working(with_sids(parsed(text)), Layers())
    _, working = next_steps(working, text, chance, chance.randint(3, 12))
    sids = {part.sid: f"N{i}" for i, part in enumerate(working.breakdown.segments) if part.sid}
    segments = tuple(replace(p, sid=sids.get(p.sid) if p.sid else None) for p in working.breakdown.segments)
    tags = tuple(replace(tag, sid=sids[tag.sid]) for tag in working.layers.tags)
    positions = tuple(replace(one, sid=sids[one.sid]) for one in working.layers.positions)
    layers = replace(working.layers, tags=tags, positions=positions)
    return text, Working(replace(working.breakdown, segments=segments), layers)


def words_at(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def lost(
    before: Working, before_text: str, after: Working, text: str, fated: list[Fated], notes: tuple[str, ...]
) -> Iterator[object]:
    """Each piece of work that is neither in the new value nor named in a note."""
    homes = {part.sid: part for part in after.breakdown.statements() if part.sid}
    heirs = {one.sid: after.breakdown.segments[one.new].sid for one in fated if one.new is not None and one.sid}

    def told(*words: str) -> bool:
        return any(all(word in note for word in words) for note in notes)

    for part in before.breakdown.segments:
        words = words_at(before_text, part.start, part.end)
        if part.sid and part.sid not in homes and not told(part.sid):
            yield part.sid
        if part.rule == "manual" or part.confirmed_by:
            like = [homes[part.sid]] if part.sid in homes else _like(part, words, after.breakdown, text)
            is_kept = any(_said(part) == _said(new) and part.confirmed_by == new.confirmed_by for new in like)
            if not is_kept and not told(part.sid or "") and not told(words[:80]):
                yield part
            new = homes.get(part.sid)
            if new is not None and words_at(text, new.start, new.end) != words and not told(part.sid or ""):
                yield "boundaries", part
            if part.answers and not any(new.answers for new in like) and not told(part.sid or ""):
                yield "answers", part
    judgements: list[Tag | Position] = [*before.layers.tags, *before.layers.positions]
    for item in judgements:
        if not any(_is_same(item, before_text, new, text, heirs) for new in _all(after.layers)) and not told(
            _what(item)
        ):
            yield item
    marks: list[Emendation | Gloss] = [*before.layers.emendations, *before.layers.glosses]
    standing = [_bare(mark, text) for mark in (*after.layers.emendations, *after.layers.glosses)]
    yield from (m for m in marks if _bare(m, before_text) not in standing and not told(before_text[m.start : m.end]))
    said = [(f.kind, f.by, text[f.start : f.end]) for f in after.layers.findings]
    for finding in before.layers.findings:
        words = before_text[finding.start : finding.end]
        if finding.state == "confirmed" and (finding.kind, finding.by, words) not in said and not told(words[:200]):
            yield finding
    names = {(m.words, m.person, m.office) for m in after.breakdown.mentions if m.by_hand}
    for mention in before.breakdown.mentions:
        is_kept = not mention.by_hand or (mention.words, mention.person, mention.office) in names
        if not is_kept and not told(mention.words, mention.person):
            yield mention
    off = {text[start:end] for start, end in after.breakdown.unmarked}
    for start, end in before.breakdown.unmarked:
        if before_text[start:end] not in off and not told(before_text[start:end]):
            yield start, end
    for start, end in after.breakdown.unmarked:
        if any((m.start, m.end) == (start, end) for m in after.breakdown.mentions):
            yield "marked again", start, end
    for name in before.breakdown.described:
        if getattr(after.breakdown, name) != getattr(before.breakdown, name) or name not in after.breakdown.described:
            yield name
    for name in FIELDS:  # what a person only looked at, and the new text says otherwise
        if getattr(after.breakdown, name) != getattr(before.breakdown, name) and not told(name.replace("_", " ")):
            yield name


def _like(part: Segment, words: str, breakdown: Breakdown, text: str) -> list[Segment]:
    return [p for p in breakdown.segments if p.kind is part.kind and words_at(text, p.start, p.end) == words]


def _said(part: Segment) -> tuple[object, ...]:
    return part.kind, *(getattr(part, name) for name in SAID)


def _all(layers: Layers) -> list[Tag | Position]:
    return [*layers.tags, *layers.positions]


def _is_same(old: Tag | Position, text: str, new: Tag | Position, new_text: str, heirs: dict[str, str | None]) -> bool:
    """The same judgement on the same statement and the same words."""
    bare = [replace(one, sid="", start=0, end=0) for one in (old, new)]
    if bare[0] != bare[1] or new.sid != heirs.get(old.sid) or (old.start is None) != (new.start is None):
        return False
    if old.start is None or old.end is None or new.start is None or new.end is None:
        return True
    return words_at(text, old.start, old.end) == words_at(new_text, new.start, new.end)


def _what(item: Tag | Position) -> str:
    return f"the tag “{item.topic}”" if isinstance(item, Tag) else f"the position on {item.proposition}"


def _bare(mark: object, text: str) -> tuple[object, str]:
    return replace(mark, start=0, end=0), text[mark.start : mark.end]  # type: ignore[type-var, attr-defined]


@pytest.mark.parametrize("start", range(3))
def test_no_work_of_any_kind_is_lost_in_a_later_text(start):
    taken_over = 0
    for number in range(start * 70, start * 70 + 70):
        chance = random.Random(number)
        before_text, before = worked_on(NUMBERS[number % 5], chance)
        text = edited(before_text, chance)
        old = Ours(before_text, before.breakdown, parsed(before_text))
        breakdown, carried, told = succeed(old, parse(text), text)
        breakdown = with_sids(breakdown)
        try:
            layers, notes = follow_text(before.layers, breakdown, before_text, text, carried)
        except RefusedJudgement:  # a person is asked before anything happens
            continue
        check(breakdown, text)
        check_layers(layers, breakdown, text)
        fated = fates(before.breakdown, before_text, breakdown, text, carried)
        assert {one.sid for one in fated if one.fate is not Fate.NEW and one.sid} == {
            part.sid for part in before.breakdown.statements()
        }
        assert list(lost(before, before_text, Working(breakdown, layers), text, fated, notes + told)) == [], number
        taken_over += 1
    assert taken_over > 50


@pytest.mark.parametrize("number", NUMBERS)
def test_no_mark_of_a_name_is_lost_when_the_text_is_read_anew(number):
    for start in range(10):
        text, before = worked_on(number, random.Random(start))
        after, _, _notes = reread(before.breakdown, text, parsed(text), ())
        by_hand = {one for one in before.breakdown.mentions if one.by_hand}
        assert by_hand <= set(after.mentions)
        assert after.unmarked == before.breakdown.unmarked
        assert not {(one.start, one.end) for one in after.mentions} & set(after.unmarked)


def test_a_name_marked_and_one_taken_off_follow_their_words():
    start = TEXT.index("salmon")
    person = next(m for m in parse(TEXT).mentions if m.person == "Juhan Tamm")
    old = ours(
        ("mention", {"start": start, "end": start + 6, "person": "Sal Mon", "office": "Envoy"}),
        ("unmention", {"start": person.start, "end": person.end}),
    )
    text = "Home > News\n\n" + TEXT
    after, _, notes = taken(old, text)
    moved = len(text) - len(TEXT)
    assert Mention(start + moved, start + moved + 6, "salmon", "Sal Mon", "Envoy", by_hand=True) in after.mentions
    assert after.unmarked == ((person.start + moved, person.end + moved),)
    assert not [one for one in after.mentions if one.start == person.start + moved]
    assert notes == ()
    assert from_json(to_json(after)) == after


def test_a_marked_name_whose_words_are_gone_is_told():
    start = TEXT.index("salmon")
    old = ours(("mention", {"start": start, "end": start + 6, "person": "Sal Mon"}))
    after, _, notes = taken(old, TEXT.replace("salmon", "herring"))
    assert not [one for one in after.mentions if one.by_hand]
    told = "“salmon”, which an editor marked as the name of Sal Mon, does not stand in the new text as it did"
    assert notes == (f"{told}: mark it again where it is meant",)


def test_an_answer_whose_question_is_gone_is_told():
    text = (
        "Press Conference of President Juhan Tamm\n\nMarch 4, 2011\n\nQuestion: What of the boats in the harbour, Mr. President?\n\n"
        "Juhan Tamm: They will be let go as soon as the papers are signed.\n\nQuestion: And what of the salmon quota of this year?\n\n"
        "Juhan Tamm: That is a matter of science and of nothing else.\n"
    )
    old = ours(
        ("attribute", {"part": "That is a matter", "role": "answer", "answers": "t1"}),
        text=text,
    )
    sid = holding(old.breakdown, text, "That is a matter").sid
    later = text.replace("Question: What of the boats in the harbour, Mr. President?\n\n", "")
    _, carried, _ = taken(old, later)
    note = next(item.note for item in carried if item.sid == sid)
    assert "the question that it answers (t1) was not found again: check it" in note
