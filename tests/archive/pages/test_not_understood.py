"""What an address asks that nobody understands: told above a list, refused where a list is taken away or read by a program."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.http import QueryDict
from django.test import Client

from archive.pages.filters import name_unknown, tell_unknown
from archive.querying import find_nearest

LISTS = ("/undertakings/", "/figures/", "/places/", "/reports/", "/search/")
KNOWN = ("account", "date_after", "date_before", "order", "record_keeper", "speaker", "towards")


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("speeker", "speaker"),
        ("Speaker", "speaker"),
        ("person", "speaker"),
        ("recordkeeper", "record_keeper"),
        ("record-keeper", "record_keeper"),
        ("publisher", "record_keeper"),
        ("from", "date_after"),
        ("colour", ""),
        ("", ""),
    ],
)
def test_the_nearest_parameter_is_the_one_that_was_most_likely_meant(name: str, nearest: str) -> None:
    assert find_nearest(name, KNOWN) == nearest


def test_what_a_newsletter_adds_is_not_told() -> None:
    query = QueryDict("utm_source=letter&utm_medium=mail&fbclid=x&gclid=y&mc_cid=1&_ga=2&speaker=a")
    assert tell_unknown(query, KNOWN) == []
    assert tell_unknown(QueryDict("utm=1"), KNOWN) == ["There is no filter “utm”."]


def test_of_many_that_are_not_understood_a_few_are_named() -> None:
    told = tell_unknown(QueryDict("&".join(f"z{number}=1" for number in range(9))), KNOWN)
    assert len(told) == 6
    assert told[-1] == "The address has 4 more that are not understood."


def test_a_file_is_refused_for_a_parameter_by_which_it_was_not_narrowed() -> None:
    assert name_unknown(QueryDict("utm_source=x"), KNOWN).startswith("There is no filter “utm_source”.")
    assert name_unknown(QueryDict("dateafter=2003"), KNOWN) == (
        "There is no filter “dateafter”. Did you mean “date_after”? There are: account, date_after, date_before, order, "
        "record_keeper, speaker, towards."
    )
    assert name_unknown(QueryDict("speaker=a"), KNOWN) == ""


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("path", LISTS)
def test_a_list_tells_what_it_did_not_understand_and_is_shown_all_the_same(client: Client, path: str) -> None:
    plain = client.get(path).content.decode()
    answer = client.get(f"{path}?colour=%3Cred%3E&utm_source=letter")
    page = answer.content.decode()
    assert answer.status_code == 200
    (told,) = re.findall(r'<div class="notice" role="note">\s*<p>(.*?)</p>\s*</div>', page, re.DOTALL)
    assert unescape(told).startswith("There is no filter “colour”.")
    assert 'role="note"' not in plain
    assert re.sub(r'\s*<div class="notice" role="note">.*?</div>', "", page, count=1, flags=re.DOTALL).split() == (
        plain.split()
    )
    assert client.get(f"{path}?utm_source=letter").content.decode().split() == plain.split()


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("path", ["/undertakings/list.csv", "/figures/list.csv", "/search/results.csv"])
def test_a_table_is_refused_with_the_nearest_parameter(client: Client, path: str) -> None:
    answer = client.get(f"{path}?q=peace&recordkeeper=kremlin")
    assert answer.status_code == 400
    assert "Did you mean “record_keeper”?" in answer.content.decode() or "“q”" in answer.content.decode()


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("query", "parameter", "told"),
    [
        ("person=vladimir-putin", "person", "did you mean “speaker”?"),
        ("deadline=2003", "deadline", "did you mean “due_before”?"),
        ("confirmed=maybe", "confirmed", "“maybe” is none of: yes, no"),
        ("only=kept", "only", "“kept” is none of: confirmed, later"),
        ("certainty_min=2", "certainty_min", "“2” is no certainty: write a number from 0 to 1, as in 0.5."),
        ("towards=yes", "towards", "nothing public has the name “yes”"),
        ("due_after=2004&due_before=2003", "due_before", "It lies before 2004, from which on you ask."),
    ],
)
def test_the_api_says_what_was_expected(client: Client, query: str, parameter: str, told: str) -> None:
    answer = client.get(f"/api/v1/undertakings/?{query}")
    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert (error["parameter"], told in error["detail"]) == (parameter, True), error


@pytest.mark.usefixtures("seeds")
def test_the_api_says_of_places_that_third_is_yes_no_or_unknown(client: Client) -> None:
    (error,) = client.get("/api/v1/places/?third=maybe").json()["errors"]
    assert error == {"parameter": "third", "detail": "“maybe” is none of: yes, no, unknown"}
    document = client.get("/api/v1/schema/?format=json").json()
    parameters = document["paths"]["/api/v1/undertakings/"]["get"]["parameters"]
    described = {row["name"]: row["description"].split("\n\n")[0] for row in parameters}
    assert described["confirmed"] == "Whether an editor has put or confirmed it: `yes` or `no`."
    assert described["towards"] == "Slug of the country towards which it is, as in `japan`; no yes or no."
    assert "later" in described["only"]


@pytest.mark.usefixtures("seeds")
def test_a_former_name_of_a_parameter_leads_on(client: Client) -> None:
    for path in ("/undertakings/", "/undertakings/list.csv"):
        answer = client.get(f"{path}?person=vladimir-putin&act=expects")
        assert (answer.status_code, answer["Location"]) == (301, f"{path}?speaker=vladimir-putin&act=expects")
