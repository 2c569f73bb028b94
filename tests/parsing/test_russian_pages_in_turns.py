"""Russian conferences: who speaks before the first question, labels with small words, and lines that are the page's."""

import pytest

from archive.parsing import Kind, parse

DATE = "6 апреля 2017 года"
TURNS = "Вопрос: Когда пойдёт паром?\n\nОтвет: Летом.\n\nВопрос: А зимой?\n\nОтвет: Зимой нет."


def parts(text: str, *kinds: Kind) -> list[tuple]:
    return [(text[s.start : s.end], s.path, tuple(s.speakers)) for s in parse(text).segments if s.kind in kinds]


@pytest.mark.parametrize(
    "opening",
    [
        "Уважаемые дамы и господа,",
        "Мы придаём порту большое значение.",
        "Лёд сошёл рано. Просим капитанов беречь суда.",
    ],
)
def test_what_stands_before_the_first_question_is_said_by_whose_briefing_it_is(opening):
    text = f"Брифинг официального представителя МИД Эстонии Ю.А.Орлова, Тарту, {DATE}\n\n{opening}\n\nПаром готов, и лёд сошёл.\n\n{TURNS}\n"
    found = parts(text, Kind.STATEMENT)[:2]
    assert [(path, who) for _, path, who in found] == [("p1", ("Ю. А. Орлов",)), ("p2", ("Ю. А. Орлов",))]


def test_what_stands_under_topics_before_the_first_question_is_said_too():
    body = "О визите посла\n\nВ Тарту приедет посол Кении. Он встретится с капитанами.\n\nОб озёрном пароме\n\nПаром пойдёт в июле. Билеты дешевле прежних."
    text = f"Брифинг официального представителя порта Ю.А.Орлова, Тарту, {DATE}\n\n{body}\n\n{TURNS}\n"
    assert [(path, who) for _, path, who in parts(text, Kind.STATEMENT)[:2]] == [
        ("p1", ("Ю. А. Орлов",)),
        ("p2", ("Ю. А. Орлов",)),
    ]


@pytest.mark.parametrize(
    ("topics", "told", "who"),
    [
        (("О визите посла", "О новом пароме"), 'Посол Кении Дауд Керема заявил: "Паром нужен обеим странам".', ("Дауд Керема",)),
        (("О визите посла", "О новом пароме"), 'Посол Кении Дауд Керема заявил: "Мы ждём паром".', ("Дауд Керема",)),
        (("О визите посла", "О новом пароме"), "Президент Эстонии Юхан Тамм сообщил, что паром придёт летом.", ("Юхан Тамм",)),
        (("О визите посла", "О новом пароме"), '"Корабль хороший", – отметил Рауль Мунк.', ("Рауль Мунк",)),
        (("О порядке аккредитации", "О месте проведения"), "Заявки принимаются до среды. Их ждут в порту.", None),
        (("Об аккредитации", "О времени и месте проведения"), "Заявки принимаются до среды. Их ждут в порту.", None),
    ],
)  # fmt: skip
def test_what_others_said_under_topics_and_what_is_told_of_the_conference_is_not_its_speaker_s(topics, told, who):
    body = f"{topics[0]}\n\n{told}\n\n{topics[1]}\n\nВход открыт в полдень. Билеты дешевле прежних."
    text = f"Брифинг официального представителя порта Ю.А.Орлова, Тарту, {DATE}\n\n{body}\n\n{TURNS}\n"
    before = text.index("Вопрос:")
    said = [tuple(s.speakers) for s in parse(text).segments if s.kind is Kind.STATEMENT and s.start < before]
    assert said == ([who] if who else [])


def test_an_account_before_the_first_question_is_nobody_s():
    text = f"Брифинг официального представителя порта Ю.А.Тамма, Тарту, {DATE}\n\nБрифинг вёл сотрудник порта. Зал был полон.\n\n{TURNS}\n"
    assert parts(text, Kind.NARRATIVE)[0][1] == "p1"


def test_a_heading_over_the_answers_may_end_with_a_colon():
    topics = ["О ледоходе на озере", "О новом пароме", "Из ответов на вопросы:"]
    body = f"{topics[0]}\n\nМы ждём ледоход в мае. Он будет коротким.\n\n{topics[1]}\n\nПаром готов. Его ждут в порту.\n\n{topics[2]}\n\n{TURNS}\n"
    text = (
        f"Брифинг официального представителя порта Ю.А.Тамма, Тарту, {DATE}\n\nОглавление\n"
        + "\n".join(topics)
        + f"\n\n{body}"
    )
    assert [words for words, _, _ in parts(text, Kind.HEADING)] == topics
    assert topics[2] in [words for words, _, _ in parts(text, Kind.FURNITURE)]


@pytest.mark.parametrize(
    ("label", "name"),
    [("Ю.А.Тамм, координатор порта:", "Ю. А. Тамм"), ("Азлан бин Рахим (перевод с английского):", "Азлан бин Рахим")],
)
def test_a_label_may_hold_small_words(label, name):
    text = f"Пресс-конференция в Тарту\n\n{DATE}\n\nВопрос: Когда пойдёт паром?\n\n{label} Летом. Лёд сойдёт в мае.\n\nВопрос: А зимой?\n\n{label} Зимой нет.\n"
    assert parts(text, Kind.SPEAKER_LABEL)[1] == (label, "t2", (name,))


def test_a_paper_s_name_alone_asks():
    text = f"Министр Юхан Тамм: «Паром готов»\n\n{DATE}\n\nТАРТУ, 6 апреля. /Маяк/. Паром готов.\n\nМАЯК: Когда он пойдёт?\n\nЮ.ТАММ: Летом. Лёд сойдёт в мае.\n\nМАЯК: А зимой?\n\nЮ.ТАММ: Зимой нет.\n"
    assert parts(text, Kind.SPEAKER_LABEL)[0] == ("МАЯК:", "t1", ())


def test_lines_of_a_page_over_the_first_label_are_no_headings():
    page = ["1 из 5", "С Президентом Кении Даудом Керемой.", "Фото: пресс-служба Президента"]
    text = (
        f"Встреча с Президентом Кении Даудом Керемой\n\nЮхан Тамм провёл переговоры с Президентом Кении Даудом Керемой.\n\n{DATE}\n\n"
        + "\n".join(page)
    )
    text += "\n\nЮ.Тамм: Добрый день, господин Президент.\n\nД.Керема: Благодарю Вас.\n\nЮ.Тамм: Прошу.\n"
    assert set(page) <= {words for words, _, _ in parts(text, Kind.FURNITURE)}


def test_the_weather_beside_today_s_date_is_the_page_s():
    text = f"ПОНЕДЕЛЬНИК, 4 СЕНТЯБРЯ +17°\nГлавная\nНовости\nВстреча министра Юхана Тамма с послом\n{DATE}\n\nМинистр Юхан Тамм заявил, что паром готов.\n"
    assert parts(text, Kind.FURNITURE)[0][0] == "ПОНЕДЕЛЬНИК, 4 СЕНТЯБРЯ +17°"


def test_an_act_s_title_says_whose_it_is_in_capitals():
    title = "УКАЗ\nПРЕЗИДЕНТА РЕСПУБЛИКИ КЕНИЯ\nО портовом представителе"
    text = f"{title}\n\nВ целях развития портов постановляю:\n\n1. Учредить должность представителя.\n\n2. Настоящий Указ вступает в силу со дня его подписания.\n"
    assert parts(text, Kind.TITLE)[0][0] == title
