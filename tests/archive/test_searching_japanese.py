"""Searching what puts nothing between its words: Japanese by pairs of characters, in any width; and Cyrillic."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from archive.editing import Operation, apply
from archive.importing import import_record
from archive.models import Report
from archive.projecting import segmenting
from archive.projecting.segmenting import normalise, segment, segment_wanted, tokens, wanted_words
from archive.searching import Hit, Query, find, read_words
from archive.searching.marking import Markable, mark
from diplomacy.accounts.models import User
from tests.archive.conftest import account, publish_checked, received
from tests.standing import made_once

JAPANESE = """日露外相電話会談

平成15年11月4日

４日、川口順子外務大臣は、イワノフ・ロシア外相と電話で会談し、日露平和条約交渉について協議した。両大臣は、G8サミットとﾊﾞﾝｺｸでのAPEC首脳会議にも触れた。
"""
RUSSIAN = """Телефонный разговор министров

4 ноября 2003 года

Министры обсудили заключение мирного договора и безопасность в регионе.
"""


def published(text: str, language: str, editor: User) -> Report:
    """A record of that text, published as it came."""
    name = f"{language}.txt"
    import_record(received(text, name=name), by=editor)
    report = Report.objects.get(identity=f"file:mofa-japan/{name}")
    apply(
        report=report,
        operation=Operation("describe", {"language": language, "event_date": "2003-11-04"}),
        expected_version=report.version,
        by=editor,
    )
    report.refresh_from_db()
    publish_checked(report, editor)
    return report


@pytest.fixture(scope="module")
def japanese_once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Report]:
    with made_once(django_db_blocker):
        yield published(JAPANESE, "ja", account("jed", "Editor"))


@pytest.fixture
def japanese(japanese_once: Report, db: None) -> Report:
    return japanese_once


def search(q: str) -> list[Hit]:
    return find(Query(q=q), limit=200).hits


@pytest.mark.parametrize(
    ("q", "marked"),
    [
        ("平和条約", "平和条約"),
        ("条約", "条約"),
        ("和条", "和条"),
        ("約", "約"),
        ("平和 交渉", "平和"),
        ('"平和条約交渉"', "平和条約交渉"),
        ("「平和条約交渉」", "平和条約交渉"),
        ("平和条約。", "平和条約"),
        ("平和条*", "平和条"),
        ("G8サミット", "G8サミット"),
        ("Ｇ８サミット", "G8サミット"),
        ("ｇ８ｻﾐｯﾄ", "G8サミット"),
        ("サミットと", "サミットと"),
        ("バンコク", "ﾊﾞﾝｺｸ"),
        ("ﾊﾞﾝｺｸ", "ﾊﾞﾝｺｸ"),
        ("APEC首脳", "APEC首脳"),
        ("apec", "APEC"),
        ("川口順子", "川口順子"),
        ("4日", "４日"),
    ],
)
def test_finds_and_marks_what_stands_in_undivided_words(japanese: Report, q: str, marked: str) -> None:
    hits = [hit for hit in search(q) if hit.language == "ja"]
    assert hits
    assert any(f"<mark>{marked}</mark>" in hit.html for hit in hits), [hit.html for hit in hits]


@pytest.mark.parametrize(
    "q", ["約条", "和平", "平約", "平和交渉", '"条約平和"', "サト", "G7サミット", "バリ", "-平和 日露平和"]
)
def test_does_not_find_what_only_its_characters_have(japanese: Report, q: str) -> None:
    assert search(q) == []


def test_excludes_undivided_words(japanese: Report) -> None:
    assert search("会談")
    assert not any("平和" in hit.text for hit in search("会談 -平和"))
    assert [hit.kind for hit in search("会談 -平和")] == ["title"]


def test_a_page_shows_the_words_that_were_found(japanese: Report, client: Client) -> None:
    page = client.get("/search/", {"q": "平和条約"}).content.decode()
    assert "<mark>平和条約</mark>" in page
    assert 'lang="ja"' in page


def test_finds_russian_in_every_form(seeds: dict[str, Report], editor: User) -> None:
    published(RUSSIAN, "ru", editor)
    for q in ("мирный договор", '"мирные договоры"', "заключени*", "МИРНОГО", "безопасности", "безопасностью"):
        assert any("<mark>" in hit.html for hit in search(q) if hit.language == "ru"), q
    assert search("мирный -договоры") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("平和条約", "平和 和条 条約 約"),
        ("G8サミットで", "G8 サミ ミッ ット トで で"),
        ("Ｇ８、ﾊﾞﾘ島", "G8、 バリ リ島 島"),
        ("ウラジーミル・プーチン", "ウラ ラジ ジー ーミ ミル ル ・ プー ーチ チン ン"),
        ("人々", "人々 々"),
        ("peace treaty", "peace treaty"),
        ("мирный договор", "мирный договор"),
        ("한국 대통령", "한국 대통령"),
    ],
)
def test_cuts_undivided_words_into_pairs(text: str, words: str) -> None:
    assert segment(text).split() == words.split()


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("平和条約", ("平和", "和条", "条約")),
        ("約", ("約",)),
        ("サミットG8", ("サミ", "ミッ", "ット", "ト", "g8")),
        ("G8", ("g8",)),
    ],
)
def test_what_is_wanted_may_go_on_at_its_end(wanted: str, words: tuple[str, ...]) -> None:
    assert wanted_words(wanted) == words


undivided = st.text(st.sampled_from("平和条約交渉サミットー々ﾊﾞＧG8 ,の"), max_size=30)


@given(undivided, st.data())
def test_whatever_stands_in_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    part = text[start : data.draw(st.integers(start, len(text)))]
    # A voiced sign that is cut off from its kana is another character.
    if part[:1] in "ﾞG8Ｇ" or text[start + len(part) :][:1] in "ﾞG8Ｇ":
        return
    wanted, words = wanted_words(part), tokens(text).words
    if wanted:
        assert any(
            words[i : i + len(wanted) - 1] == list(wanted[:-1]) and words[i + len(wanted) - 1].startswith(wanted[-1])
            for i in range(len(words) - len(wanted) + 1)
        )


# The second strategy meets the short ways for what needs no cutting, and where they end.
@given(st.text(max_size=60) | st.text(st.sampled_from("aé’ 日本ﾊﾞ…\u0301Ｇ８ёЙ\u00a0-_"), max_size=60))
def test_words_stand_where_they_are_said_to(text: str) -> None:
    found = tokens(text)
    for number, word in enumerate(found.words):
        start, end, first_end = found.place(number)
        assert 0 <= start < first_end <= end <= len(text)
        assert word in normalise(text[start:end]).lower()


@given(st.text(max_size=60) | st.text(st.sampled_from("aé’ 日本ﾊﾞ…\u0301Ｇ８ёЙ\u00a0-_İß²"), max_size=60))
def test_plain_texts_are_cut_as_all_others(text: str) -> None:
    found = tokens(text)
    assert [(word, found.place(number)) for number, word in enumerate(found.words)] == segmenting._cut(text)


@given(st.text(max_size=60))
def test_what_is_wanted_is_cut_as_what_is_indexed(text: str) -> None:
    wanted = segment_wanted(text).split()
    assert segment(text).split()[: max(len(wanted) - 1, 0)] == wanted[:-1]


@given(undivided)
@pytest.mark.django_db
def test_marking_leaves_the_text_as_it_is(text: str) -> None:
    html = mark([Markable(text, "ja", 0, [])], read_words("平和 サミット G8"))[0]
    assert html.replace("<mark>", "").replace("</mark>", "") == text
