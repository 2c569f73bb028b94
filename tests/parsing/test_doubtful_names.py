"""Each sign by which a name, an office, a dash or a title is doubted, asked by itself; the names are invented."""

import pytest

from archive.parsing import parse
from archive.parsing.breakdown import Kind, Segment
from archive.parsing.calibration import SURE
from archive.parsing.dividing.counts import dashes_of_talk, holds_letter, run_in_heads
from archive.parsing.dividing.doubtful_names import doubtful_names, is_of_office
from archive.parsing.dividing.doubtful_titles import is_cut
from archive.parsing.people.register import Person


@pytest.mark.parametrize(
    ("text", "name", "others", "expected"),
    [
        ("Minister Juhan Tammsalu spoke. Tammsalu: We sail.", "Tammsalu", (), True),  # not joined to the full name
        ("Minister Tammsalu spoke. Tammsalu: We sail.", "Tammsalu", (), False),
        ("Tammsale: We sail.", "Tammsale", ("Juhan Tammsalu",), True),  # spelt in another way
        ("Tammsale: We sail.", "Tammsale", ("Juhan Ostrov",), False),
        ('An interview with "Herald". HERALD: When?', "Herald", (), True),  # a paper
        ("HERALD: When?", "Herald", (), False),
        ("Ю.Таммсалов: Да.", "Ю. Таммсалов", ("Юхан Андреевич Таммсалову",), True),  # initials beside the full name
        ("Ю.Таммсалов: Да.", "Ю. Таммсалов", ("Кирилл Таммсалову",), False),
        ("Harbour Mari Kask and Mari Kask.", "Harbour Mari Kask", (), True),  # more words than elsewhere
        ("Harbour Mari Kask.", "Harbour Mari Kask", (), False),
        (
            "Head of the Ferry Corporation Norrlight Mari Kask: Yes.",
            "Norrlight Mari Kask",
            (),
            True,
        ),  # the body's name
        ("Head of the Ferry Corporation, Anna Mari Kask: Yes.", "Anna Mari Kask", (), False),
        ("An emissary, Sadiq al-Tammsalu. Tammsalu: We sail.", "Tammsalu", (), True),  # less than the whole surname
        ("T: We sail.", "T", (), True),  # an initial
        ("J.T.: We sail.", "J. T.", (), True),  # two of them
        ("ЮТ: Да.", "Ют", (), True),  # a paper's, perhaps
        ("Mr. Kim met us. KIM: We sail.", "Kim", (), False),
        ("Deputy Tammsalu: We sail.", "Deputy Tammsalu", (), True),
        ("委員　　森山　花子\n○森山委員　はい。", "森山", (), True),  # each language's own signs are asked
        ("○政府委員　はい。", "政府", (), True),
        ("О.Касткевич: Да.", "Ольги Касткевич", (), True),
        ("○森山委員　はい。", "森山", (), False),
    ],
)
def test_a_name_is_doubted_for_what_else_the_text_prints(
    text: str, name: str, others: tuple[str, ...], expected: bool
):
    person = Person(tuple(name.split()))
    persons = [person, *(Person(tuple(other.split())) for other in others)]
    assert (name in doubtful_names(text, persons, {name: person})) is expected


@pytest.mark.parametrize(
    ("label", "office", "expected"),
    [
        ("PM:", "Prime Minister", True),
        ("PM:", "Opposition Leader", False),
        ("FOREIGN MINISTER:", "Prime Minister", False),
        ("Minister:", "Foreign Minister", True),
        ("大臣：", "外務大臣", True),
    ],
)
def test_an_office_alone_is_his_with_whom_it_is_printed(label: str, office: str, expected: bool):
    assert is_of_office(label, Person(("Juhan", "Tamm"), offices=[office])) is expected


@pytest.mark.parametrize(("end", "expected"), [("?", {0, 9, 18}), (".", set())])
def test_dashes_of_talk_stand_before_questions(end: str, expected: set[int]):
    text = "".join(f"- Ships{end}\n" for _ in range(3))
    parts = [
        part
        for at in (0, 9, 18)
        for part in (Segment(Kind.LABEL, at, at + 1, "b1"), Segment(Kind.STATEMENT, at + 2, at + 8, "b1"))
    ]
    assert dashes_of_talk(text, parts) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Talks in Riga", False),
        ("Talks in Riga\n(3 May 2012, 10:38)", True),
        ("Talks in Riga\n(Summary)", False),
        ("О МАЯКАХ\nг.Рига", True),
        ("О МАЯКАХ\nг.", False),
    ],
)
def test_a_bracketed_line_with_figures_cuts_a_title(title: str, expected: bool):
    assert is_cut(title, [Segment(Kind.TITLE, 0, len(title))], 0) is expected


@pytest.mark.parametrize(
    ("over", "title", "expected"),
    [
        ("", "УКАЗ\nПРЕЗИДЕНТА ЭСТОНИИ", True),  # and of what?
        ("", "УКАЗ\nПРЕЗИДЕНТА ЭСТОНИИ\nО МАЯКАХ", False),
        ("", "УКАЗАТЕЛЬ МАЯКОВ", False),
        ("CHAIRMAN'S SUMMARY", "MEETING OF MINISTERS OF HARBOURS", True),
        ("CHAIRMAN'S SUMMARY", "Meeting of Ministers of Harbours", False),
        ("MINISTRY OF HARBOURS", "MEETING OF MINISTERS OF HARBOURS", False),
    ],
)
def test_a_title_in_capitals_may_begin_or_end_in_the_next_line(over: str, title: str, expected: bool):
    text = f"{over}\n{title}"
    head = [Segment(Kind.FURNITURE, 0, len(over))] if over else []
    segments = [*head, Segment(Kind.TITLE, len(over) + 1, len(text))]
    assert is_cut(text, segments, len(head)) is expected


@pytest.mark.parametrize(
    ("under", "expected"), [("PRESS CONFERENCE OF MARI KASK", True), ("The harbour board", False)]
)
def test_a_title_that_begins_the_line_under_it_is_perhaps_none(under: str, expected: bool):
    text = f"Press Conference\n\n{under}"
    assert is_cut(text, [Segment(Kind.TITLE, 0, 16), Segment(Kind.FURNITURE, 18, len(text))], 0) is expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Duties. The board shall meet.", "Effective date. This order has force."), {0, 30}),
        (("Duties. The board shall meet.", "The board shall meet in May. It sails."), set()),  # one alone
        (("The board sails.", "The lamps are lit."), set()),
    ],
)
def test_articles_may_begin_with_a_heading_that_their_text_goes_on_from(texts: tuple[str, ...], expected: set[int]):
    text, parts = "", []
    for number, words in enumerate(texts, 1):
        start = len(text)
        text += f"{words}\n"
        parts.append(Segment(Kind.NARRATIVE, start, start + len(words), str(number), rule="document"))
    assert run_in_heads(text, parts) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("I have the honour to inform you that the lamps are lit.", True),
        ("Your Excellency,", True),
        ("本使は、灯台の設置を通報する光栄を有します。", True),
        ("Имею честь сообщить, что маяк зажжён.", True),
        ("Your Excellency, the keeper of the lamps, may light them.", False),
        ("The lamps are lit from May to October.", False),
    ],
)
def test_whether_an_act_holds_somebody_s_letter(line: str, expected: bool):
    part = Segment(Kind.NARRATIVE, 0, len(line), "p1", rule="document")
    assert holds_letter(line, [part]) is expected
    assert not holds_letter(line, [Segment(Kind.NARRATIVE, 0, len(line), "p1")])


def test_in_a_record_an_act_that_holds_a_letter_is_not_sure_to_be_one():
    heads = "Decree on the Lights of the Harbour\n\n3 May 2004\n\n"
    articles = "Article 1\n\nThe board lights the lamps.\n\nArticle 2\n\n{}\n"
    for words, expected in (("The lamps are lit in May.", True), ("I have the honour to light the lamps.", False)):
        found = parse(heads + articles.format(words)).segments
        assert {s.confidence >= SURE for s in found if s.rule == "document"} == {expected}
