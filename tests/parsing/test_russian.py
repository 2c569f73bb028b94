"""Russian names in every case, titles, whose words a sentence is, and the pages on which Russian records stand."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.page.russian_pages import heads_links, is_house, is_sentence, russian_title
from archive.parsing.text.labels import LABEL
from archive.parsing.text.lines import blocks_of, shadow_of
from archive.parsing.tongues.roles import is_outlet
from archive.parsing.tongues.russian_cases import nominative, stem
from archive.parsing.tongues.russian_countries import COUNTRY_STEMS
from archive.parsing.tongues.russian_names import names
from archive.parsing.words.dates import is_dateline
from archive.parsing.words.offices import office_class
from archive.parsing.words.sentences import sentences


@pytest.mark.parametrize(
    ("printed", "first"),
    [
        ("Юханом Таммом", "Юхан Тамм"),
        ("Игоря Громова", "Игорь Громов"),
        ("Марией Савельевой", "Мария Савельева"),
        ("Марины Кольберг", "Марина Кольберг"),
        ("Даудом Керемой", "Дауд Керема"),
        ("Дауда Керемы", "Дауд Керема"),
        ("Абдуллой Керимовым", "Абдулла Керимов"),
        ("Нанао Курокавой", "Нанао Курокава"),
        ("Ли Канвоном", "Ли Канвон"),
        ("Нгуен Ван Тхангом", "Нгуен Ван Тханг"),
        ("Оскаром Лиепасом Озолсом", "Оскар Лиепас Озолс"),
        ("Виктором Ярковичем", "Виктор Яркович"),
        ("Касым-Ильясом Громовым", "Касым-Ильяс Громов"),
        ("Анри Тамм", "Анри Тамм"),
        ("Ильи Красавина", "Илья Красавин"),
        ("Ильёй Оделовым", "Илья Оделов"),
        ("Коти Авандвой", "Коти Авандва"),
        ("Ольги Авандвой", "Ольга Авандва"),
    ],
)
def test_a_russian_name_in_its_first_case(printed, first):
    assert " ".join(nominative(tuple(printed.split()))) == first


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Выступая в порту, Юхан Тамм сказал, что мост открыт.", ["Юхан Тамм"]),
        ("В свою очередь Дауд Керема заявил об этом.", ["Дауд Керема"]),
        ("Сегодня Юхан Тамм и Дауд Керема обсудили торговлю.", ["Юхан Тамм", "Дауд Керема"]),
        ("Стенограмма встречи Юхана Тамма с моряками", ["Юхан Тамм"]),
        ("«Мост открыт», – отметил Юхан Тамм.", ["Юхан Тамм"]),
        ("Министр иностранных дел КНР Ван И отметил рост.", ["Ван И"]),
        ("с и.о. Министра обороны Республики Южная Осетия Д.Н.Громовым", ["Д. Н. Громов"]),
        ("с Министром иностранных дел Королевства Нидерландов П.Ван Таммом", ["П. Ван Тамм"]),
        ("Дж.Тамм принял гостя. Министр Джон Тамм рад.", ["Джон Тамм", "Джон Тамм"]),
        ("Президенты Эстонии и Кении Юхан Тамм и Дауд Керема договорились.", ["Юхан Тамм", "Дауд Керема"]),
        ("встреча глав МИД Эстонии Юхана Тамма и Кении Дауда Керемы", ["Юхан Тамм", "Дауд Керема"]),
        ("Заместитель Премьера Госсовета Ли Канвон рад.", ["Ли Канвон"]),
        ("во время визита в Приамурье Юхан Тамм выразил надежду", ["Юхан Тамм"]),
        ("Белый Дом заявил, что Южная Осетия согласна; Совет Европы осудил это.", []),
        ("с Главой Официального Представительства", []),
        ("Встреча с Генеральным секретарем Общества портовых лоцманов Н.Каланчей.", ["Н. Каланча"]),
        ("Посол А.Соловей рад. Встреча с Главой МИД О.Островской.", ["А. Соловей", "О. Островская"]),
        ("выступление посла Кении в РФ Юхана Тамма на причале", ["Юхан Тамм"]),
        ("после встречи миру нужен отдых", []),
        ("Благодарю Президента Юкку Вирвена за обед.", ["Юкка Вирвен"]),
        ("Встреча с главой Росводоканала Мариной Громовой", ["Марина Громова"]),
        ("Ответы временного поверенного в делах Кении в Эстонии Анны Юрьевны Каскиной", ["Анна Юрьевна Каскина"]),
        ("Ответы директора Департамента портов и льда Ю.А.Громова на вопросы", ["Ю. А. Громов"]),
        ("Губернатор Роман Белов и Мирон Краснов", ["Роман Белов"]),
        (
            "Олег Беляков и Пётр Беляев рассказали о льде. Лев Востоков поздравил Игоря Азимова.",
            ["Олег Беляков", "Пётр Беляев", "Лев Востоков", "Игорь Азимов"],
        ),
        ("Белый Дом сообщил, что Большая Азия рада. Белых Медведей видели на Востоке.", []),
        ("Кубат Озеров, поблагодарив всех за обед, рассказал о льде.", ["Кубат Озеров"]),
        ("Речь Председателя Исполнительного комитета о льде", []),
        ("Заявление Генерального директора МАГАТЭ Дауда Керемы", ["Дауд Керема"]),
    ],
)
def test_whom_russian_words_name(text, found):
    assert [" ".join(f.tokens) for f in names(text) if f.tokens] == found


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("России", "Russia"),
        ("Японией", "Japan"),
        ("кенийского", "Kenya"),
        ("РФ", "Russia"),
        ("Нидерландов", "Netherlands"),
        ("Египтом", "Egypt"),
    ],
)
def test_a_country_in_every_case(word, country):
    assert COUNTRY_STEMS[stem(word)] == country


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("глава Туркмении", "head"),
        ("российский лидер", "head"),
        ("помощник Президента", "other"),
        ("представитель администрации президента", "other"),
        ("глава КНДР", "head"),
        ("спикер парламента", "speaker"),
        ("глава эстонской дипломатии", "foreign"),
        ("вице-министр", "deputy"),
    ],
)
def test_what_a_russian_title_is(title, kind):
    assert office_class(title) == kind


HEAD = (
    "Переговоры в Тарту\n\n4 марта 2011 года\n\nПрезидент Эстонии Юхан Тамм встретился с Президентом Кении Даудом "
    "Керемой.\n\n"
)
T, K = ("Юхан Тамм",), ("Дауд Керема",)


def said(sentence: str) -> list[tuple]:
    text = HEAD + sentence + "\n"
    kinds = (Kind.STATEMENT, Kind.LEAD_IN, Kind.NARRATIVE)
    return [
        (str(s.kind), text[s.start : s.end], s.speakers)
        for s in parse(text).segments
        if s.start >= len(HEAD) and s.kind in kinds
    ]


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("Глава нашего государства решительно осудил пиратство.", T),
        ("В ходе встречи Президент с удовлетворением отметил рост торговли.", T),
        ("Президент Кении затронул вопрос о паромах.", K),
        ("Со своей стороны Президент Кении сообщил о ярмарке.", K),
        ("Подчёркнута важность паромов.", ()),
        ("Во время беседы отмечена польза мостов.", ()),
        ("Главы государств обсудили паромы и договорились о встрече.", (*T, *K)),
        ("«Юхан Тамм поблагодарил гостя», – говорится в сообщении.", T),
        ("«Мост открыт», - поприветствовал гостя у причала Дауд Керема.", K),
        ("Дауд Керема передал Юхану Тамму приветствия от короля Перу.", ()),
        ("Дауд Керема передал самые тёплые пожелания первому президенту Эстонии.", K),
        ("Представители портов рассказали о причале.", ()),
        ("Губернатор выразил надежду на рост торговли.", ()),
    ],
)
def test_whose_words_a_russian_sentence_is(sentence, speakers):
    assert said(sentence) == [("statement", sentence, speakers)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Обсуждены вопросы торговли.",
        "Особое внимание было уделено паромам.",
        "Стороны затронули вопросы торговли.",
        "Президенты обменялись поздравлениями.",
    ],
)
def test_a_russian_account_is_nobodys(sentence):
    assert said(sentence) == [("narrative", sentence, ())]


def test_passed_on_greetings_are_their_senders():
    text = HEAD + "Министр иностранных дел Кении Пётр Оделов передал приветствия Президента Перу Росы Ибарры.\n"
    last = parse(text).segments[-1]
    assert (last.conveyed_by, last.rule) == ("Пётр Оделов", "conveyed-message")


def _blocks(text):
    shadow = shadow_of(text)
    return shadow, blocks_of(text, shadow, LABEL)


@pytest.mark.parametrize(
    ("text", "above"),
    [
        ("События\nВстреча с послом Кении Даудом Керемой\n4 марта 2011 года\n", 1),
        ("Имя:\nПароль:\nНа печать\nСтенограмма встречи моряков в Тарту, 4 марта 2011 г.\n", 3),
        (
            "Комитет по делам портов и связям с моряками\n• Кения\n• Перу\nОтвет официального представителя на вопрос СМИ\n",
            3,
        ),
        ("Комментарии и интервью\n4 марта 2011 10:00\nИнтервью посла Кении газете «Парус»\n", 2),
        ("Сегодня в порту состоялась встреча министров двух стран, и они были рады.\nОни спели.\n", 0),
    ],
)
def test_how_much_of_a_russian_page_stands_over_its_title(text, above):
    shadow, blocks = _blocks(text)
    assert russian_title(shadow, blocks, {}) == above


def test_a_transcript_under_a_letterhead_whose_labels_are_in_capitals():
    text = (
        "Государственный департамент рыбного хозяйства\nПресс-брифинг Минводхоза\nПятница, 4 марта 2011 года\n"
        "Г-ЖА ТАММ: Добрый день. Мост открыт.\nВОПРОС: Когда пойдёт паром?\nГ-ЖА ТАММ: Весной.\n"
    )
    found = parse(text)
    assert found.title == "Пресс-брифинг Минводхоза"
    assert [(s.path, s.speakers) for s in found.statements()] == [
        ("t1.p1", ("Тамм",)),
        ("t2.p1", ()),
        ("t3.p1", ("Тамм",)),
    ]


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Состоялась встреча Юхана Тамма с Президентом Кении Даудом Керемой.", True),
        ("В целях охраны озёр и рек Правительство постановляет следующее:", True),
        ("Стенограмма встречи моряков в Тарту и его окрестностях, 4 марта 2011 г.", False),
        ("Юхан Тамм встретился с Президентом Кении Даудом Керемой в Тарту", False),
    ],
)
def test_which_first_line_is_a_sentence_and_no_title(line, is_one):
    shadow, blocks = _blocks(line)
    assert is_sentence(shadow, blocks[0]) is is_one


def test_lines_of_a_russian_page():
    for line, rule in (
        ("Дополнительно", heads_links),
        ("Министерство рыбного хозяйства Эстонии", is_house),
        ("Государственный департамент США", is_house),
    ):
        shadow, blocks = _blocks(line)
        assert rule(shadow, blocks[0])
    assert [is_outlet(who) for who in ("Тартуская газета", "Новости", "Юхан Тамм")] == [True, False, False]


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Принят Собранием 26 апреля 2013 года", False),
        ("4 декабря 2017 года, Озёрная область, Тарту", True),
        ("Среда, 4 марта 2009 года, 10 ч. 15 м.", True),
        ("4 мая 1956 г., 15 час.", True),
        ("Начало в 20 час. 30 мин.", True),
        ("Беседа длилась 2 часа", False),
    ],
)
def test_which_russian_line_is_a_dateline(line, is_one):
    assert is_dateline(line, 0, len(line)) is is_one


def test_a_russian_abbreviation_of_a_town_ends_no_sentence_but_that_of_a_year_may():
    text = "В г. Тарту дождь. Мост открыт в 2011 г. Порт закрыт."
    assert [text[a:b] for a, b in sentences(text, 0, len(text))] == [
        "В г. Тарту дождь.",
        "Мост открыт в 2011 г.",
        "Порт закрыт.",
    ]


def test_one_turn_after_the_word_for_a_transcript_is_a_turn():
    text = "Президент принял гостя\n\nСтенограмма начала встречи:\n\nЮ.Тамм: Добро пожаловать в порт, господин Президент Кении.\n\nМы рады.\n"
    assert [(str(s.kind), s.path) for s in parse(text).segments][-2:] == [
        ("statement", "t1.p1"),
        ("statement", "t1.p2"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Перейти в Дзен",
        "Есть новость? Присылайте »",
        "Источник: https://seagulls.example/bridge",
        "На причале (2).jpg",
        "Изображение: Мария Каск",
        "動画が再生できない方はこちら（港湾テレビ）",
    ],
)
def test_lines_of_the_page_between_the_paragraphs_are_furniture(line):
    text = f"Министр Юхан Тамм рад.\n\n{line}\n\nМинистр Юхан Тамм сказал, что мост открыт.\n"
    assert [(text[s.start : s.end], s.kind) for s in parse(text).segments][1] == (line, Kind.FURNITURE)
