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
