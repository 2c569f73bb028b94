"""What a page brings with it when it is saved as text, and what houses write in a way of their own."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.page.above_title import above_title
from archive.parsing.page.bylines import is_byline, is_caption_of_names
from archive.parsing.text.labels import find_label
from archive.parsing.text.lines import Block
from archive.parsing.words.dates import is_dateline
from archive.parsing.words.sentences import sentences

HEAD = "Estonia-Kenya Foreign Ministers' Talks\n\nMarch 4, 2011\n\nForeign Minister Juhan Tamm met Foreign Minister Wanjiru Okafor on March 4.\n\n"


def blocks(*lines: str) -> tuple[str, list[Block]]:
    shadow, found = "", []
    for line in lines:
        found.append(Block(len(shadow), len(shadow) + len(line), 0, gap=True))
        shadow += line + "\n\n"
    return shadow, found


def said(body: str) -> list[tuple[str, tuple[str, ...]]]:
    text = HEAD + body
    return [
        (text[s.start : s.end], s.speakers)
        for s in parse(text).segments
        if s.start >= len(HEAD) and s.kind == "statement"
    ]


@pytest.mark.parametrize(
    ("lines", "above"),
    [
        (("Media Centre", "Harbours", "Minister Tamm Holds Talks in Riga", "March 4, 2011"), 2),
        (("Minister Tamm Holds Talks in Riga", "Summit of the Lakes in June"), 0),
        (("Estonia and Kenya strengthen their long friendship", "Meeting in Riga on ferries"), 0),
        (("Media Centre", "March 4, 2011", "Minister Tamm Holds Talks in Riga"), 0),
        (("The ferry sailed at noon.", "Minister Tamm Holds Talks in Riga"), 0),
        (("1. Ferries", "Minister Tamm Holds Talks in Riga"), 0),
        (("Ferries in Riga | Foreign Office", "Harbours", "Ferries in Riga"), 2),
        (("Search this site", "Harbours", "March 4, 2011", "Minister Tamm Holds Talks in Riga"), 3),
        (("Search this site", "Harbours", "Print", "Minister Tamm was in Riga. He sailed home on a ferry."), 3),
        (("Home", "Harbours", "Print", "A new ferry for the northern lakes"), 3),
        (
            ("HomeNewsMinister Tamm Holds Talks in Riga on …", "hide", "Minister Tamm Holds Talks in Riga on Ferries"),
            2,
        ),
    ],
    ids=[
        "links",
        "title first",
        "a title that says something",
        "a date",
        "a sentence",
        "an item",
        "with the house's name",
        "links, then a date",
        "links over a sentence",
        "links over a title of no occasion",
        "crumbs without a space",
    ],
)
def test_short_lines_over_a_line_that_names_an_occasion_are_the_page_s(lines, above):
    shadow, found = blocks(*lines)
    assert above_title(shadow, found, {}) == above


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Mari Kask, Secretary-General", True),
        ("Ferries, Trains and Trams", False),
        ("Mari Kask, Secretary-General.", False),
    ],
)
def test_a_name_with_its_office_alone_is_a_byline(line, expected):
    shadow, found = blocks(line)
    assert is_byline(shadow, found[0], {}) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Foreign Minister Tamm and Foreign Minister Okafor", True),
        ("Fish and Ferries", False),
        ("Foreign Minister Tamm and the ferry", False),
    ],
)
def test_two_names_with_offices_alone_are_a_caption(line, expected):
    shadow, found = blocks(line)
    assert is_caption_of_names(shadow, found[0]) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Friday, March 11, 2016, 8:47 a.m. Front Entrance Hall, Prime Minister's Office", True),
        ("March 11, 2016, Prime Minister Tamm", False),
        ("Last update: Monday, Dec 7, 2015", False),
        ("Doorstop - Harbour House - 29/10/2020", False),
    ],
)
def test_a_house_called_after_its_master_is_a_place_in_a_dateline(line, expected):
    assert is_dateline(line, 0, len(line)) is expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They held Japan-U.S. Foreign Ministers' talks in Riga.", 1),
        ("He met U.S. President Alder in Riga.", 1),
        ("He sailed to the U.S. The ferry was late.", 2),
    ],
)
def test_somebody_of_a_state_follows_its_abbreviation_in_the_same_sentence(text, count):
    assert len(sentences(text, 0, len(text))) == count


@pytest.mark.parametrize(
    ("line", "name", "printed"),
    [("• (2)The ferries sail.", "2", "• (2)"), ("• Ferries", "b", "•"), ("° Ferries", "b", "°")],
)
def test_a_number_behind_a_bullet_is_the_label(line, name, printed):
    label = find_label(line, 0, len(line))
    assert label is not None
    assert (label.name, line[label.start : label.end].strip()) == (name, printed)


def test_what_is_held_of_a_topic_makes_it_a_statement():
    both = ("Juhan Tamm", "Wanjiru Okafor")
    assert said("The ministers discussed the ferry, agreeing that it must sail.") == [
        ("The ministers discussed the ferry, agreeing that it must sail.", both)
    ]
    assert said("The ministers discussed the ferry.") == []
    assert said("The ministers assessed the ferry, which had been agreed upon by the two ministers.") == []


def test_an_impersonal_present_goes_on_with_whoever_spoke():
    body = "Foreign Minister Tamm said that trade had grown. It is expected that it is confirmed by figures."
    assert said(body) == [(body, ("Juhan Tamm",))]
    past = "Foreign Minister Tamm said that trade had grown. It was agreed that it should go on."
    assert [speakers for _, speakers in said(past)] == [("Juhan Tamm",), ()]


def test_the_office_a_house_prints_alone_is_not_the_guest_s():
    text = "PM call with Prime Minister Solheim\n\nThe Prime Minister spoke to Prime Minister Ingrid Solheim today.\n\nThe Prime Minister thanked her for the herring."
    segments = parse(text).segments
    assert [(s.speakers, s.confidence < 0.9) for s in segments if s.kind == "statement"] == [((), True)]


def test_a_deputy_is_never_called_by_the_higher_office():
    text = (
        HEAD
        + "Deputy Secretary Ruth Alder listened. Secretary Alder took notes. The Secretary said that the ferry must sail."
    )
    assert ("Ruth Alder",) not in [s.speakers for s in parse(text).segments if s.kind == "statement"]


def test_a_title_with_a_colon_printed_twice_is_no_turn():
    line = "Harbour Secretary General in Riga: ferries matter"
    text = f"{line}\n\n{line}\n\nHarbour Secretary General Mari Kask met Prime Minister Juhan Tamm in Riga.\n\nThe Secretary General thanked him."
    record = parse(text)
    assert record.title == line
    assert [str(s.kind) for s in record.segments][:2] == ["title", "furniture"]
    assert [s.speakers for s in record.segments if s.kind == "statement"] == [("Mari Kask",)]


def test_a_label_of_one_word_that_stands_nowhere_else_is_doubtful():
    text = "Doorstop in Riga\n\n4 March 2011\n\nFerries: lakes; tar.\n\nQuestion: Why?\n\nJuhan Tamm: Because.\n\nQuestion: When?\n\nJuhan Tamm: Soon."
    sure = {text[s.start : s.end]: s.confidence >= 0.9 for s in parse(text).segments if s.kind == "statement"}
    assert sure.get("lakes; tar.", False) is False
    assert sure["Because."] is True


def test_a_short_line_over_the_first_sentence_makes_what_is_counted_from_it_less_sure():
    plain = parse(HEAD + "Foreign Minister Tamm said that trade had grown.")
    text = (
        HEAD.replace("2011\n\n", "2011\n\nHarbours and lakes\n\n") + "Foreign Minister Tamm said that trade had grown."
    )
    assert [s.confidence >= 0.9 for s in plain.segments if s.kind == "statement"] == [True]
    assert [s.confidence >= 0.9 for s in parse(text).segments if s.kind == "statement"] == [False]


def test_what_is_shared_with_somebody_is_said_and_what_is_shared_with_each_other_is_not():
    assert said("Foreign Minister Okafor shared with Foreign Minister Tamm the plans of the port.")[0][1] == (
        "Wanjiru Okafor",
    )
    assert said("The two top diplomats shared with each other the latest figures.") == []


def test_a_first_line_that_is_a_sentence_is_no_title():
    assert parse("Foreign Minister Tamm met Foreign Minister Okafor on May 3.\n\nFerries sail.").title == ""
    assert parse("Foreign Minister Tamm meets Foreign Minister Okafor\n\nFerries sail.").title != ""


def test_a_picture_s_source_in_brackets_makes_a_line_of_the_body_a_caption():
    text = HEAD + "Foreign Minister Tamm at the lake (Photo: Coast News)\n\nThe ferries sail."
    kinds = [
        (str(s.kind), s.rule) for s in parse(text).segments if text.startswith("Foreign Minister Tamm at", s.start)
    ]
    assert kinds == [("furniture", "caption")]


def test_a_title_that_quotes_somebody_is_no_turn():
    text = 'Mari Kask: "I hate fog"\n\nOtt: Good evening.\n\nKask: Good evening to you all.\n\nOtt: Why fog?\n\nKask: It is grey.'
    breakdown = parse(text)
    assert breakdown.title == 'Mari Kask: "I hate fog"'
    assert {s.speakers for s in breakdown.segments if s.path == "t2.p1"} == {("Mari Kask",)}


def test_what_is_told_of_both_inside_a_turn_is_doubtful():
    text = "Gist of talks in Riga\n\nForeign Minister Juhan Tamm: The ferry must sail.\n\nThe two ministers agreed on it.\n\nForeign Minister Wanjiru Okafor: It will."
    sure = {s.path: s.confidence >= 0.9 for s in parse(text).segments if s.kind == "statement"}
    assert sure == {"t1.p1": True, "t1.p2": False, "t2.p1": True}


@pytest.mark.parametrize(
    "closing",
    [
        "Share this page",
        "Поделиться",
        "関連リンク",
        "Is this page useful?",
        "Disclaimer | Feedback | Site Map",
    ],
)
def test_under_a_line_that_a_page_prints_below_its_text_short_lines_are_the_page_s(closing: str):
    text = HEAD + f"Foreign Minister Tamm said that trade had grown.\n\n{closing}\n\nA bridge over the strait\n"
    assert [(str(s.kind), text[s.start : s.end]) for s in parse(text).segments][-2:] == [
        ("furniture", closing),
        ("furniture", "A bridge over the strait"),
    ]


def test_a_lead_that_the_text_begins_with_behind_its_place_is_furniture():
    lead = "Foreign Minister Juhan Tamm met Kenyan Foreign Minister Wanjiru Okafor on the ferry to Riga."
    text = f"Estonia-Kenya talks in Riga\n\nMarch 4, 2011\n\n{lead}\n\nTALLINN. {lead} They spoke of harbours.\n"
    found = [(str(s.kind), s.path) for s in parse(text).segments if s.start >= text.index(lead)]
    assert found[:2] == [("furniture", None), ("narrative", "p1")]


@pytest.mark.parametrize("line", ["(Communicated by the Minister's Media Adviser)", "(Limited text - answers only)"])
def test_what_the_page_says_in_brackets_under_a_title_is_no_part_of_it(line: str):
    text = HEAD.replace("\n\n", f"\n{line}\n\n", 1) + "Foreign Minister Tamm said that trade had grown."
    assert line not in parse(text).title


def test_under_a_page_s_links_a_line_that_the_text_says_again_is_the_title_though_it_names_no_occasion():
    title = "Ferries between Estonia and Kenya may sail in spring"
    text = (
        "Skip to main content\nSearch this site\nHome › News › 2014\nRegions and Countries\n\n"
        f"{title}\n\nThe first ferries may sail to Kenya in spring, a spokesperson of the Estonian harbours said.\n"
    )
    found = parse(text)
    assert found.title == title
    assert [str(s.kind) for s in found.segments[:5]] == ["furniture"] * 4 + ["title"]


def test_a_title_with_its_date_under_the_name_of_its_section_is_the_title():
    text = "Press Conference by the Press Secretary\nPress Conference, 6 April 2004\n\nPress Secretary Mari Kask: Good afternoon.\n"
    assert parse(text).title == "Press Conference, 6 April 2004"


BODY = (
    "Foreign Minister Juhan Tamm received Foreign Minister Wanjiru Okafor in Riga on May 3. They had talks on the ferry.",
    "Foreign Minister Tamm said that the northern ferry would sail again, and that the harbour was free of ice since April.",
)


@pytest.mark.parametrize(
    ("over", "above"),
    [
        (("Themes Mark all lamps Unmark lamps", "Minister Tamm Holds Talks on the Northern Ferry"), 1),
        (("Sunday, March 8, 2020 Find", "Lamps and buoys of all seas", "Talks on the Northern Ferry"), 2),
        (("There were 2,150 lamps lit in the last night.", "Buoys", "Talks on the Northern Ferry"), 2),
        (('"I have yet to see the northern ferry"', "Talks on the Northern Ferry, 3 May 2019"), 1),
        (("MENU", "• 1 of 2 Lamps", "• 2 of 2 Buoys of 2011. All of them.", "Talks on the Northern Ferry"), 3),
        (("The northern ferry of Riga and its harbour", "Talks on the Northern Ferry"), 0),
        (("1. Lamps", "Talks on the Northern Ferry"), 0),
    ],
    ids=["links in a line", "a clock", "a sentence", "a headline", "a list", "the text tells of it", "an item"],
)
def test_what_stands_over_a_title_is_what_the_text_does_not_tell_of(over, above):
    shadow, found = blocks(*over, *BODY)
    assert above_title(shadow, found, {}) == above


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Sunday, 8 March 2020\n\nLamps\n\nTalks on the Northern Ferry\n\n3 May 2019", ["3 May 2019"]),
        ("8 March 2020\nRiga: 15:46\nNairobi: 16:46\n\nLamps\n\nTalks on the Northern Ferry", []),
        ("Lamps and buoys\n\n3 May 2019\n\nTalks on the Northern Ferry", ["3 May 2019"]),
    ],
    ids=["under the title", "two towns", "its only date"],
)
def test_the_day_on_which_a_page_was_saved_is_no_date_of_the_record(head, expected):
    text = head + "\n\n" + "\n\n".join(BODY) + "\n"
    assert [text[s.start : s.end] for s in parse(text).segments if s.kind == "dateline"] == expected


def test_under_unknown_lines_a_title_is_not_for_certain():
    text = "All the lamps and buoys of all the seas and rivers\n\nTalks on the Northern Ferry\n\n" + "\n\n".join(BODY)
    assert [s.confidence for s in parse(text).segments if s.kind == "title"] == [0.85]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright is no matter of ours.",
        "Published by us in May, the plan is well known.",
        "On the record unless I am asked, the ferry sails today.",
        "Related information was given to the Kenyan side by the minister.",
        "По сообщению лоцмана, паром пришёл вовремя.",
        "Читайте наш договор про паромы внимательно, господа.",
    ],
)
def test_a_sentence_that_begins_as_a_page_s_line_does_is_said(line: str) -> None:
    text = f"Press Conference\n3 May 2016\n\nMari Kask: Will it sail?\n\nJuhan Tamm: It will.\n\n{line}\n\nMari Kask: When?\n\nJuhan Tamm: In spring.\n\n{line}\n"
    kinds = [s.kind for s in parse(text).segments if text[s.start : s.end] == line]
    assert kinds == [Kind.STATEMENT, Kind.STATEMENT]


@pytest.mark.parametrize(
    "line",
    ["Copyright © 2016 Harbour Office.", "Related information", "АВП РФ, ф. 7, оп. 2, п. 4, д. 15, л. 3—5. Копия."],
)
def test_a_page_s_own_line_under_the_text_stays_the_page_s(line: str) -> None:
    text = f"Talks in Riga\n3 May 2016\n\nForeign Minister Tamm met Foreign Minister Okafor.\n\nHe said that the ferry would sail.\n\n{line}\n"
    assert [s.kind for s in parse(text).segments if text[s.start : s.end] == line] == [Kind.FURNITURE]
