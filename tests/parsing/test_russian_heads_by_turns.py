"""Heads of Russian turns that only their coming again by turns shows, and lists that are none; every text is our own."""

import pytest

from archive.parsing import Kind, parse

OVER = "Стенограмма брифинга в порту\n\n4 июня 2009 года\n\n"


def turns(text: str) -> list[tuple[str, tuple[str, ...]]]:
    found = [s for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]
    return [(text[s.start : s.end], tuple(s.speakers)) for s in found]


def test_questions_and_answers_before_a_stop_take_turns() -> None:
    text = OVER + "ВОПРОС. Когда пойдёт паром?\n\nОТВЕТ. Весной.\n\nВОПРОС. А зимой?\n\nОТВЕТ. Зимой лёд.\n"
    assert [label for label, _ in turns(text)] == ["ВОПРОС.", "ОТВЕТ.", "ВОПРОС.", "ОТВЕТ."]


def test_a_first_name_before_a_surname_in_capitals_and_a_stop() -> None:
    text = OVER + (
        "Юхан ТАММ, начальник порта Риги. Добрый день. Паром починили.\n\nМодератор. Прошу вопросы.\n\n"
        "Вопрос из зала. (На эстонском языке.) Когда он пойдёт?\n\nЮхан ТАММ. Весной.\n\nМодератор. Спасибо.\n"
    )
    assert turns(text) == [
        ("Юхан ТАММ, начальник порта Риги.", ("Юхан Тамм",)),
        ("Модератор.", ()),
        ("Вопрос из зала. (На эстонском языке.)", ()),
        ("Юхан ТАММ.", ("Юхан Тамм",)),
        ("Модератор.", ()),
    ]


def test_an_office_before_a_dash_answers_questions_with_their_papers() -> None:
    text = (
        "Ответы Министра портов Юхана Тамма на вопросы журналистов\n\n4 июня 2009 года\n\n"
        "Вопрос (телеканал «Парус») – Когда пойдёт паром?\n\nМинистр – Весной, как всегда.\n\n"
        "Вопрос (по-английски) – And in winter?\n\nМинистр – Зимой лёд.\n"
    )
    assert [label for label, _ in turns(text)] == [
        "Вопрос (телеканал «Парус») –",
        "Министр –",
        "Вопрос (по-английски) –",
        "Министр –",
    ]


def test_papers_and_offices_alone_on_their_lines_by_turns() -> None:
    text = (
        "Ответы начальника порта Юхана Тамма на вопросы печати\n\n4 июня 2009 года\n\nМТРК «Парус»\nКогда пойдёт паром?\n\n"
        "Начальник порта Юхан Тамм\nВесной.\n\nАгентство «Маяк»\nА зимой?\n\nНачальник порта\nЗимой лёд. Спасибо.\n"
    )
    assert turns(text) == [
        ("МТРК «Парус»", ()),
        ("Начальник порта Юхан Тамм", ("Юхан Тамм",)),
        ("Агентство «Маяк»", ()),
        ("Начальник порта", ("Юхан Тамм",)),
    ]


def test_initials_are_whom_the_head_names_in_full() -> None:
    text = (
        "Юхан Тамм: «Зимой нельзя торопиться»\n\nНачальник порта Юхан Тамм рассказал нашему корреспонденту о льде.\n\n"
        "«П.»: Когда пойдёт паром?\n\nЮ. Т.: Весной.\n\n«П.»: А зимой?\n\nЮ. Т.: Зимой лёд.\n"
    )
    assert [who for label, who in turns(text) if label == "Ю. Т.:"] == [("Юхан Тамм",), ("Юхан Тамм",)]


@pytest.mark.parametrize(
    "text",
    [
        "Книги о гавани\n\nМари КАСК. Паром. Рига, 1998.\n\nЮхан ТАММ. Лёд. Рига, 1999.\n\nМари КАСК. Маяк. Рига, 2001.\n",
        "Кто возил нас в море\n\nТелеканал «Парус»\n\nНачальник порта\n\nАгентство «Маяк»\n\nНачальник порта\n",
        "Правление порта\n\nПредседатель – Юхан Тамм\n\nСекретарь – Мари Каск\n\nСекретарь – Пеэтер Мяги\n",
    ],
)
def test_lists_of_books_and_of_offices_have_no_turns(text: str) -> None:
    assert turns(text) == []


def test_the_items_of_a_treaty_do_not_show_that_its_lines_are_wrapped() -> None:
    text = (
        "СОГЛАШЕНИЕ\nмежду Правительством Севера и Правительством Юга о паромах\n(Рига, 4 июня 1994 года)\n"
        "Правительство Севера и Правительство Юга, именуемые далее Сторонами,\nжелая облегчить плавание,\n"
        "согласились о нижеследующем:\nСтатья 1\nВедомства Сторон:\nа) обмениваются сведениями о льде;\n"
        "б) извещают друг друга о туманах, закрытии гаваней и о судах, которые терпят бедствие;\nв) чинят причалы.\n"
        "Статья 2\nПри сильном льде одна из Сторон вправе остановить движение паромов через пролив.\n"
        "О таком решении она уведомляет другую Сторону.\n"
    )
    lines = [text[s.start : s.end] for s in parse(text).segments if s.kind is Kind.NARRATIVE]
    assert "желая облегчить плавание," in lines
    assert lines[-1] == "О таком решении она уведомляет другую Сторону."


def test_a_diary_s_line_over_its_own_date_stands_over_the_title() -> None:
    text = (
        "СЕКРЕТНО. Экз. № 3\nИз дневника Ю. А. ТАММА\n6 июня 1956 г. № 18/юа\nЗАПИСЬ БЕСЕДЫ\nс послом Кении Даудом Керемой\n"
        "4 июня 1956 года\nСегодня принял посла Кении Дауда Керему.\nПосол сказал, что паром пойдёт весной.\n"
    )
    title = [text[s.start : s.end] for s in parse(text).segments if s.kind is Kind.TITLE]
    assert title == ["ЗАПИСЬ БЕСЕДЫ\nс послом Кении Даудом Керемой"]
    text = (
        "СЕКРЕТНО\nИз дневника Ю. А. ГРОМОВА\nЗАПИСЬ БЕСЕДЫ С ПОСЛОМ КЕНИИ В СССР Д. КЕРЕМОЙ\n"
        "4 июня 1956 года\nСегодня принял посла Кении Д. Керему.\nПосол сказал, что паром пойдёт весной. Я поблагодарил его.\n"
    )
    found = parse(text).segments
    assert [text[s.start : s.end] for s in found if s.kind is Kind.TITLE] == [text.splitlines()[2]]
    assert [s.speakers for s in found if s.kind is Kind.STATEMENT] == [("Д. Керема",), ("Ю. А. Громов",)]
