"""Annotations as one document of JSON-LD: a collection (W3C Web Annotation Data Model, section 5), written piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from annotations.models.annotations import AnnotationQuerySet
from annotations.writing import contexts, write_annotation

CHUNK = 500


def write_collection(annotations: AnnotationQuerySet, *, label: str) -> Iterator[bytes]:
    """The collection with all its items in one page; four queries for each `CHUNK`."""
    head: dict[str, Any] = {
        "@context": contexts(), "type": "AnnotationCollection", "label": label, "total": annotations.count(),
    }  # fmt: skip
    page: dict[str, Any] = {"type": "AnnotationPage", "startIndex": 0}
    yield orjson.dumps(head)[:-1] + b',"first":' + orjson.dumps(page)[:-1] + b',"items":['
    for index, annotation in enumerate(annotations.with_everything().iterator(chunk_size=CHUNK)):
        yield (b",\n" if index else b"\n") + orjson.dumps(write_annotation(annotation, is_alone=False))
    yield b"\n]}}\n"
