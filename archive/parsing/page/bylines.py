"""Lines under a title that print who speaks or writes: "Mari Kask, Secretary-General", "JUHAN TAMM" over "MR. TAMM:"."""

from __future__ import annotations

import re

from archive.parsing.page.place_lines import VENUES
from archive.parsing.text.label_forms import BULLETS
from archive.parsing.text.lines import Block
from archive.parsing.turns.labelled import labelled_person, reporter
from archive.parsing.turns.occupations import TITLES
from archive.parsing.turns.turns import Turn
from archive.parsing.words.countries import country_words

_LONGEST = 120
_TURNS = 12
_HANDLE = re.compile(r"(?:By\s)?[A-Z][\w'-]+(?:\s[A-Z][\w'.-]*){1,3}\s@\w+\s[^@]{0,70}\d{4}")
"""A journalist with her handle, and when her page was written."""
OF_A_JOURNALIST = re.compile(
    r"By\s[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*){0,3}|(?:Staff|Senior|Foreign)\sWriter|(?:(?:Our|Special|Staff|Diplomatic|Political|Foreign)\s)+(?:Correspondent|Reporter)"
)
"""Who wrote the news under its title: "By MARI KASK", "Staff Writer"."""
_AND = re.compile(r"\s(?:and|with|meeting(?:\swith)?)\s")


def is_byline(shadow: str, block: Block, turns: dict[int, Turn]) -> bool:
    """Whether a line holds a name with an office after it and nothing else, or only the full name of a speaker."""
    start, end = block.start, block.end
    if shadow[start] in BULLETS:
        return False  # one of those present
    if end - start > _LONGEST or start in turns or shadow[end - 1] in ".:;!?,":
        return False
    words = shadow[start:end].split()
    if words[0].startswith("Председательств"):
        return False  # who presides, and no name
    if 2 <= len(words) <= 4 and not any(word[:1].islower() or any(map(str.isdigit, word)) for word in words):
        last = words[-1].casefold()
        spoken = [turn.name.tokens for turn in list(turns.values())[:_TURNS] if turn.name and turn.name.tokens]
        if any(tokens[-1].casefold() == last for tokens in spoken):
            return True
    if shadow.find("@", start, end) > 0 and _HANDLE.match(shadow, start, end):
        return True
    if OF_A_JOURNALIST.fullmatch(shadow, start, end):
        return True
    if shadow.startswith("By ", start):
        stop = shadow.find(" (", start, end)
        own = labelled_person(shadow, start + 3, stop if stop > 0 else end)
        return own is not None and len(own.tokens) > 1 and bool(own.office)  # "By Minister Mari Kask (Tartu, 3 May)"
    if shadow.find(",", start, end) < 0:
        return False
    if shadow.isascii() and TITLES.isdisjoint([word.casefold().strip(",.") for word in words]):
        return False  # A quick look for the office.
    if shadow.startswith("with ", start):
        start += 5  # "with Mari Kask, Director": who sits beside the one whom the title names
    found = reporter(shadow, start, end)
    return found is not None and bool(found.tokens) and bool(found.office)


_NAME = re.compile(
    r"[A-Z][a-z][\w'-]*(?:\s[A-Z]\.){0,2}(?:\s(?:de|van|von|der|al|bin|da))?(?:\s[A-Z][a-z][\w'-]*){1,2}"
)
_SPEECH_SOMEWHERE = re.compile(
    r"(?:[A-Z][\w-]+\s){0,3}?(?:Remarks|Address|Speech|Statement|Keynote|Lecture|Eulogy|Toast)\b(?!\sby\s).{0,160}\s(?:at|in|to)\s"
)
_INITIAL = re.compile(r"\s[A-Z]\.\s")


def is_plain_name(shadow: str, start: int, end: int) -> bool:
    """Whether a line has the form of a name and nothing else: two or three words, initials between them."""
    return end - start <= 40 and _NAME.fullmatch(shadow, start, end) is not None


def is_name_under_speech(shadow: str, block: Block, title_start: int, title_end: int) -> bool:
    """Whether a line under a speech's title and date is her name who held it, and not a second place.

    The title itself must say where it was held ("Remarks at the Harbour Hall in Riga"), or the name have an initial.
    """
    if not is_plain_name(shadow, block.start, block.end):
        return False
    if VENUES.fullmatch(shadow, block.start, block.end):
        return False
    if _INITIAL.search(shadow, block.start, block.end):
        return True
    if any(word.casefold() in country_words() for word in shadow[block.start : block.end].split()):
        return False
    return _SPEECH_SOMEWHERE.match(shadow, title_start, title_end) is not None


def is_caption_of_names(shadow: str, block: Block) -> bool:
    """Whether a line only says who is seen: "Foreign Minister Tamm and Foreign Minister Okafor", "President Tamm with Minister Okafor."."""
    start, end = block.start, block.end
    if shadow[end - 1] == "." and (shadow.find(" with ", start, end) > 0 or shadow.find(" meeting ", start, end) > 0):
        end -= 1
    if end - start > _LONGEST or shadow[end - 1] in ".:;!?,":
        return False
    joint = _AND.search(shadow, start, end)
    if joint is None:
        return False
    sides = [labelled_person(shadow, start, joint.start()), labelled_person(shadow, joint.end(), end)]
    return all(side is not None and side.tokens and side.office for side in sides)
