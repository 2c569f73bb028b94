"""JSON as it is kept: rendered once, with addresses as paths that a face makes absolute in the text."""

from __future__ import annotations

import re
from typing import Any

import orjson

ADDRESSES = frozenset({"url", "page", "api", "statements", "positions", "cite"})
"""Members whose value is an address on this site where it is a text that begins with a slash."""

_SLASHED = re.compile(r'(?:"([^"\\]*))?":"/')


def write_stored(document: Any) -> str:
    r"""The document as JSON in which `":"/` begins an address and nothing else.

    Another text that begins with a slash has it escaped (`\/`), which JSON allows and readers undo. Inside a text the
    quotation marks stand behind backslashes, so that nothing in it looks so.
    """
    text = orjson.dumps(document).decode()
    return _SLASHED.sub(lambda found: found[0] if found[1] in ADDRESSES else f"{found[0][:-1]}\\/", text)


def make_absolute(text: str, site: str) -> str:
    """What `write_stored` has written (one document, or several joined), with `site` before the path of each address.

    One pass over the text: lists of long statements are served at the price of copying them.
    """
    return text.replace('":"/', f'":"{site}/')
