"""What stands near a form and is not one: each text was read wrongly once."""

import pytest

from archive.parsing import Kind, parse


def labels(text: str) -> list[tuple[str, ...]]:
    return [s.speakers for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]


@pytest.mark.parametrize(
    "body",
    [
        "The ferry was called today.¹ The port has 5 km² of water. We agreed on these:",  # an announced list
        "The port has 5 km² of water and 3 m¹ of quay.",  # units
        "The ferry was called today.¹⁰ The port was shut.²",  # other notes
    ],
)
def test_a_list_is_no_row_of_notes_though_raised_figures_stand_over_it(body: str) -> None:
    text = f"Talks in Riga\n\n4 May 2003\n\nMinister Mari Kask met Minister Dana Okafor.\n\n{body}\n\n1. Two ferries sail.\n\n2. The lamp is lit.\n"
    assert [s.path for s in parse(text).segments if s.kind is Kind.LABEL] == ["1", "2"]


def test_a_list_under_the_marks_of_its_notes_is_one_of_notes() -> None:
    text = (
        "Talks in Riga\n\n4 May 2003\n\nMinister Mari Kask met Minister Dana Okafor.¹ They spoke of ferries.²\n\n"
        "They had lunch.\n\n1. At noon.\n\n2. Not printed.\n"
    )
    assert not [s for s in parse(text).segments if s.kind is Kind.LABEL]


def test_initials_of_a_longer_surname_are_not_the_shorter_one_s() -> None:
    text = (
        "Протокол заседания\n\nПрисутствовали тт. Петрова М.И., Петров Ю.А., Тамм К.К.\n\n"
        "тов. Петров: Паром идёт.\n\nтов. Тамм: Когда?\n\nтов. Петров: В мае.\n"
    )
    assert {name for speakers in labels(text) for name in speakers if "Петров" in name} == {"Ю. А. Петров"}


SITTING = "Minutes of a sitting\n\nPresent: {}\n\n{}. The ferry sails.\n\nTAMM. When does it?\n\n{}. In May.\n"


@pytest.mark.parametrize(
    ("listed", "label", "expected"),
    [
        ("Kask, M. J., Tamm, J.", "KASK", "M. J. Kask"),
        ("McKay, M., Tamm, J.", "MCKAY", "M. McKay"),  # with its inner capital
        ("Kask, M. J., Kask, A., Tamm, J.", "KASK", "Kask"),  # either of two
    ],
)
def test_a_surname_in_capitals_is_led_to_the_list_of_those_present(listed: str, label: str, expected: str) -> None:
    text = SITTING.format(listed, label, label)
    assert [speakers for speakers in labels(text) if "Tamm" not in speakers[0]] == [(expected,)] * 2


def test_labels_of_another_sitting_stand_beside_surnames_in_capitals() -> None:
    text = (
        "Minutes of two sittings\n\nFirst sitting\n\nMari Kask: It sails.\n\nJuhan Tamm: When?\n\nMari Kask: In May.\n\nJuhan Tamm: Good.\n\n"
        "Second sitting\n\nPresent: Kask, M., Tamm, J.\n\nKASK. The ferry sails.\n\nTAMM. When does it?\n\nKASK. In May.\n\nTAMM. Good.\n"
    )
    assert len(labels(text)) == 8


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Good morning, I'm Mari Kask, and we sail.", {("Mari Kask",)}),
        ('Good morning. A boy came and said "I\'m Juhan Tamm from Riga" and laughed.', {()}),
        ("He said: I am Juhan Tamm, and left.", {()}),
    ],
)
def test_an_office_is_named_by_its_holder_s_own_words_alone(said: str, expected: set[tuple[str, ...]]) -> None:
    text = f"Conference in Riga\n\n4 May 2003\n\nPREMIER: {said}\n\nQUESTION: When?\n\nPREMIER: In May.\n\nQUESTION: Why?\n\nPREMIER: I like it.\n"
    assert {s.speakers for s in parse(text).segments if text[s.start : s.end] == "PREMIER:"} == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Письмо премьер-министра Кении Дж. Неру", {"Дж. Неру"}),  # which has one case
        ("Письмо послу в Кении Ю. А. Тамму", set()),
    ],
)
def test_a_letter_is_not_its_addressee_s(title: str, expected: set[str]) -> None:
    text = f"{title}\n\n4 марта 1951 г.\n\nВаш паром пришёл в порт. Желаю ему удачи.\n"
    assert {name for s in parse(text).segments for name in s.speakers} == expected


def test_a_release_keeps_the_date_that_it_prints_behind_its_house() -> None:
    text = "FOR IMMEDIATE RELEASE / Harbour Office of Riga on the quay / 4 May 2003\n\nMinister Kask meets Minister Okafor\n\nMinister Mari Kask met Minister Dana Okafor.\n"
    assert parse(text).dated == "2003-05-04"


def test_a_list_of_persons_is_no_sitting() -> None:
    text = "Who is who\n\nMari Kask, Minister of Harbours. – Born in Riga.\n\nJuhan Tamm, pilot. – Born in Tartu.\n\nDana Okafor, keeper of lamps. – Born in Kisumu.\n"
    assert not labels(text)
