"""Names in Japanese that may be none, or less than the text has; the names are invented."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.dividing.doubtful_japanese import is_doubtful_in_japanese, is_eastern, is_no_name_in_japanese
from archive.parsing.tongues.japanese_kana_names import is_kana_name


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("委員長　森山　花子君\n○森山委員長　はい。", "森山", True),  # not joined to the full name
        ("委員　　三ツ森　憲之\n○三ツ森委員　はい。", "三ツ森", True),
        ("委員　朴　花子\n○朴委員　はい。", "朴", True),
        ("委員　佐田タイラー　花子\n○佐田委員　はい。", "佐田", True),
        ("室長　エルマ・ロペス・マリ\n○エルマ室長　はい。", "エルマ", True),
        ("灯台の森山花子でございます。\n○森山委員　はい。", "森山", True),
        ("○森山（花）委員　はい。", "森山花", True),  # a given name cut short
        ("○森山（花）委員　はい。森山花君です。", "森山花", False),
        ("【森山えり乃外務大臣】\nはい。", "乃", True),  # more of a name in kana
        ("【森ほのう大臣】\nはい。\n【森大臣】\nはい。", "森", True),
        ("次に森山大臣からお願いします。\n【森山大臣】\nはい。", "森山", False),
        ("【つる野大臣】\nはい。", "野", True),
        ("【森さん】\nはい。\n【森大臣】\nはい。", "森", False),
        ("○楠部会長　はい。", "楠部", True),  # 楠, who heads a section?
        ("○服部委員　はい。", "服部", False),
        ("委員　森山\n○森山委員　はい。", "森山", False),
        ("○森山委員　佐田　大臣に伺います。森山　委員長、どうぞ。", "森山", False),
        ("○森山委員　はい。\n○佐田委員　いいえ。", "森山", False),
    ],
)
def test_a_surname_is_doubted_where_the_text_has_more_of_it(text: str, name: str, expected: bool):
    assert is_doubtful_in_japanese(text, name) is expected


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("政府", True),
        ("保安", True),
        ("観光", True),
        ("港湾局", True),
        ("森山", False),
        ("渡会", False),
        ("エルマ", False),
    ],
)
def test_words_of_offices_and_bodies_are_no_names(token: str, expected: bool):
    assert is_no_name_in_japanese(token) is expected


@pytest.mark.parametrize(("name", "expected"), [("三ツ森", True), ("エルマ", True), ("Tamm", False), ("森 花", False)])
def test_which_names_are_asked(name: str, expected: bool):
    assert is_eastern(name) is expected


@pytest.mark.parametrize(
    ("first", "is_sure"),
    [("【佐田】明日から出席します。", False), ("【冒頭】\n明日から出席します。", True)],
)
def test_a_heading_in_brackets_that_runs_on_may_be_a_label(first: str, is_sure: bool):
    text = (
        f"佐田外務大臣会見記録\n令和3年9月7日（火曜日）\n{first}\n【質疑応答】\n【港新聞　田所記者】港について伺います。\n"
        "【佐田大臣】調整中であります。\n【記者】時期はいつでしょうか。\n【佐田大臣】秋の予定です。\n"
    )
    labels = [s.confidence for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]
    assert (min(labels) >= 0.9) is is_sure


@pytest.mark.parametrize(
    ("words", "expected"),
    [("佐田みどり", True), ("佐田えり子", True), ("続き", False), ("要旨", False), ("代読", False)],
)
def test_a_name_in_kana_alone(words: str, expected: bool):
    assert is_kana_name(words) is expected
