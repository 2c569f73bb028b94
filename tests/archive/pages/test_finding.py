"""The search page: what it calls its hits, and what it does where words find nothing."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from archive.models import Report, Statement
from archive.models.identifiers import show
from tests.archive.addresses import STATEMENT


def read(client: Client, query: str, status: int = 200) -> str:
    response = client.get(f"/search/?{query}")
    assert response.status_code == status, query
    return " ".join(response.content.decode().split())


@pytest.mark.usefixtures("seeds")
def test_a_hit_that_is_no_statement_is_called_what_it_is(client: Client) -> None:
    page = read(client, "q=%22Overall+Bilateral+Relations%22")
    assert '<p class="entry-facts"> Heading · Ministry of Foreign Affairs of Japan </p>' in page
    assert "Title · President of Russia (The Kremlin)" in read(client, "q=%22Joint+Press+Conference%22")
    assert "Lead-in · Ministry of Foreign Affairs of Japan" in read(client, "q=%22made+the+following+statements%22")


@pytest.mark.usefixtures("seeds")
def test_a_hit_says_how_near_its_words_are_to_those_that_were_said(client: Client) -> None:
    page = read(client, "speaker=junichiro-koizumi&record_keeper=kremlin")
    assert (
        "Junichiro Koizumi (Prime Minister of Japan), in the English published by the Kremlin"
        " · the other side’s account, transcribed," in page
    )
    assert (
        "Vladimir Putin (President of the Russian Federation)"
        " · own account, transcribed, in translation, President of Russia (The Kremlin)"
    ) in read(client, "speaker=vladimir-putin&record_keeper=kremlin")
    assert "own account, rendered, in translation, Ministry" in read(client, "q=gratitude&kind=summit+meeting")
    assert "own account, rendered, Ministry" in read(client, "q=300th")


@pytest.mark.usefixtures("seeds")
def test_a_supplied_year_stands_in_brackets_with_a_hit(client: Client) -> None:
    page = read(client, "q=Bali")
    assert "14 October [2002]" in page
    assert "14 October 2002" not in page


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("q", "meant"),
    [
        ("Vladmir+Putin", "Vladimir+Putin"),
        ("Vladmir+Puttin", "Vladimir+Putin"),
        ("Junichro+Koizumi+treaty", "Junichiro+Koizumi+treaty"),
    ],
)
def test_each_word_of_a_name_is_mended(client: Client, q: str, meant: str) -> None:
    assert f'<a href="/search/?q={meant}">' in read(client, f"q={q}")


@pytest.mark.usefixtures("seeds")
def test_words_that_stand_everywhere_are_said_to_be_too_common(client: Client) -> None:
    for query in ("q=the", "q=the+and", "q=%22of+the%22"):
        page = read(client, query)
        assert "These words are too common to search for." in page
        assert "Did you mean" not in page
    for query in ("q=the+peace", "q=th*", "q=xqzwv", "q=-the"):
        assert "too common" not in read(client, query)


def test_an_identifier_leads_to_what_it_names(seeds: dict[str, Report], client: Client) -> None:
    rid, sid = show(seeds["001"].rid), show(STATEMENT)
    for typed, where in (
        (sid, f"/s/{sid}"),
        (STATEMENT.lower(), f"/s/{sid}"),
        (f"+{sid.lower()}+", f"/s/{sid}"),
        (rid, f"/reports/{rid}/"),
        ("8gd5-iso6", "/reports/8GD5-1S06/"),
    ):
        response = client.get(f"/search/?q={typed}")
        assert (response.status_code, response["Location"]) == (302, where), typed
    assert client.get(f"/search/?q={sid}&kind=summit+meeting").status_code == 200
    assert client.get("/search/?q=8GD5-1S07").status_code == 200


def test_a_draft_s_identifier_leads_nowhere(client: Client, draft: Report) -> None:
    sid = Statement.objects.filter(report=draft).earliest("ordinal").identity_id
    for identifier in (draft.rid, sid):
        assert f"Nothing found for {show(identifier)}" in read(client, f"q={show(identifier)}")


@pytest.mark.usefixtures("seeds")
def test_a_passage_of_narrative_is_linked_at_its_place(client: Client) -> None:
    address = "/reports/8GD5-1S06/"
    assert f'<a href="{address}#p-p2">para. 2</a> in <a href="{address}"' in read(client, "q=judo")
    assert 'id="p-p2"' in client.get(address).content.decode()


@pytest.mark.usefixtures("seeds")
def test_what_is_wrong_names_its_field_and_marks_it(client: Client) -> None:
    page = read(client, "q=%22%22&speaker=A!&date_after=never&date_before=2003", status=400)
    told = re.search(r'<div class="notice" role="alert" id="errors">(.*?)</div>', page)
    assert told
    assert re.findall("<p>(.*?)</p>", told[1]) == [
        "Speaker: This is not an identifier: small letters, digits and hyphens.",
        "Words: There is no word in it to look for.",
        "From: This is not a date; write 2003, 2003-05 or 2003-05-31.",
    ]
    marked = re.findall(r'<(?:input|select) id="([^"]*)"[^>]*aria-invalid="true" aria-describedby="errors"', page)
    assert marked == ["q", "filter-speaker", "filter-date_after"]
