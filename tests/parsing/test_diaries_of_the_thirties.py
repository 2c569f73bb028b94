"""A diplomat's diary of the thirties: points of a request, and comrades who speak; every text is our own."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.words.sentences import sentences

HEAD = (
    "ИЗ ДНЕВНИКА Б. С. ТАММА\nПриём кенийского посланника Орго\n9 октября 1934 г.\n"
    "Посланник явился ко мне в 12 час. При беседе присутствовал т. Орлов.\n1) Орго заявил, что шхуна пуста.\n"
)


@pytest.mark.parametrize(
    "lead", ["Затем посланник просил:", "Затем посланник просил", "Орго просил:", "Он просил", "Орго попросил:"]
)
def test_the_points_of_a_request_are_who_asks_it_s(lead: str) -> None:
    text = HEAD + f"2) {lead} а) разрешить консулу посетить команду, б) передать капитану одежду.\n"
    said = [(s.path, s.kind, s.speakers) for s in parse(text).segments if s.path and s.path.startswith("2")]
    assert said == [
        ("2", Kind.LABEL, ()),
        ("2", Kind.LEAD_IN, ("Орго",)),
        ("2.а", Kind.LABEL, ()),
        ("2.а", Kind.STATEMENT, ("Орго",)),
        ("2.б", Kind.LABEL, ()),
        ("2.б", Kind.STATEMENT, ("Орго",)),
    ]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Тов. Орлов разъяснил, что закупки зависят от цены.", ("Орлов",)),
        ("т. Орлов сказал, что закупки зависят от цены.", ("Орлов",)),
        ("Орго спрашивал тов. Орлова, верно ли это.", ("Орго",)),
    ],
)
def test_a_comrade_is_named_and_his_address_ends_no_sentence(sentence: str, who: tuple[str, ...]) -> None:
    text = HEAD + f"2) {sentence}\n"
    last = parse(text).segments[-1]
    assert (text[last.start : last.end], last.speakers) == (sentence, who)


@pytest.mark.parametrize(("text", "count"), [("Зерна 500 т. Посланник ушёл.", 2), ("Пришёл т. Орлов.", 1)])
def test_tons_end_a_sentence_and_a_comrade_none(text: str, count: int) -> None:
    assert len(sentences(text, 0, len(text))) == count
