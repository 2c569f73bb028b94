"""Undertakings that no current edition has any more: where they stood last, and what stands there now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any
from uuid import UUID

from archive.models import Edition, EditionUndertaking, PublishedUndertaking, Report

LOOKED_AT = 500
"""Undertakings of the current edition that may be the heir, at most."""
COMPARED = 60
"""Of them those that stand nearest to the old place and are compared for likeness: that takes long."""
LETTERS = 200
"""Characters of the words that are compared for likeness."""
LIKE = 0.6
"""Words that are so alike may be the same undertaking; the reader is told that they may."""
SHOWN = 3


@dataclass(frozen=True, slots=True)
class GoneUndertaking:
    """An undertaking as it stood in `edition`, the last to have it; `sid` and `account` are its statement's.

    `heir` is what the current edition has in its place, where that is beyond doubt: the same act in the same statement,
    and the words of the one within those of the other. Else `near` are those that are most alike, none for certain.
    """

    report: Report
    edition: Edition
    said: dict[str, Any]
    sid: str
    account: str
    heir: dict[str, Any] | None
    near: tuple[dict[str, Any], ...]


def find_gone(key: UUID) -> GoneUndertaking | None:
    """What stood under a key that no current edition has; None where none ever had it. Three queries at most."""
    stood = EditionUndertaking.objects.select_related("report").filter(key=key).first()
    if stood is None:
        return None
    # The key stands in no other edition: evidence on it is of other reports.
    edition = stood.report.editions.filter(content__contains=f'"{key}"').order_by("-pk").first()
    if edition is None:
        return None
    document = edition.document
    said = next(row for row in document["judgements"]["findings"]["undertakings"] if row["key"] == str(key))
    parts = document["record"]["parts"]
    holding = (row for row in parts if row["start"] <= said["start"] and said["end"] <= row["end"])
    part: dict[str, Any] = next(holding, {})
    sid, account = part.get("sid") or "", part.get("account") or ""
    standing = PublishedUndertaking.objects.likely().filter(report=stood.report).newest_first()
    rows = [row.data for row in standing.only("body")[:LOOKED_AT]]
    heir = find_heir(said, sid, rows)
    near = () if heir else find_alike(said, rows)
    return GoneUndertaking(stood.report, edition, said, sid, account, heir, near)


def find_heir(said: dict[str, Any], sid: str, standing: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The only one of those that stand that is the same act in the same statement, its words within the old or about them."""
    old = _plain(said["words"])
    heirs = []
    for row in standing:
        statement = row["statement"]["sid"].replace("-", "") if row["statement"] else ""
        if row["act"] == said["act"] and statement == sid:
            new = _plain(row["words"])
            if old in new or new in old:
                heirs.append(row)
    return heirs[0] if len(heirs) == 1 else None


def find_alike(said: dict[str, Any], standing: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Those that are most like it, the most first: of the ones that stand nearest to its place, by how they begin."""
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(_plain(said["words"])[:LETTERS])
    likes = []
    for row in sorted(standing, key=lambda row: abs(row["start"] - said["start"]))[:COMPARED]:
        matcher.set_seq1(_plain(row["words"])[:LETTERS])
        if matcher.real_quick_ratio() >= LIKE and matcher.quick_ratio() >= LIKE and (ratio := matcher.ratio()) >= LIKE:
            likes.append((ratio, row))
    return tuple(row for _ratio, row in sorted(likes, key=lambda one: -one[0])[:SHOWN])


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
