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


def test_to_whom_a_russian_telegram_is_says_none_of_it() -> None:
    text = (
        "Телеграмма члена Коллегии Портов Полномочному Представителю в Кении Ю. А. Тамму\n\n4 марта 1931 г.\n\n"
        "Вчера меня посетил кенийский поверенный в делах Керема. Разговор наш продолжался час.\n\n* Не публикуется.\n"
    )
    parts = parse(text).segments
    assert all("Тамм" not in name for p in parts for name in p.speakers)
    assert parts[-1].kind is Kind.FURNITURE


def test_a_mission_requests_in_its_note() -> None:
    text = (
        "NOTE VERBALE\n\n4 May 2003\n\nThe Permanent Mission of Kenya presents its compliments to the Harbour Council.\n\n"
        "The Permanent Mission requests that the present note be circulated.\n"
    )
    assert parse(text).segments[-1].rule == "note-speaks"


def test_a_telegram_s_first_line_that_goes_on_below_is_no_heading() -> None:
    text = "港湾ノ件\n\n大正三年三月四日\n\n貴電第三号ニ関シ\n本使本日港湾大臣ヲ往訪シタリ。\n"
    assert all(p.kind is not Kind.HEADING for p in parse(text).segments)


@pytest.mark.parametrize(("last", "furniture"), [("Visas for Pilots", 4), ("The pilots have come.", 0)])
def test_a_briefing_s_index_goes_down_to_its_hour(last: str, furniture: int) -> None:
    text = (
        f"Daily Press Briefing\nJuhan Tamm, Spokesman\nRiga\nMay 4, 2003\nINDEX:\nKENYA\nCall to Minister Okafor\nOTHERS\n{last}\n\n12:20 p.m. EDT\n\n"
        "MR. TAMM: Good afternoon. I have one thing at the top.\n\nQUESTION: Is it about the ferry?\n\nMR. TAMM: It is.\n"
    )
    listed = ("KENYA", "Call to Minister Okafor", "OTHERS", last)
    assert sum(p.kind is Kind.FURNITURE and text[p.start : p.end] in listed for p in parse(text).segments) == furniture


def test_a_briefing_s_index_with_pages_goes_down_to_the_briefing_s_own_head() -> None:
    listed = "KENYA", "1       Meeting of the Masters in Riga", "LIGHTS", "1-2     Loss of Lamps", "DPB #29"
    index = "I N D E X\nTuesday, May 4, 1999\n\n" + "\n".join(listed[:4])
    head = f"{listed[4]}\nTUESDAY, MAY 4, 1999, 12:50 P.M."
    talk = "MS. KASK: The ferry sails.\n\nQUESTION: When?\n\nMS. KASK: In May.\n"
    text = f"Daily Press Briefing\n\n{index}\n\n{head}\n\n{talk}"
    found = parse(text).segments
    assert {text[p.start : p.end] for p in found if p.kind is Kind.FURNITURE} >= {*listed[1:]}
    assert [p.path for p in found if p.kind is Kind.SPEAKER_LABEL] == ["t1", "t2", "t3"]
