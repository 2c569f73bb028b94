"""What the tests of the API share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from rest_framework.serializers import DictField, ListSerializer, Serializer

from archive.models import Report
from tests.archive.addresses import SAID

SITE = "http://127.0.0.1:8000"
LISTS = (
    "reports",
    "editions",
    "statements",
    "people",
    "offices",
    "countries",
    "meetings",
    "topics",
    "propositions",
    "positions",
    "instruments",
    "references",
    "undertakings",
    "evidence",
    "figures",
    "places",
)
STATEMENTS, REPORTS = "/api/v1/statements/", "/api/v1/reports/"
PATHS = {name: f"/api/v1/{name}/" for name in LISTS}
POSITION = "b6753edf-77ca-5a8a-a66d-7c798c09e5bc"
"""Of report 003, on the pipeline."""
ALONE = {
    "reports": "JT6MVQQ4",
    "editions": "JT6MVQQ4/1.0",
    "statements": "TKV5GJRR",
    "people": "vladimir-putin",
    "offices": "prime-minister-of-japan",
    "countries": "japan",
    "meetings": "telephone-talks-kawaguchi-ivanov-2003-11-04",
    "topics": "korea",
    "propositions": "oil-pipeline-to-pacific",
    "positions": POSITION,
    "instruments": "npt",
    **SAID,
}
"""One of each list, by what stands in its address."""
ADDRESSES = {name: f"{PATHS[name]}{which}/" for name, which in ALONE.items()}
Get = Callable[..., Any]


def is_ours(path: str) -> bool:
    """Whether the address is the record's: what scholars add stands in the same document, and is for tests/annotations."""
    return path == "/api/v1/" or path.split("/")[3] in LISTS


@pytest.fixture
def get(seeds: dict[str, Report], client: Client) -> Get:
    """The JSON of an address that answers 200."""

    def get(path: str, **parameters: str) -> Any:
        response = client.get(path, parameters)
        assert response.status_code == 200, response.content
        return response.json()

    return get


@pytest.fixture
def refused(seeds: dict[str, Report], client: Client) -> Get:
    """The problem that an address answers with, after a look at its form."""

    def refused(path: str, status: int) -> Any:
        response = client.get(path)
        assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
        problem = response.json()
        assert (problem["type"], problem["status"]) == ("about:blank", status)
        return problem

    return refused


def names(document: Any, serializer: Any, place: str) -> set[str]:
    """Where the names in a document are other than those of its description."""
    if isinstance(serializer, ListSerializer):
        return {wrong for item in document for wrong in names(item, serializer.child, place)}
    if document is None or not isinstance(serializer, Serializer):
        return set()
    wrong = {f"{place}.{name}" for name in set(document) ^ set(serializer.fields)}
    for name, field in serializer.fields.items():
        if name in document and not isinstance(field, DictField):
            wrong |= names(document[name], field, f"{place}.{name}")
            if document[name] is None and not field.allow_null:
                wrong.add(f"{place}.{name} is null")
    return wrong
