"""Each rule for undertakings finds its own example, and what looks like one is none."""

import pytest

from archive.parsing import Speech
from archive.parsing.extraction import find_undertakings
from archive.parsing.extraction.doubts_en import DOUBTS
from archive.parsing.extraction.undertakings_en import RULES
from tests.parsing.extraction.flat import flat


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_finds_its_example(rule):
    found = find_undertakings(rule.example, flat(rule.example))
    assert (rule.name, rule.act) in [(one.rule, one.act) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "She did not agree to reopen the bridge.",
        "They have never promised to send a ship.",
        "He refused to accept the proposal.",
        "I would like to thank the people of Tartu.",
        "They agreed on the importance of the bridge.",
        "Will you promise to send a ship?",
        "The ministers discussed the bridge.",
        "No one is proposing to close the bridge.",
        "We will stress one thing.",
        "The plans call for large sums.",
        "She asked how long it would take to build the road.",
        "The job was hard, and the promises we made were many.",
    ],
)
def test_what_is_no_undertaking(text):
    assert find_undertakings(text, flat(text)) == ()


@pytest.mark.parametrize(
    ("text", "act", "by", "towards", "what", "due"),
    [
        ("She invited Minister Peter Okafor to visit Tallinn by the end of the year.", "invited", ("Mari Kask",), ("Peter Okafor",),
         "to visit Tallinn by the end of the year", "2003-09-01/2003-12-31"),
        ("She called on North Korea to return to the talks.", "requested", ("Mari Kask",), ("North Korea",), "to return to the talks", ""),
        ("It was agreed that the commission would meet next month.", "agreed", ("Mari Kask",), (), "the commission would meet next month", "2003-10"),
        ("She asked him to send experts within six months.", "requested", ("Mari Kask",), ("Peter Okafor",), "to send experts within six months",
         "2003-09-01/2004-03-01"),
        ("She hoped that Kenya would sign the protocol.", "expects", ("Mari Kask",), ("Kenya",), "that Kenya would sign the protocol", ""),
    ],
)  # fmt: skip
def test_who_whom_what_and_by_when(text, act, by, towards, what, due):
    (one,) = find_undertakings(text, flat(text))
    assert (one.act, one.by, one.towards, text[slice(*one.what)], one.due_date) == (act, by, towards, what, due)


def test_a_condition_lowers_the_confidence():
    plain, bound = "Kenya intends to open a road.", "If the bridge is built, Kenya intends to open a road."
    (sure,), (unsure,) = find_undertakings(plain, flat(plain)), find_undertakings(bound, flat(bound))
    assert unsure.confidence < 0.6 < sure.confidence


@pytest.mark.parametrize("doubt", DOUBTS, ids=lambda doubt: doubt.name)
def test_a_reason_for_doubt_lowers_the_confidence_of_its_example(doubt):
    (one,) = find_undertakings(doubt.example, flat(doubt.example, speech=Speech.DIRECT))
    (rule,) = [rule for rule in RULES if rule.name == one.rule]
    assert one.confidence <= rule.confidence - doubt.less + 0.005


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The cup that we will hold in Tartu will help sport.", "hold in Tartu"),
        ("During the talks, which will be held on 5 May, the ministers will sign a plan.", "the talks, which will be held on 5 May"),
        ("We will further widen the road.", "widen the road"),
        ("Kenya is committed to opening the port and is aware of the cost.", "opening the port"),
    ],
)  # fmt: skip
def test_a_clause_ends_where_the_next_verb_begins(text, what):
    assert [text[slice(*one.what)] for one in find_undertakings(text, flat(text, speech=Speech.DIRECT))][:1] == [what]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Our colleague suggested opening the road.", ()),
        ("Our company offered to open the road.", ("Our company",)),
        ("People expect an honest answer.", ()),
        ("He sends his regards and is looking forward to the visit.", ()),
    ],
)
def test_what_others_undertake_is_not_the_speakers(text, by):
    (one,) = find_undertakings(text, flat(text, speech=Speech.DIRECT))
    assert one.by == by


def test_others_in_somebodys_own_speech_are_not_the_speaker():
    text = "They want to reopen the road."
    (one,) = find_undertakings(text, flat(text, speech=Speech.DIRECT))
    assert one.by == ()


@pytest.mark.parametrize(
    ("language", "text", "act", "due"),
    [
        ("ru", "Стороны договорились провести встречу в мае 2004 года.", "agreed", "2004-05"),
        ("ru", "Она пригласила министра посетить Таллин.", "invited", ""),
        ("ru", "Они не договорились провести встречу.", None, ""),
        ("ja", "両大臣は、来年前半に次回会合を開催することで一致した。", "agreed", "2004-01-01/2004-06-30"),
        ("ja", "大臣は、支援を継続することを約束した。", "pledged", ""),
    ],
)
def test_plain_verbs_of_other_languages(language, text, act, due):
    found = find_undertakings(text, flat(text, language=language))
    assert [(one.act, one.due_date) for one in found] == ([(act, due)] if act else [])
