"""Letters that the United Nations circulate as documents, and the protocols of commissions: whose words, and what heads what."""

import pytest

from archive.parsing import Kind, parse

ENGLISH = "Letter dated 28 July 1992 from the Permanent Representative of Estonia to the United Nations addressed to the Secretary-General\n\nI have the honour to transmit herewith a statement on ferries (see annex).\n\nI should be grateful if you would have it circulated.\n\n"
RUSSIAN = "Письмо Постоянного представителя Эстонии при Организации Объединенных Наций от 28 июля 1992 года на имя Генерального секретаря\n\nИмею честь настоящим препроводить Вам текст заявления о паромах (см. приложение).\n\nБуду признателен за распространение настоящего письма.\n\n"


def parts(text: str, *kinds: Kind) -> list[tuple]:
    return [(text[s.start : s.end], s.path, tuple(s.speakers)) for s in parse(text).segments if s.kind in kinds]


@pytest.mark.parametrize(
    ("letter", "signed", "who"),
    [
        (ENGLISH, "(Signed) Mari KASK\nAmbassador\n", "Mari Kask"),
        (ENGLISH, "Mari KASK\nPermanent Representative\n", "Mari Kask"),
        (RUSSIAN, "Юхан ТАММ\nПосол\n", "Юхан Тамм"),
        (RUSSIAN, "(Подпись) Юхан Тамм\n", "Юхан Тамм"),
    ],
)
def test_who_signs_says_what_stands_over_it_and_not_the_annex(letter, signed, who):
    text = f"A/47/312\nS/24385\nDistr.: GENERAL\nORIGINAL: ENGLISH\n{letter}{signed}\nANNEX\n\nNine wells were dug in June.\n"
    assert [(path, speakers) for _, path, speakers in parts(text, Kind.STATEMENT)] == [("p1", (who,)), ("p2", (who,))]
    assert [words for words, *_ in parts(text, Kind.FURNITURE)] == [
        "A/47/312",
        "S/24385",
        "Distr.: GENERAL",
        "ORIGINAL: ENGLISH",
    ]


def test_an_annex_s_head_shares_the_path_of_what_stands_under_it():
    text = f"{ENGLISH}(Signed) Mari KASK\n\nANNEX\n\nNine wells were dug in June, and the ferry has sailed from the harbour since then.\n"
    assert parts(text, Kind.HEADING) == [("ANNEX", "p4", ())]
    assert parts(text, Kind.NARRATIVE)[-1][1] == "p4"


def test_nobody_says_a_letter_that_nobody_signs():
    assert parts(f"{ENGLISH}Annex II\n\nANNEX\n\nNine wells were dug in June.\n", Kind.STATEMENT) == []


@pytest.mark.parametrize("heads", [("СЛУШАЛИ:", "ВЫСТУПИЛИ:", "РЕШИЛИ:"), ("Слушали:", "Обсудили:", "Постановили:")])
def test_what_heads_the_paragraphs_of_a_protocol_is_nobody_s_label(heads):
    one, two, three = heads
    text = f"ПРОТОКОЛ № 7\nзаседания Эстонско-Кенийской подкомиссии по паромам\nг. Тарту\n22 сентября 2008 г.\n\nI. О пароме через озеро\n\n{one}\nМ. И. Каск доложила о состоянии парома.\n\n{two}\nЮ. А. Тамм отметил, что парома ждут каждый день.\n\n{three}\nЮ. А. Тамм принял приглашение от имени Эстонской Стороны.\n"
    assert parts(text, Kind.SPEAKER_LABEL) == []
    assert [p for p in parts(text, Kind.HEADING) if p[0].endswith(":")] == [
        (one, "I.p1", ()),
        (two, "I.p2", ()),
        (three, "I.p3", ()),
    ]
    assert [p[1:] for p in parts(text, Kind.STATEMENT)] == [
        ("I.p1", ("М. И. Каск",)),
        ("I.p2", ("Ю. А. Тамм",)),
        ("I.p3", ("Ю. А. Тамм",)),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Советский Союз решительно осуждает это нападение.",
        "ТАСС уполномочен заявить, что суда не будут заходить в порт.",
        "Министерство заявляет, что не считает вопрос решённым.",
        "Монголия вновь призывает стороны открыть порт.",
    ],
)
def test_states_and_houses_speak_without_a_name(words):
    text = f"Заявление МИД Эстонии о пароме\n9 августа 1973 года\n\nНочью паром ушёл. Огни погасли.\n\n{words}\n"
    assert parts(text, Kind.STATEMENT) == [(words, "p2", ())]
