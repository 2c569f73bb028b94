"""The projection: what the public reads of a report's current edition, remade at any time."""

from __future__ import annotations

from django.db import transaction

from archive.models import (
    Edition,
    PublishedPart,
    PublishedPosition,
    PublishedReport,
    PublishedTopic,
    PublishedVoice,
    Report,
)

from .authorities import Authorities
from .bodies import report_document, report_head, report_summary
from .findings import write_findings
from .pages import render_outdated, render_page
from .rows import part_row, position_rows, topic_rows, voice_rows
from .segmenting import Place, Tokens, is_undivided, normalise, segment_wanted, tokens, wanted_words
from .stored import write_stored
from .vectors import SEARCH_CONFIGURATIONS, configuration_of, index

__all__ = [
    "SEARCH_CONFIGURATIONS",
    "Place",
    "Tokens",
    "configuration_of",
    "is_undivided",
    "normalise",
    "project",
    "project_all",
    "project_missing",
    "render_outdated",
    "segment_wanted",
    "tokens",
    "wanted_words",
]

READABLE = ("title", "heading", "lead_in", "statement", "narrative")


@transaction.atomic
def project(*, report: Report) -> None:
    """Remake the published rows of one report: those of its current edition, none where it is not published."""
    # Locked: a rebuild beside a publication must not put the older edition back.
    report = Report.objects.lock(report)
    PublishedReport.objects.filter(report=report).delete()
    PublishedPart.objects.filter(report=report).delete()
    if report.state != Report.State.PUBLISHED or report.current_edition is None:
        return
    edition = report.current_edition
    document = edition.document
    record, judgements = document["record"], document["judgements"]
    report.list_under(record["event"]["date"] or "", record["dated"] or "", record["published"] or "")
    report.save(update_fields=["sort_date"])
    authority = Authorities(record, judgements)
    PublishedReport.objects.bulk_create([_report_row(report, edition, authority)])
    parts = PublishedPart.objects.bulk_create(
        part_row(report, edition, ordinal, part, authority)
        for ordinal, part in enumerate(record["parts"])
        if part["kind"] in READABLE
    )
    by_sid: dict[str | None, PublishedPart] = {part.identity_id: part for part in parts if part.identity_id}
    PublishedVoice.objects.bulk_create(voice_rows(parts, by_sid, record, authority))
    PublishedTopic.objects.bulk_create(topic_rows(by_sid, judgements, authority))
    PublishedPosition.objects.bulk_create(position_rows(by_sid, judgements, authority))
    write_findings(parts, authority)
    index(parts, record["language"] or "")


def project_all() -> int:
    """Remake the projection of every report; the number of reports that are published."""
    published = 0
    for report in Report.objects.exclude(current_edition=None).order_by("pk").iterator(chunk_size=200):
        project(report=report)
        published += report.state == Report.State.PUBLISHED
    return published


def project_missing() -> int:
    """Project the published reports that have no projection, as after an upgrade; their number."""
    missing = list(Report.objects.unprojected().order_by("pk"))
    for report in missing:
        project(report=report)
    return len(missing)


def _report_row(report: Report, edition: Edition, authority: Authorities) -> PublishedReport:
    record, judgements = edition.document["record"], edition.document["judgements"]
    event, derived = record["event"], judgements["derived_from"]
    editions = list(report.editions.without_content())
    summary = report_summary(edition, authority)
    return PublishedReport(
        report=report,
        edition=edition,
        rid=report.rid,
        title=record["title"],
        language=record["language"] or "",
        form=record["form"],
        wording=record["wording"],
        record_keeper=authority.record_keeper or report.publisher,
        event_kind=event["kind"],
        event_earliest=event["earliest"],
        event_latest=event["latest"],
        sort_date=report.sort_date,
        meeting=authority.meeting,
        derived_from=Report.objects.filter(rid=derived["rid"]).first() if derived else None,
        derivation=derived["how"] if derived else "",
        translation_group=judgements["translation_group"],
        statements=sum(part["kind"] == "statement" for part in record["parts"]),
        **{name: record["source"][name] or "" for name in ("licence", "licence_url", "licence_stated_on")},
        head=write_stored(report_head(edition)),
        summary=write_stored(summary),
        document=write_stored(report_document(edition, editions, summary)),
        **render_page(edition, editions, authority),
    )
