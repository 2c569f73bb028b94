"""Japanese labels in brackets that hold a note in brackets of their own, and what stands near such labels."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.text.eastern_directions import is_eastern_direction

HEAD = "日・メルランド共同記者発表\n平成26年7月29日\n\n"


def labels(text):
    return [(text[s.start : s.end], s.speakers) for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]


@pytest.mark.parametrize(
    ("label", "who"),
    [
        ("【司会（港湾報道官）】", ()),
        ("【カスク首相（逐次通訳）】", ("カスク",)),
        ("〔カスク首相（英語で発言）〕", ("カスク",)),
        ("【カスク首相】（英語で発言）", ("カスク",)),
        ("〔委員〕", ()),
        ("【メルランド側記者】", ()),
    ],
)
def test_a_note_in_brackets_stands_in_a_label(label, who):
    text = f"{HEAD}【森山総理】　船を出します。橋も架けます。\n{label}　ありがとうございます。春が楽しみです。\n【記者】　いつですか。\n【カスク首相】　春です。\n"
    assert labels(text) == [
        ("【森山総理】", ("森山",)),
        (label, who),
        ("【記者】", ()),
        ("【カスク首相】", ("カスク",)),
    ]


def test_a_note_that_is_no_language_makes_no_label_of_a_topic():
    text = f"{HEAD}【灯台（第二期工事）】　灯台を建てます。\n【記者】　いつですか。\n【森山総理】　春です。\n"
    assert [label for label, _ in labels(text)] == ["【記者】", "【森山総理】"]


def test_a_station_s_name_may_hold_hiragana():
    text = "森山市長会見録\n平成26年7月29日\n\n（夕刊新聞）\n船はいつですか。\n（市長）\n春です。\n（みなとテレビ）\n橋はどうですか。\n（市長）\n夏です。\n"
    assert [label for label, _ in labels(text)] == ["（夕刊新聞）", "（市長）", "（みなとテレビ）", "（市長）"]


def test_dashes_before_whose_interview_it_is_ask_nothing():
    text = "「灯台は眠らない」\n――マリ・カスク駐日メルランド大使インタビュー\n聞き手：編集部　佐田花子\n撮影：森山一郎\n\n――　船はお好きですか。\n大使　好きです。海の見える町で育ちました。\n――　冬もですか。\n大使　冬もです。\n"
    assert labels(text) == [("――", ()), ("大使", ("マリ・カスク",))] * 2
    assert [text[s.start : s.end] for s in parse(text).segments if s.kind is Kind.FURNITURE] == [
        "聞き手：編集部　佐田花子",
        "撮影：森山一郎",
    ]
    assert parse(text).title == "「灯台は眠らない」 ――マリ・カスク駐日メルランド大使インタビュー"


@pytest.mark.parametrize("line", ["（両首脳退場）", "（笑声）", "（拍手）"])
def test_who_leaves_and_laughs_is_told(line):
    assert is_eastern_direction(line, 0, len(line))


@pytest.mark.parametrize(
    "topic",
    [
        "【船便の再開】船便を五月に再開します。皆様、どうぞ御利用ください。",
        "【船便の再開】船便を五月に再開します。どうぞ宜しくお願いします。",
        "【参考】詳しくは次の頁を見てください。",
        "【橋の工事】橋はいつ架かるのでしょうか。",
    ],
)
def test_a_topic_of_whom_speaks_is_no_paper_s_label(topic):
    text = f"森山外務大臣会見記録\n平成26年7月29日\n\n【森山外務大臣】船便について申し上げます。\n{topic}\n【記者】いつですか。\n【森山外務大臣】春です。\n"
    assert [label for label, _ in labels(text)] == ["【森山外務大臣】", "【記者】", "【森山外務大臣】"]
    assert not any(s.start == text.index(topic) and s.confidence > 0.85 for s in parse(text).segments)


@pytest.mark.parametrize(
    "line",
    [
        "【申込】次の用紙でお願いします。",
        "【船便】（日本語による質問）は窓口で受けます。",
        "【船便】（英語による質問）を受けます。",
    ],
)
def test_a_notice_s_heading_in_brackets_is_no_paper_s_label(line):
    assert labels(f"港のお知らせ\n\n{line}\n\n船は春に出ます。\n") == []


def test_a_paper_with_a_note_on_the_language_asks_and_is_not_sure():
    text = f"{HEAD}【森山総理】　船を出します。\n【みなと灯】（英語による質問）はい、橋はいつですか。\n【森山総理】　春です。\n"
    assert labels(text)[1] == ("【みなと灯】（英語による質問）", ())
    assert all(s.confidence <= 0.85 for s in parse(text).segments if s.path and s.path.startswith("t2"))
