"""The quick looks that spare a slow pattern most texts find what the slow one would."""

import re

import pytest

from archive.parsing.event import event
from archive.parsing.text.furniture import ENDS, INSIDE, LANGUAGES, NAVIGATION
from archive.parsing.words import dates
from archive.parsing.words.capitals import Vocabulary
from archive.parsing.words.date_forms import MONTHS, WESTERN, WORD

TEXT = (
    "The ferry, the Kenyan ferry and its crew. Sailing.\nFerryman\tKask sailed;\u3000the may-pole, may.be Mr. O'Hara's"
)


@pytest.mark.parametrize("row", [*(row for rows in NAVIGATION.values() for row in rows), *INSIDE, *ENDS, *LANGUAGES])
def test_rows_of_furniture_are_in_small_letters(row):
    letters = re.sub(r"\\.", "", row)
    assert letters == letters.lower()


def test_a_text_has_the_words_that_stand_in_it_alone():
    gathered = frozenset(TEXT.replace(",", " ").replace(".", " ").split())
    asked = [
        *gathered,
        "fer",
        "erry",
        "crew.",
        "sailed",
        "kask sailed",
        "pole",
        "may-pole",
        "zebra",
        "mr.",
        "O'Hara",
    ] * 3
    words = Vocabulary(TEXT)
    assert [word in words for word in asked] == [word in gathered for word in asked]


@pytest.mark.parametrize(
    "text",
    [
        "From May 2 to 6 June, 2003, and in May 2004; on 2 May, May 3 and 4-5 May 2005",
        "Room 12, May of 2003. Mayor 4; (June 4) vice-June 4; 2003-11-04 4.11.2003 12.June 5, 7 Sept. 2004",
        "Tartu, 2 мая 2004 г., 3-4 июня; mayo 3, le 4 août 2005, Mai  of  2003, the 1st of May\n2003",
        "2003年11月4日 and November 4, 2003; 31/12/2003 12/31/2003 2003/1/2",
        "12 members of 3 of May 2004, 4th Marches, 5 to 6 maybe, 7. Juni 2003; Mayors 8, 2003 Junes of 2003",
    ],
)
def test_dates_are_those_that_a_search_of_every_character_finds(text):
    names = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
    forms = "|".join(pattern.replace(WORD, names) for pattern, _ in WESTERN.values())
    searched = [match.span() for match in re.finditer(rf"(?<![\w.-])(?:{forms})", text, re.IGNORECASE)]
    assert [match.span() for match in dates._western(text, 0, len(text))] == searched != []


@pytest.mark.parametrize(
    "words",
    ["they met in Riga", "met", "The Ministers' meeting.", "a teleconference; talks", "comet, pre-talk", "a_meeting", "встреча министров", "昨日の会談", "was paid", "unpaid"],
)  # fmt: skip
def test_a_word_of_an_event_is_found_as_where_words_begin(words):
    assert event.tells_of_event(words, 0, len(words)) is (event.EVENT.search(words) is not None)


@pytest.mark.parametrize("time", ["0:00", "9:05", "09:05", "19:20", "23:59"])
def test_a_clock_time_alone_is_a_dateline(time):
    assert dates.is_clock_time(f"\n{time}\n", 1, 1 + len(time))
    assert dates.is_dateline(f"\n{time}\n", 1, 1 + len(time))


@pytest.mark.parametrize("line", ["24:00", "9:5", "9:60", "12:30:10", "19.20"])
def test_other_figures_are_no_clock_time(line):
    assert not dates.is_clock_time(line, 0, len(line))
