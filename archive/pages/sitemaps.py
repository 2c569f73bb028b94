"""What there is to crawl: one sitemap, or an index of several where it would grow too long (sitemaps.org)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db.models import CharField, F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _

from archive.models import (
    Country,
    Instrument,
    Meeting,
    Office,
    Person,
    Proposition,
    PublishedPlace,
    PublishedReport,
    PublishedUndertaking,
    Topic,
)

from .addresses import (
    absolute,
    country_path,
    instrument_path,
    meeting_path,
    office_path,
    person_path,
    place_path,
    proposition_path,
    report_path,
    topic_path,
    undertaking_path,
)
from .answering import NotHere, answer, reading_page

LARGEST = 50_000
"""Addresses in one file, by the protocol of sitemaps.org."""

PAGES = (
    "home", "report_list", "person_list", "topic_list", "proposition_list", "meeting_list", "office_list", "country_list",
    "instrument_list", "undertakings", "figures", "place_list",
    "method", "corrections", "licence", "privacy", "contact", "accessibility",
)  # fmt: skip
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Section(NamedTuple):
    """Pages of one kind: which rows have one, the column with their names, and the address of a name."""

    rows: Callable[[], QuerySet[Any]]
    column: str
    path: Callable[[str], str]


SECTIONS = {
    "reports": Section(PublishedReport.objects.all, "rid", report_path),
    "people": Section(Person.objects.published, "slug", person_path),
    "topics": Section(Topic.objects.published, "slug", topic_path),
    "propositions": Section(Proposition.objects.published, "slug", proposition_path),
    "meetings": Section(Meeting.objects.published, "slug", meeting_path),
    "offices": Section(Office.objects.published, "slug", office_path),
    "instruments": Section(Instrument.objects.published, "slug", instrument_path),
    "places": Section(PublishedPlace.objects.once, "slug", place_path),
    "undertakings": Section(PublishedUndertaking.objects.likely, "key", undertaking_path),
    "countries": Section(Country.objects.published, "slug", country_path),
}


@reading_page
def sitemap(request: HttpRequest) -> HttpResponseBase:
    """All public pages in one sitemap, or the index of several."""
    pages = [*_list_pages(), *_list_sections()]
    if len(pages) <= LARGEST:
        return _answer_pages(request, pages)
    first, *others = (_number(name, section) for name, section in SECTIONS.items())
    parts = [reverse("archive:sitemap_pages")]
    for name, number in first.union(*others, all=True).order_by("section", "file"):
        parts.append(reverse("archive:sitemap_part", args=[name, number]))
    body = "".join(f"<sitemap><loc>{escape(absolute(path))}</loc></sitemap>\n" for path in parts)
    return _answer(request, "sitemapindex", body)


@reading_page
def sitemap_pages(request: HttpRequest) -> HttpResponseBase:
    """The pages that are always there."""
    return _answer_pages(request, _list_pages())


@reading_page
def sitemap_part(request: HttpRequest, section: str, number: int) -> HttpResponseBase:
    """The pages of one section whose rows have this number of 50,000s as their key's whole part."""
    if section not in SECTIONS:
        raise NotHere(_("No sitemap has this name."))
    rows, column, path = SECTIONS[section]
    names = rows().filter(pk__gte=number * LARGEST, pk__lt=(number + 1) * LARGEST).order_by("pk")
    pages = [(absolute(path(str(name))), "") for name in names.values_list(column, flat=True)]
    if not pages:
        raise NotHere(_("This sitemap has nothing in it."))
    return _answer_pages(request, pages)


def _list_pages() -> list[tuple[str, str]]:
    return [(absolute(reverse(f"archive:{name}")), "") for name in PAGES]


def _list_sections() -> list[tuple[str, str]]:
    """Address and, of reports, day of the last change of every page; no more than just too many. Two queries."""
    reports = PublishedReport.objects.order_by("pk").values_list("rid", "edition__published_at")[: LARGEST + 1]
    pages = [(absolute(report_path(rid)), at.date().isoformat()) for rid, at in reports]
    first, *others = (_name(name, section) for name, section in SECTIONS.items() if name != "reports")
    rows = first.union(*others, all=True).order_by("section", "entry")[: LARGEST + 1]
    return pages + [(absolute(SECTIONS[section].path(name)), "") for section, name in rows]


def _name(name: str, section: Section) -> Any:
    rows = (
        section.rows()
        .order_by()
        .annotate(section=Cast(Value(name), CharField()), entry=Cast(F(section.column), TextField()))
    )
    return rows.values_list("section", "entry")


def _number(name: str, section: Section) -> Any:
    whole = Cast(F("pk") / LARGEST, IntegerField())
    rows = section.rows().order_by().annotate(section=Cast(Value(name), CharField()), file=whole)
    return rows.values_list("section", "file").distinct()


def _answer_pages(request: HttpRequest, pages: list[tuple[str, str]]) -> HttpResponseBase:
    body = "".join(
        f"<url><loc>{escape(address)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>\n"
        for address, day in pages
    )
    return _answer(request, "urlset", body)


def _answer(request: HttpRequest, root: str, body: str) -> HttpResponseBase:
    document = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">\n{body}</{root}>\n'
    return answer(request, document, content_type="application/xml; charset=utf-8")
