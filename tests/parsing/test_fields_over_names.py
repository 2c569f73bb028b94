"""Words that say what the names after their colon have done, and are no label of anybody; every text is our own."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.dividing.doubtful_russian import is_verb_in_russian

RUSSIAN = "Перечень документов, подписанных в Таллине\n3 мая 2005 года\n\n1. Соглашение о паромах.\n\n{0}: Министр Ю.А.Тамм, Министр М.И.Каск.\n\n2. Протокол о маяках.\n\n{0}: Министр Ю.А.Тамм, Министр М.И.Каск.\n\n{0}: Юхан Тамм.\n"
ENGLISH = "List of Documents Signed in Tallinn\nMay 3, 2005\n\n1. Agreement on ferries.\n\n{0}: Minister Juhan Tamm, Minister Mari Kask.\n\n2. Protocol on lamps.\n\n{0}: Minister Juhan Tamm, Minister Mari Kask.\n\n{0}: Juhan Tamm.\n"
JAPANESE = "森山大臣訪問中に署名された文書の一覧\n平成17年5月3日\n\n１．渡船に関する協定\n\n{0}：森山外務大臣、佐田港湾大臣\n\n２．灯台に関する議定書\n\n{0}：森山外務大臣、佐田港湾大臣\n"


def labels(text: str) -> list[tuple[str, float]]:
    return [(text[s.start : s.end], s.confidence) for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]


@pytest.mark.parametrize(
    ("form", "word"),
    [
        *((RUSSIAN, word) for word in ("Подписали", "Подписал", "Присутствовали", "Участвовали", "Принимали участие")),
        *((RUSSIAN, word) for word in ("От Эстонской Стороны", "Утвердил", "Согласовано", "Основание", "Справка")),
        *((RUSSIAN, word) for word in ("Источник", "Фото", "В беседе участвовали", "Опубликовано в разделе")),
        *((ENGLISH, word) for word in ("Signed", "Attended", "Signatories", "Approved", "Signed by", "In attendance")),
        *((JAPANESE, word) for word in ("署名", "署名者", "出席", "同席", "署名（日本側）", "根拠", "写真")),
    ],
)
def test_who_signed_and_who_came_says_nothing(form: str, word: str) -> None:
    assert labels(form.format(word)) == []


def test_a_verb_that_no_table_has_is_doubted() -> None:
    assert all(sure < 0.9 for _, sure in labels(RUSSIAN.format("Одобрили")))


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Одобрили", True), ("Решено", True), ("Условились", True), ("Каск", False), ("Тамм", False), ("Али", False)],
)
def test_a_verb_is_no_surname(word: str, expected: bool) -> None:
    assert is_verb_in_russian(word) is expected
