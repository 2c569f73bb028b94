"""Russian round tables and briefings: labels that describe their bearer, stations that ask, a journal's headings, and its number over the title."""

import pytest

from archive.parsing import Kind, parse

HEAD = "Стенограмма брифинга посла Юхана Тамма и капитана Мари Каск (Тарту, 21 февраля 2019 г.)\n21-02-2019\n\n"


def parts(text: str, *kinds: Kind) -> list[tuple]:
    return [(text[s.start : s.end], s.path, tuple(s.speakers)) for s in parse(text).segments if s.kind in kinds]


@pytest.mark.parametrize("house", ["телеканала «Маяк»", "радиостанции «Маяк»", "портала «Маяк»", "агентства «Маяк»"])
def test_a_station_s_question_alone_on_its_line_is_a_label(house):
    text = f"{HEAD}Юхан Тамм:\nДобрый день, коллеги! Паром готов.\n\nВопрос {house}:\nКогда он пойдёт? И с какого причала?\n\nЮхан Тамм:\nЛетом.\n"
    assert parts(text, Kind.SPEAKER_LABEL)[1] == (f"Вопрос {house}:", "t2", ())
    assert parts(text, Kind.SPEAKER_LABEL)[2][1] == "t3"


@pytest.mark.parametrize("word", ["Подтверждаю", "Повторяю", "Настаиваю", "Понимаем"])
def test_what_somebody_says_before_a_colon_is_no_label(word):
    text = f"{HEAD}Юхан Тамм:\nДобрый день! Паром готов.\n\nВопрос:\nКогда он пойдёт?\n\nЮхан Тамм:\n{word}: летом.\n\nВопрос:\nА зимой?\n\nЮхан Тамм:\nНет.\n"
    assert len(parts(text, Kind.SPEAKER_LABEL)) == 5


def test_labels_and_headings_of_a_journal_s_round_table():
    text = (
        "Маяк № 4, 2017\nКруглый стол «Озеро: лёд или вода?»\n26 января в редакции собрались капитаны. Ниже приводится запись.\n\n"
        "Мари Каск, главный редактор журнала «Маяк»: Коллеги, когда сойдёт лёд?\n\n"
        "Юхан Тамм, профессор Тартуского института, доктор технических наук: Весной он сойдёт.\n\nЭто известно давно.\n\n"
        "Реплика из зала: И осенью!\n\nМ. Каск: Слово капитану.\n\n«Мы ждём не лёд, а весну»\n\nЮ. Тамм: Согласен.\n"
    )
    assert parts(text, Kind.TITLE)[0][0] == "Круглый стол «Озеро: лёд или вода?»"
    assert [words for words, *_ in parts(text, Kind.FURNITURE)] == ["Маяк № 4, 2017"]
    assert [speakers for *_, speakers in parts(text, Kind.SPEAKER_LABEL)] == [
        ("Мари Каск",),
        ("Юхан Тамм",),
        (),
        ("Мари Каск",),
        ("Юхан Тамм",),
    ]
    assert [words for words, *_ in parts(text, Kind.HEADING)] == ["«Мы ждём не лёд, а весну»"]


@pytest.mark.parametrize("kind", ["Заявление ТАСС", "Сообщение ТАСС", "Заявление Советского правительства"])
def test_an_agency_s_statement_goes_on_with_what_it_is_of(kind):
    text = f"«ИЗВЕСТИЯ»\n9 августа 1973 года\n{kind}\nО событиях на озере\n\nНочью у причала сгорел паром. Огонь потушили.\n"
    assert parts(text, Kind.TITLE) == [(f"{kind}\nО событиях на озере", None, ())]
    assert parts(text, Kind.FURNITURE)[0][0] == "«ИЗВЕСТИЯ»"
