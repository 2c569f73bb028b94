"""Addresses and moments as JSON-LD writes them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit

SCRIPTS: Final = ("javascript", "data", "vbscript")
"""Schemes of addresses that run in the page of whoever follows them."""

# Controls, and what turns the reading direction, among them: RFC 3987, section 4.1.
_NOT_IN_ADDRESSES: Final = re.compile(r"""[\s\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069<>"{}|\\^`]""")
_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})", re.ASCII)  # fmt: skip


def wrong_with_address(text: str) -> str:
    """Why it is no IRI that is kept; empty where it is one."""
    try:
        scheme = urlsplit(text).scheme
    except ValueError:
        scheme = ""
    if not scheme or _NOT_IN_ADDRESSES.search(text):
        return "is no absolute address"
    if scheme in SCRIPTS:
        return f"is an address that a browser runs; none begins with {' or '.join(SCRIPTS)} here"
    return ""


def read_moment(text: str) -> datetime | None:
    """The moment (RFC 3339, with its offset from UTC), in UTC; None for anything else."""
    if not _MOMENT.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):  # in UTC it may be a year before the first or after the last one
        return None
