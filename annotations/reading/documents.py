"""A JSON document as somebody sends it, each member once and nothing in it that no database keeps; and what is wrong with one."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import quote

MOST_BYTES: Final = 256_000
MOST_PROBLEMS: Final = 50
DEEPEST: Final = 20

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class Unreadable(ValueError):
    """The document can't be kept as it is; `problems` are places in it (JSON pointers, RFC 6901, after #), with what is wrong."""

    def __init__(self, problems: Iterable[tuple[str, str]], **members: Any) -> None:
        self.problems = tuple(problems)
        self.members = members
        super().__init__("; ".join(f"{pointer}: {reason}" for pointer, reason in self.problems))


def load(raw: bytes) -> dict[str, Any]:
    """The JSON object in those bytes, each member once. Raises Unreadable."""
    if len(raw) > MOST_BYTES:
        raise Unreadable([("#", f"longer than {MOST_BYTES} bytes")])
    try:
        document = json.loads(raw.decode(), object_pairs_hook=_once, parse_constant=_no_number)
    except RecursionError:
        raise Unreadable([("#", f"nested more than {DEEPEST} deep")]) from None
    except ValueError as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable([("#", f"no JSON: {error}"[:300])]) from error
    if not isinstance(document, dict):
        raise Unreadable([("#", "not a JSON object; send one annotation")])
    problems = list(_unwritable(document, "#", 0))
    if problems:
        raise Unreadable(problems[:MOST_PROBLEMS])
    return document


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        times = Counter(name for name, _ in pairs)
        twice = sorted(name for name, number in times.items() if number > 1)
        raise Unreadable([("#", f"a member stands twice in an object: {', '.join(twice)[:200]}")])
    return members


def _no_number(word: str) -> float:
    raise Unreadable([("#", f"{word} is no JSON")])


def _unwritable(value: Any, pointer: str, depth: int) -> Iterable[tuple[str, str]]:
    """Places of what no database keeps: NUL, half a character, and what is nested too deep."""
    if depth > DEEPEST:
        yield pointer[:300], f"nested more than {DEEPEST} deep"
    elif isinstance(value, dict):
        for name, inner in value.items():
            if "\0" in name or _SURROGATE.search(name):
                yield pointer, "the name of a member has a character that no text has"
            else:
                yield from _unwritable(inner, member(pointer, name), depth + 1)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _unwritable(inner, f"{pointer}/{index}", depth + 1)
    elif isinstance(value, str) and ("\0" in value or _SURROGATE.search(value)):
        yield pointer, "has a character that no text has (NUL, or half a surrogate pair)"


def member(pointer: str, name: str) -> str:
    """The pointer to a member, as a fragment of an address (RFC 6901, section 6)."""
    return f"{pointer}/{quote(name[:80].replace('~', '~0').replace('/', '~1'), safe='@:~!$&*+,;=')}"
