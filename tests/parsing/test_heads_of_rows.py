"""A table's row is held only against lines that begin with a letter which it can begin with."""

import re
from re import _parser as reading  # type: ignore[attr-defined]

import pytest

from archive.parsing.text import furniture
from archive.parsing.text.furniture import INSIDE, NAVIGATION, is_navigation
from archive.parsing.text.lines import Block, shadow_of
from archive.parsing.text.rows import ByHead, beginning
from archive.parsing.words.wordlists import heads_of
from tests.parsing.test_first_letters import first_letters

ROWS = (*(row for rows in NAVIGATION.values() for row in rows), *INSIDE)


@pytest.mark.parametrize("row", [row for row in ROWS if heads_of(row) is not None])
def test_the_heads_of_a_row_are_all_letters_that_it_can_begin_with(row):
    letters, can_be_empty = first_letters(reading.parse(row))
    assert not can_be_empty
    assert heads_of(row) == letters


@pytest.mark.parametrize(
    ("row", "heads"),
    [
        ("copy|(?:press|media)\\srelease", "cmp"),
        ("(?:full\\s)?text", "ft"),
        ("(?:full\\s)?(?:hansard|debate)", "fhd"),
        ("x?copy", None),
        ("(?:[a-z]+\\s)?copy", None),
        ("\\(copy\\)", None),
        ("(?:copy)*", None),
        (".{2,4}copy", None),
        ("(?:[(|]|c)opy", None),
    ],
)
def test_heads(row, heads):
    assert heads_of(row) == (None if heads is None else frozenset(heads))


def test_a_line_is_held_against_the_rows_that_can_begin_so():
    assert beginning("c", ("copy", "print", ".copy")) == "(?:copy|.copy)"
    assert beginning("(", ("copy", "print")) == "(?:copy|print)"


def test_the_patterns_of_a_table_are_made_by_a_line_s_first_character():
    patterns = ByHead(("print", "печать", "印刷", ".{4}copy"), "")
    assert [head for head in "pпк印森(１" if patterns[head].fullmatch("печать")] == ["п", "(", "１"]
    assert all(patterns[head].fullmatch("one copy") for head in "pпк印森(１")
    assert patterns["森"] is patterns["к"]  # with which no row begins
    assert patterns["１"] is patterns["「"]
    assert "森" not in patterns


def test_no_row_begins_with_the_letter_that_stands_for_all_others():
    assert not any("ŋ" in row for row in ROWS)


@pytest.mark.parametrize(
    "line",
    ["«Print this page»", "Печать", "Читайте далее", "印刷する", "前のページへ戻る", "Rīga https://example.org/riga", "Главная › Новости", "Главная — Порты — Суда", "Home - Harbours - Ships", "→ 3 May 1926", "日本語"],
)  # fmt: skip
def test_a_page_s_line_is_known_in_any_script(line):
    shadow = shadow_of(line)
    assert is_navigation(shadow, Block(0, len(shadow), 0, True))


def test_the_eastern_rows_that_begin_with_anything_have_an_eastern_letter_or_an_address():
    """A new one that has them only in its classes needs its line here."""
    rows = [row for code in furniture._EASTERN for row in NAVIGATION[code] if row[0] in ".["]
    bare = [row for row in rows if not furniture._EASTERN_OR_LINK.search(re.sub(r"\[[^]]*\]", "", row))]
    lines = ("转载编辑：陆文",)
    assert all(any(re.fullmatch(row, line) for line in lines) for row in bare)
    assert all(furniture._EASTERN_OR_LINK.search(line) for line in lines)


@pytest.mark.parametrize(
    "line", ["Print this page", "[ Print this page ]", "+1 202 555 0100", "Home | News", "harbour_news_item", "Ferry press releases"]
)  # fmt: skip
def test_a_page_s_line_is_known_by_whatever_it_begins_with(line):
    assert is_navigation(line, Block(0, len(line), 0, True))


def test_the_rows_that_begin_with_anything_have_a_mark_or_word_that_is_looked_for():
    """A new one needs its mark or word in `_may_be_open`, and its line here."""
    lines = {
        r"[a-z]{2,12}\s(?:press|news|media)\sreleases": "ferry press releases",
        r".{0,60}[+(]\d[\d\s()/-]{6,24}": "+1 202 555 0100",
        r".{0,80}click\sto\sprint.{0,40}": "click to print",
        r"[^.!?\n]{2,100}\s+[/»›]": "home /",
        r"[\w\s]{2,30}(?:\s[>»›→/|]\s[^>»›→/|]{2,60}){1,8}": "home | news",
        r"[asec](?:/[a-z\d.]{1,8}){0,3}/(?:pv|sr)\.\d{1,5}(?:/add\.\d)?(?:\s\(.{3,30}\))?": "a/72/pv.13",
        r"[a-z]{2,12}(?:_[a-z\d]{1,12}){2,6}": "harbour_news_item",
    }
    assert set(lines) == {row for row in furniture._ROWS if row[0] in ".["}
    assert all(furniture._OPEN_NAVIGATION.fullmatch(line) and furniture._may_be_open(line) for line in lines.values())
