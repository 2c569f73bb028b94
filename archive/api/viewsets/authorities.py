"""People, offices, countries, meetings, topics and propositions: authority records that current editions name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from archive.api import documents
from archive.api.answers import absolute, answer, render
from archive.api.filters import (
    CountryFilters,
    MeetingFilters,
    OfficeFilters,
    PersonFilters,
    PropositionFilters,
    TopicFilters,
)
from archive.api.keyset import Order, Page, read_page
from archive.api.parameters import SELECTION, Paging, Selection, read_parameters
from archive.api.schema import describe_list, describe_one
from archive.api.serializers import (
    CountrySerializer,
    MeetingSerializer,
    OfficeSerializer,
    PersonSerializer,
    PropositionSerializer,
    TopicSerializer,
)
from archive.api.serializers.fields import fields_of
from archive.models import Country, Meeting, Office, Person, Proposition, Topic, find_moved
from archive.models.identifiers import show
from archive.models.keyset import HEADINGS, MEETINGS, SURNAMES
from archive.models.positions import Direction

from .lists import PublishedViewSet

SLUG = OpenApiParameter("slug", str, "path", description="Its name in addresses.")


class AuthorityViewSet(PublishedViewSet):
    """A list of authority records, and each alone, in the same form.

    `columns` gives the fields that the database has; `page` is the folder of their pages; `links` are the lists of
    this API that they lead to, each with the filter that is to have the slug.
    """

    lookup_field = "slug"
    lookup_value_regex = "[a-zA-Z0-9_-]+"
    order = Order(HEADINGS, is_ascending=True)
    columns: Callable[[], documents.Fields]
    page: str
    links: dict[str, tuple[str, str]]

    def read_page(self, filters: Any, paging: Paging, selection: Selection) -> Page:
        # The slug is always read: the addresses are made of it.
        columns = self._columns(selection)
        page = read_page(
            filters.qs,
            order=self.order,
            size=paging.size,
            cursor=paging.cursor,
            read=lambda page, order: page.values_list(*columns.values(), *self.order.key),
        )
        rows = [dict(zip(columns, row[: len(columns)], strict=True)) for row in page.rows]
        return Page(rows, page.next, page.previous)

    def write(self, rows: Sequence[Any], selection: Selection) -> str:
        return ",".join(render(selection.of(self._document(row))).decode() for row in rows)

    def retrieve(self, request: Request, slug: str) -> HttpResponseBase:
        values = read_parameters(request, known=SELECTION)
        selection = Selection.read(values, known=self.list_fields)
        columns = self._columns(selection)
        row = self.get_queryset().filter(slug=slug).values_list(*columns.values()).first()
        if row is not None:
            return answer(request, render(selection.of(self._document(dict(zip(columns, row, strict=True))))))
        today = find_moved(self.get_queryset(), [slug]).get(slug)
        if today is None:
            raise NotFound(f"Nothing public has the name “{slug}”.")
        return self.move(request, today.slug)

    def finish(self, document: dict[str, Any]) -> None:
        """Put what the database has no words for into the document."""

    def _columns(self, selection: Selection) -> documents.Fields:
        columns = type(self).columns()
        return {name: column for name, column in columns.items() if name == "slug" or selection.has(name)}

    def _document(self, row: dict[str, Any]) -> dict[str, Any]:
        """The row with its addresses, in the order of the description."""
        slug = row["slug"]
        self.finish(row)
        row["url"] = absolute(f"/{self.page}/{slug}/")
        row["urls"] = {
            "page": row["url"],
            "api": absolute(reverse(f"{self.basename}-detail", args=[slug])),
            **{
                name: absolute(f"{reverse(f'api-{target}-list')}?{parameter}={slug}")
                for name, (target, parameter) in self.links.items()
            },
        }
        return {name: row[name] for name in self.list_fields if name in row}


class PersonViewSet(AuthorityViewSet):
    """People whom a current edition names."""

    queryset = Person.objects.published()
    serializer_class = PersonSerializer
    filterset_class = PersonFilters
    list_fields = fields_of(PersonSerializer)
    order = Order(SURNAMES, is_ascending=True)
    columns = staticmethod(documents.person_fields)
    page = "people"
    links = {"statements": ("statements", "speaker"), "positions": ("positions", "holder")}

    @describe_list(PersonSerializer, "people")
    def list(self, request: Request) -> HttpResponseBase:
        """Who speaks in the records or is named in them, by surname."""
        return super().list(request)

    @describe_one(PersonSerializer, "people", SLUG, moves=True)
    def retrieve(self, request: Request, slug: str) -> HttpResponseBase:
        """One person. The name of a merged record redirects to the other."""
        return super().retrieve(request, slug)


class OfficeViewSet(AuthorityViewSet):
    """Offices that current editions name."""

    queryset = Office.objects.published()
    serializer_class = OfficeSerializer
    filterset_class = OfficeFilters
    list_fields = fields_of(OfficeSerializer)
    columns = staticmethod(documents.office_fields)
    page = "offices"
    links = {"statements": ("statements", "office")}

    @describe_list(OfficeSerializer, "offices")
    def list(self, request: Request) -> HttpResponseBase:
        """Offices that somebody holds in a record on the day of its event, by heading."""
        return super().list(request)

    @describe_one(OfficeSerializer, "offices", SLUG, moves=True)
    def retrieve(self, request: Request, slug: str) -> HttpResponseBase:
        """One office, with those of its holders whom a record names."""
        return super().retrieve(request, slug)


class CountryViewSet(AuthorityViewSet):
    """Countries that current editions name."""

    queryset = Country.objects.published()
    serializer_class = CountrySerializer
    filterset_class = CountryFilters
    list_fields = fields_of(CountrySerializer)
    columns = staticmethod(documents.country_fields)
    page = "countries"
    links = {"statements": ("statements", "country"), "positions": ("positions", "holder")}

    @describe_list(CountrySerializer, "countries")
    def list(self, request: Request) -> HttpResponseBase:
        """Countries that are a speaker's side, a record-keeper's or the holder of a position, by heading."""
        return super().list(request)

    @describe_one(CountrySerializer, "countries", SLUG, moves=True)
    def retrieve(self, request: Request, slug: str) -> HttpResponseBase:
        """One country."""
        return super().retrieve(request, slug)


class MeetingViewSet(AuthorityViewSet):
    """Meetings of which current editions are records."""

    queryset = Meeting.objects.published()
    serializer_class = MeetingSerializer
    filterset_class = MeetingFilters
    list_fields = fields_of(MeetingSerializer)
    order = Order(MEETINGS)
    columns = staticmethod(documents.meeting_fields)
    page = "meetings"
    links = {"reports": ("reports", "meeting"), "statements": ("statements", "meeting")}

    @describe_list(MeetingSerializer, "meetings")
    def list(self, request: Request) -> HttpResponseBase:
        """Events of which there are published records, and what they are part of, newest first."""
        return super().list(request)

    @describe_one(MeetingSerializer, "meetings", SLUG, moves=True)
    def retrieve(self, request: Request, slug: str) -> HttpResponseBase:
        """One meeting, with its published records."""
        return super().retrieve(request, slug)

    def finish(self, document: dict[str, Any]) -> None:
        for report in document.get("reports", []):
            report["rid"] = show(report["rid"])
            report["url"] = absolute(f"/reports/{report['rid']}/")


class TopicViewSet(AuthorityViewSet):
    """Topics that current editions use."""

    queryset = Topic.objects.published()
    serializer_class = TopicSerializer
    filterset_class = TopicFilters
    list_fields = fields_of(TopicSerializer)
    columns = staticmethod(documents.topic_fields)
    page = "topics"
    links = {
        "statements": ("statements", "topic"),
        "positions": ("positions", "topic"),
        "propositions": ("propositions", "topic"),
    }

    @describe_list(TopicSerializer, "topics")
    def list(self, request: Request) -> HttpResponseBase:
        """What published statements are about, and what stands above that, by heading."""
        return super().list(request)

    @describe_one(TopicSerializer, "topics", SLUG, moves=True)
    def retrieve(self, request: Request, slug: str) -> HttpResponseBase:
        """One topic, with its place among the others and the propositions under it."""
        return super().retrieve(request, slug)

    def finish(self, document: dict[str, Any]) -> None:
        if "matches" in document:
            item = document["matches"]
            uri = f"http://www.wikidata.org/entity/{item}"
            document["matches"] = [{"scheme": "Wikidata", "uri": uri}] if item else []


class PropositionViewSet(AuthorityViewSet):
    """Propositions on which current editions have a position."""

    queryset = Proposition.objects.published()
    serializer_class = PropositionSerializer
    filterset_class = PropositionFilters
    list_fields = fields_of(PropositionSerializer)
    order = Order(("slug",), is_ascending=True)
    columns = staticmethod(documents.proposition_fields)
    page = "propositions"
    links = {"statements": ("statements", "proposition"), "positions": ("positions", "proposition")}

    @describe_list(PropositionSerializer, "propositions")
    def list(self, request: Request) -> HttpResponseBase:
        """Claims on which there is a published position, by slug."""
        return super().list(request)

    @describe_one(PropositionSerializer, "propositions", SLUG, moves=True)
    def retrieve(self, request: Request, slug: str) -> HttpResponseBase:
        """One proposition, with the numbers of positions by direction; a sum over directions would mean nothing."""
        return super().retrieve(request, slug)

    def finish(self, document: dict[str, Any]) -> None:
        if "positions" in document:
            counted = {row["direction"]: row["number"] for row in document["positions"]}
            document["positions"] = {direction: counted.get(direction, 0) for direction in Direction.values}
