"""The head of a Russian chamber's minutes: its name, where it sits, who presides; and heads of other Russian pages."""

import pytest

from archive.parsing import parse
from archive.parsing.page.heading_lines import could_be_heading
from archive.parsing.page.place_lines import is_place

MINUTES = """ОЗЁРНАЯ ДУМА
СТЕНОГРАММА ЗАСЕДАНИЙ
19 марта 1997 года
Здание Озёрной Думы. Большой зал.
10 часов.
Председательствует заместитель Председателя Государственной Думы Юхан Каск

Председательствующий. Переходим к вопросу о пароме. Докладывает Вера Юрьевна Кольцова.

Кольцова В. Ю. Паром стоит второй год.

Председательствующий. Есть ли вопросы?

Кольцова В. Ю. Вопросов не слышу.
"""


def test_who_presides_is_named_in_full_by_the_line_that_says_so():
    segments = parse(MINUTES).segments
    assert [s.speakers for s in segments if s.kind == "speaker_label"] == 2 * [
        ("Юхан Каск",),
        ("Вера Юрьевна Кольцова",),
    ]
    [line] = [s for s in segments if MINUTES.startswith("Председательствует ", s.start)]
    assert (line.kind, line.path) == ("narrative", "p1")


def test_two_who_preside_are_nobody_named():
    text = MINUTES.replace("\n\nПред", "\nПредседательствует Мари Тамм\n\nПред", 1)
    assert {s.speakers for s in parse(text).segments if s.kind == "speaker_label"} == {(), ("Вера Юрьевна Кольцова",)}


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Здание Озёрной Думы. Большой зал.", True),
        ("Здание Озёрной Думы. Большой зал. 10 часов", True),
        ("Зал заседаний Озёрной палаты. 10 часов 30 минут.", True),
        ("Озёрная область, Ново-Тартово", False),
        ("Приозёрская область, Ново-Тартово", True),
        ("Здание уже подобрано. Весной откроем.", False),
    ],
)
def test_which_russian_line_gives_where_a_chamber_sits(line, is_one):
    assert is_place(line, 0, len(line), after_date=False) is is_one


def test_who_presides_heads_nothing():
    line = "Председательствует посол Юхан Тамм"
    assert not could_be_heading(line, 0, len(line))


def test_the_word_for_a_transcript_over_a_title_is_the_page_s():
    text = "Стенограмма\nБрифинг министра путей Мари Каск\nТарту, 5 апреля 2007 г.\n\nВопрос: Когда пойдёт паром?\n\nМ.Каск: Весной."
    first, second = parse(text).segments[:2]
    assert (first.kind, second.kind) == ("furniture", "title")
    assert text[second.start : second.end] == "Брифинг министра путей Мари Каск"


def test_a_short_title_over_its_date_is_no_link():
    text = "О паромных переговорах\n21 июля 2011 года\n108-21-07-2011\n20 июля в Тарту состоялись переговоры о паромах. Встречу вёл заместитель министра Ю.Тамм."
    assert parse(text).segments[0].kind == "title"


def test_between_whom_an_agreement_is_goes_on_with_its_title():
    text = "СОГЛАШЕНИЕ\nМЕЖДУ ПРАВИТЕЛЬСТВОМ ЭСТОНИИ И ПРАВИТЕЛЬСТВОМ КЕНИИ О ПАРОМАХ\n(Тарту, 3 сентября 1964 года)\nПравительства согласились о нижеследующем:\nСтатья 1\nПаром ходит ежедневно."
    title = parse(text).segments[0]
    assert text[title.start : title.end].endswith("О ПАРОМАХ")


def test_a_place_over_a_picture_s_source_is_no_caption():
    text = "Начало встречи с министром путей Юханом Таммом\n11 июля 2013 года\n15:40\nПриозёрская область, Ново-Тартово\nФото: пресс-служба\nМ.Каск: Добрый день.\n\nЮ.Тамм: Здравствуйте."
    place = next(s for s in parse(text).segments if text.startswith("Приозёрская", s.start))
    assert place.kind == "dateline"


def test_what_a_page_prints_under_an_interview_is_furniture():
    text = "Юхан Тамм: «Паром нужен всем»\nТарту, 22 июня 1994 года\n\nКорр.: Когда пойдёт паром?\n\nЮ. Тамм: Весной.\n\nКорр.: И зимой?\n\nЮ. Тамм: Нет.\n\nБеседу вела Мари Каск.\n\nКонтакты\n\nПодписаться на рассылку"
    segments = parse(text).segments
    assert [s.speakers for s in segments if s.kind == "speaker_label"] == 2 * [(), ("Юхан Тамм",)]
    assert [s.kind for s in segments[-3:]] == 3 * ["furniture"]


def test_a_briefing_begins_in_the_words_of_whose_it_is():
    text = "Брифинг представителя МИД Эстонии Ю.А.Тамма, Тарту, 6 октября 2022 года\n\nО визите министра\n\nЗапланированы переговоры.\n\nРассчитываем, что план будет подписан.\n\nОтветы на вопросы:\n\nВопрос: Когда?\n\nЮ.А.Тамм: Весной."
    said = {s.speakers for s in parse(text).segments if s.kind == "statement" and s.path and s.path.startswith("p")}
    assert said == {("Ю. А. Тамм",)}
