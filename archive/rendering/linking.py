"""Web addresses in the editors' own sentences, as links."""

from __future__ import annotations

import re

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+")
_AFTER = ".,;:!?)]’'"
"""What is taken for the sentence's where an address ends with it. Django's filter drops what stands after a bracket."""


def link_addresses(text: str) -> SafeString:
    """The text as HTML, each character of it in its place."""
    pieces, at = [], 0
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_AFTER)
        pieces += [
            escape(text[at : match.start()]),
            format_html('<a href="{0}" rel="external noreferrer">{0}</a>', address),
        ]
        at = match.start() + len(address)
    return mark_safe("".join([*pieces, escape(text[at:])]))
