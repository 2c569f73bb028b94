"""Codings become tables: who read what counts, and what is no number never enters a number."""

from annotations.agreement import (
    NOT_TAKEN_UP,
    Bootstrap,
    CodeApplied,
    Disagreement,
    NotTakenUp,
    Reading,
    ReliabilityTable,
    StanceCoded,
    StanceUnit,
    StatementUnit,
    code_table,
    code_tables,
    direction_table,
    disagreements,
    nominal_alpha,
    ordinal_alpha,
    value_table,
)

READ = [Reading(coder, statement) for statement in ("s1", "s2", "s3") for coder in ("ann", "ben")]
TALKS = "talks should go on"


def unit(statement, holder="putin", round=""):  # noqa: A002
    return StanceUnit(round, statement, TALKS, holder)


def stance(coder, statement, direction, strength=None, holder="putin", **more):
    return StanceCoded(coder, statement, TALKS, direction, strength, holder, **more)


def test_a_code_is_absent_where_a_reader_did_not_give_it_and_a_gap_where_nobody_read():
    applied = [CodeApplied("ann", "s1", "trade"), CodeApplied("eve", "s2", "trade"), CodeApplied("ben", "s1", "war")]
    found = code_table(applied, READ, "trade")
    assert found.table == ReliabilityTable(
        (StatementUnit("", "s1"), StatementUnit("", "s2"), StatementUnit("", "s3")),
        ("ann", "ben", "eve"),
        ((True, False, None), (False, False, True), (False, False, None)),
    )
    assert (found.pairs, found.pairs_left_out) == (5, 0)


def test_what_was_not_taken_up_is_a_gap_or_a_category_as_chosen():
    stances = [stance("ann", "s1", "supports", 2), stance("ben", "s1", "opposes", 1), stance("ann", "s2", "mixed")]
    gaps = direction_table(stances, READ, not_taken_up=NotTakenUp.MISSING)
    category = direction_table(stances, READ, not_taken_up=NotTakenUp.CATEGORY)
    assert gaps.table.rows == (("supports", "opposes"), ("mixed", None))
    assert (gaps.pairs, gaps.pairs_left_out) == (2, 1)
    assert category.table.rows == (("supports", "opposes"), ("mixed", NOT_TAKEN_UP))
    assert (category.pairs, category.pairs_left_out) == (2, 0)
    assert category.table.units == (unit("s1"), unit("s2"))


def test_only_pairs_of_two_numbers_enter_the_signed_value():
    stances = [
        stance("ann", "s1", "supports", 2), stance("ben", "s1", "opposes", 1),
        stance("ann", "s2", "neutral"), stance("ben", "s2", "mixed"),
        stance("ann", "s3", "none"),
    ]  # fmt: skip
    found = value_table(stances, READ)
    assert found.table.rows == ((2, -1), (0, None), (None, None))
    assert (found.pairs, found.pairs_left_out) == (3, 2)
    assert (ordinal_alpha(found.table).units, ordinal_alpha(found.table).values) == (1, 2)


def test_mixed_none_and_silence_change_no_ordinal_alpha():
    numbers = [
        stance("ann", "s1", "supports", 2), stance("ben", "s1", "supports", 1),
        stance("ann", "s2", "opposes", 2), stance("ben", "s2", "neutral"),
    ]  # fmt: skip
    more = [*numbers, stance("ann", "s3", "mixed"), stance("ben", "s3", "supports", 2), stance("ann", "s4", "none")]
    few = Bootstrap(resamples=50)
    assert ordinal_alpha(value_table(more, READ).table, few) == ordinal_alpha(value_table(numbers, READ).table, few)


def test_two_answers_of_one_coder_are_a_gap_and_named():
    stances = [
        stance("ann", "s1", "supports", 2), stance("ann", "s1", "supports", 1), stance("ben", "s1", "supports", 1),
        stance("ann", "s2", "supports", 1), stance("ann", "s2", "opposes", 1),
    ]  # fmt: skip
    directions = direction_table(stances, READ, not_taken_up=NotTakenUp.CATEGORY)
    assert directions.table.rows == (("supports", "supports"), (None, NOT_TAKEN_UP))
    assert directions.ambiguous == ((unit("s2"), "ann"),)
    assert value_table(stances, READ).ambiguous == ((unit("s1"), "ann"), (unit("s2"), "ann"))


def test_holders_and_rounds_are_units_of_their_own():
    stances = [
        stance("ann", "s1", "supports", 2), stance("ann", "s1", "opposes", 2, holder="abe"),
        stance("ann", "s1", "opposes", 2, round="2"), stance("ben", "s1", "opposes", 1, round="2"),
    ]  # fmt: skip
    found = direction_table(stances, READ, not_taken_up=NotTakenUp.MISSING)
    assert found.ambiguous == ()
    rounds = found.table.split(lambda each: each.round)
    assert list(rounds) == ["", "2"]
    assert rounds["2"].rows == (("opposes", "opposes"),)
    assert rounds[""].units == (unit("s1"), unit("s1", "abe"))


def test_each_pair_of_coders_has_a_table():
    three = ReliabilityTable(("u",), ("ann", "ben", "eve"), ((1, 2, None),))
    assert [(pair.coders, pair.rows) for pair in three.pairs()] == [
        (("ann", "ben"), ((1, 2),)),
        (("ann", "eve"), ((1, None),)),
        (("ben", "eve"), ((2, None),)),
    ]


def test_disagreements_say_who_said_what():
    found = direction_table(
        [stance("ann", "s1", "supports", 2), stance("ben", "s1", "supports", 1), stance("ben", "s2", "none")],
        READ,
        not_taken_up=NotTakenUp.CATEGORY,
    )
    assert disagreements(found.table) == (Disagreement(unit("s2"), (("ann", NOT_TAKEN_UP), ("ben", "none"))),)


def test_a_code_of_no_statement_has_no_alpha():
    assert nominal_alpha(code_table([], READ, "trade").table).coefficient is None


def test_each_code_has_the_table_that_it_has_alone():
    applied = [CodeApplied("ann", "s1", "trade"), CodeApplied("ben", "s2", "trade"), CodeApplied("eve", "s9", "war")]
    wanted = ["trade", "war", "peace"]
    assert list(code_tables(applied, READ, wanted)) == [code_table(applied, READ, code) for code in wanted]
    assert code_table(applied, READ, "war").table.rows[-1] == (None, None, True)


def test_the_table_of_a_pair_leaves_out_units_of_which_neither_said_anything():
    three = ReliabilityTable(("u", "v"), ("ann", "ben", "eve"), ((1, None, 2), (None, None, 3)))
    assert [pair.units for pair in three.pairs()] == [("u",), ("u", "v"), ("u", "v")]


def test_units_of_the_same_values_are_of_one_pattern_whoever_gave_them():
    assert ReliabilityTable(("u", "v", "w"), ("ann", "ben"), ((1, 2), (2, 1), (1, None))).patterns() == 2
