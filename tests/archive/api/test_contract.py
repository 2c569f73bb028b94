"""Every answer is what the OpenAPI document says: its status, its media type, its JSON, with no name beside."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from rest_framework.throttling import SimpleRateThrottle

from archive.api.views import PublicView
from archive.models import FormerSlug, Person, Report
from archive.publishing import withdraw
from diplomacy.accounts.models import User
from tests.archive.api.conftest import ADDRESSES, PATHS, STATEMENTS, Get, is_ours
from tests.archive.api.test_openapi import DESCRIBED

PATTERNS = {answering: described for described, answering in DESCRIBED.items()}


@pytest.fixture
def contract(get: Get) -> dict[str, Any]:
    """The OpenAPI document; where it names the members of an object, there are no others."""
    document = deepcopy(get("/api/v1/schema/"))
    for schema in document["components"]["schemas"].values():
        if "properties" in schema:
            schema["additionalProperties"] = False
    return document


def check(contract: dict[str, Any], described: str, response: Any) -> Any:
    """The JSON of an answer, after a comparison with what is said of that address."""
    answers = contract["paths"][described]["get"]["responses"]
    media = answers[str(response.status_code)]["content"]
    schema = media[response["Content-Type"]]["schema"]
    validator = Draft202012Validator(
        {**schema, "components": contract["components"]}, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    document = response.json()
    assert [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(document)] == []
    return document


def test_every_address_of_the_document_is_tried(contract: dict[str, Any]) -> None:
    assert set(filter(is_ours, contract["paths"])) == set(PATTERNS.values())


@pytest.mark.parametrize("address", sorted(PATTERNS))
def test_an_answer_is_what_the_document_says(contract: dict[str, Any], client: Client, address: str) -> None:
    assert check(contract, PATTERNS[address], client.get(address))


@pytest.mark.parametrize("path", PATHS.values())
def test_all_rows_of_a_list_are_what_the_document_says(contract: dict[str, Any], client: Client, path: str) -> None:
    assert check(contract, path, client.get(f"{path}?page_size=200"))["results"]
    assert check(contract, path, client.get(f"{path}?count=on"))["count"] > 0


@pytest.mark.parametrize("address", sorted(PATTERNS))
def test_a_refusal_is_what_the_document_says(contract: dict[str, Any], client: Client, address: str) -> None:
    check(contract, PATTERNS[address], client.get(f"{address}?no-such-parameter=1"))


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_what_is_not_there_is_what_the_document_says(contract: dict[str, Any], client: Client, name: str) -> None:
    address = f"{PATHS[name]}00000000{'/1.0' if name == 'editions' else ''}/"
    check(contract, PATTERNS[ADDRESSES[name]], client.get(address))


def test_what_is_gone_is_what_the_document_says(
    contract: dict[str, Any], client: Client, seeds: dict[str, Report], editor: User
) -> None:
    withdraw(report=seeds["003"], by=editor, reason="A forgery.")
    for address in (ADDRESSES["reports"], ADDRESSES["editions"], f"{ADDRESSES['editions']}content/"):
        response = client.get(address)
        assert response.status_code == 410, address
        assert check(contract, PATTERNS[address], response)["reason"] == "A forgery."


def test_a_throttled_answer_is_what_the_document_says(
    contract: dict[str, Any], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Never(SimpleRateThrottle):
        rate = "1/min"

        def get_cache_key(self, request: Any, view: Any) -> str:
            return f"test-contract-{request.path}"

    monkeypatch.setattr(PublicView, "throttle_classes", [Never])
    for address, described in PATTERNS.items():
        client.get(address)
        response = client.get(address)
        assert (response.status_code, response["Retry-After"].isdigit()) == (429, True), address
        check(contract, described, response)


def test_fields_of_the_document_can_be_chosen_and_left_out(contract: dict[str, Any], client: Client) -> None:
    for name, address in ADDRESSES.items():
        everything = client.get(address).json()
        for path in (address, f"{PATHS[name]}?page_size=1"):
            join = "&" if "?" in path else "?"
            first = client.get(path).json()
            fields = list(first["results"][0] if "results" in first else first)
            assert set(fields) <= set(everything), name
            for field in fields:
                chosen = client.get(f"{path}{join}fields={field}").json()
                assert list(chosen["results"][0] if "results" in chosen else chosen) == [field]
                rest = client.get(f"{path}{join}omit={field}").json()
                assert set(rest["results"][0] if "results" in rest else rest) == set(fields) - {field}


def test_a_merged_person_redirects(client: Client, seeds: dict[str, Report]) -> None:
    ivanov = Person.objects.get(slug="igor-ivanov")
    twin = Person.objects.create(slug="i-s-ivanov", label="I. S. Ivanov", surname="Ivanov", merged_into=ivanov)
    assert client.get("/api/v1/people/i-s-ivanov/").status_code == 404
    FormerSlug.objects.create(kind="person", slug=twin.slug, record=twin.pk)
    response = client.get("/api/v1/people/i-s-ivanov/?fields=slug")
    target = "http://127.0.0.1:8000/api/v1/people/igor-ivanov/?fields=slug"
    assert (response.status_code, response["Location"]) == (301, target)
    assert client.get(response["Location"]).json() == {"slug": "igor-ivanov"}


def test_a_program_pages_through_all_statements_and_back(contract: dict[str, Any], client: Client) -> None:
    total = client.get(f"{STATEMENTS}?count=on").json()["count"]
    pages, address = [], f"{STATEMENTS}?page_size=7"
    while address:
        page = check(contract, STATEMENTS, client.get(address))
        pages.append([statement["sid"] for statement in page["results"]])
        last, address = address, page["next"]
    sids = [sid for page in pages for sid in page]
    assert (len(sids), len(set(sids))) == (total, total)
    back, address = [], last
    while address:
        page = check(contract, STATEMENTS, client.get(address))
        back.append([statement["sid"] for statement in page["results"]])
        address = page["previous"]
    assert back[::-1] == pages
