"""Reports that resemble one: the same record taken in twice under another address, in another capture, or reprinted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from .models import Report
from .models.dates import UNDATED
from .parsing.revising.likeness import features, likeness

LEAST = 0.5
"""The likeness from which a text is shown as nearly the same. Of 2,730 pairs of Kremlin records of one day 13 reach it,
most of them the same few sentences about different persons."""

DAYS = 3
"""How far apart the days may be under which two captures of one record are listed."""

MOST = 40
"""Reports whose texts are compared."""


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A report whose text is like the other one's. `likeness` is the share of words and pairs of words in common, 0–1.

    `beside` is the name of the record of the same upload that would become the report, which is not there then (None).
    """

    report: int | None
    title: str
    record_keeper: str
    likeness: float
    is_binned: bool
    beside: str = ""

    @property
    def percent(self) -> int:
        """The likeness in percent, rounded down: what differs anywhere is never shown as 100."""
        return int(self.likeness * 100)


def resembling(*, report: Report) -> list[Resemblance]:
    """The reports most like this one, the most alike first; one query. The bin is looked through as well.

    Compared are the texts of reports of about the same day or with the same title, as far as there are not too many.
    """
    near = Q(title=report.title) if report.title else Q(pk__in=[])
    if report.sort_date != UNDATED:
        near |= Q(sort_date__range=(report.sort_date - timedelta(days=DAYS), report.sort_date + timedelta(days=DAYS)))
    others = Report.objects.filter(near, version__gt=0).exclude(pk=report.pk).order_by("-sort_date", "-pk")
    rows = others.values_list("pk", "title", "identity", "publisher__label", "source_text__text", "binned_at")[:MOST]
    own = features(report.text)
    found = [
        Resemblance(pk, title or identity, publisher, degree, binned_at is not None)
        for pk, title, identity, publisher, text, binned_at in rows
        if (degree := likeness(own, features(text))) >= LEAST
    ]
    return sorted(found, key=lambda one: (-one.likeness, one.report or 0))
