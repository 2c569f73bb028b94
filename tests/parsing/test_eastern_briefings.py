"""Japanese briefings and joint conferences: who answers beside "答", who explains without a name, names with a bank or old land behind them."""

import pytest

from archive.parsing import Kind, parse

DATE = "平成29年3月18日（土）19時05分～19時28分\n\n"


def labels(text: str) -> list[tuple]:
    found = [s for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]
    return [(text[s.start : s.end], s.speakers) for s in found]


@pytest.mark.parametrize("answers", ["（答・{}）", "（答：{}）", "（回答・{}）", "（答／{}）"])
def test_an_answer_s_label_says_who_of_two_answers(answers: str):
    one, two = answers.format("大臣"), answers.format("総裁")
    text = f"森山大臣・佐田日本銀行総裁　共同記者会見の概要\n{DATE}（問）船便はいつですか。\n{one}秋です。\n（問）灯台はどうですか。\n{two}守ります。\n"
    assert labels(text) == [("（問）", ()), (one, ("森山",)), ("（問）", ()), (two, ("佐田",))]


def test_an_answer_may_begin_with_a_stage_direction():
    text = f"森山港湾大臣会見概要\n{DATE}Ｑ：船便はいつですか。\nＡ：秋です。\nＱ：灯台はどうですか。\nＡ：（笑）守ります。\n"
    assert [label for label, _ in labels(text)] == ["Ｑ：", "Ａ：", "Ｑ：", "Ａ："]


def test_who_explains_without_a_name_and_a_ministry_s_own_label():
    text = f"報道資料（要旨）\n日・エストニア首脳会談に関する事務方ブリーフ\n{DATE}説明者：会談は一時間行われた。\n（問）船便はいつか。\n（答）秋である。\n（問）灯台はどうか。\n（答）守る。\n\nこの後、外務省から次の補足があった。\n\n外務省：船便は冬からに訂正する。\n"
    found = parse(text).segments
    assert [text[s.start : s.end] for s in found if s.kind is Kind.TITLE] == [
        "日・エストニア首脳会談に関する事務方ブリーフ"
    ]
    assert [text[s.start : s.end] for s in found if s.kind is Kind.FURNITURE] == ["報道資料（要旨）"]
    assert labels(text) == [(label, ()) for label in ("説明者：", "（問）", "（答）", "（問）", "（答）", "外務省：")]
    assert [text[s.start : s.end] for s in found if s.kind is Kind.NARRATIVE] == [
        "この後、外務省から次の補足があった。"
    ]


@pytest.mark.parametrize("land", ["西独", "東独", "西ドイツ", "東ドイツ"])
def test_the_two_german_states_of_old_stand_behind_names(land: str):
    text = f"岡田大臣・カスク{land}大使会談録\n昭和三十五年九月七日\n\n大使より、灯台を守りたい旨述べた。\n"
    assert [s.speakers for s in parse(text).segments if s.kind is Kind.STATEMENT] == [("カスク",)]


def test_names_in_brackets_over_what_is_told_of_their_bearers_head_talks():
    text = "第三回港湾会議の際の森山総理大臣の会談（概要）\n平成20年5月29日\n\n【ユハン・タム・エストニア大統領】\n\n１．森山総理より、来日を歓迎する旨述べた。\n２．タム大統領より、灯台に感謝する旨述べた。\n\n【マリ・カスク・ケニア首相】\n\n１．カスク首相より、船便について説明があった。\n"
    found = parse(text).segments
    assert labels(text) == []
    assert [s.path for s in found if s.kind is Kind.HEADING] == ["p1", "p2"]
    assert [s.path for s in found if s.kind is Kind.LABEL] == ["1", "2", "1~2"]


def test_names_in_brackets_over_their_own_words_are_labels():
    text = f"森山大臣・カスク大使　共同記者会見\n{DATE}【森山大臣】\n船便を秋から出します。\n\n【カスク大使】\n灯台を守ります。\n\n【森山大臣】\n以上です。\n"
    assert len(labels(text)) == 3
