"""The facets and conditions of the search page: each a link, each in plain words, each removable."""

from __future__ import annotations

import html
import re
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.models import PublishedPart
from archive.pages.narrowing import describe, list_facets
from archive.searching import Facets, FacetValue, Query, count_facets, finding

pytestmark = pytest.mark.usefixtures("seeds")

fuzz = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(client: Client, query: str, status: int = 200) -> str:
    response = client.get(f"/search/?{query}")
    assert response.status_code == status, query
    return html.unescape(" ".join(response.content.decode().split()))


def links(page: str) -> dict[str, str]:
    """The values of the facets on the page, with their addresses."""
    return {
        re.sub(r"<.*", "", label): href
        for href, label in re.findall(
            r'<a href="(/search/[^"]*)" rel="nofollow"[^>]*>(.*?)</a> <span class="facet-count', page
        )
    }


def test_each_facet_is_there_with_its_numbers(client: Client) -> None:
    page = read(client, "q=peace+treaty")
    for facet in (
        "Passages", "Speaker", "Country of the speaker", "Office that day", "Topic", "Year of the event", "Record-keeper",
        "Whose account", "Wording", "Kind of event",
    ):  # fmt: skip
        assert f">{facet}</h3>" in page, facet
    assert "11 statements and" in page
    assert "2 passages of the record-keepers’ own narrative" in page
    found = links(page)
    assert found["Vladimir Putin"] == "/search/?q=peace+treaty&speaker=vladimir-putin"
    assert (
        found["President of the Russian Federation"]
        == "/search/?q=peace+treaty&office=president-of-the-russian-federation"
    )
    assert found["2002"] == "/search/?q=peace+treaty&date_after=2002&date_before=2002"


def test_a_link_leads_to_as_many_results_as_it_says(client: Client) -> None:
    page = read(client, "q=peace+treaty&country=japan")
    for href, label, number in re.findall(
        r'<a href="(/search/[^"]*)" rel="nofollow"[^>]*>([^<]*)</a> <span class="facet-count tabular">(\d+)</span>',
        page,
    ):
        query = Query.read(
            dict(re.findall(r"(\w+)=([^&]*)", href.replace("+", " ").replace("%2C", ",").replace("%27", "'")))
        )
        chosen = query if label != "Russian Federation" else query.having("country", "russian-federation")
        assert count_facets(chosen).total == int(number), (label, href)


def test_conditions_are_said_in_plain_words_and_can_be_removed(client: Client) -> None:
    page = read(
        client, "speaker=vladimir-putin,junichiro-koizumi&topic=korea&account=other&date_after=2002&date_before=2003"
    )
    for condition, label, rest in (
        ("Speaker", "Vladimir Putin", "speaker=junichiro-koizumi&topic=korea&account=other&date_after=2002&date_before=2003"),
        ("Topic", "Korean Peninsula", "speaker=vladimir-putin%2Cjunichiro-koizumi&account=other&date_after=2002&date_before=2003"),
        ("Whose account", "The other side’s account", "speaker=vladimir-putin%2Cjunichiro-koizumi&topic=korea&date_after=2002&date_before=2003"),
        ("From", "2002", "speaker=vladimir-putin%2Cjunichiro-koizumi&topic=korea&account=other&date_before=2003"),
    ):  # fmt: skip
        assert (
            f'<span class="muted">{condition}:</span> {label} <a href="/search/?{rest}" rel="nofollow">remove' in page
        ), condition


def test_the_form_keeps_the_other_conditions(client: Client) -> None:
    page = read(client, "q=treaty&speaker=vladimir-putin&date_after=2003")
    assert '<input type="hidden" name="speaker" value="vladimir-putin">' in page
    assert 'type="hidden" name="q"' not in page
    assert 'name="date_after" value="2003"' in page


def topics(*rows: tuple[str, str, int]) -> Facets:
    values = tuple(FacetValue(slug, slug.title(), count, False, broader) for slug, broader, count in rows)
    return Facets(values={"topic": values, **{name: () for name in ("speaker", "office", "country", "record_keeper", "account", "wording", "kind", "passage")}})  # fmt: skip


def test_a_narrower_topic_takes_the_place_of_its_broader_one() -> None:
    counts = topics(("security", "", 9), ("korea", "security", 5), ("talks", "korea", 2), ("trade", "", 1))
    for asked, hrefs in (
        ("", {"Security": "security", "Korea": "korea", "Talks": "talks", "Trade": "trade"}),
        ("security", {"Talks": "talks", "Trade": "security%2Ctrade"}),
        ("talks,trade", {"Korea": "trade%2Ckorea", "Security": "trade%2Csecurity"}),
    ):
        (facet,) = list_facets(Query(topic=asked), counts, "/search/")
        found = {row["label"]: row["href"] for row in [*facet["chosen"], *facet["rows"]]}
        for label, value in hrefs.items():
            assert found[label] == f"/search/?topic={value}", (asked, label)
    assert [(row["label"], row["depth"]) for row in facet["rows"]] == [("Security", 0), ("Korea", 1), ("Talks", 2), ("Trade", 0)]  # fmt: skip


def test_what_is_beyond_the_first_eight_is_folded() -> None:
    counts = topics(*[(f"t{i}", "", 20 - i) for i in range(12)])
    (facet,) = list_facets(Query(), counts, "/search/")
    assert (len(facet["rows"]), len(facet["rest"])) == (8, 4)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("q=peace&speaker=nobody", "No published record knows “nobody” (speaker)."),
        ("topic=nothing", "No published record knows “nothing” (topic)."),
        ("office=o", "“o” (office that day)"),
        ("country=atlantis&q=xyzzy", "“atlantis” (country of the speaker)"),
        ("record_keeper=nobody", "“nobody” (record-keeper)"),
        ("proposition=never", "“never” (position on)"),
        ("direction=supports", "name the proposition too"),
        ("wording=sung", "The wording is one of: transcribed, rendered."),
        ("passage=all", "The passage is one of: statement, narrative."),
        ("speaker=,", "There is no value in it."),
        ("kind=" + ",".join(["telephone talks"] * 3 + ["x"]), "The kind of event is one of"),
        ("speaker=" + ",".join(f"p{i}" for i in range(30)), "too many values: at most 20"),
    ],
)
def test_what_cannot_be_asked_for_is_explained(client: Client, query: str, words: str) -> None:
    page = read(client, query, 400)
    assert words in page
    assert 'class="entries"' not in page


def test_a_form_may_send_several_values_one_by_one(client: Client) -> None:
    several = read(client, "speaker=vladimir-putin&speaker=igor-ivanov")
    assert several == read(client, "speaker=vladimir-putin,igor-ivanov")


def test_a_position_on_a_proposition_is_a_condition(client: Client) -> None:
    row = (
        PublishedPart.objects.filter(positions__isnull=False)
        .values("positions__proposition__slug", "positions__direction")
        .first()
    )
    assert row
    slug, direction = row["positions__proposition__slug"], row["positions__direction"]
    page = read(client, f"proposition={slug}&direction={direction}")
    assert '<span class="muted">Position on:</span>' in page
    assert f'href="/search/?proposition={slug}" rel="nofollow">remove' in page


def test_a_misspelt_name_is_found_with_a_word_about_it(client: Client) -> None:
    page = read(client, "q=Koizmi")
    assert 'Nothing found for Koizmi. These are the results for <a href="/search/?q=Koizumi">Koizumi</a>' in page
    assert "<mark>Koizumi</mark>" in page
    assert 'value="Koizmi"' in page
    assert "search: “Koizumi”" in page
    assert "/search/results.csv?q=Koizumi" in page
    assert 'class="empty"' not in page


def test_narrative_has_its_own_heading_and_comes_last(client: Client) -> None:
    page = read(client, "q=peace+treaty")
    assert page.index('id="statements"') < page.index('id="narrative"') < page.index("Overall Bilateral Relations and")
    judo = read(client, "q=judo")
    assert "No statement, but" in judo
    assert 'id="statements"' not in judo
    assert "<mark>judo</mark>" in judo
    narrative = read(client, "q=peace+treaty&passage=narrative")
    assert 'id="statements"' not in narrative
    assert "No statement" not in narrative


def test_pages_follow_each_other_through_statements_into_narrative(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "FEW", 3)
    monkeypatch.setattr(finding, "NEAR", 30)
    page, seen, turned = read(client, "q=Russia"), [], 0
    while True:
        seen += re.findall(r'<p class="entry-words.*?</p>', page)
        href = re.search(r'href="/search/\?([^"]*)" rel="next"', page)
        if not href:
            break
        page, turned = read(client, href[1]), turned + 1
    assert turned >= 2
    assert len(seen) == count_facets(Query(q="Russia")).total
    narrative = ["is-narrative" in words for words in seen]
    assert narrative == sorted(narrative)
    assert any(narrative)


def test_a_place_beyond_the_end_leads_back_to_the_beginning(client: Client) -> None:
    page = read(client, "q=Koizumi&after=narrative.1900-01-01.1.1")
    assert "Nothing follows here" in page
    assert '<a href="/search/?q=Koizumi">Back to the beginning</a>' in page
    assert "Did you mean" not in page


@pytest.mark.parametrize(
    ("query", "most"),
    [
        ("", 1),
        ("q=peace+treaty", 6),
        ("q=peace+treaty&speaker=vladimir-putin&country=russian-federation&account=other", 6),
        ("topic=korea&date_after=2003", 6),
        ("q=Koizmi", 6),
        ("q=Koizmi&account=own", 6),
        ("q=xqzwv&account=own", 6),
        ("q=the", 6),
        ("q=7K3M-9QXT", 6),
        ("q=peace&speaker=nobody", 6),
    ],
)
def test_the_page_makes_six_queries_at_most(client: Client, query: str, most: int) -> None:
    client.get(f"/search/?{query}")  # the stems of words are asked for once, and then remembered
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/search/?{query}")
    assert len(queries) <= most, [q["sql"][:80] for q in queries]


def test_one_result_takes_as_many_queries_as_three(client: Client) -> None:
    numbers = {}
    for query in ("q=zinzin", "q=zinzinzin"):
        numbers[query] = 0
    statements = list(PublishedPart.objects.statements().order_by("pk").values_list("pk", flat=True)[:4])
    for keys, word in ((statements[:1], "zinzin"), (statements[1:], "zinzinzin")):
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE archive_publishedpart SET text = text || ' ' || %s, search = search || setweight(to_tsvector('english', %s), 'A')"
                " WHERE id = ANY(%s)",
                [word, word, keys],
            )
    for query in numbers:
        with CaptureQueriesContext(connection) as queries:
            page = read(client, query)
        numbers[query] = len(queries)
        assert page.count('class="entry-words') == (1 if query == "q=zinzin" else 3)
    assert set(numbers.values()) == {4}


def test_a_search_is_cited_with_its_words_its_number_and_the_state_of_the_archive(client: Client) -> None:
    page = read(client, "q=peace+treaty&speaker=vladimir-putin&date_after=2003")
    day = count_facets(Query(q="peace")).changed_on
    assert day is not None
    assert (
        f"The Diplomacy Archive, search: “peace treaty”; speaker: Vladimir Putin; from: 2003 (3 results, records as published"
        f" by {day.day} {day:%B %Y}), http://"
    ) in page
    assert f"/search/?{urlencode({'q': 'peace treaty', 'speaker': 'vladimir-putin', 'date_after': '2003'})}." in page


def test_describes_a_search_in_words() -> None:
    query = Query(
        q='"peace treaty"',
        speaker="a,b",
        direction="opposes",
        proposition="p",
        wording="rendered",
        passage="narrative",
    )
    labels = {("speaker", "a"): "Ann", ("speaker", "b"): "Bo", ("proposition", "p"): "It should be."}
    assert describe(query, labels) == (
        '"peace treaty"; speaker: Ann or Bo; position on: It should be.; direction: opposes; '
        "wording: Rendered by the record-keeper; passages: The record-keepers’ own narrative"
    )


words = st.text(max_size=40) | st.sampled_from(
    ["peace", "2003", "vladimir-putin", "other", "-", '"', "a,b", "\0", "\ud800", "%", "平和"]
)


@given(st.dictionaries(st.sampled_from([*Query.names(), "after", "page"]), words, max_size=4))
@fuzz
def test_no_address_makes_the_page_fail(client: Client, parameters: dict[str, str]) -> None:
    query = urlencode({name: value.encode("utf-8", "surrogatepass") for name, value in parameters.items()})
    for path in ("/search/", "/search/results.csv"):
        assert client.get(f"{path}?{query}").status_code in (200, 302, 400)
