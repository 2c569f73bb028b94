"""Places: text and what it names, in three languages."""

import pytest

from archive.parsing.extraction import find_places, gazetteer, places_ja, places_ru
from tests.parsing.extraction.flat import flat


@pytest.mark.parametrize(
    ("language", "text", "rows"),
    [
        ("en", "The Secretary of State of the United States of America came.", []),
        ("en", "The General Assembly President of the United Nations spoke to the General Assembly.", [("United Nations", ""), ("General Assembly", "")]),
        ("en", "Ships sail the East and South China Seas.", [("East and South China Seas", "")]),
        ("en", "It costs US$5 in Estonia.", [("Estonia", "EE")]),
        ("ja", "日米関係と日加間の協力。", [("日", "JP"), ("米", "US"), ("日", "JP"), ("加", "CA")]),
        ("ja", "日中は晴れ、中米へ向かう。", []),
        ("ja", "エストニア外務大臣と在京ケニア大使館。", []),
        ("ja", "我が国はケニアの東シナ海への関心を歓迎する。", [("ケニア", "KE"), ("東シナ海", "")]),
        ("ja", "ソヴィエト社会主義共和国連邦とパレスチナとカブール。", [("ソヴィエト社会主義共和国連邦", "SU"), ("パレスチナ", "PS"), ("カブール", "AF")]),
        ("ru", "Президент Республики Казахстан и посол Эстонии в Кении приехали в Костанай.", [("Костанай", "KZ")]),
        ("ru", "Из Объединённых Арабских Эмиратов летят в Сиань и в Нью-Дели.", [("Объединённых Арабских Эмиратов", "AE"), ("Сиань", "CN"), ("Нью-Дели", "IN")]),
        ("ru", "Министр иностранных дел Эстонии говорил о Кении.", [("Кении", "KE")]),
    ],
)  # fmt: skip
def test_places_are_names(language, text, rows):
    assert [(text[p.start : p.end], p.country) for p in find_places(text, flat(text, language=language))] == rows


@pytest.mark.parametrize("rows", [places_ja.STATES, places_ru.STATES], ids=["ja", "ru"])
def test_states_have_the_code_of_their_english_name(rows):
    codes = {name: country for kind, country, name in gazetteer.names().values() if kind == "state"}
    printed = [row.split(":") for row in rows.replace("\n", "").split("|")]
    assert [row for row in printed if codes.get(row[2]) and row[1] != codes[row[2]]] == []
    assert [name for _form, _country, name in printed if name not in codes] == []
