"""Names that a Russian text prints in another case than the first, and whose first case its labels or other forms show."""

import pytest

from archive.parsing import parse
from archive.parsing.tongues.russian_cases import nominative
from archive.parsing.tongues.russian_names import names


@pytest.mark.parametrize(
    ("printed", "first"),
    [
        ("Юхана Кравца", "Юхан Кравец"),
        ("Юханом Кравцом", "Юхан Кравец"),
        ("Дауда Шварца", "Дауд Шварц"),
        ("Юхана Соловья", "Юхан Соловей"),
        ("Ольги Вирвич", "Ольга Вирвич"),
        ("Вероники Кольберг", "Вероника Кольберг"),
        ("Ю. А. Порожной", "Ю. А. Порожная"),
        ("Марией Порожной", "Мария Порожная"),
        ("Ю. А. Каскиной", "Ю. А. Каскина"),
    ],
)
def test_a_bent_name_in_its_first_case(printed, first):
    assert " ".join(nominative(tuple(printed.split()), is_oblique=True)) == first


def test_two_bent_forms_of_a_surname_show_its_first():
    text = (
        "О встрече министра льда Эстонии Ю.А.Котова с Послом Кении в Тарту Р.Дармой\n\n"
        "Министр льда Ю.А.Котов принял Посла Кении Р.Дарму по его просьбе.\n"
    )
    assert {f.tokens for f in names(text) if f.tokens} == {("Ю.", "А.", "Котов"), ("Р.", "Дарма")}


def test_initials_with_a_surname_in_the_fifth_case_say_that_the_second_is_none():
    text = "Разговор с Министром путей Кении Д.Керемом\n\nУсловлено продолжить в ходе визита Д.Керема в Тарту."
    assert {f.tokens for f in names(text) if f.tokens} == {("Д.", "Керем")}


def test_a_woman_s_full_name_beside_her_label_is_no_man_s_in_the_second_case():
    text = "О. ТАЛЬНИНА: У микрофона Ольга Тальнина.\n\nЮ. КАСК: Добрый день.\n\nО. ТАЛЬНИНА: Когда пойдёт паром?\n\nЮ. КАСК: Весной."
    said = [s for s in parse(text).segments if s.path and s.path.startswith("t1") and s.speakers]
    assert {s.speakers for s in said} == {("Ольга Тальнина",)}


def test_whose_briefing_it_is_stands_behind_a_state_in_the_first_case():
    text = "Брифинг начальника управления печати Республики Беларусь Ольги Вирвич\nТарту, 5 апреля 2007 г."
    assert [f.tokens for f in names(text) if f.tokens] == [("Ольга", "Вирвич")]
    text = "Он встретился с министром внешних хозяйственных связей и иностранных дел Кении Даудом Керемешем."
    assert [f.tokens for f in names(text) if f.tokens] == [("Дауд", "Керемеш")]


def test_two_bent_forms_show_a_man_s_surname_that_ends_in_a_consonant():
    text = "ЗАПИСЬ БЕСЕДЫ С ПОСЛОМ КЕНИИ В СССР КЁРЕМЕРОМ\n\n4 июня 1956 г.\n\nЛёд на озере сошёл рано, и в порту ждали парома. Сегодня принял посла Кении Кёремера.\n\nКёремер, узнав о льде, обещал запросить порт."
    assert {f.tokens for f in names(text) if f.tokens} == {("Кёремер",)}


def test_a_name_with_a_father_s_name_is_a_person_s_wherever_it_stands():
    assert [f.tokens for f in names("Докладывает Вера Юрьевна Кольцова. Пожалуйста.")] == [
        ("Вера", "Юрьевна", "Кольцова")
    ]
    assert [f.tokens for f in names("Слово даётся Вере Юрьевне Каск.")] == [("Вера", "Юрьевна", "Каск")]
    assert [f.tokens for f in names("Есть вопросы? Каск Вера Юрьевна.")] == [("Вера", "Юрьевна", "Каск")]
    assert names("По улице Веры Юрьевны ходит паром.") == []
