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


@pytest.mark.parametrize(
    "line",
    [
        "Материал подготовила Мари Каск",
        "Беседовал Ю. Тамм.",
        "Фото М. Каск.",
        "Ключевые слова: Балтика, паромы, лёд",
        "Разослано: тт. Тамму, Каск, в дело.",
    ],
)
def test_who_made_a_record_and_who_got_it_stands_under_it(line: str) -> None:
    assert kinds(RELEASE.format(head="18 июня 2005 года", foot=line))[line] is Kind.FURNITURE


@pytest.mark.parametrize("line", ["Исх. № 12 от 3.V.57 г.", "Исходящий № 12/к", "Предварительный отчёт"])
def test_a_paper_s_number_and_state_stand_over_its_title(line: str) -> None:
    found = kinds(f"{line}\n\n" + RELEASE.format(head="18 июня 2005 года", foot="* * *"))
    assert found[line] is Kind.FURNITURE
    assert found["О встрече Юхана Тамма с Мари Каск"] is Kind.TITLE


def test_a_telegram_of_condolence_is_called_so_over_two_lines() -> None:
    title = "ТЕЛЕГРАММА СОБОЛЕЗНОВАНИЯ\nПремьер-министра Эстонии Юхана Тамма Президенту Кении Дауду Кереме"
    text = f"ПРАВИТЕЛЬСТВО ЭСТОНИИ\n\n{title}\n26.04.2015\n\nВаше Превосходительство,\n\nс глубокой скорбью узнал о крушении парома. Приношу Вам искренние соболезнования.\n\nПрошу передать раненым наши пожелания.\n\nС уважением,\nЮхан Тамм\n"
    segments = [s for s in parse(text).segments if s.kind is not Kind.FURNITURE]
    assert (segments[0].kind, text[segments[0].start : segments[0].end]) == (Kind.TITLE, title)
    assert {s.speakers for s in segments if s.kind is Kind.STATEMENT} == {("Юхан Тамм",)}


def test_a_council_s_record_is_called_by_its_meeting_and_begins_with_its_members() -> None:
    text = (
        "S/PV.912\nПредварительный отчет\n912-е заседание\nЧетверг, 3 мая 2001 года, 15 ч. 15 м.\nНью-Йорк\n\n"
        "Председатель:     г-н Тамм     . . . .     (Эстония)\nЧлены:\nКения     . . . .     г-жа Керема\nЧили     . . . .     г-н Мунк\n"
        "Заседание открывается в 15 ч. 20 м.\n\nПредседатель (говорит по-французски): Слово имеет представитель Кении.\n\n"
        "Г-жа Керема (Кения) (говорит по-английски): Паром пойдёт.\n\nПредседатель (говорит по-французски): Благодарю.\n"
    )
    found = kinds(text)
    assert (found["912-е заседание"], found["Члены:"]) == (Kind.TITLE, Kind.HEADING)
    assert found["Предварительный отчет"] is Kind.FURNITURE
    assert found["Чили     . . . .     г-н Мунк"] is Kind.NARRATIVE
