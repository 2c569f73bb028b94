"""A later text of a record: what editors made of the old one stands in it, or somebody is told."""

import random
from dataclasses import replace
from functools import cache
from itertools import count
from typing import Any

import pytest

from archive.parsing import parse
from archive.parsing.breakdown import Breakdown, Kind, Participant, Segment, check
from archive.parsing.event.event_dates import FROM_PUBLICATION, NOT_STATED
from archive.parsing.revising.mapping import Carried, Status
from archive.parsing.revising.operations import RefusedOperation, apply_operation
from archive.parsing.revising.restructuring import Ours
from archive.parsing.revising.succession import reread, succeed
from tests.parsing.seeds import NUMBERS, seed

TEXT = """Talks Between Foreign Minister Mari Kask and President Juhan Tamm

March 4, 2011

Foreign Minister Mari Kask held talks with President Juhan Tamm.

1. Fisheries

Foreign Minister Kask stated that the salmon quota was too low. She stated that boats were waiting in the harbour.

President Tamm stated that the quota was a matter of science.

2. Trade

Foreign Minister Kask stated that trade had grown by a third in one year.

(End of the record as it was printed.)
"""


def with_sids(record: Breakdown) -> Breakdown:
    given = {part.sid for part in record.segments}
    free = (sid for number in count() if (sid := f"N{number}") not in given)
    return replace(
        record,
        segments=tuple(
            replace(part, sid=part.sid or next(free)) if part.kind is Kind.STATEMENT else part
            for part in record.segments
        ),
    )


def ours(*operations: tuple[str, dict[str, Any]], text: str = TEXT) -> Ours:
    """The old text after these operations; `part` may be given by words in it, an offset by the words after it."""
    parsed = parse(text)
    record = with_sids(parsed)
    for name, arguments in operations:
        given = dict(arguments)
        if isinstance(given.get("part"), str):
            place = text.index(given["part"])
            given["part"] = next(i for i, p in enumerate(record.segments) if p.start <= place < p.end)
        given |= {key: text.index(given[key]) for key in ("at", "to") if isinstance(given.get(key), str)}
        record = with_sids(apply_operation(record, text, name, given))
    return Ours(text, record, parsed)


def taken(old: Ours, text: str) -> tuple[Breakdown, tuple[Carried, ...], tuple[str, ...]]:
    after, carried, notes = succeed(old, parse(text), text)
    check(after, text)
    return after, carried, notes


def holding(record: Breakdown, text: str, words: str) -> Segment:
    """The part in which these words stand, all of them."""
    place = text.index(words)
    return next(p for p in record.segments if p.start <= place and place + len(words) <= p.end)


LATER = TEXT.replace(
    "1. Fisheries", "1. Whales\n\nPresident Tamm stated that whales were not discussed.\n\n2. Fisheries"
)
LATER = LATER.replace("2. Trade", "3. Trade")
SPLIT = ("split", {"part": "salmon quota", "at": "was too low"})


def test_a_record_that_nobody_worked_on_is_read_anew():
    after, carried, notes = taken(ours(), LATER)
    bare = replace(after, segments=tuple(replace(part, sid=None) for part in after.segments))
    assert (bare, notes) == (parse(LATER), ())
    assert {item.status for item in carried} == {Status.MOVED}


def test_a_split_stands_in_a_text_in_which_the_passage_has_another_number():
    after, _, notes = taken(ours(SPLIT), LATER)
    first, second = holding(after, LATER, "salmon quota"), holding(after, LATER, "was too low.")
    assert LATER[first.start : first.end].endswith("salmon quota")
    assert (first.path, second.path, first.rule, notes) == ("2.p1", "2.p1", "manual", ())
    assert first.sid != second.sid


def test_a_moved_boundary_and_a_merge_stand():
    moved = ("move_boundary", {"part": "salmon quota", "to": "boats were"})
    after, _, notes = taken(ours(moved), LATER)
    words = holding(after, LATER, "boats were waiting")
    assert (LATER[words.start :][:10], notes) == ("boats were", ())
    after, _, notes = taken(ours(("merge", {"part": "salmon quota"})), LATER)
    assert holding(after, LATER, "was too low. She stated that boats").kind is Kind.STATEMENT
    assert notes == ()


def test_a_changed_kind_stands_and_so_does_what_was_said_with_it():
    said: dict[str, Any] = {"kind": "statement", "speakers": ["Mari Kask"]}
    old = ours(("set_path", {"part": "(End of", "path": "2.p2"}), ("change_kind", {"part": "(End of", **said}))
    after, carried, notes = taken(old, LATER)
    part = holding(after, LATER, "(End of the record")
    assert (part.kind, part.speakers, part.path, notes) == (Kind.STATEMENT, ("Mari Kask",), "3.p2", ())
    assert part.sid == carried[-1].sid
    narrative = ours(("change_kind", {"part": "a matter of science", "kind": "narrative"}))
    after, _, notes = taken(narrative, LATER)
    assert (holding(after, LATER, "a matter of science").kind, notes) == (Kind.NARRATIVE, ())


def test_a_path_that_an_editor_set_moves_with_the_passages_around_it():
    after, _, notes = taken(ours(("set_path", {"part": "a matter of science", "path": "2.p1"})), LATER)
    assert (holding(after, LATER, "a matter of science").path, notes) == ("3.p1", ())


def test_a_divided_statement_with_a_word_changed_is_still_divided_and_noted():
    text = LATER.replace("salmon quota", "herring quota")
    after, carried, notes = taken(ours(SPLIT), text)
    first = holding(after, text, "herring quota")
    assert text[first.start : first.end].endswith("herring quota")
    assert len(notes) == 1
    assert "is divided as an editor had divided it" in notes[0]
    assert [item.status for item in carried].count(Status.CHANGED) == 1


def test_what_can_not_be_kept_is_told_and_the_parse_stands_there():
    text = LATER.replace(
        "Foreign Minister Kask stated that the salmon quota was too low. She", "Foreign Minister Kask"
    )
    after, _, notes = taken(ours(SPLIT), text)
    spans = [(part.kind, part.start, part.end, part.path) for part in after.segments]
    assert spans == [(part.kind, part.start, part.end, part.path) for part in parse(text).segments]
    told = [note for note in notes if "could not be kept" in note]
    assert ["that the salmon quota” could" in note for note in told] == [True, False]
    assert "“was too low. She stated" in told[1]


def test_a_speaker_corrected_by_hand_stands_and_the_parses_own_reading_is_told():
    old = ours(("attribute", {"part": "a matter of science", "speakers": ["Anu Saar"]}))
    after, carried, _ = taken(old, LATER)
    part = holding(after, LATER, "a matter of science")
    assert (part.speakers, part.rule) == (("Anu Saar",), "manual")
    assert "speakers: Juhan Tamm" in next(item.note for item in carried if item.sid == part.sid)


def test_what_editors_said_of_a_lost_statement_is_told():
    old = ours(("attribute", {"part": "a matter of science", "speakers": ["Anu Saar"]}))
    lost = holding(old.breakdown, TEXT, "a matter of science").sid
    _, _, notes = taken(old, TEXT.replace("President Tamm stated that the quota was a matter of science.\n\n", ""))
    assert notes == (f"what editors said of statement {lost} is lost with it (speakers: “Anu Saar”)",)


def test_a_confirmed_heading_that_is_another_one_is_told():
    old = ours(("confirm", {"part": "Fisheries", "by": 3}), ("confirm", {"part": "Trade", "by": 3}))
    after, _, notes = taken(old, TEXT.replace("2. Trade", "2. Commerce"))
    assert holding(after, TEXT, "Fisheries").confirmed_by == (3,)
    assert notes == ("the confirmed heading “Trade” is different in the new text: confirm it again",)


def test_what_a_person_described_stands_and_a_difference_is_told():
    given: dict[str, Any] = {"place": "Tallinn", "event_date": "2011-03-03", "participants": [{"person": "Mari Kask"}]}
    old = ours(("describe", given))
    after, _, notes = taken(old, LATER.replace("March 4", "March 5"))
    assert (after.place, after.event_date) == ("Tallinn", "2011-03-03")
    assert (after.participants, after.described) == (
        (Participant("Mari Kask"),),
        ("event_date", "place", "participants"),
    )
    assert after.dated == "2011-03-05"
    assert notes == (
        "dated: “2011-03-05” in the new text; it was “2011-03-04”",
        "event date: “2011-03-03” stands as an editor set it; the new text gives “2011-03-05”",
        "place: “Tallinn” stands as an editor set it; the new text gives none",
        "participants: “Mari Kask” stands as an editor set it; the new text gives “Mari Kask, Juhan Tamm”",
    )


def test_what_the_new_text_is_silent_about_stays():
    old = ours()
    known = replace(old.breakdown, place="Tallinn", published="2011-03-06")
    after, _, notes = taken(replace(old, breakdown=known), LATER)
    assert (after.place, after.published) == ("Tallinn", "2011-03-06")
    assert notes == ("place: “Tallinn” stands; the new text gives none",)


@pytest.mark.parametrize(
    ("stood", "new", "stands"),
    [
        ("2003?-03-04", "March 4", "2003?-03-04"),
        ("2011-03-04", "March 4", "2011-03-04"),
        ("2003?-03-04", "March 5", "XXXX-03-05"),
        ("2011-03-04?", "", "2011-03-04?"),
    ],
)
def test_a_year_that_came_from_beside_the_text_stands_until_the_text_says_another_day(
    stood: str, new: str, stands: str
):
    old = ours()
    text = LATER.replace("March 4, 2011\n\n", "").replace("held talks with", f"met on {new}" if new else "met")
    after, _, notes = taken(replace(old, breakdown=replace(old.breakdown, event_date=stood)), text)
    assert after.event_date == stands
    assert any(note.startswith("event date") for note in notes) == (stood != stands)


def test_the_doubt_about_a_date_from_beside_the_text_stands_as_long_as_the_date():
    text = TEXT.replace("March 4, 2011\n\n", "").replace("held talks with", "met on March 4 with")
    (parsers,) = parse(text).warnings
    from_beside = f"the year of the event is {FROM_PUBLICATION}, 2003-03-06"
    before = replace(parse(text), event_date="2003?-03-04", warnings=(replace(parsers, message=from_beside),))
    after, _, _ = reread(before, text, parse(text), ())
    assert (after.event_date, after.warnings) == ("2003?-03-04", before.warnings)
    later, _, _ = taken(Ours(text, before, parsed=parse(text)), f"Provisional\n\n{text}")
    assert [doubt.message for doubt in later.warnings] == [from_beside]
    assert parsers.start is not None
    assert later.warnings[0].start == parsers.start + len("Provisional\n\n")
    dated, _, _ = taken(Ours(text, before, parsed=parse(text)), text.replace("March 4", "March 9"))
    assert [doubt.message.partition(";")[0] for doubt in dated.warnings] == [NOT_STATED]


# Any work and any edit -----------------------------------------------------------------------------------------------

parsed = cache(parse)


def edited(text: str, chance: random.Random) -> str:
    """A later text: paragraphs put in, taken out and moved, words replaced, something before it all."""
    blocks = text.split("\n\n")
    for _ in range(chance.randint(0, 3)):
        place = chance.randrange(len(blocks))
        match chance.choice(["insert", "remove", "move", "word", "word", "word"]):
            case "insert":
                blocks.insert(place, "President Tamm stated that nothing of the kind had been heard until then.")
            case "remove" if len(blocks) > 4:
                del blocks[place]
            case "move" if len(blocks) > 4:
                blocks.insert(chance.randrange(1, len(blocks) - 1), blocks.pop(place))
            case "word":
                words = blocks[place].split(" ")
                words[chance.randrange(len(words))] = "otherwise"
                blocks[place] = " ".join(words)
    return chance.choice(["", "", "Home > News\n\n"]) + "\n\n".join(blocks)


def worked_on(number: str, chance: random.Random) -> Ours:
    """A record after some hours of an editor's work at random."""
    text = seed(number)[1]
    record = with_sids(parsed(text))
    for _ in range(chance.randint(1, 6)):
        index = chance.randrange(len(record.segments))
        part = record.segments[index]
        place = chance.randrange(part.start, part.end)
        choices: list[tuple[str, dict[str, Any]]] = [
            ("split", {"at": place}),
            ("merge", {}),
            ("move_boundary", {"to": place}),
            ("change_kind", {"kind": chance.choice(["narrative", "statement", "heading"])}),
            ("set_path", {"path": "9.p9"}),
            ("attribute", {"speakers": ["Anu Saar"], "attribution": "named"}),
        ]
        name, arguments = chance.choice(choices)
        try:
            record = with_sids(apply_operation(record, text, name, {"part": index, **arguments}))
        except RefusedOperation:
            continue
    return Ours(text, record, parsed(text))


def words_of(part: Segment, text: str) -> str:
    return " ".join(text[part.start : part.end].split())


@pytest.mark.parametrize("start", range(4))
def test_no_work_is_lost_in_silence(start):
    kept = told = 0
    for number in range(start * 100, start * 100 + 100):
        chance = random.Random(number)
        old = worked_on(NUMBERS[number % 5], chance)
        text = edited(old.text, chance)
        after, carried, notes = taken(old, text)
        sids = [part.sid for part in after.segments if part.sid]
        assert len(set(sids)) == len(sids)
        standing = {
            (part.kind, words_of(part, text), part.speakers) for part in after.segments if part.rule == "manual"
        }
        fates = {item.old: item for item in carried}
        for index, part in enumerate(old.breakdown.segments):
            if part.rule != "manual":
                continue
            if (part.kind, words_of(part, old.text), part.speakers) in standing:
                kept += 1
                continue
            fate = fates.get(index)
            is_told = fate is not None and (fate.status is not Status.UNCHANGED or bool(fate.note))
            assert is_told or any(words_of(part, old.text)[:80] in note for note in notes), (number, part)
            told += 1
    assert kept > 5 * told


@pytest.mark.parametrize("number", NUMBERS)
def test_work_taken_over_to_a_text_and_back_is_as_it_was(number):
    for start in range(20):
        old = worked_on(number, random.Random(start))
        there = "Home > News\n\n" + old.text
        after, _, notes = taken(old, there)
        # Of so few words that their surroundings alone tell the place, somebody is asked.
        assert all(note.endswith("check the place") for note in notes)
        back, _, notes = taken(Ours(there, after, parsed(there)), old.text)
        assert all(note.endswith("check the place") for note in notes)
        assert [(p.kind, p.start, p.end, p.path, p.speakers, p.sid) for p in back.segments] == [
            (p.kind, p.start, p.end, p.path, p.speakers, p.sid) for p in old.breakdown.segments
        ]
