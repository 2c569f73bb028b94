"""The looks at a first letter that spare a pattern most characters miss nothing that the pattern could find."""

from re import _parser as reading  # type: ignore[attr-defined]

import pytest

from archive.parsing.saying.subjects import _OTHER_SUBJECTS, OtherSubjects
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


_SUBJECTS = """
the two Foreign Ministers agreed|the three leaders met|the four ministers|the five presidents|the both sides|the foreign ministers|the Prime Ministers met|the prime ministers
the defence ministers|the deputy ministers|the top diplomats|the senior officials|the sides|the leaders|the diplomats|the officials|the ministers|the presidents|the premiers
the heads of state|the countries|the nations|the governments|the parties|the delegations|the principals|the interlocutors|the participants|the chancellors|the secretaries
the counterparts|the partners|the Meeting agreed|the member states agreed|the new Kenyan side|the newly elected Kenyan leader|the visiting Kenyan delegation|the chief Kenyan envoy
the top Kenyan diplomat|the latter|the guest|the visitor|the host said|the prime minister said|the foreign minister said|the minister said|the president said|the premier said
the chancellor said|the ambassador said|the counterpart said|the interlocutor said|the colleague said|the Kenyan side|The two agreed|These leaders|their leaders|they|he|she|He
both sides|Both Estonia and Kenya are|Estonia and Kenya agreed|A Kenyan official|An official|We|I said|according to them|according to her|his guest|her counterpart|Ministers met
the Kenyan Side|the Kenyan leader|the Kenyan delegation|the Kenyan foreign minister|the Kenyan prime minister|the Kenyan defence minister|the Kenyan minister|the Kenyan president
the Kenyan premier|the Kenyan chancellor|the Kenyan ambassador|the Kenyan diplomat|the Kenyan top diplomat|the Kenyan chief diplomat|the Kenyan envoy|the Kenyan counterpart
the Kenyan interlocutor|the Kenyan colleague|the New Harbour Kenyan side|the Foreign Ministers|the Prime Ministers|the Defense Ministers|the Deputy Ministers
the Ministers|the Presidents|the Premiers|the Heads of State|the Conference agreed|the Summit agreed|the Council agreed|the Committee agreed|the Assembly agreed|the Forum agreed
the Group agreed|the Member States agreed|the Kenyan's side
"""


@pytest.mark.parametrize("words", [words for line in _SUBJECTS.split("\n") for words in line.split("|") if words])
def test_a_subject_is_found_though_it_is_tried_only_where_one_can_begin(words):
    shadow = f"So {words}"
    found = [match.span() for match in OtherSubjects(shadow).within(0, len(shadow))]
    assert found == [match.span() for match in _OTHER_SUBJECTS.finditer(shadow)]
    assert len(found) == 1
