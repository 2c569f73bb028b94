"""Codes and positions as JSON-LD: every word is a term of a context, and the graph says what the document says."""

from __future__ import annotations

import json

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDFS

from annotations.coding.writing import TERMS as OWN
from tests.annotations.api.test_documents import HERE, OA, TERMS, expanded, names
from tests.annotations.coded import JAPAN, PUTIN, Coded, address, code, position
from tests.annotations.samples import path, post, signed_in

pytestmark = [HERE, pytest.mark.django_db]


def test_a_coding_says_as_a_graph_what_it_says_as_json(coded: Coded) -> None:
    whole = position(
        proposition=address(coded.claim), onBehalfOf=JAPAN, attributedBy=PUTIN, claimsAlsoFor=PUTIN, directedAt=JAPAN,
        condition="if so", rationale="plainly",
    )  # fmt: skip
    unnamed = position(holder=None, collective="the fishermen")
    annotation = post(coded.member, **coded.shared(body=[code(coded.entry("Firm")), whole, unnamed]))
    document = expanded(signed_in(coded.member).get(path(annotation)).json())
    terms: set[str] = set().union(*(context.keys() for context in document["@context"]))
    assert names(document) <= terms
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    node = URIRef(document["id"])
    assert (node, OA.motivatedBy, OA.assessing) in graph
    coded_by = graph.value(predicate=OA.hasSource, object=URIRef(address(coded.entry("Firm"))))
    assert (coded_by, TERMS.confidence, Literal(2)) in graph
    assert (URIRef(address(coded.entry("Firm"))), RDFS.label, Literal("Firm")) in graph
    held = graph.value(predicate=TERMS.proposition, object=URIRef(address(coded.claim)))
    for term, value in {
        "holder": URIRef(PUTIN),
        "onBehalfOf": URIRef(JAPAN),
        "attributedBy": URIRef(PUTIN),
        "claimsAlsoFor": URIRef(PUTIN),
        "directedAt": URIRef(JAPAN),
        "direction": Literal("supports"),
        "strength": Literal(2),
        "condition": Literal("if so"),
        "act": Literal("states"),
        "evidence": Literal("explicit"),
        "rationale": Literal("plainly"),
        "confidence": Literal(3),
    }.items():
        assert (held, TERMS[term], value) in graph, term
    assert (None, TERMS.collective, Literal("the fishermen")) in graph


def test_each_term_of_codings_is_explained_on_the_page_of_terms(coded: Coded) -> None:
    page = signed_in(None).get("/annotations/terms/").content.decode()
    assert {term for term in OWN if f'id="{term}"' not in page} == set()
