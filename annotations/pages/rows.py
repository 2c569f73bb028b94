"""Notes as the rows of the notebook's pages: what each says, whose it is, and on what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Prefetch

from annotations.models import Anchor, Annotation
from annotations.writing import standing_anchor
from archive.models import PublishedPart, PublishedReport
from archive.models.identifiers import show
from archive.pages.entries import statement_result
from archive.rendering.addresses import report_path, statement_path

from .entries import write_body


def read_rows(keys: Sequence[int], reader: Any) -> list[dict[str, Any]]:
    """The annotations of these keys in this order as rows; eight queries, and those of codings."""
    anchors = Anchor.objects.select_related("edition").defer("edition__content").order_by("-major")
    rows = (
        Annotation.objects.filter(pk__in=keys)
        .with_everything()
        .select_related("group", "thread")
        .prefetch_related(Prefetch("thread__anchors", anchors))
    )
    found = {row.pk: row for row in rows}
    reports = {row.report_id for row in found.values()}
    titles = dict(PublishedReport.objects.filter(report__in=reports).values_list("report", "title"))
    on = {anchor.identity_id for row in found.values() for anchor in (row.thread or row).anchors.all()}
    parts = PublishedPart.objects.filter(identity__in=on - {None}).defer("search")
    statements = {part.identity_id or "": statement_result(part.data) for part in parts}
    return [_compose(found[key], titles, statements, reader) for key in keys if key in found]


def _compose(
    row: Annotation, titles: dict[int, str], statements: dict[str, dict[str, Any]], reader: Any
) -> dict[str, Any]:
    root = row.thread or row
    anchors: Iterable[Anchor] = list(root.anchors.all())
    newest = next(iter(anchors), None)
    return {
        **say(row, reader),
        "record": titles.get(row.report_id, ""),
        "rid": show(row.report.rid),
        "is_withdrawn": row.report_id not in titles,
        "quotation": newest.exact if newest else "",
        "statement": statements.get(newest.identity_id or "") if newest else None,
        "href": _href(row, anchors),
        "is_lost": newest is not None and newest.status == Anchor.Status.LOST,
        "reason": newest.reason if newest else "",
        "is_open": newest is not None and newest.is_open and row.creator_id == reader.pk and row.thread_id is None,
    }


def say(row: Annotation, reader: Any) -> dict[str, Any]:
    """What a row says, and whose it is; no query."""
    version = row.standing_version
    return {
        "guid": row.guid,
        "creator": row.creator,
        "is_mine": row.creator_id == reader.pk,
        "at": version.at,
        "visibility": row.get_visibility_display(),
        "group": version.group,
        "is_reply": row.reply_to_id is not None,
        "is_hidden": row.hidden_at is not None,
        "is_coding": row.round_id is not None,
        "is_closed": row.round is not None and row.round.closed_at is not None,
        "bodies": [write_body(body) for body in version.bodies.all()],
    }


def _href(row: Annotation, anchors: Iterable[Anchor]) -> str:
    """The words that it is on, in the edition in which it stood last, with the note open beside them."""
    anchors = list(anchors)
    if not anchors:
        return f"/notebook/records/{show(row.report.rid)}/"
    anchor = standing_anchor(anchors)
    is_newest = anchor is anchors[0]
    path = (
        statement_path(anchor.identity_id, None if is_newest else anchor.major)
        if anchor.identity_id and not is_newest
        else report_path(row.report.rid, None if is_newest else anchor.major)
    )
    return f"{path}#annotation-{row.guid}"
