"""Whom a speech addresses in its first lines, which are its own words and neither bylines nor places."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.text.labels import find_label
from archive.parsing.text.lines import Block
from archive.parsing.words.dates import is_dateline
from archive.parsing.words.forms import issued_by

_MOST: Final = 20
_LONGEST: Final = 170
SALUTES: Final = (
    "Ladies and ", "Ladies & ", "Ladies, ", "Distinguished ", "Excellenc", "Your Excellenc", "Honourable ", "Honoured ", "Dear ", "Colleagues", "Fellow ", "Good morning",
    "Good afternoon", "Good evening", "Friends", "LADIES AND ", "DISTINGUISHED ", "EXCELLENC",
)  # fmt: skip
"""How a line begins in which somebody is spoken to."""
_ONLY = re.compile(
    r"(?:Ladies\s(?:and|&)\s[Gg]entlemen|LADIES\sAND\sGENTLEMEN|(?:Your\s)?Excellencies|Distinguished\s(?:[Gg]uests|[Cc]olleagues|[Dd]elegates|[Pp]articipants)|(?:Dear\s)?(?:[Cc]olleagues|[Ff]riends)|Good\s(?:morning|afternoon|evening))"
    r"(?:(?:,\s(?:and\s)?|\sand\s)(?:[Ll]adies\sand\s[Gg]entlemen|[Ff]riends|[Cc]olleagues|[Dd]istinguished\s[Gg]uests|boys\sand\sgirls|everyone))*[,.!:]?"
)
_HONOURED = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Mdm|Madam|Dr|Prof|Professor|Er|H\.\s?E|Amb|Hon)\b\.?|(?:His|Her|Your|Their)\s(?:Excellenc|Majest|(?:Royal|Serene|Imperial)\s|Highness|Worship)|Minister\s|Senator\s|Chairman\s|Ambassador\s|Members\sof\s)"
)
_WHO = re.compile(r"(?:(?!,|\s(?:at|on|in|to|for|during|before|after)\s).){1,80}")
_WORD = re.compile(r"[A-Z][\w'-]{2,}")


def is_salutation(shadow: str, start: int, end: int) -> bool:
    """Whether a line only salutes an audience: "Ladies and gentlemen", "Distinguished guests"."""
    return shadow.startswith(SALUTES, start) and _ONLY.fullmatch(shadow, start, end) is not None


def are_addressed(shadow: str, blocks: list[Block], number: int, title_start: int, title_end: int) -> bool:
    """Whether a speech begins at this line, with those whom it addresses, each on a line, down to "Ladies and gentlemen".

    The line of the speaker herself, whom the title names too ("Speech by Mari Kask", then "Mari Kask, Minister"), is not one.
    """
    below = blocks[number : number + 2]
    for block in below:
        if _HONOURED.match(shadow, block.start, block.end) or is_salutation(shadow, block.start, block.end):
            break
    else:
        return False
    issued = issued_by(shadow, title_start, title_end)
    if issued is None or (
        len(below) > 1
        and not _HONOURED.match(shadow, below[0].start, below[0].end)
        and is_salutation(shadow, below[1].start, below[1].end)
        and not is_salutation(shadow, below[0].start, below[0].end)
    ):
        return False  # "Translation of the draft" over "Colleagues,"
    for at in range(number, min(number + _MOST, len(blocks))):
        start, end = blocks[at].start, blocks[at].end
        if is_salutation(shadow, start, end):
            break
        if end - start > _LONGEST or is_dateline(shadow, start, end) or find_label(shadow, start, end):
            return False
        if shadow.endswith((".", "?", "!"), start, end) and shadow.count(" ", start, end) > 12:
            return False
    else:
        return False
    who = _WHO.match(shadow, issued, title_end)
    own = set(_WORD.findall(who.group())) if who else set()
    return at == number or own.isdisjoint(_WORD.findall(shadow[blocks[number].start : blocks[number].end]))
