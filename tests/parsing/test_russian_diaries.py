"""Russian diaries, records of conversations and communiqués: who "я" and "он" are, who accepts an invitation."""

import pytest

from archive.parsing import parse
from archive.parsing.tongues.russian_capitals import as_prose

TALK = "{}\n12 марта 1956 г.\n\n1. Керема сказал, что паром стоит. Я ответил, что он пойдёт весной.\n\n2. Затем я спросил, есть ли лёд. Он пожаловался на лёд. После этого был подан чай.\n\n3. Прощаясь, я поблагодарил Керему за приём."
WRITER, GUEST = ("Ю. А. Громов",), ("Д. Керема",)


@pytest.mark.parametrize(
    "title",
    [
        "ЗАПИСЬ БЕСЕДЫ ПОСЛА СССР В КЕНИИ Ю. А. ГРОМОВА С МИНИСТРОМ ПУТЕЙ КЕНИИ Д. КЕРЕМОЙ",
        "ИЗ ДНЕВНИКА ПОСЛА СССР В КЕНИИ Ю. А. ГРОМОВА\nЗАПИСЬ БЕСЕДЫ С МИНИСТРОМ ПУТЕЙ КЕНИИ Д. КЕРЕМОЙ",
    ],
)
def test_i_is_whose_the_record_is_and_he_whom_he_asked(title):
    text = TALK.format(title)
    said = [(text[s.start : s.start + 9], s.speakers) for s in parse(text).segments if s.kind == "statement"]
    assert said == [
        ("Керема ск", GUEST),
        ("Я ответил", WRITER),
        ("Затем я с", WRITER),
        ("Он пожало", GUEST),
        ("Прощаясь,", WRITER),
    ]


def test_i_is_nobody_where_the_title_does_not_say_whose_the_record_is():
    text = TALK.format("ЗАПИСЬ БЕСЕДЫ С МИНИСТРОМ ПУТЕЙ КЕНИИ Д. КЕРЕМОЙ")
    assert all(s.speakers in ((), GUEST) for s in parse(text).segments)


def test_a_title_in_capitals_ends_with_a_surname_where_the_text_prints_it_inside_a_sentence():
    title, below = (
        "ПРИЁМ ПОСЛА КЕНИИ ВАКАРИ",
        "\nЗаписал секретарь посольства. Чай подали в Малом зале посольства в пять часов вечера, вышли в сад. ",
    )
    assert as_prose(title + below + "Прощаясь, Вакари рад.").startswith("приём посла Кении Вакари")
    assert as_prose(title + below + "Прощаясь, он рад.").startswith("приём посла Кении вакари")


COMMUNIQUE = """СОВМЕСТНОЕ ЭСТОНСКО-НИГЕРИЙСКОЕ КОММЮНИКЕ

Между Министром иностранных дел Эстонии Ю. А. Таммом и Министром иностранных дел Нигерии Д. Керемой состоялись беседы.

Оба Министра с удовлетворением отметили, что паром ходит. Нигерийский министр заверил, что порт готов.

Д. Керема пригласил Ю. А. Тамма посетить Лагос. Приглашение было с благодарностью принято{}.
"""


@pytest.mark.parametrize(("by", "who"), [("", ()), (" Ю. А. Таммом", ("Ю. А. Тамм",))])
def test_an_invitation_is_accepted_by_whom_the_fifth_case_names_or_by_nobody(by, who):
    text = COMMUNIQUE.format(by)
    said = [s.speakers for s in parse(text).segments if s.kind == "statement"]
    assert said == [("Ю. А. Тамм", "Д. Керема"), ("Д. Керема",), ("Д. Керема",), who]


def test_whose_diary_it_is_and_with_whom_he_talked_are_one_title():
    text = "№ 41\nИЗ ДНЕВНИКА ПОСЛА СССР В КЕНИИ Ю. А. ГРОМОВА\nЗАПИСЬ БЕСЕДЫ С МИНИСТРОМ ПУТЕЙ КЕНИИ Д. КЕРЕМОЙ\n14 марта 1957 г.\nСекретно. Экз. № 2\nСегодня посетил Керему в министерстве."
    segments = parse(text).segments
    assert [s.kind for s in segments] == ["furniture", "title", "dateline", "furniture", "narrative"]
    assert text[segments[1].start : segments[1].end].count("\n") == 1


@pytest.mark.parametrize(
    ("foot", "who"), [("Посол СССР в Кении\nЮ. А. Громов\n", WRITER), ("Посол СССР в Кении\n", ())]
)
def test_i_is_who_signs_a_record_whose_title_gives_his_office_alone(foot, who):
    title = "Запись беседы Посла СССР в Кении\nс Министром путей Кении Д. Керемой"
    text = f"{TALK.format(title)}\n\n{foot}"
    parts = parse(text).segments
    assert [s.speakers for s in parts if text[s.start : s.end].startswith("Я ответил")] in ([who], [])
    assert any(s.speakers == WRITER for s in parts) == bool(who)
