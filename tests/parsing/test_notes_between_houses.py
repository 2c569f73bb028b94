"""What a mission writes to a ministry in its own name, and what nobody named agreed over points; every text is our own."""

import pytest

from archive.parsing import Kind, parse

NOTE = (
    "NOTE VERBALE\n\nThe Embassy of Estonia presents its compliments to the Ministry of Ferries of Kenya and has the honour to inform it of a regatta in May.\n\n"
    "In this connection the Embassy would propose the following arrangements:\n\n(a) a call on the harbour master;\n\n(b) a visit to the light.\n\n"
    "The Embassy avails itself of this opportunity to renew to the Ministry the assurances of its highest consideration.\n"
)


def test_a_mission_speaks_in_a_note_and_no_one_by_name() -> None:
    parts = [(s.kind, s.path, s.speakers) for s in parse(NOTE).segments if s.kind in (Kind.STATEMENT, Kind.LEAD_IN)]
    assert parts[:4] == [
        (Kind.STATEMENT, "p1", ()),
        (Kind.LEAD_IN, "p2", ()),
        (Kind.STATEMENT, "a", ()),
        (Kind.STATEMENT, "b", ()),
    ]
    assert all(s.confidence < 0.9 for s in parse(NOTE).segments if s.kind is Kind.STATEMENT)


@pytest.mark.parametrize(
    "words", ["The Embassy of Estonia opened in May.", "The Ministry has an honour roll.", "The Minutes were signed."]
)
def test_what_only_tells_of_a_mission_is_no_word_of_its(words: str) -> None:
    text = f"A regatta in May\n3 May 2016\n\n{words}\n\nThe ferry lay at the pier.\n"
    assert [s for s in parse(text).segments if s.kind is Kind.STATEMENT] == []


@pytest.mark.parametrize("words", ["It was agreed that:", "It was agreed:", "It was decided as follows:"])
def test_what_nobody_named_agreed_over_points_is_a_lead_in(words: str) -> None:
    text = (
        "Agreed minutes of the Harbour Committee\n4 May 2016\n\n1. Shipping\n\n1.1 The Committee discussed the ferry.\n\n"
        f"1.2 {words}\n(i) the ferry should call every month; and\n(ii) the pier should be mended.\n"
    )
    parts = {s.path: s.kind for s in parse(text).segments if s.kind is not Kind.LABEL}
    assert (parts["1.2"], parts["1.2.i"]) == (Kind.LEAD_IN, Kind.STATEMENT)


def test_the_same_words_with_what_was_agreed_behind_them_are_none() -> None:
    text = "Agreed minutes of the Harbour Committee\n4 May 2016\n\n1. It was agreed that the pier should be mended: it leans.\n\n2. It rained.\n"
    assert not [s for s in parse(text).segments if s.kind is Kind.LEAD_IN]


def test_a_note_s_title_stands_under_the_house_the_town_and_the_number() -> None:
    record = parse(f"EMBASSY OF ESTONIA\nNAIROBI\n\nNo. 12/87\n\n{NOTE}")
    assert record.title == "NOTE VERBALE"
    assert parse(NOTE).title == "NOTE VERBALE"


def test_officials_without_a_name_agree_on_points() -> None:
    text = "Harbour officials meet in Riga\n3 May 2016\n\nOfficials met for two days.\n\nOfficials agreed on the following points for the ministers:\n• that the ferry be mended;\n• that the pier be kept.\n"
    kinds = {s.path: (s.kind, s.speakers) for s in parse(text).segments if s.path and s.kind is not Kind.LABEL}
    assert (kinds["p2"], kinds["b1"]) == ((Kind.LEAD_IN, ()), (Kind.STATEMENT, ()))


@pytest.mark.parametrize("lead", ["It was agreed that:", "Officials agreed on the following points:"])
def test_a_point_that_names_who_says_it_is_his(lead: str) -> None:
    own = "Minister Kask said that piers would be built."
    text = f"Summary of a meeting\n\n{lead}\n\n1. The ferry would sail.\n\n2. {own}\n\n3. The light would burn.\n"
    parts = {text[p.start : p.end]: p for p in parse(text).segments}
    assert parts[own].speakers == ("Kask",)
    assert [parts[w].speakers for w in ("The ferry would sail.", "The light would burn.")] == [(), ()]
    assert parts["The light would burn."].rule == "announced"
