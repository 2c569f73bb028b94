"""Whether a sentence tells of one person's words alone."""

from __future__ import annotations

import re

_ANOTHER = r"(?:the\stwo|both|they|he|she|(?:Foreign\s|Prime\s)?(?:Minister|President|Secretary|King)\s|Mrs?\.?\s|Ms\.?\s)[^.]{1,60}\s(?:discussed|exchanged|talked|said|stated|noted|agreed|thanked|stressed|expressed|spoke)\b"
"""How a sentence goes on with what another one said or did."""
# Most by far go on with "and", which is found many times as fast by itself.
_AND_ANOTHER = re.compile(rf"and\s(?<=\sand\s){_ANOTHER}")
_BUT_ANOTHER = re.compile(rf"\s(?:while|but)\s{_ANOTHER}")


def goes_on_with_another(shadow: str, start: int, end: int) -> bool:
    """Whether a sentence goes on with what another one said or did: "He thanked her, and Minister Kask noted the lamps"."""
    if _AND_ANOTHER.search(shadow, start + 1, end):
        return True
    has_but = shadow.find("but", start, end) >= 0 or shadow.find("while", start, end) >= 0
    return has_but and _BUT_ANOTHER.search(shadow, start, end) is not None
