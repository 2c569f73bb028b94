"""Figures: text and what it prints (measure, low, high, unit, approximate)."""

import pytest

from archive.parsing.extraction import find_figures
from tests.parsing.extraction.flat import flat


def printed(text, language="en"):
    return [
        (text[f.start : f.end], f.measure, f.low, f.high, f.unit, f.approximate)
        for f in find_figures(text, flat(text, language=language))
    ]


def row(words, measure, low, high, unit, approximate=False):
    return (words, measure, low, high, unit, approximate)


@pytest.mark.parametrize(
    ("language", "text", "rows"),
    [
        ("en", "They lent $1 billion.", [row("$1 billion", "amount", "1000000000", "1000000000", "USD")]),
        ("en", "They lent 8 billion dollars.", [row("8 billion dollars", "amount", "8000000000", "8000000000", "USD")]),
        ("en", "They lent one trillion yen.", [row("one trillion yen", "amount", "1000000000000", "1000000000000", "JPY")]),
        ("en", "It costs $60-70 million.", [row("$60-70 million", "amount", "60000000", "70000000", "USD")]),
        ("en", "It costs up to half a million euros.", [row("half a million euros", "amount", None, "500000", "EUR")]),
        ("en", "A share of about 40 % went.", [row("40 %", "percentage", "40", "40", "%", True)]),
        ("en", "Between 3 and 5 per cent went.", [row("3 and 5 per cent", "percentage", "3", "5", "%")]),
        ("en", "Trade doubled.", [row("doubled", "multiple", "2", "2", "")]),
        ("en", "It is 1.5 times larger.", [row("1.5 times", "multiple", "1.5", "1.5", "")]),
        ("en", "More than 1,200 ferry workers came.", [row("1,200 ferry workers", "count", "1200", None, "workers")]),
        ("en", "Twenty-two people came.", [row("Twenty-two people", "count", "22", "22", "person")]),
        ("en", "Hundreds of volunteers came.", [row("Hundreds of volunteers", "count", "100", None, "volunteers", True)]),
        ("en", "It lasted two and then 5 to 7 years.", [row("5 to 7 years", "duration", "5", "7", "P1Y")]),
        ("en", "A three-day forum.", [row("three-day", "duration", "3", "3", "P1D")]),
        ("en", "They met from 11:10 to 11:38 there.", [row("11:10 to 11:38", "clock", "11:10", "11:38", "")]),
        ("en", "They met at 5:30 p.m. there.", [row("5:30 p.m.", "clock", "17:30", "17:30", "")]),
        ("en", "Two weeks from now the two ministers of Resolution 1511 met in 2003 at Sakhalin 1, on September 11, 2001, and five years ago.", []),
        ("en", "The 300th anniversary, six-party talks and Article 9.", []),
        ("en", "The 5-trillion-yen target stands for the next five years.", [row("5-trillion-yen", "amount", "5000000000000", "5000000000000", "JPY"), row("five years", "duration", "5", "5", "P1Y")]),
        ("en", "It rose by half a percentage point in these three years.", [row("half a percentage point", "percentage", "0.5", "0.5", "%")]),
        ("en", "Trade topped 700 million USD and neared 2 billion EUR.", [row("700 million USD", "amount", "700000000", None, "USD"), row("2 billion EUR", "amount", "2000000000", "2000000000", "EUR", True)]),
        ("en", "Thousands of Kenyans came at around 5:40 p.m. there.", [row("Thousands of Kenyans", "count", "1000", None, "kenyans", True), row("5:40 p.m.", "clock", "17:40", "17:40", "", True)]),
        ("ja", "午後6時15分頃、少なくとも2.5億ドルを向こう2年半、最初の1年で。", [row("午後6時15分", "clock", "18:15", "18:15", "", True), row("2.5億ドル", "amount", "250000000", None, "USD"), row("2年半", "duration", "2.5", "2.5", "P1Y"), row("1年", "duration", "1", "1", "P1Y")]),
        ("ja", "平成15年、12回目の会合は5年前からで、最大3万セット。", [row("3万セット", "count", None, "30000", "セット")]),
        ("ja", "貿易額は約10億ドルで、40％増加した。", [row("約10億ドル", "amount", "1000000000", "1000000000", "USD", True), row("40％", "percentage", "40", "40", "%")]),
        ("ja", "１兆2,000億円を20名以上に。", [row("１兆2,000億円", "amount", "1200000000000", "1200000000000", "JPY"), row("20名以上", "count", "20", None, "person")]),
        ("ja", "会談は11時10分から11時38分まで。", [row("11時10分から11時38分", "clock", "11:10", "11:38", "")]),
        ("ja", "決議第1511号は十分だ。", []),
        ("en", "Trade fell by −2.1 % and then minus 3.5 percent (-0.4%).",
         [row("−2.1 %", "percentage", "-2.1", "-2.1", "%"), row("minus 3.5 percent", "percentage", "-3.5", "-3.5", "%"), row("-0.4%", "percentage", "-0.4", "-0.4", "%")]),
        ("en", "It lies between minus 2 to 3 percent.", [row("minus 2 to 3 percent", "percentage", "-2", "3", "%")]),
        ("en", "A deficit of −$5 million, plus or minus 3 percent.", [row("−$5 million", "amount", "-5000000", "-5000000", "USD"), row("3 percent", "percentage", "3", "3", "%")]),
        ("en", "Growth – 5% in May – was slow, and -12 ferries came.", [row("5%", "percentage", "5", "5", "%")]),
        ("ja", "成長率はマイナス2.1％、輸出は▲3.5%だ。", [row("マイナス2.1％", "percentage", "-2.1", "-2.1", "%"), row("▲3.5%", "percentage", "-3.5", "-3.5", "%")]),
        ("ja", "9年ぶりの会合は5年間続いた。", [row("5年間", "duration", "5", "5", "P1Y")]),
        ("ru", "Это около 40 % и 1 млрд долларов.", [row("40 %", "percentage", "40", "40", "%", True), row("1 млрд долларов", "amount", "1000000000", "1000000000", "USD")]),
        ("ru", "Оборот вырос более чем на тридцать процентов, цены снизились до 268,5 доллара.", [row("тридцать процентов", "percentage", "30", None, "%"), row("268,5 доллара", "amount", "268.5", "268.5", "USD")]),
        ("ru", "Около полутора миллионов евро за двадцать пять лет для двух стран.", [row("полутора миллионов евро", "amount", "1500000", "1500000", "EUR", True), row("двадцать пять лет", "duration", "25", "25", "P1Y")]),
        ("ru", "Приехали более 100 человек на 5 лет.", [row("100 человек", "count", "100", None, "person"), row("5 лет", "duration", "5", "5", "P1Y")]),
        ("ru", "Рост в 1,5 раза с 2003 года.", [row("1,5 раза", "multiple", "1.5", "1.5", "")]),
    ],
)  # fmt: skip
def test_figures_are_kept_as_printed(language, text, rows):
    assert printed(text, language) == rows


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Around 2000 companies took part.", ["2000 companies"]),
        ("They moved some 1950 families.", ["1950 families"]),
        ("At least 1999 ships came.", ["1999 ships"]),
        ("Around 2004 exports grew.", []),
        ("In about 1950 ships sailed less.", []),
        ("By some 2010 exports will grow.", []),
        ("In 2004 companies came.", []),
    ],
)
def test_a_number_that_could_be_a_year_counts_where_a_word_before_it_says_so(text, figures):
    assert [text[f.start : f.end] for f in find_figures(text, flat(text))] == figures


def test_what_it_is_of_and_compared_with_and_when():
    text = "Kenya's exports in 2001 rose 40% over the previous year, and 30% of the ferries are new."
    found = find_figures(text, flat(text))
    assert [(text[slice(*(f.of or ()))], f.baseline and text[slice(*f.baseline)], f.as_of) for f in found] == [
        ("Kenya's exports", "over the previous year", "2001"),
        ("the ferries", None, "2001"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "of"),
    [
        ("en", "It gave $290 million in school aid.", "school aid"),
        ("en", "They adopted the $4 billion budget.", "budget"),
        ("en", "There was real growth of $23 million.", "real growth"),
        ("en", "There was a 70 percent increase.", ""),
        ("en", "It reached a record high of $5 billion.", ""),
        ("en", "She said that trade had risen by 14 %.", "trade"),
        ("en", "She said ferry traffic had climbed by 12 percent.", "ferry traffic"),
        (
            "en",
            "He noted that trade between Kenya and Estonia had gone up by 14 %.",
            "trade between Kenya and Estonia",
        ),
        ("en", "She said that Kenya had doubled its patrols around the port.", "its patrols"),
        ("en", "She said that trade had doubled since then.", "trade"),
        ("en", "Kenya has doubled the number of ferries since May.", "the number of ferries"),
        ("en", "In 2003 exports fell 3 percent.", "exports"),
        ("en", "Industrial output expanded by 3 %.", "Industrial output"),
        ("ru", "Он отметил, что в прошлом году товарооборот вырос на 57%.", "товарооборот"),
        ("ru", "Снижение цены газа до 268 долларов.", "цены газа"),
        ("ru", "Киев покупал газ за 400 долларов.", ""),
    ],
)
def test_what_it_is_of(language, text, of):
    (figure,) = find_figures(text, flat(text, language=language))
    assert (text[slice(*figure.of)] if figure.of else "") == of


def test_after_a_verb_of_change_the_first_is_the_baseline():
    text = "The share rose from 3% to 5% here."
    low, high = find_figures(text, flat(text))
    assert (low.low, high.low, text[slice(*(high.baseline or ()))]) == ("3", "5", "from 3%")


def test_a_range_whose_unit_stands_at_its_first_number_ends_with_its_last():
    assert printed("from 3% to 4")[0] == row("3% to 4", "percentage", "3", "4", "%")


def test_capitals_and_endings_that_no_table_has_stop_no_pass():
    assert printed("БЮДЖЕТ: 5 МЛН РУБЛЕЙ.", "ru") == [row("5 МЛН РУБЛЕЙ", "amount", "5000000", "5000000", "RUB")]
    assert printed("ОПЛАЧЕНО 100 ЕВРО.", "ru") == [row("100 ЕВРО", "amount", "100", "100", "EUR")]
    assert printed("СРОК 30 ДНЕЙ.", "ru") == [row("30 ДНЕЙ", "duration", "30", "30", "P1D")]
    assert printed("Выделили 7 гривяя.", "ru") == [row("7 гривяя", "amount", "7", "7", "UAH")]


@pytest.mark.parametrize(
    ("language", "text", "of", "as_of"),
    [
        ("en", "They plan to increase trade to $5 billion by 2010.", "trade", ""),
        ("en", "Trade reached $5 billion in 2002.", "Trade", "2002"),
        ("en", "Trade is to reach $5 billion in 2010.", "Trade", ""),
        ("ja", "橋の再建のため2億円の無償資金協力を行った。", "無償資金協力", ""),
        ("ja", "無償資金協力（供与額：3億円）に署名した。", "供与額", ""),
        ("ru", "Товарооборот вырос на 10 процентов и составил 2 млрд долларов.", "Товарооборот", ""),
    ],
)
def test_of_what_a_figure_is_and_for_when(language, text, of, as_of):
    figure = find_figures(text, flat(text, language=language))[-1]
    assert (figure.of and text[slice(*figure.of)], figure.as_of) == (of, as_of)


def test_years_over_which_a_sum_is_spread_are_no_lower_bound():
    text = "They lent $5 million over five years."
    assert printed(text)[1] == row("five years", "duration", "5", "5", "P1Y")
