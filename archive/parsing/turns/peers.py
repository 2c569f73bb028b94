"""Peers in a chamber's labels, whose rank is no part of the name: "Baroness Kask of Harbourside" is Kask of Harbourside."""

from __future__ import annotations

import re

from archive.parsing.people.names import Found

_PEER = re.compile(
    r"\s?(?:The\s)?(?:(?:Earl|Countess|Duke|Duchess|Marquess)(?:\sof)?|Lord|Lady|Baroness|Baron|Viscount(?:ess)?)\s"
    r"(?!Bishop|Archbishop|President|Chancellor|Advocate|Speaker|Privy|Chief|Justice|Mayor|Commissioner|Steward|Lords|Chairman|Lieutenant|Provost|Warden|Keeper|Marshal|Master|High|Great|Clerk|Treasurer|Protector|Rector|Deputy|Vice)"
    r"(?P<name>[A-Z][\w'-]+(?:[\s-][A-Z][\w'-]+){0,2}\sof\s[A-Z][\w'-]+(?:[\s-](?:and\s|upon\s|the\s)?[A-Z][\w'-]+){0,3})\s?"
)


def peer(who: str) -> Found | None:
    """The peer with a territory that a label names and nothing else, the rank left out; None for an office ("Lord President of the Council")."""
    found = _PEER.fullmatch(who)
    if found is None:
        return None
    return Found(*found.span("name"), tuple(found["name"].split()), None, False, "label")
