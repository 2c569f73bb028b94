"""Telegrams in a printed edition of Japanese documents: who sent them stands over the title, and an instruction is its sender's from end to end."""

import pytest

from archive.parsing import Kind, parse

TITLE = "灯台会議ノ延期ニ関シ回訓ノ件\n\n第六八号（極秘）\n\n本省　６月３日後９時発\n\n"
BODY = "貴電第七二号ニ関シ\n\n会議ノ延期ニハ帝国政府トシテ異議ナシ\n\n一、灯台ノ火ハ従来通リト了解ス\n\n二、新聞ニハ発表セサルコトト致度シ\n\n在独大使ニ転電アリ度シ\n\n編注　本電報の別電は見当らない。\n"


def parts(text: str, *kinds: Kind) -> list[tuple]:
    return [(text[s.start : s.end], s.path, tuple(s.speakers)) for s in parse(text).segments if s.kind in kinds]


@pytest.mark.parametrize("by", ["より", "ヨリ"])
def test_what_a_foreign_minister_instructs_is_his_from_end_to_end(by):
    line = f"森山外務大臣{by}在タルトゥ佐田代表宛（電報）"
    text = f"二一五\n昭和八年六月三日\n{line}\n\n{TITLE}{BODY}"
    assert parts(text, Kind.NARRATIVE) == [(line, "p1", ())]
    assert [words for words, *_ in parts(text, Kind.DATELINE)] == ["昭和八年六月三日", "本省　６月３日後９時発"]
    assert [words for words, *_ in parts(text, Kind.FURNITURE)] == [
        "二一五",
        "第六八号（極秘）",
        "編注　本電報の別電は見当らない。",
    ]
    said = parts(text, Kind.STATEMENT)
    assert {speakers for *_, speakers in said} == {("森山",)}
    assert [path for _, path, _ in said] == ["p2", "p3", "一", "二", "二.p1"]


def test_a_telegram_that_tells_of_talks_is_not_all_its_sender_s():
    text = f"昭和八年六月三日\n森山外務大臣より在タルトゥ佐田代表宛（電報）\n\n{TITLE}一、本日「タム」大使来訪シ灯台ノ火ヲ増スヘシト述ヘタリ。\n"
    assert ("森山",) not in [speakers for *_, speakers in parts(text, Kind.STATEMENT)]


def test_who_sends_it_to_whom_over_two_lines():
    text = f"昭和八年六月三日\n在エストニア森山公使より\n佐田外務大臣宛（電報）\n\n{TITLE}一、本使ハ港ニ赴キ船ヲ見タリ。\n"
    assert [p[:2] for p in parts(text, Kind.NARRATIVE)][:2] == [
        ("在エストニア森山公使より", "p1"),
        ("佐田外務大臣宛（電報）", "p2"),
    ]


def test_without_a_title_of_its_own_it_is_no_passage_over_one():
    text = "昭和八年六月三日\n在エストニア森山公使より\n佐田外務大臣宛（電報）\nタルトゥ　六月三日後発\n\n一、本使ハ港ニ赴キ船ヲ見タリ。\n"
    assert ("在エストニア森山公使より", "p1", ()) not in parts(text, Kind.NARRATIVE)
