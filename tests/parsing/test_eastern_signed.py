"""Japanese speeches that their signature tells whose they are."""

from __future__ import annotations

import pytest

from archive.parsing import parse

BODY = "\u3000本日ここに、灯台の式典に臨み、謹んで感謝を申し上げます。\n\u3000港は、長く船を守ってきました。\n\u3000私は、これからも港を守ってまいります。\n令和四年五月四日\n"


@pytest.mark.parametrize(
    ("signature", "who"),
    [
        ("海洋大臣\u3000森山一郎", "森山一郎"),
        ("内閣総理大臣\u3000\u3000森山\u3000一郎", "森山一郎"),
        ("内閣総理大臣・森山一郎", "森山一郎"),
    ],
)
def test_who_signs_a_speech_without_a_title_speaks_in_all_of_it(signature, who):
    parts = parse(BODY + signature).segments
    assert [(s.kind.value, s.speakers) for s in parts] == [
        *[("statement", (who,))] * 3,
        ("dateline", ()),
        ("statement", (who,)),
    ]


def test_an_account_is_not_his_whose_name_stands_last():
    text = "\u3000森山一郎大臣は、港を訪れた。\n\u3000港では式典が行われた。\n\u3000船は出港した。\n海洋大臣\u3000森山一郎"
    assert all(not s.speakers for s in parse(text).segments)


def test_who_spoke_at_a_ceremony_goes_on_with_the_title():
    text = "灯台慰霊式・港湾祈念式\n内閣総理大臣挨拶\n" + BODY + "内閣総理大臣\u3000森山一郎"
    parts = parse(text).segments
    assert (parts[0].kind.value, text[parts[0].start : parts[0].end]) == (
        "title",
        "灯台慰霊式・港湾祈念式\n内閣総理大臣挨拶",
    )
    assert {s.speakers for s in parts if s.path} == {("森山一郎",)}


def test_what_an_audience_does_is_told_amid_a_speech():
    text = "Speech by Mari Kask in Tartu\n\n4 May 2015\n\nI am glad to be here.\n\n(APPLAUSE)\n\nWe have built a pier."
    assert [(s.kind.value, s.path) for s in parse(text).segments][2:] == [
        ("statement", "p1"),
        ("narrative", "p2"),
        ("statement", "p3"),
    ]
