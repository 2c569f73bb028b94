"""XML that a stranger wrote: read without document types or entities, to a limit of depth and size.

Python's own expat does it, asked to refuse any document type: entities, and the bombs and files that they name, can be
declared nowhere else. So no library more is needed for it.
"""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

DEEPEST: Final = 60
MOST_ELEMENTS: Final = 500_000


class UnreadableXml(ValueError):
    """It is no XML that is read here; the message says why."""


def read_xml(raw: bytes, *, most_bytes: int) -> Element:
    """The root element, names as `{namespace}name`. Raises UnreadableXml."""
    if len(raw) > most_bytes:
        raise UnreadableXml(f"longer than {most_bytes:,} bytes")
    builder = TreeBuilder()
    depth = count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > DEEPEST:
            raise UnreadableXml(f"nested more than {DEEPEST} deep")
        if count > MOST_ELEMENTS:
            raise UnreadableXml(f"more than {MOST_ELEMENTS:,} elements")
        builder.start(_qualified(name), {_qualified(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_qualified(name))

    def refuse(*_: object) -> None:
        raise UnreadableXml("has a document type, which could declare entities")

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        if isinstance(error, UnreadableXml):
            raise
        raise UnreadableXml(f"no XML: {error}") from error
    return builder.close()


def _qualified(name: str) -> str:
    return f"{{{name}" if "}" in name else name
