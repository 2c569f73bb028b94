"""Whether a printed title is that of an office."""

from __future__ import annotations

import pytest

from archive.parsing import parse
from archive.parsing.words.titles import is_title_of, says_office

FOREIGN = ("Minister of Foreign Affairs of the Russian Federation", "Министр иностранных дел Российской Федерации")
AGENCY = ("Minister of State, Director-General of the Defense Agency of Japan",)


@pytest.mark.parametrize(
    ("title", "names", "fits"),
    [
        ("Foreign Minister", FOREIGN, True),
        ("Russian Foreign Minister", FOREIGN, True),
        ("Minister", FOREIGN, True),
        ("Foreign", FOREIGN, False),
        ("Minister of Foreign Affairs of Ukraine", FOREIGN, False),
        ("Министр иностранных дел", FOREIGN, True),
        ("Заместитель Министра иностранных дел", FOREIGN, False),
        ("His Excellency Mr. Minister of Foreign Affairs", FOREIGN, True),
        ("Prime Minister", FOREIGN, False),
        ("Minister of Foreign Affairs and Trade", FOREIGN, False),
        ("Foreign Minister and Deputy Prime Minister", FOREIGN, True),
        ("former Deputy Prime Minister and Foreign Minister", FOREIGN, False),
        ("Director-General of the Japanese Defence Agency", AGENCY, True),
        ("Deputy Director-General of the Defense Agency", AGENCY, False),
        ("Deputy Chairman", ("Deputy Chairman of the Council",), True),
        ("Chairman", ("Deputy Chairman of the Council",), False),
        ("外務大臣", ("外務大臣",), True),
        ("外務副大臣", ("外務大臣",), False),
        ("Professor", ("Professor, Tokai University",), True),
        ("Tokai University", ("Professor, Tokai University",), False),
        ("", FOREIGN, False),
        ("of the", FOREIGN, False),
    ],
)
def test_whole_words_decide(title: str, names: tuple[str, ...], fits: bool) -> None:
    assert is_title_of(title, names) is fits


def test_words_of_a_capacity_may_stand_besides() -> None:
    assert not is_title_of("Acting Foreign Minister", FOREIGN)
    assert is_title_of("Acting Foreign Minister", FOREIGN, besides=frozenset({"acting"}))


@pytest.mark.parametrize(
    ("title", "says"), [("", False), ("Mr", False), ("H.E. Mr.", False), ("the", False), ("President", True)]
)
def test_an_address_names_no_office(title: str, says: bool) -> None:
    assert says_office(title) is says


@pytest.mark.parametrize(
    ("title", "line", "expected"),
    [
        ("Estonia, Kenya Agree to Reopen the Ferry", "By MARI K. KASK", False),
        ("President Tamm Holds Talks in Riga", "By Coast News", False),
        ("Statement on the Ferry", "By Ambassador Mari Kask", True),
    ],
)
def test_who_wrote_the_news_is_no_part_of_its_title(title: str, line: str, expected: bool):
    text = f"{title}\n{line}\n\nRIGA, 3 May 2012 — President Juhan Tamm said that the ferry would sail in May.\n"
    found = next(s for s in parse(text).segments if s.kind == "title")
    assert (line in text[found.start : found.end]) is expected
