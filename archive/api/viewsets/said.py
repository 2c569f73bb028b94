"""What current editions say as data, and the instruments to which they refer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http.response import HttpResponseBase
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.serializers import Serializer

from archive.api import documents
from archive.api.answers import absolute, answer, join
from archive.api.filters import (
    EvidenceFilters,
    FigureFilters,
    InstrumentFilters,
    PlaceFilters,
    ReferenceFilters,
    UndertakingFilters,
)
from archive.api.keyset import Order
from archive.api.parameters import SELECTION, Selection, read_parameters
from archive.api.problems import Gone
from archive.api.schema import describe_list, describe_one
from archive.api.serializers import (
    EvidenceSerializer,
    FigureSerializer,
    InstrumentSerializer,
    PlaceSerializer,
    ReferenceSerializer,
    UndertakingSerializer,
)
from archive.api.serializers.fields import fields_of
from archive.models import (
    Instrument,
    PublishedEvidence,
    PublishedFigure,
    PublishedPlace,
    PublishedReference,
    PublishedUndertaking,
)
from archive.models.keyset import POSITIONS
from archive.rendering.addresses import report_path, undertaking_path
from archive.searching.gone import find_gone

from .authorities import SLUG, AuthorityViewSet
from .lists import StoredViewSet, refuse_withdrawn

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
            self.refuse_gone(UUID(key))
            raise NotFound("No current edition has anything with this key.")
        return answer(request, join([body], selection).encode())

    def refuse_gone(self, key: UUID) -> None:
        """Raises Gone where an earlier edition has what no current one has; only of some kinds it is known."""


def finding_of(
    serializer: type[Serializer], tag: str, *, many: str, one: str
) -> Callable[[type[FindingViewSet]], type[FindingViewSet]]:
    """What makes a viewset that of one kind of finding; `many` and `one` say what its list is, and what one of it is."""

    def described(name: str, how: Callable[[Any], Any], told: str) -> Any:
        inherited = getattr(FindingViewSet, name)

        @wraps(inherited)
        def method(self: FindingViewSet, request: Request, **named: str) -> HttpResponseBase:
            answered: HttpResponseBase = inherited(self, request, **named)
            return answered

        method.__doc__ = told
        return how(method)

    def decorate(viewset: type[FindingViewSet]) -> type[FindingViewSet]:
        viewset.serializer_class = serializer
        viewset.list_fields = fields_of(serializer)
        viewset.list = described("list", describe_list(serializer, tag), many)  # type: ignore[method-assign]
        viewset.retrieve = described("retrieve", describe_one(serializer, tag, KEY), one)  # type: ignore[method-assign]
        return viewset

    return decorate


@finding_of(
    ReferenceSerializer,
    "references",
    many="Which record refers to what, by the day of the event, newest first.",
    one="One reference.",
)
class ReferenceViewSet(FindingViewSet):
    """References to instruments."""

    queryset = PublishedReference.objects.all()
    filterset_class = ReferenceFilters


@finding_of(
    UndertakingSerializer,
    "undertakings",
    many="Who is recorded as undertaking what, or asking it of whom, newest first. Whether it was done is not said.",
    one="One undertaking.",
)
class UndertakingViewSet(FindingViewSet):
    """Undertakings."""

    queryset = PublishedUndertaking.objects.all()
    filterset_class = UndertakingFilters

    def refuse_gone(self, key: UUID) -> None:
        gone = find_gone(key)
        if gone is None:
            return
        refuse_withdrawn(gone.report)
        number = gone.edition.number
        raise Gone(
            f"The undertaking is no longer in the current edition of its report; the last one with it is {number}.",
            report=absolute(report_path(gone.report.rid)),
            edition=number,
            edition_url=absolute(report_path(gone.report.rid, gone.edition.major)),
            successor=absolute(undertaking_path(gone.heir["key"])) if gone.heir else None,
        )


@finding_of(
    EvidenceSerializer,
    "evidence",
    many="Where a later record comes back to an undertaking, newest first; by `undertaking` those on one of them.",
    one="One later record’s words on an undertaking.",
)
class EvidenceViewSet(FindingViewSet):
    """Evidence on undertakings."""

    queryset = PublishedEvidence.objects.all()
    filterset_class = EvidenceFilters


@finding_of(
    FigureSerializer,
    "figures",
    many="The numbers that records give, newest first, each in the unit in which it is printed.",
    one="One figure.",
)
class FigureViewSet(FindingViewSet):
    """Figures."""

    queryset = PublishedFigure.objects.all()
    filterset_class = FigureFilters


@finding_of(
    PlaceSerializer,
    "places",
    many="The states, places and bodies that records name, newest first.",
    one="One place where it is named.",
)
class PlaceViewSet(FindingViewSet):
    """Places."""

    queryset = PublishedPlace.objects.all()
    filterset_class = PlaceFilters


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
