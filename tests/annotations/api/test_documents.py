"""What is printed is valid: by the OpenAPI document, and by the standard's own JSON-LD context."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from jsonschema import Draft202012Validator
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import Namespace

from archive.models import Report
from diplomacy.accounts.models import User
from tests.annotations.api.test_annotations import LIST, whole
from tests.annotations.samples import CONTEXT, SITE, api, path, post, send, signed_in

OA = Namespace("http://www.w3.org/ns/oa#")
TERMS = Namespace(f"{SITE}/annotations/terms/#")
# Beside the checkout, where other published schemas lie too.
SCHEMAS = Path(os.environ.get("SCHEMAS") or settings.BASE_DIR.parent / "shared" / "schemas")
STANDARD = SCHEMAS / "anno" / "anno.jsonld"
HERE = pytest.mark.skipif(not STANDARD.exists(), reason=f"the standard's context is not at {STANDARD}")


def expanded(document: dict[str, Any]) -> dict[str, Any]:
    """The document with the standard's context in the place of its address."""
    standard = json.loads(STANDARD.read_text())["@context"]
    given = document["@context"]
    contexts = [standard if one == CONTEXT else one for one in (given if isinstance(given, list) else [given])]
    return {**document, "@context": [one for one in contexts if isinstance(one, dict)]}


def names(value: Any) -> set[str]:
    """All names of members in it, outside of contexts."""
    if isinstance(value, dict):
        inner = [names(one) for name, one in value.items() if name != "@context"]
        return {name for name in value if name != "@context"}.union(*inner)
    return set().union(*map(names, value)) if isinstance(value, list) else set()


@HERE
def test_every_word_of_an_annotation_is_a_term_of_a_context(seeds: dict[str, Report], ann: User) -> None:
    document = expanded(whole(ann))
    terms: set[str] = set().union(*(context.keys() for context in document["@context"]))
    assert names(document) <= terms
    words = [document["motivation"], [body.get("purpose") for body in document["body"]]]
    used = {word for group in words for word in (group if isinstance(group, list) else [group]) if word}
    assert used <= terms


@HERE
def test_an_annotation_says_as_a_graph_what_it_says_as_json(seeds: dict[str, Report], ann: User) -> None:
    document = whole(ann)
    graph = Graph().parse(data=json.dumps(expanded(document)), format="json-ld")
    node = URIRef(document["id"])
    assert set(graph.objects(node, OA.motivatedBy)) == {OA.assessing, OA.tagging}
    assert len(list(graph.objects(node, OA.hasBody))) == len(document["body"])
    (target,) = graph.objects(node, OA.hasTarget)
    assert list(graph.objects(target, OA.hasSource)) == [URIRef(document["target"]["source"])]
    assert {
        str(one) for selector in graph.objects(target, OA.hasSelector) for one in graph.objects(selector, OA.exact)
    } == {"expressing gratitude"}
    assert list(graph.objects(node, TERMS.visibility)) == [Literal("group")]
    assert list(graph.objects(node, TERMS.group)) == [URIRef(document["group"])]
    (anchor,) = graph.objects(node, TERMS.anchor)
    assert list(graph.objects(anchor, TERMS.edition)) == [URIRef(document["anchor"]["edition"])]
    # No address was made of a word that no context knows.
    assert not [one for triple in graph for one in triple if isinstance(one, URIRef) and one.startswith("file:")]


@HERE
def test_a_container_is_a_collection_as_a_graph(seeds: dict[str, Report], ann: User, client: Client) -> None:
    post(ann)
    collection = client.get("/annotations/").json()
    graph = Graph().parse(data=json.dumps(expanded(collection)), format="json-ld")
    activity = Namespace("https://www.w3.org/ns/activitystreams#")
    older = Namespace("http://www.w3.org/ns/activitystreams#")
    firsts = [*graph.objects(None, activity.first), *graph.objects(None, older.first)]
    assert firsts == [URIRef(collection["first"]["id"])]


@pytest.fixture
def contract(client: Client, seeds: dict[str, Report]) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/schema/").json()
    return found


def check(contract: dict[str, Any], described: str, method: str, response: Any) -> None:
    answers = contract["paths"][described][method]["responses"]
    schema = answers[str(response.status_code)]["content"][response["Content-Type"]]["schema"]
    validator = Draft202012Validator({**schema, "components": contract["components"]})
    assert [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(response.json())] == []


def test_every_answer_is_what_the_openapi_document_says(contract: dict[str, Any], ann: User) -> None:
    client = signed_in(ann)
    whole(ann)
    first = post(ann)
    reply = post(ann, target=path(first))
    one = f"{LIST}{{guid}}/"
    check(contract, LIST, "post", send(client, LIST))
    check(contract, LIST, "post", send(client, LIST, target="/nowhere/"))
    check(contract, LIST, "post", send(Client(), LIST))
    client.delete(path(reply))
    for query in ("", "?count=on", "?updated_since=2020-01-01T00:00:00Z", "?report=x", "?fields=id"):
        if query != "?fields=id":
            check(contract, LIST, "get", client.get(LIST + query))
    check(contract, one, "get", client.get(api(first)))
    check(contract, one, "get", client.get(api(reply)))
    check(contract, one, "get", client.get(f"{LIST}00000000-0000-0000-0000-000000000000/"))
    check(contract, one, "put", client.put(api(first), "{}", content_type="application/json"))
    check(contract, f"{one}versions/", "get", client.get(f"{api(first)}versions/"))
    check(contract, f"{one}thread/", "get", client.get(f"{api(first)}thread/"))


def test_every_address_and_its_parameters_are_described(contract: dict[str, Any], client: Client, ann: User) -> None:
    made = post(ann)
    described = {path_: sorted(methods) for path_, methods in contract["paths"].items() if path_.startswith(LIST)}
    one = f"{LIST}{{guid}}/"
    assert described == {
        LIST: ["get", "post"],
        one: ["delete", "get", "put"],
        f"{one}versions/": ["get"],
        f"{one}thread/": ["get"],
    }
    for path_ in described:
        address = path_.replace("{guid}", str(made.guid))
        told = client.get(f"{address}?no-such-parameter=1").json()["errors"][0]["detail"]
        known = sorted(p["name"] for p in contract["paths"][path_]["get"].get("parameters", []) if p["in"] == "query")
        assert told.partition("it takes ")[2].split(", ") == (known or ["none"])
