"""Lines that name the house a page is of: "MINISTRY OF FOREIGN AFFAIRS OF ESTONIA", "Office of the Spokesperson"."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.text.lines import Block
from archive.parsing.text.rows import any_of

LETTERHEADS: Final = (
    "ministry", "office", "embassy", "department", "government", r"permanent\smission", r"white\shouse", "kremlin",
    r"presidential\s(?:administration|executive\soffice|press|office)", r"federal\s(?:foreign\soffice|government)", "cabinet",
    r"european\s(?:external\saction\sservice|commission|council|union)\s*\Z", r"council\sof\sthe\s(?:european\sunion|eu)(?:\sand\sthe\seuropean\scouncil)?\s*\Z", r"united\snations\s*\Z", r"league\sof\snations\s*\Z", r"(?:security\scouncil|general\sassembly)\s*\Z",
    r"foreign\s(?:office|ministry)", r"(?:vice[\s-])?(?:president|prime\sminister|premier|chancellor|governor|speaker)'s\s(?:secretariat|office)", "bureau", "secretariat", r"press\s(?:service|office)", r"official\ssite", r"president\sof\srussia\s*\Z",
)  # fmt: skip
"""What a line with a house's name begins with."""

_LETTERHEAD = re.compile(rf"(?:the\s)?(?:u\.s\.\s)?{any_of(LETTERHEADS)}\b.{{0,80}}", re.IGNORECASE)
_SMALL = frozenset(("of", "the", "for", "and", "in", "to", "&"))


def is_letterhead(shadow: str, block: Block) -> bool:
    """Whether a line is a house's name: all its words with capitals, but for the small ones."""
    if not _LETTERHEAD.fullmatch(shadow, block.start, block.end):
        return False
    return all(w[:1].isupper() or w in _SMALL for w in shadow[block.start : block.end].split())
