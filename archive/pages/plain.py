"""What programs ask a site for: whether it is well, what may be crawled, and what there is."""

from __future__ import annotations

from pathlib import Path

from django.contrib.staticfiles import finders
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from archive.models import Report

from .addresses import absolute, report_path
from .answering import answer, reading_page

LARGEST_SITEMAP = 50_000
"""Addresses in one file, by the protocol of sitemaps.org."""


@reading_page
def healthz(request: HttpRequest) -> HttpResponseBase:
    """“ok” where the database answers; an error of the server otherwise."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    response = HttpResponse("ok\n", content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response


@reading_page
def favicon(request: HttpRequest) -> HttpResponseBase:
    """The site's mark, for what asks for it at the root without having read a page."""
    mark = Path(str(finders.find("img/favicon.svg"))).read_text()
    return answer(request, mark, content_type="image/svg+xml")


@reading_page
def robots(request: HttpRequest) -> HttpResponseBase:
    """Everything public may be read; searches and views of the same text are not worth a crawl."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /accounts/",
        f"Disallow: {reverse('archive:search')}",
        "Disallow: /*?",
        f"Sitemap: {absolute(reverse('archive:sitemap'))}",
    ]
    return answer(request, "\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@reading_page
def sitemap(request: HttpRequest) -> HttpResponseBase:
    """The published reports and the pages that lead to them."""
    entries = [
        (absolute(reverse(f"archive:{name}")), "")
        for name in ("home", "report_list", "person_list", "topic_list", "method")
    ]
    rows = Report.objects.published().newest_first().values_list("rid", "current_edition__published_at")
    entries += [
        (absolute(report_path(rid)), at.date().isoformat()) for rid, at in rows[: LARGEST_SITEMAP - len(entries)]
    ]
    body = "".join(
        f"<url><loc>{address}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>\n" for address, day in entries
    )
    document = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{body}</urlset>\n'
    )
    return answer(request, document, content_type="application/xml; charset=utf-8")
