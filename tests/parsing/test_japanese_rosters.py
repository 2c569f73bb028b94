"""Full names in lists of those present, for labels that print a surname alone; the names are invented."""

import pytest

from archive.parsing import parse
from archive.parsing.tongues.japanese_rosters import full_names


@pytest.mark.parametrize(
    ("text", "surname", "expected"),
    [
        ("座長　森山花子　東都大学教授", "森山", {"森山花子"}),
        ("委員　ハンナ・タム、委員　森山花子", "タム", {"ハンナ・タム"}),
        ("○森山委員長　始めます。森山座長、どうぞ。森山先生の案です。", "森山", set()),
        ("森山花子、森山太郎", "森山", {"森山花子", "森山太郎"}),
        ("大森山花子", "森山", set()),
        ("次に、森山花子君。", "森山", {"森山花子"}),
        ("森山君。", "森山", set()),
        ("ハンナ・タムソン", "タム", set()),
        ("　委員長　森山　一郎君\n", "森山", {"森山一郎"}),
        ("副委員長森山　　一郎君\n理事　森山　はなこ君\n", "森山", {"森山一郎", "森山はなこ"}),
        ("海の党の森山一郎でございます。", "森山", {"森山一郎"}),
        ("森山案です。森山先生です。", "森山", set()),
        ("森山　一郎君、大森山　花子君", "森山", {"森山一郎"}),
        ("森山さんから話がありました", "森山さん", set()),
        ("委員　　　森山　一郎\n", "森山", {"森山一郎"}),
        ("案内役　船長　森山　花子、学者　佐田　健\n", "森山", {"森山花子"}),
        ("委員　森山タム　一郎\n", "森山", {"森山タム一郎"}),
        ("佐ノ木　はなこ君　　　森山　ハンナ君\n", "佐ノ木", {"佐ノ木はなこ"}),
        ("佐ノ木　はなこ君　　　森山　ハンナ君\n", "森山", {"森山ハンナ"}),
        ("事務局　森山　港湾室長\n", "森山", set()),
        ("委員　森山　欠席\n", "森山", set()),
        ("○森山　はい\n", "森山", set()),
        ("タム・カスク・ハンナ国際室長", "タム", {"タム・カスク・ハンナ"}),
        ("ハンナ・タム、タム・メルランド大統領", "タム", {"ハンナ・タム"}),
    ],
)
def test_full_names_stand_by_themselves(text: str, surname: str, expected: set[str]):
    assert full_names(text, surname) == expected


def test_a_label_is_led_to_the_one_full_name_of_the_list():
    lines = (
        "灯台に関する懇談会　議事録",
        "平成26年6月19日",
        "出席者",
        "座長　森山花子　東都大学教授",
        "委員　ハンナ・タム　港湾研究所",
        "○森山座長　始めます。",
        "○タム委員　賛成です。",
        "○森山座長　終わります。",
    )
    labels = [s for s in parse("\n".join(lines)).segments if s.kind == "speaker_label"]
    assert [s.speakers for s in labels] == [("森山花子",), ("ハンナ・タム",), ("森山花子",)]


def test_by_whom_the_news_is_is_no_label():
    text = "灯台の会談\n平成26年6月19日\n【ナイロビ共同＝森山記者】佐田外相は灯台を直すと述べた。\n"
    assert not [s for s in parse(text).segments if s.kind == "speaker_label"]


@pytest.mark.parametrize("head", ["〔出席者〕", "【出席者】", "出席者"])
def test_the_head_of_those_present_is_no_label(head):
    text = f"灯台部会　議事録\n平成26年6月19日\n{head}\n森山花子部会長、佐田健各委員\n○森山部会長\n　始めます。\n○佐田委員\n　賛成です。\n"
    labels = [s for s in parse(text).segments if s.kind == "speaker_label"]
    assert [s.speakers for s in labels] == [("森山花子",), ("佐田健",)]


@pytest.mark.parametrize(
    ("lines", "who"),
    [
        ("○森山花子君海の党の森山花子です。灯台について伺います。", [("森山花子",)]),
        ("○森山花子君私は、海の党を代表して灯台について伺います。（拍手）", [("森山花子",)]),
        ("○森山政府参考人灯台は百基ございます。", [("森山",)]),
        ("○森山（花）委員おはようございます。森山花子でございます。\n○佐田内閣総理大臣それは灯台の話です。", [("森山花子",), ("佐田",)]),
        ("○佐田花子君　海の党の佐田花子です。", [("佐田花子",)]),
        ("○森山委員から灯台について説明があった。\n○各委員が賛成した。", []),
        ("○森山委員の案に賛成である。", []),
    ],
)  # fmt: skip
def test_labels_that_run_on_into_the_words(lines: str, who: list[tuple[str, ...]]):
    labels = [s for s in parse(lines + "\n").segments if s.kind == "speaker_label"]
    assert [s.speakers for s in labels] == who


def test_the_chair_of_a_section_has_no_part_of_the_office_in_the_surname():
    text = "灯台部会　議事録\n平成26年6月19日\n部会長　　森　　花子\n委員　　佐田　健\n○森部会長　始めます。\n○佐田委員　賛成です。\n"
    labels = [s for s in parse(text).segments if s.kind == "speaker_label"]
    assert [s.speakers for s in labels] == [("森花子",), ("佐田健",)]


def test_an_office_of_many_names_nobody():
    text = (
        "○森山委員　灯台は百基ですか。\n○政府委員　お答えいたします。百一基でございます。\n○森山委員　終わります。\n"
    )
    labels = [s for s in parse(text).segments if s.kind == "speaker_label"]
    assert [s.speakers for s in labels] == [("森山",), (), ("森山",)]


def test_the_office_may_stand_behind_the_name_in_the_list():
    text = (
        "灯台会議　議事録\n平成26年6月19日\n出席者：\n森山　花子　座長（港大学教授）\n佐田　健　港湾局灯台課長\n"
        "【森山座長】始めます。\n【佐田課長】資料を御覧ください。\n"
    )
    labels = [s for s in parse(text).segments if s.kind == "speaker_label"]
    assert [s.speakers for s in labels] == [("森山花子",), ("佐田健",)]


def test_roles_run_on_into_the_words_as_names_do():
    text = (
        "灯台委員会記者会見録\n平成26年6月19日\n対応：\n森山　花子　委員長\n"
        "○司会それでは始めます。\n○森山委員長灯台は百基ございます。\n○記者船便はいつですか。\n○森山委員長秋に始まります。\n"
    )
    found = parse(text).segments
    labels = [(text[s.start : s.end], s.speakers) for s in found if s.kind == "speaker_label"]
    chair = ("○森山委員長", ("森山花子",))
    assert labels == [("○司会", ()), chair, ("○記者", ()), chair]
    assert [text[s.start : s.end] for s in found if s.kind == "heading"] == ["対応："]


def test_points_that_begin_with_a_role_are_no_labels():
    text = "灯台の会見について\n\n○記者会見は秋に行う。\n○記者百人が集まる見込みである。\n○司会一名を置く。\n"
    assert not [s for s in parse(text).segments if s.kind == "speaker_label"]
