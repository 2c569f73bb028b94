"""Russian titles over several lines, and headlines under a page's links."""

import pytest

from archive.parsing import Kind, parse

TEXT = "3 мая в Тарту прошла встреча министров. Они осмотрели порт и новый паром, который пойдёт летом."


def parts(text: str, kind: Kind) -> list[str]:
    return [text[s.start : s.end] for s in parse(text).segments if s.kind is kind]


@pytest.mark.parametrize(
    "title",
    [
        "О встрече министра транспорта\nЭстонии Ю.Тамма с послом Кении в Тарту",
        "ПРЕСС-КОНФЕРЕНЦИЯ\nКапитана порта Ю.А.Тамма по итогам зимы",
        "ЗАПИСЬ БЕСЕДЫ\nМИНИСТРА ТРАНСПОРТА ЭСТОНИИ Ю. А. ТАММА\nС ПОСЛОМ КЕНИИ Д. КЕРЕМОЙ",
        "ЗАПИСЬ ПЕРЕГОВОРОВ МИНИСТРА ЛЬДА ЭСТОНИИ\nС ДЕЛЕГАЦИЕЙ КЕНИИ",
        "Телеграмма Министра льда Эстонии Ю. А. Тамма\nПремьер-Министру Кении",
        "ЛИЧНОЕ ПОСЛАНИЕ\nМИНИСТРА ЛЬДА Ю. А. ТАММА\nПРЕЗИДЕНТУ г-ну Д. КЕРЕМЕ",
        "ИЗ ДНЕВНИКА Ю. А. ТАММА\nПрием посла Кении Дауда Керемы 3 мая 1956 года",
    ],
)
def test_a_title_goes_on_in_the_lines_right_under_it(title):
    text = f"{title}\n\n5 мая 1956 года\n\n{TEXT}\n"
    assert parts(text, Kind.TITLE) == [title]


@pytest.mark.parametrize("under", ["Паром пошёл утром", "Присутствовали: М. Каск"])
def test_a_line_that_tells_something_goes_on_with_no_title(under):
    text = f"ЗАПИСЬ БЕСЕДЫ\n{under}\n\n{TEXT}\n"
    assert parts(text, Kind.TITLE) == ["ЗАПИСЬ БЕСЕДЫ"]


MENU = "Главная\nНовости\nФотогалерея (3)\nЛента   В порту   На море\nКонтакты\n"


@pytest.mark.parametrize(
    "title",
    [
        "Посланник островов призвал капитанов открыть мост",
        "Эстония и Кения намерены вместе строить паромы",
        "Капитан порта: «Лёд не должен быть сюрпризом»",
        "«Паром не терпит суеты»",
    ],
)
def test_a_headline_under_links_is_the_title_and_not_sure(title):
    text = f"{MENU}{title}\n3 мая 2016, 08:00\n\n{TEXT}\n"
    found = [s for s in parse(text).segments if s.kind is Kind.TITLE]
    assert [text[s.start : s.end] for s in found] == [title]
    assert all(s.confidence < 0.9 for s in found)


def test_a_ministry_of_affairs_tells_nothing():
    text = f"{MENU}Министерство озёрных дел Республики Кения\nЭстония и Кения намерены вместе строить паромы\n3 мая 2016\n\n{TEXT}\n"
    assert parts(text, Kind.TITLE) == ["Эстония и Кения намерены вместе строить паромы"]


def test_a_release_s_number_stands_before_its_title():
    text = (
        "№:17/21, Информация пресс-службы Министерства озёрных дел\n"
        f"№ 17/21, О встрече министра Юхана Тамма с Генеральным секретарем Озёрного совета\n3 мая 2021\n\n{TEXT}\n"
    )
    assert parts(text, Kind.TITLE) == [text.split("\n")[1]]
    assert [p.person for p in parse(text).participants][:1] == ["Юхан Тамм"]


def test_a_caption_says_the_title_again_in_short():
    caption = "С министром Кении Даудом Керемой."
    text = f"{MENU}Встреча с министром Кении Даудом Керемой\n3 мая 2016\n\n{caption}\n\n{TEXT}\n"
    assert caption in parts(text, Kind.FURNITURE)


def test_what_the_press_service_tells_is_no_link():
    line = "Пресс-служба сообщает, что встречи с журналистами не будет."
    text = f"Встреча министра Юхана Тамма с послом\n\n3 мая 2016 года\n\n{TEXT}\n\n{line}\n"
    assert line not in parts(text, Kind.FURNITURE)


def test_a_headline_with_initials_under_the_date_is_the_title():
    title = "Ю. Тамм: Паромы становятся важной частью дружбы"
    assert parts(
        f"20 ноября 2019\n\n{title}\n\nКапитан порта Юхан Тамм принял посла Кении. Они осмотрели паром.\n", Kind.TITLE
    ) == [title]


def test_words_of_a_news_page_s_menu_stand_over_a_quotation():
    text = "Главное\nПолитика\nМир\nАнна Лунд\n«Паром не терпит суеты»\n14 марта 2019, 00:01\nКапитан Юхан Тамм — о льде\nВопрос: Когда?\nЮхан Тамм: Весной.\n"
    assert parts(text, Kind.TITLE) == ["«Паром не терпит суеты»"]


def test_a_headline_that_puts_words_in_a_mouth_stands_over_the_date():
    title = "Юхан Тамм: порты двух стран выходят на новый уровень"
    assert parts(f"{title}\n\n4 июня 2009 года\n\n{TEXT}\n\nКапитан провёл встречу с послом Кении.\n", Kind.TITLE) == [
        title
    ]


def test_a_page_s_path_and_menu_stand_over_a_headline_that_is_no_label():
    title = "Юхан Тамм: Лёд не терпит суеты"
    text = (
        f"Агентство «Парус»\nГлавная » Беседы\nПорт Море Лёд\n12:40 03.11.2017\n3418 просмотров\n{title}\n\n"
        "Капитан порта Юхан Тамм принял нас на пароме. Говорила с ним Мари Каск.\n\n"
        "Каск. – Когда сойдёт лёд?\n\nТамм. – Весной, как всегда.\n\nКаск. – А паромы?\n\nТамм. – Пойдут сразу.\n"
    )
    assert parts(text, Kind.TITLE) == [title]
    assert [s.path for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL] == ["t1", "t2", "t3", "t4"]


def test_a_broadcast_s_question_over_its_date_is_the_title():
    title = "Лоция: что дальше со льдом?"
    text = f"Радио «Маяк»\nПередачи → Лоция\nСлушать 40:10\n{title}\n22 апреля 2009, 21:07\n\nЮ. ТАММ ― Добрый вечер.\n\nМ. КАСК ― Здравствуйте.\n\nЮ. ТАММ ― Когда?\n"
    assert parts(text, Kind.TITLE) == [title]


def test_links_and_languages_of_a_russian_page_are_the_page_s():
    text = (
        "Рус Бел Eng 中文\nВы здесь: Порт → Ответы\n\nОтветы временного поверенного в делах Кении Дауда Керемы на вопросы газеты\n\n4 июня 2009 года\n\n"
        "Вопрос: Когда?\n\nОтвет: Весной, когда сойдёт лёд.\n\nДругие материалы по теме\nПаром пошёл\n"
    )
    assert parts(text, Kind.TITLE) == ["Ответы временного поверенного в делах Кении Дауда Керемы на вопросы газеты"]
    assert parts(text, Kind.FURNITURE) == [
        "Рус Бел Eng 中文",
        "Вы здесь: Порт → Ответы",
        "Другие материалы по теме",
        "Паром пошёл",
    ]


def test_a_list_of_contents_names_the_answers_without_the_colon():
    text = (
        "Брифинг капитана порта Юхана Тамма, Тарту, 8 июня 2017 года\n\nОглавление\n1. О визите посла Кении\n2. О новом пароме\n3. Из ответов на вопросы\n\n"
        "О визите посла Кении\n\nПосол приедет в среду. Мы его ждём.\n\nО новом пароме\n\nОн готов.\n\nИз ответов на вопросы:\n\nВопрос: Когда он пойдёт?\n\nЮ.Тамм: Весной.\n"
    )
    assert parts(text, Kind.FURNITURE) == [
        "Оглавление",
        "1. О визите посла Кении",
        "2. О новом пароме",
        "3. Из ответов на вопросы",
    ]
