"""Persons: names by titles and forms, led to the fullest form of the record."""

import pytest

from archive.parsing import parse
from archive.parsing.words.countries import find_country
from archive.parsing.words.offices import office_class

TITLES = [
    ("Prime Minister Mari Kask", "Mari Kask", "Prime Minister"),
    ("Estonian President Mari Kask", "Mari Kask", "Estonian President"),
    ("President of Estonia Mari Kask", "Mari Kask", "President of Estonia"),
    ("President of the Republic of Korea Park Min-ho", "Park Min-ho", "President of the Republic of Korea"),
    ("Minister for Foreign Affairs Juhan Tamm", "Juhan Tamm", "Minister for Foreign Affairs"),
    ("Minister of Economy, Trade and Industry Juhan Tamm", "Juhan Tamm", "Minister of Economy, Trade and Industry"),
    ("Foreign Minister Juhan Tamm", "Juhan Tamm", "Foreign Minister"),
    ("First Deputy Prime Minister Anu Saar", "Anu Saar", "First Deputy Prime Minister"),
    ("Chairman of the Kenyan Government Otieno Wafula", "Otieno Wafula", "Chairman of the Kenyan Government"),
    ("Governor of St Gallen Urs Frei", "Urs Frei", "Governor of St Gallen"),
    ("UN Secretary-General Ama Mensah", "Ama Mensah", "UN Secretary-General"),
    ("Tartu University Professor Liis Org", "Liis Org", "Tartu University Professor"),
    ("US President John Q. Doe", "John Q. Doe", "US President"),
    ("Federal Chancellor Eva Huber", "Eva Huber", "Federal Chancellor"),
    ("Mr Jaan Poska", "Jaan Poska", "Mr"),
    ("Dr. Jaan Poska", "Jaan Poska", "Dr."),
    ("H.E. Mr. Peter Odhiambo", "Peter Odhiambo", "H.E. Mr."),
    ("Foreign Minister TAMM Juhan", "Juhan Tamm", "Foreign Minister"),
    ("Ms. KAMEYAMA Yoko", "Yoko Kameyama", "Ms."),
    ("President Luis da Silva", "Luis da Silva", "President"),
    ("King Haakon II", "Haakon II", "King"),
    ("Secretary of State Ann O'Neill", "Ann O'Neill", "Secretary of State"),
    ("Chairman of the Central Election Commission Anu Saar", "Anu Saar", "Chairman of the Central Election Commission"),
    ("Deputy Prime Minister and Minister of Finance Aino Laine", "Aino Laine", "Deputy Prime Minister and Minister of Finance"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "person", "office"), TITLES)
def test_a_title_and_a_name_are_a_mention(words, person, office):
    text = f"A Record\n\nThe report was sent to {words} in the night."
    assert [(m.words, m.person, m.office) for m in parse(text).mentions] == [(words, person, office)]


@pytest.mark.parametrize(
    "words",
    [
        "the Prime Minister of Kenya",
        "Mr President",
        "the Action Plan",
        "Minister of Trade",
        "President of the Council",
    ],
)
def test_an_office_alone_is_no_mention(words):
    assert parse(f"A Record\n\nThe report was sent to {words}.").mentions == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Kask said so. President Mari Kask left.", [("President Kask", "Mari Kask"), ("President Mari Kask", "Mari Kask")]),
        ("Mari Kask, President of Estonia, left. Kask said so.", [("Mari Kask", "Mari Kask"), ("Kask", "Mari Kask")]),
        ("The Prime Minister of Kenya, Otieno Wafula, left.", [("Prime Minister of Kenya, Otieno Wafula", "Otieno Wafula")]),
        ("President Mari Kask met Mr Tamm's aide.", [("President Mari Kask", "Mari Kask"), ("Mr Tamm", "Tamm")]),
        ("Foreign Minister Igor Saar met Defence Minister Anu Saar. Foreign Minister Saar left. Defence Minister Saar stayed.",
         [("Foreign Minister Igor Saar", "Igor Saar"), ("Defence Minister Anu Saar", "Anu Saar"),
          ("Foreign Minister Saar", "Igor Saar"), ("Defence Minister Saar", "Anu Saar")]),
    ],
)  # fmt: skip
def test_every_form_leads_to_the_fullest_name(text, expected):
    assert [(m.words, m.person) for m in parse(f"A Record\n\n{text}").mentions] == expected


def test_namesakes_are_flagged():
    text = "A Record\n\nMr Igor Saar met Ms Anu Saar. Mr Saar said so."
    assert [w.message for w in parse(text).warnings if "called" in w.message] == [
        "several persons are called Saar; the one named last before was taken"
    ]


def test_an_adjective_of_a_title_names_the_country():
    assert find_country("the Estonian side") == "Estonia"
    assert find_country("President of the Republic of Korea") == "South Korea"
    assert find_country("the Democratic People's Republic of Korea") == "North Korea"
    assert find_country("US President") == "United States"
    assert find_country("the harbour") is None


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        ("Minister for Foreign Affairs", "foreign"),
        ("Russian Foreign Minister", "foreign"),
        ("Secretary of State", "foreign"),
        ("Deputy Foreign Minister", "deputy"),
        ("Prime Minister of Kenya", "head"),
        ("Chairman of the Kenyan Government", "head"),
        ("Defense Minister", "defence"),
        ("Press Secretary", "press"),
        ("Mr", None),
        (None, None),
    ],
)
def test_office_class(office, expected):
    assert office_class(office) == expected
