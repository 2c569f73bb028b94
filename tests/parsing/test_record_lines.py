"""Lines of a record's own between two turns; every text is our own."""

import pytest

from archive.parsing import Kind, parse

RUSSIAN = "Пресс-конференция министров\n3 мая 2004 года\n\nЮ. ТАММ: Паром пойдёт весной. Мы ждём льда.\n\n{line}\n\nВОПРОС: А кто поведёт?\n\nЮ. ТАММ: Лоцман.\n"
ENGLISH = "Press Conference by the Foreign Ministers\nMay 3, 2004\n\nMINISTER TAMM: The ferry will sail in spring. We wait for the ice.\n\n{line}\n\nQ: Who will steer it?\n\nMINISTER TAMM: The pilot.\n"
JAPANESE = "森山外務大臣共同記者会見\n平成16年5月3日\n\n【森山大臣】渡船は春に出ます。氷を待っています。\n\n{line}\n\n【記者】だれが操りますか。\n\n【森山大臣】水先人です。\n"


@pytest.mark.parametrize(
    ("form", "line"),
    [
        *(
            (RUSSIAN, line)
            for line in (
                "Далее министры ответили на вопросы журналистов.",
                "Затем посол Юхан Тамм ответил на вопросы из зала.",
                "После заявлений последовали вопросы журналистов.",
            )
        ),
        *(
            (ENGLISH, line)
            for line in (
                "The two ministers then took questions from reporters.",
                "Minister Tamm then answered questions from the press.",
                "A question-and-answer session followed.",
            )
        ),
        *(
            (JAPANESE, line)
            for line in (
                "この後、両大臣は記者からの質問に答えた。",
                "続いて、質疑応答が行われた。",
                "その後、記者団との質疑応答に移りました。",
            )
        ),
    ],
)
def test_the_record_says_that_questions_were_answered(form: str, line: str) -> None:
    text = form.format(line=line)
    found = next(s for s in parse(text).segments if text[s.start : s.end] == line)
    assert (found.kind, found.speakers, found.path) == (Kind.NARRATIVE, (), "p1")


@pytest.mark.parametrize(
    ("form", "line"),
    [
        *(
            (RUSSIAN, line)
            for line in ("Потом мы ответили на вопросы школьников.", "Затем я ответил на вопросы из зала.")
        ),
        (ENGLISH, "We then took questions from the harbour board."),
        (ENGLISH, "The minister has answered many questions."),
        (JAPANESE, "その後、私は質問に答えました。"),
    ],
)
def test_who_tells_of_questions_goes_on_speaking(form: str, line: str) -> None:
    text = form.format(line=line)
    found = next(s for s in parse(text).segments if line in text[s.start : s.end])
    assert (found.kind, found.path) == (Kind.STATEMENT, "t1.p2")
