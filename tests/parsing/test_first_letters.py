"""The looks at a first letter that spare a pattern most characters miss nothing that the pattern could find."""

from re import _parser as reading  # type: ignore[attr-defined]

import pytest

from archive.parsing.tongues import japanese, japanese_names


def first_letters(parsed):
    """The letters that a parsed pattern can begin with, and whether it can be empty."""
    found = set()
    for name, value in parsed:
        letters, can_be_empty = of_one(str(name), value)
        found |= letters
        if not can_be_empty:
            return found, False
    return found, True


def of_one(name, value):
    if name == "LITERAL":
        return {chr(value)}, False
    if name == "IN":
        spans = [(v, v) if str(n) == "LITERAL" else v for n, v in value]
        return {chr(code) for low, high in spans for code in range(low, high + 1)}, False
    if name == "BRANCH":
        branches = [first_letters(branch) for branch in value[1]]
        return set().union(*(letters for letters, _ in branches)), any(empty for _, empty in branches)
    if name == "SUBPATTERN":
        return first_letters(value[-1])
    if name.endswith("_REPEAT"):
        letters, can_be_empty = first_letters(value[2])
        return letters, can_be_empty or value[0] == 0
    assert name in ("ASSERT", "ASSERT_NOT", "AT"), name
    return set(), True


@pytest.mark.parametrize(
    "pattern",
    [japanese_names._TITLES, japanese.GRAMMAR.subjects, japanese.GRAMMAR.verbs],
    ids=["titles", "subjects", "verbs"],
)
def test_the_letters_looked_at_are_all_that_a_match_can_begin_with(pattern):
    look, *rest = reading.parse(pattern.pattern, pattern.flags)
    assert str(look[0]) == "ASSERT"
    looked_at, _ = first_letters(look[1][1])
    needed, can_be_empty = first_letters(rest)
    assert not can_be_empty
    assert needed - looked_at == set()
