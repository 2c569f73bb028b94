"""Finding published parts and marking what was looked for."""

import re
from html import unescape
from itertools import accumulate

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.models import Person, PublishedPart, PublishedReport, Report
from archive.projecting import project_all
from archive.searching import BadQuery, Hit, Page, Query, find, finding, read_words, select, stems, suggest
from archive.searching.marking import Markable, mark
from tests.archive.conftest import MARKER

pytestmark = pytest.mark.usefixtures("seeds")

fuzz = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
anything = st.text(max_size=80) | st.lists(
    st.sampled_from(
        ["'", '"', "''", "\\", ":*", "&", "|", "!", "<->", "<2>", "(", ")", "-", "*", ":A", "\0", "peace", "the", "平和", "🕊️", "\ud800", " "]
    ),
    max_size=20,
).map("".join)  # fmt: skip


def search(q: str = "", **conditions: str) -> list[Hit]:
    return find(Query(q=q, **conditions), limit=200).hits


def marked(text: str, q: str, language: str = "en") -> str:
    return mark([Markable(text, language, 0, [])], read_words(q))[0]


def test_finds_narrative_of_the_record_keeper(seeds: dict[str, Report]) -> None:
    (hit,) = search("judo")
    assert (hit.kind, hit.is_narrative, hit.data.get("sid")) == ("narrative", True, None)
    assert hit.url == f"/reports/{seeds['001'].rid[:4]}-{seeds['001'].rid[4:]}/"
    assert hit.html.count("<mark>judo</mark>") == 2
    assert hit.data["record_keeper"]["slug"] == "mofa-japan"


def test_finds_statements_by_who_speaks() -> None:
    hits = search("Putin peace treaty")
    assert hits
    for hit in hits:
        assert "Vladimir Putin" in [who["name"] for who in hit.data.get("speakers", [])] or "Putin" in hit.text
        assert hit.data.get("sid") is None or hit.url == f"/s/{hit.data['sid']}"
        assert "peace" in hit.text.lower()
    assert any("Putin" not in hit.text for hit in hits)


def test_every_statement_says_according_to_whom() -> None:
    for hit in search("peace"):
        assert hit.data["record_keeper"]["label"]
        assert bool(hit.data["review"]) == (not hit.is_narrative)
        assert hit.language == "en"
        assert bool(hit.account and hit.wording and hit.place and hit.data.get("sid")) or hit.is_narrative


def test_finds_emended_readings_and_marks_the_printed_words() -> None:
    assert any("<mark>atudy</mark>" in hit.html for hit in search("study"))
    (hit,) = search('"feasibility study"')
    assert "<mark>feasibility atudy</mark>" in hit.html
    assert any("<mark>atudy</mark>" in hit.html for hit in search("atudy"))


def test_finds_every_form_of_a_word() -> None:
    assert [hit.data.get("sid") for hit in search("treaties")] == [hit.data.get("sid") for hit in search("treaty")]
    assert all("<mark>treat" in hit.html.lower() for hit in search("treaties"))


def test_excludes() -> None:
    with_peace, without = search("treaty"), search("treaty -peace")
    assert without
    assert len(without) < len(with_peace)
    assert not any("peace" in hit.text.lower() for hit in without)
    phrase = search('treaty -"peace treaty"')
    assert phrase
    assert not any("peace treaty" in hit.text.lower() for hit in phrase)


def test_finds_beginnings() -> None:
    texts = [hit.html for hit in search("negotia*")]
    assert any("<mark>negotiat" in text for text in texts)
    assert {hit.text for hit in search("negotiation")} <= {hit.text for hit in search("negotia*")}
    assert any("<mark>Korea</mark>" in hit.html for hit in search("kore*"))
    assert any("<mark>together</mark>" in hit.html.lower() for hit in search("to*")), "also those of stop words"


@pytest.mark.parametrize(
    ("text", "q", "expected"),
    [
        ("A peace treaty, and peace.", '"peace treaty"', "A <mark>peace treaty</mark>, and peace."),
        ("A peace treaty, and peace.", "peace treaty", "A <mark>peace</mark> <mark>treaty</mark>, and <mark>peace</mark>."),
        ("Peace\nTreaties!", '"peace treaty"', "<mark>Peace\nTreaties</mark>!"),
        ("conclusion of a treaty", '"conclusion of the treaty"', "<mark>conclusion of a treaty</mark>"),
        ("The treaty", '"the treaty"', "The <mark>treaty</mark>"),
        ("six-party talks; six talks", "six-party", "<mark>six-party</mark> talks; six talks"),
        ("peace treaty talks", '"peace treaty" "treaty talks"', "<mark>peace treaty talks</mark>"),
        ("a <b> & peace", "peace -b", "a &lt;b&gt; &amp; <mark>peace</mark>"),
        ("<mark>peace</mark>", "mark", "&lt;<mark>mark</mark>&gt;peace&lt;/<mark>mark</mark>&gt;"),
        ("the theory", "the*", "<mark>the</mark> <mark>theory</mark>"),
        ("nothing of it", "peace", "nothing of it"),
    ],
)  # fmt: skip
def test_marks(text: str, q: str, expected: str) -> None:
    assert marked(text, q) == expected


def test_marks_by_the_rules_of_the_language() -> None:
    assert marked("мирные договоры", '"мирный договор"', "ru") == "<mark>мирные договоры</mark>"
    assert marked("treaties", "treaty", "fr") == "treaties"


@given(st.text(max_size=80), st.text(max_size=30))
@fuzz
def test_marking_changes_nothing_else(text: str, q: str) -> None:
    text, q = (value.replace("\0", "").encode(errors="ignore").decode() for value in (text, q))
    assert marked(text, q).replace("<mark>", "").replace("</mark>", "") == marked(text, "")


@given(anything)
@fuzz
def test_no_words_make_it_fail(q: str) -> None:
    query = Query.read({"q": q})
    if query.errors:
        with pytest.raises(BadQuery):
            find(query)
        with pytest.raises(BadQuery):
            suggest(query)
    else:
        assert len(find(query, limit=2).hits) <= 2
        assert len(suggest(query)) <= 5


def test_conditions() -> None:
    assert "igor-ivanov" in {
        who["person"]["slug"] for hit in search(speaker="igor-ivanov") for who in hit.data["speakers"]
    }
    topic = search(topic="peace-treaty")
    assert topic
    assert all(hit.kind == "statement" for hit in topic)
    assert {hit.account for hit in search(account="other")} == {"other"}
    assert {hit.data["event"]["kind"] for hit in search("Russia", kind="telephone talks")} == {"telephone talks"}
    kept = search("Russia", record_keeper="mofa-japan")
    assert kept == [hit for hit in search("Russia") if hit.data["record_keeper"]["slug"] == "mofa-japan"]
    for nobody in ({"speaker": "nobody"}, {"topic": "nothing"}, {"record_keeper": "nobody"}):
        assert search(**nobody) == []


def test_days_are_compared_as_spans() -> None:
    report = Report.objects.get(source_texts__name__startswith="003")
    PublishedPart.objects.filter(report=report).update(event_earliest="2003-05-01", event_latest="2003-05-31")
    for after, before, is_found in (
        ("2003-05-20", "2003-05-20", True),
        ("2003-05-31", "", True),
        ("2003-06", "", False),
        ("", "2003-04", False),
        ("", "2003-05-01", True),
    ):
        rids = {hit.data["report"]["rid"] for hit in search(date_after=after, date_before=before)}
        assert (f"{report.rid[:4]}-{report.rid[4:]}" in rids) is is_found, (after, before)


@pytest.mark.parametrize(
    "days", [{"date_before": "2002"}, {"date_before": "2003-05"}, {"date_after": "2003-06", "date_before": "2003"}]
)
def test_a_walk_in_the_order_of_lists_finds_the_same(days: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    newest = Report.objects.get(source_texts__name__startswith="003")
    for rows in (PublishedPart.objects, PublishedReport.objects):
        rows.filter(report=newest).update(event_earliest="0001-01-01", event_latest="9999-12-31")
    every = find(Query(**days), limit=200)
    assert any(hit.date.year == 2003 for hit in every.hits), "listed by its record's date: the event's year is unknown"
    monkeypatch.setattr(finding, "FEW", 0)
    monkeypatch.setattr(finding, "NEAR", 1)
    assert find(Query(**days), limit=200) == every


def test_a_search_for_nothing_finds_nothing_without_asking() -> None:
    with CaptureQueriesContext(connection) as queries:
        assert find(Query()) == Page([], None)
    assert len(queries) == 0


@pytest.mark.parametrize("few", [0, 20, 1_000])
@pytest.mark.parametrize("near", [1, 40, 500])
def test_pages_have_every_hit_once_newest_first(few: int, near: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "FEW", few)
    monkeypatch.setattr(finding, "NEAR", near)
    everything = find(Query(q="Japan"), limit=500)
    assert everything.next is None
    hits, cursor = [], None
    while True:
        page = find(Query(q="Japan"), after=cursor, limit=7)
        hits += page.hits
        if page.next is None:
            break
        assert len(page.hits) == 7
        cursor = page.next
    assert hits == everything.hits
    assert len(hits) > 14
    order = [(hit.is_narrative, -hit.date.toordinal()) for hit in hits]
    assert order == sorted(order), "statements first, both newest first"
    assert {is_narrative for is_narrative, _day in order} == {True, False}


def test_the_number_of_queries_does_not_grow() -> None:
    counts = []
    for limit in (1, 3):
        stems.known.clear()
        for _again in range(2):
            with CaptureQueriesContext(connection) as queries:
                assert len(find(Query(q='Japan -"peace treaty"', account="other"), limit=limit).hits) == limit
            counts.append(len(queries))
    assert counts == [2, 1, 2, 1], "the hits, and the stems of words that were not met before"
    with CaptureQueriesContext(connection) as queries:
        assert len(find(Query(q="Puttin OR judo")).hits) == 0
        assert len(find(Query(q="judo")).hits) == 1
    assert len(queries) == 5, "each looks near and then at the few; one has words to mark"
    with CaptureQueriesContext(connection) as queries:
        suggest(Query(q="Puttin Koisumi"))
    assert len(queries) == 1


@pytest.mark.parametrize(
    ("q", "kind", "label", "parameters"),
    [
        ("puttin peace", "person", "Vladimir Putin", {"q": "Putin peace"}),
        ("Koisumi", "person", "Junichiro Koizumi", {"q": "Koizumi"}),
        ("piece tready", "topic", "Peace treaty", {"topic": "peace-treaty"}),
    ],
)
def test_suggests_names_that_are_alike(q: str, kind: str, label: str, parameters: dict[str, str]) -> None:
    found = {(s.kind, s.label): s.query.parameters for s in suggest(Query(q=q, account="other"))}
    assert found[kind, label] == {**parameters, "account": "other"}


def test_suggests_nothing_that_is_asked_for_already() -> None:
    assert all(s.query != Query(q="Putin") for s in suggest(Query(q="Putin")))
    assert suggest(Query(q="xqzwv")) == []
    assert suggest(Query(topic="peace-treaty")) == []


@pytest.mark.usefixtures("draft")
def test_a_draft_is_not_found_nor_suggested() -> None:
    project_all()
    for q in (MARKER, "zanzib*", f'"{MARKER} question"', "zanzibarites", "Zara"):
        assert search(q) == []
        assert not any(MARKER in f"{s.slug} {s.label.lower()}" for s in suggest(Query(q=q)))
    assert Person.objects.alike([MARKER]).exists(), "only its being a draft hides it"
    for condition in ({"speaker": "zara-zanzibarite"}, {"topic": "zanzibarite-question"}):
        assert search(**condition) == []
    assert not any(MARKER in repr(hit).lower() for hit in search("peace") + search(topic="peace-treaty"))


@pytest.mark.parametrize(
    "q", ['"peace treaty"', "negotiat*", "the of treaty", '"conclusion of the"', "six-party Koizumi", "日本"]
)
@pytest.mark.parametrize("most", [5, 20_000])
def test_words_that_are_remembered_are_marked_as_those_looked_up(
    q: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stems, "MOST", most)
    texts = [
        Markable(part.text, part.language, part.data["start"], part.data["emendations"])
        for part in PublishedPart.objects.order_by("pk")[:60]
    ]
    words = read_words(q)
    alone = []
    for text in texts:
        stems.known.clear()
        alone += mark([text], words)
    assert mark(texts, words) == alone
    with CaptureQueriesContext(connection) as queries:
        assert mark(texts, words) == alone
    assert len(queries) == 0
    mark([Markable("unheardof", "en", 0, [])], words)
    assert ("telephone" in stems.known["english"].stems) == (most > 5), (
        "of too many words those of the last page are kept"
    )
    assert "unheardof" in stems.known["english"].stems


def _mark_slowly(text: str, q: str) -> list[tuple[int, int]]:
    """Where each word of the text has a stem in common with a word of the search, asked of PostgreSQL one by one."""
    found = []
    with connection.cursor() as cursor:
        for word in re.finditer(r"[^\W_]+", text):
            cursor.execute("SELECT to_tsvector('english', %s) @@ to_tsquery('english', %s)", [word[0], q])
            if cursor.fetchone()[0]:
                found.append(word.span())
    return found


@pytest.mark.parametrize("q", ["treaty", "negotiations", "issue", "minister"])
def test_marks_the_words_that_postgresql_finds(q: str) -> None:
    for part in PublishedPart.objects.statements().order_by("pk")[:12]:
        html = mark([Markable(part.text, "en", 0, [])], read_words(q))[0]
        pieces = re.split(r"</?mark>", html)
        ends = list(accumulate(len(unescape(piece)) for piece in pieces))
        assert list(zip(ends[::2], ends[1::2], strict=False)) == _mark_slowly(part.text, q)


@given(
    st.lists(
        st.sampled_from(
            [
                "peace",
                "-treaty",
                "negotia*",
                '"peace treaty"',
                '-"North Korea"',
                "日",
                "the",
                "peace's",
                '"peace"',
                "w1",
                "w0*",
            ]
        ),
        min_size=1,
        max_size=5,
        unique=True,
    ),
    st.sampled_from([{}, {"speaker": "vladimir-putin"}, {"passage": "statement", "date_before": "2003"}]),
)
@fuzz
def test_searches_that_are_alike_find_what_each_finds_alone(terms: list[str], conditions: dict[str, str]) -> None:
    query = Query(q=" ".join(terms), **conditions)
    sql, values = finding._compile(query)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        assert {row[0] for row in cursor.fetchall()} == set(select(query).values_list("pk", flat=True))


def test_as_many_words_as_a_search_can_have() -> None:
    q = " ".join(f"a{n}" for n in range(120))
    assert find(Query(q=q)).hits == []
    assert finding._compile(Query(q=q))[1].count("'a7':ABC") == 3
