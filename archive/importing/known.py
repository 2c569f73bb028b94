"""What the archive knows already of records that are to be taken in: a few queries, however many they are."""

from __future__ import annotations

from collections.abc import Sequence

from archive.models import Publisher, Report, SourceText
from archive.reading import UNWANTED, Received

from .whose import Houses


class Known:
    """The records' publishers, texts and reports. The reports are locked until the transaction ends."""

    def __init__(self, records: Sequence[Received]) -> None:
        publishers = list(Publisher.objects.all())
        self.houses = Houses(publishers)
        self.by_key = {publisher.pk: publisher for publisher in publishers}
        texts = SourceText.objects.filter(text_sha256__any_of=[record.text_sha256 for record in records])
        rows = list(texts.values_list("text_sha256", "report__identity", "report__title", "report__binned_at"))
        self.texts: dict[str, tuple[str, str]] = {
            sha: (identity, title or identity) for sha, identity, title, _ in rows
        }
        self.in_bin = {identity for _, identity, _, binned_at in rows if binned_at is not None}
        # Always in one order, so that of two imports one waits for the other and not each for the other.
        reports = Report.objects.select_for_update().filter(identity__any_of=_identities(records))
        self.reports = {report.identity: report for report in reports.order_by("pk")}
        self.in_bin |= {report.identity for report in self.reports.values() if report.binned_at is not None}
        self.latest: dict[int, SourceText] = {}
        if self.reports:
            last = SourceText.objects.filter(report__in=self.reports.values()).order_by("report_id", "-pk")
            self.latest = {text.report_id: text for text in last.distinct("report_id").only("report_id")}


def are_new(records: Sequence[Received]) -> list[bool]:
    """For each record whether neither its text nor its identity is known, without a lock."""
    texts = SourceText.objects.filter(text_sha256__any_of=[record.text_sha256 for record in records])
    known_texts = set(texts.values_list("text_sha256", flat=True))
    reports = Report.objects.filter(identity__any_of=_identities(records))
    identities = set(reports.values_list("identity", flat=True))
    return [r.text_sha256 not in known_texts and r.identity not in identities for r in records]


def _identities(records: Sequence[Received]) -> list[str]:
    """The identities that a database can be asked for; a record with another one is refused when it is looked at."""
    return [record.identity for record in records if not UNWANTED.search(record.identity)]
