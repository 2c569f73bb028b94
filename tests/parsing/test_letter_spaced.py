"""Labels whose letters are set apart, and what else old papers print around an interview; every text is our own."""

import pytest

from archive.parsing import Kind, parse

RUSSIAN = "Интервью министра внешней торговли М. И. Каск газете «Парус»\n21 ноября 1974 года\n\nМинистр внешней торговли М. И. Каск приняла корреспондента газеты «Парус» Э. Орга и ответила на его вопросы.\n\n{q} Когда пойдёт паром?\n\n{a} Весной. Мы ждём льда.\n\n{q} А кто поведёт?\n\n{a} Лоцман.\n\n{foot}\n"
ENGLISH = "Interview with Foreign Minister Mari Kask\nMay 3, 1974\n\n{q} When will the ferry sail?\n\n{a} In spring. We wait for the ice.\n\n{foot}\n"
JAPANESE = (
    "森山外務大臣インタビュー\n平成17年5月3日\n\n{q}渡船はいつ出ますか。\n\n{a}春です。氷を待っています。\n\n{foot}\n"
)
NEWS = "森山外相、タム大使と会談\n平成17年5月3日\n\n森山花子外務大臣はタム大使と会談し、渡船は春に出ると述べた。\n\n{foot}\n"


@pytest.mark.parametrize(
    ("form", "q", "a", "who"),
    [
        (RUSSIAN, "В о п р о с.", "О т в е т.", "М. И. Каск"),
        (RUSSIAN, "В о п р о с:", "О т в е т:", "М. И. Каск"),
        (RUSSIAN, "К о р р е с п о н д е н т.", "К а с к.", "М. И. Каск"),
        (ENGLISH, "Q u e s t i o n.", "A n s w e r.", "Mari Kask"),
        (ENGLISH, "Q u e s t i o n:", "K a s k:", "Mari Kask"),
        (JAPANESE, "質 問：", "回 答：", "森山"),
    ],
)
def test_letters_set_apart_are_a_label(form: str, q: str, a: str, who: str) -> None:
    text = form.format(q=q, a=a, foot="* * *")
    labels = [(text[s.start : s.end], s.speakers) for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]
    assert labels[:2] == [(q, ()), (a, (who,))]


@pytest.mark.parametrize("line", ["В и к т о р и на берегу.", "A b c are letters.", "a b c d: four of them."])
def test_single_letters_are_nobody(line: str) -> None:
    text = f"Talks in Riga\nMay 3, 1974\n\n{line}\n\n{line}\n"
    assert [s for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL] == []


@pytest.mark.parametrize(
    ("form", "mark"),
    [
        *((RUSSIAN, mark) for mark in ("(ТАСС).", "(ТАСС)", "(Интерфакс).", "(РИА «Новости»).", "(АПН).", "(Рейтер)")),
        *((ENGLISH, mark) for mark in ("(Reuters)", "(Reuters).", "(AP)", "(TASS).", "(Reuters, AFP)")),
        *((JAPANESE, mark) for mark in ("（共同）", "（時事）。", "（共同通信）", "【共同】")),
        *((NEWS, mark) for mark in ("（共同）", "［時事］", "（ロイター＝共同）")),
    ],
)
def test_an_agency_s_mark_under_a_text_is_the_page_s(form: str, mark: str) -> None:
    q, a = {RUSSIAN: ("Вопрос:", "Ответ:"), ENGLISH: ("Question:", "Answer:")}.get(
        form, ("【記者】", "【森山外務大臣】")
    )
    text = form.format(q=q, a=a, foot=mark)
    last = parse(text).segments[-1]
    assert (last.kind, text[last.start : last.end]) == (Kind.FURNITURE, mark)


def test_who_came_to_ask_does_not_answer() -> None:
    text = RUSSIAN.format(q="Вопрос:", a="Ответ:", foot="* * *")
    answers = {s.speakers for s in parse(text).segments if s.path and s.path.startswith(("t2", "t4"))}
    assert answers == {("М. И. Каск",)}
