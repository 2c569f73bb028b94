"""What the API answers of projects, codebooks and releases is what its OpenAPI document says, with every parameter."""

from __future__ import annotations

import re
from typing import Any

import pytest

from archive.models import Report
from tests.annotations.api.programs import PROJECTS, Program, programs
from tests.annotations.api.test_documents import check, contract
from tests.annotations.api.test_filters import make_rows
from tests.annotations.coded import make_coded
from tests.annotations.samples import SITE

__all__ = ["contract"]

pytestmark = pytest.mark.django_db
OURS = re.compile(r"/api/v1/(projects|releases|codebooks|codes|codings)/")


def test_every_address_answers_as_it_is_described(contract: dict[str, Any], seeds: dict[str, Report]) -> None:
    coded = make_coded()
    by = programs(coded)
    owner = by["owner"]
    make_rows(coded, owner)
    project, release = owner.rows(PROJECTS)[0], owner.rows("/api/v1/releases/")[0]
    firm, statement = str(coded.entry("Firm").code.guid), owner.rows(f"{project['rounds'][0]['id']}statements/")[0]
    codebook = str(coded.codebook.guid)
    owner.post(f"/api/v1/codebooks/{codebook}/draft/", {"changes": [{"do": "retire_code", "code": firm}]}, status=200)
    described = {path: methods for path, methods in contract["paths"].items() if OURS.match(path)}
    assert len(described) == 30
    for path, methods in described.items():
        guid = {"projects": project["guid"], "codebooks": codebook, "codes": firm}.get(path.split("/")[3], "")
        words = {
            "guid": guid,
            "number": "1",
            "key": "values",
            "sid": statement["statement"],
            "sha256": release["sha256"],
        }
        address = re.sub(r"\{(\w+)\}", lambda part: words[part[1]], path)  # noqa: B023
        if "get" not in methods:
            continue
        answer = owner.send("get", address)
        assert answer.status_code == 200, (path, answer.content)
        check(contract, path, "get", answer)
        wrong = owner.send("get", f"{address}?no-such-parameter=1")
        check(contract, path, "get", wrong)
        told = wrong.json()["errors"][0]["detail"].partition("it takes ")[2].split(", ")
        known = sorted(p["name"] for p in methods["get"].get("parameters", []) if p["in"] == "query")
        assert told == (known or ["none"]), path
        if "{" in path:
            nobodys = by["stranger"].send("get", address)
            assert nobodys.status_code == 404, path
            check(contract, path, "get", nobodys)


def test_every_write_takes_an_idempotency_key(contract: dict[str, Any]) -> None:
    keys = {
        (path, method): any(one["name"] == "Idempotency-Key" for one in described.get("parameters", []))
        for path, methods in contract["paths"].items()
        for method, described in methods.items()
        if method != "get"
    }
    assert len(keys) == 21
    assert set(keys.values()) == {True}


def test_the_first_page_names_the_lists_of_scholars(contract: dict[str, Any]) -> None:
    nobody = Program.of(None)
    root = nobody.get("/api/v1/")
    ours = ("annotations", "codebooks", "codes", "codings", "projects", "releases")
    assert [root[name] for name in ours] == [f"{SITE}/api/v1/{name}/" for name in ours]
    assert set(contract["components"]["schemas"]["Root"]["required"]) == root.keys()
    assert all(nobody.get(root[name]) == {"next": None, "previous": None, "results": []} for name in ours)
