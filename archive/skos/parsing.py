"""A file in Turtle, JSON-LD or RDF/XML, made into concepts: run as a program of its own, which may take so long only.

It reads the file from its input and writes JSON to its output: {"concepts": […]} or {"error": "…"}. It knows neither
Django nor the database, opens no connection and no file, and has bounded time and memory. Nothing of a file is fetched.
"""

from __future__ import annotations

import contextlib
import json
import re
import resource
import socket
import sys
from typing import Any, NoReturn
from urllib.parse import unquote

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS
from rdflib.term import Node

from archive.skos.concepts import MATCHES, Concept, to_json

SECONDS = 20
MEMORY = 1_500_000_000
MOST = 5_000
"""Concepts in one file."""
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


class RefusedFile(ValueError):
    """The file can't be read; the message says why."""


def parse(content: bytes, kind: str) -> list[Concept]:
    """The concepts of the file, by slug. `kind` is "turtle", "json-ld" or "xml". Raises RefusedFile."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedFile(f"The file is not UTF-8 (byte {error.start}).") from error
    graph = Graph(bind_namespaces="none")
    if kind == "json-ld":
        _check_contexts(text)
    if kind == "xml" and re.search(r"<!\s*(DOCTYPE|ENTITY)", text, re.IGNORECASE):
        raise RefusedFile("The file declares a document type or entities: write it without them.")
    try:
        graph.parse(data=text, format=kind, publicID="urn:file:")
    except RecursionError as error:
        raise RefusedFile("The file is nested too deeply.") from error
    except MemoryError:
        raise
    except Exception as error:  # the parsers raise what they like; the words are for the editor
        raise RefusedFile(f"The file can’t be read as {kind}: {' '.join(str(error).split())[:300]}") from error
    nodes = sorted({node for node in graph.subjects(RDF.type, SKOS.Concept) if isinstance(node, URIRef)})
    if not nodes:
        raise RefusedFile("The file has no concept (skos:Concept) with an address.")
    if len(nodes) > MOST:
        raise RefusedFile(f"The file has {len(nodes)} concepts; at most {MOST} are taken in at a time.")
    if any(_UNWRITABLE.search(str(term)) for triple in graph for term in triple):
        raise RefusedFile("The file has a character that can’t be stored (NUL, or half of a pair): take it out.")
    slugs = {node: _slug(graph, node) for node in nodes}
    return sorted((_concept(graph, node, slugs) for node in nodes), key=lambda concept: concept.slug)


def _check_contexts(text: str) -> None:
    """Refuse contexts at other addresses. Raises RefusedFile."""
    try:
        left = [json.loads(text)]
    except (ValueError, RecursionError) as error:
        raise RefusedFile(f"The file is no JSON: {str(error)[:200]}") from error
    while left:
        value = left.pop()
        if isinstance(value, dict):
            context = value.get("@context", {})
            contexts = context if isinstance(context, list) else [context]
            if "@import" in value or any(isinstance(one, str) for one in contexts):
                raise RefusedFile(
                    "The file names a context at another address, which is not fetched: write it into the file."
                )
            left += value.values()
        elif isinstance(value, list):
            left += value


def _slug(graph: Graph, node: URIRef) -> str:
    """The slug that the file gives as identifier or notation, else the end of the address, else one of the label."""
    for predicate in (DCTERMS.identifier, SKOS.notation):
        for value in sorted(graph.objects(node, predicate), key=str):
            if _SLUG.fullmatch(str(value)) and len(str(value)) <= 80:
                return str(value)
    end = unquote(re.split(r"[/#:]", str(node).rstrip("/#"))[-1]).lower()
    if _SLUG.fullmatch(end) and len(end) <= 80:
        return end
    label = next(
        (str(v) for v in sorted(graph.objects(node, SKOS.prefLabel), key=str) if getattr(v, "language", "") == "en"),
        "",
    )
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")[:80].strip("-") or end[:80]


def _concept(graph: Graph, node: URIRef, slugs: dict[URIRef, str]) -> Concept:
    problems: list[str] = []
    labels: set[tuple[str, str, bool]] = set()
    preferred: dict[str, str] = {}
    for predicate, is_preferred in ((SKOS.prefLabel, True), (SKOS.altLabel, False)):
        for value in sorted(graph.objects(node, predicate), key=str):
            language, text = getattr(value, "language", None) or "", str(value).strip()
            if not language or len(language) > 12 or not text or len(text) > 200:
                problems.append(f"the label “{text[:60]}” has no language, or is empty or longer than 200 characters")
            elif is_preferred and preferred.setdefault(language, text) != text:
                problems.append(f"two preferred labels in “{language}”: “{preferred[language]}” and “{text}”")
            else:
                labels.add((language, text, is_preferred))
    named = {(language, text) for language, text, is_preferred in labels if is_preferred}
    labels = {label for label in labels if label[2] or label[:2] not in named}

    def name(other: Node) -> str:
        return slugs.get(other, str(other)) if isinstance(other, URIRef) else str(other)

    broader = {name(other) for other in graph.objects(node, SKOS.broader)}
    broader |= {name(other) for other in graph.subjects(SKOS.narrower, node)}
    related = {name(other) for other in graph.objects(node, SKOS.related)}
    related |= {name(other) for other in graph.subjects(SKOS.related, node)}
    top = any(True for _ in graph.objects(node, SKOS.topConceptOf)) or any(
        True for _ in graph.subjects(SKOS.hasTopConcept, node)
    )
    return Concept(
        slug=slugs[node],
        label=preferred.get("en", ""),
        labels=frozenset(label for label in labels if label != ("en", preferred.get("en"), True)),
        definition=_text(graph, node, SKOS.definition),
        scope_note=_text(graph, node, SKOS.scopeNote),
        valid=_text(graph, node, DCTERMS.temporal),
        broader=tuple(sorted(broader)),
        is_top=top,
        related=frozenset(related - {slugs[node]}),
        matches=frozenset(
            (how, str(other))
            for how in MATCHES
            for other in graph.objects(node, SKOS[how])
            if isinstance(other, URIRef)
        ),
        is_deprecated=any(isinstance(v, Literal) and v.value is True for v in graph.objects(node, OWL.deprecated)),
        problems=tuple(problems),
    )


def _text(graph: Graph, node: URIRef, predicate: URIRef) -> str | None:
    """The English words, else those without a language; None where there are neither."""
    found: dict[str, str] = {}
    for value in sorted(graph.objects(node, predicate), key=str):
        found.setdefault((getattr(value, "language", None) or "").split("-")[0], str(value))
    return found.get("en", found.get(""))


def _refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
    raise OSError("nothing is fetched")


def main() -> None:
    """Read the file of the kind that the first argument names."""
    for limit, value in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY)):
        with contextlib.suppress(ValueError, OSError):  # not every system knows both
            resource.setrlimit(limit, (value, value))
    socket.socket = _refuse  # type: ignore[assignment, misc]
    socket.create_connection = _refuse
    answer: dict[str, Any]
    try:
        answer = {"concepts": [to_json(concept) for concept in parse(sys.stdin.buffer.read(), sys.argv[1])]}
    except RefusedFile as refusal:
        answer = {"error": str(refusal)}
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    main()
