"""Turning the pages of lists: each begins after the last row of the one before, by keyset."""

from __future__ import annotations

from typing import Any

import orjson
from django.utils.translation import gettext as _

from archive.models import PublishedPart, Report
from archive.models.identifiers import show
from archive.models.published import PublishedReportQuerySet, PublishedTopicQuerySet, PublishedVoiceQuerySet

from .addresses import with_query
from .answering import NotHere, read_identifier
from .entries import report_entry, statement_result

PAGE = 25


def turn_reports(reports: PublishedReportQuerySet, after: str, size: int = 0) -> tuple[list[dict[str, Any]], str]:
    """A page of reports as a list shows them, and the identifier after which the next one begins; two queries at most.

    A report that has been withdrawn since keeps its place, so that a list can be read on from it.
    """
    size = size or PAGE
    if after:
        try:
            reports = reports.after(Report.objects.once_public().get_place(read_identifier(after)))
        except Report.DoesNotExist as error:
            raise no_place(after) from error
    rows = list(reports.newest_first().only("rid", "summary")[: size + 1])
    following = show(rows[size - 1].rid) if len(rows) > size else ""
    return [report_entry(row.summary_data) for row in rows[:size]], following


def turn_statements(
    rows: PublishedVoiceQuerySet | PublishedTopicQuerySet, after: str
) -> tuple[list[dict[str, Any]], str]:
    """A page of statements as results, and the identifier after which the next one begins; two queries at most."""
    if after:
        try:
            rows = rows.after(PublishedPart.objects.get_place(read_identifier(after)))
        except PublishedPart.DoesNotExist as error:
            raise no_place(after) from error
    data = [orjson.loads(body) for body in rows.each_part_once().values_list("part__body", flat=True)[: PAGE + 1]]
    following = data[PAGE - 1]["sid"] if len(data) > PAGE else ""
    return [statement_result(row) for row in data[:PAGE]], following


def no_place(after: str) -> NotHere:
    """What to raise where the list does not have the row after which a page should begin."""
    return NotHere(_("The list has no place after “%s”. Begin with its first page.") % after[:80])


def is_slug(value: str) -> bool:
    """Whether it can be a slug at all."""
    return value.replace("-", "").replace("_", "").isalnum() and value.isascii()


def links(path: str, parameters: dict[str, str], after: str, following: str) -> dict[str, str]:
    """The addresses of the next page and, from a later one, of the first."""
    return {
        "next_href": with_query(path, {**parameters, "after": following}) if following else "",
        "previous_href": with_query(path, parameters) if after else "",
    }
