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
        ("Kenya and Estonia signed an act, pledging to widen the canal.", [("pledged", ("Kenya", "Estonia"), "to widen the canal")]),
        ("They agreed that the road was long and that Kenya must send ships.", [("agreed", (), "Kenya must send ships")]),
        ("Kenya will be sending two ships to Tartu.", [("intends", ("Kenya",), "sending two ships to Tartu")]),
        ("The talks will be hosted by Kenya.", [("scheduled", (), "The talks will be hosted by Kenya")]),
        ("NATO leaders will finalize the plan.", [("intends", ("NATO leaders",), "finalize the plan")]),
        ("Kenya proposed for a second ferry to be built.", [("proposed", ("Kenya",), "for a second ferry to be built")]),
        ("\"Kenya reiterated its wish for peace. Kenya will decide on the ferry,\" the statement reads.", [("intends", ("Kenya",), "decide on the ferry")]),
        ("Minister Anna Okada hoped to widen the canal.", [("expects", ("Okada",), "to widen the canal")]),
        ("Germany asked for repairs of the road.", [("requested", ("Germany",), "repairs of the road")]),
        ("Kenya underlined its resolve to widen the canal.", [("intends", ("Kenya",), "to widen the canal")]),
        ("The sides expressed readiness for further patrols.", [("offered", ("The sides",), "for further patrols")]),
        ("They confirmed both sides' willingness to widen the canal.", [("offered", (), "to widen the canal")]),
        ("Kenya conveyed its desire to widen the canal.", [("intends", ("Kenya",), "to widen the canal")]),
        ("The leaders tasked the two mayors with drafting a plan.", [("requested", ("The leaders",), "with drafting a plan")]),
        ("Kenya instructed its engineers to widen the canal.", [("requested", ("Kenya",), "to widen the canal")]),
        ("Kenya directed its efforts to widen the canal.", []),
        ("Consensus was reached to open a ferry line.", [("agreed", (), "to open a ferry line")]),
        ("The agreement to open a ferry line was praised.", [("agreed", (), "to open a ferry line")]),
        ("The sides agreed in principle on a second bridge.", [("agreed", ("The sides",), "a second bridge")]),
        ("The ministers agreed a new plan for the port.", [("agreed", ("The ministers",), "a new plan for the port")]),
        ("They agreed to the opening of a road.", [("agreed", (), "the opening of a road")]),
        ("They agreed not to close the road.", [("agreed", (), "not to close the road")]),
        ("It was agreed that a ferry be bought.", [("agreed", (), "a ferry be bought")]),
        ("Kenya pledged continued support for the ferry.", [("pledged", ("Kenya",), "continued support for the ferry")]),
        ("Promising joint ventures were praised.", []),
        ("Kenya requested to widen the canal.", [("requested", ("Kenya",), "to widen the canal")]),
        ("Both Presidents gave the assurance not to close the road.", [("pledged", ("Both Presidents",), "not to close the road")]),
        ("Reiterating his call for more ferries, President Okafor said that it rained.", [("requested", (), "for more ferries")]),
        ("He expressed his government's commitment to wider roads.", [("pledged", (), "to wider roads")]),
        ("Lamberg praised the port and proposed to widen the canal.", [("proposed", ("Lamberg",), "to widen the canal")]),
        ("Secretary Kask said the forum would be held in May.", [("scheduled", (), "the forum would be held in May")]),
        ("Kenya assured Estonia of its full support.", [("pledged", ("Kenya",), "its full support")]),
        ("Kenya reiterated its call for a new ferry.", [("requested", ("Kenya",), "for a new ferry")]),
        ("Kenya sought Estonia's help with the ferry.", [("requested", ("Kenya",), "Estonia's help with the ferry")]),
        ("The commission recommended that the bridge be closed.", [("proposed", ("The commission",), "that the bridge be closed")]),
        ("Kenya made a proposal on the occasion of the visit.", []),
        ("Kenya aims to widen the canal.", [("intends", ("Kenya",), "to widen the canal")]),
        ("A plan that aims to please is rare.", []),
        ("Kenya has repaired the bridge and will widen the canal.", [("intends", ("Kenya",), "widen the canal")]),
        ("Kenya said it will widen the canal.", [("intends", ("Kenya",), "widen the canal")]),
        ("Kenya will, as always, support the ferry.", [("intends", ("Kenya",), "support the ferry")]),
        ("Kenya will never use the canal.", [("intends", ("Kenya",), "never use the canal")]),
        ("A ferry line will be established in May.", [("scheduled", (), "A ferry line will be established in May")]),
        ("They agreed to draft a plan, which will be submitted to the council in May.",
         [("agreed", (), "to draft a plan"), ("scheduled", (), "will be submitted to the council in May")]),
        ("Kenya urged all sides to rest and called for a ferry.", [("requested", ("Kenya",), "to rest"), ("requested", ("Kenya",), "a ferry")]),
        ("The king accepted with thanks the invitation to Tartu.", [("accepted", (), "the invitation to Tartu")]),
        ("She made an invitation to the mayor to visit Tartu and the invitation was accepted.",
         [("invited", (), "to the mayor to visit Tartu"), ("accepted", (), "the invitation")]),
    ],
)  # fmt: skip
def test_forms_of_reports(text, rows):
    assert narrated(text) == rows


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Mari Kask met the mayor. She promised to widen the canal.", ("Mari Kask",)),
        ("The Harbour Council met. It decided to widen the canal.", ("The Harbour Council",)),
        ("Both sides met in Tartu. They decided to widen the canal.", ("Both sides",)),
        ("The Kenyan side said they decided to widen the canal.", ("The Kenyan side",)),
        ("The HPC demands that the road be opened.", ("The HPC",)),
        ("The two Ministers promised to widen the canal.", ("The two Ministers",)),
        ("The Minister of Kenya promised to widen the canal.", ("The Minister of Kenya",)),
        ("The interlocutors promised to widen the canal.", ("The interlocutors",)),
    ],
)
def test_of_whom_a_report_tells(text, by):
    assert [row[1] for row in narrated(text)] == [by]


@pytest.mark.parametrize(
    "text", ["Kenya announced a grant of $5 million.", "Kenya set the goal of doubling ferry traffic."]
)
def test_what_a_report_only_mentions_is_unsure(text):
    record = parts((Kind.NARRATIVE, text))
    assert [one.confidence < 0.5 for one in find_undertakings(*record)] == [True]


def test_a_day_of_the_week_is_a_deadline_only_of_what_happens_on_it():
    for text, day in [("The forum will be held on Friday.", "2003-09-05"), ("They agreed on Friday to rest.", "")]:
        assert [one.due_date for one in find_undertakings(text, flat(text))] == [day]


def test_a_date_of_a_visit_that_is_over_is_no_deadline():
    text = "She urged them to keep the results of her visit in May."
    assert [one.due for one in find_undertakings(text, flat(text))] == [None]


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
