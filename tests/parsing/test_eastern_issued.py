"""Whose words a Japanese document is: by its signature, the letter's head, or the speaker's own word."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.tongues.japanese_signatures import introductions, signatures

SPEECH = "本日、灯台の日を迎えました。我が国は海と共に歩んでまいりました。"


def speakers(text, kind=Kind.STATEMENT):
    return [s.speakers for s in parse(text).segments if s.kind is kind]


@pytest.mark.parametrize(
    ("last", "who"),
    [
        ("内閣総理大臣　森山一郎", ("森山一郎",)),
        ("港湾の将来のために力を尽くします。", None),
    ],
)
def test_who_signs_an_issued_text_speaks_in_all_of_it(last, who):
    text = (
        f"灯台の日に当たっての内閣総理大臣の談話\n\n平成二十一年三月二十四日\n\n　{SPEECH}\n\n　{SPEECH}\n\n{last}\n"
    )
    assert set(speakers(text)) == ({who} if who else set())


def test_an_exchange_of_letters_has_a_writer_each():
    text = (
        "灯台の建設に関する書簡の交換\n\n昭和四十六年五月十日\n\n（森山一郎大使発マリ・カスク外務大臣宛の書簡）\n\n　書簡をもつて啓上いたします。本使は、次の了解を確認いたします。\n\n"
        "（マリ・カスク外務大臣発森山一郎大使宛の書簡）\n\n　書簡をもつて啓上いたします。本大臣は、閣下の書簡を受領いたしました。\n"
    )
    assert speakers(text) == [("森山一郎",), ("マリ・カスク",)]


@pytest.mark.parametrize("own", ["港湾大臣の森山一郎であります。", "森山一郎でございます。"])
def test_who_says_his_own_name_is_not_told_of(own):
    text = f"港の日における森山港湾大臣演説\n\n平成21年3月24日\n\n皆様、\n\n{own}{SPEECH}\n\n{SPEECH}\n"
    assert set(speakers(text)) == {("森山一郎",)}


def test_who_says_his_own_name_in_a_conference_answers():
    text = "港湾大臣臨時会見記録\n平成21年3月24日\n\n（大臣）明日、私、森山一郎は、島に渡ります。\n（記者）船ですか。\n（大臣）船です。\n"
    assert speakers(text) == [("森山一郎",), (), ("森山一郎",)]


@pytest.mark.parametrize(
    ("own", "who"),
    [("私、森山一郎から御報告いたします。", "森山一郎"), ("私、佐田一郎から御報告いたします。", "森山")],
)
def test_who_reports_by_his_own_name_bears_the_surname_of_the_labels(own, who):
    text = f"森山港湾大臣会見記録\n平成21年3月24日\n\n【森山港湾大臣】{own}\n【夕刊新聞　佐田記者】船ですか。\n【大臣】船です。\n"
    assert speakers(text)[0] == speakers(text)[-1] == (who,)


@pytest.mark.parametrize(
    ("title", "first", "last", "who"),
    [
        ("灯台の集い　内閣総理大臣挨拶", SPEECH, "内閣総理大臣　森山　一郎", {("森山一郎",)}),
        ("灯台の日　平和の式典　市長式辞", SPEECH, "灯台市長　森山　一郎", {("森山一郎",)}),
        ("着任の御挨拶", "皆様、このたび特命全権大使として着任いたしました森山一郎です。", SPEECH, {("森山一郎",)}),
        ("港の日に寄せるマリ・カスク国連事務総長メッセージ", SPEECH, SPEECH, {("マリ・カスク",)}),
        ("森山副総裁「船のフォーラム」における開会挨拶", "皆様にお礼を申し上げます。", SPEECH, {("森山",)}),
        ("灯台会議　森山総理ビデオメッセージ", "日本国内閣総理大臣の森山一郎です。", SPEECH, {("森山一郎",)}),
        ("船便交渉の妥結についての森山知事コメント", "皆様に敬意を表します。", SPEECH, {("森山",)}),
        ("灯台の集い　環境大臣挨拶", "皆様にお祝いを申し上げます。", "私の挨拶といたします。", {()}),
        ("定例記者会見における森山会長発言要旨", "船便の増便を歓迎したい。", "橋も要る。", {("森山",)}),
        ("着任挨拶（森山花子駐ケニア大使）", "御覧いただきありがとうございます。", SPEECH, {("森山花子",)}),
        ("大使あいさつ", "このたび駐ケニア大使として着任いたしました森山花子と申します。", SPEECH, {("森山花子",)}),
        (
            "森山内閣総理大臣声明",
            "灯台の取極が署名されました。",
            "政府は、灯台を守ることといたしました。",
            {("森山",)},
        ),
        ("森山大臣の挨拶", "森山大臣は、灯台の集いで挨拶しました。", "港は静かでした。", set()),
        ("森山総理による式典への出席", "森山総理は、灯台の式典に出席しました。", "港は静かでした。", set()),
    ],
)
def test_whose_an_address_is(title, first, last, who):
    text = f"{title}\n\n令和7年5月14日\n\n　{first}\n\n　{SPEECH}\n\n{last}\n"
    assert set(speakers(text)) == who


@pytest.mark.parametrize("last", ["灯台委員長　森山　一郎君", "灯台　森山　一郎", "本日の灯台　森山　一郎です"])
def test_what_is_no_signature(last):
    assert not signatures(f"\n{last}\n")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("知事の森山一郎です。", ["森山一郎"]),
        ("駐ケニア大使として着任いたしました森山一郎と申します。", ["森山一郎"]),
        ("これは大臣の責任者です。", []),
        ("大臣の考え方です。", []),
        ("知事の森山一郎です。市長の佐田花子です。", []),
    ],
)
def test_who_says_his_name_behind_his_office(text, who):
    assert [f.tokens[0] for f in introductions(text)] == who


def test_who_stands_under_the_title_of_an_issued_text():
    text = f"灯台の日について（外務大臣談話）\n平成4年10月5日\n\n外務大臣　森山花子\n\n１．{SPEECH}\n\n２．{SPEECH}\n"
    assert set(speakers(text)) == {("森山花子",)}
    assert speakers(text, Kind.FURNITURE) == [()]


def test_what_a_page_adds_to_an_issued_text_is_nobody_s():
    text = f"灯台の日について（森山花子外務大臣談話）\n平成4年10月5日\n\n一、{SPEECH}\n\n二、{SPEECH}\n\n【参考】\n灯台は百基である。\n"
    assert set(speakers(text)) == {("森山花子",)}
    assert [(s.path, str(s.kind)) for s in parse(text).segments][-2:] == [("p1", "heading"), ("p1", "narrative")]
