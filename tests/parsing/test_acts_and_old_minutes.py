"""Acts whose title stands in lines of its own, what stands under their articles, and minutes of the fifties; every text is our own."""

import pytest

from archive.parsing import Kind, parse

ACT = "{head}О мерах по благоустройству причалов\n\n№ 417\n3 марта 2003 года\n\nВ целях сокращения времени ожидания постановляю:\n\n1. Правительству утвердить перечень причалов.\n\n2. Признать утратившим силу пункт 4.\n"
RULES = "{head}\n昭和五十二年五月一日\n\n第一条　この規程は、港の使用に関し必要な事項を定める。\n第二条　港の使用は、無料とする。\n\n{under}\nこの規程は、公布の日から施行する。\n"
MINUTES = (
    "森山大臣・カスク外相会談録\n\n一、日時　昭和三十三年五月三日　午後三時\n二、場所　大臣室\n三、会談要旨\n"
    "（日本側）森山一郎外務大臣\n（先方）カスク外務大臣\n（１）渡船\n{said}\n（２）灯台\nカスク外相は、灯台は古いと述べた。\n"
)


@pytest.mark.parametrize(
    "head",
    [
        "УКАЗ\nПрезидента Республики Кения\n",
        "УКАЗ\n\nПРЕЗИДЕНТА РЕСПУБЛИКИ КЕНИЯ\n\n",
        "РАСПОРЯЖЕНИЕ\nПрезидента Республики Кения\n",
        "ПОСТАНОВЛЕНИЕ\nПравительства Республики Кения\n",
        "Постановление\nСовета министров Эстонской ССР\n",
        "ПРИКАЗ\nМинистерства рыбного хозяйства\n",
        "ФЕДЕРАЛЬНЫЙ ЗАКОН\n",
    ],
)
def test_an_act_s_title_says_what_it_is_whose_and_of_what(head: str) -> None:
    text = ACT.format(head=head)
    assert [text[s.start : s.end] for s in parse(text).segments if s.kind is Kind.TITLE] == [
        f"{head}О мерах по благоустройству причалов"
    ]


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("外務省告示第百号", "港の使用に関する告示"),
        ("政令第四十二号", "港湾法施行令の一部を改正する政令"),
        ("○外務省令第三号", "旅券法施行規則の一部を改正する省令"),
        ("条約第十号", "灯台の維持に関する日本国とエストニア共和国との間の条約"),
        ("法律第五号", "港湾法"),
    ],
)
def test_a_japanese_act_s_number_stands_over_its_title(number: str, title: str) -> None:
    text = RULES.format(head=f"{number}\n{title}", under="附則")
    kinds = {text[s.start : s.end]: s.kind for s in parse(text).segments}
    assert (kinds[number], kinds[title]) == (Kind.FURNITURE, Kind.TITLE)


@pytest.mark.parametrize("under", ["附則", "附　則", "付則", "附　則　抄", "附則（抄）", "理由"])
def test_what_stands_under_the_articles_is_no_part_of_the_last(under: str) -> None:
    text = RULES.format(head="港の使用に関する規程", under=under)
    paths = [(s.kind, s.path) for s in parse(text).segments[-2:]]
    assert paths == [(Kind.HEADING, "p1"), (Kind.NARRATIVE, "p1")]


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("大臣より、渡船の便数につき先方の意向を質された。", ("森山一郎",)),
        ("大臣は、渡船は足りないと述べられた。", ("森山一郎",)),
        ("カスク外相より、大臣が来春訪問されるよう招待があつた。", ("カスク",)),
        ("カスク外相は、便数を増したいと語つた。", ("カスク",)),
        ("これに対し大臣は、右は困難であると応酬された。", ("森山一郎",)),
        ("渡船の便数のみを発表することに打合せがなされた。", ()),
    ],
)
def test_the_minister_of_old_minutes_is_the_house_s_own(said: str, who: tuple[str, ...]) -> None:
    text = MINUTES.format(said=said)
    found = [s for s in parse(text).segments if text[s.start : s.end] == said]
    assert [(s.kind, s.speakers) for s in found] == [(Kind.STATEMENT, who)]


def test_day_and_place_behind_an_item_s_number_are_datelines() -> None:
    text = MINUTES.format(said="カスク外相は、便数を増したいと語つた。")
    parts = [(s.kind, s.path, text[s.start : s.end]) for s in parse(text).segments[1:5]]
    assert parts == [
        (Kind.LABEL, "一", "一、"),
        (Kind.DATELINE, "一", "日時　昭和三十三年五月三日　午後三時"),
        (Kind.LABEL, "二", "二、"),
        (Kind.DATELINE, "二", "場所　大臣室"),
    ]


def test_whoever_is_listed_first_of_each_side_are_the_principals() -> None:
    text = (
        "会談録\n\n一、日時　昭和三十三年五月三日\n二、出席者\n（日本側）森山外務大臣、佐田大使\n（先方）カスク外務大臣、タム大使\n"
        "三、会談要旨\n大臣より、渡船につき質したところ、先方大臣は、異存なしと答えた。\n先方より、招待があつた。\n"
    )
    said = [s.speakers for s in parse(text).segments if s.kind is Kind.STATEMENT]
    assert said == [("森山",), ("カスク",), ("カスク",)]
