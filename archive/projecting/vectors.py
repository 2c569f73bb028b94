"""The search vectors of published parts."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from archive.models import PublishedPart

from .segmenting import segment

SEARCH_CONFIGURATIONS = {"en": "english", "ru": "russian"}


def configuration_of(language: str) -> str:
    """PostgreSQL's text search configuration for texts in that language (BCP 47)."""
    return SEARCH_CONFIGURATIONS.get(language[:2], "simple")


def index(parts: Sequence[PublishedPart], language: str) -> None:
    """Write the search vectors: the words as printed and as emended (weight A), and who speaks (weight C).

    By both a part is found in any form of a word. With weight D the words stand as they are written, for searches by
    the beginning of a word: of "negotia" the stem "negoti" of "negotiation" is no continuation. Where nothing stands
    between words, pairs of characters are indexed. One query.
    """
    config = configuration_of(language)
    words = [segment(f"{part.text} {_emended(part)}" if part.data["emendations"] else part.text) for part in parts]
    speakers = [segment(_speakers(part)) for part in parts]
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE archive_publishedpart AS part"
            " SET search = setweight(to_tsvector(%s::regconfig, row.words), 'A')"
            " || setweight(to_tsvector(%s::regconfig, row.who), 'C')"
            " || setweight(to_tsvector('simple', row.words || ' ' || row.who), 'D')"
            " FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS row (id, words, who) WHERE part.id = row.id",
            [config, config, [part.pk for part in parts], words, speakers],
        )


def _speakers(part: PublishedPart) -> str:
    return " ".join(who["person"]["label"] if who["person"] else who["name"] for who in part.data.get("speakers", []))


def _emended(part: PublishedPart) -> str:
    """The text with the readings in place, so that a phrase is found across them."""
    pieces, at = [], 0
    for emendation in part.data["emendations"]:
        start, end = (emendation[name] - part.data["start"] for name in ("start", "end"))
        pieces += [part.text[at:start], emendation["reading"]]
        at = end
    return "".join([*pieces, part.text[at:]])
