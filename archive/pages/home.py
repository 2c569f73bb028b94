"""The home page: what the archive holds, and where to start."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.models import Meeting, PublishedReport, PublishedTopic

from .addresses import meeting_path, topic_path, with_query
from .answering import answer_page, reading_page
from .pictures import timeline_picture
from .turning import turn_reports

NEWEST = 5
TOPICS = 6


@reading_page
def home(request: HttpRequest) -> HttpResponseBase:
    """What the archive holds, its records by date and kind, ways in, and the newest records."""
    entries, _following = turn_reports(PublishedReport.objects.all(), "", NEWEST)
    context = {
        "reports": entries,
        "holdings": _show_holdings(PublishedReport.objects.sum_up()),
        "timeline": timeline_picture(),
        "topics": [
            {"label": label, "href": topic_path(slug)} for slug, label in PublishedTopic.objects.most_raised(TOPICS)
        ],
        "meeting": _find_compared(),
        "all_href": with_query(reverse("archive:report_list"), {}),
    }
    return answer_page(request, "home.html", context)


def _show_holdings(holdings: dict[str, Any]) -> list[dict[str, Any]]:
    """The numbers, each with what it counts and where that is listed; nothing where nothing is published."""
    if not holdings["records"]:
        return []
    rows = [
        ("records", _("record"), _("records"), "archive:report_list"),
        ("said", _("statement"), _("statements"), "archive:search"),
        ("people", _("person"), _("people"), "archive:person_list"),
        ("houses", _("record-keeper"), _("record-keepers"), "archive:licence"),
    ]
    shown = [
        {"number": holdings[name] or 0, "label": one if holdings[name] == 1 else many, "href": reverse(page)}
        for name, one, many, page in rows
    ]
    first, last = holdings["first"], holdings["last"]
    if first and last:
        years = str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        shown.append({"number": years, "label": _("years of the events"), "href": ""})
    return shown


def _find_compared() -> dict[str, str] | None:
    """The newest meeting of which the archive has more than one house's account; None where it has none."""
    found = Meeting.objects.told_by_several().newest_first().first()
    return {"label": found.label, "href": meeting_path(found.slug)} if found else None
