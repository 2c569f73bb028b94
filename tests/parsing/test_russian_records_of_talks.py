"""Russian records of a conversation: surnames that the text itself prints in the first case, who is called in, and the edition's notes."""

import pytest

from archive.parsing import Kind, parse

HEAD = "Запись беседы заместителя министра иностранных дел Эстонии Ю. А. Тамма с послом Кении {}\n6 марта 1951 г.\n\n"


def parts(text: str, *kinds: Kind) -> list[tuple]:
    return [(text[s.start : s.end], s.path, tuple(s.speakers)) for s in parse(text).segments if s.kind in kinds]


@pytest.mark.parametrize(
    ("printed", "begins", "known"),
    [
        ("Д. Маворилой", "Маворила", "Д. Маворила"),
        ("Д. Маврисом", "Маврис", "Д. Маврис"),
        ("Маворилой", "Маворила", "Маворила"),
    ],
)
def test_a_surname_before_a_verb_of_saying_is_the_first_case(printed, begins, known):
    text = f"{HEAD.format(printed)}{begins} заявил, что паром готов. Он просил назвать срок.\n\nТамм ответил, что срок назначен.\n"
    assert [speakers for *_, speakers in parts(text, Kind.STATEMENT)] == [(known,), ("Ю. А. Тамм",)]


def test_who_comes_and_then_tells():
    text = f"{HEAD.format('Керемой')}1. Керема явился с визитом. Он сообщил, что паром готов.\n\n2. Тамм ответил, что рад этому.\n"
    assert parts(text, Kind.NARRATIVE)[0][0] == "Керема явился с визитом."
    assert parts(text, Kind.STATEMENT)[0] == ("Он сообщил, что паром готов.", "1", ("Керема",))


def test_somebody_who_is_called_in_speaks_under_his_surname():
    text = f"{HEAD.format('Д. Керемой')}1. Керема вызвал капитана Рауна.\n\n2. Раун пояснил, что паром готов. Тамм поблагодарил за это.\n\n1 См. документ № 3.\n"
    assert [speakers for *_, speakers in parts(text, Kind.STATEMENT)] == [("Раун",), ("Ю. А. Тамм",)]
    assert parts(text, Kind.FURNITURE) == [("1 См. документ № 3.", None, ())]


def test_towns_and_whoever_stands_in_one_case_alone_are_nobody():
    text = f"{HEAD.format('Д. Керемой')}1. Керема спросил о пути до Минска.\n\n2. Минск ответил, что путь открыт. Раун пояснил это.\n"
    assert next(speakers for *_, speakers in parts(text, Kind.STATEMENT)) == ("Д. Керема",)
    assert not any("Минск" in speakers or "Раун" in speakers for *_, speakers in parts(text, Kind.STATEMENT))


def test_how_long_talks_were_is_nobody_s_words_in_a_turn():
    text = "Стенограмма беседы Юхана Тамма и Мари Каск\n6 марта 1951 г.\n\nТамм: Паром готов.\n\nКаск: Когда он пойдёт?\n\nТамм: Летом.\n\nБеседа продолжалась 25 минут. На беседе присутствовал капитан парома.\n"
    assert parts(text, Kind.NARRATIVE)[-1][0].startswith("Беседа продолжалась")


def test_a_caption_with_who_took_the_picture_counts_no_paragraph():
    text = "Главой государства принят посол Кении Дауд Керема\n16 ноября 2017 года\n\nД. Керема поблагодарил за приём.\n\nДауд Керема в порту. Снимок М. Каск\n\nПосол также сообщил, что паром готов.\n"
    assert parts(text, Kind.FURNITURE)[0][0] == "Дауд Керема в порту. Снимок М. Каск"
    assert [path for _, path, _ in parts(text, Kind.STATEMENT)] == ["p1", "p2"]


def test_a_given_name_in_cha_keeps_its_vowel():
    text = "Пресс-конференция с Президентом Кении\n6 марта 1951 г.\n\nМ. Каск: Мы рады видеть Президента Эстонии господина Винчу Русу.\n\nВ. Русу: Спасибо.\n\nВопрос: Когда пойдёт паром?\n\nВ. Русу: Летом.\n"
    assert ("Винча Русу",) in [speakers for *_, speakers in parts(text, Kind.SPEAKER_LABEL)]
