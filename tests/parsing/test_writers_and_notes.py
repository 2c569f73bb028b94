"""Who "I" is in a memorandum or message by its title, notes with plain numbers under a text, and days of two calendars."""

from __future__ import annotations

import pytest

from archive.parsing import Kind, parse


@pytest.mark.parametrize(
    ("title", "writer"),
    [
        ("Memorandum by Mari Kask of a conversation with the Kenyan Minister", "Mari Kask"),
        ("Note by Mari A. Kask on a conversation with the Kenyan Minister", "Mari A. Kask"),
        ("The Ambassador in Kenya (Kask) to the Department of State", "Kask"),
    ],
)
def test_a_title_says_who_writes_of_himself(title: str, writer: str) -> None:
    text = f"{title}\n\nRiga, March 4, 1951\n\n1. Minister Tamm called today. He said that the ferry had sailed.\n\n2. I thanked Minister Tamm for his words.\n"
    said = {text[p.start : p.end]: p.speakers for p in parse(text).segments if p.kind is Kind.STATEMENT}
    assert said["I thanked Minister Tamm for his words."] == (writer,)


def test_an_office_writes_no_memorandum_in_the_first_person() -> None:
    text = "Memorandum by the Harbour Department on a conversation\n\nRiga, March 4, 1951\n\n1. Minister Tamm called today.\n\n2. I thanked Minister Tamm for his words.\n"
    assert all(not p.speakers for p in parse(text).segments)


_NOTED = """Memorandum by Mari Kask of a conversation with the Kenyan Minister

Riga, March 4, 1951

1. Minister Tamm called today.{first}

2. We went through the list.{second}

{notes}
"""


@pytest.mark.parametrize(
    ("first", "second", "notes", "expected"),
    [
        ("¹", "", "1 Marginal note in pencil.", 1),
        ("¹", "²", "1. Not printed.\n\n2. The lamps were lost.", 2),
        ("", "", "1. The lamps were lost.", 0),
        ("¹", "", "1. Not printed.\n\n2. The lamps were lost.", 0),
    ],
)
def test_notes_with_plain_numbers_have_raised_ones_before(first, second, notes, expected) -> None:
    text = _NOTED.format(first=first, second=second, notes=notes)
    assert sum(p.rule == "footnote" for p in parse(text).segments) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Riga, 2 Farvardin 1390 / 22 March 2011 / 17 Rabi' al-Thani 1432", Kind.DATELINE),
        ("22 марта 2011 г. / 9 марта по старому стилю", Kind.DATELINE),
        ("The ferry / 22 March 2011", Kind.NARRATIVE),
    ],
)
def test_one_day_of_two_calendars_is_a_dateline(line: str, expected: Kind) -> None:
    text = f"Minister Kask meets Minister Okafor\n{line}\n\nMinister Mari Kask met Minister Dana Okafor. She thanked her.\n"
    parts = [p.kind for p in parse(text).segments if line in text[p.start : p.end]]
    assert (parts == [Kind.DATELINE]) is (expected is Kind.DATELINE)


@pytest.mark.parametrize(("signed", "speakers"), [("Mari Kask", ("Mari Kask",)), ("The Palace", ())])
def test_a_message_is_whose_the_title_says_and_the_last_line_signs(signed, speakers) -> None:
    text = f"President Mari Kask's Message to the President of Kenya\n\n4 May 2003\n\nEsteemed President of Kenya,\n\nOn this day I offer my congratulations to the people of the lakes.\n\n{signed}\n"
    said = {text[p.start : p.end]: p.speakers for p in parse(text).segments}
    assert said["On this day I offer my congratulations to the people of the lakes."] == speakers
