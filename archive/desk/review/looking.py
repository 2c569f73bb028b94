"""What the page of review shows of a report: its difference from the current edition, what is open, who said what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from archive.composing import compose_judgements, compose_record
from archive.contrasting import Contrast, PartContrast, contrast
from archive.editing.working_copy import working_value
from archive.models import Comment, Report
from archive.publishing import NextEdition, NothingToPublish, NotReadyToPublish, compose_next
from archive.rendering.phrases import show_account
from archive.reviewing.foretelling import Foretold, foretell, foretell_beside


@dataclass(frozen=True, slots=True)
class Row:
    """A part on the page, with its threads; `is_asked`: the form for a comment on it is open."""

    part: PartContrast
    account: str
    threads: tuple[Comment, ...]
    is_asked: bool


@dataclass(frozen=True, slots=True)
class Look:
    """A working copy as it stands: what would be published of it, or why nothing can be, and what that changes.

    `beside` are sentences on what others have laid over the record.
    """

    coming: NextEdition | None
    why_not: str
    contrast: Contrast
    foretold: Foretold | None
    record: dict[str, Any]
    beside: tuple[str, ...]


def look_at(report: Report, *, beside_edition: bool = True) -> Look:
    """What there is to see of the report's working copy; as many queries for a long one as for a short one.

    Without `beside_edition` it stands by itself, as if nothing had been published.
    """
    breakdown = working_value(report).breakdown
    coming, why_not = None, ""
    try:
        coming = compose_next(report=report)
    except (NothingToPublish, NotReadyToPublish) as reason:
        why_not = f"{reason}."
    if coming is not None:
        record, judgements, last = coming.record, coming.judgements, coming.last
    else:
        record = compose_record(report=report, breakdown=breakdown)
        judgements = compose_judgements(report=report, breakdown=breakdown)
        last = report.editions.first()
    return Look(
        coming,
        why_not,
        contrast(last.document if last and beside_edition else None, record, judgements),
        foretell(coming, breakdown, report.text) if coming else None,
        record,
        foretell_beside(coming, breakdown, report.text) if coming else (),
    )


def rows_of(look: Look, threads: list[Comment], *, asked: str, only_changes: bool) -> list[Row]:
    """The parts with the comments on them; with `only_changes` those that differ or are commented."""
    by_sid: dict[str, list[Comment]] = {}
    for thread in threads:
        if thread.identity_id:
            by_sid.setdefault(thread.identity_id, []).append(thread)
    keeper = look.record["record_keeper"]
    rows = (
        Row(
            part,
            show_account(part.account, keeper) if part.is_statement else "",
            tuple(by_sid.get(part.sid, ())),
            is_asked=bool(part.sid) and part.sid == asked,
        )
        for part in look.contrast.parts
    )
    return [row for row in rows if not only_changes or row.part.state != "same" or row.threads or row.is_asked]
