"""The head of a Japanese page, and lines that it cut in the middle of words."""

import pytest

from archive.parsing import Kind, parse

DATED = "平成26年7月29日\n\n森山一郎外務大臣は、橋を訪問した。\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("カナダ\n日加外相会談\n", "日加外相会談"),
        ("記者会見\n\n森山外務大臣会見記録\n", "森山外務大臣会見記録"),
        ("海の省 English 採用 地図 検索\nトップページ > 会談\n会談\n\n日加首脳会談の概要\n", "日加首脳会談の概要"),
        ("大臣臨時会見概要\n", "大臣臨時会見概要"),
        ("新着情報\n灯台の完成について\n", "灯台の完成について"),
        (
            "森山大臣の湖沼諸国\n（メルランド、ノルラント）訪問について\n",
            "森山大臣の湖沼諸国 （メルランド、ノルラント）訪問について",
        ),
    ],
)
def test_the_title_is_the_first_line_that_names_an_occasion(head, title):
    assert parse(head + "\n" + DATED).title == title


def test_a_caption_under_the_title_is_the_pages():
    record = parse(
        "日加外相会談\n\n平成26年7月29日\n\n・日加外相会談（握手）\n橋を見る森山大臣\n（写真提供：海の写真部）\n\n森山大臣から、橋の話を述べた。\n"
    )
    assert [str(s.kind) for s in record.segments] == ["title", "dateline", *["furniture"] * 3, "statement"]


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        ("笑顔で握手する両外相\n会談の様子", ["furniture", "furniture"]),
        ("会談の様子（写真提供：海の写真部）\n写真提供：港の会", ["furniture", "furniture"]),
        ("• 橋を渡る両外相\n• 船の上の夕食会", ["furniture", "furniture"]),
        (
            "日時\n平成26年7月29日\n場所\n海の迎賓館\n備考\n閣議の後",
            [*["furniture", "dateline"] * 2, *["furniture"] * 2],
        ),
    ],
)
def test_lines_between_title_and_first_paragraph_are_the_pages(lines, kinds):
    record = parse(f"日加外相会談\n\n平成26年7月29日\n{lines}\n\n　29日、森山大臣は、カスク外相と会談を行った。\n")
    assert [str(s.kind) for s in record.segments] == ["title", "dateline", *kinds, "narrative"]


WRAPPED = (
    "日・エストニア外相会談\n\n平成8年9月27日\n\n"
    "昨日、森山外務大臣は、南の港の工事に関し、港の組合と漁業者の間の話合いの結果を、カスク・エストニア外\n"
    "相に対し説明を行った。これに対しカスク・エストニア外相から、工事を急ぐことを歓迎する旨の発言があり、夏\n"
    "の祭りまでに港が開くことを期待する旨述べた。また、森山外務大臣から、漁の後に工事を再開する考えを示し、秋\n"
    "には船の往来も元に戻る見込みである旨述べた。さらに、カスク外相から、灯台の修理についても協力したい旨を述\n"
    "べた。最後に、森山外務大臣から、感謝する旨述べた。\n"
)


def test_words_cut_at_the_end_of_a_line_are_read_whole():
    record = parse(WRAPPED)
    assert {m.person for m in record.mentions} == {"森山", "カスク"}
    assert all(WRAPPED[m.start : m.end] == m.words for m in record.mentions)
    assert "カスク・エストニア外\n相" in {m.words for m in record.mentions}
    assert [s.speakers for s in record.segments if s.kind is Kind.STATEMENT] == [
        ("森山",),
        ("カスク",),
        ("森山",),
        ("カスク",),
        ("森山",),
    ]
