"""The tables that a newcomer extends: every row has an example of its own, and the example is read by that row."""

import pytest

from archive.parsing import parse
from archive.parsing.page.rosters import heads_roster, names_attendants
from archive.parsing.text.furniture import inside_rule, is_navigation, is_note
from archive.parsing.text.label_forms import DIVISIONS, FORMS
from archive.parsing.text.labels import LABEL, find_label, inline_labels, successor
from archive.parsing.text.letterheads import is_letterhead
from archive.parsing.text.lines import Block
from archive.parsing.words.date_forms import EASTERN, WESTERN
from archive.parsing.words.dates import clock_times, dates, is_dateline
from archive.parsing.words.forms import form_of, is_legal_text, is_list

HEAD = "Estonia-Kenya Talks\n\nMarch 4, 2011\n\nForeign Minister Juhan Tamm met Foreign Minister Wanjiru Okafor on March 4.\n\n"


def outline(body: str) -> list[tuple]:
    text = HEAD + body
    return [(s.path, str(s.kind), text[s.start : s.end]) for s in parse(text).segments if s.start >= len(HEAD)]


@pytest.mark.parametrize("row", [*FORMS, *DIVISIONS], ids=lambda row: row.name)
def test_every_label_form_reads_its_example(row):
    match = LABEL.match(row.example)
    assert match is not None
    assert match.lastgroup == row.name.replace("-", "_")


@pytest.mark.parametrize("row", [*FORMS, *DIVISIONS], ids=lambda row: row.name)
def test_a_label_ends_on_a_character_that_is_seen(row):
    label = find_label(row.example, 0, len(row.example))
    assert label is not None
    assert row.example[label.start : label.end].strip() == row.example[label.start : label.end] != ""


@pytest.mark.parametrize("example", [e for _, e in (*WESTERN.values(), *EASTERN.values())])
def test_every_date_form_reads_its_example(example):
    (date,) = dates(example, 0, len(example))
    assert date.edtf() in ("2003-11-04", "2003-11-14", "2003-11", "XXXX-11-04", "XXXX-XX-04")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（２）船便", ("2", "（２）")),
        ("(2)Ferries", ("2", "(2)")),
        ("(2) . Ferries", ("2", "(2) .")),
        ("２　船便", ("2", "２")),
        ("二、船便", ("二", "二、")),
        ("（一）船便", ("一", "（一）")),
        ("(3) .Ferries", ("3", "(3) .")),
        ("②船便", ("2", "②")),
        ("Ⅱ．船便", ("II", "Ⅱ．")),
        ("(イ)船便", ("イ", "(イ)")),
        ("2) Паромы", ("2", "2)")),
        ("б) паромы", ("б", "б)")),
        ("Статья 2. Паромы", ("2", "Статья 2.")),
        ("第２条（船便）", ("2", "第２条")),
        ("Article 2 of the accord names no ferry.", None),
        ("Part of the fleet sailed.", None),
        ("１０日、船が出た。", None),
        ("An idea of ours", None),
        ("(Applause)", None),
    ],
)
def test_labels_of_many_houses(text, expected):
    label = find_label(text, 0, len(text))
    assert (label and (label.name, text[label.start : label.end])) == expected


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("1", "2"),
        ("a", "b"),
        ("i", "ii"),
        ("IX", "X"),
        ("а", "б"),
        ("ア", "イ"),
        ("一", "二"),
        ("z", ""),
        ("十", "十一"),
    ],
)
def test_what_comes_next_in_a_list(name, after):
    assert successor(name) == after


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("said that (1) it rained, (2) it snowed and (3) it hailed", ["(1)", "(2)", "(3)"]),
        ("次のとおり述べた。①港、②船", ["①", "②"]),
        ("сказал, что а) идёт дождь; б) идёт снег", ["а)", "б)"]),
        ("under Article 5 (a) and (b)", []),
        ("it rained (1) and snowed", []),
    ],
)
def test_enumerations_inside_a_sentence(text, expected):
    assert [text[label.start : label.end] for label in inline_labels(text, 0, len(text))] == expected


NESTING = {
    "doubled markers on one line": ("1. (1) Rain fell.\n(2) (a) Sun shone.", ["1", "1.1", "1.2", "1.2.a"]),
    "items that run on in one line": ("(1) Rain fell. (2) Sun shone.", ["1", "2"]),
    "a list that begins anew in an item": (
        "1. Rain fell.\n2. These fell:\n  1. Rain.\n  2. Snow.\n3. Sun shone.",
        ["1", "2", "2.1", "2.2", "3"],
    ),
    "articles count through the chapters": (
        "CHAPTER I\nArticle 1\nRain.\nCHAPTER II\nArticle 2\nSnow.",
        ["I", "I.1", "II", "II.2"],
    ),
    "a heading in brackets closes the items": (
        "【雨】\n一、雨が降った。\n【雪】\n二、雪が降った。",
        ["一", "二"],
    ),
    "initials are no list": ("A. Tamm spoke of rain.\nJ. Okafor spoke of snow.", []),
    "a figure before a word is no item of a record that counts 1.": ("1. Rain fell.\n2 Ships sank.", ["1"]),
}


@pytest.mark.parametrize(("body", "paths"), NESTING.values(), ids=NESTING.keys())
def test_how_labels_nest(body, paths):
    assert [path for path, kind, _ in outline(body) if kind == "label"] == paths


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("January 27th", ["XXXX-01-27"]),
        ("Tuesday, April 6, 2010, 5:30 p.m.", ["2010-04-06"]),
        ("平成元年1月10日", ["1989-01-10"]),
        ("昭和六十三年十月一日", ["1988-10-01"]),
        ("令和３年３月５日（金）", ["2021-03-05"]),
        ("10 января 2003 года", ["2003-01-10"]),
        ("Октябрь 2003 года", ["2003-10"]),
        ("10日間、3年ぶりに", []),
        ("from 10 to 12 January 2003", ["2003-01-10/2003-01-12"]),
    ],
)
def test_dates_of_many_houses(text, expected):
    assert [d.edtf() for d in dates(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 9:15 to 9:40 p.m.", ["21:15", "21:40"]),
        ("11:30 to 1:40 p.m.", ["11:30", "13:40"]),
        ("午後2時48分", ["14:48"]),
        ("10時05分から11時半まで", ["10:05", "11:30"]),
        ("1時間30分", []),
        ("at noon", ["12:00"]),
    ],
)
def test_times_of_many_houses(text, expected):
    assert [time for *_, time in clock_times(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Riga, 4 November 2003", True),
        ("22.11.2013 - Press release", True),
        ("12 мая 2009 года, 15:30", True),
        ("（平成18年5月12日（金曜日）10時05分～　於：本省会見室）", True),
        ("本20日、外相が会談した。", False),
        ("On 4 November it rained in Riga", False),
    ],
)
def test_lines_that_only_give_a_date(line, expected):
    assert is_dateline(line, 0, len(line)) is expected


def whole(line: str) -> Block:
    return Block(0, len(line), 0, True)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("(END)", "end-mark"),
        ("（了）", "end-mark"),
        ("(Concluded)", "end-mark"),
        ("END 2:05 P.M. EDT", "end-mark"),
        ("以上", "end-mark"),
        ("[Juhan Tamm]", "link"),
        ("English | 日本語", "language-link"),
        ("Related Information (Kenya-Estonia Relations)", "navigation"),
        ("3 See Document 12.", "editors-note"),
        ("The end of the talks", None),
        ("[It rained.]", None),
        ("Related talks went on for an hour.", None),
    ],
)
def test_lines_that_a_page_prints_between_paragraphs(line, rule):
    assert inside_rule(line, whole(line)) == rule


def test_lines_around_a_record():
    assert [
        (is_navigation(line, whole(line)), is_note(line, whole(line)), is_letterhead(line, whole(line)))
        for line in (
            "Home > News > Speeches",
            "Версия для печати",
            "* This is a provisional translation.",
            "（仮訳）",
            "[Photo: the two ministers in the rain]",
            "Ministry of Foreign Affairs of Norrmark",
            "Ministers met in the rain.",
        )
    ] == [
        (True, False, False),
        (True, False, False),
        (False, True, False),
        (False, True, False),
        (False, True, False),
        (False, False, True),
        (False, False, False),
    ]


def test_who_else_was_present_is_no_principal():
    lines = ("PARTICIPANTS", "出席者：", "Participants agreed.")
    assert [heads_roster(line, whole(line)) for line in lines] == [True, True, False]
    paragraphs = (
        "(Attendants: Kenyan side: Ambassador Otieno; Estonian side: Director Saar)",
        "Also present on the Kenyan side were Ambassador Otieno and others.",
        "Present relations were discussed.",
    )
    assert [names_attendants(line, 0, len(line)) for line in paragraphs] == [True, True, False]


@pytest.mark.parametrize(
    ("title", "body", "divisions", "expected"),
    [
        ("Treaty on the Northern Straits", "The Parties have agreed as follows:", 0, True),
        ("Executive Order on Lakes", "I hereby order:", 4, True),
        ("Указ об охране озёр", "постановляю:", 0, True),
        ("湖沼に関する条約", "次のとおり協定した。", 0, True),
        ("Executive Order on Lakes", "The President signed the Order. It enters into force today.", 0, False),
        ("Talks on the Treaty of Sorre", "The ministers met.", 0, False),
        ("Memorandum of Conversation", "The Secretary said that the treaty enters into force.", 0, False),
    ],
)
def test_a_law_is_told_from_news_of_it(title, body, divisions, expected):
    assert is_legal_text(title, body, divisions) is expected


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("Memorandum of Conversation", "summary"),
        ("Greetings to the Choirs of Sorre", "message"),
        ("共同声明", "joint statement"),
        ("Readout of a Call", "readout"),
        ("Заявление Министра", "news item"),
    ],
)
def test_what_a_title_says_of_the_form(title, form):
    assert form_of(title, "", is_numbered=False, is_page=True) == form


def test_nobody_speaks_in_a_law_or_a_list():
    texts = (
        "Treaty on the Straits\n\nThe Parties have agreed as follows:\n\nArticle 1\n\nThe Parties agree that it rains.\n",
        "List of Documents Signed\n\n1. A note in which Minister Juhan Tamm said that it rains.\n",
    )
    for text in texts:
        breakdown = parse(text)
        assert (breakdown.kind, breakdown.participants, breakdown.statements()) == ("other", (), ())
    assert is_list("List of Documents Signed")


def test_a_page_and_an_event_of_two_days():
    text = (
        "Talks Between Foreign Minister Juhan Tamm and Foreign Minister Wanjiru Okafor\n\nJanuary 3, 2012\n\n"
        "Foreign Minister Juhan Tamm met Foreign Minister Wanjiru Okafor on December 30 (December 31 in Tallinn).\n"
    )
    breakdown = parse(text)
    assert (breakdown.dated, breakdown.event_date) == ("2012-01-03", "2011-12-30")


def parts(text: str) -> list[tuple]:
    return [(str(s.kind), s.rule, text[s.start : s.end]) for s in parse(text).segments]


def test_whoever_a_list_names_first_of_each_side_is_a_principal():
    text = (
        "The Third Estonia-Kenya Summit Meeting\n\nMay 17, 2009\n\n1. Participants:\n"
        "(Estonian side) President Mari Kask, Minister Saar and others\n(Kenyan side) President Wanjiru Odera and others\n"
        "2. Outline\n(1) President Kask stated that it rained.\n"
    )
    assert [p.person for p in parse(text).participants] == ["Mari Kask", "Wanjiru Odera"]


def test_the_topic_over_the_date_is_no_title():
    text = (
        "Estonia-Kenya Relations\n\nMay 2003\n\nEstonia-Kenya Foreign Ministers' Meeting\n\n"
        "Foreign Minister Juhan Tamm met Foreign Minister Wanjiru Okafor on May 20.\n"
    )
    assert (parse(text).title, parts(text)[0]) == (
        "Estonia-Kenya Foreign Ministers' Meeting",
        ("furniture", "topic", "Estonia-Kenya Relations"),
    )


def test_a_heading_between_two_items():
    assert [(kind, words) for _, kind, words in outline("1. Rain fell.\n\nFisheries\n\n2. Snow fell.")] == [
        ("label", "1."),
        ("narrative", "Rain fell."),
        ("heading", "Fisheries"),
        ("label", "2."),
        ("narrative", "Snow fell."),
    ]


def test_what_follows_the_end_of_a_release_is_its_sender():
    text = HEAD + "Rain fell.\n\n(END)\n\nPress Division\nTel. 000 000\n"
    assert parts(text)[-3:] == [
        ("furniture", "end-mark", "(END)"),
        ("furniture", "after-end", "Press Division"),
        ("furniture", "after-end", "Tel. 000 000"),
    ]


def test_a_transcript_keeps_the_records_own_lines_out_of_the_turns():
    text = (
        "Press Conference by Foreign Minister Juhan Tamm\n\nThe ferry\n\nMinister Tamm: It sails.\n\nThank you for your time\n\n"
        "Question: When?\n\nMinister Tamm: In May.\n\nThe following question was raised afterwards:\n\nQuestion: From where?\n"
    )
    assert [(kind, words) for kind, rule, words in parts(text) if rule in ("heading-of-turns", "between-turns")] == [
        ("heading", "The ferry"),
        ("narrative", "The following question was raised afterwards:"),
    ]


def test_no_list_nests_without_end():
    breakdown = parse("1. a:\n" * 400)
    assert max(len(s.path or "") for s in breakdown.segments) < 40


def test_points_in_sentences_and_items_share_no_path():
    text = HEAD + "1. Minister Tamm said that (1) it rained and (2) it snowed.\n(1) Rain fell.\n"
    paths = [s.path for s in parse(text).segments if str(s.kind) == "label"]
    assert len(paths) == len(set(paths)) == 4
