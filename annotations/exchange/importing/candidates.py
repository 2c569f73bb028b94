"""An annotation as a file has it, before it is known where it stands; and what became of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from annotations.anchoring import TextPositionSelector, TextQuoteSelector
from annotations.reading import (
    LONGEST_ADDRESS,
    LONGEST_BODY,
    LONGEST_QUOTATION,
    LONGEST_TAG,
    Content,
    wrong_with_address,
)

MOST_BYTES: Final = 4_000_000
"""Of a file of annotations that is brought in over the page."""
MOST_CANDIDATES: Final = 500

_NO_TEXT: Final = re.compile("[\0\ud800-\udfff]")


class UnreadableFile(ValueError):
    """It is no file that can be brought in; the message says why."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One annotation of a file. `key` is what the file calls it, `label` some words to show, `targets` are addresses.

    `doubt` is why its place can't be certain, `problem` why it can't be brought in at all; `notes` is what of it changes.
    """

    key: str
    label: str
    targets: tuple[str, ...] = ()
    quote: TextQuoteSelector | None = None
    position: TextPositionSelector | None = None
    bodies: tuple[Content, ...] = ()
    motivations: tuple[str, ...] = ()
    reply_to: str = ""
    via: str = ""
    doubt: str = ""
    problem: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """What was read of a file; `left` is what of it has no candidate, a sentence each."""

    candidates: tuple[Candidate, ...]
    left: tuple[str, ...] = ()


def check_candidate(candidate: Candidate) -> str:
    """Why it can't be kept; nothing where it can."""
    if candidate.problem:
        return candidate.problem
    quote = candidate.quote or TextQuoteSelector("")
    texts = [quote.exact, quote.prefix, quote.suffix, *candidate.targets, candidate.via]
    texts += [text for one in candidate.bodies for text in (one.value, one.source, one.language, one.format)]
    if any(_NO_TEXT.search(text) for text in texts):
        return "has a character that no text has (NUL, or half a surrogate pair)"
    if max(map(len, (quote.exact, quote.prefix, quote.suffix))) > LONGEST_QUOTATION:
        return f"its quotation is longer than {LONGEST_QUOTATION:,} characters"
    if len(candidate.via) > LONGEST_ADDRESS:
        return f"its address is longer than {LONGEST_ADDRESS:,} characters"
    if candidate.via and (reason := wrong_with_address(candidate.via)):
        return f"what it is known by elsewhere {reason}"
    for one in candidate.bodies:
        most = LONGEST_TAG if one.kind == "tag" else LONGEST_BODY
        if len(one.value) > most:
            return f"a {one.kind} is longer than {most:,} characters"
    return ""


def load_json(raw: bytes) -> Any:
    """The JSON in those bytes. Raises UnreadableFile."""
    if len(raw) > MOST_BYTES:
        raise UnreadableFile(f"longer than {MOST_BYTES:,} bytes")
    try:
        return json.loads(raw.decode("utf-8-sig"), parse_constant=_no_number)
    except RecursionError:
        raise UnreadableFile("nested too deep") from None
    except ValueError as error:
        raise UnreadableFile(f"no JSON: {error}"[:300]) from error


def limit(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """All of them. Raises UnreadableFile where there are more than are brought in at once."""
    found = tuple(candidates)
    if len(found) > MOST_CANDIDATES:
        raise UnreadableFile(
            f"it has {len(found):,} annotations; bring in at most {MOST_CANDIDATES} at a time, in several files"
        )
    return found


def shorten(words: str, most: int = 120) -> str:
    """Some words to show, on one line."""
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no JSON")
