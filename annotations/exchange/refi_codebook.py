"""A version of a codebook as REFI-QDA codebook (.qdc): out and in.

The format has a name, a description, a colour and a GUID for each code. All else stands in words in the descriptions;
claims stand beneath a code of their own, as they are no codes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from xml.etree import ElementTree

from .refi import ORIGIN, Node, UnreadableRefi, guid_of, read_codes, to_bytes, tree, write_codes
from .xml import UnreadableXml, read_xml

_XMLNS: Final = "urn:QDA-XML:codebook:1.0"
_PROJECT: Final = "urn:QDA-XML:project:1.0"
MOST_BYTES: Final = 10_000_000


def write_codebook(document: Mapping[str, Any]) -> bytes:
    """The .qdc of a version, as `codebooks.publishing.document` writes it; the same version gives the same bytes."""
    root = ElementTree.Element("CodeBook", {"xmlns": _XMLNS, "origin": ORIGIN})
    write_codes(ElementTree.SubElement(root, "Codes"), nodes_of(document))
    return to_bytes(root)


def nodes_of(document: Mapping[str, Any]) -> tuple[Node, ...]:
    """Its codes, and beneath one of their own its claims."""
    claims = sorted(document["claims"], key=lambda claim: (claim["ordinal"], claim["guid"]))
    nodes = tuple(
        Node(claim["guid"], claim["text"], _describe(claim), is_codable=not claim["is_retired"]) for claim in claims
    )
    if not nodes:
        return tree(document)
    return (
        *tree(document),
        Node(guid_of(document["guid"], "claims"), CLAIMS, CLAIMS_NOTE, is_codable=False, children=nodes),
    )


CLAIMS: Final = "Claims (positions are coded on them)"
CLAIMS_NOTE: Final = "What stands beneath this are no codes, but claims that somebody supports or opposes."


def read_codebook(raw: bytes) -> tuple[Node, ...]:
    """The codes of a .qdc, or of the codebook of a project.qde. Raises UnreadableRefi."""
    try:
        root = read_xml(raw, most_bytes=MOST_BYTES)
    except UnreadableXml as error:
        raise UnreadableRefi(str(error)) from error
    if root.tag == f"{{{_XMLNS}}}CodeBook":
        namespace, codebook = f"{{{_XMLNS}}}", root
    elif root.tag == f"{{{_PROJECT}}}Project":
        namespace = f"{{{_PROJECT}}}"
        found = root.find(f"{namespace}CodeBook")
        if found is None:
            raise UnreadableRefi("the project has no codebook")
        codebook = found
    else:
        raise UnreadableRefi("no REFI-QDA codebook: its outermost element is another")
    nodes = read_codes(codebook.find(f"{namespace}Codes"), namespace)
    if not nodes:
        raise UnreadableRefi("the codebook has no codes")
    return nodes


def _describe(claim: Mapping[str, Any]) -> str:
    said = [
        f"Supported by: {claim['supports']}",
        f"Opposed by: {claim['opposes']}",
        f"Topic of the archive: {claim['topic']}",
    ]
    said += [f"{heading}: {claim[name]}" for name, heading in (("valid", "Valid in"), ("note", "Note")) if claim[name]]
    return "\n\n".join([*said, "Retired: not given any more."] if claim["is_retired"] else said)
