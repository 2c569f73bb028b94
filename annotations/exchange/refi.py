"""What the codebook and the project of REFI-QDA 1.0 have in common: GUIDs, text that XML can hold, and trees of codes.

The formats are described at https://www.qdasoftware.org; their schemas are Codebook.xsd and Project.xsd of 18 March 2019.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID, uuid5
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ORIGIN: Final = "The Diplomacy Archive"
NAMESPACE: Final = UUID("6f4b2f0e-6d0e-5c0b-9d6d-0f8f3f1c7a55")
"""Under which what has no GUID of its own has one, always the same."""

_UNWRITABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEADINGS: Final = (("definition", ""), ("when_to_use", "When to use it: "), ("when_not", "When not: "))
MOST_CODES: Final = 2_000


class UnreadableRefi(ValueError):
    """It is no codebook or project that is read here; the message says why."""


@dataclass(frozen=True, slots=True)
class Node:
    """A code in a tree; `colour` as #1b6e5a, or empty."""

    guid: str
    name: str
    description: str = ""
    colour: str = ""
    is_codable: bool = True
    children: tuple[Node, ...] = field(default=())

    def walk(self) -> Iterator[Node]:
        """It and all beneath it."""
        yield self
        for child in self.children:
            yield from child.walk()


def guid_of(*names: object) -> str:
    """The GUID of what those names name together."""
    return str(uuid5(NAMESPACE, "/".join(map(str, names))))


def tree(document: Mapping[str, Any]) -> tuple[Node, ...]:
    """The codes of a version of a codebook, as `codebooks.publishing.document` writes it; siblings in their order."""
    beneath: dict[str | None, list[Mapping[str, Any]]] = {}
    for code in document["codes"]:
        beneath.setdefault(code["parent"], []).append(code)

    def grow(parent: str | None) -> tuple[Node, ...]:
        codes = sorted(beneath.get(parent, []), key=lambda code: (code["ordinal"], code["guid"]))
        return tuple(
            Node(
                code["guid"], code["name"], describe(code), code["colour"], not code["is_retired"], grow(code["guid"])
            )
            for code in codes
        )

    return grow(None)


def describe(code: Mapping[str, Any]) -> str:
    """All that the format has no place for, in words, a paragraph each."""
    said = [f"{heading}{code[name]}" for name, heading in _HEADINGS if code[name]]
    if code["is_exclusive"]:
        said.append("Of the codes directly beneath it, one statement has one at most.")
    if code["shortcut"]:
        said.append(f"Shortcut key: {code['shortcut']}")
    if code["topics"]:
        said.append(f"Topics of the archive: {', '.join(code['topics'])}")
    if code["is_retired"]:
        said.append("Retired: not given any more.")
    return "\n\n".join(said)


def write_codes(parent: Element, nodes: Iterable[Node]) -> None:
    """The tree, as elements beneath the parent."""
    for node in nodes:
        attributes = {
            "guid": node.guid,
            "name": writable(node.name),
            "isCodable": "true" if node.is_codable else "false",
        }
        if node.colour:
            attributes["color"] = node.colour
        element = ElementTree.SubElement(parent, "Code", attributes)
        write_description(element, node.description)
        write_codes(element, node.children)


def write_description(parent: Element, words: str) -> None:
    """A description beneath the parent, where there is one."""
    if words:
        ElementTree.SubElement(parent, "Description").text = writable(words)


def read_codes(parent: Element | None, namespace: str) -> tuple[Node, ...]:
    """The tree beneath an element `Codes`. Raises UnreadableRefi."""
    seen: set[str] = set()

    def grow(element: Element) -> Iterator[Node]:
        for code in element.findall(f"{namespace}Code"):
            guid = read_guid(code.get("guid"))
            if guid in seen:
                raise UnreadableRefi(f"two codes have the GUID {guid}")
            seen.add(guid)
            if len(seen) > MOST_CODES:
                raise UnreadableRefi(f"more than {MOST_CODES:,} codes")
            yield Node(
                guid,
                " ".join((code.get("name") or "").split()),
                text_of(code, f"{namespace}Description"),
                read_colour(code.get("color") or ""),
                (code.get("isCodable") or "true").strip() in ("true", "1"),
                tuple(grow(code)),
            )

    return () if parent is None else tuple(grow(parent))


def read_guid(given: str | None) -> str:
    """The GUID, in braces or not, as Python writes it. Raises UnreadableRefi."""
    try:
        return str(UUID((given or "").strip()))
    except ValueError as error:
        raise UnreadableRefi(f"“{(given or '')[:60]}” is no GUID") from error


def read_colour(given: str) -> str:
    """A colour of three or six digits as six; nothing for what is none."""
    digits = given.strip().lower()
    if re.fullmatch("#[0-9a-f]{3}", digits):
        return "#" + "".join(2 * digit for digit in digits[1:])
    return digits if re.fullmatch("#[0-9a-f]{6}", digits) else ""


def text_of(parent: Element, name: str) -> str:
    """The words of an element of that name beneath the parent."""
    found = parent.find(name)
    return (found.text or "").strip() if found is not None else ""


def writable(text: str) -> str:
    """The text as XML 1.0 can hold it, lines ended by a line feed."""
    return _UNWRITABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def to_bytes(root: Element) -> bytes:
    """The document in UTF-8, with its declaration; no white space is added, as it would be text."""
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written
