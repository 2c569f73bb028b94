"""What programs ask a site for: whether it is well, its mark, and what may be crawled."""

from __future__ import annotations

from pathlib import Path

from django.contrib.staticfiles import finders
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from .addresses import absolute
from .answering import answer, reading_page


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
