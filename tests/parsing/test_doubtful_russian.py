"""Russian names that may stand in another case than the first, or be shorter than the text has them; the names are invented."""

import pytest

from archive.parsing.dividing.doubtful_russian import is_doubtful_in_russian


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("О.Тамкина: Да.", "Ольг Тамкина", True),  # a man's given name beside a woman's surname
        ("О.Тамкина: Да.", "Ольга Тамкина", False),
        ("К.Ржевская: Да.", "Кирилл Ржевская", True),
        ("К.Ржевский: Да.", "Кира Ржевский", True),
        ("И.Тамков: Да.", "Илья Тамков", False),
        ("Ю.Каскинен: Да.", "Юкка Каскинен", False),
        ("О.Касткевич: Да.", "Ольги Касткевич", True),  # only the initial is printed with it
        ("О. КАСТКЕВИЧ: Да.", "Ольги Касткевич", True),
        ("Ольги Касткевич нет.", "Ольги Касткевич", False),
        ("Х.Нисимото: Да.", "Хироюки Нисимото", True),
        ("Хироюки Нисимото: Да.", "Хироюки Нисимото", False),
        ("Докладывает Вера Ильинична Тамкина.\nТамкина В.И. Да.", "В. И. Тамкина", True),
        ("Встреча с Верой Тамкиной.\nВ.Тамкина: Да.", "В. Тамкина", True),
        ("Тамкина Вера Ильинична – председатель\nТамкина В.И.: Да.", "В. И. Тамкина", True),
        ("Тамкина Кира Ильинична – председатель\nТамкина В.И.: Да.", "В. И. Тамкина", False),
        ("Встреча с Кирой Тамкиной.\nВ.Тамкина: Да.", "В. Тамкина", False),
        ("С послом Ю. Каской.\nКаска. Да.", "Ю. Каской", True),  # elsewhere in its first case
        ("С послом Ю. Каской.\nЯ пришёл.", "Ю. Каской", False),
        ("Встретили Юкку Мору.\nЮ.Мору: Да.", "Юкк Мору", True),  # of Юкк or of Юкка
        ("Встретили Юкка Мору.\nЮкк Мору: Да.", "Юкк Мору", False),
        ("V.Tamkina: Yes.", "Vera Tamkin", False),
    ],
)
def test_a_russian_name_is_doubted_for_its_form(text: str, name: str, expected: bool):
    assert is_doubtful_in_russian(text, tuple(name.rsplit(" ", 1))) is expected
