"""Who says what in Japanese and Russian, and what is particular to a language."""

import pytest

from archive.parsing import Attribution, Kind, parse
from archive.parsing.tongues import japanese_names, russian_names
from archive.parsing.tongues.registry import ENGLISH, TONGUES, tongue_of
from archive.parsing.words.offices import office_class

JA = "日・エストニア首脳会談\n\n平成15年5月20日\n\n20日、森山一郎総理大臣は、カスク・エストニア大統領と会談を行った。\n\n"
M, K = ("森山一郎",), ("カスク",)


def said(head: str, sentence: str) -> list[tuple]:
    text = head + sentence + "\n"
    return [
        (str(s.kind), text[s.start : s.end], s.speakers)
        for s in parse(text).segments
        if s.start >= len(head) and s.kind in (Kind.STATEMENT, Kind.LEAD_IN, Kind.NARRATIVE)
    ]


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("森山総理から、橋の完成を歓迎する旨述べた。", M),
        ("総理より、橋の完成を歓迎する旨発言した。", M),
        ("カスク大統領は、橋の完成が遅れたと説明した。", K),
        ("先方より、橋を広げたいとの発言があった。", K),
        ("先方から、橋を広げたい旨述べた。", K),
        ("カスク大統領より来年の訪日を望む旨の説明があった。", K),
        ("エストニア側から、橋の費用について説明があった。", K),
        ("双方は、橋を広げることで一致した。", (*M, *K)),
        ("両首脳は、橋が重要であるとの認識で一致した。", (*M, *K)),
        ("両首脳は、橋の費用を分けることで意見の一致をみた。", (*M, *K)),
        ("橋を広げることが合意された。", ()),
        ("橋を広げることで一致した。", ()),
        ("森山総理から，橋の完成について謝意が表明されました。", M),
        ("森山総理より、橋を広げる旨発言。", M),
        ("カスク大統領より、橋の完成を期待している旨返答。", K),
        ("カスク大統領から、橋の完成を歓迎する旨述べた上で、港の工事についても触れた。", K),
        ("先方一行から、橋を広げたい旨発言がありました。", ()),
        ("森山総理及びカスク大統領は、橋を広げることを確認した。", (*M, *K)),
        ("両首脳は、（1）橋、（2）港について協力することで一致した。", (*M, *K)),
        ("外務大臣から、橋の費用について説明した。", ()),
        ("三首脳は、橋を広げることで一致した。", ()),
        ("両首脳は、秋に港で再会することを約して会談は終了した。", (*M, *K)),
        ("両首脳は、港を埋めることに強く反対した。", (*M, *K)),
        ("カスク大統領は、橋を広げることを明らかにした。", K),
        ("森山総理「橋を広げます。港も深くします」", M),
    ],
)
def test_a_japanese_sentence_and_its_speakers(sentence, speakers):
    assert said(JA, sentence) == [("statement", sentence, speakers)]


def test_a_japanese_sentence_of_two_speakers_is_divided_at_the_second():
    sentence = "森山総理から、橋の話を述べ、これに対しカスク大統領は、感謝すると述べた。"
    first, second = "森山総理から、橋の話を述べ、", "これに対しカスク大統領は、感謝すると述べた。"
    assert said(JA, sentence) == [("statement", first, M), ("statement", second, K)]


@pytest.mark.parametrize(
    ("first", "second", "speakers"),
    [
        ("森山総理から、橋の話を述べたのに対し、", "カスク大統領から、歓迎する旨述べた。", (M, K)),
        ("森山総理から、橋の話を述べ、", "カスク大統領から感謝の意が表明された。", (M, K)),
        ("カスク大統領より、港を深くしたい旨の発言があり、", "両首脳は、港の重要性につき一致した。", (K, (*M, *K))),
        ("森山総理が橋を広げたい旨述べたのに対し、", "カスク大統領は、歓迎する旨述べた。", (M, K)),
        ("森山総理は、橋を広げる決意を改めて示し、", "両首脳は、協力を確認した。", (M, (*M, *K))),
        ("森山総理から、理解を求め、", "カスク大統領から、支持を得た。", (M, K)),
        ("カスク大統領より、橋を広げたい旨述べ、", "両首脳間で協力していくことで一致した。", (K, (*M, *K))),
        ("橋を広げることを確認し、", "カスク大統領からは、謝意の表明があった。", ((), K)),
        ("森山総理より、橋の話を述べ、", "また、外務大臣より、港について説明した。", (M, ())),
    ],
)
def test_a_japanese_sentence_is_divided_before_whoever_speaks_next(first, second, speakers):
    assert said(JA, first + second) == [("statement", first, speakers[0]), ("statement", second, speakers[1])]


def test_words_after_when_somebody_came_are_still_the_first_ones():
    sentence = "森山総理から、橋を訪問した際、カスク大統領から温かい歓迎を頂いたことに感謝する旨述べた。"
    assert said(JA, sentence) == [("statement", sentence, M)]


def test_a_japanese_sentence_that_first_tells_what_was_done_is_divided():
    first, second = "森山総理は、カスク大統領と会談を行い、", "同大統領より橋のお祝いの言葉が伝えられた。"
    assert said(JA, first + second) == [("narrative", first, ()), ("statement", second, K)]


def test_a_japanese_sentence_without_a_subject_goes_on_and_a_reply_turns():
    found = said(JA, "カスク大統領から、橋の話を述べた。同大統領は、港にも触れた。これに対し、感謝する旨述べた。")
    assert found == [
        ("statement", "カスク大統領から、橋の話を述べた。同大統領は、港にも触れた。", K),
        ("statement", "これに対し、感謝する旨述べた。", M),
    ]


def test_a_japanese_lead_in_announces():
    found = said(JA, "カスク大統領は、次のとおり述べた。\n橋を広げたい。港も深くする。")
    assert found == [
        ("lead_in", "カスク大統領は、次のとおり述べた。", K),
        ("statement", "橋を広げたい。港も深くする。", K),
    ]


@pytest.mark.parametrize(
    "sentence",
    ["両首脳は、橋について意見交換を行った。", "森山総理は、夕食会に出席した。", "会談の概要は以下のとおり。"],
)
def test_a_japanese_account_of_the_event_is_nobodys(sentence):
    assert said(JA, sentence) == [("narrative", sentence, ())]


@pytest.mark.parametrize(
    ("first", "second", "speakers"),
    [
        ("両首脳は、橋の完成を歓迎した。", "また、港を深くすることで一致した。", (*M, *K)),
        ("カスク大統領から、橋への期待が述べられた。", "また、港も重要であるとの認識が示された。", K),
        ("森山総理から、橋の話を述べた。", "また、カスク大統領が先月行った演説にも触れ、感銘を受けたと述べた。", M),
        ("森山総理から、橋の話を述べた。", "また、両国が共有する海の文化に基づき協力したい旨述べた。", M),
        ("森山総理から、橋の話を述べた。", "また、両国は港の数を増やしていると述べ、協力を求めた。", M),
    ],
)
def test_a_japanese_sentence_that_names_nobody_goes_on_with_who_spoke(first, second, speakers):
    assert said(JA, first + second) == [("statement", first + second, speakers)]


def test_two_of_whom_a_sentence_told_agree_in_the_next():
    first, second = "両首脳は、橋について議論した。", "加えて、港を深くすることで一致した。"
    assert said(JA, first + second) == [("narrative", first, ()), ("statement", second, (*M, *K))]


def test_a_stop_inside_a_japanese_quotation_ends_no_sentence():
    sentence = "カスク大統領は、「橋は長い。港は深い。」と述べて、感謝の意を表明した。"
    assert said(JA, sentence) == [("statement", sentence, K)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("森山外務大臣", [("森山", "外務大臣")]),
        ("カスク・エストニア大統領", [("カスク", "エストニア大統領")]),
        ("内閣総理大臣 森山一郎", [("森山一郎", "内閣総理大臣")]),
        ("米国のアルダー国務長官", [("アルダー", "国務長官")]),
        ("田辺官房副長官", [("田辺", "官房副長官")]),
        ("大臣会合", []),
        ("大使館", []),
        ("大統領選挙", []),
        ("外相会談", [("", "外相")]),
        ("日米外相電話会談", []),
        ("日・エストニア首脳会談", []),
        ("陸文清（ルー・ウェンチン）中国外交部長", [("陸文清", "中国外交部長")]),
        ("浅川 蓮（あさかわ・れん）防衛大臣", [("浅川蓮", "防衛大臣")]),
        ("マリ・カスク・メルランド王国観光・水産大臣", [("マリ・カスク", "メルランド王国観光・水産大臣")]),
        ("W.オデラ・ケニア共和国大統領", [("W.オデラ", "ケニア共和国大統領")]),
        ("田辺内閣府特命担当大臣", [("田辺", "内閣府特命担当大臣")]),
        ("マリ・カスク英国外務・英連邦大臣", [("マリ・カスク", "英国外務・英連邦大臣")]),
        ("ユハン・カスク欧州理事会議長", [("ユハン・カスク", "欧州理事会議長")]),
        ("フィンランド共和国外務大臣マリ・カスク閣下と", [("マリ・カスク", "外務大臣")]),
        ("米カスク大統領", [("カスク", "大統領")]),
        ("第7回日英外相戦略対話", [("", "外相")]),
        ("新沢総務大臣", [("新沢", "総務大臣")]),
        ("8日、森山ゆうみ大臣政務官は", [("森山ゆうみ", "大臣政務官")]),
        ("、日本および大臣", [("", "大臣")]),
        ("森山えり子外務大臣", [("森山えり子", "外務大臣")]),
        ("8日、森山さな江大臣は", [("森山さな江", "大臣")]),
        ("【佐田みどり大臣】", [("佐田みどり", "大臣")]),
        ("【佐々木かおる大臣】", [("佐々木かおる", "大臣")]),
        ("外務大臣　佐田えり子", [("佐田えり子", "外務大臣")]),
        ("佐田マリ外務大臣", [("佐田マリ", "外務大臣")]),
        ("一ノ瀬えり子外務大臣", [("一ノ瀬えり子", "外務大臣")]),
        ("○佐田みどり大臣　はい。", [("佐田みどり", "大臣")]),
        ("出席した大臣", [("", "大臣")]),
        ("【次の大臣】", [("", "大臣")]),
        ("、各国より前大臣が", [("", "大臣")]),
        ("森山外務大臣主催カスク・エストニア大統領夕食会", [("カスク", "エストニア大統領")]),
        ("森前外務大臣", [("森", "前外務大臣")]),
        ("長﨑外務大臣", [("長﨑", "外務大臣")]),
        ("𠮷野総理と佐々木防衛大臣", [("𠮷野", "総理"), ("佐々木", "防衛大臣")]),
        ("前原一郎日本国外務大臣", [("前原一郎", "日本国外務大臣")]),
        ("国務院総理", [("", "総理")]),
        ("森山一郎国際局長", [("森山一郎", "国際局長")]),
        ("海の党・森山一郎元幹事長", [("森山一郎", "元幹事長")]),
        ("大使秘書の森山", []),
        ("知事査定", [("", "知事")]),
        ("ソ連邦外務大臣ア・ア・カスクは", [("ア・ア・カスク", "外務大臣")]),
        (
            "マリ・カスク国際貿易大臣兼北海ゲートウェイ担当大臣は",
            [("マリ・カスク", "国際貿易大臣兼北海ゲートウェイ担当大臣")],
        ),
        ("陆文清会见爱沙尼亚外相", [("", "外相")]),
    ],
)
def test_japanese_names_and_titles(words, found):
    assert [("".join(f.tokens), f.office) for f in japanese_names.names(words)] == found


RU = (
    "Переговоры в Тарту\n\n4 марта 2011 года\n\nПрезидент России Андрей Соколов встретился с Министром иностранных дел "
    "Эстонии Юханом Таммом.\n\n"
)
S, T = ("Андрей Соколов",), ("Юхан Тамм",)


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("Президент отметил, что мост построен.", S),
        ("Ю.Тамм подчеркнул значение моста.", T),
        ("Как подчеркнул Ю.Тамм, мост нужен всем.", T),
        ("По словам Президента, мост построен.", S),
        ("Глава государства выразил надежду на рост торговли.", S),
        ("Эстонская сторона указала на трудности.", T),
        ("Стороны договорились о встрече весной.", (*S, *T)),
        ("Андрей Соколов и Юхан Тамм высказались за новый мост.", (*S, *T)),
        ("Было отмечено, что мост нужен.", ()),
        ("Достигнута договорённость о встрече весной.", ()),
    ],
)
def test_a_russian_sentence_and_its_speakers(sentence, speakers):
    assert said(RU, sentence) == [("statement", sentence, speakers)]


def test_a_russian_sentence_of_two_speakers_is_divided_at_the_second():
    found = said(RU, "Президент подчеркнул значение моста, а Ю.Тамм выразил надежду на рост торговли.")
    assert found == [
        ("statement", "Президент подчеркнул значение моста,", S),
        ("statement", "а Ю.Тамм выразил надежду на рост торговли.", T),
    ]


def test_a_russian_pronoun_goes_on_with_the_speaker_before():
    sentence = "Ю.Тамм поблагодарил за приём. Он подчеркнул, что мост нужен."
    assert said(RU, sentence) == [("statement", sentence, T)]


def test_a_russian_lead_in_and_what_it_announces_in_the_same_sentence():
    assert said(RU, "В ответ Ю.Тамм заявил следующее: мост будет построен.") == [
        ("lead_in", "В ответ Ю.Тамм заявил следующее:", T),
        ("statement", "мост будет построен.", T),
    ]


def test_what_russian_parties_agreed_on_stands_in_the_points_below():
    text = RU + "Министры договорились:\n– построить мост;\n– открыть порт.\nПаром пришёл.\n"
    last = parse(text).segments[-6:]
    assert [(s.kind.value, len(s.speakers)) for s in last] == [
        ("lead_in", 2),
        ("label", 0),
        ("statement", 2),
        ("label", 0),
        ("statement", 2),
        ("narrative", 0),
    ]


@pytest.mark.parametrize("sentence", ["Министры обсудили торговлю.", "Затем Президент посетил музей."])
def test_a_russian_account_of_the_event_is_nobodys(sentence):
    assert said(RU, sentence) == [("narrative", sentence, ())]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("с Президентом Эстонии Мариной Савельевой", "Марина Савельева"),
        ("с Министром обороны Юханом Таммом", "Юхан Тамм"),
        ("Министра обороны Юхана Тамма", "Юхан Тамм"),
        ("к Послу Андрею Соколову", "Андрей Соколов"),
        ("Посол А.В.Соколов", "А. В. Соколов"),
        ("господин Соколов", "Соколов"),
    ],
)
def test_russian_names_in_their_first_case(words, name):
    assert [" ".join(f.tokens) for f in russian_names.names(words) if f.tokens] == [name]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("ロシア大統領", "head"),
        ("外務大臣", "foreign"),
        ("外務副大臣", "deputy"),
        ("防衛大臣", "defence"),
        ("農林水産大臣", "minister"),
        ("Министр иностранных дел", "foreign"),
        ("Премьер-министр", "head"),
        ("заместитель Министра", "deputy"),
        ("Secretary", "minister"),
        ("господин", "other"),
    ],
)
def test_the_class_of_a_title(title, kind):
    assert office_class(title) == kind


def test_a_language_of_its_own_or_english():
    assert [tongue_of(code).code for code in ("ja", "ru", "en", "en-GB", "fr", None)] == [
        "ja",
        "ru",
        "en",
        "en",
        "en",
        "en",
    ]
    assert ENGLISH.code in TONGUES


def test_what_is_impersonal_is_marked_so():
    text = RU + "Было отмечено, что мост нужен.\n"
    assert parse(text).statements()[-1].attribution is Attribution.IMPERSONAL
