"""The reading pages that are kept: rendered at publication, and again where what makes them has changed."""

from __future__ import annotations

from collections.abc import Iterable

from archive.models import Edition, PublishedReport, Report
from archive.rendering import Reading, page_key, render_for_keeping

from .authorities import Authorities


def render_page(edition: Edition, editions: Iterable[Edition], authority: Authorities) -> dict[str, str]:
    """The columns of the page of a current edition; `editions` are all of the report, the latest first."""
    reading = Reading(
        edition=edition.document,
        people=authority.people,
        topics=authority.topics.keys(),
        meeting=authority.meeting.slug if authority.meeting else "",
    )
    page, key = render_for_keeping(reading, edition, editions)
    return {"page": page, "page_key": key}


def render_outdated(*, limit: int | None = None) -> tuple[int, int]:
    """Render again the pages that are not what they would be rendered as now, as after an upgrade; at most `limit`.

    How many were rendered, and how many are left: those are rendered whenever they are asked for.
    """
    known = PublishedReport.objects.order_by("pk").values_list("pk", "page_key", "edition__sha256")
    outdated = [pk for pk, key, sha256 in known.iterator() if key != page_key(sha256)]
    for pk in outdated[:limit]:
        report = Report.objects.published().with_current_edition().filter(pk=pk).first()
        if report is None:  # withdrawn meanwhile
            continue
        edition = report.current_edition
        assert edition is not None
        authority = Authorities(edition.document["record"], edition.document["judgements"])
        columns = render_page(edition, report.editions.without_content(), authority)
        # Of another edition, published meanwhile, the page has just been made.
        PublishedReport.objects.filter(pk=pk, edition=edition).update(**columns)
    rendered = len(outdated[:limit])
    return rendered, len(outdated) - rendered
