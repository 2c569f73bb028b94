"""The work grows with the text's length alone, also for texts made to be hard."""

import sys
import time

import pytest

from archive.parsing import check, parse
from archive.parsing.extraction.found import Registry
from archive.parsing.extraction.passes import extract

UNITS = [
    "(", "a", "1. ", "1.\n", "(1) x\n", "(a) ", "- x\n", "I said ", "\n", " ", '"', ' "', ".", ". ", "A ", "President ",
    "President Mari Kask said that he ", "President Kask and ", "the Estonian side and ", "Both sides ", "he said and ",
    "Question: x\n", "Juhan Tamm: hello\n", "it was agreed that ", "and it was agreed, ", "President of the ", "Mr. ", "He said so. ",
    "Minister of Trade, ", "Juhan Tamm, ", "September 1 ", "11:10 ", "1", "aaaa bbbb ccc\nddd ", "the following: ",
    "conveyed greetings of ", "President A met B and ", "\ud800", "* ", "provisional ", "translation ", "> a ", "a:", "said:",
    "а", "外", "の", "○森山長官　はい。\n", "は総額、", "Agenda\n\n",
]  # fmt: skip


def calls(text: str) -> int:
    """How many functions parsing calls, built-in ones with them."""
    count = 0

    def note(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        parse(text)
    finally:
        sys.setprofile(before)
    return count


def seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        parse(text)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_four_times_the_text_is_at_most_about_four_times_the_calls(unit):
    small, large = unit * (4_000 // len(unit)), unit * (16_000 // len(unit))
    assert calls(large) <= 5 * calls(small) + 500
    check(parse(large), large)


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_sixteen_times_the_text_takes_no_quadratic_time(unit):
    # A quadratic step would take 256 times as long; the pauses of a busy machine do not.
    small, large = unit * (4_000 // len(unit)), unit * (64_000 // len(unit))
    assert seconds(large) <= 80 * seconds(small) + 0.2


def test_many_persons_take_no_quadratic_work():
    def record(size: int) -> str:
        names = (
            f"President Given{chr(97 + i % 26)} Sur{chr(97 + i // 26 % 26)}{chr(97 + i // 676)}" for i in range(size)
        )
        return "Talks\n\n" + "\n".join(f"{name} said that the Prime Minister of Kenya came." for name in names)

    assert calls(record(800)) <= 5 * calls(record(200)) + 500


def test_one_report_of_many_sections_takes_no_quadratic_work():
    section = "{n}. Trade\n\n(1) President Mari Kask thanked Premier Wafula. In response, he noted the harvest.\n\n"

    def record(size: int) -> str:
        return "Talks\n\nMarch 4, 2011\n\n" + "".join(section.format(n=n) for n in range(1, size))

    assert calls(record(400)) <= 5 * calls(record(100)) + 500


@pytest.mark.parametrize(
    "text",
    [
        "Minister Kask wants to " + "only " * 60 + "rest.",
        "The two presidents " + "sincerely naturally again also " * 30 + "were asked to come.",
        "日・" * 60 + "カスク大臣は述べた。",
        "外務大臣" + "兼内閣府特別特使" * 40 + "会は述べた。",
    ],
    ids=lambda text: text[:14],
)
def test_words_that_two_alternatives_read_are_not_tried_in_every_combination(text):
    """Each would take longer than the universe has time, were there two ways to read each of the words."""
    start = time.process_time()
    breakdown = parse(text)
    extract(text, breakdown, Registry())
    assert time.process_time() - start < 10


def letters(number: int) -> str:
    """A number in small letters: every one another word."""
    return "".join(chr(ord("a") + int(figure)) for figure in str(number))


RUSSIAN = str.maketrans("abcdefghij", "абвгдежзик")
KANJI = str.maketrans("abcdefghij", "森山佐田高木北沢大槻")

MANY = {
    "surnames in capitals before a colon": lambda n: f"{letters(n).upper()}K: Please.\n",
    "names alone over what is said, again and again": lambda n: (
        f"Mari K{letters(n % 50)}\nIt will sail in spring.\n\n"
    ),
    "papers and offices alone": lambda n: (
        f'МТРК "К{letters(n).translate(RUSSIAN)}"\nКогда?\n\nНачальник порта\nВесной.\n\n'
    ),
    "names and times before words": lambda n: (
        f"[00:{n % 60:02d}:01] Amb. K{letters(n)} (in Estonian)\nIt will sail.\n\n"
    ),
    "pairs of Russian names": lambda n: (
        f"Дауд Ке{letters(n).translate(RUSSIAN)}ов и Юхан Та{letters(n).translate(RUSSIAN)}ев заявили. "
    ),
    "circled labels": lambda n: (
        f"○{letters(n).translate(KANJI)}長官　はい。\n○{letters(n).translate(KANJI)}長官はい。\n"
    ),
    "members with a state": lambda n: f"MARI K{letters(n).upper()} (Estonia), of the sea (South bank), said so.\n",
}


@pytest.mark.parametrize("kind", MANY)
def test_many_different_names_take_no_quadratic_time(kind: str) -> None:
    small, large = ("".join(map(MANY[kind], range(count))) for count in (200, 3_200))
    assert seconds(large) <= 80 * seconds(small) + 0.2


def test_a_figure_behind_many_words_of_a_sum_is_soon_read() -> None:
    text = "は総額" * 40 + "、5億円を供与すると述べた。"
    start = time.process_time()
    extract(text, parse(text), Registry())
    assert time.process_time() - start < 1
