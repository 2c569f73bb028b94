"""The OpenAPI document: valid, complete, and true of what the API accepts."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from django.test import Client
from drf_spectacular.validation import validate_schema

from archive.models import Report
from tests.archive.addresses import SAID
from tests.archive.api.conftest import ADDRESSES, PATHS, STATEMENTS, Get, is_ours


@pytest.fixture
def document(get: Get) -> Any:
    return get("/api/v1/schema/")


def parameters(operation: Any, where: str = "query") -> list[str]:
    return sorted(p["name"] for p in operation.get("parameters", []) if p["in"] == where)


PLACES = {
    "reports": "{rid}/",
    "editions": "{rid}/{number}/",
    "statements": "{sid}/",
    "positions": "{key}/",
    **dict.fromkeys(
        ("people", "offices", "countries", "meetings", "topics", "propositions", "instruments"), "{slug}/"
    ),
    **dict.fromkeys(SAID, "{key}/"),
}
DESCRIBED = {
    "/api/v1/": "/api/v1/",
    **{path: path for path in PATHS.values()},
    **{f"{PATHS[name]}{place}": ADDRESSES[name] for name, place in PLACES.items()},
    f"{PATHS['editions']}{{rid}}/{{number}}/content/": f"{ADDRESSES['editions']}content/",
}
"""The addresses of the document, each with one that answers."""


def test_the_document_is_valid_and_has_every_address(document: Any) -> None:
    validate_schema(document)
    assert document["openapi"].startswith("3.1")
    own = {path: sorted(methods) for path, methods in document["paths"].items() if is_ours(path)}
    assert own == {path: ["get"] for path in DESCRIBED}


def test_the_document_is_the_same_in_yaml(client: Client, document: Any) -> None:
    assert yaml.safe_load(client.get("/api/v1/schema/?format=yaml").content) == document


def test_the_parameters_of_the_document_are_those_that_are_accepted(
    document: Any, client: Client, seeds: dict[str, Report]
) -> None:
    for path, methods in document["paths"].items():
        if not is_ours(path):
            continue
        # Whoever gives an unknown parameter is told the known ones.
        told = client.get(f"{DESCRIBED[path]}?no-such-parameter=1").json()["errors"][0]["detail"]
        accepted = told.partition("it takes ")[2].split(", ")
        assert (parameters(methods["get"]) or ["none"]) == accepted


def test_everything_is_described(document: Any) -> None:
    for methods in document["paths"].values():
        for described in methods.values():
            assert described["description"]
            assert all(p.get("description") for p in described.get("parameters", []))
    for name, schema in document["components"]["schemas"].items():
        if "properties" in schema:
            assert schema["description"], name
            missing = [p for p, value in schema["properties"].items() if not value.get("description")]
            assert not missing, name


def test_choices_of_a_filter_are_listed(document: Any) -> None:
    described = {p["name"]: p["schema"] for p in document["paths"][STATEMENTS]["get"]["parameters"]}
    assert sorted(described["role"]["enum"]) == ["answer", "question", "statement"]
    assert described["page_size"] == {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}


def test_a_filter_of_several_values_takes_them_with_commas_between(document: Any) -> None:
    parameters = {p["name"]: p for p in document["paths"][STATEMENTS]["get"]["parameters"]}
    several = {name for name, p in parameters.items() if p["schema"]["type"] == "array"}
    assert several == {"account", "country", "kind", "office", "record_keeper", "speaker", "topic", "wording"}
    for name in several:
        assert (parameters[name]["style"], parameters[name]["explode"]) == ("form", False)
        assert parameters[name]["description"].partition("\n")[0].endswith("with commas between: any of them.")
    assert sorted(parameters["wording"]["schema"]["items"]["enum"]) == ["rendered", "transcribed"]
