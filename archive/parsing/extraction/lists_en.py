"""Lists in English: the lead-in that says what is done with its items, and how an item begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.parsing.breakdown import Segment
from archive.parsing.extraction.found import Undertaking

LISTED = frozenset({"agreed", "pledged", "intends", "requested", "proposed"})
_REACH = 300

_LEAD = re.compile(
    r"\b(?:(?P<agreed>agree[ds]?|decided?|concur(?:red)?|consented|reaffirmed to|shared the view)|(?P<pledged>pledged?|committed|undertook|undertakes?|commit|commitments?)"
    r"|(?P<proposed>proposed?|proposals)|(?P<requested>urged?|called? (?:up)?on|asked|requested?)|(?P<intends>intends?|plans? to|will))\b"
    r"(?P<rest>(?!.*\b(?:said|stated|discussed|exchanged)\b)[^.;:]*):[\s\W]*\Z"
)
_MARK = r"\W*(?:\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[).] )?\W*"
_WAY = r"(?:(?:[Tt]hrough|[Bb]y|[Ii]n order|[Ww]ith|[Bb]ased on|[Rr]egarding|[Oo]n) [^,;]{3,120}, )?"
_TO = re.compile(rf"{_MARK}{_WAY}(?P<what>[Tt]o (?!the\b|a\b|this\b|these\b|date\b)[a-z]+ )")
_SHALL = r"(?=[^.;:]{1,160}?\b(?:shall|should|will|would|must|be)\b)[A-Za-z]"
_BARE = re.compile(
    rf"{_MARK}(?:(?P<that>[Tt]hat )|{_WAY}(?:[Tt]o )?)(?P<what>(?(that){_SHALL}|(?!(?:[Tt]he|[Aa]n?|[Tt]his|[Ii]n|[Oo]n|[Ff]or|[Ii]t|[Ww]e|[Tt]hey|[Bb]oth|[Tt]hat|[Aa]s|[Aa]t)\b)[A-Z]?[a-z]{{2,}}(?<!ing)(?<!ed)(?<!ion)(?<!ty) (?:[a-z]+|[A-Z]|\d)))"
)
_THAT = re.compile(rf"{_MARK}(?:[Tt]hat )?(?P<what>{_SHALL})")
"""An item that is a clause: "agreed that: (i) the vessel should call every month"."""
INLINE = re.compile(
    r"(?:[;,]|\.)? ?(?:and )?(?:(?:\(?[a-z0-9]{1,3}\)|[•●▪·]) ?(?P<mark>)|(?<=; )(?<!, ))(?:and )?(?P<what>(?:also |further )?to (?!the\b|a\b)[a-z]+ )"
)
"""What goes on in the sentence: "; to widen a canal", "; and (b) to widen a canal"."""


@dataclass(frozen=True, slots=True)
class Lead:
    """What a lead-in says of its items, and the pattern with which one begins; `misses` counts parts since the last one."""

    act: str
    by: tuple[str, ...]
    towards: tuple[str, ...]
    item: re.Pattern[str]
    confidence: float = 0.8
    misses: int = 0

    @property
    def patience(self) -> int:
        """How many parts may stand between two items: few where an item is any verb."""
        return {_TO: 5, _BARE: 1}.get(self.item, 0)


def lead_of(shadow: str, part: Segment, found: Sequence[Undertaking]) -> Lead | None:
    """The lead-in that a part ends with, None where it ends with none; who undertakes is as in the part's own clause."""
    if shadow.rfind(":", max(part.start, part.end - 40), part.end) < 0:
        return None
    match = _LEAD.search(shadow, max(part.start, part.end - _REACH), part.end)
    if match is None or match.lastgroup is None:
        return None
    act = next(name for name in LISTED if match[name])
    own = [one for one in found if one.act == act]
    by, towards = (own[-1].by, own[-1].towards) if own else (part.speakers, ())
    rest = match["rest"].rstrip()
    bare = rest.endswith((" to", "following", "as follows")) or act == "intends"
    item = (
        _THAT
        if rest.endswith("that") or rest.startswith((" on the following ", " upon the following "))
        else _BARE
        if bare
        else _TO
    )
    return Lead(act, by, towards, item, 0.75 if own else 0.7)
