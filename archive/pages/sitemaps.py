"""What there is to crawl: one sitemap, or an index of several where it would grow too long (sitemaps.org)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import CharField, F, Func, IntegerField, QuerySet, TextField, Value
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
from archive.querying import unreadable

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


class FirstLetter(Func):
    """The code point of the first letter of a row's name, which stays: its primary key is given anew whenever it is projected."""

    function = "ascii"
    output_field = IntegerField()


class FirstOfKey(Func):
    """The same of what is named by a UUID: its first byte, from 0 to 255."""

    template = "get_byte(uuid_send(%(expressions)s), 0)"
    output_field = IntegerField()


class Section(NamedTuple):
    """Pages of one kind: which rows have one, the column with their names, and the address of a name.

    Files go by the rows' primary keys, 50,000 to a file; of what is given new ones, by how the name begins. A file is a
    stretch of the index in each case, so that it reads its own rows alone.
    """

    rows: Callable[[], QuerySet[Any]]
    column: str
    path: Callable[[str], str]
    is_keyed_anew: bool = False
    is_uuid: bool = False

    @property
    def file(self) -> Any:
        """In which file of the section a row stands."""
        if self.is_uuid:
            return FirstOfKey(F(self.column))
        return FirstLetter(F(self.column)) if self.is_keyed_anew else Cast(F("pk") / LARGEST, IntegerField())

    def in_file(self, number: int) -> QuerySet[Any]:
        """The rows of that file, in an order that stays."""
        if self.is_uuid:
            if number > 255:
                return self.rows().none()
            ends = UUID(int=number << 120), UUID(int=((number + 1) << 120) - 1)
            return self.rows().filter(**{f"{self.column}__range": ends}).order_by(self.column)
        if self.is_keyed_anew:
            if number > sys.maxunicode or unreadable(letter := chr(number)):
                return self.rows().none()
            return self.rows().filter(**{f"{self.column}__startswith": letter}).order_by(self.column)
        return self.rows().filter(pk__gte=number * LARGEST, pk__lt=(number + 1) * LARGEST).order_by("pk")


SECTIONS = {
    "reports": Section(PublishedReport.objects.all, "rid", report_path),
    "people": Section(Person.objects.published, "slug", person_path),
    "topics": Section(Topic.objects.published, "slug", topic_path),
    "propositions": Section(Proposition.objects.published, "slug", proposition_path),
    "meetings": Section(Meeting.objects.published, "slug", meeting_path),
    "offices": Section(Office.objects.published, "slug", office_path),
    "instruments": Section(Instrument.objects.published, "slug", instrument_path),
    "places": Section(PublishedPlace.objects.once, "slug", place_path, is_keyed_anew=True),
    "undertakings": Section(PublishedUndertaking.objects.likely, "key", undertaking_path, is_uuid=True),
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
    """The pages of one section that stand in the file with this number."""
    if section not in SECTIONS:
        raise NotHere(_("No sitemap has this name."))
    pages_of = SECTIONS[section]
    names = pages_of.in_file(number).values_list(pages_of.column, flat=True)
    pages = [(absolute(pages_of.path(str(name))), "") for name in names]
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
    rows = section.rows().order_by().annotate(section=Cast(Value(name), CharField()), file=section.file)
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
