"""Undertakings in English records of other houses: the form of a clause, where it ends, and whose it is."""

import pytest

from archive.parsing import Attribution, Breakdown, Kind, Mention, Segment, Speech
from archive.parsing.extraction import find_undertakings
from tests.parsing.extraction.flat import flat


def parts(*rows, speakers=("Mari Kask",), speech=Speech.INDIRECT):
    """A record of 1 September 2003 with one part for each kind and words, and its text."""
    text = "\n".join(words for _kind, words in rows)
    segments: list[Segment] = []
    at = 0
    for kind, words in rows:
        spoken = kind is Kind.STATEMENT
        segments.append(
            Segment(
                kind, at, at + len(words), path=str(len(segments) + 1), speakers=speakers if spoken else (),
                attribution=Attribution.NAMED if spoken and speakers else None, speech=speech if spoken else None,
            )
        )  # fmt: skip
        at += len(words) + 1
    people = [
        Mention(at, at + len(name), name, name)
        for name in ("Mari Kask", "Peter Okafor")
        if (at := text.find(name)) >= 0
    ]
    return text, Breakdown(
        language="en", event_date="2003-09-01", segments=tuple(segments),
        mentions=tuple(sorted(people, key=lambda mention: mention.start)),
    )  # fmt: skip


def said(text, breakdown):
    return [
        (one.act, one.by, text[slice(*one.what)])
        for one in find_undertakings(text, breakdown)
        if one.confidence >= 0.5
    ]


KASK = ("Mari Kask",)
BOTH = ("Mari Kask", "Peter Okafor")
"""Who speaks, and who is spoken to."""


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("She expressed her hope to visit the port.", [("expects", KASK, "to visit the port")]),
        ("The two ministers reaffirmed to repair the road.", [("agreed", BOTH, "to repair the road")]),
        ("The two ministers shared the view to reopen the ferry.", [("agreed", BOTH, "to reopen the ferry")]),
        ("They shared the view that the U.S., as well as Kenya, will send ships.", [("agreed", KASK, "the U.S., as well as Kenya, will send ships")]),
        ("They agreed that Kenya would send ships, and that Estonia should man them.", [("agreed", KASK, "Kenya would send ships"), ("agreed", KASK, "Estonia should man them")]),
        ("They confirmed the two countries will send ships.", [("agreed", KASK, "the two countries will send ships")]),
        ("These are the points which they agreed to during the visit.", []),
        ("They consented to widen the canal.", [("agreed", KASK, "to widen the canal")]),
        ("The two countries committed to joint patrols.", [("pledged", BOTH, "to joint patrols")]),
        ("A ministry committed to reform was praised.", []),
        ("They concurred on continuing to widen the canal.", [("agreed", KASK, "continuing to widen the canal")]),
        ("They concurred on the need for a canal.", []),
        ("She called on all parties to the conflict to keep the peace.", [("requested", KASK, "to keep the peace")]),
        ("She would be grateful if the ministry could confirm the day.", [("requested", KASK, "the ministry could confirm the day")]),
        ("She accepts with pleasure the proposals of Kenya.", [("accepted", KASK, "the proposals of Kenya")]),
        ("She offered the help of two engineers.", [("offered", KASK, "the help of two engineers")]),
        ("She thanked him for the support offered.", []),
        ("She reiterated the commitment of the Harbour Council to widen the canal.", [("pledged", KASK, "to widen the canal")]),
        ("The ministry said that it would send two ships.", [("intends", KASK, "send two ships")]),
        ("She said that she would return in May.", [("intends", KASK, "return in May")]),
        ("The treaty will enter into force in May.", [("scheduled", KASK, "The treaty will enter into force in May")]),
        ("Whoever does so will be held accountable.", []),
        ("A list would be drawn up in May.", [("scheduled", KASK, "A list would be drawn up in May")]),
        ("The minister leaves for Nairobi tomorrow.", [("scheduled", KASK, "The minister leaves for Nairobi tomorrow")]),
        ("Her speech leaves no doubt on Monday.", []),
        ("Nothing has been decided on the canal.", []),
        ("We will take two questions.", []),
        ("Both reaffirm their commitment to wider trade.", [("pledged", BOTH, "to wider trade")]),
        ("Both reaffirm their commitment to the principles of the charter.", []),
        ("She stated that Kenya would host the forum.", [("intends", KASK, "host the forum")]),
        ("Kenya would host the forum.", []),
        ("She explained that Kenya is demanding Estonia to reopen the port.", [("requested", KASK, "to reopen the port")]),
        ("She requested for an early decision on the bridge.", [("requested", KASK, "an early decision on the bridge")]),
        ("She called on all parties, in particular the miners, to reopen the road.", [("requested", KASK, "to reopen the road")]),
        ("She praised the port while affirming her nation's readiness to host a forum.", [("offered", KASK, "to host a forum")]),
        ("Kenya and Estonia proposed a draft plan.", [("proposed", ("Kenya", "Estonia"), "a draft plan")]),
        ("Peru, Kenya and Estonia proposed a draft plan.", [("proposed", ("Peru", "Kenya", "Estonia"), "a draft plan")]),
        ("She shared the view with her guest that the two sides should widen the canal.", [("agreed", KASK, "the two sides should widen the canal")]),
        ("Pledges were made to widen the canal.", [("pledged", KASK, "to widen the canal")]),
        ("Kenya is strongly committed to reopening the port.", [("pledged", KASK, "reopening the port")]),
        ("She desired that Kenya should reopen the port.", [("requested", KASK, "that Kenya should reopen the port")]),
        ("We wish that the forum will widen trade.", [("expects", KASK, "that the forum will widen trade")]),
        ("We will never allow a second bridge.", [("intends", KASK, "never allow a second bridge")]),
        ("They adopted the decision to widen the canal.", [("agreed", KASK, "to widen the canal")]),
        ('She urged "all the parties to widen the canal".', [("requested", KASK, "to widen the canal")]),
        ("Urging both sides to widen the canal, Mari Kask affirmed that Kenya will build a port.", [("requested", KASK, "to widen the canal"), ("agreed", KASK, "Kenya will build a port")]),
    ],
)  # fmt: skip
def test_forms_of_other_houses(text, rows):
    assert said(text, flat(text)) == rows


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("They agreed to repair the road, and to widen the canal.", "to repair the road, and to widen the canal"),
        ("They agreed to open schools, including for pilots, divers, and teachers of music.", "to open schools, including for pilots, divers, and teachers of music"),
        ("They agreed to open schools in May, and expressed the wish for more.", "to open schools in May"),
        ("They agreed to keep the ferry, discussed ways of repair and left.", "to keep the ferry"),
        ("They agreed to keep the ferry and soon signed a plan.", "to keep the ferry"),
        ("They agreed to keep the ferry, the press release adds.", "to keep the ferry"),
        ("They agreed to keep the ferry, said the ministry.", "to keep the ferry"),
        ("She proposed to keep the ferry and Kenya would study the plan.", "to keep the ferry"),
        ("They agreed to keep the ferry, according to the ministry.", "to keep the ferry"),
        ("They agreed to widen not only the canal, but also the port.", "to widen not only the canal, but also the port"),
        ("She asked Kenya to deepen Estonia – EU trade.", "to deepen Estonia – EU trade"),
        ("She expressed her hope that Kenya and Estonia will widen the canal.", "that Kenya and Estonia will widen the canal"),
        ('"They agreed to keep the ferry," Peter Okafor said from Nairobi, where he lives.', "to keep the ferry"),
        ("During the talks, which will be held in Tartu, Estonia, from 5 May, the ministers will sign a plan.", "the talks, which will be held in Tartu, Estonia, from 5 May"),
        ("She asked Kenya to allow free – full and free – access to the port.", "to allow free – full and free – access to the port"),
        ("She suggested that as told in Tartu, in Narva, and in Nairobi, work be resumed.", "work be resumed"),
        ("She expressed her hopes that the plan be signed and that new work be begun.", "that the plan be signed and that new work be begun"),
    ],
)  # fmt: skip
def test_where_a_clause_begins_and_ends(text, what):
    assert [words for _act, _by, words in said(text, flat(text))][:1] == [what]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Minister Okafor will pay a visit to Estonia in May.", [("scheduled", "Minister Okafor will pay a visit to Estonia in May")]),
        ("Minister Okafor of Kenya will hold a meeting with her.", [("scheduled", "Minister Okafor of Kenya will hold a meeting with her")]),
        ("I will visit Kenya in May.", [("intends", "visit Kenya in May")]),
        ("You will also pay a visit to Kenya.", []),
        ("Kenya will also provide 40 ships.", [("intends", "provide 40 ships")]),
        ("They will provide 40 ships.", []),
    ],
)  # fmt: skip
def test_what_is_announced_in_somebodys_own_speech(text, rows):
    assert [(act, what) for act, _by, what in said(text, flat(text, speech=Speech.DIRECT))] == rows


def test_the_items_of_a_list_are_each_agreed():
    text, record = parts(
        (Kind.STATEMENT, "The ministers agreed to do more in the following two points:"),
        (Kind.LABEL, "(1)"),
        (Kind.NARRATIVE, "Through new ships, to widen the ferry traffic;"),
        (Kind.NARRATIVE, "The ferry is thirty years old."),
        (Kind.LABEL, "(2)"),
        (Kind.NARRATIVE, "To repair the road by the end of the year."),
        (Kind.HEADING, "Dinner"),
        (Kind.NARRATIVE, "To begin with, there was soup."),
    )
    both = ("The ministers",)
    assert said(text, record)[1:] == [
        ("agreed", both, "to widen the ferry traffic"),
        ("agreed", both, "To repair the road by the end of the year"),
    ]
    assert find_undertakings(text, record)[-1].due_date == "2003-09-01/2003-12-31"
    assert all(one.confidence <= 0.8 for one in find_undertakings(text, record)[1:])


def test_what_follows_a_semicolon_is_agreed_too():
    text = "They agreed to repair the road; and (b) to widen the canal; they had tea."
    assert [what for _act, _by, what in said(text, flat(text))] == ["to repair the road", "to widen the canal"]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Minister Mari Kask and her Kenyan counterpart Peter Okafor agreed to open a road.", ("Mari Kask", "Peter Okafor")),
        ("Mari Kask met Peter Okafor. Both sides agreed to open a road.", ("Mari Kask", "Peter Okafor")),
        ("Both nations have agreed to open a road.", ("Both nations",)),
        ("FM Kiprop was there. Kiprop requested the Kenyan side to open a road.", ("Kiprop",)),
        ("The Secretary-General spoke. He asked the Committee to open a road.", ("Secretary-General",)),
    ],
)  # fmt: skip
def test_whose_it_is_where_the_record_names_no_speaker(text, by):
    rows = said(*parts((Kind.STATEMENT, text), speakers=()))
    assert [who for _act, who, _what in rows] == [by]


@pytest.mark.parametrize(
    ("text", "due", "date"),
    [
        ("They agreed to meet at the earliest possible opportunity.", "at the earliest possible opportunity", ""),
        ("They agreed to meet next month, as soon as possible.", "next month", "2003-10"),
        ("They agreed to follow the Joint Statement in April.", "", ""),
    ],
)  # fmt: skip
def test_by_when(text, due, date):
    (one,) = find_undertakings(text, flat(text))
    assert (text[slice(*one.due)] if one.due else "", one.due_date) == (due, date)


@pytest.mark.parametrize(
    ("lead", "items", "found"),
    [
        ("It was agreed that:", ("(i) the ship should call every month; and", "(ii) a price should be named."), ["the ship should call every month", "a price should be named"]),
        ("They agreed on the following points:", ("• that the line be extended to Tartu;", "• every old ship;"), ["the line be extended to Tartu"]),
    ],
)  # fmt: skip
def test_items_that_are_clauses(lead, items, found):
    text, breakdown = parts((Kind.STATEMENT, lead), *((Kind.STATEMENT, item) for item in items))
    assert [row[2] for row in said(text, breakdown)] == found
