"""Labels and turns in the form of one more house each, and what stands near them; every text is our own."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.people.short_names import is_short_for
from archive.parsing.tongues.roles import role_of


def turns(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[s.start : s.end], s.speakers) for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]


def said(text: str) -> list[str]:
    return [text[s.start : s.end] for s in parse(text).segments if s.kind is Kind.STATEMENT]


HEARING = """                        KEEPING THE FERRIES WARM

                         TUESDAY, MAY 3, 2016

    The committee met, pursuant to notice, at 10:02 a.m., in the
old customs house, Hon. Mari Kask (chairwoman of the committee)
presiding.
    Ms. Kask. The committee will come to order. Without any word
against it, all members may hand in what they have written by the
end of the week.
    I now recognize our witness for 5 minutes.
    Mr. Tamm. Thank you, Madam Chairwoman. The stoves are old and
the captains are cold. I told the harbour so in March.
    Ms. Kask. I thank the gentleman. Ms. Odera is recognized for 5.
    Ms. Odera. How many stoves have we got?
    Mr. Tamm. Two. One of them burns.
    Ms. Odera. And the other?
    Mr. Tamm. It is used for parts.
"""


def test_first_lines_set_in_part_the_paragraphs_of_a_wrapped_text() -> None:
    assert [label for label, _ in turns(HEARING)] == [
        "Ms. Kask.", "Mr. Tamm.", "Ms. Kask.", "Ms. Odera.", "Mr. Tamm.", "Ms. Odera.", "Mr. Tamm.",
    ]  # fmt: skip
    assert "I now recognize our witness for 5 minutes." in said(HEARING)


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [("tom", "thomas", True), ("thomas", "tom", True), ("pat", "patricia", True), ("tom", "tim", False)],
)
def test_a_given_name_called_short(one: str, other: str, *, is_one: bool) -> None:
    assert is_short_for(one, other) is is_one


def test_whom_the_talk_calls_short_has_the_name_of_the_title() -> None:
    text = (
        "PRESS BRIEFING BY PRESS SECRETARY MARI KASK AND NATIONAL SECURITY ADVISOR WILLIAM ODERA\n\nMay 3, 2016\n\n"
        "MS. KASK: Good morning. I have brought Bill Odera with me.\n\nMR. ODERA: Thanks, Mari.\n\n"
        "Q Will it sail?\n\nMR. ODERA: It will.\n"
    )
    assert turns(text)[-1] == ("MR. ODERA:", ("William Odera",))


INTERVIEW = (
    '"A lamp is not a ferry" – Interview with Foreign Minister Mari Kask\n3 May 2016\n\n{told}\n\n'
    "Lamp-Courier: Ms Kask, when does it sail?\nKask: On Monday.\nLamp-Courier: They say that it will not.\nKask: It will.\n"
)


@pytest.mark.parametrize(
    "told", ["Mari Kask in conversation with the Lamp-Courier about fog.", "She told the Lamp-Courier of fog."]
)
def test_the_paper_with_which_somebody_talks_is_nobody(told: str) -> None:
    label = ("Lamp-Courier:", ())
    if "told" in told:
        told = told.replace(" of fog", ", and not for the first time")
    kask = ("Kask:", ("Mari Kask",))
    assert turns(INTERVIEW.replace("{told}", told)) == [label, kask, label, kask]


def test_whom_a_head_names_without_an_article_is_a_person() -> None:
    text = INTERVIEW.replace("{told}", "Talks with the Lamp-Courier family were short.")
    assert turns(text)[0] == ("Lamp-Courier:", ("Lamp-Courier",))


def test_the_address_of_other_tongues_is_no_part_of_a_name() -> None:
    text = "Memorandum by Juhan Tamm\n\n4 March 1951\n\nI thanked Senhor Vale Prates for the lamp. Senhor Vale Prates agreed that it was bright.\n"
    people = {who for s in parse(text).segments for who in s.speakers}
    assert "Vale Prates" in people
    assert "Senhor Vale Prates" not in people


@pytest.mark.parametrize("label", ["ВСЕ", "ГОЛОС С МЕСТА", "Голоса из зала", "Голос из зала"])
def test_many_who_call_out_in_russian_are_nobody(label: str) -> None:
    assert role_of(label) == "nobody"


SITTING = """Verbatim report of proceedings
Wednesday, 22 October 2008 - Strasbourg

President. −  The next item is the report by Mari Kask on the ferries.

Mari Kask, rapporteur. − (ET) Madam President, this is a small ferry. I thank the harbour for its patience.

(Applause)

Jāzeps Tamm, Member of the Commission. − Madam President, I welcome the report.

Daudi Kerema (PSE), in writing. – (FR) My country has no ferry.

President. − The debate is closed.
"""


def test_labels_of_a_sitting_with_office_group_and_language() -> None:
    assert turns(SITTING) == [
        ("President. −", ()),
        ("Mari Kask, rapporteur. − (ET)", ("Mari Kask",)),
        ("Jāzeps Tamm, Member of the Commission. −", ("Jāzeps Tamm",)),
        ("Daudi Kerema (PSE), in writing. – (FR)", ("Daudi Kerema",)),
        ("President. −", ()),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ferries in May\n3 May 2016\n\nMari Kask, rapporteur. – The ferry sails.\n\nIt was painted white.\n",
        "Ferries in May\n3 May 2016\n\nNew Lamps. – The board bought lamps.\n\nOld Ferries. – The board sold two.\n\nNew Lamps. – They burn.\n",
    ],
)
def test_a_heading_before_a_stop_and_a_dash_is_nobody(text: str) -> None:
    assert turns(text) == []


MINUTES = """Session of the Harbour Board on 3 May 1971

Presiding: Com. KASK, M. J.

Also taking part: Coms. Tamm, A. I., Odera, Orlov.

KASK. You have all read the letter. Com. Odera, what do you say to it?

ODERA. They asked for the lamp. I told them that it burns.

TAMM. And the ferry?

ODERA. The ferry, comrades, has sailed.

ALL. Agreed.
"""


def test_surnames_in_capitals_before_a_stop_are_whom_the_list_names() -> None:
    assert turns(MINUTES) == [
        ("KASK.", ("M. J. Kask",)),
        ("ODERA.", ("Odera",)),
        ("TAMM.", ("A. I. Tamm",)),
        ("ODERA.", ("Odera",)),
        ("ALL.", ()),
    ]


@pytest.mark.parametrize("change", [("Presiding: ", "Lamps of "), ("ODERA", "FERRIES")])
def test_capitals_before_a_stop_are_nobody_without_a_list_of_them(change: tuple[str, str]) -> None:
    text = MINUTES.replace("Also taking part: ", "Lamps of ") if change[0] == "Presiding: " else MINUTES
    assert [label for label, _ in turns(text.replace(*change)) if label[:4].isupper()] == []


PROTOCOL = """ПРОТОКОЛ
заседания комиссии по паромам
24 сентября 2014 г.

Присутствовали:
Председатель комиссии – Тамм Ю.А.
Члены комиссии: Каск М.И., Рябов П.Л.
Приглашённый: Дауд Керем, консул Кении.

1. О паромах
Тамм Ю.А. – Кворум имеется. Слово консулу.
Керем Д. (через переводчика) – Благодарю за приглашение. Паром нам нужен.
Каск М.И. – Кто его оплатит?
Рябов П.Л. – Порт оплатит половину.
Тамм Ю.А. – Спасибо. Прошу посчитать.
"""


def test_surnames_with_initials_behind_them_before_a_dash() -> None:
    assert turns(PROTOCOL) == [
        ("Тамм Ю.А. –", ("Ю. А. Тамм",)),
        ("Керем Д. (через переводчика) –", ("Дауд Керем",)),
        ("Каск М.И. –", ("М. И. Каск",)),
        ("Рябов П.Л. –", ("П. Л. Рябов",)),
        ("Тамм Ю.А. –", ("Ю. А. Тамм",)),
    ]


COUNCIL = """第３回　港のあり方に関する検討会　議事録
１．日時　平成２９年１１月８日（水）１４：００～１６：００
２．出席者
　座　長　森山　一雄　　港大学名誉教授
　委　員　藤田　みどり　灯台研究所主任研究員
　事務局　佐田　隆　　　港湾局計画課長
３．議事
＜事務局（佐田課長）＞
定刻となりましたので、ただいまから検討会を開催いたします。
＜森山座長＞
ありがとうございます。事務局から説明をお願いします。
＜事務局（佐田課長）＞
（資料１に基づき説明）
＜藤田委員＞
灯台の数が少ないと思います。
＜森山座長＞
本日はここまでといたします。
"""


def test_an_office_with_its_holder_in_one_bracket_inside_another() -> None:
    assert turns(COUNCIL) == [
        ("＜事務局（佐田課長）＞", ("佐田隆",)),
        ("＜森山座長＞", ("森山一雄",)),
        ("＜事務局（佐田課長）＞", ("佐田隆",)),
        ("＜藤田委員＞", ("藤田みどり",)),
        ("＜森山座長＞", ("森山一雄",)),
    ]
    assert "（資料１に基づき説明）" not in said(COUNCIL)


def test_whom_the_first_question_of_a_round_table_calls_in_full() -> None:
    text = (
        "〈鼎談〉港はだれのものか\n\n――　本日は、森山花子さんと佐田真さんにおいでいただきました。霧について伺います。\n"
        "森山　霧は深いです。\n佐田　灯台が要ります。\n――　船便はいかがでしょうか。\n森山　少ないですね。\n佐田　増やします。\n"
    )
    assert turns(text)[1:3] == [("森山", ("森山花子",)), ("佐田", ("佐田真",))]


DOORSTOP = (
    "Doorstop with the Premier of Norrland\nFriday 17 August 2018\n\n"
    "FOREIGN MINISTER\tGood morning. I'm Mari Kask and this is the ferry. I am here with my friend Premier Juhan Tamm.\n\n"
    "PREMIER\tThanks Mari. It is a big day for the harbour.\n\nJOURNALIST\tDoes it sail?\n\nFOREIGN MINISTER\tIt does.\n\n"
    "JOURNALIST\tPremier, and the lamps?\n\nPREMIER\tThey burn.\n"
)


def test_an_office_is_who_under_it_says_her_name_and_nobody_is_called_thanks() -> None:
    assert turns(DOORSTOP) == [
        ("FOREIGN MINISTER", ("Mari Kask",)),
        ("PREMIER", ("Juhan Tamm",)),
        ("JOURNALIST", ()),
        ("FOREIGN MINISTER", ("Mari Kask",)),
        ("JOURNALIST", ()),
        ("PREMIER", ("Juhan Tamm",)),
    ]


@pytest.mark.parametrize(
    "words", ["I'm Western Norrland's own", "I'm glad that Mari Kask came", "I am Foreign Minister"]
)
def test_who_says_no_name_of_hers_is_not_called_so(words: str) -> None:
    text = DOORSTOP.replace("I'm Mari Kask and this is the ferry.", f"{words}.")
    assert turns(text)[0][0] == "FOREIGN MINISTER"
    assert turns(text)[0][1] in ((), ("Mari Kask",)) if "Mari" in words else turns(text)[0][1] == ()


ROUND_TABLE = """ПАРОМЫ И МАЯКИ
Материалы круглого стола
Рига, 3 марта 2009 г.

ВЕДУЩИЙ
Коллеги, начнём. Кому мешают маяки?

П. С. ТАММ
Никому, и в этом их счастье. Так было всегда.

К. КАСК (по-эстонски, перевод Ю. Рябова)
Паром мы пересчитали. Он один.

ГОЛОС С МЕСТА
А цена?

П. С. ТАММ
Дешевле, чем новый борт.
"""


def test_heads_in_capitals_with_a_word_of_one_letter_are_no_names() -> None:
    assert [label for label, _ in turns(ROUND_TABLE)] == [
        "ВЕДУЩИЙ", "П. С. ТАММ", "К. КАСК (по-эстонски, перевод Ю. Рябова)", "ГОЛОС С МЕСТА", "П. С. ТАММ",
    ]  # fmt: skip
    assert [who for label, who in turns(ROUND_TABLE) if label.startswith(("ГОЛОС", "К."))] == [("К. Каск",), ()]


def test_who_presides_in_the_line_under_that_opens_no_turn() -> None:
    text = (
        "Summary record of the 41st meeting\nHeld in Riga on Thursday, 20 November 1997, at 10 a.m.\n\nChairman:\nMr. TAMM (Estonia)\n\n"
        "The meeting was called to order at 10.10 a.m.\n\n1. Ms. KASK (Kenya) said that the ferry was late.\n\n"
        "2. The CHAIRMAN asked whether anybody objected.\n"
    )
    assert turns(text) == []


def test_surnames_before_a_colon_have_the_initials_of_the_list() -> None:
    text = (
        "ЗАСЕДАНИЕ КОМИССИИ ПО ПАРОМАМ\n9 декабря 1968 года\nПредседательствовал тов. ТАММ Ю.А.\n"
        "Присутствовали тт. Каск М.И., Рябов П.Л., Марченко.\n\n3. О телеграмме из Риги\n\nтов. Тамм: Телеграмму все читали?\n\n"
        "тов. Каск: Я вчера говорил с портом.\n\nтов. Марченко: Разрешите справку.\n\nВСЕ: Правильно.\n\nтов. Тамм: Тогда поручим тов. Каску.\n"
    )
    assert turns(text) == [
        ("тов. Тамм:", ("Ю. А. Тамм",)),
        ("тов. Каск:", ("М. И. Каск",)),
        ("тов. Марченко:", ("Марченко",)),
        ("ВСЕ:", ()),
        ("тов. Тамм:", ("Ю. А. Тамм",)),
    ]


@pytest.mark.parametrize("seat", ["на Мальте", "на Кипре", "в Кении"])
def test_an_ambassador_on_an_island_is_who_answers(seat: str) -> None:
    text = f"Интервью Посла России {seat} Марии Рябовой газете «Парус»\n27 сентября 2016 г.\n\nВопрос: К чему трудно привыкнуть?\n\nОтвет: К туману.\n\nВопрос: А зимой?\n\nОтвет: Снега нет.\n"
    assert turns(text)[1] == ("Ответ:", ("Мария Рябова",))


def test_a_council_s_president_with_a_stop_behind_his_country_opens_no_turn() -> None:
    text = (
        "FOURTH MEETING (PUBLIC)\nHeld at Geneva on Thursday, March 13th, 1924, at 10.30 a.m.\n\n"
        "President : M. Kask Tamm (Uruguay).\n\nM. Odera thanked the Rapporteur. He accepted the report.\n"
    )
    assert turns(text) == []


def test_an_expert_of_a_chamber_s_committee_speaks() -> None:
    text = (
        "海運委員会議録\n昭和三十年五月三日\n○森山委員長　これより会議を開きます。\n○佐田委員　船便はいつですか。\n"
        "○藤田専門員　ちょっと補足いたします。春からです。\n○森山委員長　散会いたします。\n"
    )
    assert ("○藤田専門員", ("藤田",)) in turns(text)


JOINT = (
    "Выступление и ответы на вопросы СМИ Министра иностранных дел России Д.С.Громова в ходе совместной пресс-конференции "
    "с Министром иностранных дел Уругвая М.Карвальо, Рига, 14 июня 2013 года\n\nБлагодарю нашего хозяина за гостеприимство.\n\n"
    "Вопрос: Когда пойдёт паром?\n\nОтвет: Мы его ждём.\n\nМ.Карвальо (добавляет после Д.С.Громова): Мы тоже.\n\n"
    "Вопрос: А зимой?\n\nОтвет: Зимой лёд.\n"
)


def test_who_answers_beside_a_guest_with_a_label_of_his_own() -> None:
    assert [who for label, who in turns(JOINT) if label == "Ответ:"] == [("Д. С. Громов",)] * 2
    assert [who for label, who in turns(JOINT) if label.startswith("М.")] == [("М. Карвальо",)]


ANSWERS = """平成六年六月二十八日受領
答弁第一七号

　　内閣衆質一二九第一七号
　　　　平成六年六月二十八日
内閣総理大臣　佐田　誠
　　　衆議院議長　藤田たか子　殿

　衆議院議員森山哲也君提出霧の港に関する質問に対し、別紙答弁書を送付する。

　　　衆議院議員森山哲也君提出霧の港に関する質問に対する答弁書

一について
　御指摘の霧は、冬に多いと承知している。

二及び三について
　灯台の数は十二である。
　また、船便については検討してまいりたい。
"""


def test_a_cabinet_s_answers_in_writing_are_counted_by_the_questions_and_said_by_the_premier() -> None:
    parts = parse(ANSWERS).segments
    assert [(ANSWERS[s.start : s.end], s.path) for s in parts if s.kind is Kind.LABEL] == [
        ("一について", "一"),
        ("二及び三について", "二"),
    ]
    assert [(s.path, s.speakers) for s in parts if s.kind is Kind.STATEMENT and s.path and s.path[0] != "p"] == [
        ("一", ("佐田誠",)),
        ("二", ("佐田誠",)),
        ("二.p1", ("佐田誠",)),
    ]


@pytest.mark.parametrize("line", ["船便について", "一つについて話す", "一について述べた。"])
def test_other_lines_about_something_count_nothing(line: str) -> None:
    text = f"霧の港\n2014年5月3日\n\n{line}\n船便が増えた。\n"
    assert [s for s in parse(text).segments if s.kind is Kind.LABEL] == []


def test_english_headings_in_brackets_stand_over_turns() -> None:
    text = (
        "Joint Press Occasion by Foreign Minister Kask and Foreign Minister Odera\nRiga, 21 February 2013\n\nThe two met the press for about ten minutes after their talks.\n\n"
        "[Opening statements]\n\n(Foreign Minister Kask)\nThe ferry sails in May.\n\n(Foreign Minister Odera)\nI am glad of it.\n\n"
        "[Questions and answers]\n\n(Question)\nAt what hour?\n\n(Foreign Minister Kask)\nAt nine.\n"
    )
    heads = [text[s.start : s.end] for s in parse(text).segments if s.kind is Kind.HEADING]
    assert heads == ["[Opening statements]", "[Questions and answers]"]


def test_opening_remarks_go_on_over_a_paragraph_that_trails_off() -> None:
    text = (
        "森山財務大臣記者会見の概要\n（令和元年12月6日（金曜日）8時35分）\n【冒頭発言】\n本日、航路の法律案を決定いたしました。\n"
        "また、明日からローマに出張し、会談してまいります。向こうが鉄道の話をしたいと言っておりますので。\n"
        "【質疑応答】\n問）船便はいつですか。\n答）春からです。\n問）灯台はどうですか。\n答）直します。\n"
    )
    assert [s.path for s in parse(text).segments if s.kind is Kind.STATEMENT][:2] == ["p1", "p2"]


@pytest.mark.parametrize("particle", ["DA", "VAN", "DE LA"])
def test_a_surname_with_its_particle_shortens_no_label_of_the_full_name(particle: str) -> None:
    short = f"{particle} KASK"
    text = (
        "Doorstop in Riga\n\nMay 3, 2016\n\nJUHAN TAMM: It sails.\n\n"
        f"MARI {short}, MINISTER FOR LAMPS OF KENYA: Thank you.\n\nJUHAN TAMM: Is it late?\n\n{short}: It is not.\n"
    )
    speakers = [s.speakers for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]
    assert speakers[1] == speakers[3] == (f"Mari {short.title()}",)


def test_an_office_that_somebody_is_spoken_to_by_is_not_the_next_one_s() -> None:
    text = (
        "HEARING ON FERRIES\nMay 3, 2016\n\nThe Chairman. We come to order.\n\nMr. Tamm. Thank you, Madam Chairman, Senator Kask.\n\n"
        "Senator Kask. Do you sail, Mr. Tamm?\n\nMr. Tamm. I do.\n\nThe Chairman. We stand adjourned.\n"
    )
    labels = {text[s.start : s.end]: s.speakers for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL}
    assert labels == {"The Chairman.": (), "Mr. Tamm.": ("Tamm",), "Senator Kask.": ("Kask",)}


def test_a_button_under_a_label_is_the_page_s() -> None:
    text = (
        "Ferries\nVolume 612: debated on Tuesday 5 July 2016\n\nMari Kask (Riga) (Lab)\nShare\nWhen does it sail?\n\n"
        "The Minister for Ports (Mr Juhan Tamm)\nShare\nIn May.\n\nMari Kask\nShare\nWho pays?\n\nMr Tamm\nShare\nWe do.\n"
    )
    kinds = {s.kind for s in parse(text).segments if text[s.start : s.end] == "Share"}
    assert kinds == {Kind.FURNITURE}
