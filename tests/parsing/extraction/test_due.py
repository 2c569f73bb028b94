"""By when: words of a deadline and the days they leave from 1 September 2003 on."""

import pytest

from archive.parsing.extraction.due import deadlines

NOW = (2003, 9, 1)


@pytest.mark.parametrize(
    ("language", "words", "days"),
    [
        ("en", "by the end of the year", "2003-09-01/2003-12-31"),
        ("en", "by the end of this year", "2003-09-01/2003-12-31"),
        ("en", "at the end of the year", "2003-10-01/2003-12-31"),
        ("en", "next month", "2003-10"),
        ("en", "within six months", "2003-09-01/2004-03-01"),
        ("en", "within ten days", "2003-09-01/2003-09-11"),
        ("en", "in the next two years", "2003-09-01/2005-09-01"),
        ("en", "in the first half of 2004", "2004-01-01/2004-06-30"),
        ("en", "in the first half of next year", "2004-01-01/2004-06-30"),
        ("en", "at the end of May", "2004-05-21/2004-05-31"),
        ("en", "at the end of this month", "2003-09-21/2003-09-30"),
        ("en", "next March", "2004-03"),
        ("en", "early next year", "2004-01-01/2004-03-31"),
        ("en", "in January 2005", "2005-01"),
        ("en", "in February of next year", "2004-02"),
        ("en", "in the evening of January 9", "2004-01-09"),
        ("en", "on 4 October", "2003-10-04"),
        ("en", "by 2010", "2003-09-01/2010-12-31"),
        ("en", "next week", "2003-09-08/2003-09-14"),
        ("en", "tomorrow", "2003-09-02"),
        ("en", "on February 31, 2004", ""),
        ("en", "by year-end", "2003-09-01/2003-12-31"),
        ("en", "within this year", "2003-09-01/2003-12-31"),
        ("en", "by the end of the decade", "2003-09-01/2009-12-31"),
        ("en", "on Friday", "2003-09-05"),
        ("en", "next Friday", ""),
        ("en", "from June 22 to 25", "2004-06-22/2004-06-25"),
        ("en", "on May 3-4, 2004", "2004-05-03/2004-05-04"),
        ("en", "between 4 and 6 October", "2003-10-04/2003-10-06"),
        ("en", "in two months' time", "2003-09-01/2003-11-01"),
        ("en", "by the end of fiscal year 2004", ""),
        ("en", "in FY2004", ""),
        ("en", "in the coming weeks", ""),
        ("ja", "2004年度末までに", "2005-01-01/2005-03-31"),
        ("ja", "来年度", "2004-04-01/2005-03-31"),
        ("ja", "2月2日から4日まで", "2004-02-02/2004-02-04"),
        ("ja", "来週", "2003-09-08/2003-09-14"),
        ("ja", "来春", "2004-03-01/2004-05-31"),
        ("ja", "可能な限り早期に", ""),
        ("ru", "11-12 ноября", "2003-11-11/2003-11-12"),
        ("ru", "с 10 по 12 мая 2004 года", "2004-05-10/2004-05-12"),
        ("ru", "на следующей неделе", "2003-09-08/2003-09-14"),
        ("ru", "до конца этого месяца", "2003-09-01/2003-09-30"),
        ("ru", "в ближайшие два года", "2003-09-01/2005-09-01"),
        ("ru", "осенью этого года", "2003-09-01/2003-11-30"),
        ("ru", "в ближайшее время", ""),
        ("ru", "18-го ноября", "2003-11-18"),
        ("ru", "в пятницу", "2003-09-05"),
        ("ja", "ことし10月", "2003-10"),
        ("ja", "今日", "2003-09-01"),
        ("en", "on Oct. 4", "2003-10-04"),
        ("en", "at an early and appropriate time", ""),
        ("en", "at his earliest convenience", ""),
        ("en", "at the earliest", ""),
        ("en", "shortly", ""),
        ("ja", "年内", "2003-09-01/2003-12-31"),
        ("ja", "来年前半", "2004-01-01/2004-06-30"),
        ("ja", "6か月以内", "2003-09-01/2004-03-01"),
        ("ja", "本年12月までに", "2003-09-01/2003-12-31"),
        ("ru", "до конца года", "2003-09-01/2003-12-31"),
        ("ru", "в течение шести месяцев", "2003-09-01/2004-03-01"),
        ("ru", "в мае 2004 года", "2004-05"),
        ("ru", "в первой половине следующего года", "2004-01-01/2004-06-30"),
    ],
)
def test_deadline_is_reckoned_from_the_records_day(language, words, days):
    (due,) = deadlines(words, 0, len(words), language, NOW)
    assert (words[due.start : due.end], due.date) == (words, days)


def test_without_a_date_nothing_is_reckoned_from_it():
    assert [due.date for due in deadlines("next month", 0, 10, "en", None)] == [""]
    assert [due.date for due in deadlines("in May 2004", 0, 11, "en", None)] == ["2004-05"]
