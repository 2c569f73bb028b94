"""What somebody is recorded as saying, in numbers: by whose account, and by topic. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.citing import name_house
from archive.models.published.sayings import Saying

from .addresses import search_path, topic_path

ORDER = ("own", "other", "common", "third", "undetermined")
"""Accounts as they are counted on a page: the side's own first."""


def show_sayings(sayings: Iterable[Saying], query: Mapping[str, str], *, bound: int) -> dict[str, Any]:
    """The sentence that counts the statements by account, and the rows of topics.

    `query` has the parameters of the search that finds them all; `bound` is how many were counted at most.
    """
    sayings = list(sayings)
    every = [saying for saying in sayings if not saying.topic]
    total = sum(saying.statements for saying in every)
    return {
        "total": total,
        "is_bounded": total >= bound,
        "sentence": _sentence(every, total) if total else "",
        "rows": _rows([saying for saying in sayings if saying.topic], query),
        "has_shared": any(saying.account not in ("own", "other") for saying in every),
    }


def _sentence(sayings: list[Saying], total: int) -> str:
    """“44 statements: 25 in the record of the speaker’s own side, the Kremlin; 19 here only as … tells it.”."""
    pieces = []
    for account in ORDER:
        for saying in sayings:
            if saying.account == account:
                house = name_house({"label": saying.house, "adjective": saying.adjective})
                pieces.append(_SAID[account]() % {"number": saying.statements, "house": house})
    counted = ngettext("%d statement", "%d statements", total) % total
    return f"{counted}: {'; '.join(pieces)}."


_SAID = {
    "own": lambda: _("%(number)d in the record of the speaker’s own side, %(house)s"),
    "other": lambda: _("%(number)d here only as %(house)s tells it"),
    "common": lambda: _("%(number)d in common with others, as %(house)s reports it"),
    "third": lambda: _("%(number)d as a third party, in the record of %(house)s"),
    "undetermined": lambda: _("%(number)d in the record of %(house)s, where a side is not determined"),
}


def _rows(sayings: list[Saying], query: Mapping[str, str]) -> list[dict[str, Any]]:
    """A row for each topic, the narrower ones under the broader one, with numbers by account."""
    topics: dict[str, dict[str, Any]] = {}
    for saying in sayings:
        topic = topics.setdefault(
            saying.topic, {"label": saying.label, "above": saying.broader, "slug": saying.topic, "numbers": {}}
        )
        topic["numbers"][saying.account] = topic["numbers"].get(saying.account, 0) + saying.statements
    below: dict[str, list[dict[str, Any]]] = {}
    for topic in topics.values():
        below.setdefault(topic["above"] if topic["above"] in topics else "", []).append(topic)
    return [_row(topic, depth, query) for topic, depth in _walk(below, "", 0)]


def _walk(below: dict[str, list[dict[str, Any]]], above: str, depth: int) -> list[tuple[dict[str, Any], int]]:
    found = []
    for topic in below.pop(above, []):
        found += [(topic, depth), *_walk(below, topic["slug"], depth + 1)]
    return found


def _row(topic: dict[str, Any], depth: int, query: Mapping[str, str]) -> dict[str, Any]:
    def cell(*accounts: str) -> dict[str, Any] | None:
        """A number, with the search that finds as many."""
        number = sum(topic["numbers"].get(account, 0) for account in accounts)
        if not number:
            return None
        asked = {**query, "topic": topic["slug"]}
        if len(accounts) < len(ORDER):
            asked["account"] = ",".join(accounts)
        return {"number": number, "href": search_path(**asked)}

    return {
        "label": topic["label"],
        "href": topic_path(topic["slug"]),
        "depth": min(depth, 3),
        "own": cell("own"),
        "other": cell("other"),
        "shared": cell("common", "third", "undetermined"),
        "all": cell(*ORDER),
    }
