"""A town with its word, links to photographs and the department that issues a release; every text is our own."""

import pytest

from archive.parsing import Kind, parse

BODY = "Министр Юхан Тамм заявил, что паром пойдёт весной."
RELEASE = "О встрече Юхана Тамма с Мари Каск\n\n{head}\n\n" + BODY + "\n\n{foot}\n"


def kinds(text: str) -> dict[str, Kind]:
    return {text[s.start : s.end]: s.kind for s in parse(text).segments}


@pytest.mark.parametrize("line", ["г. Тарту", "г. Усть-Каменка", "г. Тарту, Ратуша"])
def test_a_town_with_its_word_under_or_over_the_date_is_a_dateline(line: str) -> None:
    for head in (f"18 июня 2005 года\n{line}", f"{line}\n18 июня 2005 года"):
        found = kinds(RELEASE.format(head=head, foot="* * *"))
        assert (found[line], found["18 июня 2005 года"]) == (Kind.DATELINE, Kind.DATELINE)


@pytest.mark.parametrize("line", ["18 июня 2005 года, город Тарту", "город Тарту, 18 июня 2005 года"])
def test_a_date_with_a_town_and_its_word_is_a_dateline(line: str) -> None:
    assert kinds(RELEASE.format(head=line, foot="* * *"))[line] is Kind.DATELINE


@pytest.mark.parametrize("line", ["Скачать фото (12)", "Скачать все фото", "Загрузить видео", "Скачать файл (3,1 Мб)"])
def test_a_link_to_photographs_is_the_page_s(line: str) -> None:
    assert kinds(RELEASE.format(head=f"18 июня 2005 года\n\n{line}", foot="* * *"))[line] is Kind.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "Департамент информации и печати",
        "Пресс-служба Министерства рыбного хозяйства",
        "Управление информации",
        "Отдел печати посольства",
        "Опубликована в разделе: Стенограммы",
    ],
)
def test_who_issues_a_release_stands_under_it(line: str) -> None:
    assert kinds(RELEASE.format(head="18 июня 2005 года", foot=line))[line] is Kind.FURNITURE


def test_what_a_department_says_is_no_furniture() -> None:
    line = "Департамент информации сообщил, что паром задержится."
    assert kinds(RELEASE.format(head="18 июня 2005 года", foot=line))[line] is not Kind.FURNITURE
