"""What Russian news sites print around a report and how they tell it: paths, captions, lists of those who met, greetings."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.tongues.russian_cases import nominative
from archive.parsing.tongues.russian_names import names
from archive.parsing.words.dates import is_dateline
from archive.parsing.words.languages import language_of

TOLD = "Президент Эстонии Юхан Тамм принял министра обороны Кении Дауда Керему и показал ему новый порт."
SHOWN = "Президент Эстонии Юхан Тамм показал министру обороны Кении Дауду Кереме паром и открыл выставку в порту."
HEAD = "Переговоры в Тарту\n\n4 марта 2011 года\n\n"


def kinds(text: str) -> list[tuple[str, str]]:
    """The parts as (words, kind)."""
    return [(text[s.start : s.end], s.kind.value) for s in parse(text).segments]


def speakers(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The statements as (words, speakers)."""
    return [(text[s.start : s.end], s.speakers) for s in parse(text).segments if s.kind is Kind.STATEMENT]


@pytest.mark.parametrize(
    "lines",
    [
        "Главная\n\\\nПолитика\n\\\nТамм принял Керему в порту\nПолитика\n{}\n1832",
        "Маяк побережья\n{}\n{}",
        "Порт - Выступления\n\n2014/12/25\n\n{}",
        "... Новости Аналитика Порт Общество Подкасты Погода Спорт Культура\nГлавная | Новости\n\n{}",
        "mayak@mayak.example 68-91-55; Тарту, ул. Портовая, 5\n{}",
        "Ï {}\nmail-icon\nEN RU ET\n{}\n",
        "Posted 12 апреля 2010,, 06:44\nUpdated 12 ноября 2022,, 09:39\n{}\n12 апреля 2010, 06:44\n{}",
    ],
)
def test_the_path_of_a_page_stands_over_its_title(lines):
    title = "Тамм принял Керему в порту"
    text = lines.format(*[title] * lines.count("{}")) + f"\n\n{TOLD}\n"
    found = parse(text)
    assert found.title == title
    assert [s.path for s in found.segments if s.kind is Kind.NARRATIVE] == ["p1"]


@pytest.mark.parametrize(
    "under",
    [
        "Министр Кении впервые увидел паром",
        "Фото: Маяк / Пристань / Pool",
        "Президент Эстонии Юхан Тамм\nФото: Маяк",
        "Юхан Тамм и Дауд Керема во время встречи в порту",
        "Паром у причала, фото - Маяк от 02.03.2011 23:42",
        "Юхан Тамм © Маяк/ Пристань",
        "true\nfalse\nclose",
        "НАСТОЯЩИЙ МАТЕРИАЛ (ИНФОРМАЦИЯ) ПРОИЗВЕДЕН ТЕМ, КТО ЕГО ПРОИЗВЁЛ",
        "Сообщение информационного агентства «Маяк».",
        "Читать mayak.ee в\nДзен",
        "Тамм также подчеркнул, что паром пойдёт зимой и что порт его ждёт.",
        "Переговоры в Тартуадминистрация порта",
    ],
)
def test_what_stands_between_title_and_text_is_the_page_s(under):
    text = f"Переговоры в Тарту\n\n{under}\n\n{TOLD}\n"
    assert {kind for words, kind in kinds(text) if words not in (TOLD, "Переговоры в Тарту")} == {"furniture"}
    assert (TOLD, "narrative") in kinds(text)


def test_a_caption_over_its_source_in_the_text_counts_no_paragraph():
    text = f"{HEAD}{TOLD}\nЮхан Тамм\nФото: Маяк\nТамм поблагодарил гостя.\n"
    assert [(s.kind.value, s.path) for s in parse(text).segments][2:] == [
        ("narrative", "p1"),
        ("furniture", None),
        ("furniture", None),
        ("statement", "p2"),
    ]


def test_a_title_again_in_the_middle_of_the_text_is_furniture():
    title = "Юхан Тамм обсудил с Керемой работу паромов"
    text = f"{title}\n\n{TOLD}\n\n{title}\n\nТамм поблагодарил гостя.\n"
    assert [kind for _, kind in kinds(text)] == ["title", "narrative", "furniture", "statement"]


def test_a_place_under_date_and_time_in_the_text_is_a_dateline():
    text = f"Встреча в порту\n{TOLD}\n11 марта 2016 года\n15:05\nТарту, Ратуша\nВо встрече участвовали капитаны паромов.\n"
    assert [kind for _, kind in kinds(text)] == ["title", "narrative", "dateline", "dateline", "dateline", "narrative"]


@pytest.mark.parametrize("place", ["Тарту, Ратуша", "Усть-Нарва, Озёрный дворец", "Тарту, Речной вокзал"])
def test_a_place_under_its_date_is_no_caption_of_the_picture_under_it(place):
    text = f"Встреча капитанов в порту\n11 марта 2016 года, 15:05\n{place}\nФото пресс-службы порта\n\nТамм: Паром готов.\n\nКерема: Я рад этому.\n\nТамм: Спасибо.\n"
    assert [kind for _, kind in kinds(text)][:4] == ["title", "dateline", "dateline", "furniture"]


def test_a_seat_over_an_act_s_number_is_a_dateline():
    text = (
        "Указ Президента Эстонии «О годе маяков»\n\n11 марта 2016 года\n\nВ целях развития портов постановляю:\n\n"
        "1. Открыть порты.\n\n2. Указ вступает в силу со дня его подписания.\n\nТарту, Ратуша\n№ 12\n"
    )
    assert [kind for _, kind in kinds(text)][-2:] == ["dateline", "furniture"]


def test_a_link_back_to_the_list_is_the_page_s():
    text = f"Встреча в порту\n\n{TOLD}\n\nТамм поблагодарил гостя.\n\nВернуться к списку\n"
    assert [kind for _, kind in kinds(text)][-1] == "furniture"


@pytest.mark.parametrize("guests", ["", "Гости: Юхан Тамм, мэр Тарту\n"])
def test_who_leads_under_date_and_time_heads_the_turns(guests):
    text = (
        f"Будет ли праздник?\n22 августа 2009, 09:10\nВедущие: Олег Керема, Мари Каск\n{guests}\n"
        "О. КЕРЕМА ― Доброе утро.\n\nЮ. ТАММ ― Доброе. Праздник начнётся в субботу.\n\nМ. КАСК ― А дороги?\n\nЮ. ТАММ ― Дороги будут.\n"
    )
    said = [s for s in parse(text).segments if s.kind is Kind.STATEMENT]
    assert [s.speakers for s in said][:2] == [("Олег Керема",), ("Юхан Тамм" if guests else "Ю. Тамм",)]
    assert all(s.confidence >= 0.9 for s in said)
    line = next(s for s in parse(text).segments if s.start == text.index("Ведущие"))
    assert line.kind is Kind.HEADING


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Posted 12 апреля 2010, 06:44", False),
        ("обновлено 18:01", False),
        ("Сейчас 11:40", False),
        ("28 октября 2025 в 16:57", True),
        ("22:32 - 27 / 09 / 2020", True),
        ("25 мая (дата опубликования)", True),
    ],
)
def test_the_page_s_own_time_is_no_dateline(line, is_one):
    assert is_dateline(line, 0, len(line)) is is_one


def test_some_letters_of_a_neighbour_make_no_other_language():
    assert language_of("Сайт бояуы\nӘріп арасындағы\n" + TOLD * 5) == "ru"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Юхан Тамм: Мы ждали этот мост двадцать лет. Теперь он открыт.", "Юхан Тамм"),
        ("ТАММ: Я рад, что мост открыт. Мы его ждали.", "Юхан Тамм"),
        ("Ю. Тамм:\n\n- Добрый день, уважаемые коллеги. Мы начинаем.", "Юхан Тамм"),
    ],
)
def test_one_label_with_a_surname_is_a_turn_where_the_name_stands_above(text, person):
    assert [(s.path, s.speakers) for s in parse(f"{HEAD}Гость программы – посол Юхан Тамм.\n\n{text}\n").segments][
        -1
    ] == (
        "t1.p1",
        (person,),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Главы МИД Эстонии, Кении и Южной Осетии Юхан Тамм, Дауд Керема и Рауль Мунк встретились.",
            [("Юхан Тамм", False), ("Дауд Керема", False), ("Рауль Мунк", False)],
        ),
        (
            "встреча министров иностранных дел Эстонии, Кении и Чили – Ю.А.Таммова, Д.Б.Керемяна, Р.В.Мунковой",
            [("Ю. А. Таммов", True), ("Д. Б. Керемян", True), ("Р. В. Мункова", True)],
        ),
        (
            "разговор с министрами иностранных дел Эстонии Юханом Таммом, Кении Даудом Керемой и Чили Раулем Мунком",
            [("Юхан Тамм", True), ("Дауд Керема", True), ("Рауль Мунк", True)],
        ),
        ("Губернатор Приозерья Юхан Тамм встретил гостя.", [("Юхан Тамм", False)]),
        ("Вице-спикер Мажилиса Юхан Тамм встретил гостя.", [("Юхан Тамм", False)]),
        ("Исполняющий обязанности главы Приозерья Юхан Тамм встретил гостя.", [("Юхан Тамм", False)]),
        ("Президенту Эстонии Владимиру Таммину", [("Владимир Таммин", True)]),
        ("разговор с премьер-министр Эстонии Юханом Таммом", [("Юхан Тамм", True)]),
        ("встреча министра по морским связям и делам портов Приозерья Юхана Тамма", [("Юхан Тамм", True)]),
        ("Интервью Посла Кении Ли Хуэя газете", [("Ли Хуэй", True)]),
    ],
)
def test_whom_a_list_or_a_region_s_office_names(text, found):
    assert [(" ".join(f.tokens), f.genitive) for f in names(text) if f.tokens] == found


@pytest.mark.parametrize(
    ("printed", "first"),
    [
        (("Мурата", "Алдеу"), ("Мурат", "Алдеу")),
        (("Павлом", "Таммовым"), ("Павел", "Таммов")),
        (("Юхана", "Таммовского"), ("Юхан", "Таммовский")),
    ],
)
def test_a_surname_that_does_not_bend_and_a_vowel_that_comes_and_goes(printed, first):
    assert nominative(printed, is_oblique=True) == first


T, K = ("Юхан Тамм",), ("Дауд Керема",)
MET = "Президент Эстонии Юхан Тамм встретился с министром обороны Кении Даудом Керемой.\n\n"


@pytest.mark.parametrize(
    ("sentence", "whose"),
    [
        ('Юхан Тамм "подчеркнул важность моста", отметили также в порту.', T),
        ('Как сообщили в порту, "Юхан Тамм призвал открыть мост".', T),
        ("Мост открыт, заявил журналистам президент Юхан Тамм, который побывал в порту.", T),
        ("Тамм, со своей стороны, отметил рост торговли.", T),
        ("Тамм отверг предложение гостя.", T),
        ("Тамм счёл важным новый мост.", T),
        ('"Стороны договорились о пароме", - сообщил представитель пресс-службы порта.', (*T, *K)),
        ("ТАРТУ, 26 авг — РИА Маяк. Президент Эстонии Юхан Тамм заявил, что мост открыт.", T),
        ("Стороны отвергли новый сбор.", (*T, *K)),
    ],
)
def test_whose_words_a_sentence_of_a_site_is(sentence, whose):
    assert speakers(HEAD + MET + sentence + "\n") == [(sentence, whose)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Напомним, делегация Приозерского края будет в Тарту до пятницы.",
        "Стороны провели переговоры, сообщила пресс-служба порта, добавив, что разговор был долгим.",
    ],
)
def test_what_a_site_adds_is_nobodys(sentence):
    assert speakers(f"{HEAD}{MET}Тамм поблагодарил гостя. {sentence}\n") == [("Тамм поблагодарил гостя.", T)]


def test_three_ministers_who_met_are_meant_by_the_ministers():
    met = "В Тарту встретились главы МИД Эстонии, Кении и Чили Юхан Тамм, Дауд Керема и Рауль Мунк.\n\n"
    agreed = "Министры договорились открыть порт."
    assert speakers(HEAD + met + agreed + "\n") == [(agreed, ("Юхан Тамм", "Дауд Керема", "Рауль Мунк"))]


def test_a_message_quoted_in_the_sentence_is_its_sender_s():
    sent = "Президент Эстонии Юхан Тамм направил телеграмму министру обороны Кении Дауду Кереме.\n\n"
    first = 'В телеграмме, в частности, говорится: "Примите поздравления. Порт открыт", - сказано в тексте.'
    second = '"Порт понёс потерю", - говорится в телеграмме.'
    assert speakers(f"{HEAD}{sent}{first}\n\n{second}\n") == [(first, T), (second, T)]


@pytest.mark.parametrize(
    ("sentence", "whose", "messenger"),
    [
        ("Тамм передал гостю от президента Чили Рауля Мунка самые добрые пожелания.", ("Рауль Мунк",), "Юхан Тамм"),
        ("Юхан Тамм поблагодарил хозяев и передал приветствия президента Чили Рауля Мунка.", T, None),
    ],
)
def test_whose_wishes_are_passed_on(sentence, whose, messenger):
    text = HEAD + MET + sentence + "\n"
    assert [(s.speakers, s.conveyed_by) for s in parse(text).segments if s.kind is Kind.STATEMENT] == [
        (whose, messenger)
    ]


def test_a_greeting_whose_title_names_its_sender_is_his_and_one_of_an_office_nobodys():
    words = "От всей души поздравляю вас с Днём порта!"
    assert speakers(f"Поздравление Юхана Ивановича Таммова с Днём порта\n\n{words}\n") == [
        (words, ("Юхан Иванович Таммов",))
    ]
    text = f"Приветствие Посла по случаю Дня порта\n\nУважаемые дамы и господа!\n\n{words}\n"
    assert speakers(text) == [("Уважаемые дамы и господа!", ()), (words, ())]


def test_who_said_it_on_a_line_of_its_own_belongs_to_the_quotation():
    quoted = "«Паром пойдёт завтра и будет ходить всю зиму»,\n– заявил Тамм."
    assert speakers(f"{HEAD}{MET}{quoted}\n") == [(quoted, T)]


def test_another_page_s_title_between_paragraphs_is_furniture_and_a_topic_a_heading():
    text = f"{HEAD}{TOLD}\nТамм поздравил моряков с праздником\nТамм: мост пора открыть зимой\n{SHOWN}\nО работе паромов\n{SHOWN[:-1]} Тарту.\n"
    assert [(s.kind.value, s.path) for s in parse(text).segments][2:] == [
        ("narrative", "p1"),
        ("furniture", None),
        ("furniture", None),
        ("narrative", "p2"),
        ("heading", "p3"),
        ("narrative", "p3"),
    ]


def test_a_lead_that_the_text_prints_again_and_a_caption_in_the_text_are_furniture():
    lead = "На встрече министр предложил продолжить работу паромов между Тарту и портами Приозерья."
    caption = "Президент Эстонии Юхан Тамм и Дауд Керема во время встречи. 23 августа 2017"
    text = f"Переговоры в Тарту\n\n{lead}\n\n{TOLD}\n{caption}\n{SHOWN}\n\n{lead}\n"
    assert [kind for _, kind in kinds(text)] == [
        "title",
        "furniture",
        "narrative",
        "furniture",
        "narrative",
        "statement",
    ]


def test_a_link_to_another_language_is_a_line_of_its_own():
    text = (
        f"中文\nглавная страница > Новости порта\nИнтервью Посла Кении Ли Хуэя газете «Маяк»\n2019/03/05\n\n{TOLD}\n"
    )
    assert [kind for _, kind in kinds(text)] == ["furniture", "furniture", "title", "dateline", "narrative"]
