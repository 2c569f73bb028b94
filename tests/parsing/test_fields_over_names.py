"""Words that say what the names after their colon have done, and are no label of anybody; every text is our own."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.dividing.doubtful_russian import is_verb_in_russian

RUSSIAN = "Перечень документов, подписанных в Таллине\n3 мая 2005 года\n\n1. Соглашение о паромах.\n\n{0}: Министр Ю.А.Тамм, Министр М.И.Каск.\n\n2. Протокол о маяках.\n\n{0}: Министр Ю.А.Тамм, Министр М.И.Каск.\n\n{0}: Юхан Тамм.\n"
ENGLISH = "List of Documents Signed in Tallinn\nMay 3, 2005\n\n1. Agreement on ferries.\n\n{0}: Minister Juhan Tamm, Minister Mari Kask.\n\n2. Protocol on lamps.\n\n{0}: Minister Juhan Tamm, Minister Mari Kask.\n\n{0}: Juhan Tamm.\n"
JAPANESE = "森山大臣訪問中に署名された文書の一覧\n平成17年5月3日\n\n１．渡船に関する協定\n\n{0}：森山外務大臣、佐田港湾大臣\n\n２．灯台に関する議定書\n\n{0}：森山外務大臣、佐田港湾大臣\n"

TURNS = {
    "ru": "Пресс-конференция Юхана Тамма\n3 мая 2005 года\n\nЮхан Тамм: Добрый день. Паром пойдёт весной.\n\nВопрос: Когда именно?\n\nЮхан Тамм: В мае.\n\n{}\n",
    "en": "Press Conference by Foreign Minister Juhan Tamm\nMay 3, 2005\n\nJuhan Tamm: Good morning. The ferry will sail.\n\nQuestion: When?\n\nJuhan Tamm: In May.\n\n{}\n",
    "ja": "森山大臣会見記録\n平成17年5月3日\n\n【記者】渡船はいつ出ますか。\n\n【森山大臣】春です。氷を待っています。\n\n{}\n",
}


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


@pytest.mark.parametrize(
    ("form", "line"),
    [
        *(("ru", line) for line in ("Справка: паром построен в 1999 году.", "Приложение: список судов.")),
        *(("ru", line) for line in ("В пресс-конференции приняли участие: М.Каск, Ю.Орг.", "Подписали: Ю.Тамм.")),
        *(("en", line) for line in ("Distribution: all posts.", "Attended: Mari Kask.", "Transcribed by: Mari Kask")),
        *(("ja", line) for line in ("出席：森山大臣、佐田大臣。", "備考：港の地図。")),
    ],
)
def test_a_field_under_the_last_words_is_not_surely_said(form: str, line: str) -> None:
    text = TURNS[form].format(line)
    last = parse(text).segments[-1]
    assert text[last.start : last.end].endswith(line.partition(": ")[2] or line)
    assert last.kind is not Kind.STATEMENT or last.confidence < 0.9


@pytest.mark.parametrize("word", ["Стенографировала", "Редактор", "Подготовлено", "Рассмотрено"])
def test_who_wrote_it_down_speaks_no_more(word: str) -> None:
    assert word not in [name for name, _ in labels(TURNS["ru"].format(f"{word}: М.Каск"))]
    assert len(labels(TURNS["ru"].format(f"{word}: М.Каск"))) == 3
