"""Published statements whose words are most like those of a statement, and how they were tagged."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from django.db import connection

from archive.models import PublishedTopic

from .lexemes import Lexemes, Rarity

NEAREST: Final = 5
"""So many of the most similar statements have a say."""

LEAST: Final = 0.05
"""The likeness (cosine of the stems, weighted by their rarity) below which statements only share a chance word."""

_RAREST: Final = 8
_FOUND: Final = 500
_RANKED: Final = 30

Statement = tuple[str, Lexemes]
"""A statement by its sid, and its stems."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A tagged statement that is like another one; `where` is its place and record, for people."""

    sid: str
    likeness: float
    topics: frozenset[str]
    where: str
    is_published: bool


def nearest(
    statements: Sequence[Statement],
    own: Mapping[str, Alike],
    stems: Mapping[str, Lexemes],
    *,
    report: int,
    language: str,
    rarity: Rarity,
) -> dict[str, list[Alike]]:
    """For each statement the tagged statements that are most like it, the likest first; three queries at most.

    `own` are the tagged statements of the report itself as its working copy has them, with their `stems`; other
    reports' are looked for among what is published.
    """
    found = _published(statements, report, language, rarity)
    elsewhere = {sid: lexemes for rows in found.values() for sid, lexemes in rows}
    tagged = _tagged(elsewhere)
    near: dict[str, list[Alike]] = {}
    for sid, lexemes in statements:
        measured = [
            _measured(one, _likeness(lexemes, elsewhere[one.sid], rarity))
            for one in (tagged[other] for other, _ in found.get(sid, ()) if other in tagged)
        ]
        measured += [
            _measured(one, _likeness(lexemes, stems[other], rarity)) for other, one in own.items() if other != sid
        ]
        measured.sort(key=lambda one: (-one.likeness, one.sid))
        near[sid] = [one for one in measured[:NEAREST] if one.likeness >= LEAST]
    return near


def _measured(one: Alike, likeness: float) -> Alike:
    return Alike(one.sid, likeness, one.topics, one.where, one.is_published)


def _likeness(one: Lexemes, other: Lexemes, rarity: Rarity) -> float:
    shared = sum(rarity(stem) ** 2 for stem in one & other)
    if not shared:
        return 0.0
    length = sum(rarity(stem) ** 2 for stem in one) * sum(rarity(stem) ** 2 for stem in other)
    return shared / sqrt(length)


def _published(
    statements: Sequence[Statement], report: int, language: str, rarity: Rarity
) -> dict[str, list[tuple[str, Lexemes]]]:
    """Tagged published statements of other reports with the same rare stems, at most `_RANKED` for each; one query.

    The work for one statement is bounded: of more than `_FOUND` that have one of its rarest stems, some are looked at.
    """
    asked = [(sid, _query(rarity.rarest(lexemes, _RAREST))) for sid, lexemes in statements]
    asked = [(sid, query) for sid, query in asked if query]
    if not asked:
        return {}
    found: dict[str, list[tuple[str, Lexemes]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT asked.sid, near.identity_id, tsvector_to_array(ts_filter(near.search, '{a}'))"
            " FROM unnest(%(sids)s::text[], %(queries)s::text[]) AS asked (sid, query)"
            " CROSS JOIN LATERAL ("
            "  SELECT identity_id, search FROM ("
            "   SELECT part.identity_id, part.search FROM archive_publishedpart AS part"
            "   WHERE part.search @@ asked.query::tsquery AND part.kind = 'statement'"
            "    AND part.report_id <> %(report)s AND left(part.language, 2) = left(%(language)s, 2)"
            "    AND EXISTS (SELECT FROM archive_publishedtopic AS tag WHERE tag.part_id = part.id AND tag.is_direct)"
            "   LIMIT %(found)s) AS sharing"
            "  ORDER BY ts_rank(sharing.search, asked.query::tsquery) DESC, identity_id LIMIT %(ranked)s) AS near",
            {
                "sids": [sid for sid, _ in asked],
                "queries": [query for _, query in asked],
                "report": report,
                "language": language,
                "found": _FOUND,
                "ranked": _RANKED,
            },
        )
        for sid, other, lexemes in cursor.fetchall():
            found.setdefault(sid, []).append((other, frozenset(lexemes)))
    return found


def _query(lexemes: Sequence[str]) -> str:
    """A tsquery of any of the stems as printed words; each is one quoted string that only a quotation mark could end."""
    return " | ".join("'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "':A" for lexeme in lexemes)


def _tagged(sids: Collection[str]) -> dict[str, Alike]:
    """Published statements with the topics that people gave them; one query, none without statements."""
    if not sids:
        return {}
    rows = PublishedTopic.objects.filter(part__identity__in=sids, is_direct=True).order_by("part", "topic__slug")
    topics: dict[str, set[str]] = {}
    where: dict[str, str] = {}
    for sid, slug, place, title in rows.values_list(
        "part__identity", "topic__slug", "part__place", "part__report__title"
    ):
        topics.setdefault(sid, set()).add(slug)
        where[sid] = f"{place}, {title}"
    return {sid: Alike(sid, 0.0, frozenset(slugs), where[sid], True) for sid, slugs in topics.items()}
