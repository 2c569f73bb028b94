"""Labels of Russian transcripts that no colon shows, and lines of prose that are none."""

import pytest

from archive.parsing import Kind, parse

OVER = "Пресс-конференция в Риге\n\n4 июня 2009 года\n\n"


def turns(text: str) -> list[tuple]:
    found = [s for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]
    return [(text[s.start : s.end], tuple(s.speakers)) for s in found]


def test_names_and_papers_before_a_dash_are_labels_where_one_comes_again():
    text = (
        f"{OVER}Юхан Тамм – Добрый день. Паром пойдёт.\n\n«Парус» – Когда он пойдёт?\n\n"
        "Ю. Тамм – Весной. Лёд сойдёт в мае.\n\nВопрос – А зимой?\n\nЮ. Тамм – Зимой нет.\n"
    )
    assert turns(text) == [
        ("Юхан Тамм –", ("Юхан Тамм",)),
        ("«Парус» –", ()),
        ("Ю. Тамм –", ("Юхан Тамм",)),
        ("Вопрос –", ()),
        ("Ю. Тамм –", ("Юхан Тамм",)),
    ]


def test_who_presides_is_named_by_the_line_that_says_so():
    text = (
        "СТЕНОГРАММА\nсорокового заседания Портового совета\n\n4 июня 2009 года\n\n"
        "Председательствует глава совета М.И. Каск\n\nПредседательствующий. Прошу, слово господину Тамму.\n"
        "Ю. Тамм. Благодарю, коллеги. Паром готов.\nПредседательствующий. Спасибо.\n"
        "В.П. Орлов, член комитета по льду.\nЛёд сойдёт в мае.\n"
    )
    assert turns(text) == [
        ("Председательствующий.", ("М. И. Каск",)),
        ("Ю. Тамм.", ("Ю. Тамм",)),
        ("Председательствующий.", ("М. И. Каск",)),
        ("В.П. Орлов, член комитета по льду.", ("В. П. Орлов",)),
    ]


def test_dashes_that_ask_and_answer_in_turn_are_labels():
    text = (
        "Интервью с министром Юханом Таммом\n\n– Когда пойдёт паром?\n– Весной. Лёд сойдёт в мае.\n"
        "Мы его ждём.\n– А кто поведёт?\n– Капитан. Он опытен.\n"
    )
    assert turns(text) == [("–", ()), ("–", ("Юхан Тамм",)), ("–", ()), ("–", ("Юхан Тамм",))]
    assert all(s.confidence < 0.9 for s in parse(text).segments if s.path and s.path.startswith("t"))


@pytest.mark.parametrize(
    "text",
    [
        f"{OVER}Юхан Тамм – Министр.\n\nМари Каск – Посол.\n\nИван Орлов – Капитан.\n",  # those present
        f"{OVER}Северный Причал – Уголь и лес.\n\nЮжный Причал – Рыба.\n\nСеверный Причал – Ещё и соль.\n",  # places
        f"{OVER}Ю. Тамм. История порта. Рига.\n\nМ. Каск. Лёд. Рига.\n\nЮ. Тамм. История порта. Тарту.\n",  # books
        f"{OVER}Решили:\n– открыть порт;\n– найти капитана;\n– позвать гостей;\n– назначить день.\n",  # a list
        f"{OVER}Обсудили:\n– кто поведёт паром?\n– когда сойдёт лёд?\n– кто заплатит?\n– где стоять?\n",  # questions only
    ],
)
def test_lists_are_no_transcript(text):
    assert turns(text) == []
