"""Japanese chambers whose minutes print no circle before who speaks; the names are invented."""

import pytest

from archive.parsing import parse


def labels(text: str) -> list[tuple]:
    return [(text[s.start : s.end], s.speakers) for s in parse(text).segments if s.kind == "speaker_label"]


HEAD = "灯台対策特別委員会速記録第二号\n2011/5/10\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "森山委員　灯台は百基ですか。\n　次に、霧笛はどうですか。\n佐田港湾灯台整備担当部長　百一基でございます。\n",
            [("森山委員", ("森山",)), ("佐田港湾灯台整備担当部長", ("佐田",))],
        ),
        (
            "はなこ委員　灯台は百基ですか。\n佐田スポーツ局海上競技担当部長　競技場の話でございます。\n",
            [("はなこ委員", ("はなこ",)), ("佐田スポーツ局海上競技担当部長", ("佐田",))],
        ),
        (
            "港湾局長（森山一郎君）　灯台は百基でございます。\n　　　〔八番佐田花子君登壇〕\n八番（佐田花子君）　霧笛について伺います。\n",
            [("港湾局長（森山一郎君）", ("森山一郎",)), ("八番（佐田花子君）", ("佐田花子",))],
        ),
        ("森山委員　灯台は百基ですか。\n　百一基であろう。\n", []),
        ("各委員　灯台を見た。\n本委員　霧笛を聞いた。\n", []),
    ],
)
def test_members_and_heads_of_sections_before_a_space(lines: str, expected: list[tuple]):
    assert labels(HEAD + lines) == expected


def test_the_heads_of_those_present_and_what_ends_them():
    text = (
        "灯台部会議事録\n令和4年9月12日\n出席委員\n委員長　森山　一郎君\n出席国務大臣\n港湾大臣　佐田　花子君\n"
        "議事\n○森山委員長　始めます。\n○佐田国務大臣　よろしくお願いします。\n照会先\n港湾局灯台課（内線12）\n"
    )
    parts = [(str(s.kind), s.path) for s in parse(text).segments]
    assert parts == [
        ("title", None),
        ("dateline", None),
        ("heading", "p1"),
        ("narrative", "p1"),
        ("heading", "p2"),
        ("narrative", "p2"),
        ("heading", "p3"),
        ("speaker_label", "t1"),
        ("statement", "t1.p1"),
        ("speaker_label", "t2"),
        ("statement", "t2.p1"),
        ("furniture", None),
        ("furniture", None),
    ]


def test_what_a_sitting_deals_with_stands_under_a_heading():
    text = (
        "第百五十回国会　港湾委員会議録　第七号\n平成十四年四月十日（水曜日）\n　出席委員\n　委員長　森山　一郎君\n　本日の会議に付した案件\n　船便に関する件\n\n"
        "○森山委員長　これより会議を開きます。\n○佐田委員　船はいつですか。\n○森山委員長　春です。\n"
    )
    heads = [(s.path, text[s.start : s.end]) for s in parse(text).segments if s.kind == "heading"]
    assert heads == [("p1", "出席委員"), ("p2", "本日の会議に付した案件")]
