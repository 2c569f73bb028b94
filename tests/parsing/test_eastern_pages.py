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
        ("会談・往来\n日加港湾相会談について\n", "日加港湾相会談について"),
        (
            "森山大臣の湖沼諸国\n（メルランド、ノルラント）訪問について\n",
            "森山大臣の湖沼諸国 （メルランド、ノルラント）訪問について",
        ),
        ("• ホーム\n• 会見\n• 森山大臣会見の概要\n\n森山大臣会見の概要\n", "森山大臣会見の概要"),
        ("森山知事会見\n\n平成26年8月1日更新\n\n森山知事定例会見録\n", "森山知事定例会見録"),
        ("港のある県・森山市長「海は広い」と語る\n", "港のある県・森山市長「海は広い」と語る"),
        ("大使挨拶\n\n雑誌「灯台」による大使インタビュー\n", "雑誌「灯台」による大使インタビュー"),
        ("会長コメント／スピーチ\n定例記者会見における森山会長発言要旨\n", "定例記者会見における森山会長発言要旨"),
        ("大臣談話・大臣記事等\n灯台の日に当たっての森山環境大臣談話\n", "灯台の日に当たっての森山環境大臣談話"),
        (
            "ホーム\n政策について\n灯台審議会・懇談会等\n灯台審議会（第2回）議事録のページ\n",
            "灯台審議会（第2回）議事録のページ",
        ),
        (
            "［文書名］　森山総理の共同新聞発表\n森山総理とカスク大統領との共同新聞発表\n",
            "森山総理とカスク大統領との共同新聞発表",
        ),
        ("会談・訪問・外遊\n日・メルランド外相会談\n", "日・メルランド外相会談"),
        ("ホーム\n港湾省・灯台隊について\n政策・取組\n日メルランド港湾相会談\n", "日メルランド港湾相会談"),
        ("森山大使講演\n「灯台と私」\n", "森山大使講演 「灯台と私」"),
        ("ホーム > 大使館の灯台\n大使館の灯台（３月）\n", "大使館の灯台（３月）"),
        ("第二回国会　灯台院　港湾委員会議録　第八号\n", "第二回国会 灯台院 港湾委員会議録 第八号"),
        ("资料图：外相塔姆\n陆文清会见外相塔姆：谈船期\n", "陆文清会见外相塔姆：谈船期"),
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
        ("海運省\n橋を渡る両外相＝29日、港（代表撮影）", ["furniture", "furniture"]),
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


CONFERENCE = "柴崎長官の会見\n\n平成26年7月29日\n\n{}\n\n――船便について伺います。\n\n○柴崎長官\n秋に始まります。\n"


def test_a_circled_label_without_a_space_is_known_by_the_same_label_alone():
    turns = [
        s for s in parse(CONFERENCE.format("○柴崎長官私からはございません。")).segments if s.kind is Kind.STATEMENT
    ]
    assert [(s.path, s.speakers) for s in turns] == [("t1.p1", ("柴崎",)), ("t2.p1", ()), ("t3.p1", ("柴崎",))]


def test_the_words_of_a_message_go_on_until_the_mark_that_closes_them():
    text = "平成26年7月29日、森山総理は、カスク大統領と会談を行った。\n\n森山総理は次のように述べた。\n\n「海は広い。\n\n昔、タム首相は海は道だと述べた。\n\n私もそう思う。」\n\nカスク大統領は、謝意を述べた。\n"
    statements = [s for s in parse(text).segments if s.kind is Kind.STATEMENT]
    assert [s.speakers for s in statements] == [*[("森山",)] * 3, ("カスク",)]


@pytest.mark.parametrize(
    ("paragraph", "parts"),
    [
        (
            "【海湾晚报讯】外交部长陆文清会见外相塔姆。陆文清祝贺塔姆出任外相，表示船期应当增加。双方还就渔业交换了意见。",
            [("narrative", ()), ("statement", ("陆文清",)), ("narrative", ())],
        ),
        ("5月3日，外交部长陆文清会见外相塔姆。 海岸社记者 高山 摄", [("furniture", ())]),
    ],
)
def test_a_chinese_account_is_divided(paragraph, parts):
    record = parse(f"陆文清会见外相塔姆\n\n{paragraph}\n\n陆文清表示，船期应当增加。\n")
    assert [(str(s.kind), s.speakers) for s in record.segments[1:-1]] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "会談要旨\n\n森山首相　船便を増やしたい。\n\nカスク大統領　歓迎する。\n\n森山首相　秋に始める。\n",
            [("t1.p1", ("森山",)), ("t2.p1", ("カスク",)), ("t3.p1", ("森山",))],
        ),
        (
            "森山首相の一問一答\n\n－－船便はいつ増えるか\n\n森山首相「秋に始める」\n",
            [("t1.p1", ()), ("t2.p1", ("森山",))],
        ),
        (
            "港の会合に関する海の大臣記者会見の概要\n\n令和5年7月7日\n\n私から二点申し上げます。\n\n会合は終わりました。よいものだったと思います。\n",
            [("p1", ()), ("p2", ())],
        ),
        (
            "平成21年12月8日午前\n\n海の会議について\n\n私の方からご報告がございます。\n\n会議は八時に始まりました。有意義だったと思います。\n",
            [("p1", ()), ("p2", ())],
        ),
        (
            "第3回会談\n\nタム首相より、橋の話を述べた。\n\n総理より、歓迎する旨述べた。\n",
            [("p1", ("タム",)), ("p2", ())],
        ),
        ("外交部长陆文清会见外相塔姆。\n\n陆部长另指出，船期应当增加。\n", [("p2", ("陆文清",))]),
        (
            "5月3日，外交部发言人陆文清主持例行记者会。\n\n陆文清首先发布消息：\n\n外长将访问海岛。\n",
            [("p3", ("陆文清",))],
        ),
    ],
)
def test_who_says_what_is_told_by_the_form(text, parts):
    assert [(s.path, s.speakers) for s in parse(text).segments if s.kind is Kind.STATEMENT] == parts


def test_a_headline_with_a_name_in_brackets_opens_no_turn():
    record = parse(
        "【森山一郎首相】カスク氏と会談\n\n平成26年7月29日\n\n森山首相は29日、カスク大統領と会談し、橋を広げる考えを示した。\n"
    )
    assert [(str(s.kind), s.speakers) for s in record.segments] == [
        ("title", ()),
        ("dateline", ()),
        ("statement", ("森山一郎",)),
    ]


def test_a_note_of_reference_under_a_blank_line_is_no_part_of_the_last_item():
    record = parse(
        "結果概要\n\n１．船便を増やす。\n\n２．港を広げる。\n秋に始める。\n\n（参考）海湾国\n・面積　約2万平方キロメートル\n・人口　約3万人\n"
    )
    assert [s.path for s in record.segments if str(s.kind) == "label"] == ["1", "2", "b1", "b2"]


def test_who_holds_a_conference_is_a_field_and_no_title():
    text = "長官定例記者会見概要\n令和4年6月15日\n場所：港の会見室\n会見者：海上保安庁長官　森山一郎\n【発表事項】\n１　船便について\n　船を出します。\n２　橋について\n　橋を架けます。\n【質疑応答】\n（記者）いつですか。\n（長官）春です。\n"
    record = parse(text)
    assert record.title == "長官定例記者会見概要"
    assert [(s.path, s.speakers) for s in record.segments if s.kind is Kind.SPEAKER_LABEL] == [
        ("t1", ()),
        ("t2", ("森山一郎",)),
    ]


@pytest.mark.parametrize(
    "line", ["ページ番号1012873", "更新日　令和7年4月8日", "Facebookでシェアする", "Tweet", "港町支局　森山一郎"]
)
def test_what_a_town_s_page_prints_under_its_title(line):
    text = f"森山市長が灯台を訪問しました\n{line}\n\n4月4日、森山一郎市長は灯台を訪問しました。\n"
    assert [str(s.kind) for s in parse(text).segments] == ["title", "furniture", "narrative"]


def test_a_year_of_both_counts_is_one_date():
    text = "灯台の会議における森山市長挨拶\n\n令和5年（2023年）10月20日\n\n皆様にお礼を申し上げます。\n"
    assert parse(text).dated == "2023-10-20"


@pytest.mark.parametrize(
    ("line", "where", "rule"),
    [
        ("有料会員記事", "灯台の記事\n{}\n2019年5月14日\n灯台が直された。\n", "navigation"),
        (
            "プレスリリース 21-003-J",
            "灯台の会合に寄せるメッセージ\n2019年5月14日\n{}\n\n灯台は百基ある。\n",
            "navigation",
        ),
        ("ここから続き", "灯台の記事\n2019年5月14日\n灯台が直された。\n{}\n", "under-the-text"),
        ("この記事をシェアする", "灯台の記事\n2019年5月14日\n灯台が直された。\n{}\n", "under-the-text"),
    ],
)
def test_what_papers_and_centres_print_around_a_text(line: str, where: str, rule: str):
    text = where.format(line)
    found = [s for s in parse(text).segments if s.start == text.find(line)]
    assert [(s.kind, s.rule) for s in found] == [(Kind.FURNITURE, rule)]


def test_the_old_spelling_of_a_country_is_no_name():
    text = "共同声明\n1973年5月14日\nタム・カスク・マレイシア首相は、灯台を直す意向を表明した。\n"
    assert [s.speakers for s in parse(text).segments if s.kind is Kind.STATEMENT] == [("タム・カスク",)]


def test_both_prime_ministers_are_the_two_principals():
    text = (
        "森山総理とタム首相の共同発表\n1980年5月14日\n森山総理大臣とタム首相は会談を行った。\n"
        "両首相は、灯台の協力を進めることで意見の一致をみた。\n"
    )
    assert [s.speakers for s in parse(text).segments if s.kind is Kind.STATEMENT] == [("森山", "タム")]


def test_a_title_goes_on_in_brackets_over_the_date_and_its_words_are_the_ministers():
    text = (
        "森山花子港湾大臣談話\n（ケニア共和国における灯台の点灯式の実施について）\n平成20年1月4日\n\n"
        "１．島の灯台が再び灯ったことを歓迎します。\n\n２．船便の再開を期待します。\n\n（参考）\nケニア共和国（各国・地域情勢）\n目次へ戻る\n"
    )
    b = parse(text)
    assert [text[s.start : s.end].splitlines() for s in b.segments if s.kind is Kind.TITLE] == [text.splitlines()[:2]]
    assert {s.speakers for s in b.segments if s.kind is Kind.STATEMENT} == {("森山花子",)}
    assert [text[s.start : s.end] for s in b.segments if s.kind is Kind.FURNITURE] == text.splitlines()[-3:]


VISITS = "平成3年10月　　佐田港湾政務次官\n平成12年8月　　森山港湾大臣（灯台の点灯式）\n平成15年9月　　合唱団（団長　古賀一郎議員ほか4名）\n"


def test_a_list_of_visits_under_their_dates_is_the_records():
    text = f"日・エストニア間の主な船旅及び約束（一覧）\n\n往（日本から）\n{VISITS}\n来（エストニアから）\n{VISITS.replace('佐田', 'タム').replace('森山', 'カスク').replace('古賀', '佐田')}\n二国間条約\n・船便協定（平成16年署名。島の船について定めるもの）\n・灯台協定（平成17年署名）\n"
    segments = parse(text).segments
    assert [s.path for s in segments if s.kind is Kind.HEADING] == ["p1", "p4", "p7"]
    assert [s.path for s in segments if s.kind is Kind.NARRATIVE] == ["p1", "p2", "p3", "p4", "p5", "p6", "b1", "b2"]
    assert not [s for s in segments if s.kind in (Kind.DATELINE, Kind.FURNITURE)]


def test_one_date_with_a_house_behind_a_wide_space_is_a_dateline():
    text = f"日・エストニア外相会談\n平成15年1月20日　　港湾省\n\n{DATED}"
    assert (
        next(text[s.start : s.end] for s in parse(text).segments if s.kind is Kind.DATELINE)
        == "平成15年1月20日　　港湾省"
    )


@pytest.mark.parametrize(
    "line",
    [
        "昭和三十三年九月十一日　午後三時より四時十分まで",
        "昭和三十三年九月十一日　自午前十時至午後一時半",
        "於港湾大臣室",
    ],
)
def test_old_records_print_the_hours_in_kanji_and_the_place_behind_its_word(line):
    text = f"森山大臣、ロウエル大使会談録\n{line}\n\n九月十一日、ロウエル大使は森山大臣を来訪した。\n"
    assert [text[s.start : s.end] for s in parse(text).segments if s.kind is Kind.DATELINE] == [line]


def test_a_year_over_the_title_is_the_pages_folder():
    text = (
        "港湾省ホームページ\n港湾大臣\n平成26年\n日・ケニア共同記者会見\n平成26年7月3日\n\n森山大臣は、船を出した。\n"
    )
    assert [text[s.start : s.end] for s in parse(text).segments if s.kind is Kind.DATELINE] == ["平成26年7月3日"]


@pytest.mark.parametrize(
    "line", ["（聞き手　編集委員　佐田花子）", "（文責：港湾省。速報のため後で直すことがあります。）"]
)
def test_who_has_made_the_record_is_the_pages(line):
    text = f"森山港湾大臣会見記録\n平成26年7月29日\n\n（問）船はいつですか。\n（大臣）春です。\n（問）橋は。\n（大臣）夏です。\n\n{line}\n"
    assert [text[s.start : s.end] for s in parse(text).segments if s.kind is Kind.FURNITURE] == [line]


@pytest.mark.parametrize("place", ["東京", "シドニー", "港湾省Ａ棟会議室前"])
def test_a_town_or_room_alone_under_the_date_is_the_place(place):
    text = f"森山港湾大臣記者会見\n平成19年9月9日\n{place}\n\n（大臣）船を出します。\n（記者）いつですか。\n（大臣）春です。\n"
    assert [text[s.start : s.end] for s in parse(text).segments if s.kind is Kind.DATELINE][1:] == [place]


def test_the_hour_and_room_in_brackets_under_a_title_are_no_part_of_it():
    text = "森山大臣会見概要\n（令和7年4月25日（金）9:05～9:17　省内会見室）\n\n大臣：\n船を出します。\n\n記者：\nいつですか。\n\n大臣：\n春です。\n"
    found = {s.kind: text[s.start : s.end] for s in parse(text).segments if s.kind in (Kind.TITLE, Kind.DATELINE)}
    assert found == {Kind.TITLE: "森山大臣会見概要", Kind.DATELINE: "（令和7年4月25日（金）9:05～9:17　省内会見室）"}


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("キーワード\n灯台、船便、橋\n", ""),
        ("動画を再生する\n", ""),
        ("", "（参考）島の灯台\n"),
        ("", "連絡先\n港湾省海運局灯台課\n"),
    ],
)
def test_key_words_and_whom_to_ask_are_the_pages(head, foot):
    text = f"森山港湾大臣会見録\n平成26年7月29日\n{head}\n大臣）船を出します。\n記者）いつですか。\n大臣）春です。\n\n{foot}"
    assert [text[s.start : s.end] for s in parse(text).segments if s.kind is Kind.FURNITURE] == (
        head + foot
    ).splitlines()


def test_the_title_under_rows_of_dates_is_still_the_title():
    rows = "平成9年5月　　森山外務大臣が来訪\n平成9年6月　　佐田外務大臣が来訪\n平成9年7月　　古賀外務大臣が来訪"
    text = f"{rows}\n\n日エストニア外相会談\n\n１　冒頭、森山大臣から、船便について述べた。\n"
    parts = {text[p.start : p.end]: p for p in parse(text).segments}
    assert parts["日エストニア外相会談"].kind is Kind.TITLE
    assert [parts[row].kind for row in rows.split("\n")] == [Kind.NARRATIVE] * 3
    bare = f"{rows}\n\n船は昨日、港を出た。\n"
    assert Kind.TITLE not in {p.kind for p in parse(bare).segments}


@pytest.mark.parametrize(
    ("line", "kind"),
    [("於　東京", Kind.DATELINE), ("於港町公会堂", Kind.DATELINE), ("於て保つ約束", Kind.HEADING)],
)
def test_a_place_stands_behind_its_sign_and_no_word_of_grammar(line, kind):
    text = f"会談\n\n{line}\n\n森山大臣は船便について述べた。\n"
    assert {text[p.start : p.end]: p.kind for p in parse(text).segments}[line] is kind


def test_a_question_in_brackets_is_not_who_made_the_page():
    line = "（聞き手は誰ですか、と太郎）"
    text = f"会談\n\n森山大臣は船便について述べた。\n\n{line}\n\n森山大臣は答えた。\n"
    kinds = {text[p.start : p.end]: p.kind for p in parse(text).segments}
    assert Kind.FURNITURE not in kinds.values()
    assert kinds[line] is Kind.NARRATIVE


@pytest.mark.parametrize(
    ("line", "is_place"),
    [("Place: Harbour Hotel, Riga", True), ("Place: the ferry stays where it is, Minister Kask said", False)],
)
def test_a_place_tells_nothing(line, is_place):
    text = f"Meeting of ministers\n\n{line}\n\nMinister Tamm said that roads would be built.\n"
    kinds = {text[p.start : p.end]: p.kind for p in parse(text).segments}
    assert (kinds[line] is Kind.DATELINE) == is_place
