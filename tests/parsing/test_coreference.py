"""Who is meant by "the President", "he", "the two ministers", "the guest", "the Estonian side" inside one record."""

import pytest

from archive.parsing import parse

HEAD = (
    "Talks in Tallinn\n\nMarch 4, 2011\n\nPresident of Estonia Toomas Vaher received Foreign Minister of Kenya Grace Odera "
    "in Tallinn on March 4.\n\n"
)
V, O = ("Toomas Vaher",), ("Grace Odera",)  # noqa: E741 (the minister's initial)


def speakers(sentence: str) -> tuple[str, ...] | None:
    """Of the last part, where it is a statement."""
    last = parse(HEAD + sentence + "\n").segments[-1]
    return last.speakers if last.kind == "statement" else None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The President noted that trade had doubled.", V),
        ("the President noted that trade had doubled.", V),
        ("The Foreign Minister noted that trade had doubled.", O),
        ("The minister noted that trade had doubled.", O),
        ("The Kenyan minister noted that trade had doubled.", O),
        ("The Estonian leader noted that trade had doubled.", V),
        ("The Kenyan side noted that trade had doubled.", O),
        ("The guest noted that trade had doubled.", O),
        ("Mr Vaher noted that trade had doubled.", V),
        ("In her turn, Ms Odera noted that trade had doubled.", O),
        ("Mr Vaher spoke of trade. His interlocutor noted that it had doubled.", O),
        ("Mr Vaher spoke of trade. He noted that it had doubled.", V),
        ("According to the President, trade has doubled.", V),
        ("The President was briefed by the Foreign Minister on trade.", O),
        ("They both stressed the value of trade.", (*V, *O)),
        ("Both sides stressed the value of trade.", (*V, *O)),
        ("The two interlocutors stressed the value of trade.", (*V, *O)),
        ("It was noted that trade had doubled.", ()),
        ("The Prime Minister of Finland noted that trade had doubled.", ()),
        ("The Finnish side noted that trade had doubled.", ()),
        ("They discussed trade.", None),
        ("The minister then left for Riga.", None),
    ],
)
def test_who_is_meant(sentence, expected):
    assert speakers(sentence) == expected


def test_an_office_whose_holder_is_not_named_speaks_and_is_flagged():
    record = parse(
        "Conversation in Tartu\n\nThe President said that he was glad.\n\nAmbassador Tamm replied that he was, too.\n"
    )
    first, second = record.statements()
    assert (first.speakers, second.speakers) == ((), ("Tamm",))
    assert first.confidence < 0.6
    assert "who is meant here was not found" in [w.message for w in record.warnings]


@pytest.mark.parametrize(
    ("words", "name", "office"),
    [
        (
            "Foreign Minister of the People's Republic of China Li Weimin",
            "Li Weimin",
            "Foreign Minister of the People's Republic of China",
        ),
        (
            "Chairman of the Standing Committee of the National People's Congress Wu Lan",
            "Wu Lan",
            "Chairman of the Standing Committee of the National People's Congress",
        ),
        ("Minister of Fisheries of Kenya ODERA Grace", "Grace Odera", "Minister of Fisheries of Kenya"),
        ("Head of Merelaev Corporation MERETAX Mari Kask", "Mari Kask", None),
        ("Minister for Emergencies and Natural Disaster Relief Mari Kask", "Mari Kask", None),
    ],
)
def test_a_name_after_its_office(words, name, office):
    text = f"Talks\n\nMarch 4, 2011\n\n{words} said that rain fell. Mari Kask and {name} left.\n"
    mention = next(m for m in parse(text).mentions if m.words == words or m.words.endswith(name.split()[-1]))
    assert mention.person == name
    assert office is None or mention.office == office


def test_spellings_of_one_name_are_one_person():
    text = (
        "Talks\n\nKirill Dmitrev: We sail.\n\nMari Kask: Where to?\n\nKirill Dmitriyev: To Riga.\n\nMari Kask: Good.\n"
    )
    assert {s.speakers for s in parse(text).statements()} == {("Kirill Dmitrev",), ("Mari Kask",)}
