"""Messages that a Russian page quotes, and lines that are paragraphs of their own."""

import pytest

from archive.parsing import Kind, parse

DATE = "21 сентября 2010 года"
OPENING = "Глава Эстонского государства поздравил Президента Республики Кения Дауда Керему с праздником."
MESSAGE = "«Уважаемый Дауд,\nпримите сердечные поздравления с праздником.\n\nМежду нашими портами ходит паром.\n\nС уважением,\nЮхан Тамм»"


def parts(text: str, *kinds: Kind) -> list[tuple]:
    return [(text[s.start : s.end], s.path, tuple(s.speakers)) for s in parse(text).segments if s.kind in kinds]


def test_a_quoted_message_is_whose_name_stands_under_it():
    lead = "В телеграмме Президента Эстонии, в частности, говорится:"
    text = f"Поздравление Президенту Кении Дауду Кереме с праздником\n\n{DATE}\n\n{OPENING}\n\n{lead}\n\n{MESSAGE}\n\nПраздник отмечают и в порту.\n"
    assert parts(text, Kind.LEAD_IN) == [(lead, "p2", ("Юхан Тамм",))]
    assert parts(text, Kind.STATEMENT) == [
        (OPENING, "p1", ("Юхан Тамм",)),
        ("«Уважаемый Дауд,", "p3", ("Юхан Тамм",)),
        ("примите сердечные поздравления с праздником.", "p4", ("Юхан Тамм",)),
        ("Между нашими портами ходит паром.", "p5", ("Юхан Тамм",)),
        ("С уважением,", "p6", ("Юхан Тамм",)),
        ("Юхан Тамм»", "p7", ("Юхан Тамм",)),
    ]
    assert parts(text, Kind.NARRATIVE) == [("Праздник отмечают и в порту.", "p8", ())]


def test_clauses_of_a_preamble_are_paragraphs():
    lines = [
        "Правительства озёрных государств, далее Стороны,",
        "стремясь сохранить порты,",
        "договорились о нижеследующем:",
    ]
    text = (
        "СОГЛАШЕНИЕ\nо портах\n\n"
        + "\n".join(lines)
        + "\n\nСтатья 1\n\nПорты открыты.\n\nСтатья 2\n\nСпоры решаются в Тарту.\n"
    )
    assert [(words, path) for words, path, _ in parts(text, Kind.NARRATIVE)][:3] == list(
        zip(lines, ["p1", "p2", "p3"], strict=True)
    )


def test_an_office_alone_that_goes_on_is_whoever_spoke_last():
    text = (
        f"Встреча Министра транспорта Эстонии Юхана Тамма с Министром транспорта Кении Даудом Керемой\n\n{DATE}\n\n"
        "Министр транспорта Эстонии Юхан Тамм принял Министра транспорта Кении Дауда Керему.\n\n"
        "Дауд Керема поблагодарил за паром. Министр также сообщил, что порт открыт.\n"
    )
    assert [who for _, _, who in parts(text, Kind.STATEMENT)] == [("Дауд Керема",)]


def test_a_telegram_is_its_sender_s_words_from_end_to_end():
    text = (
        "Телеграмма Министра транспорта Эстонии Ю. А. Громова\nПремьер-Министру Кении\n7 мая 1954 г.\nГосподин Премьер-Министр,\n"
        "Я получил Ваше письмо о пароме и рад ему. Паром придёт в июне.\nПечатается по тексту газеты «Парус»\n"
    )
    said = [(text[s.start : s.end], tuple(s.speakers)) for s in parse(text).segments if s.kind is Kind.STATEMENT]
    assert said == [
        ("Господин Премьер-Министр,", ("Ю. А. Громов",)),
        ("Я получил Ваше письмо о пароме и рад ему. Паром придёт в июне.", ("Ю. А. Громов",)),
    ]


def test_a_greeting_is_of_who_signs_it_with_the_office_of_the_title():
    text = (
        "Приветствие Генерального секретаря Союза портов участникам регаты\n\n4 июня 2009 года\n\nУважаемые участники!\n\n"
        "Сердечно приветствую вас в Тарту.\n\nГенеральный секретарь Союза портов Юхан Тамм\n"
    )
    said = {tuple(s.speakers) for s in parse(text).segments if s.kind is Kind.STATEMENT}
    assert said == {("Юхан Тамм",)}


@pytest.mark.parametrize(
    ("told", "lead", "who"),
    [
        ("Олег Беляев поздравил Президента Кении Дауда Керему с праздником.", "В телеграмме говорится:", ["Олег Беляев"]),
        ("Послу Кении Дауду Кереме пришла телеграмма от Премьера Эстонии Юхана Тамма.", "В телеграмме сказано:", ["Юхан Тамм"]),
        ("Посол Кении Дауд Керема получил телеграмму Премьера Эстонии Юхана Тамма.", "В телеграмме говорится:", ["Юхан Тамм"]),
        ("Посла Кении Дауда Керему с праздником поздравил Премьер Эстонии Юхан Тамм.", "В телеграмме говорится:", ["Юхан Тамм"]),
        ("Юхан Тамм направил телеграмму Дауду Кереме. Посол Мари Каск сообщила, что её ждут.", "В тексте телеграммы говорится:", ["Юхан Тамм"]),
        ("Дауд Керема отметил день рождения.", "В послании Премьера Эстонии Юхана Тамма говорится:", ["Юхан Тамм"]),
        ("Паром пришёл в порт.", "В приветственной телеграмме, направленной Послом Юханом Таммом Послу Дауду Кереме, сказано:", ["Юхан Тамм"]),
        ("Президент направил телеграмму Президенту Кении Дауду Кереме.", "В телеграмме, в частности, говорится:", [""]),
    ],
)  # fmt: skip
def test_a_message_is_of_who_sent_it_and_not_of_who_received_it(told, lead, who):
    words = "«Уважаемый господин!\n\nПримите поздравления с праздником.\n\nПаром идёт в мае»."
    text = f"Поздравление с праздником\n\n{DATE}\n\n{told}\n\n{lead}\n\n{words}\n\nВ порту прошла регата.\n"
    after = text.index(lead)
    found = [
        s
        for s in parse(text).segments
        if s.start >= after and s.kind in (Kind.LEAD_IN, Kind.STATEMENT, Kind.NARRATIVE)
    ]
    said = {" ".join(s.speakers) for s in found if s.kind in (Kind.LEAD_IN, Kind.STATEMENT)}
    assert sorted(said) == who
    assert found[-1].kind is Kind.NARRATIVE
    assert [s.kind for s in found[:-1]] == [Kind.LEAD_IN, *[Kind.STATEMENT] * 3]


def test_a_letter_is_of_who_signs_it_where_its_title_names_only_to_whom_it_goes():
    lines = ["Уважаемый господин Министр!", "Поздравляю Вас с днём рождения.", "С уважением,", "Юхан Тамм"]
    text = f"Телеграмма Министру транспорта Кении Дауду Кереме\n\n{DATE}\n\n" + "\n\n".join(lines) + "\n"
    assert parts(text, Kind.STATEMENT) == [
        (line, f"p{number}", ("Юхан Тамм",)) for number, line in enumerate(lines, 1)
    ]
    told = text.replace(lines[0], "Дауд Керема отметил день рождения.")
    assert parts(told, Kind.STATEMENT)[-1:] != [("Юхан Тамм", "p4", ("Юхан Тамм",))]
