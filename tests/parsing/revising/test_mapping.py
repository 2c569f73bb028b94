import random
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.parsing.breakdown import Attribution, Breakdown, Kind, Role, Segment, Speech, check
from archive.parsing.revising.alignment import align, in_order
from archive.parsing.revising.mapping import Carried, Status, carry_over
from archive.parsing.revising.offsets import Shifted, map_offset_ranges
from tests.parsing.seeds import NUMBERS, seed

from .edits import EDITS, Piece, break_lines, move_paragraph, pieces, rebuilt, replace_words, transcript


def carried_over(record: Breakdown, text: str, changed: list[Piece], prefix: str = ""):
    """The new value, what became of each statement, and the true new index of each old part."""
    after, new_text, places = rebuilt(record, changed, prefix)
    value, carried = carry_over(record, text, after, new_text)
    check(value, new_text)
    assert [item.old for item in carried] == [i for i, p in enumerate(record.segments) if p.kind is Kind.STATEMENT]
    sids = [part.sid for part in value.segments if part.sid is not None]
    assert len(set(sids)) == len(sids)
    assert set(sids) == {item.sid for item in carried if item.status is not Status.LOST}
    for item in carried:
        if item.status is not Status.LOST:
            assert item.new is not None
            assert value.segments[item.new].sid == item.sid
    return value, carried, places


# Edits of the seeds --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("prefix", ["", "Home > News\n\n", "\ufeff"])
def test_prefix_and_line_ends_leave_every_statement_unchanged(number, prefix):
    record, text = seed(number)
    changed = pieces(record, text)
    break_lines(changed, random.Random(0))
    _, carried, places = carried_over(record, text, changed, prefix)
    assert carried == tuple(
        Carried(part.sid, Status.UNCHANGED, i, places[i], 1.0)
        for i, part in enumerate(record.segments)
        if part.kind is Kind.STATEMENT
    )


@pytest.mark.parametrize("number", NUMBERS)
def test_a_changed_word_changes_that_statement_alone(number):
    record, text = seed(number)
    for index, part in enumerate(record.segments):
        if part.kind is not Kind.STATEMENT or len(text[part.start : part.end].split()) < 5:
            continue
        changed = pieces(record, text)
        words = changed[index].words.split(" ")
        words[len(words) // 2] = "otherwise"
        changed[index] = replace(changed[index], words=" ".join(words))
        _, carried, places = carried_over(record, text, changed)
        assert all(item.new == places[item.old] for item in carried)
        assert {item.old: item.status for item in carried if item.status is not Status.UNCHANGED} == {
            index: Status.CHANGED
        }


@pytest.mark.parametrize("number", NUMBERS)
def test_an_inserted_paragraph_takes_nobodys_sid(number):
    record, text = seed(number)
    for index, part in enumerate(record.segments):
        if part.kind is not Kind.STATEMENT:
            continue
        changed = pieces(record, text)
        changed[index] = replace(changed[index], after="\n\n")
        new = Piece(replace(part, sid=None), "Nothing of the kind had been heard until then.", "\n\n", None)
        value, carried, places = carried_over(record, text, [*changed[: index + 1], new, *changed[index + 1 :]])
        assert value.segments[index + 1].sid is None
        assert all(item.new == places[item.old] for item in carried)
        # What follows in a transcript is counted anew, and so stands at another place.
        paths = [value.segments[item.new].path == record.segments[item.old].path for item in carried if item.new]
        assert [item.status is Status.UNCHANGED for item in carried] == paths


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("chance", range(20))
def test_a_moved_paragraph_keeps_its_sid(number, chance):
    record, text = seed(number)
    changed = pieces(record, text)
    move_paragraph(changed, random.Random(chance))
    _, carried, places = carried_over(record, text, changed)
    assert all(item.new == places[item.old] and item.status in (Status.UNCHANGED, Status.MOVED) for item in carried)


def neighbourhood(record: Breakdown, text: str, index: int) -> list[str]:
    around = record.segments[max(0, index - 1) : index + 2]
    return [" ".join(text[part.start : part.end].split()) for part in around]


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([*NUMBERS, "transcript"]), st.lists(st.sampled_from(EDITS), max_size=4))
def test_no_sid_is_wrong_in_silence(number, name, edits):
    chance = random.Random(number)
    record, text = transcript(chance) if name == "transcript" else seed(name)
    changed = pieces(record, text)
    for edit in edits:
        edit(changed, chance)
        if sum(piece.part.kind is Kind.STATEMENT for piece in changed) < 4:
            break
    prefix = chance.choice(["", "Home > News\n\n", "\ufeff"])
    _, carried, places = carried_over(record, text, changed, prefix)
    after, new_text, _ = rebuilt(record, changed, prefix)
    for item in carried:
        if item.status is Status.UNCHANGED and item.new != places.get(item.old):
            # The same words were put into the same place: from the two texts nobody could tell.
            old, new = record.segments[item.old], after.segments[item.new or 0]
            assert text[old.start : old.end].split() == new_text[new.start : new.end].split()
            assert old.path == new.path
            here, there = neighbourhood(record, text, item.old), neighbourhood(after, new_text, item.new or 0)
            assert {*here[:1], *here[-1:]} & {*there[:1], *there[-1:]}


def test_sids_are_found_after_thousands_of_edits():
    statuses = dict.fromkeys(Status, 0)
    wrong = missed = 0
    for number in range(400):
        chance = random.Random(number)
        record, text = seed(NUMBERS[number % 5])
        changed = pieces(record, text)
        for edit in chance.sample(EDITS, k=2):
            edit(changed, chance)
        _, carried, places = carried_over(record, text, changed)
        for item in carried:
            statuses[item.status] += 1
            wrong += item.status is Status.UNCHANGED and item.new != places.get(item.old)
            missed += item.status is Status.LOST and item.old in places
    assert wrong == 0
    assert missed <= sum(statuses.values()) // 1000
    assert statuses[Status.UNCHANGED] > 0.7 * sum(statuses.values())


# What editors have said ----------------------------------------------------------------------------------------------


def part(kind: Kind, start: int, end: int, path: str, **values: Any) -> Segment:
    if kind is Kind.STATEMENT:
        values = {"speech": Speech.DIRECT, "attribution": Attribution.LABELLED, **values}
    return Segment(kind, start, end, path, **values)


TALK = "Press:\nWill you sign it?\n\nMr A:\nWe will sign it next year."
TALKED = Breakdown(
    segments=(
        part(Kind.SPEAKER_LABEL, 0, 6, "t1", confirmed_by=(3,)),
        part(Kind.STATEMENT, 7, 24, "t1.p1", role=Role.QUESTION, sid="AAAA"),
        part(Kind.SPEAKER_LABEL, 26, 31, "t2"),
        part(
            Kind.STATEMENT,
            *(32, 58),
            "t2.p1",
            role=Role.ANSWER,
            answers="t1",
            speakers=("Arne A",),
            sid="BBBB",
            confirmed_by=(3, 4),
        ),
    )
)


def parsed_again(shift: int = 0, turns: int = 0, **values: Any) -> Breakdown:
    """What a parser that knows no names would make of the talk."""
    parts = []
    for old in TALKED.segments:
        path = f"t{int((old.path or '')[1]) + turns}{(old.path or '')[2:]}"
        new = part(old.kind, old.start + shift, old.end + shift, path, rule="turn", confidence=0.7)
        parts.append(replace(new, role=old.role) if old.kind is Kind.STATEMENT else new)
    return Breakdown(segments=tuple(replace(new, **values) if new.kind is Kind.STATEMENT else new for new in parts))


def test_what_editors_confirmed_wins_over_a_new_parse_of_the_same_text():
    value, carried = carry_over(TALKED, TALK, parsed_again(), TALK)
    answer = replace(TALKED.segments[3], confirmed_by=())
    assert value.segments[3] == answer
    assert value.segments[1] == replace(parsed_again().segments[1], sid="AAAA", rule="manual")
    assert [(item.status, bool(item.note)) for item in carried] == [
        (Status.UNCHANGED, False),
        (Status.UNCHANGED, True),
    ]


def test_confirmation_stays_where_the_new_parse_agrees():
    value, carried = carry_over(TALKED, TALK, TALKED, TALK)
    assert value == TALKED
    assert all(item.status is Status.UNCHANGED and not item.note for item in carried)


def test_confirmation_goes_where_another_label_announces_the_statement():
    text = TALK.replace("Mr A:", "Ms B:")
    value, carried = carry_over(TALKED, TALK, TALKED, text)
    assert value.segments[3] == replace(TALKED.segments[3], confirmed_by=())
    assert carried[1].status is Status.UNCHANGED
    assert carried[1].note == "what announces it is different: check its speakers; confirm it again"
    assert value.segments[0].confirmed_by == (3,)


def test_an_answer_follows_its_question_to_another_turn():
    before = "Host:\n\n"
    fresh = parsed_again(shift=len(before), turns=1)
    fresh = replace(fresh, segments=(part(Kind.SPEAKER_LABEL, 0, 5, "t1"), *fresh.segments))
    value, carried = carry_over(TALKED, TALK, fresh, before + TALK)
    assert [item.status for item in carried] == [Status.MOVED, Status.MOVED]
    assert (value.segments[4].answers, value.segments[4].speakers) == ("t2", ("Arne A",))
    assert value.segments[4].confirmed_by == ()


def test_what_editors_said_of_a_changed_statement_stands_with_what_the_parse_says_against_it():
    value, carried = carry_over(TALKED, TALK, parsed_again(speakers=("B",)), TALK.replace("year.", "week."))
    assert [item.status for item in carried] == [Status.UNCHANGED, Status.CHANGED]
    assert (value.segments[3].speakers, value.segments[3].sid, value.segments[3].confirmed_by) == (
        ("Arne A",),
        "BBBB",
        (),
    )
    assert carried[1].note == (
        "the new parse reads it otherwise (speakers: B; answers: none); what the editors said stands; confirm it again"
    )


@pytest.mark.parametrize("old", ["We will sign it next year.", "We will sign it this year."])
def test_a_speaker_corrected_by_hand_stands_without_a_confirmation(old):
    corrected = replace(TALKED.segments[3], confirmed_by=())
    record = replace(TALKED, segments=(*TALKED.segments[:3], corrected))
    text = TALK.replace("We will sign it next year.", old)
    value, carried = carry_over(record, text, parsed_again(speakers=("B",)), TALK)
    assert value.segments[3] == replace(corrected, confidence=1.0)
    assert "speakers: B" in carried[1].note
    # What the parser made and nobody confirmed is read anew.
    by_rule = replace(record, segments=(*record.segments[:3], replace(corrected, rule="turn")))
    value, carried = carry_over(by_rule, text, parsed_again(speakers=("B",)), TALK)
    assert (value.segments[3].speakers, carried[1].note) == (("B",), "")


def test_a_confirmation_against_the_parse_is_a_persons_work_in_the_next_text_too():
    record = replace(TALKED, segments=tuple(replace(one, rule="turn") for one in TALKED.segments))
    once, _ = carry_over(record, TALK, parsed_again(speakers=("B",)), TALK + "\n")
    twice, _ = carry_over(once, TALK + "\n", parsed_again(speakers=("B",)), TALK)
    assert [one.segments[3].speakers for one in (once, twice)] == [("Arne A",), ("Arne A",)]


@pytest.mark.parametrize("is_new_text", [False, True])
def test_a_statement_taken_in_by_another_is_lost_and_names_its_heir(is_new_text):
    text = "Mr A said that all was well that day. He said that much was left to do."
    divided = (part(Kind.STATEMENT, 0, 37, "p1", sid="AAAA"), part(Kind.STATEMENT, 38, 71, "p1", sid="BBBB"))
    joined = Breakdown(segments=(part(Kind.STATEMENT, 0, 71, "p1"),))
    after = text.replace("left", "still") if is_new_text else text
    value, carried = carry_over(Breakdown(segments=divided), text, joined, after)
    assert [part.sid for part in value.segments] == ["AAAA"]
    assert [(item.status, item.new, item.heir) for item in carried] == [
        (Status.CHANGED, 0, None),
        (Status.LOST, 0, "AAAA"),
    ]


def test_a_statement_of_which_little_is_left_is_lost_without_an_heir():
    after = TALK.replace("We will sign it next year.", "We have other plans this year.")
    fresh = parsed_again()
    fresh = replace(fresh, segments=(*fresh.segments[:3], replace(fresh.segments[3], end=len(after))))
    value, carried = carry_over(TALKED, TALK, fresh, after)
    assert (carried[1].status, carried[1].heir, value.segments[3].sid) == (Status.LOST, None, None)


def test_words_that_are_no_statement_any_more_are_lost():
    after = replace(TALKED, segments=(*TALKED.segments[:3], Segment(Kind.NARRATIVE, 32, 58, "t2.p1")))
    for prefix in ("", "\ufeff"):
        moved = [replace(p, start=p.start + len(prefix), end=p.end + len(prefix)) for p in after.segments]
        if prefix:
            moved.insert(0, Segment(Kind.FURNITURE, 0, 1))
        _, carried = carry_over(TALKED, TALK, Breakdown(segments=tuple(moved)), prefix + TALK)
        assert [item.status for item in carried] == [Status.UNCHANGED, Status.LOST]
        assert carried[1].note == "its words are a narrative now"


def test_one_of_several_same_answers_is_never_called_unchanged_by_chance():
    text = "Yes.\n\nYes.\n\nYes."
    three = Breakdown(
        segments=tuple(part(Kind.STATEMENT, n, n + 4, f"p{n // 6 + 1}", sid=f"S{n}") for n in (0, 6, 12))
    )
    two = Breakdown(segments=tuple(part(Kind.STATEMENT, n, n + 4, f"p{n // 6 + 1}") for n in (0, 6)))
    _, carried = carry_over(three, text, two, text[:10])
    assert sorted(item.status for item in carried) == [Status.LOST, Status.MOVED, Status.MOVED]
    assert all("stand 3 times" in item.note for item in carried if item.status is Status.MOVED)


# Spans ---------------------------------------------------------------------------------------------------------------

OLD = "The two sides agreed that the peace treaty was a matter of trust, and that work on it would go on in spring."


def shifted(new: str, words: str, old: str = OLD) -> tuple[Status, str | None]:
    start = old.index(words)
    (found,) = map_offset_ranges(old, new, [(start, start + len(words))])
    return found.status, None if found.start is None else new[found.start : found.end]


@pytest.mark.parametrize(
    ("new", "words", "status", "found"),
    [
        (OLD, "peace treaty", Status.UNCHANGED, "peace treaty"),
        (f"\ufeffHome\n\n{OLD}", "peace treaty", Status.UNCHANGED, "peace treaty"),
        (f"\ufeffHome\n\n{OLD}", "eace trea", Status.UNCHANGED, "eace trea"),
        (OLD.replace(" ", "\r\n"), "peace treaty was", Status.UNCHANGED, "peace\r\ntreaty\r\nwas"),
        (OLD.replace("spring", "autumn"), "peace treaty", Status.UNCHANGED, "peace treaty"),
        (OLD.replace("peace treaty", "peace accord"), "the peace treaty was", Status.CHANGED, "the peace accord was"),
        (OLD.replace("was a matter", "had been one"), "peace treaty", Status.CHANGED, "peace treaty"),
        ("Nothing was said of it.", "peace treaty", Status.LOST, None),
        ("", "peace treaty", Status.LOST, None),
    ],
)
def test_a_span_follows_its_words(new, words, status, found):
    assert shifted(new, words) == (status, found)


def test_a_span_of_a_moved_paragraph_moves_with_it():
    _, text = seed("000")
    blocks = text.split("\n\n")
    moved = "\n\n".join([*blocks[:6], *blocks[7:], blocks[6]])
    words = blocks[6][20:80]
    assert shifted(moved, words, text) == (Status.MOVED, words)


def test_a_span_outside_of_the_text_is_an_error():
    for span in ((0, 0), (5, 4), (-1, 3), (0, len(OLD) + 1)):
        with pytest.raises(ValueError, match="there is no span"):
            map_offset_ranges(OLD, "", [span])
    assert map_offset_ranges("a b", "a c", [(1, 2)]) == (Shifted(Status.LOST),)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab .\n", max_size=60), st.text(alphabet="ab .\n", max_size=60), st.data())
def test_unchanged_spans_have_the_same_words_in_any_texts(old, new, data):
    spans = [
        (start, data.draw(st.integers(start + 1, len(old))))
        for start in data.draw(st.lists(st.integers(0, max(0, len(old) - 1)), max_size=5 if old else 0))
    ]
    for (start, end), found in zip(spans, map_offset_ranges(old, new, spans), strict=True):
        if found.status is Status.LOST:
            assert (found.start, found.end) == (None, None)
        else:
            assert found.start is not None
            assert found.end is not None
            assert 0 <= found.start < found.end <= len(new)
            if found.status is not Status.CHANGED:
                assert new[found.start : found.end].split() == old[start:end].split()


# Alignment -----------------------------------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 6), max_size=40), st.lists(st.integers(0, 6), max_size=40))
def test_aligned_items_are_equal_and_in_order(before, after):
    pairs = align(before, after)
    assert all(before[i] == after[j] for i, j in pairs)
    assert all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(pairs))
    assert align(before, before) == [(i, i) for i in range(len(before))]


@given(st.permutations(range(7)))
def test_longest_choice_in_order(numbers):
    chosen = in_order(enumerate(numbers))
    longest = max(
        mask.bit_count()
        for mask in range(1 << 7)
        if (picked := [numbers[i] for i in range(7) if mask >> i & 1]) == sorted(picked)
    )
    assert len(chosen) == longest
    assert [j for _, j in chosen] == sorted(j for _, j in chosen)
    assert all(numbers[i] == j for i, j in chosen)


def test_thousands_of_repeated_lines_are_carried_over():
    words = "Yes yes, thank you."
    count = 20_000
    step = len(words) + 2
    text = "\n\n".join([words] * count)
    parts = [part(Kind.STATEMENT, i * step, i * step + len(words), f"p{i + 1}", sid=f"S{i}") for i in range(count)]
    fewer = [replace(one, sid=None) for one in parts[:-10]]
    record, after = Breakdown(segments=tuple(parts)), Breakdown(segments=tuple(fewer))
    _, carried = carry_over(record, text, after, text[: fewer[-1].end])
    assert sum(item.status is Status.LOST for item in carried) == 10
    assert not any(item.status is Status.UNCHANGED for item in carried)


def test_edited_words_are_flagged():
    record, text = seed("002")
    chance = random.Random(5)
    for _ in range(30):
        changed = pieces(record, text)
        replace_words(changed, chance)
        _, carried, _ = carried_over(record, text, changed)
        touched = {
            piece.origin
            for piece, old in zip(changed, pieces(record, text), strict=True)
            if piece.words.split() != old.words.split()
        }
        assert {item.old for item in carried if item.status is not Status.UNCHANGED} == touched
