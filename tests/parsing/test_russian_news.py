"""How Russian news tell who said something: after the words, over several paragraphs, by offices that no table knows."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.page.russian_pages import is_titled, russian_title
from archive.parsing.text.labels import LABEL, find_label
from archive.parsing.text.lines import blocks_of, shadow_of
from archive.parsing.tongues.russian_cases import nominative
from archive.parsing.tongues.russian_names import names
from archive.parsing.words.sentences import sentences

HEAD = (
    "Переговоры в Тарту\n\n4 марта 2011 года\n\nПрезидент Эстонии Юхан Тамм встретился с министром обороны Кении Даудом "
    "Керемой.\n\n"
)
T, K = ("Юхан Тамм",), ("Дауд Керема",)


def told(paragraphs: str) -> list[tuple]:
    """The statements, lead-ins and narrative below the head as (words, speakers), narrative with None."""
    text = HEAD + paragraphs + "\n"
    return [
        (text[s.start : s.end], None if s.kind is Kind.NARRATIVE else s.speakers)
        for s in parse(text).segments
        if s.start >= len(HEAD) and s.kind in (Kind.STATEMENT, Kind.LEAD_IN, Kind.NARRATIVE)
    ]


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ('"Мост открыт", - сказал Тамм.', T),
        ("Паром пока стоит. Об этом заявил журналистам президент Юхан Тамм.", T),
        ("Как передаёт «Маяк», об этом сообщил вчера президент Юхан Тамм.", T),
        ("О встрече рассказал Юхан Тамм.", T),
        ("Порт закрыт. Об этом рассказал официальный представитель МИД и пресс-секретарь президента Юхан Тамм.", T),
        ("Как передаёт «Маяк», с соответствующим предложением выступил Юхан Тамм.", T),
        ("«Мост открыт, и паром пойдёт» – Юхан Тамм", T),
        ("«Хотел бы поблагодарить моряков», — сказано в тексте телеграммы.", T),
        ("Об этом пишет газета «Маяк».", None),
        ("Ранее стало известно о мосте.", None),
        ("С таким заявлением выступил Юхан Тамм.", T),
        ("— Это первое. И второе — мост, — подчеркнул Тамм.", T),
        ("Когда пойдёт паром? Он нужен всем, — сказал Тамм.", T),
        ('"Паром ушёл", — цитирует Тамма пресс-служба порта.', T),
        ("Паром ушёл, - сообщил газете «Маяк» президент Эстонии Юхан Тамм.", T),
        ("Юхан Тамм, сообщил, что мост открыт.", T),
        ("Юхан Тамм в шутливой форме отметил рост торговли.", T),
        ("Юхан Тамм, со своей стороны, поздравил Дауда Керему с праздником.", T),
        ("Юхан Тамм принял гостя, подчеркнув важность паромов.", T),
        ("Министр обороны Кении снова поблагодарил моряков.", K),
        ("Министр обороны Лаоса поблагодарил моряков.", ()),
        ("Журналист попросил рассказать о мосте.", ()),
        ("«Подчеркнуто, что мост открыт», — добавили там.", ()),
    ],
)
def test_whose_words_a_sentence_of_news_is(sentence, speakers):
    assert told(sentence) == [(sentence, speakers)]


def test_what_is_said_by_his_words_is_his_who_spoke_last():
    paragraphs = ["Юхан Тамм отметил рост торговли.", "Мост, по его словам, открыт."]
    assert told("\n\n".join(paragraphs)) == [(one, T) for one in paragraphs]


def test_a_spokesman_is_meant_by_a_representative():
    paragraphs = [
        "Порт закрыт. Об этом сообщил пресс-секретарь эстонского лидера Игорь Громов.",
        '"Мост открыт", - сказал представитель Кремля.',
    ]
    assert told("\n\n".join(paragraphs)) == [(one, ("Игорь Громов",)) for one in paragraphs]


@pytest.mark.parametrize("again", ["", "«"])
def test_a_quotation_over_paragraphs_is_his_who_is_named_behind_it(again):
    paragraphs = [
        "«Паром пойдёт в мае. Билеты дешевле.",
        f"{again}Мы ждём «Альбатрос» в порту.",
        f"{again}Спасибо за всё», – сказал Дауд Керема гостю. Затем гости осмотрели порт.",
    ]
    first, second, third = paragraphs
    said, after = third[: third.index(" Затем")], "Затем гости осмотрели порт."
    assert told("\n\n".join(paragraphs)) == [(first, K), (second, K), (said, K), (after, None)]


def test_a_quotation_over_paragraphs_that_names_nobody_goes_on_with_who_spoke_last():
    paragraphs = ["Юхан Тамм поблагодарил гостя.", "«Паром пойдёт в мае. Билеты дешевле.", "Мы ждём гостей»."]
    text = HEAD + "\n\n".join(paragraphs) + "\n"
    last = [s for s in parse(text).segments if s.kind is Kind.STATEMENT][-2:]
    assert [(s.speakers, s.confidence) for s in last] == [(T, 0.5), (T, 0.5)]


def test_a_message_is_announced_by_what_it_says():
    text = (
        HEAD
        + "Юхан Тамм поздравил моряков.\n\nВ поздравлении, в частности, говорится:\n\n«Дорогие друзья!\n\nМы рады».\n"
    )
    kinds = [(str(s.kind), s.speakers) for s in parse(text).segments][-3:]
    assert kinds == [("lead_in", T), ("statement", T), ("statement", T)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("под председательством президента Эстонии Юрия Тамменко", ["Юрий Тамменко"]),
        ("встреча с президентом Литвы Дайной Тамбаускайте", ["Дайна Тамбаускайте"]),
        ("разговор с Президентом Кении Мариной Керемопулу", ["Марина Керемопулу"]),
        ("принял госсекретаря Кении Генри Керемера", ["Генри Керемер"]),
        ("руководитель пресс-службы эстонского ведомства Юхан Тамм", ["Юхан Тамм"]),
        ("заместитель директора департамента информации и печати Мария Орлова", ["Мария Орлова"]),
        ("спецпосланник президента Кении по Дальнему Северу Дауд Керема", ["Дауд Керема"]),
        ("помощник президента РФ Игорь Громов", ["Игорь Громов"]),
        ("Замглавы МИД Эстонии Андрей Тамменко", ["Андрей Тамменко"]),
        ("Президент Дауд Керема. Перед встречей с Керемой Тамов сообщил", ["Дауд Керема", "Дауд Керема", "Тамов"]),
        ("Киев заявил о встрече. Представитель Кремля рад.", []),
        ("посол Эстонии в Кенийской Республике Юхан Тамм", ["Юхан Тамм"]),
        ("принял посла Кении в Эстонии Насредина Таммулло", ["Насредин Таммулло"]),
        ("принял посла Кении Хосе Карреро", ["Хосе Карреро"]),
        ("Губернатор Приморья встретился с послом", []),
        (
            "председателем Сейма (парламент) Эстонии Мариной Орловой и главой миссии Мустафой Тамом",
            ["Марина Орлова", "Мустафа Там"],
        ),
        ("«Мост открыт», – сказал Сарко. Накануне Сарко прибыл.", ["Сарко", "Сарко"]),
        ("Торага Жогорку Кенеша Кенийской Республики Дауд Керема", ["Дауд Керема"]),
    ],
)
def test_whom_an_office_of_many_words_belongs_to(text, found):
    assert [" ".join(f.tokens) for f in names(text) if f.tokens] == found


@pytest.mark.parametrize("name", ["Сергей Тамменко", "Андрей Ли", "Алексей Тамидзе"])
def test_a_name_in_its_first_case_stays(name):
    assert " ".join(nominative(tuple(name.split()), is_oblique=True)) == name


def test_the_agency_at_the_head_of_a_paragraph_is_no_sentence_of_its_own():
    for slug in (
        "ТАРТУ, 2 мая. /АПТ/. ",
        "Тарту. 2 мая. COAST.EE – ",
        "ТАРТУ, 2 мая - МАЯК. ",
        "ТАРТУ (Эстония), 2 мая. /АПТ/. ",
    ):
        text = slug + "Мост открыт. Паром ушёл."
        assert [text[a:b] for a, b in sentences(text, 0, len(text))] == [slug + "Мост открыт.", "Паром ушёл."]


def test_a_dash_before_what_somebody_says_is_no_bullet():
    for line, is_label in (("— Мост открыт, — сказал министр.", False), ("— Мост открыт", True)):
        assert (find_label(line, 0, len(line)) is not None) is is_label


def test_a_path_of_the_page_is_no_title_and_a_comma_may_end_one():
    text = "Выступления и стенограммы   /\n\nИнтервью газете «Маяк»\n\n3 мая 2003 года\n"
    shadow = shadow_of(text)
    assert russian_title(shadow, blocks_of(text, shadow, LABEL), {}) == 1
    for line, is_one in (("Интервью посла Кении газете «Маяк»,", True), ("Выступая на встрече в порту,", False)):
        assert is_titled(shadow_of(line), 0, len(line)) is is_one


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("К.Тамм: Господин посол!\n\nЯ рад Вас видеть в Тарту.\n", ["speaker_label", "statement", "statement"]),
        ("К.Тамм: Добрый день, коллеги!\n\nПослушаем доклад.\n", ["speaker_label", "statement", "statement"]),
        ("К.Тамм: паромы пойдут в мае\n\nМост открыт.\n", None),
    ],
)
def test_a_label_with_initials_alone_is_a_turn_where_somebody_speaks(text, kinds):
    found = [str(s.kind) for s in parse(text).segments]
    assert found == kinds if kinds else "speaker_label" not in found


def test_what_follows_the_words_of_a_described_speaker_is_less_sure():
    text = "Новости порта\n\nМинистр приехал.\n\nЮхан Тамм, министр иностранных дел Эстонии:\nПаромы пойдут.\n\nМост открыт.\n"
    first, second = parse(text).segments[-2:]
    assert (first.speakers, second.speakers, first.confidence > second.confidence) == (T, T, True)


def test_links_amid_the_news_do_not_end_it_and_whose_words_stand_under_the_title_head_nothing():
    text = (
        "Главное\nСпорт\n2 июля 2019, 13:47\nГлава порта Эстонии назвал условия для парома\n"
        "По словам Юхана Тамма, вопрос о пристани решат до осени\n"
        "ТАРТУ, 2 июля. Капитан порта Юхан Тамм прибыл на пристань с двухдневным визитом и осмотрел новый паром.\n"
        "Читайте также\nВ порту открылась выставка якорей\n"
        "Капитан посетил маяк и вручил смотрителю собрание старых лоций, которое пролежало на складе сто лет.\n"
        "Стороны договорились вернуться к вопросу о пароме в октябре. Капитан пригласил всех на праздник льда.\n"
    )
    found = {text[s.start : s.end][:16]: (s.kind, s.path) for s in parse(text).segments}
    assert found["По словам Юхана "] == (Kind.STATEMENT, "p1")
    assert found["Читайте также"][0] is Kind.FURNITURE
    assert found["В порту открылас"][0] is Kind.FURNITURE
    assert found["Капитан посетил "][1] == "p3"
    assert found["Стороны договори"] == (Kind.STATEMENT, "p4")
