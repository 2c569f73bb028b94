"""Names that stand in others' pages and mails: of groups, projects and codebooks, and of people.

Such a name is one line of characters that are seen. An address in it would be a link in a mail of the archive's, which
nobody has to write.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from django.utils.translation import gettext as _

JOINERS: Final = "\u200c\u200d"
"""Format characters without which some languages can't be written; all others turn or hide what is read."""

_ADDRESS: Final = re.compile(r"@|:/|\bwww\.|[^\W_][\w-]+\.[^\W\d_]{2,}", re.IGNORECASE)
_DOTS: Final = str.maketrans("\u3002\uff0e\uff61\u2024", "....")
_MARKS: Final = re.compile('["“”„‟«»]')


class UnfitName(ValueError):
    """The name can't stand in others' pages and mails; the message says why."""


def read_name(written: str) -> str:
    """The name in one line; it may be empty. Raises UnfitName for characters that nobody sees, and for addresses."""
    name = " ".join(written.split())
    if any(unicodedata.category(one) in ("Cc", "Cf", "Co", "Cs") and one not in JOINERS for one in name):
        raise UnfitName(_("It has characters that nobody sees. Type it anew."))
    if _ADDRESS.search(unicodedata.normalize("NFKC", name).translate(_DOTS)):
        raise UnfitName(_("A name has no address in it: no www., @ or web site. Put a space after a full stop."))
    return name


def name_for_mail(name: str, *, otherwise: str) -> str:
    """The name for between quotation marks; `otherwise` of one that was kept before such were refused."""
    try:
        return _MARKS.sub("", read_name(name)) or otherwise
    except UnfitName:
        return otherwise
