"""W3C JSON-LD: one annotation, a list of them, an AnnotationPage, or an AnnotationCollection with its first page in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from annotations.reading import MOST_BYTES, Reader, Unreadable
from annotations.writing import contexts

from .candidates import Candidate, File, UnreadableFile, limit, load_json, shorten


def read_collection(raw: bytes, *, site: str, licence: str) -> File:
    """The annotations, each read as strictly as the protocol does. Raises UnreadableFile."""
    left: list[str] = []
    items = list(_items(load_json(raw), left))
    return File(limit(_candidate(item, index, site, licence) for index, item in enumerate(items)), tuple(left))


def _items(document: Any, left: list[str]) -> Iterator[Any]:
    if isinstance(document, list):
        yield from document
        return
    if not isinstance(document, dict):
        raise UnreadableFile("no JSON-LD: it is neither an object nor a list")
    kinds = document.get("type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if "AnnotationCollection" in kinds:
        first = document.get("first")
        if not isinstance(first, dict) or not isinstance(first.get("items"), list):
            raise UnreadableFile("the collection does not have its first page in it: save its pages as files")
        yield from _page(first, left)
    elif "AnnotationPage" in kinds:
        yield from _page(document, left)
    else:
        yield document


def _page(page: dict[str, Any], left: list[str]) -> Iterator[Any]:
    if not isinstance(page.get("items"), list):
        raise UnreadableFile("the page has no “items”")
    if "next" in page:
        left.append("The collection has further pages, which are not in this file: bring them in too.")
    yield from page["items"]


def _candidate(item: Any, index: int, site: str, licence: str) -> Candidate:
    if not isinstance(item, dict):
        return Candidate(
            str(index), f"annotation {index + 1}", problem="it is an address alone, without the annotation"
        )
    identifier = item["id"] if isinstance(item.get("id"), str) else ""
    notes = (
        [f"it was made by {shorten(_called(creator), 80)}; here it is yours"]
        if (creator := item.get("creator"))
        else []
    )
    if item.get("visibility") not in (None, "private"):
        notes.append(f"it was visible to: {shorten(str(item['visibility']), 40)}")
    if "round" in item:
        notes.append("it was coded in a round of a project; here it stands outside of rounds")
    left_out = ("visibility", "group", "round", "rights", "anchor")
    bare = {name: value for name, value in item.items() if name not in left_out}
    key, label = identifier or str(index), shorten(_label(item)) or f"annotation {index + 1}"
    if len(str(bare)) > MOST_BYTES:
        return Candidate(key, label, problem=f"longer than {MOST_BYTES:,} bytes")
    reader = Reader(creator=creator if isinstance(creator, dict) else {"id": creator}, site=site, licence=licence)
    try:
        proposed = reader.read({"@context": contexts(), **bare})
    except Unreadable as error:
        return Candidate(key, label, problem=str(error)[:500])
    except RecursionError:
        return Candidate(key, label, problem="nested too deep")
    target = proposed.target
    return Candidate(
        key,
        label,
        tuple(dict.fromkeys(one for one in (target.cached, target.source) if one)),
        target.quote,
        target.position,
        proposed.bodies,
        proposed.motivations,
        reply_to=target.source,
        via=proposed.canonical or proposed.id or "",
        notes=tuple(notes),
    )


def _called(creator: Any) -> str:
    if isinstance(creator, dict):
        return str(creator.get("name") or creator.get("nickname") or creator.get("id") or "somebody")
    return str(creator)


def _label(item: dict[str, Any]) -> str:
    """The first words that it says."""
    bodies = item.get("body", item.get("bodyValue", ""))
    for body in bodies if isinstance(bodies, list) else [bodies]:
        if isinstance(body, str):
            return body
        if isinstance(body, dict) and isinstance(body.get("value"), str):
            return str(body["value"])
    return str(item.get("id") or "")
