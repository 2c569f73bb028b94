"""Codes as a tree to tick: on the desk of a round, and in the forms of notes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

from annotations.models import CodeEntry


def grow_codes(
    entries: Iterable[CodeEntry], chosen: Collection[str], value: Callable[[CodeEntry], str]
) -> list[dict[str, Any]]:
    """The codes of one version, each with those beneath it; `value` is what a form sends of a code, `chosen` are such values.

    A retired one is there where it is chosen, or has others beneath it.
    """
    beneath: dict[int | None, list[CodeEntry]] = {}
    for entry in entries:
        beneath.setdefault(entry.parent_id, []).append(entry)

    def branch(parent: CodeEntry | None) -> list[dict[str, Any]]:
        grown = []
        for entry in beneath.get(parent.pk if parent else None, ()):
            sent, below = value(entry), branch(entry)
            if entry.is_retired and sent not in chosen and not below:
                continue
            grown.append(
                {
                    "entry": entry,
                    "value": sent,
                    "is_chosen": sent in chosen,
                    "is_given": not entry.is_retired or sent in chosen,
                    "exclusive": str(parent.code.guid) if parent is not None and parent.is_exclusive else "",
                    "below": below,
                }
            )
        return grown

    return branch(None)
