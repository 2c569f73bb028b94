"""What the tests of the API share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from archive.models import Report

STATEMENTS, REPORTS = "/api/v1/statements/", "/api/v1/reports/"
Get = Callable[..., Any]


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
