"""Who says what in Japanese and Chinese: bodies without a name, offices of two, foreign names cut short, labels with a name in brackets."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.tongues.japanese_names import names

SUMMARY = "日・エストニア首脳会談\n\n平成26年7月29日\n\n"


def said(text):
    return [(s.speakers, s.kind) for s in parse(text).segments if s.kind in (Kind.STATEMENT, Kind.NARRATIVE)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("第三灯台管理局は、船に遅れはないと発表した。", Kind.STATEMENT),
        ("我が国は、港での爆発を強く非難します。", Kind.STATEMENT),
        ("港の病院は、丘の上に建てられた。", Kind.NARRATIVE),
    ],
)
def test_a_body_speaks_and_nobody_is_named_for_it(sentence, kind):
    text = f"{SUMMARY}森山一郎総理は、船便を増やすと述べた。\n\n{sentence}\n"
    assert said(text)[-1] == ((), kind)


@pytest.mark.parametrize("verb", ["指示した", "受諾した", "述べている", "話してくれた", "付言した", "付け加えた"])
def test_what_somebody_orders_or_accepts_is_said(verb):
    assert said(f"{SUMMARY}森山一郎総理は、船を出すよう{verb}。\n")[-1] == (("森山一郎",), Kind.STATEMENT)


def test_orders_announced_are_the_speakers():
    text = f"{SUMMARY}森山一郎総理は、次のとおり指示した。\n\n（１）船を出すこと\n（２）灯をともすこと\n"
    assert [s.kind for s in parse(text).segments[2:]] == [Kind.LEAD_IN, *[Kind.LABEL, Kind.STATEMENT] * 2]
    assert said(text) == [(("森山一郎",), Kind.STATEMENT)] * 2


def test_the_two_heads_are_no_minister():
    text = (
        "日・エストニア首脳会談\n\n平成26年7月29日、森山一郎内閣総理大臣は、ユハン・タム・エストニア大統領と会談した。マリ・カスク外務大臣が同席した。\n\n"
        "両首脳は、船便を増やすことで一致した。\n"
    )
    assert said(text)[-1] == (("森山一郎", "ユハン・タム"), Kind.STATEMENT)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("港の会\n\n佐田花子座長から、船便を増やすべきとの意見が述べられた。\n", "佐田花子"),
        ("港の会\n\nカレブ・ワイ教授は、灯台の火を消すなと述べた。\n", "カレブ・ワイ"),
        ("港の会\n\n副市長　古賀花子、市長　森山一郎が出席した。\n\n市長は、船便を増やすと述べた。\n", "森山一郎"),
    ],
)
def test_offices_of_boards_schools_and_cities(text, who):
    assert said(text)[-1] == ((who,), Kind.STATEMENT)


def test_a_prefecture_is_no_governors_name():
    text = "県知事定例会見録\n令和5年8月24日\n\n森山一郎知事\n\n○知事　船便を増やします。\n\n○記者　いつですか。\n\n○知事　秋です。\n"
    assert {s.speakers for s in parse(text).segments if s.kind is Kind.STATEMENT} == {("森山一郎",), ()}


def test_an_office_and_its_holder_in_brackets_are_a_label():
    text = "知事定例会見録\n令和5年8月24日\n\n【森山一郎知事】\n船便を増やします。\n【記者】\nいつですか。\n【港湾部長（佐田）】\n秋です。\n"
    assert [s.speakers for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL] == [("森山一郎",), (), ("佐田",)]


def test_full_width_letters_count_points():
    text = f"{SUMMARY}１．船便\n（ａ）島の船便\n（ｂ）港の船便\n２．灯台\n灯台の火をともす。\n"
    assert [s.path for s in parse(text).segments if s.kind is Kind.LABEL] == ["1", "1.a", "1.b", "2"]


CHINESE = "陆文清同爱沙尼亚外长塔姆通电话\n2022年3月8日\n　　2022年3月8日，外长陆文清同爱沙尼亚外长尤汉·塔姆通电话。\n　　塔姆表示，感谢中方修建码头。\n　　陆文清说，友谊长存。\n"


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("双方一致认为，应加快修建码头。", ("陆文清", "尤汉·塔姆")),
        ("塔姆完全赞同中方的看法，表示欢迎来访。", ("尤汉·塔姆",)),
        ("爱沙尼亚总统府发言人8日在里加表示，码头已经修好。", ()),
    ],
)
def test_chinese_readouts(sentence, who):
    found = said(f"{CHINESE}　　{sentence}\n")
    assert found[1] == (("尤汉·塔姆",), Kind.STATEMENT)
    assert found[-1] == (who, Kind.STATEMENT)


def test_those_present_are_no_turns():
    text = "港の会議　議事要旨\n\n１．日時：平成30年11月6日\n２．出席者\n（委員）森山花子座長、佐田委員\n（事務局）港湾局　古賀\n３．議事\n佐田委員から、船便を増やすべきとの意見が述べられた。\n"
    segments = parse(text).segments
    assert Kind.SPEAKER_LABEL not in {s.kind for s in segments}
    assert (segments[-1].kind, segments[-1].speakers) == (Kind.STATEMENT, ("佐田",))


def test_what_a_body_says_goes_on_and_hearsay_is_its_word():
    text = f"{SUMMARY}我が国は、港での爆発を強く非難します。また、関係国が船の安全を守るよう求めます。\n\n船会社によれば、乗客は皆無事であるという。\n"
    assert said(text) == [((), Kind.STATEMENT)] * 2


def test_a_year_of_the_budget_is_no_dateline():
    assert Kind.DATELINE not in {
        s.kind for s in parse("2014年度\n\n日・エストニア首脳会談\n\n船便を増やすと述べた。\n").segments
    }


@pytest.mark.parametrize(
    "words", ["分科会座長から", "教育委員より", "主任技師は", "工学博士は", "外務人民委員は", "専門委員から"]
)
def test_what_stands_before_such_an_office_is_no_name(words):
    assert not [name for name in names(f"港の話で、{words}、船便を増やすとの意見があった。") if name.tokens]


@pytest.mark.parametrize(
    "lead",
    [
        "委員からの主な意見は以下のとおり。",
        "構成員から示された主な意見は次の通りです。",
        "主な意見は、以下のとおりであった。",
    ],
)
def test_what_members_said_is_nobody_s_by_name(lead):
    text = f"灯台会議（第5回）議事要旨\n\n１．議事\n事務局より説明が行われた。\n{lead}\n・灯台を増やすべきではないか。\n・船便が足りない。\n２．その他\n次回は春に行う。\n"
    parts = [(str(s.kind), s.path, s.speakers) for s in parse(text).segments if s.path and s.kind != Kind.LABEL]
    assert ("lead_in", "1.p2", ()) in parts
    assert [p for p in parts if p[1] in ("1.b1", "1.b2")] == [("statement", "1.b1", ()), ("statement", "1.b2", ())]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("タム・ソムチャイ農業・協同組合大臣", "タム・ソムチャイ"),
        ("グエン・カスク・タルト市人民委員会委員長", "グエン・カスク"),
        ("森山花子各委員", "森山花子"),
        ("森山国家公安委員会委員長", "森山"),
    ],
)
def test_bodies_before_an_office_are_no_part_of_the_name(words, name):
    assert [f.tokens for f in names(f"本日、{words}は述べた。")][:1] == [(name,)]


@pytest.mark.parametrize(
    ("sentence", "who", "kind"),
    [
        ("ハンナ・タム校長からは、船が来たとして、感謝の言葉がありました。", ("ハンナ・タム",), Kind.STATEMENT),
        ("複数の参加者から、船が遅いとの指摘がありました。", (), Kind.STATEMENT),
        ("式典では、笛の演奏が披露されました。", (), Kind.NARRATIVE),
        ("最優秀賞には、船について話した生徒が選ばれました。", (), Kind.NARRATIVE),
    ],
)
def test_a_page_of_activities(sentence, who, kind):
    text = f"大使の活動\n\n令和4年9月12日\n\n森山花子大使は、灯台を見たと述べました。\n\n{sentence}\n"
    assert said(text)[-1] == (who, kind)


def test_of_talks_of_foreign_ministers_who_was_only_called_on_is_no_principal():
    text = (
        "日・エストニア外相会談に関する新聞発表\n（1974年10月18日、東京）\n一、ユハン・タム・エストニア外務大臣は、日本国を訪問し、古賀内閣総理大臣を表敬した。\n"
        "二、タム外務大臣は、森山一郎外務大臣と会談した。\n三、両大臣は、船便を増やすことで一致した。\n"
    )
    assert said(text)[-1] == (("ユハン・タム", "森山一郎"), Kind.STATEMENT)


def test_a_gift_handed_over_is_told_by_the_record():
    text = f"{SUMMARY}森山一郎総理は、船便を増やすと述べた。会談の後、ユハン・タム首相から森山総理に灯台の模型が贈られました。\n"
    assert said(text) == [(("森山一郎",), Kind.STATEMENT), ((), Kind.NARRATIVE)]


def test_the_members_who_accept_it_speak_behind_whoever_proposed_it():
    text = f"{SUMMARY}森山一郎総理から、次回は島で会いたい旨の発言があり、各委員はこれを了承した。\n"
    assert said(text) == [(("森山一郎",), Kind.STATEMENT), ((), Kind.STATEMENT)]


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("森山花子知事は、就任したカスク知事に対し、次の祝電を発しました。", "森山花子"),
        ("森山花子知事は、カスク知事に以下のメッセージを発出しました。", "森山花子"),
        ("森山花子知事は、カスク知事に次のとおり弔電を送りました。", "森山花子"),
        ("森山花子知事から次の返電がありました。", "森山花子"),
        ("森山花子知事より以下のメッセージが寄せられた。", "森山花子"),
    ],
)
def test_a_message_under_the_words_that_it_was_sent(lead: str, who: str) -> None:
    text = f"姉妹州の知事との電報について\n平成九年一月二十三日\n\n{lead}\n\n「港町の冬は雪が少ないです。\n\n船便は春に出ます。」\n\n庁舎は三月に移ります。\n"
    found = parse(text).segments[2:]
    assert [(s.kind, s.path, s.speakers) for s in found] == [
        (Kind.LEAD_IN, "p1", (who,)),
        (Kind.STATEMENT, "p2", (who,)),
        (Kind.STATEMENT, "p3", (who,)),
        (Kind.NARRATIVE, "p4", ()),
    ]
    assert all(s.confidence < 0.9 for s in found)


def test_a_message_that_was_only_sent_leads_to_nothing() -> None:
    text = "知事の動き\n平成九年一月二十三日\n\n森山花子知事は、カスク知事に祝電を発しました。\n\n庁舎は三月に移ります。\n"
    assert not [s for s in parse(text).segments if s.kind is Kind.LEAD_IN]
