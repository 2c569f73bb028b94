"""What the archive says of itself: its rules, corrections, licences, privacy, contact, accessibility."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from archive.models import Edition, PublishedPart, PublishedReport, Withdrawal
from archive.models.identifiers import show
from archive.models.published.parts import COUNTED
from archive.rendering.dates import show_date
from archive.rendering.phrases import REVIEWS

from .addresses import report_path
from .answering import answer_page, read_identifier, reading_page
from .turning import links, no_place

PAGE = 25


@reading_page
def method(request: HttpRequest) -> HttpResponseBase:
    """What the archive does to a record, and how far its statements have been checked."""
    reviews = PublishedPart.objects.statements().count_reviews()
    return answer_page(
        request,
        "about/method.html",
        {
            "reviews": [{"label": REVIEWS[name], "number": reviews[name]} for name in REVIEWS if reviews.get(name)],
            "counted": COUNTED if sum(reviews.values()) >= COUNTED else 0,
        },
    )


@reading_page
def corrections(request: HttpRequest) -> HttpResponseBase:
    """How to report a mistake, the editions in which a record was changed, and what has been withdrawn."""
    after = request.GET.get("after", "")
    editions = Edition.objects.correcting()
    if after:
        shown, _slash, major = after.partition("/")
        try:
            editions = editions.after(Edition.objects.correcting().get_place(read_identifier(shown), _number(major)))
        except Edition.DoesNotExist as error:
            raise no_place(after) from error
    rows = list(editions.newest_first().with_titles()[: PAGE + 1])
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    context: dict[str, Any] = {
        "corrections": [_correction(row) for row in rows[:PAGE]],
        "withdrawals": [] if after else [_withdrawal(row) for row in Withdrawal.objects.standing()[:PAGE]],
        "is_continued": bool(after),
        "contact": settings.CONTACT,
    }
    following = f"{show(last.report.rid)}/{last.major}" if last else ""
    return answer_page(request, "about/corrections.html", context | links(request.path, {}, after, following))


@reading_page
def licence(request: HttpRequest) -> HttpResponseBase:
    """Under which licences the published records stand, house by house, and under which the archive's own layer."""
    houses = [
        {
            "house": row["record_keeper__label"],
            "records": row["records"],
            "licence": row["licence"],
            "licence_url": row["licence_url"],
            "stated": show_date(row["licence_stated_on"]),
        }
        for row in PublishedReport.objects.count_licences()
    ]
    return answer_page(request, "about/licence.html", {"houses": houses, "own": settings.ARCHIVE_LICENCE})


@reading_page
def privacy(request: HttpRequest) -> HttpResponseBase:
    """What is stored of whoever reads, and of whoever signs in."""
    context = {"contact": settings.CONTACT, "days": settings.SESSION_COOKIE_AGE // (24 * 3600)}
    return answer_page(request, "about/privacy.html", context)


@reading_page
def contact(request: HttpRequest) -> HttpResponseBase:
    """Who runs the archive, and how to write to them."""
    return answer_page(request, "about/contact.html", {"contact": settings.CONTACT})


@reading_page
def accessibility(request: HttpRequest) -> HttpResponseBase:
    """How the pages can be used, what of it is tested and how, and what is known to be wanting."""
    return answer_page(request, "about/accessibility.html", {"contact": settings.CONTACT})


def _number(major: str) -> int:
    # Nine digits are within the column's range; what is no number is the number of no edition.
    return int(major) if major.isascii() and major.isdigit() and len(major) < 10 else 0


def _correction(row: Edition) -> dict[str, Any]:
    report = row.report
    return {
        "date": row.published_at.date(),
        "title": report.published_report.title or _("Untitled record"),
        "language": report.published_report.language,
        "number": row.number,
        "href": report_path(report.rid, row.major),
        "before_href": report_path(report.rid, row.major - 1),
        "before": row.major - 1,
        "note": row.note,
    }


def _withdrawal(row: Withdrawal) -> dict[str, Any]:
    return {
        "date": row.at.date(),
        "identifier": show(row.edition.report.rid),
        "href": report_path(row.edition.report.rid),
        "reason": row.reason,
    }
