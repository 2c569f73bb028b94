"""What single houses print, each rule with an example of our own: offices alone, quotations, issued words, furniture."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.text.furniture import inside_rule, is_navigation, is_note
from archive.parsing.text.lines import Block
from archive.parsing.tongues.russian_names import names
from archive.parsing.words.dates import is_dateline
from archive.parsing.words.forms import issued_by
from archive.parsing.words.sentences import sentences


def said(text: str) -> list[tuple]:
    """Every statement and lead-in: (speakers, words)."""
    return [
        (s.speakers, text[s.start : s.end]) for s in parse(text).segments if s.kind in (Kind.STATEMENT, Kind.LEAD_IN)
    ]


def block(line: str) -> Block:
    return Block(0, len(line), 0, gap=True)


CALL = "PM call with Prime Minister Okafor of Kenya: 4 March 2011\n\nPrime Minister Mari Kask spoke to Prime Minister Wanjiru Okafor today.\n\n"
TALKS = "Estonia-Kenya Talks\n\nMarch 4, 2011\n\nForeign Minister Juhan Tamm met Foreign Minister Wanjiru Okafor on March 4.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            CALL + "The Prime Minister welcomed the ferry.",
            [(("Mari Kask",), "The Prime Minister welcomed the ferry.")],
            id="an office alone is the house's own where two hold it",
        ),
        pytest.param(
            TALKS + "The two Foreign Ministers tasked their teams to meet.",
            [(("Juhan Tamm", "Wanjiru Okafor"), "The two Foreign Ministers tasked their teams to meet.")],
            id="both with capitals, and tasking is saying",
        ),
        pytest.param(
            TALKS + "The Secretary-General and the Foreign Minister discussed rice.",
            [],
            id="somebody unnamed and a topic together are narrative",
        ),
        pytest.param(
            TALKS + '"We agree. The ferry will sail," said Foreign Minister Okafor.',
            [(("Wanjiru Okafor",), '"We agree. The ferry will sail," said Foreign Minister Okafor.')],
            id="a quotation of two sentences is one with who said it",
        ),
        pytest.param(
            "Statement by Foreign Minister Juhan Tamm on the Ferry\n\nMarch 4, 2011\n\nThe ferry is ours. It will sail.",
            [(("Juhan Tamm",), "The ferry is ours. It will sail.")],
            id="what is issued is his whose words the title says it is",
        ),
        pytest.param(
            "Statement by Foreign Minister Juhan Tamm on the Ferry\n\nMarch 4, 2011\n\nForeign Minister Juhan Tamm arrived in Riga.",
            [],
            id="but not where the record itself tells of him",
        ),
        pytest.param(
            "Chairman's Statement of the Lake Meeting\n\nRiga, 4 March 2011\n\n1. The Meeting reaffirmed the plan.",
            [((), "The Meeting reaffirmed the plan.")],
            id="a meeting of many speaks, and nobody is named",
        ),
        pytest.param(
            "Joint Statement of the Lake Countries\n\nRiga, 4 March 2011\n\n1. We welcome the plan.",
            [((), "We welcome the plan.")],
            id="in a joint statement we are those who issue it",
        ),
        pytest.param(
            "Memorandum of Conversation, by Mr. Tamm\n\nMarch 4, 1951\n\nAmbassador Okafor called. I said that it was late.",
            [(("Tamm",), "I said that it was late.")],
            id="in a memorandum I am its writer",
        ),
    ],
)
def test_whose_words_they_are(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Check against delivery!", "Media Note", "Department Press Briefings", "Press Conferences", "1488-24-08-2016", "Additional materials",
        "de-DE1 en-GB1 ru-RU1", "News and speeches", "エストニア基礎データ", "Minister's office: (02) 6277 7500",
    ],
)  # fmt: skip
def test_lines_that_a_page_prints(line):
    assert is_navigation(line, block(line))


def test_ends_notes_and_the_pages_own_date():
    assert inside_rule("/END/", block("/END/")) == "end-mark"
    assert inside_rule("Published 9 March 2023", block("Published 9 March 2023")) == "navigation"
    note = "* The foregoing is a provisional translation. The date above is that of the original release, which was issued in Estonian a day before."
    assert is_note(note, block(note))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Riga, 4 March 2011", True),
        ("4.03.2011", True),
        ("Department Press Briefing – March 4, 2011", False),
        ("2011年3月4日外交部发言人主持记者会", False),
        ("- 15:00 Departure", False),
        ("Published 4 March 2011", False),
    ],
)
def test_a_title_with_a_date_is_no_dateline(line, expected):
    assert is_dateline(line, 0, len(line)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We agree. It sails," said Tamm. He left.', ['"We agree. It sails," said Tamm.', "He left."]),
        ('He said "yes. Then he left.', ['He said "yes.', "Then he left."]),
        ('"Yes." "No. Never."', ['"Yes."', '"No. Never."']),
    ],
)
def test_a_stop_inside_a_quotation_ends_no_sentence(text, expected):
    assert [text[a:b] for a, b in sentences(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("title", "after"),
    [
        ("Statement by Foreign Minister Tamm", "Foreign Minister Tamm"),
        ("Заявление Министра Ю.Тамма", "Министра Ю.Тамма"),
        ("森山外務大臣談話", "森山外務大臣談話"),
        ("Joint Statement by the Ministers Tamm and Okafor", None),
        ("Foreign Minister Tamm's visit", None),
    ],
)
def test_whose_words_a_title_announces(title, after):
    at = issued_by(title, 0, len(title))
    assert (None if at is None else title[at:]) == after


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Виктор Громов поблагодарил гостя.", ("Виктор", "Громов")),
        ("Российская Федерация выразила надежду.", None),
        ("О разговоре Министра обороны А.В.Ракитина с Министром обороны Я.Озолсом.", ("А.", "В.", "Ракитин")),
    ],
)
def test_russian_names_without_a_title_or_in_another_case_alone(text, name):
    found = [f.tokens for f in names(text) if f.tokens]
    assert (found[0] if found else None) == name


def test_the_visits_host_opens_a_joint_statement():
    text = (
        "Estonia-Kenya Joint Statement\n\nMarch 4, 2011\n\n1. At the invitation of the Prime Minister of Kenya, Ms. Wanjiru Okafor, "
        "the Prime Minister of Estonia, Mr. Juhan Tamm, paid a visit to Kenya."
    )
    assert {p.person for p in parse(text).participants} == {"Wanjiru Okafor", "Juhan Tamm"}


def test_a_conference_in_chinese_has_its_spokesperson_and_its_papers():
    text = "2011年3月4日外交部发言人陆文清主持例行记者会\n\n海港新闻记者：船何时开？\n\n陆文清：明天。\n\n问：几点？\n\n答：十点。\n"
    turns = [(s.speakers, s.role) for s in parse(text).segments if s.kind is Kind.STATEMENT]
    assert [(who, str(role)) for who, role in turns] == [
        ((), "question"),
        (("陆文清",), "answer"),
        ((), "question"),
        (("陆文清",), "answer"),
    ]
