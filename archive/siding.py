"""Whose account statements of working copies are, for lists that show some of many records."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import F
from django.db.models.functions import Coalesce

from archive.composing import account_of
from archive.models import Mention, Revision, Statement, Voice

_SIDE = Coalesce("tenure__office__country__slug", "person__country__slug")
"""The side somebody stood on that day: the office's country, else the person's own."""


def accounts_of(statements: Sequence[Statement]) -> dict[int, str]:
    """The account of each of these statements (key), as an edition of today would give it; four queries.

    They are read with their reports' publishers and these with their countries.
    """
    reports = {statement.report_id for statement in statements}
    latest = Revision.objects.filter(report__in=reports, number=F("report__version"))
    between = {
        key: [one["person"] for one in participants or ()]
        for key, participants in latest.values_list("report", "breakdown__participants")
    }
    names = {name for some in between.values() for name in some}
    sides: dict[tuple[int, str], str | None] = {}
    mentions = Mention.objects.filter(report__in=reports, name__in=names).annotate(side=_SIDE).order_by("-pk")
    sides |= {(report, name): side for report, name, side in mentions.values_list("report", "name", "side")}
    voices = Voice.objects.filter(statement__report__in=reports, name__in=names).annotate(side=_SIDE).order_by("pk")
    spoken = voices.values_list("statement__report", "name", "side")
    sides |= {(report, name): side for report, name, side in spoken}
    speaking: dict[int, list[str | None]] = {}
    speakers = Voice.objects.filter(statement__in=statements, capacity=Voice.Capacity.SPEAKER).annotate(side=_SIDE)
    for key, side in speakers.order_by("pk").values_list("statement", "side"):
        speaking.setdefault(key, []).append(side)
    found = {}
    for statement in statements:
        keeper = statement.report.publisher.country
        found[statement.pk] = account_of(
            attribution=statement.attribution,
            role=statement.role,
            countries=speaking.get(statement.pk, []),
            record_keeper=keeper.slug if keeper else None,
            principals=[sides.get((statement.report_id, name)) for name in between.get(statement.report_id, ())],
        )
    return found
