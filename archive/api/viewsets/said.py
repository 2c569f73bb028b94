"""What current editions say as data, and the instruments to which they refer."""

from __future__ import annotations

from uuid import UUID

from django.http.response import HttpResponseBase
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from archive.api import documents
from archive.api.answers import answer, join
from archive.api.filters import FigureFilters, InstrumentFilters, PlaceFilters, ReferenceFilters, UndertakingFilters
from archive.api.keyset import Order
from archive.api.parameters import SELECTION, Selection, read_parameters
from archive.api.schema import describe_list, describe_one
from archive.api.serializers import (
    FigureSerializer,
    InstrumentSerializer,
    PlaceSerializer,
    ReferenceSerializer,
    UndertakingSerializer,
)
from archive.api.serializers.fields import fields_of
from archive.models import Instrument, PublishedFigure, PublishedPlace, PublishedReference, PublishedUndertaking
from archive.models.keyset import POSITIONS

from .authorities import SLUG, AuthorityViewSet
from .lists import StoredViewSet

KEY = OpenApiParameter("key", str, "path", description="The key that names it for ever, a UUID.")


class FindingViewSet(StoredViewSet):
    """Findings of one kind."""

    lookup_field = "key"
    order = Order(POSITIONS)
    column = "body"

    def retrieve(self, request: Request, key: str) -> HttpResponseBase:
        values = read_parameters(request, known=SELECTION)
        selection = Selection.read(values, known=self.list_fields)
        try:
            found = self.get_queryset().filter(key=UUID(key))
        except ValueError as error:
            raise NotFound(f"“{key[:80]}” is no UUID.") from error
        body = found.values_list("body", flat=True).first()
        if body is None:
            raise NotFound("No current edition has anything with this key.")
        return answer(request, join([body], selection).encode())


class ReferenceViewSet(FindingViewSet):
    """References to instruments."""

    queryset = PublishedReference.objects.all()
    serializer_class = ReferenceSerializer
    filterset_class = ReferenceFilters
    list_fields = fields_of(ReferenceSerializer)

    @describe_list(ReferenceSerializer, "references")
    def list(self, request: Request) -> HttpResponseBase:
        """Which record refers to what, by the day of the event, newest first."""
        return super().list(request)

    @describe_one(ReferenceSerializer, "references", KEY)
    def retrieve(self, request: Request, key: str) -> HttpResponseBase:
        """One reference."""
        return super().retrieve(request, key)


class UndertakingViewSet(FindingViewSet):
    """Undertakings."""

    queryset = PublishedUndertaking.objects.all()
    serializer_class = UndertakingSerializer
    filterset_class = UndertakingFilters
    list_fields = fields_of(UndertakingSerializer)

    @describe_list(UndertakingSerializer, "undertakings")
    def list(self, request: Request) -> HttpResponseBase:
        """Who is recorded as undertaking what, or asking it of whom, newest first. Whether it was done is not said."""
        return super().list(request)

    @describe_one(UndertakingSerializer, "undertakings", KEY)
    def retrieve(self, request: Request, key: str) -> HttpResponseBase:
        """One undertaking."""
        return super().retrieve(request, key)


class FigureViewSet(FindingViewSet):
    """Figures."""

    queryset = PublishedFigure.objects.all()
    serializer_class = FigureSerializer
    filterset_class = FigureFilters
    list_fields = fields_of(FigureSerializer)

    @describe_list(FigureSerializer, "figures")
    def list(self, request: Request) -> HttpResponseBase:
        """The numbers that records give, newest first, each in the unit in which it is printed."""
        return super().list(request)

    @describe_one(FigureSerializer, "figures", KEY)
    def retrieve(self, request: Request, key: str) -> HttpResponseBase:
        """One figure."""
        return super().retrieve(request, key)


class PlaceViewSet(FindingViewSet):
    """Places."""

    queryset = PublishedPlace.objects.all()
    serializer_class = PlaceSerializer
    filterset_class = PlaceFilters
    list_fields = fields_of(PlaceSerializer)

    @describe_list(PlaceSerializer, "places")
    def list(self, request: Request) -> HttpResponseBase:
        """The states, places and bodies that records name, newest first."""
        return super().list(request)

    @describe_one(PlaceSerializer, "places", KEY)
    def retrieve(self, request: Request, key: str) -> HttpResponseBase:
        """One place where it is named."""
        return super().retrieve(request, key)


class InstrumentViewSet(AuthorityViewSet):
    """Instruments to which current editions refer."""

    queryset = Instrument.objects.published()
    serializer_class = InstrumentSerializer
    filterset_class = InstrumentFilters
    list_fields = fields_of(InstrumentSerializer)
    columns = staticmethod(documents.instrument_fields)
    page = "instruments"
    links = {"references": ("references", "instrument")}

    @describe_list(InstrumentSerializer, "instruments")
    def list(self, request: Request) -> HttpResponseBase:
        """Treaties, resolutions, declarations and plans to which records refer, by heading."""
        return super().list(request)

    @describe_one(InstrumentSerializer, "instruments", SLUG, moves=True)
    def retrieve(self, request: Request, slug: str) -> HttpResponseBase:
        """One instrument, with its names."""
        return super().retrieve(request, slug)
