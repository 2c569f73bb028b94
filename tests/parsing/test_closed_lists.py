"""Paragraphs under a list that closes itself, and points that say what is to be done."""

import pytest

from archive.parsing import parse

OF_RUSSIAN_LISTS = """Запись беседы посла Ю. Тамма с министром портов Д. Керемой

4 марта 1961 г.

Принял министра портов Керему. Керема поставил следующие вопросы:

а) о пароме в Ригу;

б) о ремонте маяка{end}

Я ответил, что паром пойдёт весной.
"""


@pytest.mark.parametrize(("end", "path"), [(".", "p2"), (";", "б.p1")])
def test_what_stands_under_a_closed_list_goes_with_what_the_list_stands_in(end, path):
    text = OF_RUSSIAN_LISTS.format(end=end)
    parts = {text[s.start : s.end]: s.path for s in parse(text).segments}
    assert parts["Я ответил, что паром пойдёт весной."] == path


OF_INSTRUCTIONS = """森山外務大臣とカスク・エストニア大使との会談録

2011年3月4日

一、森山大臣は、灯台の修理につき次のとおり述べた。
(イ)　船便を増やすこと
(ロ)　{last}

森山大臣は、修理は春に始まると説明した。

二、カスク大使は、検討すると述べた。
"""


@pytest.mark.parametrize(
    ("last", "kind", "path"), [("灯台を直すこと", "statement", "一.p1"), ("灯台の修理", "heading", "一.ロ.p1")]
)
def test_points_that_say_what_is_to_be_done_are_no_headings(last, kind, path):
    text = OF_INSTRUCTIONS.format(last=last)
    parts = {text[s.start : s.end]: (str(s.kind), s.path) for s in parse(text).segments}
    assert parts[last] == (kind, "一.ロ")
    assert parts["森山大臣は、修理は春に始まると説明した。"][1] == path


@pytest.mark.parametrize(("announces", "kind"), [("次の支援を行います。", "narrative"), ("船便の話です。", "heading")])
def test_the_last_of_bare_points_that_a_sentence_announces_is_no_heading(announces, kind):
    text = (
        f"船便に関する共同発表\n\n2011年3月4日\n\n港の組合は、{announces}\n"
        "(1)船二隻の派遣\n(2)仮設橋の供与\n(3)灯台の修理\n"
        "　支援は春に始まります。\n　港は静かです。\n"
    )
    parts = {text[s.start : s.end]: s.kind for s in parse(text).segments}
    assert parts["灯台の修理"] == kind


@pytest.mark.parametrize(
    ("article", "head", "expected"),
    [
        ("第{}条", "附属書", ["一", "二", "1", "2"]),
        ("第{}条", "別表第一", ["一", "二", "1", "2"]),
        ("第{}条", "附属書に掲げる灯台", ["一", "二", "二.1", "二.2"]),
        ("Article {}", "ANNEX", ["1", "2", "1~2", "2~2"]),
    ],
)
def test_under_an_act_s_annex_the_numbers_are_none_of_its_last_article_s(article: str, head: str, expected: list[str]):
    if "条" in article:
        names, text, items = "一二", "両政府は、灯台を建てる。", "１　北の灯台\n\n２　南の灯台\n"
        over = "灯台に関する日本国政府とケニア共和国政府との間の取極\n\n平成十年五月三日\n\n"
    else:
        names, text, items = (
            "12",
            "The Governments shall build lights.",
            "1. The northern light\n\n2. The southern light\n",
        )
        over = "Agreement between the Governments of Estonia and Kenya on Lights\n\n3 May 1998\n\n"
    articles = "".join(f"{article.format(name)}\n\n{text}\n\n" for name in names)
    labels = [s.path for s in parse(f"{over}{articles}{head}\n\n{items}").segments if s.kind == "label"]
    assert labels == expected
