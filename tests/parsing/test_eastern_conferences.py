"""Japanese conferences and talks as pages print them: labels before a space, fields, topics, stage directions, the page's foot."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.text.eastern_directions import is_eastern_direction
from archive.parsing.words.dates import dates, is_dateline

HEAD = "森山港湾大臣会見記録\n平成26年7月29日\n\n"
WORDS = "船便は来年の春から毎日一便となり、島の皆様の足となります。"


def parts(text, kind):
    return [text[s.start : s.end] for s in parse(text).segments if s.kind is kind]


def paths(text, kind):
    return [s.path for s in parse(text).segments if s.kind is kind]


@pytest.mark.parametrize(
    ("lines", "labels"),
    [
        ("大臣　船を出します。\n記者　いつですか。\n大臣　春です。", ["大臣", "記者", "大臣"]),
        ("大使　船を出す。\n大臣　ありがたい。\n大使　春である。", ["大使", "大臣", "大使"]),
        ("記者　いつですか。\n大臣　春です。\n報道官（佐田）　終わります。", ["記者", "大臣", "報道官（佐田）"]),
        ("問　船はいつですか。\n答　春です。\n問　橋は。\n答　夏です。", ["問", "答", "問", "答"]),
        ("Ｑ：船はいつですか。\nＡ：春です。\nＱ：橋は。\nＡ：夏です。", ["Ｑ：", "Ａ：", "Ｑ：", "Ａ："]),
        ("委員長　船を出します。\n記者　いつですか。\n委員長　春です。", ["委員長", "記者", "委員長"]),
        ("問　船はいつ出るのか。\n答　春である。\n橋は夏に架かる。", []),
        ("議長　森山一郎（港町）\n局長　佐田花子（島）\n局長　古賀一郎（島）", []),
    ],
)
def test_labels_before_a_space(lines, labels):
    assert parts(f"{HEAD}{lines}\n", Kind.SPEAKER_LABEL) == labels


def test_a_note_behind_an_office_names_who_speaks():
    text = f"{HEAD}記者　いつですか。\n大臣　春です。\n報道官（佐田）　終わります。\n"
    assert [s.speakers for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL][-1] == ("佐田",)


def test_turns_stand_beside_the_fields_of_the_head():
    text = f"森山港湾大臣会見記録\n\n１　日時　平成26年7月29日\n２　場所　港湾省会見室\n３　出席者　佐田局長ほか\n\n（大臣）{WORDS}\n（記者）橋はいつですか。\n（大臣）夏です。\n"
    assert paths(text, Kind.SPEAKER_LABEL) == ["t1", "t2", "t3"]
    assert paths(text, Kind.DATELINE) == ["1", "2"]


def test_turns_under_a_numbered_head_of_questions_stay_in_it():
    text = f"{HEAD}１　発表事項\n{WORDS}\n\n２　質疑応答\n（記者）橋はいつですか。\n（大臣）夏です。\n（記者）以上ですか。\n"
    assert paths(text, Kind.SPEAKER_LABEL) == ["2.t1", "2.t2", "2.t3"]


def test_the_topics_at_the_head_are_the_pages():
    text = f"{HEAD}主な質疑事項\n島の船便について\n灯台の火について\n冒頭発言\n（大臣）{WORDS}\n質疑応答\n（記者）橋はいつですか。\n（大臣）夏です。\n"
    assert parts(text, Kind.FURNITURE) == ["主な質疑事項", "島の船便について", "灯台の火について"]
    assert parts(text, Kind.HEADING) == ["冒頭発言", "質疑応答"]


def test_a_marked_topic_between_turns_is_a_heading_and_holds_none():
    text = f"{HEAD}■船便\n（大臣）{WORDS}\n（記者）橋はいつですか。\n\n■灯台\n（大臣）夏です。\n（記者）以上ですか。\n"
    assert parts(text, Kind.HEADING) == ["■船便", "■灯台"]
    assert paths(text, Kind.SPEAKER_LABEL) == ["t1", "t2", "t3", "t4"]


@pytest.mark.parametrize(
    "line",
    [
        "（資料を配布する）",
        "（船長、席を立つ。）",
        "〔佐田座長退席、理事着席〕",
        "午後三時二分散会",
        "〔笑う者多し〕",
        "〔反対者起立〕",
        "〔「早く」と呼び、席を立つ者あり〕",
        "（笑い）",
    ],
)
def test_what_went_on_is_told_and_not_said(line):
    assert is_eastern_direction(line, 0, len(line))
    text = f"{HEAD}（大臣）{WORDS}\n{line}\n（記者）橋はいつですか。\n（大臣）夏です。\n"
    assert parts(text, Kind.NARRATIVE) == [line]


@pytest.mark.parametrize("line", ["（島の船便）", "（笑）", "（大臣）", "船長、席を立つ。"])
def test_a_topic_in_brackets_is_no_direction(line):
    assert not is_eastern_direction(line, 0, len(line))


@pytest.mark.parametrize(
    "foot",
    [
        "このページに関するお問い合わせ先\n港湾部広報課　電話 00-0000",
        "関連記事\n「島へ渡る」船長が語る",
        "#船便　#灯台",
        "お問合せ先\n大臣官房 広報室",
        "PDF「船便.pdf」\nメールマガジン登録",
    ],
)
def test_what_a_page_prints_under_the_text_is_furniture(foot):
    text = f"{HEAD}（記者）橋はいつですか。\n（大臣）{WORDS}\n\n{foot}\n"
    assert parts(text, Kind.FURNITURE) == foot.split("\n")


@pytest.mark.parametrize(
    "line", ["ツイート　シェア", "有料記事", "記事ID：0012　更新日：平成26年8月1日更新", "動画版（ビデオ）"]
)
def test_what_a_page_prints_over_the_text_is_furniture(line):
    text = f"{HEAD}{line}\n（記者）橋はいつですか。\n（大臣）{WORDS}\n"
    assert line in parts(text, Kind.FURNITURE)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("昭和四〇・二・一九", "1965-02-19"),
        ("千九百七十一年五月十日にタルトゥで", "1971-05-10"),
        ("千九百年五月十日にタルトゥで", "1900-05-10"),
        ("（昭和三十二年五月一日リガで署名）", "1957-05-01"),
        ("日時：平成25年2月5日（火曜日）11時から11時30分", "2013-02-05"),
        ("平成25年2月5日（火曜日）　午後2時～2時30分　県庁3階　記者会見室", "2013-02-05"),
        ("午前十時開会", None),
    ],
)
def test_old_datelines(line, date):
    assert is_dateline(line, 0, len(line))
    assert [d.edtf() for d in dates(line, 0, len(line))] == ([date] if date else [])


@pytest.mark.parametrize(
    ("lines", "labels"),
    [
        ("（大臣）\n船を出します。\n（灯台新聞）\nいつですか。\n（大臣）\n春です。", ["（大臣）", "（灯台新聞）", "（大臣）"]),
        ("（大臣）\n船を出します。\n（TNS）\nいつですか。\n（大臣）\n春です。", ["（大臣）", "（TNS）", "（大臣）"]),
        ("＜森山大臣＞\n船を出します。\n＜灯台通信　佐田＞\nいつですか。\n＜司会＞\n次の方。", ["＜森山大臣＞", "＜灯台通信　佐田＞", "＜司会＞"]),
        ("大臣\n船を出します。\n灯台新聞　佐田記者\nいつですか。\n記者\n橋は。\n大臣\n春です。", ["大臣", "灯台新聞　佐田記者", "記者", "大臣"]),
        ("船を出します。\n（灯台新聞）\n橋も架けます。", []),
        ("大臣：２隻を出します。\n記者：いつですか。\n大臣：３月です。", ["大臣：", "記者：", "大臣："]),
        ("大臣：2名\n課長：3名", []),
        ("（大臣）\n船を出します。\n（タイ・記者）\nいつですか。\n（大臣）\n春です。", ["（大臣）", "（タイ・記者）", "（大臣）"]),
    ],
)  # fmt: skip
def test_papers_and_figures_in_labels(lines, labels):
    assert parts(f"{HEAD}{lines}\n", Kind.SPEAKER_LABEL) == labels


def test_numbered_topics_right_over_the_first_label_are_the_page_s():
    text = "知事定例記者会見\n平成26年7月29日\n発表項目\n1　船便の増便について\n2　橋について\n（知事）\n知事の森山一郎です。船を出します。\n（記者）\nいつですか。\n（知事）\n春です。\n"
    assert [s.speakers for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL] == [
        ("森山一郎",),
        (),
        ("森山一郎",),
    ]
    assert paths(text, Kind.SPEAKER_LABEL) == ["t1", "t2", "t3"]


@pytest.mark.parametrize("office", ["統幕長", "海幕長", "統合幕僚長", "航空幕僚長"])
def test_chiefs_of_staff_are_offices(office):
    text = f"統合幕僚長記者会見\n平成26年7月29日\n\n{office}：船を出します。\n記者：いつですか。\n{office}：春です。\n"
    assert parts(text, Kind.SPEAKER_LABEL) == [f"{office}：", "記者：", f"{office}："]
    assert all(not s.speakers for s in parse(text).segments)


def test_sections_counted_with_an_ordinal():
    text = "灯台部会第３回会議　議事録\n\n第１　日　時　　令和５年６月２日（金）　午後１時\n\n第２　場　所　　灯台会議室\n\n第３　議　事　　（次のとおり）\n\n○森山部会長　始めます。船便について御意見はありますか。\n○佐田幹事　資料のとおりです。\n（休　　憩）\n○森山部会長　終わります。\n－了－\n"
    assert paths(text, Kind.LABEL) == ["1", "2", "3"]
    assert paths(text, Kind.SPEAKER_LABEL) == ["3.t1", "3.t2", "3.t3"]
    assert parts(text, Kind.FURNITURE) == ["－了－"]


def test_labels_with_a_part_of_the_names_that_the_head_prints():
    text = (
        "海の話　第二回\n1988年6月12日放送\n出演　船長　ハンナ・タム、作家　森山　花子\n聞き手　記者　佐田　健\n\n"
        "佐田：船はいつ出ますか。\nタム：春に出ます。\n森山：待ち遠しいですね。\n（笑い）\nタム：二隻です。\n森山：いいですね。\n佐田：終わります。\n"
    )
    record = parse(text).segments
    assert [s.speakers for s in record if s.kind is Kind.SPEAKER_LABEL] == [
        ("佐田健",),
        ("ハンナ・タム",),
        ("森山花子",),
        ("ハンナ・タム",),
        ("森山花子",),
        ("佐田健",),
    ]
    assert [s.path for s in record if s.kind is Kind.NARRATIVE] == ["p1", "p2", "t3.p2"]


def test_the_head_of_a_section_is_whom_the_text_names_with_it():
    text = f"{HEAD}出席者は、知事　森山花子、観光部長　リー・健太。\n知事：{WORDS}\n観光部長：船も出ます。\n記者：いつですか。\n知事：春です。\n"
    labels = [s.speakers for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]
    assert labels == [("森山花子",), ("リー・健太",), (), ("森山花子",)]


def test_lines_of_a_house_s_minutes_and_treaties():
    text = "灯台に関する協定\n（昭和三十二年五月一日リガで署名）\n昭和三十二年外務省告示第三号\n\n両政府は、次のとおり協定した。\n\n第一条\n灯台を守る。\n"
    kinds = [str(s.kind) for s in parse(text).segments]
    assert kinds[:4] == ["title", "dateline", "furniture", "narrative"]
    text = f"{HEAD}　　◇――◇\n○大臣　{WORDS}\n○記者　いつですか。\n○大臣　春です。\n"
    assert parts(text, Kind.FURNITURE) == ["◇――◇"]


def test_long_dashes_ask_whom_a_space_labels():
    text = "灯台の元守り人に聞く\n2019年5月14日\n灯台を守った森山花子氏に聞いた。\n――　船便はいつですか。\n森山氏　秋です。\n――　冬はどうですか。\n森山氏　ありません。\n"
    labels = [(s.path, s.speakers) for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]
    assert labels == [("t1", ()), ("t2", ("森山花子",)), ("t3", ()), ("t4", ("森山花子",))]


TOPICS = "・島の船便について\n・灯台の火について\n\n"
ANSWERED = "（問）いつですか。\n\n（答）春です。\n\n"


@pytest.mark.parametrize("heads", [("（島の船便について）", "（灯台の火について）"), ("（島への船）", "（海の灯台）")])
def test_topics_with_bullets_over_headings_in_brackets_hold_no_turns(heads):
    text = f"{HEAD}{TOPICS}{heads[0]}\n\n{ANSWERED}{heads[1]}\n\n{ANSWERED}"
    assert paths(text, Kind.SPEAKER_LABEL) == ["t1", "t2", "t3", "t4"]
    assert parts(text, Kind.HEADING) == list(heads)
    is_repeated = "について" in heads[0]
    assert parts(text, Kind.FURNITURE) == (TOPICS.split() if is_repeated else [])


@pytest.mark.parametrize("head", ["＜港湾大臣冒頭発言＞", "【大臣冒頭発言】"])
def test_the_head_of_the_opening_words_is_no_turn_of_its_own_over_a_label(head: str):
    text = f"{HEAD}{head}\n（大臣）\n{WORDS}\n＜質疑応答＞\n（記者）\n橋はいつですか。\n（大臣）\n夏です。\n"
    labels = [(s.path, text[s.start : s.end]) for s in parse(text).segments if s.kind == "speaker_label"]
    assert labels == [("t1", "（大臣）"), ("t2", "（記者）"), ("t3", "（大臣）")]
