"""What records of other houses do with an undertaking: forms of words, each in a sentence of our own."""

import pytest

from archive.parsing import Kind
from archive.parsing.extraction import find_undertakings
from archive.parsing.extraction.undertakings_en import ANY, RULES
from tests.parsing.extraction.flat import flat
from tests.parsing.extraction.test_english_undertakings import parts


def narrated(*paragraphs):
    """The undertakings of a record that nobody speaks in: act, by whom, what."""
    text, record = parts(*((Kind.NARRATIVE, words) for words in paragraphs))
    return [
        (one.act, one.by, text[slice(*one.what)]) for one in find_undertakings(text, record) if one.confidence >= 0.5
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_first_look_lets_every_example_through(rule):
    assert any(ANY.match(rule.example, at) for at in range(len(rule.example)))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The two countries decided Tuesday to widen the canal.", [("agreed", ("The two countries",), "to widen the canal")]),
        ("Kenya agrees to repair the road, aiming for an opening in May.", [("agreed", ("Kenya",), "to repair the road")]),
        ("They agreed that the bridge would be a great success.", []),
        ("They agreed that a first task would be to repair the bridge.", [("agreed", (), "a first task would be to repair the bridge")]),
        ("In May the ministers met in Tartu, where they agreed on common priorities.", []),
        ("NATO will take over the patrols.", [("intends", ("NATO",), "take over the patrols")]),
        ("Kenya will intensify the search.", [("intends", ("Kenya",), "intensify the search")]),
        ("Kenya will remain a neighbour.", []),
        ("The Harbour Commission (HC) will support two ferries.", [("intends", ("The Harbour Commission (HC)",), "support two ferries")]),
        ("Kenya welcomed the plan and asked Estonia to send ships.", [("requested", ("Kenya",), "to send ships")]),
        ("The statement also calls for safe ferries.", [("requested", (), "safe ferries")]),
        ("They called on all parties, and in particular the neighbours, to reopen the road.", [("requested", (), "to reopen the road")]),
        ("They asked the port, in coordination with the two cities, to reopen the road.", [("requested", (), "to reopen the road")]),
        ("Kenya expressed its intention to buy ferries.", [("intends", ("Kenya",), "to buy ferries")]),
        ("The ministry announced Kenya's intention to buy ferries.", [("intends", ("Kenya",), "to buy ferries")]),
        ("Kenya's determination to buy ferries was praised.", []),
        ("They underscored their firm commitment to democracy, peace and the rule of law.", []),
        ("The forum was to be continued on 30 June.", [("scheduled", (), "The forum was to be continued on 30 June")]),
        ("Minister Kask, during her first visit to Kenya, will hold talks with the mayor.",
         [("scheduled", ("Kask",), "Minister Kask, during her first visit to Kenya, will hold talks with the mayor")]),
        ("Kenya and Estonia signed an act, pledging to widen the canal.", [("pledged", (), "to widen the canal")]),
        ("They agreed that the road was long and that Kenya must send ships.", [("agreed", (), "Kenya must send ships")]),
        ("Kenya will be sending two ships to Tartu.", [("intends", ("Kenya",), "sending two ships to Tartu")]),
        ("The talks will be hosted by Kenya.", [("scheduled", (), "The talks will be hosted by Kenya")]),
        ("NATO leaders will finalize the plan.", [("intends", ("NATO leaders",), "finalize the plan")]),
        ("Kenya proposed for a second ferry to be built.", [("proposed", ("Kenya",), "for a second ferry to be built")]),
        ("\"Kenya reiterated its wish for peace. Kenya will decide on the ferry,\" the statement reads.", [("intends", ("Kenya",), "decide on the ferry")]),
    ],
)  # fmt: skip
def test_forms_of_reports(text, rows):
    assert narrated(text) == rows


def test_a_decision_is_of_the_body_that_opens_it():
    assert narrated(
        "The Harbour Council, at its ninth meeting in Tartu, adopted the following decision:",
        "1. Takes note of the report;",
        "2. Requests the Chairperson of the Commission, working closely with Kenya, to report to it within a month;",
        "3. Decides to remain seized of the matter.",
    ) == [
        ("requested", ("The Harbour Council",), "to report to it within a month"),
        ("agreed", ("The Harbour Council",), "to remain seized of the matter"),
    ]


def test_by_when_may_stand_before_who():
    text = "By May 2004, Kenya will establish a ferry service."
    (one,) = find_undertakings(text, flat(text))
    assert one.due is not None
    assert (text[slice(*one.due)], one.due_date) == ("By May 2004", "2003-09-01/2004-05-31")
