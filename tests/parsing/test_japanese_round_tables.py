"""Round tables and talks in Japanese, whose labels are surnames before a wide space, and conferences with papers alone; all is our own."""

import pytest

from archive.parsing import Kind, parse

HEAD = "「灯台の友」2003年5月号\n座談会　灯台守の三十年\n\n出席者\n森山花子（元灯台守）\n佐田すみれ（港湾技師）\n\n"
TALK = (
    "司会　本日はお集まりいただきました。\n\n森山　私が島に渡ったのは春でした。\n\n佐田　船はありましたか。\n\n"
    "森山　月に二度です。波の日は来ません。\n\n佐田　それは困りますね。（笑）\n"
)
CONFERENCE = (
    "知事定例会見（令和3年5月8日）\n日時：令和3年5月8日（土）13時～\n島根県知事　森山花子\n知事\n　灯台の話をいたします。春に光ります。\n質疑応答\n"
    "夕凪新報\n　残る灯台はいつですか。\n森山知事\n　秋になると思います。\nNHK\n　費用はいくらですか。\n森山知事\n　まだ申し上げられません。\n"
)


def labels(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[s.start : s.end].strip(), s.speakers) for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]


def parts(text: str, kind: Kind) -> list[str]:
    return [text[s.start : s.end] for s in parse(text).segments if s.kind is kind]


def test_surnames_before_a_wide_space_are_labels_where_the_head_prints_them_in_full() -> None:
    assert labels(HEAD + TALK) == [
        ("司会", ()),
        ("森山", ("森山花子",)),
        ("佐田", ("佐田すみれ",)),
        ("森山", ("森山花子",)),
        ("佐田", ("佐田すみれ",)),
    ]
    assert parts(HEAD + TALK, Kind.TITLE) == ["座談会　灯台守の三十年"]


@pytest.mark.parametrize(
    "text",
    [
        TALK,
        HEAD.replace("佐田すみれ", "大槻一郎") + TALK,
        HEAD + TALK.replace("佐田　", "佐田は"),
    ],
)
def test_no_words_before_a_space_are_labels_where_nobody_is_so_called(text: str) -> None:
    assert labels(text) == []


def test_who_is_introduced_in_katakana_over_the_talk_does_not_speak_there() -> None:
    text = (
        "鼎談　灯台のある島\n三人に語り合ってもらった。\n森山花子（もりやま・はなこ）　元灯台守。\nマリ・カスク　港大学教授。\n佐田一郎（さだ・いちろう）　前大使。\n\n"
        "――　島はいかがでしたか。\n\n森山　春でした。\n\nカスク　秋は遠い。（笑）\n\n写真：灯台の下で（2016年、森山氏撮影）\n\n佐田　船で行きました。\n\n森山　月に二度です。\n\n構成／文・大槻りえ\n"
    )
    assert labels(text) == [
        ("――", ()),
        ("森山", ("森山花子",)),
        ("カスク", ("マリ・カスク",)),
        ("佐田", ("佐田一郎",)),
        ("森山", ("森山花子",)),
    ]
    assert parts(text, Kind.FURNITURE)[-2:] == ["写真：灯台の下で（2016年、森山氏撮影）", "構成／文・大槻りえ"]


def test_papers_alone_over_a_question_ask_where_an_office_alone_answers() -> None:
    assert labels(CONFERENCE) == [
        ("知事", ("森山花子",)),
        ("夕凪新報", ()),
        ("森山知事", ("森山花子",)),
        ("NHK", ()),
        ("森山知事", ("森山花子",)),
    ]


def test_one_paper_alone_is_no_label() -> None:
    text = CONFERENCE.replace("NHK", "沿岸の費用")
    assert labels(text) == []


def test_a_heading_under_which_nothing_stands_heads_no_list_of_topics() -> None:
    text = "大臣会見概要\n平成24年5月8日\n\n発表事項\n\nなし\n\n質疑応答\n\nＱ：Ａ号の灯台はいつ光りますか。\n\nＡ：春でございます。\n\nＱ：Ｂ号はいかがですか。\n\nＡ：秋です。\n"
    assert parts(text, Kind.HEADING) == ["発表事項", "質疑応答"]
    assert [label for label, _ in labels(text)] == ["Ｑ：", "Ａ：", "Ｑ：", "Ａ："]


def test_the_head_of_a_page_over_a_talk_is_no_turn() -> None:
    text = (
        "HOME＞特集＞対談\n特集：灯台の人たち\n2014.5.20 更新\n対談　灯台のある島　森山花子×佐田一郎\n2014年5月3日\n\n"
        "――　お二人の出会いから伺えますか。\n\n**森山**　港で船を待っていました。\n\n**佐田**　私もです。\n\n（二人、しばらく沈黙）\n\n"
        "**森山**　船は来ませんでした。\n\n構成：編集部　撮影：大槻次郎\n関連記事\n"
    )
    assert [label for label, _ in labels(text)] == ["――", "**森山**", "**佐田**", "**森山**"]
    assert parts(text, Kind.TITLE) == ["対談　灯台のある島　森山花子×佐田一郎"]
    assert parts(text, Kind.NARRATIVE) == ["（二人、しばらく沈黙）"]
    assert "構成：編集部　撮影：大槻次郎" in parts(text, Kind.FURNITURE)


def test_a_date_with_the_place_where_one_talked_is_a_dateline() -> None:
    text = "対談　灯台のある島　森山花子×佐田一郎\n（2014年5月3日、島根・隠岐にて）\n\n島は晴れていた。\n"
    assert parts(text, Kind.DATELINE) == ["（2014年5月3日、島根・隠岐にて）"]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "港湾長官記者発表\n平成５年５月３日（月）午後　港湾長官・森山花子の記者発表\n",
            "平成５年５月３日（月）午後　港湾長官・森山花子の記者発表",
        ),
        (
            "長官定例記者会見\n印刷\n長官定例記者会見（平成5年5月3日）の概要\n",
            "長官定例記者会見（平成5年5月3日）の概要",
        ),
        (
            "灯台クラブ　会見詳録\n連載「灯台の隣人」第三回　港から見た島\n平成5年5月3日\n",
            "連載「灯台の隣人」第三回　港から見た島",
        ),
    ],
)
def test_the_line_with_the_day_is_the_title_under_its_section(head: str, title: str) -> None:
    text = (
        head
        + "文責・編集部\n\n（記者）船便はいつですか。\n（長官）春でございます。\n（記者）灯台はいかがですか。\n（長官）秋です。\n"
    )
    assert parts(text, Kind.TITLE) == [title]
    assert "文責・編集部" in parts(text, Kind.FURNITURE)


def test_a_name_behind_a_dot_is_the_office_s_and_opens_the_conference() -> None:
    text = (
        "官房長官記者発表\n平成５年５月３日（月）午後　官房長官・森山花子の記者発表\n\n＜灯台について＞\n\n灯台の火について申し上げます。春に光ります。\n\n"
        "＜質疑応答＞\n\n（記者）いつですか。\n（官房長官）春でございます。\n（記者）秋はいかがですか。\n（官房長官）秋もです。\n"
    )
    said = [s for s in parse(text).segments if s.kind is Kind.STATEMENT]
    assert [s.speakers for s in said] == [("森山花子",), (), ("森山花子",), (), ("森山花子",)]


@pytest.mark.parametrize("line", ["（一同爆笑）", "（このあと五分間、オフレコ）", "（大臣退席）"])
def test_what_went_on_between_two_who_speak_is_no_heading(line: str) -> None:
    text = HEAD + TALK.replace("\n\n佐田　それは", f"\n\n{line}\n\n佐田　それは")
    assert line in parts(text, Kind.NARRATIVE)


@pytest.mark.parametrize("head", ["出席者", "出席者（発言順）", "出席者（五十音順、敬称略）"])
def test_those_present_may_be_listed_in_an_order(head: str) -> None:
    assert head in parts(HEAD.replace("出席者", head) + TALK, Kind.HEADING)
