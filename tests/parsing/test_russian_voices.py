"""Who speaks in Russian records: names in capitals, offices printed short, houses and states, and a diary's writer."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.tongues.russian_capitals import as_prose
from archive.parsing.tongues.russian_cases import nominative

DATE = "3 мая 2005 года"


def said(text: str) -> list[tuple]:
    found = [s for s in parse(text).segments if s.kind is Kind.STATEMENT]
    return [(text[s.start : s.end], tuple(s.speakers)) for s in found]


def test_a_title_in_capitals_names_who_speaks():
    text = (
        "ЗАПИСЬ БЕСЕДЫ\nЗАМЕСТИТЕЛЯ МИНИСТРА ТРАНСПОРТА ЭСТОНИИ Ю. А. ЛЕСНОГО\nС ПОСЛАННИКОМ КЕНИИ В СССР Д. КАРЕНСОНОМ\n\n"
        f"{DATE}\n\nПосланник заявил, что паром готов. Лесной ответил, что он рад.\n\nКаренсон поблагодарил его.\n"
    )
    assert [who for _, who in said(text)] == [("Д. Каренсон",), ("Ю. А. Лесной",), ("Д. Каренсон",)]


def test_as_prose_keeps_every_character_in_its_place():
    text = "ЗАПИСЬ ДОЛГОЙ БЕСЕДЫ МИНИСТРА\nС ПОСЛОМ КЕНИИ В СССР Д. КЕРЕМОЙ\nПаром идёт."
    read = as_prose(text)
    assert read == "запись долгой беседы министра\nс послом Кении в СССР Д. Керемой\nПаром идёт."
    assert len(read) == len(text)


def test_a_diary_s_i_is_whose_it_is():
    text = (
        "ИЗ ДНЕВНИКА Ю. А. ТАММА\nПрием посла Кении Дауда Керемы 3 мая 2005 года\n\n5 мая 2005 г.\n\n"
        "Дауд Керема спросил, готов ли паром. Я ответил, что паром готов.\n\nПосол Ю. ТАММ\n"
    )
    assert [who for _, who in said(text)] == [("Дауд Керема",), ("Ю. А. Тамм",)]


@pytest.mark.parametrize(
    "printed",
    ["глава Минтранспорта", "Как отметил глава Минтранспорта", "министр"],
)
def test_a_ministry_s_short_name_means_its_minister(printed):
    verb = "" if printed.startswith("Как") else " отметил, что"
    line = f"{printed[0].upper()}{printed[1:]}{verb or ','} паром пойдёт летом."
    text = f"Встреча министра транспорта Эстонии Юхана Тамма с послом Кении Даудом Керемой\n\n{DATE}\n\nМинистр транспорта Эстонии Юхан Тамм принял посла Кении Дауда Керему.\n\n{line}\n"
    assert said(text)[-1] == (line, ("Юхан Тамм",))


@pytest.mark.parametrize(
    "line",
    [
        "В администрации порта рассказали, что паром пойдёт летом.",
        "В пресс-службе ведомства уточнили, что встреча пройдёт в Тарту.",
        "Члены Портового совета приветствовали договор.",
        "Совет постановил открыть порт в мае.",
        "Эстония призывает соседей открыть порты.",
        "Пресс-служба сообщает, что встречи с журналистами не будет.",
        "Кенийская Сторона выразила признательность за карты.",
    ],
)
def test_a_house_or_a_state_speaks_without_a_name(line):
    text = f"О положении в портах\n\n{DATE}\n\nЗимой порты стояли. Лёд был толще обычного.\n\n{line}\n"
    assert said(text) == [(line, ())]


def test_what_a_country_holds_is_part_of_what_somebody_says():
    text = f"Встреча министра Юхана Тамма с Даудом Керемой\n\n{DATE}\n\nМинистр Юхан Тамм заявил, что порты закрыты. Эстония призывает соседей их открыть.\n"
    assert said(text) == [(text.split("\n\n")[2].rstrip(), ("Юхан Тамм",))]


def test_the_latter_is_whoever_was_named_last():
    text = f"Встреча министра Юхана Тамма с Даудом Керемой\n\n{DATE}\n\nМинистр Юхан Тамм принял посла Дауда Керему. Во встрече участвовал директор порта Иван Орлов. Последний предложил открыть порт.\n"
    assert said(text)[-1] == ("Последний предложил открыть порт.", ("Иван Орлов",))


@pytest.mark.parametrize(
    ("printed", "first"),
    [(("Виталия", "Снежицкого"), ("Виталий", "Снежицкий")), (("Мариной", "Речицкой"), ("Марина", "Речицкая"))],
)
def test_surnames_in_цкий_are_led_back(printed, first):
    assert nominative(printed) == first


def test_a_surname_is_hard_where_the_text_shows_it():
    text = f"Разговор Президента Эстонии Юхана Тамма с Президентом Кении Дамдином Каруурем\n\n{DATE}\n\nЮхан Тамм поздравил Дамдина Каруура с праздником. Президент Кении поблагодарил его.\n"
    assert said(text)[-1] == ("Президент Кении поблагодарил его.", ("Дамдин Каруур",))


@pytest.mark.parametrize("line", ["Дауд Керема принял приглашение.", "Дауд Керема с радостью принял это приглашение."])
def test_who_accepts_an_invitation_says_so(line):
    text = f"О беседе Юхана Тамма с Даудом Керемой\n\n{DATE}\n\nЮхан Тамм пригласил Дауда Керему в Тарту.\n\n{line}\n"
    assert said(text)[-1] == (line, ("Дауд Керема",))


def test_who_received_a_guest_says_nothing():
    text = f"О беседе Юхана Тамма с Даудом Керемой\n\n{DATE}\n\nЮхан Тамм принял Дауда Керему.\n"
    assert said(text) == []


@pytest.mark.parametrize(
    ("title", "lines", "who"),
    [
        (
            "Совместное заявление Министра транспорта Эстонии Юхана Тамма и Министра транспорта Кении Дауда Керемы",
            "1. Мы, министры транспорта Эстонии и Кении, провели переговоры.\n\n2. Паром пойдёт в мае.",
            ("Юхан Тамм", "Дауд Керема"),
        ),
        (
            "Декларация о дружбе портов",
            "Мы, Президент Эстонии Юхан Тамм и Президент Республики Кения Дауд Керема,\n\nзаявляем о нижеследующем.\n\n1. Порты открыты.",
            ("Юхан Тамм", "Дауд Керема"),
        ),
        (
            "Совместное заявление министров транспорта Эстонии и Кении",
            "Мы рады, что порты открыты.\n\nПаром пойдёт в мае.\n\nМинистр транспорта Эстонии Юхан Тамм\n\nМинистр транспорта Кении Дауд Керема",
            ("Юхан Тамм", "Дауд Керема"),
        ),
    ],
)
def test_a_joint_document_that_says_we_is_its_issuers_from_end_to_end(title, lines, who):
    text = f"{title}\n\n{DATE}\n\n{lines}\n"
    parts = [s for s in parse(text).segments if s.kind in (Kind.STATEMENT, Kind.NARRATIVE)]
    assert {s.speakers for s in parts if s.kind is Kind.STATEMENT} == {who}
    assert all(s.kind is Kind.STATEMENT and s.confidence < 0.9 for s in parts)


def test_what_a_page_tells_of_a_joint_statement_is_not_its_issuers_words():
    text = (
        f"Совместное заявление Юхана Тамма и Дауда Керемы\n\n{DATE}\n\n"
        "Юхан Тамм и Дауд Керема приехали в Тарту и приняли заявление.\n\nПаром пришёл в порт.\n"
    )
    assert said(text) == []


@pytest.mark.parametrize(
    ("head", "speaker"),
    [
        ("С послом Эстонии Юханом Тамковым наш корреспондент встретился в порту.", "Юхан Тамков"),
        ("С послом Эстонии Юлианой Тамковой наш корреспондент встретился в порту.", "Юлиана Тамкова"),
        ("На вопросы отвечает посол Эстонии Юлиана Тамкова.", "Юлиана Тамкова"),
        ("Интервью дал посол Эстонии Юхан Тамм.", "Юхан Тамм"),
        ("Посол Юхан Тамм и министр Юлий Торвальдов говорили о пароме.", "Ю. Т."),  # one of two
        ("Порту исполнилось сто лет.", "Ю. Т."),  # nobody
        ("Мы были в гостях у посла Юлии Тольберг.", "Ю. Т."),  # in which case?
    ],
)
def test_russian_initials_are_led_to_whom_the_text_over_them_names(head: str, speaker: str) -> None:
    text = f"Паромы и лёд\n\n3 мая 2004 года\n\n{head}\n\nКОРР.: Когда пойдёт паром?\n\nЮ.Т.: Весной.\n\nКОРР.: А кто поведёт?\n\nЮ.Т.: Лоцман.\n"
    said = [s for s in parse(text).segments if s.path in ("t2.p1", "t4.p1")]
    assert [s.speakers for s in said] == [(speaker,), (speaker,)]
    assert speaker != "Ю. Т." or all(s.confidence < 0.9 for s in said)
