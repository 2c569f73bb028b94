"""The scheme of topics as an RDF graph, and that as Turtle and JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS, Namespace

from archive.models import Topic

from .concepts import MATCHES, Concept

WIKIDATA = Namespace("http://www.wikidata.org/entity/")
FORMATS = {"ttl": "text/turtle; charset=utf-8", "jsonld": "application/ld+json"}
"""The suffixes of files, and their media types."""
_CONTEXT = {
    "skos": str(SKOS),
    "dcterms": str(DCTERMS),
    "owl": str(OWL),
}


def read_concepts(topics: Iterable[Topic]) -> list[Concept]:
    """The topics as concepts, in the order of their slugs; they have their labels, related and broader ones at hand.

    Relations to topics that are not among them are left out.
    """
    rows = sorted(topics, key=lambda topic: topic.slug)
    there = {topic.pk: topic for topic in rows}
    return [
        Concept(
            slug=topic.slug,
            label=topic.label,
            labels=labels_of(topic),
            definition=topic.definition or None,
            scope_note=topic.scope_note or None,
            valid=topic.valid or None,
            broader=(there[topic.broader_id].slug,) if topic.broader_id in there else (),
            is_top=topic.broader_id not in there and topic.merged_into_id is None,
            related=frozenset(other.slug for other in topic.related.all() if other.pk in there),
            matches=matches_of(topic),
            is_deprecated=topic.merged_into_id is not None,
        )
        for topic in rows
    ]


def labels_of(topic: Topic) -> frozenset[tuple[str, str, bool]]:
    """The labels of a topic but for its English heading: no language has a preferred one twice."""
    found = {
        (label.language, label.text, label.is_preferred and label.language != "en") for label in topic.labels.all()
    }
    preferred = {(language, text) for language, text, is_preferred in found if is_preferred}
    return frozenset(
        (language, text, is_preferred)
        for language, text, is_preferred in found
        if (language, text) != ("en", topic.label) and (is_preferred or (language, text) not in preferred)
    )


def matches_of(topic: Topic) -> frozenset[tuple[str, str]]:
    """The matches of a topic in other schemes, Wikidata's among them."""
    found = {(str(how), str(address)) for how, address in topic.matches if how in MATCHES}
    return frozenset(found | ({("exactMatch", str(WIKIDATA[topic.wikidata]))} if topic.wikidata else set()))


def build_graph(concepts: Sequence[Concept], *, site: str, title: str) -> Graph:
    """The scheme as RDF. `site` is the address of the archive without a slash at the end, of which concepts have theirs."""
    graph = Graph()
    graph.bind("skos", SKOS)
    graph.bind("dcterms", DCTERMS)
    scheme = URIRef(f"{site}/topics/")
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    graph.add((scheme, DCTERMS.title, Literal(title, lang="en")))
    for concept in concepts:
        node = URIRef(f"{site}/topics/{concept.slug}/")
        graph.add((node, RDF.type, SKOS.Concept))
        graph.add((node, SKOS.inScheme, scheme))
        graph.add((node, DCTERMS.identifier, Literal(concept.slug)))
        graph.add((node, SKOS.prefLabel, Literal(concept.label, lang="en")))
        for language, text, is_preferred in concept.labels:
            graph.add((node, SKOS.prefLabel if is_preferred else SKOS.altLabel, Literal(text, lang=language)))
        if concept.definition:
            graph.add((node, SKOS.definition, Literal(concept.definition, lang="en")))
        if concept.scope_note:
            graph.add((node, SKOS.scopeNote, Literal(concept.scope_note, lang="en")))
        if concept.valid:
            graph.add((node, DCTERMS.temporal, Literal(concept.valid)))
        for slug in concept.broader:
            graph.add((node, SKOS.broader, URIRef(f"{site}/topics/{slug}/")))
            graph.add((URIRef(f"{site}/topics/{slug}/"), SKOS.narrower, node))
        if concept.is_top:
            graph.add((node, SKOS.topConceptOf, scheme))
            graph.add((scheme, SKOS.hasTopConcept, node))
        for slug in concept.related:
            graph.add((node, SKOS.related, URIRef(f"{site}/topics/{slug}/")))
        for how, address in concept.matches:
            graph.add((node, SKOS[how], URIRef(address)))
        if concept.is_deprecated:
            graph.add((node, OWL.deprecated, Literal(True)))
    return graph


def write(concepts: Sequence[Concept], suffix: str, *, site: str, title: str) -> bytes:
    """The scheme as a file: "ttl" or "jsonld". The same concepts give the same bytes."""
    graph = build_graph(concepts, site=site, title=title)
    if suffix == "ttl":
        return graph.serialize(format="turtle", encoding="utf-8")
    data = json.loads(graph.serialize(format="json-ld", context=_CONTEXT, auto_compact=False))
    if "@graph" in data:  # a scheme without concepts is one node
        data["@graph"] = sorted(map(_sorted, data["@graph"]), key=lambda node: str(node["@id"]))
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _sorted(value: Any) -> Any:
    """The value with lists in one order: RDF has none, and a file should not change where nothing has."""
    if isinstance(value, dict):
        return {name: _sorted(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return sorted((_sorted(inner) for inner in value), key=lambda inner: json.dumps(inner, sort_keys=True))
    return value
