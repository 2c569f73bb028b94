"""Documents as canonical JSON, and what they are hashed to."""

from __future__ import annotations

import hashlib
from typing import Any

import rfc8785

FORMAT = "diplomacy archive, edition format 1"


def canonical(document: Any) -> str:
    """The document as canonical JSON (RFC 8785)."""
    return rfc8785.dumps(document).decode()


def digest(text: str) -> str:
    """The SHA-256 of the text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
