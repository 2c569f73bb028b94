"""Meetings, and the page of one: its accounts side by side, house by house, and the meetings around it."""

from __future__ import annotations

from typing import Any

import orjson
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.models import Meeting, Participation, PublishedPart, PublishedReport
from archive.rendering.dates import show_date
from archive.rendering.linking import link_addresses
from archive.rendering.phrases import capitalise

from .addresses import meeting_path, office_path, person_path, with_query
from .answering import answer_page, reading_page
from .comparing import compare_accounts
from .entries import report_entry
from .naming import get_named
from .turning import is_slug, links, no_place

PAGE = 50
RECORDS = 20
"""Records of a meeting that are compared; of more, the list of records has them all."""


@reading_page
def meeting_list(request: HttpRequest) -> HttpResponseBase:
    """The meetings of which there are published records, the newest first, each with how many houses tell of it."""
    after = request.GET.get("after", "")
    meetings = Meeting.objects.published().with_accounts()
    if after:
        try:
            meetings = meetings.after(Meeting.objects.published().get_place(after if is_slug(after) else ""))
        except Meeting.DoesNotExist as error:
            raise no_place(after) from error
    rows = list(meetings.newest_first().select_related("part_of")[: PAGE + 1])
    following = rows[PAGE - 1].slug if len(rows) > PAGE else ""
    context = {"meetings": [_entry(row) for row in rows[:PAGE]]} | links(request.path, {}, after, following)
    return answer_page(request, "archive/meeting_list.html", context)


@reading_page
def meeting(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A meeting: who took part, each house's account beside the others', its parts, and what it is part of."""
    why = _("No published record is an account of this meeting.")
    found = get_named(Meeting.objects.published().select_related("part_of"), slug, meeting_path, why)
    reports = [
        (row.record_keeper_id, row.summary_data)
        for row in PublishedReport.objects.of_meeting(found).only("report", "record_keeper", "summary")[: RECORDS + 1]
    ]
    statements = PublishedPart.objects.statements().of_meeting(found, RECORDS).values_list("record_keeper", "body")
    above = found.part_of
    context = {
        "meeting": {
            "label": found.label,
            "href": meeting_path(slug),
            "kind": _show_kind(found),
            "date": show_date(found.date),
            "place": found.place,
            "note_html": link_addresses(found.note),
            "part_of": {"label": above.label, "href": meeting_path(above.slug)} if above else None,
        },
        "parts": [_entry(row) for row in Meeting.objects.published().with_accounts().parts_of(found)],
        "participants": [_participant(row) for row in Participation.objects.published().of_meeting(found)],
        "reports": [report_entry(summary) for _keeper, summary in reports[:RECORDS]],
        "all_href": with_query(reverse("archive:report_list"), {"meeting": slug}) if len(reports) > RECORDS else "",
        "comparison": compare_accounts(
            reports[:RECORDS], [(keeper, orjson.loads(body)) for keeper, body in statements]
        ),
    }
    return answer_page(request, "archive/meeting.html", context)


def _entry(row: Any) -> dict[str, Any]:
    return {
        "label": row.label,
        "href": meeting_path(row.slug),
        "kind": _show_kind(row),
        "date": show_date(row.date) or _("no date"),
        "place": row.place,
        "records": row.records,
        "houses": row.houses,
        "part_of": row.part_of.label if row.part_of else "",
    }


def _show_kind(row: Meeting) -> str:
    return _("Event") if row.kind == "other" else capitalise(row.kind)


def _participant(row: Any) -> dict[str, Any]:
    office = row.tenure.office if row.tenure else None
    return {
        "name": row.person.label,
        "href": person_path(row.person.slug),
        "office": office.label if office else "",
        "office_href": office_path(office.slug) if office and row.is_office_public else "",
        "role": row.get_role_display(),
        "source_html": link_addresses(row.source),
    }
